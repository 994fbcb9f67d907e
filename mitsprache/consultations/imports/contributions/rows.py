"""From the cells of a row to a contribution as it can be stored, or to what is wrong with it."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from mitsprache.common.cells import Fault, matched, shown, values
from mitsprache.common.references import canonical
from mitsprache.common.tables import Row, Table

from ...actions import entries
from ...actions.entering import arrival
from ...actions.refusals import EntryWrong
from ...models import Channel, Consultation, Contribution, Section
from ...models.contribution import NAME_LENGTH
from . import columns, polis
from .report import Outcome, RowReport

T = TypeVar("T")

EXCERPT = 60
EXTERNAL_LENGTH = 120
REFERENCE_LENGTH = 16  # longer ones would drive the counter to its end


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A row that can be stored, and the report that tells of it.

    `received_at` is aware, or None: now. `reference` is in its canonical form, or empty: a new
    one. `author` tells the authors of one file apart; empty: one of this row alone. `outcome` is
    None where the consultation's own way of moderating decides.
    """

    report: RowReport
    wording: entries.Wording
    section: Section | None
    channel: str
    received_at: dt.datetime | None
    outcome: Outcome | None
    reference: str
    external_id: str
    author: str
    name: str
    email: str
    organisation: str
    verdict: str
    reason: str


@dataclass(frozen=True, slots=True)
class Reading:
    """All rows of a file: a report of each, and a draft of each that has no fault."""

    reports: list[RowReport]
    drafts: list[Draft]
    unknown_columns: list[str]


def read_rows(
    table: Table,
    consultation: Consultation,
    *,
    file_name: str,
    section: Section | None,
    now: dt.datetime,
) -> Reading:
    """Read and check every row by itself; writes nothing. Raises FileRefused.

    `section` takes the rows that name none.
    """
    from_polis = polis.is_polis(table.header)
    dialect = polis if from_polis else columns
    named, unknown = matched(table.header, dialect.COLUMNS, required=dialect.REQUIRED)
    sections = columns.sections_of(consultation)
    names = {column.code: name for name, column in named.items()}
    if from_polis:
        names = {ours: names[theirs] for ours, theirs in polis.SOURCES.items() if theirs in names}
    reading = Reading([], [], unknown)
    for row in table.rows:
        cells, faults = values(row, named, {"section": sections}, longest=lambda _column: None)
        if from_polis:
            cells = polis.translated(cells, file_name=file_name)
        report = RowReport(row.line, _excerpt(cells.get("text", "")), faults=faults)
        reading.reports.append(report)
        report.faults += _shortened_number(row, names, cells, sections)
        draft = _draft(report, cells, names, consultation, section=section, now=now)
        if not report.faults:
            reading.drafts.append(draft)
    return reading


def _excerpt(text: str) -> str:
    return Truncator(" ".join(text[: 4 * EXCERPT].split())).chars(EXCERPT)


def _shortened_number(
    row: Row, names: Mapping[str, str], cells: Mapping[str, Any], sections: Mapping[str, Section]
) -> list[Fault]:
    """Excel turns the section 2.10 into the number 2.1: where both exist nobody knows which."""
    name = names.get("section", "")
    if name not in row.numbers or "section" not in cells:
        return []
    longer = columns.squeezed(cells["section"].number) + "0"
    if longer not in sections:
        return []
    message = _(
        "Excel writes 2.10 as the number 2.1, and the draft has “%(short)s” and “%(long)s”. "
        "Please format the column as text."
    )
    both = {"short": cells["section"].number, "long": sections[longer].number}
    return [Fault(row.line, name, message % both)]


def _draft(
    report: RowReport,
    cells: Mapping[str, Any],
    names: Mapping[str, str],
    consultation: Consultation,
    *,
    section: Section | None,
    now: dt.datetime,
) -> Draft:
    """The row as it would be stored; what cannot be taken is added to `report.faults`."""
    unread = {fault.column for fault in report.faults}  # their cells are missing for that reason

    def check(make: Callable[[], T], otherwise: T) -> T:
        try:
            return make()
        except EntryWrong as refusal:
            code = _COLUMN_OF.get(refusal.field, refusal.field)
            column = names.get(code, _GERMAN[code])
            if column not in unread:
                report.faults.append(Fault(report.line, column, str(refusal)))
            return otherwise

    section = cells.get("section", section)
    proposed = cells.get("proposed_wording", "")
    kind = Contribution.Kind.WORDING if proposed.strip() else Contribution.Kind.SUGGESTION
    wording = check(
        lambda: entries.wording(
            kind=cells.get("kind", kind),
            text=cells.get("text", ""),
            proposed_wording=proposed,
            on_section=section is not None or names.get("section") in unread,
        ),
        entries.Wording("", "", ""),
    )
    when = cells.get("received_at")
    email = cells.get("author_email", "")
    email = check(lambda: entries.email(email), "") if email.strip() else ""
    name = check(lambda: entries.line(cells.get("author_name", ""), "name", most=NAME_LENGTH), "")
    reason = check(lambda: entries.readable(cells.get("reason", ""), "reason"), "")
    return Draft(
        report=report,
        wording=wording,
        section=section,
        channel=cells.get("channel", Channel.IMPORT),
        received_at=check(lambda: arrival(consultation, when, now=now), None) if when else None,
        outcome=_outcome(cells),
        reference=_reference(report, cells.get("reference", "")),
        external_id=check(lambda: _external(cells.get("external_id", "")), ""),
        author=cells.get("author", "") or (f"{email} {name}" if email else ""),
        name=name,
        email=email,
        organisation=check(lambda: entries.organisation(cells.get("organisation", "")), ""),
        verdict=cells.get("verdict", ""),
        reason=reason,
    )


# Entries of the actions that stand in a column of another name.
_COLUMN_OF = {"name": "author_name", "email": "author_email"}
_GERMAN = {column.code: column.german for column in columns.COLUMNS}


def _outcome(cells: Mapping[str, Any]) -> Outcome | None:
    if cells.get("hold"):
        return Outcome.HELD
    if "publish" not in cells:
        return None
    return Outcome.PUBLISHED if cells["publish"] else Outcome.STAFF_ONLY


def _external(cell: str) -> str:
    if len(cell) > EXTERNAL_LENGTH:
        words = _("Longer than %(most)d characters.") % {"most": EXTERNAL_LENGTH}
        raise EntryWrong("external_id", words)
    return cell


def _reference(report: RowReport, cell: str) -> str:
    """The reference in its canonical form; empty for one that cannot be kept, with a remark."""
    reference = canonical(cell) if cell else ""
    if reference is None or len(reference) > REFERENCE_LENGTH:
        message = _("“%(cell)s” is no reference such as WI-2026-00042; a new one is given.")
        report.remarks.append(message % {"cell": shown(cell)})
        return ""
    return reference
