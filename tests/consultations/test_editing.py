"""Changing the working version of a document, section by section, by several people."""

import pytest
from django.db.models import Max

from mitsprache.common.models import AuditEntry
from mitsprache.common.permissions import NotAllowed
from mitsprache.consultations.actions import refusals
from mitsprache.consultations.actions.documents import (
    FieldEntry,
    NewSection,
    create_document,
    set_action_fields,
    write_sections,
)
from mitsprache.consultations.actions.editing import (
    Part,
    edit_section,
    insert_section,
    merge_sections,
    move_section,
    remove_section,
    split_section,
)
from mitsprache.consultations.models import Document, Section, SectionOrigin, Version
from tests import factories
from tests.consultations import drafting

pytestmark = pytest.mark.django_db


@pytest.fixture
def document() -> Document:
    return drafting.document()


@pytest.fixture
def version(document: Document) -> Version:
    return document.versions.get()


def insert(
    version: Version,
    number: str = "",
    title: str = "",
    text: str = "",
    *,
    parent: Section | None = None,
    after: Section | None = None,
    kind: str = "chapter",
    **more: object,
) -> Section:
    return insert_section(
        actor=drafting.department(),
        version=version,
        parent=parent,
        after=after,
        number=number,
        kind=kind,
        title=title or f"Titel {number}",
        text=text,
        **more,
    )


@pytest.fixture
def tree(version: Version) -> dict[str, Section]:
    """1, 2 with 2.1 and 2.2, and 3."""
    made: dict[str, Section] = {}
    made["1"] = insert(version, "1", text="Wir alle lernen Deutsch.")
    made["2"] = insert(version, "2", after=made["1"])
    made["2.1"] = insert(version, "2.1", parent=made["2"], text="Kurse am Abend.")
    made["2.2"] = insert(version, "2.2", parent=made["2"], after=made["2.1"])
    made["3"] = insert(version, "3", after=made["2"])
    return {number: Section.objects.get(pk=row.pk) for number, row in made.items()}


def outline(version: Version) -> list[str]:
    """The numbers in reading order, indented by depth; checks what must always hold."""
    rows = list(version.sections.order_by("order"))
    assert [row.order for row in rows] == list(range(1, len(rows) + 1))
    by_key = {row.pk: row for row in rows}
    for row in rows:
        parent = by_key.get(row.parent_id) if row.parent_id else None
        assert row.depth == (parent.depth + 1 if parent else 1)
        assert parent is None or parent.order < row.order
        own = row.field_id if row.kind == "action_field" else None
        assert row.field_id == (own or (parent.field_id if parent else None)) or own is None
    return ["  " * (row.depth - 1) + row.number for row in rows]


def edit(section: Section, *, by=None, revision: int | None = None, **entries: str) -> Section:
    words = {
        "number": section.number,
        "kind": section.kind,
        "title": section.title,
        "text": section.text,
    } | entries
    return edit_section(
        actor=by or drafting.department(),
        section=section,
        revision=revision or section.revision,
        **words,
    )


def test_a_document_begins_with_an_empty_working_version(document: Document) -> None:
    version = document.versions.get()
    assert (version.number, version.state, version.sections.count()) == (1, "working", 0)
    assert AuditEntry.objects.filter(verb="consultations.create_document").count() == 1


def test_another_office_creates_and_edits_nothing(document: Document, tree) -> None:
    stranger = factories.department2()
    with pytest.raises(NotAllowed):
        create_document(actor=stranger, project=document.project, title="Fremdes")
    with pytest.raises(NotAllowed):
        edit(tree["1"], by=stranger, text="Fremdes")
    with pytest.raises(NotAllowed):
        remove_section(actor=stranger, section=tree["1"], revision=1)
    with pytest.raises(NotAllowed):
        set_action_fields(actor=stranger, document=document, fields=[])


def test_sections_are_inserted_where_they_belong(version: Version, tree) -> None:
    assert outline(version) == ["1", "2", "  2.1", "  2.2", "3"]
    first = insert(version, "0", parent=None, after=None)
    assert outline(version) == ["0", "1", "2", "  2.1", "  2.2", "3"]
    assert first.revision == 1


@pytest.mark.parametrize(
    ("parent", "after", "expected"),
    [
        ("2", "2.2", "2.3"),
        ("2", "2.1", "2.3"),
        (None, "3", "4"),
        ("1", None, "1.1"),
        (None, None, "4"),
    ],
)
def test_an_empty_number_becomes_the_next_free_one(version, tree, parent, after, expected) -> None:
    made = insert(version, parent=tree.get(parent), after=tree.get(after), title="Neu")
    assert made.number == expected


def test_a_number_is_unique_whatever_its_case(version: Version, tree) -> None:
    insert(version, "M 4.2")
    with pytest.raises(refusals.EntryWrong) as refused:
        insert(version, "m 4.2")
    assert refused.value.field == "number"
    with pytest.raises(refusals.EntryWrong):
        edit(tree["1"], number="2.1")


@pytest.mark.parametrize(
    ("entries", "field"),
    [
        ({"number": "4/2"}, "number"),
        ({"number": "..."}, "number"),
        ({"number": "9" * 31}, "number"),
        ({"title": "t" * 301}, "title"),
        ({"title": "", "text": " \u200b "[:1]}, "text"),
        ({"text": "t" * 60_001}, "text"),
        ({"kind": "poem"}, "kind"),
    ],
)
def test_what_cannot_be_a_section_is_refused_and_changes_nothing(tree, entries, field) -> None:
    with pytest.raises(refusals.EntryWrong) as refused:
        edit(tree["2.2"], **entries)
    assert refused.value.field == field
    assert Section.objects.get(pk=tree["2.2"].pk).revision == 1


def test_editing_writes_words_html_revision_and_audit_without_the_words(tree) -> None:
    changed = edit(tree["1"], text="Wir *alle* lernen.", number="1a")
    stored = Section.objects.get(pk=changed.pk)
    assert (stored.number, stored.revision, stored.html) == (
        "1a",
        2,
        "<p>Wir <em>alle</em> lernen.</p>",
    )
    assert stored.changed_by == drafting.department()
    entry = AuditEntry.objects.get(verb="consultations.edit_section")
    assert entry.changes == {"number": ["1", "1a"], "text": None}


def test_the_same_entries_again_change_nothing(tree) -> None:
    assert edit(tree["1"]).revision == 1
    assert not AuditEntry.objects.filter(verb="consultations.edit_section").exists()


def test_C_06_the_second_of_two_editors_is_shown_the_text_of_the_first(tree) -> None:
    mine = theirs = tree["1"]
    edit(theirs, by=factories.coordination(), text="Der Text der anderen.")
    with pytest.raises(refusals.EditedMeanwhile) as refused:
        edit(mine, text="Mein Text.")
    assert refused.value.section.text == "Der Text der anderen."
    assert refused.value.section.revision == 2
    assert Section.objects.get(pk=mine.pk).text == "Der Text der anderen."


def test_C_06_moving_splitting_merging_and_removing_ask_for_the_state_that_was_read(tree) -> None:
    edit(tree["2.1"], text="Neu.")
    stale = {"actor": drafting.department(), "section": tree["2.1"], "revision": 1}
    with pytest.raises(refusals.EditedMeanwhile):
        move_section(**stale, parent=None, after=None)
    with pytest.raises(refusals.EditedMeanwhile):
        split_section(**stale, parts=[Part("a", ""), Part("b", "")])
    with pytest.raises(refusals.EditedMeanwhile):
        remove_section(**stale)
    for revisions in ((1, 1), (1, 2)):
        with pytest.raises(refusals.EditedMeanwhile):
            merge_sections(
                actor=drafting.department(),
                into=tree["2.1"],
                other=tree["2.2"],
                revision=revisions[0],
                other_revision=revisions[1],
            )
    assert Section.objects.get(pk=tree["2.1"].pk).text == "Neu."


def test_T3_two_editors_with_old_pages_delete_nothing_of_each_other(version, tree) -> None:
    """Each saves one section; what the other has inserted meanwhile stays."""
    insert(version, "4", after=tree["3"])
    edit(tree["1"], by=factories.coordination(), text="Von der ersten Seite aus.")
    insert(version, "5", after=tree["3"])
    edit(tree["3"], text="Von der zweiten Seite aus.")
    assert outline(version) == ["1", "2", "  2.1", "  2.2", "3", "5", "4"]


def test_T3_a_section_that_was_edited_meanwhile_does_not_vanish_with_its_parent(tree) -> None:
    edit(tree["2.1"], by=factories.coordination(), text="Gerade geschrieben.")
    with pytest.raises(refusals.EditedMeanwhile):
        remove_section(
            actor=drafting.department(),
            section=tree["2"],
            revision=1,
            below={tree["2.1"].pk: 1, tree["2.2"].pk: 1},
        )
    assert Section.objects.filter(pk=tree["2.1"].pk).exists()


def test_a_section_moves_with_what_is_below_it(version: Version, tree) -> None:
    actor = drafting.department()
    move_section(actor=actor, section=tree["2"], revision=1, parent=tree["3"], after=None)
    assert outline(version) == ["1", "3", "  2", "    2.1", "    2.2"]
    move_section(actor=actor, section=tree["2"], revision=2, parent=None, after=None)
    assert outline(version) == ["2", "  2.1", "  2.2", "1", "3"]
    move_section(actor=actor, section=tree["2.2"], revision=1, parent=tree["2"], after=None)
    assert outline(version) == ["2", "  2.2", "  2.1", "1", "3"]


def test_headings_in_the_text_follow_the_depth(version: Version, tree) -> None:
    edit(tree["3"], text="# Ziele\n\nDeutsch für alle.")
    assert "<h3>Ziele</h3>" in Section.objects.get(pk=tree["3"].pk).html
    moved = Section.objects.get(pk=tree["3"].pk)
    move_section(
        actor=drafting.department(),
        section=moved,
        revision=moved.revision,
        parent=tree["1"],
        after=None,
    )
    assert "<h4>Ziele</h4>" in Section.objects.get(pk=tree["3"].pk).html


def test_a_section_moves_neither_below_itself_nor_too_deep_nor_to_no_place(version, tree) -> None:
    actor = drafting.department()
    for parent, after in ((tree["2"], None), (tree["2.1"], None), (tree["1"], tree["2.1"])):
        with pytest.raises(refusals.StructureWrong):
            move_section(actor=actor, section=tree["2"], revision=1, parent=parent, after=after)
    with pytest.raises(refusals.StructureWrong):
        move_section(actor=actor, section=tree["2"], revision=1, parent=None, after=tree["2"])
    deep = tree["3"]
    for level in range(2, 7):
        deep = insert(version, f"3.{level}", parent=deep)
    with pytest.raises(refusals.StructureWrong):
        insert(version, "zu tief", parent=deep)
    with pytest.raises(refusals.StructureWrong):
        move_section(actor=actor, section=tree["2"], revision=1, parent=deep, after=None)
    assert outline(version)[:4] == ["1", "2", "  2.1", "  2.2"]


def test_removing_takes_what_is_below_and_no_more(version: Version, tree) -> None:
    remove_section(actor=drafting.department(), section=tree["2"], revision=1)
    assert outline(version) == ["1", "3"]
    gone = AuditEntry.objects.filter(verb="consultations.remove_section")
    assert sorted(entry.changes["number"][0] for entry in gone) == ["2", "2.1", "2.2"]


def test_what_is_gone_can_no_longer_be_changed(tree) -> None:
    remove_section(actor=drafting.department(), section=tree["2.1"], revision=1)
    with pytest.raises(refusals.StructureWrong):
        edit(tree["2.1"], text="Zu spät.")


def test_splitting_keeps_the_first_and_marks_the_others(version: Version, tree) -> None:
    parts = split_section(
        actor=drafting.department(),
        section=tree["2.1"],
        revision=1,
        parts=[Part("Abend", "Kurse."), Part("", "Am Morgen."), Part("Nacht", "")],
    )
    assert outline(version) == ["1", "2", "  2.1", "  2.3", "  2.4", "  2.2", "3"]
    assert parts[0].identity_id == tree["2.1"].identity_id
    marks = SectionOrigin.objects.values_list("section__number", "identity")
    assert set(marks) == {("2.3", tree["2.1"].identity_id), ("2.4", tree["2.1"].identity_id)}


def test_splitting_into_one_part_or_an_empty_one_is_refused(tree) -> None:
    for parts in ([Part("a", "")], [Part("a", ""), Part(" ", "")]):
        with pytest.raises(refusals.EntryWrong):
            split_section(actor=drafting.department(), section=tree["1"], revision=1, parts=parts)


def test_merging_joins_texts_and_takes_over_what_is_below(version: Version, tree) -> None:
    into = merge_sections(
        actor=drafting.department(),
        into=tree["1"],
        other=tree["2"],
        revision=1,
        other_revision=1,
    )
    assert outline(version) == ["1", "  2.1", "  2.2", "3"]
    assert into.text == "Wir alle lernen Deutsch.\n\n### Titel 2"
    assert [origin.identity_id for origin in into.origins.all()] == [tree["2"].identity_id]


def test_a_child_merges_into_its_parent_but_not_the_other_way(version: Version, tree) -> None:
    below = insert(version, "2.1.1", parent=tree["2.1"])
    with pytest.raises(refusals.StructureWrong):
        merge_sections(
            actor=drafting.department(),
            into=tree["2.1"],
            other=tree["2"],
            revision=1,
            other_revision=1,
        )
    merge_sections(
        actor=drafting.department(),
        into=tree["2"],
        other=tree["2.1"],
        revision=1,
        other_revision=1,
    )
    assert outline(version) == ["1", "2", "  2.2", "  2.1.1", "3"]
    assert below.pk


def test_what_does_not_fit_into_one_section_is_not_merged(tree) -> None:
    edit(tree["1"], text="a" * 40_000)
    edit(tree["2.1"], text="b" * 40_000)
    with pytest.raises(refusals.EntryWrong) as refused:
        merge_sections(
            actor=drafting.department(),
            into=tree["1"],
            other=tree["2.1"],
            revision=2,
            other_revision=2,
        )
    assert refused.value.field == "text"


def test_fields_are_handed_down_to_what_lies_below(document, version, tree) -> None:
    language, work = set_action_fields(
        actor=drafting.department(),
        document=document,
        fields=[FieldEntry("1", "Sprache", "petrol"), FieldEntry("2", "Arbeit", "rose")],
    )
    edit(tree["2"], kind="action_field", field=language)
    edit(tree["3"], kind="action_field", field=work)
    fields = dict(version.sections.values_list("number", "field__name"))
    assert fields == {"1": None, "2": "Sprache", "2.1": "Sprache", "2.2": "Sprache", "3": "Arbeit"}
    move_section(
        actor=drafting.department(),
        section=tree["2.1"],
        revision=1,
        parent=tree["3"],
        after=None,
    )
    assert version.sections.get(number="2.1").field == work
    outline(version)


def test_a_field_in_use_stays_and_an_unused_one_goes(document, version, tree) -> None:
    actor = drafting.department()
    entries = [FieldEntry("1", "Sprache", "petrol"), FieldEntry("2", "Arbeit", "rose")]
    language, _work = set_action_fields(actor=actor, document=document, fields=entries)
    edit(tree["2"], kind="action_field", field=language)
    left = set_action_fields(
        actor=actor, document=document, fields=[FieldEntry("3", "Wohnen", "blue")]
    )
    assert [field.number for field in left] == ["3", "1"]
    renamed = set_action_fields(
        actor=actor, document=document, fields=[FieldEntry("1", "Sprachen", "green")]
    )
    assert [(field.pk, field.name) for field in renamed] == [(language.pk, "Sprachen")]


@pytest.mark.parametrize(
    "entry",
    [
        FieldEntry("", "Sprache", "petrol"),
        FieldEntry("1", "", "petrol"),
        FieldEntry("1", "Sprache", "neon"),
        FieldEntry("1" * 11, "Sprache", "petrol"),
    ],
)
def test_a_field_without_number_name_or_known_colour_is_refused(document, entry) -> None:
    with pytest.raises(refusals.EntryWrong):
        set_action_fields(actor=drafting.department(), document=document, fields=[entry])
    assert not document.fields.exists()


def test_a_field_of_another_document_is_refused(document, tree) -> None:
    other = create_document(
        actor=drafting.department(), project=document.project, title="Anderes Konzept"
    )
    [foreign] = set_action_fields(
        actor=drafting.department(),
        document=other,
        fields=[FieldEntry("1", "Sprache", "petrol")],
    )
    with pytest.raises(refusals.EntryWrong):
        edit(tree["2"], kind="action_field", field=foreign)


def test_a_section_of_another_document_is_no_place(version, tree, document) -> None:
    other = create_document(
        actor=drafting.department(), project=document.project, title="Anderes Konzept"
    )
    with pytest.raises(refusals.StructureWrong):
        insert(other.versions.get(), "1", parent=tree["1"])
    with pytest.raises(refusals.StructureWrong):
        merge_sections(
            actor=drafting.department(),
            into=insert(other.versions.get(), "1"),
            other=tree["1"],
            revision=1,
            other_revision=1,
        )


# --- the step of imports --------------------------------------------------------------------------

DRAFT = [
    NewSection(1, "1", "chapter", "Warum ein Konzept", "Viele Menschen kommen neu in die Stadt."),
    NewSection(1, "2", "action_field", "Sprache", ""),
    NewSection(2, "2.1", "goal", "Ziele", "Alle lernen gut Deutsch und behalten ihre Sprache."),
    NewSection(3, "", "measure", "Kurse am Abend", "Die Volkshochschule bietet Kurse am Abend an."),
    NewSection(1, "3", "action_field", "Arbeit", ""),
    NewSection(2, "3.1", "goal", "Ziele", "Alle finden eine gute Arbeit in der Stadt."),
]


def write(version: Version, sections: list[NewSection]) -> list[Section]:
    return write_sections(actor=drafting.department(), version=version, sections=sections)


def test_an_import_writes_the_tree_and_gives_missing_numbers(version: Version) -> None:
    write(version, DRAFT)
    assert outline(version) == ["1", "2", "  2.1", "    2.1.1", "3", "  3.1"]


def test_an_import_again_keeps_identities_by_words_and_numbers(version: Version) -> None:
    before = {row.title + row.text: row.identity_id for row in write(version, DRAFT)}
    again = [
        DRAFT[0],
        NewSection(1, "2", "chapter", "Neues Kapitel", "Etwas, das es vorher nicht gab."),
        NewSection(1, "3", "action_field", "Sprache", ""),
        NewSection(2, "3.1", "goal", "Ziele", "Alle lernen gut Deutsch und pflegen ihre Sprache."),
        NewSection(1, "4", "action_field", "Arbeit", ""),
        NewSection(2, "4.1", "goal", "Ziele", DRAFT[5].text),
    ]
    after = write(version, again)
    assert outline(version) == ["1", "2", "3", "  3.1", "4", "  4.1"]
    known = {row.number: row.identity_id for row in after}
    olds = {given.number or "2.1.1": before[given.title + given.text] for given in DRAFT}
    assert known["1"] == olds["1"]
    assert (known["3"], known["3.1"]) == (olds["2"], olds["2.1"])
    assert (known["4"], known["4.1"]) == (olds["3"], olds["3.1"])
    assert known["2"] not in set(olds.values())


def test_C_06_who_edits_during_an_import_is_told(version: Version) -> None:
    open_page = write(version, DRAFT)[0]
    write(version, [NewSection(1, "1", "chapter", "Warum ein Konzept", "Aus der neuen Datei.")])
    with pytest.raises(refusals.EditedMeanwhile):
        edit(open_page, text="Noch von Hand.")


def test_an_import_with_a_number_twice_or_an_impossible_section_writes_nothing(version) -> None:
    write(version, DRAFT)
    for wrong in (
        [DRAFT[0], NewSection(1, "1", "chapter", "Zweimal", "")],
        [NewSection(1, "1", "chapter", "", "")],
        [NewSection(1, "1", "chapter", "Zu lang", "x" * 60_001)],
    ):
        with pytest.raises(refusals.EntryWrong):
            write(version, wrong)
    assert version.sections.count() == len(DRAFT)


def test_an_import_has_the_same_number_of_queries_for_known_texts(
    version: Version, django_assert_max_num_queries
) -> None:
    many = [NewSection(1, str(n), "chapter", f"Kapitel {n}", "") for n in range(60)]
    with django_assert_max_num_queries(20 + len(many)):
        write(version, many)
    assert version.sections.aggregate(last=Max("order"))["last"] == 60
