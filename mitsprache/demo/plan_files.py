"""Writes the demo's draft concept as the Word file that an office would hand in.

Run `script/manage shell -c "from mitsprache.demo import plan_files; plan_files.write()"` after a
change of its text, `content/plans/integrationskonzept.md`, and commit the .docx beside it.
"""

import io
import re
from pathlib import Path
from typing import Any

from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor
from PIL import Image

from mitsprache.consultations.exports.word_parts import Footnotes, new_word
from mitsprache.demo.pictures import draw

PLANS = Path(__file__).parent / "content" / "plans"
TITLE = "Integrationskonzept für Geflüchtete: Entwurf"
# The fields stand on coloured ground, as in the procedure that the demo retells.
_GROUNDS = ("CFE8E6", "FBE3CF", "DDEBD3", "E5DDF0", "D6E4F5", "F7DCE3")
_NOTE = re.compile(r"\[\^(\w+)\]: (.+)")
_PICTURE = re.compile(r"!\[(.+)\]\((\w+)\)")
_MARK = re.compile(r"\[\^(\w+)\]")


def write() -> None:
    """The .docx beside its text."""
    text = (PLANS / "integrationskonzept.md").read_text(encoding="utf-8")
    (PLANS / "integrationskonzept.docx").write_bytes(as_word(text))


def as_word(text: str) -> bytes:
    """The text as a Word file with heading styles, a list, a table, notes and a picture."""
    notes = {found[1]: found[2] for found in _NOTE.finditer(text)}
    word = new_word()
    word.core_properties.title = TITLE
    word.sections[0].header.paragraphs[0].text = "Entwurf vom 10. Oktober 2016, nicht beschlossen"
    footnotes = Footnotes(word)
    grounds = iter(_GROUNDS)
    word.add_paragraph(TITLE, style="Title")
    for block in text.split("\n\n"):
        block = block.strip()
        picture = _PICTURE.fullmatch(block)
        if _NOTE.match(block):
            continue
        if block.startswith("#"):
            marks, _, words = block.partition(" ")
            heading = word.add_heading(words, len(marks))
            if words.startswith("Handlungsfeld"):
                _put_ground(heading, next(grounds))
        elif picture:
            _add_picture(word, name=picture[2], alt=picture[1])
        elif block.startswith("|"):
            _add_table(word, block.splitlines())
        else:
            style = "List Bullet" if block.startswith("- ") else "Normal"
            for line in block.splitlines():
                paragraph = word.add_paragraph(style=style)
                _write(paragraph, line.removeprefix("- "), notes, footnotes)
    footnotes.finish()
    stored = io.BytesIO()
    word.save(stored)
    return stored.getvalue()


def _put_ground(heading: Any, colour: str) -> None:
    shade = f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{colour}"/>'
    heading._p.get_or_add_pPr().append(parse_xml(shade))
    heading.runs[0].font.color.rgb = RGBColor(0x1F, 0x29, 0x33)


def _add_picture(word: WordDocument, *, name: str, alt: str) -> None:
    small = io.BytesIO()
    with Image.open(io.BytesIO(draw(name))) as drawn:
        drawn.thumbnail((720, 480))
        drawn.save(small, "JPEG", quality=70)
    small.seek(0)
    word.add_picture(small, width=Cm(15))
    drawing = word.paragraphs[-1]._p.find(f".//{qn('wp:docPr')}")
    drawing.set("descr", alt)


def _add_table(word: WordDocument, lines: list[str]) -> None:
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    del rows[1]  # the rule below the header
    table = word.add_table(len(rows), len(rows[0]), style="Table Grid")
    for row, cells in zip(table.rows, rows, strict=True):
        for place, words in zip(row.cells, cells, strict=True):
            place.text = words
    for place in table.rows[0].cells:
        place.paragraphs[0].runs[0].bold = True
    word.add_paragraph().paragraph_format.space_after = Pt(2)


def _write(paragraph: Any, line: str, notes: dict[str, str], footnotes: Footnotes) -> None:
    """Words, and the marks of notes between them."""
    for at, part in enumerate(_MARK.split(line)):
        if at % 2 == 0:
            paragraph.add_run(part)
            continue
        number, note = footnotes.add()
        note.append(parse_xml(f"<w:r {nsdecls('w')}><w:t>{notes[part]}</w:t></w:r>"))
        reference = parse_xml(
            f'<w:r {nsdecls("w")}><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
            f'<w:footnoteReference w:id="{number}"/></w:r>'
        )
        paragraph._p.append(reference)
