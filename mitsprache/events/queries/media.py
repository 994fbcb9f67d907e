"""Which pictures and files of the library events show."""

from typing import Any

from ..models import Event, EventFile, Photo


def shows_picture(pk: int) -> bool:
    """Whether everybody sees the picture in the published results of an event. One query."""
    photos = Photo.objects.filter(picture=pk, result__published_at__isnull=False)
    return photos.filter(result__event__in=Event.objects.visible_to(None)).exists()


def shows_file(pk: int) -> bool:
    """Whether everybody can fetch the file from the page of an event. One query."""
    return EventFile.objects.filter(file=pk, event__in=Event.objects.visible_to(None)).exists()


def picture_at_desk(person: Any, pk: int) -> bool:
    """Whether `person` organises an event in whose results the picture is, published or not."""
    mine = Event.objects.editable_by(person)
    return Photo.objects.filter(picture=pk, result__event__in=mine).exists()


def file_at_desk(person: Any, pk: int) -> bool:
    mine = Event.objects.editable_by(person)
    return EventFile.objects.filter(file=pk, event__in=mine).exists()
