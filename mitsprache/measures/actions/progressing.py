"""An office reports how far a measure has come; milestones, evidence and what is measured."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import transaction
from django.utils.translation import gettext as _

from mitsprache.common import clock
from mitsprache.common.money import NotAnAmount, exact
from mitsprache.common.partial_dates import PartialDate
from mitsprache.common.permissions import authorize
from mitsprache.common.transitions import StepNotAllowed, move

from ..models import Evidence, Indicator, Measure, Milestone, Progress, Reading
from ..models.measure import LINE_LENGTH, TEXT_LENGTH
from ..signals import measure_moved
from ..states import BAD_NEWS, ENDED, MEASURE_STEPS
from .drafting import owe
from .keeping import keep, locked, one_line, words
from .refusals import AlreadyThere, EntryWrong, NotPossibleNow, ReasonMissing

NOTE_LENGTH = 300
MOST_LINES = 200
_web_address = URLValidator(schemes=["http", "https"])


@dataclass(frozen=True, slots=True, kw_only=True)
class StateEntry:
    """What an office reports: the state with its reason where it is bad news, what has happened,
    what is missing, what comes next, and since or until when it really went."""

    state: str
    reason: str = ""
    text: str = ""
    missing: str = ""
    next_step: str = ""
    actual_start: PartialDate | None = None
    actual_end: PartialDate | None = None


@transaction.atomic
def report_progress(
    *,
    actor: Any,
    measure: Measure,
    revision: int,
    entry: StateEntry,
    at: dt.datetime | None = None,
) -> Progress:
    """Write down the state of a measure on the local day of `at`; the next report is owed anew.

    A reason is needed for what is not begun or stopped, and for what is not finished although its
    planned end has passed. Raises NotAllowed, ChangedMeanwhile, EntryWrong, ReasonMissing,
    NotPossibleNow (no such step).
    """
    measure = locked(measure, revision)
    authorize(actor, "measures.report_progress", measure)
    at = at or clock.database_now()
    today = clock.local_day(at)
    before = measure.state
    _check_state(entry, measure, today)
    measure.state_reason = words("reason", entry.reason, most=TEXT_LENGTH)
    measure.missing = words("missing", entry.missing, most=TEXT_LENGTH)
    measure.next_step = words("next_step", entry.next_step, most=TEXT_LENGTH)
    text = words("text", entry.text, most=TEXT_LENGTH)
    _write_dates(measure, entry, today)
    try:
        move(
            measure,
            entry.state,
            steps=MEASURE_STEPS,
            actor=actor,
            at=at,
            verb="measures.report_progress",
            also={"state_reason": measure.state_reason},
        )
    except StepNotAllowed as refused:
        raise NotPossibleNow from refused
    measure.updated_on = today
    owe(measure, since=today)
    progress = Progress.objects.create(
        measure=measure,
        at=at,
        day=today,
        office=measure.office,
        state=measure.state,
        reason=measure.state_reason,
        text=text,
        missing=measure.missing,
        next_step=measure.next_step,
        by=actor,
    )
    keep(measure, actor=actor, verb="measures.report_progress", at=at)
    if before != measure.state and measure.published_at is not None:
        measure_moved.send(Measure, measure=measure, before=before)
    return progress


def _check_state(entry: StateEntry, measure: Measure, today: dt.date) -> None:
    if entry.state not in Measure.State.values:
        raise EntryWrong("state", _("Please choose a state."))
    late = measure.planned_end_by is not None and measure.planned_end_by < today
    needs_reason = entry.state in BAD_NEWS or (late and entry.state not in ENDED)
    if needs_reason and not words("reason", entry.reason, most=TEXT_LENGTH):
        raise ReasonMissing("reason")


def _write_dates(measure: Measure, entry: StateEntry, today: dt.date) -> None:
    start, end = entry.actual_start, entry.actual_end
    for field, date in (("actual_start", start), ("actual_end", end)):
        if date is not None and date.first_day > today:
            raise EntryWrong(field, _("This day lies in the future."))
    if start and end and end.last_day < start.first_day:
        raise EntryWrong("actual_end", _("The end lies before the start."))
    if end is not None and entry.state not in ENDED:
        raise EntryWrong("actual_end", _("It has not ended in this state."))
    if start is not None and entry.state == Measure.State.NOT_BEGUN:
        raise EntryWrong("actual_start", _("It has not begun in this state."))
    measure.actual_start, measure.actual_end = start, end


@transaction.atomic
def set_milestone(
    *,
    actor: Any,
    measure: Measure,
    revision: int,
    title: str,
    planned: PartialDate,
    reached: PartialDate | None = None,
    note: str = "",
    milestone: Milestone | None = None,
    at: dt.datetime | None = None,
) -> Milestone:
    """Add a milestone, or change `milestone` of the measure: its date, or that it is reached.

    A planned date that moves back behind the old one needs a note. Raises NotAllowed,
    ChangedMeanwhile, EntryWrong, ReasonMissing.
    """
    measure = locked(measure, revision)
    authorize(actor, "measures.report_progress", measure)
    at = at or clock.database_now()
    row = milestone or Milestone(measure=measure)
    _own(row.measure_id, measure)
    if milestone is None and measure.milestones.count() >= MOST_LINES:
        raise EntryWrong("", _("A measure has at most %(most)d of these.") % {"most": MOST_LINES})
    if reached is not None and reached.first_day > clock.local_day(at):
        raise EntryWrong("reached", _("This day lies in the future."))
    note = one_line("note", note, most=NOTE_LENGTH)
    before = row.planned.iso if milestone else None
    if milestone and planned.last_day > row.planned.last_day and not note:
        raise ReasonMissing("note")
    row.title = one_line("title", title, most=LINE_LENGTH, needed=_("Please say what it is."))
    row.planned, row.reached, row.note = planned, reached, note
    row.save()
    changes = {"milestone": [row.pk, row.pk], "planned": [before, planned.iso]}
    keep(measure, actor=actor, verb="measures.set_milestone", at=at, changes=changes)
    return row


@transaction.atomic
def remove_milestone(
    *,
    actor: Any,
    measure: Measure,
    revision: int,
    milestone: Milestone,
    at: dt.datetime | None = None,
) -> None:
    """Take away a milestone; earlier records keep it. Raises NotAllowed, ChangedMeanwhile."""
    _remove(milestone, measure, revision, "measures.remove_milestone", actor=actor, at=at)


@transaction.atomic
def add_evidence(
    *,
    actor: Any,
    measure: Measure,
    revision: int,
    title: str,
    url: str,
    at: dt.datetime | None = None,
) -> Evidence:
    """Link a public page that shows what was done. Raises NotAllowed, ChangedMeanwhile, EntryWrong."""
    measure = locked(measure, revision)
    authorize(actor, "measures.report_progress", measure)
    url = url.strip()
    try:
        _web_address(url)
    except ValidationError:
        raise EntryWrong("url", _("Please give a web address with https://.")) from None
    if len(url) > 500 or measure.evidence.count() >= MOST_LINES:
        raise EntryWrong("url", _("This address is too long, or there are too many of them."))
    row = Evidence.objects.create(
        measure=measure,
        title=one_line("title", title, most=LINE_LENGTH, needed=_("Please say what it is.")),
        url=url,
    )
    keep(measure, actor=actor, verb="measures.add_evidence", at=at or clock.database_now())
    return row


@transaction.atomic
def remove_evidence(
    *,
    actor: Any,
    measure: Measure,
    revision: int,
    evidence: Evidence,
    at: dt.datetime | None = None,
) -> None:
    """Take away a link; earlier records keep it. Raises NotAllowed, ChangedMeanwhile."""
    _remove(evidence, measure, revision, "measures.remove_evidence", actor=actor, at=at)


@transaction.atomic
def set_indicator(
    *,
    actor: Any,
    measure: Measure,
    revision: int,
    name: str,
    unit: str = "",
    target: Decimal | None = None,
    target_date: PartialDate | None = None,
    indicator: Indicator | None = None,
    at: dt.datetime | None = None,
) -> Indicator:
    """Say what is measured and what is to be reached; or change `indicator` of the measure.

    Raises NotAllowed, ChangedMeanwhile, EntryWrong, AlreadyThere.
    """
    measure = locked(measure, revision)
    authorize(actor, "measures.report_progress", measure)
    row = indicator or Indicator(measure=measure)
    _own(row.measure_id, measure)
    row.name = one_line("name", name, most=LINE_LENGTH, needed=_("Please say what is measured."))
    row.unit = one_line("unit", unit, most=40)
    row.target, row.target_date = _exact("target", target), target_date
    if measure.indicators.filter(name=row.name).exclude(pk=row.pk).exists():
        raise AlreadyThere(_("This is measured already."))
    row.save()
    keep(measure, actor=actor, verb="measures.set_indicator", at=at or clock.database_now())
    return row


@transaction.atomic
def add_reading(
    *,
    actor: Any,
    measure: Measure,
    revision: int,
    indicator: Indicator,
    date: PartialDate,
    value: Decimal,
    note: str = "",
    at: dt.datetime | None = None,
) -> None:
    """Write down a measured value; one for the same date takes its place.

    Raises NotAllowed, ChangedMeanwhile, EntryWrong.
    """
    measure = locked(measure, revision)
    authorize(actor, "measures.report_progress", measure)
    at = at or clock.database_now()
    _own(indicator.measure_id, measure)
    if date.first_day > clock.local_day(at):
        raise EntryWrong("date", _("This day lies in the future."))
    row = indicator.readings.filter(date=date).first() or Reading(indicator=indicator)
    row.date, row.value = date, _exact("value", value)
    row.note = one_line("note", note, most=NOTE_LENGTH)
    row.save()
    changes = {"indicator": [indicator.pk, indicator.pk], "value": [None, str(row.value)]}
    keep(measure, actor=actor, verb="measures.add_reading", at=at, changes=changes)


def _exact(field: str, value: Decimal | None) -> Decimal | None:
    try:
        return None if value is None else exact(value)
    except NotAnAmount as refused:
        raise EntryWrong(field, str(refused)) from None


def _own(of: int | None, measure: Measure) -> None:
    """What is changed belongs to the measure that was authorised (Z-06)."""
    if of != measure.pk:
        raise NotPossibleNow


def _remove(
    row: Milestone | Evidence,
    measure: Measure,
    revision: int,
    verb: str,
    *,
    actor: Any,
    at: dt.datetime | None,
) -> None:
    measure = locked(measure, revision)
    authorize(actor, "measures.report_progress", measure)
    _own(row.measure_id, measure)
    key = row.pk
    row.delete()
    changes = {"removed": [key, None]}
    keep(measure, actor=actor, verb=verb, at=at or clock.database_now(), changes=changes)
