"""What became of the sections of one version in a later one."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ..comparison.mapping import Unit, differs, propose
from ..models import Section, SectionOrigin, Succession, Version
from .documents import released_before, sections_of


@dataclass(frozen=True, slots=True)
class Proposal:
    """A section of the last released version, and what is proposed that became of it.

    `kind` is a Succession.Kind, `new` the sections of the working version in reading order,
    `similarity` how much of the words is common, 0 to 1.
    """

    old: Section
    kind: str
    new: tuple[Section, ...]
    similarity: float


def mapping_proposals(version: Version) -> list[Proposal]:
    """One proposal for every section of the version released before this working one."""
    previous = released_before(version)
    if previous is None:
        return []
    return proposals_between(sections_of(previous), sections_of(version))


def proposals_between(old: Sequence[Section], new: Sequence[Section]) -> list[Proposal]:
    origins = defaultdict(set)
    marks = SectionOrigin.objects.filter(section__in=[row.pk for row in new])
    for section, identity in marks.values_list("section", "identity"):
        origins[section].add(identity)
    before = {row.pk: row for row in old}
    after = {row.pk: row for row in new}
    return [
        Proposal(
            before[found.old],
            found.kind,
            tuple(after[key] for key in found.new),
            found.similarity,
        )
        for found in propose(
            [unit(row) for row in old], [unit(row, origins[row.pk]) for row in new]
        )
    ]


def unit(row: Section, origins: Iterable[object] = ()) -> Unit:
    """The section as comparing takes it."""
    return Unit(
        key=row.pk,
        number=row.number,
        kind=row.kind,
        title=row.title,
        text=row.text,
        parent=row.parent_id,
        identity=row.identity_id,
        origins=frozenset(origins),
    )


@dataclass(frozen=True, slots=True)
class Path:
    """Where one section of an old version has come to in a later one.

    `steps` are the keys of the sections reached after each release between, the section's own
    first; the last are the sections now. `kinds` are all that happened on the way, `removed_in`
    the version that no longer had it.
    """

    steps: tuple[tuple[int, ...], ...]
    kinds: frozenset[str]
    removed_in: Version | None = None

    def kind(self, sections: Mapping[int, Section]) -> str:
        """The one Succession.Kind over all steps together; what the text says now decides.

        `sections` holds the section and those it has become.
        """
        now = self.steps[-1]
        if not now:
            return Succession.Kind.REMOVED
        if len(now) > 1:
            return Succession.Kind.SPLIT
        if Succession.Kind.MERGED in self.kinds:
            return Succession.Kind.MERGED
        if len(self.steps) == 2:
            [kind] = self.kinds
            return kind
        old, new = sections[self.steps[0][0]], sections[now[0]]
        if differs(unit(old), unit(new)):
            return Succession.Kind.CHANGED
        moved = old.number != new.number or self.kinds & {"moved", "split"}
        return Succession.Kind.MOVED if moved else Succession.Kind.UNCHANGED


class Lineage:
    """The successions of a document from one version to a later one, read once.

    Two queries between released versions; one that is in work is compared with the version before
    it, because nobody has confirmed yet what becomes of its sections.
    """

    def __init__(self, old: Version, new: Version) -> None:
        if old.document_id != new.document_id or old.number > new.number:
            raise ValueError("a later version of the same document is needed")
        between = Version.objects.filter(
            document=old.document_id, number__gt=old.number, number__lte=new.number
        )
        self.versions = list(between.order_by("number")) if old != new else []
        # By old section: its kind, and the new ones in reading order.
        self.became: dict[int, tuple[str, list[int]]] = {}
        rows = Succession.objects.filter(version__in=self.versions).order_by("new__order")
        for before, after, kind in rows.values_list("old", "new", "kind") if old != new else ():
            _, found = self.became.setdefault(before, (kind, []))
            if after is not None:
                found.append(after)
        if self.versions and self.versions[-1].state == Version.State.WORKING:
            for proposal in mapping_proposals(self.versions[-1]):
                keys = [row.pk for row in proposal.new]
                self.became[proposal.old.pk] = (proposal.kind, keys)

    def follow(self, section: int) -> Path:
        """What became of a section (key) of the old version in the new one."""
        here: tuple[int, ...] = (section,)
        steps = [here]
        kinds = {Succession.Kind.UNCHANGED.value} if not self.versions else set()
        for version in self.versions:
            reached: dict[int, None] = {}
            for key in here:
                kind, found = self.became[key]
                kinds.add(kind)
                reached |= dict.fromkeys(found)
            here = tuple(reached)
            steps.append(here)
            if not here:
                return Path(tuple(steps), frozenset(kinds), removed_in=version)
        return Path(tuple(steps), frozenset(kinds))
