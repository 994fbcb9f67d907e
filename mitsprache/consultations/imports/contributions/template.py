"""The template that the desk offers for download: every column, one example row."""

from mitsprache.common import table_templates

from .columns import COLUMNS, REQUIRED

_GUIDE = (
    "Eine Zeile je Beitrag. Die erste Zeile nennt die Spalten; ihre Reihenfolge ist frei.",
    "Nur der Text muss da sein; alle anderen Spalten dürfen fehlen oder leer bleiben.",
    "Die Beispielzeile bitte löschen oder überschreiben.",
    "Eingang: der Tag, an dem der Beitrag die Stadt erreicht hat, zum Beispiel 12.05.2026. Er entscheidet, ob der Beitrag rechtzeitig war.",
    "Weg: Brief, E-Mail, Telefon, Werkstatt, online oder importiert.",
    "Abschnitt: die gedruckte Nummer, zum Beispiel M 1.1; leer heißt: zum ganzen Entwurf. Bitte die Spalte als Text formatieren, sonst wird aus 2.10 die Zahl 2,1.",
    "Vorgangsnummer: nur ausfüllen, wenn schon eine vergeben wurde; sonst vergibt die Plattform eine.",
    "Veröffentlichen: nein hält die Zeile nur für die Verwaltung fest.",
    "Kennung: wird dieselbe noch einmal eingelesen, ändert sich nichts.",
)


def template_csv() -> bytes:
    return table_templates.as_csv(COLUMNS, required=REQUIRED)


def template_xlsx() -> bytes:
    """Rows on the first sheet, the guide on the second."""
    return table_templates.as_xlsx(COLUMNS, required=REQUIRED, sheet_name="Beiträge", guide=_GUIDE)
