"""Text from people: the same after cleaning twice, safe, and in time that grows with its length."""

import re
import sys
from collections.abc import Callable
from html.parser import HTMLParser
from urllib.parse import urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mitsprache.common.text import render_markdown, render_plain, tidy, tidy_line

PIECES = [
    *"aäß <>&\"'\n\r\t\x00\x07\u200b\u202e\u2066\ud800\ufeffé./:@?#[](){}*_`~|-=+!\\",
    *["https://", "www.", "<script>", "</p>", "<!--", "]]>", "javascript:", "\u0301\u0323" * 20],
    *["\u0344" * 31, "data:text/html,", "onerror=", "<a href=x>", "1. ", "> ", "```"],
]
NASTY = st.lists(st.sampled_from(PIECES) | st.characters(), max_size=60).map("".join)

PLAIN_TAGS = {"p", "br", "a"}
MARKDOWN_TAGS = {
    *("p", "br", "hr", "blockquote", "pre", "code", "strong", "em", "a", "ul", "ol", "li"),
    *("h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td"),
}
ATTRIBUTES = {("a", "href"), ("a", "rel"), ("a", "title"), ("ol", "start")}


class Elements(HTMLParser):
    """Everything that a browser would build from a piece of HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[tuple[str, str]] = set()
        self.links: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {(tag, name) for name, _value in attrs}
        self.links += [value or "" for name, value in attrs if name == "href"]


def assert_harmless(html: str, *, tags: set[str]) -> None:
    found = Elements(html)
    assert found.tags <= tags
    assert found.attributes <= ATTRIBUTES
    assert all(
        urlsplit(link).scheme in {"http", "https", "mailto", "tel", ""} for link in found.links
    )
    assert "<!--" not in html
    assert "<?" not in html


@given(NASTY)
def test_tidying_twice_is_tidying_once(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)
    assert tidy_line(tidy_line(text)) == tidy_line(text)


@given(NASTY)
def test_tidy_text_can_be_stored_everywhere(text: str) -> None:
    tidied = tidy(text)

    tidied.encode()  # no lone surrogates
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]", tidied)


@given(NASTY)
def test_rendered_plain_text_is_harmless(text: str) -> None:
    assert_harmless(render_plain(text), tags=PLAIN_TAGS)


@settings(deadline=None)
@given(NASTY)
def test_rendered_markdown_is_harmless(text: str) -> None:
    assert_harmless(render_markdown(text), tags=MARKDOWN_TAGS)


@given(NASTY)
def test_plain_text_says_what_was_written(text: str) -> None:
    import html

    words = html.unescape(re.sub(r"<[^>]*>", " ", render_plain(text)))
    assert "".join(words.split()) == "".join(tidy(text).split())


def test_X_07_no_heap_of_marks_is_left_to_be_ordered() -> None:
    tidied = tidy("a" + "\u0301\u0323" * 25_000)

    assert len(tidied) <= 32


def test_paragraphs_lines_and_links() -> None:
    assert render_plain("Eins\nzwei\n\n\nwww.stadt.example/plan.") == (
        "<p>Eins<br>zwei</p>\n"
        '<p><a href="https://www.stadt.example/plan" rel="ugc nofollow noopener">'
        "www.stadt.example/plan</a>.</p>"
    )


def test_a_link_that_hides_its_host_is_no_link() -> None:
    assert "<a" not in render_plain("https://stadt.example@evil.example/")


def work(task: Callable[[], object]) -> int:
    """How many steps the task takes: calls of Python and C functions, and lines of Python."""
    steps = 0

    def count(_frame: object, _event: str, _argument: object) -> object:
        nonlocal steps
        steps += 1
        return count

    tracing, profiling = sys.gettrace(), sys.getprofile()
    sys.settrace(count)  # type: ignore[arg-type]
    sys.setprofile(count)  # type: ignore[arg-type]
    try:
        task()
    finally:
        sys.settrace(tracing)
        sys.setprofile(profiling)
    return steps


CRAFTED = {
    "a": "a",
    "less-than": "<",
    "ampersand": "&",
    "quote": '"',
    "www": "www.",
    "https": "https://",
    "at": "https://a@",
    "nested": "<b><i>",
    "unclosed": "<div ",
    "brackets": "[](",
    "stars": "*a_",
    "backticks": "`a``",
    "lines": "\n",
    "spaces": " ",
    "blank-lines": " \n\n\n",
    "quotes": "> ",
    "lists": "- ",
    "combining": "a\u0301",
    "marks": "\u0301\u0323",
    "pipes": "|a",
}


@pytest.mark.parametrize(
    "renderer", [render_plain, render_markdown, tidy], ids=lambda r: r.__name__
)
@pytest.mark.parametrize("pattern", CRAFTED.values(), ids=CRAFTED.keys())
def test_X_07_ten_times_the_text_is_at_most_ten_times_the_work(
    renderer: Callable[[str], str], pattern: str
) -> None:
    def text(size: int) -> str:
        return (pattern * (size // len(pattern) + 1))[:size]

    renderer(text(100))  # what is built on first use counts for nobody
    small, large = text(5_000), text(50_000)

    assert work(lambda: renderer(large)) <= 12 * work(lambda: renderer(small)) + 500
