"""The answers that contributions have got, for lists: by contribution, or as a filter."""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from mitsprache.consultations.models import Contribution

from ..models import Case, CaseContribution, Decision
from ..states import CLOSED
from .missing import standing
from .states import state_of


@dataclass(frozen=True, slots=True)
class CaseAnswer:
    """A concern of a contribution: its public state, its day, and its standing answer, if any."""

    code: str
    state: str
    due: dt.date
    verdict: str = ""
    reason: str = ""
    decided_on: dt.date | None = None
    by: str = ""


def answers_of(contributions: Sequence[Contribution]) -> dict[int, list[CaseAnswer]]:
    """By key the concerns of each that go on, in their order. Two queries, one without cases."""
    links = CaseContribution.objects.filter(contribution__in=[one.pk for one in contributions])
    rows = list(
        links.exclude(case__state__in=CLOSED)
        .order_by("at", "pk")
        .values_list("contribution", "case", "case__code", "case__state", "case__due")
    )
    decided: dict[int, dict[str, Any]] = {}
    if rows:
        answers = standing(Decision.objects.filter(case__in={row[1] for row in rows}))
        for one in answers.select_related("body", "office"):
            by = one.body or one.office
            decided[one.case_id] = {
                "verdict": one.verdict,
                "reason": one.reason,
                "decided_on": one.decided_on,
                "by": by.name if by is not None else "",
            }
    found: dict[int, list[CaseAnswer]] = defaultdict(list)
    for contribution, case, code, state, due in rows:
        told = state_of(Contribution.State.RECEIVED, [state]).code
        found[contribution].append(CaseAnswer(code, told, due, **decided.get(case, {})))
    return found


def with_answer(
    contributions: "QuerySet[Contribution]", *, answered: bool
) -> "QuerySet[Contribution]":
    """Those of which a concern has a released decision, or none has."""
    links = _live().filter(Exists(standing(Decision.objects.filter(case=OuterRef("case")))))
    return contributions.filter(Exists(links) if answered else ~Exists(links))


def in_state(contributions: "QuerySet[Contribution]", code: str) -> "QuerySet[Contribution]":
    """Readable ones whose public state (`states.public_state`) is `code`."""
    codes = {
        state: state_of(Contribution.State.RECEIVED, [state]).code
        for state in Case.State.values
        if state not in CLOSED
    }
    order = list(dict.fromkeys(codes.values()))
    if code not in order:
        return contributions.none()

    def with_case(*wanted: str) -> Exists:
        states = [state for state, told in codes.items() if told in wanted]
        return Exists(_live().filter(case__state__in=states))

    before = order[: order.index(code)]
    if code == "received":
        return contributions.filter(with_case(code) | ~Exists(_live()))
    if code == "worked_in":
        before.remove("answered")
    found = contributions.filter(with_case(code), ~with_case(*before))
    return found.filter(~with_case("worked_in")) if code == "answered" else found


def _live() -> "QuerySet[CaseContribution]":
    links = CaseContribution.objects.filter(contribution=OuterRef("pk"))
    return links.exclude(case__state__in=CLOSED)
