"""Sheets that say nearly the same under another title (in real lists: sheets 69 and 70).

Texts are compared by the word groups they share. Each text is boiled down to the smallest hashes
of its groups of four words (a bottom-k sketch), so that thousands of sheets are compared through
an index of hashes instead of pair by pair, and the same texts always give the same answer.
"""

import heapq
import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

GROUP = 4  # words that have to stand in the same order
SIZE = 64  # hashes kept of each text
NEARLY = 0.6  # from here on two texts count as nearly the same
MOST = 5  # near twins named for a text
STANDING = 60  # word groups in more different texts than these are standing phrases
FEWEST_WORDS = 12  # shorter texts say too little to be compared
_WORD = re.compile(r"\w+")

Sketch = frozenset[int]


@dataclass(frozen=True, slots=True)
class Twin:
    """Another sheet with nearly the same text: its key and the share of common word groups."""

    key: int
    share: float

    @property
    def percent(self) -> int:
        """The share in whole percent, as shown to people."""
        return round(self.share * 100)


def sketch(text: str) -> Sketch:
    """The fingerprint of a text; empty for texts too short to be compared."""
    words = [word.casefold() for word in _WORD.findall(text)]
    if len(words) < FEWEST_WORDS:
        return frozenset()
    groups = {
        zlib.crc32(" ".join(words[at : at + GROUP]).encode())
        for at in range(len(words) - GROUP + 1)
    }
    return frozenset(heapq.nsmallest(SIZE, groups))


def share(one: Sketch, other: Sketch) -> float:
    """Estimated share of common word groups of two texts, 0 to 1 (Jaccard)."""
    if not one or not other:
        return 0.0
    smallest = heapq.nsmallest(min(SIZE, len(one | other)), one | other)
    return sum(value in one and value in other for value in smallest) / len(smallest)


def near_twins(key: int, text: str, others: Mapping[int, Sketch]) -> list[Twin]:
    """The entries of `others` whose text is nearly that of `key`, nearest first."""
    own = sketch(text)
    found = [Twin(other, share(own, others[other])) for other in others if other != key]
    return sorted(
        (twin for twin in found if twin.share >= NEARLY), key=lambda twin: (-twin.share, twin.key)
    )


def all_near_twins(sketches: Mapping[int, Sketch]) -> dict[int, list[Twin]]:
    """Every entry that has near twins, with the nearest of them (MOST at most).

    Goes through an index of word groups, not pair by pair: cost grows with the number of texts.
    """
    same: dict[Sketch, list[int]] = defaultdict(list)
    for key in sorted(sketches):
        if sketches[key]:
            same[sketches[key]].append(key)
    alike: dict[Sketch, list[tuple[Sketch, float]]] = defaultdict(list)
    for one, other, likeness in _pairs(list(same)):
        alike[one].append((other, likeness))
        alike[other].append((one, likeness))
    result: dict[int, list[Twin]] = {}
    for own, keys in same.items():
        for key in keys:
            twins = [Twin(other, 1.0) for other in keys[: MOST + 1] if other != key]
            twins += [
                Twin(same_key, likeness)
                for other, likeness in alike[own]
                for same_key in same[other][:MOST]
            ]
            if twins:
                result[key] = sorted(twins, key=lambda twin: (-twin.share, twin.key))[:MOST]
    return result


def _pairs(distinct: list[Sketch]) -> Iterator[tuple[Sketch, Sketch, float]]:
    holders: dict[int, list[int]] = defaultdict(list)
    for number, own in enumerate(distinct):
        common = Counter(
            other for value in own if len(holders[value]) <= STANDING for other in holders[value]
        )
        for other, count in common.items():
            if count * 2 < len(own) * NEARLY:
                continue
            likeness = share(own, distinct[other])
            if likeness >= NEARLY:
                yield own, distinct[other], likeness
        for value in own:
            holders[value].append(number)
