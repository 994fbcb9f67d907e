"""A contribution comes in, is held, shown, hidden, withdrawn, changed: what its cases do."""

import datetime as dt

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from mitsprache.common import clock
from mitsprache.common.models import AuditEntry
from mitsprache.common.partial_dates import PartialDate
from mitsprache.consultations import actions as consultations
from mitsprache.consultations.actions.window import ends_at, form_token
from mitsprache.consultations.imports.contributions import import_contributions
from mitsprache.consultations.models import Contribution
from mitsprache.deliberation import actions, queries
from mitsprache.deliberation.models import Assignment, Case
from mitsprache.deliberation.signals import case_routed
from mitsprache.directory.models import CityProfile
from tests import factories as make
from tests.deliberation.scenarios import CASES
from tests.deliberation.watching import everything, groups_of, heard, last, now, steps_of

pytestmark = pytest.mark.django_db


def test_what_comes_in_has_a_case_with_state_owner_and_day_and_goes_to_its_group() -> None:
    where = make.deliberated_consultation()
    with heard(case_routed) as said:
        one = make.contribution(
            where, "Bitte auch am Abend.", section=where.version.sections.get(number="1.1")
        )
    case = make.case_of(one)
    assert (case.code, case.state, case.revision) == (f"{one.reference}-1", "routed", 1)
    assert case.lead is not None and case.field is not None
    assert (case.lead.number, case.owner, case.field.number) == ("1", make.office(), "1")
    assert case.title == "1.1: Bitte auch am Abend."
    assert case.due >= where.last_day and case.handler is None
    assert groups_of(case) == {"1": "lead"}
    assert Assignment.objects.get().by is None and Assignment.objects.get().reason == ""
    entry = last("open_case")
    assert entry.actor_id is None and entry.changes["state"] == [None, "routed"]
    assert entry.at == case.opened_at == one.received_at
    assert [(words["case"], words["group"]) for words in said] == [(case, case.lead)]


def test_the_second_field_goes_to_the_second_group_and_its_office() -> None:
    where = make.deliberated_consultation()
    case = make.case(where, section=where.version.sections.get(number="2.1"))
    assert groups_of(case) == {"2": "lead"} and case.owner == make.office2()


def test_what_no_rule_names_waits_with_the_office_of_the_project() -> None:
    where = make.deliberated_consultation()
    case = make.case(where, "Alles zu lang.", section=None)
    assert (case.state, case.lead, case.field, case.owner) == (
        "received",
        None,
        None,
        make.office(),
    )
    assert case.title == "Alles zu lang." and groups_of(case) == {}


def test_the_title_is_the_first_words() -> None:
    where = make.deliberated_consultation()
    case = make.case(where, "Mehr Kurse.\n\n" + "sehr lange " * 40)
    assert case.title.startswith("1.1: Mehr Kurse. sehr lange") and case.title.endswith("lange …")
    assert len(case.title) <= 160
    one_word = make.case(where, "x" * 10_000)
    assert len(one_word.title) <= 160


def test_a_contribution_has_one_first_case_however_often_it_is_opened() -> None:
    where = make.deliberated_consultation()
    one = make.contribution(where)
    assert actions.open_case(contribution=one) is None
    assert actions.open_missing_cases(consultation=where) == 0
    assert Case.objects.count() == 1


def test_what_waits_for_its_confirmation_has_none_and_gets_it_with_the_link() -> None:
    where = make.deliberated_consultation()
    sent = make.guest_contribution(where, confirmed=False)
    assert not Case.objects.exists() and actions.open_case(contribution=sent.contribution) is None
    consultations.confirm_contribution(token=sent.token)
    assert make.case_of(sent.contribution).state == "received"


def test_a_letter_has_a_case_like_everything_else() -> None:
    where = make.deliberated_consultation()
    one = consultations.enter_contribution(
        actor=make.coordination(),
        consultation=where,
        channel="letter",
        received_at=timezone.now() - dt.timedelta(hours=1),
        section=where.version.sections.get(number="M 1.1"),
        kind="suggestion",
        text="Mit Betreuung.",
        submission_key="brief",
    )
    assert make.case_of(one).state == "routed"


# By when the answer is owed.


def test_a_question_is_owed_an_answer_within_the_citys_days_the_rest_after_the_end() -> None:
    CityProfile.objects.update_or_create(
        defaults={"answer_period_days": 10, "reference_prefix": "WI"}
    )
    where = make.deliberated_consultation()
    today = clock.local_day(timezone.now())
    assert make.case(where, "Wer zahlt?", kind="question").due == today + dt.timedelta(days=10)
    assert make.case(where).due == where.last_day + dt.timedelta(days=10)
    where.answer_due = PartialDate.parse(f"{today.year + 1}-Q1")
    where.save(update_fields=["answer_due"])
    assert make.case(where, author=make.citizen2()).due == dt.date(today.year + 1, 3, 31)


def test_nobody_is_promised_an_answer_sooner_than_a_question_would_have_it() -> None:
    CityProfile.objects.update_or_create(
        defaults={"answer_period_days": 10, "reference_prefix": "WI"}
    )
    where = make.deliberated_consultation(
        answer_due=PartialDate.parse("2020-01-01"), last_day=clock.local_day(timezone.now())
    )
    assert make.case(where).due == clock.local_day(timezone.now()) + dt.timedelta(days=10)


def test_what_comes_late_has_a_case_and_a_day_that_is_not_over() -> None:
    where = make.deliberated_consultation()
    end = ends_at(where)
    token = form_token(where, at=end - dt.timedelta(minutes=5))
    case = make.case(where, at=end + dt.timedelta(minutes=1), form_token=token)
    assert case.contributions.get().late
    assert case.state == "routed" and case.due > where.last_day


# Topics are recognised by words.


def test_a_word_of_a_topic_brings_in_its_group_and_says_by_which_word() -> None:
    where = make.deliberated_consultation()
    project = where.version.document.project
    across = make.topic_across(project, words="rollstuhl\nbarriere")
    make.working_group(project, "3", topics=[across], members={})
    case = make.case(where, "Der Eingang ist für Rollstuhlfahrende zu eng.")
    assert groups_of(case) == {"1": "lead", "3": "involved"} and case.topic == across
    reasons = dict(case.assignments.values_list("group__number", "reason"))
    assert reasons == {"1": "", "3": "rollstuhl"}, "the field's group has it because of the field"
    alone = make.case(where, "Überall BARRIEREFREI!", section=None)
    assert groups_of(alone) == {"3": "lead"} and alone.state == "routed"
    inside = make.case(where, "Die Stadtbarriere", section=None)
    assert inside.state == "received", "the word begins a word, it does not stand inside"


def test_a_group_that_has_ended_its_work_gets_nothing_new() -> None:
    where = make.deliberated_consultation()
    group = where.version.document.project.groups.get(number="1")
    group.is_active = False
    group.save(update_fields=["is_active"])
    assert make.case(where).state == "received"


# Held, hidden, restored, withdrawn.


def test_what_is_held_waits_and_goes_to_its_group_when_it_is_shown() -> None:
    where = make.deliberated_consultation(moderation="before")
    case = make.case(where, "Auch mit Rollstuhl?")
    assert (case.state, case.owner) == ("received", make.office()) and groups_of(case) == {}
    with heard(case_routed) as said:
        consultations.release_contribution(
            actor=make.moderation(), contribution=case.contributions.get()
        )
    assert len(said) == 1
    case = now(case)
    assert case.state == "routed" and groups_of(case) == {"1": "lead"}
    assert steps_of(case) == [[None, "received"], ["received", "routed"]]


def test_what_is_for_the_staff_only_goes_nowhere_by_itself() -> None:
    where = make.deliberated_consultation()
    make.topic_across(where.version.document.project)
    case = imported(where, "section,text,publish\n1.1,Mit Rollstuhl,no\n")[0]
    assert (case.state, case.lead, case.topic) == ("received", None, None)
    actions.route_waiting(actor=make.coordination(), consultation=where)
    assert now(case).state == "received"
    hide(case.contributions.get())
    assert now(case).state == "lapsed"
    restore(case.contributions.get())
    assert now(case).state == "received" and groups_of(case) == {}


def hide(one: Contribution) -> None:
    consultations.hide_contribution(actor=make.moderation(), contribution=one)


def restore(one: Contribution) -> None:
    consultations.restore_contribution(actor=make.moderation(), contribution=one)


@pytest.mark.parametrize(
    "state", ["received", "screened", "routed", "in_discussion", "recommended", "handed_over"]
)
def test_what_is_withdrawn_needs_no_answer_wherever_it_was(state: str) -> None:
    where = make.deliberated_consultation()
    case = CASES[state](where)
    assert case.state == state
    consultations.withdraw_contribution(actor=make.citizen(), contribution=case.contributions.get())
    assert now(case).state == "lapsed" and last("lapse").changes["state"] == [state, "lapsed"]


@pytest.mark.parametrize("make_case", [make.decided_case, make.answered_case])
def test_what_has_its_answer_keeps_it_when_the_text_goes(make_case) -> None:
    case = make_case(make.deliberated_consultation())
    consultations.withdraw_contribution(actor=make.citizen(), contribution=case.contributions.get())
    assert now(case).state == case.state


def test_what_is_hidden_and_restored_goes_back_to_the_group_that_had_it() -> None:
    where = make.deliberated_consultation()
    case = make.case(where)
    other = where.version.document.project.groups.get(number="2")
    actions.hand_over_case(
        actor=make.group1(), case=case, revision=case.revision, to=other, reason="Besser dort."
    )
    hide(case.contributions.get())
    assert now(case).state == "lapsed"
    restore(case.contributions.get())
    assert now(case).state == "routed" and now(case).lead == other
    assert groups_of(case) == {"2": "lead"}


def test_what_comes_back_while_its_group_is_no_longer_at_work_goes_where_the_rules_say() -> None:
    where = make.deliberated_consultation()
    case = make.case(where)
    group = now(case).lead
    assert group is not None
    hide(case.contributions.get())
    group.is_active = False
    group.save(update_fields=["is_active"])
    restore(case.contributions.get())
    assert now(case).state == "received", "nobody works there: the desk sees that it waits"
    actions.remove_rule(actor=make.coordination(), rule=group.rules.get())
    other = where.version.document.project.groups.get(number="2")
    actions.add_rule(actor=make.coordination(), group=other, field=now(case).field)
    assert actions.route_waiting(actor=make.coordination(), consultation=where) == 1
    assert now(case).lead == other and groups_of(case) == {"2": "lead"}


def test_C_07_new_words_of_the_author_make_everybody_look_again() -> None:
    where = make.deliberated_consultation()
    case = make.case(where)
    one = case.contributions.get()
    drafted = make.decision(case)
    opened = now(case).revision
    consultations.edit_contribution(
        actor=make.citizen(), contribution=one, text="Bitte nur am Wochenende."
    )
    assert now(case).title == "1.1: Bitte nur am Wochenende."
    with pytest.raises(actions.MovedMeanwhile):
        actions.approve_decision(actor=make.department_lead(), decision=drafted, revision=opened)


def test_a_title_that_somebody_gave_stays_when_the_words_change() -> None:
    where = make.deliberated_consultation()
    case = make.case(where)
    actions.rename_case(
        actor=make.coordination(), case=case, revision=case.revision, title="Abendkurse"
    )
    consultations.edit_contribution(
        actor=make.citizen(), contribution=case.contributions.get(), text="Ganz anders."
    )
    assert now(case).title == "Abendkurse"


# Imports.


def imported(where, rows: str) -> list[Case]:
    report = import_contributions(
        actor=make.coordination(),
        consultation=where,
        file_name="a.csv",
        data=rows.encode(),
    )
    assert report.written, report
    return list(Case.objects.filter(consultation=where).order_by("pk"))


def lines(number: int) -> str:
    rows = [f"{1 + n % 2}.1,Vorschlag {n} mit Rollstuhl,e{n}" for n in range(number)]
    return "section,text,external_id\n" + "\n".join(rows) + "\n"


def test_an_import_opens_and_routes_all_its_cases_and_once_only() -> None:
    where = make.deliberated_consultation()
    project = where.version.document.project
    make.working_group(project, "3", topics=[make.topic_across(project)], members={})
    cases = imported(where, lines(6))
    assert len(cases) == 6 and {case.state for case in cases} == {"routed"}
    assert [groups_of(case) for case in cases[:2]] == [
        {"1": "lead", "3": "involved"},
        {"2": "lead", "3": "involved"},
    ]
    assert [case.owner for case in cases[:2]] == [make.office(), make.office2()]
    assert all(case.due >= where.last_day for case in cases)
    assert last("open_missing_cases").changes == {"cases": [None, 6]}
    assert {state.code for state in queries.states_of(where.contributions.all()).values()} == {
        "routed"
    }
    before = everything()
    imported(where, lines(6))
    after = everything()
    assert after["Case"] == before["Case"] and after["Assignment"] == before["Assignment"]


def test_opening_many_takes_as_many_queries_as_opening_few() -> None:
    where = make.deliberated_consultation()
    counts = []
    for number in (2, 60):
        with transaction.atomic():
            make.many_contributions(where, number)
            with CaptureQueriesContext(connection) as captured:
                assert actions.open_missing_cases(consultation=where, at=make.NOON) == number
            counts.append(len(captured))
            transaction.set_rollback(True)
    assert counts == [21, 21]


def test_opening_one_takes_few_queries() -> None:
    where = make.deliberated_consultation()
    make.many_contributions(where, 1)
    one = where.contributions.select_related("section").get()
    with CaptureQueriesContext(connection) as captured:
        actions.open_case(contribution=one, at=make.NOON)
    assert len(captured) == 14, "\n".join(query["sql"] for query in captured)


def test_each_step_is_in_the_audit_log_with_its_moment() -> None:
    where = make.deliberated_consultation()
    at = timezone.now() - dt.timedelta(hours=3)
    case = make.case(where, at=at)
    assert case.opened_at == at
    assert AuditEntry.objects.get(verb="deliberation.open_case").at == at
