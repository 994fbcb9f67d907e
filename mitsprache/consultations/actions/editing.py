"""Changing the working version section by section, by people who may work at the same time.

Who changes a section says which `revision` of it she has read. When somebody else saved in
between, nothing is written and EditedMeanwhile carries the section as it is now (C-06).
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from mitsprache.common import audit, clock
from mitsprache.common.permissions import authorize

from ..models import ActionField, Section, SectionIdentity, SectionOrigin, Version
from ..rendering import render_section
from . import section_entries
from .refusals import EditedMeanwhile, EntryWrong, StructureWrong
from .section_entries import SectionEntry
from .tree import Tree, locked


@dataclass(frozen=True, slots=True)
class Part:
    """One of the parts that a section is split into."""

    title: str
    text: str


@transaction.atomic
def edit_section(
    *,
    actor: Any,
    section: Section,
    revision: int,
    number: str,
    kind: str,
    title: str,
    text: str,
    field: ActionField | None = None,
    at: dt.datetime | None = None,
) -> Section:
    """Write number, kind, title and text (CommonMark, up to 60,000 characters) of a section.

    `field` is what a section of kind action field stands for. The same entries again change
    nothing. Raises NotAllowed, NotInWork, EditedMeanwhile, EntryWrong, StructureWrong.
    """
    at = at or clock.database_now()
    tree = _open(actor, section.version)
    entry = section_entries.checked(
        tree.version.document, number=number, kind=kind, title=title, text=text, field=field
    )
    current = _current(tree, section, None)
    before = _entry_of(current)
    if entry == before:
        return current
    _current(tree, section, revision)
    _refuse_taken(tree, entry.number, beside=current)
    _write(current, entry, actor=actor, at=at)
    tree.settle()
    changes: dict[str, Any] = {
        name: [getattr(before, name), getattr(entry, name)]
        for name in ("number", "kind")
        if getattr(before, name) != getattr(entry, name)
    }
    changes |= {n: None for n in ("title", "text") if getattr(before, n) != getattr(entry, n)}
    _record("edit_section", current, actor=actor, at=at, changes=changes)
    return current


@transaction.atomic
def insert_section(
    *,
    actor: Any,
    version: Version,
    parent: Section | None,
    after: Section | None,
    number: str,
    kind: str,
    title: str,
    text: str,
    field: ActionField | None = None,
    at: dt.datetime | None = None,
) -> Section:
    """A new section below `parent` (None: at the top) right behind `after` (None: first).

    An empty `number` becomes the next free one. Raises NotAllowed, NotInWork, EntryWrong,
    StructureWrong (the place is not there, too deep, too many).
    """
    at = at or clock.database_now()
    tree = _open(actor, version)
    parent, after = tree.own(parent), tree.own(after)
    entry = section_entries.checked(
        tree.version.document,
        number=number.strip() or tree.free_number(parent, after),
        kind=kind,
        title=title,
        text=text,
        field=field,
    )
    _refuse_taken(tree, entry.number)
    made = _insert(tree, entry, parent, after, actor=actor, at=at)
    tree.settle()
    _record("insert_section", made, actor=actor, at=at, changes={"number": [None, made.number]})
    return made


@transaction.atomic
def move_section(
    *,
    actor: Any,
    section: Section,
    revision: int,
    parent: Section | None,
    after: Section | None,
    at: dt.datetime | None = None,
) -> Section:
    """Move a section, with what is below it, below `parent` right behind `after` (None: first).

    Its number stays as it is. Raises NotAllowed, NotInWork, EditedMeanwhile, StructureWrong
    (below itself, too deep, the place is not there).
    """
    at = at or clock.database_now()
    tree = _open(actor, section.version)
    current = _current(tree, section, revision)
    before = (current.parent_id, current.order)
    tree.put(current, parent, after)
    tree.settle()
    _touch(current, actor=actor, at=at)
    changes = {"parent": [before[0], current.parent_id], "order": [before[1], current.order]}
    _record("move_section", current, actor=actor, at=at, changes=changes)
    return current


@transaction.atomic
def remove_section(
    *,
    actor: Any,
    section: Section,
    revision: int,
    below: Mapping[int, int] | None = None,
    at: dt.datetime | None = None,
) -> None:
    """Take a section out of the working version, with everything below it.

    Released versions keep it, and contributions their place. `below` are the revisions, by key,
    of the sections below it that the person has seen go with it; when it is given and others are
    there now, nothing is removed. Raises NotAllowed, NotInWork, EditedMeanwhile.
    """
    at = at or clock.database_now()
    tree = _open(actor, section.version)
    current = _current(tree, section, revision)
    gone = list(tree.branch(current))
    if below is not None and dict(below) != {row.pk: row.revision for row in gone[1:]}:
        raise EditedMeanwhile(current)
    tree.forget(current)
    for row in gone:
        _record("remove_section", row, actor=actor, at=at, changes={"number": [row.number, None]})
    Section.objects.filter(pk__in=[row.pk for row in gone]).delete()
    tree.settle()


@transaction.atomic
def split_section(
    *,
    actor: Any,
    section: Section,
    revision: int,
    parts: Sequence[Part],
    at: dt.datetime | None = None,
) -> list[Section]:
    """Make several sections of one; the first keeps number, identity and what is below it.

    The others stand right behind it with the next free numbers and are marked as coming out of
    it. Returns all of them in order. Raises NotAllowed, NotInWork, EditedMeanwhile, EntryWrong,
    StructureWrong.
    """
    at = at or clock.database_now()
    tree = _open(actor, section.version)
    current = _current(tree, section, revision)
    words = [section_entries.section_words(part.title, part.text) for part in parts]
    if len(words) < 2:
        raise EntryWrong("parts", _("Please fill in at least two parts."))
    origins = {current.identity_id, *_origins(current)}
    before = _entry_of(current)
    title, text = words[0]
    _write(
        current,
        SectionEntry(before.number, before.kind, title, text, before.field),
        actor=actor,
        at=at,
    )
    made = [current]
    for title, text in words[1:]:
        entry = SectionEntry(
            tree.free_number(current.parent, made[-1]), before.kind, title, text, before.field
        )
        part = _insert(tree, entry, current.parent, made[-1], actor=actor, at=at)
        _add_origins(part, origins)
        made.append(part)
    tree.settle()
    numbers = [row.number for row in made]
    _record("split_section", current, actor=actor, at=at, changes={"into": [None, numbers]})
    return made


@transaction.atomic
def merge_sections(
    *,
    actor: Any,
    into: Section,
    other: Section,
    revision: int,
    other_revision: int,
    at: dt.datetime | None = None,
) -> Section:
    """Put the text of `other` behind that of `into`, with what is below it, and remove `other`.

    The title of `other` becomes a heading in the text. `into` is marked as coming out of both.
    Raises NotAllowed, NotInWork, EditedMeanwhile, EntryWrong (too long), StructureWrong (of
    another version, with itself, with what it lies below).
    """
    at = at or clock.database_now()
    tree = _open(actor, into.version)
    current = _current(tree, into, revision)
    gone = _current(tree, other, other_revision)
    if current in tree.branch(gone):
        raise StructureWrong(_("A section cannot be merged into one that lies below it."))
    before = _entry_of(current)
    heading = f"### {gone.title}" if gone.title and gone.title != current.title else ""
    text = "\n\n".join(part for part in (current.text, heading, gone.text) if part)
    title, text = section_entries.section_words(current.title or gone.title, text)
    _write(
        current,
        SectionEntry(before.number, before.kind, title, text, before.field),
        actor=actor,
        at=at,
    )
    _add_origins(current, {gone.identity_id, *_origins(gone)} - {current.identity_id})
    children = list(tree.below[gone.pk])
    for child in children:
        last = [row for row in tree.below[current.pk] if row not in (gone, child)]
        tree.put(child, current, last[-1] if last else None)
    tree.forget(gone)
    tree.settle()
    numbers = [gone.number, current.number]
    _record("merge_sections", current, actor=actor, at=at, changes={"merged": numbers})
    Section.objects.filter(pk=gone.pk).delete()
    return current


def _open(actor: Any, version: Version) -> Tree:
    """Authorize, lock the working version and read its sections."""
    authorize(actor, "consultations.edit_document", version.document.project)
    return Tree(locked(version))


def _current(tree: Tree, section: Section, revision: int | None) -> Section:
    """The section as it is now; raises EditedMeanwhile when it is not the one that was read."""
    current = tree.sections.get(section.pk)
    if current is None:
        raise StructureWrong(_("This section has been removed meanwhile."))
    if revision is not None and current.revision != revision:
        raise EditedMeanwhile(current)
    return current


def _entry_of(row: Section) -> SectionEntry:
    own = row.field if row.kind == Section.Kind.ACTION_FIELD else None
    return SectionEntry(row.number, row.kind, row.title, row.text, own)


def _refuse_taken(tree: Tree, number: str, *, beside: Section | None = None) -> None:
    wanted = number.casefold()
    if any(row.number.casefold() == wanted and row != beside for row in tree.sections.values()):
        words = _("Another section has the number %(number)s already.")
        raise EntryWrong("number", words % {"number": number})


def _write(row: Section, entry: SectionEntry, *, actor: Any, at: dt.datetime) -> None:
    row.number, row.kind, row.title = entry.number, entry.kind, entry.title
    row.text, row.field = entry.text, entry.field
    row.html = render_section(entry.text, row.version.document, depth=row.depth)
    row.save(update_fields=["number", "kind", "title", "text", "field", "html"])
    _touch(row, actor=actor, at=at)


def _touch(row: Section, *, actor: Any, at: dt.datetime) -> None:
    row.revision += 1
    row.changed_at, row.changed_by = at, actor
    row.save(update_fields=["revision", "changed_at", "changed_by"])


def _insert(
    tree: Tree,
    entry: SectionEntry,
    parent: Section | None,
    after: Section | None,
    *,
    actor: Any,
    at: dt.datetime,
) -> Section:
    document = tree.version.document
    depth = parent.depth + 1 if parent else 1
    made = Section.objects.create(
        version=tree.version,
        identity=SectionIdentity.objects.create(document=document),
        parent=parent,
        order=0,
        depth=depth,
        number=entry.number,
        kind=entry.kind,
        title=entry.title,
        text=entry.text,
        html=render_section(entry.text, document, depth=depth),
        field=entry.field,
        changed_at=at,
        changed_by=actor,
    )
    tree.put(made, parent, after)
    return made


def _origins(row: Section) -> set[Any]:
    return set(row.origins.values_list("identity_id", flat=True))


def _add_origins(row: Section, identities: set[Any]) -> None:
    new = identities - _origins(row)
    SectionOrigin.objects.bulk_create(
        SectionOrigin(section=row, identity_id=identity) for identity in sorted(new)
    )


def _record(
    verb: str, row: Section, *, actor: Any, at: dt.datetime, changes: dict[str, Any]
) -> None:
    audit.record(actor=actor, verb=f"consultations.{verb}", subject=row, at=at, changes=changes)
