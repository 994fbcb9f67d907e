"""The columns of the file: their names in German and English, and how a cell is read.

The table below is also the source of the template file and of docs/how-to/import.md (a test
compares them).
"""

import difflib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import override

from mitsprache.common.partial_dates import PartialDate
from mitsprache.common.text import tidy, tidy_line

from ..models import CostKind, Participation, Project, State


class CellRefused(Exception):
    """The cell cannot be understood; the message says why, in plain words."""


Lists = Mapping[str, Mapping[str, Any]]  # kind -> folded name -> row of the directory
Read = Callable[[str, Lists], Any]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: code (English), German name, further names, an example, how a cell is read."""

    code: str
    german: str
    example: str
    read: Read
    also: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        return (self.code, self.german, *self.also)


def folded(name: str) -> str:
    """A name of a column or of a list entry, without what people write differently."""
    return re.sub(r"[\s_\-*:]+", " ", name.casefold()).strip()


def line(cell: str, lists: Lists) -> str:
    return tidy_line(cell)


def text(cell: str, lists: Lists) -> str:
    return tidy(cell)


def date(cell: str, lists: Lists) -> PartialDate:
    try:
        return PartialDate.parse(cell)
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


def email(cell: str, lists: Lists) -> str:
    address = tidy_line(cell)
    try:
        validate_email(address)
    except ValidationError:
        raise CellRefused(_("“%(cell)s” is no e-mail address.") % {"cell": shown(cell)}) from None
    return address


def choice(choices: Any, also: Mapping[str, str] | None = None) -> Read:
    """One of a list of codes, by code or by its words in either language."""

    def read(cell: str, lists: Lists) -> str:
        pairs = choices.choices if _is_choices(choices) else choices
        known: dict[str, str] = dict(also or {})
        for language in ("de", "en"):
            with override(language):
                known |= {folded(str(label)): code for code, label in pairs}
        known |= {folded(code): code for code, _label in pairs}
        return _one_of(cell, known)

    return read


def _is_choices(choices: Any) -> bool:
    return isinstance(choices, type) and issubclass(choices, TextChoices)


def entry(kind: str) -> Read:
    """One entry of a list of the directory, by name or by its code."""

    def read(cell: str, lists: Lists) -> Any:
        return _one_of(cell, lists[kind])

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
        return list(dict.fromkeys(_one_of(part, known) for part in parts))

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


def yes_or_no(cell: str, lists: Lists) -> bool:
    word = folded(cell)
    if word not in _WORDS:
        raise CellRefused(_("Please write “ja” or “nein”, not “%(cell)s”.") % {"cell": shown(cell)})
    return _WORDS[word]


_WORDS = {"ja": True, "j": True, "yes": True, "y": True, "x": True, "1": True, "true": True}
_WORDS |= {"nein": False, "n": False, "no": False, "0": False, "false": False}


def shown(cell: str) -> str:
    """A cell inside a message: one short line."""
    words = tidy_line(cell)
    return words if len(words) <= 60 else f"{words[:59]}…"


def _one_of(cell: str, known: Mapping[str, Any]) -> Any:
    if folded(cell) in known:
        return known[folded(cell)]
    near = difflib.get_close_matches(folded(cell)[:100], list(known), n=1, cutoff=0.7)
    if near:
        message = _("“%(cell)s” is unknown. Did you mean “%(near)s”?")
        found = known[near[0]]
        name = near[0] if isinstance(found, str) else str(found)
        raise CellRefused(message % {"cell": shown(cell), "near": name})
    raise CellRefused(_("“%(cell)s” is unknown.") % {"cell": shown(cell)})


def longest(column: "Column") -> int | None:
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


def by_name() -> dict[str, Column]:
    """Every name that a header may use, folded, with its column."""
    return {folded(name): column for column in COLUMNS for name in column.names}
