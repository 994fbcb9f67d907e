"""The register's filters as they stand in the address: read, said back, changed one by one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from mitsprache.common.text import tidy_line
from mitsprache.common.ui.values import Chip, Choice, FilterGroup
from mitsprache.measures.models import Measure
from mitsprache.measures.models.money import FIRST_YEAR, LAST_YEAR
from mitsprache.measures.queries.course import Course
from mitsprache.measures.queries.register import SORTS, Asked, Option
from mitsprache.measures.queries.report import STATES

from ..projects.filters import TEXT_LENGTH, without

# Addresses say it in German or in codes.
GERMAN = {
    "stand": {
        "umgesetzt": "finished",
        "in-umsetzung": "under_way",
        "in-vorbereitung": "in_preparation",
        "nicht-begonnen": "not_begun",
        "gestoppt": "stopped",
    },
    "lage": {"im-plan": "on_course", "gefaehrdet": "at_risk", "nicht-im-plan": "off_course"},
    "sort": {"feld": "field", "aktualisiert": "updated", "ende": "end"},
}
# The question of the address, and the name that it has in the register.
NAMES = {
    "vorhaben": "project",
    "feld": "fields",
    "amt": "offices",
    "stand": "states",
    "lage": "courses",
    "jahr": "year",
    "quelle": "source",
}
_ONE = ("vorhaben", "jahr", "quelle")
_MOST_VALUES = 50
_COURSES = tuple(Course.values)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the address asks for. `unknown` holds values that mean nothing here."""

    asked: Asked
    page: int
    unknown: tuple[str, ...]


def read(query: QueryDict) -> Wanted:
    """Read the filters; what cannot be meant is left out and named in `unknown`.

    Names of projects, offices, fields and sources are compared by the register: one that is
    unknown there finds nothing.
    """
    unknown: list[str] = []
    asked = Asked(
        text=tidy_line(query.get("q", "")[: TEXT_LENGTH * 2])[:TEXT_LENGTH],
        project=_line(query, "vorhaben"),
        fields=tuple(int(key) for key in _several(query, "feld", None, unknown) if _whole(key)),
        offices=_several(query, "amt", None, unknown),
        states=_several(query, "stand", STATES, unknown),
        courses=_several(query, "lage", _COURSES, unknown),
        year=_year(query, unknown),
        source=_line(query, "quelle"),
        sort=next(iter(_several(query, "sort", SORTS, unknown)), SORTS[0]),
    )
    page = query.get("seite", "")
    if page and not _whole(page):
        unknown.append(_shorten(page))
    return Wanted(asked, max(1, int(page)) if _whole(page) else 1, tuple(unknown[:5]))


def _line(query: QueryDict, name: str) -> str:
    return tidy_line(query.get(name, "")[:TEXT_LENGTH])


def _whole(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= 9


def _year(query: QueryDict, unknown: list[str]) -> int | None:
    text = query.get("jahr", "")
    if _whole(text) and FIRST_YEAR <= int(text) <= LAST_YEAR:
        return int(text)
    if text:
        unknown.append(_shorten(text))
    return None


def _several(
    query: QueryDict, name: str, known: Sequence[str] | None, unknown: list[str]
) -> tuple[str, ...]:
    values: dict[str, None] = {}
    german = GERMAN.get(name, {})
    for value in query.getlist(name)[:_MOST_VALUES]:
        code = german.get(value, tidy_line(value[:TEXT_LENGTH]))
        if not code:
            continue
        if known is None or code in known:
            values[code] = None
        else:
            unknown.append(_shorten(value))
    return tuple(values)


def _shorten(value: str) -> str:
    value = tidy_line(value[:80])
    return value if len(value) <= 40 else f"{value[:40]}…"


def groups(asked: Asked, options: Mapping[str, Sequence[Option]]) -> list[FilterGroup]:
    """The questions of the filter, each answer with the number of measures that it would leave."""
    labels = {
        "stand": _("State"),
        "lage": _("On course?"),
        "feld": _("Action field"),
        "amt": _("Responsible office"),
        "vorhaben": _("Project"),
        "jahr": _("Money in the year"),
        "quelle": _("Source of funds"),
    }
    found = [
        FilterGroup(
            name=name,
            label=label,
            choices=[
                Choice(
                    value=one.value,
                    label=label_of(name, one),
                    selected=one.value in _given(asked, name),
                    count=one.count,
                )
                for one in options[NAMES[name]]
            ],
            kind="select" if name in _ONE else "checkboxes",
            any_label=_("All") if name in _ONE else "",
        )
        for name, label in labels.items()
        if options[NAMES[name]]
    ]
    sorts = {
        "field": _("Action field and number"),
        "updated": _("Last report"),
        "end": _("Planned end"),
    }
    choices = [Choice(value=code, label=sorts[code], selected=code == asked.sort) for code in SORTS]
    return [*found, FilterGroup(name="sort", label=_("Sort by"), choices=choices)]


def _given(asked: Asked, name: str) -> Sequence[str]:
    value = getattr(asked, NAMES[name])
    if isinstance(value, tuple):
        return [str(one) for one in value]
    return [str(value)] if value else []


def label_of(name: str, option: Option) -> str:
    """An answer in words."""
    if name == "stand":
        return capfirst(str(Measure.State(option.value).label))
    if name == "lage":
        return capfirst(str(Course(option.value).label))
    if name == "feld" and option.value == "0":
        return _("without an action field")
    return option.label


def chips(query: QueryDict, asked: Asked, options: Mapping[str, Sequence[Option]]) -> list[Chip]:
    """What is chosen, each with the address of the register without it."""
    found = []
    if asked.text:
        found.append(Chip(label=f"„{asked.text}“", remove_url=without(query, "q")))
    for name in NAMES:
        known = {one.value: label_of(name, one) for one in options[NAMES[name]]}
        words = {code: word for word, code in GERMAN.get(name, {}).items()}
        for value in _given(asked, name):
            url = without(query, name, value, words.get(value, value))
            found.append(Chip(label=known.get(value, value), remove_url=url))
    return found


def in_words(asked: Asked, options: Mapping[str, Sequence[Option]]) -> str:
    """The chosen filters in a line, for the files; empty without any."""
    return ", ".join(chip.label for chip in chips(QueryDict(""), asked, options))
