"""Which version of a document a body has adopted, and by which resolution."""

from django.db.models import QuerySet

from mitsprache.council.models import Resolution

from ..models import Document, Version


def adopted_version(document: Document) -> Version | None:
    """The latest adopted version with its resolution, body and paper; None before. One query."""
    return _adopted(document.pk).order_by("-number").first()


def adopted_since(version: Version) -> Version | None:
    """The first version from this one on that was adopted: where a text ended. One query."""
    rows = _adopted(version.document_id).filter(number__gte=version.number)
    return rows.order_by("number").first()


def adopted_by(resolution: Resolution) -> list[Version]:
    """The versions that a resolution has adopted, of projects on the public list. One query."""
    rows = Version.objects.filter(resolution=resolution, state=Version.State.ADOPTED)
    public = rows.filter(document__project__live=True)
    return list(public.select_related("document__project").order_by("document__title"))


def _adopted(document: int) -> "QuerySet[Version]":
    rows = Version.objects.filter(document=document, state=Version.State.ADOPTED)
    return rows.select_related("resolution__body", "resolution__paper")
