"""The events of the demo city: those of the source, fact by fact, and those ahead."""

import pytest
from django.test import Client

from mitsprache.events.models import Event, Registration
from mitsprache.groups.models import CrossCuttingTopic, WorkingGroup

from .reading import visible_text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo_city")]
PROJECT = "integrationskonzept-fuer-gefluechtete"


def of_source() -> list[Event]:
    return list(Event.objects.filter(project__slug=PROJECT).order_by("planned_sort"))


def test_2_6_four_dates_on_their_days_without_a_time_of_day() -> None:
    told = [(str(one.first_day), one.first_day.weekday(), one.kind) for one in of_source()[:4]]
    assert told == [
        ("2016-10-29", 5, "kickoff"),
        ("2016-11-12", 5, "workshop"),
        ("2016-11-26", 5, "workshop"),
        ("2016-12-10", 5, "closing"),
    ]
    for one in of_source():
        assert (one.starts_at, one.place, one.address, one.registration) == (None, "", "", False)


def test_2_6_six_groups_in_parallel_then_three_topics() -> None:
    groups = list(WorkingGroup.objects.filter(project__slug=PROJECT).order_by("number"))
    topics = list(CrossCuttingTopic.objects.filter(project__slug=PROJECT).order_by("number"))
    first, second, third, closing, _feedback = of_source()
    for one in (first, second):
        assert [session.group for session in one.sessions.all()] == groups
    assert [session.topic for session in third.sessions.all()] == topics
    assert not closing.sessions.exists()
    assert (second.continues, third.continues) == (first, second)


def test_2_6_the_closing_event_shows_the_results_in_public() -> None:
    text = visible_text(f"/termine/{of_source()[3].slug}/")
    assert "Die Arbeitsgruppen stellen ihre Ergebnisse öffentlich vor." in text
    assert "Was aus den Beiträgen geworden ist" in text


def test_2_8_the_feedback_event_is_known_by_its_period_alone() -> None:
    feedback = of_source()[4]
    assert (feedback.kind, feedback.planned.iso, feedback.state) == (
        "feedback",
        "2018-Q1",
        "planned",
    )
    text = visible_text(f"/termine/{feedback.slug}/")
    assert "1. Quartal 2018" in text and "Stand der Umsetzung" in text
    assert feedback.slug not in Client().get("/termine.ics").content.decode()


def test_what_was_on_the_table_stands_with_its_session() -> None:
    text = visible_text(f"/termine/{of_source()[1].slug}/")
    assert "Was auf dem Tisch lag" in text


def test_the_sheet_and_the_calendar_lead_to_them() -> None:
    for path in (f"/vorhaben/{PROJECT}/", "/termine/?monat=2016-10"):
        assert f"/termine/{of_source()[0].slug}/" in Client().get(path).content.decode()


def test_one_event_ahead_is_nearly_full_and_people_wait() -> None:
    one = Event.objects.get(slug="hitzewerkstatt-2027")
    states = list(Registration.objects.filter(event=one).values_list("state", flat=True))
    assert states.count("waiting") == 3 and states.count("confirmed") == 8
    text = visible_text("/termine/hitzewerkstatt-2027/")
    assert "voll, 3 Anmeldungen warten" in text


def test_there_is_a_walk_a_council_meeting_and_one_that_was_called_off() -> None:
    kinds = set(Event.objects.exclude(project__slug=PROJECT).values_list("kind", flat=True))
    assert {"workshop", "onsite", "council"} <= kinds
    [gone] = Event.objects.filter(state="cancelled")
    assert "gesperrt" in gone.cancel_reason
