"""Days and moments as people say them, with each language's format read once.

Gives what `django.utils.formats.date_format` gives; that reads the format letter by letter for
every date, and a page of comments shows fifty.
"""

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.utils.dateformat import DateFormat, re_escaped, re_formatchars
from django.utils.dates import MONTHS
from django.utils.formats import get_format

_Piece = Callable[[Any], str]
_LETTERS: dict[str, _Piece] = {
    "j": lambda value: str(value.day),
    "d": lambda value: f"{value.day:02}",
    "m": lambda value: f"{value.month:02}",
    "Y": lambda value: f"{value.year:04}",
    "H": lambda value: f"{value.hour:02}",
    "i": lambda value: f"{value.minute:02}",
}
_formats: dict[tuple[str, str], list[str | _Piece]] = {}


def in_words(value: dt.date, kind: str, language: str) -> str:
    """`value` in the format `kind` (DATE_FORMAT, YEAR_MONTH_FORMAT ...) of the active `language`.

    A datetime is shown as it stands: bring it into local time first.
    """
    pieces = _formats.get((kind, language))
    if pieces is None:
        pieces = _formats[kind, language] = _read(str(get_format(kind, lang=language)))
    return "".join(piece if isinstance(piece, str) else piece(value) for piece in pieces)


def _read(pattern: str) -> list[str | _Piece]:
    """The letters of the format as functions, what stands between them as text.

    The months' names are looked up here, in the active language, and not with every date.
    """
    months = [str(name) for name in MONTHS.values()]
    letters = _LETTERS | {"F": lambda value: months[value.month - 1]}
    pieces: list[str | _Piece] = []
    for position, piece in enumerate(re_formatchars.split(pattern)):
        if position % 2:
            pieces.append(letters.get(piece) or _as_django(piece))
        elif piece:
            pieces.append(re_escaped.sub(r"\1", piece))
    return pieces


def _as_django(letter: str) -> _Piece:
    return lambda value: str(getattr(DateFormat(value), letter)())
