"""Differences between two wordings that people can read."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from .alignment import Token, align, tokens

Mark = Literal["kept", "added", "removed"]
Piece = tuple[str, Mark]

# A passage in which more was changed is shown as a whole, before and after: more than three
# places (in long passages one for every twenty words), or more than half of the words.
_PLACES = 3
_WORDS_PER_PLACE = 20
_FEW_WORDS = 5


class Passage(NamedTuple):
    """A paragraph, or a line of a list or table, before and after.

    `old` or `new` is empty when it was added or removed. `pieces` tells word by word, in reading
    order, for each place first what was removed, then what was added; `whole` says that too much
    was changed for that and `pieces` is the old passage and then the new one.
    """

    old: str
    new: str
    pieces: list[Piece]
    whole: bool

    @property
    def changed(self) -> bool:
        return any(mark != "kept" for _, mark in self.pieces)


def word_diff(old: str, new: str) -> list[Piece]:
    """`old` and `new` word by word: (text, "kept" | "added" | "removed"), in reading order.

    Without the removed pieces it is `new`, without the added ones `old`, but for white space:
    its kind is no difference. Passages stand on lines of their own.
    """
    pieces: list[Piece] = []
    for number, passage in enumerate(passages(old, new)):
        if number:
            pieces.append(("\n", "kept"))
        pieces += passage.pieces
    return _tight(pieces)


def passages(old: str, new: str) -> list[Passage]:
    """The passages (lines that are not empty) of both texts side by side, in reading order."""
    before, after = _lines(old), _lines(new)
    found: list[Passage] = []
    done_old = done_new = 0
    for run in [*align(before, after), None]:
        end_old, end_new = (run.old, run.new) if run else (len(before), len(after))
        found += _pairs(before[done_old:end_old], after[done_new:end_new])
        if run:
            done_old, done_new = end_old + run.size, end_new + run.size
            found += [
                Passage(line, line, [(line, "kept")], whole=False)
                for line in after[end_new:done_new]
            ]
    return found


def _lines(text: str) -> list[str]:
    return [line for line in (" ".join(line.split()) for line in text.splitlines()) if line]


def _pairs(before: list[str], after: list[str]) -> Iterator[Passage]:
    """Changed passages, each with the one that it became: the next that shares enough words."""
    waiting = [(line, _words(line)) for line in after]
    for line in before:
        words = _words(line)
        # Looking only a few passages ahead keeps a long rewritten text linear.
        ahead = (at for at, (_, other) in enumerate(waiting[:8]) if _alike(words, other))
        at = next(ahead, None)
        if at is None and len(before) == len(after) == 1:
            at = 0
        if at is None:
            yield Passage(line, "", [(line, "removed")], whole=False)
            continue
        for added, _ in waiting[:at]:
            yield Passage("", added, [(added, "added")], whole=False)
        yield compared(line, waiting[at][0])
        waiting = waiting[at + 1 :]
    for added, _ in waiting:
        yield Passage("", added, [(added, "added")], whole=False)


def _words(line: str) -> set[str]:
    return {token.text for token in tokens(line) if token.is_word}


def _alike(words: set[str], other: set[str]) -> bool:
    return 2 * len(words & other) >= min(len(words), len(other)) > 0


def compared(old: str, new: str) -> Passage:
    """One passage before and after, word by word or, when much was changed, as a whole."""
    before, after = tokens(old), tokens(new)
    pieces: list[Piece] = []
    places = changed = done_old = done_new = 0
    for end_old, end_new, next_old, next_new in _kept(before, after):
        removed, added = before[done_old:end_old], after[done_new:end_new]
        if removed or added:
            places += 1
            changed += max(_count(removed), _count(added))
            pieces += [(_text(removed), "removed"), (_text(added), "added")]
        pieces.append((_text(after[end_new:next_new]), "kept"))
        done_old, done_new = next_old, next_new
    most = max(_count(before), _count(after))
    if places > max(_PLACES, most // _WORDS_PER_PLACE) or changed > max(_FEW_WORDS, most / 2):
        whole: list[Piece] = [(old, "removed"), (new, "added")]
        return Passage(old, new, [piece for piece in whole if piece[0]], whole=True)
    return Passage(old, new, _tight(pieces), whole=False)


def _kept(before: list[Token], after: list[Token]) -> Iterator[tuple[int, int, int, int]]:
    """The kept stretches, from and to in both lists, and an empty one at the end.

    A single space or mark between two changed places is no stretch: "a b" that became "c d" is
    one place, not two.
    """
    runs = align([token.key for token in before], [token.key for token in after])
    for run in runs:
        old_to, new_to = run.old + run.size, run.new + run.size
        at_edge = run[:2] == (0, 0) or (old_to, new_to) == (len(before), len(after))
        if at_edge or _count(before[run.old : old_to]):
            yield run.old, run.new, old_to, new_to
    yield len(before), len(after), len(before), len(after)


def _count(some: list[Token]) -> int:
    return sum(token.is_word for token in some)


def _text(some: list[Token]) -> str:
    return "".join(token.text for token in some)


def _tight(pieces: list[Piece]) -> list[Piece]:
    """Without empty pieces, neighbours of one kind joined."""
    tight: list[Piece] = []
    for text, mark in pieces:
        if not text:
            continue
        if tight and tight[-1][1] == mark:
            tight[-1] = (tight[-1][0] + text, mark)
        else:
            tight.append((text, mark))
    return tight
