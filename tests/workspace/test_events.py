"""Events on the desk: prepared, changed, published, cancelled; sessions and documents."""

import datetime as dt
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test import Client
from django.utils import timezone

from mitsprache.content.models import File
from mitsprache.events import actions
from mitsprache.events.models import Event, Session
from tests import factories as make
from tests.events.making import entry, event, people, register
from tests.workspace.cases import as_, body

pytestmark = pytest.mark.django_db
EVENTS = "/arbeitsbereich/termine/"
# What a browser sends of a form in which little is filled in.
ENTRIES: dict[str, Any] = {
    "title": "Auftakt am Weiher",
    "kind": "kickoff",
    "when": "times",
    "day": "14.11.2027",
    "begins": "18:00",
    "ends": "20.30",
    "step_free": "yes",
    "induction_loop": "unknown",
    "interpreting": "on_request",
    "child_care": "no",
    "seats_each": "4",
    "registration": "on",
    "capacity": "50",
}


@pytest.fixture
def desk() -> Client:
    return as_(make.department_lead())


def page(where: Event, way: str = "") -> str:
    return f"{EVENTS}{where.pk}/{way}"


def seen(client: Client, where: Event, way: str = "aendern/") -> str:
    text = body(client.get(page(where, way)))
    return text.partition('name="seen" value="')[2].partition('"')[0]


def test_an_event_is_prepared_with_times_of_the_city(desk: Client) -> None:
    project = make.published_project()
    assert desk.get(f"{EVENTS}neu/?vorhaben={project.pk}").status_code == 200
    made = desk.post(
        f"{EVENTS}neu/", ENTRIES | {"organiser": make.office().pk, "project": project.pk}
    )
    row = Event.objects.get()
    assert made.status_code == 302 and row.project == project and row.published_at is None
    assert row.starts_at == dt.datetime(2027, 11, 14, 17, tzinfo=dt.UTC)
    assert row.ends_at == dt.datetime(2027, 11, 14, 19, 30, tzinfo=dt.UTC)
    assert (row.capacity, row.step_free) == (50, "yes")
    shown = body(desk.get(page(row)))
    assert "Auftakt am Weiher" in shown and "veroeffentlichen" in shown


def test_whole_days_and_a_period_need_no_time(desk: Client) -> None:
    mine = {"organiser": make.office().pk, "registration": ""}
    days = {"when": "days", "first_day": "1.3.2027", "last_day": "3.3.2027"}
    period = {"when": "period", "planned": "1. Quartal 2028"}
    for more in (days, period):
        assert desk.post(f"{EVENTS}neu/", ENTRIES | mine | more).status_code == 302
    first, second = Event.objects.order_by("pk")
    assert (first.first_day, first.last_day) == (dt.date(2027, 3, 1), dt.date(2027, 3, 3))
    assert first.starts_at is None and str(second.planned) == "2028-Q1"


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"ends": "17:00"}, "ends"),
        ({"ends": ""}, "ends"),
        ({"day": "28.03.2027", "begins": "02:30", "ends": "04:00"}, "begins"),
        ({"when": "days", "first_day": "3.3.2027", "last_day": "1.3.2027"}, "last_day"),
        ({"when": "days"}, "first_day"),
        ({"when": "period"}, "planned"),
        ({"title": " "}, "title"),
        ({"title": "x" * 201}, "title"),
        ({"kind": "party"}, "kind"),
        ({"capacity": "0"}, "capacity"),
        ({"capacity": "viele"}, "capacity"),
        ({"seats_each": "500"}, "seats_each"),
        ({"online_url": "javascript:alert(1)"}, "online_url"),
        ({"until_time": "12:00"}, "until_day"),
    ],
)
def test_a_refusal_stands_at_its_entry_and_nothing_is_lost(
    desk: Client, wrong: dict[str, str], field: str
) -> None:
    entries = ENTRIES | {"organiser": make.office().pk, "place": "Haus am Ufer"} | wrong
    refused = desk.post(f"{EVENTS}neu/", entries)
    assert refused.status_code == 422
    shown = body(refused)
    assert f'id="id_{field}_error"' in shown and "Haus am Ufer" in shown
    assert not Event.objects.exists()


def test_a_time_that_comes_twice_is_the_first_one(desk: Client) -> None:
    entries = ENTRIES | {"day": "31.10.2027", "begins": "02:30", "ends": "04:00"}
    desk.post(f"{EVENTS}neu/", entries | {"organiser": make.office().pk})
    assert Event.objects.get().starts_at == dt.datetime(2027, 10, 31, 0, 30, tzinfo=dt.UTC)


def test_an_office_prepares_for_itself_alone(desk: Client) -> None:
    refused = desk.post(f"{EVENTS}neu/", ENTRIES | {"organiser": make.office2().pk})
    assert refused.status_code == 422 and not Event.objects.exists()
    for person in (make.citizen(), make.moderation()):
        assert as_(person).get(f"{EVENTS}neu/").status_code == 403


def test_it_is_changed_and_people_who_come_are_not_cut_off(desk: Client) -> None:
    where = event(capacity=5)
    for one in people(3):
        register(where, one)
    given = ENTRIES | {"seen": seen(desk, where)}
    fewer = desk.post(page(where, "aendern/"), given | {"capacity": "2"})
    assert fewer.status_code == 422 and 'id="id_capacity_error"' in body(fewer)
    assert desk.post(page(where, "aendern/"), given | {"capacity": "3"}).status_code == 302
    where.refresh_from_db()
    assert (where.capacity, where.title) == (3, "Auftakt am Weiher")


def test_C_07_whoever_was_faster_is_not_overwritten(desk: Client) -> None:
    where = event()
    given = ENTRIES | {"seen": seen(desk, where)}
    actions.change_event(
        actor=make.coordination(),
        event=where,
        seen=where.changed_at,
        entry=entry(title="Anders"),
        at=timezone.now() + dt.timedelta(seconds=1),
    )
    answer = desk.post(page(where, "aendern/"), given)
    shown = body(answer)
    assert answer.status_code == 409 and "Auftakt am Weiher" in shown and "Anders" in shown
    where.refresh_from_db()
    assert where.title == "Anders"
    again = shown.partition('name="seen" value="')[2].partition('"')[0]
    assert desk.post(page(where, "aendern/"), given | {"seen": again}).status_code == 302


def test_it_is_published_opened_and_cancelled(desk: Client) -> None:
    entries = ENTRIES | {"organiser": make.office().pk, "registration": ""}
    desk.post(f"{EVENTS}neu/", entries | {"when": "period", "planned": "2028"})
    where = Event.objects.get()
    assert desk.get(page(where, "veroeffentlichen/")).status_code == 200
    desk.post(page(where, "veroeffentlichen/"))
    where.refresh_from_db()
    assert where.published_at is not None and where.state == "planned"
    desk.post(page(where, "oeffnen/"))
    where.refresh_from_db()
    assert where.state == "planned"  # no day yet
    desk.post(page(where, "aendern/"), ENTRIES | {"seen": seen(desk, where)})
    desk.post(page(where, "oeffnen/"))
    where.refresh_from_db()
    assert where.state == "open"
    assert desk.post(page(where, "absagen/"), {"reason": " "}).status_code == 422
    assert desk.post(page(where, "absagen/"), {"reason": "Hochwasser."}).status_code == 302
    assert "Hochwasser." in body(desk.get(page(where)))
    assert desk.post(page(where, "absagen/"), {"reason": "Noch einmal."}).status_code == 422
    late = desk.post(page(where, "aendern/"), ENTRIES | {"seen": seen(desk, where)})
    assert late.status_code == 422


def test_nobody_publishes_what_people_register_for_without_a_day(desk: Client) -> None:
    entries = ENTRIES | {"organiser": make.office().pk, "when": "period", "planned": "2028"}
    desk.post(f"{EVENTS}neu/", entries)
    where = Event.objects.get()
    assert desk.post(page(where, "veroeffentlichen/")).status_code == 422


def test_a_member_prepares_and_the_lead_publishes(desk: Client) -> None:
    where = event()
    member = as_(make.department())
    assert member.get(page(where, "aendern/")).status_code == 200
    for way in ("veroeffentlichen/", "absagen/", "oeffnen/"):
        assert member.post(page(where, way), {"reason": "Nein"}).status_code == 403


def rows(*entries: dict[str, Any], seen: str = "") -> dict[str, Any]:
    data: dict[str, Any] = {"rows": len(entries), "seen": seen}
    for number, one in enumerate(entries):
        data |= {f"r{number}-{name}": value for name, value in one.items()}
    return data


def test_sessions_are_added_ordered_and_taken_out_without_a_script(desk: Client) -> None:
    where = make.deliberated_consultation()
    project = where.version.document.project
    made = actions.create_event(
        actor=make.coordination(), organiser=make.office(), project=project, entry=entry()
    )
    group = project.groups.get(number="1")
    more = desk.post(
        page(made, "runden/"), rows({"title": "Unfertig", "begins": "x"}) | {"mehr": "1"}
    )
    assert more.status_code == 200 and body(more).count('name="r') > 20
    assert "Unfertig" in body(more) and not Session.objects.exists()
    answer = desk.post(
        page(made, "runden/"),
        rows(
            {"order": "2", "title": "Zweite"},
            {"order": "1", "title": "Erste", "of": f"gruppe-{group.pk}", "capacity": "8"},
            {"order": "3", "title": ""},
            seen=seen(desk, made, "runden/"),
        ),
    )
    assert answer.status_code == 302
    first, second = made.sessions.order_by("order")
    assert (first.title, first.group, first.capacity, second.title) == (
        *("Erste", group, 8),
        "Zweite",
    )
    answer = desk.post(
        page(made, "runden/"),
        rows(
            {"session": first.pk, "order": "1", "title": "Erste", "room": "Saal"},
            {"session": second.pk, "order": "2", "title": "Zweite", "gone": "on"},
            seen=seen(desk, made, "runden/"),
        ),
    )
    assert answer.status_code == 302
    kept = made.sessions.get()
    assert (kept.pk, kept.room, kept.group) == (first.pk, "Saal", None)


def test_a_refused_session_says_which_row_and_which_entry(desk: Client) -> None:
    where = event(sessions=2, session_places=5)
    first, second = where.sessions.all()
    for one in people(3):
        register(where, one, session=second)
    mark = seen(desk, where, "runden/")
    good = {"session": first.pk, "order": "1", "title": "Eins"}
    bad = {"session": second.pk, "order": "2", "title": "Zwei", "capacity": "2"}
    refused = desk.post(page(where, "runden/"), rows(good, bad, seen=mark))
    assert refused.status_code == 422 and 'id="id_r1-capacity_error"' in body(refused)
    for wrong, field in (({"title": ""}, "title"), ({"begins": "9", "ends": "8"}, "ends")):
        refused = desk.post(page(where, "runden/"), rows(good, bad | wrong, seen=mark))
        assert refused.status_code == 422 and f'id="id_r1-{field}_error"' in body(refused)
    taken = desk.post(page(where, "runden/"), rows(good, bad | {"gone": "on"}, seen=mark))
    assert taken.status_code == 422 and where.sessions.count() == 2


def test_C_07_a_session_that_somebody_added_meanwhile_is_not_taken_out(desk: Client) -> None:
    where = event(sessions=1)
    mark = seen(desk, where, "runden/")
    there = where.sessions.get()
    actions.set_sessions(
        actor=make.coordination(),
        event=where,
        entries=[
            actions.SessionEntry(title="Eins", session=there),
            actions.SessionEntry(title="Neu dazu"),
        ],
        at=timezone.now() + dt.timedelta(seconds=1),
    )
    given = {"session": there.pk, "order": "1", "title": "Mein Titel"}
    answer = desk.post(page(where, "runden/"), rows(given, seen=mark))
    assert answer.status_code == 409
    assert "Neu dazu" in body(answer) and "Mein Titel" in body(answer)
    assert where.sessions.count() == 2


def test_documents_come_from_the_library_and_go_again(desk: Client) -> None:
    where, other = event(), event(title="Anderer")
    mine, foreign = library("einladung"), library("fremd", office=make.office2())
    address = page(where, "unterlagen/neu/")
    given = {"file": mine.pk, "when": "before", "title": ""}
    assert desk.post(address, given).status_code == 302
    assert desk.post(address, given).status_code == 422  # it is there already
    assert desk.post(address, given | {"file": foreign.pk}).status_code == 422
    row = where.files.get()
    assert row.title == "einladung" and row.title in body(desk.get(page(where)))
    assert status(mine.address) == 200
    assert desk.post(page(other, f"unterlagen/{row.pk}/weg/")).status_code == 404
    assert desk.post(page(where, f"unterlagen/{row.pk}/weg/")).status_code == 302
    assert not where.files.exists() and status(mine.address) == 404


def status(address: str) -> int:
    """What nobody in particular gets there."""
    answer = Client().get(address)
    if answer.streaming:
        list(answer.streaming_content)
    return answer.status_code


def library(title: str, office: Any = None) -> File:
    made = File(title=title, office=office)
    made.file.save(f"{title}.txt", ContentFile(b"Inhalt"), save=False)
    made.save()
    made.get_file_hash()
    return made


def test_the_list_has_its_views_and_finds_words(desk: Client) -> None:
    event(title="Kommt noch")
    past = timezone.now() - dt.timedelta(days=9)
    gone = entry(
        title="War schon", starts_at=past, ends_at=past + dt.timedelta(hours=2), registration=False
    )
    old = actions.create_event(actor=make.coordination(), organiser=make.office(), entry=gone)
    actions.publish_event(actor=make.coordination(), event=old)
    actions.create_event(
        actor=make.coordination(), organiser=make.office(), entry=entry(title="Nur Entwurf")
    )
    off = event(title="Fällt aus")
    actions.cancel_event(actor=make.coordination(), event=off, reason="Sturm")
    expected = {
        "": "Kommt noch",
        "?zeit=vergangen": "War schon",
        "?zeit=entwuerfe": "Nur Entwurf",
        "?zeit=abgesagt": "Fällt aus",
        "?zeit=quatsch": "Kommt noch",
        "?q=kommt": "Kommt noch",
    }
    for query, title in expected.items():
        shown = body(desk.get(f"{EVENTS}{query}"))
        assert title in shown and sum(other in shown for other in set(expected.values())) == 1
    assert "Kommt noch" not in body(desk.get(f"{EVENTS}?q=nirgends"))
    start = body(desk.get("/arbeitsbereich/"))
    assert "zeit=vergangen" in start and "zeit=entwuerfe" in start


def test_the_list_costs_the_same_reads_for_few_and_many(
    desk: Client, django_assert_num_queries: Any
) -> None:
    event()
    desk.get(EVENTS)
    for _more in range(2):
        # PostgreSQL is asked for the time, too.
        with django_assert_num_queries({"sqlite": 13, "postgresql": 15}[connection.vendor]):
            desk.get(EVENTS)
        for number in range(12):
            event(title=f"Termin {number}", sessions=2)


def test_Z_15_another_office_finds_nothing_here() -> None:
    where = event(sessions=1)
    other = as_(make.department2())
    ways = ("", "aendern/", "runden/", "unterlagen/neu/", "veroeffentlichen/", "absagen/")
    for way in (*ways, "anmeldungen/", "tuer/", "tuer/liste/", "ergebnisse/"):
        assert other.get(page(where, way)).status_code == 404
    assert where.title not in body(other.get(EVENTS))
