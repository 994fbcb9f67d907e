"""Who has a case: routed by hand, handed over, sent back, put into hands, with a day."""

import datetime as dt

import pytest
from django.utils import timezone

from mitsprache.common import clock
from mitsprache.common.pages import versions
from mitsprache.common.permissions import NotAllowed
from mitsprache.deliberation import actions
from mitsprache.deliberation.models import Assignment, Note
from mitsprache.deliberation.signals import case_routed
from mitsprache.groups.models import WorkingGroup
from tests import factories as make
from tests.deliberation.watching import groups_of, heard, last, now, refused, seen, steps_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def where():
    return make.deliberated_consultation()


def group(where, number: str) -> WorkingGroup:
    return where.version.document.project.groups.get(number=number)


def third(where) -> WorkingGroup:
    return make.working_group(where.version.document.project, "3", members={})


def waiting(where, **entries):
    """A case that no rule sends anywhere."""
    return make.case(where, section=None, **entries)


def route(case, lead, **entries):
    given = {"actor": make.coordination(), "revision": now(case).revision} | entries
    return actions.route_case(case=case, lead=lead, **given)


# By hand.


def test_a_waiting_case_goes_to_one_that_leads_and_to_others_that_are_involved(where) -> None:
    case = waiting(where)
    before = versions([f"consultation:{where.pk}", "consultations"])
    with heard(case_routed) as said:
        route(case, group(where, "1"), involved=[group(where, "2"), third(where)])
    case = now(case)
    assert (case.state, case.owner, case.revision) == ("routed", make.office(), 2)
    assert groups_of(case) == {"1": "lead", "2": "involved", "3": "involved"}
    assert {row.by for row in case.assignments.all()} == {make.coordination()}
    assert last("route").changes["state"] == ["received", "routed"]
    assert last("route").actor_id == make.coordination().pk
    assert [words["group"] for words in said] == [group(where, "1")]
    after = versions([f"consultation:{where.pk}", "consultations"])
    assert all(after[key] > before[key] for key in after)


def test_a_case_has_the_owner_that_its_group_belongs_to(where) -> None:
    case = waiting(where)
    actions.assign_handler(
        actor=make.coordination(), parent=where, chosen=seen(case), handler=make.department()
    )
    route(case, group(where, "2"))
    assert (now(case).owner, now(case).handler) == (make.office2(), None)


def test_the_leading_group_among_the_involved_leads(where) -> None:
    case = waiting(where)
    route(case, group(where, "1"), involved=[group(where, "1"), group(where, "2")])
    assert groups_of(case) == {"1": "lead", "2": "involved"}


def test_another_group_that_leads_is_a_hand_over_with_its_reason(where) -> None:
    case = make.case(where)
    with refused(actions.EntryWrong, "reason"):
        route(case, group(where, "2"))
    route(case, group(where, "2"), reason="Dort sitzt die Fachfrau.")
    case = now(case)
    assert case.state == "handed_over" and groups_of(case) == {"2": "lead"}
    old, new = case.assignments.order_by("pk")
    assert old.end_reason == new.reason == "Dort sitzt die Fachfrau."
    assert old.until == new.since and (old.reason, old.by) == ("", None)
    assert last("hand_over").changes["state"] == ["routed", "handed_over"]


def test_the_same_lead_with_other_involved_stays_in_its_state(where) -> None:
    case = make.case(where)
    make.recommendation(case)
    with heard(case_routed) as said:
        route(case, group(where, "1"), involved=[group(where, "2")])
    assert now(case).state == "recommended" and said == []
    assert groups_of(case) == {"1": "lead", "2": "involved"}
    assert last("route").subject_id == str(case.pk)
    route(case, group(where, "1"), involved=[])
    assert groups_of(case) == {"1": "lead"} and case.assignments.count() == 2
    route(case, group(where, "2"), reason="Doch dort.", involved=[group(where, "1")])
    assert groups_of(case) == {"1": "involved", "2": "lead"}


def test_without_a_word_on_the_involved_they_stay(where) -> None:
    case = waiting(where)
    route(case, group(where, "1"), involved=[third(where)])
    route(case, group(where, "2"), reason="Doch dort.")
    assert groups_of(case) == {"2": "lead", "3": "involved"}


def test_groups_of_other_projects_and_groups_that_have_ended_get_nothing(where) -> None:
    case = waiting(where)
    foreign = make.working_group(make.published_project("Anderswo"), "1", members={})
    for lead, involved, field in (
        (foreign, [], "lead"),
        (group(where, "1"), [group(where, "2"), foreign], "involved"),
    ):
        with refused(actions.EntryWrong, field):
            route(case, lead, involved=involved)
    WorkingGroup.objects.filter(number="2").update(is_active=False)
    with refused(actions.EntryWrong, "lead"):
        route(case, group(where, "2"))


@pytest.mark.parametrize("make_case", [make.decided_case, make.answered_case])
def test_what_is_decided_is_not_routed(where, make_case) -> None:
    case = make_case(where)
    with refused(actions.NotPossibleNow):
        route(case, group(where, "2"), reason="Doch dort.")


def test_C_07_whoever_has_not_seen_the_last_deed_routes_nothing(where) -> None:
    case = waiting(where)
    route(case, group(where, "1"))
    with refused(actions.MovedMeanwhile) as refusal:
        route(case, group(where, "2"), revision=case.revision, reason="Doch dort.")
    assert refusal.value.case.lead == group(where, "1"), "she sees where it is now"


# Many at once.


def test_many_are_routed_together(where) -> None:
    cases = [waiting(where) for _ in range(3)]
    with heard(case_routed) as said:
        done = actions.route_cases(
            actor=make.department_lead(),
            parent=where,
            chosen=seen(*cases),
            lead=group(where, "1"),
            reason="Passt dorthin.",
        )
    assert done == cases and len(said) == 3
    assert {now(case).state for case in cases} == {"routed"}
    assert {row.reason for row in Assignment.objects.all()} == {"Passt dorthin."}


def test_one_that_cannot_be_routed_keeps_all_back(where) -> None:
    first, last_one = waiting(where), waiting(where)
    middle = make.answered_case(where)
    with refused(actions.NotPossibleNow):
        actions.route_cases(
            actor=make.coordination(),
            parent=where,
            chosen=seen(first, middle, last_one),
            lead=group(where, "2"),
            reason="Passt dorthin.",
        )


def test_C_07_one_that_somebody_has_worked_on_keeps_all_back(where) -> None:
    first, second = waiting(where), waiting(where)
    chosen = seen(first, second)
    route(second, group(where, "1"))
    with refused(actions.MovedMeanwhile):
        actions.route_cases(
            actor=make.coordination(), parent=where, chosen=chosen, lead=group(where, "1")
        )


def bulk_deeds(where):
    """Every deed on many of one consultation."""
    actor, today = make.coordination(), clock.local_day(timezone.now())
    given = {"actor": actor, "parent": where}
    return {
        "route": lambda chosen: actions.route_cases(
            **given, chosen=chosen, lead=group(where, "2"), reason="Dorthin."
        ),
        "screen": lambda chosen: actions.screen_cases(**given, chosen=chosen),
        "handler": lambda chosen: actions.assign_handler(**given, chosen=chosen, handler=actor),
        "due": lambda chosen: actions.set_due(**given, chosen=chosen, due=today),
        "decide": lambda chosen: actions.decide_as_recommended(
            **given, chosen=chosen, decided_on=today, office=make.office()
        ),
        "approve": lambda chosen: actions.approve_decisions(**given, chosen=chosen),
        "discuss": lambda chosen: actions.discuss_cases(
            actor=actor,
            chosen=chosen,
            sitting=actions.plan_sitting(actor=actor, group=group(where, "1"), day=today),
        ),
    }


DEEDS = ("route", "screen", "handler", "due", "decide", "approve", "discuss")


def mine_for(deed, where):
    """A case with which this deed is possible."""
    if deed == "screen":
        return waiting(where)
    if deed == "decide":
        return make.recommended_case(where)
    case = make.case(where)
    if deed == "approve":
        make.decision(case)
    return now(case)


@pytest.mark.parametrize("deed", DEEDS)
@pytest.mark.parametrize("stranger", ["of another consultation", "unknown", "too large"])
def test_z_06_z_11_a_foreign_key_among_many_is_refused_without_a_word_about_it(
    where, deed, stranger
) -> None:
    run = bulk_deeds(where)[deed]
    mine = mine_for(deed, where)
    elsewhere = make.deliberated_consultation("Anderes")
    foreign = mine_for(deed, elsewhere)
    make.department_lead()
    key = {"of another consultation": foreign.pk, "unknown": 10**9, "too large": 2**40}[stranger]
    chosen = seen(mine) | {key: now(foreign).revision}
    if deed == "discuss":
        run(seen(mine))  # so that the sitting is there
        chosen = seen(mine) | {key: now(foreign).revision}
    with refused(actions.UnknownCases) as refusal:
        run(chosen)
    for told in (foreign.code, foreign.title, str(foreign.pk)):
        assert told not in str(refusal.value)
    run(seen(mine))


@pytest.mark.parametrize("deed", DEEDS)
def test_nothing_chosen_and_far_too_much_are_refused(where, deed) -> None:
    run = bulk_deeds(where)[deed]
    case = mine_for(deed, where)
    if deed == "discuss":
        run(seen(case))
    with refused(actions.UnknownCases):
        run({})
    with refused(actions.UnknownCases):
        run({number: 1 for number in range(501)})


# What waits, when rules are new.


def test_what_waits_goes_where_new_rules_say(where) -> None:
    project = where.version.document.project
    stays, goes = waiting(where, text="Alles gut."), waiting(where, text="Rollstuhlgerecht!")
    held = waiting(where, text="Rollstuhl")
    actions.hold_contribution(
        actor=make.moderation(), contribution=held.contributions.get(), reason="Wird geprüft."
    )
    sent = lambda: actions.route_waiting(actor=make.coordination(), consultation=where)
    assert sent() == 0
    make.working_group(project, "3", topics=[make.topic_across(project)], members={})
    assert sent() == 1
    assert [now(case).state for case in (stays, goes, held)] == ["received", "routed", "received"]
    assert now(goes).assignments.get().reason == "rollstuhl"
    assert sent() == 0


def test_an_involved_group_may_become_the_one_that_leads(where) -> None:
    project = where.version.document.project
    across = make.topic_across(project)
    fourth = make.working_group(project, "4", members={})
    actions.add_rule(actor=make.coordination(), group=fourth, topic=across, leads=False)
    case = waiting(where, text="Rollstuhl")
    assert (case.state, groups_of(case)) == ("received", {"4": "involved"})
    actions.add_rule(actor=make.coordination(), group=fourth, topic=across, leads=True)
    actions.route_waiting(actor=make.coordination(), consultation=where)
    assert now(case).lead == fourth and groups_of(case) == {"4": "lead"}
    assert case.assignments.count() == 2


# Topics.


def test_a_topic_brings_in_its_groups_and_can_be_taken_away(where) -> None:
    project = where.version.document.project
    across = make.topic_across(project)
    make.working_group(project, "3", topics=[across], members={})
    case = make.case(where)
    topic_set(case, across)
    assert (now(case).topic, now(case).state) == (across, "routed")
    assert groups_of(case) == {"1": "lead", "3": "involved"}
    assert last("set_topic").changes == {"topic": [None, across.pk]}
    topic_set(case, None)
    assert now(case).topic is None and groups_of(case) == {"1": "lead", "3": "involved"}


def topic_set(case, topic):
    return actions.set_topic(
        actor=make.coordination(), case=case, revision=now(case).revision, topic=topic
    )


def test_a_waiting_case_is_routed_by_its_topic(where) -> None:
    project = where.version.document.project
    across = make.topic_across(project)
    make.working_group(project, "3", topics=[across], members={})
    case = waiting(where)
    topic_set(case, across)
    assert now(case).state == "routed" and groups_of(case) == {"3": "lead"}


def test_what_was_sent_back_goes_by_its_topic_not_back_to_its_field(where) -> None:
    project = where.version.document.project
    case = make.case(where)
    send_back(case)
    alone = make.topic_across(project, "Allgemeines", words="")
    topic_set(case, alone)
    assert now(case).state == "sent_back" and groups_of(case) == {}
    across = make.topic_across(project)
    make.working_group(project, "3", topics=[across], members={})
    topic_set(case, across)
    assert now(case).state == "routed" and groups_of(case) == {"3": "lead"}


def test_a_topic_of_another_project_and_a_decided_case_are_refused(where) -> None:
    foreign = make.topic_across(make.published_project("Anderswo"))
    case = make.case(where)
    with refused(actions.EntryWrong, "topic"):
        topic_set(case, foreign)
    answered = make.answered_case(where)
    with refused(actions.NotPossibleNow):
        topic_set(answered, None)


# Handing over and sending back.


def hand_over(case, to, **entries):
    given = {"actor": make.group1(), "revision": now(case).revision, "reason": "Besser dort."}
    return actions.hand_over_case(case=case, to=to, **given | entries)


def send_back(case, **entries):
    given = {"actor": make.group1(), "revision": now(case).revision, "reason": "Nichts für uns."}
    return actions.send_back_case(case=case, **given | entries)


def test_a_group_hands_over_what_another_knows_better(where) -> None:
    case = make.case(where)
    make.recommendation(case)
    with heard(case_routed) as said:
        hand_over(case, group(where, "2"))
    case = now(case)
    assert (case.state, case.owner, case.lead) == (
        "handed_over",
        make.office2(),
        group(where, "2"),
    )
    assert [row.end_reason for row in case.assignments.order_by("pk")] == ["Besser dort.", ""]
    assert [words["group"] for words in said] == [group(where, "2")]
    assert last("hand_over").actor_id == make.group1().pk
    with refused(NotAllowed):
        hand_over(case, group(where, "1"))
    hand_over(case, group(where, "1"), actor=make.group2())
    assert steps_of(case)[-2:] == [["recommended", "handed_over"], ["handed_over", "handed_over"]]
    assert case.assignments.count() == 3, "the whole history"


def test_a_hand_over_needs_a_reason_and_another_group_of_the_project(where) -> None:
    case, unrouted = make.case(where), waiting(where)
    foreign = make.working_group(make.published_project("Anderswo"), "1", members={})
    for to, entries, field in (
        (group(where, "1"), {}, "to"),
        (foreign, {}, "to"),
        (group(where, "2"), {"reason": " \u200b"}, "reason"),
        (group(where, "2"), {"reason": "x" * 2001}, "reason"),
    ):
        with refused(actions.EntryWrong, field):
            hand_over(case, to, **entries)
    with refused(actions.MovedMeanwhile):
        hand_over(case, group(where, "2"), revision=7)
    with refused(actions.NotPossibleNow):
        hand_over(unrouted, group(where, "2"), actor=make.coordination())


def test_what_is_sent_back_is_with_nobody_and_can_be_routed_anew(where) -> None:
    case = make.case(where)
    route(case, group(where, "1"), involved=[group(where, "2")])
    send_back(case)
    case = now(case)
    assert (case.state, case.lead, groups_of(case)) == ("sent_back", None, {})
    assert {row.end_reason for row in case.assignments.all()} == {"Nichts für uns."}
    assert case.owner == make.office(), "an office answers for it all the time"
    with refused(NotAllowed):
        send_back(case)
    with refused(actions.NotPossibleNow):
        send_back(case, actor=make.coordination())
    route(case, group(where, "2"))
    assert now(case).state == "routed" and groups_of(case) == {"2": "lead"}


def test_sending_back_needs_a_reason_and_the_last_state(where) -> None:
    case = make.case(where)
    with refused(actions.EntryWrong, "reason"):
        send_back(case, reason="")
    with refused(actions.MovedMeanwhile):
        send_back(case, revision=0)
    involved = waiting(where)
    route(involved, group(where, "2"), involved=[group(where, "1")])
    with refused(NotAllowed):
        send_back(involved)


# Hands, days, offices.


def put(where, case, person, **entries):
    given = {"actor": make.department(), "parent": where, "chosen": seen(case)}
    return actions.assign_handler(**given | entries, handler=person)


def test_cases_are_put_into_hands_that_work_on_them(where) -> None:
    case = make.case(where)
    for person in (make.department(), make.group1(), make.coordination(), None):
        put(where, case, person)
        assert now(case).handler == person
    assert last("assign_handler").changes == {"handler": [make.coordination().pk, None]}
    for person in (make.department2(), make.group2(), make.citizen(), make.moderation()):
        with refused(actions.EntryWrong, "handler"):
            put(where, case, person)
    gone = make.department_lead()
    gone.is_active = False
    with refused(actions.EntryWrong, "handler"):
        put(where, case, gone)


def test_one_case_that_she_does_not_work_on_keeps_all_back(where) -> None:
    mine = make.case(where)
    other = make.case(where, section=where.version.sections.get(number="2.1"))
    with refused(actions.EntryWrong, "handler"):
        put(
            where,
            mine,
            make.department(),
            actor=make.coordination(),
            chosen=seen(mine, other),
        )
    with refused(NotAllowed):
        put(where, mine, make.department(), chosen=seen(mine, other))


def test_a_group_is_a_parent_too_and_holds_only_what_it_has(where) -> None:
    mine, other = make.case(where), waiting(where)
    put(where, mine, make.group1(), parent=group(where, "1"))
    assert now(mine).handler == make.group1()
    with refused(actions.UnknownCases):
        put(where, mine, make.group1(), parent=group(where, "1"), chosen=seen(mine, other))
    hand_over(mine, group(where, "2"), actor=make.group1())
    with refused(actions.UnknownCases):
        put(where, mine, make.group1(), parent=group(where, "1"))


def test_a_day_is_promised_today_or_later(where) -> None:
    case, today = make.case(where), clock.local_day(timezone.now())
    before = case.due
    given = {"actor": make.department(), "parent": where}
    actions.set_due(**given, chosen=seen(case), due=today)
    assert now(case).due == today
    assert last("set_due").changes == {"due": [before.isoformat(), today.isoformat()]}
    with refused(actions.EntryWrong, "due"):
        actions.set_due(**given, chosen=seen(case), due=today - dt.timedelta(days=1))


def change_owner(case, office, **entries):
    given = {"actor": make.department(), "revision": now(case).revision, "reason": "Zuständig."}
    return actions.change_owner(case=case, office=office, **given | entries)


def test_another_office_answers_and_the_reason_is_kept(where) -> None:
    case = make.case(where)
    put(where, case, make.department())
    change_owner(case, make.office2())
    assert (now(case).owner, now(case).handler) == (make.office2(), None)
    assert groups_of(case) == {"1": "lead"}, "the group stays"
    note = Note.objects.get()
    assert (note.text, note.author, note.group) == ("Zuständig.", make.department(), None)
    assert last("change_owner").changes == {"owner": [make.office().pk, make.office2().pk]}
    with refused(NotAllowed):
        change_owner(case, make.office())


def test_an_owner_is_changed_for_a_reason_to_another_office_at_work(where) -> None:
    case = make.case(where)
    with refused(actions.EntryWrong, "office"):
        change_owner(case, make.office())
    with refused(actions.EntryWrong, "reason"):
        change_owner(case, make.office2(), reason="")
    with refused(actions.MovedMeanwhile):
        change_owner(case, make.office2(), revision=9)
    gone = make.office2()
    gone.is_active = False
    gone.save(update_fields=["is_active"])
    with refused(actions.EntryWrong, "office"):
        change_owner(case, gone)


def test_of_a_closed_case_nobody_becomes_the_owner(where) -> None:
    into, case = make.case(where), make.case(where)
    actions.join_cases(
        actor=make.coordination(), into=into, revision=into.revision, chosen=seen(case)
    )
    with refused(actions.NotPossibleNow):
        change_owner(case, make.office2())
