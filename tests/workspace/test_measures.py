"""Measures at the desk: who may do what, forms that keep what was typed, reports."""

import datetime as dt
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from mitsprache.common import clock
from mitsprache.events import actions as events
from mitsprache.measures import actions
from mitsprache.measures.models import Measure, Report
from tests import factories as make
from tests.events.making import entry

pytestmark = pytest.mark.django_db
DESK = "/arbeitsbereich/massnahmen/"


def as_(person: object) -> Client:
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


def read(path: str, person: object, status: int = 200) -> str:
    response = as_(person).get(path)
    assert response.status_code == status, response.status_code
    return response.content.decode()


def send(path: str, person: object, status: int = 302, **entries: object) -> str:
    response = as_(person).post(path, entries)
    assert response.status_code == status, (response.status_code, response.content.decode()[:3000])
    return response.content.decode()


def at(made: Measure, rest: str = "") -> str:
    return f"{DESK}{made.pk}/{rest}"


def old(**entries) -> Measure:
    """A measure that is public since long ago, so that a report is owed."""
    made = make.measure(public=False, **entries)
    before = timezone.now() - dt.timedelta(days=300)
    actions.publish_measure(
        actor=make.coordination(), measure=made, revision=made.revision, at=before
    )
    return make.fresh(made)


def test_an_office_sees_what_it_owes_first_and_the_participation_office_who_owes_what():
    mine = old(title="Abendkurse")
    make.measure("Eben erst", project=mine.project)
    shown = read(DESK, make.department())
    assert "Abendkurse" in shown and "überfällig" in shown and "Eben erst" not in shown
    assert "Wer was schuldet" not in shown
    assert "Eben erst" in read(f"{DESK}?zeige=alle", make.department())
    assert "Wer was schuldet" in read(DESK, make.coordination())
    assert "Abendkurse" not in read(DESK, make.department2())
    assert "1" in read("/arbeitsbereich/", make.department())


def test_strangers_and_other_offices_find_nothing():
    made = old()
    for rest in ("", "stand/", "mittel/neu/", "angaben/"):
        read(at(made, rest), make.department2(), 404)
        read(at(made, rest), make.citizen(), 403)
        assert Client().get(at(made, rest)).status_code == 302
    read(f"{DESK}berichte/", make.department(), 403)


def test_the_report_of_two_minutes():
    made = old()
    shown = read(at(made, "stand/"), make.department())
    assert 'value="not_begun"' in shown
    send(
        at(made, "stand/"),
        make.department(),
        state="under_way",
        text="Der erste Abend war voll.",
        revision=made.revision,
    )
    now = make.fresh(made)
    assert now.state == "under_way"
    refused = send(
        at(made, "stand/"),
        make.department(),
        422,
        state="stopped",
        text="Ich behalte meine Worte.",
        revision=now.revision,
    )
    assert "Bitte nennen Sie den Grund" in refused and "Ich behalte meine Worte." in refused
    assert make.fresh(made).state == "under_way"


def test_whoever_was_slower_is_told_and_loses_nothing():
    made = old()
    make.progress(made, "in_preparation")
    shown = send(
        at(made, "stand/"),
        make.department(),
        409,
        state="under_way",
        text="Meine Worte.",
        revision=made.revision,
    )
    assert "Meine Worte." in shown and f'value="{make.fresh(made).revision}"' in shown
    assert make.fresh(made).state == "in_preparation"


def test_money_is_entered_changed_and_taken_away():
    made = old()
    given = {"year": 2026, "source": "Haushalt", "kind": "one_off", "planned": "1.000,50"}
    send(at(made, "mittel/neu/"), make.department(), revision=made.revision, **given)
    line = made.budget.get()
    assert line.planned == Decimal("1000.50")
    wrong = {**given, "planned": "1,000.50", "year": 1066}
    shown = send(
        at(made, f"mittel/{line.pk}/"),
        make.department(),
        422,
        revision=make.fresh(made).revision,
        **wrong,
    )
    assert "1,000.50" in shown and "1.000,50 oder 1000.50" in shown
    send(
        at(made, f"mittel/{line.pk}/"),
        make.department(),
        revision=make.fresh(made).revision,
        **{**given, "spent": "20"},
    )
    assert made.budget.get().spent == Decimal("20.00")
    # A line of another measure is not there.
    other = make.measure("Andere", project=made.project)
    read(at(other, f"mittel/{line.pk}/"), make.department(), 404)
    send(at(other, f"entfernen/mittel/{line.pk}/"), make.department(), 404, revision=1)
    send(
        at(made, f"entfernen/mittel/{line.pk}/"),
        make.department(),
        revision=make.fresh(made).revision,
    )
    assert not made.budget.exists()
    reason = {"reason": "Die Förderung ist beantragt.", "revision": make.fresh(made).revision}
    send(at(made, "mittel/unbekannt/"), make.department(), **reason)
    assert make.fresh(made).money_unknown_reason == "Die Förderung ist beantragt."


def test_milestones_what_is_measured_and_evidence():
    made = old()

    def seen() -> int:
        return make.fresh(made).revision

    clerk = make.department()
    given = {"title": "Raum gemietet", "planned": "1. Quartal 2027", "revision": seen()}
    send(at(made, "meilenstein/neu/"), clerk, **given)
    step = made.milestones.get()
    assert step.planned.iso == "2027-Q1"
    later = {"title": "Raum gemietet", "planned": "2028", "revision": seen()}
    assert "Grund" in send(at(made, f"meilenstein/{step.pk}/"), clerk, 422, **later)
    send(at(made, f"meilenstein/{step.pk}/"), clerk, **later, note="Kein Raum frei.")
    send(at(made, "kennzahl/neu/"), clerk, name="Teilnehmende", target="40", revision=seen())
    counted = made.indicators.get()
    today = clock.local_day(timezone.now())
    value = {"date": today.strftime("%d.%m.%Y"), "value": "12,5", "revision": seen()}
    send(at(made, f"kennzahl/{counted.pk}/wert/"), clerk, **value)
    assert counted.readings.get().value == Decimal("12.50")
    link = {"title": "Bericht", "url": "javascript:alert(1)", "revision": seen()}
    assert "https://" in send(at(made, "beleg/neu/"), clerk, 422, **link)
    send(at(made, "beleg/neu/"), clerk, **{**link, "url": "https://zeitung.example/"})
    shown = read(at(made), clerk)
    assert "Raum gemietet" in shown and "zeitung.example" in shown and "12,50" in shown
    send(at(made, f"entfernen/beleg/{made.evidence.get().pk}/"), clerk, revision=seen())
    send(at(made, f"entfernen/meilenstein/{step.pk}/"), clerk, revision=seen())
    send(at(made, "entfernen/nichts/1/"), clerk, 404, revision=seen())
    assert not made.milestones.exists() and not made.evidence.exists()


def test_a_measure_is_entered_by_hand_changed_and_published():
    project = make.published_project()
    lead = make.department_lead()
    entries = {"title": "Sprachcafés", "office": make.office().pk, "planned_end": "2027"}
    assert "Zuerst das Vorhaben" in read(f"{DESK}neu/", lead)
    where = f"{DESK}neu/?vorhaben={project.pk}"
    assert "Bitte" in send(where, lead, 422, title="")
    send(where, lead, **entries)
    made = Measure.objects.get()
    assert made.published_at is None
    send(at(made, "veroeffentlichen/"), make.department(), 403, revision=made.revision)
    send(at(made, "veroeffentlichen/"), lead, revision=made.revision)
    made = make.fresh(made)
    assert made.published_at is not None
    moved = {**entries, "planned_end": "2028", "revision": made.revision}
    assert "Grund" in send(at(made, "angaben/"), lead, 422, **moved)
    send(at(made, "angaben/"), lead, **moved, reason="Der Raum fehlt noch.")
    assert make.fresh(made).planned_end.iso == "2028"
    send(at(made, "zuruecknehmen/"), lead, 403, revision=make.fresh(made).revision)
    send(at(made, "zuruecknehmen/"), make.coordination(), revision=make.fresh(made).revision)
    assert make.fresh(made).published_at is None
    read(where, make.department2(), 403)


def test_the_adopted_text_becomes_measures():
    where = make.deliberated_consultation()
    make.adopted_case(where)
    version = make.release(where.version.document, override_reason="Anderes ist offen.")
    document = version.document
    adopt = f"/arbeitsbereich/dokumente/{document.pk}/fassungen/{version.number}/beschluss/"
    assert "beschlossen" in read(f"/arbeitsbereich/dokumente/{document.pk}/", make.editor())
    made = make.resolution("Das Konzept wird beschlossen", date="2026-03-30")
    assert "zurücknehmen" in read(adopt, make.editor())
    read(adopt, make.department(), 403)
    send(adopt, make.editor(), 422)
    send(adopt, make.editor(), resolution=made.pk)
    version.refresh_from_db()
    assert version.resolution == made
    read(adopt, make.editor(), 404)
    section = version.sections.get(number="1.1")
    page = f"{DESK}aus-fassung/{version.pk}/"
    assert "1.1" in read(page, make.coordination())
    assert "mindestens einen Abschnitt" in send(page, make.coordination(), 422)
    send(page, make.coordination(), office=make.office().pk, sections=[section.pk])
    [measure] = Measure.objects.all()
    assert measure.resolution == made
    [case] = [origin.case for origin in measure.origins.all()]
    remove = at(measure, f"entfernen/herkunft/{case.code}/")
    send(remove, make.coordination(), revision=measure.revision)
    assert not measure.origins.exists()
    send(at(measure, "herkunft/"), make.coordination(), cases=[case.code], revision=1)
    assert measure.origins.exists()


def test_a_report_is_made_looked_at_and_published():
    made = old(title="Abendkurse")
    office = make.coordination()
    yesterday = clock.local_day(timezone.now() - dt.timedelta(days=1))
    entries = {
        "project": made.project.pk,
        "cut_off": yesterday.isoformat(),
        "title": "Was daraus wurde",
    }
    today = {**entries, "cut_off": clock.local_day(timezone.now()).isoformat()}
    assert "wenn dieser Tag vorbei ist" in send(f"{DESK}berichte/neu/", office, 422, **today)
    send(f"{DESK}berichte/neu/", office, **entries)
    report = Report.objects.get()
    page = f"{DESK}berichte/{report.pk}/"
    assert "Abendkurse" in read(page, office) and "nicht öffentlich" in read(page, office)
    send(f"{page}verwerfen/", office)
    send(f"{DESK}berichte/neu/", office, **entries)
    page = f"{DESK}berichte/{Report.objects.get().pk}/"
    send(f"{page}veroeffentlichen/", make.department(), 403)
    send(f"{page}veroeffentlichen/", office)
    assert Report.objects.get().published_at is not None
    send(f"{page}verwerfen/", office)
    assert Report.objects.exists(), "what is public stays"
    assert "Was daraus wurde" in read(f"{DESK}berichte/", office)


def test_the_sheet_is_taken_and_brought_back_at_the_desk():
    made = old(title="Abendkurse")
    clerk = make.department()
    response = as_(clerk).post(f"{DESK}blatt/holen/", {"office": make.office().pk})
    assert response.status_code == 200 and response.content.startswith(b"PK")
    send(f"{DESK}blatt/holen/", clerk, office=make.office2().pk)
    from django.core.files.uploadedfile import SimpleUploadedFile

    file = SimpleUploadedFile("blatt.xlsx", response.content)
    shown = send(f"{DESK}blatt/", clerk, 200, office=make.office().pk, file=file, check_only="on")
    assert "kann übernommen werden" in shown and "Abendkurse" in shown
    assert "Bitte wählen Sie eine Datei" in send(
        f"{DESK}blatt/", clerk, 422, office=make.office().pk
    )
    assert made.progress.count() == 0


@pytest.mark.parametrize("number", [1, 12])
def test_the_list_takes_the_same_queries_for_few_and_many(number, django_assert_num_queries):
    project = make.published_project()
    for n in range(number):
        old(title=f"Maßnahme {n}", project=project)
    client = as_(make.department())
    client.get(DESK)
    # PostgreSQL is asked for the time.
    with django_assert_num_queries(12 + (connection.vendor == "postgresql")):
        assert client.get(DESK).status_code == 200


def test_the_agenda_of_a_feedback_event_is_filled_from_what_was_decided_and_done():
    where = make.deliberated_consultation()
    case = make.adopted_case(where)
    project = where.version.document.project
    made = make.measure("Abendkurse *neu*", project=project, number="M 1")
    make.measure("Geheim", project=project, public=False)
    given = {"kind": "feedback", "title": "Rückkopplung"}
    event = events.create_event(
        actor=make.coordination(), organiser=make.office(), project=project, entry=entry(**given)
    )
    change = f"/arbeitsbereich/termine/{event.pk}/aendern/"
    assert "tagesordnung=1" in read(change, make.coordination())
    shown = read(f"{change}?tagesordnung=1", make.coordination())
    assert "## Was übernommen wurde" in shown and case.contributions.get().reference in shown
    assert "M 1 Abendkurse \\*neu\\*: Nicht begonnen" in shown and "Geheim" not in shown
    event.refresh_from_db()
    assert event.programme == "", "a proposal stores nothing"
    events.publish_event(actor=make.coordination(), event=event)
    page = Client().get(f"/termine/{event.slug}/").content.decode()
    assert f"/massnahmen/?vorhaben={project.slug}" in page and made.title not in page
