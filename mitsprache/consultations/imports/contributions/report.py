"""What an import did, or would do, row by row."""

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum

from mitsprache.common.cells import Fault


class Outcome(StrEnum):
    """What became of a row."""

    PUBLISHED = "published"
    HELD = "held"  # waits for release
    STAFF_ONLY = "staff_only"  # publish = no
    KNOWN = "known"  # it was on record before; nothing was changed
    REFUSED = "refused"


@dataclass(slots=True)
class RowReport:
    """One row: its line in the file, the beginning of its text, its reference once written.

    `faults` keep the file out; `remarks` are what a person should know about a row that came in.
    """

    line: int
    excerpt: str
    outcome: Outcome = Outcome.REFUSED
    reference: str = ""
    faults: list[Fault] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Report:
    """What an import did. `written` is False for a dry run and after any fault."""

    rows: list[RowReport]
    unknown_columns: list[str]
    dry_run: bool
    written: bool = False

    @property
    def faults(self) -> list[Fault]:
        return [fault for row in self.rows for fault in row.faults]

    @property
    def counts(self) -> Counter[Outcome]:
        """How many rows had which outcome."""
        return Counter(row.outcome for row in self.rows)
