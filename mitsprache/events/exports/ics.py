"""Calendar files (RFC 5545): stable UID, SEQUENCE that rises with each change, STATUS:CANCELLED.

An event that is known by its period alone is in no calendar file.
"""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import icalendar
from django.utils.translation import gettext as _

from mitsprache.common.text import tidy_line

from ..models import Event


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day of something, as an entry of its own: from its midnight to the next in `zone`."""

    uid: str
    title: str
    words: str
    url: str
    day: dt.date
    zone: str
    sequence: int
    changed_at: dt.datetime


def calendar_file(
    events: Iterable[Event],
    *,
    base: str,
    url_of: Callable[[Event], str],
    deadlines: Iterable[Deadline] = (),
    name: str = "",
) -> bytes:
    """A calendar of all `events` that have a day, and of `deadlines`.

    `base` is the installation's address (for the UIDs), `url_of` gives the page of an event,
    `name` what calendars call a subscription. CRLF, folded lines and escaping are the library's.
    """
    whole = icalendar.Calendar()
    whole.add("prodid", "-//Mitsprache//Events//EN")
    whole.add("version", "2.0")
    whole.add("method", "PUBLISH")
    if name:
        whole.add("x-wr-calname", tidy_line(name))
    host = urlsplit(base).hostname or "localhost"
    for event in events:
        if entry := _entry(event, host, url_of(event)):
            whole.add_component(entry)
    for deadline in deadlines:
        whole.add_component(_deadline(deadline, host))
    _add_zones(whole)
    written: bytes = whole.to_ical()
    return written


# The rules in force since 1996. As rules, because the library's list of hundreds of dates ends in
# 2037, makes up most of a file, and is misread by other programs (an hour off in summer).
_BERLIN = """BEGIN:VTIMEZONE
TZID:Europe/Berlin
BEGIN:DAYLIGHT
DTSTART:19960331T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
END:VTIMEZONE
"""


def _add_zones(whole: icalendar.Calendar) -> None:
    """A VTIMEZONE for each zone that is named."""
    if "Europe/Berlin" in whole.get_missing_tzids():
        whole.subcomponents.insert(0, icalendar.Timezone.from_ical(_BERLIN))
    whole.add_missing_timezones()


def _entry(event: Event, host: str, url: str) -> icalendar.Event | None:
    times = _times(event)
    if times is None:
        return None
    starts, ends = times
    entry = icalendar.Event()
    entry.add("uid", f"event-{event.uid}@{host}")
    entry.add("sequence", event.sequence)
    changed = event.changed_at.astimezone(dt.UTC)
    entry.add("dtstamp", changed)
    entry.add("last-modified", changed)
    entry.add("dtstart", starts)
    entry.add("dtend", ends)
    title = tidy_line(event.title)
    if event.state == Event.State.CANCELLED:
        entry.add("status", "CANCELLED")
        title = _("Cancelled: %(title)s") % {"title": title}
    else:
        entry.add("status", "CONFIRMED")
    entry.add("summary", title)
    words = [event.cancel_reason, event.summary, event.online_url, url]
    entry.add("description", "\n\n".join(part for part in words if part))
    entry.add("url", url)
    if place := ", ".join(part for part in (event.place, event.address) if part):
        entry.add("location", place)
    return entry


def _times(event: Event) -> tuple[dt.date, dt.date] | None:
    """Beginning and exclusive end, local; days stay days.

    The hour that comes a second time in autumn has no local name in RFC 5545 (a local time means
    the first one): such an event is written in UTC (V-10).
    """
    if event.starts_at is not None and event.ends_at is not None:
        zone = ZoneInfo(event.zone)
        times = event.starts_at.astimezone(zone), event.ends_at.astimezone(zone)
        if any(time.fold for time in times):
            return event.starts_at.astimezone(dt.UTC), event.ends_at.astimezone(dt.UTC)
        return times
    if event.first_day is not None:
        last = event.last_day or event.first_day
        return event.first_day, last + dt.timedelta(days=1)
    return None


def _deadline(deadline: Deadline, host: str) -> icalendar.Event:
    entry = icalendar.Event()
    entry.add("uid", f"{deadline.uid}@{host}")
    entry.add("sequence", deadline.sequence)
    changed = deadline.changed_at.astimezone(dt.UTC)
    entry.add("dtstamp", changed)
    entry.add("last-modified", changed)
    entry.add("dtstart", _midnight(deadline.day, deadline.zone))
    entry.add("dtend", _midnight(deadline.day + dt.timedelta(days=1), deadline.zone))
    entry.add("transp", "TRANSPARENT")
    entry.add("summary", tidy_line(deadline.title))
    entry.add("description", deadline.words)
    entry.add("url", deadline.url)
    return entry


def _midnight(day: dt.date, zone: str) -> dt.datetime:
    return dt.datetime.combine(day, dt.time.min, tzinfo=ZoneInfo(zone))
