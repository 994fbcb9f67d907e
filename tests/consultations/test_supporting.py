"""One support for each person, and it can be taken back."""

import datetime as dt

import pytest
from django.contrib.auth.models import AnonymousUser

from mitsprache.common.permissions import NotAllowed
from mitsprache.consultations import actions
from mitsprache.consultations.actions.window import ends_at
from mitsprache.consultations.models import Support
from tests import factories as make

pytestmark = pytest.mark.django_db


def test_each_person_supports_once_and_can_take_it_back():
    where = make.consultation()
    text = make.contribution(where)
    first = actions.support_contribution(actor=make.citizen2(), contribution=text)
    assert actions.support_contribution(actor=make.citizen2(), contribution=text) == first
    actions.support_contribution(actor=make.citizen(), contribution=text)
    assert text.supporters.count() == 2
    actions.unsupport_contribution(actor=make.citizen2(), contribution=text)
    actions.unsupport_contribution(actor=make.citizen2(), contribution=text)
    assert text.supporters.get().person == make.citizen()


def test_an_account_is_needed():
    text = make.contribution(make.consultation())
    for deed in (actions.support_contribution, actions.unsupport_contribution):
        with pytest.raises(NotAllowed):
            deed(actor=AnonymousUser(), contribution=text)
    assert not Support.objects.exists()


def test_supporting_ends_with_the_window_taking_back_never():
    where = make.consultation()
    text, end = make.contribution(where), ends_at(where)
    actions.support_contribution(
        actor=make.citizen2(), contribution=text, at=end - dt.timedelta(seconds=1)
    )
    with pytest.raises(actions.Closed):
        actions.support_contribution(actor=make.coordination(), contribution=text, at=end)
    actions.unsupport_contribution(
        actor=make.citizen2(), contribution=text, at=end + dt.timedelta(days=365)
    )
    assert not Support.objects.exists()


def test_only_what_everybody_reads_is_supported():
    where = make.consultation(moderation="before")
    held = make.contribution(where)
    waiting = make.guest_contribution(where, confirmed=False).contribution
    gone = make.contribution(where, "Anderes")
    actions.withdraw_contribution(actor=make.citizen(), contribution=gone)
    for text in (held, waiting, gone):
        with pytest.raises(actions.NotReadable):
            actions.support_contribution(actor=make.citizen2(), contribution=text)
    assert not Support.objects.exists()


def test_where_it_is_switched_off_or_for_invited_people_only():
    quiet = make.consultation(supports=False)
    with pytest.raises(actions.SupportOff):
        actions.support_contribution(actor=make.citizen2(), contribution=make.contribution(quiet))
    invited = make.consultation(who="invited")
    actions.invite_addresses(
        actor=make.coordination(), consultation=invited, emails=[make.citizen().email]
    )
    text = make.contribution(invited)
    with pytest.raises(actions.NotInvited):
        actions.support_contribution(actor=make.citizen2(), contribution=text)
    assert actions.support_contribution(actor=make.citizen(), contribution=text)


def test_what_was_supported_and_withdrawn_can_still_be_unsupported():
    text = make.contribution(make.consultation())
    actions.support_contribution(actor=make.citizen2(), contribution=text)
    actions.withdraw_contribution(actor=make.citizen(), contribution=text)
    actions.unsupport_contribution(actor=make.citizen2(), contribution=text)
    assert not Support.objects.exists()
