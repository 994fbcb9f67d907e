"""Which pictures and files somebody may see: those of objects that she may see."""

import uuid
from typing import Any

from mitsprache.consultations.models import Document, DocumentPicture, Section
from mitsprache.content.models import File, InfoPage, NewsPage, Picture
from mitsprache.events.queries import media as events
from mitsprache.projects.models import Attachment, Project


def public_picture(pk: int) -> Picture | None:
    """The picture if a published sheet, page or result of an event shows it."""
    shown = _attached(Project.objects.visible_to(None), picture=pk) or _on_a_page(f"bild/{pk}/")
    if shown or events.shows_picture(pk):
        found: Picture | None = Picture.objects.filter(pk=pk).first()
        return found
    return None


def public_document(pk: int) -> File | None:
    """The file if it is attached to a published sheet or event, or linked from a published page."""
    shown = _attached(Project.objects.visible_to(None), file=pk) or _on_a_page(f"datei/{pk}/")
    if shown or events.shows_file(pk):
        found: File | None = File.objects.filter(pk=pk).first()
        return found
    return None


def public_picture_of_draft(key: uuid.UUID) -> DocumentPicture | None:
    """The picture of a document if a version that everybody may read shows it."""
    found: DocumentPicture | None = DocumentPicture.objects.filter(pk=key).first()
    if found is None:
        return None
    shown = Section.objects.visible_to(None).filter(
        version__document=found.document_id, text__icontains=f"bild:{key}"
    )
    return found if shown.exists() else None


def picture_of_draft_for(person: Any, key: uuid.UUID) -> DocumentPicture | None:
    """A picture that is not public yet, for people who may edit its document."""
    return DocumentPicture.objects.filter(
        pk=key, document__in=Document.objects.editable_by(person)
    ).first()


def picture_for(person: Any, pk: int) -> Picture | None:
    """A picture that is not public, for people who may use it or edit a sheet or an event with it."""
    found: Picture | None = Picture.objects.usable_by(person).filter(pk=pk).first()
    if found is None:
        held = _attached(Project.objects.editable_by(person), picture=pk)
        if held or events.picture_at_desk(person, pk):
            found = Picture.objects.filter(pk=pk).first()
    return found


def document_for(person: Any, pk: int) -> File | None:
    """A file that is not public, for people who may use it or edit a sheet or an event with it."""
    found: File | None = File.objects.usable_by(person).filter(pk=pk).first()
    if found is None:
        held = _attached(Project.objects.editable_by(person), file=pk)
        if held or events.file_at_desk(person, pk):
            found = File.objects.filter(pk=pk).first()
    return found


def _attached(projects: Any, **to: int) -> bool:
    return bool(Attachment.objects.filter(project__in=projects, **to).exists())


def _on_a_page(address: str) -> bool:
    """The rendered text of pages holds the addresses of the files that they link to."""
    return any(
        model.objects.live().filter(body_html__contains=f"/medien/{address}").exists()
        for model in (InfoPage, NewsPage)
    )
