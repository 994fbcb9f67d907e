"""Components that show what is known: cards, facts, dates, tables, pictures."""

import datetime as dt
from collections.abc import Sequence

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from ..partial_dates import PartialDate
from . import facts, frame, many
from .render import component
from .values import (
    Card,
    Chip,
    Column,
    Contact,
    DateEntry,
    Fact,
    FilterGroup,
    Passage,
    Picture,
    Place,
    Stat,
    Step,
)

register = template.Library()


@register.simple_tag
def card_grid(*, items: Sequence[Card], level: int = 3, eager: int = 0) -> SafeString:
    """Cards side by side under headings of `level`; the first `eager` pictures load at once."""
    return format_html('<div class="grid">{}</div>', many.cards(items, level=level, eager=eager))


@register.simple_tag
def card(*, item: Card, level: int = 3) -> SafeString:
    """One card; for several use card_grid, which renders them in one go."""
    return many.cards([item], level=level, eager=0)


@register.simple_tag
def filter_bar(
    *,
    action: str,
    label: str,
    groups: Sequence[FilterGroup],
    search_name: str = "q",
    search_label: str = "",
    search_value: str = "",
    active: int = 0,
    results: str = "results",
) -> SafeString:
    """A GET form of search and filters; with htmx it replaces the element #`results` in place.

    Without a `search_label` it has filters only.
    `active` is the number of filters in use; it opens the folded groups and stands behind the
    word on a phone.
    """
    return component(
        "filter_bar",
        action=action,
        label=label,
        groups=many.filter_groups(groups),
        search_name=search_name,
        search_label=search_label,
        search_value=search_value,
        active=active,
        results=results,
    )


@register.simple_tag
def result_line(*, count: str, chips: Sequence[Chip] = (), reset_url: str = "") -> SafeString:
    """How much was found, in words, and the active filters with their way out."""
    return component("result_line", count=count, chips=chips, reset_url=reset_url)


@register.simple_tag
def description_list(*, items: Sequence[Fact], wide: bool = False) -> SafeString:
    """Facts as terms and values; `wide` puts them side by side where there is room."""
    return facts.description_list(items, wide=wide)


@register.simple_tag
def timeline(*, steps: Sequence[Step]) -> SafeString:
    """Dated steps from top to bottom, each saying in words whether it is past, now or next."""
    return facts.timeline(steps)


@register.simple_tag
def stepper(*, steps: Sequence[Step], label: str) -> SafeString:
    """The phases of a process side by side, the present one marked."""
    return component("stepper", steps=steps, label=label)


@register.simple_tag
def date_list(*, items: Sequence[DateEntry]) -> SafeString:
    """Coming dates with a calendar leaf each."""
    return component("date_list", items=items)


@register.simple_tag
def stats(*, items: Sequence[Stat]) -> SafeString:
    """A row of numbers."""
    return component("stats", items=items)


@register.simple_tag
def meter(*, label: str, value: float, maximum: float, text: str) -> SafeString:
    """How far something is; `text` says the same in words, e.g. "3 of 8 measures"."""
    return component("meter", label=label, value=f"{value:g}", maximum=f"{maximum:g}", text=text)


@register.simple_tag
def figure(
    *, picture: Picture, caption: str = "", lazy: bool = True, language: str = ""
) -> SafeString:
    """A picture with caption and credit; `language` is set when it is not the page's own."""
    return frame.figure(picture, caption=caption, lazy=lazy, language=language)


@register.simple_tag
def contact(*, item: Contact) -> SafeString:
    """Who can be asked, with every way to reach them."""
    return frame.contact(item)


@register.simple_tag
def data_table(
    *,
    caption: str,
    columns: Sequence[Column],
    rows: Sequence[Sequence[str]],
    row_heads: bool = True,
) -> SafeString:
    """A table that scrolls by itself on a phone; the first cell of a row is its head."""
    return component(
        "data_table",
        caption=caption,
        columns=columns,
        rows=[list(zip(columns, row, strict=True)) for row in rows],
        row_heads=row_heads,
    )


@register.simple_block_tag
def table(content: str, *, label: str) -> SafeString:
    """The scrolling frame of a table that the page writes itself (class "table", caption)."""
    return component("table", label=label, content=content)


@register.simple_block_tag
def prose(content: str, *, language: str = "") -> SafeString:
    """Running text: already safe HTML, in a readable width and in its own direction.

    `language` is set when it is not the page's own.
    """
    mark = format_html(' lang="{}"', language) if language else ""
    return format_html('<div class="prose"{} dir="auto">{}</div>', mark, content)


@register.simple_tag
def map_slot(*, places: Sequence[Place], title: str, drawing: str = "") -> SafeString:
    """A list of places beside an optional drawing (safe SVG); the list says everything."""
    return component("map_slot", places=places, title=title, drawing=drawing)


@register.simple_tag
def diff(*, passages: Sequence[Passage]) -> SafeString:
    """A comparison of two wordings in one text, added and removed words marked and named."""
    return component("diff", passages=passages)


@register.simple_tag
def partial_date(*, value: PartialDate) -> SafeString:
    """A date as precise as it is known, readable for machines too where HTML has a form."""
    words = value.in_words()
    if value.precision == "quarter":
        return format_html('<span class="when">{}</span>', words)
    return format_html('<time datetime="{}">{}</time>', value.iso, words)


@register.simple_tag
def when(*, value: dt.datetime | dt.date, time: bool = True) -> SafeString:
    """A day, or a moment in local time with its hour unless `time` is off."""
    return mark_safe(many.moment(value, time=time))
