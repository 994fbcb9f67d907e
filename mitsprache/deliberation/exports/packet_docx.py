"""A packet as a Word file: to print, or to write the results in on a screen."""

import io
from typing import Any

from django.conf import settings
from django.utils import translation
from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph

from ..models import Packet
from .packet_words import Told, Words, room, told
from .synopsis_docx import is_rtl

_FIRST, _SECOND = Cm(3.4), Cm(13.2)


def packet_docx(packet: Packet) -> bytes:
    """The .docx of a packet."""
    with translation.override(settings.LANGUAGE_CODE):
        return _Writer(packet).write()


class _Writer:
    def __init__(self, packet: Packet) -> None:
        self.packet = packet
        self.words = told(packet)
        self.room = room()
        self.word: WordDocument = Document()
        self.styles = {style.name: style.style_id for style in self.word.styles}

    def write(self) -> bytes:
        self._front()
        for chapter in self.words.chapters:
            self._paragraph("Heading 1").add_run(chapter.heading)
            for case in chapter.cases:
                self._case(case)
        stored = io.BytesIO()
        self.word.save(stored)
        return stored.getvalue()

    def _front(self) -> None:
        facts = self.word.core_properties
        facts.author = facts.last_modified_by = facts.comments = ""
        facts.language = settings.LANGUAGE_CODE
        facts.title = self.words.title
        facts.created = facts.modified = self.packet.at
        styles: Any = self.word.styles
        styles["Normal"].font.name, styles["Normal"].font.size = "Calibri", Pt(11)
        language = styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
        if language is not None:
            language.set(qn("w:val"), "de-DE")
        page = self.word.sections[0]
        page.page_width, page.page_height = Cm(21), Cm(29.7)
        page.left_margin = page.right_margin = Cm(2.2)
        page.header.paragraphs[0].text = self.words.line
        self._paragraph("Title").add_run(self.words.title)
        for fact in self.words.facts:
            self._paragraph().add_run(fact)

    def _paragraph(self, style: str = "Normal") -> Paragraph:
        """A new paragraph at the end; python-docx itself looks every style up in the whole sheet."""
        made = self.word.add_paragraph()
        if style != "Normal":
            made._p.style = self.styles[style]
        return made

    def _case(self, case: Told) -> None:
        self._paragraph("Heading 2").add_run(case.heading)
        self._paragraph().add_run(case.facts)
        for voice in case.voices:
            self._voice(voice)
        self._room()

    def _voice(self, voice: Words) -> None:
        line = self._paragraph()
        line.paragraph_format.keep_with_next = True
        line.add_run(voice.line).bold = True
        for label, text in voice.texts:
            if label:
                self._paragraph().add_run(f"{label}:").italic = True
            for part in filter(str.strip, text.split("\n")):
                self._said(part)

    def _said(self, text: str) -> None:
        paragraph = self._paragraph()
        run = paragraph.add_run(text)
        if is_rtl(text):
            paragraph._p.get_or_add_pPr().append(OxmlElement("w:bidi"))
            paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT  # of the line's own direction
            run._r.get_or_add_rPr().append(OxmlElement("w:rtl"))

    def _room(self) -> None:
        """Room for the result; the questions are the heading cells of their rows."""
        table = self.word.add_table(rows=len(self.room), cols=2, style="Table Grid")
        table.autofit = False
        for column, width in zip(table.columns, (_FIRST, _SECOND), strict=True):
            column.width = width
        look = table._tbl.tblPr.find(qn("w:tblLook"))
        if look is not None:
            for name, on in (("firstColumn", "1"), ("firstRow", "0"), ("noHBand", "1")):
                look.set(qn(f"w:{name}"), on)
        for place, (row, (name, choices)) in enumerate(zip(table.rows, self.room, strict=True)):
            row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
            first, second = row.cells
            first.width, second.width = _FIRST, _SECOND
            first.paragraphs[0].add_run(name).bold = True
            if place == 0:
                second.text = "    ".join(_together(f"☐ {choice}") for choice in choices)
            elif choices:
                second.text = "    ".join(_together(f"{choice} ______") for choice in choices)
            elif place == 1:
                row.height = Cm(2.4)
        self._paragraph()


def _together(words: str) -> str:
    """Words that no line break parts."""
    return words.replace(" ", "\N{NO-BREAK SPACE}")
