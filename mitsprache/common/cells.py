"""The columns of a file: their names in both languages, how a cell is read, what is wrong with it.

Each import has its own table of `Column`; refusals name row, column and reason in plain words.
"""

import difflib
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import override

from .tables import MOST_CHARACTERS, FileRefused, Row
from .text import tidy, tidy_line


class CellRefused(Exception):
    """The cell cannot be understood; the message says why, in plain words."""


Lists = Mapping[str, Mapping[str, Any]]  # kind -> folded name -> what it stands for
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


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, in plain words: `column` as the file calls it, empty for the whole row."""

    line: int
    column: str
    message: str


def matched(
    header: Sequence[str], columns: Sequence[Column], *, required: Sequence[str]
) -> tuple[dict[str, Column], list[str]]:
    """Columns by their name in the file, and the names that nobody knows. Raises FileRefused."""
    known = {folded(name): column for column in columns for name in column.names}
    found = {name: known[folded(name)] for name in header if folded(name) in known}
    codes = [found[name].code for name in header if name in found]
    for code in required:
        if code not in codes:
            name = next(column.german for column in columns if column.code == code)
            message = _("The column “%(name)s” is missing. The first line must name the columns.")
            raise FileRefused(message % {"name": name})
    for name, column in found.items():
        if codes.count(column.code) > 1:
            message = _("The column “%(name)s” stands twice in the file.")
            raise FileRefused(message % {"name": name})
    return found, [name for name in header if name not in found]


def values(
    row: Row,
    columns: Mapping[str, Column],
    lists: Lists,
    *,
    longest: Callable[[Column], int | None],
) -> tuple[dict[str, Any], list[Fault]]:
    """What the cells of a row say, by code of column, and what is wrong with them.

    Empty cells are left out. `longest` tells how many characters a column's words may have.
    """
    found: dict[str, Any] = {}
    faults: list[Fault] = []
    for name, column in columns.items():
        cell = row.cells.get(name, "")
        if not cell.strip():
            continue
        try:
            if len(cell) > MOST_CHARACTERS:
                raise CellRefused(_too_long(MOST_CHARACTERS))
            value = column.read(cell, lists)
            most = longest(column)
            if most and isinstance(value, str) and len(value) > most:
                raise CellRefused(_too_long(most))
        except CellRefused as refusal:
            faults.append(Fault(row.line, name, str(refusal)))
            continue
        if value not in ("", []):
            found[column.code] = value
    return found, faults


def _too_long(most: int) -> str:
    return _("Longer than %(most)d characters.") % {"most": most}


def folded(name: str) -> str:
    """A name of a column or of a list entry, without what people write differently."""
    return re.sub(r"[\s_\-*:]+", " ", name.casefold()).strip()


def shown(cell: str) -> str:
    """A cell inside a message: one short line."""
    words = tidy_line(cell)
    return words if len(words) <= 60 else f"{words[:59]}…"


def line(cell: str, lists: Lists) -> str:
    return tidy_line(cell)


def text(cell: str, lists: Lists) -> str:
    return tidy(cell)


def email(cell: str, lists: Lists) -> str:
    address = tidy_line(cell)
    try:
        validate_email(address)
    except ValidationError:
        raise CellRefused(_("“%(cell)s” is no e-mail address.") % {"cell": shown(cell)}) from None
    return address


def choice(choices: Any, also: Mapping[str, str] | None = None) -> Read:
    """One of a list of codes, by code or by its words in either language."""

    @cache  # the words do not change, and a file has thousands of cells
    def known() -> dict[str, str]:
        pairs = choices.choices if _is_choices(choices) else choices
        found = dict(also or {})
        for language in ("de", "en"):
            with override(language):
                found |= {folded(str(label)): code for code, label in pairs}
        return found | {folded(code): code for code, _label in pairs}

    return lambda cell, lists: one_of(cell, known())


def _is_choices(choices: Any) -> bool:
    return isinstance(choices, type) and issubclass(choices, TextChoices)


def one_of(cell: str, known: Mapping[str, Any]) -> Any:
    """What the cell names; a refusal offers the nearest name."""
    if folded(cell) in known:
        return known[folded(cell)]
    near = difflib.get_close_matches(folded(cell)[:100], list(known), n=1, cutoff=0.7)
    if near:
        message = _("“%(cell)s” is unknown. Did you mean “%(near)s”?")
        found = known[near[0]]
        name = near[0] if isinstance(found, str) else str(found)
        raise CellRefused(message % {"cell": shown(cell), "near": name})
    raise CellRefused(_("“%(cell)s” is unknown.") % {"cell": shown(cell)})


def yes_or_no(cell: str, lists: Lists) -> bool:
    word = folded(cell)
    if word not in _WORDS:
        raise CellRefused(_("Please write “ja” or “nein”, not “%(cell)s”.") % {"cell": shown(cell)})
    return _WORDS[word]


_WORDS = {"ja": True, "j": True, "yes": True, "y": True, "x": True, "1": True, "true": True}
_WORDS |= {"nein": False, "n": False, "no": False, "0": False, "false": False}
