"""Letters, calls and workshop walls: typed in by the staff, counted like everything else."""

import datetime as dt
from typing import Any

import pytest
from django.db import transaction

from mitsprache.common.models import AuditEntry, OutboxMail
from mitsprache.common.pages import versions
from mitsprache.common.permissions import NotAllowed
from mitsprache.consultations import actions
from mitsprache.consultations.actions.entering import ENTERED
from mitsprache.consultations.models import Consultation, Contribution, Contributor
from mitsprache.consultations.queries.receipts import receipt_hash
from tests import factories

pytestmark = pytest.mark.django_db

LAST_DAY = dt.date(2026, 6, 30)
AT = dt.datetime(2026, 7, 10, 9, 0, tzinfo=dt.UTC)  # long after the end


@pytest.fixture
def ended() -> Consultation:
    """A consultation that ended on LAST_DAY."""
    return factories.consultation(
        opens_at=dt.datetime(2026, 6, 1, tzinfo=dt.UTC), last_day=LAST_DAY
    )


def enter(where: Consultation, **changes: Any) -> Contribution:
    entries: dict[str, Any] = {
        "actor": factories.coordination(),
        "channel": "letter",
        "received_at": LAST_DAY,
        "kind": "suggestion",
        "text": "Bitte auch Kurse am Abend.",
        "submission_key": f"paper-{Contribution.objects.count()}",
        "at": AT,
    }
    return actions.enter_contribution(consultation=where, **entries | changes)


def test_a_letter_gets_reference_receipt_and_audit_like_an_online_contribution(
    ended: Consultation,
) -> None:
    before = versions([f"consultation:{ended.pk}"])
    section = ended.version.sections.get(number="M 1.1")

    made = enter(ended, section=section, name="Anna Nachbarin", email="Anna@Post.example ")

    stored = Contribution.objects.get()
    assert stored.reference == made.reference == "MP-2026-00001"
    assert stored.section == section and stored.channel == "letter"
    assert stored.receipt_hash == receipt_hash(stored)
    assert (stored.state, stored.staff_only, stored.late) == ("received", False, False)
    assert stored.received_at == dt.datetime(2026, 6, 29, 22, 0, tzinfo=dt.UTC)  # local midnight
    assert stored.entered_by == factories.coordination()
    contributor = stored.contributor
    assert (contributor.kind, contributor.name) == (Contributor.Kind.PAPER, "Anna Nachbarin")
    assert contributor.email == "anna@post.example"
    assert Contribution.objects.visible_to(None).get() == stored
    entry = AuditEntry.objects.get(verb="consultations.enter_contribution")
    assert entry.changes["channel"] == [None, "letter"]
    assert "Anna" not in str(entry.changes)
    assert versions([f"consultation:{ended.pk}"]) != before
    (receipt,) = OutboxMail.objects.filter(purpose="contribution_received")
    assert receipt.to == "anna@post.example" and made.reference in receipt.text


def test_without_name_and_address_no_mail_leaves(ended: Consultation) -> None:
    made = enter(ended)

    assert made.contributor.name == made.contributor.email == ""
    assert not OutboxMail.objects.exists()


@pytest.mark.parametrize(
    ("received_at", "late"),
    [
        (dt.date(2026, 5, 1), False),  # before it opened
        (LAST_DAY, False),
        (dt.date(2026, 7, 1), True),
        (dt.datetime(2026, 6, 30, 21, 59, 59, tzinfo=dt.UTC), False),  # 23:59:59 in Berlin
        (dt.datetime(2026, 6, 30, 22, 0, tzinfo=dt.UTC), True),
    ],
)
def test_the_day_of_receipt_decides_what_is_late_and_nothing_is_refused(
    ended: Consultation, received_at: dt.date, late: bool
) -> None:
    assert enter(ended, received_at=received_at).late is late


def test_also_before_publication_and_where_texts_are_read_beforehand() -> None:
    upcoming = factories.consultation(published_at=None, moderation="before")

    assert enter(upcoming, received_at=dt.date(2026, 7, 1)).state == "received"


def test_the_reference_bears_the_local_year_of_receipt(ended: Consultation) -> None:
    assert enter(ended, received_at=dt.date(2025, 12, 31)).reference == "MP-2025-00001"
    new_year = dt.datetime(2025, 12, 31, 23, 30, tzinfo=dt.UTC)  # already 2026 in Berlin
    assert enter(ended, received_at=new_year).reference == "MP-2026-00001"


@pytest.mark.parametrize("channel", ENTERED)
def test_every_channel_of_paper_and_word(ended: Consultation, channel: str) -> None:
    assert enter(ended, channel=channel).channel == channel


def test_the_same_key_is_the_same_contribution_for_the_same_person(ended: Consultation) -> None:
    first = enter(ended, submission_key="once")

    again = enter(ended, submission_key="once", text="Ein anderer Text")
    assert again.pk == first.pk and Contribution.objects.get().text == first.text
    other = enter(ended, submission_key="once", actor=factories.department())
    assert other.pk != first.pk


@pytest.mark.parametrize(
    ("field", "changes"),
    [
        ("channel", {"channel": "web"}),
        ("channel", {"channel": "import"}),
        ("channel", {"channel": "pigeon"}),
        ("received_at", {"received_at": dt.date(2026, 7, 11)}),
        ("received_at", {"received_at": AT + dt.timedelta(seconds=1)}),
        ("received_at", {"received_at": dt.date(1989, 12, 31)}),
        ("received_at", {"received_at": dt.date(1, 1, 1)}),
        ("received_at", {"received_at": dt.date(9999, 12, 31)}),
        ("kind", {"kind": "poem"}),
        ("text", {"text": " \n\u200b"}),
        ("text", {"text": "a" * 10_001}),
        ("text", {"text": "a" * 1_000_000}),
        ("proposed_wording", {"proposed_wording": "Neu"}),  # for the whole document
        ("name", {"name": "a" * 121}),
        ("email", {"email": "anna@"}),
        ("organisation", {"organisation": "a" * 161}),
    ],
)
def test_what_cannot_be_taken_is_refused_at_its_field(
    ended: Consultation, field: str, changes: dict[str, Any]
) -> None:
    with pytest.raises(actions.EntryWrong) as refusal:
        enter(ended, **changes)

    assert refusal.value.field == field
    assert not Contribution.objects.exists() and not Contributor.objects.exists()


def test_a_section_of_another_draft_is_refused(ended: Consultation) -> None:
    foreign = factories.consultation().version.sections.get(number="1")

    with pytest.raises(actions.ForeignSection):
        enter(ended, section=foreign)
    assert not Contribution.objects.exists()


def test_Z_05_only_who_works_on_the_project_enters(ended: Consultation) -> None:
    for person in (
        factories.citizen(),
        factories.department2(),
        factories.moderation(),
        factories.editor(),
        factories.admin(),
    ):
        with pytest.raises(NotAllowed), transaction.atomic():
            enter(ended, actor=person)
    assert not Contribution.objects.exists()
    assert enter(ended, actor=factories.department()).pk
