"""The columns of a return sheet: their names, what they mean, how a cell is read.

The sheet that goes out (exports.return_sheet) and the one that comes back share them.
"""

import datetime as dt
import re
from collections.abc import Sequence
from typing import NamedTuple

from django.utils.translation import gettext as _

from mitsprache.common.cells import CellRefused, Column, Lists, choice, line, shown, text
from mitsprache.consultations.imports.contributions.columns import moment
from mitsprache.groups.models import WorkingGroup

from ..actions.recommending import MOST_VOTES
from ..models import Verdict

# What people write for a verdict beside its words on the pages.
_VERDICTS = {
    "übernommen": "adopted",
    "angenommen": "adopted",
    "teilweise übernommen": "adopted_in_part",
    "bereits enthalten": "already_contained",
    "an anderer stelle": "elsewhere",
    "nicht übernommen": "not_adopted",
    "abgelehnt": "not_adopted",
    "beantwortet": "answered",
    "zur kenntnis genommen": "noted",
    "nicht zuständig": "outside_remit",
}
_STAMP = re.compile(r"(\d{1,9})/(\d{1,12})")


class Stamp(NamedTuple):
    """What the group had before it: the case's revision, and the key of its recommendation or 0."""

    revision: int
    recommendation: int

    def __str__(self) -> str:
        return f"{self.revision}/{self.recommendation}"


def _day(cell: str, lists: Lists) -> dt.date:
    found = moment(cell, lists)
    return found.date() if isinstance(found, dt.datetime) else found


def _number(cell: str, lists: Lists) -> int:
    words = cell.strip()
    if not (words.isascii() and words.isdecimal()) or int(words[:9]) > MOST_VOTES:
        message = _("“%(cell)s” is no number of votes.")
        raise CellRefused(message % {"cell": shown(cell)})
    return int(words)


def _stamp(cell: str, lists: Lists) -> Stamp:
    found = _STAMP.fullmatch(cell.strip())
    if found is None:
        raise CellRefused(_("This column must stay as it was."))
    return Stamp(int(found[1]), int(found[2]))


def group_names(group: WorkingGroup) -> Sequence[str]:
    """What a group may be called in a cell."""
    return (group.number, group.name, str(group), f"AG {group.number}")


COLUMNS: tuple[Column, ...] = (
    Column("case", "Anliegen", "", line, ("Fall", "Fallnummer")),
    Column("reference", "Vorgangsnummer", "", line, ("Aktenzeichen", "Referenz")),
    Column("section", "Abschnitt", "", line),
    Column("text", "Text", "", text),
    Column("state", "Stand", "", line),
    Column("verdict", "Empfehlung", "", choice(Verdict, _VERDICTS), ("Votum", "Entscheidung")),
    Column("reason", "Begründung", "", text, ("Grund",)),
    Column("discussed_on", "Besprochen am", "", _day, ("Datum", "Sitzung")),
    Column("votes_for", "Dafür", "", _number, ("Ja",)),
    Column("votes_against", "Dagegen", "", _number, ("Nein",)),
    Column("abstained", "Enthalten", "", _number, ("Enthaltungen",)),
    Column("group", "Gruppe", "", line, ("Arbeitsgruppe",)),
    Column("note", "Notiz", "", text, ("Anmerkung",)),
    Column("revision", "Bearbeitungsstand", "", _stamp),
)
REQUIRED = ("case", "verdict", "reason")
# What a group fills in.
FILLED = (
    *("verdict", "reason", "discussed_on", "votes_for", "votes_against", "abstained"),
    "note",
)
