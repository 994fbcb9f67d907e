"""The desk: its start page, and people with their roles."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mitsprache.accounts.models import Person, Role, RoleGrant
from mitsprache.common.models import AuditEntry, OutboxMail
from mitsprache.directory.models import OfficeMembership
from tests import factories

pytestmark = pytest.mark.django_db
PEOPLE = "/arbeitsbereich/personen/"
INVITATION = {
    "email": "neu@demo.example",
    "display_name": "Neue Kollegin",
    "roles": ["moderation"],
    "office_role": "member",
    "language": "de",
}


@pytest.fixture
def desk(client):
    client.force_login(factories.coordination())
    return client


def test_strangers_are_sent_to_sign_in_and_citizens_are_refused_and_written_down(
    client,
):
    assert client.get("/arbeitsbereich/").headers["Location"].startswith("/konto/anmelden/")
    citizen = factories.citizen()
    client.force_login(citizen)
    assert client.get("/arbeitsbereich/").status_code == 403
    entry = AuditEntry.objects.get(refused=True)
    assert (entry.actor_id, entry.verb) == (citizen.pk, "groups.open_desk")


@pytest.mark.parametrize("cast", ["moderation", "editor", "admin", "department"])
def test_every_staff_role_has_a_start_page_and_none_but_coordination_sees_people(client, cast):
    client.force_login(getattr(factories, cast)())
    start = client.get("/arbeitsbereich/")
    assert start.status_code == 200 and PEOPLE not in start.content.decode()
    assert client.get(PEOPLE).status_code == 403
    other = factories.citizen2()
    for path in (f"{PEOPLE}{other.pk}/", f"{PEOPLE}einladen/"):
        assert client.get(path).status_code == 403
    answer = client.post(f"{PEOPLE}{other.pk}/rollen/", {"role": "moderation"})
    assert answer.status_code == 403
    assert not other.grants.exists()


def test_coordination_invites_and_the_start_page_counts_who_has_not_come(desk):
    answer = desk.post(f"{PEOPLE}einladen/", INVITATION)
    person = Person.objects.get(email="neu@demo.example")
    assert answer.headers["Location"] == f"{PEOPLE}{person.pk}/"
    assert OutboxMail.objects.filter(to=person.email, purpose="accounts.invitation").exists()
    assert f"{PEOPLE}?stand=eingeladen" in desk.get("/arbeitsbereich/").content.decode()
    assert "Neue Kollegin" in desk.get(f"{PEOPLE}?stand=eingeladen").content.decode()
    desk.post(f"{PEOPLE}{person.pk}/einladen/")
    assert OutboxMail.objects.filter(to=person.email).count() == 2
    desk.post(f"{PEOPLE}{person.pk}/zuruecknehmen/")
    assert not Person.objects.filter(email="neu@demo.example").exists()


def test_inviting_somebody_with_an_account_leads_to_her_page(desk):
    citizen = factories.citizen()
    answer = desk.post(f"{PEOPLE}einladen/", {**INVITATION, "email": citizen.email})
    assert answer.headers["Location"] == f"{PEOPLE}{citizen.pk}/"
    assert not citizen.grants.exists()


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"email": "keine"}, "email"),
        ({"display_name": "1"}, "display_name"),
        ({"roles": ["king"]}, "roles"),
        ({"office": "99999"}, "office"),
    ],
)
def test_a_wrong_invitation_is_answered_at_the_field(desk, wrong, field):
    answer = desk.post(f"{PEOPLE}einladen/", {**INVITATION, **wrong})
    assert answer.status_code == 422 and f'id="id_{field}' in answer.content.decode()
    assert not Person.objects.filter(email="neu@demo.example").exists()


def test_an_invitation_to_nothing_is_refused(desk):
    assert desk.post(f"{PEOPLE}einladen/", {**INVITATION, "roles": []}).status_code == 422
    assert not Person.objects.filter(email="neu@demo.example").exists()


def test_roles_are_granted_and_ended_one_by_one(desk):
    citizen = factories.citizen()
    desk.post(f"{PEOPLE}{citizen.pk}/rollen/", {"role": "editor"})
    assert RoleGrant.objects.get(person=citizen).role == Role.EDITOR
    assert "Redaktion" in set(citizen.groups.values_list("name", flat=True))
    desk.post(f"{PEOPLE}{citizen.pk}/rollen/editor/beenden/")
    assert RoleGrant.objects.get(person=citizen).ended_at is not None
    assert desk.post(f"{PEOPLE}{citizen.pk}/rollen/king/beenden/").status_code == 404


def test_memberships_are_begun_and_ended(desk):
    citizen, office = factories.citizen(), factories.office()
    desk.post(f"{PEOPLE}{citizen.pk}/aemter/", {"office": office.pk, "office_role": "lead"})
    membership = OfficeMembership.objects.get(person=citizen)
    assert membership.role == "lead"
    other = factories.citizen2()
    wrong = desk.post(f"{PEOPLE}{other.pk}/aemter/{membership.pk}/beenden/")
    assert wrong.status_code == 404
    desk.post(f"{PEOPLE}{citizen.pk}/aemter/{membership.pk}/beenden/")
    membership.refresh_from_db()
    assert membership.ended_at is not None


def test_the_last_coordinator_keeps_the_role(desk):
    own = factories.coordination()
    desk.post(f"{PEOPLE}{own.pk}/rollen/coordination/beenden/")
    assert own.grants.filter(role="coordination", ended_at=None).exists()


def test_citizens_stand_in_no_list_and_are_found_by_their_whole_address(desk):
    citizen = factories.citizen()
    assert citizen.email not in desk.get(PEOPLE).content.decode()
    assert (
        citizen.email not in desk.get(PEOPLE, {"q": "Ayla"}).content.decode().split("<tbody>")[-1]
    )
    assert citizen.display_name in desk.get(PEOPLE, {"q": citizen.email}).content.decode()
    assert "Jana Winter" in desk.get(PEOPLE, {"q": "jana"}).content.decode()


@pytest.mark.parametrize(
    "tail",
    ["rollen/", "rollen/editor/beenden/", "aemter/", "einladen/", "zuruecknehmen/"],
)
def test_A_11_a_look_changes_nothing(desk, tail):
    citizen = factories.citizen()
    assert desk.get(f"{PEOPLE}{citizen.pk}/{tail}").status_code == 405


def test_an_unknown_person_is_404(desk):
    for tail in ("", "rollen/", "einladen/"):
        method = desk.get if not tail else desk.post
        assert method(f"{PEOPLE}999999/{tail}").status_code == 404


def test_the_list_of_people_costs_the_same_for_one_and_for_thirty(desk):
    desk.get(PEOPLE)
    few = _queries_of(desk)
    for number in range(30):
        person = factories.person(f"p{number}@demo.example", f"Person {number}")
        factories.member_of(person, factories.office())
    assert _queries_of(desk) == few <= 25


def _queries_of(desk):
    with CaptureQueriesContext(connection) as queries:
        desk.get(PEOPLE)
    return len(queries)
