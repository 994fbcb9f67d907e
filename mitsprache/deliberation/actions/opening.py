"""A contribution came in: its case is opened, and sent where the rules say.

By the system, inside the transaction in which the contribution was received; nobody is asked.
"""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone

from mitsprache.common import audit, clock
from mitsprache.common.text import tidy_line
from mitsprache.consultations.models import Consultation, Contribution
from mitsprache.directory.models import CityProfile
from mitsprache.groups.models import CrossCuttingTopic, WorkingGroup

from ..models import Assignment, Case, CaseContribution
from ..queries.rules import Route, Rules
from ..signals import case_routed
from ..states import UNDECIDED
from .assigning import involved_in, set_groups
from .keeping import changed, locked, move_case, touch

TITLE_LENGTH = 90
BATCH = 500
ANSWER_PERIOD_DAYS = 14  # where the city has said nothing


@transaction.atomic
def open_case(*, contribution: Contribution, at: dt.datetime | None = None) -> Case | None:
    """The first case of a contribution, routed by field and topic when everybody may read it.

    What has a case already, or waits for its confirmation, gets none: None.
    """
    at = at or clock.database_now()
    if contribution.case_links.exists() or contribution.state not in _NEED_CASE:
        return None
    consultation = _consultation(contribution.consultation_id)
    rules, period = Rules.of(consultation), _answer_period()
    [case] = _open(consultation, [contribution], rules=rules, period=period, at=at)
    audit.record(
        actor=None,
        verb="deliberation.open_case",
        subject=case,
        at=at,
        changes={"contribution": [None, contribution.pk], "state": [None, case.state]},
    )
    if case.lead is not None:
        case_routed.send(Case, case=case, group=case.lead)
    return case


@transaction.atomic
def open_missing_cases(*, consultation: Consultation, at: dt.datetime | None = None) -> int:
    """Cases for all contributions of a consultation that have none, in bulk; how many.

    For imports. No mail is sent.
    """
    at = at or clock.database_now()
    waiting = (
        Contribution.objects.filter(
            consultation=consultation, case_links=None, state__in=_NEED_CASE
        )
        .select_related("section")
        .order_by("pk")
    )
    found = list(waiting)
    if not found:
        return 0
    consultation = _consultation(consultation.pk)
    rules, period = Rules.of(consultation), _answer_period()
    for start in range(0, len(found), BATCH):
        batch = found[start : start + BATCH]
        _open(consultation, batch, rules=rules, period=period, at=at)
    audit.record(
        actor=None,
        verb="deliberation.open_missing_cases",
        subject=consultation,
        at=at,
        changes={"cases": [None, len(found)]},
    )
    changed(consultation.pk)
    return len(found)


def open_for_session(
    consultation: Consultation,
    contributions: Sequence[Contribution],
    *,
    lead: WorkingGroup | None,
    topic: CrossCuttingTopic | None,
    at: dt.datetime,
) -> list[Case]:
    """Step: cases for what was said in a session; its group leads, whatever a rule would say.

    Without `lead` the rules say where they go, those of `topic` first.
    """
    near = _consultation(consultation.pk)
    rules, period = Rules.of(near), _answer_period()
    return _open(near, contributions, rules=rules, period=period, lead=lead, topic=topic, at=at)


@transaction.atomic
def show_again(*, contribution: Contribution, at: dt.datetime | None = None) -> None:
    """The staff shows it (again): what lapsed with it is open, what waited for it is routed."""
    at = at or clock.database_now()
    for case in _cases_of(contribution):
        if case.state == Case.State.LAPSED:
            move_case(case, Case.State.RECEIVED, actor=None, at=at, verb="deliberation.reopen")
        if case.state == Case.State.RECEIVED:
            send_by_rules(case, actor=None, at=at)


@transaction.atomic
def lapse(*, contribution: Contribution, at: dt.datetime | None = None) -> None:
    """It was withdrawn or hidden: open cases in which nothing readable is left need no answer."""
    at = at or clock.database_now()
    for case in _cases_of(contribution):
        lapse_if_nothing_is_left(case, actor=None, at=at)


@transaction.atomic
def follow_wording(
    *, contribution: Contribution, before: str, at: dt.datetime | None = None
) -> None:
    """Its author has changed the words: whoever works on its cases has to look again (C-07).

    A title that was taken from the words of `before` is taken from the new ones.
    """
    at = at or clock.database_now()
    cases = _cases_of(contribution)
    for case in cases:
        if case.title == _title(contribution, before):
            case.title = _title(contribution, contribution.text)
            case.save(update_fields=["title"])
    touch(*cases, at=at)


def lapse_if_nothing_is_left(case: Case, *, actor: Any, at: dt.datetime) -> None:
    """Step: an open case all contributions of which were withdrawn or hidden needs no answer."""
    readable = case.contributions.filter(state__in=_NEED_CASE)
    if case.state in UNDECIDED and not readable.exists():
        move_case(case, Case.State.LAPSED, actor=actor, at=at, verb="deliberation.lapse")


def send_by_rules(case: Case, *, actor: Any, at: dt.datetime, else_to: str = "") -> None:
    """Step: a waiting case goes to the group it had, or where the rules say.

    Where they say nothing, or nothing of it is public, it goes to the state `else_to`, or stays.
    """
    public = case.contributions.filter(state=_READABLE, staff_only=False)
    texts = [contribution.text for contribution in public.order_by("pk")]
    route = Route()
    if texts and case.lead is not None and case.lead.is_active:
        route = Route(lead=case.lead)
    elif texts:
        # What came back belongs to nobody's field; it does not go there a second time.
        field = None if case.state == Case.State.SENT_BACK else case.field_id
        rules = Rules.of(case.consultation)
        route = rules.route(field=field, text=" ".join(texts), topic=case.topic_id)
    if route.lead is not None or route.involved:
        set_groups(
            case,
            route.lead or case.lead,
            [*involved_in(case), *route.involved],
            reasons=route.reasons,
            by=None,
            at=at,
        )
    also: dict[str, Any] = {"topic": route.topic} if route.topic and case.topic_id is None else {}
    if route.lead is not None:
        also |= {"lead": route.lead, "owner": route.lead.office}
        move_case(case, Case.State.ROUTED, actor=actor, at=at, verb="deliberation.route", **also)
        case_routed.send(Case, case=case, group=route.lead)
    elif else_to:
        move_case(case, else_to, actor=actor, at=at, verb="deliberation.screen", **also)


_READABLE = Contribution.State.RECEIVED
_NEED_CASE = (Contribution.State.RECEIVED, Contribution.State.HELD)


def _consultation(pk: int) -> Consultation:
    near = "version__document__project__office"
    return Consultation.objects.select_related(near).get(pk=pk)


def _cases_of(contribution: Contribution) -> list[Case]:
    return locked(Case.objects.filter(links__contribution=contribution))


def _open(
    consultation: Consultation,
    contributions: Sequence[Contribution],
    *,
    rules: Rules,
    period: int,
    lead: WorkingGroup | None = None,
    topic: CrossCuttingTopic | None = None,
    at: dt.datetime,
) -> list[Case]:
    """One case each, with the groups that the rules name; three inserts for all of them.

    `lead` leads instead of whom the rules name, who is involved then; `topic` is known already.
    """
    office = consultation.version.document.project.office
    routes: list[Route] = []
    made: list[Case] = []
    for contribution in contributions:
        field = contribution.section.field_id if contribution.section else None
        public = contribution.state == _READABLE and not contribution.staff_only
        route = Route()
        if public:
            known = topic.pk if topic else None
            route = rules.route(field=field, text=contribution.text, topic=known).led_by(lead)
        routes.append(route)
        made.append(
            Case(
                code=f"{contribution.reference}-1",
                consultation=consultation,
                title=_title(contribution, contribution.text),
                state=Case.State.ROUTED if route.lead else Case.State.RECEIVED,
                owner=route.lead.office if route.lead else office,
                due=due_day(contribution, consultation, period),
                field_id=field,
                topic=route.topic,
                lead=route.lead,
                opened_at=at,
                changed_at=at,
            )
        )
    Case.objects.bulk_create(made)
    CaseContribution.objects.bulk_create(
        CaseContribution(case=case, contribution=contribution, at=at)
        for case, contribution in zip(made, contributions, strict=True)
    )
    Assignment.objects.bulk_create(
        row
        for case, route in zip(made, routes, strict=True)
        for row in _assignments(case, route, at=at)
    )
    return made


def _assignments(case: Case, route: Route, *, at: dt.datetime) -> list[Assignment]:
    groups = [(route.lead, Assignment.Role.LEAD)] if route.lead else []
    groups += [(group, Assignment.Role.INVOLVED) for group in route.involved]
    return [
        Assignment(
            case=case, group=group, role=role, since=at, reason=route.reasons.get(group.pk, "")
        )
        for group, role in groups
    ]


def _title(contribution: Contribution, text: str) -> str:
    """The first words of what was written, behind the number of the section."""
    words = tidy_line(text)
    if len(words) > TITLE_LENGTH:
        words = words[:TITLE_LENGTH].rsplit(" ", 1)[0] + " …"
    return f"{contribution.section.number}: {words}" if contribution.section else words


def _answer_period() -> int:
    found = CityProfile.objects.values_list("answer_period_days", flat=True).first()
    return ANSWER_PERIOD_DAYS if found is None else found


def due_day(contribution: Contribution, consultation: Consultation, period: int) -> dt.date:
    """By when the answer is owed: a question `period` days after it came in, the rest by the
    day that was promised with the consultation, else `period` days after its end; nothing
    sooner than a question."""
    received = timezone.localtime(contribution.received_at).date()
    soonest = received + dt.timedelta(days=period)
    if contribution.kind == Contribution.Kind.QUESTION:
        return soonest
    if consultation.answer_due:
        return max(soonest, consultation.answer_due.last_day)
    return max(soonest, consultation.last_day + dt.timedelta(days=period))
