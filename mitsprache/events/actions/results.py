"""What came out of an event, written down and published."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from mitsprache.common import audit, clock
from mitsprache.common.permissions import authorize
from mitsprache.common.text import render_markdown, tidy, tidy_line
from mitsprache.content.models import Picture

from ..models import Event, Photo, Result, Session
from ..models.result import MINUTES_LENGTH
from ..signals import results_published
from .keeping import changed, locked
from .refusals import EntryWrong, ForeignSession, NotPossibleNow


@transaction.atomic
def write_result(
    *,
    actor: Any,
    event: Event,
    session: Session | None = None,
    minutes: str,
    at: dt.datetime | None = None,
) -> Result:
    """The minutes (CommonMark) of a session, or of the whole event.

    Raises NotAllowed, ForeignSession, EntryWrong (minutes).
    """
    event = locked(event)
    authorize(actor, "events.write_results", event)
    at = at or clock.database_now()
    if session is not None and session.event_id != event.pk:
        raise ForeignSession
    minutes = tidy(minutes)
    if len(minutes) > MINUTES_LENGTH:
        words = _("Please write at most %(most)d characters.")
        raise EntryWrong("minutes", words % {"most": MINUTES_LENGTH})
    result, _new = Result.objects.update_or_create(
        event=event,
        session=session,
        defaults={
            "minutes": minutes,
            "minutes_html": render_markdown(minutes),
            "changed_at": at,
            "changed_by": actor,
        },
    )
    audit.record(
        actor=actor, verb="events.write_results", subject=result, at=at, changes={"minutes": None}
    )
    changed(event)
    return result


@transaction.atomic
def add_photo(
    *,
    actor: Any,
    result: Result,
    picture: Picture,
    text: str,
    consent: str,
    at: dt.datetime | None = None,
) -> Photo:
    """A picture, with what it shows and how the people in it have agreed.

    Raises NotAllowed, EntryWrong (picture, text, consent).
    """
    authorize(actor, "events.write_results", result.event)
    at = at or clock.database_now()
    if not Picture.objects.usable_by(actor).filter(pk=picture.pk).exists():
        raise EntryWrong("picture", _("Please choose one of the list."))
    text, consent = tidy_line(text), tidy_line(consent)
    if not text or len(text) > 300:
        raise EntryWrong("text", _("Please say in at most 300 characters what it shows."))
    if not consent or len(consent) > 300:
        words = _("Please say in at most 300 characters how the people in it have agreed.")
        raise EntryWrong("consent", words)
    photo = Photo.objects.create(
        result=result,
        picture=picture,
        text=text,
        consent=consent,
        order=result.photos.count() + 1,
    )
    audit.record(actor=actor, verb="events.add_photo", subject=photo, at=at)
    changed(result.event)
    return photo


@transaction.atomic
def remove_photo(*, actor: Any, photo: Photo, at: dt.datetime | None = None) -> None:
    """Somebody does not want to be seen after all. Raises NotAllowed."""
    authorize(actor, "events.write_results", photo.result.event)
    audit.record(
        actor=actor, verb="events.remove_photo", subject=photo, at=at or clock.database_now()
    )
    event = photo.result.event
    Photo.objects.filter(pk=photo.pk).delete()
    changed(event)


@transaction.atomic
def publish_results(*, actor: Any, event: Event, at: dt.datetime | None = None) -> int:
    """Show what is written and not public yet; how many results that were.

    Raises NotAllowed, NotPossibleNow (nothing to publish, or the event is not public).
    """
    event = locked(event)
    authorize(actor, "events.publish_results", event)
    at = at or clock.database_now()
    waiting = event.results.filter(published_at=None).exclude(minutes="", photos=None)
    count = waiting.count()
    if event.published_at is None or count == 0:
        raise NotPossibleNow(_("There is nothing to publish."))
    Result.objects.filter(pk__in=list(waiting.values_list("pk", flat=True))).update(published_at=at)
    audit.record(
        actor=actor,
        verb="events.publish_results",
        subject=event,
        at=at,
        changes={"results": [None, count]},
    )
    changed(event)
    results_published.send(Event, event=event)
    return count
