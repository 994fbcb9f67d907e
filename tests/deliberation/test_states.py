"""The tables of steps: every state reached, every other step refused, every step written down."""

import datetime as dt
import itertools

import pytest
from django.db import transaction
from django.utils import timezone

from mitsprache.common.models import AuditEntry
from mitsprache.common.transitions import StepNotAllowed, move
from mitsprache.consultations import actions as consultations
from mitsprache.consultations.models import Contribution
from mitsprache.deliberation import actions, queries
from mitsprache.deliberation.models import Case, Decision
from mitsprache.deliberation.queries.states import state_of
from mitsprache.deliberation.states import ANSWERED, CASE_STEPS, CLOSED, DECISION_STEPS, OPEN
from tests import factories as make
from tests.deliberation.scenarios import CASES, DECISIONS, tomorrow
from tests.deliberation.watching import now, seen

pytestmark = pytest.mark.django_db


def test_the_tables_know_the_states_that_the_models_know() -> None:
    assert set(CASE_STEPS) == set(Case.State.values) == set(CASES)
    assert set(DECISION_STEPS) == set(Decision.State.values) == set(DECISIONS)
    for steps in (CASE_STEPS, DECISION_STEPS):
        assert set().union(*steps.values()) <= set(steps)
    assert sorted((*OPEN, *ANSWERED, *CLOSED)) == sorted(CASE_STEPS)


@pytest.mark.parametrize("state", CASE_STEPS)
def test_every_state_of_a_case_is_reached_by_deeds(state) -> None:
    case = CASES[state](make.deliberated_consultation())
    assert Case.objects.get(pk=case.pk).state == state


@pytest.mark.parametrize("state", DECISION_STEPS)
def test_every_state_of_a_decision_is_reached_by_deeds(state) -> None:
    decision = DECISIONS[state](make.deliberated_consultation())
    assert Decision.objects.get(pk=decision.pk).state == state


@pytest.mark.parametrize(
    ("steps", "ways"), [(CASE_STEPS, CASES), (DECISION_STEPS, DECISIONS)], ids=["case", "decision"]
)
def test_no_step_outside_the_table_is_possible(steps, ways) -> None:
    """For each state, each other state: refused with nothing changed and nothing written."""
    for before in steps:
        where = make.deliberated_consultation(f"Aus {before}")
        row = ways[before](where)
        for after in set(steps) - steps[before]:
            entries = AuditEntry.objects.count()
            with pytest.raises(StepNotAllowed), transaction.atomic():
                move(row, after, steps=steps, actor=None, at=timezone.now(), verb="test")
            assert type(row).objects.get(pk=row.pk).state == before
            assert AuditEntry.objects.count() == entries


# Each step of the table by a deed: (before, after) -> what does it, with a case in `before`.


def again(case: Case) -> None:
    """What the group has discussed once is discussed once more."""
    case = now(case)
    assert case.lead is not None
    sitting = actions.plan_sitting(
        actor=make.coordination(), group=case.lead, day=timezone.localdate()
    )
    actions.discuss_cases(actor=make.coordination(), sitting=sitting, chosen=seen(case))


def to_other(case: Case) -> None:
    case = now(case)
    assert case.lead is not None
    other = case.lead.project.groups.get(number="1" if case.lead.number == "2" else "2")
    actions.hand_over_case(
        actor=make.coordination(), case=case, revision=case.revision, to=other, reason="Besser."
    )


def back(case: Case) -> None:
    actions.send_back_case(
        actor=make.coordination(), case=case, revision=now(case).revision, reason="Nicht wir."
    )


def decide(case: Case) -> None:
    owner = now(case).owner
    actor = make.department() if owner == make.office() else make.department2()
    drafted = make.decision(case, actor=actor)
    make.approve(drafted, actor=make.coordination(), release_at=tomorrow())


def correct(case: Case) -> None:
    make.approve(make.decision(case, "noted"))


def join(case: Case) -> None:
    into = make.case(case.consultation, "Dasselbe.")
    actions.join_cases(
        actor=make.coordination(), into=into, revision=into.revision, chosen=seen(case)
    )


def hide(case: Case) -> None:
    consultations.hide_contribution(actor=make.moderation(), contribution=case.contributions.get())


def restore(case: Case) -> None:
    consultations.restore_contribution(
        actor=make.moderation(), contribution=case.contributions.get()
    )


def route(case: Case) -> None:
    group = case.consultation.version.document.project.groups.get(number="1")
    actions.route_case(
        actor=make.coordination(), case=case, revision=now(case).revision, lead=group
    )


def screen(case: Case) -> None:
    actions.screen_cases(actor=make.moderation(), parent=case.consultation, chosen=seen(case))


def publish(case: Case) -> None:
    assert actions.release_due_decisions(at=tomorrow() + dt.timedelta(days=1)) == 1


def drop(case: Case) -> None:
    decision = case.decisions.get(state="approved")
    actions.drop_decision(actor=make.coordination(), decision=decision, revision=now(case).revision)


def recommend(case: Case) -> None:
    make.recommendation(case)


def undo(case: Case) -> None:
    actions.undo_join(actor=make.coordination(), case=case, revision=now(case).revision)


def release(case: Case) -> None:
    make.work_in(case)
    make.release(case.consultation.version.document)


def before_the_drop(state: str):
    """An approved decision on a case that was in this state."""

    def way(where) -> Case:
        case = CASES[state](where)
        decide(case)
        return case

    return way


STEPS = {
    ("received", "screened"): (CASES["received"], screen),
    ("received", "routed"): (CASES["received"], route),
    ("screened", "routed"): (CASES["screened"], route),
    ("sent_back", "routed"): (CASES["sent_back"], route),
    **{
        (state, to): (CASES[state], deed)
        for state in ("routed", "in_discussion", "recommended", "handed_over")
        for to, deed in (
            ("in_discussion", again),
            ("recommended", recommend),
            ("handed_over", to_other),
            ("sent_back", back),
        )
    },
    **{
        (state, to): (CASES[state], deed)
        for state in OPEN
        if state != "decided"
        for to, deed in (("decided", decide), ("duplicate", join), ("lapsed", hide))
    },
    ("decided", "answered"): (CASES["decided"], publish),
    ("decided", "recommended"): (CASES["decided"], drop),
    ("decided", "routed"): (before_the_drop("routed"), drop),
    ("decided", "sent_back"): (before_the_drop("received"), drop),
    ("answered", "worked_in"): (CASES["answered"], release),
    ("answered", "answered"): (CASES["answered"], correct),
    ("worked_in", "answered"): (CASES["worked_in"], correct),
    ("duplicate", "received"): (CASES["duplicate"], undo),
    ("lapsed", "received"): (CASES["lapsed"], restore),
}
ALL_STEPS = [(before, after) for before, found in CASE_STEPS.items() for after in sorted(found)]


def test_there_is_a_deed_for_every_step() -> None:
    assert sorted(STEPS) == sorted(ALL_STEPS)


@pytest.mark.parametrize(("before", "after"), ALL_STEPS)
def test_every_step_is_taken_by_a_deed_and_written_down_with_it(before, after) -> None:
    where = make.deliberated_consultation()
    way, deed = STEPS[before, after]
    case = way(where)
    assert now(case).state == before
    known = AuditEntry.objects.latest("pk").pk
    deed(Case.objects.get(pk=case.pk))
    entries = AuditEntry.objects.filter(
        pk__gt=known, subject_kind="deliberation.case", subject_id=str(case.pk)
    ).order_by("pk")
    steps = [tuple(entry.changes["state"]) for entry in entries if "state" in entry.changes]
    assert (before, after) in steps
    # The steps written down lead from where it was to where it is.
    assert steps[0][0] == before and steps[-1][1] == now(case).state
    assert all(one[1] == two[0] for one, two in itertools.pairwise(steps))
    assert all(entry.verb.startswith("deliberation.") for entry in entries)


# What the public is told.

LEAST_FIRST = [
    "received",
    "routed",
    "in_discussion",
    "recommended",
    "decided",
    "answered",
    "worked_in",
]
SAID = {"screened": "received", "sent_back": "received", "handed_over": "routed"}


@pytest.mark.parametrize("state", CASE_STEPS)
def test_one_concern_is_told_as_it_stands(state) -> None:
    case = CASES[state](make.deliberated_consultation())
    one = case.contributions.get()
    told = queries.public_state(one, one.cases.all())
    expected = SAID.get(state, state)
    if state == "duplicate":
        expected = "routed"  # that of the case under which it goes on
    if state == "lapsed":
        expected = "hidden"
    assert told.code == expected
    assert queries.states_of([one]) == {one.pk: told}


def test_a_contribution_has_got_as_far_as_its_slowest_concern() -> None:
    for first, second in itertools.product(LEAST_FIRST, repeat=2):
        told = state_of(Contribution.State.RECEIVED, [first, second, "duplicate", "lapsed"])
        slowest = min(first, second, key=LEAST_FIRST.index)
        if {first, second} == {"answered", "worked_in"}:
            slowest = "worked_in"
        assert told.code == slowest
        assert (told.concerns, told.answered) == (
            2,
            sum(one in ANSWERED for one in (first, second)),
        )
        assert told.is_answered == (told.answered == 2)


@pytest.mark.parametrize("state", ["unconfirmed", "held", "hidden", "withdrawn"])
def test_what_is_not_public_is_told_as_that(state) -> None:
    assert state_of(state, ["answered", "routed"]).code == state


def test_states_of_many_are_read_in_one_query(django_assert_num_queries) -> None:
    where = make.deliberated_consultation()
    for _ in range(3):
        make.case(where)
    found = list(where.contributions.all())
    with django_assert_num_queries(1):
        assert len(queries.states_of(found)) == 3
    with django_assert_num_queries(1):
        queries.states_of(found[:1])
