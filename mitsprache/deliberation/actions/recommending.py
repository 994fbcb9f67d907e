"""A group says what it thinks should be decided, and why."""

import datetime as dt
from typing import Any, NamedTuple

from django.db import transaction
from django.utils.translation import gettext as _

from mitsprache.common import audit, clock
from mitsprache.common.permissions import authorize
from mitsprache.groups.models import WorkingGroup

from ..models import Case, Recommendation, Sitting, Verdict
from ..models.decision import ANSWER_LENGTH
from ..signals import case_recommended
from ..states import WITH_GROUP
from .discussing import note_sitting, refuse_future
from .keeping import locked_case, move_case, touch, words
from .refusals import EntryWrong, NotPossibleNow, NotWithGroup

MOST_VOTES = 9_999


class Votes(NamedTuple):
    """How the group voted; only where it wants that to be known."""

    in_favour: int
    against: int
    abstained: int = 0


@transaction.atomic
def recommend(
    *,
    actor: Any,
    case: Case,
    revision: int,
    group: WorkingGroup,
    verdict: str,
    reason: str,
    sitting: Sitting | None = None,
    votes: Votes | None = None,
    at: dt.datetime | None = None,
) -> Recommendation:
    """Write down what a group recommends; it replaces what the group said before.

    `verdict` is a Verdict. The lead group's makes the case recommended, that of an involved one
    stands beside it. Raises NotAllowed, MovedMeanwhile, NotWithGroup, EntryWrong (verdict, reason,
    sitting, votes), NotPossibleNow (decided, closed).
    """
    case = locked_case(case, revision)
    authorize(actor, "deliberation.recommend", group)
    at = at or clock.database_now()
    reason = check_recommendation(verdict=verdict, reason=reason, votes=votes)
    if sitting is not None:
        if sitting.group_id != group.pk:
            raise EntryWrong("sitting", _("This is a sitting of another group."))
        refuse_future(sitting, at)
    if not case.assignments.filter(group=group, until=None).exists():
        raise NotWithGroup(case)
    if case.state not in WITH_GROUP:
        raise NotPossibleNow(case)
    case.recommendations.filter(group=group, replaced_at=None).update(replaced_at=at)
    made = Recommendation.objects.create(
        case=case,
        group=group,
        sitting=sitting,
        verdict=verdict,
        reason=reason,
        votes_for=votes.in_favour if votes else None,
        votes_against=votes.against if votes else None,
        abstained=votes.abstained if votes else None,
        by=actor,
        at=at,
    )
    if sitting is not None:
        note_sitting(case, sitting)
    if case.lead_id == group.pk:
        move_case(case, Case.State.RECOMMENDED, actor=actor, at=at, verb="deliberation.recommend")
        case_recommended.send(Recommendation, recommendation=made)
    else:
        audit.record(
            actor=actor,
            verb="deliberation.recommend",
            subject=case,
            at=at,
            changes={"group": [None, group.pk], "verdict": [None, verdict]},
        )
        touch(case, at=at)
    return made


def check_recommendation(*, verdict: str, reason: str, votes: Votes | None) -> str:
    """The reason, tidied; raises EntryWrong (verdict, reason, votes)."""
    if verdict not in Verdict.values:
        raise EntryWrong("verdict", _("Please choose what should be decided."))
    if votes is not None and not all(0 <= number <= MOST_VOTES for number in votes):
        raise EntryWrong("votes", _("Votes are whole numbers from 0 on."))
    return words(
        "reason",
        reason,
        most=ANSWER_LENGTH,
        needed=_("Please give the reason; without one nobody can follow it."),
    )
