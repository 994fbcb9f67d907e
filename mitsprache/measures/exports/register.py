"""The register as files: one row per measure, one per money line; amounts as decimal text.

CSV as contracts.md asks for: UTF-8 with a mark, `;`, CRLF, the first line is the header.
"""

import csv
import datetime as dt
import io
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any, Literal

import xlsxwriter
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from mitsprache.common.money import CURRENCY
from mitsprache.deliberation.exports.cells import harmless, printable, row_height

from ..models import Measure
from ..models.money import AMOUNTS
from ..queries.course import Course
from ..queries.register import Amounts, Register, Row
from ..queries.ways import Origin

Kind = Literal["csv", "xlsx", "json"]
Origins = Mapping[int, Sequence[Origin]]
Address = Callable[[Measure], str]

CODES = (
    *("measure", "number", "title", "state", "state_reason", "course", "office", "action_field"),
    *("project", "goal", "partners", "place", "planned_start", "planned_end", "actual_start"),
    *("actual_end", "missing", "next_step", *AMOUNTS, "currency", "money_unknown_reason"),
    *("milestones", "milestones_reached", "milestones_late", "updated_on", "contributions", "url"),
)
MONEY_CODES = ("measure", "year", "source", *AMOUNTS, "currency")
# The spreadsheet has room for what a line says beyond that.
_MONEY_MORE = ("kind", "posts", "note")
_WIDE = {"title", "state_reason", "goal", "missing", "next_step", "money_unknown_reason"}
_WHOLE = {"milestones", "milestones_reached", "milestones_late", "year"}


def amount(value: Decimal | None) -> str | None:
    """Decimal text with two digits; None for what is not known."""
    return None if value is None else f"{value:.2f}"


def as_object(row: Row, origins: Sequence[Origin], url: str) -> dict[str, Any]:
    """A measure for machines, with the chosen money; the names are those of the API."""
    one = row.measure
    return {
        "slug": one.slug,
        "number": one.number,
        "title": one.title,
        "state": one.state,
        "state_reason": one.state_reason,
        "course": row.course,
        "office": one.office.slug,
        "action_field": str(one.field) if one.field is not None else None,
        "project": one.project.slug,
        "planned_start": _iso(one.planned_start),
        "planned_end": _iso(one.planned_end),
        "money": [
            {
                "year": line.year,
                "source": line.source,
                "kind": line.kind,
                **amounts(line.amounts),
                "currency": CURRENCY,
            }
            for line in row.lines
        ],
        "contributions": references(origins),
        "updated_on": one.updated_on.isoformat() if one.updated_on else None,
        "url": url,
    }


def amounts(of: Amounts) -> dict[str, str | None]:
    return {name: amount(getattr(of, name)) for name in AMOUNTS}


def references(origins: Iterable[Origin]) -> list[str]:
    """Each contribution once, in the order of their references."""
    return list(dict.fromkeys(one.reference for one in origins))


def register_json(found: Register, origins: Origins, *, url_of: Address, today: dt.date) -> bytes:
    """What is chosen and its totals, as of the local day `today`."""
    content = {
        "as_of": today.isoformat(),
        "currency": CURRENCY,
        "items": [
            as_object(row, origins[row.measure.pk], url_of(row.measure)) for row in found.rows
        ],
        "totals": amounts(found.sums),
        "years": [{"year": int(one.label), **amounts(one.amounts)} for one in found.by_year],
        "without_money": found.unknown,
    }
    return json.dumps(content, ensure_ascii=False, indent=1).encode()


def register_csv(found: Register, origins: Origins, *, url_of: Address) -> bytes:
    """One row per measure with the sums of its chosen money."""
    return _csv(CODES, _measure_rows(found, origins, url_of))


def money_csv(found: Register) -> bytes:
    """One row per chosen money line."""
    return _csv(MONEY_CODES, _money_rows(found, MONEY_CODES))


def register_xlsx(
    found: Register, origins: Origins, *, url_of: Address, today: dt.date, filters: str, by: str
) -> bytes:
    """Measures on the first sheet, what the file is on the second, every money line on the third.

    `filters` says what was chosen, `by` who made it. Numbers are numbers, words never formulas.
    """
    stored = io.BytesIO()
    book = xlsxwriter.Workbook(
        stored, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    title = _("Measures, as of %(day)s") % {"day": date_format(today, "DATE_FORMAT")}
    book.set_properties({"title": title, "author": "", "created": _midnight(today)})
    measures = list(_measure_rows(found, origins, url_of))
    _sheet(book, _("Measures"), CODES, measures)
    codes = (*MONEY_CODES, *_MONEY_MORE)
    about = [
        (_("What"), title),
        (_("What was chosen"), filters or _("everything")),
        (_("Made by"), by),
        (_("Rows"), str(len(found.rows))),
        *(
            (label, amount(getattr(found.sums, name)) or _("not stated"))
            for name, label in _sum_labels()
        ),
        ("", ""),
        (_("The codes mean"), ""),
        *((str(code), str(label)) for code, label in (*Measure.State.choices, *Course.choices)),
    ]
    _about(book, about)
    _sheet(book, _("Money"), codes, list(_money_rows(found, codes)))
    book.close()
    return stored.getvalue()


def _sum_labels() -> list[tuple[str, str]]:
    return [
        ("planned", _("Planned, EUR")),
        ("approved", _("Approved, EUR")),
        ("committed", _("Committed, EUR")),
        ("spent", _("Spent, EUR")),
    ]


def _measure_rows(found: Register, origins: Origins, url_of: Address) -> Iterable[Sequence[str]]:
    for row in found.rows:
        one = row.measure
        cells: dict[str, Any] = {
            "measure": one.slug,
            "course": row.course,
            "office": one.office.name,
            "action_field": str(one.field) if one.field is not None else "",
            "project": one.project.title,
            **amounts(row.money),
            "currency": CURRENCY,
            "milestones": row.milestones,
            "milestones_reached": row.reached,
            "milestones_late": row.late,
            "updated_on": one.updated_on.isoformat() if one.updated_on else "",
            "contributions": " ".join(references(origins[one.pk])),
            "url": url_of(one),
        }
        for name in ("planned_start", "planned_end", "actual_start", "actual_end"):
            cells[name] = _iso(getattr(one, name))
        yield [_text(cells[code] if code in cells else getattr(one, code)) for code in CODES]


def _money_rows(found: Register, codes: Sequence[str]) -> Iterable[Sequence[str]]:
    for row in found.rows:
        for line in row.lines:
            cells = {
                "measure": row.measure.slug,
                "year": line.year,
                "source": line.source,
                **amounts(line.amounts),
                "currency": CURRENCY,
                "kind": line.kind,
                "posts": amount(line.posts),
                "note": line.note,
            }
            yield [_text(cells[code]) for code in codes]


def _iso(date: Any) -> str | None:
    return date.iso if date else None


def _text(value: Any) -> str:
    return "" if value is None else printable(str(value))


def _csv(codes: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    stored = io.StringIO(newline="")
    writer = csv.writer(stored, delimiter=";", lineterminator="\r\n")
    writer.writerow(codes)
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    return b"\xef\xbb\xbf" + stored.getvalue().encode()


def _sheet(
    book: "xlsxwriter.Workbook", name: str, codes: Sequence[str], rows: Sequence[Sequence[str]]
) -> None:
    bold = book.add_format({"bold": True, "valign": "top"})
    words = book.add_format({"text_wrap": True, "num_format": "@", "valign": "top"})
    money = book.add_format({"num_format": "#,##0.00", "valign": "top"})
    whole = book.add_format({"num_format": "0", "valign": "top"})
    widths = [40 if code in _WIDE else max(14, len(code) + 2) for code in codes]
    sheet = book.add_worksheet(name)
    sheet.freeze_panes(1, 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.repeat_rows(0)
    for place, code in enumerate(codes):
        sheet.set_column(place, place, widths[place])
        sheet.write_string(0, place, code, bold)
    for number, row in enumerate(rows, start=1):
        sheet.set_row(number, row_height(zip(row, widths, strict=True)))
        for place, (code, cell) in enumerate(zip(codes, row, strict=True)):
            if not cell:
                continue
            if code in AMOUNTS or code == "posts":
                sheet.write_number(number, place, Decimal(cell), money)
            elif code in _WHOLE:
                sheet.write_number(number, place, int(cell), whole)
            else:
                sheet.write_string(number, place, cell, words)
    sheet.autofilter(0, 0, max(len(rows), 1), len(codes) - 1)


def _about(book: "xlsxwriter.Workbook", lines: Sequence[tuple[str, str]]) -> None:
    bold = book.add_format({"bold": True, "valign": "top"})
    words = book.add_format({"text_wrap": True, "valign": "top"})
    sheet = book.add_worksheet(_("Information"))
    sheet.set_column(0, 0, 26)
    sheet.set_column(1, 1, 90)
    for place, (term, value) in enumerate(lines):
        sheet.write_string(place, 0, printable(term), bold)
        sheet.write_string(place, 1, printable(value), words)


def _midnight(day: dt.date) -> dt.datetime:
    """A fixed moment: the same register made twice on a day is the same file."""
    return dt.datetime.combine(day, dt.time.min)
