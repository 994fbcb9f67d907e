"""Somebody wants to come: a place is given or a place on the list, decided under one lock.

Every deed here locks the event's row first. References, mails and everything else come after; the
order in which registrations get their number is the order in which they are committed (C-02).
"""

import datetime as dt
from typing import Any

from django.db import transaction

from mitsprache.common import audit, clock, limits
from mitsprache.common.permissions import authorize
from mitsprache.common.transitions import move

from ..models import Event, Registration, Session
from ..queries.links import registration_of
from ..signals import registration_received, registration_submitted
from ..states import REGISTRATION_STEPS
from ..times import is_over, registration_ends_at
from .entries import (
    Needs,
    check_seats,
    email_of,
    line_of,
    name_of,
    needs_of,
    session_of,
    stored_key,
)
from .keeping import changed, end, locked
from .refusals import (
    EventCancelled,
    LinkSpent,
    NotPossibleNow,
    NotPublished,
    RegistrationClosed,
)
from .seating import guest_of, keep_needs, next_number, place, refuse_twice
from .waiting import offer_free_places

LINK_LIVES = dt.timedelta(days=2)
PER_WRITER = (20, dt.timedelta(hours=1))
MAILS_PER_GUEST = (5, dt.timedelta(hours=1))


def register(
    *,
    actor: Any,
    event: Event,
    session: Session | None = None,
    seats: int = 1,
    name: str = "",
    email: str = "",
    needs: Needs | None = None,
    language: str,
    submission_key: str,
    at: dt.datetime | None = None,
) -> Registration:
    """Register for an event; the same key of the same writer is the same registration.

    With an account the place is given at once, or the next place on the waiting list when the
    event or the session is full or somebody waits already. Without one `name` and `email` are
    asked for, and the place is decided when the link of the mail is followed. `needs` are for the
    organiser alone and deleted 14 days after the event.

    Raises NotAllowed, NotPublished, EventCancelled, RegistrationClosed, ForeignSession, EntryWrong
    (seats, name, email, needs), RegisteredAlready, limits.TooOften. Nothing is stored then.
    """
    known = bool(getattr(actor, "is_authenticated", False))
    if known:
        authorize(actor, "events.register", event)
    guest_email = "" if known else email_of(email)
    writer = f"person:{actor.pk}" if known else f"guest:{guest_email}"
    key = stored_key(event, writer, submission_key)
    name = line_of(name) if known else name_of(name)
    needs = needs_of(needs or Needs())
    with transaction.atomic():
        event = locked(event)
        if earlier := Registration.objects.filter(submission_key=key).first():
            return earlier
        at = at or clock.database_now()
        _check_open(event, at)
        session = session_of(event, session)
        check_seats(event, session, seats)
        most, per = PER_WRITER
        limits.limit(f"registration:{writer}", most=most, per=per, at=at)
        if known:
            refuse_twice(event, person=actor)
            state, guest = place(event, session, seats), None
        else:
            most, per = MAILS_PER_GUEST
            limits.limit(f"confirmation:guest:{guest_email}", most=most, per=per, at=at)
            state, guest = Registration.State.UNCONFIRMED.value, guest_of(guest_email, language, at)
        registration = Registration.objects.create(
            event=event,
            session=session,
            number=next_number(event),
            state=state,
            seats=seats,
            person=actor if known else None,
            guest=guest,
            name=name,
            language=language,
            at=at,
            confirmed_at=at if known else None,
            submission_key=key,
        )
        if needs.any:
            keep_needs(registration, needs)
        audit.record(
            actor=actor if known else None,
            verb="events.register",
            subject=registration,
            at=at,
            changes={"event": [None, event.pk], "state": [None, registration.state]},
        )
        changed(event)
        signal = registration_received if known else registration_submitted
        signal.send(Registration, registration=registration)
    return registration


@transaction.atomic
def confirm_registration(*, token: str, at: dt.datetime | None = None) -> Registration:
    """A guest follows the link of her mail: only now she has a place, or one on the list.

    The same link leads to the same registration for as long as that lives and changes nothing.
    Raises LinkSpent (unknown, older than two days), EventCancelled, RegistrationClosed (it is
    over), RegisteredAlready.
    """
    at = at or clock.database_now()
    found = _of_token(token)
    event = locked(found.event)
    found = _of_token(token)  # as it stands now that nobody else can confirm
    if found.state != Registration.State.UNCONFIRMED:
        return found
    if found.at <= at - LINK_LIVES:
        raise LinkSpent
    if event.state == Event.State.CANCELLED:
        raise EventCancelled
    if is_over(event, at):
        raise RegistrationClosed(registration_ends_at(event))
    refuse_twice(event, guest=found.guest)
    # The order of the list is that of places, not of mails: it is numbered now.
    Registration.objects.filter(pk=found.pk).update(number=next_number(event))
    move(
        found,
        place(event, found.session, found.seats),
        steps=REGISTRATION_STEPS,
        actor=None,
        at=at,
        verb="events.confirm_registration",
        also={"confirmed_at": at},
    )
    if found.guest is not None and found.guest.confirmed_at is None:
        found.guest.confirmed_at = at
        found.guest.save(update_fields=["confirmed_at"])
    changed(event)
    found.refresh_from_db()
    registration_received.send(Registration, registration=found)
    return found


@transaction.atomic
def cancel_registration(
    *,
    actor: Any = None,
    token: str = "",
    registration: Registration,
    at: dt.datetime | None = None,
) -> Registration:
    """Give the seats back, by `actor` or by the `token` of the link; who waits next is offered them.

    Cancelling twice changes nothing. Raises NotAllowed, LinkSpent, NotPossibleNow (she has come).
    """
    if token:
        if registration_of(token) != registration:
            raise LinkSpent
    else:
        authorize(actor, "events.change_registration", registration)
    at = at or clock.database_now()
    event = locked(registration.event)
    return give_back(event, registration, actor=actor, at=at)


def give_back(
    event: Event, registration: Registration, *, actor: Any, at: dt.datetime
) -> Registration:
    """Step, under the event's lock: the seats are free for who waits next; again changes nothing.

    Raises NotPossibleNow (she has come).
    """
    registration = Registration.objects.get(pk=registration.pk)
    if registration.state in (Registration.State.CANCELLED, Registration.State.LAPSED):
        return registration
    if registration.state == Registration.State.PRESENT:
        raise NotPossibleNow
    end(
        registration,
        Registration.State.CANCELLED,
        actor=actor,
        at=at,
        verb="events.cancel_registration",
    )
    offer_free_places(event, at=at)
    return registration


def _check_open(event: Event, at: dt.datetime) -> None:
    if event.published_at is None:
        raise NotPublished
    if event.state == Event.State.CANCELLED:
        raise EventCancelled
    if not event.registration or event.state != Event.State.OPEN:
        raise RegistrationClosed
    until = registration_ends_at(event)
    if until is not None and at >= until:
        raise RegistrationClosed(until)


def _of_token(token: str) -> Registration:
    found = registration_of(token)
    if found is None:
        raise LinkSpent
    return found
