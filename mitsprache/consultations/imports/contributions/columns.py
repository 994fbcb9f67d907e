"""The columns of a file of contributions: their names in English and German, how a cell is read.

Words, names and addresses are taken as they stand; whether they will do is decided by
actions.entries, the same for every way in.
"""

import datetime as dt
import re
from collections.abc import Mapping

from django.utils.translation import gettext as _

from mitsprache.common.cells import CellRefused, Column, Lists, choice, line, shown, yes_or_no

from ...models import Channel, Consultation, Contribution, Section

_GERMAN = re.compile(
    r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?:[ ,T]+(\d{1,2}):(\d\d)(?::(\d\d))?(?: Uhr)?)?"
)
_ISO = re.compile(r"\d{4}-\d\d-\d\d(?:[ T]\d\d:\d\d.*)?")
_MILLISECONDS = re.compile(r"\d{12,13}")


def raw(cell: str, lists: Lists) -> str:
    return cell


def moment(cell: str, lists: Lists) -> dt.date:
    """A day, or a moment: `12.05.2026`, `12.05.2026 14:30`, ISO 8601, milliseconds since 1970.

    Without a zone it is local time of the consultation, which the caller knows.
    """
    words = " ".join(cell.split())
    try:
        if _MILLISECONDS.fullmatch(words):
            return dt.datetime.fromtimestamp(int(words) / 1000, tz=dt.UTC)
        if found := _GERMAN.fullmatch(words):
            day = dt.date(int(found[3]), int(found[2]), int(found[1]))
            if found[4] is None:
                return day
            return dt.datetime.combine(
                day, dt.time(int(found[4]), int(found[5]), int(found[6] or 0))
            )
        if _ISO.fullmatch(words):
            if len(words) == len("2026-05-12"):
                return dt.date.fromisoformat(words)
            return dt.datetime.fromisoformat(words)
    except (ValueError, OverflowError, OSError):
        pass
    raise CellRefused(
        _("“%(cell)s” is no date. Possible are 12.05.2026, 12.05.2026 14:30 or 2026-05-12.")
        % {"cell": shown(cell)}
    )


def place(cell: str, lists: Lists) -> Section:
    """A section of the draft by its number as printed, or by its permanent identity."""
    found: Section | None = lists["section"].get(squeezed(cell))
    if found is None:
        message = _("The draft has no section “%(cell)s”.")
        raise CellRefused(message % {"cell": shown(cell)})
    return found


def squeezed(number: str) -> str:
    """A section's number without what people write differently: `m4.2` is `M 4.2`."""
    return "".join(number.split()).casefold()


def sections_of(consultation: Consultation) -> Mapping[str, Section]:
    """The sections of the draft by what a cell may call them; what is ambiguous is left out."""
    named: dict[str, Section] = {}
    ambiguous: set[str] = set()
    sections = Section.objects.filter(version_id=consultation.version_id)
    for section in sections.only("pk", "number", "identity", "version"):
        number = squeezed(section.number)
        if number in named:
            ambiguous.add(number)
        named[number] = section
        named[str(section.identity_id)] = section
    return {name: section for name, section in named.items() if name not in ambiguous}


_CHANNELS = {"brief": "letter", "post": "letter", "schreiben": "letter", "email": "mail"}
_CHANNELS |= {"e mail": "mail", "mail": "mail", "telefon": "phone", "anruf": "phone"}
_CHANNELS |= {"werkstatt": "workshop", "veranstaltung": "workshop", "internet": "web"}
_KINDS = {"vorschlag": "suggestion", "anregung": "suggestion", "idee": "suggestion"}
_KINDS |= {
    "formulierung": "wording",
    "nachfrage": "question",
    "zustimmung": "support",
    "einwand": "objection",
}
# Codes of a decision as contracts and files know them; decisions themselves come later.
_VERDICTS = {
    "adopted": "übernommen",
    "adopted_in_part": "teilweise übernommen",
    "already_contained": "bereits enthalten",
    "elsewhere": "an anderer Stelle",
    "not_adopted": "nicht übernommen",
    "answered": "beantwortet",
    "noted": "zur Kenntnis genommen",
    "outside_remit": "nicht zuständig",
}

COLUMNS: tuple[Column, ...] = (
    Column("reference", "Vorgangsnummer", "", line, ("Aktenzeichen", "Referenz", "Nummer")),
    Column("received_at", "Eingang", "12.05.2026", moment, ("Eingegangen am", "Eingangsdatum")),
    Column("channel", "Weg", "Brief", choice(Channel, _CHANNELS), ("Kanal", "Eingangsweg")),
    Column("section", "Abschnitt", "M 1.1", place, ("Kapitel", "Textstelle")),
    Column("kind", "Art", "Vorschlag", choice(Contribution.Kind, _KINDS), ("Beitragsart",)),
    Column("text", "Text", "Bitte auch Kurse am Abend anbieten.", raw, ("Beitrag", "Wortlaut")),
    Column("proposed_wording", "Neue Formulierung", "", raw, ("Formulierungsvorschlag",)),
    Column("author_name", "Name", "Anna Nachbarin", raw, ("Verfasser", "Verfasserin", "Absender")),
    Column("author_email", "E-Mail", "", raw, ("E-Mail-Adresse", "Mailadresse")),
    Column("organisation", "Organisation", "", raw, ("Verein", "Verband", "Institution")),
    Column("publish", "Veröffentlichen", "ja", yes_or_no, ("Öffentlich",)),
    Column("verdict", "Entscheidung", "", choice(list(_VERDICTS.items())), ("Votum", "Ergebnis")),
    Column("reason", "Begründung", "", raw, ("Grund",)),
    Column("external_id", "Kennung", "Karte 17", line, ("Externe Kennung", "ID")),
)
REQUIRED = ("text",)
