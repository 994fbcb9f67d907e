"""Text from people, made safe once, on write.

Everything here runs in time linear to the length of its input (X-07) and gives the same result
when applied twice.
"""

import re
import unicodedata
from collections.abc import Mapping

import nh3
from django.utils.html import escape
from django.utils.translation import get_language_bidi
from markdown_it import MarkdownIt

# Control characters, lone surrogates, and the marks that turn the direction of foreign text.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069\ufff9-\ufffb]"
)
MOST_MARKS = 30
_BLANK_LINES = re.compile(r"\n{3,}")
_LINK = re.compile(r"(?:https?://|www\.)[^\s<>\"']{1,2000}", re.IGNORECASE)
_TRAILING = ".,;:!?)]}»“”’"

_markdown = MarkdownIt("commonmark", {"html": False}).enable("table")
_TAGS = {
    *("p", "br", "hr", "blockquote", "pre", "code", "strong", "em", "a", "ul", "ol", "li"),
    *("h2", "h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td"),
}
_ATTRIBUTES = {"a": {"href", "title"}, "ol": {"start"}}
_SCHEMES = {"http", "https", "mailto", "tel"}
_HEADING = re.compile(r"<(/?)h([1-6])>")


def tidy(text: str) -> str:
    """The text as it is stored: NFC, one kind of line break, no control or override marks."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = _FORBIDDEN.sub("", text)
    if not text.isascii():
        # Before, so that ordering the marks stays linear; after, because NFC takes some apart.
        text = _without_heaps(unicodedata.normalize("NFC", _without_heaps(text)))
    lines = [line.rstrip() for line in text.split("\n")]
    return _BLANK_LINES.sub("\n\n", "\n".join(lines)).strip()


def _without_heaps(text: str) -> str:
    """At most 30 combining marks on one letter, as in the stream-safe format of UAX #15."""
    if not any(map(unicodedata.combining, text)):  # nearly always; far quicker than the loop
        return text
    kept: list[str] = []
    marks = 0
    for mark in text:
        marks = marks + 1 if unicodedata.combining(mark) else 0
        if marks <= MOST_MARKS:
            kept.append(mark)
    return "".join(kept)


def tidy_line(text: str) -> str:
    """One line: as `tidy`, with every white space folded into single blanks."""
    return " ".join(tidy(text).split())


def render_plain(text: str) -> str:
    """Safe HTML of plain text: paragraphs, line breaks, web addresses as links.

    Links show the real host (what is written is what is linked) and carry
    rel="ugc nofollow noopener" (X-10).
    """
    paragraphs = [part for part in re.split(r"\n{2,}", tidy(text)) if part]
    return "\n".join(f"<p>{with_links(part).replace(chr(10), '<br>')}</p>" for part in paragraphs)


def with_links(text: str) -> str:
    """Safe HTML of plain text within a line, its web addresses as the links of `render_plain`."""
    pieces: list[str] = []
    position = 0
    for match in _LINK.finditer(text):
        address = match.group().rstrip(_TRAILING)
        target = address if "://" in address else f"https://{address}"
        host = re.split(r"[/?#]", target.partition("://")[2], maxsplit=1)[0]
        if not host or "@" in host or "." not in host:
            continue
        pieces.append(escape(text[position : match.start()]))
        pieces.append(
            f'<a href="{escape(target)}" rel="ugc nofollow noopener">{escape(address)}</a>'
        )
        position = match.start() + len(address)
    pieces.append(escape(text[position:]))
    return "".join(pieces)


def render_markdown(text: str, *, top_heading: int = 3) -> str:
    """Safe HTML of CommonMark with tables, raw HTML shown as text; headings as in `safe_html`."""
    return safe_html(_markdown.render(tidy(text)), top_heading=top_heading)


def safe_html(
    html: str,
    *,
    top_heading: int = 3,
    more: Mapping[str, set[str]] | None = None,
) -> str:
    """HTML that a parser of ours has made, with nothing in it but what texts may hold.

    The text's outermost headings become `<h{top_heading}>` and none skips a level, whichever
    ones its author has chosen, so that the outline of the page that shows it stays whole.
    `more` names elements beyond the usual ones, each with its attributes.
    """
    above: list[int] = []

    def lowered(match: re.Match[str]) -> str:
        level = int(match[2])
        if not match[1]:
            while above and above[-1] >= level:
                above.pop()
            above.append(level)
        return f"<{match[1]}h{min(6, top_heading + len(above) - 1)}>"

    more = more or {}
    return nh3.clean(
        _HEADING.sub(lowered, html),
        tags=_TAGS | more.keys(),
        attributes={**_ATTRIBUTES, **more},
        url_schemes=_SCHEMES,
        link_rel="noopener",
    ).strip()


def apart(name: str) -> str:
    """A German name within a sentence that runs from right to left keeps its own direction."""
    return f"\u2068{name}\u2069" if get_language_bidi() else name
