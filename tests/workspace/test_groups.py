"""Working groups on the desk: set up by the coordination, and all that a member may enter."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from mitsprache.deliberation.models import RoutingRule
from mitsprache.groups.models import CrossCuttingTopic, Membership, WorkingGroup
from tests import factories as make
from tests.abuse.world import own_routes
from tests.workspace.cases import CASES, GROUPS, as_, body, fresh, mark, page, today

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk() -> Client:
    return as_(make.coordination())


@pytest.fixture
def group() -> WorkingGroup:
    where = make.deliberated_consultation()
    return where.version.document.project.groups.get(number="1")


def test_a_group_is_set_up_changed_and_ended(desk: Client) -> None:
    project = make.published_project()
    entries = {"number": "3", "name": "Wohnen", "office": make.office().pk, "about": ""}

    made = desk.post(f"{GROUPS}neu/", entries | {"project": project.pk})
    group = WorkingGroup.objects.get()
    assert made.status_code == 302 and str(group) == "3 Wohnen"
    taken = desk.post(f"{GROUPS}neu/", entries | {"project": project.pk, "name": "Noch eine"})
    assert taken.status_code == 422 and "Noch eine" in body(taken)

    desk.post(f"{GROUPS}{group.pk}/aendern/", entries | {"name": "Wohnen und Nachbarn"})
    group.refresh_from_db()
    assert group.name == "Wohnen und Nachbarn" and not group.is_active
    assert "Wohnen und Nachbarn" in body(desk.get(GROUPS))


def test_people_are_added_by_account_or_by_name_and_leave(
    desk: Client, group: WorkingGroup
) -> None:
    address = f"{GROUPS}{group.pk}/mitglieder/"
    seat = {"role": "member", "capacity": "volunteer"}
    make.citizen(), make.citizen2()

    assert desk.post(f"{address}neu/", seat | {"email": "citizen@demo.example"}).status_code == 302
    assert desk.post(f"{address}neu/", seat | {"name": "Frau Ohne Konto"}).status_code == 302
    for wrong in (
        {},
        {"email": "niemand@demo.example"},
        {"email": "citizen2@demo.example", "name": "Beides"},
        {"email": "citizen@demo.example"},  # sits there already
        {"name": "Frau Ohne Konto", "role": "lead"},
    ):
        assert desk.post(f"{address}neu/", seat | wrong).status_code == 422

    shown = body(desk.get(address))
    assert "Frau Ohne Konto" in shown and make.citizen().display_name in shown
    member = group.memberships.get(person=make.citizen())
    desk.post(f"{address}{member.pk}/", {"role": "lead", "capacity": "citizen"})
    member.refresh_from_db()
    assert member.role == Membership.Role.LEAD
    desk.post(f"{address}{member.pk}/beenden/")
    member.refresh_from_db()
    assert member.ended_at is not None
    assert desk.get(f"{address}{member.pk}/").status_code == 404


def test_Z_06_a_seat_of_another_group_is_not_changed_through_this_one(
    desk: Client, group: WorkingGroup
) -> None:
    other = group.project.groups.get(number="2").memberships.get()

    address = f"{GROUPS}{group.pk}/mitglieder/{other.pk}/"
    assert desk.post(address, {"role": "lead", "capacity": "citizen"}).status_code == 404
    assert desk.post(f"{address}beenden/").status_code == 404
    other.refresh_from_db()
    assert other.ended_at is None and other.role == Membership.Role.SECRETARY


def test_topics_and_rules_send_what_comes_in(desk: Client, group: WorkingGroup) -> None:
    project = group.project
    address = f"{GROUPS}vorhaben/{project.pk}/"

    entries = {"number": "Q1", "name": "Barrierefrei", "words": "barriere\nrollstuhl"}
    desk.post(f"{address}themen/neu/", entries)
    topic = CrossCuttingTopic.objects.get()
    assert desk.post(f"{address}themen/neu/", entries).status_code == 422
    desk.post(f"{address}themen/{topic.pk}/", entries | {"name": "Ohne Barrieren"})
    rule = {"target": f"thema-{topic.pk}", "group": group.pk, "leads": "1"}
    assert desk.post(f"{address}regeln/neu/", rule).status_code == 302
    other = project.groups.get(number="2")
    assert desk.post(f"{address}regeln/neu/", rule | {"group": other.pk}).status_code == 422
    shown = body(desk.get(address))
    assert "Ohne Barrieren" in shown

    made = RoutingRule.objects.get(topic=topic)
    assert desk.post(f"{address}regeln/{made.pk}/beenden/").status_code == 302
    assert not RoutingRule.objects.filter(topic=topic).exists()
    desk.post(f"{address}themen/{topic.pk}/entfernen/")
    assert not CrossCuttingTopic.objects.exists()


def test_what_waits_is_sent_where_the_rules_say_now(desk: Client) -> None:
    where = make.consultation()
    case = make.case(where)
    project = where.version.document.project
    make.working_group(project, "1", fields=[where.version.document.fields.get(number="1")])
    assert fresh(case).lead is None

    assert "1 " in body(desk.get(f"{GROUPS}vorhaben/{project.pk}/"))
    desk.post(f"{GROUPS}vorhaben/{project.pk}/verteilen/")
    assert fresh(case).state == "routed"


def test_a_member_finds_the_desk_of_her_group_after_signing_in(group: WorkingGroup) -> None:
    member = as_(make.group1())

    account = body(member.get("/konto/"))
    assert reverse("workspace") in account
    start = member.get("/arbeitsbereich/")
    assert start.status_code == 200
    assert f'href="{GROUPS}"' in body(start) and "Textbausteine" not in body(start)
    assert member.get(f"{GROUPS}{group.pk}/").status_code == 200
    listed = body(member.get(GROUPS))
    assert "Arbeitsgruppe 1" in listed and "Arbeitsgruppe 2" not in listed


def test_a_member_sees_her_groups_cases_alone(group: WorkingGroup) -> None:
    where = make.deliberated_consultation("Noch eine")
    project = where.version.document.project
    mine = make.case(where, "Bitte mehr Kurse.")
    other = make.case(where, "Nur für zwei.", section=where.version.sections.get(number="2.1"))
    member = as_(make.group1())
    hers = project.groups.get(number="1")

    listed = body(member.get(f"{GROUPS}{hers.pk}/"))
    assert mine.code in listed and other.code not in listed
    assert member.get(page(mine)).status_code == 200
    for step in ("", "empfehlen", "notiz", "entscheiden", "verbinden"):
        assert member.get(page(other, step)).status_code == 404
        assert member.post(page(other, step)).status_code == 404
    assert member.get(f"{GROUPS}{project.groups.get(number='2').pk}/").status_code == 404


def test_who_has_left_a_group_is_outside(group: WorkingGroup) -> None:
    make.groups.end_membership(actor=make.coordination(), membership=group.memberships.get())

    member = as_(make.group1())
    assert member.get("/arbeitsbereich/").status_code == 403
    assert member.get(f"{GROUPS}{group.pk}/").status_code == 403


# Where a member without any other role may enter; everything else below /arbeitsbereich/ is closed.
OPEN_TO_MEMBERS = {
    *("workspace", "workspace-groups", "workspace-group", "workspace-group-members"),
    *("workspace-group-discuss", "workspace-sitting-new", "workspace-sitting"),
    *("workspace-case", "workspace-case-step", "workspace-case-join"),
    *("workspace-packets", "workspace-packet", "workspace-packet-pdf", "workspace-packet-docx"),
    *("workspace-packet-xlsx", "workspace-return-sheet"),
    # Notes of the sessions of her group; others' are not there (test_events_notes.py).
    *(
        "workspace-event-notes",
        "workspace-session-notes",
        "workspace-session-notes-many",
        "workspace-session-sitting",
    ),
}


def test_Z_01_every_other_page_of_the_desk_refuses_a_member(group: WorkingGroup) -> None:
    member = as_(make.group1())
    values = {"pk": 1, "code": "WI-2026-00001-1", "step": "notiz", "reference": "WI-2026-00001"}
    for address, name in own_routes():
        if not address.startswith("arbeitsbereich/") or name in OPEN_TO_MEMBERS:
            continue
        path = "/" + re.sub(
            r"<(?:\w+:)?(\w+)>", lambda place: str(values.get(place[1], 1)), address
        )
        for answer in (member.get(path), member.post(path)):
            assert answer.status_code in (403, 405), f"{name}: {answer.status_code}"


def test_a_member_reads_no_held_text_and_no_name(group: WorkingGroup) -> None:
    where = make.deliberated_consultation("Mit Zurückgehaltenem")
    case = make.case(where, "Öffentlich gesagt.")
    held = make.case(where, "Geheimer Kanarienvogel.")
    make.deliberation.join_cases(
        actor=make.coordination(),
        into=fresh(held),
        revision=fresh(held).revision,
        chosen={case.pk: fresh(case).revision},
    )
    make.deliberation.hold_contribution(
        actor=make.coordination(),
        contribution=held.contributions.order_by("pk").last(),
        reason="Nennt eine Person.",
    )
    make.deliberation.assign_handler(
        actor=make.coordination(),
        parent=where,
        chosen={held.pk: fresh(held).revision},
        handler=make.department(),
    )
    member = as_(make.group1())
    hers = where.version.document.project.groups.get(number="1")

    shown = body(member.get(page(held))) + body(member.get(f"{GROUPS}{hers.pk}/"))
    assert held.code in shown and "Öffentlich gesagt." in shown
    assert "Kanarienvogel" not in shown and make.department().display_name not in shown
    searched = body(member.get(f"{GROUPS}{hers.pk}/?q=Kanarienvogel"))
    assert held.code not in searched
    staff = body(as_(make.coordination()).get(page(held)))
    assert "Kanarienvogel" in staff


def test_a_sitting_is_planned_and_says_what_was_discussed() -> None:
    where = make.deliberated_consultation()
    chosen, left = make.case(where), make.case(where, "Später.")
    hers = where.version.document.project.groups.get(number="1")
    secretary = as_(make.group1())
    address = f"{GROUPS}{hers.pk}/"

    assert secretary.post(f"{address}sitzungen/neu/", {"day": ""}).status_code == 422
    secretary.post(f"{address}sitzungen/neu/", {"day": today(), "title": "Werkstatt"})
    sitting = hers.sittings.get()
    asked = body(secretary.get(f"{address}beraten/?fall={mark(chosen)}&tat=beraten"))
    assert chosen.code in asked and left.code not in asked
    done = secretary.post(f"{address}beraten/", {"fall": [mark(chosen)], "sitting": sitting.pk})
    assert done.status_code == 302 and fresh(chosen).state == "in_discussion"
    assert fresh(left).state == "routed"
    assert chosen.code in body(secretary.get(f"{address}sitzungen/{sitting.pk}/"))


def test_Z_11_cases_of_another_group_are_not_discussed_with_the_own_ones() -> None:
    where = make.deliberated_consultation()
    mine = make.case(where)
    other = make.case(where, "Anderswo.", section=where.version.sections.get(number="2.1"))
    hers = where.version.document.project.groups.get(number="1")
    secretary = as_(make.group1())

    for foreign in (mark(other), "999999-1", "unsinn"):
        data = {"fall": [mark(mine), foreign], "day": today()}
        answer = secretary.post(f"{GROUPS}{hers.pk}/beraten/", data)
        assert answer.status_code == 422 and other.code not in body(answer)
    assert fresh(mine).state == "routed" and not hers.sittings.exists()


def test_a_plain_member_neither_plans_nor_writes_down() -> None:
    where = make.deliberated_consultation()
    case = make.case(where)
    hers = where.version.document.project.groups.get(number="1")
    make.working_group(hers.project, "1", members={make.citizen(): "member"}, where=hers.office)
    member = as_(make.citizen())

    assert member.get(page(case)).status_code == 200
    assert member.post(f"{GROUPS}{hers.pk}/sitzungen/neu/", {"day": today()}).status_code == 403
    data = {"fall": [mark(case)], "day": today()}
    assert member.post(f"{GROUPS}{hers.pk}/beraten/", data).status_code == 403
    assert member.post(page(case, "empfehlen"), {"verdict": "adopted"}).status_code == 403
    members = body(member.get(f"{GROUPS}{hers.pk}/mitglieder/"))
    assert make.group1().display_name not in members


def test_an_office_sees_its_groups_and_no_others() -> None:
    where = make.deliberated_consultation()
    groups = where.version.document.project.groups
    other = as_(make.department2())  # in charge of group 2; the project belongs to another office

    assert other.get(f"{GROUPS}{groups.get(number='2').pk}/").status_code == 200
    assert other.get(f"{GROUPS}{groups.get(number='1').pk}/").status_code == 404
    assert other.get(f"{GROUPS}neu/").status_code == 403
    assert CASES in body(other.get("/arbeitsbereich/"))
