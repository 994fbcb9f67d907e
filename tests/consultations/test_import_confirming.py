"""Preview, confirm, discard: a file becomes the working version only when somebody says so."""

import io

import pytest
from django.core.management import CommandError, call_command
from docx import Document

from mitsprache.common.models import AuditEntry
from mitsprache.common.permissions import NotAllowed
from mitsprache.consultations import actions, imports, queries
from mitsprache.consultations.models import DocumentImport, DocumentPicture, Section
from tests import factories
from tests.consultations import word as make

pytestmark = pytest.mark.django_db

PLAN = [
    ("Heading 1", "1 Anlass"),
    "Es ist Zeit.",
    ("Heading 1", "Handlungsfeld 2: Wohnen"),
    "Wir brauchen Häuser.",
    ("Heading 2", "M 2.1 Häuser"),
    "Wir bauen zehn Häuser.",
    ("Heading 1", "Handlungsfeld 3: Arbeit"),
]


@pytest.fixture(autouse=True)
def files_of_this_test(settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path)


def document(title="Konzept"):
    return actions.create_document(
        actor=factories.department(), project=factories.draft_project(), title=title
    )


def preview(target, data=None, *, actor=None):
    return imports.preview_document(
        actor=actor or factories.department(),
        document=target,
        file_name="entwurf.docx",
        data=data or make.word_file(*PLAN),
    )


def confirm(pending, **more):
    return imports.confirm_document(actor=factories.department(), pending=pending, **more)


def with_picture(colour="teal") -> bytes:
    word = Document()
    word.add_heading("1 Titel", 1)
    make.add_picture(word, make.picture(colour=colour), alt="Ein Haus")
    return make.stored(word)


def test_a_preview_changes_no_version_and_says_what_is_doubtful():
    target = document()
    pending = preview(target, make.word_file(("Heading 1", "1 Titel"), ("Heading 3", "Tief")))
    assert not Section.objects.exists() and pending.confirmed_at is None
    assert [node["number"] for node in pending.content["nodes"]] == ["1", "1.1"]
    assert {doubt["place"] for doubt in pending.doubts} == {"", "1.1"}
    assert AuditEntry.objects.filter(verb="consultations.preview_document").count() == 1


def test_confirming_makes_sections_and_fields_with_a_colour_each():
    target = document()
    version = confirm(preview(target))
    rows = list(version.sections.order_by("order"))
    assert [(row.number, row.depth, row.kind) for row in rows] == [
        ("1", 1, "chapter"),
        ("2", 1, "action_field"),
        ("M 2.1", 2, "measure"),
        ("3", 1, "action_field"),
    ]
    assert rows[2].parent == rows[1] and rows[2].html == "<p>Wir bauen zehn Häuser.</p>"
    fields = list(target.fields.all())
    assert [(field.number, field.name) for field in fields] == [("2", "Wohnen"), ("3", "Arbeit")]
    assert len({field.colour for field in fields}) == 2
    assert [row.field for row in rows] == [None, fields[0], fields[0], fields[1]]
    waiting = target.imports.get()
    assert waiting.confirmed_at is not None and waiting.version == version
    assert AuditEntry.objects.filter(verb="consultations.import_document").count() == 1


def test_a_new_file_keeps_what_is_alike_and_drops_fields_that_nothing_stands_for():
    target = document()
    version = confirm(preview(target))
    before = {row.number: row.identity_id for row in version.sections.all()}
    colours = {field.number: field.colour for field in target.fields.all()}
    plan = [*PLAN[:3], "Wir brauchen viele Häuser.", *PLAN[4:6], ("Heading 2", "M 2.2 Höfe"), "x"]
    confirm(preview(target, make.word_file(*plan)))
    after = {row.number: row.identity_id for row in version.sections.all()}
    assert after == {**{n: before[n] for n in ("1", "2", "M 2.1")}, "M 2.2": after["M 2.2"]}
    (field,) = target.fields.all()
    assert (field.number, field.colour) == ("2", colours["2"])


def test_C_06_what_somebody_edited_since_the_preview_is_not_overwritten_silently():
    target = document()
    version = confirm(preview(target))
    pending = preview(target, make.word_file(("Heading 1", "1 Ganz anders"), "Neu."))
    section = version.sections.get(number="1")
    actions.edit_section(
        actor=factories.department(),
        section=section,
        revision=section.revision,
        number="1",
        kind="chapter",
        title="Anlass",
        text="Von Hand geschrieben.",
    )
    with pytest.raises(actions.EditedMeanwhile):
        confirm(pending)
    assert version.sections.get(number="1").text == "Von Hand geschrieben."
    confirm(pending, replace=True)
    assert version.sections.get().title == "Ganz anders"


def test_a_file_is_confirmed_once():
    pending = preview(document())
    confirm(pending)
    with pytest.raises(imports.ImportDone):
        confirm(pending)
    with pytest.raises(imports.ImportDone):
        imports.discard_import(actor=factories.department(), pending=pending)


def test_after_the_release_a_file_goes_into_the_next_version():
    target = document()
    version = confirm(preview(target))
    actions.freezing.freeze_version(
        actor=factories.department_lead(),
        version=version,
        fingerprint=queries.fingerprint(version),
    )
    text = [*PLAN[:1], "Es ist höchste Zeit.", *PLAN[2:]]
    second = confirm(preview(target, make.word_file(*text)))
    assert (second.number, second.sections.get(number="1").text) == (2, "Es ist höchste Zeit.")
    assert version.sections.get(number="1").text == "Es ist Zeit."
    assert (
        second.sections.get(number="1").identity_id == version.sections.get(number="1").identity_id
    )


@pytest.mark.parametrize("who", ["citizen", "moderation", "department2", "admin"])
def test_Z_05_only_who_works_on_the_project_reads_files_in(who):
    target = document()
    with pytest.raises(NotAllowed):
        preview(target, actor=getattr(factories, who)())
    pending = preview(target)
    for deed in (imports.confirm_document, imports.discard_import):
        with pytest.raises(NotAllowed):
            deed(actor=getattr(factories, who)(), pending=pending)
    assert DocumentImport.objects.get().confirmed_at is None and not Section.objects.exists()


def test_U_10_pictures_are_stored_once_and_go_with_the_last_that_shows_them(
    django_capture_on_commit_callbacks,
):
    target = document()
    first, second = preview(target, with_picture()), preview(target, with_picture())
    stored = DocumentPicture.objects.get()
    assert f"bild:{stored.pk}" in first.content["nodes"][0]["text"]
    assert first.content["nodes"] == second.content["nodes"]
    version = confirm(first)
    assert f'<img src="{stored.address}" alt="Ein Haus"' in version.sections.get().html
    third = preview(target, with_picture("red"))
    assert DocumentPicture.objects.count() == 2
    other = DocumentPicture.objects.exclude(pk=stored.pk).get()
    with django_capture_on_commit_callbacks(execute=True):
        for pending in (second, third):
            imports.discard_import(actor=factories.department(), pending=pending)
    assert DocumentPicture.objects.get() == stored
    assert stored.file.storage.exists(stored.file.name)
    assert not other.file.storage.exists(other.file.name)


def test_a_picture_of_another_document_is_no_picture_here():
    mine, others = document("Meins"), document("Anderes")
    confirm(preview(others, with_picture()))
    foreign = DocumentPicture.objects.get()
    text = f"# 1 Titel\n\n![x](bild:{foreign.pk})\n"
    pending = imports.preview_document(
        actor=factories.department(), document=mine, file_name="a.md", data=text.encode()
    )
    html = confirm(pending).sections.get().html
    assert html == f"<p>![x](bild:{foreign.pk})</p>"


def run(*words):
    out = io.StringIO()
    call_command("import_document", *words, stdout=out)
    return out.getvalue()


def test_the_command_makes_a_document_and_prints_what_is_doubtful(tmp_path):
    project = factories.published_project()
    file = tmp_path / "entwurf.docx"
    file.write_bytes(make.word_file(("Title", "Unser Konzept"), *PLAN, ("Heading 1", " ")))
    printed = run(project.slug, str(file))
    assert "3: Eine Überschrift ohne Worte wurde weggelassen." in printed
    assert "„Unser Konzept“, Fassung 1: 4 Abschnitte." in printed
    run(project.slug, str(file))
    (made,) = project.documents.all()
    assert made.versions.get().sections.count() == 4
    assert AuditEntry.objects.filter(verb="consultations.import_document", actor_id=None).exists()


def test_the_command_says_what_is_wrong_and_stores_nothing(tmp_path):
    project = factories.published_project()
    file = tmp_path / "entwurf.docx"
    file.write_bytes(b"kein Word")
    for words, message in (
        ((project.slug, str(file)), "keine Word-Datei"),
        ((project.slug, str(tmp_path / "fehlt.docx")), "fehlt.docx"),
        (("gibt-es-nicht", str(file)), "kein Vorhaben"),
    ):
        with pytest.raises(CommandError, match=message):
            run(*words)
    assert not project.documents.exists()
