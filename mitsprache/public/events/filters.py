"""The calendar's filters as they stand in the address: read, said back, changed one by one."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from mitsprache.common.partial_dates import PartialDate
from mitsprache.common.text import tidy_line
from mitsprache.common.ui.values import Chip, Choice, FilterGroup
from mitsprache.directory.queries import Name, Vocabulary
from mitsprache.events.models import Event
from mitsprache.events.queries import calendar

from ..projects.filters import with_value, without

# Addresses say it in German or in codes.
GERMAN_KIND = {
    "kickoff": "auftakt",
    "workshop": "werkstatt",
    "group_session": "arbeitsgruppe",
    "closing": "abschluss",
    "feedback": "rueckkopplung",
    "council": "sitzung",
    "onsite": "vor-ort",
}
_KIND_OF = {word: code for code, word in GERMAN_KIND.items()}
_MOST_VALUES = 20
_YEARS = range(1990, 2101)


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks for. `unknown` holds values that mean nothing here.

    `month` shows that month, otherwise the list: of what is ahead, or of what is `past`.
    """

    filters: calendar.Asked
    month: PartialDate | None
    past: bool
    page: int
    unknown: tuple[str, ...]


def read(query: QueryDict, names: Vocabulary, today: dt.date) -> Asked:
    """Read the filters from the address; `?ansicht=monat` alone is the present month."""
    unknown: list[str] = []
    filters = calendar.Asked(
        districts=_known(query, "bezirk", _slugs(names.districts), unknown),
        topics=_known(query, "thema", _slugs(names.topics), unknown),
        kinds=_known(query, "art", Event.Kind.values, unknown),
    )
    month = _month(query.get("monat", ""), unknown)
    if month is None and query.get("ansicht") == "monat":
        month = PartialDate(today.year, today.month)
    when = query.get("zeit", "")
    if when not in {"", "vergangen", "past", "kommend", "next"}:
        unknown.append(_shorten(when))
    page = query.get("seite", "")
    numbered = page.isascii() and page.isdecimal() and len(page) <= 9
    if page and not numbered:
        unknown.append(_shorten(page))
    return Asked(
        filters=filters,
        month=month,
        past=when in {"vergangen", "past"},
        page=max(1, int(page)) if numbered else 1,
        unknown=tuple(unknown[:5]),
    )


def _slugs(names: dict[int, Name]) -> list[str]:
    return [name.slug for name in names.values()]


def _known(
    query: QueryDict, name: str, known: Iterable[str], unknown: list[str]
) -> tuple[str, ...]:
    values: dict[str, None] = {}
    allowed = set(known)
    for value in query.getlist(name)[:_MOST_VALUES]:
        code = _KIND_OF.get(value, value) if name == "art" else value
        if code in allowed:
            values[code] = None
        elif value:
            unknown.append(_shorten(value))
    return tuple(values)


def _month(value: str, unknown: list[str]) -> PartialDate | None:
    if not value:
        return None
    try:
        month = PartialDate.parse(value[:20])
    except ValueError:
        unknown.append(_shorten(value))
        return None
    if month.precision != "month" or month.year not in _YEARS:
        unknown.append(_shorten(value))
        return None
    return month


def _shorten(value: str) -> str:
    value = tidy_line(value[:80])
    return value if len(value) <= 40 else f"{value[:40]}…"


def groups(asked: Asked, names: Vocabulary) -> list[FilterGroup]:
    """The questions of the filter; month and time go along as they are."""

    def listed(found: dict[int, Name], chosen: Iterable[str]) -> list[Choice]:
        return [
            Choice(value=name.slug, label=name.name, selected=name.slug in set(chosen))
            for name in found.values()
            if name.is_active or name.slug in chosen
        ]

    kinds = [
        Choice(value=code, label=capfirst(str(label)), selected=code in asked.filters.kinds)
        for code, label in Event.Kind.choices
    ]
    found = [
        FilterGroup(name="art", label=_("Kind"), choices=kinds, kind="checkboxes"),
        FilterGroup(
            name="thema",
            label=_("Topic"),
            choices=listed(names.topics, asked.filters.topics),
            kind="checkboxes",
        ),
        FilterGroup(
            name="bezirk",
            label=_("District"),
            choices=listed(names.districts, asked.filters.districts),
            kind="checkboxes",
        ),
    ]
    if asked.month is not None:
        month = Choice(value=asked.month.iso, label=asked.month.in_words(), selected=True)
        choices = [Choice(value="", label=_("As a list")), month]
        found.append(FilterGroup(name="monat", label=_("Show as"), choices=choices))
    elif asked.past:
        choices = [
            Choice(value="vergangen", label=_("Past events"), selected=True),
            Choice(value="kommend", label=_("Coming events")),
        ]
        found.append(FilterGroup(name="zeit", label=_("Time"), choices=choices))
    return found


def chips(query: QueryDict, asked: Asked, names: Vocabulary) -> list[Chip]:
    found = [
        Chip(
            label=capfirst(str(Event.Kind(code).label)),
            remove_url=without(query, "art", code, GERMAN_KIND[code]),
        )
        for code in asked.filters.kinds
    ]
    for name, known, chosen in (
        ("thema", names.topics, asked.filters.topics),
        ("bezirk", names.districts, asked.filters.districts),
    ):
        labels = {one.slug: one.name for one in known.values()}
        found += [
            Chip(label=labels[slug], remove_url=without(query, name, slug)) for slug in chosen
        ]
    return found


def month_url(query: QueryDict, month: PartialDate) -> str:
    """The same filters for another month."""
    rest = query.copy()
    for name in ("ansicht", "zeit"):
        rest.pop(name, None)
    return with_value(rest, "monat", month.iso)


def list_url(query: QueryDict, *, past: bool = False) -> str:
    """The same filters as a list of what is ahead, or of what is past."""
    rest = query.copy()
    for name in ("ansicht", "monat", "zeit", "seite"):
        rest.pop(name, None)
    if past:
        rest["zeit"] = "vergangen"
    return f"?{rest.urlencode()}" if rest else "?"
