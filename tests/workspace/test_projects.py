"""Fact sheets on the desk: what they lack, and the deeds that are no text."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from mitsprache.common import clock
from mitsprache.common.partial_dates import PartialDate
from mitsprache.projects import actions, imports
from mitsprache.projects.models import Project, Promise, State
from tests import factories

pytestmark = pytest.mark.django_db
DESK = "/arbeitsbereich/vorhaben/"
DEEDS = ("stand", "amt", "adresse", "kommentare", "zurueckziehen")


@pytest.fixture
def desk(client):
    client.force_login(factories.coordination())
    return client


def stored(project):
    return Project.objects.get(pk=project.pk)


def page(client, path, status=200):
    answer = client.get(path)
    assert answer.status_code == status
    return answer.content.decode()


def days_ago(number):
    """Noon of the local day so many days before today, whatever the hour is now."""
    day = clock.local_day(timezone.now()) - dt.timedelta(days=number)
    return clock.end_of_local_day(day) - dt.timedelta(hours=12)


def late_promise(project):
    due = PartialDate.parse("2018-Q1")
    return Promise.objects.create(
        project=project,
        text="Wir laden im Winter ein.",
        due=due,
        due_by=due.last_day,
        office=project.office,
        given_at=timezone.now(),
    )


def test_offices_see_their_own_sheets_and_the_participation_office_all(client):
    factories.published_project("Kita am Weiher", where=factories.office())
    factories.draft_project("Park im Norden", where=factories.office2())
    for person, seen in (
        (factories.department(), {"Kita am Weiher"}),
        (factories.department2(), {"Park im Norden"}),
        (factories.coordination(), {"Kita am Weiher", "Park im Norden"}),
        (factories.editor(), {"Kita am Weiher", "Park im Norden"}),
    ):
        client.force_login(person)
        text = page(client, DESK)
        assert {t for t in ("Kita am Weiher", "Park im Norden") if t in text} == seen


@pytest.mark.parametrize("cast", ["citizen", "moderation", "admin"])
def test_who_edits_no_sheets_has_no_business_here(client, cast):
    project = factories.published_project()
    client.force_login(getattr(factories, cast)())
    assert client.get(DESK).status_code == 403
    assert client.get(f"{DESK}{project.pk}/").status_code == 403
    assert client.get(f"{DESK}einlesen/").status_code == 403


def test_Z_05_another_offices_sheet_is_not_there(client):
    project = factories.published_project()
    promise = late_promise(project)
    client.force_login(factories.department2())
    page(client, f"{DESK}{project.pk}/", 404)
    for deed in (*DEEDS, f"zusagen/{promise.pk}"):
        assert client.post(f"{DESK}{project.pk}/{deed}/", {}).status_code == 404
    assert stored(project).state == State.IDEA and stored(project).live


def test_Z_04_an_office_member_sees_the_sheet_but_not_the_deeds_of_others(client):
    project = factories.published_project()
    client.force_login(factories.department())
    text = page(client, f"{DESK}{project.pk}/")
    assert not any(f"/{deed}/" in text for deed in DEEDS)
    data = {"to": "planned", "reason": "x", "slug": "neu", "office": factories.office2().pk}
    for deed in DEEDS:
        answer = client.post(
            f"{DESK}{project.pk}/{deed}/", {**data, "moderation": "after", "is_open": "on"}
        )
        assert answer.status_code == 403, deed
        # The right is asked for before the entries are read.
        assert client.post(f"{DESK}{project.pk}/{deed}/", {}).status_code == 403, deed
    row = stored(project)
    assert (row.state, row.slug, row.office, row.live) == (
        State.IDEA,
        project.slug,
        factories.office(),
        True,
    )


def test_the_page_says_what_is_missing_what_has_run_out_and_what_looks_alike(desk):
    words = " ".join(f"Wort{number}" for number in range(40))
    projects = []
    for title in ("Erste Fassung", "Zweite Fassung"):
        made = factories.draft_project(title)
        draft = stored(made).get_latest_revision_as_object()
        draft.description = f"{words}. Die Eröffnung ist bis Ende 2016 geplant."
        revision = actions.save_draft(actor=factories.coordination(), project=draft)
        actions.publish_sheet(
            actor=factories.coordination(),
            project=made,
            revision=revision,
            at=days_ago(200),
        )
        projects.append(made)
    text = page(desk, f"{DESK}{projects[0].pk}/")
    assert "Nächste Schritte mit Datum" in text
    assert "bis Ende 2016 geplant" in text
    assert "Zweite Fassung" in text and "100 % gemeinsam" in text
    assert "200 Tage" in text
    listed = page(desk, f"{DESK}?nur=ueberfaellig")
    assert "Erste Fassung" in listed and "Zweite Fassung" in listed


def test_an_office_is_not_told_of_twins_among_the_drafts_of_others(client):
    factories.published_project("Erste Fassung")
    words = " ".join(f"Wort{number}" for number in range(40))
    for title, where in (("Meine", factories.office()), ("Fremde", factories.office2())):
        made = factories.draft_project(title, where=where)
        draft = stored(made).get_latest_revision_as_object()
        draft.description = words
        actions.save_draft(actor=factories.coordination(), project=draft)
    mine = Project.objects.get(slug="meine")
    client.force_login(factories.department())
    assert "Fremde" not in page(client, f"{DESK}{mine.pk}/")
    client.force_login(factories.coordination())
    assert "Fremde" in page(client, f"{DESK}{mine.pk}/")


def test_every_deed_is_done_and_confirmed(desk):
    project = factories.published_project()
    promise = late_promise(project)
    path = f"{DESK}{project.pk}/"
    for deed, data in (
        ("stand", {"to": "planned", "reason": "Der Rat hat zugestimmt."}),
        (f"zusagen/{promise.pk}", {f"promise-{promise.pk}-note": "Am 2. März im Saal."}),
        ("amt", {"office": factories.office2().pk}),
        ("adresse", {"slug": "platz-neu"}),
        ("kommentare", {"moderation": "before"}),
    ):
        answer = desk.post(f"{path}{deed}/", data)
        assert answer.status_code == 302 and answer["Location"] == path, deed
        assert "alert" in page(desk, path)
    row = stored(project)
    promise.refresh_from_db()
    assert (row.state, row.slug, row.office) == ("planned", "platz-neu", factories.office2())
    assert not row.thread.is_open and row.thread.moderation == "before"
    assert promise.kept_note == "Am 2. März im Saal."
    assert "Am 2. März im Saal." in page(desk, path)
    desk.post(f"{path}zurueckziehen/", {"reason": "Kein Geld."})
    assert not stored(project).live
    assert "/stand/" not in page(desk, path)


@pytest.mark.parametrize(
    ("deed", "data", "words"),
    [
        ("stand", {"to": "deferred"}, "Grund"),
        ("stand", {"to": "finished"}, "finished"),
        ("stand", {"to": "withdrawn", "reason": "x"}, "withdrawn"),
        ("stand", {}, "to"),
        ("amt", {"office": "999999"}, "office"),
        ("adresse", {"slug": "Kein Platz!"}, "kein-platz"),
        ("kommentare", {"moderation": "nie"}, "moderation"),
        ("zurueckziehen", {"reason": "  "}, "reason"),
        ("zurueckziehen", {"reason": "x" * 700}, "700"),
    ],
)
def test_bad_input_is_said_at_the_field_and_nothing_changes(desk, deed, data, words):
    project = factories.published_project()
    before = Project.objects.filter(pk=project.pk).values().get()
    answer = desk.post(f"{DESK}{project.pk}/{deed}/", data)
    assert answer.status_code == 422 and words in answer.content.decode()
    assert Project.objects.filter(pk=project.pk).values().get() == before


def test_deeds_are_not_done_by_reading(desk):
    project = factories.published_project()
    for deed in DEEDS:
        assert desk.get(f"{DESK}{project.pk}/{deed}/").status_code == 405


@pytest.mark.parametrize(
    "query", ["?nur=quatsch", "?seite=abc", "?seite=-1", "?q=%00", "?q=" + "x" * 5000, "?seite=99"]
)
def test_odd_addresses_show_a_list(desk, query):
    factories.published_project()
    assert desk.get(DESK + query).status_code == 200


def test_the_start_page_names_what_waits(desk):
    project = factories.published_project(at=days_ago(200))
    late_promise(project)
    start = page(desk, "/arbeitsbereich/")
    assert f"{DESK}?nur=ueberfaellig" in start and f"{DESK}?nur=zusagen" in start
    assert "Platz am Weiher" in page(desk, f"{DESK}?nur=zusagen")


def test_the_list_takes_the_same_queries_for_few_and_many_published_sheets(
    desk, django_assert_max_num_queries
):
    for number in range(3):
        factories.published_project(f"Platz {number}")
    page(desk, DESK)
    with django_assert_max_num_queries(35):
        page(desk, DESK)
    for number in range(3, 15):
        factories.published_project(f"Platz {number}")
    with django_assert_max_num_queries(35):
        page(desk, DESK)


def upload(desk, data, name="vorhaben.csv", **fields):
    file = SimpleUploadedFile(name, data)
    return desk.post(f"{DESK}einlesen/", {"file": file, **fields})


GOOD = "Titel;Amt;Kurzbeschreibung;Kosten\r\nBrücke;Amt für Integration;Für alle.;5.000\r\n".encode(
    "cp1252"
)


def test_a_file_is_checked_first_and_imported_then(desk):
    factories.office()
    answer = upload(desk, GOOD, check_only="on")
    assert answer.status_code == 200 and not Project.objects.exists()
    assert "Brücke" in answer.content.decode()
    answer = upload(desk, GOOD)
    assert answer.status_code == 200 and stored(Project.objects.get()).live


def test_faults_of_a_file_are_shown_by_row_and_column(desk):
    factories.office()
    answer = upload(desk, GOOD.replace(b"5.000", b"viel"))
    text = answer.content.decode()
    assert answer.status_code == 422 and "Kosten" in text and "„viel“" in text
    assert not Project.objects.exists()


@pytest.mark.parametrize(
    ("name", "data"), [("a.csv", b""), ("a.pdf", b"%PDF"), ("a.xlsx", b"x"), ("a.json", b"[")]
)
def test_what_is_no_such_file_is_refused_at_the_field(desk, name, data):
    answer = upload(desk, data, name)
    assert answer.status_code == 422 and "alert" in answer.content.decode()


def test_the_templates_are_downloads_that_can_be_imported(desk):
    for ending in ("csv", "xlsx"):
        answer = desk.get(f"{DESK}einlesen/vorlage.{ending}")
        assert answer.status_code == 200
        assert answer["Content-Disposition"].endswith(f'vorlage-vorhaben.{ending}"')
        with pytest.raises(imports.FileRefused, match="größer"):
            imports.import_projects(
                actor=factories.coordination(),
                file_name=f"a.{ending}",
                data=answer.content + b" " * imports.MOST_BYTES,
            )


def test_only_the_coordination_imports(client):
    for cast in ("editor", "department_lead"):
        client.force_login(getattr(factories, cast)())
        assert client.get(f"{DESK}einlesen/").status_code == 403
        assert upload(client, GOOD).status_code == 403
    assert not Project.objects.exists()
