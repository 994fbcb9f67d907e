"""What became of sections, contributions and their quotes, from version to version."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mitsprache.consultations import queries
from mitsprache.consultations.actions.documents import NewSection, write_sections
from mitsprache.consultations.actions.editing import (
    Part,
    merge_sections,
    move_section,
    remove_section,
    split_section,
)
from mitsprache.consultations.comparison.mapping import Unit, match, propose
from mitsprache.consultations.models import Contribution, Section, Version
from tests.common.test_text import work
from tests.consultations import drafting
from tests.consultations.drafting import (
    COURSES,
    WELCOME,
    WORK,
    contribute,
    edit,
    insert,
    release,
    section,
    working,
)

pytestmark = pytest.mark.django_db

RAT = "findet an einem Ort Rat in vielen Sprachen"


@pytest.fixture
def first() -> Version:
    return release(drafting.draft())


def proposed(version: Version) -> dict[str, tuple[str, list[str]]]:
    return {
        one.old.number: (one.kind, [row.number for row in one.new])
        for one in queries.mapping_proposals(version)
    }


def remove(row: Section) -> None:
    remove_section(actor=drafting.department(), section=row, revision=row.revision)


def split(row: Section, *texts: str) -> list[Section]:
    parts = [Part(row.title if not at else "", text) for at, text in enumerate(texts)]
    return split_section(
        actor=drafting.department(), section=row, revision=row.revision, parts=parts
    )


def merge(into: Section, other: Section) -> Section:
    return merge_sections(
        actor=drafting.department(),
        into=into,
        other=other,
        revision=into.revision,
        other_revision=other.revision,
    )


def move(row: Section, parent: Section | None, after: Section | None = None) -> None:
    move_section(
        actor=drafting.department(),
        section=row,
        revision=row.revision,
        parent=parent,
        after=after,
    )


# --- proposals --------------------------------------------------------------------------------------


def test_what_nobody_touched_is_unchanged(first: Version) -> None:
    assert {kind for kind, _ in proposed(working(first.document)).values()} == {"unchanged"}


def test_only_what_left_its_place_is_moved(first: Version) -> None:
    """The others have other neighbours now, but did not go anywhere."""
    version = working(first.document)
    move(section(version, "1.2"), section(version, "2"), section(version, "2.1"))
    found = proposed(version)
    assert found.pop("1.2") == ("moved", ["1.2"])
    assert {kind for kind, _ in found.values()} == {"unchanged"}


def test_of_two_that_changed_places_one_is_moved(first: Version) -> None:
    version = working(first.document)
    move(section(version, "2"), None)
    found = proposed(version)
    assert sorted((found["1"][0], found["2"][0])) == ["moved", "unchanged"]


def test_another_number_is_another_place(first: Version) -> None:
    edit(section(working(first.document), "1.1"), number="1.7")
    assert proposed(working(first.document))["1.1"] == ("moved", ["1.7"])


def test_what_was_split_again_and_merged_back_is_told_truly(first: Version) -> None:
    version = working(first.document)
    parts = split(section(version, "1.1"), WELCOME[:73], WELCOME[73:])
    more = split(Section.objects.get(pk=parts[1].pk), "Die Beratung ist kostenlos.", "Und hilft.")
    merge(section(version, "2.1"), Section.objects.get(pk=more[1].pk))
    found = proposed(version)
    assert found["1.1"] == ("split", ["1.1", "1.3", "2.1"])
    assert found["2.1"] == ("merged", ["2.1"])


def test_a_part_that_was_merged_back_leaves_no_trace(first: Version) -> None:
    version = working(first.document)
    parts = split(section(version, "1.1"), WELCOME[:73].strip(), WELCOME[73:].strip())
    merge(*(Section.objects.get(pk=part.pk) for part in parts))
    assert proposed(version)["1.1"] == ("changed", ["1.1"])


def test_text_that_was_imported_anew_is_known_by_its_words(first: Version) -> None:
    """A file carries no identities: renumbered, edited, with something new before it."""
    version = working(first.document)
    fresh = [
        NewSection(1, "1", "chapter", "Vorwort", "Ein Grußwort, das es vorher nicht gab."),
        NewSection(1, "2", "action_field", "Ankommen", "Ankommen gelingt nur gemeinsam."),
        NewSection(2, "2.1", "goal", "Beratung", WELCOME.replace("kostenlos", "gratis")),
        NewSection(2, "2.2", "goal", "Anerkennung", WORK),
    ]
    write_sections(actor=drafting.department(), version=version, sections=fresh)
    assert proposed(version) == {
        "1": ("moved", ["2"]),
        "1.1": ("changed", ["2.1"]),
        "1.2": ("removed", []),
        "2": ("removed", []),
        "2.1": ("moved", ["2.2"]),
    }


def test_text_that_was_cut_and_pasted_is_found_without_marks(first: Version) -> None:
    version = working(first.document)
    begin, end = COURSES.split(". ")
    edit(section(version, "1.2"), text=begin + ".")
    insert(version, "1.9", end, parent=section(version, "1"))
    edit(section(version, "2.1"), text=f"{WORK}\n\n{WELCOME}")
    remove(section(version, "1.1"))
    found = proposed(version)
    assert found["1.2"] == ("split", ["1.9", "1.2"])
    assert found["1.1"] == ("merged", ["2.1"])
    assert found["2.1"] == ("merged", ["2.1"])


def test_foreign_text_at_the_same_number_is_no_successor(first: Version) -> None:
    version = working(first.document)
    remove(section(version, "1.1"))
    insert(version, "1.1", "Radwege und Brücken werden jedes Jahr geprüft und erneuert.")
    assert proposed(version)["1.1"] == ("removed", [])


def test_matching_many_equal_titles_follows_numbers_and_order() -> None:
    old = [Unit(n, f"{n}.1", "goal", "Ziele", "") for n in range(1, 6)]
    new = [Unit(n + 10, f"{n}.1", "goal", "Ziele", "") for n in range(1, 7)]
    assert match(old, new) == {n: n + 10 for n in range(1, 6)}
    assert match([], new) == {}


def test_mapping_many_sections_is_about_linear() -> None:
    def propose_many(count: int) -> None:
        words = [f"{a}wort{n} und mehr" for n in range(count) for a in "abcdef"]
        old = [
            Unit(n, f"{n}", "goal", f"Titel {n}", " ".join(words[n * 6 : n * 6 + 6]), identity=n)
            for n in range(count)
        ]
        new = [
            Unit(n, f"{n}", "goal", f"Titel {n}", unit.text + " neu", identity=f"new {n}")
            for n, unit in enumerate(old)
        ]
        assert len(propose(old, new)) == count

    assert work(lambda: propose_many(200)) <= 15 * work(lambda: propose_many(20)) + 2_000


# --- comparing any two versions ---------------------------------------------------------------------


def told(comparison: queries.Comparison) -> list[tuple[str, list[str], list[str]]]:
    return [
        (row.kind, [one.number for one in row.old], [one.number for one in row.new])
        for row in comparison.rows
    ]


def test_comparing_says_what_changed_where_and_which_words(first: Version) -> None:
    version = working(first.document)
    edit(section(version, "1.1"), title="Rat", text=WELCOME.replace("vielen", "allen"))
    remove(section(version, "1.2"))
    insert(version, "3", "Sport im Verein.", after=section(version, "2"))
    second = release(version)
    comparison = queries.compare_versions(first, second)
    assert told(comparison) == [
        ("unchanged", ["1"], ["1"]),
        ("changed", ["1.1"], ["1.1"]),
        ("removed", ["1.2"], []),
        ("unchanged", ["2"], ["2"]),
        ("unchanged", ["2.1"], ["2.1"]),
        ("added", [], ["3"]),
    ]
    assert comparison.counts == {"unchanged": 3, "changed": 1, "removed": 1, "added": 1}
    changed = comparison.changes[0]
    assert changed.title == (("Beratung", "removed"), ("Rat", "added"))
    [passage] = changed.passages
    assert [piece for piece in passage.pieces if piece[1] != "kept"] == [
        ("vielen", "removed"),
        ("allen", "added"),
    ]
    assert comparison.rows[0].passages == ()


def test_the_earlier_version_is_always_the_old_one(first: Version) -> None:
    second = release(working(first.document))
    one, other = queries.compare_versions(second, first), queries.compare_versions(first, second)
    assert (one.old, one.new) == (other.old, other.new) == (first, second)
    same = queries.compare_versions(first, first)
    assert {row.kind for row in same.rows} == {"unchanged"}


def test_versions_that_are_no_neighbours_are_compared_over_those_between(first: Version) -> None:
    second = working(first.document)
    split(section(second, "1.1"), WELCOME[:73], WELCOME[73:])
    edit(section(second, "2.1"), text="Ganz anderer Zwischenstand.")
    second = release(second)
    third = working(first.document)
    merge(section(third, "1.2"), section(third, "1.3"))
    edit(section(third, "2.1"), text=WORK)
    remove(section(third, "2"))
    third = release(third)
    assert told(queries.compare_versions(first, third)) == [
        ("unchanged", ["1"], ["1"]),
        ("split", ["1.1", "1.2"], ["1.1", "1.2"]),
        ("removed", ["2"], []),
        ("removed", ["2.1"], []),
    ]
    assert told(queries.compare_versions(first, working(first.document)))[1][0] == "split"


def test_comparing_takes_as_many_queries_for_three_sections_as_for_sixty() -> None:
    counts = []
    for many in (3, 60):
        chapters = [
            NewSection(1, f"{n}", "chapter", f"Kapitel {n}", f"Text Nummer {n}.")
            for n in range(many)
        ]
        old = release(drafting.draft(chapters))
        new = release(working(old.document))
        with CaptureQueriesContext(connection) as captured:
            queries.compare_versions(old, new)
        counts.append(len(captured))
    assert counts == [4, 4]


# --- contributions ----------------------------------------------------------------------------------


def where(contribution: Contribution, version: Version) -> queries.Whereabouts:
    return queries.whereabouts(Contribution.objects.get(pk=contribution.pk), version)


def test_in_its_own_version_a_contribution_is_where_it_was_written(first: Version) -> None:
    found = where(contribute(section(first, "1.1"), RAT), first)
    assert (found.kind, found.quote, found.words) == ("unchanged", "unchanged", RAT)
    assert found.sections == (section(first, "1.1"),)


def test_an_earlier_version_is_no_answer(first: Version) -> None:
    second = release(working(first.document))
    with pytest.raises(ValueError, match="later version"):
        where(contribute(section(second, "1.1")), first)


def test_T1_a_changed_paragraph_does_not_change_under_its_contribution(first: Version) -> None:
    given = contribute(section(first, "1.1"), RAT)
    version = working(first.document)
    edit(section(version, "1.1"), text=WELCOME.replace("vielen Sprachen", "jeder Sprache"))
    second = release(version)
    stored = Contribution.objects.get(pk=given.pk)
    assert stored.section.version == first
    assert RAT in stored.section.text
    found = where(given, second)
    assert (found.kind, found.quote, found.exact) == ("changed", "changed", RAT)
    assert found.words == "findet an einem Ort Rat in jeder Sprache"
    assert ("vielen Sprachen", "removed") in found.difference


def test_T2_removing_a_paragraph_deletes_no_contribution(first: Version) -> None:
    on_section = contribute(section(first, "1.1"))
    on_words = contribute(section(first, "1.1"), RAT)
    version = working(first.document)
    remove(section(version, "1"))
    second = release(version)
    assert Contribution.objects.count() == 2
    for given, quote in ((on_section, ""), (on_words, "gone")):
        found = where(given, second)
        assert (found.kind, found.sections, found.removed_in) == ("removed", (), second)
        assert (found.quote, found.exact) == (quote, given.exact)
        assert Contribution.objects.get(pk=given.pk).section.number == "1.1"


def test_T6_a_contribution_names_words_or_a_section_or_the_whole_document(first: Version) -> None:
    """Anchors on a passage and on a printed number, and one for the document as a whole."""
    on_words = contribute(section(first, "1.2"), "am Abend und am Wochenende")
    on_field = contribute(section(first, "1"))
    on_all = contribute(None, version=first)
    version = working(first.document)
    move(section(version, "1.2"), section(version, "2"))
    edit(section(version, "1.2"), number="2.2")
    second = release(version)
    found = where(on_words, second)
    assert (found.kind, [row.number for row in found.sections]) == ("moved", ["2.2"])
    assert (found.quote, found.words) == ("unchanged", "am Abend und am Wochenende")
    assert where(on_field, second).kind == "unchanged"
    assert (where(on_all, second).kind, where(on_all, second).sections) == ("changed", ())


def test_T7_a_decision_stays_with_its_contribution_when_the_text_goes_on(first: Version) -> None:
    """What was said about it hangs on the contribution, not on the text: no release touches it."""
    given = contribute(section(first, "1.1"), RAT)
    Contribution.objects.filter(pk=given.pk).update(
        import_verdict="adopted_in_part", import_reason="Ab 2027 in zwölf Sprachen."
    )
    before = Contribution.objects.values().get(pk=given.pk)
    version = working(first.document)
    edit(section(version, "1.1"), text="Rat gibt es in zwölf Sprachen.")
    second = release(version)
    remove(section(working(first.document), "1.1"))
    release(working(first.document))
    assert Contribution.objects.values().get(pk=given.pk) == before
    assert where(given, second).kind == "changed"


def test_T8_many_contributions_are_followed_in_as_many_queries_as_one(first: Version) -> None:
    contribute(section(first, "1.1"), RAT)
    for number in ("1", "1.1", "1.2", "2", "2.1"):
        for _ in range(6):
            contribute(section(first, number))
    contribute(section(first, "1.2"), "am Abend und am Wochenende")
    second = release(working(first.document))
    rows = Contribution.objects.order_by("pk").select_related(
        "section__version", "consultation__version"
    )
    counts = []
    for most in (1, 32):
        some = list(rows[:most])
        with CaptureQueriesContext(connection) as captured:
            assert len(queries.whereabouts_of(some, second)) == most
        counts.append(len(captured))
    assert counts == [3, 3]


def test_a_quote_goes_with_its_part_when_a_section_is_split(first: Version) -> None:
    given = contribute(section(first, "1.1"), "hilft bei allen Anträgen")
    version = working(first.document)
    split(section(version, "1.1"), *(f"{part}." for part in WELCOME.rstrip(".").split(". ")))
    found = where(given, release(version))
    assert (found.kind, [row.number for row in found.sections]) == ("split", ["1.1", "1.3"])
    assert (found.quote, found.place, found.words) == (
        "unchanged",
        found.sections[1],
        "hilft bei allen Anträgen",
    )


def test_a_quote_goes_along_when_a_section_is_merged(first: Version) -> None:
    given = contribute(section(first, "2.1"), "eine feste Ansprechperson")
    version = working(first.document)
    merge(section(version, "1.1"), section(version, "2.1"))
    found = where(given, release(version))
    assert (found.kind, [row.number for row in found.sections]) == ("merged", ["1.1"])
    assert (found.quote, found.words) == ("unchanged", "eine feste Ansprechperson")


def test_a_quote_is_found_where_its_sentence_was_pasted(first: Version) -> None:
    quote = "Für Kinder gibt es in dieser Zeit eine Betreuung im selben Haus"
    given = contribute(section(first, "1.2"), quote)
    version = working(first.document)
    begin, sentence = COURSES.split(". ")
    edit(section(version, "1.2"), text=begin + ".")
    edit(section(version, "1.1"), text=f"{WELCOME} {sentence}")
    found = where(given, release(version))
    assert (found.kind, found.quote, found.words) == ("changed", "moved", quote)
    assert found.place is not None
    assert found.place.number == "1.1"


def test_words_that_others_wrote_are_no_place_for_a_quote(first: Version) -> None:
    """The same short words stand elsewhere: the quote is gone, and stays readable."""
    given = contribute(section(first, "1.1"), "kostenlos und hilft")
    version = working(first.document)
    edit(section(version, "1.1"), text="Rat gibt es künftig am Bahnhof.")
    edit(section(version, "2.1"), text=f"{WORK} Das ist kostenlos und hilft.")
    found = where(given, release(version))
    assert (found.quote, found.place, found.words) == ("gone", None, "")
    assert found.exact == "kostenlos und hilft"


def test_a_quote_is_followed_over_three_releases_and_into_the_work(first: Version) -> None:
    given = contribute(section(first, "1.1"), RAT)
    version = working(first.document)
    edit(section(version, "1.1"), text=WELCOME.replace("einem Ort", "einem einzigen Ort"))
    release(version)
    version = working(first.document)
    merge(section(version, "1.2"), section(version, "1.1"))
    release(version)
    version = working(first.document)
    edit(section(version, "1.2"), text=section(version, "1.2").text.replace("einzigen ", ""))
    fourth = release(version)
    found = where(given, fourth)
    assert (found.kind, found.quote, found.words) == ("merged", "unchanged", RAT)
    found = where(given, working(first.document))
    assert (found.kind, found.quote) == ("merged", "unchanged")


def test_words_that_come_back_are_found_again(first: Version) -> None:
    given = contribute(section(first, "1.1"), RAT)
    version = working(first.document)
    edit(section(version, "1.1"), text="Rat gibt es künftig am Bahnhof.")
    second = release(version)
    version = working(first.document)
    edit(section(version, "1.1"), text=WELCOME)
    third = release(version)
    assert where(given, second).quote == "gone"
    assert where(given, third).quote == "unchanged"
