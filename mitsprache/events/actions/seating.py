"""Steps that every way to a seat has in common; all under the lock of the event's row."""

import datetime as dt
from typing import Any

from django.db.models import F

from mitsprache.accounts.models import Guest

from ..models import Event, Need, Registration, Session
from ..queries.places import places
from ..times import needs_end
from .entries import Needs
from .refusals import RegisteredAlready

LIVING = ("waiting", "offered", "confirmed", "present")


def place(event: Event, session: Session | None, seats: int) -> str:
    """A place, if there is one and nobody waits before; else the list."""
    waiting = event.registrations.filter(state=Registration.State.WAITING)
    if session is not None:
        # Who waits for another session alone does not stand before somebody of this one.
        waiting = waiting.filter(session__in=[session, None])
    free = places(event).free_in(session.pk if session else None)
    if free is None or (seats <= free and not waiting.exists()):
        return Registration.State.CONFIRMED
    return Registration.State.WAITING


def next_number(event: Event) -> int:
    """Under the lock of the event."""
    Event.objects.filter(pk=event.pk).update(queue=F("queue") + 1)
    event.refresh_from_db(fields=["queue"])
    return event.queue


def refuse_twice(event: Event, **who: Any) -> None:
    if event.registrations.filter(state__in=LIVING, **who).exists():
        raise RegisteredAlready


def guest_of(email: str, language: str, at: dt.datetime) -> Guest:
    guest, _new = Guest.objects.get_or_create(
        email=email, defaults={"language": language, "created_at": at}
    )
    return guest


def keep_needs(registration: Registration, needs: Needs) -> None:
    Need.objects.create(
        registration=registration,
        accessibility=needs.accessibility,
        interpreting=needs.interpreting,
        child_care=needs.child_care,
        diet=needs.diet,
        delete_after=needs_end(registration.event),
    )
