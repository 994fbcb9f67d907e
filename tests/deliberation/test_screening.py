"""Somebody looks at what came in: publish, hold back with a reason, mark for blacking out."""

import pytest

from mitsprache.common.permissions import NotAllowed
from mitsprache.consultations import actions as consultations
from mitsprache.consultations.models import Contribution
from mitsprache.deliberation import actions, queries
from mitsprache.deliberation.models import Screening
from mitsprache.deliberation.signals import case_routed, contribution_held
from tests import factories as make
from tests.deliberation.watching import groups_of, heard, last, now, refused, seen, steps_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def where():
    return make.deliberated_consultation()


def waiting(where, **entries):
    return make.case(where, section=None, **entries)


def publish(one, **entries):
    return actions.publish_contribution(actor=make.moderation(), contribution=one, **entries)


def hold(one, reason="Wir fragen nach.", **entries):
    given = {"actor": make.moderation()} | entries
    return actions.hold_contribution(contribution=one, reason=reason, **given)


def public(one) -> str:
    return queries.states_of([Contribution.objects.get(pk=one.pk)])[one.pk].code


def test_what_was_looked_at_and_belongs_to_no_rule_waits_for_a_group(where) -> None:
    case = waiting(where)
    made = publish(case.contributions.get())
    assert now(case).state == "screened" and (made.outcome, made.reason) == ("published", "")
    assert made.by == make.moderation()
    assert steps_of(case)[-1] == ["received", "screened"]
    assert last("screen").changes == {"outcome": [None, "published"]}
    assert public(case.contributions.get()) == "received"


def test_what_is_with_a_group_already_stays_there(where) -> None:
    case = make.case(where)
    publish(case.contributions.get())
    assert now(case).state == "routed" and Screening.objects.count() == 1


def test_held_then_published_then_routed(where) -> None:
    one = make.contribution(where, section=where.version.sections.get(number="1.1"))
    case = make.case_of(one)
    with heard(contribution_held) as said:
        made = hold(one)
    assert [words["screening"] for words in said] == [made]
    assert Contribution.objects.get().state == "held" and public(one) == "held"
    assert not Contribution.objects.visible_to(None).exists()
    assert now(case).state == "routed", "the group has it; it finds it again when it is public"
    before = make.contribution(make.deliberated_consultation("Vorher", moderation="before"))
    waits = make.case_of(before)
    hold(before)
    with heard(case_routed) as routed:
        publish(before)
    assert now(waits).state == "screened" and routed == []
    outcomes = before.screenings.values_list("outcome", flat=True)
    assert list(outcomes) == ["held", "published"]


def test_what_is_held_before_publication_goes_to_its_group_once(where) -> None:
    where.moderation = "before"
    where.save(update_fields=["moderation"])
    case = make.case(where)
    assert case.state == "received"
    with heard(case_routed) as said:
        publish(case.contributions.get())
    assert now(case).state == "routed" and groups_of(case) == {"1": "lead"} and len(said) == 1


def test_what_names_somebody_waits_and_the_public_is_not_told_what(where) -> None:
    one = make.contribution(where)
    made = actions.mark_for_redaction(
        actor=make.moderation(), contribution=one, what="Der Name im zweiten Satz."
    )
    assert (made.outcome, made.reason) == ("redact", "Der Name im zweiten Satz.")
    assert Contribution.objects.get().state == "held"
    assert last("screen").changes == {"outcome": [None, "redact"]}


def test_holding_what_is_held_gives_it_another_reason(where) -> None:
    one = make.contribution(where)
    hold(one)
    hold(Contribution.objects.get(), "Wir fragen die Rechtsstelle.")
    assert [row.reason for row in one.screenings.all()] == [
        "Wir fragen nach.",
        "Wir fragen die Rechtsstelle.",
    ]


def test_holding_needs_a_reason(where) -> None:
    one = make.contribution(where)
    for reason in ("", " \u200b\n", "x" * 2001):
        with refused(actions.EntryWrong, "reason"):
            hold(one, reason)
        with refused(actions.EntryWrong, "reason"):
            actions.mark_for_redaction(actor=make.moderation(), contribution=one, what=reason)


@pytest.mark.parametrize("gone", ["withdrawn", "hidden", "unconfirmed"])
def test_what_is_gone_is_neither_published_nor_held(where, gone) -> None:
    if gone == "unconfirmed":
        one = make.guest_contribution(where, confirmed=False).contribution
    else:
        one = make.contribution(where)
    as_read = Contribution.objects.get()
    if gone == "withdrawn":
        consultations.withdraw_contribution(actor=make.citizen(), contribution=one)
    elif gone == "hidden":
        consultations.hide_contribution(actor=make.moderation(), contribution=one)
    for deed in (publish, hold):
        with refused(actions.NotReadable):  # also for a page that was opened before
            deed(as_read)


def test_what_was_held_while_somebody_looked_at_it_is_published_all_the_same(where) -> None:
    one = make.contribution(where)
    as_read = Contribution.objects.get()
    hold(one)
    publish(as_read)
    assert Contribution.objects.get().state == "received"


def test_C_07_other_words_than_those_that_were_read_are_not_published() -> None:
    where = make.deliberated_consultation(moderation="before")
    one = make.contribution(where)
    as_read = Contribution.objects.get()
    consultations.edit_contribution(actor=make.citizen(), contribution=one, text="Ganz anders!")
    with refused(consultations.EditedMeanwhile):
        publish(as_read)


def test_only_moderation_and_coordination_look_through(where) -> None:
    case = waiting(where)
    one = case.contributions.get()
    for person in (make.department_lead(), make.editor(), make.group1(), make.citizen()):
        with refused(NotAllowed):
            actions.publish_contribution(actor=person, contribution=one)
        with refused(NotAllowed):
            hold(one, actor=person)
        with refused(NotAllowed):
            actions.mark_for_redaction(actor=person, contribution=one, what="Name")
        with refused(NotAllowed):
            actions.screen_cases(actor=person, parent=where, chosen=seen(case))


def test_many_are_looked_through_together(where) -> None:
    project = where.version.document.project
    stays, goes = waiting(where, text="Alles gut."), waiting(where, text="Rollstuhl!")
    make.working_group(project, "3", topics=[make.topic_across(project)], members={})
    done = actions.screen_cases(actor=make.moderation(), parent=where, chosen=seen(stays, goes))
    assert done == [stays, goes]
    assert [now(case).state for case in done] == ["screened", "routed"]
    assert Screening.objects.filter(outcome="published").count() == 2


def test_one_that_waits_no_longer_keeps_all_back(where) -> None:
    first, gone, last_one = waiting(where), make.case(where), waiting(where)
    with refused(actions.NotPossibleNow):
        actions.screen_cases(
            actor=make.moderation(),
            parent=where,
            chosen=seen(first, gone, last_one),
        )
    held = waiting(where)
    hold(held.contributions.get())
    with refused(actions.NotPossibleNow):
        actions.screen_cases(actor=make.moderation(), parent=where, chosen=seen(held))
