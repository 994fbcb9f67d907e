"""The sheet in which an office reports on all its measures at once, to fill in and bring back."""

import io
from collections.abc import Iterable, Mapping
from typing import Any

import xlsxwriter
from django.conf import settings
from django.utils import translation
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from mitsprache.deliberation.exports.cells import printable, row_height

from ..imports.columns import COLUMNS, FILLED
from ..models import BudgetLine, Measure, ReturnSheet
from ..models.money import AMOUNTS

_WIDTHS = {
    "name": 40,
    "state": 18,
    "reason": 36,
    "text": 44,
    "missing": 30,
    "next_step": 30,
    "source": 22,
}
_HIDDEN = ("measure", "revision", "sheet")
_LISTS = "Listen"
_GUIDE = (
    "Eine Zeile je Maßnahme; stehen mehrere Mittel an, folgen weitere Zeilen nur für sie.",
    "Bitte füllen Sie nur die hellen Spalten aus. Was schon bekannt ist, steht darin.",
    "Stand: bitte aus der Liste wählen. „Nicht begonnen“, „Gestoppt“ und Verspätetes mit Begründung.",
    "Beträge in Euro, zum Beispiel 1.000,50. Leer heißt: nicht bekannt; 0 heißt: nichts.",
    "Die ausgeblendeten Spalten bitte nicht ändern.",
    "Das Blatt wird ganz übernommen oder gar nicht; was nicht stimmt, wird Zeile für Zeile genannt.",
)


def update_sheet(sheet: ReturnSheet, *, year: int) -> bytes:
    """The .xlsx of a sheet, with the money of `year` and the next; as things stand now."""
    with translation.override(settings.LANGUAGE_CODE):
        return _written(sheet, year)


def _written(sheet: ReturnSheet, year: int) -> bytes:
    stored = io.BytesIO()
    book = xlsxwriter.Workbook(
        stored, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    measures = Measure.objects.filter(pk__in=[int(key) for key in sheet.stamps])
    ordered = measures.prefetch_related("budget").order_by("project", "number", "pk")
    rows = [cells for one in ordered for cells in _rows_of(one, sheet, year)]
    _table(book, book.add_worksheet(_("Measures")), rows)
    _information(book, sheet, len(sheet.stamps))
    lists = book.add_worksheet(_LISTS)
    for place, (_code, label) in enumerate(Measure.State.choices):
        lists.write_string(place, 0, capfirst(str(label)))
    lists.hide()
    book.set_properties({"title": _title(sheet), "author": ""})
    book.close()
    return stored.getvalue()


def _title(sheet: ReturnSheet) -> str:
    return printable(_("Update of measures: %(office)s") % {"office": sheet.office.name})


def _rows_of(one: Measure, sheet: ReturnSheet, year: int) -> Iterable[Mapping[str, Any]]:
    """The first row tells of the state; a row for each money line of these years follows on it."""
    lines: list[BudgetLine | None] = [
        line for line in one.budget.all() if line.year in (year, year + 1)
    ]
    for place, line in enumerate(lines or [None]):
        cells: dict[str, Any] = {
            "name": f"{one}: {_('more money')}" if place else str(one),
            "measure": one.pk,
            "revision": one.revision,
            "sheet": sheet.code,
        }
        if not place:
            cells |= _stands(one)
        if line is not None:
            cells |= {"year": line.year, "source": line.source}
            cells |= {name: getattr(line, name) for name in AMOUNTS}
        yield cells


def _stands(one: Measure) -> dict[str, Any]:
    """How far the measure is."""
    return {
        "state": capfirst(str(Measure.State(one.state).label)),
        "reason": one.state_reason,
        "missing": one.missing,
        "next_step": one.next_step,
        "actual_start": one.actual_start.iso if one.actual_start else "",
        "actual_end": one.actual_end.iso if one.actual_end else "",
    }


def _table(book: Any, sheet: Any, rows: list[Mapping[str, Any]]) -> None:
    look = {"text_wrap": True, "num_format": "@", "valign": "top"}
    bold = book.add_format({"bold": True, "valign": "top", "text_wrap": True})
    fixed = book.add_format({**look, "bg_color": "#EEF1F4"})
    free = book.add_format({**look, "locked": False})
    money = book.add_format({"valign": "top", "locked": False, "num_format": "#,##0.00"})
    whole = book.add_format({"valign": "top", "locked": False, "num_format": "0"})
    sheet.freeze_panes(1, 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.repeat_rows(0)
    for place, column in enumerate(COLUMNS):
        hidden = {"hidden": True} if column.code in _HIDDEN else {}
        sheet.set_column(place, place, _WIDTHS.get(column.code, 13), None, hidden)
        sheet.write_string(0, place, column.german, bold)
        if column.code == "state":
            sheet.data_validation(1, place, max(1, len(rows)), place, _choice_of_states())
    for number, cells in enumerate(rows, start=1):
        tall = [(str(cells.get(code, "") or ""), width) for code, width in _WIDTHS.items()]
        sheet.set_row(number, max(30, row_height(tall)))
        for place, column in enumerate(COLUMNS):
            value = cells.get(column.code)
            form = free if column.code in FILLED else fixed
            if column.code in AMOUNTS:
                _number(sheet, number, place, value, money)
            elif column.code in ("year", "measure", "revision"):
                _number(sheet, number, place, value, whole if column.code == "year" else fixed)
            elif value:
                sheet.write_string(number, place, printable(str(value)), form)
            else:
                sheet.write_blank(number, place, None, form)
    # Against slips of the hand; whoever wants to lifts it, and the import looks at every row.
    sheet.protect("", {"format_columns": True, "format_rows": True, "select_locked_cells": True})


def _number(sheet: Any, row: int, place: int, value: Any, form: Any) -> None:
    if value is None or value == "":
        sheet.write_blank(row, place, None, form)
    else:
        sheet.write_number(row, place, value, form)


def _choice_of_states() -> dict[str, Any]:
    return {
        "validate": "list",
        "source": f"={_LISTS}!$A$1:$A${len(Measure.State.choices)}",
        "error_title": _("State"),
        "error_message": _("Please choose one of the list."),
    }


def _information(book: Any, sheet: ReturnSheet, number: int) -> None:
    bold = book.add_format({"bold": True, "valign": "top"})
    words = book.add_format({"text_wrap": True, "valign": "top"})
    page = book.add_worksheet(_("Information"))
    page.set_column(0, 0, 24)
    page.set_column(1, 1, 90)
    lines = [
        (_("What"), _title(sheet)),
        (_("Made on"), date_format(localtime(sheet.made_at), "DATETIME_FORMAT")),
        (_("Measures"), str(number)),
        *((_("How to fill it in") if not place else "", line) for place, line in enumerate(_GUIDE)),
    ]
    for place, (term, value) in enumerate(lines):
        page.write_string(place, 0, printable(term), bold)
        page.write_string(place, 1, printable(value), words)
