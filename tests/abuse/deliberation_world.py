"""Groups and cases in every state for the permission matrix, with the ways to call their pages.

The consultation belongs to `office()`; group 1 of that office has all of its cases but one, which
group 2 of `office2()` has.
"""

from mitsprache.accounts.models import Person
from mitsprache.deliberation import actions as deliberation
from mitsprache.deliberation.models import Adoption, Case, RoutingRule
from mitsprache.groups.models import Membership
from mitsprache.workspace.deliberation.deeds import DEEDS as STEPS
from mitsprache.workspace.deliberation.several import DEEDS as DEEDS_ON_MANY
from tests import factories as make
from tests.abuse.world import Case as Way

_OF_A_CONSULTATION = ("cases-of", "screening", "release-queue", "closing")
# Between them every step is possible in one and impossible in another.
_WHERE_STEPS_DIFFER = ("recommended", "drafted", "answered", "joined", "with group 2")
_OF_A_GROUP = ("", "-change", "-members", "-member-new", "-discuss")


def group_member() -> Person:
    """Sits in group 1, without speaking for it and without any role in the city."""
    return make.person("member1@demo.example", "Mira Feld")


def deliberation_cases() -> dict[str, list[Way]]:
    """For each page of the desk on groups and cases the ways to call it."""
    where = make.deliberated_consultation("Beraten")
    project = where.version.document.project
    one, two = project.groups.order_by("number")
    make.working_group(project, "1", members={group_member(): Membership.Role.MEMBER})
    topic = make.topic_across(project)
    sitting = deliberation.plan_sitting(
        actor=make.coordination(), group=one, day=where.opens_at.date()
    )
    block = deliberation.write_text_block(
        actor=make.coordination(), verdict="noted", title="Danke", text="Wir haben es gehört."
    )
    states = cases_by_state(where)
    make.work_in(states["answered"])
    by_state = [Way(state, {"code": case.code}) for state, case in states.items()]
    elsewhere = make.contribution(make.consultation("Nicht beraten"))
    mine = states["recommended"].contributions.get()
    screened = {"of the consultation": mine, "of another consultation": elsewhere}
    seats = {
        "of the group": one.memberships.get(person=make.group1()),
        "of another group": two.memberships.get(),
    }
    of_seat = [Way(state, {"pk": one.pk, "membership": seat.pk}) for state, seat in seats.items()]
    of_group = [Way("group 1", {"pk": one.pk}), Way("group 2", {"pk": two.pk})]
    rule = RoutingRule.objects.get(group=one)
    of_project = [Way("-", {"pk": project.pk, "topic": topic.pk, "rule": rule.pk})]
    document = where.version.document
    decision = states["answered"].decisions.get()
    return {
        **{
            f"workspace-{page}": [Way("of the office", {"pk": where.pk})]
            for page in _OF_A_CONSULTATION
        },
        "workspace-cases-several": [
            Way(deed, {"pk": where.pk}, f"?tat={deed}") for deed in DEEDS_ON_MANY
        ],
        "workspace-screening-one": [
            Way(state, {"pk": where.pk, "reference": one.reference})
            for state, one in screened.items()
        ],
        "workspace-text-block": [Way("-", {"pk": block.pk})],
        "workspace-case": by_state,
        "workspace-case-join": by_state,
        "workspace-case-step": [
            Way(f"{step} {state}", {"code": states[state].code, "step": step})
            for step in (*STEPS, "unbekannt")
            for state in _WHERE_STEPS_DIFFER
        ],
        **{f"workspace-group{page}": of_group for page in _OF_A_GROUP},
        "workspace-sitting-new": of_group,
        "workspace-sitting": [
            Way(f"group {group.number}", {"pk": group.pk, "sitting": sitting.pk})
            for group in (one, two)
        ],
        "workspace-group-member": of_seat,
        "workspace-group-member-end": of_seat,
        "workspace-responsible": of_project,
        "workspace-topic-new": of_project,
        "workspace-topic": of_project,
        "workspace-topic-end": of_project,
        "workspace-rule-new": of_project,
        "workspace-rule-end": of_project,
        "workspace-route-waiting": of_project,
        "workspace-document-decisions": [Way("of the office", {"pk": document.pk})],
        "workspace-adoption-place": [
            Way("of the office", {"pk": document.pk, "decision": decision.pk})
        ],
        "workspace-adoption-unlink": [
            Way("of the office", {"pk": document.pk, "adoption": Adoption.objects.get().pk})
        ],
    }


def cases_by_state(where: object) -> dict[str, Case]:
    """One case in each situation that opens other steps."""
    made = {
        "received": make.case(where, "Zum Ganzen.", section=None),
        "routed": make.case(where, "Bei Gruppe 1."),
        "recommended": make.recommended_case(where),
        "drafted": make.decision(make.recommended_case(where)).case,
        "approved": make.decided_case(where),
        "answered": make.answered_case(where),
        "joined": make.case(where, "Dasselbe noch einmal."),
        "with group 2": make.case(
            where, "Bei Gruppe 2.", section=where.version.sections.get(number="2.1")
        ),
    }
    found = {state: Case.objects.get(pk=case.pk) for state, case in made.items()}
    deliberation.join_cases(
        actor=make.coordination(),
        into=found["routed"],
        revision=found["routed"].revision,
        chosen={found["joined"].pk: found["joined"].revision},
    )
    return {state: Case.objects.get(pk=case.pk) for state, case in found.items()}
