"""When a consultation ends, and how a moment stands to its window.

Below the actions, so that what is read and what is decided (actions.window) say the same.
"""

import datetime as dt
from typing import Protocol
from zoneinfo import ZoneInfo


class Window(Protocol):
    """What a consultation, or what was read of it, says about its window."""

    @property
    def opens_at(self) -> dt.datetime: ...
    @property
    def last_day(self) -> dt.date: ...
    @property
    def zone(self) -> str: ...


def ends_at(window: Window) -> dt.datetime:
    """The first moment after the inclusive last day: local midnight in the consultation's zone.

    Days of 23 and 25 hours come out right because midnight is looked up in the zone (V-10).
    """
    midnight = dt.datetime.combine(window.last_day + dt.timedelta(days=1), dt.time.min)
    return midnight.replace(tzinfo=ZoneInfo(window.zone)).astimezone(dt.UTC)


def state_at(window: Window, at: dt.datetime) -> str:
    """`upcoming`, `open` or `closed` at the aware moment `at`."""
    if at < window.opens_at:
        return "upcoming"
    return "open" if at < ends_at(window) else "closed"


def days_left(window: Window, at: dt.datetime) -> int:
    """Whole local days after the one of `at` up to the last day: 0 on the last day itself."""
    return (window.last_day - at.astimezone(ZoneInfo(window.zone)).date()).days
