"""From the bytes of a file to rows of text: encodings, delimiters, sheets, limits."""

import csv
import datetime as dt
import io
import json
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import openpyxl
from django.utils.translation import gettext as _

MOST_BYTES = 20 * 1024 * 1024
MOST_UNPACKED = 200 * 1024 * 1024  # of an .xlsx, which is a zip container
MOST_ROWS = 5000
MOST_LINES = 100_000  # empty ones included: some programs store a million of them
MOST_COLUMNS = 200
MOST_CHARACTERS = 20_000  # of one cell


class FileRefused(Exception):
    """The file as a whole cannot be read; the message says what to do, in plain words."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the file: its number as the program that made it shows it, and its cells."""

    line: int
    cells: dict[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """The header line as it is written in the file, and the rows that hold anything."""

    header: list[str]
    rows: list[Row]


def read(name: str, data: bytes) -> Table:
    """The table in a file called `name` (.xlsx, .csv, .json). Raises FileRefused."""
    if len(data) > MOST_BYTES:
        raise FileRefused(_("The file is larger than 20 MB. Please divide it."))
    if not data.strip():
        raise FileRefused(_("The file is empty."))
    ending = name.rsplit(".", 1)[-1].lower()
    readers = {"xlsx": _of_xlsx, "csv": _of_csv, "txt": _of_csv, "json": _of_json}
    if ending not in readers:
        raise FileRefused(_("Please use a file of the kind .xlsx, .csv or .json."))
    table = readers[ending](data)
    if not table.rows:
        raise FileRefused(_("The file has a header line but no rows."))
    return table


def _of_csv(data: bytes) -> Table:
    text = _decoded(data)
    if "\x00" in text:
        raise FileRefused(_("This is not a text file. Please save it as CSV or Excel."))
    first_line = text.split("\n", 1)[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(first_line))
    return _table(_numbered(reader))


def _numbered(reader: Any) -> Iterator[tuple[int, list[str]]]:
    """Each record with the line that it begins in; a cell may hold line breaks."""
    begins = 1
    try:
        for cells in reader:
            yield begins, cells
            begins = reader.line_num + 1
    except csv.Error:
        message = _("Line %(line)d cannot be read. Perhaps a quotation mark is not closed.")
        raise FileRefused(message % {"line": begins}) from None


def _decoded(data: bytes) -> str:
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


def _of_xlsx(data: bytes) -> Table:
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
        return _table(
            (line, [_as_text(value) for value in cells]) for line, cells in enumerate(rows, start=1)
        )
    except FileRefused:
        raise
    except Exception:
        raise FileRefused(_("This is not an Excel file (.xlsx), or it is damaged.")) from None
    finally:
        book.close()


def _of_json(data: bytes) -> Table:
    try:
        found = json.loads(_decoded(data))
    except (json.JSONDecodeError, RecursionError):
        raise FileRefused(_("This is not valid JSON.")) from None
    if isinstance(found, dict):
        found = found.get("projects", found.get("items"))
    if not isinstance(found, list) or not all(isinstance(entry, dict) for entry in found):
        raise FileRefused(_("Expected is a list of objects, one for each project."))
    header = list(dict.fromkeys(key for entry in found for key in entry))
    rows = [[_as_text(entry.get(key)) for key in header] for entry in found]
    return _table(enumerate([header, *rows]))


def _as_text(value: Any) -> str:
    """A cell as somebody would have typed it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nein"
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, list):
        return "\n".join(_as_text(part) for part in value)
    return str(value)


def _table(lines: Iterable[tuple[int, list[str]]]) -> Table:
    header: list[str] | None = None
    rows: list[Row] = []
    for line, cells in lines:
        if header is None:
            header = _header(cells)
            continue
        if not any(cell.strip() for cell in cells) and line < MOST_LINES:
            continue
        if len(rows) == MOST_ROWS or line >= MOST_LINES:
            raise FileRefused(
                _("The file has more than %(most)d rows. Please divide it.") % {"most": MOST_ROWS}
            )
        named = zip(header, cells, strict=False)
        rows.append(Row(line, {name: cell for name, cell in named if name}))
    if header is None:
        raise FileRefused(_("The file is empty."))
    return Table([name for name in header if name], rows)


def _header(cells: list[str]) -> list[str]:
    names = [cell.strip() for cell in cells]
    while names and not names[-1]:
        names.pop()
    if len(names) > MOST_COLUMNS:
        raise FileRefused(_("The file has more than %(most)d columns.") % {"most": MOST_COLUMNS})
    if not any(names):
        raise FileRefused(_("The first line must hold the names of the columns."))
    return names
