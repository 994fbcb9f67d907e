"""Documents before an event (invitation, draft) and after it (slides)."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from mitsprache.common import audit, clock
from mitsprache.common.permissions import authorize
from mitsprache.common.text import tidy_line
from mitsprache.content.models import File

from ..models import Event, EventFile
from .keeping import changed, locked
from .refusals import EntryWrong

TITLE_LENGTH = 200
MOST_FILES = 40


@transaction.atomic
def add_file(
    *,
    actor: Any,
    event: Event,
    file: File,
    title: str = "",
    when: str = EventFile.When.BEFORE,
    at: dt.datetime | None = None,
) -> EventFile:
    """Put a file of the library on the event's page; without a `title` under its own.

    Everybody can read it once the event is published. Raises NotAllowed, EntryWrong (file, title,
    when).
    """
    event = locked(event)
    authorize(actor, "events.change_event", event)
    at = at or clock.database_now()
    if not File.objects.usable_by(actor).filter(pk=file.pk).exists():
        raise EntryWrong("file", _("Please choose one of the list."))
    if event.files.filter(file=file, when=when).exists():
        raise EntryWrong("file", _("This file is on the page already."))
    if event.files.count() >= MOST_FILES:
        words = _("An event has at most %(most)d documents.")
        raise EntryWrong("file", words % {"most": MOST_FILES})
    if when not in EventFile.When.values:
        raise EntryWrong("when", _("Please choose one of the list."))
    title = tidy_line(title) or tidy_line(file.title)[:TITLE_LENGTH]
    if len(title) > TITLE_LENGTH:
        words = _("Please write at most %(most)d characters.")
        raise EntryWrong("title", words % {"most": TITLE_LENGTH})
    made = EventFile.objects.create(
        event=event, file=file, title=title, when=when, order=event.files.count() + 1
    )
    audit.record(actor=actor, verb="events.add_file", subject=made, at=at)
    changed(event)
    return made


@transaction.atomic
def remove_file(*, actor: Any, file: EventFile, at: dt.datetime | None = None) -> None:
    """Take a document from the page; the library keeps it. Raises NotAllowed."""
    event = locked(file.event)
    authorize(actor, "events.change_event", event)
    audit.record(
        actor=actor, verb="events.remove_file", subject=file, at=at or clock.database_now()
    )
    EventFile.objects.filter(pk=file.pk).delete()
    changed(event)
