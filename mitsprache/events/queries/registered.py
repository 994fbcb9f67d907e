"""What people see of their own registrations, and how far along the list they are."""

from typing import Any

from django.db.models import Q

from ..models import Event, Registration, Session
from ..states import HOLDS

_LIVING = ("waiting", *HOLDS)


def own_registrations(person: Any) -> list[Registration]:
    """All that the account has registered for, the newest event first. One query."""
    rows = Registration.objects.visible_to(person).select_related("event__project", "session")
    return list(rows.order_by("-event__planned_sort", "-pk"))


def own_registration(person: Any, pk: int) -> Registration | None:
    rows = Registration.objects.visible_to(person).select_related("event", "session", "guest")
    return rows.filter(pk=pk).first()


def living_registration(person: Any, event: Event) -> Registration | None:
    """The one with which the account comes or waits already."""
    rows = Registration.objects.visible_to(person).filter(event=event, state__in=_LIVING)
    return rows.first()


def just_sent(pk: int) -> Registration | None:
    """What a guest has just sent, for the page that says to look into the mail (signed ticket)."""
    return Registration.objects.filter(pk=pk).select_related("event", "session", "guest").first()


def position(registration: Registration) -> int:
    """Her place on the waiting list, from 1: how many stand before her for the same session."""
    before = Registration.objects.filter(
        event=registration.event_id,
        state=Registration.State.WAITING,
        number__lte=registration.number,
    )
    if registration.session_id is not None:
        before = before.filter(Q(session=registration.session_id) | Q(session=None))
    return before.count()


def waiting(event: Event) -> dict[int | None, int]:
    """How many registrations wait, by session. One query."""
    found: dict[int | None, int] = {}
    rows = Registration.objects.filter(event=event, state=Registration.State.WAITING)
    for session in rows.values_list("session", flat=True):
        found[session] = found.get(session, 0) + 1
    return found


def sessions_of(event: Event) -> list[Session]:
    """The sessions in their order, with group and topic. One query."""
    return list(event.sessions.select_related("group", "topic"))


def living_registrations(event: Event) -> list[Registration]:
    """Who comes or waits, in the order of the list, with the address to write to. One query."""
    rows = event.registrations.filter(state__in=_LIVING).order_by("number")
    found = list(rows.select_related("person", "guest", "session__group", "session__topic"))
    for one in found:
        one.event = event
    return found
