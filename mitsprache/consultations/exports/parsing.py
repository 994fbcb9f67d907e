"""The text of a section as a tree, which each export walks in its own way."""

from dataclasses import dataclass
from typing import Any

from markdown_it.tree import SyntaxTreeNode

from mitsprache.common.text import tidy

from ..rendering import PARSER


@dataclass(frozen=True, slots=True)
class Parsed:
    """The blocks of a text; its notes by the number that their marks carry.

    `unmarked` are the numbers of notes that no mark names.
    """

    blocks: list[SyntaxTreeNode]
    notes: dict[int, list[SyntaxTreeNode]]
    unmarked: list[int]


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
