"""A version as a Word file: real headings, lists, tables and notes, every heading numbered.

What imports.docx reads back gives the same sections, so that an office can work on it in Word.
"""

import io

from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph
from markdown_it.tree import SyntaxTreeNode

from ..models import Section, Version
from ..queries.documents import sections_of
from ..rendering import pictures_in
from .parsing import Parsed, PrintedNumbers, parsed
from .word_parts import Footnotes, Numbers, heading_style, new_word
from .word_runs import Inline

LANGUAGE = "de"


def version_docx(version: Version) -> bytes:
    """The .docx of a version, in German as the text is."""
    with translation.override(LANGUAGE):
        return _Writer(version).write()


class _Writer:
    """Writes section after section; lists, notes and pictures have parts of their own."""

    def __init__(self, version: Version) -> None:
        self.version = version
        self.sections = sections_of(version)
        self.word: WordDocument = new_word()
        self.printed = PrintedNumbers(self.sections)
        self.styles = {style.name: style.style_id for style in self.word.styles}
        self.numbers = Numbers(self.word)
        named = {key for section in self.sections for key in pictures_in(section.text)}
        pictures = version.document.pictures.filter(pk__in=named)
        self.inline = Inline(self.word, Footnotes(self.word), {row.pk: row for row in pictures})

    def write(self) -> bytes:
        self._front()
        for section in self.sections:
            self._section(section)
        self.inline.notes.finish()
        stored = io.BytesIO()
        self.word.save(stored)
        return stored.getvalue()

    def _front(self) -> None:
        document = self.version.document
        page = self.word.sections[0]
        page.header.paragraphs[0].text = f"{document.title} · {version_line(self.version)}"
        _add_page_number(page.footer.paragraphs[0])
        facts = self.word.core_properties
        facts.title = document.title
        facts.created = facts.modified = self.version.released_at or self.version.created_at
        facts.subject = version_line(self.version)
        self._paragraph("Title").add_run(document.title)

    def _paragraph(self, style: str = "Normal") -> Paragraph:
        """A new paragraph at the end; python-docx itself looks every style up in the whole sheet."""
        made = self.word.add_paragraph()
        if style != "Normal":
            made._p.style = self.styles[style]
        return made

    def _section(self, section: Section) -> None:
        # A tab divides number and title; imports.headings reads it so.
        heading = self._paragraph(heading_style(section.kind, section.depth))
        heading.add_run(f"{self.printed.printed(section)}\t{section.title}")
        text = parsed(section.text)
        self.inline.begin(text)
        for block in text.blocks:
            self._block(block, level=0)
        self._unmarked(text)

    def _unmarked(self, text: Parsed) -> None:
        if text.unmarked:
            paragraph = self._paragraph()
            for number in text.unmarked:
                self.inline.mark(paragraph, number)

    def _block(self, block: SyntaxTreeNode, *, level: int, style: str = "Normal") -> None:
        if block.type == "paragraph":
            self.inline.write(self._paragraph(style), block.children)
        elif block.type == "heading":
            self.inline.write(self._paragraph("Zwischenüberschrift"), block.children)
        elif block.type in {"bullet_list", "ordered_list"}:
            self._list(block, level=level)
        elif block.type == "blockquote":
            for child in block.children:
                self._block(child, level=level, style="Quote")
        elif block.type in {"fence", "code_block"}:
            run = self._paragraph(style).add_run(block.content.rstrip("\n"))
            run.font.name = "Courier New"
        elif block.type == "table":
            self._table(block)
        elif block.type == "hr":
            self._paragraph(style).add_run("* * *")

    def _list(self, block: SyntaxTreeNode, *, level: int) -> None:
        if block.type == "bullet_list":
            num = self.numbers.bullets()
        else:
            num = self.numbers.counted(int(block.attrs.get("start", 1)), level=level)
        for item in block.children:
            begun = False
            for child in item.children:
                if child.type in {"bullet_list", "ordered_list"}:
                    self._list(child, level=level + 1)
                elif child.type == "paragraph" and not begun:
                    paragraph = self._paragraph("List Paragraph")
                    self.numbers.mark(paragraph, num, level=level)
                    self.inline.write(paragraph, child.children)
                    begun = True
                else:
                    self._block(child, level=level + 1, style="List Continue")

    def _table(self, block: SyntaxTreeNode) -> None:
        rows = [row for part in block.children for row in part.children]
        width = max(len(row.children) for row in rows)
        table = self.word.add_table(rows=len(rows), cols=width, style="Table Grid")
        for row, written in zip(rows, table.rows, strict=True):
            for cell, place in zip(row.children, written.cells, strict=False):
                self.inline.write(place.paragraphs[0], cell.children, bold=cell.type == "th")
        repeated = OxmlElement("w:tblHeader")
        table.rows[0]._tr.get_or_add_trPr().append(repeated)
        self._paragraph().paragraph_format.space_after = Pt(2)


def version_line(version: Version) -> str:
    """Which version this is, and since when."""
    facts = {"number": version.number}
    if version.released_at is None:
        return _("Version %(number)d, in work") % facts
    day = date_format(timezone.localtime(version.released_at), "DATE_FORMAT")
    return _("Version %(number)d of %(day)s") % {**facts, "day": day}


def _add_page_number(paragraph: object) -> None:
    for kind, text in (("begin", ""), ("", " PAGE "), ("end", "")):
        run = paragraph.add_run()  # type: ignore[attr-defined]
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = text
        run._r.append(element)
