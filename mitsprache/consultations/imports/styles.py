"""What a paragraph is by its style: a heading, a title, a list item; in German and English."""

import re
from dataclasses import dataclass
from typing import Any

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

from .numbering import Numbering

_HEADING = re.compile(r"(?:heading|überschrift)\s*([1-9])", re.IGNORECASE)
_TITLE = re.compile(r"title|titel", re.IGNORECASE)
_CONTENTS = re.compile(
    r"(?:toc|verzeichnis|contents|index)\s*(?:heading|\d)|inhaltsverzeichnis.*"
    r"|table of figures|abbildungsverzeichnis.*",
    re.IGNORECASE,
)
_DEEPEST = 20  # of styles that are based on each other; damaged files go round in circles


@dataclass(frozen=True, slots=True)
class Style:
    """`level` is that of a heading from 1, 0 for other paragraphs."""

    name: str
    level: int = 0
    is_title: bool = False
    is_contents: bool = False


@dataclass(frozen=True, slots=True)
class _Stored:
    name: str
    based_on: str
    outline: int | None
    num: str | None
    level: int | None
    bold: bool
    italic: bool


class Styles:
    """The styles of a document, and its lists."""

    def __init__(self, word: WordDocument) -> None:
        self._stored: dict[str, _Stored] = {}
        self._default = ""
        self._looked_up: dict[str, Style] = {}
        for style in word.styles.element.iterchildren(qn("w:style")):
            name = style.get(qn("w:styleId"), "")
            self._stored[name] = _stored(style)
            if style.get(qn("w:type")) == "paragraph" and style.get(qn("w:default")) in _TRUE:
                self._default = name
        self.numbering = Numbering.of(_numbering_root(word))

    def of(self, paragraph: Any) -> Style:
        """The style; an outline level set on the paragraph itself comes first."""
        style = self._named(self._id(paragraph))
        facts = paragraph.find(qn("w:pPr"))
        level = _whole(facts, "w:outlineLvl")
        if level is None or style.is_contents or style.is_title:
            return style
        return Style(style.name, level + 1 if level < 9 else 0)

    def numbering_of(self, paragraph: Any) -> tuple[str, int] | None:
        """List and level of a paragraph that Word numbers or marks itself."""
        num, level = _list_of(paragraph.find(qn("w:pPr")))
        style = self._id(paragraph)
        for name in self._chain(style):
            stored = self._stored[name]
            if num is None and stored.num is not None:
                num = stored.num
                if level is None and stored.level is None:
                    level = self.numbering.level_of_style(num, name)
            if level is None and stored.level is not None:
                level = stored.level
        return (num, level or 0) if num not in {None, "0"} and num is not None else None

    def emphasis_of(self, style: str) -> tuple[bool, bool]:
        """Whether a style of characters is bold, and whether it is italic."""
        chain = [self._stored[name] for name in self._chain(style)]
        return any(found.bold for found in chain), any(found.italic for found in chain)

    def _id(self, paragraph: Any) -> str:
        facts = paragraph.find(qn("w:pPr"))
        named = facts.find(qn("w:pStyle")) if facts is not None else None
        return self._default if named is None else named.get(qn("w:val"), self._default)

    def _chain(self, name: str) -> list[str]:
        chain: list[str] = []
        while name in self._stored and name not in chain and len(chain) < _DEEPEST:
            chain.append(name)
            name = self._stored[name].based_on
        return chain

    def _named(self, style_id: str) -> Style:
        if style_id not in self._looked_up:
            self._looked_up[style_id] = self._look_up(style_id)
        return self._looked_up[style_id]

    def _look_up(self, style_id: str) -> Style:
        chain = [self._stored[name] for name in self._chain(style_id)]
        name = chain[0].name if chain else style_id
        if _CONTENTS.fullmatch(name):
            return Style(name, is_contents=True)
        for stored in chain:
            if _TITLE.fullmatch(stored.name):
                return Style(name, is_title=stored is chain[0])
            heading = _HEADING.fullmatch(stored.name)
            if heading:
                return Style(name, int(heading[1]))
            if stored.outline is not None:
                return Style(name, stored.outline + 1 if stored.outline < 9 else 0)
        return Style(name)


_TRUE = {"1", "true", "on"}


def is_on(parent: Any, tag: str) -> bool:
    """A property that is there and not switched off."""
    found = parent.find(qn(tag)) if parent is not None else None
    return found is not None and found.get(qn("w:val"), "1") in _TRUE


def _stored(style: Any) -> _Stored:
    name, based_on = style.find(qn("w:name")), style.find(qn("w:basedOn"))
    facts, letters = style.find(qn("w:pPr")), style.find(qn("w:rPr"))
    num, level = _list_of(facts)
    return _Stored(
        name="" if name is None else name.get(qn("w:val"), ""),
        based_on="" if based_on is None else based_on.get(qn("w:val"), ""),
        outline=_whole(facts, "w:outlineLvl"),
        num=num,
        level=level,
        bold=is_on(letters, "w:b"),
        italic=is_on(letters, "w:i"),
    )


def _list_of(facts: Any) -> tuple[str | None, int | None]:
    found = facts.find(qn("w:numPr")) if facts is not None else None
    if found is None:
        return None, None
    num = found.find(qn("w:numId"))
    return (None if num is None else num.get(qn("w:val"))), _whole(found, "w:ilvl")


def _whole(parent: Any, tag: str) -> int | None:
    found = parent.find(qn(tag)) if parent is not None else None
    text = found.get(qn("w:val"), "") if found is not None else ""
    return int(text) if text.isdecimal() and len(text) < 4 else None


def _numbering_root(word: WordDocument) -> Any:
    for relation in word.part.rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.NUMBERING and not relation.is_external:
            return getattr(relation.target_part, "element", None)
    return None
