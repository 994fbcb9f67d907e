"""Somebody wants to come: a place is given or a place on the list, decided under one lock.

Every deed here locks the event's row first. References, mails and everything else come after; the
order in which registrations get their number is the order in which they are committed (C-02).
"""

import datetime as dt
import hashlib
import secrets
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from mitsprache.accounts.models import Guest
from mitsprache.accounts.queries import hash_of_token
from mitsprache.common import audit, clock, limits
from mitsprache.common.permissions import authorize
from mitsprache.common.text import tidy_line
from mitsprache.common.transitions import move

from ..models import Event, Need, Registration, Session
from ..models.registration import NEED_LENGTH
from ..queries.links import registration_of
from ..queries.places import places
from ..signals import registration_received, registration_submitted
from ..states import REGISTRATION_STEPS
from ..times import last_local_day, registration_ends_at
from .keeping import changed, end, locked
from .refusals import (
    EntryWrong,
    EventCancelled,
    ForeignSession,
    LinkSpent,
    NotPossibleNow,
    NotPublished,
    RegisteredAlready,
    RegistrationClosed,
)
from .waiting import offer_free_places

NAME_LENGTH = 120
LINK_LIVES = dt.timedelta(days=2)
NEEDS_LIVE = dt.timedelta(days=14)
PER_WRITER = (20, dt.timedelta(hours=1))
MAILS_PER_GUEST = (5, dt.timedelta(hours=1))
LIVING = ("waiting", "offered", "confirmed", "present")


@dataclass(frozen=True, slots=True)
class Needs:
    """What somebody needs to be able to come; every entry may stay empty."""

    accessibility: str = ""
    interpreting: str = ""
    child_care: str = ""
    diet: str = ""

    @property
    def any(self) -> bool:
        return bool(self.accessibility or self.interpreting or self.child_care or self.diet)


class Registered(NamedTuple):
    """What was stored, and the token of the guest's own link; empty with an account."""

    registration: Registration
    token: str


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
) -> Registered:
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
    guest_email = "" if known else _email(email)
    writer = f"person:{actor.pk}" if known else f"guest:{guest_email}"
    key = _key(event, writer, submission_key)
    name = tidy_line(name) if known else _name(name)
    needs = _needs(needs or Needs())
    with transaction.atomic():
        event = locked(event)
        if earlier := Registration.objects.filter(submission_key=key).first():
            return Registered(earlier, "")
        at = at or clock.database_now()
        _check_open(event, at)
        session = _session(event, session)
        _check_seats(event, session, seats)
        most, per = PER_WRITER
        limits.limit(f"registration:{writer}", most=most, per=per, at=at)
        if known:
            _refuse_twice(event, person=actor)
            state, guest, token = _place(event, session, seats), None, ""
        else:
            most, per = MAILS_PER_GUEST
            limits.limit(f"confirmation:guest:{guest_email}", most=most, per=per, at=at)
            state, guest = Registration.State.UNCONFIRMED.value, _guest(guest_email, language, at)
            token = secrets.token_urlsafe(32)
        registration = Registration.objects.create(
            event=event,
            session=session,
            number=_next_number(event),
            state=state,
            seats=seats,
            person=actor if known else None,
            guest=guest,
            name=name,
            language=language,
            at=at,
            confirmed_at=at if known else None,
            token_hash=hash_of_token(token) if token else "",
            submission_key=key,
        )
        if needs.any:
            _keep_needs(registration, needs)
        audit.record(
            actor=actor if known else None,
            verb="events.register",
            subject=registration,
            at=at,
            changes={"event": [None, event.pk], "state": [None, registration.state]},
        )
        changed(event)
        signal = registration_received if known else registration_submitted
        signal.send(Registration, registration=registration, token=token)
    return Registered(registration, token if known else "")


@transaction.atomic
def confirm_registration(*, token: str, at: dt.datetime | None = None) -> Registered:
    """A guest follows the link of her mail: only now she has a place, or one on the list.

    The same link leads to the same registration for as long as that lives and changes nothing.
    Raises LinkSpent (unknown, older than two days), EventCancelled, RegisteredAlready.
    """
    at = at or clock.database_now()
    found = _of_token(token)
    event = locked(found.event)
    found = _of_token(token)  # as it stands now that nobody else can confirm
    if found.state != Registration.State.UNCONFIRMED:
        return Registered(found, token)
    if found.at <= at - LINK_LIVES:
        raise LinkSpent
    if event.state == Event.State.CANCELLED:
        raise EventCancelled
    _refuse_twice(event, guest=found.guest)
    # The order of the list is that of places, not of mails: it is numbered now.
    Registration.objects.filter(pk=found.pk).update(number=_next_number(event))
    move(
        found,
        _place(event, found.session, found.seats),
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
    registration_received.send(Registration, registration=found, token=token)
    return Registered(found, token)


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
        if not registration.opens_with(hash_of_token(token)):
            raise LinkSpent
    else:
        authorize(actor, "events.change_registration", registration)
    at = at or clock.database_now()
    event = locked(registration.event)
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


def _place(event: Event, session: Session | None, seats: int) -> str:
    """A place, if there is one and nobody waits before; else the list."""
    waiting = event.registrations.filter(state=Registration.State.WAITING)
    if session is not None:
        # Who waits for another session alone does not stand before somebody of this one.
        waiting = waiting.filter(session__in=[session, None])
    free = places(event).free_in(session.pk if session else None)
    if free is None or (seats <= free and not waiting.exists()):
        return Registration.State.CONFIRMED
    return Registration.State.WAITING


def _next_number(event: Event) -> int:
    """Under the lock of the event."""
    Event.objects.filter(pk=event.pk).update(queue=F("queue") + 1)
    event.refresh_from_db(fields=["queue"])
    return event.queue


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


def _session(event: Event, session: Session | None) -> Session | None:
    """The session as chosen; one has to be chosen where there are several."""
    if session is None:
        if event.sessions.exists():
            raise ForeignSession
        return None
    found = event.sessions.filter(pk=session.pk).first()
    if found is None:
        raise ForeignSession
    return found


def _check_seats(event: Event, session: Session | None, seats: int) -> None:
    if not 1 <= seats <= event.seats_each:
        words = _("Please register between 1 and %(most)d people at once.")
        raise EntryWrong("seats", words % {"most": event.seats_each})
    capacities = [event.capacity, session.capacity if session else None]
    if any(limit is not None and seats > limit for limit in capacities):
        raise EntryWrong("seats", _("There are not so many places in all."))


def _refuse_twice(event: Event, **who: Any) -> None:
    if event.registrations.filter(state__in=LIVING, **who).exists():
        raise RegisteredAlready


def _guest(email: str, language: str, at: dt.datetime) -> Guest:
    guest, _new = Guest.objects.get_or_create(
        email=email, defaults={"language": language, "created_at": at}
    )
    return guest


def _keep_needs(registration: Registration, needs: Needs) -> None:
    Need.objects.create(
        registration=registration,
        accessibility=needs.accessibility,
        interpreting=needs.interpreting,
        child_care=needs.child_care,
        diet=needs.diet,
        delete_after=last_local_day(registration.event) + NEEDS_LIVE,
    )


def _of_token(token: str) -> Registration:
    found = registration_of(token)
    if found is None:
        raise LinkSpent
    return found


def _key(event: Event, writer: str, submission_key: str) -> str:
    scope = f"{event.pk}\0{writer}\0{submission_key}"
    return hashlib.sha256(scope.encode(errors="replace")).hexdigest()


def _email(text: str) -> str:
    address = text.strip().lower()
    try:
        validate_email(address)
    except ValidationError:
        raise EntryWrong("email", _("Please enter an e-mail address.")) from None
    return address


def _name(text: str) -> str:
    name = tidy_line(text)
    if not name:
        raise EntryWrong("name", _("Please say by which name we may greet you."))
    if len(name) > NAME_LENGTH:
        raise EntryWrong(
            "name", _("Please write at most %(most)d characters.") % {"most": NAME_LENGTH}
        )
    return name


def _needs(needs: Needs) -> Needs:
    entries = {name: tidy_line(getattr(needs, name)) for name in Needs.__slots__}
    for name, text in entries.items():
        most = 60 if name == "interpreting" else NEED_LENGTH
        if len(text) > most:
            raise EntryWrong(name, _("Please write at most %(most)d characters.") % {"most": most})
    return Needs(**entries)
