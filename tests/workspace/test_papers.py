"""The desk's papers: packets of a group, return sheets, the synopsis with names, its template."""

import io

import openpyxl
import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse

from mitsprache.accounts.models import Person
from mitsprache.common.models import AuditEntry
from mitsprache.consultations.models import Consultation
from mitsprache.deliberation.actions.packets import make_packet
from mitsprache.deliberation.exports import template
from mitsprache.deliberation.exports.return_sheet import return_sheet
from mitsprache.deliberation.models import Packet, Recommendation, SynopsisTemplate
from mitsprache.groups.models import WorkingGroup
from tests import factories as make

pytestmark = pytest.mark.django_db


def browser(person: Person) -> Client:
    made = Client()
    made.force_login(person)
    return made


def prepared() -> tuple[Consultation, WorkingGroup]:
    where = make.deliberated_consultation()
    make.case(where, "Kurse am Abend")
    return where, WorkingGroup.objects.get(number="1")


def packet() -> Packet:
    where, group = prepared()
    return make_packet(actor=make.coordination(), group=group, consultation=where)


def filled(made: Packet, verdict: str, reason: str) -> ContentFile:
    book = openpyxl.load_workbook(io.BytesIO(return_sheet(made)))
    sheet = book.worksheets[0]
    places = {cell.value: cell.column for cell in sheet[1]}
    sheet.cell(row=2, column=places["Empfehlung"], value=verdict)
    sheet.cell(row=2, column=places["Begründung"], value=reason)
    stored = io.BytesIO()
    book.save(stored)
    return ContentFile(stored.getvalue(), name="bogen.xlsx")


def test_the_secretary_makes_a_packet_with_one_click_and_is_told_when_nothing_is_new() -> None:
    where, group = prepared()
    desk, url = browser(make.group1()), reverse("workspace-packets", args=[group.pk])
    page = desk.get(url).content.decode()
    assert "1 Anliegen wartet auf das erste Paket" in page and "Paket mit allem Neuen" in page
    response = desk.post(url, {"consultation": where.pk})
    made = Packet.objects.get()
    assert response["Location"] == reverse("workspace-packet", args=[made.pk])
    page = desk.get(response["Location"]).content.decode()
    assert "Kurse am Abend" in page and "Rücklaufbogen einlesen" in page
    again = desk.post(url, {"consultation": where.pk})
    assert again.status_code == 422 and "Seit dem letzten Paket" in again.content.decode()
    everything = desk.post(url, {"consultation": where.pk, "everything": "on"})
    assert everything.status_code == 302 and Packet.objects.count() == 2


def test_Z_06_a_packet_holds_nothing_of_a_consultation_that_is_not_offered() -> None:
    _where, group = prepared()
    foreign = make.consultation("Anderswo")
    url = reverse("workspace-packets", args=[group.pk])
    for value in (str(foreign.pk), "", "x"):
        response = browser(make.group1()).post(url, {"consultation": value})
        assert response.status_code == 422
    assert not Packet.objects.exists()


@pytest.mark.parametrize("kind", ["pdf", "docx", "xlsx"])
def test_the_files_of_a_packet_are_for_those_at_the_groups_desk(kind: str) -> None:
    made = packet()
    url = reverse(f"workspace-packet-{kind}", args=[made.pk])
    for person in (make.group1(), make.coordination(), make.department()):
        response = browser(person).get(url)
        assert response.status_code == 200 and len(response.content) > 1_000
        assert response["Cache-Control"].startswith("max-age=0")
    assert browser(make.group2()).get(url).status_code == 404  # Z-05
    assert browser(make.citizen()).get(url).status_code == 403
    assert Client().get(url).status_code == 302


def test_a_sheet_is_checked_first_and_taken_over_then() -> None:
    made = packet()
    desk, url = browser(make.group1()), reverse("workspace-return-sheet", args=[made.pk])
    assert "Nur prüfen" in desk.get(url).content.decode()
    entries = {"file": filled(made, "übernommen", "Das hilft."), "check_only": "on"}
    page = desk.post(url, entries)
    assert page.status_code == 200 and "Noch ist nichts geschrieben" in page.content.decode()
    assert not Recommendation.objects.exists()
    page = desk.post(url, {"file": filled(made, "übernommen", "Das hilft.")})
    assert page.status_code == 200 and "Der Bogen ist übernommen" in page.content.decode()
    assert Recommendation.objects.get().verdict == "adopted"
    assert "bogen.xlsx" in desk.get(reverse("workspace-packet", args=[made.pk])).content.decode()


def test_faults_are_told_by_row_and_nothing_is_written() -> None:
    made = packet()
    desk, url = browser(make.group1()), reverse("workspace-return-sheet", args=[made.pk])
    page = desk.post(url, {"file": filled(made, "übernommen", "")})
    text = page.content.decode()
    assert page.status_code == 422 and "Zu einer Empfehlung gehört eine Begründung" in text
    page = desk.post(url, {"file": ContentFile(b"PK nein", name="a.xlsx")})
    assert page.status_code == 422 and not Recommendation.objects.exists()
    assert desk.post(url, {}).status_code == 422


def test_Z_05_nobody_else_brings_a_sheet_in() -> None:
    made = packet()
    url = reverse("workspace-return-sheet", args=[made.pk])
    assert browser(make.group2()).get(url).status_code == 404
    for person in (make.department(), make.moderation(), make.citizen()):
        entries = {"file": filled(made, "übernommen", "Das hilft.")}
        assert browser(person).post(url, entries).status_code == 403
    assert not Recommendation.objects.exists()


def test_names_are_given_to_coordination_alone_and_by_a_form() -> None:
    where, _group = prepared()
    url = reverse("workspace-synopsis", args=[where.pk])
    desk = browser(make.coordination())
    page = desk.get(f"{url}?q=Abend").content.decode()
    assert "1 Zeile" in page and 'value="Abend"' in page
    response = desk.post(url, {"art": "csv", "q": "Abend"})
    text = b"".join(response.streaming_content).decode()
    assert "Ayla vom Gräselberg" in text and "@" not in text
    assert AuditEntry.objects.filter(verb="deliberation.export_names").count() == 1
    assert desk.post(url, {"art": "exe"}).status_code == 404
    assert browser(make.department()).post(url, {"art": "csv"}).status_code == 403
    assert browser(make.department2()).get(url).status_code == 404
    assert browser(make.citizen()).get(url).status_code == 403


def test_the_list_of_synopses_leads_there() -> None:
    where, _group = prepared()
    url = reverse("workspace-synopses")
    page = browser(make.coordination()).get(url).content.decode()
    assert reverse("workspace-synopsis", args=[where.pk]) in page and "Word-Vorlage" in page
    page = browser(make.department()).get(url).content.decode()
    assert where.title in page and reverse("workspace-synopsis", args=[where.pk]) not in page


def test_a_template_is_uploaded_and_taken_away_again() -> None:
    desk, url = browser(make.coordination()), reverse("workspace-synopsis-template")
    page = desk.get(url).content.decode()
    assert "{{tabelle}}" in page and "mitgelieferte Vorlage" in page
    bad = desk.post(url, {"file": ContentFile(b"PK", name="a.docx")})
    assert bad.status_code == 422 and "Word" in bad.content.decode()
    good = desk.post(url, {"file": ContentFile(template.built_in(), name="briefkopf.docx")})
    assert good.status_code == 302 and "briefkopf.docx" in desk.get(url).content.decode()
    sample = desk.get(reverse("workspace-synopsis-template-sample"))
    assert sample.content == template.built_in() or len(sample.content) > 5_000
    assert desk.post(reverse("workspace-synopsis-template-drop")).status_code == 302
    assert not SynopsisTemplate.objects.filter(is_current=True).exists()
    assert browser(make.department()).get(url).status_code == 403
