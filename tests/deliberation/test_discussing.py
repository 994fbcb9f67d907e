"""Groups sit, talk and take notes."""

import datetime as dt

import pytest
from django.utils import timezone

from mitsprache.common import clock
from mitsprache.common.permissions import NotAllowed
from mitsprache.deliberation import actions
from mitsprache.deliberation.models import Note, Sitting, SittingCase
from mitsprache.deliberation.signals import case_discussed
from mitsprache.groups import actions as groups
from tests import factories as make
from tests.deliberation.watching import heard, last, now, refused, seen, steps_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def where():
    return make.deliberated_consultation()


def today() -> dt.date:
    return clock.local_day(timezone.now())


def group(where, number="1"):
    return where.version.document.project.groups.get(number=number)


def sitting(where, day=None, *, number="1", **entries) -> Sitting:
    actor = make.group2() if number == "2" else make.group1()
    given = {"actor": actor, "group": group(where, number), "day": day or today()}
    return actions.plan_sitting(**given | entries)


def discuss(where, *cases, **entries):
    given = {"actor": make.group1(), "chosen": seen(*cases)}
    if "sitting" not in entries:
        entries["sitting"] = sitting(where)
    return actions.discuss_cases(**given | entries)


def test_a_day_of_a_group_is_one_sitting_that_can_be_named_later(where) -> None:
    first = sitting(where)
    assert last("hold_sitting").changes == {
        "group": [None, group(where).pk],
        "day": [None, today().isoformat()],
    }
    assert sitting(where, title=" Werkstatt \n im November") == first
    assert Sitting.objects.get().title == "Werkstatt im November"
    assert last("hold_sitting").changes == {"title": None}
    sitting(where)
    assert Sitting.objects.get().title == "Werkstatt im November"
    assert sitting(where, number="2") != first
    with refused(actions.EntryWrong, "title"):
        sitting(where, title="x" * 161)


def test_only_whoever_speaks_for_the_group_plans_its_sittings(where) -> None:
    for person in (make.group2(), make.department_lead(), make.moderation(), make.citizen()):
        with refused(NotAllowed):
            sitting(where, actor=person)


def test_what_was_dealt_with_is_in_discussion_and_the_day_is_kept(where) -> None:
    cases = [make.case(where), make.case(where)]
    with heard(case_discussed) as said:
        done = discuss(where, *cases)
    assert done == cases and [now(case).state for case in cases] == ["in_discussion"] * 2
    assert {row.sitting.day for row in SittingCase.objects.all()} == {today()}
    assert [(words["case"], words["sitting"]) for words in said] == [
        (case, Sitting.objects.get()) for case in cases
    ]
    assert last("discuss").changes["state"] == ["routed", "in_discussion"]
    discuss(where, *cases, sitting=sitting(where, today() - dt.timedelta(days=1)))
    assert steps_of(cases[0])[-1] == ["in_discussion", "in_discussion"]
    discuss(where, *cases)
    assert SittingCase.objects.count() == 4, "each case once in each sitting"


def test_a_group_that_is_involved_keeps_its_sitting_and_moves_nothing(where) -> None:
    case = make.case(where)
    actions.route_case(
        actor=make.coordination(),
        case=case,
        revision=case.revision,
        lead=group(where),
        involved=[group(where, "2")],
    )
    revision = now(case).revision
    with heard(case_discussed) as said:
        discuss(where, case, sitting=sitting(where, number="2"), actor=make.group2())
    assert now(case).state == "routed" and SittingCase.objects.count() == 1 and said == []
    assert now(case).revision == revision + 1 and last("discuss").actor_id == make.group2().pk


def test_nothing_was_dealt_with_in_a_sitting_to_come(where) -> None:
    case, later = make.case(where), sitting(where, today() + dt.timedelta(days=1))
    with refused(actions.EntryWrong, "sitting"):
        discuss(where, case, sitting=later)


def test_one_that_the_group_has_no_longer_keeps_all_back(where) -> None:
    first, second, meeting = make.case(where), make.case(where), sitting(where)
    actions.hand_over_case(
        actor=make.group1(),
        case=second,
        revision=second.revision,
        to=group(where, "2"),
        reason="Besser dort.",
    )
    with refused(actions.UnknownCases):
        discuss(where, first, second, sitting=meeting)
    decided = make.decided_case(where)
    with refused(actions.NotPossibleNow):
        discuss(where, first, decided, sitting=meeting)
    stale = {first.pk: 9}
    with refused(actions.MovedMeanwhile):
        discuss(where, first, chosen=stale, sitting=meeting)


def test_a_secretary_who_has_left_writes_nothing(where) -> None:
    case, meeting = make.case(where), sitting(where)
    groups.end_membership(
        actor=make.coordination(), membership=make.group1().group_memberships.get()
    )
    with refused(NotAllowed):
        discuss(where, case, sitting=meeting)


# Notes.


def test_notes_are_kept_by_whoever_works_on_the_case(where) -> None:
    case = make.case(where)
    revision = now(case).revision
    for person, desk in (
        (make.group1(), group(where)),
        (make.department(), None),
        (make.coordination(), None),
    ):
        actions.add_note(actor=person, case=case, text=" Wichtig. ", group=desk)
    assert [(note.text, note.author, note.group) for note in Note.objects.all()] == [
        ("Wichtig.", make.group1(), group(where)),
        ("Wichtig.", make.department(), None),
        ("Wichtig.", make.coordination(), None),
    ]
    assert now(case).revision == revision, "nobody who decides has to look again"
    assert last("note").changes == {"note": [None, Note.objects.last().pk]}
    for person in (make.group2(), make.department2(), make.moderation(), make.citizen()):
        with refused(NotAllowed):
            actions.add_note(actor=person, case=case, text="Hm.")


def test_a_note_needs_words_and_a_desk_at_which_its_author_sits(where) -> None:
    case = make.case(where)
    for text in ("", "\u200b", "x" * 10_001):
        with refused(actions.EntryWrong, "text"):
            actions.add_note(actor=make.group1(), case=case, text=text)
    with refused(actions.NotWithGroup):
        actions.add_note(actor=make.coordination(), case=case, text="Hm.", group=group(where, "2"))
    actions.route_case(
        actor=make.coordination(),
        case=case,
        revision=now(case).revision,
        lead=group(where),
        involved=[group(where, "2")],
    )
    with refused(NotAllowed):  # nobody writes in the name of another group
        actions.add_note(actor=make.group1(), case=case, text="Hm.", group=group(where, "2"))
