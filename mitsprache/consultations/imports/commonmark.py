"""Writing CommonMark: words that stay words, lists and tables that a parser reads back alike."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from urllib.parse import quote, urlsplit

from markdown_it import MarkdownIt

_SPECIAL = re.compile(r"[\\`*<\[]|(?<![^\W_])_|_(?![^\W_])|&(?=#|[A-Za-z]\w*;)")
_LINE_START = re.compile(r"^(?:([#>+\-=~|])|(\d{1,9})([.)]))")
_SCHEMES = {"http", "https", "mailto", "tel"}
# Compared is what a reader sees: no element, and notes as their mark is written.
_plain = MarkdownIt("commonmark", {"html": False})


def escaped(text: str, *, in_table: bool = False) -> str:
    """`text` so that CommonMark shows it letter by letter, wherever in a line it stands."""
    found = _SPECIAL.sub(lambda match: "\\" + match[0], text)
    return found.replace("|", "\\|") if in_table else found


def line_safe(line: str) -> str:
    """A finished line that begins no list, heading or other block by accident."""
    return _LINE_START.sub(
        lambda match: f"\\{match[1]}" if match[1] else f"{match[2]}\\{match[3]}", line
    )


def address(url: str) -> str:
    """The target of a link as CommonMark takes it, or nothing for what no text may link to."""
    url = url.strip()
    try:
        scheme = urlsplit(url).scheme.lower()
    except ValueError:
        return ""
    return quote(url, safe="/:?#@!$&'+,;=%~._-") if scheme in _SCHEMES else ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text of one kind.

    `mark` is finished CommonMark, such as a picture; `note` are the words of a foot note, which
    the section that it stands in has to number first.
    """

    text: str = ""
    bold: bool = False
    italic: bool = False
    link: str = ""
    mark: str = ""
    note: str = ""


def inline(pieces: Sequence[Piece], *, in_table: bool = False) -> str:
    """The pieces as one paragraph; `\\n` in a piece is a line break.

    Emphasis that CommonMark could not read back alike is left out: the words come first.
    """
    merged = _merged(pieces)
    dressed = _joined(merged, in_table=in_table, dressed=True)
    plain = _joined(merged, in_table=in_table, dressed=False)
    return dressed if dressed == plain or _words(dressed) == _words(plain) else plain


def _merged(pieces: Sequence[Piece]) -> list[Piece]:
    """Neighbours of the same kind as one: word processors divide at every cursor position."""
    made: list[Piece] = []
    for piece in pieces:
        if not piece.text and not piece.mark:
            continue
        last = made[-1] if made else None
        if last and not last.mark and not piece.mark:
            blank = not piece.text.strip()
            same = (last.bold, last.italic, last.link) == (piece.bold, piece.italic, piece.link)
            if same or (blank and not last.link and not piece.link and "\n" not in piece.text):
                made[-1] = Piece(last.text + piece.text, last.bold, last.italic, last.link)
                continue
        made.append(piece)
    return made


def _joined(pieces: Sequence[Piece], *, in_table: bool, dressed: bool) -> str:
    parts: list[str] = []
    for piece in pieces:
        if piece.mark:
            parts.append(piece.mark.replace("|", "\\|") if in_table else piece.mark)
            continue
        inner = piece.text.strip(" \n")
        before, _, after = piece.text.partition(inner) if inner else (piece.text, "", "")
        words = escaped(inner, in_table=in_table)
        if dressed and inner:
            if piece.bold:
                words = f"**{words}**"
            if piece.italic:
                words = f"_{words}_" if not before and _ends(parts, "*") else f"*{words}*"
            if piece.link:
                words = f"[{words}]({piece.link})"
        parts.append(f"{before}{words}{after}")
    text = re.sub(r"[ \t]+", " ", "".join(parts))
    if in_table:
        return " ".join(text.split())
    lines = [line_safe(line.strip()) for line in text.split("\n")]
    return "\\\n".join(line for line in lines if line)


def _ends(parts: list[str], mark: str) -> bool:
    return bool(parts) and parts[-1].endswith(mark)


def _words(text: str) -> str:
    """The words that a reader sees of a paragraph."""
    return re.sub(r"<[^>]*>", "", _plain.renderInline(text))


@dataclass(frozen=True, slots=True)
class _Level:
    """An open list: its level, how far its items are set in, its kind, the number to come."""

    level: int
    width: int
    marker: str
    number: int


@dataclass(slots=True)
class Lists:
    """Turns list items, one after the other, into the lines of nested lists."""

    lines: list[str] = field(default_factory=list)
    _open: list[_Level] = field(default_factory=list)

    def add(self, text: str, *, level: int, number: int | None) -> None:
        """An item on `level` (from 0): numbered when it has a number, else a bullet."""
        before: _Level | None = None
        while self._open and self._open[-1].level >= level:
            last = self._open.pop()
            before = last if last.level == level else None
        indent = " " * sum(outer.width for outer in self._open)
        marker = "-"
        if number is not None:
            marker = before.marker if before and before.marker != "-" else "."
            if before and before.marker == marker and before.number != number:
                marker = ")" if marker == "." else "."  # else both lists would become one
        printed = "- " if number is None else f"{number}{marker} "
        self._open.append(_Level(level, len(printed), marker, (number or 0) + 1))
        first, *others = text.split("\n")
        self.lines.append(f"{indent}{printed}{first}".rstrip())
        self.lines += [f"{indent}{' ' * len(printed)}{line}" for line in others]

    def finished(self) -> str:
        """All items as one block; the next item begins a new list."""
        text = "\n".join(self.lines)
        self.lines, self._open = [], []
        return text


def table(rows: Sequence[Sequence[str]]) -> str:
    """A table of finished cells; its first row is the header."""
    width = max(len(row) for row in rows)
    filled = [[*row, *[""] * (width - len(row))] for row in rows]
    lines = [f"| {' | '.join(row)} |" for row in filled]
    return "\n".join([lines[0], "|" + " --- |" * width, *lines[1:]])
