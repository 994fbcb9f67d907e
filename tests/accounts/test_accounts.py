"""Accounts: addresses, roles, one-time links."""

import datetime as dt

import pytest
from django.contrib.auth import authenticate
from django.core.management import call_command

from mitsprache.accounts import actions as accounts
from mitsprache.accounts.checks import nobody_is_superuser
from mitsprache.accounts.models import Person, PersonSession, Role, SignInLink
from mitsprache.accounts.queries import invited_by
from mitsprache.common.models import AuditEntry
from mitsprache.common.permissions import NotAllowed
from tests import factories

pytestmark = pytest.mark.django_db
NOW = dt.datetime(2026, 3, 2, 9, 0, tzinfo=dt.UTC)


def groups_of(person):
    return set(person.groups.values_list("name", flat=True))


def test_an_address_is_stored_in_one_form_and_belongs_to_one_account():
    accounts.register_person(email=" Anna@Bücher.Example ", display_name="Anna", language="de")
    person = Person.objects.get()
    assert person.email == "anna@xn--bcher-kva.example"
    with pytest.raises(accounts.AddressTaken):
        accounts.register_person(email="ANNA@bücher.example", display_name="B", language="de")


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "anna",
        "a@b",
        "ａnna@stadt.example",
        "ſ@stadt.example",
        "a b@c.example",
        "@x.de",
    ],
)
def test_a_look_alike_or_broken_address_is_refused(typed):
    with pytest.raises(accounts.AddressNotValid):
        accounts.tidy_address(typed)


def test_a_role_is_granted_once_written_down_and_followed_by_the_groups():
    coordination, person = factories.coordination(), factories.citizen()
    accounts.grant_role(actor=coordination, person=person, role=Role.EDITOR)
    accounts.grant_role(actor=coordination, person=person, role=Role.EDITOR)
    assert person.grants.filter(ended_at=None).count() == 1
    assert groups_of(person) == {"Redaktion"}
    entry = AuditEntry.objects.get(verb="accounts.grant_role", subject_id=str(person.pk))
    assert entry.actor_id == coordination.pk and entry.changes == {"role": [None, "editor"]}
    accounts.end_role(actor=coordination, person=person, role=Role.EDITOR)
    assert groups_of(person) == set()
    assert person.grants.get().ended_at is not None


@pytest.mark.parametrize("cast", ["citizen", "moderation", "editor", "admin", "department_lead"])
def test_only_coordination_grants_roles(cast):
    actor, person = getattr(factories, cast)(), factories.citizen2()
    with pytest.raises(NotAllowed):
        accounts.grant_role(actor=actor, person=person, role=Role.EDITOR)
    assert not person.grants.exists()


def test_the_last_coordination_cannot_be_ended_but_the_second_to_last_can():
    first = factories.coordination()
    with pytest.raises(accounts.LastCoordinator):
        accounts.end_role(actor=first, person=first, role=Role.COORDINATION)
    second = factories.citizen()
    accounts.grant_role(actor=first, person=second, role=Role.COORDINATION)
    accounts.end_role(actor=first, person=first, role=Role.COORDINATION)
    assert groups_of(first) == set() and groups_of(second) == {"Beteiligungsbüro"}


def test_an_invited_coordinator_does_not_count_before_she_has_come():
    first = factories.coordination()
    accounts.create_first_coordinator(email="neu@demo.example")
    with pytest.raises(accounts.LastCoordinator):
        accounts.end_role(actor=first, person=first, role=Role.COORDINATION)


def test_the_command_prints_a_link_that_makes_the_first_coordinator(capsys, settings):
    settings.MITSPRACHE_BASE_URL = "https://beteiligung.stadt.example"
    call_command("create_coordinator", "Leitung@Stadt.example")
    printed = capsys.readouterr().out
    base = "https://beteiligung.stadt.example/konto/einladung/"
    assert base in printed
    token = printed.split(base)[1].split("/")[0]
    person = accounts.use_sign_in_link(token=token)
    assert person.email == "leitung@stadt.example" and person.is_active
    assert groups_of(person) == {"Beteiligungsbüro"}


def test_a_link_works_once_and_not_after_a_week():
    _person, token = accounts.create_first_coordinator(email="a@demo.example", at=NOW)
    late = NOW + dt.timedelta(days=7, seconds=1)
    with pytest.raises(accounts.LinkSpent):
        accounts.use_sign_in_link(token=token, at=late)
    accounts.use_sign_in_link(token=token, at=NOW + dt.timedelta(days=6))
    with pytest.raises(accounts.LinkSpent):
        accounts.use_sign_in_link(token=token, at=NOW + dt.timedelta(days=6))


def test_a_link_dies_when_address_or_password_changes_or_a_new_one_is_made():
    person, first = accounts.create_first_coordinator(email="a@demo.example", at=NOW)
    _same, second = accounts.create_first_coordinator(email="a@demo.example", at=NOW)
    assert invited_by(first, NOW) is None and invited_by(second, NOW) == person
    accounts.activate(actor=None, person=person, at=NOW)
    accounts.set_password(actor=person, password="ein-neues-langes-wort")
    assert invited_by(second, NOW) is None
    _same, third = accounts.create_first_coordinator(email="a@demo.example", at=NOW)
    accounts.change_address(actor=person, email="b@demo.example")
    with pytest.raises(accounts.LinkSpent):
        accounts.use_sign_in_link(token=third, at=NOW)


def test_only_the_hash_of_a_token_is_kept():
    _person, token = accounts.create_first_coordinator(email="a@demo.example")
    assert token not in str(SignInLink.objects.values_list().get())


def test_nobody_changes_anothers_account():
    with pytest.raises(NotAllowed):
        accounts.change_language(actor=_impostor(), language="en")


def _impostor():
    person = factories.citizen()
    person.is_active = False
    return person


def test_an_account_that_is_not_in_use_signs_in_by_nothing():
    person = factories.citizen()
    credentials = {"email": person.email, "password": factories.PASSWORD}
    assert authenticate(None, **credentials) == person
    Person.objects.filter(pk=person.pk).update(is_active=False)
    assert authenticate(None, **credentials) is None


def test_a_session_knows_its_person_and_ends_with_one_word(client):
    person = factories.citizen()
    client.force_login(person)
    assert PersonSession.objects.get().person_id == person.pk
    accounts.end_sessions(person)
    assert client.get("/konto/").status_code == 302


def test_people_are_visible_to_coordination_and_to_themselves():
    coordination, citizen, other = (
        factories.coordination(),
        factories.citizen(),
        factories.citizen2(),
    )
    assert set(Person.objects.visible_to(coordination)) == {
        coordination,
        citizen,
        other,
    }
    assert set(Person.objects.visible_to(citizen)) == {citizen}
    assert set(Person.objects.visible_to(factories.moderation())) == {factories.moderation()}


def test_a_superuser_is_refused_in_production_and_only_there(settings):
    Person.objects.filter(pk=factories.citizen().pk).update(is_superuser=True)
    assert nobody_is_superuser(None) == []
    settings.PRODUCTION = True
    assert [found.id for found in nobody_is_superuser(None)] == ["accounts.E001"]
    Person.objects.update(is_superuser=False)
    assert nobody_is_superuser(None) == []
