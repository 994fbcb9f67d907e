"""At the door: who has come, who comes without having registered."""

import datetime as dt
import uuid
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from mitsprache.common import audit, clock
from mitsprache.common.permissions import authorize
from mitsprache.common.text import tidy_line
from mitsprache.common.transitions import StepNotAllowed, move

from ..models import Event, Registration, Session
from ..states import REGISTRATION_STEPS
from .keeping import changed, locked
from .refusals import EntryWrong, ForeignSession, NotPossibleNow


@transaction.atomic
def check_in(
    *, actor: Any, registration: Registration, at: dt.datetime | None = None
) -> Registration:
    """Somebody has come. Checking in twice changes nothing.

    Raises NotAllowed, NotPossibleNow (she has no place).
    """
    event = locked(registration.event)
    authorize(actor, "events.keep_door", event)
    at = at or clock.database_now()
    registration = Registration.objects.get(pk=registration.pk)
    if registration.state != Registration.State.PRESENT:
        _move(registration, Registration.State.PRESENT, actor, at, present_at=at)
    return registration


@transaction.atomic
def undo_check_in(
    *, actor: Any, registration: Registration, at: dt.datetime | None = None
) -> Registration:
    """It was the wrong line. Raises NotAllowed, NotPossibleNow."""
    event = locked(registration.event)
    authorize(actor, "events.keep_door", event)
    at = at or clock.database_now()
    registration = Registration.objects.get(pk=registration.pk)
    if registration.state != Registration.State.CONFIRMED:
        _move(registration, Registration.State.CONFIRMED, actor, at, present_at=None)
    return registration


@transaction.atomic
def walk_in(
    *,
    actor: Any,
    event: Event,
    session: Session | None = None,
    seats: int = 1,
    name: str = "",
    at: dt.datetime | None = None,
) -> Registration:
    """Somebody comes without having registered and is let in; the door knows how full it is.

    Counts as present, also beyond the capacity: she stands in the room. Raises NotAllowed,
    ForeignSession, EntryWrong (seats, name).
    """
    event = locked(event)
    authorize(actor, "events.keep_door", event)
    at = at or clock.database_now()
    if session is not None and session.event_id != event.pk:
        raise ForeignSession
    if not 1 <= seats <= event.seats_each:
        words = _("Please register between 1 and %(most)d people at once.")
        raise EntryWrong("seats", words % {"most": event.seats_each})
    name = tidy_line(name)
    if len(name) > 120:
        raise EntryWrong("name", _("Please write at most %(most)d characters.") % {"most": 120})
    Event.objects.filter(pk=event.pk).update(queue=F("queue") + 1)
    event.refresh_from_db(fields=["queue"])
    registration = Registration.objects.create(
        event=event,
        session=session,
        number=event.queue,
        state=Registration.State.PRESENT,
        seats=seats,
        way=Registration.Way.DOOR,
        name=name,
        language="de",
        at=at,
        confirmed_at=at,
        present_at=at,
        submission_key=uuid.uuid4().hex,
    )
    audit.record(actor=actor, verb="events.walk_in", subject=registration, at=at)
    changed(event)
    return registration


def _move(registration: Registration, to: str, actor: Any, at: dt.datetime, **also: Any) -> None:
    try:
        move(
            registration,
            to,
            steps=REGISTRATION_STEPS,
            actor=actor,
            at=at,
            verb="events.check_in",
            also=also,
        )
    except StepNotAllowed as refused:
        raise NotPossibleNow from refused
    changed(registration.event)
