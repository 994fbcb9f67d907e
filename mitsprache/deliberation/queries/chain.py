"""What became of one contribution, step by step: the same for its page, the API and the mails.

Only what everybody may know: offices, groups and bodies, never people; a verdict with its reason
once it is released; the lead group's recommendation once the case is answered; no notes.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.utils import timezone

from mitsprache.common import clock
from mitsprache.consultations.models import Contribution, Version
from mitsprache.consultations.queries.adopted import adopted_since
from mitsprache.consultations.queries.counting import readable

from ..models import (
    Adoption,
    Assignment,
    Case,
    CaseContribution,
    Decision,
    Recommendation,
    Screening,
    SittingCase,
)
from ..models.decision import CHANGES_TEXT
from .changes import Change, changes_of
from .states import public_state


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that happened on a local day; `at` is what it is sorted by.

    `kind`: received, held, published, split, joined, routed, handed_over, sent_back, planned
    (a sitting to come), discussed, recommended, waiting (decided, its answer comes on `day`),
    decided, answered, corrected (an answer that names an earlier one), worked_in, withdrawn.
    `who` is the group, office or body; `votes`: in favour, against, abstained.
    """

    kind: str
    at: dt.datetime
    day: dt.date
    who: str = ""
    verdict: str = ""
    reason: str = ""
    votes: tuple[int, int, int] | None = None
    references: tuple[str, ...] = ()
    version: int | None = None
    involved: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """A released decision: what, why, by whom and when."""

    verdict: str
    reason: str
    by: str
    decided_on: dt.date
    released_at: dt.datetime
    corrects: dt.date | None = None  # the day of the decision that it takes the place of


@dataclass(frozen=True, slots=True)
class CaseChain:
    """One concern of the contribution and its way.

    `title` and `extract` tell several concerns apart and are empty for a single one. `joined`
    are the references of others with the same concern. `answer` is the standing one. While
    there is none, `owner` has to give it by `due`. `to_be_worked_in`: adopted, and no released
    version holds it yet.
    """

    code: str
    title: str
    extract: str
    state: str
    owner: str
    due: dt.date
    group: str
    steps: Sequence[Step]
    answer: Answer | None
    changes: Sequence[Change]
    joined: Sequence[str]

    @property
    def is_open(self) -> bool:
        return self.answer is None and self.state not in ("duplicate", "lapsed")

    @property
    def is_overdue(self) -> bool:
        return self.is_open and self.due < clock.local_day(timezone.now())

    @property
    def to_be_worked_in(self) -> bool:
        return self.answer is not None and self.answer.verdict in CHANGES_TEXT and not self.changes


@dataclass(frozen=True, slots=True)
class Chain:
    """The whole way of a contribution; `state` is the public one of contracts (queries.states).

    `steps` are those before its concerns part. `adopted` is the version of its document that a
    body has adopted since. Where it ended in measures: measures.queries.ways.
    """

    reference: str
    state: str
    steps: Sequence[Step]
    cases: Sequence[CaseChain]
    adopted: Version | None = None

    @property
    def answers(self) -> list[Answer]:
        return [case.answer for case in self.cases if case.answer is not None]


def chain(contribution: Contribution) -> Chain:
    """The way of a contribution that came through its door; eleven queries at most, however long."""
    found = _Cases(contribution)
    shown = found.shown()
    return Chain(
        reference=contribution.reference,
        state=public_state(contribution, [link.case for link in found.links]).code,
        steps=_before(contribution, shown),
        cases=[found.case_chain(link, alone=len(shown) == 1) for link in shown],
        adopted=adopted_since(contribution.consultation.version),
    )


def held_with_reason() -> "QuerySet[Contribution]":
    """What is held back by a person: the public is told that, and why."""
    return Contribution.objects.filter(
        state=Contribution.State.HELD,
        screenings__outcome__in=(Screening.Outcome.HELD, Screening.Outcome.REDACT),
    )


def _before(contribution: Contribution, links: Sequence[CaseContribution]) -> list[Step]:
    """Received, held or published, and parted into several concerns."""
    at = contribution.received_at
    steps = [Step("received", at, clock.local_day(at))]
    for screening in contribution.screenings.all():
        held = screening.outcome == Screening.Outcome.HELD
        kind = "published" if screening.outcome == Screening.Outcome.PUBLISHED else "held"
        reason = screening.reason if held else ""
        steps.append(_step(kind, screening.at, reason=reason))
    own = [link for link in links if link.joined_from_id is None]
    if len(own) > 1:
        steps.append(_step("split", own[1].at))
    return steps


def _step(kind: str, at: dt.datetime, **more: object) -> Step:
    return Step(kind, at, clock.local_day(at), **more)  # type: ignore[arg-type]


class _Cases:
    """Everything about the cases of one contribution, read once."""

    def __init__(self, contribution: Contribution) -> None:
        self.is_readable = (
            contribution.state == Contribution.State.RECEIVED and not contribution.staff_only
        )
        links = CaseContribution.objects.filter(contribution=contribution)
        self.links = list(links.select_related("case__owner", "case__lead").order_by("at", "pk"))
        ids = {link.case_id for link in self.links}
        self.others = _others(contribution, ids)
        self.assignments = _by_case(
            Assignment.objects.filter(case__in=ids).select_related("group") if ids else ()
        )
        self.sittings = _by_case(
            SittingCase.objects.filter(case__in=ids).select_related("sitting__group") if ids else ()
        )
        decisions = Decision.objects.filter(
            case__in=ids, state__in=(Decision.State.APPROVED, Decision.State.RELEASED)
        ).select_related("body", "office", "corrects")
        adoptions = Adoption.objects.select_related("version").exclude(version__state="working")
        self.decisions = _by_case(
            decisions.prefetch_related(Prefetch("adoptions", queryset=adoptions)) if ids else ()
        )
        released = [one for some in self.decisions.values() for one in some if _is_released(one)]
        recommendations = Recommendation.objects.select_related("group")
        self.recommendations = _by_case(
            recommendations.filter(case__in={one.case_id for one in released}) if released else ()
        )
        self.changes = changes_of(released)

    def shown(self) -> list[CaseContribution]:
        """The links to the cases that go on; one that went into another is told in that one."""
        on = [link for link in self.links if link.case.state != Case.State.DUPLICATE]
        return on or self.links

    def case_chain(self, link: CaseContribution, *, alone: bool) -> CaseChain:
        case = link.case
        decisions = self.decisions.get(case.pk, [])
        released = sorted(
            (one for one in decisions if _is_released(one)), key=lambda one: one.released_at
        )
        corrected = {one.corrects_id for one in released}
        standing = next((one for one in released if one.pk not in corrected), None)
        steps = [*self._way(case), *_of_decisions(decisions)]
        if standing is not None:
            steps += self._recommended(case, standing)
        if link.joined_from_id is not None:
            before = next((one for one in self.links if one.case_id == link.joined_from_id), None)
            steps += self._way(before.case) if before is not None else []
            steps.append(_step("joined", link.at, references=self.others.get(case.pk, ())))
        changes = [change for one in released for change in self.changes.get(one.pk, ())]
        worded = self.is_readable and not alone
        return CaseChain(
            code=case.code,
            title=case.title if worded and link.joined_from_id is None else "",
            extract=link.extract if worded else "",
            state=case.state,
            owner=case.owner.name,
            due=case.due,
            group=_name(case.lead) if case.lead else "",
            steps=sorted(steps, key=lambda step: (step.at, _ORDER.index(step.kind))),
            answer=_answer(standing) if standing is not None else None,
            changes=changes,
            joined=self.others.get(case.pk, ()),
        )

    def _way(self, case: Case) -> list[Step]:
        """To which group it went, and on which days it was talked about."""
        steps: list[Step] = []
        of_case = self.assignments.get(case.pk, [])
        leads = [one for one in of_case if one.role == Assignment.Role.LEAD]
        for place, one in enumerate(leads):
            back = place > 0 and leads[place - 1].until != one.since
            kind = "routed" if place == 0 or back else "handed_over"
            beside = tuple(
                _name(other.group)
                for other in of_case
                if other.role == Assignment.Role.INVOLVED and other.since == one.since
            )
            steps.append(_step(kind, one.since, who=_name(one.group), involved=beside))
            followed = place + 1 < len(leads) and leads[place + 1].since == one.until
            if one.until is not None and one.end_reason and not followed:
                steps.append(_step("sent_back", one.until, who=_name(one.group)))
        today = clock.local_day(timezone.now())
        for at in self.sittings.get(case.pk, []):
            day, group = at.sitting.day, _name(at.sitting.group)
            kind = "planned" if day > today else "discussed"
            steps.append(Step(kind, self._moment_of(case, day), day, who=group))
        return steps

    def _moment_of(self, case: Case, day: dt.date) -> dt.datetime:
        """Where a sitting stands among what happened on its day: behind the routing, before the
        recommendation."""
        since = [one.since for one in self.assignments.get(case.pk, [])]
        said = [one.at for one in self.recommendations.get(case.pk, [])]
        begun = [at for at in since if clock.local_day(at) == day]
        ended = [at for at in said if clock.local_day(at) == day]
        return min([max([_noon(day), *begun]), *ended])

    def _recommended(self, case: Case, standing: Decision) -> Iterable[Step]:
        """What the lead group thought when the standing answer was released."""
        released = standing.released_at
        assert released is not None
        leads = [one for one in self.assignments.get(case.pk, []) if one.role == "lead"]
        groups = [one.group_id for one in leads if one.since <= released]
        for one in self.recommendations.get(case.pk, []):
            stood = one.at <= released and (one.replaced_at is None or one.replaced_at > released)
            if not (stood and groups and one.group_id == groups[-1]):
                continue
            votes = (one.votes_for, one.votes_against, one.abstained)
            counted = tuple(number or 0 for number in votes)
            yield replace(
                _step("recommended", one.at, who=_name(one.group)),
                verdict=one.verdict,
                reason=one.reason,
                votes=counted if any(number is not None for number in votes) else None,  # type: ignore[arg-type]
            )


# What stands first when two things happened at the same moment.
_ORDER = (
    *("received", "held", "published", "split", "routed", "handed_over", "joined", "sent_back"),
    *("planned", "discussed", "recommended", "decided", "waiting", "answered", "corrected"),
    "worked_in",
)


def _of_decisions(decisions: Iterable[Decision]) -> Iterable[Step]:
    for one in decisions:
        if not _is_released(one):
            if one.release_at is not None:  # that something is decided, not yet what
                yield _step("waiting", one.release_at)
            continue
        assert one.released_at is not None
        given = {"verdict": one.verdict, "reason": one.reason}
        # Sorted by its day, but never behind its own publication; on the day on which it was
        # drafted by that moment, so that it stands behind what led to it.
        drafted = one.drafted_at
        same_day = clock.local_day(drafted) == one.decided_on
        at = min(drafted if same_day else _noon(one.decided_on), one.released_at)
        yield Step("decided", at, one.decided_on, who=_by(one), **given)  # type: ignore[arg-type]
        kind = "corrected" if one.corrects_id else "answered"
        yield _step(kind, one.released_at)
        told: set[int] = set()
        for adoption in one.adoptions.all():
            version = adoption.version
            if version.number not in told and version.released_at is not None:
                told.add(version.number)
                yield _step("worked_in", version.released_at, version=version.number)


def _answer(one: Decision) -> Answer:
    assert one.released_at is not None
    return Answer(
        verdict=one.verdict,
        reason=one.reason,
        by=_by(one),
        decided_on=one.decided_on,
        released_at=one.released_at,
        corrects=one.corrects.decided_on if one.corrects else None,
    )


def _others(contribution: Contribution, cases: set[int]) -> dict[int, tuple[str, ...]]:
    """The other contributions to these cases that everybody can read, by case."""
    found: dict[int, list[str]] = defaultdict(list)
    links = CaseContribution.objects.filter(case__in=cases, contribution__in=readable())
    rows = links.exclude(contribution=contribution).order_by("contribution")
    for case, reference in rows.values_list("case", "contribution__reference") if cases else ():
        found[case].append(reference)
    return {case: tuple(references) for case, references in found.items()}


def _by_case(rows: Iterable[Any]) -> dict[int, list[Any]]:
    found = defaultdict(list)
    for row in rows:
        found[row.case_id].append(row)
    return found


def _is_released(one: Decision) -> bool:
    return one.state == Decision.State.RELEASED


def _by(one: Decision) -> str:
    by = one.body or one.office
    return by.name if by is not None else ""


def _name(group: object) -> str:
    return str(group)


def _noon(day: dt.date) -> dt.datetime:
    """A moment of a day that is known without its hour."""
    return timezone.make_aware(dt.datetime.combine(day, dt.time(12)))
