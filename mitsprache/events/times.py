"""When an event is, whether people can register, and which state that makes."""

import datetime as dt
from zoneinfo import ZoneInfo

from .models import Event, Session

NEEDS_LIVE = dt.timedelta(days=14)


def starts_at(event: Event) -> dt.datetime | None:
    """The first moment of the event; of whole days local midnight; None where only a period is known."""
    if event.starts_at is not None:
        return event.starts_at
    return _midnight(event.first_day, event.zone) if event.first_day else None


def ends_at(event: Event) -> dt.datetime | None:
    """The first moment after the event; of whole days the midnight after the last one.

    Midnight is looked up in the zone, so days of 23 and 25 hours come out right.
    """
    if event.ends_at is not None:
        return event.ends_at
    last = event.last_day or event.first_day
    return _midnight(last + dt.timedelta(days=1), event.zone) if last else None


def last_local_day(event: Event) -> dt.date:
    """The local day on which it ends; of a period its last day."""
    end = ends_at(event)
    if end is None:
        return event.planned.last_day
    return (end - dt.timedelta(microseconds=1)).astimezone(ZoneInfo(event.zone)).date()


def first_day(session: Session) -> dt.date:
    """The local day on which a session begins: its own, else that of its event; of a period the
    first day."""
    event = session.event
    begins = session.starts_at or starts_at(event)
    return _day(begins, event.zone) if begins else event.planned.first_day


def last_day(session: Session) -> dt.date:
    """The local day on which a session ends, like `first_day`."""
    if session.ends_at is None:
        return last_local_day(session.event)
    return _day(session.ends_at - dt.timedelta(microseconds=1), session.event.zone)


def needs_end(event: Event) -> dt.date:
    """The last local day on which it is still known what people needed for it."""
    return last_local_day(event) + NEEDS_LIVE


def is_over(event: Event, at: dt.datetime) -> bool:
    """Whether it has ended; of a period: whether that is past, or it is said when it took place."""
    if event.took_place is not None:
        return event.took_place.last_day < _day(at, event.zone)
    end = ends_at(event)
    return at >= end if end is not None else event.planned.last_day < _day(at, event.zone)


def registration_ends_at(event: Event) -> dt.datetime | None:
    """The first moment at which nobody can register any longer: as set, else the beginning."""
    begins = starts_at(event)
    if event.register_until is None or begins is None:
        return event.register_until or begins
    return min(event.register_until, begins)


def state_at(event: Event, at: dt.datetime, *, free: int | None) -> str:
    """The code of contracts.md: planned, open, full, cancelled or over.

    `free` are the places that are left, None where there is no limit.
    """
    if event.state == Event.State.CANCELLED:
        return "cancelled"
    if is_over(event, at):
        return "over"
    if event.state == Event.State.OPEN and event.registration and free is not None and free <= 0:
        return "full"
    return event.state


def _midnight(day: dt.date, zone: str) -> dt.datetime:
    return dt.datetime.combine(day, dt.time.min, tzinfo=ZoneInfo(zone)).astimezone(dt.UTC)


def _day(at: dt.datetime, zone: str) -> dt.date:
    return at.astimezone(ZoneInfo(zone)).date()
