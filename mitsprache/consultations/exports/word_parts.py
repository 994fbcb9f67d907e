"""Parts of a Word file that python-docx does not write: notes, lists, styles per kind of section."""

from typing import Any

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

from .parsing import KIND_NAMES

DEEPEST = 6
_LEFT_OVER = ("/thumbnail", "/stylesWithEffects")  # of the template; nothing reads them
_BULLETS = "•–▪"
_SIZES = {1: 20, 2: 16, 3: 14, 4: 12, 5: 11, 6: 11}
_INK = RGBColor(0x1F, 0x29, 0x33)


def heading_style(kind: str, depth: int) -> str:
    """The style of a section's heading; all are based on the heading of their depth."""
    level = min(depth, DEEPEST)
    # Named after the kind, so that a file that comes back from an office still knows it.
    return f"{KIND_NAMES.get(kind, 'Heading')} {level}"


def new_word() -> WordDocument:
    """An empty Word file in German with readable fonts, and a style per kind and depth of section.

    It names nobody as its author.
    """
    word = Document()
    for relations in (word.part.package.rels, word.part.rels):
        for key, relation in list(relations.items()):
            if relation.reltype.endswith(_LEFT_OVER):
                del relations[key]
    facts = word.core_properties
    facts.author = facts.last_modified_by = facts.comments = ""
    facts.language = "de"
    page = word.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(2.5)
    _add_styles(word)
    return word


def _add_styles(word: WordDocument) -> None:
    styles: Any = word.styles
    normal = styles["Normal"]
    normal.font.name, normal.font.size = "Calibri", Pt(11)
    normal.paragraph_format.space_after = Pt(8)
    language = styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    if language is not None:
        language.set(qn("w:val"), "de-DE")
    for level, size in _SIZES.items():
        heading = styles[f"Heading {level}"]
        heading.font.size, heading.font.color.rgb, heading.font.name = Pt(size), _INK, "Calibri"
        heading.font.italic = False
        heading.paragraph_format.keep_with_next = True
        for name in KIND_NAMES.values():
            made = styles.add_style(f"{name} {level}", WD_STYLE_TYPE.PARAGRAPH)
            made.base_style, made.next_paragraph_style = heading, normal
    between = styles.add_style("Zwischenüberschrift", WD_STYLE_TYPE.PARAGRAPH)
    between.base_style, between.font.bold = normal, True
    between.paragraph_format.keep_with_next = True
    note = styles.add_style("Footnote Text", WD_STYLE_TYPE.PARAGRAPH)
    note.base_style, note.font.size = normal, Pt(9)
    mark = styles.add_style("Footnote Reference", WD_STYLE_TYPE.CHARACTER)
    mark.font.superscript = True
    link = styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER)
    link.font.underline, link.font.color.rgb = True, RGBColor(0x0B, 0x57, 0x9C)


class Numbers:
    """Lists: one for all bullets, and one for each numbered list, so that each begins anew."""

    def __init__(self, word: WordDocument) -> None:
        self.root: Any = word.part.numbering_part.element
        taken = self.root.xpath("./w:abstractNum/@w:abstractNumId")
        self.free = max((int(number) for number in taken), default=-1) + 1
        self._decimal = self._abstract(
            [("decimal", f"%{level + 1}.") for level in range(DEEPEST + 3)]
        )
        bullets = self._abstract(
            [("bullet", _BULLETS[level % len(_BULLETS)]) for level in range(DEEPEST + 3)]
        )
        self._bullets = int(self.root.add_num(bullets).numId)

    def bullets(self) -> int:
        return self._bullets

    def counted(self, start: int, *, level: int) -> int:
        """A new numbered list that begins with `start` on its level."""
        num = self.root.add_num(self._decimal)
        num.add_lvlOverride(ilvl=min(level, DEEPEST)).add_startOverride(start)
        return int(num.numId)

    def mark(self, paragraph: Any, num: int, *, level: int) -> None:
        """Make the paragraph an item."""
        facts = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        facts.get_or_add_ilvl().val = min(level, DEEPEST)
        facts.get_or_add_numId().val = num

    def _abstract(self, levels: list[tuple[str, str]]) -> int:
        number, self.free = self.free, self.free + 1
        lines = "".join(
            f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{shape}"/>'
            f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
            f'<w:pPr><w:ind w:left="{(at + 1) * 400}" w:hanging="400"/></w:pPr></w:lvl>'
            for at, (shape, text) in enumerate(levels)
        )
        made = parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">'
            f'<w:multiLevelType w:val="multilevel"/>{lines}</w:abstractNum>'
        )
        first = self.root.find(qn("w:num"))
        if first is None:
            self.root.append(made)
        else:
            first.addprevious(made)
        return number


class Footnotes:
    """The part with the foot notes, added when there is one."""

    def __init__(self, word: WordDocument) -> None:
        self.word = word
        self.root: Any = parse_xml(
            f"<w:footnotes {nsdecls('w', 'r')}>"
            + "".join(
                f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{kind}/></w:r></w:p>'
                "</w:footnote>"
                for number, kind in ((-1, "separator"), (0, "continuationSeparator"))
            )
            + "</w:footnotes>"
        )
        self.part = XmlPart(
            PackURI("/word/footnotes.xml"),
            CONTENT_TYPE.WML_FOOTNOTES,
            self.root,
            word.part.package,
        )
        self.count = 0

    def add(self) -> tuple[int, Any]:
        """A new note: its number, and its paragraph to be filled."""
        self.count += 1
        note = OxmlElement("w:footnote")
        note.set(qn("w:id"), str(self.count))
        paragraph = parse_xml(
            f'<w:p {nsdecls("w")}><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr><w:r><w:rPr>'
            '<w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
            '<w:r><w:t xml:space="preserve"> </w:t></w:r></w:p>'
        )
        note.append(paragraph)
        self.root.append(note)
        return self.count, paragraph

    def finish(self) -> None:
        if self.count:
            self.word.part.relate_to(self.part, RELATIONSHIP_TYPE.FOOTNOTES)
