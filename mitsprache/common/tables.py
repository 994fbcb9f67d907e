"""From the bytes of a file to rows of text: encodings, delimiters, sheets, limits.

Imports of any domain read their files here; what a column means is common.cells and theirs.
"""

import csv
import datetime as dt
import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import openpyxl
from django.utils.translation import gettext as _

MOST_BYTES = 20 * 1024 * 1024
MOST_UNPACKED = 200 * 1024 * 1024  # of an .xlsx, which is a zip container
MOST_LINES = 100_000  # empty ones included: some programs store a million of them
MOST_COLUMNS = 200
MOST_CHARACTERS = 20_000  # of one cell


class FileRefused(Exception):
    """The file as a whole cannot be read; the message says what to do, in plain words."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the file: its number as the program that made it shows it, and its cells.

    `numbers` names the columns in which a spreadsheet holds a number, not text.
    """

    line: int
    cells: dict[str, str]
    numbers: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Table:
    """The header line as it is written in the file, and the rows that hold anything."""

    header: list[str]
    rows: list[Row]


def read(name: str, data: bytes, *, most_rows: int) -> Table:
    """The table in a file called `name` (.xlsx, .csv, .txt). Raises FileRefused."""
    ending = checked(name, data)
    if ending in ("csv", "txt"):
        return of_csv(data, most_rows=most_rows)
    if ending == "xlsx":
        return of_xlsx(data, most_rows=most_rows)
    raise FileRefused(_("Please use a file of the kind .xlsx or .csv."))


def checked(name: str, data: bytes) -> str:
    """The ending of the name in small letters; raises FileRefused for too much or nothing."""
    if len(data) > MOST_BYTES:
        raise FileRefused(_("The file is larger than 20 MB. Please divide it."))
    if not data.strip():
        raise FileRefused(_("The file is empty."))
    return name.rsplit(".", 1)[-1].lower()


def of_csv(data: bytes, *, most_rows: int) -> Table:
    """UTF-8, UTF-16 or Windows-1252, separated by what the header line says."""
    text = decoded(data)
    if "\x00" in text:
        raise FileRefused(_("This is not a text file. Please save it as CSV or Excel."))
    first_line = text.split("\n", 1)[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(first_line))
    return of_lines(_numbered(reader), most_rows=most_rows)


def _numbered(reader: Any) -> Iterator[tuple[int, list[str]]]:
    """Each record with the line that it begins in; a cell may hold line breaks."""
    begins = 1
    try:
        for cells in reader:
            yield begins, cells
            begins = reader.line_num + 1
    except csv.Error:  # a cell of more than 131,072 characters, too
        message = _("Line %(line)d cannot be read. Perhaps a quotation mark is not closed.")
        raise FileRefused(message % {"line": begins}) from None


def decoded(data: bytes) -> str:
    """UTF-8 with or without a mark, UTF-16 with one, else Windows-1252."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    else:
        encodings = ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise FileRefused(_("The encoding is unknown. Please save the file as CSV UTF-8."))


def _delimiter(line: str) -> str:
    """The one of `;`, tab and `,` that stands most often outside quotation marks."""
    outside = "".join(line.split('"')[::2])
    return max(";\t,", key=outside.count)


def of_xlsx(data: bytes, *, most_rows: int) -> Table:
    """The first sheet; of a formula the value that was last computed, never the formula."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as container:
            unpacked = sum(part.file_size for part in container.infolist())
        if unpacked > MOST_UNPACKED:
            raise FileRefused(_("The file unpacks to more than 200 MB. Please divide it."))
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    except FileRefused:
        raise
    except Exception:  # openpyxl raises nearly anything on files that only look like Excel
        raise FileRefused(_("This is not an Excel file (.xlsx), or it is damaged.")) from None
    try:
        sheet = book.worksheets[0]
        sheet.reset_dimensions()
        rows = sheet.iter_rows(values_only=True, max_col=MOST_COLUMNS + 1)
        return of_lines(enumerate(rows, start=1), most_rows=most_rows)
    except FileRefused:
        raise
    except Exception:
        raise FileRefused(_("This is not an Excel file (.xlsx), or it is damaged.")) from None
    finally:
        book.close()


def as_text(value: Any) -> str:
    """A cell as somebody would have typed it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nein"
    if isinstance(value, dt.datetime):
        has_time = value.time() != dt.time.min
        return value.isoformat(" ", "seconds") if has_time else value.date().isoformat()
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, list):
        return "\n".join(as_text(part) for part in value)
    return str(value)


def of_lines(lines: Iterable[tuple[int, Sequence[Any]]], *, most_rows: int) -> Table:
    """A table of numbered lines, the first of which is the header; empty ones are left out."""
    header: list[str] | None = None
    rows: list[Row] = []
    for line, typed in lines:
        cells = [as_text(value) for value in typed]
        if header is None:
            header = _header(cells)
            continue
        if not any(cell.strip() for cell in cells) and line < MOST_LINES:
            continue
        if len(rows) == most_rows or line >= MOST_LINES:
            raise too_many(most_rows)
        named = {name: cell for name, cell in zip(header, cells, strict=False) if name}
        numbers = frozenset(
            name for name, value in zip(header, typed, strict=False) if isinstance(value, float)
        )
        rows.append(Row(line, named, numbers))
    if header is None:
        raise FileRefused(_("The file is empty."))
    if not rows:
        raise FileRefused(_("The file has a header line but no rows."))
    return Table([name for name in header if name], rows)


def too_many(most: int) -> FileRefused:
    """The refusal of a file with more than `most` rows."""
    return FileRefused(
        _("The file has more than %(most)d rows. Please divide it.") % {"most": most}
    )


def _header(cells: list[str]) -> list[str]:
    names = [cell.strip() for cell in cells]
    while names and not names[-1]:
        names.pop()
    if len(names) > MOST_COLUMNS:
        raise FileRefused(_("The file has more than %(most)d columns.") % {"most": MOST_COLUMNS})
    if not any(names):
        raise FileRefused(_("The first line must hold the names of the columns."))
    return names
