"""Erasing people who contributed: nothing but the person goes, whatever they have done."""

import random

import pytest

from mitsprache.accounts.models import Guest, Person
from mitsprache.common.models import AuditEntry, OutboxMail
from mitsprache.common.pages import versions
from mitsprache.consultations import actions
from mitsprache.consultations.models import (
    Consultation,
    Contribution,
    ContributionWording,
    Contributor,
    Invited,
    Support,
)
from mitsprache.consultations.queries.receipts import contributions_of_token
from mitsprache.moderation import actions as moderation
from mitsprache.privacy.actions import erase_guest, erase_person
from tests import factories as make

pytestmark = pytest.mark.django_db


def kept() -> list[list[dict[str, object]]]:
    """All that must be the same afterwards: every column but the keys of links and people."""
    texts = Contribution.objects.exclude(state="unconfirmed").order_by("pk")
    return [
        [
            {**row, "token_hash": None, "confirm_hash": None, "entered_by_id": None}
            for row in texts.values()
        ],
        list(ContributionWording.objects.order_by("pk").values()),
        list(Support.objects.order_by("pk").values("pk", "contribution_id", "at")),
        list(Contributor.objects.order_by("pk").values("pk", "kind")),
        list(Consultation.objects.order_by("pk").values()),
    ]


def deeds(chance: random.Random, where: Consultation) -> str:
    """A few things that people do to a consultation; the guest's private token."""
    guest = make.guest_contribution(where, "Vom Gast", organisation="Verein")
    people = [make.citizen(), make.citizen2()]
    for number in range(6):
        author = chance.choice(people)
        text = make.contribution(
            where,
            f"Beitrag {number}",
            author=author,
            organisation="Verein",
            section=where.version.sections.get(number=chance.choice(("1", "1.1", "M 1.1"))),
        )
        what = chance.choice(("nothing", "edit", "withdraw", "hide", "support", "support"))
        if what == "edit":
            actions.edit_contribution(actor=author, contribution=text, text=f"Anders {number}")
        elif what == "withdraw":
            actions.withdraw_contribution(actor=author, contribution=text)
        elif what == "hide":
            moderation.hide_contribution(
                actor=make.moderation(), contribution=text, ground="insult", reason="Grob."
            )
        elif what == "support":
            for person in people:
                actions.support_contribution(actor=person, contribution=text)
    return guest.token


@pytest.mark.parametrize("seed", range(4))
def test_erasing_an_account_changes_no_text_no_count_and_no_answer(seed):
    where = make.consultation()
    deeds(random.Random(seed), where)
    before, page = kept(), versions([f"consultation:{where.pk}"])
    person = make.citizen()
    hers = set(Contributor.objects.filter(person=person).values_list("pk", flat=True))
    erase_person(actor=person, person=person)
    assert kept() == before
    gone = Contributor.objects.filter(pk__in=hers)
    assert set(gone.values_list("person", "name", "organisation", "email")) <= {(None, "", "", "")}
    others = Contributor.objects.exclude(pk__in=hers)
    assert "" not in others.values_list("organisation", flat=True)
    assert not hers or versions([f"consultation:{where.pk}"]) != page
    assert not OutboxMail.objects.filter(to=person.email).exists()


@pytest.mark.parametrize("seed", range(4))
def test_erasing_a_guest_changes_no_text_no_count_and_no_answer(seed):
    where = make.consultation()
    token = deeds(random.Random(seed), where)
    before = kept()
    make.guest_contribution(where, "Noch nicht bestätigt", confirmed=False)
    guest = Guest.objects.get()
    erase_guest(token=token)
    assert not Contribution.objects.filter(state="unconfirmed").exists()
    assert kept() == before
    assert not Guest.objects.exists() and not OutboxMail.objects.filter(to=guest.email).exists()
    hers = Contributor.objects.get(kind="guest")
    assert (hers.guest, hers.name, hers.organisation) == (None, "", "")
    assert contributions_of_token(token) == []
    with pytest.raises(actions.LinkSpent):
        erase_guest(token=token)
    written = AuditEntry.objects.filter(verb="privacy.erase_guest").get()
    assert guest.email not in str(written.changes)


def test_an_account_takes_along_what_its_address_did_without_it():
    where = make.consultation(who="invited")
    person = make.citizen()
    actions.invite_addresses(
        actor=make.coordination(), consultation=where, emails=[person.email, "b@example.org"]
    )
    as_guest = make.guest_contribution(where, email=person.email.upper())
    paper = actions.enter_contribution(
        actor=make.coordination(),
        consultation=where,
        channel="letter",
        received_at=make.NOON,
        kind="suggestion",
        text="Auf Papier",
        name="Ayla",
        email=person.email,
        submission_key="p",
    )
    erase_person(actor=person, person=person)
    for text in (as_guest.contribution, paper):
        text.refresh_from_db()
        assert text.state == "received"
        assert (text.contributor.name, text.contributor.email) == ("", "")
    assert not Guest.objects.exists() and Invited.objects.get().email == "b@example.org"


def test_who_typed_something_in_or_published_it_can_leave_too():
    where = make.consultation()
    make.member_of(make.citizen2(), make.office())
    clerk = Person.objects.get(pk=make.citizen2().pk)
    paper = actions.enter_contribution(
        actor=clerk,
        consultation=where,
        channel="phone",
        received_at=make.NOON,
        kind="question",
        text="Am Telefon",
        submission_key="p",
    )
    before = kept()
    erase_person(actor=clerk, person=clerk)
    paper.refresh_from_db()
    assert paper.entered_by is None and kept() == before
