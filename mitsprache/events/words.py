"""When and where an event is, in the words of the active language, for pages and mails alike."""

import datetime as dt
from zoneinfo import ZoneInfo

from django.utils.dates import WEEKDAYS
from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext, pgettext
from django.utils.translation import gettext as _

from mitsprache.common.dates import in_words

from .models import Event, Registration, Session
from .times import last_local_day


def when(event: Event) -> str:
    """Days and times as people say them; of a period its name. Without the zone (see `zone`)."""
    if event.starts_at is not None and event.ends_at is not None:
        return span(event.starts_at, event.ends_at, event.zone)
    if event.first_day is None:
        return event.planned.in_words()
    return _("%(days)s (all day, no time of day is stated)") % {"days": days(event)}


def days(event: Event) -> str:
    """The local days, without times; of a period its name."""
    if event.starts_at is not None and event.ends_at is not None:
        zone = ZoneInfo(event.zone)
        first, last = event.starts_at.astimezone(zone).date(), last_local_day(event)
    elif event.first_day is not None:
        first, last = event.first_day, event.last_day or event.first_day
    else:
        return event.planned.in_words()
    if first == last:
        return day(first)
    return _("%(first)s to %(last)s") % {"first": day(first), "last": day(last)}


def span(starts: dt.datetime, ends: dt.datetime, zone: str) -> str:
    """From when to when; on one day the day is said once."""
    first, last = _local(starts, zone), _local(ends, zone)
    if first.date() == last.date():
        return _("%(day)s, %(from)s to %(to)s") % {
            "day": day(first.date()),
            "from": _clock(first, last, bare=True),
            "to": _clock(last, first),
        }
    return _("%(first_day)s, %(from)s, to %(last_day)s, %(to)s") % {
        "first_day": day(first.date()),
        "from": _clock(first, last),
        "last_day": day(last.date()),
        "to": _clock(last, first),
    }


def day(value: dt.date) -> str:
    """With the day of the week, by which people remember it."""
    return _("%(weekday)s, %(day)s") % {
        "weekday": WEEKDAYS[value.weekday()],
        "day": in_words(value, "DATE_FORMAT", get_language() or ""),
    }


def moment(at: dt.datetime, zone: str) -> str:
    local = _local(at, zone)
    return _("%(day)s, %(time)s") % {"day": day(local.date()), "time": _clock(local, local)}


def zone(event: Event) -> str:
    """Whose clock counts, and how far it is from UTC when the event begins; empty without times."""
    if event.starts_at is None:
        return ""
    place = event.zone.rpartition("/")[2].replace("_", " ")
    distance = _distance(_local(event.starts_at, event.zone))
    return _("Local time of %(place)s (%(distance)s)") % {"place": place, "distance": distance}


def where(event: Event) -> str:
    """Place and address in one line; empty when it is not known."""
    return ", ".join(part for part in (event.place, event.address) if part)


def session_line(session: Session) -> str:
    """What a session is called, with its working group or topic."""
    of = session.group or session.topic
    if of is None or of.name in session.title:
        return session.title
    return f"{session.title} ({of.name})"


def seats(registration: Registration) -> str:
    words = ngettext("%(number)d person", "%(number)d people", registration.seats)
    return words % {"number": registration.seats}


def _local(at: dt.datetime, zone: str) -> dt.datetime:
    return at.astimezone(ZoneInfo(zone))


def _clock(at: dt.datetime, other: dt.datetime, *, bare: bool = False) -> str:
    """The time of day; with its distance from UTC in the hour that happens twice, or when the
    clocks change between `at` and `other` (V-10)."""
    time = date_format(at, "H:i")
    words = time if bare else pgettext("time of day", "%(time)s") % {"time": time}
    twice = at.replace(fold=0).utcoffset() != at.replace(fold=1).utcoffset()
    if twice or at.utcoffset() != other.utcoffset():
        return f"{words} ({_distance(at)})"
    return words


def _distance(at: dt.datetime) -> str:
    hours = (at.utcoffset() or dt.timedelta()) / dt.timedelta(hours=1)
    return f"UTC{hours:+g}"
