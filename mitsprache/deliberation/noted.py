"""Notes of a session from a file: a text with one note a line, or a table with a column of notes."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from mitsprache.common import tables

# Names of columns, as people write them; the first row of a table holds them.
TEXT = ("notiz", "text", "note", "beitrag")
SECTION = ("abschnitt", "section", "nummer")


@dataclass(frozen=True, slots=True)
class Noted:
    """One note, and the number of the section of the draft that it is about (empty: the whole)."""

    text: str
    section: str = ""


def read_notes(name: str, data: bytes, *, most: int) -> list[Noted]:
    """The notes in a file called `name` (.txt, .csv, .xlsx), empty ones left out.

    Raises tables.FileRefused.
    """
    if tables.checked(name, data) == "txt":
        return of_text(_plain(data), most=most)
    table = tables.read(name, data, most_rows=most)
    columns = {head.strip().lower(): head for head in table.header}
    text = next((columns[word] for word in TEXT if word in columns), None)
    section = next((columns[word] for word in SECTION if word in columns), "")
    if text is None:
        raise tables.FileRefused(_("The file needs a column called “Notiz”."))
    found = [
        Noted(row.cells.get(text, "").strip(), row.cells.get(section, "").strip())
        for row in table.rows
    ]
    return [note for note in found if note.text]


def of_text(text: str, *, most: int) -> list[Noted]:
    """One note a line. Raises tables.FileRefused for too many."""
    lines = [line.strip() for line in text.splitlines()]
    found = [Noted(line) for line in lines if line]
    if len(found) > most:
        raise tables.too_many(most)
    return found


def _plain(data: bytes) -> str:
    text = tables.decoded(data)
    if "\x00" in text:
        raise tables.FileRefused(_("This is not a text file. Please save it as CSV or Excel."))
    return text
