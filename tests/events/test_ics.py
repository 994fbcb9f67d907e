"""Calendar files: read back by another program, on the nights when clocks change."""

import datetime as dt
from zoneinfo import ZoneInfo

import icalendar
import pytest
import vobject
from django.utils import timezone

from mitsprache.common.partial_dates import PartialDate
from mitsprache.events import actions
from mitsprache.events.exports import calendar_file
from tests import factories

from .making import entry, event

pytestmark = pytest.mark.django_db
BERLIN = ZoneInfo("Europe/Berlin")


def written(*events):
    data = calendar_file(
        events,
        base="https://stadt.example",
        url_of=lambda one: f"https://stadt.example/{one.slug}/",
    )
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    return icalendar.Calendar.from_ical(data)


def again(*events):
    """The file as vobject reads it, which shares no code with the library that wrote it."""
    data = calendar_file(
        events,
        base="https://stadt.example",
        url_of=lambda one: f"https://stadt.example/{one.slug}/",
    )
    return vobject.readOne(data.decode())


@pytest.mark.parametrize(
    ("begins", "hours"),
    [
        (dt.datetime(2027, 10, 31, 0, 30, tzinfo=dt.UTC), 1),  # 02:30 summer time, the first one
        (dt.datetime(2027, 10, 31, 1, 30, tzinfo=dt.UTC), 1),  # 02:30 again
        (dt.datetime(2027, 3, 28, 0, 30, tzinfo=dt.UTC), 2),  # 01:30; 02:30 never happens
    ],
)
def test_v_10_times_on_the_nights_when_clocks_change(begins, hours):
    made = event(starts_at=begins, ends_at=begins + dt.timedelta(hours=hours))
    read = again(made).vevent
    assert read.dtstart.value.astimezone(dt.UTC) == begins
    assert read.dtend.value.astimezone(dt.UTC) == begins + dt.timedelta(hours=hours)
    # A local time means the first of two equal ones: the second has a name in UTC alone.
    twice = begins.month == 10
    named = read.dtstart.params.get("X-VOBJ-ORIGINAL-TZID", ["UTC"])
    assert named == (["UTC"] if twice else ["Europe/Berlin"])


def test_v_10_the_file_brings_the_zone_itself():
    """What another program reads follows from the VTIMEZONE of the file, not from its own tables."""
    july = dt.datetime(2027, 7, 3, 16, 0, tzinfo=dt.UTC)
    read = again(event(starts_at=july, ends_at=july + dt.timedelta(hours=2)))
    assert read.vtimezone.tzid.value == "Europe/Berlin"
    assert read.vevent.dtstart.value.utcoffset() == dt.timedelta(hours=2)
    assert read.vevent.dtstart.value.hour == 18


def test_whole_days_stay_days_and_end_on_the_next():
    made = event(
        first_day=dt.date(2027, 10, 30), last_day=dt.date(2027, 10, 31), registration=False
    )
    read = again(made).vevent
    assert read.dtstart.value == dt.date(2027, 10, 30)
    assert read.dtend.value == dt.date(2027, 11, 1)


def test_what_is_typed_comes_back_as_it_was():
    title = "Fest; mit Tanz, und \\ Musik: „größer“ als je" + " lang" * 20
    made = event(title=title, summary="Erste Zeile\n\nZweite, mit Komma", place="Saal; links")
    read = again(made).vevent
    assert read.summary.value == title
    assert "Erste Zeile\n\nZweite, mit Komma" in read.description.value
    assert read.location.value == "Saal; links"
    assert read.url.value == f"https://stadt.example/{made.slug}/"


def test_a_period_is_in_no_calendar():
    made = event(planned=PartialDate.parse("2028-Q1"), registration=False)
    assert made.state == "planned"
    assert not written(made).walk("VEVENT")


def test_a_change_updates_the_same_entry_and_a_cancellation_stays():
    made = event()
    [before] = written(made).walk("VEVENT")
    changed = actions.change_event(
        actor=factories.coordination(),
        event=made,
        seen=made.changed_at,
        entry=entry(starts_at=made.starts_at + dt.timedelta(hours=1)),
        at=timezone.now() + dt.timedelta(minutes=1),
    )
    [after] = written(changed).walk("VEVENT")
    assert before["uid"] == after["uid"]
    assert (before["sequence"], after["sequence"]) == (0, 1)
    gone = actions.cancel_event(
        actor=factories.coordination(), event=changed, reason="Der Saal ist überschwemmt."
    )
    [last] = written(gone).walk("VEVENT")
    assert (last["uid"], last["sequence"], last["status"]) == (before["uid"], 2, "CANCELLED")


def test_e_06_what_is_typed_makes_no_second_event():
    made = event(title="Fest\r\nEND:VEVENT\r\nBEGIN:VEVENT", summary="a\nBEGIN:VEVENT,;\\")
    assert len(written(made).walk("VEVENT")) == 1
