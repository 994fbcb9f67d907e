"""Who has a case: routed by hand, handed over, sent back, put into hands, with a day."""

import datetime as dt
from collections.abc import Collection, Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from mitsprache.accounts.models import Person
from mitsprache.common import audit, clock
from mitsprache.common.permissions import authorize
from mitsprache.consultations.models import Consultation
from mitsprache.directory.models import Office
from mitsprache.groups.models import CrossCuttingTopic, WorkingGroup

from ..models import Case, Note
from ..models.case import REASON_LENGTH
from ..signals import case_routed
from ..states import UNDECIDED, WITH_GROUP
from .assigning import involved_in, set_groups
from .keeping import locked, locked_case, locked_cases, move_case, touch, words
from .opening import send_by_rules
from .refusals import EntryWrong, NotPossibleNow

_UNROUTED = ("received", "screened")


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
    waiting = locked(Case.objects.filter(consultation=consultation, state__in=_UNROUTED))
    for case in waiting:
        send_by_rules(case, actor=actor, at=at)
    return sum(case.state == Case.State.ROUTED for case in waiting)


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
    if case.state not in UNDECIDED:
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
        rules = topic.routing_rules.filter(group__is_active=True).order_by("pk")
        joining = [rule.group for rule in rules.select_related("group")]
        set_groups(case, case.lead, [*involved_in(case), *joining], reasons={}, by=None, at=at)
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
    if case.state not in WITH_GROUP:
        raise NotPossibleNow(case)
    if to == case.lead:
        raise EntryWrong("to", _("The case is with this group already."))
    _check_groups(case, "to", [to])
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
    if case.state not in WITH_GROUP:
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
    if case.state not in UNDECIDED:
        raise NotPossibleNow(case)
    _check_groups(case, "lead", [lead])
    _check_groups(case, "involved", involved or ())
    with_group = case.state in WITH_GROUP
    stays = with_group and case.lead_id == lead.pk
    goes_on = with_group and not stays
    reason = _reason(reason) if goes_on else words("reason", reason, most=REASON_LENGTH)
    others = involved_in(case) if involved is None else involved
    reasons = {group.pk: reason for group in (*others, lead)}
    set_groups(case, lead, others, reasons=reasons, end_reason=reason, by=actor, at=at)
    if stays:
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


def _check_groups(case: Case, field: str, groups: Collection[WorkingGroup]) -> None:
    project = case.consultation.version.document.project_id
    if any(group.project_id != project or not group.is_active for group in groups):
        raise EntryWrong(field, _("Please choose groups of this project that are at work."))


def _reason(text: str) -> str:
    return words("reason", text, most=REASON_LENGTH, needed=_("Please say why, in a few words."))
