"""The link of the mail, the private link, and what nobody confirms."""

import datetime as dt
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.utils import timezone

from mitsprache.accounts.models import Guest
from mitsprache.common.models import AuditEntry, OutboxMail
from mitsprache.consultations import actions
from mitsprache.consultations.actions.window import ends_at
from mitsprache.consultations.models import Attachment, Contribution, Contributor
from mitsprache.consultations.queries.receipts import (
    contribution_of_token,
    contributions_of_token,
    waiting_for,
)
from tests import factories as make

pytestmark = pytest.mark.django_db

WEEK = dt.timedelta(days=7)
SECOND = dt.timedelta(seconds=1)


def test_the_link_confirms_and_leads_to_a_private_one():
    where = make.consultation()
    sent = make.guest_contribution(where, confirmed=False)
    assert contribution_of_token(sent.token) is None  # no private link yet
    done = actions.confirm_contribution(token=sent.token)
    made = Contribution.objects.get()
    assert done.contribution == made and made.state == "received" and made.confirmed_at
    assert made.received_at == sent.contribution.received_at
    assert Guest.objects.get().confirmed_at == made.confirmed_at
    assert done.token != sent.token and contribution_of_token(done.token) == made
    assert done.token not in made.token_hash and sent.token not in made.token_hash
    receipt = OutboxMail.objects.get(purpose="contribution_received")
    assert receipt.to == "nachbarin@example.org"
    for part in (f"/beitraege/eigene/{done.token}/", made.reference, made.text, made.receipt_hash):
        assert part in receipt.text
    entry = AuditEntry.objects.get(verb="consultations.confirm_contribution")
    assert (entry.actor_id, entry.changes) == (None, {"state": ["unconfirmed", "received"]})


def test_a_second_click_leads_to_the_same_place_and_sends_nothing():
    where = make.consultation()
    sent = make.guest_contribution(where, confirmed=False)
    first = actions.confirm_contribution(token=sent.token)
    mails, entries = OutboxMail.objects.count(), AuditEntry.objects.count()
    assert actions.confirm_contribution(token=sent.token) == first
    assert (OutboxMail.objects.count(), AuditEntry.objects.count()) == (mails, entries)
    with pytest.raises(actions.LinkSpent):  # later the mail's link is of no use any longer
        actions.confirm_contribution(token=sent.token, at=sent.contribution.received_at + WEEK)


def test_all_that_waits_of_this_guest_here_is_confirmed_and_nothing_else():
    where, elsewhere = make.consultation(), make.consultation("Anderes")
    make.guest_contribution(where, "Eins", confirmed=False)
    two = make.guest_contribution(where, "Zwei", confirmed=False)
    make.guest_contribution(elsewhere, "Drei", confirmed=False)
    make.guest_contribution(where, "Vier", confirmed=False, email="fremd@example.org")
    assert [one.text for one in waiting_for(two.token, at=timezone.now())] == ["Eins", "Zwei"]
    done = actions.confirm_contribution(token=two.token)
    assert [one.text for one in contributions_of_token(done.token)] == ["Eins", "Zwei"]
    waiting = Contribution.objects.filter(state="unconfirmed").order_by("pk")
    assert list(waiting.values_list("text", flat=True)) == ["Drei", "Vier"]


def test_it_is_valid_for_seven_days_to_the_second():
    where = make.consultation()
    sent = make.guest_contribution(where, confirmed=False)
    end = sent.contribution.received_at + WEEK
    for token, at in (("", end - SECOND), ("x" * 43, end - SECOND), (sent.token, end)):
        assert waiting_for(token, at=at) == []
        with pytest.raises(actions.LinkSpent):
            actions.confirm_contribution(token=token, at=at)
    assert actions.confirm_contribution(token=sent.token, at=end - SECOND).token


def test_after_the_end_it_counts_as_on_time():
    where = make.consultation()
    end = ends_at(where)
    sent = make.guest_contribution(where, confirmed=False, at=end - SECOND)
    done = actions.confirm_contribution(token=sent.token, at=end + 6 * WEEK / 7)
    assert (done.contribution.state, done.contribution.late) == ("received", False)


def test_what_nobody_confirms_is_deleted_with_name_address_and_file(
    django_capture_on_commit_callbacks,
):
    where = make.consultation()
    at = timezone.now()
    file = SimpleUploadedFile("foto.png", make.picture_bytes())
    make.guest_contribution(where, confirmed=False, at=at, files=[file])
    stays = make.guest_contribution(where, at=at, email="bleibt@example.org").contribution
    later = make.guest_contribution(
        where, confirmed=False, at=at + SECOND, email="spaeter@example.org"
    ).contribution
    stored = Path(settings.MEDIA_ROOT) / Attachment.objects.get().file.name
    assert stored.exists()
    with django_capture_on_commit_callbacks(execute=True):
        assert actions.delete_unconfirmed(at=at + WEEK) == 1
    assert set(Contribution.objects.all()) == {stays, later}
    assert not Guest.objects.filter(email="nachbarin@example.org").exists()
    assert Contributor.objects.count() == Guest.objects.count() == 2
    assert not stored.exists() and not Attachment.objects.exists()
    assert actions.delete_unconfirmed(at=at + WEEK) == 0


def test_the_schedule_deletes_them():
    where = make.consultation(opens_at=make.NOON, published_at=make.NOON)
    make.guest_contribution(where, confirmed=False, at=timezone.now() - 2 * WEEK)
    call_command("delete_unconfirmed", verbosity=0)
    assert not Contribution.objects.exists() and not Guest.objects.exists()


def test_a_reference_of_a_deleted_one_is_not_given_again():
    where = make.consultation()
    at = timezone.now()
    gone = make.guest_contribution(where, confirmed=False, at=at).contribution
    actions.delete_unconfirmed(at=at + WEEK)
    assert make.contribution(where, submission_key="neu").reference > gone.reference
