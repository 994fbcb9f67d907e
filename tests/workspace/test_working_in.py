"""Adopted decisions beside the text: linked, unlinked, and what a release still waits for."""

import pytest
from django.test import Client

from mitsprache.consultations.models import Consultation, Document, Version
from mitsprache.deliberation.models import Adoption, Case, Override
from tests import factories as make
from tests.workspace.cases import as_, body

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk() -> Client:
    return as_(make.coordination())


@pytest.fixture
def adopted() -> Case:
    """An adopted concern about section 1.1, with version 2 in work."""
    case = make.answered_case(make.deliberated_consultation())
    make.working_copy(case.consultation.version)
    return case


def document_of(case: Case) -> Document:
    return case.consultation.version.document


def working(case: Case) -> Version:
    return document_of(case).versions.get(state="working")


def at(case: Case, what: str = "") -> str:
    return f"/arbeitsbereich/dokumente/{document_of(case).pk}/{what}"


def fill(client: Client, address: str, **entries: str) -> dict[str, str]:
    context = client.get(address).context
    return {"fingerprint": context["fingerprint"], "note": ""} | entries


def test_a_decision_stands_beside_the_section_it_is_about(desk: Client, adopted: Case) -> None:
    section = working(adopted).sections.get(number="1.1")
    other = working(adopted).sections.get(number="2.1")

    beside = desk.get(at(adopted, f"abschnitte/{section.pk}/")).context["decisions"]
    assert [row.decision.case.code for row in beside["about"]] == [adopted.code]
    beside = desk.get(at(adopted, f"abschnitte/{other.pk}/")).context["decisions"]
    assert not beside["about"] and len(beside["others"]) == 1
    assert adopted.code in body(desk.get(at(adopted, "entscheidungen/")))


def test_it_is_linked_and_the_link_is_taken_away(desk: Client, adopted: Case) -> None:
    section = working(adopted).sections.get(number="1.1")
    decision = adopted.decisions.get()
    address = at(adopted, f"entscheidungen/{decision.pk}/")

    chosen = desk.get(f"{address}?abschnitt={section.identity_id}").context["form"]
    assert chosen["identity"].value() == str(section.identity_id)
    assert desk.post(address, {"identity": "unsinn"}).status_code == 422
    linked = desk.post(address, {"identity": section.identity_id, "note": "Satz 2 ist neu."})
    assert linked.status_code == 302
    assert "Satz 2 ist neu." in body(desk.get(at(adopted, f"abschnitte/{section.pk}/")))
    link = Adoption.objects.get()
    desk.post(at(adopted, f"entscheidungen/verknuepfung/{link.pk}/loesen/"))
    assert not Adoption.objects.exists()


def test_a_section_that_was_taken_out_is_linked_too(desk: Client, adopted: Case) -> None:
    section = working(adopted).sections.get(number="M 1.1")
    make.consultations.remove_section(
        actor=make.coordination(), section=section, revision=section.revision
    )
    address = at(adopted, f"entscheidungen/{adopted.decisions.get().pk}/")

    assert desk.post(address, {"identity": section.identity_id}).status_code == 302
    assert Adoption.objects.get().identity_id == section.identity_id


def test_Z_06_decisions_and_links_of_another_document_are_not_there(
    desk: Client, adopted: Case
) -> None:
    foreign = make.answered_case(make.deliberated_consultation("Anderswo"))
    make.work_in(foreign)
    section = working(adopted).sections.get(number="1.1")

    address = at(adopted, f"entscheidungen/{foreign.decisions.get().pk}/")
    assert desk.post(address, {"identity": section.identity_id}).status_code == 404
    link = Adoption.objects.get()
    address = at(adopted, f"entscheidungen/verknuepfung/{link.pk}/loesen/")
    assert desk.post(address).status_code == 404
    other = as_(make.department2())
    assert other.get(at(adopted, "entscheidungen/")).status_code == 404


def test_the_release_page_lists_what_is_missing(desk: Client, adopted: Case) -> None:
    unanswered = make.case(adopted.consultation, "Noch offen.")
    shown = desk.get(at(adopted, "freigeben/"))
    assert adopted.code in body(shown) and unanswered.code in body(shown)
    assert shown.context["windows"] == [adopted.consultation]

    refused = desk.post(at(adopted, "freigeben/"), fill(desk, at(adopted, "freigeben/")))
    assert refused.status_code == 422 and working(adopted).number == 2
    lead = as_(make.department_lead())
    page = lead.get(at(adopted, "freigeben/"))
    assert 'name="override_reason"' not in body(page)
    sent = fill(lead, at(adopted, "freigeben/"), override_reason="Es eilt.")
    assert lead.post(at(adopted, "freigeben/"), sent).status_code == 403
    sent = fill(desk, at(adopted, "freigeben/"), override_reason="Der Ausschuss tagt morgen.")
    assert desk.post(at(adopted, "freigeben/"), sent).status_code == 302
    assert Override.objects.get().missing == [adopted.code]
    assert Override.objects.get().unanswered == [unanswered.code]


def test_what_is_worked_in_is_released_without_more_ado(desk: Client, adopted: Case) -> None:
    Consultation.objects.filter(pk=adopted.consultation_id).update(
        last_day=adopted.consultation.opens_at.date()
    )
    make.work_in(adopted)

    shown = desk.get(at(adopted, "freigeben/"))
    assert not shown.context["missing"] and not shown.context["windows"]
    assert 'name="override_reason"' not in body(shown)
    sent = fill(desk, at(adopted, "freigeben/"))
    assert desk.post(at(adopted, "freigeben/"), sent).status_code == 302
    assert Case.objects.get(pk=adopted.pk).state == "worked_in"
