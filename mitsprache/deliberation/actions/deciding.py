"""An answer is drafted, approved by another person, published; a correction is a new one.

Whoever drafts, approves or calls back says which `revision` of the case she has seen.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import structlog
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from mitsprache.common import audit, clock
from mitsprache.common.permissions import authorize
from mitsprache.common.transitions import move
from mitsprache.consultations.models import Consultation
from mitsprache.council.models import Body
from mitsprache.directory.models import Office

from ..models import Assignment, Case, Decision, Recommendation, TextBlock, Verdict
from ..models.decision import ANSWER_LENGTH
from ..queries.missing import standing
from ..signals import case_decided, decision_released
from ..states import ANSWERED, DECISION_STEPS, UNDECIDED
from .keeping import locked_case, locked_cases, move_case, touch, words
from .opening import lapse_if_nothing_is_left
from .refusals import (
    AlreadyDecided,
    EntryWrong,
    NotPossibleNow,
    NotRecommended,
    SameEyes,
)

log = structlog.get_logger(__name__)

_IN_WORK = (Decision.State.DRAFTED, Decision.State.APPROVED)


@dataclass(frozen=True, slots=True)
class _Entries:
    """What a decision says, checked."""

    verdict: str
    reason: str
    decided_on: dt.date
    body: Body | None
    office: Office | None
    block: TextBlock | None


@transaction.atomic
def draft_decision(
    *,
    actor: Any,
    case: Case,
    revision: int,
    verdict: str,
    reason: str,
    decided_on: dt.date,
    body: Body | None = None,
    office: Office | None = None,
    block: TextBlock | None = None,
    corrects: Decision | None = None,
    at: dt.datetime | None = None,
) -> Decision:
    """Draft the answer to a case; nobody outside reads it before another person releases it.

    `verdict` is a Verdict, `reason` public and in plain words, `decided_on` the local day on which
    `body` or `office` decided, `block` the text block it was made of. An answered case is decided
    anew only by naming the standing decision in `corrects`.

    Raises NotAllowed, MovedMeanwhile, EntryWrong (verdict, reason, decided_on, office, block),
    AlreadyDecided, NotPossibleNow (closed).
    """
    case = locked_case(case, revision)
    authorize(actor, "deliberation.decide", case)
    at = at or clock.database_now()
    entries = _checked(verdict, reason, decided_on, body, office, block, at=at)
    return _draft(case, entries, corrects, actor=actor, at=at)


@transaction.atomic
def change_decision(
    *,
    actor: Any,
    decision: Decision,
    revision: int,
    verdict: str,
    reason: str,
    decided_on: dt.date,
    body: Body | None = None,
    office: Office | None = None,
    block: TextBlock | None = None,
    at: dt.datetime | None = None,
) -> Decision:
    """Change a drafted decision; whoever does has drafted it and cannot release it.

    Raises NotAllowed, MovedMeanwhile, EntryWrong, NotPossibleNow (approved or dropped meanwhile).
    """
    case = locked_case(decision.case, revision)
    authorize(actor, "deliberation.decide", case)
    at = at or clock.database_now()
    decision = Decision.objects.get(pk=decision.pk)
    if decision.state != Decision.State.DRAFTED:
        raise NotPossibleNow(case)
    entries = _checked(verdict, reason, decided_on, body, office, block, at=at)
    before = decision.verdict
    _write(decision, entries)
    decision.drafted_by, decision.drafted_at = actor, at
    decision.save()
    audit.record(
        actor=actor,
        verb="deliberation.change_decision",
        subject=decision,
        at=at,
        changes={"verdict": [before, decision.verdict], "reason": None},
    )
    touch(case, at=at)
    return decision


@transaction.atomic
def drop_decision(
    *, actor: Any, decision: Decision, revision: int, at: dt.datetime | None = None
) -> Case:
    """Call a decision back before it is public: the case is where it was before it.

    Who may decide drops a draft, who may release an approved one. Raises NotAllowed,
    MovedMeanwhile, NotPossibleNow (released or dropped meanwhile).
    """
    case = locked_case(decision.case, revision)
    at = at or clock.database_now()
    decision = Decision.objects.get(pk=decision.pk)
    approved = decision.state == Decision.State.APPROVED
    authorize(actor, "deliberation.release_decision" if approved else "deliberation.decide", case)
    if decision.state not in _IN_WORK:
        raise NotPossibleNow(case)
    _move(decision, Decision.State.DROPPED, actor=actor, at=at, verb="deliberation.drop_decision")
    if approved and decision.corrects_id is None:
        move_case(
            case,
            _state_before(case),
            actor=actor,
            at=at,
            verb="deliberation.drop_decision",
        )
        lapse_if_nothing_is_left(case, actor=actor, at=at)
    else:
        touch(case, at=at)
    return case


@transaction.atomic
def approve_decision(
    *,
    actor: Any,
    decision: Decision,
    revision: int,
    release_at: dt.datetime | None = None,
    at: dt.datetime | None = None,
) -> Decision:
    """Release the answer that somebody else has drafted: at once, or at `release_at`.

    Raises NotAllowed, MovedMeanwhile, SameEyes, EntryWrong (release_at is over), NotPossibleNow
    (no longer a draft).
    """
    case = locked_case(decision.case, revision)
    authorize(actor, "deliberation.release_decision", case)
    at = at or clock.database_now()
    _check_hour(release_at, at)
    return _approve(case, decision.pk, release_at, actor=actor, at=at)


@transaction.atomic
def approve_decisions(
    *,
    actor: Any,
    parent: Consultation,
    chosen: Mapping[int, int],
    release_at: dt.datetime | None = None,
    at: dt.datetime | None = None,
) -> list[Decision]:
    """`approve_decision` for the drafted answers of many cases of one consultation; all or none.

    Raises UnknownCases, too.
    """
    at = at or clock.database_now()
    _check_hour(release_at, at)
    cases = locked_cases(parent, chosen)
    drafts = dict(
        Decision.objects.filter(case__in=cases, state=Decision.State.DRAFTED).values_list(
            "case", "pk"
        )
    )
    done = []
    for case in cases:
        authorize(actor, "deliberation.release_decision", case)
        if case.pk not in drafts:
            raise NotPossibleNow(case)
        done.append(_approve(case, drafts[case.pk], release_at, actor=actor, at=at))
    return done


@transaction.atomic
def decide_as_recommended(
    *,
    actor: Any,
    parent: Consultation,
    chosen: Mapping[int, int],
    decided_on: dt.date,
    body: Body | None = None,
    office: Office | None = None,
    at: dt.datetime | None = None,
) -> list[Decision]:
    """Draft for many cases what their lead groups recommend, in their words; all or none.

    Raises NotAllowed, UnknownCases, MovedMeanwhile, NotRecommended (nothing, or the groups
    disagree), EntryWrong (decided_on, office), AlreadyDecided, NotPossibleNow.
    """
    at = at or clock.database_now()
    cases = locked_cases(parent, chosen)
    said: dict[int, list[Recommendation]] = {}
    has_it = Assignment.objects.filter(case=OuterRef("case"), group=OuterRef("group"), until=None)
    for row in Recommendation.objects.filter(Exists(has_it), case__in=cases, replaced_at=None):
        said.setdefault(row.case_id, []).append(row)
    made = []
    for case in cases:
        authorize(actor, "deliberation.decide", case)
        rows = said.get(case.pk, [])
        leading = next((row for row in rows if row.group_id == case.lead_id), None)
        if leading is None or len({row.verdict for row in rows}) > 1:
            raise NotRecommended(case)
        entries = _checked(leading.verdict, leading.reason, decided_on, body, office, None, at=at)
        made.append(_draft(case, entries, None, actor=actor, at=at))
    return made


def release_due_decisions(*, at: dt.datetime | None = None) -> int:
    """Publish the approved answers whose hour has come; how many. For the schedule.

    Whoever approved must still be allowed to (Z-08); otherwise the answer stays where it is, for
    somebody else to call back. Each in a transaction of its own; one that fails is logged, tried
    again the next time, and does not keep back the others.
    """
    now = at or clock.database_now()
    due = Decision.objects.filter(state=Decision.State.APPROVED, release_at__lte=now)
    done = 0
    for decision in due.select_related("case", "approved_by").order_by("release_at", "pk"):
        try:
            done += _publish_due(decision, at=now)
        except Exception as error:  # whatever is wrong with this one, the others go out
            log.error("decision.not_published", decision=decision.pk, exc_info=error)
    return done


@transaction.atomic
def _publish_due(decision: Decision, *, at: dt.datetime) -> bool:
    case = locked_case(decision.case, None)
    current = Decision.objects.get(pk=decision.pk)
    approver = decision.approved_by
    if current.state != Decision.State.APPROVED:
        return False
    if approver is None or not approver.has_perm("deliberation.release_decision", case):
        return False
    _publish(case, current, actor=approver, at=at)
    return True


def _draft(
    case: Case, entries: _Entries, corrects: Decision | None, *, actor: Any, at: dt.datetime
) -> Decision:
    if case.decisions.filter(state__in=_IN_WORK).exists():
        raise AlreadyDecided(case)
    stands = standing(case.decisions.all()).first()
    if stands != corrects:
        raise AlreadyDecided(case)
    if case.state not in (ANSWERED if stands else UNDECIDED):
        raise NotPossibleNow(case)
    decision = Decision(case=case, corrects=corrects, drafted_by=actor, drafted_at=at)
    _write(decision, entries)
    decision.save(force_insert=True)
    audit.record(
        actor=actor,
        verb="deliberation.draft_decision",
        subject=decision,
        at=at,
        changes={
            "case": [None, case.pk],
            "verdict": [None, decision.verdict],
            "corrects": [None, corrects.pk if corrects else None],
        },
    )
    touch(case, at=at)
    return decision


def _approve(
    case: Case, key: int, release_at: dt.datetime | None, *, actor: Any, at: dt.datetime
) -> Decision:
    decision = Decision.objects.get(pk=key)
    if decision.state != Decision.State.DRAFTED:
        raise NotPossibleNow(case)
    if decision.drafted_by_id == actor.pk:
        raise SameEyes
    _move(
        decision,
        Decision.State.APPROVED,
        actor=actor,
        at=at,
        verb="deliberation.release_decision",
        approved_by=actor,
        approved_at=at,
        release_at=release_at,
    )
    decision.case = case
    if decision.corrects_id is None:
        move_case(
            case, Case.State.DECIDED, actor=actor, at=at, verb="deliberation.release_decision"
        )
    elif case.state in ANSWERED:
        touch(case, at=at)  # the old answer stands until this one is public
    else:
        raise NotPossibleNow(case)
    case_decided.send(Decision, decision=decision)
    if release_at is None:
        _publish(case, decision, actor=actor, at=at)
    return decision


def _publish(case: Case, decision: Decision, *, actor: Any, at: dt.datetime) -> None:
    _move(
        decision,
        Decision.State.RELEASED,
        actor=actor,
        at=at,
        verb="deliberation.publish_decision",
        released_at=at,
    )
    decision.case = case
    move_case(case, Case.State.ANSWERED, actor=actor, at=at, verb="deliberation.publish_decision")
    decision_released.send(Decision, decision=decision)


def _move(
    decision: Decision, to: str, *, actor: Any, at: dt.datetime, verb: str, **also: Any
) -> None:
    """A step of the table, under the lock of the case."""
    move(decision, to, steps=DECISION_STEPS, actor=actor, at=at, verb=verb, also=also)


def _state_before(case: Case) -> str:
    """Where a case is when its first decision is called back."""
    if case.lead_id is None:
        return Case.State.SENT_BACK
    recommended = case.recommendations.filter(group=case.lead_id, replaced_at=None).exists()
    return Case.State.RECOMMENDED if recommended else Case.State.ROUTED


def _write(decision: Decision, entries: _Entries) -> None:
    decision.verdict, decision.reason = entries.verdict, entries.reason
    decision.decided_on, decision.block = entries.decided_on, entries.block
    decision.body, decision.office = entries.body, entries.office


def _checked(
    verdict: str,
    reason: str,
    decided_on: dt.date,
    body: Body | None,
    office: Office | None,
    block: TextBlock | None,
    *,
    at: dt.datetime,
) -> _Entries:
    if verdict not in Verdict.values:
        raise EntryWrong("verdict", _("Please choose what is decided."))
    if (body is None) == (office is None):
        raise EntryWrong("office", _("Please say which office or which body has decided."))
    if decided_on > clock.local_day(at):
        raise EntryWrong("decided_on", _("This day lies in the future."))
    if block is not None and block.verdict != verdict:
        raise EntryWrong("block", _("This text block belongs to another kind of decision."))
    reason = words(
        "reason",
        reason,
        most=ANSWER_LENGTH,
        needed=_("Please give the reason; without one nobody can follow it."),
    )
    return _Entries(verdict, reason, decided_on, body, office, block)


def _check_hour(release_at: dt.datetime | None, at: dt.datetime) -> None:
    if release_at is not None and release_at <= at:
        raise EntryWrong("release_at", _("This moment is over."))
