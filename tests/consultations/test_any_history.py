"""Whatever is done to a document, no contribution is lost or put to foreign words.

Random histories of editing and releasing. Every word of every text is used once in the world, so
that the truth is known: where a word stands now, there stands the text it was written in. The
suite runs few histories; many with MITSPRACHE_TEST_EXAMPLES=1000.
"""

import itertools
import os
from collections import defaultdict
from collections.abc import Callable, Iterator

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, event, given, settings
from hypothesis import strategies as st

from mitsprache.consultations import queries
from mitsprache.consultations.actions import refusals
from mitsprache.consultations.actions.documents import NewSection, write_sections
from mitsprache.consultations.actions.editing import (
    Part,
    merge_sections,
    move_section,
    remove_section,
    split_section,
)
from mitsprache.consultations.comparison.passages import locate, plain_text
from mitsprache.consultations.models import Contribution, Section, Succession, Version
from tests.consultations import drafting
from tests.consultations.drafting import contribute, edit, insert, release, working

pytestmark = pytest.mark.django_db

EXAMPLES = int(os.environ.get("MITSPRACHE_TEST_EXAMPLES", "10"))
SIX = set(Succession.Kind.values)
DEEDS = (
    *("change words", "change words", "rewrite", "retitle", "renumber", "move", "split", "merge"),
    *("insert", "remove", "cut and paste", "import anew", "release", "release", "contribute"),
    *("contribute", "contribute"),
)


class History:
    """A document, what was done to it, and what is known to be true about it."""

    def __init__(self) -> None:
        self.count = itertools.count(1)
        self.document = drafting.draft(
            [
                NewSection(depth, number, "chapter", f"Titel {number}", self.fresh(16))
                for depth, number in ((1, "1"), (2, "1.1"), (2, "1.2"), (1, "2"), (2, "2.1"))
            ]
        ).document
        self.given: dict[int, dict[str, object]] = {}
        # By identity: the identities whose text went into it by splitting or merging.
        self.sources: dict[object, set[object]] = defaultdict(set)
        self.release(0, 0)

    def fresh(self, words: int) -> str:
        """Words that stand nowhere else, in sentences and paragraphs."""
        text = [f"wort{next(self.count)}" for _ in range(words)]
        for at in range(6, words, 7):
            text[at] += ".\n\n" if at % 2 else "."
        return " ".join(text).replace("\n\n ", "\n\n")

    @property
    def version(self) -> Version:
        return working(self.document)

    def pick(self, at: int) -> Section | None:
        rows = list(self.version.sections.order_by("order"))
        return rows[at % len(rows)] if rows else None

    def do(self, deed: str, one: int, other: int) -> None:
        method: Callable[[int, int], None] = getattr(self, deed.replace(" ", "_"))
        try:
            with transaction.atomic():
                method(one, other)
        except (refusals.StructureWrong, refusals.EntryWrong):
            pass  # the deed makes no sense here; nothing was changed

    def change_words(self, one: int, other: int) -> None:
        row = self.pick(one)
        if row is None or not row.text:
            return
        words = row.text.split(" ")
        at = other % len(words)
        words[at : at + other % 3] = [self.fresh(1)] * (other % 2)
        edit(row, text=" ".join(words))

    def rewrite(self, one: int, other: int) -> None:
        if row := self.pick(one):
            edit(row, text=self.fresh(8 + other % 8))

    def retitle(self, one: int, other: int) -> None:
        if row := self.pick(one):
            edit(row, title=f"Titel {next(self.count)}")

    def renumber(self, one: int, other: int) -> None:
        if row := self.pick(one):
            edit(row, number=f"N {next(self.count)}")

    def move(self, one: int, other: int) -> None:
        row, place = self.pick(one), self.pick(other)
        if row is None or place is None:
            return
        parent, after = (place, None) if one % 2 else (place.parent, place)
        move_section(
            actor=drafting.department(),
            section=row,
            revision=row.revision,
            parent=parent,
            after=after,
        )

    def split(self, one: int, other: int) -> None:
        row = self.pick(one)
        if row is None:
            return
        words = row.text.split(" ")
        at = 1 + other % max(1, len(words) - 1)
        parts = [Part(row.title, " ".join(words[:at])), Part("", " ".join(words[at:]))]
        made = split_section(
            actor=drafting.department(), section=row, revision=row.revision, parts=parts
        )
        for part in made[1:]:
            self.sources[part.identity_id] |= {row.identity_id, *self.sources[row.identity_id]}

    def merge(self, one: int, other: int) -> None:
        into, gone = self.pick(one), self.pick(other)
        if into is None or gone is None or into == gone:
            return
        merge_sections(
            actor=drafting.department(),
            into=into,
            other=gone,
            revision=into.revision,
            other_revision=gone.revision,
        )
        self.sources[into.identity_id] |= {gone.identity_id, *self.sources[gone.identity_id]}

    def insert(self, one: int, other: int) -> None:
        place = self.pick(one)
        parent = place if place is not None and other % 2 else None
        insert(self.version, "", self.fresh(10), parent=parent)

    def remove(self, one: int, other: int) -> None:
        if row := self.pick(one):
            remove_section(actor=drafting.department(), section=row, revision=row.revision)

    def cut_and_paste(self, one: int, other: int) -> None:
        row, place = self.pick(one), self.pick(other)
        if row is None or place is None or row == place or not row.title or not place.title:
            return
        words = row.text.split(" ")
        cut = words[: 1 + len(words) // 2]
        edit(row, text=" ".join(words[len(cut) :]))
        edit(place, text=f"{place.text}\n\n{' '.join(cut)}".strip())

    def import_anew(self, one: int, other: int) -> None:
        """A file with what is there, in another order, renumbered, without identities."""
        rows = list(self.version.sections.order_by("order"))
        if not rows:
            return
        at = one % len(rows)
        sections = [
            NewSection(1 + other % 2, f"I {next(self.count)}", row.kind, row.title, row.text)
            for row in rows[at:] + rows[:at]
        ]
        write_sections(actor=drafting.department(), version=self.version, sections=sections)

    def release(self, one: int, other: int) -> None:
        if self.pick(0) is not None:
            release(self.version)

    def contribute(self, one: int, other: int) -> None:
        released = list(self.document.versions.exclude(state="working").order_by("number"))
        rows = list(released[-1 - one % len(released)].sections.order_by("order"))
        row = rows[other % len(rows)]
        words = plain_text(row.html).split(" ")
        at = one % len(words)
        length = other % 8
        exact = " ".join(words[at : at + length]) if row.text else ""
        made = contribute(row, exact)
        self.given[made.pk] = Contribution.objects.values().get(pk=made.pk)


def words_of(text: str) -> set[str]:
    return {word.strip(".") for word in text.split()}


def check_mapping(version: Version) -> None:
    """Every section of the version before has one kind, and as many successors as it needs."""
    previous = queries.released_before(version)
    if previous is None:
        return
    became: dict[int, list[Succession]] = defaultdict(list)
    for row in Succession.objects.filter(version=version):
        became[row.old_id].append(row)
    assert set(became) == set(previous.sections.values_list("pk", flat=True))
    for rows in became.values():
        [kind] = {row.kind for row in rows}
        found = [row.new_id for row in rows if row.new_id is not None]
        assert kind in SIX
        assert len(found) == {"removed": 0, "split": max(2, len(found))}.get(kind, 1)
        assert {row.new.version_id for row in rows if row.new} <= {version.pk}


def check_contribution(
    given: Contribution, found: queries.Whereabouts, version: Version, history: History
) -> None:
    assert found.kind in SIX
    old = given.section
    # Its words are shown as they were handed in, on the text that they were about.
    assert found.exact == given.exact
    if given.exact:
        assert locate(plain_text(old.html), given.exact, given.prefix, given.suffix)
    # The section's successors come out of it, by identity or by its very words.
    assert bool(found.sections) == (found.kind != "removed") == (found.removed_in is None)
    assert len(found.sections) >= 2 if found.kind == "split" else len(found.sections) <= 1
    for row in found.sections:
        assert row.version_id == version.pk
        lines = {row.identity_id, *history.sources[row.identity_id]}
        assert old.identity_id in lines or comes_from(row, old)
    if found.kind in {"unchanged", "moved"}:
        assert (found.sections[0].title, found.sections[0].text) == (old.title, old.text)
    if not given.exact:
        assert found.quote == ""
        return
    mine = words_of(given.exact)
    if found.quote == "gone":
        assert found.place is None
        # Gone is only said where no successor holds the quote; of a few words it may be, because
        # the same few words could be somebody else's.
        assert len(mine) < 4 or not any(
            locate(plain_text(row.html), given.exact) for row in found.sections
        )
        return
    assert found.place is not None
    assert found.place.version_id == version.pk
    there = words_of(plain_text(found.place.html)[found.start : found.end])
    if found.quote == "changed":
        assert len(mine & there) >= 0.25 * len(mine), "not foreign words"
        assert found.words.split() != given.exact.split()
    else:
        assert found.words.split() == given.exact.split()


def comes_from(row: Section, old: Section) -> bool:
    """Of texts that were imported anew: they share words, which are used once in the world."""
    return (row.title == old.title != "") or bool(words_of(row.text) & words_of(old.text))


def check(history: History) -> None:
    versions = list(history.document.versions.order_by("number"))
    for version in versions:
        if version.state != "working":
            assert queries.is_intact(version)
            check_mapping(version)
    stored = {row["id"]: row for row in Contribution.objects.values()}
    assert stored == history.given, "none lost, none changed"
    every = Contribution.objects.select_related("section__version", "consultation__version")
    for version in versions:
        some = [one for one in every if one.section.version.number <= version.number]
        for pk, found in queries.whereabouts_of(some, version).items():
            [given_one] = [one for one in some if one.pk == pk]
            event(f"{found.kind}, quote {found.quote or 'none'}")
            check_contribution(given_one, found, version, history)
    for old, new in itertools.pairwise(versions):
        comparison = queries.compare_versions(old, new)
        assert sorted(row.pk for line in comparison.rows for row in line.old) == sorted(
            old.sections.values_list("pk", flat=True)
        )
        assert sorted(row.pk for line in comparison.rows for row in line.new) == sorted(
            new.sections.values_list("pk", flat=True)
        )


@pytest.fixture
def undone() -> Iterator[Callable[[], transaction.Atomic]]:
    """A transaction for each history, which leaves nothing behind."""
    drafting.department()
    drafting.lead()
    yield transaction.atomic


numbers = st.integers(0, 60)


@settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize="MITSPRACHE_TEST_EXAMPLES" not in os.environ,
    phases=[Phase.explicit, Phase.generate],  # making a history smaller takes minutes
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(st.tuples(st.sampled_from(DEEDS), numbers, numbers), min_size=8, max_size=24))
def test_in_any_history_every_contribution_is_one_of_six_with_its_quote(
    undone: Callable[[], transaction.Atomic], deeds: list[tuple[str, int, int]]
) -> None:
    with undone():
        history = History()
        history.contribute(3, 1)
        history.contribute(5, 15)
        for deed, one, other in deeds:
            history.do(deed, one, other)
        history.release(0, 0)
        check(history)
        transaction.set_rollback(True)
