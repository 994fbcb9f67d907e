"""From the rows of an update sheet to what an office reports; what is wrong is said by row."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext as _

from mitsprache.common import tables
from mitsprache.common.cells import Fault, matched, values
from mitsprache.common.money import NotAnAmount, exact

from ..models import Measure
from ..models.money import AMOUNTS
from .columns import COLUMNS, REQUIRED

MOST_ROWS = 2_000
_TEXTS = ("reason", "missing", "next_step")
_DATES = ("actual_start", "actual_end")


class Outcome(StrEnum):
    """What becomes of a row."""

    REPORTED = "reported"
    MONEY = "money"  # only money
    BOTH = "both"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


@dataclass(slots=True)
class RowReport:
    """One row: its line in the file, the measure as the file calls it, what is wrong with it."""

    line: int
    name: str
    outcome: Outcome = Outcome.UNCHANGED
    faults: list[Fault] = field(default_factory=list)


@dataclass(slots=True)
class Report:
    """`written` is False for a dry run, after any fault, and for a sheet that was taken before."""

    rows: list[RowReport]
    unknown_columns: list[str]
    written: bool = False
    known: bool = False

    @property
    def faults(self) -> list[Fault]:
        return [fault for row in self.rows for fault in row.faults]


@dataclass(slots=True)
class Filled:
    """A row that could be read: cells by the code of their column, empty ones left out."""

    report: RowReport
    cells: Mapping[str, Any]

    @property
    def measure(self) -> int:
        return int(self.cells.get("measure") or 0)

    @property
    def sheet(self) -> str:
        return str(self.cells.get("sheet") or "")

    def says_state(self) -> bool:
        """It has a cell about how far the measure is."""
        return any(self.cells.get(name) for name in ("state", "text", *_TEXTS, *_DATES))

    def has_money(self) -> bool:
        return any(self.cells.get(name) is not None for name in ("source", *AMOUNTS))

    def tells_of(self, measure: Measure) -> bool:
        """It says something that does not stand in the measure already."""
        cells = self.cells
        if cells.get("text"):
            return True
        if cells.get("state", measure.state) != measure.state:
            return True
        stored = {
            "reason": measure.state_reason,
            "missing": measure.missing,
            "next_step": measure.next_step,
        }
        if any((cells.get(name) or "") != stored[name] for name in _TEXTS):
            return True
        return any(cells.get(name) != getattr(measure, name) for name in _DATES)


def read(file_name: str, data: bytes) -> tuple[list[Filled], list[str]]:
    """The filled rows of a file and the names of columns that nobody knows. Raises FileRefused."""
    table = tables.read(file_name, data, most_rows=MOST_ROWS)
    columns, unknown = matched(table.header, COLUMNS, required=REQUIRED)
    rows = [_row(row, columns) for row in table.rows]
    return rows, unknown


def _row(row: tables.Row, columns: Mapping[str, Any]) -> Filled:
    cells, faults = values(_exact(row, columns), columns, {}, longest=lambda column: None)
    report = RowReport(row.line, str(cells.get("name") or ""))
    report.faults += faults
    if faults:
        report.outcome = Outcome.REFUSED
    return Filled(report, cells)


def _exact(row: tables.Row, columns: Mapping[str, Any]) -> tables.Row:
    """Numbers of a spreadsheet as they are: its 1.234 is no thousand."""
    cells = dict(row.cells)
    for name, column in columns.items():
        if column.code in AMOUNTS and name in row.numbers and cells.get(name):
            cells[name] = _german(cells[name])
    return tables.Row(row.line, cells, row.numbers)


def _german(number: str) -> str:
    """A number as a spreadsheet stores it, in the form in which amounts are read."""
    try:
        value = exact(Decimal(number))
    except (InvalidOperation, NotAnAmount):
        return number.replace(".", ",")
    return f"{value:f}".replace(".", ",")


def stale() -> str:
    return _("Somebody has changed this measure since the sheet went out. Please take a new sheet.")
