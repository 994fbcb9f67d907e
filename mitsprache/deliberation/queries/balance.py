"""The answer balance of a consultation: what came in, what was answered, how long it took."""

import datetime as dt
import statistics
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef
from django.utils import timezone

from mitsprache.common import clock
from mitsprache.consultations.models import Consultation, Contribution, Contributor
from mitsprache.consultations.queries.counting import gone, readable

from ..models import CaseContribution, Decision, Override, PhaseClosing
from ..states import CLOSED


@dataclass(frozen=True, slots=True)
class OverrideLine:
    """A version was released although something was missing: the cases, and the public reason."""

    version: int
    reason: str
    missing: Sequence[str]
    unanswered: Sequence[str]
    at: dt.datetime


@dataclass(frozen=True, slots=True)
class ClosingLine:
    """The phase was marked as done; with `reason` where `unanswered` were left."""

    at: dt.datetime
    reason: str
    unanswered: Sequence[str]


@dataclass(frozen=True, slots=True)
class Balance:
    """Counts of contributions that everybody can read; `received` = `answered` + `open`.

    A contribution is answered when each of its concerns has a released decision; `late` are the
    open ones past their promised day, `after_deadline` came in late themselves. `verdicts` and
    `median_days` (from receipt to the first answer) count each answer that somebody got, so a
    contribution of two concerns counts twice; corrections stand in the place of what they
    correct. `held` and `gone` are not in `received`.
    """

    received: int
    channels: Mapping[str, int]
    after_deadline: int
    answered: int
    open: int
    late: int
    verdicts: Mapping[str, int]
    median_days: int | None
    held: int
    gone: int
    closing: ClosingLine | None
    overrides: Sequence[OverrideLine]

    @property
    def answers(self) -> int:
        return sum(self.verdicts.values())


def balance(consultation_id: int, *, at: dt.datetime | None = None) -> Balance:
    """Counted anew from every contribution and case. Seven queries, however many there are."""
    today = clock.local_day(at or timezone.now())
    received = {
        pk: (channel, late, clock.local_day(received_at))
        for pk, channel, late, received_at in readable()
        .filter(consultation=consultation_id)
        .values_list("pk", "channel", "late", "received_at")
    }
    standing, first = _answers(consultation_id)
    due_of: dict[int, list[tuple[int, dt.date]]] = defaultdict(list)
    links = CaseContribution.objects.filter(case__consultation=consultation_id).exclude(
        case__state__in=CLOSED
    )
    for contribution, case, due in links.values_list("contribution", "case", "case__due"):
        if contribution in received:
            due_of[contribution].append((case, due))

    answered = late = 0
    verdicts: Counter[str] = Counter()
    days: list[int] = []
    for pk, (_channel, _late, day) in received.items():
        cases = due_of.get(pk, [])
        open_ = [due for case, due in cases if case not in standing]
        answered += bool(cases) and not open_
        late += any(due < today for due in open_)
        for case, _due in cases:
            if case in standing:
                verdicts[standing[case]] += 1
                days.append(max(0, (first[case] - day).days))
    return Balance(
        received=len(received),
        channels=dict(Counter(channel for channel, _late, _day in received.values())),
        after_deadline=sum(late for _channel, late, _day in received.values()),
        answered=answered,
        open=len(received) - answered,
        late=late,
        verdicts=dict(verdicts),
        median_days=round(statistics.median(days)) if days else None,
        held=_held(consultation_id),
        gone=gone().filter(consultation=consultation_id).count(),
        closing=_closing(consultation_id),
        overrides=_overrides(consultation_id),
    )


def _answers(consultation_id: int) -> tuple[dict[int, str], dict[int, dt.date]]:
    """By case its standing verdict, and the local day of its first answer."""
    released = Decision.objects.filter(state=Decision.State.RELEASED)
    newer = released.filter(corrects=OuterRef("pk"))
    rows = released.filter(case__consultation=consultation_id).annotate(old=Exists(newer))
    standing: dict[int, str] = {}
    first: dict[int, dt.date] = {}
    for case, verdict, at, old in rows.order_by("released_at", "pk").values_list(
        "case", "verdict", "released_at", "old"
    ):
        assert at is not None
        first.setdefault(case, clock.local_day(at))
        if not old:
            standing[case] = verdict
    return standing, first


def _held(consultation_id: int) -> int:
    """Handed in and not (or no longer) shown, because the moderation reads it."""
    return (
        Contribution.objects.filter(
            consultation=consultation_id, state=Contribution.State.HELD, staff_only=False
        )
        .exclude(contributor__kind=Contributor.Kind.GUEST, confirmed_at=None)
        .count()
    )


def _closing(consultation_id: int) -> ClosingLine | None:
    rows = PhaseClosing.objects.filter(consultation=consultation_id)
    row = rows.values_list("at", "reason", "unanswered").first()
    return ClosingLine(*row) if row is not None else None


def _overrides(consultation_id: int) -> list[OverrideLine]:
    """Of all versions of the document, in their order."""
    document = Consultation.objects.filter(pk=consultation_id).values("version__document")
    rows = Override.objects.filter(version__document__in=document).order_by("version__number")
    columns = ("version__number", "reason", "missing", "unanswered", "at")
    return [OverrideLine(*row) for row in rows.values_list(*columns)]
