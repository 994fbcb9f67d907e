"""From headings and blocks in reading order to numbered sections; shared by every file format."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from string import ascii_uppercase

from django.utils.translation import gettext as _

from mitsprache.common.tables import FileRefused
from mitsprache.common.text import tidy

from ..actions.tree import MOST_DEPTH, MOST_SECTIONS
from ..models.section import SECTION_LENGTH, Section
from .draft import Doubt, Draft, FoundPicture, Node
from .headings import NUMBER_LENGTH, Heading, heading

LONG_TEXT = 8000
MOST_PICTURES = 200
TITLE_LENGTH = 300
OPENING = "0"  # the number of what stands before the first heading


@dataclass(slots=True)
class _Part:
    """A section while it is being read."""

    heading: Heading
    depth: int
    blocks: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    number: str = ""


@dataclass(slots=True)
class Outline:
    """Takes what a file says in reading order; `finished` gives the draft."""

    title: str = ""
    pictures: dict[str, FoundPicture] = field(default_factory=dict)
    _parts: list[_Part] = field(default_factory=list)
    _levels: list[int] = field(default_factory=list)
    _overall: list[str] = field(default_factory=list)

    def begin(self, text: str, *, level: int, printed: str = "", kind: str = "") -> None:
        """A heading on `level` (from 1) opens a section below the nearest higher one."""
        found = heading(text, printed=printed, kind=kind)
        if not found.title and (printed or not found.number):
            self.doubt(_("A heading without words was left out."))
            return
        jumps = bool(self._levels) and level > self._levels[-1] + 1
        while self._levels and self._levels[-1] >= level:
            self._levels.pop()
        self._levels.append(level)
        part = _Part(found, min(len(self._levels), MOST_DEPTH))
        self._parts.append(part)
        if len(self._parts) >= MOST_SECTIONS - 100:  # long texts are divided, see _nodes
            raise FileRefused(_("The file has too many headings. Please divide it."))
        if jumps:
            part.doubts.append(
                _("The heading skips a level: it stands deeper than the one before it allows.")
            )
        if len(found.title) > TITLE_LENGTH:
            self.add(found.title)
            short = found.title[: TITLE_LENGTH - 1].rsplit(" ", 1)[0] + "…"
            part.heading = Heading(found.number, found.word, found.kind, short)
            part.doubts.append(_("The heading is very long; its words stand in the text too."))

    def add(self, block: str) -> None:
        """A finished CommonMark block at the end of the present section."""
        if block.strip():
            self._present().blocks.append(block)

    def note(self, words: str) -> str:
        """Keep a foot note of the present section; gives the mark to be put into its text."""
        notes = self._present().notes
        notes.append(" ".join(words.split()) or "–")
        return f"[^{len(notes)}]"

    def add_references(self, targets: Mapping[str, str]) -> None:
        """Where `[words][label]` of the present section leads; labels in capitals."""
        if not self._parts:
            return
        text = "\n".join(self._parts[-1].blocks).upper()
        lines = [f"[{label}]: <{to}>" for label, to in targets.items() if f"[{label}]" in text]
        self.add("\n".join(lines))

    def picture(self, found: FoundPicture | None, *, alt: str, decorative: bool = False) -> str:
        """Keep a picture; gives what stands for it in the text."""
        if found is None or len(self.pictures) >= MOST_PICTURES:
            self.doubt(_("A picture could not be read and was left out."))
            return ""
        if not alt and not decorative:
            self.doubt(_("A picture has no alternative text. Please say what it shows."))
        self.pictures[found.key] = found
        return f"![{alt}](bild:{found.key})"

    def doubt(self, words: str) -> None:
        """Something to look at in the present section; said once for each."""
        doubts = self._parts[-1].doubts if self._parts else self._overall
        if words not in doubts:
            doubts.append(words)

    def doubt_overall(self, words: str) -> None:
        """Something to know about the whole file; said once."""
        if words not in self._overall:
            self._overall.append(words)

    def finished(self) -> Draft:
        """The draft. Raises FileRefused for a file without words or without headings."""
        if not self._levels:
            if not self._parts:
                raise FileRefused(_("There is no text in the file."))
            raise FileRefused(
                _(
                    "The file has no headings, so no sections can be made of it. In Word please "
                    "give each heading the style “Heading 1”, “Heading 2” and so on; in Markdown "
                    "begin its line with # or ##."
                )
            )
        parts = [part for part in self._parts if part.blocks or part.notes or part.heading.title]
        self._give_numbers(parts)
        if not any(part.heading.kind == Section.Kind.ACTION_FIELD for part in parts):
            self.doubt_overall(
                _(
                    "There is no field of action. A heading such as “Handlungsfeld 1: Wohnen” "
                    "makes one; contributions are passed on by them."
                )
            )
        nodes = tuple(node for part in parts for node in self._nodes(part))
        doubts = [Doubt("", words) for words in self._overall]
        doubts += [Doubt(part.number, words) for part in parts for words in part.doubts]
        return Draft(tidy(self.title), nodes, tuple(doubts), tuple(self.pictures.values()))

    def _present(self) -> _Part:
        if not self._parts:
            self._parts.append(_Part(Heading(OPENING, "", Section.Kind.PARAGRAPH, ""), 1))
        return self._parts[-1]

    def _give_numbers(self, parts: list[_Part]) -> None:
        """Printed numbers stay; who has none, or one that was there before, is given the next."""
        bare = Counter(part.heading.number for part in parts if part.heading.number)
        with_words = any(part.heading.word and bare[part.heading.number] > 1 for part in parts)
        wanted = [_printed(part.heading, with_words=with_words) for part in parts]
        given = set(wanted) - {"", OPENING}
        if not given:
            self.doubt_overall(_("The headings carry no numbers; they have been numbered here."))
        free = _FreeNumbers(
            {number.casefold() for number in given | {OPENING}}, letters=bool(given)
        )
        taken: set[str] = set()
        above: list[_Part] = []
        for part, number in zip(parts, wanted, strict=True):
            while above and above[-1].depth >= part.depth:
                above.pop()
            if number and number.casefold() not in taken:
                part.number = number
            else:
                part.number = free.below(above[-1].number if above else "")
                facts = {"given": part.number, "number": number}
                if number:
                    words = _("The number %(number)s is there twice; this one is %(given)s now.")
                    part.doubts.append(words % facts)
                elif given:
                    words = _("The heading carries no number; it is %(given)s now.")
                    part.doubts.append(words % facts)
            taken.add(part.number.casefold())
            above.append(part)

    def _nodes(self, part: _Part) -> Iterator[Node]:
        """The section; what is too long for one goes on in paragraphs below it."""
        texts = _texts(part)
        if len(texts[0]) > LONG_TEXT or len(texts) > 1:
            part.doubts.append(
                _("The text is very long. Headings in between make it easier to talk about.")
            )
        title, kind = part.heading.title, part.heading.kind
        if not title:
            kind = Section.Kind.PARAGRAPH
        yield Node(part.depth, part.number, str(kind), title, texts[0])
        for count, text in enumerate(texts[1:], start=1):
            number = f"{part.number}-{count}"[-NUMBER_LENGTH:]
            yield Node(
                min(part.depth + 1, MOST_DEPTH), number, str(Section.Kind.PARAGRAPH), "", text
            )


def _printed(found: Heading, *, with_words: bool) -> str:
    if with_words and found.word:
        return f"{found.word} {found.number}"[:NUMBER_LENGTH]
    return found.number


@dataclass(slots=True)
class _FreeNumbers:
    """Numbers that nobody else has: below a section its own and a count; else a letter."""

    taken: set[str]
    letters: bool
    counts: Counter[str] = field(default_factory=Counter)

    def below(self, parent: str) -> str:
        while True:
            self.counts[parent] += 1
            count = self.counts[parent]
            if parent and len(parent) < NUMBER_LENGTH - 5:
                number = f"{parent}.{count}"
            elif self.letters and count <= len(ascii_uppercase):
                number = ascii_uppercase[count - 1]
            else:
                number = f"A{count}" if self.letters else str(count)
            if number.casefold() not in self.taken:
                self.taken.add(number.casefold())
                return number


def _texts(part: _Part) -> list[str]:
    """The text of a section in stretches that a section can hold, each with its own notes."""
    room = SECTION_LENGTH - 200 - sum(len(note) + 12 for note in part.notes)
    stretches: list[list[str]] = [[]]
    length = 0
    for block in part.blocks:
        if len(block) > room:
            words = _("A paragraph or table below “%(title)s” is far too long. Please divide it.")
            raise FileRefused(words % {"title": part.heading.title})
        if length + len(block) > room:
            stretches.append([])
            length = 0
        stretches[-1].append(block)
        length += len(block) + 2
    named = [_marked("\n".join(stretch)) for stretch in stretches]
    named[-1] |= set(range(1, len(part.notes) + 1)).difference(*named)
    return [
        tidy("\n\n".join([*stretch, *_definitions(part.notes, numbers)]))
        for stretch, numbers in zip(stretches, named, strict=True)
    ]


def _marked(text: str) -> set[int]:
    """The numbers of the notes that are named in a text."""
    return {int(number) for number in re.findall(r"(?<!\\)\[\^(\d{1,5})\]", text)}


def _definitions(notes: list[str], numbers: set[int]) -> list[str]:
    """The notes of these numbers as one block."""
    lines = [f"[^{at}]: {note}" for at, note in enumerate(notes, start=1) if at in numbers]
    return ["\n".join(lines)] if lines else []
