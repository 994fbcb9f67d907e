"""The text of a section as a tree, which each export walks in its own way."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from markdown_it.tree import SyntaxTreeNode

from mitsprache.common.text import tidy

from ..imports.headings import kind_of_style
from ..models import Section
from ..rendering import PARSER

# In German as the texts are; the styles of a Word file are named so too.
KIND_NAMES: dict[str, str] = {
    Section.Kind.ACTION_FIELD.value: "Handlungsfeld",
    Section.Kind.GOAL.value: "Ziel",
    Section.Kind.MEASURE.value: "Maßnahme",
}
BARE_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,3})*")


@dataclass(frozen=True, slots=True)
class Parsed:
    """The blocks of a text; its notes by the number that their marks carry.

    `unmarked` are the numbers of notes that no mark names.
    """

    blocks: list[SyntaxTreeNode]
    notes: dict[int, list[SyntaxTreeNode]]
    unmarked: list[int]


class PrintedNumbers:
    """How the numbers of a version stand on paper: "Ziel 1.1", while it is "1.1" here.

    The word is put before bare numbers only, and only where no number of the version holds such
    a word by itself; imports.outline takes it off by the same rule.
    """

    def __init__(self, sections: Iterable[Section]) -> None:
        self._with_words = not any(kind_of_style(section.number) for section in sections)

    def printed(self, section: Section) -> str:
        word = KIND_NAMES.get(section.kind, "")
        bare = BARE_NUMBER.fullmatch(section.number) and not kind_of_style(section.title)
        return f"{word} {section.number}" if word and bare and self._with_words else section.number


def parsed(text: str) -> Parsed:
    env: dict[str, Any] = {"pictures": {}, "notes": {}, "marked": {}}
    root = SyntaxTreeNode(PARSER.parse(tidy(text), env))
    marked = set(env["marked"])
    for label in env["notes"]:
        env["marked"].setdefault(label, len(env["marked"]) + 1)
    notes = {
        number: SyntaxTreeNode(PARSER.parseInline(env["notes"][label], env)).children
        for label, number in env["marked"].items()
    }
    unmarked = [number for label, number in env["marked"].items() if label not in marked]
    return Parsed(root.children, notes, unmarked)


def words_of(node: SyntaxTreeNode) -> str:
    """The plain words below a node, such as the alternative text of a picture."""
    if node.type in {"softbreak", "hardbreak"}:
        return " "
    if not node.children:
        return node.content
    return "".join(words_of(child) for child in node.children)
