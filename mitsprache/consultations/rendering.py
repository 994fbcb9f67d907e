"""The text of a section as HTML: CommonMark with tables, pictures of the document and notes.

Pictures are written `![what it shows](bild:<id>)`. Notes are written as in most editors,
`[^1]` in the text and `[^1]: The words of the note.` on a line of its own.
"""

import re
import uuid
from collections.abc import MutableMapping, Sequence
from typing import Any

from django.utils.html import escape
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import OptionsDict

from mitsprache.common.text import safe_html, tidy

from .models import Document, DocumentPicture

PICTURE = re.compile(r"bild:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})", re.IGNORECASE)
_MARK = re.compile(r"\[\^([^\]\s]{1,20})\]")
_NOTE = re.compile(r"\[\^([^\]\s]{1,20})\]:[ \t]+(.+)")
_TARGET = re.compile(r"\[[^\]]{1,200}\]:")  # of a note or a link
_MORE = {
    "img": {"src", "alt", "width", "height", "loading"},
    "sup": {"class"},
    "ol": {"start", "class"},
}


def render_section(text: str, document: Document, *, depth: int = 1) -> str:
    """Safe HTML of a section's text; one query, and none for a text without pictures.

    Headings inside the text begin one level below that of a section of this `depth` (1 is
    `<h2>`). A picture that is none of this document's, or that another site would send, is
    shown as it is written. Notes stand numbered at the end, without ids, so that the sections
    of a page never clash.
    """
    text = tidy(text)
    env: dict[str, Any] = {"pictures": _pictures(text, document), "notes": {}, "marked": {}}
    html = PARSER.render(text, env) + _notes(env)
    return safe_html(html, top_heading=min(6, depth + 2), more=_MORE)


def pictures_in(text: str) -> set[uuid.UUID]:
    """The ids of the pictures that the text names, whether they exist or not."""
    return {uuid.UUID(found) for found in PICTURE.findall(text)}


def _pictures(text: str, document: Document) -> dict[uuid.UUID, DocumentPicture]:
    named = pictures_in(text)
    if not named:
        return {}
    return {row.pk: row for row in DocumentPicture.objects.filter(document=document, pk__in=named)}


def _notes(env: dict[str, Any]) -> str:
    """The list of the notes in the order of their marks; those that no mark names come last."""
    notes, marked = env["notes"], env["marked"]
    for label in notes:
        marked.setdefault(label, len(marked) + 1)
    lines = [f"<li>{PARSER.renderInline(notes[label], env)}</li>" for label in marked]
    return "\n".join(['<ol class="notes">', *lines, "</ol>"]) if lines else ""


def _read_note(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    """`[^1]: words`, also over several lines until an empty one or the next note."""
    first = _NOTE.fullmatch(_line(state, line))
    if first is None or state.is_code_block(line):
        return False
    if silent:
        return True
    label, words = first[1], [first[2]]
    line += 1
    while line < end and not state.isEmpty(line) and not _TARGET.match(_line(state, line)):
        words.append(_line(state, line))
        line += 1
    state.env["notes"].setdefault(label, " ".join(words))
    state.line = line
    return True


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def _read_mark(state: StateInline, silent: bool) -> bool:
    """`[^1]` where such a note exists."""
    found = _MARK.match(state.src, state.pos, state.posMax)
    if found is None or found[1] not in state.env["notes"]:
        return False
    if not silent:
        marked = state.env["marked"]
        token = state.push("note_mark", "sup", 0)
        token.content = str(marked.setdefault(found[1], len(marked) + 1))
    state.pos = found.end()
    return True


def _show_mark(
    _self: RendererHTML,
    tokens: Sequence[Token],
    index: int,
    _options: OptionsDict,
    _env: MutableMapping[str, Any],
) -> str:
    return f'<sup class="note">{escape(tokens[index].content)}</sup>'


def _show_picture(
    self: RendererHTML,
    tokens: Sequence[Token],
    index: int,
    options: OptionsDict,
    env: MutableMapping[str, Any],
) -> str:
    token = tokens[index]
    source = str(token.attrGet("src") or "")
    named = PICTURE.fullmatch(source)
    picture = env["pictures"].get(uuid.UUID(named[1])) if named else None
    if picture is None:
        return escape(f"![{token.content}]({source})")
    alt = self.renderInlineAsText(token.children, options, env)
    return (
        f'<img src="{escape(picture.address)}" alt="{escape(alt)}" '
        f'width="{picture.width}" height="{picture.height}" loading="lazy">'
    )


def _parser() -> MarkdownIt:
    made = MarkdownIt("commonmark", {"html": False}).enable("table")
    made.block.ruler.before("reference", "note", _read_note)
    made.inline.ruler.before("link", "note_mark", _read_mark)
    made.add_render_rule("image", _show_picture)
    made.add_render_rule("note_mark", _show_mark)
    return made


# What exports walk through too; everything that a text brings stands in `env`.
PARSER = _parser()
