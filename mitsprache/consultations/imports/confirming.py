"""A file becomes a working version in two steps: read it and look, then confirm.

What was read waits as a DocumentImport; nothing of it is a section before somebody confirms.
"""

import datetime as dt
import hashlib
from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _

from mitsprache.common import audit, clock, pages
from mitsprache.common.permissions import authorize
from mitsprache.common.text import tidy_line
from mitsprache.projects.models import Project

from ..actions.documents import MOST_FIELDS, NewSection, write_sections
from ..actions.refusals import ConsultationRefused, EditedMeanwhile, NotInWork
from ..models import (
    ActionField,
    Document,
    DocumentImport,
    DocumentPicture,
    Section,
    Version,
)
from ..queries.documents import fingerprint
from ..rendering import pictures_in
from .draft import Draft, FoundPicture, Node
from .headings import field_of
from .reading import read_document


class ImportDone(ConsultationRefused):
    """This file has been confirmed already."""

    def __init__(self) -> None:
        super().__init__(_("This file is the working version already."))


def preview_document(
    *,
    actor: Any,
    document: Document,
    file_name: str,
    data: bytes,
    at: dt.datetime | None = None,
) -> DocumentImport:
    """Read a .docx or .md and keep what it says until somebody confirms or discards it.

    Raises NotAllowed, FileRefused (nothing is kept), NotInWork when nothing is in work.
    """
    authorize(actor, "consultations.import_document", document.project)
    return _keep(actor, document, file_name, data, at=at)


def confirm_document(
    *, actor: Any, pending: DocumentImport, replace: bool = False, at: dt.datetime | None = None
) -> Version:
    """Make what was read the text of the working version; sections that are alike stay the same.

    Action fields come from the sections of that kind, known ones by their number. Raises
    NotAllowed, ImportDone, NotInWork, and EditedMeanwhile when the working version has changed
    since the file was read, unless `replace` says that this is wanted.
    """
    authorize(actor, "consultations.import_document", pending.document.project)
    return _confirm(actor, pending, replace=replace, at=at)


@transaction.atomic
def discard_import(*, actor: Any, pending: DocumentImport, at: dt.datetime | None = None) -> None:
    """Forget a file that was read, with the pictures that nothing else shows.

    Raises NotAllowed, ImportDone.
    """
    authorize(actor, "consultations.import_document", pending.document.project)
    waiting = _locked(pending)
    at = at or clock.database_now()
    audit.record(actor=actor, verb="consultations.discard_import", subject=waiting, at=at)
    document = waiting.document
    waiting.delete()
    _drop_unused_pictures(document)


@transaction.atomic
def import_document_as_operator(
    *, project: Project, file_name: str, data: bytes, at: dt.datetime | None = None
) -> DocumentImport:
    """Both steps at once for whoever may run commands; written down as the system.

    The file goes into the working version of the project's document of the same title, else of
    its only document; a project without one gets it. Raises FileRefused, NotInWork.
    """
    at = at or clock.database_now()
    draft = read_document(file_name, data)
    title = tidy_line(draft.title)[:200] or project.title
    documents = list(Document.objects.filter(project=project))
    found = next((known for known in documents if known.title == title), None)
    if found is None and len(documents) == 1:
        found = documents[0]
    if found is None:
        found = Document.objects.create(project=project, title=title, created_at=at)
        Version.objects.create(document=found, number=1, created_at=at)
    pending = _keep(None, found, file_name, data, at=at)
    _confirm(None, pending, replace=False, at=at)
    return pending


def _keep(
    actor: Any, document: Document, file_name: str, data: bytes, *, at: dt.datetime | None
) -> DocumentImport:
    draft = read_document(file_name, data)  # takes its time: before the transaction
    with transaction.atomic():
        at = at or clock.database_now()
        names = _stored(document, draft.pictures)
        content = draft.as_json()
        for node in content["nodes"]:
            for key in names.keys() & {str(named) for named in pictures_in(node["text"])}:
                node["text"] = node["text"].replace(f"bild:{key}", f"bild:{names[key]}")
        content["base"] = fingerprint(_working(document))
        pending = DocumentImport.objects.create(
            document=document,
            file_name=tidy_line(file_name)[-200:],
            digest=hashlib.sha256(data).hexdigest(),
            content=content,
            doubts=draft.doubts_as_json(),
            created_at=at,
            created_by=actor,
        )
        audit.record(actor=actor, verb="consultations.preview_document", subject=pending, at=at)
    return pending


@transaction.atomic
def _confirm(
    actor: Any, pending: DocumentImport, *, replace: bool, at: dt.datetime | None
) -> Version:
    waiting = _locked(pending)
    at = at or clock.database_now()
    version = _working(waiting.document, lock=True)
    if not replace and fingerprint(version) != waiting.content["base"]:
        raise EditedMeanwhile
    nodes = Draft.from_json(waiting.content).nodes
    fields = _fields(waiting.document, nodes)
    write_sections(
        actor=actor,
        version=version,
        sections=[
            NewSection(node.depth, node.number, node.kind, node.title, node.text, field)
            for node, field in zip(nodes, fields, strict=True)
        ],
        at=at,
    )
    if any(fields):
        used = {field.pk for field in fields if field}
        for field in waiting.document.fields.exclude(pk__in=used):
            if not field.sections.exists():
                field.delete()
    DocumentImport.objects.filter(pk=waiting.pk).update(confirmed_at=at, version=version)
    pending.confirmed_at, pending.version = at, version
    audit.record(
        actor=actor,
        verb="consultations.import_document",
        subject=version,
        at=at,
        changes={"import": [None, waiting.pk], "fields": [None, len(set(fields) - {None})]},
    )
    pages.raise_version(f"document:{waiting.document_id}")
    return version


def _locked(pending: DocumentImport) -> DocumentImport:
    waiting = DocumentImport.objects.select_for_update().filter(pk=pending.pk).first()
    if waiting is None or waiting.confirmed_at is not None:
        raise ImportDone
    return waiting


def _working(document: Document, *, lock: bool = False) -> Version:
    rows = document.versions.filter(state=Version.State.WORKING)
    found = (rows.select_for_update() if lock else rows).first()
    if found is None:
        raise NotInWork
    return found


def _stored(document: Document, pictures: Iterable[FoundPicture]) -> dict[str, str]:
    """Store what the document does not hold yet; gives each key its lasting name."""
    known = dict(document.pictures.values_list("digest", "pk"))
    names: dict[str, str] = {}
    for picture in pictures:
        if picture.digest not in known:
            row = DocumentPicture(
                document=document,
                digest=picture.digest,
                width=picture.width,
                height=picture.height,
            )
            row.file.save(f"{row.pk}.webp", ContentFile(picture.data), save=False)
            row.save()
            known[picture.digest] = row.pk
        names[picture.key] = str(known[picture.digest])
    return names


def _fields(document: Document, nodes: Sequence[Node]) -> list[ActionField | None]:
    """For each node the action field that it stands for; new ones get a colour of their own."""
    known = {field.number: field for field in document.fields.all()}
    used: set[str] = set()
    colours = [colour for colour in ActionField.Colour.values if not _has(known, colour)]
    found: list[ActionField | None] = []
    for node in nodes:
        if node.kind != Section.Kind.ACTION_FIELD or len(used) == MOST_FIELDS:
            found.append(None)
            continue
        number, name = field_of(node.number, node.title)
        if not number or number in used:
            number = next(str(n) for n in range(1, 10_000) if str(n) not in used | known.keys())
        used.add(number)
        field = known.get(number) or ActionField(document=document, number=number)
        if not field.colour:
            colours = colours or list(ActionField.Colour.values)
            field.colour = colours.pop(0)
        field.name, field.order = name[:200], len(used)
        field.save()
        found.append(field)
    return found


def _has(fields: dict[str, ActionField], colour: str) -> bool:
    return any(field.colour == colour for field in fields.values())


def _drop_unused_pictures(document: Document) -> None:
    """Delete pictures that no section of any version and no waiting file shows."""
    shown = set()
    texts = Section.objects.filter(version__document=document, text__contains="bild:")
    for text in texts.values_list("text", flat=True).iterator():
        shown |= pictures_in(text)
    for content in document.imports.filter(confirmed_at=None).values_list("content", flat=True):
        for node in Draft.from_json(content).nodes:
            shown |= pictures_in(node.text)
    for picture in document.pictures.exclude(pk__in=shown):
        picture.delete()
        # Not before the commit: a file of a deletion that is taken back would be missing.
        transaction.on_commit(partial(picture.file.storage.delete, str(picture.file.name)))
