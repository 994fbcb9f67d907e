"""A file that was read, as its preview shows it: sections with their text, doubts with places."""

from collections.abc import Sequence
from dataclasses import dataclass

from mitsprache.consultations.imports.draft import Draft
from mitsprache.consultations.models import DocumentImport, Section
from mitsprache.consultations.rendering import render_section

_INDENTED = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadSection:
    """A section to be; `anchor` is where its doubts lead to."""

    anchor: str
    number: str
    kind: str
    title: str
    html: str
    depth: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownDoubt:
    """What a person should look at; without `anchor` it is about the whole file."""

    words: str
    number: str
    anchor: str


def sections_of(pending: DocumentImport) -> list[ReadSection]:
    kinds = dict(Section.Kind.choices)
    return [
        ReadSection(
            anchor=f"stelle-{place}",
            number=node.number,
            kind=str(kinds.get(node.kind, node.kind)),
            title=node.title,
            html=render_section(node.text, pending.document, depth=node.depth),
            depth=min(node.depth, _INDENTED),
        )
        for place, node in enumerate(Draft.from_json(pending.content).nodes, start=1)
    ]


def doubts_of(pending: DocumentImport, sections: Sequence[ReadSection]) -> list[ShownDoubt]:
    """Every doubt, with the place of the section that it names."""
    anchors = {section.number: section.anchor for section in reversed(sections)}
    return [
        ShownDoubt(words=doubt.words, number=doubt.place, anchor=anchors.get(doubt.place, ""))
        for doubt in Draft.from_json(pending.content, pending.doubts).doubts
    ]
