"""From the file that a group sent back to rows that can be written down, or to what is wrong."""

import datetime as dt
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import openpyxl
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from mitsprache.common import tables
from mitsprache.common.cells import Column, Fault, folded, matched, shown, values
from mitsprache.common.references import canonical

from ..actions.recommending import Votes
from ..models import Assignment, Case, Packet, Recommendation
from ..models.case import NOTE_LENGTH
from ..models.decision import ANSWER_LENGTH
from ..queries.packets import ON_THE_TABLE
from .columns import COLUMNS, FILLED, REQUIRED, Stamp, group_names
from .report import Outcome, RowReport

MOST_ROWS = 2_000
_LONGEST = {"reason": ANSWER_LENGTH, "note": NOTE_LENGTH}


@dataclass(frozen=True, slots=True)
class Filled:
    """A row without fault that says something."""

    report: RowReport
    case: Case
    verdict: str
    reason: str
    day: dt.date | None
    votes: Votes | None
    note: str


@dataclass(frozen=True, slots=True)
class OnTable:
    """What is known of the packet's cases now: by code the case, its references, and what the
    group has said and since when it has it."""

    cases: Mapping[str, Case]
    references: Mapping[int, Sequence[str]]
    advices: Mapping[int, Recommendation]
    assigned: Mapping[int, Assignment]
    stamps: Mapping[int, Stamp]


@dataclass(slots=True)
class Reading:
    """All rows of a file: a report of each, and those that say something."""

    reports: list[RowReport]
    filled: list[Filled]
    unknown_columns: list[str]


def read(
    file_name: str,
    data: bytes,
    packet: Packet,
    known: OnTable,
    *,
    today: dt.date,
    replace_newer: bool,
) -> Reading:
    """Read and check every row; writes nothing. Raises FileRefused."""
    table = tables.read(file_name, data, most_rows=MOST_ROWS)
    named, unknown = matched(table.header, COLUMNS, required=REQUIRED)
    formulas = _formulas(file_name, data, table, named)
    reading = Reading([], [], unknown)
    check = _Check(packet, known, named, today=today, replace_newer=replace_newer)
    for row in table.rows:
        cells, faults = values(row, named, {}, longest=lambda column: _LONGEST.get(column.code))
        report = RowReport(row.line, shown(row.cells.get(check.names["case"], "")), faults=faults)
        report.faults += [
            Fault(row.line, name, _("This cell holds a formula. Please write down the value."))
            for name in formulas.get(row.line, ())
        ]
        reading.reports.append(report)
        filled = check.row(report, cells)
        if filled is not None and not report.faults:
            reading.filled.append(filled)
    return reading


def _formulas(
    file_name: str, data: bytes, table: tables.Table, named: Mapping[str, Column]
) -> dict[int, list[str]]:
    """By line the columns of ours in which a formula stands."""
    found: dict[int, list[str]] = {}
    if not file_name.lower().endswith(".xlsx"):
        for row in table.rows:
            for name, column in named.items():
                filled = column.code in FILLED
                if filled and row.cells.get(name, "").lstrip().startswith(("=", "@")):
                    found.setdefault(row.line, []).append(name)
        return found
    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True)
    try:
        sheet = book.worksheets[0]
        sheet.reset_dimensions()
        names: list[str] = []
        rows = sheet.iter_rows(max_col=tables.MOST_COLUMNS, max_row=tables.MOST_LINES)
        for line, cells in enumerate(rows, start=1):
            if not names:
                names = [tables.as_text(cell.value).strip() for cell in cells]
                continue
            for name, cell in zip(names, cells, strict=False):
                if name in named and cell.value is not None and cell.data_type == "f":
                    found.setdefault(line, []).append(name)
    finally:
        book.close()
    return found


class _Check:
    """Checks row after row, and against those before."""

    def __init__(
        self,
        packet: Packet,
        known: OnTable,
        named: Mapping[str, Column],
        *,
        today: dt.date,
        replace_newer: bool,
    ) -> None:
        self.packet, self.known = packet, known
        self.today, self.replace_newer = today, replace_newer
        german = {column.code: column.german for column in COLUMNS}
        self.names = german | {column.code: name for name, column in named.items()}
        self.own = {folded(name) for name in group_names(packet.group)}
        others = packet.group.project.groups.exclude(pk=packet.group_id)
        self.others = {folded(name) for group in others for name in group_names(group)}
        self.lines: dict[str, int] = {}

    def row(self, report: RowReport, cells: Mapping[str, Any]) -> Filled | None:
        """The row as it would be written down, None where it says nothing or has no case."""

        def wrong(code: str, message: str) -> None:
            name = self.names[code] if code else ""
            if name not in {fault.column for fault in report.faults} or not name:
                report.faults.append(Fault(report.line, name, message))

        case = self._case(report, cells, wrong)
        self._entries(cells, wrong, report)
        if report.faults or case is None:
            return None
        said = [code for code in FILLED if code in cells]
        if not said:
            report.outcome = Outcome.EMPTY
            return None
        filled = Filled(
            report,
            case,
            verdict=cells.get("verdict", ""),
            reason=cells.get("reason", ""),
            day=cells.get("discussed_on"),
            votes=_votes(cells),
            note=cells.get("note", ""),
        )
        if self._same(filled):
            report.outcome = Outcome.NOTED if filled.note else Outcome.UNCHANGED
            return filled if filled.note else None
        self._newer(filled, cells, wrong)
        if not report.faults:
            report.outcome = (
                Outcome.RECOMMENDED
                if filled.verdict
                else Outcome.DISCUSSED
                if filled.day
                else Outcome.NOTED
            )
        return filled

    def _case(self, report: RowReport, cells: Mapping[str, Any], wrong: Any) -> Case | None:
        code = cells.get("case", "")
        if not code:
            wrong("case", _("The code of the case is missing."))
            return None
        code = "".join(code.split()).upper()
        case = self.known.cases.get(code)
        if case is None:
            wrong("case", _("“%(cell)s” is no case of this packet.") % {"cell": shown(code)})
            return None
        report.case = code
        if code in self.lines:
            words = _("This case stands in line %(line)d already.") % {"line": self.lines[code]}
            wrong("case", words)
        self.lines.setdefault(code, report.line)
        reference = cells.get("reference", "")
        if reference and canonical(reference) not in self.known.references.get(case.pk, ()):
            words = _("“%(cell)s” does not belong to this case; the number was changed.")
            wrong("reference", words % {"cell": shown(reference)})
        return case

    def _entries(self, cells: Mapping[str, Any], wrong: Any, report: RowReport) -> None:
        """What can be said of a row without looking at its case."""
        unread = {fault.column for fault in report.faults}
        verdict, reason = cells.get("verdict"), cells.get("reason")
        if verdict and not reason and self.names["reason"] not in unread:
            wrong("reason", _("A recommendation needs its reason."))
        if reason and not verdict and self.names["verdict"] not in unread:
            wrong("verdict", _("There is a reason, but no recommendation."))
        day = cells.get("discussed_on")
        if day is not None and day > self.today:
            wrong("discussed_on", _("This day is yet to come."))
        votes = [code for code in ("votes_for", "votes_against", "abstained") if code in cells]
        if votes and not verdict and self.names["verdict"] not in unread:
            wrong("verdict", _("There are votes, but no recommendation."))
        for code in ("votes_for", "votes_against"):
            if votes and code not in cells and self.names[code] not in unread:
                wrong(code, _("Votes need both numbers, in favour and against."))
        group = folded(cells.get("group", ""))
        if group and group not in self.own:
            words = (
                _("This is the sheet of another group: %(group)s")
                if group in self.others
                else _("There is no group “%(group)s”.")
            )
            wrong("group", words % {"group": shown(cells["group"])})

    def _same(self, filled: Filled) -> bool:
        """The group has said just that."""
        advice = self.known.advices.get(filled.case.pk)
        if advice is None or not filled.verdict:
            return False
        day = advice.sitting.day if advice.sitting is not None else None
        votes = (
            Votes(advice.votes_for, advice.votes_against or 0, advice.abstained or 0)
            if advice.votes_for is not None
            else None
        )
        said = (advice.verdict, advice.reason, day, votes)
        return said == (filled.verdict, filled.reason, filled.day or day, filled.votes)

    def _newer(self, filled: Filled, cells: Mapping[str, Any], wrong: Any) -> None:
        """What has become of the case since the sheet went out."""
        case, report = filled.case, filled.report
        assigned = self.known.assigned.get(case.pk)
        if assigned is None:
            wrong("case", _("The case is no longer with this group."))
            return
        if case.state not in ON_THE_TABLE:
            words = _("The case has gone on; its state is: %(state)s.")
            wrong("case", words % {"state": Case.State(case.state).label})
            return
        stamp = cells.get("revision") or self.known.stamps[case.pk]
        advice = self.known.advices.get(case.pk)
        words = ""
        if advice is not None and advice.pk != stamp.recommendation:
            day = date_format(localtime(advice.at), "DATETIME_FORMAT")
            words = _("The group has recommended something since, on %(when)s.") % {"when": day}
        elif case.revision != stamp.revision and assigned.since > self.packet.at:
            day = date_format(localtime(assigned.since), "DATETIME_FORMAT")
            words = _("The case was given to the group anew since, on %(when)s.") % {"when": day}
        if not words:
            return
        report.newer = True
        if self.replace_newer:
            report.remarks.append(words)
        else:
            wrong("case", words + " " + _("Nothing newer is replaced unless you choose to."))


def _votes(cells: Mapping[str, Any]) -> Votes | None:
    if "votes_for" not in cells or "votes_against" not in cells:
        return None
    return Votes(cells["votes_for"], cells["votes_against"], cells.get("abstained", 0))
