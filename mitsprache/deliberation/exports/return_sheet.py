"""The sheet that a group fills in and sends back: one row for each case of its packet."""

import datetime as dt
import io
from typing import Any

import xlsxwriter
from django.conf import settings
from django.utils import translation
from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from ..imports.columns import COLUMNS, FILLED, Stamp
from ..models import Case, Packet, Verdict
from ..queries.packets import PaperCase, paper_cases
from .cells import printable, row_height

SHORT = 400
_WIDTHS = {"text": 60, "reason": 50, "note": 30, "case": 18, "reference": 16, "verdict": 24}
_TALL = ("text", "reason")
_LISTS = "Listen"
_GUIDE = (
    "Eine Zeile je Anliegen. Bitte füllen Sie nur die hellen Spalten aus; leere Zeilen dürfen bleiben.",
    "Empfehlung: bitte aus der Liste wählen. Zu jeder Empfehlung gehört eine Begründung in einfachen Worten.",
    "Besprochen am: der Tag der Sitzung, zum Beispiel 12.11.2026.",
    "Dafür, Dagegen, Enthalten: nur, wenn die Gruppe ihre Stimmen mitteilen möchte.",
    "Notiz: für die Verwaltung und die Gruppe, nie öffentlich.",
    "Anliegen, Vorgangsnummer, Gruppe und die ausgeblendete Spalte Bearbeitungsstand bitte nicht ändern.",
    "Das Blatt wird ganz übernommen oder gar nicht; was nicht stimmt, wird Zeile für Zeile genannt.",
)


def return_sheet(packet: Packet) -> bytes:
    """The .xlsx of a packet as things stand now; what the group has recommended stands in it."""
    with translation.override(settings.LANGUAGE_CODE):
        return _written(packet)


def _written(packet: Packet) -> bytes:
    stored = io.BytesIO()
    book = xlsxwriter.Workbook(
        stored, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    cases = paper_cases(packet)
    sheet = book.add_worksheet(_("Recommendations"))
    _rows(book, sheet, packet, cases)
    _information(book, packet, len(cases))
    lists = book.add_worksheet(_LISTS)
    for place, (_code, label) in enumerate(Verdict.choices):
        lists.write_string(place, 0, str(label))
    lists.hide()
    book.set_properties({"title": _title(packet), "author": ""})
    book.close()
    return stored.getvalue()


def _title(packet: Packet) -> str:
    facts = {"number": packet.number, "group": packet.group}
    return printable(_("Packet %(number)d for working group %(group)s") % facts)


def _rows(book: Any, sheet: Any, packet: Packet, cases: list[PaperCase]) -> None:
    look = {"text_wrap": True, "num_format": "@", "valign": "top"}
    bold = book.add_format({"bold": True, "valign": "top", "text_wrap": True})
    fixed = book.add_format({**look, "bg_color": "#EEF1F4"})
    free = book.add_format({**look, "locked": False})
    day = book.add_format({**look, "locked": False, "num_format": "dd.mm.yyyy"})
    sheet.freeze_panes(1, 2)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.repeat_rows(0)
    last = max(1, len(cases))
    for place, column in enumerate(COLUMNS):
        hidden = {"hidden": True} if column.code == "revision" else {}
        sheet.set_column(place, place, _WIDTHS.get(column.code, 13), None, hidden)
        sheet.write_string(0, place, column.german, bold)
        if column.code == "verdict":
            sheet.data_validation(1, place, last, place, _choice_of_verdicts())
    for number, case in enumerate(cases, start=1):
        cells = _cells(packet, case)
        sheet.set_row(
            number, row_height((str(cells.get(code, "")), _WIDTHS[code]) for code in _TALL)
        )
        for place, column in enumerate(COLUMNS):
            value = cells.get(column.code, "")
            form = fixed if column.code not in FILLED else free
            if isinstance(value, dt.date):
                sheet.write_datetime(number, place, value, day)
            elif value != "":
                sheet.write_string(number, place, printable(str(value)), form)
            else:
                sheet.write_blank(
                    number, place, None, day if column.code == "discussed_on" else form
                )
    # Against slips of the hand; whoever wants to lifts it, and the import looks at every row.
    sheet.protect("", {"format_columns": True, "format_rows": True, "select_locked_cells": True})


def _choice_of_verdicts() -> dict[str, Any]:
    return {
        "validate": "list",
        "source": f"={_LISTS}!$A$1:$A${len(Verdict.choices)}",
        "error_title": _("Recommendation"),
        "error_message": _("Please choose one of the list."),
    }


def _cells(packet: Packet, case: PaperCase) -> dict[str, Any]:
    first, advice = case.first, case.advice
    said = first.extract or first.text or _("This contribution is no longer public.")
    cells: dict[str, Any] = {
        "case": case.now.code,
        "reference": first.reference,
        "section": first.section,
        "text": Truncator(" ".join(said.split())).chars(SHORT),
        "state": str(Case.State(case.now.state).label),
        "group": str(packet.group),
        "revision": str(Stamp(case.now.revision, advice.pk if advice is not None else 0)),
    }
    if advice is not None:
        cells["verdict"] = str(Verdict(advice.verdict).label)
        cells["reason"] = advice.reason
        if advice.sitting is not None:
            cells["discussed_on"] = advice.sitting.day
        for code in ("votes_for", "votes_against", "abstained"):
            number = getattr(advice, code)
            cells[code] = "" if number is None else str(number)
    return cells


def _information(book: Any, packet: Packet, number: int) -> None:
    bold = book.add_format({"bold": True, "valign": "top"})
    words = book.add_format({"text_wrap": True, "valign": "top"})
    sheet = book.add_worksheet(_("Information"))
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 90)
    lines = [
        (_("Packet"), _title(packet)),
        (_("Consultation"), packet.consultation.title),
        (_("Made on"), date_format(localtime(packet.at), "DATETIME_FORMAT")),
        (_("Rows"), str(number)),
        *((_("How to fill it in") if not place else "", line) for place, line in enumerate(_GUIDE)),
        *((str(code), str(label)) for code, label in Verdict.choices),
    ]
    for place, (term, value) in enumerate(lines):
        sheet.write_string(place, 0, printable(term), bold)
        sheet.write_string(place, 1, printable(value), words)
