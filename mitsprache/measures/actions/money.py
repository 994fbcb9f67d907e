"""What a measure costs: planned, approved, committed, spent."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from mitsprache.common import clock
from mitsprache.common.money import NotAnAmount, exact
from mitsprache.common.permissions import authorize

from ..models import BudgetLine, Measure
from ..models.measure import TEXT_LENGTH
from ..models.money import AMOUNTS, FIRST_YEAR, LAST_YEAR
from .keeping import keep, locked, one_line, words
from .progressing import MOST_LINES, NOTE_LENGTH
from .refusals import AlreadyThere, EntryWrong, NotPossibleNow

SOURCE_LENGTH = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyEntry:
    """One year from one source, in euros; None is "not known", which is not zero."""

    year: int
    source: str
    kind: str = BudgetLine.Kind.ONE_OFF
    planned: Decimal | None = None
    approved: Decimal | None = None
    committed: Decimal | None = None
    spent: Decimal | None = None
    posts: Decimal | None = None
    note: str = ""


@transaction.atomic
def set_money(
    *,
    actor: Any,
    measure: Measure,
    revision: int,
    entry: MoneyEntry,
    line: BudgetLine | None = None,
    at: dt.datetime | None = None,
) -> BudgetLine:
    """Add a line, or change `line` of the measure. Money is known from then on.

    Raises NotAllowed, ChangedMeanwhile, EntryWrong (year, source, below zero, nothing said),
    AlreadyThere (year, source and kind stand in another line).
    """
    measure = locked(measure, revision)
    authorize(actor, "measures.enter_money", measure)
    at = at or clock.database_now()
    row = line or BudgetLine(measure=measure)
    if row.measure_id != measure.pk:
        raise NotPossibleNow
    if line is None and measure.budget.count() >= MOST_LINES:
        raise EntryWrong("", _("A measure has at most %(most)d of these.") % {"most": MOST_LINES})
    before = {name: _number(getattr(row, name)) for name in (*AMOUNTS, "posts")}
    _write(row, entry, today=clock.local_day(at))
    same = measure.budget.filter(year=row.year, source=row.source, kind=row.kind)
    if same.exclude(pk=row.pk).exists():
        raise AlreadyThere(
            _("There is a line for %(year)d and “%(source)s” already.")
            % {"year": row.year, "source": row.source}
        )
    row.save()
    measure.money_unknown_reason = ""
    after = {name: _number(getattr(row, name)) for name in before}
    changes: dict[str, Any] = {"line": [row.pk, row.pk], "year": [row.year, row.year]}
    changes |= {name: [before[name], after[name]] for name in before if before[name] != after[name]}
    keep(measure, actor=actor, verb="measures.set_money", at=at, changes=changes)
    return row


@transaction.atomic
def remove_money(
    *,
    actor: Any,
    measure: Measure,
    revision: int,
    line: BudgetLine,
    at: dt.datetime | None = None,
) -> None:
    """Take away a line that was a mistake; earlier records and reports keep it.

    Raises NotAllowed, ChangedMeanwhile.
    """
    measure = locked(measure, revision)
    authorize(actor, "measures.enter_money", measure)
    if line.measure_id != measure.pk:
        raise NotPossibleNow
    changes: dict[str, Any] = {"line": [line.pk, None], "year": [line.year, None]}
    changes |= {name: [_number(getattr(line, name)), None] for name in AMOUNTS}
    line.delete()
    at = at or clock.database_now()
    keep(measure, actor=actor, verb="measures.remove_money", at=at, changes=changes)


@transaction.atomic
def say_money_unknown(
    *,
    actor: Any,
    measure: Measure,
    revision: int,
    reason: str,
    at: dt.datetime | None = None,
) -> Measure:
    """Say in public why the costs are not yet known; only while no line says otherwise.

    Raises NotAllowed, ChangedMeanwhile, EntryWrong, NotPossibleNow.
    """
    measure = locked(measure, revision)
    authorize(actor, "measures.enter_money", measure)
    if measure.budget.exists():
        raise NotPossibleNow
    needed = _("Please say why the costs are not yet known.")
    measure.money_unknown_reason = words("reason", reason, most=TEXT_LENGTH, needed=needed)
    at = at or clock.database_now()
    return keep(measure, actor=actor, verb="measures.say_money_unknown", at=at)


def _write(row: BudgetLine, entry: MoneyEntry, *, today: dt.date) -> None:
    if not FIRST_YEAR <= entry.year <= LAST_YEAR:
        raise EntryWrong(
            "year",
            _("Please give a year between %(first)d and %(last)d.")
            % {"first": FIRST_YEAR, "last": LAST_YEAR},
        )
    if entry.kind not in BudgetLine.Kind.values:
        raise EntryWrong("kind", _("Please choose one-off or running."))
    row.year, row.kind = entry.year, entry.kind
    needed = _("Please say where the money comes from.")
    row.source = one_line("source", entry.source, most=SOURCE_LENGTH, needed=needed)
    row.note = one_line("note", entry.note, most=NOTE_LENGTH)
    for name in (*AMOUNTS, "posts"):
        setattr(row, name, _amount(name, getattr(entry, name)))
    if all(getattr(row, name) is None for name in (*AMOUNTS, "posts")):
        raise EntryWrong("planned", _("Please give at least one amount or number of posts."))
    if row.spent is not None and entry.year > today.year:
        raise EntryWrong("spent", _("Nothing can be spent in a year that is yet to come."))


def _amount(field: str, value: Decimal | None) -> Decimal | None:
    if value is None:
        return None
    try:
        value = exact(value)
    except NotAnAmount as refused:
        raise EntryWrong(field, str(refused)) from None
    if value < 0:
        raise EntryWrong(field, _("An amount cannot be below zero."))
    return value


def _number(value: Decimal | None) -> str | None:
    return None if value is None else str(value)
