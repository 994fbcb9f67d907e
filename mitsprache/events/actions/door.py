"""At the door: who has come, who comes without having registered."""

import datetime as dt
import uuid
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from mitsprache.common import audit, clock
from mitsprache.common.permissions import authorize
from mitsprache.common.transitions import StepNotAllowed, move

from ..models import Event, Registration, Session
from ..states import REGISTRATION_STEPS
from .entries import line_of, stored_key
from .keeping import changed, locked
from .refusals import EntryWrong, EventCancelled, ForeignSession, NotPossibleNow
from .seating import next_number


@transaction.atomic
def check_in(
    *, actor: Any, registration: Registration, at: dt.datetime | None = None
) -> Registration:
    """Somebody has come: who has a place, or who waits for one and is let in.

    Who waits counts as present also beyond the capacity, as `walk_in`; what was offered to her is
    taken. Checking in twice changes nothing. Raises NotAllowed, NotPossibleNow (cancelled, lapsed,
    or her address is not confirmed).
    """
    event = locked(registration.event)
    authorize(actor, "events.keep_door", event)
    at = at or clock.database_now()
    registration = Registration.objects.get(pk=registration.pk)
    if registration.state != Registration.State.PRESENT:
        waited = registration.state == Registration.State.WAITING
        to, also = Registration.State.PRESENT, {"present_at": at, "let_in": waited}
        _move(registration, to, actor, at, "events.check_in", offered_until=None, **also)
    return registration


@transaction.atomic
def undo_check_in(
    *, actor: Any, registration: Registration, at: dt.datetime | None = None
) -> Registration:
    """It was the wrong line; who was let in without having registered is gone again, and who was
    let in from the waiting list waits again at her old place in it.

    Undoing twice changes nothing. Raises NotAllowed, NotPossibleNow.
    """
    event = locked(registration.event)
    authorize(actor, "events.keep_door", event)
    at = at or clock.database_now()
    registration = Registration.objects.get(pk=registration.pk)
    to = Registration.State.CONFIRMED
    also: dict[str, Any] = {}
    if registration.way == Registration.Way.DOOR:
        to, also = Registration.State.CANCELLED, {"ended_at": at}
    elif registration.let_in:
        to, also = Registration.State.WAITING, {"let_in": False}
    if registration.state not in (to, Registration.State.WAITING):
        _move(registration, to, actor, at, "events.undo_check_in", present_at=None, **also)
    return registration


@transaction.atomic
def walk_in(
    *,
    actor: Any,
    event: Event,
    session: Session | None = None,
    seats: int = 1,
    name: str = "",
    submission_key: str = "",
    at: dt.datetime | None = None,
) -> Registration:
    """Somebody comes without having registered and is let in; the door knows how full it is.

    Counts as present, also beyond the capacity: she stands in the room. The same key of the same
    person at the door lets in once. Raises NotAllowed, EventCancelled, ForeignSession, EntryWrong
    (seats, name).
    """
    key = stored_key(event, f"door:{actor.pk}", submission_key or uuid.uuid4().hex)
    event = locked(event)
    authorize(actor, "events.keep_door", event)
    at = at or clock.database_now()
    if earlier := Registration.objects.filter(submission_key=key).first():
        return earlier
    if event.state == Event.State.CANCELLED:
        raise EventCancelled
    if session is not None and session.event_id != event.pk:
        raise ForeignSession
    if not 1 <= seats <= event.seats_each:
        words = _("Please register between 1 and %(most)d people at once.")
        raise EntryWrong("seats", words % {"most": event.seats_each})
    name = line_of(name)
    registration = Registration.objects.create(
        event=event,
        session=session,
        number=next_number(event),
        state=Registration.State.PRESENT,
        seats=seats,
        way=Registration.Way.DOOR,
        name=name,
        language="de",
        at=at,
        confirmed_at=at,
        present_at=at,
        submission_key=key,
    )
    audit.record(actor=actor, verb="events.walk_in", subject=registration, at=at)
    changed(event)
    return registration


def _move(
    registration: Registration, to: str, actor: Any, at: dt.datetime, verb: str, **also: Any
) -> None:
    try:
        move(
            registration,
            to,
            steps=REGISTRATION_STEPS,
            actor=actor,
            at=at,
            verb=verb,
            also=also,
        )
    except StepNotAllowed as refused:
        raise NotPossibleNow from refused
    changed(registration.event)
