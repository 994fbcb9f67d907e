"""The filters of the list as they stand in the address: read, said back, changed one by one."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import QueryDict

from mitsprache.common.text import tidy_line
from mitsprache.directory.queries import Name, Vocabulary
from mitsprache.projects.models import Participation
from mitsprache.projects.queries import SORTS, STATES, Filters

TEXT_LENGTH = 200
_MOST_VALUES = 50

# Addresses may say it in German too, as the files that offices send do.
GERMAN_STATES = {
    "idee": "idea",
    "geplant": "planned",
    "beschlossen": "decided",
    "laufend": "running",
    "abgeschlossen": "finished",
    "zurueckgestellt": "deferred",
}
GERMAN_PARTICIPATION = {
    "geplant": "planned",
    "laufend": "running",
    "abgeschlossen": "done",
    "keine": "none",
    "offen": "open",
}
GERMAN_SORTS = {"aktualisiert": "updated", "titel": "title", "termin": "next"}
VIEWS = ("cards", "places")
GERMAN_VIEWS = {"karten": "cards", "orte": "places"}


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks for. `unknown` holds values that mean nothing here."""

    filters: Filters
    page: int
    view: str
    unknown: tuple[str, ...]


def read(query: QueryDict, names: Vocabulary) -> Asked:
    """Read the filters from the address; what is not known is left out and named in `unknown`."""
    unknown: list[str] = []
    text = tidy_line(query.get("q", "")[: TEXT_LENGTH * 2])[:TEXT_LENGTH]
    view = _one(query, "ansicht", VIEWS, GERMAN_VIEWS, unknown)
    filters = Filters(
        text=text,
        districts=_several(query, "bezirk", _slugs(names.districts), {}, unknown),
        topics=_several(query, "thema", _slugs(names.topics), {}, unknown),
        states=_several(query, "stand", STATES, GERMAN_STATES, unknown),
        participation=_several(
            query, "beteiligung", Participation.values, GERMAN_PARTICIPATION, unknown
        ),
        with_place=view == "places",
        sort=_one(query, "sort", SORTS, GERMAN_SORTS, unknown),
    )
    return Asked(
        filters=filters,
        page=_page(query, unknown),
        view=view,
        unknown=tuple(unknown[:5]),
    )


def _slugs(names: dict[int, Name]) -> list[str]:
    return [name.slug for name in names.values()]


def _shorten(value: str) -> str:
    value = tidy_line(value[:80])
    return value if len(value) <= 40 else f"{value[:40]}…"


def _several(
    query: QueryDict,
    name: str,
    known: Sequence[str],
    german: dict[str, str],
    unknown: list[str],
) -> tuple[str, ...]:
    values: dict[str, None] = {}
    for value in query.getlist(name)[:_MOST_VALUES]:
        code = german.get(value, value)
        if code in known:
            values[code] = None
        elif value:
            unknown.append(_shorten(value))
    return tuple(values)


def _one(
    query: QueryDict,
    name: str,
    known: Sequence[str],
    german: dict[str, str],
    unknown: list[str],
) -> str:
    return next(iter(_several(query, name, known, german, unknown)), known[0])


def _page(query: QueryDict, unknown: list[str]) -> int:
    value = query.get("seite", "")
    if value.isascii() and value.isdecimal() and len(value) <= 9:
        return max(1, int(value))
    if value:
        unknown.append(_shorten(value))
    return 1


def without(query: QueryDict, name: str, *values: str) -> str:
    """The address of the list with these values of `name` taken away, on its first page."""
    rest = query.copy()
    rest.setlist(name, [value for value in rest.getlist(name) if values and value not in values])
    for empty in [key for key in rest if not any(rest.getlist(key))]:
        rest.pop(empty)
    rest.pop("seite", None)
    return f"?{rest.urlencode()}" if rest else "?"


def with_value(query: QueryDict, name: str, value: str) -> str:
    """The address of the list with `name` set to this one value, on its first page."""
    rest = query.copy()
    rest[name] = value
    rest.pop("seite", None)
    return f"?{rest.urlencode()}"
