"""A decision gets its place in the text."""

import pytest

from mitsprache.common.permissions import NotAllowed
from mitsprache.consultations import actions as consultations
from mitsprache.consultations.actions import NotInWork
from mitsprache.consultations.models import SectionIdentity, Version
from mitsprache.deliberation import actions, queries
from mitsprache.deliberation.models import Adoption, Case
from tests import factories as make
from tests.deliberation.scenarios import tomorrow
from tests.deliberation.watching import last, now, refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def where():
    return make.deliberated_consultation()


def working(where) -> Version:
    document = where.version.document
    found = document.versions.filter(state="working").first()
    return found or make.working_copy(where.version)


def link(where, case: Case, number: str = "1.1", **entries) -> Adoption:
    version = working(where)
    given = {
        "actor": make.department(),
        "decision": queries.standing(case.decisions.all()).first() or case.decisions.first(),
        "version": version,
        "identity": version.sections.get(number=number).identity,
    }
    return actions.link_adoption(**given | entries)


def test_a_section_is_linked_to_the_decision_it_was_changed_for(where) -> None:
    case = make.answered_case(where)
    revision = now(case).revision
    made = link(where, case, note=" Satz 2 ist neu. ")
    assert (made.note, made.by, made.version) == (
        "Satz 2 ist neu.",
        make.department(),
        working(where),
    )
    assert now(case).state == "answered" and now(case).revision == revision + 1
    assert last("link_adoption").changes == {
        "version": [None, made.version_id],
        "identity": [None, str(made.identity_id)],
    }
    again = link(where, case, note="Satz 3 auch.")
    assert again.pk == made.pk and Adoption.objects.get().note == "Satz 3 auch."
    assert last("link_adoption").changes == {"note": None}


def test_several_decisions_in_one_section_and_one_in_several(where) -> None:
    first, second = make.answered_case(where), make.answered_case(where, "adopted_in_part")
    for case, number in ((first, "1.1"), (first, "M 1.1"), (second, "1.1")):
        link(where, case, number)
    assert Adoption.objects.count() == 3


@pytest.mark.parametrize(
    "verdict",
    ["already_contained", "elsewhere", "not_adopted", "answered", "noted", "outside_remit"],
)
def test_what_changes_no_text_has_no_place_in_it(where, verdict) -> None:
    case = make.answered_case(where, verdict)
    working(where)
    with refused(actions.NotToBeWorkedIn):
        link(where, case)


def test_only_what_stands_and_is_public_is_worked_in(where) -> None:
    working(where)
    drafted, approved = make.case(where), make.decided_case(where)
    make.decision(drafted)
    corrected = make.answered_case(where)
    old = corrected.decisions.get()
    make.approve(make.decision(corrected, "adopted_in_part"))
    for case, entries in ((drafted, {}), (approved, {}), (corrected, {"decision": old})):
        with refused(actions.NotToBeWorkedIn):
            link(where, case, **entries)
    link(where, corrected)


def test_a_place_belongs_to_the_same_document_and_version(where) -> None:
    case = make.answered_case(where)
    elsewhere = make.deliberated_consultation("Anderes")
    foreign = working(elsewhere)
    working(where)
    with refused(actions.NotToBeWorkedIn):
        link(where, case, version=foreign, identity=foreign.sections.first().identity)
    unknown = SectionIdentity.objects.create(document=where.version.document)
    for identity in (foreign.sections.first().identity, unknown):
        with refused(actions.EntryWrong, "identity"):
            link(where, case, identity=identity)
    with refused(actions.EntryWrong, "note"):
        link(where, case, note="x" * 2001)


def test_a_section_that_was_taken_out_can_be_linked(where) -> None:
    case = make.answered_case(where)
    version = working(where)
    section = version.sections.get(number="M 1.1")
    identity = section.identity
    consultations.remove_section(
        actor=make.coordination(), section=section, revision=section.revision
    )
    link(where, case, identity=identity)
    make.release(where.version.document)
    assert now(case).state == "worked_in"


def test_nothing_is_linked_to_or_taken_from_a_released_version(where) -> None:
    case = make.adopted_case(where)
    made = Adoption.objects.get()
    with refused(NotInWork):
        link(where, case, version=where.version, identity=made.identity)
    make.release(where.version.document)
    with refused(NotInWork):
        actions.unlink_adoption(actor=make.department(), adoption=made)


def test_a_link_is_taken_away_again(where) -> None:
    case = make.adopted_case(where)
    made = Adoption.objects.get()
    actions.unlink_adoption(actor=make.department(), adoption=made)
    assert not Adoption.objects.exists()
    assert last("unlink_adoption").changes == {
        "version": [made.version_id, None],
        "identity": [str(made.identity_id), None],
    }
    with refused(actions.StillMissing, "override_reason"):
        make.release(where.version.document)
    assert now(case).state == "answered"


def test_only_whoever_edits_the_document_links(where) -> None:
    case = make.adopted_case(where)
    made = Adoption.objects.get()
    for person in (make.department2(), make.group1(), make.moderation(), make.citizen()):
        with refused(NotAllowed):
            link(where, case, actor=person)
        with refused(NotAllowed):
            actions.unlink_adoption(actor=person, adoption=made)
    link(where, case, actor=make.editor())


def test_while_a_correction_waits_the_old_answer_still_stands(where) -> None:
    case = make.answered_case(where)
    make.approve(make.decision(case, "noted"), release_at=tomorrow())
    link(where, case)
