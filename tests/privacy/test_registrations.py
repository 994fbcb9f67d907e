"""Erasing somebody who comes to events: what goes, what stays, who gets her place (C-09)."""

import pytest
from django.test import Client

from mitsprache.accounts.models import Guest
from mitsprache.common import audit
from mitsprache.common.models import AuditEntry, OutboxMail
from mitsprache.consultations.actions import LinkSpent
from mitsprache.events import actions
from mitsprache.events.models import Need, Registration
from mitsprache.privacy.actions import erase_guest, erase_person
from tests import factories
from tests.events.making import event, mails, register

pytestmark = pytest.mark.django_db
NEEDS = actions.Needs(accessibility="KANARIE", diet="halal")


class _Nobody:
    is_authenticated = False
    pk = None


def guest_registers(where, email="gast@example.org") -> str:
    register(where, actor=_Nobody(), name="Gästin", email=email, needs=NEEDS)
    text = mails("registration_submitted")[-1].text
    return text.split("/termine/anmeldung/")[1].split("/")[0]


def test_c_09_an_account_goes_with_its_registrations_needs_and_mails():
    made = event(capacity=1)
    mine = register(made, needs=NEEDS, name="Zaunkönigin")
    next_one = register(made, actor=factories.citizen2())
    address = factories.citizen().email
    erase_person(actor=factories.citizen(), person=factories.citizen())
    mine.refresh_from_db()
    next_one.refresh_from_db()
    assert (mine.state, mine.name, mine.person_id) == ("cancelled", "", None)
    assert next_one.state == "offered"
    assert not Need.objects.exists()
    assert not OutboxMail.objects.filter(to=address).exists()
    written = audit.canonical(list(AuditEntry.objects.values_list("changes", "subject_id")))
    assert address not in written and "Zaunkönigin" not in written and "KANARIE" not in written


def test_c_09_who_was_there_stays_as_a_number():
    made = event()
    mine = register(made, needs=NEEDS, seats=3)
    actions.check_in(actor=factories.coordination(), registration=mine)
    erase_person(actor=factories.citizen(), person=factories.citizen())
    mine.refresh_from_db()
    assert (mine.state, mine.seats, mine.person_id) == ("present", 3, None)
    assert not Need.objects.exists()


def test_c_09_a_guest_erases_herself_by_the_link_of_her_registration():
    made = event(capacity=1)
    token = guest_registers(made)
    actions.confirm_registration(token=token)
    path = f"/termine/anmeldung/{token}/adresse-loeschen/"
    assert Client().get(path).status_code == 200
    assert Guest.objects.exists()
    assert Client().post(path).url == f"/termine/{made.slug}/"
    one = Registration.objects.get()
    assert (one.state, one.name, one.guest_id) == ("cancelled", "", None)
    assert not Guest.objects.exists() and not Need.objects.exists()
    assert not OutboxMail.objects.filter(to="gast@example.org").exists()
    assert Client().get(f"/termine/anmeldung/{token}/").status_code == 410
    with pytest.raises(LinkSpent):
        erase_guest(token=token)


def test_c_09_what_a_guest_has_not_confirmed_is_deleted():
    token = guest_registers(event())
    erase_guest(token=token)
    assert not Registration.objects.exists() and not Need.objects.exists()


def test_c_09_an_account_takes_along_what_its_address_did_as_a_guest():
    made = event()
    actions.confirm_registration(token=guest_registers(made, factories.citizen().email))
    erase_person(actor=factories.citizen(), person=factories.citizen())
    assert not Guest.objects.exists()
    assert Registration.objects.get().name == ""


def test_c_09_erasing_by_a_contribution_s_link_takes_the_registrations_along():
    sent = factories.guest_contribution(factories.consultation(), email="gast@example.org")
    actions.confirm_registration(token=guest_registers(event()))
    erase_guest(token=sent.token)
    assert not Guest.objects.exists() and not Need.objects.exists()
    assert Registration.objects.get().name == ""
