"""Documents, their action fields, and the text that an import writes into the working version."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import CharField, Value
from django.db.models.functions import Cast, Concat
from django.utils.translation import gettext as _

from mitsprache.common import audit, clock, pages
from mitsprache.common.permissions import authorize
from mitsprache.common.text import tidy_line
from mitsprache.projects.models import Project

from ..comparison.mapping import Unit, match
from ..models import ActionField, Document, Section, SectionIdentity, Version
from ..rendering import render_section
from . import section_entries
from .refusals import EntryWrong, StructureWrong
from .section_entries import SectionEntry
from .tree import MOST_DEPTH, MOST_SECTIONS, Tree, locked

MOST_FIELDS = 30


@dataclass(frozen=True, slots=True)
class FieldEntry:
    """An action field as it is typed: `colour` is an ActionField.Colour."""

    number: str
    name: str
    colour: str


@dataclass(frozen=True, slots=True)
class NewSection:
    """A section as an import brings it; `depth` from 1, in reading order.

    `number` empty: the next free one is given. `field` for sections of kind action field.
    """

    depth: int
    number: str
    kind: str
    title: str
    text: str
    field: ActionField | None = None


@transaction.atomic
def create_document(
    *, actor: Any, project: Project, title: str, at: dt.datetime | None = None
) -> Document:
    """A new document of a project, with the empty working version number 1.

    `title` of 1 to 200 characters. Raises NotAllowed, EntryWrong.
    """
    authorize(actor, "consultations.edit_document", project)
    title = tidy_line(title)
    if not title:
        raise EntryWrong("title", _("Please give the document a title."))
    if len(title) > 200:
        raise EntryWrong("title", _("The title has more than 200 characters."))
    at = at or clock.database_now()
    document = Document.objects.create(
        project=project, title=title, created_at=at, created_by=actor
    )
    Version.objects.create(document=document, number=1, created_at=at)
    audit.record(
        actor=actor,
        verb="consultations.create_document",
        subject=document,
        at=at,
        changes={"project": [None, project.pk]},
    )
    return document


@transaction.atomic
def set_action_fields(
    *,
    actor: Any,
    document: Document,
    fields: Sequence[FieldEntry],
    at: dt.datetime | None = None,
) -> list[ActionField]:
    """Make these the action fields of the document, in this order; known ones by their number.

    A field that is left out is deleted, unless a section stands for it: then it stays, behind
    the others. Raises NotAllowed, EntryWrong.
    """
    authorize(actor, "consultations.edit_document", document.project)
    entries = _checked_fields(fields)
    at = at or clock.database_now()
    Document.objects.select_for_update(no_key=True).get(pk=document.pk)
    known = {field.number: field for field in document.fields.all()}
    for order, entry in enumerate(entries, start=1):
        field = known.pop(entry.number, None) or ActionField(document=document)
        field.number, field.name, field.colour = entry.number, entry.name, entry.colour
        field.order = order
        field.save()
    unused = [field for field in known.values() if not field.sections.exists()]
    for field in known.values():
        if field in unused:
            field.delete()
        else:
            ActionField.objects.filter(pk=field.pk).update(order=len(entries) + 1)
    audit.record(
        actor=actor,
        verb="consultations.set_action_fields",
        subject=document,
        at=at,
        changes={"fields": [None, [entry.number for entry in entries]]},
    )
    pages.raise_version(f"document:{document.pk}")
    return list(document.fields.all())


def _checked_fields(fields: Sequence[FieldEntry]) -> list[FieldEntry]:
    entries = [FieldEntry(tidy_line(f.number), tidy_line(f.name), f.colour) for f in fields]
    if len(entries) > MOST_FIELDS:
        words = _("A document has at most %(most)d action fields.")
        raise EntryWrong("fields", words % {"most": MOST_FIELDS})
    for entry in entries:
        if not 0 < len(entry.number) <= 10:
            raise EntryWrong("number", _("The number of a field has 1 to 10 characters."))
        if not 0 < len(entry.name) <= 200:
            raise EntryWrong("name", _("The name of a field has 1 to 200 characters."))
        if entry.colour not in ActionField.Colour.values:
            raise EntryWrong("colour", _("Please choose a colour from the list."))
    if len({entry.number.casefold() for entry in entries}) < len(entries):
        raise EntryWrong("number", _("Two fields have the same number."))
    return entries


def write_sections(
    *, actor: Any, version: Version, sections: Sequence[NewSection], at: dt.datetime | None = None
) -> list[Section]:
    """The step of an import: the working version holds exactly these sections afterwards.

    A section that was there before, by number and text or by the likeness of its words, keeps its
    identity, so that contributions find it; the others get new ones. Call inside a transaction,
    after the action has authorized. Raises NotInWork, EntryWrong, StructureWrong.
    """
    at = at or clock.database_now()
    version = locked(version)
    if len(sections) > MOST_SECTIONS:
        words = _("A document has at most %(most)d sections.")
        raise StructureWrong(words % {"most": MOST_SECTIONS})
    tree = Tree(version)
    before = list(tree.sections.values())
    entries = _numbered(version, sections)
    kept = match(
        [_unit(row.pk, row, row.parent_id) for row in before],
        [_unit(at_, entry, None) for at_, entry in enumerate(entries)],
    )
    _make_room(version)
    present = {row.pk: row for row in before}
    fresh = iter(
        SectionIdentity.objects.bulk_create(
            SectionIdentity(document=version.document) for _entry in entries[len(kept) :]
        )
    )
    written: list[Section] = []
    ancestors: list[Section] = []
    new_of = {new: old for old, new in kept.items()}
    for order, (entry, given) in enumerate(zip(entries, sections, strict=True), start=1):
        depth = min(given.depth, len(ancestors) + 1, MOST_DEPTH)
        del ancestors[depth - 1 :]
        row = present.get(new_of.get(order - 1, 0)) or Section(
            version=version, identity=next(fresh), revision=0
        )
        row.parent = ancestors[-1] if ancestors else None
        row.order, row.depth = order, depth
        row.number, row.kind, row.title = entry.number, entry.kind, entry.title
        row.text, row.field = entry.text, entry.field
        row.html = render_section(entry.text, version.document, depth=depth)
        row.revision += 1
        row.changed_at, row.changed_by = at, actor
        row.save()
        ancestors.append(row)
        written.append(row)
    gone = set(present) - {row.pk for row in written}
    Section.objects.filter(pk__in=gone).delete()
    settled = Tree(version)
    settled.settle()
    audit.record(
        actor=actor,
        verb="consultations.write_sections",
        subject=version,
        at=at,
        changes={"sections": [len(before), len(written)]},
    )
    return list(settled.sections.values())


def _numbered(version: Version, sections: Sequence[NewSection]) -> list[SectionEntry]:
    """The entries checked; those without a number get one that none of the others has."""
    taken: set[str] = set()
    for given in sections:
        if number := tidy_line(given.number).casefold():
            if number in taken:
                words = _("The number %(number)s is used twice.")
                raise EntryWrong("number", words % {"number": tidy_line(given.number)})
            taken.add(number)
    entries: list[SectionEntry] = []
    above: list[str] = []
    for given in sections:
        del above[max(0, given.depth - 1) :]
        number = tidy_line(given.number)
        if not number:
            stem = f"{above[-1]}." if above else ""
            number = next(
                found
                for found in (f"{stem}{n}" for n in range(1, MOST_SECTIONS + 2))
                if found.casefold() not in taken
            )
            taken.add(number.casefold())
        above.append(number)
        entries.append(
            section_entries.checked(
                version.document,
                number=number,
                kind=given.kind,
                title=given.title,
                text=given.text,
                field=given.field,
            )
        )
    return entries


def _make_room(version: Version) -> None:
    """Numbers that nobody uses, so that sections can swap theirs, and no parents to be deleted with."""
    nobodys = Concat(Value("\x1f"), Cast("pk", CharField()))  # tidied numbers hold no such mark
    version.sections.update(number=nobodys, parent=None)


def _unit(key: int, row: Section | SectionEntry, parent: int | None) -> Unit:
    return Unit(
        key=key, number=row.number, kind=row.kind, title=row.title, text=row.text, parent=parent
    )
