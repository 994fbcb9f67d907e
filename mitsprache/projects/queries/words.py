"""Dates and amounts as people say them, in the active language."""

import datetime as dt
from decimal import Decimal
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from mitsprache.common.partial_dates import PartialDate

from ..models import Step
from .shapes import CostLine, Progressed, StepLine

_SIGNS = {"EUR": "€"}


def when_in_words(bound: str, start: PartialDate | None, until: PartialDate | None) -> str:
    """`on or in`, `by`, `before` or `from` a partial date, or a period; empty without a date."""
    if start and until and start != until:
        return _("%(start)s to %(until)s") % {
            "start": start.in_words(),
            "until": until.in_words(),
        }
    date = start or until
    if not date:
        return ""
    words = {"date": date.in_words()}
    if bound == Step.Bound.BY:
        if date.precision == "day":
            return _("by %(date)s") % words
        return _("by the end of %(date)s") % words
    if bound == Step.Bound.BEFORE:
        if date.precision in ("day", "quarter"):
            return pgettext("a day or quarter", "before %(date)s") % words
        return pgettext("a month or year", "before %(date)s") % words
    if bound == Step.Bound.FROM:
        return _("from %(date)s") % words
    return words["date"]


def progress_of(step: Any, today: dt.date) -> Progressed:
    """Where a line of the timetable stands today.

    A date, phase or deadline passes by itself; a step of the project has to be reported as done,
    and counts as missed once its planned time is over.
    """
    if step.is_done or step.actual:
        return "past"
    last = step.planned_until or step.planned
    if not last:
        return "next"
    first = step.planned or last
    lasting = step.bound == Step.Bound.FROM and not step.planned_until
    if last.last_day < today and not lasting:
        return "missed" if step.kind == Step.Kind.STEP else "past"
    if first.first_day > today or step.bound in (Step.Bound.BY, Step.Bound.BEFORE):
        return "next"
    # "November 2026" says when a phase runs, but not that the event is today.
    is_day = first.precision == "day"
    return "now" if is_day or step.kind != Step.Kind.EVENT else "next"


def step_line(step: Any, today: dt.date) -> StepLine:
    """A row of the timetable as it is shown."""
    planned = when_in_words(step.bound, step.planned, step.planned_until)
    date = step.actual or step.planned or step.planned_until
    last = step.actual or step.planned_until or step.planned
    return StepLine(
        kind=step.kind,
        title=step.title,
        note=step.note,
        state=progress_of(step, today),
        when=step.actual.in_words() if step.actual else planned,
        planned_when=planned if step.actual and planned and step.actual != step.planned else "",
        iso=date.iso if date else "",
        first_day=date.first_day if date else None,
        last_day=last.last_day if last else None,
        date=date or None,
    )


def money(amount: Decimal, currency: str) -> str:
    """`1.300.000 €`: the decimals only where there are any."""
    decimals = 0 if amount == amount.to_integral_value() else 2
    number = number_format(amount, decimals, use_l10n=True, force_grouping=True)
    return f"{number}\N{NO-BREAK SPACE}{_SIGNS.get(currency, currency)}"


def cost_amount(kind: str, low: Decimal | None, high: Decimal | None, currency: str) -> str:
    """An amount or range in words; empty when the costs are not known."""
    if low is None or kind == "unknown":
        return ""
    if kind == "range" and high is not None:
        return _("%(low)s to %(high)s") % {
            "low": money(low, currency),
            "high": money(high, currency),
        }
    return money(low, currency)


def cost_line(columns: Any, *, stated_at: dt.datetime | None = None) -> CostLine:
    """The cost columns of a draft or of a statement as they are shown."""
    return CostLine(
        kind=columns.cost_kind,
        amount=cost_amount(
            columns.cost_kind, columns.cost_from, columns.cost_to, columns.cost_currency
        ),
        from_amount=columns.cost_from,
        to_amount=columns.cost_to,
        currency=columns.cost_currency,
        sources=columns.cost_sources,
        estimated=columns.cost_estimated_on.in_words() if columns.cost_estimated_on else "",
        unknown_reason=columns.cost_unknown_reason,
        note=columns.cost_note,
        stated_at=stated_at,
    )
