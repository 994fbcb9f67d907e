"""A draft as it is read: its sections, action fields and versions, and what became of sections.

Plain values, and a number of queries that does not depend on how long the text is.
"""

import datetime as dt
import uuid
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import BigIntegerField

from mitsprache.common.prepared import Given, Prepared
from mitsprache.common.text import tidy_line

from ..models import ActionField, Extension, Section, Succession, Version
from .counting import Counts, tally
from .mapping import Lineage
from .reading import Facts

_PK = BigIntegerField()


class SectionLine(NamedTuple):
    """A section as it is read. `html` is safe; `field` is the pk of its action field."""

    id: int
    number: str
    kind: str
    title: str
    depth: int
    html: str
    field: int | None


class FieldLine(NamedTuple):
    id: int
    number: str
    name: str
    colour: str


class VersionLine(NamedTuple):
    """A version that everybody may read."""

    id: int
    number: int
    state: str
    note: str
    released_at: dt.datetime
    content_hash: str


class ExtensionLine(NamedTuple):
    """The last day was moved: when, from which day to which, and why."""

    at: dt.datetime
    before: dt.date
    after: dt.date
    reason: str


class Removed(NamedTuple):
    """A section that is gone since version `number`; what was said to it stays readable.

    `id` and `consulted_number` are those in the version that was consulted on, the rest is its
    last wording.
    """

    id: int
    consulted_number: str
    section_number: str
    title: str
    html: str
    number: int
    identity: uuid.UUID


@dataclass(frozen=True, slots=True)
class Draft:
    """The text of one version in reading order with its action fields."""

    sections: Sequence[SectionLine]
    fields: dict[int, FieldLine]


_SECTION = ("pk", "number", "kind", "title", "depth", "html", "field_id")
_sections_of = Prepared(
    lambda: (
        Section.objects.filter(version=Given("version", _PK))
        .order_by("order")
        .values_list("pk", "number", "kind", "title", "depth", "html", "field_id")
    )
)
_fields_of = Prepared(
    lambda: (
        ActionField.objects.filter(document=Given("document", _PK))
        .order_by("order", "pk")
        .values_list("pk", "number", "name", "colour")
    )
)


def fields_of(document_id: int) -> list[FieldLine]:
    """The action fields of a document in their order. One query."""
    return [FieldLine._make(row) for row in _fields_of(document=document_id)]


def draft(*, version_id: int, document_id: int) -> Draft:
    """A version that came through the read door, whole. Two queries."""
    return Draft(
        sections=[SectionLine._make(row) for row in _sections_of(version=version_id)],
        fields={line.id: line for line in fields_of(document_id)},
    )


@dataclass(frozen=True, slots=True)
class Found:
    """One section, its action field, and what stands before and after it in reading order."""

    line: SectionLine
    field: FieldLine | None
    previous: tuple[str, str] | None
    next: tuple[str, str] | None


def section_at(facts: Facts, number: str) -> Found | None:
    """A section of the version that is consulted on, by its printed number. Two queries."""
    sections = Section.objects.filter(version=facts.version_id)
    row = (
        sections.filter(number=tidy_line(number))
        .values_list(*_SECTION, "order", "field__number", "field__name", "field__colour")
        .first()
    )
    if row is None:
        return None
    line, (order, *of_field) = SectionLine._make(row[:-4]), row[-4:]
    near = sections.filter(order__in=(order - 1, order + 1)).values_list("order", "number", "title")
    around = {at: (at_number, title) for at, at_number, title in near}
    return Found(
        line=line,
        field=None if line.field is None else FieldLine(line.field, *of_field),
        previous=around.get(order - 1),
        next=around.get(order + 1),
    )


_extensions_of = Prepared(
    lambda: (
        Extension.objects.filter(consultation=Given("consultation", _PK))
        .order_by("at", "pk")
        .values_list("at", "before", "after", "reason")
    )
)


def extensions(consultation_id: int) -> list[ExtensionLine]:
    """How the last day was moved, oldest first. One query."""
    return [ExtensionLine._make(row) for row in _extensions_of(consultation=consultation_id)]


def extended_at(consultations: Collection[int]) -> dict[int, list[dt.datetime]]:
    """When the last days of several were moved, by key, oldest first. One query."""
    found: dict[int, list[dt.datetime]] = {}
    rows = Extension.objects.filter(consultation__in=consultations).order_by("at", "pk")
    for consultation, at in rows.values_list("consultation", "at"):
        found.setdefault(consultation, []).append(at)
    return found


_versions_of = Prepared(
    lambda: (
        Version.objects.visible_to(None)
        .filter(document=Given("document", _PK))
        .order_by("number")
        .values_list("pk", "number", "state", "note", "released_at", "content_hash")
    )
)


def public_versions(document_id: int) -> list[VersionLine]:
    """The versions of a document that everybody may read, oldest first. One query."""
    return [VersionLine._make(row) for row in _versions_of(document=document_id)]


def removed_before(number: int, facts: Facts) -> list[tuple[Removed, Counts]]:
    """Sections with contributions that are gone in version `number` or before. Five queries.

    Followed along the successions: what was merged into another section is gone with that one,
    and what was split only with its last part.
    """
    counts = tally(facts.id).sections
    if number <= facts.version_number or not counts:
        return []
    both = Version.objects.filter(
        document=facts.document_id, number__in=(facts.version_number, number)
    )
    lineage = Lineage(*both.order_by("number"))
    paths = {key: lineage.follow(key) for key in counts}
    gone = {key: path.steps[-2] for key, path in paths.items() if not path.steps[-1]}
    sections = Section.objects.in_bulk([*gone, *(one for last in gone.values() for one in last)])
    found: list[Removed] = []
    for key in sorted(gone, key=lambda one: sections[one].order):
        removed_in = paths[key].removed_in
        assert removed_in is not None
        last = [sections[one] for one in gone[key]]
        html = "".join(row.html for row in last)
        first = last[0]
        about = (key, sections[key].number, first.number, first.title, html)
        found.append(Removed(*about, removed_in.number, first.identity_id))
    found.sort(key=lambda line: line.number)
    return [(line, counts[line.id]) for line in found]


class After(NamedTuple):
    """What became of a section in version `version`; without a new number it was removed."""

    version: int
    kind: str
    number: str | None
    title: str | None


def what_became(section_id: int) -> list[After]:
    """The confirmed successions of one section into the next public version. One query."""
    rows = (
        Succession.objects.filter(old=section_id, version__in=Version.objects.visible_to(None))
        .order_by("version__number", "new__order")
        .values_list("version__number", "kind", "new__number", "new__title")
    )
    return [After(*row) for row in rows]
