"""Components of a conversation: comments, replies, official answers."""

from collections.abc import Sequence

from django import template
from django.utils.safestring import SafeString

from . import many
from .values import Comment

register = template.Library()


@register.simple_tag
def comment_list(
    *, items: Sequence[Comment], level: int = 3, open_replies: bool = False
) -> SafeString:
    """Comments in order, replies folded, official answers marked; headings of `level`."""
    return many.comments(items, level=level, open_replies=open_replies)
