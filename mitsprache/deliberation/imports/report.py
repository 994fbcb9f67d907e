"""What the import of a return sheet did, or would do, row by row."""

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum

from mitsprache.common.cells import Fault


class Outcome(StrEnum):
    """What becomes of a row."""

    RECOMMENDED = "recommended"
    DISCUSSED = "discussed"  # a day without a recommendation
    NOTED = "noted"  # only a note
    UNCHANGED = "unchanged"  # the group has said just that already
    EMPTY = "empty"  # nothing was filled in
    REFUSED = "refused"


@dataclass(slots=True)
class RowReport:
    """One row: its line in the file, its case as the file calls it.

    `faults` keep the sheet out; `remarks` are what a person should know. `newer`: something newer
    is there, which is replaced only where that was chosen.
    """

    line: int
    case: str
    outcome: Outcome = Outcome.REFUSED
    newer: bool = False
    faults: list[Fault] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Report:
    """`written` is False for a dry run, after any fault, and for a sheet that was taken before."""

    rows: list[RowReport]
    unknown_columns: list[str]
    dry_run: bool
    written: bool = False
    known: bool = False

    @property
    def faults(self) -> list[Fault]:
        return [fault for row in self.rows for fault in row.faults]

    @property
    def counts(self) -> Counter[Outcome]:
        return Counter(row.outcome for row in self.rows)

    @property
    def replaced(self) -> list[str]:
        """Codes of the cases of which something newer is (or would be) replaced."""
        return [row.case for row in self.rows if row.newer and not row.faults]
