"""Races on cases: several processes at once on one database (C-07, C-11)."""

import pytest
from django.db import connection

from mitsprache.common.models import AuditEntry
from mitsprache.deliberation.models import Assignment, Case, CaseContribution, Decision
from tests import factories as make
from tests import processes

# On SQLite one writer at a time holds the whole file: a few rounds meet every moment.
ROUNDS = 12 if connection.vendor == "postgresql" else 4
# Set up once, then forked: all begin each round at the same moment, with what they have seen, and
# say what became of it. `work(who, case)` is the deed of the process number `who`.
PROGRAM = """
import os
from django.db import connections
from mitsprache.accounts.models import Person
from mitsprache.common import clock
from mitsprache.common.permissions import NotAllowed
from mitsprache.deliberation import actions
from mitsprache.deliberation.models import Case, Decision
from mitsprache.groups import actions as groups
from mitsprache.groups.models import Membership, WorkingGroup
from django.utils import timezone
people = [Person.objects.get(email=email) for email in {people}]
team = {{group.number: group for group in WorkingGroup.objects.all()}}
near = "consultation__version__document__project__office"
seen = {{case.pk: case for case in Case.objects.select_related(near, "owner", "lead")}}
rounds = {rounds}
{work}
connections.close_all()
barriers = [(os.pipe(), os.pipe()) for _ in rounds]
children = []
for who in range(2):
    written, writing = os.pipe()
    if (pid := os.fork()) == 0:
        lines = []
        for number, keys in enumerate(rounds):
            (go, _go), (_ready, ready) = barriers[number]
            os.write(ready, b".")
            os.read(go, 1)
            try:
                work(who, *[seen[key] for key in keys])
            except Exception as refusal:
                lines.append(type(refusal).__name__)
            else:
                lines.append("done")
        with os.fdopen(writing, "w") as answer:
            answer.write(" ".join(lines))
        os._exit(0)
    os.close(writing)
    children.append((pid, written))
for (_go, go), (ready, _ready) in barriers:
    there = 0
    while there < 2:
        there += len(os.read(ready, 1))
    os.write(go, b"..")
for pid, written in children:
    print(open(written).read())
    assert os.waitpid(pid, 0)[1] == 0
"""


def together(rounds: list[list[Case]], people: list, work: str) -> list[tuple[str, str]]:
    """What became of each round for the first and the second."""
    code = PROGRAM.format(
        people=[person.email for person in people],
        rounds=[[case.pk for case in cases] for cases in rounds],
        work=work,
    )
    first, second = processes.finish(processes.start(code)).splitlines()
    return list(zip(first.split(), second.split(), strict=True))


def many(where, number: int = ROUNDS) -> list[Case]:
    """So many routed cases."""
    return [
        make.case(where, author=make.citizen2() if n % 2 else make.citizen()) for n in range(number)
    ]


@pytest.mark.django_db(transaction=True)
def test_C_07_two_people_decide_at_once_one_wins_and_the_other_sees_it() -> None:
    where = make.deliberated_consultation()
    cases = many(where)
    work = """
def work(who, case):
    actions.draft_decision(
        actor=people[who], case=case, revision=case.revision,
        verdict=["adopted", "not_adopted"][who], reason=f"Von {who}.",
        decided_on=clock.local_day(timezone.now()), office=case.owner,
    )
"""
    found = together([[case] for case in cases], [make.department(), make.department_lead()], work)
    for case, told in zip(cases, found, strict=True):
        assert sorted(told) == ["MovedMeanwhile", "done"]
        made = Decision.objects.get(case=case)
        assert made.reason == f"Von {told.index('done')}."
        assert Case.objects.get(pk=case.pk).revision == case.revision + 1
    assert AuditEntry.objects.filter(verb="deliberation.draft_decision").count() == ROUNDS


@pytest.mark.django_db(transaction=True)
def test_C_07_two_people_release_and_call_back_at_once() -> None:
    where = make.deliberated_consultation()
    cases = many(where)
    for case in cases:
        make.decision(case)
    work = """
def work(who, case):
    decision = Decision.objects.get(case=case)
    if who:
        actions.drop_decision(actor=people[who], decision=decision, revision=case.revision)
    else:
        actions.approve_decision(actor=people[who], decision=decision, revision=case.revision)
"""
    found = together(
        [[case] for case in cases], [make.department_lead(), make.coordination()], work
    )
    for case, told in zip(cases, found, strict=True):
        assert sorted(told) == ["MovedMeanwhile", "done"]
        state = Case.objects.get(pk=case.pk).state
        decided = Decision.objects.get(case=case).state
        assert (state, decided) == (
            ("answered", "released") if told[0] == "done" else ("routed", "dropped")
        )


@pytest.mark.django_db(transaction=True)
def test_C_11_routed_to_two_groups_at_once_it_is_with_one_and_the_history_is_whole() -> None:
    where = make.deliberated_consultation()
    cases = [make.case(where, section=None) for _ in range(ROUNDS)]
    work = """
def work(who, case):
    actions.route_case(
        actor=people[who], case=case, revision=case.revision,
        lead=team[str(who + 1)], involved=[team[str(2 - who)]],
    )
"""
    found = together(
        [[case] for case in cases], [make.coordination(), make.department_lead()], work
    )
    for case, told in zip(cases, found, strict=True):
        assert sorted(told) == ["MovedMeanwhile", "done"]
        now = Case.objects.select_related("lead").get(pk=case.pk)
        assert now.lead is not None and now.lead.number == str(1 + told.index("done"))
        rows = Assignment.objects.filter(case=case)
        assert {(row.group_id == now.lead_id, row.role, row.until) for row in rows} == {
            (True, "lead", None),
            (False, "involved", None),
        }


@pytest.mark.django_db(transaction=True)
def test_C_11_a_secretary_is_removed_while_she_saves() -> None:
    """Either her word came first and stands, or it is refused; never half of it."""
    where = make.deliberated_consultation()
    cases = many(where)
    project = where.version.document.project
    secretaries = []
    for number in range(ROUNDS):
        person = make.person(f"s{number}@demo.example", f"S {number}")
        make.working_group(project, "1", members={person: "secretary"})
        secretaries.append(person)
    work = f"""
secretaries = [Person.objects.get(email=f"s{{number}}@demo.example") for number in range({ROUNDS})]
seats = [Membership.objects.select_related("group__project").get(person=one) for one in secretaries]
order = sorted(seen)
def work(who, case):
    number = order.index(case.pk)
    if who:
        groups.end_membership(actor=people[0], membership=seats[number])
    else:
        actions.recommend(
            actor=Person.objects.get(pk=secretaries[number].pk), case=case, revision=case.revision,
            group=team["1"], verdict="adopted", reason="Ja.",
        )
"""
    found = together([[case] for case in cases], [make.coordination()] * 2, work)
    for case, (saved, ended) in zip(cases, found, strict=True):
        assert ended == "done" and saved in ("done", "NotAllowed")
        now = Case.objects.get(pk=case.pk)
        assert (now.state == "recommended") == (saved == "done") == now.recommendations.exists()
        assert now.assignments.filter(until=None).count() == 1


@pytest.mark.django_db(transaction=True)
def test_C_11_two_cases_are_joined_into_each_other_at_once() -> None:
    where = make.deliberated_consultation()
    pairs = list(zip(many(where), many(where), strict=True))
    work = """
def work(who, *pair):
    into, other = pair if who else pair[::-1]
    actions.join_cases(
        actor=people[who], into=into, revision=into.revision, chosen={other.pk: other.revision}
    )
"""
    found = together(
        [list(pair) for pair in pairs], [make.coordination(), make.department_lead()], work
    )
    for pair, told in zip(pairs, found, strict=True):
        assert sorted(told) == ["MovedMeanwhile", "done"], "nobody waits for the other for ever"
        states = sorted(Case.objects.get(pk=case.pk).state for case in pair)
        assert states == ["duplicate", "routed"]
        live = Case.objects.get(pk__in=[case.pk for case in pair], state="routed")
        assert CaseContribution.objects.filter(case=live).count() == 2


@pytest.mark.django_db(transaction=True)
def test_C_11_a_text_is_hidden_while_its_case_is_shaped_and_decided() -> None:
    """They lock the same rows from two sides; nobody gets an error of the database."""
    where = make.deliberated_consultation()
    pairs = list(zip(many(where), many(where), strict=True))
    work = """
from mitsprache.consultations import actions as consultations
def work(who, case, other):
    if who == 0:
        consultations.hide_contribution(actor=people[0], contribution=case.contributions.get())
    else:
        actions.join_cases(
            actor=people[1], into=other, revision=other.revision, chosen={case.pk: case.revision}
        )
"""
    found = together([list(pair) for pair in pairs], [make.moderation(), make.coordination()], work)
    for (case, other), (hidden, joined) in zip(pairs, found, strict=True):
        assert hidden == "done" and joined in ("done", "MovedMeanwhile")
        assert Case.objects.get(pk=case.pk).state == ("duplicate" if joined == "done" else "lapsed")
        assert Case.objects.get(pk=other.pk).state == "routed"


@pytest.mark.django_db(transaction=True)
def test_C_11_many_are_looked_through_while_many_are_routed() -> None:
    """Whoever takes many locks them in the same order."""
    where = make.deliberated_consultation()
    cases = [make.case(where, section=None) for _ in range(6)]
    work = """
parent = next(iter(seen.values())).consultation
def work(who, *cases):
    chosen = {case.pk: case.revision for case in (cases if who else reversed(cases))}
    if who:
        actions.screen_cases(actor=people[1], parent=parent, chosen=chosen)
    else:
        actions.route_cases(actor=people[0], parent=parent, chosen=chosen, lead=team["1"])
"""
    [told] = together([cases], [make.coordination(), make.moderation()], work)
    assert sorted(told) == ["MovedMeanwhile", "done"]
    states = {Case.objects.get(pk=case.pk).state for case in cases}
    assert states == ({"routed"} if told[0] == "done" else {"screened"})
