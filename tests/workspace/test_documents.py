"""Documents on the desk: reading in, editing section by section, releasing, comparing."""

import io
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from docx import Document as WordDocument

from mitsprache.consultations.actions.documents import create_document
from mitsprache.consultations.actions.editing import edit_section, insert_section
from mitsprache.consultations.actions.freezing import freeze_version
from mitsprache.consultations.models import (
    ActionField,
    Document,
    DocumentImport,
    Section,
    Succession,
    Version,
)
from mitsprache.consultations.queries import fingerprint, working_version
from tests import factories as make

pytestmark = pytest.mark.django_db
DESK = "/arbeitsbereich/dokumente/"
TEXT = "Erster Absatz.\n\nZweiter Absatz.\n\nDritter Absatz."


@pytest.fixture
def desk(client: Client) -> Client:
    client.force_login(make.coordination())
    return client


def page(client: Client, path: str, status: int = 200) -> BeautifulSoup:
    answer = client.get(path)
    assert answer.status_code == status, path
    return BeautifulSoup(answer.content, "html.parser")


def words(found: BeautifulSoup) -> str:
    return " ".join(found.main.get_text(" ").split())


def document(count: int = 3) -> Document:
    """A document of `office()` with `count` sections in work: 1, 2, 3 and so on."""
    made = create_document(
        actor=make.coordination(), project=make.published_project(), title="Integrationskonzept"
    )
    after = None
    for number in range(1, count + 1):
        after = insert_section(
            actor=make.coordination(),
            version=made.versions.get(),
            parent=None,
            after=after,
            number=str(number),
            kind=Section.Kind.CHAPTER,
            title=f"Kapitel {number}",
            text=TEXT,
        )
    return made


def sections(made: Document) -> list[Section]:
    """The sections in work, in reading order."""
    found = working_version(made)
    assert found is not None
    return list(found.sections.order_by("order"))


def numbers(made: Document) -> list[tuple[str, int]]:
    return [(section.number, section.depth) for section in sections(made)]


def address(made: Document, section: Section, way: str = "") -> str:
    return f"{DESK}{made.pk}/abschnitte/{section.pk}/{way}"


def entry(section: Section, **changes: Any) -> dict[str, Any]:
    """What the form of a section sends."""
    return {
        "number": section.number,
        "kind": section.kind,
        "title": section.title,
        "text": section.text,
        "revision": section.revision,
        "speichern": "1",
    } | changes


def released(made: Document) -> Version:
    version = working_version(made)
    assert version is not None
    return freeze_version(
        actor=make.coordination(), version=version, fingerprint=fingerprint(version)
    )


# --- documents and fields ---------------------------------------------------------------------------


def test_a_document_is_created_for_a_project_and_listed_below_it(desk):
    project = make.published_project("Platz am Weiher")
    form = page(desk, f"{DESK}neu/?vorhaben={project.pk}")
    assert form.select_one("#id_project option[selected]")["value"] == str(project.pk)
    answer = desk.post(f"{DESK}neu/", {"project": project.pk, "title": "Konzept 2026"})
    made = Document.objects.get()
    assert answer["Location"] == f"{DESK}{made.pk}/"
    assert made.versions.get().state == Version.State.WORKING
    listed = words(page(desk, DESK))
    assert "Platz am Weiher" in listed and "Konzept 2026" in listed
    assert "Konzept 2026" not in words(page(desk, f"{DESK}?q=nichts"))


def test_a_document_without_title_or_with_a_foreign_project_is_refused(client):
    project = make.published_project()
    client.force_login(make.department2())
    foreign = client.post(f"{DESK}neu/", {"project": project.pk, "title": "Meins"})
    client.force_login(make.department())
    nameless = client.post(f"{DESK}neu/", {"project": project.pk, "title": " "})
    assert (foreign.status_code, nameless.status_code) == (422, 422)
    assert not Document.objects.exists()


def fields(*rows: tuple[str, str, str]) -> dict[str, Any]:
    data: dict[str, Any] = {"feld-TOTAL_FORMS": len(rows), "feld-INITIAL_FORMS": 0}
    for place, (number, name, colour) in enumerate(rows):
        data[f"feld-{place}-number"] = number
        data[f"feld-{place}-name"] = name
        data[f"feld-{place}-colour"] = colour
    return data


def test_action_fields_are_set_changed_and_taken_out_unless_they_are_used(desk):
    made = document(1)
    path = f"{DESK}{made.pk}/handlungsfelder/"
    given = fields(("1", "Sprache", "petrol"), ("2", "Arbeit", "green"), ("", "", "rose"))
    assert desk.post(path, given).status_code == 302
    assert list(made.fields.values_list("number", "name", "colour")) == [
        ("1", "Sprache", "petrol"),
        ("2", "Arbeit", "green"),
    ]
    assert "Sprache" in str(page(desk, path))
    section, first = sections(made)[0], made.fields.first()
    data = entry(section, kind="action_field", field=first.pk)
    assert desk.post(address(made, section), data).status_code == 302
    assert "Sprache" in words(page(desk, f"{DESK}{made.pk}/"))
    assert desk.post(path, fields(("3", "Wohnen", "blue"))).status_code == 302
    assert set(made.fields.values_list("name", flat=True)) == {"Sprache", "Wohnen"}


@pytest.mark.parametrize(
    "rows",
    [
        [("1", "", "petrol")],
        [("", "Sprache", "petrol")],
        [("1", "Sprache", "gold")],
        [("1", "Sprache", "petrol"), ("1", "Arbeit", "green")],
    ],
)
def test_incomplete_fields_are_refused_and_nothing_changes(desk, rows):
    made = document(0)
    answer = desk.post(f"{DESK}{made.pk}/handlungsfelder/", fields(*rows))
    assert answer.status_code == 422 and not ActionField.objects.exists()


# --- reading in -------------------------------------------------------------------------------------


def word_file() -> bytes:
    """A small draft as an office writes it: a level is jumped over, which is doubtful."""
    word = WordDocument()
    word.add_heading("1 Ankommen", 1)
    word.add_paragraph("Wer neu ist, findet Hilfe.")
    word.add_heading("1.1.1 Beratung", 3)
    word.add_paragraph("Die Stadt berät in zwölf Sprachen.")
    stored = io.BytesIO()
    word.save(stored)
    return stored.getvalue()


def upload(client: Client, made: Document, name: str, data: bytes) -> Any:
    file = SimpleUploadedFile(name, data)
    return client.post(f"{DESK}{made.pk}/einlesen/", {"file": file})


def test_a_word_file_is_previewed_with_its_doubts_and_becomes_a_version_only_then(desk):
    made = document(0)
    answer = upload(desk, made, "konzept.docx", word_file())
    pending = DocumentImport.objects.get()
    assert answer["Location"] == f"{DESK}{made.pk}/einlesen/{pending.pk}/"
    preview = page(desk, answer["Location"])
    text = words(preview)
    assert "Ankommen" in text and "zwölf Sprachen" in text and not sections(made)
    links = preview.select(".doubts a")
    assert links and all(preview.select_one(link["href"]) is not None for link in links)
    assert "wartet auf Ihre Entscheidung" in words(page(desk, f"{DESK}{made.pk}/"))
    assert desk.post(answer["Location"]).status_code == 302
    assert [section.title for section in sections(made)] == ["Ankommen", "Beratung"]
    assert page(desk, answer["Location"], 404)


def test_a_discarded_file_leaves_nothing(desk):
    made = document(1)
    upload(desk, made, "konzept.md", b"# 1 Neu\n\nText.\n")
    pending = DocumentImport.objects.get()
    assert desk.get(f"{DESK}{made.pk}/einlesen/{pending.pk}/verwerfen/").status_code == 405
    assert desk.post(f"{DESK}{made.pk}/einlesen/{pending.pk}/verwerfen/").status_code == 302
    assert not DocumentImport.objects.exists()
    assert [section.title for section in sections(made)] == ["Kapitel 1"]


def test_C_06_a_file_does_not_replace_what_was_written_since_it_was_read(desk):
    made = document(1)
    upload(desk, made, "konzept.md", b"# 1 Neu\n\nText.\n")
    path = f"{DESK}{made.pk}/einlesen/{DocumentImport.objects.get().pk}/"
    section = sections(made)[0]
    desk.post(address(made, section), entry(section, text="Inzwischen geschrieben."))
    answer = desk.post(path)
    assert answer.status_code == 409 and "ersetzen" in answer.content.decode()
    assert sections(made)[0].text == "Inzwischen geschrieben."
    assert desk.post(path, {"ersetzen": "1"}).status_code == 302
    assert sections(made)[0].title == "Neu"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("konzept.docx", b""),
        ("konzept.docx", b"\xd0\xcf\x11\xe0" + b"x" * 600),
        ("konzept.docx", b"PK\x03\x04kaputt"),
        ("konzept.pdf", b"%PDF-1.7"),
        ("konzept.md", b"\xff\xfe\x00"),
        ("../../etc/passwd", b"# 1 A\n"),
    ],
)
def test_U_01_what_is_no_draft_is_refused_at_the_field(desk, name, data):
    made = document(0)
    answer = upload(desk, made, name, data)
    shown = BeautifulSoup(answer.content, "html.parser")
    assert answer.status_code == 422 and shown.select_one("#id_file_error") is not None
    assert not DocumentImport.objects.exists()


# --- one section ------------------------------------------------------------------------------------


def test_a_section_is_edited_and_the_outline_shows_how_it_begins(desk):
    made = document()
    section = sections(made)[1]
    answer = desk.post(address(made, section), entry(section, text="**Neu** ist dies."))
    assert answer["Location"] == f"{DESK}{made.pk}/#abschnitt-{section.pk}"
    outline = page(desk, f"{DESK}{made.pk}/")
    assert "Neu ist dies." in outline.select_one(f"#abschnitt-{section.pk}").get_text(" ")
    assert "<strong>Neu</strong>" in str(page(desk, f"{DESK}{made.pk}/fassungen/1/"))


def test_the_preview_shows_the_text_as_it_will_read_and_stores_nothing(desk):
    made = document(1)
    section = sections(made)[0]
    data = entry(section, text="**Fett** <script>alert(1)</script>", vorschau="1")
    del data["speichern"]
    answer = desk.post(address(made, section), data)
    shown = BeautifulSoup(answer.content, "html.parser")
    assert answer.status_code == 200
    assert shown.select_one(".panel strong").text == "Fett"
    assert "<script>alert" not in str(shown.main)
    assert shown.select_one("#id_text").text.strip().startswith("**Fett**")
    assert sections(made)[0].text == TEXT


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"number": ""}, "number"),
        ({"number": "2"}, "number"),
        ({"kind": "roman"}, "kind"),
        ({"title": "", "text": ""}, "text"),
        ({"text": "x" * 60_001}, "text"),
        ({"title": "x" * 301}, "title"),
    ],
)
def test_bad_entries_are_said_at_the_field_and_what_was_typed_is_kept(desk, changes, field):
    made = document(2)
    section = sections(made)[0]
    answer = desk.post(address(made, section), entry(section, **changes))
    shown = BeautifulSoup(answer.content, "html.parser")
    assert answer.status_code == 422 and shown.select_one(f"#id_{field}_error") is not None
    assert sections(made)[0].text == TEXT


def test_C_06_the_second_of_two_editors_sees_both_texts_and_nothing_is_overwritten(client):
    made = document(1)
    section = sections(made)[0]
    client.force_login(make.department())
    first = client.post(address(made, section), entry(section, text="Der Text der Ersten."))
    client.force_login(make.coordination())
    second = client.post(address(made, section), entry(section, text="Der Text des Zweiten."))
    assert (first.status_code, second.status_code) == (302, 409)
    assert sections(made)[0].text == "Der Text der Ersten."
    shown = BeautifulSoup(second.content, "html.parser")
    assert shown.select_one("#stored-text").text.strip() == "Der Text der Ersten."
    assert shown.select_one("#id_text").text.strip() == "Der Text des Zweiten."
    assert "Nora Feld" in words(shown)
    # Saving from there is a decision: the newer text has been seen.
    data = {name.get("name"): name.get("value") for name in shown.select("main form input")}
    again = entry(section, text="Beide zusammen.", revision=data["revision"])
    assert client.post(address(made, section), again).status_code == 302
    assert sections(made)[0].text == "Beide zusammen."


def test_C_06_a_text_for_a_section_that_was_removed_meanwhile_is_handed_back(desk):
    made = document(2)
    section = sections(made)[0]
    data = {"revision": section.revision}
    assert desk.post(address(made, section, "entfernen/"), data).status_code == 302
    answer = desk.post(address(made, section), entry(section, text="Lange geschrieben."))
    assert answer.status_code == 404 and "Lange geschrieben." in answer.content.decode()
    assert numbers(made) == [("2", 1)]


# --- the tree ---------------------------------------------------------------------------------------


def test_a_section_is_inserted_where_it_was_asked_for_with_the_next_free_number(desk):
    made = document(2)
    first = sections(made)[0]
    path = f"{DESK}{made.pk}/abschnitte/neu/"
    form = page(desk, f"{path}?nach={first.pk}")
    assert form.select_one("#id_target option[selected]")["value"] == str(first.pk)
    new = {"kind": "goal", "title": "Ziel", "text": "Alle verstehen sich.", "speichern": "1"}
    assert desk.post(path, {**new, "target": first.pk, "where": "below"}).status_code == 302
    assert [depth for _number, depth in numbers(made)] == [1, 2, 1]
    before = {**new, "target": first.pk, "where": "before", "number": "0"}
    assert desk.post(path, before).status_code == 302
    assert numbers(made)[0] == ("0", 1)
    assert desk.post(path, {**new, "target": 0, "where": "after"}).status_code == 422


def test_the_first_section_of_an_empty_document_needs_no_place(desk):
    made = document(0)
    path = f"{DESK}{made.pk}/abschnitte/neu/"
    assert page(desk, path).select_one("#id_target") is None
    data = {"number": "1", "kind": "chapter", "title": "Anfang", "speichern": "1"}
    assert desk.post(path, data).status_code == 302
    assert numbers(made) == [("1", 1)]


def test_a_section_is_moved_by_choosing_from_a_list(desk):
    made = document(3)
    first, _second, third = sections(made)
    for where, expected in (
        ("after", [("2", 1), ("3", 1), ("1", 1)]),
        ("before", [("2", 1), ("1", 1), ("3", 1)]),
        ("below", [("2", 1), ("3", 1), ("1", 2)]),
    ):
        first.refresh_from_db()
        data = {"target": third.pk, "where": where, "revision": first.revision}
        assert desk.post(address(made, first, "verschieben/"), data).status_code == 302
        assert numbers(made) == expected


def test_a_section_cannot_be_moved_below_itself_or_with_an_old_state(desk):
    made = document(3)
    first, second, _third = sections(made)
    path = address(made, first, "verschieben/")
    choices = {option["value"] for option in page(desk, path).select("#id_target option")}
    assert str(first.pk) not in choices and str(second.pk) in choices
    own = {"target": first.pk, "where": "below", "revision": first.revision}
    old = {"target": second.pk, "where": "after", "revision": first.revision + 7}
    assert desk.post(path, own).status_code == 422
    assert desk.post(path, old).status_code == 409
    assert numbers(made) == [("1", 1), ("2", 1), ("3", 1)]


def parts(section: Section, *texts: str, **more: Any) -> dict[str, Any]:
    data: dict[str, Any] = {
        "teil-TOTAL_FORMS": len(texts),
        "teil-INITIAL_FORMS": 0,
        "revision": section.revision,
    }
    for place, text in enumerate(texts):
        data |= {f"teil-{place}-title": f"Teil {place + 1}", f"teil-{place}-text": text}
    return data | more


def test_a_section_is_split_at_a_paragraph_into_as_many_parts_as_wanted(desk):
    made = document(2)
    section = sections(made)[0]
    path = address(made, section, "teilen/")
    form = page(desk, f"{path}?stelle=2")
    assert form.select_one("#id_teil-0-text").text.strip().endswith("Zweiter Absatz.")
    assert form.select_one("#id_teil-1-text").text.strip() == "Dritter Absatz."
    more = desk.post(path, parts(section, "Eins", "Zwei", mehr="1"))
    shown = BeautifulSoup(more.content, "html.parser")
    assert shown.select_one("#id_teil-2-text") is not None and len(sections(made)) == 2
    assert shown.select_one("#id_teil-1-text").text.strip() == "Zwei"
    answer = desk.post(path, parts(section, "Eins", "Zwei", "Drei", speichern="1"))
    assert answer.status_code == 302
    assert [one.text for one in sections(made)] == ["Eins", "Zwei", "Drei", TEXT]


@pytest.mark.parametrize("texts", [["nur einer"], ["einer", "x" * 60_001]])
def test_a_split_that_cannot_be_keeps_all_parts_in_the_form(desk, texts):
    made = document(1)
    section = sections(made)[0]
    data = parts(section, *texts, speichern="1")
    answer = desk.post(address(made, section, "teilen/"), data)
    assert answer.status_code == 422 and texts[0] in answer.content.decode()
    assert len(sections(made)) == 1


def test_two_neighbours_are_merged_and_the_earlier_one_keeps_its_number(desk):
    made = document(3)
    first, second, third = sections(made)
    path = address(made, second, "zusammenfuehren/")
    shown = page(desk, path)
    assert {box["value"] for box in shown.select("input[name=other]")} == {
        str(first.pk),
        str(third.pk),
    }
    data = {box["name"]: box["value"] for box in shown.select("main input[type=hidden]")}
    assert desk.post(path, {**data, "other": first.pk}).status_code == 302
    assert numbers(made) == [("1", 1), ("3", 1)]
    assert sections(made)[0].text.count("Erster Absatz.") == 2
    stale = {**data, "other": third.pk}
    answer = desk.post(address(made, sections(made)[0], "zusammenfuehren/"), stale)
    assert answer.status_code in {409, 422} and len(sections(made)) == 2


def test_removing_asks_first_and_says_what_hangs_on_it(desk):
    made = document(2)
    version = released(made)
    row = make.consultation(document=made)
    make.contribution(row, section=version.sections.get(number="1"))
    section = sections(made)[0]
    path = address(made, section, "entfernen/")
    text = words(page(desk, path))
    assert "1 Beitrag hängt an diesem Text" in text and len(sections(made)) == 2
    assert desk.post(path, {"revision": section.revision + 1}).status_code == 409
    assert desk.post(path, {"revision": section.revision}).status_code == 302
    assert numbers(made) == [("2", 1)] and version.sections.count() == 2


def test_C_06_nothing_is_removed_that_was_put_below_meanwhile(desk):
    made = document(1)
    section = sections(made)[0]
    path = address(made, section, "entfernen/")
    insert_section(
        actor=make.coordination(),
        version=section.version,
        parent=section,
        after=None,
        number="1.1",
        kind="goal",
        title="Neu darunter",
        text="",
    )
    assert desk.post(path, {"revision": section.revision}).status_code == 409
    shown = page(desk, path)
    below = [box["value"] for box in shown.select("input[name=below]")]
    data = {"revision": section.revision, "below": below}
    assert "Neu darunter" in words(shown) and desk.post(path, data).status_code == 302
    assert sections(made) == []


def test_the_outline_takes_the_same_queries_for_few_and_many_sections(
    desk, django_assert_num_queries
):
    few, many = document(3), document(20)
    page(desk, f"{DESK}{few.pk}/")
    for made in (few, many):
        with django_assert_num_queries(OUTLINE_QUERIES):
            page(desk, f"{DESK}{made.pk}/")


# PostgreSQL is asked for its clock, SQLite has the clock of the host.
OUTLINE_QUERIES = {"sqlite": 13, "postgresql": 13}[connection.vendor]


# --- releasing and comparing ------------------------------------------------------------------------


def changed(made: Document) -> None:
    """After a release: 1 is edited, 2 is removed, a new 9 stands at the end."""
    first, second, third = sections(made)
    edit_section(
        actor=make.coordination(),
        section=first,
        revision=first.revision,
        number="1",
        kind=first.kind,
        title=first.title,
        text=TEXT.replace("Zweiter", "Ein ganz neuer zweiter"),
    )
    Section.objects.filter(pk=second.pk).delete()
    insert_section(
        actor=make.coordination(),
        version=third.version,
        parent=None,
        after=third,
        number="9",
        kind="chapter",
        title="Frisch",
        text="Vollkommen andere Wörter als vorher stehen jetzt an dieser Stelle.",
    )


def release_data(shown: BeautifulSoup, **changes: Any) -> dict[str, Any]:
    """What the release page would send as it stands, with `changes`."""
    data = {box["name"]: box.get("value", "") for box in shown.select("main form input[name]")}
    data |= {
        box["name"]: box.select_one("option[selected]")["value"]
        for box in shown.select("main form select")
    }
    return data | changes


def test_the_first_version_is_released_with_a_note_and_the_next_one_opens(desk):
    made = document(2)
    path = f"{DESK}{made.pk}/freigeben/"
    shown = page(desk, path)
    assert "erste Fassung" in words(shown)
    answer = desk.post(path, release_data(shown, note="Der Entwurf für alle."))
    assert answer["Location"] == f"{DESK}{made.pk}/"
    first, second = made.versions.order_by("number")
    assert (first.state, first.note) == (Version.State.RELEASED, "Der Entwurf für alle.")
    assert second.state == Version.State.WORKING and second.sections.count() == 2


def test_the_release_page_proposes_what_became_of_each_section_and_takes_corrections(desk):
    made = document(3)
    version = released(made)
    old = {section.number: section for section in version.sections.all()}
    changed(made)
    path = f"{DESK}{made.pk}/freigeben/"
    shown = page(desk, path)
    assert "1 Abschnitt ist unverändert" in words(shown) and "Frisch" in words(shown)
    kinds = {
        number: shown.select_one(f"#id_alt-{old[number].pk}-kind option[selected]")["value"]
        for number in ("1", "2")
    }
    assert kinds == {"1": "changed", "2": "removed"}
    assert shown.select_one(f"#id_alt-{old['3'].pk}-kind") is None
    assert page(desk, f"{path}?alle=1").select_one(f"#id_alt-{old['3'].pk}-kind") is not None
    correction = {f"alt-{old['2'].pk}-kind": "merged", f"alt-{old['2'].pk}-new": "1"}
    assert desk.post(path, release_data(shown, **correction)).status_code == 302
    became = {
        row.old.number: (row.kind, row.new and row.new.number)
        for row in Succession.objects.select_related("old", "new")
    }
    assert became == {"1": ("changed", "1"), "2": ("merged", "1"), "3": ("unchanged", "3")}


@pytest.mark.parametrize(
    ("kind", "new"), [("moved", "77"), ("removed", "1"), ("split", "1"), ("moved", ""), ("x", "1")]
)
def test_a_correction_that_cannot_be_is_said_and_nothing_is_released(desk, kind, new):
    made = document(3)
    version = released(made)
    changed(made)
    path = f"{DESK}{made.pk}/freigeben/"
    gone = version.sections.get(number="2").pk
    data = release_data(page(desk, path), note="Bleibt stehen.")
    data |= {f"alt-{gone}-kind": kind, f"alt-{gone}-new": new}
    answer = desk.post(path, data)
    assert answer.status_code == 422 and "Bleibt stehen." in answer.content.decode()
    assert not Succession.objects.exists()


def test_C_06_an_edit_between_looking_and_releasing_stops_the_release(desk):
    made = document(3)
    version = released(made)
    changed(made)
    path = f"{DESK}{made.pk}/freigeben/"
    gone = version.sections.get(number="2").pk
    data = release_data(page(desk, path), note="Meine Notiz.")
    data |= {f"alt-{gone}-kind": "merged", f"alt-{gone}-new": "1"}
    last = sections(made)[-1]
    desk.post(address(made, last), entry(last, text="Noch schnell geändert."))
    answer = desk.post(path, data)
    shown = BeautifulSoup(answer.content, "html.parser")
    assert answer.status_code == 409 and not Succession.objects.exists()
    assert shown.select_one("#id_note").text.strip() == "Meine Notiz."
    kept = shown.select_one(f"#id_alt-{gone}-kind option[selected]")["value"]
    assert kept == "merged"
    assert desk.post(path, release_data(shown, note="Meine Notiz.")).status_code == 302
    assert Succession.objects.get(old=gone).kind == "merged"


def test_any_two_versions_are_compared_word_by_word(desk):
    made = document(3)
    released(made)
    changed(made)
    shown = page(desk, f"{DESK}{made.pk}/vergleich/")
    assert "Von Fassung 1 zu Fassung 2" in words(shown)
    assert [row.th.get_text(" ", strip=True)[0] for row in shown.select("tbody tr")] == [
        "1",
        "2",
        "9",
    ]
    assert "neuer" in shown.select_one("ins").text and shown.select_one("del") is not None
    same = page(desk, f"{DESK}{made.pk}/vergleich/?von=1&bis=1")
    assert same.select_one("ins") is None
    for query in ("?von=7&bis=1", "?von=x", "?von=&bis="):
        page(desk, f"{DESK}{made.pk}/vergleich/{query}", 422)


def test_every_version_is_read_and_taken_away_as_a_file(desk):
    made = document(2)
    version = released(made)
    text = words(page(desk, f"{DESK}{made.pk}/fassungen/1/"))
    assert version.content_hash in text and "Dritter Absatz." in text
    answer = desk.get(f"{DESK}{made.pk}/fassungen/2.docx")
    assert answer["Content-Disposition"] == (
        'attachment; filename="integrationskonzept-fassung-2.docx"'
    )
    assert answer.content.startswith(b"PK")
    assert desk.get(f"{DESK}{made.pk}/fassungen/1.pdf").content.startswith(b"%PDF")
    for way in ("7/", "7.docx", "7.pdf"):
        page(desk, f"{DESK}{made.pk}/fassungen/{way}", 404)


# --- rights -----------------------------------------------------------------------------------------

SECTION_WAYS = ("", "verschieben/", "teilen/", "zusammenfuehren/", "entfernen/")
WAYS = ("", "handlungsfelder/", "einlesen/", "abschnitte/neu/", "freigeben/", "vergleich/")
WAYS = (*WAYS, "fassungen/1/", "fassungen/1.docx", "fassungen/1.pdf")


def test_Z_05_another_offices_document_is_not_there(client):
    made = document(2)
    section = sections(made)[0]
    client.force_login(make.coordination())
    upload(client, made, "konzept.md", b"# 1 Neu\n\nText.\n")
    pending = f"einlesen/{DocumentImport.objects.get().pk}/"
    client.force_login(make.department2())
    ways = [*WAYS, *(f"abschnitte/{section.pk}/{way}" for way in SECTION_WAYS)]
    for way in (*ways, pending, f"{pending}verwerfen/"):
        for method in (client.get, client.post):
            answer = method(f"{DESK}{made.pk}/{way}", entry(section, text="Fremd"))
            assert answer.status_code in {404, 405}, way
    assert sections(made)[0].text == TEXT and DocumentImport.objects.exists()
    assert "Integrationskonzept" not in words(page(client, DESK))


def test_Z_06_sections_and_files_of_another_document_are_not_there(desk):
    here, there = document(1), document(1)
    section = sections(there)[0]
    upload(desk, there, "konzept.md", b"# 1 Neu\n\nText.\n")
    pending = DocumentImport.objects.get().pk
    for way in SECTION_WAYS:
        path = f"{DESK}{here.pk}/abschnitte/{section.pk}/{way}"
        data = entry(section, text="Fremd", title="Fremd")
        assert desk.get(path).status_code == 404, way
        assert desk.post(path, data).status_code == 404, way
    for way in ("", "verwerfen/"):
        assert desk.post(f"{DESK}{here.pk}/einlesen/{pending}/{way}").status_code == 404
    new = {"kind": "goal", "title": "Ziel", "target": section.pk, "where": "after"}
    assert desk.post(f"{DESK}{here.pk}/abschnitte/neu/", new).status_code == 422
    assert sections(there)[0].text == TEXT and numbers(here) == [("1", 1)]


def test_Z_06_a_section_of_a_released_version_is_not_in_work(desk):
    made = document(1)
    old = released(made).sections.get()
    for way in SECTION_WAYS:
        assert desk.post(address(made, old, way), {"revision": 1}).status_code == 404
    assert Section.objects.get(pk=old.pk).text == TEXT


def test_Z_04_a_member_of_the_office_edits_but_does_not_release(client):
    made = document(1)
    client.force_login(make.department())
    shown = str(page(client, f"{DESK}{made.pk}/").main)
    assert "freigeben/" not in shown and "abschnitte/neu/" in shown
    section = sections(made)[0]
    assert client.post(address(made, section), entry(section, text="Neu.")).status_code == 302
    data = {"fingerprint": fingerprint(made.versions.get())}
    assert client.post(f"{DESK}{made.pk}/freigeben/", data).status_code == 403
    assert made.versions.get().state == Version.State.WORKING
    client.force_login(make.department_lead())
    assert client.post(f"{DESK}{made.pk}/freigeben/", data).status_code == 302


@pytest.mark.parametrize("cast", ["citizen", "moderation", "admin"])
def test_who_edits_nothing_has_no_business_here(client, cast):
    made = document(1)
    client.force_login(getattr(make, cast)())
    for way in ("", "neu/", f"{made.pk}/", f"{made.pk}/freigeben/"):
        assert client.get(DESK + way).status_code == 403
    assert client.post(f"{DESK}neu/", {"title": "x"}).status_code == 403


@pytest.mark.parametrize("query", ["?q=%00", "?q=" + "x" * 3000, "?seite=abc"])
def test_odd_addresses_show_a_list(desk, query):
    assert desk.get(DESK + query).status_code == 200


def test_X_01_titles_and_texts_are_shown_as_text(desk):
    made = document(1)
    section = sections(made)[0]
    evil = '"><svg onload=alert(1)>'
    data = entry(section, title=evil, text=f"{evil} [x](javascript:alert(1))")
    assert desk.post(address(made, section), data).status_code == 302
    for way in ("", f"abschnitte/{section.pk}/", "fassungen/1/", "freigeben/"):
        shown = page(desk, f"{DESK}{made.pk}/{way}")
        assert shown.select_one("main svg[onload]") is None
        assert shown.select_one('main a[href^="javascript"]') is None
