"""The columns of an update sheet: the one that goes out and the one that comes back share them."""

from decimal import Decimal

from django.utils.translation import gettext as _

from mitsprache.common.cells import CellRefused, Column, Lists, choice, line, shown, text
from mitsprache.common.money import NotAnAmount, read_amount
from mitsprache.common.partial_dates import PartialDate

from ..models import Measure
from ..models.money import AMOUNTS

# What people write for a state beside its words on the pages.
_STATES = {
    "fertig": "finished",
    "umgesetzt": "finished",
    "erledigt": "finished",
    "läuft": "under_way",
    "laufend": "under_way",
    "in arbeit": "under_way",
    "geplant": "in_preparation",
    "offen": "not_begun",
    "eingestellt": "stopped",
    "abgebrochen": "stopped",
}


def _amount(cell: str, lists: Lists) -> Decimal:
    try:
        return read_amount(cell)
    except NotAnAmount as refused:
        raise CellRefused(str(refused)) from None


def _date(cell: str, lists: Lists) -> PartialDate:
    try:
        return PartialDate.parse(cell)
    except ValueError:
        words = _("“%(cell)s” is no date. Possible is 30.03.2027, 03/2027 or 2027.")
        raise CellRefused(words % {"cell": shown(cell)}) from None


def _whole(cell: str, lists: Lists) -> int:
    words = cell.strip()
    if not (words.isascii() and words.isdecimal() and len(words) < 10):
        raise CellRefused(_("“%(cell)s” is no whole number.") % {"cell": shown(cell)})
    return int(words)


_GERMAN = {
    "planned": "Geplant",
    "approved": "Freigegeben",
    "committed": "Gebunden",
    "spent": "Ausgegeben",
}
COLUMNS: tuple[Column, ...] = (
    Column("name", "Maßnahme", "", line),
    Column("state", "Stand", "", choice(Measure.State, _STATES)),
    Column("reason", "Begründung", "", text, ("Grund",)),
    Column("text", "Was ist geschehen", "", text, ("Sachstand",)),
    Column("missing", "Was fehlt", "", text),
    Column("next_step", "Nächster Schritt", "", text),
    Column("actual_start", "Begonnen", "", _date),
    Column("actual_end", "Beendet", "", _date),
    Column("year", "Jahr", "", _whole),
    Column("source", "Herkunft der Mittel", "", line, ("Herkunft", "Quelle")),
    *(Column(code, _GERMAN[code], "", _amount) for code in AMOUNTS),
    Column("measure", "Schlüssel", "", _whole),
    Column("revision", "Bearbeitungsstand", "", _whole),
    Column("sheet", "Blatt", "", line),
)
REQUIRED = ("state", "measure", "sheet")
# What an office fills in.
FILLED = tuple(column.code for column in COLUMNS[1:-3])
