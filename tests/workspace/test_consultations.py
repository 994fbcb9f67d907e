"""Consultations on the desk: prepare, publish, extend, read, type in, bring in, hand out."""

import datetime as dt
from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.utils import timezone

from mitsprache.common import clock
from mitsprache.consultations.imports.contributions import MOST_BYTES
from mitsprache.consultations.models import Channel, Consultation, Contribution, Version
from mitsprache.workspace.consultations.free_days import easter_sunday
from tests import factories as make

pytestmark = pytest.mark.django_db
DESK = "/arbeitsbereich/beteiligungen/"
State = Contribution.State


@pytest.fixture
def desk(client: Client) -> Client:
    client.force_login(make.coordination())
    return client


def page(client: Client, path: str, status: int = 200) -> BeautifulSoup:
    answer = client.get(path)
    assert answer.status_code == status, path
    return BeautifulSoup(answer.content, "html.parser")


def words(found: BeautifulSoup) -> str:
    return " ".join(found.main.get_text(" ").split())


def day(days: int) -> str:
    """A weekday that many days from now or a little later, as offices type it."""
    found = clock.local_day(timezone.now()) + dt.timedelta(days=days)
    while found.weekday() > 4 or (found.month, found.day) in {(1, 1), (12, 25), (12, 26)}:
        found += dt.timedelta(days=1)
    return found.strftime("%d.%m.%Y")


def entries(**changes: object) -> dict[str, object]:
    """What the form for a consultation sends."""
    given: dict[str, object] = {
        "title": "Was fehlt im Entwurf?",
        "opens_on": day(1),
        "opens_time": "9:00",
        "last_day": day(40),
        "who": "confirmed",
        "moderation": "after",
        "formality": "informal",
        "room_for_decision": "Offen ist, was gefördert wird.",
        "who_decides": "Der Rat.",
        "what_follows": "Jeder Beitrag bekommt eine Antwort.",
        "answer_due": "1. Quartal 2027",
        "supports": "on",
        "attachments": "on",
    }
    return given | changes


# --- preparing, publishing --------------------------------------------------------------------------


def test_a_consultation_is_prepared_changed_and_published(desk):
    version = make.document_with_sections().versions.get()
    form = page(desk, f"{DESK}neu/?fassung={version.pk}")
    assert form.select_one("option[selected]").text == "Integrationskonzept, Fassung 1"
    answer = desk.post(f"{DESK}neu/", entries(version=version.pk))
    made = Consultation.objects.get()
    assert answer["Location"] == f"{DESK}{made.pk}/"
    assert timezone.localtime(made.opens_at).strftime("%d.%m.%Y %H:%M") == f"{day(1)} 09:00"
    assert made.last_day.strftime("%d.%m.%Y") == day(40) and made.published_at is None
    assert made.answer_due.iso == "2027-Q1"
    change = page(desk, f"{DESK}{made.pk}/aendern/")
    assert change.select_one("#id_opens_on")["value"] == day(1)
    assert change.select_one("#id_answer_due")["value"] == "1. Quartal 2027"
    answer = desk.post(f"{DESK}{made.pk}/aendern/", entries(title="Reden Sie mit!"))
    assert answer.status_code == 302
    assert "Reden Sie mit!" in words(page(desk, DESK))
    assert words(page(desk, f"{DESK}{made.pk}/veroeffentlichen/"))
    desk.post(f"{DESK}{made.pk}/veroeffentlichen/")
    made.refresh_from_db()
    assert made.published_at is not None
    again = desk.get(f"{DESK}{made.pk}/veroeffentlichen/")
    assert again.status_code == 302


def test_only_released_versions_can_be_chosen(desk):
    released = make.document_with_sections().versions.get()
    working = Version.objects.create(
        document=released.document, number=2, created_at=timezone.now()
    )
    form = page(desk, f"{DESK}neu/?fassung={working.pk}")
    assert {option["value"] for option in form.select("#id_version option")} == {
        "",
        str(released.pk),
    }
    assert desk.post(f"{DESK}neu/", entries(version=working.pk)).status_code == 422
    assert not Consultation.objects.exists()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"last_day": "31.02.2027"}, "last_day"),
        ({"last_day": "bald"}, "last_day"),
        ({"last_day": day(0), "opens_on": day(9)}, "last_day"),
        ({"opens_time": "25:00"}, "opens_time"),
        ({"title": "  "}, "title"),
        ({"who": "alle"}, "who"),
        ({"answer_due": "demnächst"}, "answer_due"),
        ({"intro": "x" * 6_000}, "intro"),
    ],
)
def test_what_cannot_be_is_said_at_the_field_and_everything_typed_is_kept(desk, changes, field):
    version = make.document_with_sections().versions.get()
    answer = desk.post(f"{DESK}neu/", entries(version=version.pk, **changes))
    found = BeautifulSoup(answer.content, "html.parser")
    assert answer.status_code == 422 and not Consultation.objects.exists()
    assert found.select_one(f"#id_{field}_error") is not None
    assert found.select_one("#id_who_decides").text.strip() == "Der Rat."


def test_what_people_must_be_told_is_asked_for_before_publishing(desk):
    draft = make.consultation(published_at=None, who_decides="")
    path = f"{DESK}{draft.pk}/veroeffentlichen/"
    assert "Wer entscheidet?" in words(page(desk, path))
    answer = desk.post(path)
    draft.refresh_from_db()
    assert answer.status_code == 422 and draft.published_at is None


# --- the last day -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("last_day", "name"),
    [
        (dt.date(2027, 3, 6), "Samstag"),
        (dt.date(2027, 3, 7), "Sonntag"),
        (dt.date(2027, 3, 26), "Karfreitag"),
        (dt.date(2027, 5, 17), "Pfingstmontag"),
        (dt.date(2028, 5, 1), "Tag der Arbeit"),
        (dt.date(2028, 5, 25), "Christi Himmelfahrt"),
    ],
)
def test_V_11_a_last_day_on_which_offices_are_closed_is_a_hint_to_check(desk, last_day, name):
    draft = make.consultation(last_day=last_day, published_at=None)
    for path in (f"{DESK}{draft.pk}/", f"{DESK}{draft.pk}/veroeffentlichen/"):
        text = words(page(desk, path))
        assert name in text and "§ 31 Abs. 3 VwVfG" in text and "§ 193 BGB" in text


@pytest.mark.parametrize("day", ["1954-04-18", "1981-04-19", "2008-03-23", "2038-04-25"])
def test_V_11_easter_is_found_in_early_and_late_years(day):
    assert easter_sunday(int(day[:4])).isoformat() == day


def test_V_11_a_working_day_gets_no_hint(desk):
    draft = make.consultation(last_day=dt.date(2027, 3, 8), published_at=None)
    assert "VwVfG" not in words(page(desk, f"{DESK}{draft.pk}/"))


def test_the_window_is_extended_with_a_public_reason(desk):
    found = make.consultation()
    path = f"{DESK}{found.pk}/letzter-tag/"
    answer = desk.post(path, {"last_day": day(60), "reason": "Die Ferien lagen dazwischen."})
    assert answer.status_code == 302
    found.refresh_from_db()
    assert found.last_day.strftime("%d.%m.%Y") == day(60)
    assert "Die Ferien lagen dazwischen." in words(page(desk, f"{DESK}{found.pk}/"))


def test_V_11_a_day_off_as_new_last_day_is_asked_about_once(desk):
    found = make.consultation(last_day=dt.date(2027, 3, 1))
    path = f"{DESK}{found.pk}/letzter-tag/"
    given = {"last_day": "7.3.2027", "reason": "Länger."}
    answer = desk.post(path, given)
    shown = BeautifulSoup(answer.content, "html.parser")
    assert answer.status_code == 422 and "Sonntag" in words(shown)
    assert shown.select_one("input[name=checked]") and not found.extensions.exists()
    assert desk.post(path, {**given, "checked": "on"}).status_code == 302
    assert found.extensions.get().after == dt.date(2027, 3, 7)


def test_shortening_after_contributions_wants_insistence_and_a_reason(desk):
    found = make.consultation(last_day=clock.local_day(timezone.now()) + dt.timedelta(days=90))
    make.contribution(found)
    path = f"{DESK}{found.pk}/letzter-tag/"
    assert page(desk, path).select_one("input[name=forced]") is None
    given = {"last_day": day(30), "reason": "Der Rat tagt früher."}
    answer = desk.post(path, given)
    shown = BeautifulSoup(answer.content, "html.parser")
    assert answer.status_code == 422 and shown.select_one("input[name=forced]")
    assert desk.post(path, {**given, "forced": "on", "reason": ""}).status_code == 422
    assert not found.extensions.exists()
    assert desk.post(path, {**given, "forced": "on"}).status_code == 302
    assert found.extensions.get().reason == "Der Rat tagt früher."


def test_invited_addresses_are_listed_and_wrong_ones_named(desk):
    found = make.consultation(who=Consultation.Who.INVITED)
    path = f"{DESK}{found.pk}/eingeladen/"
    answer = desk.post(path, {"emails": "A@example.org, b@example.org\nc@example.org;"})
    assert answer.status_code == 302
    assert set(found.invited.values_list("email", flat=True)) == {
        "a@example.org",
        "b@example.org",
        "c@example.org",
    }
    answer = desk.post(path, {"emails": "d@example.org, kein-at"})
    assert answer.status_code == 422 and "kein-at" in answer.content.decode()
    assert found.invited.count() == 3
    assert "b@example.org" in words(page(desk, path))


# --- contributions ----------------------------------------------------------------------------------


def filled(count: int = 4) -> Consultation:
    """A consultation with contributions in different states, on sections and on the whole."""
    found = make.consultation()
    first = found.version.sections.order_by("order").first()
    for number in range(count):
        make.contribution(found, f"Vorschlag {number}", section=first if number % 2 else None)
    return found


def references(found: BeautifulSoup) -> list[str]:
    return [link.text for link in found.select("#results th[scope=row] a")]


def test_the_list_is_filtered_by_state_channel_section_late_and_internal(desk):
    found = filled(5)
    rows = list(found.contributions.order_by("pk"))
    Contribution.objects.filter(pk=rows[0].pk).update(state=State.HIDDEN)
    Contribution.objects.filter(pk=rows[1].pk).update(channel=Channel.LETTER)
    Contribution.objects.filter(pk=rows[2].pk).update(late=True)
    Contribution.objects.filter(pk=rows[3].pk).update(staff_only=True)
    names = [row.reference for row in rows]
    path = f"{DESK}{found.pk}/beitraege/"
    for query, expected in {
        "": set(names),
        "?stand=hidden": {names[0]},
        "?stand=unconfirmed": set(names),
        "?kanal=letter": {names[1]},
        "?nur=verspaetet": {names[2]},
        "?nur=intern": {names[3]},
        "?nur=intern&nur=verspaetet": set(),
        "?abschnitt=1": {names[1], names[3]},
        "?abschnitt=-": {names[0], names[2], names[4]},
        "?abschnitt=99": set(names),
        "?q=Vorschlag+4": {names[4]},
        "?q=gibt+es+nicht": set(),
    }.items():
        assert set(references(page(desk, path + query))) == expected, query


def test_a_reference_leads_straight_to_its_contribution(desk):
    found = filled(2)
    row = found.contributions.first()
    typed = row.reference.lower().replace("-", " ")
    answer = desk.get(f"{DESK}{found.pk}/beitraege/", {"q": typed})
    assert answer["Location"] == f"{DESK}{found.pk}/beitraege/{row.reference}/"
    assert row.text in words(page(desk, answer["Location"]))


def test_unconfirmed_ones_are_nowhere_and_withdrawn_ones_keep_their_place_without_text(desk):
    found = make.consultation()
    waiting = make.guest_contribution(found, "Noch nicht bestätigt", confirmed=False).contribution
    gone = make.contribution(found, "Nehme ich zurück")
    Contribution.objects.filter(pk=gone.pk).update(state=State.WITHDRAWN)
    path = f"{DESK}{found.pk}/beitraege/"
    listed = page(desk, path)
    assert references(listed) == [gone.reference] and "Nehme ich" not in words(listed)
    assert references(page(desk, f"{path}?q=zurück")) == []
    page(desk, f"{path}{waiting.reference}/", 404)
    for way in ("", "beleg/"):
        assert "Nehme ich zurück" not in words(page(desk, f"{path}{gone.reference}/{way}"))


def test_addresses_of_people_are_for_the_participation_office_alone(client):
    found = make.consultation()
    row = make.guest_contribution(found, "Hallo").contribution
    for cast, sees in ((make.coordination(), True), (make.department_lead(), False)):
        client.force_login(cast)
        text = words(page(client, f"{DESK}{found.pk}/beitraege/{row.reference}/"))
        assert ("nachbarin@example.org" in text) is sees and "Nachbarin" in text


def test_the_list_takes_the_same_queries_for_few_and_many(desk, django_assert_num_queries):
    found = filled(2)
    path = f"{DESK}{found.pk}/beitraege/"
    page(desk, path)
    with django_assert_num_queries(LIST_QUERIES):
        page(desk, path)
    make.many_contributions(found, 60)
    with django_assert_num_queries(LIST_QUERIES):
        page(desk, path)


# PostgreSQL is asked for its clock, SQLite has the clock of the host.
LIST_QUERIES = {"sqlite": 11, "postgresql": 11}[connection.vendor]


def test_the_list_of_consultations_takes_the_same_queries_for_few_and_many(
    desk, django_assert_num_queries
):
    document = make.document_with_sections(3)
    make.consultation(document=document)
    page(desk, DESK)
    with django_assert_num_queries(ALL_QUERIES):
        page(desk, DESK)
    for number in range(12):
        make.contribution(make.consultation(f"Runde {number}", document=document))
    with django_assert_num_queries(ALL_QUERIES):
        page(desk, DESK)


ALL_QUERIES = {"sqlite": 9, "postgresql": 10}[connection.vendor]


def test_releasing_and_hiding_are_the_moderations_page(client):
    found = make.consultation(moderation=Consultation.Moderation.BEFORE)
    row = make.contribution(found)
    way = f"/arbeitsbereich/moderation/beitraege/{row.reference}/"
    for cast, sees in ((make.coordination(), True), (make.department_lead(), False)):
        client.force_login(cast)
        text = str(page(client, f"{DESK}{found.pk}/beitraege/{row.reference}/"))
        assert (way in text) is sees


# --- typing in --------------------------------------------------------------------------------------


def letter(**changes: object) -> dict[str, object]:
    given: dict[str, object] = {
        "channel": "letter",
        "received_at": timezone.localdate().strftime("%d.%m.%Y"),
        "section": "1.1",
        "kind": "suggestion",
        "text": "Bitte auch am Abend.",
        "name": "Frau Klee",
        "key": "brief-0001",
    }
    return given | changes


def test_one_letter_after_another_with_channel_day_and_section_kept(desk):
    found = make.consultation()
    path = f"{DESK}{found.pk}/erfassen/"
    answer = desk.post(path, letter())
    row = found.contributions.get()
    assert (row.channel, row.section.number, row.contributor.name, row.late) == (
        "letter",
        "1.1",
        "Frau Klee",
        False,
    )
    following = page(desk, answer["Location"])
    assert row.reference in words(following)
    assert following.select_one("#id_section")["value"] == "1.1"
    assert following.select_one("#id_channel option[selected]")["value"] == "letter"
    assert following.select_one("#id_received_at")["value"] == letter()["received_at"]
    text = following.select_one("#id_text")
    assert text.text.strip() == "" and text.has_attr("autofocus")
    assert not page(desk, path).select_one("#id_text").has_attr("autofocus")
    assert following.select_one("input[name=key]")["value"] != "brief-0001"
    assert f"{row.reference}/beleg/" in str(following)


def test_C_03_the_same_letter_sent_twice_is_one(desk):
    found = make.consultation()
    for _time in range(2):
        assert desk.post(f"{DESK}{found.pk}/erfassen/", letter()).status_code == 302
    assert found.contributions.count() == 1


def test_the_stamp_decides_what_is_late_and_nothing_is_refused_by_the_deadline(desk):
    ended = clock.local_day(timezone.now()) - dt.timedelta(days=3)
    found = make.consultation(last_day=ended)
    for received, key in ((ended, "brief-in-time"), (ended + dt.timedelta(days=1), "brief-late")):
        data = letter(received_at=received.strftime("%d.%m.%Y"), key=key)
        assert desk.post(f"{DESK}{found.pk}/erfassen/", data).status_code == 302
    assert list(found.contributions.order_by("pk").values_list("late", flat=True)) == [False, True]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"section": "9.9"}, "section"),
        ({"text": " "}, "text"),
        ({"text": "x" * 10_001}, "text"),
        ({"received_at": "99.99.2026"}, "received_at"),
        ({"received_at": "01.01.2150"}, "received_at"),
        ({"channel": "web"}, "channel"),
        ({"kind": "lob"}, "kind"),
        ({"email": "kein-at"}, "email"),
        ({"section": "", "proposed_wording": "Neu."}, "proposed_wording"),
    ],
)
def test_bad_entries_are_said_at_the_field_and_the_letter_is_kept(desk, changes, field):
    found = make.consultation()
    answer = desk.post(f"{DESK}{found.pk}/erfassen/", letter(**changes))
    shown = BeautifulSoup(answer.content, "html.parser")
    assert answer.status_code == 422 and not found.contributions.exists()
    assert shown.select_one(f"#id_{field}_error") is not None
    assert shown.select_one("#id_name")["value"] == "Frau Klee"


def test_the_receipt_slip_names_number_day_channel_text_and_check_sum(desk):
    found = make.consultation()
    desk.post(f"{DESK}{found.pk}/erfassen/", letter())
    row = found.contributions.get()
    slip = page(desk, f"{DESK}{found.pk}/beitraege/{row.reference}/beleg/")
    assert slip.h1.text == row.reference
    text = words(slip)
    for said in ("Brief", "Bitte auch am Abend.", row.receipt_hash, "1.1", "Frau Klee"):
        assert said in text


# --- files ------------------------------------------------------------------------------------------

FILE = "Text;Weg;Abschnitt;Kennung\r\nMehr Bänke;Brief;1.1;a-1\r\nKurse am Abend;E-Mail;;a-2\r\n"


def upload(client: Client, found: Consultation, data: str, **fields: str) -> object:
    file = SimpleUploadedFile("beitraege.csv", data.encode())
    return client.post(f"{DESK}{found.pk}/einlesen/", {"file": file, **fields})


def test_a_file_is_checked_first_then_taken_in_and_never_twice(desk):
    found = make.consultation()
    answer = upload(desk, found, FILE, check_only="on")
    assert answer.status_code == 200 and not found.contributions.exists()
    assert "Mehr Bänke" in answer.content.decode()
    assert upload(desk, found, FILE, section="1").status_code == 200
    assert [row.section.number for row in found.contributions.order_by("pk")] == ["1.1", "1"]
    answer = upload(desk, found, FILE)
    assert answer.status_code == 200 and found.contributions.count() == 2
    assert "liegt schon vor" in answer.content.decode()


@pytest.mark.parametrize(
    ("data", "fields", "said"),
    [
        (FILE.replace("1.1", "9.9"), {}, "9.9"),
        ("", {}, "leer"),
        (FILE, {"section": "77"}, "Nummer"),
        ("Ort;Zeit\r\nhier;jetzt\r\n", {}, "Text"),
    ],
)
def test_faults_of_a_file_are_named_and_nothing_is_written(desk, data, fields, said):
    found = make.consultation()
    answer = upload(desk, found, data, **fields)
    assert answer.status_code == 422 and said in answer.content.decode()
    assert not found.contributions.exists()


def test_the_template_is_a_download_that_can_be_read_in(desk):
    found = make.consultation()
    for ending in ("csv", "xlsx"):
        answer = desk.get(f"{DESK}{found.pk}/einlesen/vorlage.{ending}")
        assert answer["Content-Disposition"].endswith(f'vorlage-beitraege.{ending}"')
        assert 0 < len(answer.content) < MOST_BYTES
        file = SimpleUploadedFile(f"vorlage.{ending}", answer.content)
        data = {"file": file, "check_only": "on", "section": "1"}
        report = desk.post(f"{DESK}{found.pk}/einlesen/", data).content.decode()
        assert "M 1.1" in report or "Bitte auch Kurse am Abend anbieten." in report


# --- rights -----------------------------------------------------------------------------------------

ONE: dict[str, Callable[[Contribution], str]] = {
    "": lambda row: f"beitraege/{row.reference}/",
    "beleg": lambda row: f"beitraege/{row.reference}/beleg/",
}
WAYS = ("", "aendern/", "veroeffentlichen/", "letzter-tag/", "eingeladen/", "erfassen/")
WAYS = (*WAYS, "einlesen/", "einlesen/vorlage.csv", "einlesen/vorlage.xlsx", "beitraege/")


def test_Z_05_another_offices_consultation_is_not_there(client):
    found = filled(1)
    row = found.contributions.get()
    client.force_login(make.department2())
    before = Consultation.objects.filter(pk=found.pk).values().get()
    for way in (*WAYS, *(make_path(row) for make_path in ONE.values())):
        for method in (client.get, client.post):
            answer = method(f"{DESK}{found.pk}/{way}", entries() | letter())
            assert answer.status_code in ({404, 405} if "vorlage" in way else {404}), way
    assert Consultation.objects.filter(pk=found.pk).values().get() == before
    assert found.contributions.count() == 1
    assert found.title not in words(page(client, DESK))


def test_Z_06_a_contribution_to_another_consultation_is_not_there(desk):
    document = make.document_with_sections()
    here = make.consultation(document=document, moderation=Consultation.Moderation.BEFORE)
    there = make.consultation(document=document, moderation=Consultation.Moderation.BEFORE)
    row = make.contribution(there, "Dort geschrieben")
    for make_path in ONE.values():
        path = f"{DESK}{here.pk}/{make_path(row)}"
        assert desk.get(path).status_code == 404, path
    row.refresh_from_db()
    assert row.state == State.HELD
    assert desk.get(f"{DESK}{here.pk}/beitraege/", {"q": row.reference}).status_code == 200


def test_Z_06_a_section_of_another_version_is_not_there(desk):
    found, other = make.consultation(), make.consultation(sections=9)
    assert other.version.sections.filter(number="M 3.1").exists()
    answer = desk.post(f"{DESK}{found.pk}/erfassen/", letter(section="M 3.1"))
    assert answer.status_code == 422 and not found.contributions.exists()


def test_Z_04_members_of_an_office_do_not_publish_extend_import_or_release(client):
    draft = make.consultation(published_at=None)
    running = make.consultation(moderation=Consultation.Moderation.BEFORE)
    make.contribution(running)
    client.force_login(make.department())
    for found, way, data in (
        (draft, "veroeffentlichen/", {}),
        (running, "letzter-tag/", {"last_day": day(60), "reason": "x"}),
        (running, "einlesen/", {}),
    ):
        assert client.post(f"{DESK}{found.pk}/{way}", data).status_code == 403, way
    shown = str(page(client, f"{DESK}{draft.pk}/").main)
    assert "veroeffentlichen/" not in shown and "letzter-tag/" not in shown
    assert "aendern/" in shown


@pytest.mark.parametrize("cast", ["citizen", "moderation", "admin"])
def test_who_edits_nothing_has_no_business_here(client, cast):
    found = make.consultation()
    client.force_login(getattr(make, cast)())
    for way in ("", f"{found.pk}/", f"{found.pk}/beitraege/", f"{found.pk}/erfassen/"):
        assert client.get(DESK + way).status_code == 403


def test_refusals_come_before_anything_is_said_about_the_entries(client):
    found = make.consultation()
    client.force_login(make.department())
    answer = client.post(f"{DESK}{found.pk}/letzter-tag/", {"last_day": "Unsinn"})
    assert answer.status_code == 403
