"""Changing and withdrawing one's own contribution, with an account or by the private link."""

import datetime as dt

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from mitsprache.common.models import AuditEntry
from mitsprache.common.permissions import NotAllowed
from mitsprache.common.transitions import StepNotAllowed
from mitsprache.consultations import actions
from mitsprache.consultations.actions.window import ends_at, form_token
from mitsprache.consultations.models import Contribution, ContributionWording
from mitsprache.consultations.queries.receipts import receipt_hash
from mitsprache.moderation import actions as moderation
from tests import factories as make

pytestmark = pytest.mark.django_db

SECOND = dt.timedelta(seconds=1)


def ways(where):
    """A contribution with an account and one without, each with what its author acts by."""
    yield make.contribution(where), {"actor": make.citizen()}
    sent = make.guest_contribution(where)
    yield sent.contribution, {"token": sent.token}


def test_the_earlier_wording_of_a_public_text_is_kept():
    where = make.consultation()
    for mine, by in ways(where):
        before = mine.receipt_hash
        changed = actions.edit_contribution(
            **by, contribution=mine, text="Nur am Samstag.", kind="question"
        )
        stored = Contribution.objects.get(pk=mine.pk)
        assert (stored.text, stored.html) == ("Nur am Samstag.", "<p>Nur am Samstag.</p>")
        assert (stored.kind, stored.state, changed) == ("question", "received", stored)
        assert stored.edited_at and stored.reference == mine.reference
        assert stored.receipt_hash == receipt_hash(stored) != before
        earlier = ContributionWording.objects.get(contribution=mine)
        assert earlier.text == "Bitte auch Kurse am Abend anbieten."
        assert earlier.replaced_at == stored.edited_at


def test_the_same_words_again_change_nothing():
    where = make.consultation()
    mine = make.contribution(where)
    actions.edit_contribution(actor=make.citizen(), contribution=mine, text=f" {mine.text}\r\n")
    assert not ContributionWording.objects.exists()
    assert not AuditEntry.objects.filter(verb="consultations.edit_contribution").exists()


def test_where_everything_is_read_beforehand_a_changed_text_waits_again():
    where = make.consultation(moderation="before")
    mine = make.contribution(where)
    given = {"actor": make.citizen(), "contribution": mine}
    actions.edit_contribution(**given, text="Noch nicht gelesen.")
    assert not ContributionWording.objects.exists()  # nobody could read the first wording
    mine.refresh_from_db()  # the moderation reads the words as they are now
    actions.release_contribution(actor=make.moderation(), contribution=mine)
    actions.edit_contribution(**given, text="Nach dem Lesen geändert.")
    mine.refresh_from_db()
    assert mine.state == "held" and not Contribution.objects.visible_to(None).exists()
    assert ContributionWording.objects.get().text == "Noch nicht gelesen."


def test_after_the_end_nothing_is_changed_but_everything_can_be_withdrawn():
    where = make.consultation()
    end = ends_at(where)
    for mine, by in ways(where):
        actions.edit_contribution(**by, contribution=mine, text="Kurz vor Schluss", at=end - SECOND)
        with pytest.raises(actions.Closed):
            actions.edit_contribution(**by, contribution=mine, text="Zu spät", at=end)
        actions.withdraw_contribution(**by, contribution=mine, at=end + dt.timedelta(days=900))
        stored = Contribution.objects.get(pk=mine.pk)
        assert (stored.state, stored.text) == ("withdrawn", "Kurz vor Schluss")
    assert not Contribution.objects.visible_to(None).exists()


def test_a_form_from_before_the_end_helps_to_write_but_not_to_change():
    where = make.consultation()
    end = ends_at(where)
    token = form_token(where, at=end - SECOND)
    late = make.contribution(where, form_token=token, at=end + SECOND)
    assert late.late
    with pytest.raises(actions.Closed):
        actions.edit_contribution(
            actor=make.citizen(), contribution=late, text="Zu spät", at=end + 2 * SECOND
        )


def test_withdrawn_is_for_good_and_leaves_the_row():
    where = make.consultation()
    for mine, by in ways(where):
        actions.withdraw_contribution(**by, contribution=mine)
        with pytest.raises(StepNotAllowed):
            actions.withdraw_contribution(**by, contribution=mine)
        with pytest.raises(actions.NotReadable):
            actions.edit_contribution(**by, contribution=mine, text="Doch")
    assert Contribution.objects.filter(state="withdrawn").count() == 2


def test_a_hidden_text_is_not_changed_but_can_be_withdrawn():
    where = make.consultation()
    for mine, by in ways(where):
        moderation.hide_contribution(
            actor=make.moderation(), contribution=mine, ground="insult", reason="Beleidigend."
        )
        with pytest.raises(actions.NotReadable):
            actions.edit_contribution(**by, contribution=mine, text="Freundlicher")
        actions.withdraw_contribution(**by, contribution=mine)


def test_nobody_changes_or_withdraws_what_is_not_hers():
    where = make.consultation()
    (mine, _by), (guests, by_link) = ways(where)
    strangers = (AnonymousUser(), None, make.citizen2(), make.moderation(), make.coordination())
    for contribution in (mine, guests):
        for actor in strangers:
            with pytest.raises(NotAllowed):
                actions.edit_contribution(actor=actor, contribution=contribution, text="Fremd")
            with pytest.raises(NotAllowed):
                actions.withdraw_contribution(actor=actor, contribution=contribution)
    for token in (by_link["token"], "x" * 43):  # the link of another contribution, an unknown one
        with pytest.raises(actions.LinkSpent):
            actions.edit_contribution(token=token, contribution=mine, text="Fremd")
        with pytest.raises(actions.LinkSpent):
            actions.withdraw_contribution(token=token, contribution=mine)
    assert set(Contribution.objects.values_list("text", "state")) == {(mine.text, "received")}


def test_the_link_that_confirms_is_no_private_link():
    where = make.consultation()
    sent = make.guest_contribution(where, confirmed=False)
    with pytest.raises(actions.LinkSpent):
        actions.edit_contribution(token=sent.token, contribution=sent.contribution, text="Neu")
    done = actions.confirm_contribution(token=sent.token)
    with pytest.raises(actions.LinkSpent):
        actions.withdraw_contribution(token=sent.token, contribution=done.contribution)


def test_wrong_words_are_named_and_nothing_is_changed():
    where = make.consultation()
    mine = make.contribution(where)
    for changes, field in (
        ({"text": " "}, "text"),
        ({"text": "x" * 10_001}, "text"),
        ({"text": "Gut", "kind": "praise"}, "kind"),
        ({"text": "Gut", "proposed_wording": "Neu"}, "proposed_wording"),
    ):
        with pytest.raises(actions.EntryWrong) as refused:
            actions.edit_contribution(actor=make.citizen(), contribution=mine, **changes)
        assert refused.value.field == field
    assert Contribution.objects.get().text == mine.text


def test_a_window_that_was_closed_meanwhile_closes_changing_too():
    """C-05: the row is read anew, whatever the page has in hand."""
    where = make.consultation()
    mine = make.contribution(where)
    in_hand = Contribution.objects.select_related("consultation").get(pk=mine.pk)
    where.last_day = (timezone.now() - dt.timedelta(days=2)).date()
    where.save(update_fields=["last_day"])
    with pytest.raises(actions.Closed):
        actions.edit_contribution(actor=make.citizen(), contribution=in_hand, text="Neu")
