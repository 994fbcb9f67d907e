"""The door of a version: every adopted decision in its text, every case answered."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mitsprache.common.permissions import NotAllowed
from mitsprache.consultations.actions import EditedMeanwhile, NotInWork
from mitsprache.consultations.models import Version
from mitsprache.deliberation import actions, queries
from mitsprache.deliberation.models import Adoption, Case, Override
from mitsprache.deliberation.signals import decision_worked_in
from tests import factories as make
from tests.deliberation.scenarios import CASES, tomorrow
from tests.deliberation.watching import heard, last, now, refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def where():
    return make.deliberated_consultation()


def working(where) -> Version:
    found = where.version.document.versions.filter(state="working").first()
    return found or make.working_copy(where.version)


def release(where, **entries) -> Version:
    return make.release(where.version.document, **entries)


def codes(*cases: Case) -> list[str]:
    return [case.code for case in cases]


def test_what_was_adopted_and_linked_is_worked_in_with_the_release(where) -> None:
    first, second, noted = (
        make.adopted_case(where),
        make.answered_case(where, "adopted_in_part"),
        make.answered_case(where, "noted"),
    )
    make.work_in(second, "M 1.1")
    make.work_in(second, "1.1")
    with heard(decision_worked_in) as said:
        version = release(where)
    assert [now(one).state for one in (first, second, noted)] == [
        "worked_in",
        "worked_in",
        "answered",
    ]
    assert [(words["decision"], words["version"]) for words in said] == [
        (case.decisions.get(), version) for case in (first, second)
    ]
    assert version.state == "released" and not Override.objects.exists()
    assert last("work_in").changes["state"] == ["answered", "worked_in"]


def test_it_is_refused_with_the_list_of_what_is_missing(where) -> None:
    working(where)
    missing, waiting, open_case = (
        make.answered_case(where),
        make.decided_case(where),
        make.case(where),
    )
    make.answered_case(where, "not_adopted")
    make.adopted_case(where)
    with refused(actions.StillMissing, "override_reason") as refusal:
        release(where)
    assert codes(*refusal.value.missing) == codes(missing)
    assert codes(*refusal.value.unanswered) == codes(waiting, open_case)
    with refused(actions.StillMissing, "override_reason"):
        release(where, actor=make.department_lead(), override_reason=" \u200b ")


def test_a_link_without_a_changed_text_is_missing_all_the_same(where) -> None:
    case = make.answered_case(where)
    make.work_in(case, change=False)
    with refused(actions.StillMissing, "override_reason") as refusal:
        release(where)
    assert codes(*refusal.value.missing) == codes(case)
    make.work_in(case, change=True)
    release(where)
    assert now(case).state == "worked_in"


def test_coordination_goes_on_with_a_public_reason(where) -> None:
    missing, open_case = make.answered_case(where), make.case(where)
    make.work_in(missing, "M 1.1", change=False)
    fine = make.adopted_case(where)
    with refused(NotAllowed):
        release(where, actor=make.department_lead(), override_reason="Der Rat tagt.")
    version = release(where, override_reason=" Der Rat tagt. ")
    override = Override.objects.get()
    assert (override.version, override.reason, override.by) == (
        version,
        "Der Rat tagt.",
        make.coordination(),
    )
    assert (override.missing, override.unanswered) == (codes(missing), codes(open_case))
    assert last("override_release").changes == {"missing": [None, 1], "unanswered": [None, 1]}
    # It is nowhere said that it stands in the text, and the next version asks for it again.
    assert [now(one).state for one in (missing, fine)] == ["answered", "worked_in"]
    assert {link.decision.case for link in Adoption.objects.all()} == {fine}
    with refused(actions.StillMissing, "override_reason") as refusal:
        release(where)
    assert codes(*refusal.value.missing) == codes(missing)


def test_with_nothing_missing_a_reason_is_no_override(where) -> None:
    make.adopted_case(where)
    release(where, override_reason="Der Rat tagt.")
    assert not Override.objects.exists()


def test_what_is_joined_withdrawn_or_of_another_document_is_not_in_the_way(where) -> None:
    for state in ("duplicate", "lapsed"):
        CASES[state](where)
    make.approve(make.decision(Case.objects.get(title__contains="Dasselbe"), "noted"))
    make.case(make.deliberated_consultation("Anderes"))
    working(where)
    release(where)


def test_a_corrected_decision_is_not_worked_in_by_its_old_link(where) -> None:
    case = make.adopted_case(where)
    make.approve(make.decision(case, "not_adopted"))
    with heard(decision_worked_in) as said:
        release(where)
    assert now(case).state == "answered" and said == []
    assert not Adoption.objects.exists(), "nobody reads that the section was changed for it"


def test_a_correction_that_still_changes_the_text_needs_its_own_link(where) -> None:
    case = make.adopted_case(where)
    make.approve(make.decision(case, "adopted_in_part"))
    with refused(actions.StillMissing, "override_reason"):
        release(where)
    make.work_in(case, change=False)
    release(where)
    assert now(case).state == "worked_in"


def test_a_correction_after_the_release_goes_into_the_next_version(where) -> None:
    case = make.adopted_case(where)
    release(where)
    make.approve(make.decision(case, "adopted_in_part"))
    assert now(case).state == "answered"
    with refused(actions.StillMissing, "override_reason"):
        release(where)
    make.work_in(case)
    release(where)
    assert now(case).state == "worked_in"


def test_until_a_correction_is_public_the_old_answer_is_worked_in(where) -> None:
    case = make.adopted_case(where)
    make.approve(make.decision(case, "noted"), release_at=tomorrow())
    release(where)
    assert now(case).state == "worked_in"
    assert actions.release_due_decisions(at=tomorrow()) == 1
    assert now(case).state == "answered"


def test_a_refusal_below_the_door_leaves_nothing_behind(where) -> None:
    make.answered_case(where)
    version = working(where)
    with refused(EditedMeanwhile):
        release(where, fingerprint="0" * 64, override_reason="Der Rat tagt.")
    with refused(actions.EntryWrong, "override_reason"):
        release(where, override_reason="x" * 2001)
    release(where, override_reason="Der Rat tagt.")
    version.refresh_from_db()
    with pytest.raises((NotInWork, actions.StillMissing)):
        actions.release_version(actor=make.coordination(), version=version, fingerprint="")


def test_only_the_lead_and_the_participation_office_release(where) -> None:
    working(where)
    for person in (
        make.department(),
        make.editor(),
        make.moderation(),
        make.group1(),
        make.citizen(),
    ):
        with refused(NotAllowed):
            release(where, actor=person)
    release(where, actor=make.department_lead())


def test_what_is_missing_takes_as_many_queries_for_many(where) -> None:
    counts = []
    for number in (1, 4):
        for _ in range(number):
            make.work_in(make.answered_case(where), change=False)
            make.case(where)
        with CaptureQueriesContext(connection) as captured:
            queries.missing_from_text(working(where))
            queries.unanswered_before(working(where))
        counts.append(len(captured))
    assert counts == [8, 8]
