"""Which version of a document a body has adopted, and by which resolution."""

from django.db.models import QuerySet

from ..models import Document, Version


def adopted_version(document: Document) -> Version | None:
    """The latest adopted version with its resolution, body and paper; None before. One query."""
    return _adopted(document.pk).order_by("-number").first()


def adopted_since(version: Version) -> Version | None:
    """The first version from this one on that was adopted: where a text ended. One query."""
    rows = _adopted(version.document_id).filter(number__gte=version.number)
    return rows.order_by("number").first()


def _adopted(document: int) -> "QuerySet[Version]":
    rows = Version.objects.filter(document=document, state=Version.State.ADOPTED)
    return rows.select_related("resolution__body", "resolution__paper")
