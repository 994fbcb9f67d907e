"""Cards of consultations, as Python for the reason given in mitsprache/common/ui/many.py."""

from collections.abc import Iterable

from django.utils.html import conditional_escape as escaped
from django.utils.safestring import SafeString, mark_safe

from mitsprache.common.ui.icons import icon
from mitsprache.common.ui.many import badge

from .shown import Card


def cards(items: Iterable[Card], *, level: int) -> SafeString:
    """The cards side by side under headings of `level`."""
    listed = "".join(_card(item, level) for item in items)
    return mark_safe(f'<div class="grid grid--fit">{listed}</div>')


def _card(item: Card, level: int) -> str:
    lang = f' lang="{escaped(item.language)}" dir="auto"' if item.language else ""
    days = f" · <strong>{escaped(item.days)}</strong>" if item.days else ""
    foot = ""
    if item.count:
        foot = f'<div class="card__foot">{_fact("comments", escaped(item.count))}</div>'
    return (
        f'<article class="card card--plain"><div class="card__body"><div class="card__badges">'
        f"{badge(item.badge.label, item.badge.tone, item.badge.icon)}</div>"
        f'<h{level} class="card__title"><a class="card__link" href="{escaped(item.url)}"{lang}>'
        f"{escaped(item.title)}</a></h{level}>"
        f'<p class="card__text"{lang}>{escaped(item.project)}</p>'
        f'<div class="card__meta">{_fact("calendar", f"{escaped(item.when)}{days}")}</div>'
        f"{foot}</div></article>"
    )


def _fact(drawing: str, said: str) -> str:
    return f'<span class="meta__item">{icon(drawing)}<span>{said}</span></span>'
