"""Deleting an account: what goes, what stays."""

import pytest
from django.utils import timezone

from mitsprache.accounts import actions as accounts
from mitsprache.accounts.models import Person, PersonSession, RoleGrant
from mitsprache.comments.models import Comment, Thread
from mitsprache.common import audit
from mitsprache.common.models import AuditEntry, OutboxMail
from mitsprache.common.outbox import enqueue
from mitsprache.common.permissions import NotAllowed
from mitsprache.moderation.models import Notice
from mitsprache.privacy.actions import erase_person
from tests import factories

pytestmark = pytest.mark.django_db


def comment_by(person):
    return Comment.objects.create(
        thread=Thread.objects.create(public=True),
        author=person,
        kind="question",
        text="Wann kommt der Radweg?",
        html="<p>Wann kommt der Radweg?</p>",
        language="de",
        submitted_at=timezone.now(),
        submission_key="k",
    )


def test_texts_stay_without_author_and_everything_else_goes(client):
    person = factories.department()
    comment = comment_by(person)
    client.force_login(person)
    enqueue(purpose="x", to=person.email, subject="s", body="b", language="de")
    address, name = person.email, person.display_name
    erase_person(actor=person, person=person)
    comment.refresh_from_db()
    assert comment.author is None and comment.text == "Wann kommt der Radweg?"
    assert not Person.objects.filter(email=address).exists()
    assert not PersonSession.objects.exists() and not OutboxMail.objects.filter(to=address)
    written = audit.canonical(list(AuditEntry.objects.values_list("changes", "subject_id")))
    assert address not in written and name not in written
    assert AuditEntry.objects.filter(verb="privacy.erase_person", actor_id=person.pk).exists()


def test_the_signed_in_browser_is_a_stranger_at_once(client):
    person = factories.citizen()
    client.force_login(person)
    erase_person(actor=person, person=person)
    assert client.get("/konto/").status_code == 302


def test_nobody_erases_somebody_else():
    person = factories.citizen()
    for actor in (factories.citizen2(), factories.coordination(), factories.admin()):
        with pytest.raises(NotAllowed):
            erase_person(actor=actor, person=person)
    assert Person.objects.filter(pk=person.pk).exists()


def test_the_last_coordinator_stays_until_another_has_the_role():
    first, second = factories.coordination(), factories.citizen()
    with pytest.raises(accounts.LastCoordinator):
        erase_person(actor=first, person=first)
    accounts.grant_role(actor=first, person=second, role="coordination")
    erase_person(actor=first, person=first)
    assert RoleGrant.objects.get(person=second).granted_by is None


def test_the_address_can_be_used_for_a_new_account():
    person = factories.citizen()
    address = person.email
    erase_person(actor=person, person=person)
    assert accounts.register_person(email=address, display_name="Wieder da", language="de")


def test_what_she_reported_stays_without_her_name():
    person = factories.citizen()
    notice = Notice.objects.create(
        comment=comment_by(factories.citizen2()),
        ground="insult",
        explanation="Das geht zu weit.",
        name="Ayla",
        email=person.email,
        submission_key="n",
        received_at=timezone.now(),
    )
    erase_person(actor=person, person=person)
    notice.refresh_from_db()
    assert (notice.name, notice.email) == ("", "") and notice.explanation
