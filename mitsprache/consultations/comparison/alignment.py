"""Which words of a new text are words of the old one, in order: the ground of every comparison.

As git's patience algorithm: what stands only once on both sides holds the texts together, what
lies between is looked at again. Only small blocks are compared each with each.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import NamedTuple

# A word with its inner marks ("Bürger*innen", "2.3", "Kita-Platz") and vowel signs, one mark of
# punctuation, or the white space between.
_TOKEN = re.compile(r"\s+|[\w\u0300-\u036f\u064b-\u065f]+(?:[-'’.:*/_][\w\u0300-\u036f]+)*|[^\w\s]")
# Blocks of more cells than this that have no word of their own in common count as replaced.
_MOST_CELLS = 40_000
_DEEPEST = 12


class Token(NamedTuple):
    """One word, mark or space; `start` is its place in the text, in characters."""

    text: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def key(self) -> str:
        """What is compared: every white space is the same."""
        return " " if self.text.isspace() else self.text

    @property
    def is_word(self) -> bool:
        return self.text[0].isalnum() or self.text[0] == "_"


class Run(NamedTuple):
    """`size` items from `old` on one side are the items from `new` on the other."""

    old: int
    new: int
    size: int


def tokens(text: str) -> list[Token]:
    """The words, marks and spaces of a text; joined they are the text again."""
    return [Token(found.group(), found.start()) for found in _TOKEN.finditer(text)]


def align(old: Sequence[str], new: Sequence[str]) -> list[Run]:
    """The runs of equal items, ordered on both sides and not overlapping."""
    runs: list[Run] = []
    blocks = [(0, len(old), 0, len(new), 0)]
    while blocks:
        old_from, old_to, new_from, new_to, depth = blocks.pop()
        while old_from < old_to and new_from < new_to and old[old_from] == new[new_from]:
            runs.append(Run(old_from, new_from, 1))
            old_from, new_from = old_from + 1, new_from + 1
        while old_from < old_to and new_from < new_to and old[old_to - 1] == new[new_to - 1]:
            old_to, new_to = old_to - 1, new_to - 1
            runs.append(Run(old_to, new_to, 1))
        if old_from == old_to or new_from == new_to:
            continue
        held = _holds(old, new, (old_from, old_to, new_from, new_to)) if depth < _DEEPEST else []
        if held:
            edges = [(old_from - 1, new_from - 1), *held, (old_to, new_to)]
            runs += [Run(left, right, 1) for left, right in held]
            for (left, right), (next_left, next_right) in pairwise(edges):
                blocks.append((left + 1, next_left, right + 1, next_right, depth + 1))
        elif (old_to - old_from) * (new_to - new_from) <= _MOST_CELLS:
            small = SequenceMatcher(None, old[old_from:old_to], new[new_from:new_to], False)
            runs += [
                Run(old_from + block.a, new_from + block.b, block.size)
                for block in small.get_matching_blocks()
                if block.size
            ]
    return _joined(sorted(runs))


def _holds(
    old: Sequence[str], new: Sequence[str], block: tuple[int, int, int, int]
) -> list[tuple[int, int]]:
    """Pairs of places whose item stands once on both sides; the longest row in order of both."""
    old_from, old_to, new_from, new_to = block
    old_count = Counter(old[old_from:old_to])
    new_count = Counter(new[new_from:new_to])
    place = {old[at]: at for at in range(old_from, old_to) if old_count[old[at]] == 1}
    pairs = [
        (place[new[at]], at)
        for at in range(new_from, new_to)
        if new_count[new[at]] == 1 and new[at] in place
    ]
    return [pairs[at] for at in longest_rising([left for left, _right in pairs])]


def longest_rising(numbers: Sequence[int]) -> list[int]:
    """The places of a longest row of rising numbers, by patience sorting: O(n log n)."""
    # The top card of each pile as number and as place, and for each card what lies below left.
    tops: list[int] = []
    cards: list[int] = []
    below: list[int] = []
    for at, number in enumerate(numbers):
        pile = bisect_left(tops, number)
        below.append(cards[pile - 1] if pile else -1)
        tops[pile : pile + 1] = [number]
        cards[pile : pile + 1] = [at]
    row: list[int] = []
    at = cards[-1] if cards else -1
    while at >= 0:
        row.append(at)
        at = below[at]
    return row[::-1]


def _joined(runs: list[Run]) -> list[Run]:
    joined: list[Run] = []
    for run in runs:
        last = joined[-1] if joined else None
        if last and (last.old + last.size, last.new + last.size) == (run.old, run.new):
            joined[-1] = last._replace(size=last.size + run.size)
        else:
            joined.append(run)
    return joined
