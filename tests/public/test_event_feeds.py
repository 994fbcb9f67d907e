"""Calendar files over the web: everything, one event, a project, a working group."""

import datetime as dt

import icalendar
import pytest
import vobject
from django.test import Client
from django.utils import timezone

from mitsprache.common import clock
from mitsprache.common.partial_dates import PartialDate
from mitsprache.consultations import actions as consultations
from mitsprache.events import actions
from mitsprache.events.models import Event
from tests import factories
from tests.events.making import entry, event, register

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


def fetch(path: str):
    response = Client().get(path)
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert not response.cookies
    return response


def entries(path: str) -> dict[str, object]:
    """The entries by what they are called, as vobject reads them."""
    read = vobject.readOne(fetch(path).content.decode())
    return {one.summary.value: one for one in read.contents.get("vevent", [])}


def of_project(project, **given) -> Event:
    made = actions.create_event(
        actor=factories.coordination(),
        organiser=factories.office(),
        project=project,
        entry=entry(**given),
    )
    return actions.publish_event(actor=factories.coordination(), event=made)


def test_the_whole_calendar_holds_a_year_back_and_everything_ahead():
    today = clock.local_day(timezone.now())
    event(title="vor zwei Jahren", first_day=today - 800 * DAY, registration=False)
    event(title="im Frühjahr", first_day=today - 200 * DAY, registration=False)
    event(title="in fünf Jahren", first_day=today + 1800 * DAY, registration=False)
    event(title="irgendwann", planned=PartialDate.parse("2190-Q1"), registration=False)
    assert set(entries("/termine.ics")) == {"im Frühjahr", "in fünf Jahren"}


def test_the_last_day_of_a_consultation_is_the_same_entry_everywhere():
    where = factories.consultation("Was fehlt?")
    project = where.version.document.project
    own = entries(f"/beteiligungen/{where.slug}.ics")
    [name] = own
    for path in ("/termine.ics", f"/vorhaben/{project.slug}.ics"):
        same = entries(path)[name]
        for field in ("uid", "sequence", "dtstart", "dtend", "url"):
            assert getattr(same, field).value == getattr(own[name], field).value, field
    consultations.change_last_day(
        actor=factories.coordination(),
        consultation=where,
        last_day=where.last_day + DAY,
        reason="Mehr Zeit zum Lesen.",
    )
    later = entries("/termine.ics")[name]
    assert later.uid.value == own[name].uid.value
    assert later.sequence.value == "1"
    assert later.dtstart.value - own[name].dtstart.value == DAY


def test_a_project_s_file_holds_its_events_alone():
    project = factories.published_project()
    of_project(project, title="Unser Termin")
    event(title="Anderer Termin")
    assert set(entries(f"/vorhaben/{project.slug}.ics")) == {"Unser Termin"}
    assert Client().get(f"/vorhaben/{factories.draft_project().slug}.ics").status_code == 404


def test_a_group_s_file_holds_the_events_in_which_it_sits():
    project = factories.published_project()
    group = factories.working_group(project=project)
    made = of_project(project, title="Mit der Gruppe")
    of_project(project, title="Ohne die Gruppe")
    actions.set_sessions(
        actor=factories.coordination(),
        event=made,
        entries=[
            actions.SessionEntry(title="Vormittag", group=group),
            actions.SessionEntry(title="Nachmittag", group=group),
        ],
    )
    assert list(entries(f"/gruppen/{group.pk}.ics")) == ["Mit der Gruppe"]
    assert Client().get("/gruppen/999999.ics").status_code == 404


def test_a_change_and_a_cancellation_update_the_same_entry():
    made = event(title="Werkstatt")
    path = f"/termine/{made.slug}.ics"
    tag = fetch(path).headers["ETag"]
    [before] = entries(path).values()
    moved = actions.change_event(
        actor=factories.coordination(),
        event=made,
        seen=made.changed_at,
        entry=entry(title="Werkstatt", starts_at=made.starts_at + DAY, ends_at=made.ends_at + DAY),
        at=timezone.now() + dt.timedelta(minutes=1),
    )
    assert fetch(path).headers["ETag"] != tag
    [after] = entries(path).values()
    assert after.uid.value == before.uid.value
    assert (before.sequence.value, after.sequence.value) == ("0", "1")
    assert after.dtstart.value - before.dtstart.value == DAY
    actions.cancel_event(actor=factories.coordination(), event=moved, reason="Fällt aus.")
    [gone] = entries(path).values()
    assert (gone.uid.value, gone.status.value) == (before.uid.value, "CANCELLED")
    assert gone.summary.value == "Abgesagt: Werkstatt"


def test_e_06_what_is_typed_makes_one_event_in_every_file():
    project = factories.published_project()
    title = "Fest\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:falsch"
    made = of_project(project, title=title, summary="]]>\nBEGIN:VEVENT", place="a;b,c\\")
    for path in ("/termine.ics", f"/termine/{made.slug}.ics", f"/vorhaben/{project.slug}.ics"):
        data = fetch(path).content
        assert len(icalendar.Calendar.from_ical(data).walk("VEVENT")) == 1
        assert len(entries(path)) == 1


def test_p_01_nobody_who_comes_stands_in_a_file():
    made = event()
    register(made, name="Zaunkönigin", needs=actions.Needs(diet="KANARIENVOGEL"))
    for path in ("/termine.ics", f"/termine/{made.slug}.ics"):
        data = fetch(path).content.decode().replace("\r\n ", "")
        assert not any(word in data for word in ("KANARIENVOGEL", "Zaunkönigin", "citizen@"))


def test_files_come_in_the_language_of_their_address():
    made = event(title="Werkstatt")
    actions.cancel_event(actor=factories.coordination(), event=made, reason="Fällt aus.")
    assert list(entries(f"/en/termine/{made.slug}.ics")) == ["Cancelled: Werkstatt"]


@pytest.mark.parametrize("number", [1, 20])
def test_files_take_the_same_queries_for_few_and_many(number, django_assert_num_queries):
    project = factories.published_project()
    for one in range(number):
        of_project(project, title=f"T {one}")
    fetch("/termine.ics")
    with django_assert_num_queries(4):
        fetch("/termine.ics")
    with django_assert_num_queries(5):
        fetch(f"/vorhaben/{project.slug}.ics")
