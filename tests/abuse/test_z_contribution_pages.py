"""Family Z on the pages of contributions: what is not hers, or not public, nobody reaches."""

import pytest
from django.test import Client

from mitsprache.common.models import AuditEntry
from mitsprache.consultations import actions
from mitsprache.consultations.models import Consultation, Contribution, Support
from mitsprache.projects import actions as projects
from tests import factories
from tests.abuse.contribution_world import contributions_by_state

pytestmark = pytest.mark.django_db
CANARY = "Kanarienvogel 4711"


@pytest.fixture
def consultation() -> Consultation:
    return factories.consultation()


def as_(person: object) -> Client:
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


def snapshot() -> list[list[dict[str, object]]]:
    return [list(model.objects.order_by("pk").values()) for model in (Contribution, Support)]


def test_Z_02_nothing_of_a_withdrawn_sheet_is_reached(consultation: Consultation) -> None:
    one = factories.contribution(consultation, CANARY)
    guest = factories.guest_contribution(consultation, CANARY)
    sheet = consultation.version.document.project
    projects.withdraw_project(actor=factories.coordination(), project=sheet, reason="Beendet.")

    form = f"/beteiligungen/{consultation.slug}/beitrag/"
    for prefix in ("", "/en", "/ar"):
        for path in (
            form,
            f"/beitraege/{one.reference}/",
            f"/beitraege/{one.reference.lower()}/",
            f"/beitraege/{one.reference}/verlauf/",
            f"/beitraege/{one.reference}/unterstuetzen/",
            f"/beitraege/{guest.contribution.reference}/",
            f"/melden/?beitrag={one.reference}",
        ):
            response = Client().get(f"{prefix}{path}", follow=True)
            assert response.status_code == 404, path
            assert CANARY not in response.content.decode()
        found = Client().get(f"{prefix}/beitraege/?nummer={one.reference}")
        assert found.status_code == 200
        assert CANARY not in found.content.decode()


def test_Z_02_no_page_speaks_of_what_was_never_public(consultation: Consultation) -> None:
    made = contributions_by_state(consultation)
    secret = [one for state, one in made.items() if state != "received"]
    base = f"/beteiligungen/{consultation.slug}/"
    for path in ("/", "/beteiligungen/", base, f"{base}beitraege/", f"{base}abschnitt/1.1/"):
        page = Client().get(path).content.decode()
        for one in secret:
            assert one.text not in page, path
        assert "wartet@example.org" not in page
    for state in ("held", "unconfirmed", "for the staff"):
        assert Client().get(f"/beitraege/{made[state].reference}/").status_code == 404, state


def test_Z_06_a_private_link_opens_no_other_contribution(consultation: Consultation) -> None:
    mine = factories.guest_contribution(consultation, email="eine@example.org")
    other = factories.guest_contribution(consultation, email="andere@example.org")
    account = factories.contribution(consultation)
    before = snapshot()

    for foreign in (other.contribution, account):
        for step in ("bearbeiten/", "zurueckziehen/"):
            path = f"/beitraege/eigene/{mine.token}/{foreign.reference}/{step}"
            assert Client().get(path).status_code == 410
            sent = Client().post(path, {"kind": "question", "text": "Meins!"})
            assert sent.status_code == 410
    assert snapshot() == before


@pytest.mark.parametrize("step", ["beleg/", "bearbeiten/", "zurueckziehen/"])
def test_Z_06_an_account_opens_no_other_contribution(consultation: Consultation, step: str) -> None:
    theirs = [
        factories.contribution(consultation),
        factories.guest_contribution(consultation).contribution,
    ]
    before = snapshot()

    for one in theirs:
        for person in (factories.citizen2(), factories.moderation(), factories.coordination()):
            client = as_(person)
            assert client.get(f"/beitraege/{one.reference}/{step}").status_code == 404
            assert client.post(f"/beitraege/{one.reference}/{step}").status_code in (404, 405)
    assert snapshot() == before


def test_Z_06_a_section_of_another_draft_takes_nothing(consultation: Consultation) -> None:
    document = factories.document_with_sections(9, project=factories.published_project("Anderswo"))
    other = factories.consultation(document=document)
    assert other.version.sections.filter(number="3.1").exists()

    refused = as_(factories.citizen()).post(
        f"/beteiligungen/{consultation.slug}/beitrag/",
        {"section": "3.1", "shown": "3.1", "kind": "question", "text": "Hierher", "key": "k-1"},
    )

    assert refused.status_code == 422
    assert "Hierher" in refused.content.decode()
    assert not Contribution.objects.exists()


@pytest.mark.parametrize("value", ["1", "yes", "received", '["true"]', "{}", "TRUE "])
def test_Z_09_extra_fields_of_a_contribution_are_ignored(
    consultation: Consultation, value: str
) -> None:
    extra = dict.fromkeys(
        ("state", "late", "staff_only", "reference", "channel", "contributor", "received_at")
        + ("consultation", "confirmed_at", "language", "external_id", "import_verdict", "at"),
        value,
    )
    client = as_(factories.citizen())
    client.post(
        f"/beteiligungen/{consultation.slug}/beitrag/",
        {"section": "", "kind": "question", "text": "Nur das", "key": "key-0001"} | extra,
    )

    stored = Contribution.objects.get()
    assert (stored.state, stored.late, stored.staff_only) == ("received", False, False)
    assert (stored.channel, stored.language, stored.external_id) == ("web", "de", "")
    assert stored.contributor.person == factories.citizen()
    assert stored.confirmed_at is None
    client.post(
        f"/beitraege/{stored.reference}/bearbeiten/",
        {"kind": "question", "text": "Geändert", "section": "1.1"} | extra,
    )
    changed = Contribution.objects.get()
    assert changed.text == "Geändert"
    assert (changed.state, changed.section, changed.late) == ("received", None, False)


def test_Z_10_history_and_supporters_of_what_is_not_shown_are_not_found(
    consultation: Consultation,
) -> None:
    made = contributions_by_state(consultation)
    for state, one in made.items():
        if state == "received":
            continue
        for reader in (Client(), as_(factories.citizen2())):
            for below in ("verlauf/", "unterstuetzen/"):
                path = f"/beitraege/{one.reference}/{below}"
                assert reader.get(path).status_code == 404, (state, below)
                assert reader.post(path).status_code in (404, 405)
    assert not Support.objects.exists()


def test_Z_10_who_supports_is_told_to_nobody(consultation: Consultation) -> None:
    one = factories.contribution(consultation)
    actions.support_contribution(actor=factories.citizen2(), contribution=one)

    for reader in (Client(), as_(factories.citizen()), as_(factories.coordination())):
        page = reader.get(f"/beitraege/{one.reference}/").content.decode()
        assert factories.citizen2().display_name not in page
        assert "1 Person unterstützt das" in page
    assert not AuditEntry.objects.filter(refused=True).exists()
