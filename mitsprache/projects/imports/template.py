"""The template that the desk offers for download: every column, one example row."""

import csv
import io

import xlsxwriter

from .columns import COLUMNS, REQUIRED

_GUIDE = (
    "Eine Zeile je Vorhaben. Die erste Zeile nennt die Spalten; ihre Reihenfolge ist frei.",
    "Mit * bezeichnete Spalten müssen da sein, alle anderen dürfen fehlen.",
    "Die Beispielzeile bitte löschen oder überschreiben.",
    "Kosten: ein Betrag (Kosten von), eine Spanne (von, bis) oder ein Grund, warum sie unbekannt sind.",
    "Daten so genau wie bekannt: 30.03.2018, 03/2018, 1. Quartal 2018 oder 2018.",
    "Mehrere Stadtteile, Themen oder Zielgruppen mit Semikolon trennen.",
    "Zeitplan: je Schritt „Datum: was geschieht“, mehrere mit | oder Zeilenumbruch trennen.",
    "Veröffentlichen: ja oder nein; ohne Angabe wird die Zeile veröffentlicht.",
)


def headers() -> list[str]:
    """The header line in German, required columns marked with `*`."""
    return [f"{column.german}*" if column.code in REQUIRED else column.german for column in COLUMNS]


def template_csv() -> bytes:
    """UTF-8 with a mark, `;` and CRLF, as Excel opens it in Germany."""
    stored = io.StringIO(newline="")
    writer = csv.writer(stored, delimiter=";", lineterminator="\r\n")
    writer.writerow(headers())
    writer.writerow([column.example for column in COLUMNS])
    return stored.getvalue().encode("utf-8-sig")


def template_xlsx() -> bytes:
    """Rows on the first sheet, the guide on the second."""
    stored = io.BytesIO()
    book = xlsxwriter.Workbook(
        stored, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True})
    sheet = book.add_worksheet("Vorhaben")
    sheet.freeze_panes(1, 1)
    for place, (header, column) in enumerate(zip(headers(), COLUMNS, strict=True)):
        sheet.set_column(place, place, max(16, len(header) + 2))
        sheet.write_string(0, place, header, bold)
        sheet.write_string(1, place, column.example, wrapped)
    guide = book.add_worksheet("Anleitung")
    guide.set_column(0, 0, 100)
    for line, words in enumerate(_GUIDE):
        guide.write_string(line, 0, words)
    book.close()
    return stored.getvalue()
