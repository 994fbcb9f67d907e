"""A Markdown file read into an outline; its blocks stay as they were written."""

import re
from typing import Any

from django.utils.translation import gettext as _
from markdown_it.token import Token

from mitsprache.common.tables import FileRefused
from mitsprache.common.text import tidy

from ..rendering import PARSER
from .draft import Draft
from .outline import Outline

MOST_BYTES = 2 * 1024 * 1024
_FRONT = re.compile(r"---\n(.*?)\n---\n", re.DOTALL)
_FRONT_TITLE = re.compile(r"^title:[ \t]*[\"']?(.*?)[\"']?[ \t]*$", re.MULTILINE)
_MARK = re.compile(r"(?<!\\)\[\^([^\]\s]{1,20})\]")
_HTML = re.compile(r"</?[a-z][a-z0-9]*[\s/>]", re.IGNORECASE)


def read_markdown(data: bytes) -> Draft:
    """The draft in a .md file: UTF-8 with or without a mark, or Windows-1252. Raises FileRefused.

    Where a single heading of the first level stands before all others, it is the title.
    """
    if len(data) > MOST_BYTES:
        raise FileRefused(_("A text file may be 2 MB at most. Please divide it."))
    text = _decoded(data)
    outline = Outline()
    front = _FRONT.match(text)
    if front:
        named = _FRONT_TITLE.search(front[1])
        outline.title = named[1] if named else ""
        text = text[front.end() :]
    env: dict[str, Any] = {"notes": {}, "marked": {}, "pictures": {}}
    tokens = PARSER.parse(text, env)
    _Reader(outline, text.split("\n"), env).read([token for token in tokens if token.level == 0])
    return outline.finished()


def _decoded(data: bytes) -> str:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    if "\x00" in text:
        raise FileRefused(_("This is not a text file. Please save it as .docx or .md."))
    return tidy(text)


class _Reader:
    """Goes through the outermost blocks; `env` is what the parser has set apart."""

    def __init__(self, outline: Outline, lines: list[str], env: dict[str, Any]) -> None:
        self.outline, self.lines = outline, lines
        self.notes: dict[str, str] = env["notes"]
        self.references: dict[str, Any] = env.get("references", {})
        self.marks: dict[str, str] = {}

    def read(self, tokens: list[Token]) -> None:
        heads = [token for token in tokens if token.type == "heading_open"]
        first = [token for token in heads if token.tag == "h1"]
        title = first[0] if len(first) == 1 and first[0] is heads[0] and heads[1:] else None
        for token in tokens:
            if token.map is None or token.nesting < 0:
                continue
            source = self.lines[token.map[0] : token.map[1]]
            if token.type != "heading_open":
                self._block("\n".join(source).strip("\n"))
            elif token is title:
                self.outline.title = self.outline.title or _plain(source)
            else:
                self._references()
                self.outline.begin(_plain(source), level=int(token.tag[1]))
                self.marks = {}
        self._references()

    def _block(self, source: str) -> None:
        for token in PARSER.parseInline(source, {"notes": {}, "marked": {}, "pictures": {}}):
            if any(child.type == "image" for child in token.children or ()):
                self.outline.doubt(
                    _("Pictures do not travel inside a text file. Please put them in here.")
                )
        if _HTML.search(source):
            self.outline.doubt(_("There is HTML in the text. It is shown as it is written."))
        self.outline.add(_MARK.sub(self._mark, source))

    def _mark(self, found: re.Match[str]) -> str:
        label = found[1]
        if label not in self.notes:
            return found[0]
        if label not in self.marks:
            self.marks[label] = self.outline.note(self.notes[label])
        return self.marks[label]

    def _references(self) -> None:
        """The targets of `[words][label]`, which the file keeps in one place for all sections."""
        if self.references:
            self.outline.add_references(
                {label: entry["href"] for label, entry in self.references.items()}
            )


def _plain(source: list[str]) -> str:
    """The words of a heading."""
    heading = PARSER.parse("\n".join(source), {"notes": {}, "marked": {}, "pictures": {}})
    children = heading[1].children or []
    return "".join(
        " " if child.type in {"softbreak", "hardbreak"} else child.content for child in children
    )
