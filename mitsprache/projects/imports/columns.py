"""The columns of the file: their names in German and English, and how a cell is read.

The table below is also the source of the template file and of docs/how-to/import.md (a test
compares them).
"""

import re
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.translation import gettext as _

from mitsprache.common.cells import (
    CellRefused,
    Column,
    Lists,
    Read,
    choice,
    email,
    folded,
    line,
    one_of,
    shown,
    text,
    yes_or_no,
)
from mitsprache.common.partial_dates import PartialDate
from mitsprache.common.text import tidy_line

from ..models import CostKind, Participation, Project, State

# A cell of a spreadsheet that holds a time besides the day.
_TIME_OF_DAY = re.compile(r"(?<=\d{4}-\d\d-\d\d)[ T]\d\d:\d\d(?::\d\d)?$")


def date(cell: str, lists: Lists) -> PartialDate:
    try:
        return PartialDate.parse(_TIME_OF_DAY.sub("", cell))
    except ValueError:
        raise CellRefused(
            _("“%(cell)s” is no date. Possible are 30.03.2018, 03/2018, 1. Quartal 2018 or 2018.")
            % {"cell": shown(cell)}
        ) from None


def amount(cell: str, lists: Lists) -> Decimal:
    """`1.300.000,00`, `1300000.00`, `1,3 Mio. €`: German and technical ways of writing money."""
    plain = re.sub(r"[\s\u00a0\u202f'€]|Euro|EUR", "", cell, flags=re.IGNORECASE)
    factor = 1
    if found := re.fullmatch(r"(.*?)(Mio|Tsd)\.?", plain, flags=re.IGNORECASE):
        plain = found[1]
        factor = 1_000_000 if found[2].casefold() == "mio" else 1000
    if "," in plain and "." in plain:
        thousands = "." if plain.rfind(",") > plain.rfind(".") else ","
        plain = plain.replace(thousands, "")
    elif re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", plain) and factor == 1:
        plain = re.sub("[.,]", "", plain)
    try:
        value = Decimal(plain.replace(",", ".")) * factor
    except InvalidOperation:
        value = Decimal(-1)
    if not value.is_finite() or not 0 <= value < Decimal("1e12"):
        raise CellRefused(
            _("“%(cell)s” is no amount of money. Possible is 1300000 or 1.300.000,00.")
            % {"cell": shown(cell)}
        )
    return value.quantize(Decimal("0.01"))


def degree(most: int) -> Read:
    def read(cell: str, lists: Lists) -> float:
        try:
            value = float(cell.replace(",", ".").strip())
        except ValueError:
            value = most + 1.0
        if not -most <= value <= most:
            message = _("“%(cell)s” is no coordinate, such as 50,0826.")
            raise CellRefused(message % {"cell": shown(cell)})
        return value

    return read


def entry(kind: str) -> Read:
    """One entry of a list of the directory, by name or by its code."""

    def read(cell: str, lists: Lists) -> Any:
        return one_of(cell, lists[kind])

    return read


def entries(kind: str) -> Read:
    """Several entries, one below the other or separated by `;`, `|` or a comma."""

    def read(cell: str, lists: Lists) -> list[Any]:
        known = lists[kind]
        if folded(cell) in known:  # a name may hold a comma itself
            return [known[folded(cell)]]
        parts = [part for part in re.split(r"[\n;|]", cell) if part.strip()]
        if len(parts) == 1 and folded(parts[0]) not in known:
            parts = [part for part in parts[0].split(",") if part.strip()]
        return list(dict.fromkeys(one_of(part, known) for part in parts))

    return read


def steps(cell: str, lists: Lists) -> list[tuple[PartialDate, str]]:
    """One step per line: `1. Quartal 2018: Rückkopplung`."""
    found = []
    for part in re.split(r"[\n|]", cell):
        if not part.strip():
            continue
        when, colon, what = part.partition(":")
        if not colon or not what.strip():
            message = _("“%(cell)s”: please write each step as “date: what happens”.")
            raise CellRefused(message % {"cell": shown(part)})
        title = tidy_line(what)
        if len(title) > 200:
            raise CellRefused(_("Longer than %(most)d characters.") % {"most": 200})
        found.append((date(when, lists), title))
    return found


def longest(column: Column) -> int | None:
    """How many characters fit into the field that the column fills; None: no such field."""
    if column.code not in Project.DRAFTED:
        return {"contact_name": 160, "contact_phone": 40, "title": 160}.get(
            column.code.removeprefix("participation_")
        )
    field: Any = Project._meta.get_field(column.code)
    most: int | None = field.max_length
    return most


_STATES = {"laeuft": "running", "läuft": "running", "laufend": "running", "fertig": "finished"}
_STATES |= {"beendet": "finished", "in planung": "planned", "verschoben": "deferred"}
_PARTICIPATION = {"ja": "planned", "geplant": "planned", "läuft": "running", "laufend": "running"}
_PARTICIPATION |= {"abgeschlossen": "done", "beendet": "done", "erfolgt": "done"}
_PARTICIPATION |= {"nein": "none", "keine": "none", "nicht vorgesehen": "none", "offen": "open"}
_LEVELS = {"anhörung": "consultation", "konsultation": "consultation"}
_LEVELS |= {"mitwirkung": "cooperation", "entscheidung": "decision"}
_COSTS = {"unbekannt": "unknown", "noch offen": "unknown"}


def _of(name: str) -> list[tuple[str, Any]]:
    field: Any = Project._meta.get_field(name)
    return [(code, label) for code, label in field.choices if code]


COLUMNS: tuple[Column, ...] = (
    Column("title", "Titel", "Neugestaltung des Lindenplatzes", line),
    Column("office", "Amt", "Grünflächenamt", entry("office"), ("zuständiges Amt", "Fachamt")),
    Column(
        "summary",
        "Kurzbeschreibung",
        "Der Lindenplatz bekommt mehr Schatten, Bänke und einen Trinkbrunnen.",
        text,
    ),
    Column("description", "Beschreibung", "Was geplant ist und wozu. Absätze sind möglich.", text),
    Column("state", "Stand", "geplant", choice(State, _STATES)),
    Column("state_note", "Stand in Worten", "Die Vorplanung ist abgeschlossen.", text),
    Column(
        "districts",
        "Stadtteile",
        "Mitte; Südost",
        entries("district"),
        ("Ortsbezirke", "Stadtteil", "Ortsbezirk"),
    ),
    Column("topics", "Themen", "Umwelt und Grün", entries("topic"), ("Thema",)),
    Column("target_groups", "Zielgruppen", "Familien", entries("target_group"), ("Zielgruppe",)),
    Column("place", "Ort", "Lindenplatz", line, ("Lage",)),
    Column("latitude", "Breitengrad", "50,0826", degree(90)),
    Column("longitude", "Längengrad", "8,2400", degree(180)),
    Column("cost_kind", "Kostenart", "Spanne", choice(CostKind, _COSTS)),
    Column("cost_from", "Kosten von", "250.000", amount, ("Kosten", "Betrag")),
    Column("cost_to", "Kosten bis", "300.000", amount),
    Column("cost_currency", "Währung", "EUR", line),
    Column("cost_sources", "Mittelherkunft", "Haushalt der Stadt, Landesförderung", line),
    Column("cost_estimated_on", "Kostenstand", "03/2026", date, ("Datum der Schätzung",)),
    Column(
        "cost_unknown_reason", "Grund für unbekannte Kosten", "", text, ("Kosten unbekannt weil",)
    ),
    Column("cost_note", "Anmerkung zu den Kosten", "", text),
    Column("participation", "Beteiligung", "geplant", choice(Participation, _PARTICIPATION)),
    Column("participation_reason", "Grund ohne Beteiligung", "", text),
    Column("level", "Stufe der Beteiligung", "Mitwirkung", choice(_of("level"), _LEVELS)),
    Column("formality", "Verfahrensart", "informell", choice(_of("formality"))),
    Column("room_for_decision", "Spielraum", "Offen ist, was auf dem Platz steht.", text),
    Column("participation_goal", "Ziel der Beteiligung", "Ideen der Nachbarschaft", text),
    Column("process", "Ablauf der Beteiligung", "Rundgang, Werkstatt, Abstimmung", text),
    Column("participation_from", "Beteiligung ab", "05/2026", date),
    Column("participation_until", "Beteiligung bis", "15.07.2026", date),
    Column("participation_lead", "Beteiligung verantwortlich", "Beteiligungsbüro", line),
    Column("participation_cost", "Kosten der Beteiligung", "", text),
    Column("participation_support", "Unterstützung der Beteiligung", "", text),
    Column("events_note", "Veranstaltungen", "", text),
    Column("steps", "Zeitplan", "2. Quartal 2026: Werkstatt | 2027: Bau", steps),
    Column("feedback", "Rückkopplung", "Die Ergebnisse stehen auf dieser Seite.", text),
    Column("feedback_due", "Rückkopplung bis", "4. Quartal 2026", date),
    Column("contact_name", "Kontakt Name", "Team Freiraumplanung", line),
    Column("contact_email", "Kontakt E-Mail", "freiraum@stadt.example", email),
    Column("contact_phone", "Kontakt Telefon", "", line),
    Column("participation_contact_name", "Kontakt Beteiligung Name", "", line),
    Column("participation_contact_email", "Kontakt Beteiligung E-Mail", "", email),
    Column("participation_contact_phone", "Kontakt Beteiligung Telefon", "", line),
    Column("source_note", "Quelle", "", line),
    Column("first_edition", "Erstmals erschienen in", "", line),
    Column("publish", "Veröffentlichen", "ja", yes_or_no),
)
REQUIRED = ("title", "office")
