"""What the calendar lists: by days, by months that an event touches, by periods, by filters."""

import datetime as dt

import pytest
from django.utils import timezone

from mitsprache.common import clock
from mitsprache.common.partial_dates import PartialDate
from mitsprache.events import actions, words
from mitsprache.events.queries import calendar
from tests import factories

from .making import event

pytestmark = pytest.mark.django_db
NOBODY_ASKS = calendar.Asked()
DAY = dt.timedelta(days=1)


def titles(events):
    return [one.title for one in events]


def whole_day(title, first, last=None, **entries):
    return event(title=title, first_day=first, last_day=last, registration=False, **entries)


def period(title, text, **entries):
    return event(title=title, planned=PartialDate.parse(text), registration=False, **entries)


def test_what_is_ahead_and_what_was():
    now = timezone.now()
    today = clock.local_day(now)
    whole_day("gestern", today - DAY)
    whole_day("heute", today)
    whole_day("läuft", today - DAY, today + DAY)
    event(title="in einer Woche", starts_at=now + 7 * DAY, ends_at=now + 8 * DAY)
    period("dieses Jahr", str(today.year))
    period("vorletztes Jahr", f"{today.year - 2}-Q3")
    ahead = calendar.listed(NOBODY_ASKS, at=now)
    past = calendar.listed(NOBODY_ASKS, past=True, at=now)
    assert titles(ahead.events) == ["dieses Jahr", "läuft", "heute", "in einer Woche"]
    assert titles(past.events) == ["gestern", "vorletztes Jahr"]
    assert (ahead.count, past.count) == (4, 2)


def test_a_month_holds_every_event_that_touches_it():
    whole_day("über Silvester", dt.date(2026, 12, 30), dt.date(2027, 1, 2))
    whole_day("am letzten Tag", dt.date(2027, 1, 31))
    # Ends at local midnight: no day of February is touched by it.
    event(
        title="bis Mitternacht",
        starts_at=dt.datetime(2027, 1, 31, 20, tzinfo=dt.UTC),
        ends_at=dt.datetime(2027, 1, 31, 23, tzinfo=dt.UTC),
        registration=False,
    )
    period("erstes Quartal", "2027-Q1")
    period("Februar", "2027-02")
    period("2028", "2028")

    def in_month(year, month):
        return titles(calendar.in_month(PartialDate(year, month), NOBODY_ASKS))

    assert in_month(2026, 12) == ["über Silvester"]
    assert in_month(2027, 1) == [
        "über Silvester",
        "erstes Quartal",
        "am letzten Tag",
        "bis Mitternacht",
    ]
    assert in_month(2027, 2) == ["erstes Quartal", "Februar"]
    assert in_month(2027, 4) == []


def test_drafts_and_events_of_hidden_sheets_are_in_no_list():
    now = timezone.now()
    actions.create_event(
        actor=factories.coordination(),
        organiser=factories.office(),
        entry=actions.EventEntry(title="Entwurf", kind="workshop", first_day=clock.local_day(now)),
    )
    hidden = actions.create_event(
        actor=factories.coordination(),
        organiser=factories.office(),
        project=factories.draft_project(),
        entry=actions.EventEntry(title="Verdeckt", kind="workshop", first_day=clock.local_day(now)),
    )
    actions.publish_event(actor=factories.coordination(), event=hidden)
    assert calendar.listed(NOBODY_ASKS, at=now).count == 0
    assert calendar.next_events(n=5, at=now) == []
    assert calendar.of_feed(at=now) == []
    assert calendar.event_at(hidden.slug) is None


def test_district_and_topic_are_the_sheet_s_unless_the_event_has_its_own():
    now = timezone.now()
    project = factories.full_project("Park am Bahndamm")
    [district] = project.districts.all()
    [topic] = project.topics.all()
    other = factories.district("schierstein", "Schierstein")

    def made(title, **entries):
        at = actions.create_event(
            actor=factories.coordination(),
            organiser=factories.office(),
            project=project,
            entry=actions.EventEntry(
                title=title, kind="workshop", first_day=clock.local_day(now) + DAY, **entries
            ),
        )
        return actions.publish_event(actor=factories.coordination(), event=at)

    made("wie das Vorhaben")
    made("anderswo", district=other)
    whole_day("ohne Vorhaben", clock.local_day(now) + DAY)

    def asked(**filters):
        return titles(calendar.listed(calendar.Asked(**filters), at=now).events)

    assert asked(districts=[district.slug]) == ["wie das Vorhaben"]
    assert asked(districts=[other.slug]) == ["anderswo"]
    assert asked(topics=[topic.slug]) == ["wie das Vorhaben", "anderswo"]
    assert asked(kinds=["council"]) == []


@pytest.mark.parametrize(
    ("begins", "said"),
    [
        (
            dt.datetime(2027, 10, 31, 0, 30, tzinfo=dt.UTC),
            "Sonntag, 31. Oktober 2027, 02:30 (UTC+2) bis 03:30 Uhr (UTC+1)",
        ),
        (
            dt.datetime(2027, 10, 31, 1, 30, tzinfo=dt.UTC),
            "Sonntag, 31. Oktober 2027, 02:30 (UTC+1) bis 04:30 Uhr",
        ),
        (
            dt.datetime(2027, 3, 28, 0, 30, tzinfo=dt.UTC),
            "Sonntag, 28. März 2027, 01:30 (UTC+1) bis 04:30 Uhr (UTC+2)",
        ),
        (
            dt.datetime(2027, 7, 3, 16, 0, tzinfo=dt.UTC),
            "Samstag, 3. Juli 2027, 18:00 bis 20:00 Uhr",
        ),
    ],
)
def test_v_10_times_in_words_leave_no_doubt(begins, said):
    made = event(starts_at=begins, ends_at=begins + dt.timedelta(hours=2))
    assert words.when(made) == said


def test_days_and_periods_in_words():
    day = whole_day("Fest", dt.date(2016, 10, 29))
    assert words.when(day) == "Samstag, 29. Oktober 2016 (ganztägig, ohne Angabe einer Uhrzeit)"
    assert words.zone(day) == ""
    two = whole_day("Fest", dt.date(2016, 10, 29), dt.date(2016, 10, 30))
    assert words.days(two) == "Samstag, 29. Oktober 2016 bis Sonntag, 30. Oktober 2016"
    assert words.when(period("Bald", "2018-Q1")) == "1. Quartal 2018"
