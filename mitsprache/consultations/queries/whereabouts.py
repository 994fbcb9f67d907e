"""Where a contribution to an old version stands in a later one, and what became of its quote."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ..comparison.passages import (
    Carried,
    Status,
    carry,
    distinctive,
    kept_share,
    locate,
    plain_text,
)
from ..comparison.words import Piece, word_diff
from ..models import Contribution, Section, Succession, Version
from .mapping import Lineage, Path

# Changed from release to release, a passage is still itself while so much of its letters is left.
_LEAST_LEFT = 0.3
_RANK = {"unchanged": 0, "moved": 1, "changed": 2, "gone": 3}


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """`kind` is a Succession.Kind: what became of the section that the contribution is about.

    `sections` are what it has become, in reading order, none when it was removed (then
    `removed_in` is the version that no longer had it) or the contribution is about the whole
    document. With a marked passage `exact` is the quote as it was handed in, whatever happened,
    and `quote` its status: `unchanged`, `changed`, `moved` (the same words elsewhere) or `gone`.
    Unless it is gone, `words` is what stands there now, in `place`, from `start` to `end` of
    its plain text.
    """

    kind: str
    sections: tuple[Section, ...] = ()
    removed_in: Version | None = None
    exact: str = ""
    quote: str = ""
    words: str = ""
    place: Section | None = None
    start: int = 0
    end: int = 0

    @property
    def difference(self) -> list[Piece]:
        """The quote as it was and as it is now, word by word (comparison.words)."""
        return word_diff(self.exact, self.words) if self.quote else []


def whereabouts(contribution: Contribution, version: Version) -> Whereabouts:
    """Where `contribution` stands in `version`, its own or any later one of the same document.

    Raises ValueError for an earlier version.
    """
    return whereabouts_of([contribution], version)[contribution.pk]


def whereabouts_of(
    contributions: Sequence[Contribution], version: Version
) -> dict[int, Whereabouts]:
    """The same for many contributions, by their keys; the number of queries stays the same.

    Load them with `select_related("section__version", "consultation__version")`. They may be
    about several versions, which costs the queries anew for each.
    """
    by_version: dict[Version, list[Contribution]] = {}
    for contribution in contributions:
        about = contribution.section or contribution.consultation
        by_version.setdefault(about.version, []).append(contribution)
    found: dict[int, Whereabouts] = {}
    for old, some in by_version.items():
        found |= _Search(old, version, some).answers()
    return found


class _Search:
    """The answers for contributions to one old version."""

    def __init__(self, old: Version, new: Version, some: Sequence[Contribution]) -> None:
        self.old, self.new, self.contributions = old, new, some
        lineage = Lineage(old, new)
        about = {one.section_id for one in some if one.section_id is not None}
        self.paths = {key: lineage.follow(key) for key in about}
        needed = {key for path in self.paths.values() for step in path.steps for key in step}
        self.sections = _by_key(Section.objects.filter(pk__in=needed)) if needed else {}
        self._whole: dict[int, dict[int, Section]] = {}
        self._plain: dict[int, str] = {}

    def answers(self) -> dict[int, Whereabouts]:
        return {one.pk: self._answer(one) for one in self.contributions}

    def _answer(self, one: Contribution) -> Whereabouts:
        if one.section_id is None:
            same = self.old.content_hash == (self.new.content_hash or self.old.content_hash)
            return Whereabouts(
                (Succession.Kind.UNCHANGED if same else Succession.Kind.CHANGED).value
            )
        path = self.paths[one.section_id]
        kind = str(path.kind(self.sections))
        now = tuple(self.sections[key] for key in path.steps[-1])
        if not one.exact:
            return Whereabouts(kind, now, path.removed_in)
        place, carried = self._carried(one, path)
        if place is None:
            return Whereabouts(kind, now, path.removed_in, one.exact, "gone")
        words = self._text(place)[carried.start : carried.end]
        status = carried.status
        return Whereabouts(
            kind,
            now,
            path.removed_in,
            exact=one.exact,
            quote=status,
            words=words,
            place=place,
            start=carried.start,
            end=carried.end,
        )

    def _carried(self, one: Contribution, path: Path) -> tuple[Section | None, Carried]:
        """The passage's place in the new version: step by step, at once, or in another section."""
        section = self.sections[path.steps[0][0]]
        found = locate(self._text(section), one.exact, one.prefix, one.suffix)
        if found is None:  # handed in on a text that no longer exists; nothing is guessed
            return None, Carried("gone")
        begin = Carried("unchanged", *found, 1.0)
        place: Section | None = section
        carried = begin
        for step in path.steps[1:]:
            if place is None:
                break
            place, carried = self._best(place, carried, [self.sections[key] for key in step])
        if place is None or self._left(one, place, carried) < _LEAST_LEFT:
            place, carried = self._best(
                section, begin, [self.sections[key] for key in path.steps[-1]]
            )
        if place is None:
            place, carried = self._elsewhere(one, path)
        if place is None:
            return None, carried
        return place, carried._replace(status=self._status(one, place, carried))

    def _best(
        self, place: Section, at: Carried, sections: Iterable[Section]
    ) -> tuple[Section | None, Carried]:
        """Where the passage came to in one of these sections; `moved` and `changed` add up."""
        old = self._text(place)
        options = [(row, carry(old, self._text(row), at.start, at.end)) for row in sections]
        options = [option for option in options if option[1].status != "gone"]
        if not options:
            return None, Carried("gone")
        row, best = min(options, key=lambda one: (_RANK[one[1].status], -one[1].share))
        moved = best.status == "unchanged" and at.status == "moved"
        return row, best._replace(status="moved") if moved else best

    def _elsewhere(self, one: Contribution, path: Path) -> tuple[Section | None, Carried]:
        """The very same words in the one section of the new version that has them, and only now."""
        if self.old == self.new or not distinctive(one.exact):
            return None, Carried("gone")
        before, after = self._all(self.old), self._all(self.new)
        if any(
            locate(self._text(row), one.exact)
            for row in before.values()
            if row.pk != one.section_id
        ):
            return None, Carried("gone")
        having = [(row, locate(self._text(row), one.exact)) for row in after.values()]
        places = [(row, found) for row, found in having if found]
        if len(places) != 1:
            return None, Carried("gone")
        row, (start, end) = places[0]
        return row, Carried("moved", start, end, 1.0)

    def _status(self, one: Contribution, place: Section, carried: Carried) -> Status:
        """After several steps the words decide: the same ones are not changed."""
        words = self._text(place)[carried.start : carried.end]
        same = "".join(words.split()) == "".join(one.exact.split())
        if not same:
            return "changed"
        return "moved" if carried.status == "moved" else "unchanged"

    def _left(self, one: Contribution, place: Section, carried: Carried) -> float:
        return kept_share(one.exact, self._text(place)[carried.start : carried.end])

    def _text(self, section: Section) -> str:
        if section.pk not in self._plain:
            self._plain[section.pk] = plain_text(section.html)
        return self._plain[section.pk]

    def _all(self, version: Version) -> Mapping[int, Section]:
        if version.pk not in self._whole:
            self._whole[version.pk] = _by_key(Section.objects.filter(version=version))
        return self._whole[version.pk]


def _by_key(rows: Iterable[Section]) -> dict[int, Section]:
    return {row.pk: row for row in rows}
