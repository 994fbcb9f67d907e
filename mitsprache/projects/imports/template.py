"""The template that the desk offers for download: every column, one example row."""

from mitsprache.common import table_templates

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


def template_csv() -> bytes:
    return table_templates.as_csv(COLUMNS, required=REQUIRED)


def template_xlsx() -> bytes:
    """Rows on the first sheet, the guide on the second."""
    return table_templates.as_xlsx(COLUMNS, required=REQUIRED, sheet_name="Vorhaben", guide=_GUIDE)
