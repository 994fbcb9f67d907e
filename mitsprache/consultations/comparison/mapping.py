"""What became of each section in a new version, proposed from identities and from words.

Pure: `Unit`s in, proposals out. First the identities are believed, then the marks that splitting
and merging left; what then has no successor is compared word by word, because a text that was
imported anew or moved with copy and paste carries no identity.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from .alignment import longest_rising, tokens

# Two sections are the same one when so much of their words is common ...
_LIKE = 0.5
# ... and what went into another section, or came out of one, stands there nearly word by word.
_CONTAINED = 0.75
_FEW_WORDS = 8
# Of each section as many are looked at more closely.
_FEW_LIKE = 8
# A word that stands in more sections than this says nothing about which two belong together.
_COMMON_WORD = 60


@dataclass(frozen=True, slots=True)
class Unit:
    """A section as far as comparing needs it; in lists always in reading order.

    `key` is the caller's, `parent` the key of the section above it in the same version.
    `identity` None: none yet. `origins`: identities that splitting or merging left.
    """

    key: int
    number: str
    kind: str
    title: str
    text: str
    parent: int | None = None
    identity: Hashable | None = None
    origins: frozenset[Hashable] = field(default=frozenset())

    @property
    def words(self) -> list[str]:
        return [token.text for token in tokens(f"{self.title}\n{self.text}") if token.is_word]


@dataclass(frozen=True, slots=True)
class Proposed:
    """`old` has become `new` (keys, in reading order); `similarity` of the words, 0 to 1."""

    old: int
    kind: str
    new: tuple[int, ...]
    similarity: float


def propose(old: Sequence[Unit], new: Sequence[Unit]) -> list[Proposed]:
    """One proposal for every old section, in its order, of exactly one Succession.Kind."""
    successors = _by_identity(old, new)
    _by_words(old, new, successors)
    before = {unit.key: unit for unit in old}
    after = {unit.key: unit for unit in new}
    place = {unit.key: order for order, unit in enumerate(new)}
    predecessors = Counter(key for keys in successors.values() for key in keys)
    out_of_order = _moved(old, new, successors)
    proposals = []
    for unit in old:
        found = sorted(successors[unit.key], key=lambda key: place[key])
        if not found:
            kind = "removed"
        elif len(found) > 1:
            kind = "split"
        elif predecessors[found[0]] > 1:
            kind = "merged"
        elif differs(unit, after[found[0]]):
            kind = "changed"
        elif unit.key in out_of_order or unit.number != after[found[0]].number:
            kind = "moved"
        else:
            kind = "unchanged"
        alike = likeness(before[unit.key], [after[key] for key in found])
        proposals.append(Proposed(unit.key, kind, tuple(found), alike))
    return proposals


def differs(old: Unit, new: Unit) -> bool:
    """Whether the section says something else; its place and number do not count."""
    return (old.kind, old.title, old.text) != (new.kind, new.title, new.text)


def likeness(old: Unit, new: Sequence[Unit]) -> float:
    """How much of the words is common to the old section and the new ones together, 0 to 1."""
    before = Counter(old.words)
    after = Counter(word for unit in new for word in unit.words)
    together = before.total() + after.total()
    return round(2 * (before & after).total() / together, 3) if together and new else 0.0


def match(old: Sequence[Unit], new: Sequence[Unit]) -> dict[int, int]:
    """Which old section (key) each new text is, by number and words; each taken once.

    For texts without identities. First what is equal and stands once, then what has number and
    title of before, then by the likeness of words, where number, title and order decide between
    equals.
    """
    pairs: dict[int, int] = {}
    once = {(unit.title, unit.text): unit for unit in _standing_once(old)}
    for unit in _standing_once(new):
        if (unit.title, unit.text) in once:
            pairs[once[unit.title, unit.text].key] = unit.key
    taken = set(pairs.values())
    named = {(unit.number, unit.title): unit for unit in old if unit.key not in pairs}
    for unit in new:
        same = named.get((unit.number, unit.title)) if unit.title else None
        if same is not None and unit.key not in taken:
            pairs[same.key] = unit.key
            taken.add(unit.key)
    left = [unit for unit in old if unit.key not in pairs]
    right = [unit for unit in new if unit.key not in taken]
    orders = {unit.key: at for at, unit in enumerate(old)}, {u.key: at for at, u in enumerate(new)}
    scored = sorted(
        (
            -(alike + 0.2 * (one.number == other.number) + 0.1 * (one.title == other.title)),
            abs(orders[0][one.key] - orders[1][other.key]),
            one.key,
            other.key,
        )
        for one, other, alike in _alike(left, right)
    )
    for _score, _distance, one_key, other_key in scored:
        if one_key not in pairs and other_key not in taken:
            pairs[one_key] = other_key
            taken.add(other_key)
    return pairs


def _standing_once(units: Sequence[Unit]) -> list[Unit]:
    count = Counter((unit.title, unit.text) for unit in units)
    return [unit for unit in units if count[unit.title, unit.text] == 1]


def _alike(old: Sequence[Unit], new: Sequence[Unit]) -> Iterable[tuple[Unit, Unit, float]]:
    """Pairs that are like enough; of each only the few are looked at that share most words."""
    bags = {id(unit): Counter(unit.words) for unit in (*old, *new)}
    having: dict[str, list[int]] = defaultdict(list)
    for place, unit in enumerate(new):
        for word in bags[id(unit)]:
            having[word].append(place)
    for one in old:
        words = bags[id(one)]
        shared = Counter(
            place
            for word in words
            if len(having.get(word, ())) <= _COMMON_WORD
            for place in having.get(word, ())
        )
        for place, _count in shared.most_common(_FEW_LIKE):
            theirs = bags[id(new[place])]
            alike = 2 * (words & theirs).total() / (words.total() + theirs.total())
            if alike >= _LIKE:
                yield one, new[place], alike


def _by_identity(old: Sequence[Unit], new: Sequence[Unit]) -> dict[int, set[int]]:
    known = {unit.identity: unit.key for unit in old}
    successors: dict[int, set[int]] = {unit.key: set() for unit in old}
    for unit in new:
        for identity in {unit.identity, *unit.origins} & known.keys():
            successors[known[identity]].add(unit.key)
    return successors


def _by_words(old: Sequence[Unit], new: Sequence[Unit], successors: dict[int, set[int]]) -> None:
    """Find successors for what has none, and for new sections where their text came from."""
    claimed = {key for keys in successors.values() for key in keys}
    free = [unit for unit in new if unit.key not in claimed]
    lost = [unit for unit in old if not successors[unit.key]]
    for one, other in match(lost, free).items():
        successors[one].add(other)
        claimed.add(other)
    free = [unit for unit in free if unit.key not in claimed]
    lost = [unit for unit in lost if not successors[unit.key]]
    if not free and not lost:
        return
    old_rows = {unit.key: _rows(unit) for unit in old}
    new_rows = {unit.key: _rows(unit) for unit in new}
    # Cut out of a section and put into a new one: it must be missing where it stood.
    missing = {
        key: rows.difference(*(new_rows[other] for other in successors[key]))
        for key, rows in old_rows.items()
    }
    holding = _index(missing)
    for unit in free:
        if (source := _holding(new_rows[unit.key], holding)) is not None:
            successors[source].add(unit.key)
    # Put into another section: it must be new there.
    sources: dict[int, list[int]] = defaultdict(list)
    for key, keys in successors.items():
        for other in keys:
            sources[other].append(key)
    come_in = {
        key: rows.difference(*(old_rows[one] for one in sources[key]))
        for key, rows in new_rows.items()
    }
    holding = _index(come_in)
    for unit in lost:
        if (target := _holding(old_rows[unit.key], holding)) is not None:
            successors[unit.key].add(target)


_Row = tuple[str, ...]


def _rows(unit: Unit) -> set[_Row]:
    """Every three words in a row: enough of them are no coincidence."""
    words = unit.words
    return {tuple(words[at : at + 3]) for at in range(len(words) - 2)}


def _index(rows_of: Mapping[int, set[_Row]]) -> dict[_Row, list[int]]:
    having: dict[_Row, list[int]] = defaultdict(list)
    for key, rows in rows_of.items():
        for row in rows:
            having[row].append(key)
    return having


def _holding(rows: set[_Row], having: Mapping[_Row, list[int]]) -> int | None:
    """The one section that holds nearly all of these rows; None for a few words."""
    if len(rows) < _FEW_WORDS - 2:
        return None
    count = Counter(
        key
        for row in rows
        if len(having.get(row, ())) <= _COMMON_WORD
        for key in having.get(row, ())
    )
    best = max(count, key=lambda key: (count[key], -key), default=None)
    return best if best is not None and count[best] >= _CONTAINED * len(rows) else None


def _moved(
    old: Sequence[Unit], new: Sequence[Unit], successors: Mapping[int, set[int]]
) -> set[int]:
    """Old sections that stand under another parent now, or in another order beside their kin."""
    after = {unit.key: unit for unit in new}
    place = {unit.key: order for order, unit in enumerate(new)}
    moved: set[int] = set()
    kin: dict[int | None, list[tuple[int, int]]] = defaultdict(list)
    for unit in old:
        if len(successors[unit.key]) != 1:
            continue
        [key] = successors[unit.key]
        expected = successors[unit.parent] if unit.parent is not None else {None}
        if after[key].parent in expected:
            kin[unit.parent].append((unit.key, place[key]))
        else:
            moved.add(unit.key)
    for pairs in kin.values():
        kept = longest_rising([order for _key, order in pairs])
        moved |= {key for at, (key, _order) in enumerate(pairs) if at not in kept}
    return moved
