"""Who has a case: routed by hand, handed over, sent back, put into hands, with a day."""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from mitsprache.accounts.models import Person
from mitsprache.common import audit, clock
from mitsprache.common.permissions import authorize
from mitsprache.consultations.models import Consultation
from mitsprache.directory.models import Office
from mitsprache.groups.models import CrossCuttingTopic, WorkingGroup

from ..models import Assignment, Case, Note
from ..models.case import REASON_LENGTH
from ..signals import case_routed
from .keeping import locked_case, locked_cases, move_case, touch, words
from .opening import send_by_rules
from .refusals import EntryWrong, NotPossibleNow

_WAITING = ("received", "screened", "sent_back")
_WITH_GROUP = ("routed", "in_discussion", "recommended", "handed_over")


@transaction.atomic
def route_case(
    *,
    actor: Any,
    case: Case,
    revision: int,
    lead: WorkingGroup,
    involved: Collection[WorkingGroup] | None = None,
    reason: str = "",
    at: dt.datetime | None = None,
) -> Case:
    """Send a case to the group that leads and to those that are involved (None: as they are).

    A case that another group leads is handed over, which needs a reason. Raises NotAllowed,
    MovedMeanwhile, EntryWrong (lead, involved, reason), NotPossibleNow (decided, closed).
    """
    case = locked_case(case, revision)
    authorize(actor, "deliberation.route", case.consultation)
    _route(case, lead, involved, reason, actor=actor, at=at or clock.database_now())
    return case


@transaction.atomic
def route_cases(
    *,
    actor: Any,
    parent: Consultation,
    chosen: Mapping[int, int],
    lead: WorkingGroup,
    involved: Collection[WorkingGroup] | None = None,
    reason: str = "",
    at: dt.datetime | None = None,
) -> list[Case]:
    """`route_case` for many of one consultation, all or none. Raises UnknownCases, too."""
    authorize(actor, "deliberation.route", parent)
    at = at or clock.database_now()
    cases = locked_cases(parent, chosen)
    for case in cases:
        _route(case, lead, involved, reason, actor=actor, at=at)
    return cases


@transaction.atomic
def route_waiting(*, actor: Any, consultation: Consultation, at: dt.datetime | None = None) -> int:
    """Send everything that waits to where the rules say now; how many went. Raises NotAllowed."""
    authorize(actor, "deliberation.route", consultation)
    at = at or clock.database_now()
    waiting = Case.objects.filter(consultation=consultation, state__in=("received", "screened"))
    readable = waiting.filter(contributions__state="received", contributions__staff_only=False)
    sent = 0
    for pk in list(readable.order_by("pk").distinct().values_list("pk", flat=True)):
        case = locked_case(Case(pk=pk), None)
        if case.state in ("received", "screened"):
            send_by_rules(case, actor=actor, at=at)
            sent += case.state == Case.State.ROUTED
    return sent


@transaction.atomic
def set_topic(
    *,
    actor: Any,
    case: Case,
    revision: int,
    topic: CrossCuttingTopic | None,
    at: dt.datetime | None = None,
) -> Case:
    """Say that a case belongs to a cross-cutting topic; whoever the rules name for it joins in.

    Raises NotAllowed, MovedMeanwhile, EntryWrong (a topic of another project), NotPossibleNow.
    """
    case = locked_case(case, revision)
    authorize(actor, "deliberation.route", case.consultation)
    at = at or clock.database_now()
    if case.state not in _WAITING + _WITH_GROUP:
        raise NotPossibleNow(case)
    if topic is not None and topic.project_id != case.consultation.version.document.project_id:
        raise EntryWrong("topic", _("This topic belongs to another project."))
    before = case.topic_id
    case.topic = topic
    case.save(update_fields=["topic"])
    audit.record(
        actor=actor,
        verb="deliberation.set_topic",
        subject=case,
        at=at,
        changes={"topic": [before, case.topic_id]},
    )
    if topic is not None and case.lead is None:
        send_by_rules(case, actor=actor, at=at)
    elif topic is not None:
        there = set(case.assignments.filter(until=None).values_list("group", flat=True))
        rules = topic.routing_rules.filter(group__is_active=True).exclude(group__in=there)
        for rule in rules.order_by("pk"):
            _add(case, rule.group, Assignment.Role.INVOLVED, reason="", by=None, at=at)
    touch(case, at=at)
    return case


@transaction.atomic
def hand_over_case(
    *,
    actor: Any,
    case: Case,
    revision: int,
    to: WorkingGroup,
    reason: str,
    at: dt.datetime | None = None,
) -> Case:
    """The group that leads gives the case to another one that knows more about it.

    Raises NotAllowed, MovedMeanwhile, EntryWrong (to, reason), NotPossibleNow.
    """
    case = locked_case(case, revision)
    authorize(actor, "deliberation.hand_over", case)
    at = at or clock.database_now()
    if case.state not in _WITH_GROUP:
        raise NotPossibleNow(case)
    if to == case.lead:
        raise EntryWrong("to", _("The case is with this group already."))
    _route(case, to, None, reason, actor=actor, at=at)
    return case


@transaction.atomic
def send_back_case(
    *, actor: Any, case: Case, revision: int, reason: str, at: dt.datetime | None = None
) -> Case:
    """The group that leads gives the case back to the participation office, with a reason.

    No group has it any longer. Raises NotAllowed, MovedMeanwhile, EntryWrong, NotPossibleNow.
    """
    case = locked_case(case, revision)
    authorize(actor, "deliberation.hand_over", case)
    at = at or clock.database_now()
    if case.state not in _WITH_GROUP:
        raise NotPossibleNow(case)
    reason = _reason(reason)
    case.assignments.filter(until=None).update(until=at, end_reason=reason)
    move_case(
        case,
        Case.State.SENT_BACK,
        actor=actor,
        at=at,
        verb="deliberation.send_back",
        lead=None,
    )
    return case


@transaction.atomic
def assign_handler(
    *,
    actor: Any,
    parent: Consultation | WorkingGroup,
    chosen: Mapping[int, int],
    handler: Person | None,
    at: dt.datetime | None = None,
) -> list[Case]:
    """Put cases into somebody's hands, or into nobody's; all or none.

    She has to work on them: in the office that answers, in a group that has them, or in the
    participation office. Raises NotAllowed, UnknownCases, MovedMeanwhile, EntryWrong.
    """
    at = at or clock.database_now()
    cases = locked_cases(parent, chosen)
    for case in cases:
        authorize(actor, "deliberation.plan_case", case)
        if handler is not None and not handler.has_perm("deliberation.note", case):
            raise EntryWrong("handler", _("This person does not work on all of these cases."))
        before = case.handler_id
        case.handler = handler
        case.save(update_fields=["handler"])
        audit.record(
            actor=actor,
            verb="deliberation.assign_handler",
            subject=case,
            at=at,
            changes={"handler": [before, case.handler_id]},
        )
    touch(*cases, at=at)
    return cases


@transaction.atomic
def set_due(
    *,
    actor: Any,
    parent: Consultation | WorkingGroup,
    chosen: Mapping[int, int],
    due: dt.date,
    at: dt.datetime | None = None,
) -> list[Case]:
    """Promise the answers for another local day, today or later; all or none.

    Raises NotAllowed, UnknownCases, MovedMeanwhile, EntryWrong (a day that is over).
    """
    at = at or clock.database_now()
    if due < clock.local_day(at):
        raise EntryWrong("due", _("This day is over."))
    cases = locked_cases(parent, chosen)
    for case in cases:
        authorize(actor, "deliberation.plan_case", case)
        before, case.due = case.due, due
        case.save(update_fields=["due"])
        audit.record(
            actor=actor,
            verb="deliberation.set_due",
            subject=case,
            at=at,
            changes={"due": [before.isoformat(), due.isoformat()]},
        )
    touch(*cases, at=at)
    return cases


@transaction.atomic
def change_owner(
    *,
    actor: Any,
    case: Case,
    revision: int,
    office: Office,
    reason: str,
    at: dt.datetime | None = None,
) -> Case:
    """Another office has to answer; the reason is kept as a note, nobody has it in hand yet.

    Raises NotAllowed, MovedMeanwhile, EntryWrong (office, reason), NotPossibleNow (closed).
    """
    case = locked_case(case, revision)
    authorize(actor, "deliberation.plan_case", case)
    at = at or clock.database_now()
    if case.state in (Case.State.DUPLICATE, Case.State.LAPSED):
        raise NotPossibleNow(case)
    if not office.is_active or office == case.owner:
        raise EntryWrong("office", _("Please choose another office."))
    Note.objects.create(case=case, author=actor, text=_reason(reason), at=at)
    before = case.owner_id
    case.owner, case.handler = office, None
    case.save(update_fields=["owner", "handler"])
    audit.record(
        actor=actor,
        verb="deliberation.change_owner",
        subject=case,
        at=at,
        changes={"owner": [before, office.pk]},
    )
    touch(case, at=at)
    return case


def _route(
    case: Case,
    lead: WorkingGroup,
    involved: Collection[WorkingGroup] | None,
    reason: str,
    *,
    actor: Any,
    at: dt.datetime,
) -> None:
    """Write assignments and state; the caller has locked and authorised."""
    if case.state not in _WAITING + _WITH_GROUP:
        raise NotPossibleNow(case)
    project = case.consultation.version.document.project_id
    for name, groups in (("lead", [lead]), ("involved", list(involved or ()))):
        if any(group.project_id != project or not group.is_active for group in groups):
            raise EntryWrong(name, _("Please choose groups of this project that are at work."))
    goes_on = case.lead_id is not None and case.lead_id != lead.pk
    reason = _reason(reason) if goes_on else words("reason", reason, most=REASON_LENGTH)
    stays = case.lead_id == lead.pk
    _set_groups(case, lead, involved, reason, actor=actor, at=at)
    if stays and case.state in _WITH_GROUP:
        audit.record(actor=actor, verb="deliberation.route", subject=case, at=at)
        touch(case, at=at)
        return
    move_case(
        case,
        Case.State.HANDED_OVER if goes_on else Case.State.ROUTED,
        actor=actor,
        at=at,
        verb="deliberation.hand_over" if goes_on else "deliberation.route",
        lead=lead,
        owner=lead.office,
        handler=None,
    )
    case_routed.send(Case, case=case, group=lead)


def _set_groups(
    case: Case,
    lead: WorkingGroup,
    involved: Collection[WorkingGroup] | None,
    reason: str,
    *,
    actor: Any,
    at: dt.datetime,
) -> None:
    """End what is no longer so, begin what is new; the history keeps every row."""
    now: Sequence[Assignment] = list(case.assignments.filter(until=None).select_related("group"))
    others = (
        [row.group for row in now if row.role == Assignment.Role.INVOLVED]
        if involved is None
        else list(involved)
    )
    wanted = dict.fromkeys((group for group in others), Assignment.Role.INVOLVED)
    wanted[lead] = Assignment.Role.LEAD
    there = {row.group: row for row in now}
    ended = [row.pk for row in now if wanted.get(row.group) != row.role]
    case.assignments.filter(pk__in=ended).update(until=at, end_reason=reason)
    for group, role in wanted.items():
        if group not in there or there[group].pk in ended:
            _add(case, group, role, reason=reason, by=actor, at=at)


def _add(
    case: Case, group: WorkingGroup, role: str, *, reason: str, by: Any, at: dt.datetime
) -> None:
    Assignment.objects.create(case=case, group=group, role=role, reason=reason, by=by, since=at)


def _reason(text: str) -> str:
    return words("reason", text, most=REASON_LENGTH, needed=_("Please say why, in a few words."))
