"""Any two versions of a document side by side: what changed where, and word by word."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from ..comparison.passages import plain_text
from ..comparison.words import Passage, Piece, passages, word_diff
from ..models import Section, Version
from .documents import sections_of
from .mapping import Lineage

ADDED = "added"


@dataclass(frozen=True, slots=True)
class Row:
    """Sections that belong together: one became one, several or none, or several became one.

    `kind` is a Succession.Kind, or `added` for what is new. `title` is the difference of the
    titles, `passages` those of the texts as they are read, paragraph by paragraph, also the
    unchanged ones; both are empty where nothing differs.
    """

    kind: str
    old: tuple[Section, ...]
    new: tuple[Section, ...]
    title: tuple[Piece, ...] = ()
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """`rows` in the reading order of the new version, what was removed at its old place."""

    old: Version
    new: Version
    rows: tuple[Row, ...]

    @property
    def counts(self) -> dict[str, int]:
        """How many rows there are of each kind."""
        return dict(Counter(row.kind for row in self.rows))

    @property
    def changes(self) -> list[Row]:
        """Without what is as it was."""
        return [row for row in self.rows if row.kind != "unchanged"]


def compare_versions(a: Version, b: Version) -> Comparison:
    """What changed between two versions of a document, the earlier one first.

    Four queries between released versions, whatever the number of sections.
    """
    old, new = sorted((a, b), key=lambda version: version.number)
    lineage = Lineage(old, new)
    before = sections_of(old)
    after = sections_of(new) if new != old else before
    sections = {row.pk: row for row in (*before, *after)}
    paths = {row.pk: lineage.follow(row.pk) for row in before}
    groups = _joined({key: path.steps[-1] for key, path in paths.items()})
    rows: list[Row] = []
    for olds, news in groups:
        kinds = {paths[key].kind(sections) for key in olds}
        kind = next((one for one in ("split", "merged") if one in kinds), min(kinds))
        rows.append(_row(kind, [sections[key] for key in olds], [sections[key] for key in news]))
    known = {key for _olds, news in groups for key in news}
    rows += [_row(ADDED, [], [row]) for row in after if row.pk not in known]
    return Comparison(old, new, tuple(_in_order(rows)))


def _joined(became: dict[int, tuple[int, ...]]) -> list[tuple[list[int], list[int]]]:
    """Old and new keys that belong together, directly or over a third one."""
    groups: list[tuple[list[int], list[int]]] = []
    group_of: dict[int, tuple[list[int], list[int]]] = {}
    for key, found in became.items():
        touched: list[tuple[list[int], list[int]]] = []
        for one in found:
            group = group_of.get(one)
            if group is not None and not any(group is other for other in touched):
                touched.append(group)
        group = ([], [])
        for other in touched:
            group[0].extend(other[0])
            group[1].extend(other[1])
        groups = [one for one in groups if not any(one is other for other in touched)]
        group[0].append(key)
        group[1].extend(one for one in found if one not in group[1])
        groups.append(group)
        group_of |= dict.fromkeys(group[1], group)
    return groups


def _row(kind: str, old: Iterable[Section], new: Iterable[Section]) -> Row:
    olds = tuple(sorted(old, key=lambda row: row.order))
    news = tuple(sorted(new, key=lambda row: row.order))
    titles = [" / ".join(row.title for row in rows if row.title) for rows in (olds, news)]
    texts = ["\n".join(plain_text(row.html) for row in rows) for rows in (olds, news)]
    return Row(
        kind,
        olds,
        news,
        title=tuple(word_diff(*titles)) if titles[0] != titles[1] else (),
        passages=tuple(passages(*texts)) if texts[0] != texts[1] else (),
    )


def _in_order(rows: list[Row]) -> Iterable[Row]:
    standing = sorted((row for row in rows if row.new), key=lambda row: row.new[0].order)
    removed = sorted((row for row in rows if not row.new), key=lambda row: row.old[0].order)
    for row in standing:
        # What was removed stands before the first one that followed it in the old version.
        while removed and row.old and removed[0].old[0].order < row.old[0].order:
            yield removed.pop(0)
        yield row
    yield from removed
