"""Places that are free again go to whoever has waited longest."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from mitsprache.common import clock
from mitsprache.common.permissions import authorize
from mitsprache.common.transitions import move

from ..models import Event, Registration
from ..queries.links import registration_of
from ..queries.places import places
from ..signals import place_offered, registration_received
from ..states import REGISTRATION_STEPS
from ..times import is_over, starts_at
from .keeping import changed, end, locked
from .refusals import EventCancelled, LinkSpent, NotPossibleNow

OFFER_LIVES = dt.timedelta(hours=48)
# Nobody is asked to answer in the night before.
LATEST = dt.timedelta(hours=3)
PORTION = 20


def offer_free_places(event: Event, *, at: dt.datetime) -> list[Registration]:
    """Step, under the event's lock: offer what is free in the order of the list.

    Nobody is passed over: who comes first and needs more seats than are free keeps those behind
    her waiting, in her session. An offer ends after 48 hours, three hours before the event at the
    latest; so close to it that nobody could answer nothing is offered any more.
    """
    begins = starts_at(event)
    until = at + OFFER_LIVES
    if begins is not None:
        until = min(until, begins - LATEST)
    if event.state == Event.State.CANCELLED or is_over(event, at) or until <= at:
        return []
    now = places(event)
    free, in_session = now.free, dict(now.by_session)
    if free is not None and free <= 0:
        return []
    blocked: set[int | None] = set()
    offered = []
    for one in _in_order(event):
        limit = now.capacities.get(one.session_id) if one.session_id else None
        fits_session = limit is None or in_session.get(one.session_id, 0) + one.seats <= limit
        if one.session_id in blocked or not fits_session:
            blocked.add(one.session_id)
            continue
        if free is not None and one.seats > free:
            break
        _offer(one, until, at=at)
        offered.append(one)
        in_session[one.session_id] = in_session.get(one.session_id, 0) + one.seats
        free = None if free is None else free - one.seats
    if offered:
        changed(event)
    return offered


def _in_order(event: Event) -> Iterator[Registration]:
    """Who waits, by number; in portions, because most often the first of a long list is enough."""
    rows = event.registrations.filter(state=Registration.State.WAITING).order_by("number")
    last = 0
    while portion := list(rows.filter(number__gt=last).select_related("person", "guest")[:PORTION]):
        yield from portion
        last = portion[-1].number


@transaction.atomic
def accept_offer(
    *,
    actor: object = None,
    token: str = "",
    registration: Registration,
    at: dt.datetime | None = None,
) -> Registration:
    """Take the place that was offered. Accepting twice changes nothing.

    Raises NotAllowed, LinkSpent, EventCancelled, NotPossibleNow (the offer has lapsed).
    """
    if token:
        if registration_of(token) != registration:
            raise LinkSpent
    else:
        authorize(actor, "events.change_registration", registration)  # type: ignore[arg-type]
    at = at or clock.database_now()
    event = locked(registration.event)
    return take_offer(event, registration, actor=actor, at=at)


def take_offer(
    event: Event, registration: Registration, *, actor: Any, at: dt.datetime
) -> Registration:
    """Step, under the event's lock: who was offered a place has it; again changes nothing.

    Raises EventCancelled, NotPossibleNow (the offer has lapsed).
    """
    registration = Registration.objects.get(pk=registration.pk)
    if registration.state == Registration.State.CONFIRMED:
        return registration
    if event.state == Event.State.CANCELLED:
        raise EventCancelled
    ends = registration.offered_until
    if registration.state != Registration.State.OFFERED or ends is None or at >= ends:
        raise NotPossibleNow(_("This offer has lapsed."))
    move(
        registration,
        Registration.State.CONFIRMED,
        steps=REGISTRATION_STEPS,
        actor=actor,
        at=at,
        verb="events.accept_offer",
        also={"offered_until": None},
    )
    changed(event)
    registration_received.send(Registration, registration=registration)
    return registration


def end_lapsed_offers(*, at: dt.datetime | None = None) -> int:
    """Offers that nobody has taken end, and go to the next; how many. For the schedule."""
    now = at or clock.database_now()
    lapsed = Registration.objects.filter(
        state=Registration.State.OFFERED, offered_until__lte=now
    ).values_list("event", flat=True)
    done = 0
    for pk in sorted(set(lapsed)):
        done += _end_lapsed(pk, now)
    return done


@transaction.atomic
def _end_lapsed(event_pk: int, at: dt.datetime) -> int:
    event = locked(Event(pk=event_pk))
    found = list(
        event.registrations.filter(
            state=Registration.State.OFFERED, offered_until__lte=at
        ).order_by("number")
    )
    for one in found:
        end(one, Registration.State.LAPSED, actor=None, at=at, verb="events.offer_lapsed")
    if found:
        offer_free_places(event, at=at)
    return len(found)


def _offer(registration: Registration, until: dt.datetime, *, at: dt.datetime) -> None:
    move(
        registration,
        Registration.State.OFFERED,
        steps=REGISTRATION_STEPS,
        actor=None,
        at=at,
        verb="events.offer_place",
        also={"offered_until": until},
    )
    place_offered.send(Registration, registration=registration)
