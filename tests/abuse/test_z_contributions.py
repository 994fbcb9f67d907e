"""Family Z on consultations: other offices, foreign references, what stands behind hidden texts."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client

from mitsprache.common.permissions import NotAllowed
from mitsprache.common.transitions import StepNotAllowed
from mitsprache.consultations import actions
from mitsprache.consultations.models import (
    Attachment,
    Consultation,
    Contribution,
    ContributionWording,
    Extension,
    Invited,
    Support,
)
from mitsprache.consultations.queries.receipts import contributions_of_token, waiting_for
from mitsprache.moderation import actions as moderation
from tests import factories as make
from tests.factories import NOON

pytestmark = pytest.mark.django_db


def snapshot() -> list[list[dict[str, Any]]]:
    tables = (
        *(Consultation, Contribution, ContributionWording, Extension, Invited, Support),
        Attachment,
    )
    return [list(table.objects.order_by("pk").values()) for table in tables]


def of_other_office() -> Consultation:
    project = make.published_project("Anderswo", where=make.office2())
    return make.consultation("Anderswo", document=make.document_with_sections(3, project=project))


def as_(person: Any) -> Client:
    client = Client()
    client.force_login(person)
    return client


def test_Z_05_another_office_neither_finds_nor_changes_anything() -> None:
    theirs = of_other_office()
    text = make.contribution(theirs)
    about, letter = {"consultation": theirs}, {"channel": "letter", "kind": "suggestion"}
    deeds: list[tuple[Callable[..., Any], dict[str, Any]]] = [
        (actions.change_consultation, {**about, "title": "X"}),
        (actions.publish_consultation, about),
        (actions.invite_addresses, {**about, "emails": ["a@example.org"]}),
        (actions.change_last_day, {**about, "last_day": theirs.last_day, "reason": "X"}),
        (
            actions.enter_contribution,
            {**about, **letter, "received_at": NOON, "text": "X", "submission_key": "k"},
        ),
        (actions.hide_contribution, {"contribution": text}),
        (actions.edit_contribution, {"contribution": text, "text": "X"}),
    ]
    before = snapshot()
    for person in (make.department(), make.department_lead()):
        assert not Consultation.objects.editable_by(person).exists()
        assert not Contribution.objects.editable_by(person).exists()
        for deed, given in deeds:
            with pytest.raises(NotAllowed):
                deed(actor=person, **given)
        desk = f"/arbeitsbereich/beteiligungen/{theirs.pk}/"
        for path in ("", "beitraege/", f"beitraege/{text.reference}/", "erfassen/", "aendern/"):
            assert as_(person).get(desk + path).status_code == 404
    assert snapshot() == before


def test_Z_06_a_foreign_reference_is_not_there_and_not_even_the_permitted_half_happens() -> None:
    where, elsewhere = make.consultation(), make.consultation("Anderes")
    mine = make.guest_contribution(where)
    foreign = make.guest_contribution(elsewhere, email="fremd@example.org").contribution
    citizens = make.contribution(where)
    before = snapshot()
    with pytest.raises(actions.LinkSpent):
        actions.withdraw_contribution(token=mine.token, contribution=foreign)
    own = f"/beitraege/eigene/{mine.token}/{foreign.reference}/"
    for path in ("bearbeiten/", "zurueckziehen/"):
        assert Client().post(own + path, {"text": "X", "kind": "question"}).status_code == 410
    for path in ("bearbeiten/", "zurueckziehen/", "beleg/"):
        address = f"/beitraege/{citizens.reference}/{path}"
        assert as_(make.citizen2()).post(address, {}).status_code in {404, 405}
        assert as_(make.citizen2()).get(address).status_code == 404
    desk = f"/arbeitsbereich/beteiligungen/{where.pk}/beitraege/{foreign.reference}/freigeben/"
    assert as_(make.coordination()).post(desk, {"seen": "x"}).status_code == 404
    assert snapshot() == before


def test_Z_06_releasing_several_is_all_or_nothing() -> None:
    where = make.consultation(moderation="before")
    held, gone = make.contribution(where, "Eins"), make.contribution(where, "Zwei")
    actions.withdraw_contribution(actor=make.citizen(), contribution=gone)
    before = snapshot()
    with pytest.raises(StepNotAllowed):
        actions.release_contributions(actor=make.moderation(), contributions=[held, gone])
    assert snapshot() == before


def test_Z_06_a_section_of_another_consultation_takes_nothing() -> None:
    where, elsewhere = make.consultation(), make.consultation("Anderes")
    before = snapshot()
    for writes in (make.contribution, make.guest_contribution):
        with pytest.raises(actions.ForeignSection):
            writes(where, section=elsewhere.version.sections.first())
    assert snapshot() == before


def put_away() -> dict[str, Contribution]:
    """Contributions with a file, an earlier wording and a support, each out of sight."""
    where = make.consultation()
    found = {}
    for state in ("held", "hidden", "withdrawn", "unconfirmed"):
        file = ContentFile(make.picture_bytes(size=(8, 8)), name=f"{state}.png")
        if state == "unconfirmed":
            sent = make.guest_contribution(where, f"GEHEIM {state}", confirmed=False, files=[file])
            found[state] = sent.contribution
            continue
        one = make.contribution(where, f"GEHEIM {state}", files=[file])
        actions.support_contribution(actor=make.citizen2(), contribution=one)
        actions.edit_contribution(
            actor=make.citizen(), contribution=one, text=f"GEHEIM und geändert {state}"
        )
        if state == "hidden":
            moderation.hide_contribution(
                actor=make.moderation(), contribution=one, ground="insult", reason="Grob."
            )
        elif state == "withdrawn":
            actions.withdraw_contribution(actor=make.citizen(), contribution=one)
        found[state] = one
    Consultation.objects.update(moderation="before")
    actions.edit_contribution(
        actor=make.citizen(), contribution=found["held"], text="GEHEIM und wieder geändert"
    )
    return {state: Contribution.objects.get(pk=one.pk) for state, one in found.items()}


def test_Z_10_behind_a_text_that_is_not_shown_stand_no_history_no_file_and_no_support() -> None:
    for state, one in put_away().items():
        assert one.state == state
        for person in (None, make.citizen2()):
            assert not Contribution.objects.visible_to(person).filter(pk=one.pk).exists()
            browser = Client() if person is None else as_(person)
            for path in ("", "verlauf/", "beleg/", "unterstuetzen/"):
                answer = browser.get(f"/beitraege/{one.reference}/{path}")
                assert "GEHEIM" not in answer.content.decode(), (state, path)
                assert path in {"", "beleg/"} or answer.status_code == 404, (state, path)
            for file in one.attachments.all():
                assert browser.get(file.address).status_code == 404, state
        with pytest.raises(actions.NotReadable):
            actions.support_contribution(actor=make.citizen2(), contribution=one)
    where = one.consultation
    for page in ("", "beitraege/"):
        assert "GEHEIM" not in Client().get(f"/beteiligungen/{where.slug}/{page}").content.decode()


def test_Z_13_files_are_for_those_who_may_read_the_contribution() -> None:
    texts = put_away()
    for state, staff, author in (
        ("held", 200, 200),
        ("hidden", 200, 200),
        ("unconfirmed", 404, 404),  # nobody's before its guest has confirmed it
        ("withdrawn", 404, 200),  # what was taken back is its author's alone
    ):
        address = texts[state].attachments.get().address
        assert as_(make.coordination()).head(address).status_code == staff, state
        assert as_(make.department2()).head(address).status_code == 404, state
        answer = as_(make.citizen()).head(address)
        assert answer.status_code == author, state
        assert author == 404 or answer.headers["Cache-Control"] == "private, no-store"
        assert Client().get(address).status_code == Client().head(address).status_code == 404


def test_links_that_lead_nowhere_lead_to_nothing_of_others() -> None:
    where = make.consultation()
    sent = make.guest_contribution(where, confirmed=False)
    make.contribution(where)  # with an account: it has no link, and an empty token finds nothing
    for token in ("", "x" * 43, sent.token[:-1], sent.contribution.token_hash):
        assert contributions_of_token(token) == []
        assert waiting_for(token, at=sent.contribution.received_at) == []
