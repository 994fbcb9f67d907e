"""What stands inside a paragraph: words and their emphasis, links, notes, pictures."""

import re
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from mitsprache.common.text import tidy_line

from .commonmark import Piece, address, escaped, inline
from .outline import Outline
from .pictures import cleaned
from .styles import Styles, is_on

_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_PLACED = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
_OLD = "{urn:schemas-microsoft-com:vml}"
_MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_DELETED = {qn("w:del"), qn("w:moveFrom")}
_INSERTED = {qn("w:ins"), qn("w:moveTo")}
_INSIDE = {qn(f"w:{name}") for name in ("sdt", "sdtContent", "smartTag", "customXml", "fldSimple")}
_LETTERS = {
    qn("w:tab"): "\t",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "‑",
    qn("w:softHyphen"): "\u00ad",
}
_CONTENTS_FIELD = re.compile(r"\s*(?:TOC|INDEX)\b")


class Runs:
    """Reads paragraphs of one document; what it finds beside words goes to the outline."""

    def __init__(self, word: WordDocument, outline: Outline, styles: Styles) -> None:
        self.part: Any = word.part
        self.outline = outline
        self.styles = styles
        self._notes = {
            kind: _notes_of(word, relation, kind)
            for kind, relation in (
                ("footnote", RELATIONSHIP_TYPE.FOOTNOTES),
                ("endnote", RELATIONSHIP_TYPE.ENDNOTES),
            )
        }
        # Fields that have begun and not ended: their instruction, and whether it is over.
        self._fields: list[list[Any]] = []
        self._boxes: list[Any] = []
        self._pictures: dict[str, Any] = {}

    def of(self, paragraph: Any, *, in_contents: bool = False) -> list[Piece]:
        """The pieces of a paragraph. In a table of contents only fields are followed."""
        return [piece for piece in self._walk(paragraph) if not in_contents]

    def take_boxes(self) -> list[Any]:
        """The text boxes that hung on the paragraphs read since the last call."""
        found, self._boxes = self._boxes, []
        return found

    def end_fields(self) -> None:
        """No field reaches past a heading; in a damaged file one would swallow all that follows."""
        self._fields.clear()

    def tracked(self) -> None:
        """There are changes that nobody has accepted or rejected yet."""
        self.outline.doubt_overall(
            _("The file has tracked changes. They were read as if all were accepted.")
        )

    def _walk(self, parent: Any, link: str = "") -> Iterator[Piece]:
        for child in parent.iterchildren():
            if child.tag == qn("w:r"):
                yield from self._run(child, link)
            elif child.tag == qn("w:hyperlink"):
                yield from self._walk(child, self._target(child) or link)
            elif child.tag in _DELETED:
                self.tracked()
            elif child.tag in _INSERTED:
                self.tracked()
                yield from self._walk(child, link)
            elif child.tag in _INSIDE:
                yield from self._walk(child, link)
            elif child.tag in {f"{_MATHS}oMath", f"{_MATHS}oMathPara"}:
                self.outline.doubt(_("A formula was turned into ordinary text."))
                yield Piece("".join(part.text or "" for part in child.iter(f"{_MATHS}t")))
            elif child.tag in {qn("w:commentRangeStart"), qn("w:commentReference")}:
                self._commented()

    def _run(self, run: Any, link: str) -> Iterator[Piece]:
        letters = run.find(qn("w:rPr"))
        if is_on(letters, "w:vanish"):
            self.outline.doubt_overall(_("Hidden text was left out."))
            return
        bold, italic = self._emphasis(letters)
        for child in run.iterchildren():
            if child.tag == qn("w:fldChar"):
                self._field(child.get(qn("w:fldCharType")))
            elif child.tag == qn("w:instrText"):
                if self._fields:
                    self._fields[-1][0] += child.text or ""
            elif not self._shown():
                continue
            elif child.tag == qn("w:t"):
                yield Piece(child.text or "", bold, italic, link)
            elif child.tag in _LETTERS and child.get(qn("w:type"), "textWrapping") == (
                "textWrapping"
            ):
                yield Piece(_LETTERS[child.tag], bold, italic, link)
            elif child.tag in {qn("w:footnoteReference"), qn("w:endnoteReference")}:
                kind = "footnote" if child.tag == qn("w:footnoteReference") else "endnote"
                yield from self._note(kind, child.get(qn("w:id"), ""))
            elif child.tag == qn("w:commentReference"):
                self._commented()
            else:
                yield from self._drawn(child)

    def _emphasis(self, letters: Any) -> tuple[bool, bool]:
        if letters is None:
            return False, False
        named = letters.find(qn("w:rStyle"))
        bold, italic = False, False
        if named is not None:
            bold, italic = self.styles.emphasis_of(named.get(qn("w:val"), ""))
        if letters.find(qn("w:b")) is not None:
            bold = is_on(letters, "w:b")
        if letters.find(qn("w:i")) is not None:
            italic = is_on(letters, "w:i")
        return bold, italic

    def _field(self, step: str) -> None:
        if step == "begin":
            self._fields.append(["", False])
        elif step == "separate" and self._fields:
            self._fields[-1][1] = True
        elif step == "end" and self._fields:
            self._fields.pop()

    def _shown(self) -> bool:
        """Not inside the instruction of a field, nor in a table of contents."""
        return all(
            over and not _CONTENTS_FIELD.match(instruction) for instruction, over in self._fields
        )

    def _target(self, hyperlink: Any) -> str:
        relation = self.part.rels.get(hyperlink.get(f"{_RELATION}id", ""))
        if relation is None or not relation.is_external:
            return ""  # a place in the same document
        return address(relation.target_ref)

    def _note(self, kind: str, name: str) -> Iterator[Piece]:
        part, notes = self._notes[kind]
        note = notes.get(name)
        if note is None:
            return
        around, self.part = self.part, part  # links lead by way of the part that they stand in
        texts = [inline(list(self._walk(paragraph))) for paragraph in note.iter(qn("w:p"))]
        self.part = around
        words = " ".join(text.replace("\\\n", " ") for text in texts if text)
        yield Piece(note=words)

    def _commented(self) -> None:
        self.outline.doubt_overall(_("The file has comments. They were left out."))

    def _drawn(self, element: Any) -> Iterator[Piece]:
        """Pictures and text boxes; of two ways to draw the same the first one counts."""
        if element.tag == f"{_COMPATIBLE}AlternateContent":
            choice = element.find(f"{_COMPATIBLE}Choice")
            element = element if choice is None else choice
        self._boxes += element.iter(qn("w:txbxContent"))
        inside_boxes = {
            blip for box in self._boxes for blip in box.iter(f"{_DRAWING}blip", f"{_OLD}imagedata")
        }
        found = False
        for blip in element.iter(f"{_DRAWING}blip", f"{_OLD}imagedata"):
            if blip not in inside_boxes:
                found = True
                yield from self._picture(element, blip)
        if element.tag == qn("w:object") and not found:
            self.outline.doubt(_("An embedded object was left out."))

    def _picture(self, element: Any, blip: Any) -> Iterator[Piece]:
        facts = element.find(f".//{_PLACED}docPr")
        alt, decorative = "", False
        if facts is not None:
            alt = facts.get("descr") or facts.get("title") or ""
            mark = facts.find(f".//{_DECORATIVE}")
            decorative = mark is not None and mark.get("val") in {"1", "true"}
        relation = self.part.rels.get(
            blip.get(f"{_RELATION}embed") or blip.get(f"{_RELATION}id") or ""
        )
        if relation is None or relation.is_external:
            self.outline.doubt(_("A picture that is only linked was left out."))
            return
        if relation.rId not in self._pictures:
            self._pictures[relation.rId] = cleaned(relation.target_part.blob)
        mark = self.outline.picture(
            self._pictures[relation.rId], alt=escaped(tidy_line(alt)), decorative=decorative
        )
        yield Piece(mark=mark)


def _notes_of(word: WordDocument, relation_type: str, kind: str) -> tuple[Any, dict[str, Any]]:
    """The part with a document's notes, and these by their id; separators are none."""
    for relation in word.part.rels.values():
        if relation.reltype == relation_type and not relation.is_external:
            root = parse_xml(relation.target_part.blob)
            notes = {
                note.get(qn("w:id"), ""): note
                for note in root.iterchildren(qn(f"w:{kind}"))
                if note.get(qn("w:type")) in {None, "normal"}
            }
            return relation.target_part, notes
    return word.part, {}
