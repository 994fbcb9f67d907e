"""Every deed, by every kind of person, on a case in every state: who may is a matter of seats alone.

Generated: a deed that is not in the table fails. What is expected is said in words about seats
("leads the office that answers") and compared with what the deed does; a refusal for any other
reason (the state, an entry) says that the person was allowed.
"""

import inspect
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection, transaction
from django.utils import timezone

from mitsprache.common.permissions import NotAllowed
from mitsprache.consultations import actions as consultations
from mitsprache.consultations.actions import ConsultationRefused
from mitsprache.consultations.actions.window import ends_at
from mitsprache.consultations.models import Consultation
from mitsprache.consultations.queries import fingerprint
from mitsprache.deliberation import actions
from mitsprache.deliberation.actions import DeliberationRefused, SplitPart
from mitsprache.deliberation.models import Adoption, Case, Decision, Sitting
from mitsprache.directory.models import Office
from mitsprache.groups import actions as groups
from mitsprache.groups.models import WorkingGroup
from tests import factories as make
from tests.deliberation.scenarios import CASES
from tests.deliberation.watching import now, seen

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(
        connection.vendor != "sqlite", reason="rights do not depend on the database; once is enough"
    ),
]


@dataclass
class World:
    """A case in some state, and everything that deeds on it need."""

    where: Consultation
    case: Case
    decision: Decision | None
    adoption: Adoption | None
    sitting: Sitting
    lead: WorkingGroup
    other_group: WorkingGroup
    other_case: Case
    # Seats that the case gives a right to: "owner", "lead group", ... -> the seat's name.
    seats: dict[str, set[str]] = field(default_factory=dict)


def office3() -> Office:
    """The office of the project; the groups belong to others."""
    return Office.objects.get_or_create(
        slug="planung", defaults={"name": "Stadtplanung", "email": "p@stadt.example", "order": 3}
    )[0]


def setting() -> Consultation:
    """Group 1 of `office()` leads field 1, group 2 is involved in it, group 3 has nothing."""
    project = make.published_project(where=office3())
    where = make.consultation(document=make.document_with_sections(project=project))
    first = where.version.document.fields.get(number="1")
    make.working_group(project, "1", fields=[first])
    second = make.working_group(project, "2", where=make.office2())
    actions.add_rule(actor=make.coordination(), group=second, field=first, leads=False)
    make.working_group(project, "3", where=make.office2(), members={})
    make.working_copy(where.version)
    return where


def people(where: Consultation) -> dict[str, tuple[Any, set[str]]]:
    """Each kind of person, and the seats that she has."""
    found: dict[str, tuple[Any, set[str]]] = {
        "coordination": (make.coordination(), {"coordination"}),
        "moderation": (make.moderation(), {"moderation"}),
        "editor": (make.editor(), {"editor"}),
        "admin": (make.admin(), {"admin"}),
        "author": (make.citizen(), set()),
        "citizen": (make.citizen2(), set()),
        "anonymous": (AnonymousUser(), set()),
    }
    for name, office in (("a", make.office()), ("b", make.office2()), ("p", office3())):
        for lead in (False, True):
            rank = "lead" if lead else "member"
            person = make.person(f"{rank}-{name}@demo.example", f"{rank} {name}")
            seats = {f"member of {office.slug}"} | ({f"leads {office.slug}"} if lead else set())
            found[f"{rank} of office {office.slug}"] = (
                make.member_of(person, office, lead=lead),
                seats,
            )
    project = where.version.document.project
    for number in "123":
        group = project.groups.get(number=number)
        for role in ("lead", "secretary", "member", "former"):
            person = make.person(f"{role}-{number}@demo.example", f"{role} {number}")
            seat = groups.add_member(
                actor=make.coordination(),
                group=group,
                person=person,
                role="secretary" if role == "former" else role,
                capacity="citizen",
            )
            seats = {f"sits in {number}"} | (
                {f"speaks for {number}"} if role != "member" else set()
            )
            if role == "former":
                groups.end_membership(actor=make.coordination(), membership=seat)
                seats = set()
            found[f"{role} of group {number}"] = (type(person).objects.get(pk=person.pk), seats)
    return found


def world(state: str) -> World:
    where = setting()
    case = now(CASES[state](where))
    drafter = make.person("entwurf@demo.example", "Entwurf")
    make.member_of(drafter, case.owner)
    decision = case.decisions.order_by("pk").last()
    # What is recommended stays undrafted, so that it can be decided as recommended.
    if decision is None and state not in ("recommended", "duplicate", "lapsed"):
        decision = make.decision(case, actor=drafter)
    project = where.version.document.project
    working = where.version.document.versions.get(state="working")
    adoption = Adoption.objects.filter(decision__case=case).first()
    if adoption is None and state == "answered":
        assert decision is not None
        adoption = actions.link_adoption(
            actor=make.coordination(),
            decision=decision,
            version=working,
            identity=working.sections.get(number="1.1").identity,
        )
    lead = case.lead or project.groups.get(number="1")
    has_it = case.assignments.filter(until=None).values_list("group__number", flat=True)
    case = now(case)
    made = World(
        where=where,
        case=case,
        decision=decision,
        adoption=adoption,
        sitting=actions.plan_sitting(
            actor=make.coordination(), group=lead, day=timezone.localdate()
        ),
        lead=lead,
        other_group=project.groups.get(number="3"),
        other_case=now(make.case(where, "Noch etwas.")),
    )
    made.seats = {
        "central": {"coordination"},
        "moderation": {"moderation"},
        "editor": {"editor"},
        "owner": {f"member of {case.owner.slug}"},
        "owner's lead": {f"leads {case.owner.slug}"},
        "project": {f"member of {office3().slug}"},
        "project's lead": {f"leads {office3().slug}"},
        "speaks for the lead group": {f"speaks for {case.lead.number}"} if case.lead else set(),
        "speaks for the group": {f"speaks for {lead.number}"},
        "has it": {f"sits in {number}" for number in has_it},
    }
    return made


Deed = Callable[[World, Any], object]
SHAPING = {"central", "project's lead"}
SCREENING = {"central", "moderation"}
TEXT = {"central", "editor", "project"}


def on(name: str, **entries: Any) -> Callable[[World, Any], object]:
    """The deed `name` on the case as it stands."""

    def deed(w: World, actor: Any) -> object:
        given = {key: value(w) if callable(value) else value for key, value in entries.items()}
        return getattr(actions, name)(actor=actor, case=w.case, revision=w.case.revision, **given)

    return deed


def many(name: str, **entries: Any) -> Callable[[World, Any], object]:
    def deed(w: World, actor: Any) -> object:
        given = {key: value(w) if callable(value) else value for key, value in entries.items()}
        return getattr(actions, name)(actor=actor, parent=w.where, chosen=seen(w.case), **given)

    return deed


def of_decision(name: str, **entries: Any) -> Callable[[World, Any], object]:
    def deed(w: World, actor: Any) -> object:
        return getattr(actions, name)(
            actor=actor, decision=w.decision, revision=w.case.revision, **entries
        )

    return deed


def called_back(w: World) -> set[str]:
    assert w.decision is not None
    return {"central", "owner's lead" if w.decision.state == "approved" else "owner"}


def released(w: World, actor: Any) -> object:
    working = w.where.version.document.versions.get(state="working")
    may = actor.has_perm("deliberation.override_release", w.where.version.document.project)
    return actions.release_version(
        actor=actor,
        version=working,
        fingerprint=fingerprint(working),
        override_reason="Später." if may else "",
    )


def linked(w: World, actor: Any) -> object:
    working = w.where.version.document.versions.get(state="working")
    return actions.link_adoption(
        actor=actor,
        decision=w.decision,
        version=working,
        identity=working.sections.get(number="1").identity,
    )


TODAY = timezone.localdate()
ANSWER = {"verdict": "noted", "reason": "Danke.", "decided_on": TODAY}
# Name of the deed: what it does, and the seats that allow it.
DEEDS: dict[str, tuple[Deed, set[str] | Callable[[World], set[str]]]] = {
    "route_case": (
        on("route_case", lead=lambda w: w.other_group, reason="Dorthin."),
        SHAPING,
    ),
    "route_cases": (
        many("route_cases", lead=lambda w: w.other_group, reason="Dorthin."),
        SHAPING,
    ),
    "route_waiting": (
        lambda w, actor: actions.route_waiting(actor=actor, consultation=w.where),
        SHAPING,
    ),
    "set_topic": (on("set_topic", topic=None), SHAPING),
    "hand_over_case": (
        on("hand_over_case", to=lambda w: w.other_group, reason="Besser dort."),
        {"central", "speaks for the lead group"},
    ),
    "send_back_case": (
        on("send_back_case", reason="Nichts für uns."),
        {"central", "speaks for the lead group"},
    ),
    "assign_handler": (many("assign_handler", handler=None), {"central", "owner"}),
    "set_due": (many("set_due", due=TODAY), {"central", "owner"}),
    "change_owner": (
        on("change_owner", office=lambda w: make.office2(), reason="Zuständig."),
        {"central", "owner"},
    ),
    "publish_contribution": (
        lambda w, actor: actions.publish_contribution(
            actor=actor, contribution=w.case.contributions.first()
        ),
        SCREENING,
    ),
    "hold_contribution": (
        lambda w, actor: actions.hold_contribution(
            actor=actor, contribution=w.case.contributions.first(), reason="Prüfen."
        ),
        SCREENING,
    ),
    "mark_for_redaction": (
        lambda w, actor: actions.mark_for_redaction(
            actor=actor, contribution=w.case.contributions.first(), what="Der Name."
        ),
        SCREENING,
    ),
    "screen_cases": (many("screen_cases"), SCREENING),
    "split_case": (
        on("split_case", parts=[SplitPart("A", "Bitte"), SplitPart("B", "am Abend.")]),
        SHAPING,
    ),
    "join_cases": (
        lambda w, actor: actions.join_cases(
            actor=actor, into=w.case, revision=w.case.revision, chosen=seen(w.other_case)
        ),
        SHAPING,
    ),
    "undo_join": (on("undo_join"), SHAPING),
    "rename_case": (
        on("rename_case", title="Kurz"),
        {"central", "owner", "speaks for the lead group"},
    ),
    "plan_sitting": (
        lambda w, actor: actions.plan_sitting(actor=actor, group=w.lead, day=TODAY),
        {"central", "speaks for the group"},
    ),
    "discuss_cases": (
        lambda w, actor: actions.discuss_cases(actor=actor, sitting=w.sitting, chosen=seen(w.case)),
        {"central", "speaks for the group"},
    ),
    "add_note": (
        lambda w, actor: actions.add_note(actor=actor, case=w.case, text="Hm."),
        {"central", "owner", "has it"},
    ),
    "recommend": (
        on("recommend", group=lambda w: w.lead, verdict="noted", reason="Danke."),
        {"central", "speaks for the group"},
    ),
    "draft_decision": (
        on(
            "draft_decision",
            **ANSWER,
            office=lambda w: make.office(),
            corrects=lambda w: (
                w.decision if w.decision and w.decision.state == "released" else None
            ),
        ),
        {"central", "owner"},
    ),
    "change_decision": (
        lambda w, actor: of_decision("change_decision", **ANSWER, office=make.office())(w, actor),
        {"central", "owner"},
    ),
    "drop_decision": (of_decision("drop_decision"), called_back),
    "approve_decision": (of_decision("approve_decision"), {"central", "owner's lead"}),
    "approve_decisions": (many("approve_decisions"), {"central", "owner's lead"}),
    "decide_as_recommended": (
        many("decide_as_recommended", decided_on=TODAY, office=lambda w: make.office()),
        {"central", "owner"},
    ),
    "link_adoption": (linked, TEXT),
    "unlink_adoption": (
        lambda w, actor: actions.unlink_adoption(actor=actor, adoption=w.adoption),
        TEXT,
    ),
    "release_version": (released, {"central", "project's lead"}),
    "close_phase": (
        lambda w, actor: actions.close_phase(
            actor=actor, consultation=w.where, reason="Später.", at=ends_at(w.where)
        ),
        {"central"},
    ),
    "add_rule": (
        lambda w, actor: actions.add_rule(
            actor=actor,
            group=w.other_group,
            field=w.where.version.document.fields.get(number="2"),
        ),
        {"central"},
    ),
    "remove_rule": (
        lambda w, actor: actions.remove_rule(
            actor=actor, rule=w.where.version.document.fields.get(number="1").routing_rules.first()
        ),
        {"central"},
    ),
    "write_text_block": (
        lambda w, actor: actions.write_text_block(
            actor=actor, verdict="noted", title="Danke", text="Danke für den Hinweis."
        ),
        {"central", "editor"},
    ),
    "make_packet": (
        lambda w, actor: actions.make_packet(actor=actor, group=w.lead, consultation=w.where),
        {"central", "speaks for the group"},
    ),
}
OF_A_DECISION = {"change_decision", "drop_decision", "approve_decision", "link_adoption"}
# Deeds of the system, on which nobody is asked.
OF_THE_SYSTEM = {
    "open_case",
    "open_missing_cases",
    "show_again",
    "lapse",
    "follow_wording",
    "release_due_decisions",
}
# Has no case yet; who may is asked of the event (test_capturing.py).
OF_A_SESSION = {"capture_lines"}


def test_the_table_holds_every_deed() -> None:
    deeds = {name for name in actions.__all__ if inspect.isfunction(getattr(actions, name))}
    deeds -= OF_THE_SYSTEM | OF_A_SESSION
    assert deeds == set(DEEDS)
    for name in DEEDS:
        assert "actor" in inspect.signature(getattr(actions, name)).parameters
    for name in OF_THE_SYSTEM:
        assert "actor" not in inspect.signature(getattr(actions, name)).parameters


def outcome(deed: Deed, w: World, actor: Any) -> str:
    """`done`, `not allowed`, or the name of another refusal; nothing of it stays."""
    try:
        with transaction.atomic():
            deed(w, actor)
            transaction.set_rollback(True)
    except NotAllowed:
        return "not allowed"
    except (DeliberationRefused, ConsultationRefused) as refusal:
        return type(refusal).__name__
    return "done"


def test_who_may_is_a_matter_of_seats_whatever_the_state() -> None:
    wrong: list[str] = []
    done: set[str] = set()
    for state in CASES:
        with transaction.atomic():
            w = world(state)
            cast = people(w.where)
            for name, (deed, allowed) in DEEDS.items():
                if name in OF_A_DECISION and w.decision is None:
                    continue
                if name == "unlink_adoption" and (w.adoption is None or state == "worked_in"):
                    continue
                named = allowed(w) if callable(allowed) else allowed
                seats = set().union(*(w.seats[word] for word in named))
                for kind, (person, own) in cast.items():
                    found = outcome(deed, w, person)
                    may = bool(own & seats)
                    if may == (found == "not allowed"):
                        wrong.append(f"{name} in {state} by {kind}: {found}")
                    if found == "done":
                        done.add(name)
            transaction.set_rollback(True)
    assert wrong == [], "\n".join(["", *wrong])
    assert done == set(DEEDS), f"never done: {set(DEEDS) - done}"


def test_a_desk_shows_what_somebody_works_on_and_nothing_else() -> None:
    """The door of the desk by the same seats, for public, held and hidden cases."""
    w = world("routed")
    cast = people(w.where)
    held = make.case(w.where, "Mit Namen.")
    actions.hold_contribution(
        actor=make.moderation(), contribution=held.contributions.get(), reason="Prüfen."
    )
    hidden = make.case(w.where, "Böse.")
    consultations.hide_contribution(
        actor=make.moderation(), contribution=hidden.contributions.get()
    )
    foreign = make.case(make.deliberated_consultation("Anderswo"))
    staff = {"coordination", "moderation"}
    for kind, (person, own) in cast.items():
        shown = set(Case.objects.editable_by(person))
        works = bool(own & (staff | {"member of integration", "member of planung"}))
        group = bool(own & {"sits in 1", "sits in 2"})
        assert (w.case in shown) == (works or group), kind
        assert (held in shown) == (hidden in shown) == works, kind
        assert (foreign in shown) == bool(own & (staff | {"member of integration"})), kind
