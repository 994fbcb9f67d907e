"""Filters of a consultation's pages as they stand in the address: action field and kind."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from mitsprache.common.text import tidy_line
from mitsprache.common.ui.values import Choice, FilterGroup
from mitsprache.consultations.models import Contribution
from mitsprache.consultations.queries.counting import Counts, Tally
from mitsprache.consultations.queries.drafts import Draft, FieldLine

from ..projects.filters import without
from . import draft

__all__ = ["Asked", "choices", "groups", "page_number", "read", "without"]

_MOST_VALUES = 20
# Addresses say it in German or in codes, as the files do.
GERMAN_KIND = {
    "suggestion": "vorschlag",
    "wording": "wortlaut",
    "question": "frage",
    "support": "zustimmung",
    "objection": "ablehnung",
}
# Stands among the action fields for what was said to the document as a whole.
WHOLE = "dokument"
_KIND_OF = {word: code for code, word in GERMAN_KIND.items()}


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks for. `unknown` holds values that mean nothing here."""

    fields: Sequence[FieldLine]
    kinds: Sequence[str]
    whole: bool
    page: int
    unknown: Sequence[str]

    @property
    def number(self) -> int:
        """How many filters are in use."""
        return len(self.fields) + len(self.kinds) + self.whole


def read(query: QueryDict, fields: Iterable[FieldLine]) -> Asked:
    """Read the filters; what is not known is left out and named in `unknown`."""
    by_number = {line.number: line for line in fields}
    found: dict[str, FieldLine] = {}
    kinds: dict[str, None] = {}
    whole = False
    unknown: list[str] = []
    for value in query.getlist("feld")[:_MOST_VALUES]:
        if value in by_number:
            found[value] = by_number[value]
        elif value == WHOLE:
            whole = True
        elif value:
            unknown.append(_shorten(value))
    for value in query.getlist("art")[:_MOST_VALUES]:
        code = _KIND_OF.get(value, value)
        if code in Contribution.Kind.values:
            kinds[code] = None
        elif value:
            unknown.append(_shorten(value))
    if (page := query.get("seite", "")) and not _is_number(page):
        unknown.append(_shorten(page))
    return Asked(tuple(found.values()), tuple(kinds), whole, page_number(query), tuple(unknown[:5]))


def page_number(query: QueryDict) -> int:
    """The page that is asked for; anything but a number is the first one."""
    value = query.get("seite", "")
    return max(1, int(value)) if _is_number(value) else 1


def _is_number(value: str) -> bool:
    return value.isascii() and value.isdecimal() and len(value) <= 9


def _shorten(value: str) -> str:
    value = tidy_line(value[:80])
    return value if len(value) <= 40 else f"{value[:40]}…"


def groups(fields: Iterable[FieldLine], kinds: dict[str, int], asked: Asked) -> list[FilterGroup]:
    """The two questions of the list of contributions: about what, and of which kind."""
    by_field = [
        Choice(value=line.number, label=f"{line.number} {line.name}", selected=line in asked.fields)
        for line in fields
    ]
    by_field.append(Choice(value=WHOLE, label=_("The whole document"), selected=asked.whole))
    by_kind = [
        Choice(
            value=code,
            label=str(Contribution.Kind(code).label),
            selected=code in asked.kinds,
            count=kinds.get(code, 0),
        )
        for code in Contribution.Kind.values
    ]
    return [
        FilterGroup(name="feld", label=_("Action field"), choices=by_field, kind="checkboxes"),
        FilterGroup(name="art", label=_("Kind"), choices=by_kind, kind="checkboxes"),
    ]


@dataclass(frozen=True, slots=True)
class FieldChoice:
    """An action field as a link of the draft: reads this field alone."""

    url: str
    name: SafeString
    colour: str
    count: str
    current: bool


def choices(whole: Draft, tally: Tally, asked: Asked, frame: draft.Frame) -> list[FieldChoice]:
    """The action fields of a draft with how much was said to each in time."""
    totals: dict[int, int] = {}
    for section in whole.sections:
        if section.field is not None and (some := tally.sections.get(section.id)):
            totals[section.field] = totals.get(section.field, 0) + some.on_time
    return [
        FieldChoice(
            url=f"{frame.base}?feld={draft.quoted(line.number)}#entwurf",
            name=SafeString(draft.field_name(line, frame)),
            colour=line.colour,
            count=draft.count_words(Counts(on_time=totals.get(line.id, 0))),
            current=line in asked.fields,
        )
        for line in whole.fields.values()
    ]
