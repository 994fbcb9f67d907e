"""What the organisers do for somebody: register her who calls, cancel, take an offer for her."""

import datetime as dt
from typing import Any

from django.db import transaction

from mitsprache.common import audit, clock
from mitsprache.common.permissions import authorize

from ..models import Event, Registration, Session
from ..signals import registration_received
from ..times import is_over, registration_ends_at
from .entries import Needs, check_seats, email_of, name_of, needs_of, session_of, stored_key
from .keeping import changed, locked
from .refusals import EventCancelled, NotPublished, RegistrationClosed
from .registering import give_back
from .seating import guest_of, keep_needs, next_number, place, refuse_twice
from .waiting import take_offer


def register_for(
    *,
    actor: Any,
    event: Event,
    session: Session | None = None,
    seats: int = 1,
    name: str,
    email: str = "",
    needs: Needs | None = None,
    submission_key: str,
    at: dt.datetime | None = None,
) -> Registration:
    """Register somebody who called or came by; the same key of the same person once.

    She gets a place or the next one on the waiting list, like everybody else, also when online
    registration has ended. With `email` she gets the mails with her own link; the organisers have
    spoken to her, so the address needs no confirmation.

    Raises NotAllowed, NotPublished, EventCancelled, RegistrationClosed (it is over, or nobody
    registers), ForeignSession, EntryWrong (seats, name, email, needs), RegisteredAlready.
    """
    authorize(actor, "events.keep_door", event)
    name, address = name_of(name), email_of(email) if email.strip() else ""
    needs = needs_of(needs or Needs())
    key = stored_key(event, f"staff:{actor.pk}", submission_key)
    with transaction.atomic():
        event = locked(event)
        if earlier := Registration.objects.filter(submission_key=key).first():
            return earlier
        at = at or clock.database_now()
        _check(event, at)
        session = session_of(event, session)
        check_seats(event, session, seats)
        guest = None
        if address:
            guest = guest_of(address, "de", at)
            refuse_twice(event, guest=guest)
        registration = Registration.objects.create(
            event=event,
            session=session,
            number=next_number(event),
            state=place(event, session, seats),
            seats=seats,
            way=Registration.Way.STAFF,
            guest=guest,
            name=name,
            language="de",
            at=at,
            confirmed_at=at,
            submission_key=key,
        )
        if needs.any:
            keep_needs(registration, needs)
        audit.record(
            actor=actor,
            verb="events.register",
            subject=registration,
            at=at,
            changes={"event": [None, event.pk], "state": [None, registration.state]},
        )
        changed(event)
        registration_received.send(Registration, registration=registration)
    return registration


@transaction.atomic
def cancel_for(
    *, actor: Any, registration: Registration, at: dt.datetime | None = None
) -> Registration:
    """Somebody called that she does not come; who waits next is offered her seats.

    Cancelling twice changes nothing. Raises NotAllowed, NotPossibleNow (she has come).
    """
    event = locked(registration.event)
    authorize(actor, "events.keep_door", event)
    return give_back(event, registration, actor=actor, at=at or clock.database_now())


@transaction.atomic
def accept_for(
    *, actor: Any, registration: Registration, at: dt.datetime | None = None
) -> Registration:
    """Somebody called that she takes the place that is offered to her; again changes nothing.

    Raises NotAllowed, EventCancelled, NotPossibleNow (the offer has lapsed).
    """
    event = locked(registration.event)
    authorize(actor, "events.keep_door", event)
    return take_offer(event, registration, actor=actor, at=at or clock.database_now())


def _check(event: Event, at: dt.datetime) -> None:
    if event.published_at is None:
        raise NotPublished
    if event.state == Event.State.CANCELLED:
        raise EventCancelled
    if not event.registration or event.state != Event.State.OPEN:
        raise RegistrationClosed
    if is_over(event, at):
        raise RegistrationClosed(registration_ends_at(event))
