"""Who comes: the list, what people need, the door. For the organisers alone (Z-15)."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client

from mitsprache.accounts.models import Guest
from mitsprache.common.models import AuditEntry
from mitsprache.events import actions
from mitsprache.events.models import Event, Need, Registration
from tests import factories as make
from tests.events.making import event, people, register, states
from tests.workspace.cases import as_, body

pytestmark = pytest.mark.django_db
NEED = "Rollstuhl, bitte eine Rampe"


@pytest.fixture
def desk() -> Client:
    return as_(make.department())


def page(where: Event, way: str = "") -> str:
    return f"/arbeitsbereich/termine/{where.pk}/{way}"


def with_need(where: Event, **entries: Any) -> Registration:
    return register(where, needs=actions.Needs(accessibility=NEED), **entries)


def entries(where: Event, **changes: Any) -> dict[str, Any]:
    return {"name": "Frau Anruf", "seats": "2", "key": "k" * 32, **changes}


def test_somebody_who_calls_gets_a_place_or_the_next_one_on_the_list(desk: Client) -> None:
    where = event(capacity=3)
    given = entries(where, diet="vegan", email="anruf@post.example")
    assert desk.get(page(where, "anmeldungen/neu/")).status_code == 200
    assert desk.post(page(where, "anmeldungen/neu/"), given).status_code == 302
    again = desk.post(page(where, "anmeldungen/neu/"), given)  # C-03: sent twice
    assert again.status_code == 302
    made = where.registrations.get()
    assert (made.state, made.seats, made.way, made.name) == ("confirmed", 2, "staff", "Frau Anruf")
    assert made.guest == Guest.objects.get() and made.need.diet == "vegan"
    more = entries(where, key="m" * 32)
    desk.post(page(where, "anmeldungen/neu/"), more)
    assert states(where) == [(1, "confirmed"), (2, "waiting")]
    assert "Frau Anruf" in body(desk.get(page(where, "anmeldungen/?stand=warten")))


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": "x" * 121}, "name"),
        ({"seats": "500"}, "seats"),
        ({"seats": "0"}, "seats"),
        ({"seats": "5"}, "seats"),  # four in one registration
        ({"email": "keine"}, "email"),
        ({"session": "999999"}, "session"),
        ({"session": ""}, "session"),
    ],
)
def test_a_refused_registration_keeps_what_was_typed(
    desk: Client, wrong: dict[str, str], field: str
) -> None:
    where = event(sessions=2)
    given = entries(where, session=where.sessions.first().pk, diet="ohne Nüsse") | wrong
    refused = desk.post(page(where, "anmeldungen/neu/"), given)
    shown = body(refused)
    assert refused.status_code == 422
    assert f'id="id_{field}_error"' in shown and "ohne Nüsse" in shown
    assert not where.registrations.exists()


def test_the_same_address_is_not_registered_twice(desk: Client) -> None:
    where = event()
    address = page(where, "anmeldungen/neu/")
    desk.post(address, entries(where, email="a@post.example"))
    again = desk.post(address, entries(where, email="A@post.example", key="z" * 32))
    assert again.status_code == 422 and where.registrations.count() == 1


def test_for_a_cancelled_event_nobody_is_registered_any_more(desk: Client) -> None:
    where = event()
    with_need(where)
    actions.cancel_event(actor=make.coordination(), event=where, reason="Sturm")
    assert not Need.objects.exists()
    assert desk.post(page(where, "anmeldungen/neu/"), entries(where)).status_code == 422
    assert desk.post(page(where, "tuer/neu/"), {"seats": "1"}).status_code == 422


def test_cancelling_for_somebody_moves_the_next_one_up_who_takes_the_place(desk: Client) -> None:
    where = event(capacity=1)
    first, second = (register(where, one) for one in people(2))
    desk.post(page(where, f"anmeldungen/{first.pk}/absagen/"))
    assert states(where) == [(1, "cancelled"), (2, "offered")]
    desk.post(page(where, f"anmeldungen/{first.pk}/absagen/"))  # twice changes nothing
    desk.post(page(where, f"anmeldungen/{second.pk}/annehmen/"))
    assert states(where) == [(1, "cancelled"), (2, "confirmed")]
    refused = desk.post(page(where, f"anmeldungen/{first.pk}/annehmen/"), follow=True)
    assert "alert" in body(refused) and states(where)[0] == (1, "cancelled")


def test_what_people_need_is_added_up_for_the_organiser(desk: Client) -> None:
    where = event()
    with_need(where)
    shown = body(desk.get(page(where, "anmeldungen/")))
    assert NEED in shown


def test_Z_15_only_who_organises_sees_who_comes() -> None:
    where, mine = event(title="Fremd"), event(title="Eigen")
    actions.create_event(
        actor=make.coordination(), organiser=make.office2(), entry=_entry("Nebenan")
    )
    guest = with_need(where)
    ways = ("anmeldungen/", "anmeldungen/neu/", "tuer/", "tuer/liste/", "tuer/neu/")
    for person, status in (
        (make.department2(), 404),
        (make.moderation(), 404),
        (make.citizen(), 403),
        (make.editor(), 403),  # sees the event, not who comes
    ):
        client = as_(person)
        for way in ways:
            answer = client.get(page(where, way))
            assert answer.status_code == status, (person, way)
            assert NEED not in body(answer)
        for deed in ("tuer/{}/da/", "tuer/{}/zurueck/", "anmeldungen/{}/absagen/"):
            answer = client.post(page(where, deed.format(guest.pk)))
            assert answer.status_code == status, (person, deed)
    assert as_(make.editor()).get(page(where)).status_code == 200
    # Through another event of the same office it is not there either.
    desk = as_(make.department())
    for deed in ("tuer/{}/da/", "anmeldungen/{}/absagen/", "anmeldungen/{}/annehmen/"):
        assert desk.post(page(mine, deed.format(guest.pk))).status_code == 404
    assert states(where) == [(1, "confirmed")]


def _entry(title: str) -> actions.EventEntry:
    from tests.events.making import entry

    return entry(title=title)


def test_P_01_needs_stand_on_no_other_page_and_in_no_audit(desk: Client) -> None:
    where = event()
    with_need(where)
    for way in ("", "tuer/", "tuer/liste/", "ergebnisse/", "anmeldungen/neu/"):
        assert NEED not in body(desk.get(page(where, way)))
    assert not any(NEED in str(row.changes) for row in AuditEntry.objects.all())


def test_at_the_door_people_are_checked_in_found_and_undone(desk: Client) -> None:
    where = event(capacity=9)
    ayla = register(where, name="Ayla Gräsel", seats=2)
    actions.register_for(
        actor=make.coordination(), event=where, name="Zoe Zucker", submission_key="z"
    )
    shown = body(desk.get(page(where, "tuer/")))
    assert shown.index("Ayla Gräsel") < shown.index("Zoe Zucker")
    found = body(desk.get(page(where, "tuer/?q=gräsel")))
    assert "Ayla Gräsel" in found and "Zoe Zucker" not in found
    answer = desk.post(page(where, f"tuer/{ayla.pk}/da/"), {"q": "gräsel"}, follow=True)
    assert answer.redirect_chain == [(page(where, "tuer/?q=gr%C3%A4sel"), 302)]
    assert "<strong>2</strong>" in body(answer)
    desk.post(page(where, f"tuer/{ayla.pk}/da/"))  # twice changes nothing
    ayla.refresh_from_db()
    assert ayla.state == "present"
    desk.post(page(where, f"tuer/{ayla.pk}/zurueck/"))
    ayla.refresh_from_db()
    assert (ayla.state, ayla.present_at) == ("confirmed", None)


def test_at_the_door_who_waits_is_found_and_let_in_as_the_one_who_waits(desk: Client) -> None:
    where = event(capacity=1)
    register(where, name="Hat Platz")
    [waits] = people(1)
    waiting = register(where, waits, name="Wartet Noch")
    shown = body(desk.get(page(where, "tuer/?q=wartet")))
    assert "Wartet Noch" in shown and f"tuer/{waiting.pk}/da/" in shown
    desk.post(page(where, f"tuer/{waiting.pk}/da/"))
    assert states(where) == [(1, "confirmed"), (2, "present")]  # and no row waits any more
    desk.post(page(where, f"tuer/{waiting.pk}/zurueck/"))
    assert states(where) == [(1, "confirmed"), (2, "waiting")]


def test_who_comes_without_registration_is_let_in_once_and_can_be_undone(desk: Client) -> None:
    where = event(capacity=1)
    register(where)
    assert desk.get(page(where, "tuer/neu/")).status_code == 200
    given = {"seats": "2", "name": "", "key": "w" * 32}
    for _twice in range(2):
        assert desk.post(page(where, "tuer/neu/"), given).status_code == 302
    assert states(where) == [(1, "confirmed"), (2, "present")]  # beyond the capacity
    assert desk.post(page(where, "tuer/neu/"), given | {"seats": "99"}).status_code == 422
    there = where.registrations.get(number=2)
    desk.post(page(where, f"tuer/{there.pk}/zurueck/"))
    assert states(where) == [(1, "confirmed"), (2, "cancelled")]


def test_the_list_for_paper_has_a_box_for_each(desk: Client) -> None:
    where = event(sessions=1)
    for one in people(3):
        register(where, one)
    shown = body(desk.get(page(where, "tuer/liste/")))
    assert shown.count('<tr><td><span class="door-paper__box') == 3
    assert shown.count('class="print-only"') == 12


def test_the_pages_cost_the_same_reads_for_few_and_many(
    desk: Client, django_assert_num_queries: Any
) -> None:
    where = event(sessions=2)
    accounts = people(16)
    with_need(where, actor=accounts[0])
    ways = {"": 16, "anmeldungen/": 16, "tuer/": 13, "tuer/liste/": 11}
    if connection.vendor == "postgresql":  # is asked for the time, too
        ways = {"": 18, "anmeldungen/": 17, "tuer/": 14, "tuer/liste/": 12}
    for one in range(2):
        for way, number in ways.items():
            desk.get(page(where, way))
            with django_assert_num_queries(number):
                desk.get(page(where, way))
        for account in accounts[1:] if one == 0 else ():
            with_need(where, actor=account)
