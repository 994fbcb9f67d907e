"""Components of the page itself: head, way, hints, pages of a list."""

from collections.abc import Sequence
from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import localdate
from django.utils.translation import get_language

from ..context import LanguageLink
from ..dates import in_words
from . import frame, many
from .icons import icon as drawing
from .icons import icon_with_label
from .render import component
from .values import Badge, Link

register = template.Library()

ALERT_ICONS = {
    "info": "info",
    "success": "check-circle",
    "warning": "warning",
    "danger": "error",
}


@register.simple_tag
def icon(name: str, *, label: str = "") -> SafeString:
    """A drawing in the colour of the text; with `label` it speaks where no word is visible."""
    return icon_with_label(name, label) if label else drawing(name)


@register.simple_block_tag
def page_header(
    content: str,
    *,
    title: str,
    lead: str = "",
    preline: str = "",
    badges: Sequence[Badge] = (),
    language: str = "",
) -> SafeString:
    """The head of a page with its only h1; the block holds what follows, e.g. buttons.

    `language` is set when title and lead are not in the page's own.
    """
    return component(
        "page_header",
        title=title,
        lead=lead,
        preline=preline,
        badges=badges,
        language=language,
        content=content,
    )


@register.simple_block_tag
def hero(content: str, *, title: str, lead: str = "", preline: str = "") -> SafeString:
    """The large opening of the home page with the drawing; the block holds search and buttons."""
    return component("hero", title=title, lead=lead, preline=preline, content=content)


@register.simple_tag
def breadcrumb(*, items: Sequence[Link]) -> SafeString:
    """The way from the home page to this one; the last link is the page itself."""
    return frame.breadcrumb(items)


@register.simple_tag
def nav(*, items: Sequence[Link], label: str) -> SafeString:
    """The main navigation."""
    return frame.nav(items, label)


@register.simple_tag
def alternates(*, items: Sequence[LanguageLink]) -> SafeString:
    """For the head: where the page is in each language."""
    return frame.alternates(items)


@register.simple_tag
def languages(*, items: Sequence[LanguageLink]) -> SafeString:
    """The page in the other languages."""
    return frame.languages(items)


@register.simple_tag
def footer_nav(*, items: Sequence[Link], label: str) -> SafeString:
    """The links at the foot of the page."""
    return frame.footer_nav(items, label)


@register.simple_tag
def today() -> str:
    """The present day in the city's time, in words."""
    return in_words(localdate(), "DATE_FORMAT", get_language() or "")


@register.simple_tag
def desk_nav(*, sections: Sequence[tuple[str, Sequence[Link]]], label: str) -> SafeString:
    """The side navigation of the desk: (heading or empty, links) in order."""
    return component("desk_nav", sections=sections, label=label)


@register.simple_tag
def toc(*, items: Sequence[Link], title: str) -> SafeString:
    """Links to the parts of a long page."""
    return component("toc", items=items, title=title)


@register.simple_tag
def badge(*, label: str, tone: str = "neutral", icon: str = "") -> SafeString:
    """A state as a word with its drawing. Tones: neutral accent warm success warning danger."""
    return mark_safe(many.badge(label, tone, icon))


@register.simple_block_tag
def alert(content: str, *, kind: str = "info", title: str = "", live: bool = False) -> SafeString:
    """A hint that matters. Kinds: info success warning danger; `live` lets it be read at once."""
    return component(
        "alert",
        kind=kind,
        icon=ALERT_ICONS[kind],
        title=title,
        live=live,
        content=content,
    )


@register.simple_tag
def message_alert(*, message: Any) -> SafeString:
    """A message of Django's messages framework as an alert."""
    kind = {"error": "danger"}.get(message.level_tag, message.level_tag)
    kind = kind if kind in ALERT_ICONS else "info"
    return component("alert", kind=kind, icon=ALERT_ICONS[kind], live=True, content=message)


@register.simple_block_tag
def notice_bar(content: str) -> SafeString:
    """One line above the header, e.g. that this is a demo city."""
    return frame.notice_bar(content)


@register.simple_block_tag
def panel(
    content: str,
    *,
    title: str = "",
    tone: str = "plain",
    level: int = 2,
    anchor: str = "",
) -> SafeString:
    """A framed part beside or within the text. Tones: plain tint accent warm."""
    return frame.panel(content, title=title, tone=tone, level=level, anchor=anchor)


@register.simple_block_tag
def disclosure(content: str, *, summary: str, open: bool = False, anchor: str = "") -> SafeString:
    """A part that opens on demand, without JavaScript."""
    return component("disclosure", summary=summary, open=open, anchor=anchor, content=content)


@register.simple_block_tag
def dialog(content: str, *, anchor: str, title: str) -> SafeString:
    """A dialog, opened by an element with data-dialog="<anchor>" that works as a link as well."""
    return component("dialog", anchor=anchor, title=title, content=content)


@register.simple_block_tag
def empty_state(
    content: str, *, title: str, text: str = "", icon: str = "search", level: int = 2
) -> SafeString:
    """Says that there is nothing and what to do about it; the block holds buttons.

    `level` 1 where this is the whole page.
    """
    return component("empty_state", title=title, text=text, icon=icon, level=level, content=content)


@register.simple_tag(takes_context=True)
def pagination(
    context: template.Context,
    *,
    number: int,
    total: int,
    parameter: str = "seite",
    label: str = "",
) -> SafeString:
    """Links to the pages of a list, from 1; keeps the other parameters of the address.

    `label` tells two of them on one page apart.
    """
    if total < 2:
        return SafeString("")
    query = context["request"].GET.copy()

    def url(page: int) -> str:
        query[parameter] = str(page)
        if page == 1:
            del query[parameter]
        return f"?{query.urlencode()}"

    shown = [page for page in range(1, total + 1) if page in (1, total) or abs(page - number) <= 2]
    links = [
        (
            page,
            url(page),
            page != number and abs(page - number) > 1,
            page - 1 not in {0, *shown},
        )
        for page in shown
    ]
    return component(
        "pagination",
        links=links,
        number=number,
        total=total,
        label=label,
        previous=url(number - 1) if number > 1 else "",
        next=url(number + 1) if number < total else "",
    )
