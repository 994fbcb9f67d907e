"""Mails about the way of a contribution: each author hears of the steps that she has chosen.

One mail for each deed and concern; where a contribution holds several, the mail names which.
"""

from collections.abc import Iterator
from typing import Any

from django.dispatch import receiver

from mitsprache.consultations.models import Contribution, Version
from mitsprache.deliberation.models import (
    Case,
    CaseContribution,
    Decision,
    Recommendation,
    Screening,
    Sitting,
    Verdict,
)
from mitsprache.deliberation.queries.changes import changes_of
from mitsprache.deliberation.signals import (
    case_discussed,
    case_recommended,
    case_routed,
    contribution_held,
    decision_released,
    decision_worked_in,
)
from mitsprache.deliberation.states import CLOSED
from mitsprache.groups.models import WorkingGroup

from .actions import wants
from .contributors import tell_contributor

# Who has taken it back has said that she is through with it.
TOLD = (Contribution.State.RECEIVED, Contribution.State.HELD, Contribution.State.HIDDEN)


@receiver(case_routed)
def tell_that_routed(case: Case, group: WorkingGroup, **_signal: Any) -> None:
    _tell(case, "routed", group=str(group))


@receiver(case_discussed)
def tell_that_discussed(case: Case, sitting: Sitting, **_signal: Any) -> None:
    _tell(case, "discussed", group=str(sitting.group), day=sitting.day)


@receiver(case_recommended)
def tell_that_recommended(recommendation: Recommendation, **_signal: Any) -> None:
    """That, not what: it is public with the answer."""
    _tell(recommendation.case, "recommended", group=str(recommendation.group))


@receiver(decision_released)
def tell_the_answer(decision: Decision, **_signal: Any) -> None:
    by = decision.body or decision.office
    _tell(
        decision.case,
        "answered",
        verdict=Verdict(decision.verdict).label,
        reason=decision.reason,
        by=by.name if by is not None else "",
        decided_on=decision.decided_on,
        corrects=decision.corrects.decided_on if decision.corrects else None,
    )


@receiver(decision_worked_in)
def tell_that_worked_in(decision: Decision, version: Version, **_signal: Any) -> None:
    changes = changes_of([decision]).get(decision.pk, [])
    sections = list(dict.fromkeys(one.title for one in changes if one.version == version.number))
    _tell(decision.case, "worked_in", version=version.number, sections=sections)


@receiver(contribution_held)
def tell_that_held(screening: Screening, **_signal: Any) -> None:
    """Whoever wrote it is told why, whatever else she wants to hear."""
    redact = screening.outcome == Screening.Outcome.REDACT
    reason = "" if redact else screening.reason
    tell_contributor(screening.contribution, "contribution_held", reason=reason)


def _tell(case: Case, step: str, **context: Any) -> None:
    for contribution, several in _contributions(case):
        if wants(contribution.contributor, step):
            concern = case.code if several else ""
            tell_contributor(contribution, f"contribution_{step}", concern=concern, **context)


def _contributions(case: Case) -> Iterator[tuple[Contribution, bool]]:
    """All that voice the concern, each with whether it holds others, too."""
    links = case.links.filter(
        contribution__state__in=TOLD, contribution__staff_only=False
    ).select_related(
        "contribution__contributor__person",
        "contribution__contributor__guest",
        "contribution__consultation",
    )
    found = list(links.order_by("contribution"))
    others = CaseContribution.objects.filter(
        contribution__in=[link.contribution_id for link in found]
    ).exclude(case__state__in=CLOSED)
    several = set(others.exclude(case=case).values_list("contribution", flat=True))
    for link in found:
        yield link.contribution, link.contribution_id in several
