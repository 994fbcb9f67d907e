"""Words of people on their way into files that other programs open."""

import re
from collections.abc import Iterable

# What no XML file may hold, so that one contribution cannot spoil a whole document.
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# What spreadsheet programs take for the beginning of a formula (E-01).
_BEGINS_FORMULA = re.compile(r"^[\s']*[=+\-@\t\r]")


def printable(text: str) -> str:
    """Without the characters that XML has no room for."""
    return _NOT_IN_XML.sub("", text)


def harmless(text: str) -> str:
    """A cell of a CSV file that no program takes for a formula: an apostrophe goes before it."""
    return f"'{text}" if _BEGINS_FORMULA.match(text) else text


def row_height(cells: Iterable[tuple[str, int]]) -> int:
    """For a row of a spreadsheet, in points: cells of wrapped words, each with its width in letters.

    Not every program measures rows when it opens a file; none takes more than 409 points.
    """
    lines = max(
        (sum(len(line) // width + 1 for line in text.split("\n")) for text, width in cells),
        default=1,
    )
    return min(409, 15 * lines)
