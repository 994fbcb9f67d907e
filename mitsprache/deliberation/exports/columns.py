"""The columns of the synopsis: as files call them, and as they are told on paper."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from mitsprache.consultations.models import Channel, Contribution

from ..models import Case, Verdict
from ..queries.synopsis import Row
from .cells import printable

Value = str | dt.date

# The code of a column is the name of the row's field, but where another one was promised.
CODES = (
    *("reference", "case", "section", "text", "proposed_wording", "kind", "channel", "received_at"),
    *("late", "author", "organisation", "field", "group", "recommendation"),
    *("recommendation_reason", "verdict", "reason", "decided_by", "decided_on", "changed", "state"),
    *("section_title", "passage"),
)
_WIDE = {"text", "proposed_wording", "recommendation_reason", "reason", "changed", "passage"}


def width(code: str) -> int:
    """Of the column in a spreadsheet, in characters."""
    return 60 if code in _WIDE else max(14, len(code) + 2)


def values(row: Row) -> list[Value]:
    """The cells of a row in the order of CODES: codes and text; a day is a day."""
    return [_value(row, code) for code in CODES]


def _value(row: Row, code: str) -> Value:
    if code == "received_at":
        return row.received
    if code == "late":
        return "true" if row.late else "false"
    value = getattr(row, code)
    if value is None:
        return ""
    return value if isinstance(value, dt.date) else printable(value)


@dataclass(frozen=True, slots=True)
class PaperColumn:
    """A column on paper: heading, share of the width, and the lines that stand in a cell."""

    heading: str
    share: int
    lines: Callable[[Row], Sequence[str]]


def on_paper() -> list[PaperColumn]:
    """All that the files hold, in as many columns as fit on a page laid across."""
    return [
        PaperColumn(_("Reference"), 11, lambda row: [row.reference, row.case]),
        PaperColumn(
            _("Section"),
            9,
            lambda row: [row.section or _("the whole document"), row.section_title, row.field],
        ),
        PaperColumn(_("Contribution"), 24, _said),
        PaperColumn(_("By, received"), 9, _by),
        PaperColumn(_("Working group, recommendation"), 13, _advised),
        PaperColumn(_("Decision"), 10, _decided),
        PaperColumn(_("Reason"), 17, lambda row: [row.reason]),
        PaperColumn(_("Changed passage"), 13, lambda row: row.changed.split("\n")),
    ]


def cell(column: PaperColumn, row: Row) -> list[str]:
    """The lines of a cell, none of them empty; a dash where there is nothing to say."""
    lines = [printable(line) for line in column.lines(row) if line.strip()]
    return lines or ["–"]


def _said(row: Row) -> list[str]:
    lines = [f"„{row.passage}“"] if row.passage else []
    lines += row.text.split("\n")
    if row.proposed_wording:
        lines.append(_("Proposed wording: %(words)s") % {"words": row.proposed_wording})
    return lines


def _by(row: Row) -> list[str]:
    received = date_format(row.received, "SHORT_DATE_FORMAT")
    return [
        row.author,
        row.organisation,
        str(Contribution.Kind(row.kind).label),
        str(Channel(row.channel).label),
        f"{received}, {_('late')}" if row.late else received,
    ]


def _advised(row: Row) -> list[str]:
    verdict = str(Verdict(row.recommendation).label) if row.recommendation else ""
    return [row.group, verdict, row.recommendation_reason]


def _decided(row: Row) -> list[str]:
    if not row.verdict:
        return [str(Case.State(row.state).label)]
    day = date_format(row.decided_on, "SHORT_DATE_FORMAT") if row.decided_on else ""
    state = str(Case.State(row.state).label) if row.state != "answered" else ""
    return [str(Verdict(row.verdict).label), row.decided_by, day, state]
