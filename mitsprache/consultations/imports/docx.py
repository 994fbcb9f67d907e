"""A Word file as offices write it, read into an outline.

What nobody sees on paper is left out, with a word where it matters: comments, deleted text,
hidden text, tables of contents. Headers and footers stand in parts that are not read.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import structlog
from django.utils.translation import gettext as _
from docx.document import Document as WordDocument
from docx.oxml.ns import qn

from mitsprache.common.tables import FileRefused

from .commonmark import Lists, Piece, inline, table
from .draft import Draft
from .headings import kind_of_style
from .outline import Outline
from .package import not_word, opened
from .runs import Runs
from .styles import Styles

log = structlog.get_logger("mitsprache.consultations")

_LIST_BULLET = re.compile(r"(?:list bullet|aufzählungszeichen)\s*(\d?)", re.IGNORECASE)
_LIST_NUMBER = re.compile(r"(?:list number|listennummer)\s*(\d?)", re.IGNORECASE)
_BETWEEN = re.compile(r"zwischenüberschrift.*|subheading", re.IGNORECASE)
_QUOTE = re.compile(r"(?:intense )?quote|(?:intensives )?zitat", re.IGNORECASE)
# Elements that only wrap others, at the level of paragraphs.
_WRAPPERS = {qn(f"w:{name}") for name in ("sdtContent", "customXml", "ins", "moveTo", "smartTag")}
_CONTENTS_HEADING = re.compile(r"inhalt|inhaltsverzeichnis|(?:table of )?contents", re.IGNORECASE)
_CONTENTS = {"Table of Contents", "Table of Figures", "Table of Tables"}


def read_docx(data: bytes) -> Draft:
    """The draft in a .docx. Raises FileRefused."""
    word = opened(data)
    try:
        return _Reader(word).read()
    except FileRefused:
        raise
    except Exception:  # valid XML may still be no document; whoever uploads it can only save anew
        log.exception("import.unreadable")
        raise FileRefused(not_word()) from None


class _Reader:
    """Walks through the body once; what it needs of styles and lists is looked up on the way."""

    def __init__(self, word: WordDocument) -> None:
        self.word = word
        self.outline = Outline()
        self.styles = Styles(self.word)
        self.runs = Runs(self.word, self.outline, self.styles)
        self.lists = Lists()
        self.list_counts: dict[tuple[str, int], int] = {}
        self.carried: list[Piece] = []

    def read(self) -> Draft:
        for element in self._blocks(self.word.element.body):
            if element.tag == qn("w:p"):
                self._paragraph(element)
            else:
                self._close_list()
                self._table(element)
        self.outline.add(inline(self._with_notes(self.carried)))
        self._close_list()
        if not self.outline.title:
            self.outline.title = self.word.core_properties.title or ""
        return self.outline.finished()

    def _blocks(self, parent: Any) -> Iterator[Any]:
        """Paragraphs and tables, also inside content controls; no table of contents."""
        for child in parent.iterchildren():
            if child.tag in {qn("w:p"), qn("w:tbl")}:
                yield child
            elif child.tag == qn("w:sdt"):
                gallery = child.find(f".//{qn('w:docPartGallery')}")
                if gallery is None or gallery.get(qn("w:val")) not in _CONTENTS:
                    yield from self._blocks(child)
            elif child.tag in _WRAPPERS:
                if child.tag in {qn("w:ins"), qn("w:moveTo")}:
                    self.runs.tracked()
                yield from self._blocks(child)

    def _paragraph(self, paragraph: Any) -> None:
        style = self.styles.of(paragraph)
        if style.level:
            self.runs.end_fields()
        pieces = self.runs.of(paragraph, in_contents=style.is_contents)
        boxes = self.runs.take_boxes()
        if style.is_contents:
            return
        pieces, self.carried = [*self.carried, *pieces], []
        if _flows_on(paragraph):
            self.carried = pieces
            return
        plain = "".join(piece.text for piece in pieces).strip()
        if style.is_title and not self.outline.title:
            self.outline.title = " ".join(plain.split())
        elif style.level:
            self._heading(paragraph, pieces, level=style.level, style=style.name)
        elif plain or any(piece.mark or piece.note for piece in pieces):
            self._text(paragraph, pieces, style=style.name)
        for box in boxes:
            self.outline.doubt(_("A text box was turned into ordinary text."))
            for element in self._blocks(box):
                if element.tag == qn("w:p"):
                    self._paragraph(element)

    def _heading(self, paragraph: Any, pieces: list[Piece], *, level: int, style: str) -> None:
        self._close_list()
        printed = ""
        numbered = self.styles.numbering_of(paragraph)
        text = "".join(piece.text for piece in pieces).strip(" \n").replace("\n", " ")
        if numbered and text:
            counted = self.styles.numbering.next(*numbered)
            printed = counted.label if counted else ""
        if not _CONTENTS_HEADING.fullmatch(text):
            self.outline.begin(text, level=level, printed=printed, kind=kind_of_style(style))
        for piece in pieces:
            self.outline.add(piece.mark)
            if piece.note:
                self.outline.note(piece.note)
                self.outline.doubt(_("A foot note of the heading stands below the text now."))

    def _text(self, paragraph: Any, pieces: list[Piece], *, style: str) -> None:
        found = self._item(paragraph, style)
        text = inline(self._with_notes(pieces))
        if not text:
            return
        if found is None:
            self._close_list()
            self.outline.add(_as_styled(text, style))
        else:
            level, number = found
            self.lists.add(text, level=level, number=number)

    def _item(self, paragraph: Any, style: str) -> tuple[int, int | None] | None:
        """Level and number of a list item (no number: a bullet); None for other paragraphs."""
        bullet, number = _LIST_BULLET.fullmatch(style), _LIST_NUMBER.fullmatch(style)
        named = bullet or number
        level = int(named[1] or 1) - 1 if named else 0  # "List Bullet 2" is a list of its own
        numbered = self.styles.numbering_of(paragraph)
        if numbered:
            counted = self.styles.numbering.next(*numbered)
            if counted and (counted.is_bullet or counted.label):
                return max(level, numbered[1]), None if counted.is_bullet else counted.count
            return None
        if number:
            key = (style, level)
            self.list_counts[key] = self.list_counts.get(key, 0) + 1
            return level, self.list_counts[key]
        return (level, None) if bullet else None

    def _with_notes(self, pieces: list[Piece]) -> list[Piece]:
        """The marks of the notes, numbered by the section in which they stand."""
        return [
            Piece(mark=self.outline.note(piece.note)) if piece.note else piece for piece in pieces
        ]

    def _close_list(self) -> None:
        self.outline.add(self.lists.finished())
        self.list_counts.clear()

    def _table(self, element: Any) -> None:
        """A table; one of a single cell is only a frame around ordinary text."""
        rows = [row for row in _own(element, "w:tr") if _is_kept(row)]
        cells = [_own(row, "w:tc") for row in rows]
        if len(cells) == 1 and len(cells[0]) == 1:
            for inner in self._blocks(cells[0][0]):
                if inner.tag == qn("w:p"):
                    self._paragraph(inner)
                else:
                    self._table(inner)
            self._close_list()
            return
        found = [self._row(row, is_header=row is rows[0]) for row in rows]
        lines = [line for line in found if any(line)]
        if lines:
            self.outline.add(table(lines))

    def _row(self, row: Any, *, is_header: bool) -> list[str]:
        line: list[str] = []
        for cell in _own(row, "w:tc"):
            facts = cell.find(qn("w:tcPr"))
            span = facts.find(qn("w:gridSpan")) if facts is not None else None
            merged = facts.find(qn("w:vMerge")) if facts is not None else None
            width = int(span.get(qn("w:val"), "1")) if span is not None else 1
            if width > 1 or merged is not None:
                self.outline.doubt(_("A table has merged cells; they were divided again."))
            continued = merged is not None and merged.get(qn("w:val")) != "restart"
            line.append("" if continued else self._cell(cell, is_header=is_header))
            line += [""] * (min(width, 60) - 1)
        return line

    def _cell(self, cell: Any, *, is_header: bool) -> str:
        """The words of a cell on one line, which is all that a table in CommonMark can hold."""
        texts: list[str] = []
        for element in self._blocks(cell):
            if element.tag == qn("w:tbl"):
                self.outline.doubt(_("A table inside a table was turned into ordinary text."))
                paragraphs = list(element.iter(qn("w:p")))
            else:
                paragraphs = [element]
            for paragraph in paragraphs:
                numbered = self.styles.numbering_of(paragraph)
                counted = self.styles.numbering.next(*numbered) if numbered else None
                pieces = self._with_notes(self.runs.of(paragraph))
                if is_header:  # is bold by itself
                    pieces = [replace(piece, bold=False) for piece in pieces]
                text = inline(pieces, in_table=True)
                if counted and text:
                    text = f"• {text}" if counted.is_bullet else f"{counted.label} {text}"
                texts.append(text)
        self.runs.take_boxes()
        filled = [text for text in texts if text]
        if len(filled) > 1:
            self.outline.doubt(_("Paragraphs or lists in a table cell were put on one line."))
        return " ".join(filled)


def _as_styled(text: str, style: str) -> str:
    """What is no section of its own, but stands out of the text."""
    if _BETWEEN.fullmatch(style):
        return "### " + text.replace("\\\n", " ")
    if _QUOTE.fullmatch(style):
        return "> " + text.replace("\n", "\n> ")
    return text


def _flows_on(paragraph: Any) -> bool:
    """Its end was deleted with tracking: accepted, it is one paragraph with the next."""
    return paragraph.find(f"{qn('w:pPr')}/{qn('w:rPr')}/{qn('w:del')}") is not None


def _own(parent: Any, tag: str) -> list[Any]:
    """The rows of a table or the cells of a row, also in content controls; not of inner tables."""
    return [
        found for found in parent.iter(qn(tag)) if next(found.iterancestors(parent.tag)) is parent
    ]


def _is_kept(row: Any) -> bool:
    """Not a row whose deletion was tracked."""
    facts = row.find(qn("w:trPr"))
    return facts is None or facts.find(qn("w:del")) is None
