"""What the desk shows of documents and their sections, ready to print."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Prefetch
from django.db.models.functions import Substr
from django.urls import reverse

from mitsprache.consultations.models import (
    ActionField,
    Contribution,
    Document,
    DocumentImport,
    Section,
    Version,
)
from mitsprache.projects.models import Project

_FIRST_LETTERS = 240
_FIRST_WORDS = 24
_MARKS = re.compile(
    r"(?m)\[\^[^\]]+\]|!\[([^\]]*)\]\([^)]*\)|\[([^\]]*)\]\([^)]*\)|[*_`#>|~]"
    r"|^\s*(?:[-+]|\d+[.)])\s"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class OutlineRow:
    """A section in the list of all sections: where it stands, how it begins."""

    pk: int
    url: str
    number: str
    kind: str
    title: str
    beginning: str
    depth: int
    field: ActionField | None  # of the section that opens it, not of those below


def documents_by_project(person: Any, *, search: str) -> list[tuple[Project, list[Document]]]:
    """The documents that `person` may edit, below their projects; versions are prefetched."""
    mine = Document.objects.editable_by(person).select_related("project__office")
    if search:
        mine = mine.filter(title__icontains=search)
    versions = Version.objects.editable_by(person).annotate(size=Count("sections"))
    ordered = mine.order_by("project__title", "title", "pk")
    found: dict[int, tuple[Project, list[Document]]] = {}
    for document in ordered.prefetch_related(Prefetch("versions", versions)):
        found.setdefault(document.project_id, (document.project, []))[1].append(document)
    return list(found.values())


def document_of(person: Any, pk: int) -> Document | None:
    """A document that `person` may edit, None for every other one."""
    mine = Document.objects.editable_by(person).select_related("project__office")
    return mine.filter(pk=pk).first()


def versions_of(document: Document) -> list[Version]:
    """All versions, the newest first, with the number of their sections as `size`."""
    return list(
        document.versions.select_related("released_by")
        .annotate(size=Count("sections"))
        .order_by("-number")
    )


def working_version(document: Document) -> Version | None:
    return document.versions.filter(state=Version.State.WORKING).first()


def released_versions(document: Document) -> list[Version]:
    """What no longer changes, the newest first."""
    return list(document.versions.exclude(state=Version.State.WORKING).order_by("-number"))


def outline(version: Version) -> list[OutlineRow]:
    """Every section in reading order with its first words; two queries for any number."""
    sections = (
        version.sections.select_related("field")
        .defer("text", "html")
        .annotate(beginning=Substr("text", 1, _FIRST_LETTERS))
        .order_by("order")
    )
    return [
        OutlineRow(
            pk=section.pk,
            url=reverse("workspace-section", args=[version.document_id, section.pk]),
            number=section.number,
            kind=section.get_kind_display(),
            title=section.title,
            beginning=first_words(section.beginning),
            depth=section.depth,
            field=section.field if section.kind == Section.Kind.ACTION_FIELD else None,
        )
        for section in sections
    ]


def first_words(text: str) -> str:
    """How a text begins, without the marks of its markup."""
    plain = _MARKS.sub(lambda found: found[1] or found[2] or "", text)
    words = plain.split()
    return " ".join(words[:_FIRST_WORDS]) + (" …" if len(words) > _FIRST_WORDS else "")


def section_of(person: Any, document: Document, pk: int) -> Section | None:
    """A section of the working version of this very document, None for every other one."""
    mine = Section.objects.editable_by(person).filter(version__document=document)
    return mine.select_related("version", "field", "parent").filter(pk=pk).first()


def branch(section: Section) -> list[Section]:
    """The section and all that is below it, in reading order (one query)."""
    found = {section.pk}
    rows = [section]
    for other in section.version.sections.filter(order__gt=section.order).order_by("order"):
        if other.parent_id not in found:
            break
        found.add(other.pk)
        rows.append(other)
    return rows


def siblings(section: Section) -> list[Section]:
    """The sections on the same level below the same one, in order, this one among them."""
    same = section.version.sections.filter(parent=section.parent_id)
    return list(same.order_by("order"))


def neighbours(section: Section) -> list[Section]:
    """The one before and the one after it on its level: what it can be merged with."""
    row = siblings(section)
    here = [other.pk for other in row].index(section.pk)
    return [row[place] for place in (here - 1, here + 1) if 0 <= place < len(row)]


def contributions_on(person: Any, sections: Sequence[Section]) -> int:
    """How many contributions hang on these sections, whatever version they were written on."""
    identities = {section.identity_id for section in sections}
    return Contribution.objects.editable_by(person).filter(section__identity__in=identities).count()


def pending_import(document: Document, pk: int) -> DocumentImport | None:
    """A file that waits for its preview to be confirmed."""
    return document.imports.filter(pk=pk, confirmed_at=None).first()


def version_at(document: Document, number: int) -> Version | None:
    return document.versions.filter(number=number).first()
