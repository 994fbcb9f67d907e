"""Two ideas are two cases, one concern of many is one: split, join, undo."""

import pytest

from mitsprache.common.permissions import NotAllowed
from mitsprache.consultations import actions as consultations
from mitsprache.consultations.models import Contribution
from mitsprache.deliberation import actions, queries
from mitsprache.deliberation.actions import SplitPart
from mitsprache.deliberation.models import Case, CaseContribution
from mitsprache.deliberation.signals import case_routed, cases_joined
from tests import factories as make
from tests.deliberation.watching import groups_of, heard, last, now, refused, seen, steps_of

pytestmark = pytest.mark.django_db

TEXT = "Bitte Kurse am Abend. Und die Hefte auf Arabisch!"
EVENING = SplitPart("Kurse am Abend", "Bitte Kurse am Abend.")
ARABIC = SplitPart("Hefte auf Arabisch", "Und die Hefte auf Arabisch!")


@pytest.fixture
def where():
    return make.deliberated_consultation()


def split(case, *parts, **entries):
    given = {"actor": make.coordination(), "revision": now(case).revision} | entries
    return actions.split_case(case=case, parts=parts, **given)


def join(into, *others, **entries):
    given = {
        "actor": make.coordination(),
        "revision": now(into).revision,
        "chosen": seen(*others),
    }
    return actions.join_cases(into=into, **given | entries)


def undo(case, **entries):
    given = {"actor": make.coordination(), "revision": now(case).revision} | entries
    return actions.undo_join(case=case, **given)


def voices(case) -> list[str]:
    """The texts of the contributions that voice a case."""
    return list(case.contributions.order_by("pk").values_list("text", flat=True))


def live(one) -> list[str]:
    """The codes of the cases under which a contribution goes on."""
    cases = Case.objects.filter(contributions=one).exclude(state__in=("duplicate", "lapsed"))
    return list(cases.order_by("pk").values_list("code", flat=True))


# Splitting.


def test_two_ideas_become_two_cases_under_one_receipt(where) -> None:
    case = make.case(where, TEXT)
    one = case.contributions.get()
    with heard(case_routed) as said:
        first, second = split(case, EVENING, ARABIC)
    assert (first.code, second.code) == (f"{one.reference}-1", f"{one.reference}-2")
    assert [now(made).title for made in (first, second)] == ["Kurse am Abend", "Hefte auf Arabisch"]
    assert [made.links.get().extract for made in (first, second)] == [
        EVENING.extract,
        ARABIC.extract,
    ]
    new = now(second)
    assert (new.state, new.owner, new.due, new.field) == (
        "routed",
        case.owner,
        case.due,
        case.field,
    )
    assert groups_of(new) == {"1": "lead"} and [words["case"] for words in said] == [second]
    assert last("split_case").changes["into"] == [None, [first.pk, second.pk]]
    assert last("open_case").subject_id == str(second.pk)
    assert queries.states_of([one])[one.pk].concerns == 2


def test_the_new_one_begins_with_the_group_the_old_one_stays_where_it_has_got_to(where) -> None:
    case = make.recommended_case(where, text=TEXT)
    actions.assign_handler(
        actor=make.coordination(), parent=where, chosen=seen(case), handler=make.department()
    )
    first, second = split(case, EVENING, ARABIC)
    assert (now(first).state, now(second).state) == ("recommended", "routed")
    assert now(second).handler == make.department()
    assert not second.recommendations.exists()


def test_what_waits_is_split_into_what_waits(where) -> None:
    case = make.case(where, TEXT, section=None)
    made = split(case, EVENING, ARABIC)
    assert [now(one).state for one in made] == ["received", "received"]


def test_what_is_held_is_split_and_goes_on_when_it_is_shown(where) -> None:
    case = make.case(where, TEXT)
    one = case.contributions.get()
    actions.hold_contribution(actor=make.moderation(), contribution=one, reason="Prüfen.")
    _first, second = split(case, EVENING, ARABIC)
    assert now(second).state == "received"
    actions.publish_contribution(
        actor=make.moderation(), contribution=Contribution.objects.get(pk=one.pk)
    )
    assert now(second).state == "routed" and groups_of(second) == {"1": "lead"}


def test_codes_are_never_given_twice(where) -> None:
    case = make.case(where, TEXT)
    reference = case.contributions.get().reference
    _first, second = split(case, EVENING, ARABIC)
    third = split(second, EVENING, ARABIC)[1]
    fourth = split(case, EVENING, ARABIC, EVENING)[1:]
    assert [one.code for one in (third, *fourth)] == [f"{reference}-{n}" for n in (3, 4, 5)]


def test_nobody_is_made_to_say_what_she_has_not_said(where) -> None:
    case = make.case(where, TEXT, section=None)
    for parts in (
        (),
        (EVENING,),
        (EVENING,) * 21,
        (EVENING, SplitPart("Neu", "Bitte Kurse am Morgen.")),
        (EVENING, SplitPart("Neu", " \u200b")),
        (EVENING, SplitPart("Neu", "x" * 2001)),
    ):
        with refused(actions.EntryWrong, "parts"):
            split(case, *parts)
    for title in ("", "x" * 161):
        with refused(actions.EntryWrong, "title"):
            split(case, EVENING, SplitPart(title, ARABIC.extract))


def test_line_breaks_and_spaces_do_not_make_other_words(where) -> None:
    case = make.case(where, "Bitte\nKurse  am Abend.\r\n\r\nUnd die Hefte auf Arabisch!")
    assert len(split(case, EVENING, ARABIC)) == 2


def test_words_of_the_proposed_wording_count(where) -> None:
    case = make.case(where, "Besser so:", kind="wording", proposed_wording="Kurse am Abend.")
    assert len(split(case, SplitPart("A", "Besser so:"), SplitPart("B", "Kurse am Abend."))) == 2


def test_what_was_withdrawn_or_hidden_opens_no_case(where) -> None:
    case, other = make.case(where, TEXT), make.case(where, "Nur dies.")
    join(case, other)
    consultations.withdraw_contribution(
        actor=make.citizen(), contribution=other.contributions.get(text="Nur dies.")
    )
    with refused(actions.EntryWrong, "parts"):
        split(case, EVENING, SplitPart("Dies", "Nur dies."))


def test_what_is_decided_or_closed_is_not_split(where) -> None:
    for case in (make.decided_case(where, text=TEXT), make.answered_case(where, text=TEXT)):
        with refused(actions.NotPossibleNow):
            split(case, EVENING, ARABIC)
    case = make.case(where, TEXT)
    with refused(actions.MovedMeanwhile):
        split(case, EVENING, ARABIC, revision=7)
    for person in (make.department(), make.group1(), make.moderation(), make.citizen()):
        with refused(NotAllowed):
            split(case, EVENING, ARABIC, actor=person)


# Joining.


def test_one_concern_of_three_goes_on_under_one_case(where) -> None:
    into = make.case(where, "Kurse am Abend!")
    others = [make.case(where, "Abendkurse bitte.", author=make.citizen2()), make.case(where, "x")]
    with heard(cases_joined) as said:
        join(into, *others)
    assert [now(one).state for one in (into, *others)] == ["routed", "duplicate", "duplicate"]
    assert [now(one).duplicate_of for one in others] == [into, into]
    assert voices(into) == ["Kurse am Abend!", "Abendkurse bitte.", "x"]
    assert [(words["case"], words["into"]) for words in said] == [(one, into) for one in others]
    assert steps_of(others[0])[-1] == ["routed", "duplicate"]
    assert now(into).revision == into.revision + 1
    make.approve(make.decision(into, "adopted"))
    codes = {state.code for state in queries.states_of(where.contributions.all()).values()}
    assert codes == {"answered"}, "each author has the answer"


def test_a_joined_one_of_a_joined_one_goes_on_with_both(where) -> None:
    a, b, c = (make.case(where, text) for text in "ABC")
    join(b, c)
    join(a, b)
    assert voices(a) == ["A", "B", "C"] and voices(b) == ["B", "C"]
    one = where.contributions.get(text="C")
    assert live(one) == [a.code]
    with refused(actions.NotPossibleNow):
        undo(c)  # what it was joined into has been joined itself
    undo(b)
    assert voices(a) == ["A"] and live(one) == [b.code] and now(c).state == "duplicate"
    undo(c)
    assert live(one) == [c.code] and voices(b) == ["B"]


def test_two_of_one_contribution_joined_into_a_third_come_back_one_by_one(where) -> None:
    """What both have brought stays as long as one of them goes on there."""
    first, second = split(make.case(where, TEXT), EVENING, ARABIC)
    into = make.case(where, "Beides!")
    join(into, first, second)
    assert voices(into) == [TEXT, "Beides!"]
    undo(first)
    assert voices(into) == [TEXT, "Beides!"], "the second one still voices it there"
    assert into.links.get(contribution__text=TEXT).joined_from == second
    undo(second)
    assert voices(into) == ["Beides!"]
    assert len(live(where.contributions.get(text=TEXT))) == 2


def test_what_was_split_is_joined_again(where) -> None:
    first, second = split(make.case(where, TEXT), EVENING, ARABIC)
    join(first, second)
    assert voices(first) == [TEXT] and CaseContribution.objects.count() == 2
    undo(second)
    assert voices(first) == voices(second) == [TEXT]
    assert now(second).state == "routed" and second.links.get().extract == ARABIC.extract


def test_undone_it_is_open_again_with_the_group_that_had_it(where) -> None:
    into, other = make.case(where, "A"), make.case(where, "B")
    make.recommendation(other)
    join(into, other)
    with heard(case_routed) as said:
        undo(other)
    assert (now(other).state, now(other).duplicate_of) == ("routed", None)
    assert voices(into) == ["A"] and voices(other) == ["B"] and len(said) == 1
    assert steps_of(other)[-2:] == [["duplicate", "received"], ["received", "routed"]]
    assert groups_of(other) == {"1": "lead"}


def test_what_stands_below_a_decided_case_cannot_be_undone(where) -> None:
    into, other = make.case(where, "A"), make.case(where, "B")
    join(into, other)
    make.approve(make.decision(into))
    with refused(actions.NotPossibleNow):
        undo(other)
    with refused(actions.NotPossibleNow):
        undo(into)
    with refused(actions.MovedMeanwhile):
        undo(other, revision=1)
    with refused(NotAllowed):
        undo(other, actor=make.department())


def test_one_of_the_joined_goes_and_the_others_keep_the_case(where) -> None:
    into = make.case(where, "A")
    other = make.case(where, "B", author=make.citizen2())
    join(into, other)
    a, b = where.contributions.order_by("pk")
    consultations.withdraw_contribution(actor=make.citizen(), contribution=a)
    assert now(into).state == "routed"
    undo(other)
    assert (now(into).state, now(other).state) == ("lapsed", "routed")
    assert live(b) == [other.code]


def test_what_was_withdrawn_while_it_was_joined_lapses_when_that_is_undone(where) -> None:
    into = make.case(where, "A", author=make.citizen2())
    other = make.case(where, "B")
    join(into, other)
    b = where.contributions.get(text="B")
    consultations.withdraw_contribution(actor=make.citizen(), contribution=b)
    undo(other)
    assert (now(into).state, now(other).state) == ("routed", "lapsed")


def test_when_all_of_the_joined_go_it_lapses_and_comes_back_with_any(where) -> None:
    into = make.case(where, "A")
    other = make.case(where, "B", author=make.citizen2())
    join(into, other)
    a, b = where.contributions.order_by("pk")
    consultations.hide_contribution(actor=make.moderation(), contribution=a)
    consultations.hide_contribution(actor=make.moderation(), contribution=b)
    assert (now(into).state, now(other).state) == ("lapsed", "duplicate")
    consultations.restore_contribution(actor=make.moderation(), contribution=b)
    assert now(into).state == "routed" and live(b) == [into.code]


def test_z_06_z_11_nothing_of_another_consultation_is_joined(where) -> None:
    into, other = make.case(where, "A"), make.case(where, "B")
    foreign = make.case(make.deliberated_consultation("Anderes"), "C")
    for chosen in (
        seen(other, foreign),
        seen(foreign),
        seen(other) | {10**9: 1},
        seen(other, into),
        {},
        {n: 1 for n in range(501)},
    ):
        with refused(actions.UnknownCases) as refusal:
            join(into, chosen=chosen)
        assert foreign.code not in str(refusal.value)


def test_what_is_decided_or_closed_is_not_joined(where) -> None:
    into, decided = make.case(where, "A"), make.answered_case(where, text="B")
    joined = make.case(where, "C")
    join(into, joined)
    for one, other in ((into, decided), (decided, into), (into, joined), (joined, into)):
        with refused(actions.NotPossibleNow):
            join(one, other)


def test_C_07_whoever_has_not_seen_the_last_deed_joins_nothing(where) -> None:
    into, other = make.case(where, "A"), make.case(where, "B")
    opened = seen(other)
    make.recommendation(other)
    with refused(actions.MovedMeanwhile):
        join(into, chosen=opened)
    with refused(actions.MovedMeanwhile):
        join(other, into, revision=opened[other.pk])
    for person in (make.department(), make.group1(), make.moderation()):
        with refused(NotAllowed):
            join(into, other, actor=person)


# Names.


def test_a_case_is_renamed_by_whoever_works_on_it(where) -> None:
    case = make.case(where)

    def rename(title, **entries):
        given = {"actor": make.department(), "revision": now(case).revision} | entries
        return actions.rename_case(case=case, title=title, **given)

    rename("  Kurse \n am Abend ")
    assert now(case).title == "Kurse am Abend"
    assert last("rename_case").changes == {"title": None}
    for title in ("", "x" * 161):
        with refused(actions.EntryWrong, "title"):
            rename(title)
    with refused(actions.MovedMeanwhile):
        rename("Neu", revision=1)
    for person in (make.department2(), make.group2(), make.citizen()):
        with refused(NotAllowed):
            rename("Neu", actor=person)
