"""The synopsis as CSV and as a spreadsheet, row by row, whatever the number."""

import csv
import datetime as dt
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import IO

import xlsxwriter
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from mitsprache.consultations.models import Channel, Consultation, Contribution

from ..models import Case, Verdict
from ..queries.synopsis import Row, states
from .cells import harmless, printable, row_height
from .columns import CODES, values, width


@dataclass(frozen=True, slots=True)
class About:
    """What a file says about itself: of which consultation, filtered how, made when and by whom."""

    consultation: Consultation
    at: dt.datetime
    count: int = 0
    filters: str = ""
    by: str = ""

    @property
    def title(self) -> str:
        return _("Synopsis: %(title)s") % {"title": self.consultation.title}

    @property
    def when(self) -> str:
        return date_format(localtime(self.at), "DATETIME_FORMAT")

    @property
    def by_whom(self) -> str:
        return self.by or _("public page")

    @property
    def what(self) -> str:
        return self.filters or _("everything")


def write_csv(rows: Iterable[Row], file: IO[bytes]) -> int:
    """UTF-8 with a mark, `;` and CRLF; the first line is the header. Returns the number of rows."""
    number = 0
    for number, line in enumerate(csv_lines(rows)):
        file.write(line)
    return number


def csv_lines(rows: Iterable[Row]) -> Iterator[bytes]:
    """The same line by line, the header first."""
    yield "\ufeff".encode() + _line(CODES)
    for row in rows:
        yield _line([_text(value) for value in values(row)])


def _text(value: str | dt.date) -> str:
    return value.isoformat() if isinstance(value, dt.date) else harmless(value)


def _line(cells: Sequence[str]) -> bytes:
    stored = io.StringIO(newline="")
    csv.writer(stored, delimiter=";", lineterminator="\r\n").writerow(cells)
    return stored.getvalue().encode()


def write_xlsx(rows: Iterable[Row], file: IO[bytes], about: About) -> int:
    """Rows on the first sheet, what the file is on the second. Returns the number of rows.

    Words are written as words, never as formulas; each row leaves the memory when it is written.
    """
    book = xlsxwriter.Workbook(
        file, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    bold = book.add_format({"bold": True, "valign": "top"})
    words = book.add_format({"text_wrap": True, "num_format": "@", "valign": "top"})
    day = book.add_format({"num_format": "dd.mm.yyyy", "valign": "top", "align": "left"})
    sheet = book.add_worksheet(_("Synopsis"))
    sheet.freeze_panes(1, 2)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.repeat_rows(0)
    for place, code in enumerate(CODES):
        sheet.set_column(place, place, width(code))
        sheet.write_string(0, place, code, bold)
    number = 0
    for number, row in enumerate(rows, start=1):
        cells = values(row)
        written = zip(CODES, cells, strict=True)
        sheet.set_row(number, row_height((str(value), width(code)) for code, value in written))
        for place, value in enumerate(cells):
            if isinstance(value, dt.date):
                sheet.write_datetime(number, place, value, day)
            elif value:
                sheet.write_string(number, place, value, words)
    sheet.autofilter(0, 0, max(number, 1), len(CODES) - 1)
    _about(book, about, number)
    book.set_properties({"title": about.title, "author": ""})
    book.close()
    return number


def _about(book: "xlsxwriter.Workbook", about: About, number: int) -> None:
    bold = book.add_format({"bold": True, "valign": "top"})
    words = book.add_format({"text_wrap": True, "valign": "top"})
    sheet = book.add_worksheet(_("Information"))
    sheet.set_column(0, 0, 26)
    sheet.set_column(1, 1, 90)
    lines = [
        (_("Consultation"), about.consultation.title),
        (_("Project"), about.consultation.version.document.project.title),
        (_("As of"), about.when),
        (_("What was chosen"), about.what),
        (_("Made by"), about.by_whom),
        (_("Rows"), str(number)),
        ("", ""),
        (_("The codes mean"), ""),
        *((str(code), str(label)) for code, label in Verdict.choices),
        *((code, str(Case.State(code).label)) for code in states()),
        *((str(code), str(label)) for code, label in Channel.choices),
        *((str(code), str(label)) for code, label in Contribution.Kind.choices),
    ]
    for place, (term, value) in enumerate(lines):
        sheet.write_string(place, 0, printable(term), bold)
        sheet.write_string(place, 1, printable(value), words)
