"""One mail in the morning for everybody who owes answers: what is overdue and what is due soon.

Bundled by address: whoever handles cases, speaks for a group and reads the mail of an office gets
one mail. It names cases by their codes and says nothing of who wrote them. Measures that wait for
their update are named on Mondays: a report that is owed twice a year is no matter for every day.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.crypto import salted_hmac

from mitsprache.accounts.models import Role
from mitsprache.accounts.queries import addresses_of
from mitsprache.common import clock
from mitsprache.deliberation.models import Case
from mitsprache.deliberation.states import OPEN
from mitsprache.directory.models import Office
from mitsprache.groups.models import Membership
from mitsprache.measures.models import Measure

from . import mail
from .models import Reminder

FIRST_HOUR = 7  # local; nobody is woken
SOON_DAYS = 3
MEASURES_ON = 0  # Monday
MEASURES_SOON_DAYS = 30
MOST_LISTED = 30
KEPT_DAYS = 30
_WITH_GROUP = ("routed", "handed_over", "in_discussion")
_UNASSIGNED = ("received", "screened", "sent_back")
_SPEAKS = (Membership.Role.LEAD, Membership.Role.SECRETARY)


@dataclass(slots=True)
class _Owed:
    """What one address is reminded of, each case once."""

    language: str = settings.LANGUAGE_CODE
    overdue: dict[int, Case] = field(default_factory=dict)
    soon: dict[int, Case] = field(default_factory=dict)
    unassigned: int = 0
    measures: list[Measure] = field(default_factory=list)

    def add(self, case: Case, today: dt.date) -> None:
        (self.overdue if case.due < today else self.soon)[case.pk] = case


@dataclass(frozen=True, slots=True)
class _MeasureLine:
    name: str
    due: dt.date | None
    url: str


@dataclass(frozen=True, slots=True)
class _Line:
    code: str
    due: dt.date
    url: str


def remind_cases(*, at: dt.datetime | None = None) -> int:
    """Write down today's reminders unless it was done; how many mails. For the schedule.

    From seven o'clock on, at most one for each address and local day, none when nothing is owed.
    """
    at = at or clock.database_now()
    today = clock.local_day(at)
    if timezone.localtime(at).hour < FIRST_HOUR:
        return 0
    Reminder.objects.filter(day__lt=today - dt.timedelta(days=KEPT_DAYS)).delete()
    sent = 0
    for address, owed in sorted(_owed(today).items()):
        with transaction.atomic():
            _row, is_first = Reminder.objects.get_or_create(recipient=_key(address), day=today)
            if is_first:
                _send(address, owed)
                sent += 1
    return sent


def _owed(today: dt.date) -> dict[str, _Owed]:
    """By address what is overdue or due soon. Six queries at most, however much there is."""
    found: dict[str, _Owed] = defaultdict(_Owed)
    due = Case.objects.filter(state__in=OPEN, due__lte=today + dt.timedelta(days=SOON_DAYS))
    speakers = _speakers()
    for case in due.select_related("handler", "owner").order_by("due", "pk"):
        if case.handler is not None and case.handler.is_active:
            found[case.handler.email].add(case, today)
        if case.owner.notify_email:
            found[case.owner.notify_email].add(case, today)
        if case.state in _WITH_GROUP and case.lead_id is not None:
            for address in speakers.get(case.lead_id, ()):
                found[address].add(case, today)
    if today.weekday() == MEASURES_ON:
        for measure in _measures(today):
            found[measure.office.notify_email].measures.append(measure)
    unassigned = _unassigned().count()
    if unassigned:
        for address in _coordination():
            found[address].unassigned = unassigned
    return found


def _measures(today: dt.date) -> "QuerySet[Measure]":
    """Public measures whose office owes a report, or does so within the month."""
    due = Measure.objects.filter(
        published_at__isnull=False, update_due__lte=today + dt.timedelta(days=MEASURES_SOON_DAYS)
    ).exclude(office__notify_email="")
    return due.select_related("office").order_by("update_due", "pk")


def _speakers() -> Mapping[int, Iterable[str]]:
    """Who leads a working group or keeps its records, and has an account in use."""
    rows = Membership.objects.filter(
        ended_at=None, role__in=_SPEAKS, person__is_active=True, group__is_active=True
    )
    found: dict[int, list[str]] = defaultdict(list)
    for group, address in rows.order_by("pk").values_list("group", "person__email"):
        found[group].append(address)
    return found


def _unassigned() -> "QuerySet[Case]":
    """What everybody may read and no group has."""
    waiting = Case.objects.filter(state__in=_UNASSIGNED, lead=None)
    return waiting.filter(
        contributions__state="received", contributions__staff_only=False
    ).distinct()


def _coordination() -> Sequence[str]:
    """The participation office's own address, else everybody who coordinates now."""
    offices = Office.objects.filter(is_participation_office=True, is_active=True)
    named = list(offices.exclude(notify_email="").values_list("notify_email", flat=True))
    return named or addresses_of(Role.COORDINATION)


def _send(address: str, owed: _Owed) -> None:
    overdue, soon = list(owed.overdue.values()), list(owed.soon.values())
    listed = [_lines(overdue[:MOST_LISTED]), _lines(soon[: max(0, MOST_LISTED - len(overdue))])]
    mail.send(
        "cases_due",
        to=address,
        language=owed.language,
        overdue=listed[0],
        overdue_number=len(overdue),
        soon=listed[1],
        soon_number=len(soon),
        left_out=len(overdue) + len(soon) - sum(map(len, listed)),
        unassigned=owed.unassigned,
        measures=_measure_lines(owed.measures[:MOST_LISTED]),
        measures_number=len(owed.measures),
        url=mail.link("workspace"),
    )


def _lines(cases: Iterable[Case]) -> list[_Line]:
    return [_Line(case.code, case.due, mail.link("workspace-case", case.code)) for case in cases]


def _measure_lines(measures: Iterable[Measure]) -> list[_MeasureLine]:
    return [
        _MeasureLine(str(one), one.update_due, mail.link("workspace-measure-state", one.pk))
        for one in measures
    ]


def _key(address: str) -> str:
    """The address as it stands in the table: nobody reads it from there."""
    return salted_hmac("mitsprache.reminder", address.lower(), algorithm="sha256").hexdigest()
