"""Names, invitations and offices."""

import datetime as dt

import pytest

from mitsprache.accounts import actions as accounts
from mitsprache.accounts.models import Person, Role
from mitsprache.common.models import AuditEntry, OutboxMail
from mitsprache.common.permissions import NotAllowed
from mitsprache.directory import actions as directory
from mitsprache.directory.models import CityProfile
from mitsprache.directory.rules import offices_of
from tests import factories

pytestmark = pytest.mark.django_db
NOW = dt.datetime(2026, 3, 2, 9, 0, tzinfo=dt.UTC)


def groups_of(person):
    return set(person.groups.values_list("name", flat=True))


@pytest.mark.parametrize(
    "name",
    [
        "Ayla",
        "Mr. X",
        "Anna aus der Stadt",
        "Herr Samt",
        "محمد",
        "李小龙",
        "Radlerin 65",
    ],
)
def test_a_name_need_not_be_real(name):
    assert directory.check_display_name(f"  {name} ") == name


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("A", "short"),
        ("x" * 61, "long"),
        ("12345", "no_letter"),
        ("anna@stadt.example", "address"),
        ("Kommt auf www.partei.example", "address"),
        ("Moderation", "official"),
        ("MODERATION", "official"),
        ("M o d e r a t i o n", "official"),
        ("Mode\u200bration", "official"),
        ("M\u043ederation", "mixed"),
        ("Stadt Musterstadt", "official"),
        ("Ordnungsamt", "official"),
        ("Beteiligungsbüro Mitte", "official"),
        ("Musterstadt", "official"),
        ("Mitsprache", "official"),
        ("Amt für Integration", "official"),
        ("amt-für-integration Team 2", "official"),
    ],
)
def test_a_name_that_speaks_for_the_city_is_refused(name, reason):
    factories.office()
    CityProfile.objects.create(city_name="Musterstadt", reference_prefix="MU")
    with pytest.raises(directory.NameNotAllowed) as refusal:
        directory.check_display_name(name)
    assert refusal.value.reason == reason


def test_staff_may_carry_the_name_of_their_office_and_citizens_may_not():
    member, citizen = factories.department(), factories.citizen()
    directory.rename_person(actor=member, display_name="Amt für Integration")
    with pytest.raises(directory.NameNotAllowed):
        directory.rename_person(actor=citizen, display_name="Amt für Integration")
    assert Person.objects.get(pk=citizen.pk).display_name == "Ayla vom Gräselberg"


def test_a_new_name_is_written_down_without_its_words():
    citizen = factories.citizen()
    directory.rename_person(actor=citizen, display_name="Ganz anders")
    entry = AuditEntry.objects.get(verb="accounts.rename")
    assert entry.changes == {"display_name": None}


def invite(**changed):
    values = {
        "actor": factories.coordination(),
        "email": "neu@demo.example",
        "display_name": "Neue Kollegin",
        "roles": [Role.MODERATION],
        "office": factories.office(),
        "at": NOW,
    }
    return directory.invite_person(**{**values, **changed})


def link_in(mail):
    return mail.text.split("/konto/einladung/")[1].split("/")[0]


def test_an_invitation_carries_its_roles_and_opens_with_the_link_in_the_mail():
    person = invite()
    assert not person.is_active
    mail = OutboxMail.objects.get(purpose="accounts.invitation")
    assert mail.to == "neu@demo.example" and "Amt für Integration" in mail.text
    accounts.use_sign_in_link(token=link_in(mail), at=NOW)
    person = Person.objects.get(pk=person.pk)
    assert person.is_active and groups_of(person) == {"Ämter"}
    assert list(offices_of(person)) == [factories.office().pk]


def test_an_invitation_is_refused_for_somebody_who_is_there_or_invited():
    with pytest.raises(directory.AlreadyThere):
        invite(email=factories.citizen().email)
    invite()
    with pytest.raises(directory.AlreadyInvited):
        invite()


def test_only_coordination_invites():
    with pytest.raises(NotAllowed):
        invite(actor=factories.moderation())
    assert not Person.objects.filter(email="neu@demo.example").exists()


def test_signing_up_takes_an_invitation_up_while_its_link_lives():
    person = invite()
    assert directory.sign_up(
        email=person.email,
        display_name="Egal",
        language="de",
        at=NOW + dt.timedelta(days=6),
    )
    person = Person.objects.get(pk=person.pk)
    assert person.is_active and person.display_name == "Neue Kollegin" and offices_of(person)


def test_A_08_an_expired_invitation_gives_no_role_by_another_way_in():
    person = invite()
    directory.sign_up(
        email=person.email,
        display_name="Bürgerin",
        language="de",
        at=NOW + dt.timedelta(days=8),
    )
    person = Person.objects.get(pk=person.pk)
    assert person.is_active and person.display_name == "Bürgerin"
    assert not offices_of(person) and not person.grants.filter(ended_at=None).exists()
    assert groups_of(person) == set()


def test_an_invitation_is_sent_again_with_a_new_link_and_withdrawn_with_its_address():
    person, actor = invite(), factories.coordination()
    first = link_in(OutboxMail.objects.latest("pk"))
    directory.invite_again(actor=actor, person=person, at=NOW)
    with pytest.raises(accounts.LinkSpent):
        accounts.use_sign_in_link(token=first, at=NOW)
    directory.withdraw_invitation(actor=actor, person=person, at=NOW)
    assert not Person.objects.filter(email="neu@demo.example").exists()


def test_an_account_in_use_is_no_invitation_to_withdraw():
    with pytest.raises(directory.AlreadyThere):
        directory.withdraw_invitation(actor=factories.coordination(), person=factories.citizen())


def test_membership_follows_the_person_and_ends_with_its_groups():
    actor, person, office = (
        factories.coordination(),
        factories.citizen(),
        factories.office(),
    )
    directory.add_office_member(actor=actor, person=person, office=office)
    lead = directory.add_office_member(actor=actor, person=person, office=office, role="lead")
    assert groups_of(person) == {"Ämter", "Amtsleitung"}
    assert person.memberships.filter(ended_at=None).count() == 1
    directory.end_office_membership(actor=actor, membership=lead)
    assert groups_of(person) == set() and offices_of(person) == {}


def test_ending_one_of_two_memberships_leaves_the_group():
    actor, person = factories.coordination(), factories.citizen()
    one = directory.add_office_member(actor=actor, person=person, office=factories.office())
    directory.add_office_member(actor=actor, person=person, office=factories.office2())
    directory.end_office_membership(actor=actor, membership=one)
    assert groups_of(person) == {"Ämter"}
