"""Words, links, notes and pictures inside the paragraphs of a Word file."""

import io
import uuid
from typing import Any

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Emu
from docx.text.paragraph import Paragraph
from docx.text.run import Run
from markdown_it.tree import SyntaxTreeNode
from PIL import Image

from ..models import DocumentPicture
from ..rendering import PICTURE
from .parsing import Parsed, words_of
from .word_parts import Footnotes

WIDEST = Cm(16)
_DOTS_PER_INCH = 150


class Inline:
    """Writes the inside of paragraphs; `begin` says to which section's notes the marks belong."""

    def __init__(
        self,
        word: WordDocument,
        notes: Footnotes,
        pictures: dict[uuid.UUID, DocumentPicture],
    ) -> None:
        self.word, self.notes, self.pictures = word, notes, pictures
        self._text: Parsed | None = None
        self._part: Any = word.part

    def begin(self, text: Parsed) -> None:
        self._text = text

    def write(
        self,
        paragraph: Paragraph,
        nodes: list[SyntaxTreeNode],
        *,
        bold: bool = False,
        italic: bool = False,
    ) -> None:
        """All nodes at the end of the paragraph."""
        for node in nodes:
            self._write(paragraph._p, node, bold, italic)

    def mark(self, paragraph: Paragraph, number: int) -> None:
        """A note that the text itself does not mark."""
        self._note(paragraph._p, number)

    def _write(self, parent: Any, node: SyntaxTreeNode, bold: bool, italic: bool) -> None:
        if node.type in {"text", "code_inline"}:
            self._words(parent, node.content, bold, italic, code=node.type == "code_inline")
        elif node.type == "softbreak":
            self._words(parent, " ", bold, italic)
        elif node.type == "hardbreak":
            _run(parent).append(OxmlElement("w:br"))
        elif node.type == "link":
            self._link(parent, node, bold, italic)
        elif node.type == "image":
            self._picture(parent, node)
        elif node.type == "note_mark":
            self._note(parent, int(node.content))
        else:
            bold, italic = bold or node.type == "strong", italic or node.type == "em"
            for child in node.children:
                self._write(parent, child, bold, italic)

    def _words(
        self, parent: Any, text: str, bold: bool, italic: bool, *, code: bool = False
    ) -> None:
        run = Run(_run(parent), None)  # type: ignore[arg-type]
        run.text = text
        if bold:
            run.bold = True
        if italic:
            run.italic = True
        if code:
            run.font.name = "Courier New"

    def _link(self, parent: Any, node: SyntaxTreeNode, bold: bool, italic: bool) -> None:
        relation = self._part.relate_to(
            str(node.attrs.get("href", "")), RELATIONSHIP_TYPE.HYPERLINK, is_external=True
        )
        link = OxmlElement("w:hyperlink")
        link.set(qn("r:id"), relation)
        parent.append(link)
        for child in node.children:
            self._write(link, child, bold, italic)
        for run in link.iter(qn("w:r")):
            run.get_or_add_rPr().insert(0, _style("Hyperlink"))

    def _note(self, parent: Any, number: int) -> None:
        if self._text is None or number not in self._text.notes:
            return
        known, paragraph = self.notes.add()
        words, self._text = self._text, None  # a note inside a note is only its number
        around, self._part = self._part, self.notes.part
        for node in words.notes[number]:
            self._write(paragraph, node, False, False)
        self._text, self._part = words, around
        run = _run(parent)
        run.get_or_add_rPr().append(_style("FootnoteReference"))
        reference = OxmlElement("w:footnoteReference")
        reference.set(qn("w:id"), str(known))
        run.append(reference)

    def _picture(self, parent: Any, node: SyntaxTreeNode) -> None:
        source = str(node.attrs.get("src", ""))
        named = PICTURE.fullmatch(source)
        picture = self.pictures.get(uuid.UUID(named[1])) if named else None
        alt = "".join(words_of(child) for child in node.children)
        stored = _as_word_takes_it(picture) if picture else None
        if picture is None or stored is None:
            self._words(parent, f"![{alt}]({source})", False, False)
            return
        run = Paragraph(parent, self.word._body).add_run()
        width = min(Emu(int(picture.width / _DOTS_PER_INCH * 914_400)), WIDEST)
        run.add_picture(stored, width=width)
        run._r.find(f".//{qn('wp:docPr')}").set("descr", alt)


def _run(parent: Any) -> Any:
    run = OxmlElement("w:r")
    parent.append(run)
    return run


def _style(name: str) -> Any:
    style = OxmlElement("w:rStyle")
    style.set(qn("w:val"), name)
    return style


def _as_word_takes_it(picture: DocumentPicture) -> io.BytesIO | None:
    """PNG or JPEG, because older Word knows no WebP; None when the file is gone or damaged."""
    stored = io.BytesIO()
    try:
        with picture.file.open("rb") as file, Image.open(file, formats=["WEBP"]) as found:
            if found.mode == "RGBA":
                found.save(stored, "PNG")
            else:
                found.save(stored, "JPEG", quality=88)
    except OSError:
        return None
    stored.seek(0)
    return stored
