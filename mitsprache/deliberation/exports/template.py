"""The city's own Word template for the synopsis: which placeholders it may hold, and its check.

What is written into it, and how, is said in exports.synopsis_docx.
"""

import difflib
import io
import re
from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from mitsprache.common.tables import MOST_BYTES, FileRefused
from mitsprache.consultations.imports.package import opened

TABLE = "tabelle"
PLACES: Mapping[str, Promise] = {
    "titel": gettext_lazy("the title of the consultation"),
    "vorhaben": gettext_lazy("the title of the project"),
    "stand": gettext_lazy("day and hour at which the file was made"),
    "filter": gettext_lazy("what was chosen, or that it is everything"),
    "anzahl": gettext_lazy("the number of rows"),
    "ersteller": gettext_lazy("who made the file"),
    TABLE: gettext_lazy("the table itself, in a paragraph of its own"),
}
# A paragraph style of this name is given to the words in the table.
STYLE = "Synopse"
PLACE = re.compile(r"\{\{\s*([^{}]*?)\s*\}\}")
_LEAST_WIDTH = Cm(20)
_HARMLESS = ("/hyperlink",)  # what may point outside: fetched by nobody before it is clicked


def check(data: bytes) -> None:
    """Raises FileRefused, in plain words, for what cannot be filled in."""
    if len(data) > MOST_BYTES:
        raise FileRefused(_("The file is larger than 20 MB. Please divide it."))
    word = opened(data)
    for relation in _relations(word):
        if relation.is_external and not relation.reltype.endswith(_HARMLESS):
            raise FileRefused(_("The template fetches something from elsewhere. Please put it in."))
    known = ", ".join(f"{{{{{name}}}}}" for name in PLACES)
    tables = []
    for paragraph in paragraphs(word):
        text = text_of(paragraph)
        for name in PLACE.findall(text):
            if name.casefold() not in PLACES:
                raise FileRefused(_unknown(name, known))
            if name.casefold() == TABLE:
                tables.append(paragraph)
        if "{{" in PLACE.sub("", text) or "}}" in PLACE.sub("", text):
            message = _("A placeholder is not complete: “%(text)s”. It needs two braces each.")
            raise FileRefused(message % {"text": text.strip()[:80]})
    if len(tables) != 1:
        message = _("The template needs {{tabelle}} exactly once; it is there %(number)d times.")
        raise FileRefused(message % {"number": len(tables)})
    _check_table(word, tables[0])


def _check_table(word: WordDocument, paragraph: Any) -> None:
    if paragraph.getparent() is not word.element.body:
        raise FileRefused(
            _("{{tabelle}} must stand in the text itself, not in a table, a box or the margin.")
        )
    if PLACE.sub("", text_of(paragraph)).strip() or len(PLACE.findall(text_of(paragraph))) > 1:
        raise FileRefused(_("{{tabelle}} needs a paragraph of its own, without other words."))
    if space(word, paragraph) < _LEAST_WIDTH.twips:
        raise FileRefused(
            _("The page has less than 20 cm for the table. Please lay it across (landscape).")
        )


def _unknown(name: str, known: str) -> str:
    near = difflib.get_close_matches(name.casefold(), list(PLACES), n=1, cutoff=0.5)
    if near:
        message = _("The placeholder {{%(name)s}} is unknown. Did you mean {{%(near)s}}?")
        return message % {"name": name[:40], "near": near[0]}
    message = _("The placeholder {{%(name)s}} is unknown. Possible are: %(known)s")
    return message % {"name": name[:40], "known": known}


def _relations(word: WordDocument) -> Iterator[Any]:
    for part in word.part.package.iter_parts():
        yield from part.rels.values()


def _trees(word: WordDocument) -> Iterator[Any]:
    """The text itself, then the headers and footers that sections have of their own."""
    yield word.element.body
    for relation in word.part.rels.values():
        if not relation.is_external and relation.reltype.endswith(("/header", "/footer")):
            yield relation.target_part.element


def paragraphs(word: WordDocument) -> Iterator[Any]:
    """Every paragraph element, wherever it stands."""
    for tree in _trees(word):
        yield from tree.iter(qn("w:p"))


def text_of(paragraph: Any) -> str:
    """Its words; Word cuts a placeholder into several runs as it likes."""
    return "".join(piece.text or "" for piece in _pieces(paragraph))


def _pieces(paragraph: Any) -> Iterator[Any]:
    """The pieces of text of this very paragraph, not of one in a box inside it."""
    for piece in paragraph.iter(qn("w:t")):
        above = piece.getparent()
        while above is not None and above.tag != qn("w:p"):
            above = above.getparent()
        if above is paragraph:
            yield piece


def put_in(paragraph: Any, values: Mapping[str, str]) -> None:
    """Put the values where their placeholders stand, in the format of each one's first letters."""
    pieces = list(_pieces(paragraph))
    whole = "".join(piece.text or "" for piece in pieces)
    for match in reversed(list(PLACE.finditer(whole))):
        _replace(pieces, match.start(), match.end(), values[match[1].casefold()])


def _replace(pieces: list[Any], start: int, end: int, value: str) -> None:
    """Change the letters from `start` to `end` of the pieces together into `value`."""
    at = 0
    for piece in pieces:
        text = piece.text or ""
        first, last = max(start - at, 0), min(end - at, len(text))
        at += len(text)
        if first >= last:
            continue
        piece.text = text[:first] + value + text[last:]
        piece.set(qn("xml:space"), "preserve")
        value = ""  # the other pieces of this placeholder only lose their letters


def space(word: WordDocument, paragraph: Any) -> int:
    """Between the margins of the page on which the paragraph stands, in twentieths of a point."""
    for after in [paragraph, *paragraph.itersiblings()]:
        found = after if after.tag == qn("w:sectPr") else after.find(f".//{qn('w:sectPr')}")
        if found is not None:
            return _between(found)
    return _between(word.sections[-1]._sectPr)


def _between(section: Any) -> int:
    page, margins = section.find(qn("w:pgSz")), section.find(qn("w:pgMar"))
    if page is None:
        return 0
    sides = (
        [int(margins.get(qn(f"w:{side}"), "0")) for side in ("left", "right")]
        if (margins is not None)
        else []
    )
    return int(page.get(qn("w:w"))) - sum(sides)


def built_in() -> bytes:
    """The layout that is used while the city has none of its own; itself a valid template."""
    word = Document()
    facts = word.core_properties
    facts.author = facts.last_modified_by = facts.comments = ""
    facts.language = "de"
    styles: Any = word.styles
    styles["Normal"].font.name, styles["Normal"].font.size = "Calibri", Pt(10)
    language = styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    if language is not None:
        language.set(qn("w:val"), "de-DE")
    page = word.sections[0]
    page.orientation = WD_ORIENT.LANDSCAPE
    page.page_width, page.page_height = Cm(29.7), Cm(21)
    page.left_margin = page.right_margin = Cm(1.5)
    page.top_margin = page.bottom_margin = Cm(1.8)
    page.header.paragraphs[0].text = "{{titel}} · {{stand}}"
    word.add_heading("Synopse", level=1)
    word.add_paragraph("{{titel}}")
    word.add_paragraph("Vorhaben: {{vorhaben}}")
    word.add_paragraph("Stand: {{stand}}, erstellt von: {{ersteller}}")
    word.add_paragraph("Auswahl: {{filter}}. Zeilen: {{anzahl}}")
    word.add_paragraph("{{tabelle}}")
    stored = io.BytesIO()
    word.save(stored)
    return stored.getvalue()
