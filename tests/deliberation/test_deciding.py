"""An answer is drafted, approved by another person, published; a correction is a new one."""

import datetime as dt

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.utils import timezone

from mitsprache.accounts import actions as accounts
from mitsprache.accounts.models import Role
from mitsprache.common import clock
from mitsprache.common.models import AuditEntry
from mitsprache.common.permissions import NotAllowed
from mitsprache.consultations import actions as consultations
from mitsprache.council.models import Body
from mitsprache.deliberation import actions, queries
from mitsprache.deliberation.models import Case, Decision, TextBlock, Verdict
from mitsprache.deliberation.signals import case_decided, decision_released
from mitsprache.directory.models import OfficeMembership
from tests import factories as make
from tests.deliberation.scenarios import CASES, tomorrow
from tests.deliberation.watching import heard, last, now, refused, seen, steps_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def where():
    return make.deliberated_consultation()


def body() -> Body:
    return Body.objects.get_or_create(slug="magistrat", defaults={"name": "Magistrat"})[0]


def public(case: Case) -> str:
    one = case.contributions.order_by("pk")[0]
    return queries.states_of([one])[one.pk].code


# Drafting.


@pytest.mark.parametrize("verdict", Verdict.values)
def test_an_answer_is_drafted_released_by_another_and_public(where, verdict) -> None:
    case = make.recommended_case(where)
    drafted = make.decision(case, verdict)
    assert (drafted.state, drafted.drafted_by, drafted.office) == (
        "drafted",
        make.department(),
        make.office(),
    )
    assert now(case).state == "recommended" and public(case) == "recommended"
    assert last("draft_decision").changes["verdict"] == [None, verdict]
    with heard(case_decided) as decided, heard(decision_released) as released:
        make.approve(drafted)
    drafted.refresh_from_db()
    assert (drafted.state, drafted.approved_by) == ("released", make.department_lead())
    assert drafted.released_at == drafted.approved_at and now(case).state == "answered"
    assert [words["decision"] for words in (*decided, *released)] == [drafted, drafted]
    assert steps_of(case)[-2:] == [["recommended", "decided"], ["decided", "answered"]]
    steps = [
        entry.changes["state"]
        for entry in AuditEntry.objects.filter(subject_kind="deliberation.decision").order_by("pk")
        if "state" in entry.changes
    ]
    assert steps == [["drafted", "approved"], ["approved", "released"]]


@pytest.mark.parametrize("state", ["received", "screened", "routed", "in_discussion", "sent_back"])
def test_an_office_decides_also_where_no_group_has_said_anything(where, state) -> None:
    case = CASES[state](where)
    make.approve(make.decision(case))
    assert now(case).state == "answered"


def test_what_was_handed_over_is_decided_by_the_office_of_the_new_group(where) -> None:
    case = CASES["handed_over"](where)
    with refused(NotAllowed):
        make.decision(case)
    make.approve(make.decision(case, actor=make.department2()), actor=make.coordination())
    assert now(case).state == "answered"


def test_a_body_decides_and_the_day_may_be_long_ago(where) -> None:
    case = make.case(where)
    drafted = make.decision(case, body=body(), decided_on=dt.date(2019, 3, 1))
    assert (drafted.body, drafted.office, drafted.decided_on.year) == (body(), None, 2019)


def test_each_wrong_entry_is_named(where) -> None:
    case, block = make.case(where), text_block("not_adopted")
    day = clock.local_day(timezone.now()) + dt.timedelta(days=1)
    for field, entries in (
        ("verdict", {"verdict": "perhaps"}),
        ("reason", {"reason": ""}),
        ("reason", {"reason": " \u200b\n"}),
        ("reason", {"reason": "x" * 5001}),
        ("decided_on", {"decided_on": day}),
        ("office", {"office": None}),
        ("office", {"office": make.office(), "body": body()}),
        ("block", {"block": block}),
    ):
        with refused(actions.EntryWrong, field):
            make.decision(case, **entries)
    assert make.decision(case, "not_adopted", block=block).block == block


def text_block(verdict: str) -> TextBlock:
    return actions.write_text_block(
        actor=make.coordination(), verdict=verdict, title="Kein Geld", text="Es fehlt das Geld."
    )


def test_the_database_keeps_a_decision_without_reason_or_author_out(where) -> None:
    drafted = make.decision(make.case(where))
    for changes in (
        {"reason": ""},
        {"approved_by": drafted.drafted_by},
        {"office": None},
        {"body": body()},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Decision.objects.filter(pk=drafted.pk).update(**changes)


def test_of_a_case_one_decision_is_in_work(where) -> None:
    case = make.case(where)
    first = make.decision(case)
    with refused(actions.AlreadyDecided):
        make.decision(case)
    first.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        first.save(force_insert=True)


def test_what_is_closed_is_not_decided(where) -> None:
    into, joined, gone = make.case(where), make.case(where), make.case(where)
    actions.join_cases(
        actor=make.coordination(), into=into, revision=into.revision, chosen=seen(joined)
    )
    consultations.withdraw_contribution(actor=make.citizen(), contribution=gone.contributions.get())
    for case in (joined, gone):
        with refused(actions.NotPossibleNow):
            make.decision(case)


def test_what_was_drafted_before_it_was_joined_or_withdrawn_is_not_released(where) -> None:
    into, joined, gone = make.case(where), make.case(where), make.case(where)
    drafts = [make.decision(joined), make.decision(gone)]
    actions.join_cases(
        actor=make.coordination(), into=into, revision=into.revision, chosen=seen(joined)
    )
    consultations.withdraw_contribution(actor=make.citizen(), contribution=gone.contributions.get())
    for draft in drafts:
        with refused(actions.NotPossibleNow):
            make.approve(draft)


# Four eyes.


def test_nobody_releases_her_own_draft(where) -> None:
    case = make.case(where)
    drafted = make.decision(case, actor=make.department_lead())
    with refused(actions.SameEyes):
        make.approve(drafted)
    make.approve(drafted, actor=make.coordination())
    other = make.decision(make.case(where), actor=make.coordination())
    with refused(actions.SameEyes):
        make.approve(other, actor=make.coordination())


def test_whoever_changes_a_draft_has_drafted_it(where) -> None:
    drafted = make.decision(make.case(where))
    changed = change(drafted, actor=make.department_lead(), verdict="noted", reason="Danke.")
    assert (changed.verdict, changed.reason) == ("noted", "Danke.")
    assert last("change_decision").changes == {"verdict": ["adopted", "noted"], "reason": None}
    with refused(actions.SameEyes):
        make.approve(drafted)
    make.approve(drafted, actor=make.coordination())


def change(drafted: Decision, **entries):
    given = {
        "actor": make.department(),
        "revision": now(drafted.case).revision,
        "verdict": "adopted",
        "reason": "Neu.",
        "decided_on": clock.local_day(timezone.now()),
        "office": make.office(),
    }
    return actions.change_decision(decision=drafted, **given | entries)


def test_only_a_draft_is_changed_and_only_as_it_was_seen(where) -> None:
    drafted = make.decision(make.case(where))
    for field, entries in (("reason", {"reason": ""}), ("verdict", {"verdict": "x"})):
        with refused(actions.EntryWrong, field):
            change(drafted, **entries)
    with refused(actions.MovedMeanwhile):
        change(drafted, revision=1)
    for person in (make.department2(), make.group1(), make.moderation(), make.citizen()):
        with refused(NotAllowed):
            change(drafted, actor=person)
    make.approve(drafted, release_at=tomorrow())
    with refused(actions.NotPossibleNow):
        change(drafted)


def test_only_who_leads_the_owning_office_releases(where) -> None:
    drafted = make.decision(make.case(where))
    lead2 = make.member_of(make.person("lead2@demo.example", "Udo Hain"), make.office2(), lead=True)
    for person in (
        make.member_of(make.person("kollege@demo.example", "Kollege"), make.office()),
        lead2,
        make.group1(),
        make.moderation(),
        make.editor(),
        make.admin(),
        make.citizen(),
    ):
        with refused(NotAllowed):
            make.approve(drafted, actor=person)


def test_C_07_the_second_sees_what_the_first_has_done(where) -> None:
    case = make.case(where)
    drafted = make.decision(case)
    opened = now(case).revision
    change(drafted, reason="Ganz anders.")
    with refused(actions.MovedMeanwhile) as refusal:
        actions.approve_decision(actor=make.department_lead(), decision=drafted, revision=opened)
    assert refusal.value.case == case
    opened = now(case).revision
    make.approve(drafted)
    with refused(actions.MovedMeanwhile):
        actions.approve_decision(actor=make.coordination(), decision=drafted, revision=opened)
    with refused(actions.NotPossibleNow):
        make.approve(drafted, actor=make.coordination())


# At an hour.


def test_an_answer_waits_for_its_hour(where) -> None:
    case, hour = make.recommended_case(where), tomorrow()
    drafted = make.decision(case)
    with heard(case_decided) as decided, heard(decision_released) as released:
        make.approve(drafted, release_at=hour)
        assert (now(case).state, public(case)) == ("decided", "decided")
        assert actions.release_due_decisions(at=hour - dt.timedelta(seconds=1)) == 0
        assert len(decided) == 1 and released == []
        assert actions.release_due_decisions(at=hour) == 1
        assert actions.release_due_decisions(at=hour) == 0
    drafted.refresh_from_db()
    assert (drafted.state, drafted.released_at) == ("released", hour)
    assert now(case).state == "answered" and len(released) == 1
    assert last("publish_decision").actor_id == make.department_lead().pk


def test_the_schedule_releases_what_is_due(where, capsys) -> None:
    make.approve(make.decision(make.case(where)), release_at=tomorrow())
    Decision.objects.update(release_at=timezone.now() - dt.timedelta(minutes=1))
    call_command("release_decisions")
    assert "1 " in capsys.readouterr().out and Case.objects.get().state == "answered"


def test_an_hour_that_is_over_is_refused(where) -> None:
    drafted = make.decision(make.case(where))
    at = timezone.now()
    for hour in (at, at - dt.timedelta(days=1)):
        with refused(actions.EntryWrong, "release_at"):
            make.approve(drafted, release_at=hour, at=at)
        with refused(actions.EntryWrong, "release_at"):
            actions.approve_decisions(
                actor=make.department_lead(),
                parent=where,
                chosen=seen(drafted.case),
                release_at=hour,
                at=at,
            )


@pytest.mark.parametrize("lost", ["seat", "role", "account", "person"])
def test_z_08_who_has_lost_the_right_meanwhile_publishes_nothing(where, lost) -> None:
    case = make.case(where)
    other = make.case(where)
    hour = tomorrow()
    approver = make.coordination() if lost == "role" else make.department_lead()
    make.approve(make.decision(case), actor=approver, release_at=hour)
    second = make.person("zweite@demo.example", "Zweite")
    accounts.grant_role(actor=make.coordination(), person=second, role=Role.COORDINATION)
    second = type(second).objects.get(pk=second.pk)
    make.approve(make.decision(other), actor=second, release_at=hour)
    if lost == "seat":
        OfficeMembership.objects.filter(person=approver).update(ended_at=timezone.now())
    elif lost == "role":
        approver.grants.update(ended_at=timezone.now())
    elif lost == "account":
        type(approver).objects.filter(pk=approver.pk).update(is_active=False)
    else:
        Decision.objects.filter(case=case).update(approved_by=None)
    assert actions.release_due_decisions(at=hour) == 1
    assert [now(one).state for one in (case, other)] == ["decided", "answered"]
    waiting = Decision.objects.get(case=case)
    assert waiting.state == "approved"
    actions.drop_decision(actor=second, decision=waiting, revision=now(case).revision)
    assert now(case).state == "routed", "somebody else calls it back and it is decided anew"


def test_one_answer_that_cannot_go_out_does_not_keep_back_the_others(where) -> None:
    hour = tomorrow()
    broken, fine = make.case(where), make.case(where)
    for case in (broken, fine):
        make.approve(make.decision(case), release_at=hour)

    def stumble(decision, **_signal):
        if decision.case == broken:
            raise RuntimeError("the printer is on fire")

    decision_released.connect(stumble)
    try:
        assert actions.release_due_decisions(at=hour) == 1
    finally:
        decision_released.disconnect(stumble)
    assert [now(one).state for one in (broken, fine)] == ["decided", "answered"]
    assert actions.release_due_decisions(at=hour) == 1, "the next time"


# Calling back.


def drop(decision: Decision, **entries) -> Case:
    given = {"actor": make.department(), "revision": now(decision.case).revision} | entries
    return actions.drop_decision(decision=decision, **given)


def test_a_draft_is_dropped_by_whoever_decides_and_another_can_be_written(where) -> None:
    case = make.recommended_case(where)
    drafted = make.decision(case)
    drop(drafted)
    drafted.refresh_from_db()
    assert drafted.state == "dropped" and now(case).state == "recommended"
    assert last("drop_decision").changes["state"] == ["drafted", "dropped"]
    with refused(actions.NotPossibleNow):
        drop(drafted)
    make.approve(make.decision(case))
    assert now(case).state == "answered"


@pytest.mark.parametrize("state", ["recommended", "routed", "sent_back"])
def test_what_was_approved_is_called_back_to_where_it_was(where, state) -> None:
    case = {
        "recommended": lambda: make.recommended_case(where),
        "routed": lambda: make.case(where),
        "sent_back": lambda: make.case(where, section=None),
    }[state]()
    drafted = make.decision(case)
    make.approve(drafted, release_at=tomorrow())
    with refused(NotAllowed):
        drop(drafted)  # the department may draft, not release
    drop(drafted, actor=make.department_lead())
    case = now(case)
    assert case.state == state and (case.lead is None) == (state == "sent_back")
    assert actions.release_due_decisions(at=tomorrow() + dt.timedelta(days=1)) == 0
    if state == "routed":
        make.recommendation(case)


def test_what_is_public_is_not_called_back(where) -> None:
    case = make.answered_case(where)
    with refused(actions.NotPossibleNow):
        drop(case.decisions.get())
    drafted = make.decision(make.case(where))
    with refused(actions.MovedMeanwhile):
        drop(drafted, revision=1)
    for person in (make.department2(), make.group1(), make.citizen()):
        with refused(NotAllowed):
            drop(drafted, actor=person)


def test_what_was_withdrawn_while_its_answer_waited_lapses_when_that_is_called_back(where) -> None:
    case = make.decided_case(where)
    consultations.withdraw_contribution(actor=make.citizen(), contribution=case.contributions.get())
    assert now(case).state == "decided"
    drop(case.decisions.get(), actor=make.department_lead())
    assert now(case).state == "lapsed"


# Corrections.


def test_a_correction_names_the_old_one_which_stays(where) -> None:
    case = make.answered_case(where, "not_adopted")
    first = case.decisions.get()
    second = make.decision(case, "adopted")
    assert second.corrects == first and now(case).state == "answered"
    assert queries.standing(case.decisions.all()).get() == first
    make.approve(second)
    assert queries.standing(case.decisions.all()).get() == second
    third = make.decision(case, "noted")
    make.approve(third)
    assert [one.corrects for one in case.decisions.order_by("pk")] == [None, first, second]
    assert queries.standing(case.decisions.all()).get() == third
    assert [one.state for one in case.decisions.all()] == ["released"] * 3


def test_an_answered_case_is_decided_anew_only_by_naming_what_stands(where) -> None:
    case = make.answered_case(where)
    other = make.answered_case(where)
    for named in (None, other.decisions.get()):
        with refused(actions.AlreadyDecided):
            make.decision(case, corrects=named)
    fresh = make.case(where)
    with refused(actions.AlreadyDecided):
        make.decision(fresh, corrects=case.decisions.get())
    make.approve(make.decision(case))
    with refused(actions.AlreadyDecided):
        make.decision(case, corrects=case.decisions.order_by("pk")[0])


def test_the_database_lets_a_decision_be_corrected_once(where) -> None:
    case = make.answered_case(where)
    drafted = make.decision(case)
    drop(drafted)
    again = make.decision(case)
    assert again.corrects == drafted.corrects
    with pytest.raises(IntegrityError), transaction.atomic():
        Decision.objects.create(
            case=make.case(where),
            corrects=again.corrects,
            verdict="noted",
            reason="x",
            office=make.office(),
            decided_on=again.decided_on,
            drafted_at=again.drafted_at,
        )


def test_the_old_answer_stands_until_the_hour_of_its_correction(where) -> None:
    case, hour = make.answered_case(where), tomorrow()
    first = case.decisions.get()
    correction = make.decision(case, "noted")
    with heard(decision_released) as released:
        make.approve(correction, release_at=hour)
        assert (now(case).state, public(case), released) == ("answered", "answered", [])
        assert queries.standing(case.decisions.all()).get() == first
        assert actions.release_due_decisions(at=hour) == 1
    assert queries.standing(case.decisions.all()).get() == correction
    assert [words["decision"] for words in released] == [correction]
    assert steps_of(case)[-1] == ["answered", "answered"]


def test_a_correction_that_is_called_back_changes_nothing(where) -> None:
    case = make.answered_case(where)
    correction = make.decision(case, "noted")
    make.approve(correction, release_at=tomorrow())
    drop(correction, actor=make.coordination())
    assert now(case).state == "answered" and correction != case.decisions.first()
    assert actions.release_due_decisions(at=tomorrow() + dt.timedelta(days=1)) == 0


def test_a_correction_of_what_is_in_the_text_is_not_in_it_yet(where) -> None:
    case = make.adopted_case(where)
    make.release(where.version.document)
    correction = make.decision(case, "adopted_in_part")
    make.approve(correction, release_at=tomorrow())
    assert now(case).state == public(case) == "worked_in"
    drop(correction, actor=make.coordination())
    assert now(case).state == "worked_in"
    make.approve(make.decision(case, "not_adopted"))
    assert now(case).state == "answered"


# Many at once.


def as_recommended(where, *cases, **entries):
    given = {
        "actor": make.department(),
        "parent": where,
        "chosen": seen(*cases),
        "decided_on": clock.local_day(timezone.now()),
        "office": make.office(),
    }
    return actions.decide_as_recommended(**given | entries)


def test_many_are_decided_in_the_words_of_their_groups_and_released_together(where) -> None:
    cases = [make.recommended_case(where, verdict) for verdict in ("adopted", "noted", "elsewhere")]
    made = as_recommended(where, *cases)
    assert [one.verdict for one in made] == ["adopted", "noted", "elsewhere"]
    assert {one.reason for one in made} == {"Das hilft vielen."}
    with heard(decision_released) as said:
        done = actions.approve_decisions(
            actor=make.department_lead(), parent=where, chosen=seen(*cases)
        )
    assert done == made and len(said) == 3
    assert {now(case).state for case in cases} == {"answered"}
    entries = AuditEntry.objects.filter(verb="deliberation.release_decision")
    assert entries.count() == 6  # the step of each case and of each decision


def test_many_are_released_at_their_hour(where) -> None:
    cases = [make.recommended_case(where) for _ in range(2)]
    as_recommended(where, *cases)
    hour = tomorrow()
    actions.approve_decisions(
        actor=make.department_lead(), parent=where, chosen=seen(*cases), release_at=hour
    )
    assert {now(case).state for case in cases} == {"decided"}
    assert actions.release_due_decisions(at=hour) == 2


def test_where_nothing_is_recommended_or_groups_disagree_all_stay(where) -> None:
    fine, silent, quarrel = (
        make.recommended_case(where),
        make.case(where),
        make.recommended_case(where, "adopted"),
    )
    project = where.version.document.project
    first, second = (project.groups.get(number=number) for number in ("1", "2"))
    actions.route_case(
        actor=make.coordination(),
        case=quarrel,
        revision=now(quarrel).revision,
        lead=first,
        involved=[second],
    )
    make.recommendation(quarrel, "noted", group=second)
    for other in (silent, quarrel):
        with refused(actions.NotRecommended) as refusal:
            as_recommended(where, fine, other)
        assert refusal.value.case == other
    make.recommendation(quarrel, "adopted", group=second)
    assert len(as_recommended(where, fine, quarrel)) == 2


def test_one_that_cannot_be_released_keeps_all_back(where) -> None:
    ready, undrafted, mine = (make.recommended_case(where) for _ in range(3))
    make.decision(ready)
    make.decision(mine, actor=make.department_lead())
    lead = make.department_lead()
    with refused(actions.NotPossibleNow):
        actions.approve_decisions(actor=lead, parent=where, chosen=seen(ready, undrafted))
    with refused(actions.SameEyes):
        actions.approve_decisions(actor=lead, parent=where, chosen=seen(ready, mine))
    foreign = make.case(where, section=where.version.sections.get(number="2.1"))
    make.decision(foreign, actor=make.coordination())
    with refused(NotAllowed):  # of an office that she does not lead
        actions.approve_decisions(actor=lead, parent=where, chosen=seen(ready, foreign))
    with refused(NotAllowed):
        as_recommended(where, undrafted, foreign)
    with refused(actions.AlreadyDecided):
        as_recommended(where, undrafted, ready)
    with refused(actions.EntryWrong, "office"):
        as_recommended(where, undrafted, office=None)
