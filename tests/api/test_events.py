"""Events as the open data promises them."""

import datetime as dt
import json

import pytest
from django.conf import settings
from django.test import Client

from mitsprache.common.partial_dates import PartialDate
from mitsprache.events import actions
from tests import factories
from tests.events.making import entry, event, register

pytestmark = pytest.mark.django_db
BEGINS = dt.datetime(2030, 7, 3, 16, 0, tzinfo=dt.UTC)


def read(path, status=200):
    response = Client().get(path if path.startswith("/") else f"/api/v1/{path}")
    assert response.status_code == status
    return response.json()


def test_an_event_has_the_fields_of_the_contract():
    made = event(starts_at=BEGINS, ends_at=BEGINS + dt.timedelta(hours=2))
    (item,) = read("events")["items"]
    assert item == {
        "slug": made.slug,
        "title": "Workshop am Weiher",
        "kind": "workshop",
        "starts_at": "2030-07-03T18:00:00+02:00",
        "ends_at": "2030-07-03T20:00:00+02:00",
        "period": None,
        "place": "Bürgerhaus",
        "project": None,
        "state": "open",
        "url": f"{settings.MITSPRACHE_BASE_URL}/termine/{made.slug}/",
    }


def test_whole_days_and_periods():
    event(
        title="Tage",
        first_day=dt.date(2016, 10, 29),
        last_day=dt.date(2016, 10, 30),
        registration=False,
    )
    event(title="Zeitraum", planned=PartialDate.parse("2190-Q1"), registration=False)
    days, period = read("events")["items"]
    assert (days["starts_at"], days["ends_at"], days["period"], days["state"]) == (
        "2016-10-29",
        "2016-10-30",
        None,
        "over",
    )
    assert (period["starts_at"], period["ends_at"], period["period"], period["state"]) == (
        None,
        None,
        "2190-Q1",
        "planned",
    )


def test_one_event_says_who_can_come_and_what_is_left():
    made = event(sessions=2, session_places=3, capacity=5, step_free="yes", languages=["de", "ar"])
    register(made, seats=2)
    told = read(f"events/{made.slug}")
    assert told["accessibility"] == {
        "step_free": "yes",
        "induction_loop": "unknown",
        "interpreting": "unknown",
        "child_care": "unknown",
        "note": "",
    }
    assert (told["capacity"], told["free"], told["languages"]) == (5, 3, ["de", "ar"])
    assert [one["free"] for one in told["sessions"]] == [1, 3]
    assert told["organiser"] == made.organiser.slug


def test_full_and_cancelled_are_told():
    made = event(capacity=1)
    register(made)
    assert read("events")["items"][0]["state"] == "full"
    actions.cancel_event(actor=factories.coordination(), event=made, reason="Der Saal brennt.")
    told = read(f"events/{made.slug}")
    assert (told["state"], told["cancel_reason"]) == ("cancelled", "Der Saal brennt.")


def test_z_02_what_has_no_page_is_not_here():
    actions.create_event(
        actor=factories.coordination(), organiser=factories.office(), entry=entry(), slug="entwurf"
    )
    assert read("events")["items"] == []
    read("events/entwurf", 404)
    hidden = event()
    type(hidden).objects.filter(pk=hidden.pk).update(project=factories.draft_project())
    read(f"events/{hidden.slug}", 404)


def test_p_01_nobody_who_comes_stands_in_it():
    made = event()
    register(made, name="Zaunkönigin", needs=actions.Needs(diet="KANARIENVOGEL"))
    told = json.dumps([read("events"), read(f"events/{made.slug}")])
    assert "KANARIENVOGEL" not in told and "Zaunkönigin" not in told
    assert "citizen@" not in told and "Bürgerin" not in told


@pytest.mark.parametrize("number", [1, 30])
def test_the_list_takes_the_same_queries_for_few_and_many(number, django_assert_num_queries):
    for one in range(number):
        event(title=f"T {one}", sessions=1)
    Client().get("/api/v1/events")
    with django_assert_num_queries(3):
        read("events")


def test_filters_by_project_and_kind():
    event(kind="council", registration=False)
    assert read("events?kind=council")["items"] and not read("events?kind=workshop")["items"]
    assert not read("events?project=gibt-es-nicht")["items"]
