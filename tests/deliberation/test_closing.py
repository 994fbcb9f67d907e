"""No silent end: a phase is closed when everything has its answer, or with a public reason."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from mitsprache.common.pages import versions
from mitsprache.common.permissions import NotAllowed
from mitsprache.consultations.actions.window import ends_at
from mitsprache.deliberation import actions
from mitsprache.deliberation.models import PhaseClosing
from tests import factories as make
from tests.deliberation.scenarios import CASES
from tests.deliberation.watching import last, now, refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def where():
    return make.deliberated_consultation()


def close(where, **entries) -> PhaseClosing:
    given = {"actor": make.coordination(), "at": ends_at(where)} | entries
    return actions.close_phase(consultation=where, **given)


def test_with_an_answer_to_everything_it_is_done(where) -> None:
    for state in ("answered", "lapsed"):
        CASES[state](where)
    before = versions([f"consultation:{where.pk}"])
    made = close(where)
    assert (made.reason, made.unanswered, made.by) == ("", [], make.coordination())
    assert last("close_phase").changes == {"unanswered": [None, 0]}
    assert versions([f"consultation:{where.pk}"]) != before
    with refused(actions.PhaseClosed):
        close(where, reason="Noch einmal.")


@pytest.mark.parametrize(
    "state",
    [
        "received",
        "screened",
        "routed",
        "in_discussion",
        "recommended",
        "handed_over",
        "sent_back",
        "decided",
    ],
)
def test_nothing_ends_in_silence(where, state) -> None:
    case = CASES[state](where)
    with refused(actions.StillMissing, "reason") as refusal:
        close(where)
    assert refusal.value.missing == [] and refusal.value.unanswered == [case]
    made = close(where, reason=" Zwei Fragen sind noch offen. ")
    assert (made.reason, made.unanswered) == ("Zwei Fragen sind noch offen.", [case.code])
    assert now(case).state == state, "it stays open and is answered later"


def test_while_people_can_write_it_is_not_closed(where) -> None:
    for at in (timezone.now(), ends_at(where) - dt.timedelta(seconds=1)):
        with refused(actions.NotYetOver):
            close(where, at=at)
    with refused(actions.EntryWrong, "reason"):
        close(where, reason="x" * 2001)


def test_only_coordination_closes(where) -> None:
    for person in (
        make.department_lead(),
        make.editor(),
        make.moderation(),
        make.group1(),
        make.citizen(),
    ):
        with refused(NotAllowed):
            close(where, actor=person)


def test_the_database_keeps_open_cases_without_a_reason_out(where) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        PhaseClosing.objects.create(consultation=where, unanswered=["X-1"], at=timezone.now())


def test_a_decision_after_the_closing_is_still_possible(where) -> None:
    case = make.case(where)
    close(where, reason="Eine Frage ist noch offen.")
    make.approve(make.decision(case, "answered"))
    assert now(case).state == "answered"
