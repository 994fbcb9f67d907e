"""Releasing: what was released stays as it was, and everybody can see what became of it."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from mitsprache.common.models import AuditEntry
from mitsprache.common.pages import versions as page_versions
from mitsprache.common.permissions import NotAllowed
from mitsprache.consultations import queries
from mitsprache.consultations.actions import refusals
from mitsprache.consultations.actions.documents import FieldEntry, set_action_fields
from mitsprache.consultations.actions.editing import (
    Part,
    merge_sections,
    move_section,
    remove_section,
    split_section,
)
from mitsprache.consultations.actions.freezing import Correction, freeze_version
from mitsprache.consultations.models import Section, Succession, Version
from mitsprache.consultations.signals import version_released
from tests import factories
from tests.consultations import drafting
from tests.consultations.drafting import WELCOME, edit, insert, release, section, working

pytestmark = pytest.mark.django_db


@pytest.fixture
def released() -> Version:
    return release(drafting.draft())


def kinds(version: Version) -> dict[str, tuple[str, list[str]]]:
    """By number of the old section: its kind and the numbers of what it has become."""
    found: dict[str, tuple[str, list[str]]] = {}
    rows = Succession.objects.filter(version=version).order_by("old__order", "new__order")
    for row in rows.select_related("old", "new"):
        kind, numbers = found.setdefault(row.old.number, (row.kind, []))
        assert kind == row.kind, "one section, one kind"
        if row.new is not None:
            assert row.new.version_id == version.pk
            numbers.append(row.new.number)
    return found


def test_releasing_freezes_hashes_dates_and_opens_the_next(released: Version) -> None:
    assert (released.state, released.number) == ("released", 1)
    assert released.released_by == drafting.lead()
    assert queries.is_intact(Version.objects.get(pk=released.pk))
    following = working(released.document)
    assert following.number == 2
    facts = ("identity", "parent__identity", "order", "depth", "number", "title", "text", "html")
    assert list(following.sections.values_list(*facts)) == list(
        released.sections.values_list(*facts)
    )
    assert not set(following.sections.values_list("pk")) & set(released.sections.values_list("pk"))
    [entry] = AuditEntry.objects.filter(verb="consultations.release_version")
    assert entry.changes == {"state": ["working", "released"]}


def test_releasing_announces_the_version_and_makes_its_pages_new() -> None:
    version = drafting.draft()
    key = f"document:{version.document_id}"
    before = page_versions([key])[key]
    heard: list[Version] = []

    def hear(version: Version, **_more: object) -> None:
        heard.append(version)

    version_released.connect(hear)
    try:
        release(version, note="Erster Entwurf\r\n")
    finally:
        version_released.disconnect(hear)
    assert [(one.pk, one.note) for one in heard] == [(version.pk, "Erster Entwurf")]
    assert page_versions([key])[key] == before + 1


def test_only_the_lead_and_the_participation_office_release() -> None:
    version = drafting.draft()
    for actor in (drafting.department(), factories.citizen(), factories.department2()):
        with pytest.raises(NotAllowed):
            freeze_version(actor=actor, version=version, fingerprint=queries.fingerprint(version))
    assert Version.objects.get(pk=version.pk).state == "working"


def test_C_06_what_was_edited_after_the_preview_is_not_released() -> None:
    version = drafting.draft()
    seen = queries.fingerprint(version)
    edit(section(version, "1.1"), text="Im letzten Augenblick geändert.")
    with pytest.raises(refusals.EditedMeanwhile):
        release(version, fingerprint=seen)
    assert Version.objects.get(pk=version.pk).state == "working"


def test_a_version_is_released_once(released: Version) -> None:
    with pytest.raises(refusals.NotInWork):
        release(released)
    assert released.document.versions.count() == 2


def test_nothing_cannot_be_released_and_a_note_has_an_end() -> None:
    document = drafting.draft().document
    version = working(document)
    with pytest.raises(refusals.EntryWrong):
        release(version, note="n" * 2001)
    version.sections.all().delete()
    with pytest.raises(refusals.StructureWrong):
        release(version)


# --- T1: what was released never changes ------------------------------------------------------------


def test_T1_no_action_changes_a_released_version(released: Version) -> None:
    row = section(released, "1.1")
    other = section(released, "1.2")
    actor = factories.coordination()
    deeds = [
        lambda: edit(row, text="Anders."),
        lambda: insert(released, "9", "Neu."),
        lambda: move_section(actor=actor, section=row, revision=1, parent=None, after=None),
        lambda: remove_section(actor=actor, section=row, revision=1),
        lambda: split_section(
            actor=actor, section=row, revision=1, parts=[Part("a", ""), Part("b", "")]
        ),
        lambda: merge_sections(actor=actor, into=row, other=other, revision=1, other_revision=1),
    ]
    for deed in deeds:
        with pytest.raises(refusals.NotInWork):
            deed()
    assert queries.is_intact(released)


def _raw(statement: str, *values: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def _save_section(row: Section) -> None:
    row.text = "Heimlich geändert."
    row.save()


def _save_version(version: Version) -> None:
    version.content_hash = "f" * 64
    version.save()


FORBIDDEN = {
    "a section saved": lambda v, s: _save_section(s),
    "a queryset updated": lambda v, s: v.sections.update(title="Anders"),
    "a number swapped": lambda v, s: v.sections.filter(pk=s.pk).update(number="77"),
    "rendered text replaced": lambda v, s: Section.objects.filter(pk=s.pk).update(html="x"),
    "an identity exchanged": lambda v, s: Section.objects.filter(pk=s.pk).update(
        identity=v.sections.last().identity_id
    ),
    "a section into another version": lambda v, s: Section.objects.filter(pk=s.pk).update(
        version=working(v.document)
    ),
    "a section deleted": lambda v, s: s.delete(),
    "a section added": lambda v, s: Section.objects.create(
        version=v, identity=s.identity, order=99, number="99", title="Neu", changed_at=s.changed_at
    ),
    "raw update": lambda v, s: _raw(
        "UPDATE consultations_section SET text = %s WHERE id = %s", "x", s.pk
    ),
    "raw delete": lambda v, s: _raw(
        "DELETE FROM consultations_section WHERE version_id = %s", v.pk
    ),
    "the version saved": lambda v, s: _save_version(v),
    "back to work": lambda v, s: Version.objects.filter(pk=v.pk).update(
        state="working", released_at=None, content_hash=""
    ),
    "raw date": lambda v, s: _raw(
        "UPDATE consultations_version SET released_at = created_at, note = 'x' WHERE id = %s", v.pk
    ),
    "the version deleted, raw": lambda v, s: _raw(
        "DELETE FROM consultations_version WHERE id = %s", v.pk
    ),
}


@pytest.mark.parametrize("way", FORBIDDEN)
def test_T1_the_database_refuses_to_change_a_released_version(released: Version, way: str) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        FORBIDDEN[way](released, section(released, "1.2"))
    assert queries.is_intact(Version.objects.get(pk=released.pk))
    assert released.sections.count() == len(drafting.DRAFT)


def test_T1_the_next_version_is_edited_while_the_released_one_stays(released: Version) -> None:
    row = section(working(released.document), "1.1")
    edit(row, text="Ein neuer Text.")
    assert section(released, "1.1").text == WELCOME
    assert queries.is_intact(released)


def test_erasing_who_released_leaves_the_version_intact(released: Version) -> None:
    Version.objects.filter(pk=released.pk).update(released_by=None)
    Section.objects.filter(version=released).update(changed_by=None)
    assert queries.is_intact(Version.objects.get(pk=released.pk))


def test_the_hash_covers_every_fact_of_a_section() -> None:
    version = drafting.draft()
    [field] = set_action_fields(
        actor=drafting.department(),
        document=version.document,
        fields=[FieldEntry("1", "Ankommen", "petrol")],
    )
    seen = {queries.content_hash(version)}

    def differs_now() -> None:
        seen.add(queries.content_hash(version))

    edit(section(version, "1.1"), number="1.1a")
    differs_now()
    edit(section(version, "1.1a"), kind="measure")
    differs_now()
    edit(section(version, "1.1a"), title="Rat")
    differs_now()
    edit(section(version, "1.1a"), text="Rat für alle.")
    differs_now()
    edit(section(version, "1"), field=field)
    differs_now()
    row = section(version, "1.2")
    move_section(
        actor=drafting.department(),
        section=row,
        revision=row.revision,
        parent=section(version, "2"),
        after=None,
    )
    differs_now()
    assert len(seen) == 7


# --- what became of each section --------------------------------------------------------------------


def test_the_first_release_maps_nothing(released: Version) -> None:
    assert not Succession.objects.exists()


def test_every_old_section_becomes_exactly_one_of_six(released: Version) -> None:
    version = working(released.document)
    actor = drafting.department()
    edit(section(version, "1"), text="Ankommen gelingt nur gemeinsam und mit Zeit.")
    row = section(version, "1.1")
    split_section(
        actor=actor,
        section=row,
        revision=row.revision,
        parts=[Part("Beratung", WELCOME[:73]), Part("", WELCOME[73:])],
    )
    row = section(version, "1.2")
    move_section(
        actor=actor, section=row, revision=row.revision, parent=section(version, "2"), after=None
    )
    into, other = section(version, "2"), section(version, "2.1")
    merge_sections(
        actor=actor,
        into=into,
        other=other,
        revision=into.revision,
        other_revision=other.revision,
    )
    insert(version, "3", "Etwas ganz Neues über Sport im Verein.", kind="chapter")
    second = release(version)
    assert kinds(second) == {
        "1": ("changed", ["1"]),
        "1.1": ("split", ["1.1", "1.3"]),
        "1.2": ("moved", ["1.2"]),
        "2": ("merged", ["2"]),
        "2.1": ("merged", ["2"]),
    }
    third = working(second.document)
    remove_section(actor=actor, section=section(third, "1.2"), revision=1)
    third = release(third)
    assert kinds(third)["1.2"] == ("removed", [])
    assert {kind for number, (kind, _) in kinds(third).items() if number != "1.2"} == {"unchanged"}


def test_the_mapping_is_confirmed_by_the_person_who_releases(released: Version) -> None:
    second = release(working(released.document))
    confirmed = Succession.objects.filter(version=second)
    assert confirmed.count() == len(drafting.DRAFT)
    assert {row.confirmed_by for row in confirmed} == {drafting.lead()}
    assert {row.confirmed_at for row in confirmed} == {second.released_at}


def test_a_person_corrects_what_was_proposed(released: Version) -> None:
    version = working(released.document)
    old = section(released, "1.2")
    remove_section(actor=drafting.department(), section=section(version, "1.2"), revision=1)
    new = insert(version, "5", "Abends lernen Erwachsene Deutsch.")
    proposed = {one.old.number: one.kind for one in queries.mapping_proposals(version)}
    assert proposed["1.2"] == "removed"
    second = release(version, corrections={old.pk: Correction("changed", [new.pk])})
    assert kinds(second)["1.2"] == ("changed", ["5"])


@pytest.mark.parametrize(
    ("kind", "numbers"),
    [
        ("poem", ["1.2"]),
        ("removed", ["1.2"]),
        ("split", ["1.2"]),
        ("changed", []),
        ("changed", ["1.1", "1.2"]),
        ("unchanged", ["1.1"]),
        ("changed", ["old"]),
    ],
)
def test_a_correction_that_cannot_be_true_is_refused(released, kind, numbers) -> None:
    version = working(released.document)
    new = [
        section(released, "1.1").pk if one == "old" else section(version, one).pk for one in numbers
    ]
    with pytest.raises(refusals.MappingWrong):
        release(version, corrections={section(released, "1.2").pk: Correction(kind, new)})
    assert Version.objects.get(pk=version.pk).state == "working"


def test_a_correction_of_a_foreign_section_is_refused(released: Version) -> None:
    version = working(released.document)
    new = section(version, "1.1")
    with pytest.raises(refusals.MappingWrong):
        release(version, corrections={new.pk: Correction("changed", [new.pk])})


def test_releasing_takes_as_many_queries_for_many_sections() -> None:
    counts = []
    for copies in (1, 12):
        many = [
            drafting.NewSection(1, f"{n}", "chapter", f"Kapitel {n}", f"Text Nummer {n}.")
            for n in range(1, 5 * copies)
        ]
        first = release(drafting.draft(many))
        version = working(first.document)
        seen = queries.fingerprint(version)
        lead = drafting.lead()
        with CaptureQueriesContext(connection) as captured:
            freeze_version(actor=lead, version=version, fingerprint=seen)
        counts.append(len(captured))
    assert counts[0] == counts[1]
