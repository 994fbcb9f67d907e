"""The synopsis as a Word file, laid across: a template filled in, its table written row by row.

python-docx keeps every cell in memory; here only the frame goes through it, and the rows are
written into the file as they come.
"""

import io
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from typing import IO
from xml.sax.saxutils import escape

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from ..queries.synopsis import Row
from .cells import printable
from .columns import PaperColumn, cell, on_paper
from .tables import About
from .template import PLACE, STYLE, TABLE, paragraphs, put_in, space, text_of

_DOCUMENT = "word/document.xml"
_MARK = "w:synopsisTable"  # no element of Word; the table takes its place
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="8A94A0"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_MARGINS = '<w:left w:w="80" w:type="dxa"/><w:right w:w="80" w:type="dxa"/>'


def write_docx(rows: Iterable[Row], file: IO[bytes], about: About, template: bytes) -> int:
    """Fill in a template that was checked. Returns the number of rows."""
    word = Document(io.BytesIO(template))
    width, style = _fill(word, about)
    frame = io.BytesIO()
    word.save(frame)
    with zipfile.ZipFile(frame) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            if member.filename != _DOCUMENT:
                new.writestr(member.filename, old.read(member))
        before, _mark, after = old.read(_DOCUMENT).partition(f"<{_MARK}/>".encode())
        with new.open(_DOCUMENT, "w", force_zip64=True) as written:
            written.write(before)
            number = 0
            for number, part in enumerate(_table(rows, width, style)):
                written.write(part.encode())
            written.write(after)
    return number - 1  # before the first and behind the last row there is a part each


def _fill(word: WordDocument, about: About) -> tuple[int, str]:
    """Put the facts in and mark the table's place; its width and the style of its words."""
    facts = {
        "titel": about.consultation.title,
        "vorhaben": about.consultation.version.document.project.title,
        "stand": about.when,
        "filter": about.what,
        "anzahl": str(about.count),
        "ersteller": about.by_whom,
    }
    width = 0
    for paragraph in list(paragraphs(word)):
        names = [name.casefold() for name in PLACE.findall(text_of(paragraph))]
        if TABLE in names:
            width = space(word, paragraph)
            paragraph.addprevious(OxmlElement(_MARK))
            for run in list(paragraph.iter(qn("w:r"))):
                run.getparent().remove(run)  # Word wants a paragraph behind the table anyway
        elif names:
            put_in(paragraph, {name: printable(value) for name, value in facts.items()})
    word.core_properties.title = about.title
    named = [style.style_id for style in word.styles if style.name == STYLE]
    return width, named[0] if named else ""


def _table(rows: Iterable[Row], width: int, style: str) -> Iterator[str]:
    columns = on_paper()
    whole = sum(column.share for column in columns)
    widths = [width * column.share // whole for column in columns]
    grid = "".join(f'<w:gridCol w:w="{one}"/>' for one in widths)
    head = "".join(
        _cell([column.heading], one, style, bold=True)
        for column, one in zip(columns, widths, strict=True)
    )
    yield (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblBorders>{_BORDERS}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        f'<w:tblCellMar>{_MARGINS}</w:tblCellMar><w:tblLook w:firstRow="1" w:noVBand="1"/>'
        f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>"
        f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{head}</w:tr>"
    )
    for row in rows:
        yield f"<w:tr>{_cells(row, columns, widths, style)}</w:tr>"
    yield "</w:tbl>"


def _cells(row: Row, columns: Sequence[PaperColumn], widths: Sequence[int], style: str) -> str:
    return "".join(
        _cell(cell(column, row), one, style) for column, one in zip(columns, widths, strict=True)
    )


def _cell(lines: Sequence[str], width: int, style: str, *, bold: bool = False) -> str:
    paragraphs = "".join(_paragraph(line, style, bold=bold) for line in lines)
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{paragraphs}</w:tc>'


def _paragraph(line: str, style: str, *, bold: bool) -> str:
    rtl = is_rtl(line)
    named = f'<w:pStyle w:val="{escape(style)}"/>' if style else ""
    tight = "" if style else '<w:spacing w:before="20" w:after="20"/>'
    marks = ("<w:b/>" if bold else "") + ("" if style else '<w:sz w:val="16"/><w:szCs w:val="16"/>')
    marks += "<w:rtl/>" if rtl else ""
    return (
        f"<w:p><w:pPr>{named}{'<w:bidi/>' if rtl else ''}{tight}</w:pPr>"
        f'<w:r><w:rPr>{marks}</w:rPr><w:t xml:space="preserve">{escape(line)}</w:t></w:r></w:p>'
    )


def is_rtl(text: str) -> bool:
    """The first letter with a direction runs from right to left, as in Arabic."""
    for letter in text[:200]:
        direction = unicodedata.bidirectional(letter)
        if direction in ("L", "R", "AL"):
            return direction != "L"
    return False
