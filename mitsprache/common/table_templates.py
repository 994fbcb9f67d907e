"""Template files that the desk offers for download: every column of an import, one example row."""

import csv
import io
from collections.abc import Sequence

import xlsxwriter

from .cells import Column


def headers(columns: Sequence[Column], *, required: Sequence[str]) -> list[str]:
    """The header line in German, required columns marked with `*`."""
    return [f"{column.german}*" if column.code in required else column.german for column in columns]


def as_csv(columns: Sequence[Column], *, required: Sequence[str]) -> bytes:
    """UTF-8 with a mark, `;` and CRLF, as Excel opens it in Germany."""
    stored = io.StringIO(newline="")
    writer = csv.writer(stored, delimiter=";", lineterminator="\r\n")
    writer.writerow(headers(columns, required=required))
    writer.writerow([column.example for column in columns])
    return stored.getvalue().encode("utf-8-sig")


def as_xlsx(
    columns: Sequence[Column], *, required: Sequence[str], sheet_name: str, guide: Sequence[str]
) -> bytes:
    """Rows on the first sheet, as text so that no program turns 2.10 into 2.1; `guide` on the
    second, line by line."""
    stored = io.BytesIO()
    book = xlsxwriter.Workbook(
        stored, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    bold = book.add_format({"bold": True})
    wrapped = book.add_format({"text_wrap": True, "num_format": "@"})
    sheet = book.add_worksheet(sheet_name)
    sheet.freeze_panes(1, 1)
    named = zip(headers(columns, required=required), columns, strict=True)
    for place, (header, column) in enumerate(named):
        sheet.set_column(place, place, max(16, len(header) + 2), wrapped)
        sheet.write_string(0, place, header, bold)
        sheet.write_string(1, place, column.example, wrapped)
    second = book.add_worksheet("Anleitung")
    second.set_column(0, 0, 100)
    for line, words in enumerate(guide):
        second.write_string(line, 0, words)
    book.close()
    return stored.getvalue()
