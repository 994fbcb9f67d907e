"""A version as a tagged PDF: headings, lists, tables, notes and alternative texts, by typst.

Words of people never become code: each is put out as a string literal.
"""

import datetime as dt
import tempfile
import uuid
from collections.abc import Iterable
from pathlib import Path

import typst
from django.utils import translation
from django.utils.translation import gettext as _
from markdown_it.tree import SyntaxTreeNode

from ..models import DocumentPicture, Section, Version
from ..queries.documents import sections_of
from ..rendering import PICTURE, pictures_in
from .docx import LANGUAGE, version_line
from .parsing import Parsed, PrintedNumbers, parsed, words_of

# typst brings the last two itself; the last one knows Arabic and Cyrillic.
_FONTS = ("Noto Sans", "Liberation Sans", "DejaVu Sans", "Libertinus Serif", "DejaVu Sans Mono")
_LOOKS = Path(__file__).with_name("version.typ")
WIDEST = 16.0
DOTS_PER_INCH = 150
LONGEST_ADDRESS = 2_000
CONTENTS_FROM = 4  # sections; fewer are seen at a glance


def version_pdf(version: Version) -> bytes:
    """The PDF of a version, in German as the text is; PDF/UA-1 whenever typst can promise it."""
    with translation.override(LANGUAGE), tempfile.TemporaryDirectory() as folder:
        return _Writer(version, Path(folder)).write()


class _Writer:
    """Writes the typst source; pictures lie beside it in a folder of their own."""

    def __init__(self, version: Version, folder: Path) -> None:
        self.version, self.folder = version, folder
        self.sections = sections_of(version)
        named = {key for section in self.sections for key in pictures_in(section.text)}
        self.numbers = PrintedNumbers(self.sections)
        self.pictures = self._laid_out(version.document.pictures.filter(pk__in=named))
        self.text: Parsed | None = None

    def write(self) -> bytes:
        source = self.folder / "main.typ"
        source.write_text("\n".join(self._lines()), encoding="utf-8")
        at = self.version.released_at or self.version.created_at
        try:
            return self._compiled(source, at, ["ua-1"])
        except typst.TypstError:
            # A letter that no font holds, for example; the tags are there all the same.
            return self._compiled(source, at, [])

    def _compiled(
        self, source: Path, at: dt.datetime, standards: "list[typst.PDFStandard]"
    ) -> bytes:
        return typst.compile(
            str(source),
            root=str(self.folder),
            format="pdf",
            pdf_standards=standards,
            timestamp=int(at.timestamp()),
        )

    def _laid_out(self, rows: Iterable[DocumentPicture]) -> dict[uuid.UUID, float]:
        """Copies of the pictures for typst, with their width on paper in centimetres.

        What is gone from the storage is left out.
        """
        found = {}
        for row in rows:
            try:
                with row.file.open("rb") as file:
                    (self.folder / f"{row.pk}.webp").write_bytes(file.read())
            except OSError:
                continue
            found[row.pk] = min(WIDEST, row.width / DOTS_PER_INCH * 2.54)
        return found

    def _lines(self) -> list[str]:
        title = self.version.document.title
        facts = {
            "title": _string(title),
            "line": _string(version_line(self.version)),
            "lang": _string(LANGUAGE),
            "fonts": f"({', '.join(map(_string, _FONTS))},)",
            "contents": (_string(_("Contents")) if len(self.sections) >= CONTENTS_FROM else "none"),
        }
        named = ", ".join(f"{name}: {value}" for name, value in facts.items())
        return [
            _LOOKS.read_text(encoding="utf-8"),
            f"#show: version.with({named})",
            *(self._section(section) for section in self.sections),
        ]

    def _section(self, section: Section) -> str:
        words = f"{self.numbers.printed(section)} {section.title}".strip()
        self.text = parsed(section.text)
        blocks = [self._block(block, section.depth) for block in self.text.blocks]
        blocks += [
            f"#block[{self._inline(self.text.notes[number])}]" for number in self.text.unmarked
        ]
        return "\n\n".join([f"#heading(level: {section.depth}, {_string(words)})", *blocks])

    def _block(self, block: SyntaxTreeNode, depth: int) -> str:
        inside = block.children
        if block.type == "paragraph":
            return f"#par[{self._inline(inside)}]"
        if block.type == "heading":
            level = depth + 1
            return f"#heading(level: {level}, outlined: false)[{self._inline(inside)}]"
        if block.type in {"bullet_list", "ordered_list"}:
            items = "".join(
                f"[{' '.join(self._item(child, depth) for child in item.children)}]"
                for item in inside
            )
            start = f"start: {int(block.attrs.get('start', 1))}"
            return f"#enum({start}){items}" if block.type == "ordered_list" else f"#list{items}"
        if block.type == "blockquote":
            return f"#quote(block: true)[{' '.join(self._block(one, depth) for one in inside)}]"
        if block.type in {"fence", "code_block"}:
            return f"#raw({_string(block.content)}, block: true)"
        if block.type == "table":
            return self._table(block)
        return "#rule()" if block.type == "hr" else ""

    def _item(self, block: SyntaxTreeNode, depth: int) -> str:
        """A tight item holds its words without a paragraph around them."""
        if block.type == "paragraph" and block.hidden:
            return self._inline(block.children)
        return self._block(block, depth)

    def _table(self, block: SyntaxTreeNode) -> str:
        rows = [row for part in block.children for row in part.children]
        width = max(len(row.children) for row in rows)
        lines = [
            "".join(f"[{self._inline(cell.children)}]," for cell in row.children)
            + "[]," * (width - len(row.children))
            for row in rows
        ]
        return f"#table(columns: {width}, table.header({lines[0]}), {' '.join(lines[1:])})"

    def _inline(self, nodes: Iterable[SyntaxTreeNode]) -> str:
        return "".join(self._piece(node) for node in nodes)

    def _piece(self, node: SyntaxTreeNode) -> str:
        if node.type == "text":
            return f"#{_string(node.content)};"
        if node.type == "softbreak":
            return " "
        if node.type == "hardbreak":
            return "#linebreak();"
        if node.type == "code_inline":
            return f"#raw({_string(node.content)});"
        if node.type == "image":
            return self._picture(node)
        if node.type == "note_mark":
            return self._note(int(node.content))
        inside = self._inline(node.children)
        if node.type == "link":
            address = str(node.attrs.get("href", ""))
            # typst refuses the whole document for a link without an address, or with a huge one.
            if not 0 < len(address) <= LONGEST_ADDRESS:
                return inside
            return f"#link({_string(address)})[{inside}];"
        if node.type == "strong":
            return f"#strong[{inside}];"
        return f"#emph[{inside}];" if node.type == "em" else inside

    def _note(self, number: int) -> str:
        text, self.text = self.text, None  # a note inside a note is only its number
        if text is None:
            return f"#super({_string(str(number))});"
        words = self._inline(text.notes[number])
        self.text = text
        return f"#footnote[{words}];"

    def _picture(self, node: SyntaxTreeNode) -> str:
        source = str(node.attrs.get("src", ""))
        alt = "".join(words_of(child) for child in node.children)
        named = PICTURE.fullmatch(source)
        if named is None or uuid.UUID(named[1]) not in self.pictures:
            return f"#{_string(f'![{alt}]({source})')};"
        key = uuid.UUID(named[1])
        facts = f"{_string(f'{key}.webp')}, width: {self.pictures[key]:.2f}cm"
        # In a box, because a paragraph shows nothing that stands on a line of its own.
        if alt:
            return f"#box(image({facts}, alt: {_string(alt)}));"
        return f"#box(pdf.artifact(image({facts})));"


def _string(text: str) -> str:
    """A string literal of typst: nothing inside it is code."""
    text = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + text.replace("\n", "\\n").replace("\t", " ").replace("\r", " ") + '"'
