"""The calendar and the page of an event: what they say, to whom, and at what cost."""

import datetime as dt
import json
import re

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from mitsprache.common import clock
from mitsprache.common.pages import forget_kept
from mitsprache.common.partial_dates import PartialDate
from mitsprache.content.models import File
from mitsprache.events import actions
from mitsprache.events.models import Event, EventFile
from mitsprache.projects import actions as projects
from mitsprache.projects.models import Step
from tests import factories
from tests.events.making import entry, event, people, register

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)
SUMMER = dt.datetime(2030, 7, 3, 16, 0, tzinfo=dt.UTC)


def read(path: str, status: int = 200, client: Client | None = None) -> str:
    response = (client or Client()).get(path)
    assert response.status_code == status, response.status_code
    return response.content.decode()


def page(of: Event, prefix: str = "") -> str:
    return read(f"{prefix}/termine/{of.slug}/")


def summer(title: str = "Werkstatt", days: int = 0, **entries) -> Event:
    begins = SUMMER + days * DAY
    given = {"starts_at": begins, "ends_at": begins + dt.timedelta(hours=2), **entries}
    return event(title=title, **given)


def of_project(project, **entries) -> Event:
    """A published event of a project."""
    made = actions.create_event(
        actor=factories.coordination(),
        organiser=factories.office(),
        project=project,
        entry=entry(**entries),
    )
    return actions.publish_event(actor=factories.coordination(), event=made)


# --- the calendar ---------------------------------------------------------------------------------


def test_the_calendar_lists_what_is_ahead_under_its_months():
    summer("Werkstatt")
    event(title="Irgendwann", planned=PartialDate.parse("2190-Q1"), registration=False)
    event(title="Vorbei", first_day=dt.date(2016, 10, 29), registration=False)
    html = read("/termine/")
    assert "2 Termine gefunden" in html
    assert html.index("Juli 2030") < html.index("Werkstatt") < html.index("1. Quartal 2190")
    assert "Vorbei" not in html
    past = read("/termine/?zeit=vergangen")
    assert "Vorbei" in past and "Werkstatt" not in past


def test_a_month_is_a_grid_whose_days_lead_to_their_events():
    event(
        title="Zwei Tage",
        first_day=dt.date(2030, 7, 3),
        last_day=dt.date(2030, 7, 4),
        registration=False,
    )
    event(title="Im Quartal", planned=PartialDate.parse("2030-Q3"), registration=False)
    html = read("/termine/?monat=2030-07")
    assert html.count('href="#tag-2030-07-03"') == 2
    assert 'id="tag-2030-07-03"' in html
    assert "2 Termine im Juli 2030" in html
    assert "3. Quartal 2030" in html
    assert 'href="?monat=2030-08"' in html and 'href="?monat=2030-06"' in html
    assert "Im Quartal" in read("/termine/?monat=2030-09")
    assert "Zwei Tage" not in read("/termine/?monat=2030-09")


def test_filters_are_said_back_and_survive_the_change_of_view():
    project = factories.full_project("Park am Bahndamm")
    [district] = project.districts.all()
    of_project(project, title="Im Park", kind="onsite", registration=False)
    summer("Anderswo")
    html = read(f"/termine/?art=vor-ort&bezirk={district.slug}")
    assert "Im Park" in html and "Anderswo" not in html
    assert "1 Termin gefunden" in html
    assert f"bezirk={district.slug}&amp;zeit=vergangen" in html


def test_what_means_nothing_in_the_address_is_named_and_left_out():
    summer()
    html = read("/termine/?art=quatsch&monat=2030-13&seite=x&bezirk=%00&zeit=nie")
    assert "quatsch" in html and "2030-13" in html
    assert "Werkstatt" in html


def test_a_page_beyond_the_last_one_is_the_last_one():
    summer()
    assert "Seite 1" in read("/termine/?seite=99")


def test_reading_pages_set_no_cookie_and_hold_no_token():
    made = summer()
    for path in ("/termine/", "/termine/?monat=2030-07", f"/termine/{made.slug}/"):
        response = Client().get(path)
        assert not response.cookies
        assert "csrfmiddlewaretoken" not in response.content.decode()
        assert "public" in response.headers["Cache-Control"]
        again = Client().get(path, headers={"If-None-Match": response.headers["ETag"]})
        assert again.status_code == 304


def test_a_page_that_somebody_keeps_is_renewed_by_a_registration_and_a_change():
    made = summer(capacity=5)
    path = f"/termine/{made.slug}/"
    first = Client().get(path).headers["ETag"]
    register(made)
    second = Client().get(path).headers["ETag"]
    actions.cancel_event(actor=factories.coordination(), event=made, reason="Fällt aus.")
    third = Client().get(path).headers["ETag"]
    assert len({first, second, third}) == 3


def test_the_calendar_takes_eight_queries_at_most_with_two_thousand_events():
    office, now = factories.office(), timezone.now()
    project = factories.full_project("Park am Bahndamm")
    Event.objects.bulk_create(
        Event(
            organiser=office,
            project=project if number % 3 == 0 else None,
            slug=f"t-{number}",
            title=f"Termin {number}",
            kind="workshop",
            state="open",
            planned=PartialDate.on(clock.local_day(now) + number * DAY / 10),
            planned_sort=clock.local_day(now) + number * DAY / 10,
            first_day=clock.local_day(now) + number * DAY / 10,
            last_day=clock.local_day(now) + number * DAY / 10,
            registration=True,
            capacity=10,
            created_at=now,
            changed_at=now,
            published_at=now,
        )
        for number in range(2_000)
    )
    month = (clock.local_day(now) + 20 * DAY).strftime("%Y-%m")
    for path in ("/termine/", "/termine/?seite=40", f"/termine/?monat={month}"):
        forget_kept()
        with CaptureQueriesContext(connection) as queries:
            read(path)
        assert len(queries) <= 8, [one["sql"][:80] for one in queries]


@pytest.mark.parametrize("number", [1, 25])
def test_the_calendar_takes_the_same_queries_for_few_and_many(number, django_assert_num_queries):
    for one in range(number):
        summer(f"T {one}", days=one, capacity=10)
    read("/termine/")
    with django_assert_num_queries(4):
        read("/termine/")
    with django_assert_num_queries(3):
        read("/termine/?monat=2030-07")


# --- one event ------------------------------------------------------------------------------------


def test_the_page_says_when_where_and_for_whom_it_is_possible_to_come():
    made = summer(
        address="Am Markt 1",
        step_free="yes",
        induction_loop="no",
        child_care="on_request",
        access_note="Der Aufzug ist hinten.",
        languages=["de", "ar"],
        online_url="https://video.example/raum",
    )
    html = page(made)
    assert "Mittwoch, 3. Juli 2030, 18:00 bis 20:00 Uhr" in html
    assert "Ortszeit in Berlin (UTC+2)" in html
    assert "Am Markt 1" in html and "https://video.example/raum" in html
    for said in ("wenn Sie es uns vorher sagen", "noch nicht bekannt: bitte fragen Sie uns"):
        assert said in html
    assert "Der Aufzug ist hinten." in html and "Deutsch, Arabisch" in html


def test_a_period_is_said_honestly():
    ahead = event(planned=PartialDate.parse("2190-Q1"), registration=False)
    html = page(ahead)
    assert "1. Quartal 2190" in html and "Der genaue Tag steht noch nicht fest." in html
    assert ".ics" not in html.split("<main")[1].split("</main")[0]
    assert "application/ld+json" not in html
    passed = event(planned=PartialDate.parse("2018-Q1"), registration=False)
    assert "Zeitraum verstrichen" in page(passed)


def test_when_it_really_was_stands_beside_the_plan():
    made = event(
        first_day=dt.date(2018, 3, 1), took_place=PartialDate.parse("2018-05"), registration=False
    )
    assert "Mai 2018 (geplant war: Donnerstag, 1. März 2018)" in page(made)


def test_sessions_say_their_group_and_what_is_left():
    project = factories.published_project()
    group = factories.working_group(project=project)
    made = of_project(project)
    actions.set_sessions(
        actor=factories.coordination(),
        event=made,
        entries=[
            actions.SessionEntry(title="Runde am Vormittag", group=group, capacity=3),
            actions.SessionEntry(title="Runde am Nachmittag", capacity=1),
        ],
    )
    morning, afternoon = made.sessions.all()
    register(made, session=morning)
    for one in people(2):
        register(made, actor=one, session=afternoon)
    html = page(made)
    assert group.name in html
    assert "2 von 3 Plätzen frei" in html and "voll, 1 Anmeldung wartet" in html


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({}, "Anmeldung offen"),
        ({"registration": False}, "findet statt"),
        ({"register_until": timezone.now() - DAY}, "Anmeldung beendet"),
    ],
)
def test_the_state_is_said_in_words(change, said):
    assert said in page(summer(**change))


def test_full_and_cancelled():
    made = summer(capacity=1)
    register(made)
    assert "voll, mit Warteliste" in page(made)
    actions.cancel_event(
        actor=factories.coordination(), event=made, reason="Der Saal ist überschwemmt."
    )
    html = page(made)
    assert "Der Saal ist überschwemmt." in html and "abgesagt" in html
    assert "/anmeldung/" not in html


def test_events_of_a_series_lead_to_one_another_and_hidden_ones_do_not():
    first = summer("Erster Teil")
    second = summer("Zweiter Teil", days=7, continues=first)
    assert f"/termine/{second.slug}/" in page(first)
    assert f"/termine/{first.slug}/" in page(second)
    Event.objects.filter(pk=first.pk).update(project=factories.draft_project())
    assert f"/termine/{first.slug}/" not in page(second)


def test_documents_and_photos_are_there_for_everybody_once_they_are_public(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    made = summer()
    file = File(title="Einladung", office=factories.office())
    file.file.save("einladung.txt", ContentFile(b"Kommen Sie!"), save=False)
    file.save()
    EventFile.objects.create(event=made, file=file, title="Die Einladung")
    assert "Die Einladung" in page(made) and file.address in page(made)
    result = actions.write_result(
        actor=factories.coordination(), event=made, minutes="Wir haben **viel** geredet."
    )
    actions.add_photo(
        actor=factories.coordination(),
        result=result,
        picture=factories.picture(),
        text="Zwölf Menschen um einen Tisch",
        consent="Alle haben zugestimmt.",
    )
    assert "geredet" not in page(made)
    actions.publish_results(actor=factories.coordination(), event=made)
    html = page(made)
    assert "<strong>viel</strong>" in html
    assert 'alt="Zwölf Menschen um einen Tisch"' in html
    assert "Alle haben zugestimmt." not in html


def test_a_closing_event_shows_what_became_of_what_was_said():
    where = factories.consultation()
    factories.contribution(where)
    project = where.version.document.project
    type(where).objects.filter(pk=where.pk).update(last_day=clock.local_day(timezone.now()) - DAY)
    made = of_project(project, kind="closing", registration=False)
    html = page(made)
    assert "Was aus den Beiträgen geworden ist" in html
    assert "0 von 1 Beitrag hat eine Antwort" in html
    assert f"/beteiligungen/{where.slug}/bilanz/" in html
    assert "geworden ist" not in page(of_project(project, kind="workshop", registration=False))


def test_a_feedback_event_lists_what_was_adopted_and_nothing_else():
    where = factories.deliberated_consultation()
    adopted = factories.answered_case(where, text="Mehr Kurse am Abend")
    declined = factories.answered_case(where, verdict="not_adopted", text="Alles verkaufen")
    drafted = factories.decided_case(where, text="Noch nicht entschieden")
    project = where.version.document.project
    html = page(of_project(project, kind="feedback", registration=False))
    agenda = html.split('id="agenda"')[1].split("</section>")[0]
    assert adopted.code in agenda
    assert declined.code not in html and drafted.code not in html
    assert 'id="agenda"' not in page(of_project(project, kind="closing", registration=False))


def json_ld(html: str) -> dict:
    (block,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)
    return json.loads(block)


def test_machines_are_told_what_the_page_says():
    made = summer(
        capacity=3, languages=["de"], online_url="https://video.example/", summary="Kommen Sie!"
    )
    register(made)
    told = json_ld(page(made))
    assert told["@type"] == "Event"
    assert told["startDate"] == "2030-07-03T18:00:00+02:00"
    assert told["eventStatus"] == "https://schema.org/EventScheduled"
    assert told["eventAttendanceMode"] == "https://schema.org/MixedEventAttendanceMode"
    assert told["organizer"]["name"] == made.organiser.name
    assert (told["maximumAttendeeCapacity"], told["remainingAttendeeCapacity"]) == (3, 2)
    actions.cancel_event(actor=factories.coordination(), event=made, reason="Fällt aus.")
    assert json_ld(page(made))["eventStatus"] == "https://schema.org/EventCancelled"


def test_x_what_is_typed_ends_no_block_and_makes_no_element():
    made = summer("</script><script>alert(1)</script>", place="<b>Saal</b>")
    html = page(made)
    assert "<script>alert" not in html and "<b>Saal" not in html
    assert json_ld(html)["name"] == made.title


def test_z_02_drafts_and_events_of_hidden_sheets_have_no_page():
    made = summer()
    Event.objects.filter(pk=made.pk).update(published_at=None)
    for tail in ("/", ".ics", "/anmeldung/"):
        read(f"/termine/{made.slug}{tail}", 404)
    Event.objects.filter(pk=made.pk).update(
        published_at=timezone.now(), project=factories.draft_project()
    )
    for tail in ("/", ".ics", "/anmeldung/"):
        read(f"/termine/{made.slug}{tail}", 404)


@pytest.mark.parametrize("number", [1, 12])
def test_the_page_takes_the_same_queries_for_few_and_many(number, django_assert_num_queries):
    made = summer(sessions=number)
    for one in people(number):
        register(made, actor=one)
    page(made)
    with django_assert_num_queries(9):
        page(made)


@pytest.mark.parametrize(("prefix", "said"), [("/en", "Step-free"), ("/ar", "بدون درج")])
def test_the_page_in_other_languages_says_what_is_german(prefix, said):
    html = page(summer("Werkstatt"), prefix)
    assert said in html
    assert '<h1 lang="de" dir="auto">Werkstatt</h1>' in html


# --- home, the fact sheet, the sitemap ------------------------------------------------------------


def test_home_shows_the_next_events_and_each_date_once():
    project = factories.draft_project("Park am Bahndamm").latest_revision.as_object()
    project.steps = [
        Step(
            title="Spaziergang, angekündigt", kind="event", planned=PartialDate.parse("2030-07-03")
        ),
        Step(title="Etwas anderes", kind="event", planned=PartialDate.parse("2030-07-05")),
    ]
    revision = projects.save_draft(actor=factories.coordination(), project=project)
    projects.publish_sheet(actor=factories.coordination(), project=project, revision=revision)
    of_project(
        type(project).objects.get(pk=project.pk),
        title="Spaziergang",
        starts_at=SUMMER,
        ends_at=SUMMER + dt.timedelta(hours=1),
    )
    cancelled = summer("Abgesagter Abend", days=1)
    actions.cancel_event(actor=factories.coordination(), event=cancelled, reason="Fällt aus.")
    dates = read("/").split('<h2 id="next">')[1].split("<h2 id=")[0]
    assert "Spaziergang</a>" in dates and "Etwas anderes" in dates
    assert "angekündigt" not in dates and "Abgesagter" not in dates


def test_the_fact_sheet_tells_events_among_its_dates():
    draft = factories.draft_project("Park am Bahndamm").latest_revision.as_object()
    draft.steps = [
        Step(
            title="Auftakt, angekündigt",
            note="In sechs Gruppen",
            kind="event",
            planned=PartialDate.parse("2016-10-29"),
        )
    ]
    revision = projects.save_draft(actor=factories.coordination(), project=draft)
    projects.publish_sheet(actor=factories.coordination(), project=draft, revision=revision)
    project = type(draft).objects.get(pk=draft.pk)
    path = f"/vorhaben/{project.slug}/"
    before = Client().get(path).headers["ETag"]
    past = of_project(project, title="Auftakt", first_day=dt.date(2016, 10, 29), registration=False)
    ahead = of_project(
        project, title="Abschluss", starts_at=SUMMER, ends_at=SUMMER + dt.timedelta(hours=1)
    )
    response = Client().get(path)
    assert response.headers["ETag"] != before
    html = response.content.decode()
    timeline = html.split('id="participation"')[1].split("</section>")[0]
    assert f"/termine/{past.slug}/" in timeline and f"/termine/{ahead.slug}/" in timeline
    assert "angekündigt" not in timeline and "In sechs Gruppen" in timeline
    assert timeline.index("Auftakt") < timeline.index("Abschluss")
    assert f"{path[:-1]}.ics" in html


def test_the_sitemap_and_the_header_know_the_calendar():
    made = summer()
    assert f"/ar/termine/{made.slug}/</loc>" in read("/sitemap.xml")
    assert '<a href="/termine/" aria-current="page">Termine</a>' in read("/termine/")
    robots = read("/robots.txt")
    assert "Disallow: /termine/*/anmeldung/" in robots and "Disallow: /termine/anmeldung/" in robots
