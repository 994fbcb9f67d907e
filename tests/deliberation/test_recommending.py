"""A group says what it thinks; a newer word replaces it, none is erased."""

import datetime as dt

import pytest
from django.utils import timezone

from mitsprache.common import clock
from mitsprache.common.permissions import NotAllowed
from mitsprache.deliberation import actions, queries
from mitsprache.deliberation.actions import Votes
from mitsprache.deliberation.models import Case, Recommendation, SittingCase, Verdict
from mitsprache.deliberation.signals import case_recommended
from tests import factories as make
from tests.deliberation.watching import heard, last, now, refused, steps_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def where():
    return make.deliberated_consultation()


def group(where, number="1"):
    return where.version.document.project.groups.get(number=number)


def recommend(where, case, **entries):
    given = {
        "actor": make.group1(),
        "revision": now(case).revision,
        "group": group(where),
        "verdict": "adopted",
        "reason": "Das hilft vielen.",
    }
    return actions.recommend(case=case, **given | entries)


def with_both(where) -> Case:
    """A case that group 1 leads and in which group 2 is involved."""
    case = make.case(where)
    actions.route_case(
        actor=make.coordination(),
        case=case,
        revision=case.revision,
        lead=group(where),
        involved=[group(where, "2")],
    )
    return case


@pytest.mark.parametrize("verdict", Verdict.values)
def test_the_lead_group_recommends_and_the_case_says_so(where, verdict) -> None:
    case = make.case(where)
    day = clock.local_day(timezone.now())
    meeting = actions.plan_sitting(actor=make.group1(), group=group(where), day=day)
    with heard(case_recommended) as said:
        made = recommend(where, case, verdict=verdict, votes=Votes(7, 2, 1), sitting=meeting)
    assert now(case).state == "recommended"
    assert (made.verdict, made.votes_for, made.votes_against, made.abstained) == (verdict, 7, 2, 1)
    assert made.by == make.group1() and SittingCase.objects.get().case == case
    assert last("recommend").changes["state"] == ["routed", "recommended"]
    assert [words["recommendation"] for words in said] == [made]


def test_a_newer_word_replaces_the_older_which_is_kept(where) -> None:
    case = make.case(where)
    first = recommend(where, case)
    second = recommend(where, case, verdict="not_adopted", reason="Doch nicht.")
    first.refresh_from_db()
    assert first.replaced_at == second.at and second.replaced_at is None
    assert steps_of(case)[-1] == ["recommended", "recommended"]


def test_an_involved_groups_word_stands_beside_it_and_a_conflict_is_seen(where) -> None:
    case = with_both(where)
    with heard(case_recommended) as said:
        recommend(where, case, actor=make.group2(), group=group(where, "2"), verdict="noted")
    assert now(case).state == "routed" and said == []
    assert last("recommend").changes == {
        "group": [None, group(where, "2").pk],
        "verdict": [None, "noted"],
    }
    assert not queries.with_conflict(Case.objects.all()).exists()
    recommend(where, case, verdict="adopted")
    assert list(queries.with_conflict(Case.objects.all())) == [case]
    recommend(where, case, verdict="noted")
    assert not queries.with_conflict(Case.objects.all()).exists()


def test_a_group_that_has_it_no_longer_is_in_no_conflict(where) -> None:
    case = make.recommended_case(where, "adopted")
    actions.hand_over_case(
        actor=make.group1(),
        case=case,
        revision=case.revision,
        to=group(where, "2"),
        reason="Besser dort.",
    )
    recommend(where, case, actor=make.group2(), group=group(where, "2"), verdict="noted")
    assert not queries.with_conflict(Case.objects.all()).exists()
    with refused(actions.NotWithGroup):
        recommend(where, case)


def test_each_wrong_entry_is_named(where) -> None:
    case = make.case(where)
    day = clock.local_day(timezone.now())
    theirs = actions.plan_sitting(actor=make.group2(), group=group(where, "2"), day=day)
    later = actions.plan_sitting(
        actor=make.group1(), group=group(where), day=day + dt.timedelta(days=1)
    )
    for field, entries in (
        ("verdict", {"verdict": "great"}),
        ("reason", {"reason": ""}),
        ("reason", {"reason": "\u200b \u00ad"}),
        ("reason", {"reason": "x" * 5001}),
        ("votes", {"votes": Votes(-1, 0)}),
        ("votes", {"votes": Votes(1, 10_000)}),
        ("sitting", {"sitting": theirs}),
        ("sitting", {"sitting": later}),
    ):
        with refused(actions.EntryWrong, field):
            recommend(where, case, **entries)
    assert not Recommendation.objects.exists()


def test_only_whoever_speaks_for_the_group_recommends(where) -> None:
    case = with_both(where)
    member = make.person("mitglied@demo.example", "Mitglied")
    make.working_group(case.consultation.version.document.project, "1", members={member: "member"})
    for person in (
        member,
        make.group2(),
        make.department_lead(),
        make.moderation(),
        make.editor(),
        make.citizen(),
    ):
        with refused(NotAllowed):
            recommend(where, case, actor=person)
    recommend(where, case, actor=make.coordination())


@pytest.mark.parametrize("make_case", [make.decided_case, make.answered_case])
def test_what_is_decided_is_not_recommended_on(where, make_case) -> None:
    case = make_case(where)
    with refused(actions.NotPossibleNow):
        recommend(where, case)


def test_C_07_what_was_not_seen_is_not_recommended_on(where) -> None:
    case = make.case(where)
    recommend(where, case)
    with refused(actions.MovedMeanwhile):
        recommend(where, case, revision=case.revision, verdict="noted")
