"""An office reports on all its measures at once: a sheet goes out, comes back, all or nothing."""

import datetime as dt
import hashlib
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.db import transaction
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _

from mitsprache.common import audit, clock
from mitsprache.common.cells import Fault
from mitsprache.common.permissions import NotAllowed, authorize
from mitsprache.directory.models import Office

from ..imports import update_sheet
from ..imports.columns import COLUMNS
from ..imports.update_sheet import Filled, Outcome, Report
from ..models import BudgetLine, Measure, ReturnSheet
from ..models.money import AMOUNTS
from .money import MoneyEntry, set_money
from .progressing import StateEntry, report_progress
from .refusals import ChangedMeanwhile, MeasureRefused

_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"


class _Nothing(Exception):
    """Nothing of the sheet stays."""


@transaction.atomic
def make_update_sheet(*, actor: Any, office: Office, at: dt.datetime | None = None) -> ReturnSheet:
    """Write down which measures of an office go out in a sheet, and as they stand now.

    The file is made of it by exports.update_sheet. Raises NotAllowed.
    """
    authorize(actor, "measures.update_by_sheet", office)
    at = at or clock.database_now()
    measures = Measure.objects.filter(office=office, published_at__isnull=False)
    stamps = dict(measures.order_by("pk").values_list("pk", "revision"))
    sheet = ReturnSheet.objects.create(
        code=get_random_string(12, _LETTERS),
        office=office,
        made_at=at,
        made_by=actor,
        stamps={str(key): revision for key, revision in stamps.items()},
    )
    changes = {"office": [None, office.pk], "measures": [None, len(stamps)]}
    audit.record(
        actor=actor, verb="measures.make_update_sheet", subject=sheet, at=at, changes=changes
    )
    return sheet


def apply_update_sheet(
    *,
    actor: Any,
    office: Office,
    file_name: str,
    data: bytes,
    dry_run: bool = False,
    at: dt.datetime | None = None,
) -> Report:
    """Write down what an office reports in its sheet: all rows, or none when one has a fault.

    Each row is looked at alone, so that all faults are named at once. With `dry_run` nothing is
    written, but everything is checked alike; the same file again changes nothing. Raises
    NotAllowed, FileRefused (it cannot be read).
    """
    authorize(actor, "measures.update_by_sheet", office)
    at = at or clock.database_now()
    digest = hashlib.sha256(data).hexdigest()
    rows, unknown = update_sheet.read(file_name, data)
    report = Report([row.report for row in rows], unknown)
    try:
        with transaction.atomic():
            sheet = _sheet_of(rows, office)
            if sheet is not None and sheet.file_hash == digest:
                report.known = True
                return report
            _write(rows, sheet, actor=actor, at=at)
            if report.faults or dry_run or sheet is None:
                raise _Nothing
            _keep(sheet, digest, report, actor=actor, at=at)
    except _Nothing:
        return report
    report.written = True
    return report


def _sheet_of(rows: Sequence[Filled], office: Office) -> ReturnSheet | None:
    """The office's sheet that the file comes from, locked; None where rows come from none."""
    codes = {row.sheet for row in rows}
    known = ReturnSheet.objects.select_for_update(no_key=True).filter(code__in=codes, office=office)
    return known.order_by("-made_at").first()


def _write(
    rows: Sequence[Filled], sheet: ReturnSheet | None, *, actor: Any, at: dt.datetime
) -> None:
    """One row after the other, each in a savepoint of its own; what is refused is said at it."""
    keys = {row.measure for row in rows}
    measures = {one.pk: one for one in Measure.objects.filter(pk__in=keys)}
    told: set[int] = set()
    # In the order of the measures' keys, as every deed on several of them.
    for row in sorted(rows, key=lambda one: (one.measure, one.report.line)):
        if row.report.faults:
            continue
        measure = measures.get(row.measure)
        stamp = sheet.stamps.get(str(row.measure)) if sheet is not None else None
        if sheet is None or row.sheet != sheet.code or measure is None or stamp is None:
            _refuse(row, "sheet", _("This row comes from another sheet."))
            continue
        is_first = measure.pk not in told
        told.add(measure.pk)
        if not is_first and row.says_state():
            words = _("How far the measure is stands in its first row; this one is for money only.")
            _refuse(row, "state", words)
            continue
        try:
            with transaction.atomic():
                tells = is_first and row.tells_of(measure)
                row.report.outcome = _write_row(row, measure, stamp, tells, actor=actor, at=at)
        except ChangedMeanwhile:
            _refuse(row, "", update_sheet.stale())
        except MeasureRefused as refusal:
            _refuse(row, _column_of(refusal.field), str(refusal))
        except NotAllowed:
            _refuse(row, "", _("You cannot report on this measure."))
        else:
            # What this sheet itself has changed is no surprise to its next row.
            now = Measure.objects.get(pk=measure.pk)
            sheet.stamps[str(row.measure)] = now.revision
            measures[measure.pk] = now


def _write_row(
    row: Filled, measure: Measure, stamp: int, tells: bool, *, actor: Any, at: dt.datetime
) -> Outcome:
    pays = row.has_money() and _is_new(row, measure)
    revision = stamp
    if tells:
        report_progress(
            actor=actor, measure=measure, revision=revision, entry=_entry(row, measure), at=at
        )
        revision += 1
    if pays:
        line = _line_of(row, measure)
        entry = _money(row, line)
        set_money(actor=actor, measure=measure, revision=revision, entry=entry, line=line, at=at)
    if tells and pays:
        return Outcome.BOTH
    if tells:
        return Outcome.REPORTED
    return Outcome.MONEY if pays else Outcome.UNCHANGED


def _entry(row: Filled, measure: Measure) -> StateEntry:
    cells = row.cells
    texts = {name: cells.get(name, "") for name in ("reason", "text", "missing", "next_step")}
    return StateEntry(
        state=cells.get("state", measure.state),
        **texts,
        actual_start=cells.get("actual_start"),
        actual_end=cells.get("actual_end"),
    )


def _money(row: Filled, line: BudgetLine | None) -> MoneyEntry:
    """The amounts of the row; what the sheet does not ask for stays as it is."""
    cells = row.cells
    entry = MoneyEntry(
        year=cells.get("year", 0),
        source=cells.get("source", ""),
        planned=cells.get("planned"),
        approved=cells.get("approved"),
        committed=cells.get("committed"),
        spent=cells.get("spent"),
    )
    if line is None:
        return entry
    return replace(entry, kind=line.kind, posts=line.posts, note=line.note)


def _line_of(row: Filled, measure: Measure) -> BudgetLine | None:
    """The line of that year and source, if there is one."""
    year, source = row.cells.get("year", 0), row.cells.get("source", "")
    return measure.budget.filter(year=year, source=source).order_by("kind").first()


def _is_new(row: Filled, measure: Measure) -> bool:
    """The amounts are others than those on record."""
    line = _line_of(row, measure)
    return line is None or any(row.cells.get(name) != getattr(line, name) for name in AMOUNTS)


def _refuse(row: Filled, code: str, words: str) -> None:
    german = next((column.german for column in COLUMNS if column.code == code), "")
    row.report.faults.append(Fault(row.report.line, german, words))
    row.report.outcome = Outcome.REFUSED


def _column_of(field: str) -> str:
    return {"state_reason": "reason"}.get(field, field)


def _keep(sheet: ReturnSheet, digest: str, report: Report, *, actor: Any, at: dt.datetime) -> None:
    counts = {
        str(code): sum(row.outcome == code for row in report.rows)
        for code in (Outcome.REPORTED, Outcome.MONEY, Outcome.BOTH)
    }
    sheet.returned_at, sheet.returned_by = at, actor
    sheet.file_hash, sheet.outcome = digest, counts
    sheet.save()
    changes = {"office": [sheet.office_id, sheet.office_id]} | {
        name: [0, number] for name, number in counts.items()
    }
    audit.record(
        actor=actor, verb="measures.apply_update_sheet", subject=sheet, at=at, changes=changes
    )
