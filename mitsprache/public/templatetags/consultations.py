"""`{% load consultations %}`: consultations on lists, sheets and the home page."""

from collections.abc import Sequence

from django import template
from django.utils.safestring import SafeString

from ..consultations import cards
from ..consultations.shown import Card

register = template.Library()


@register.simple_tag
def consultation_cards(*, items: Sequence[Card], level: int) -> SafeString:
    """Consultations as cards under headings of `level`."""
    return cards.cards(items, level=level)
