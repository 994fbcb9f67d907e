"""Files that want to do harm or are none: a clear message, nothing stored, nothing heavy done."""

import io
import tracemalloc
import zipfile

import pytest
from docx import Document
from docx.oxml.ns import nsdecls

from mitsprache.consultations.imports import MOST_BYTES, FileRefused, preview_document
from mitsprache.consultations.imports.package import MOST_MEMBERS
from mitsprache.consultations.models import Document as StoredDocument
from mitsprache.consultations.models import DocumentImport, DocumentPicture, Version
from tests import factories
from tests.consultations import word as make

pytestmark = pytest.mark.django_db

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
GOOD = make.word_file(("Heading 1", "1 Titel"), "Ein Satz.")


def zipped(*members, level=9) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as container:
        for name, body in members:
            container.writestr(name, body)
    return made.getvalue()


def bomb(megabytes=150) -> bytes:
    """A Word file with a member that unpacks to much."""
    made = io.BytesIO(GOOD)
    with (
        zipfile.ZipFile(made, "a", zipfile.ZIP_DEFLATED) as container,
        container.open("word/media/image1.png", "w") as member,
    ):
        for _ in range(megabytes):
            member.write(bytes(1024 * 1024))
    return made.getvalue()


def types_with(old: str, new: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(GOOD)) as container:
        return container.read("[Content_Types].xml").replace(old.encode(), new.encode())


def document() -> StoredDocument:
    project = factories.draft_project()
    made = StoredDocument.objects.create(
        project=project, title="Konzept", created_at="2026-01-01T12:00Z"
    )
    Version.objects.create(document=made, number=1, created_at=made.created_at)
    return made


def refused(name: str, data: bytes) -> str:
    """The message; nothing of the file is stored."""
    target = document()
    with pytest.raises(FileRefused) as refusal:
        preview_document(actor=factories.department(), document=target, file_name=name, data=data)
    assert not DocumentImport.objects.exists() and not DocumentPicture.objects.exists()
    assert not target.versions.get().sections.exists()
    return str(refusal.value)


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.docx", OLE, "alte Word-Datei"),
        ("a.doc", OLE, "alte Word-Datei"),
        ("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "Passwort"),
        ("a.docx", b"<html><body onload=alert(1)>", "keine Word-Datei"),
        ("a.docx", b"%PDF-1.7 und so weiter", "keine Word-Datei"),
        ("a.docx", b"PK\x03\x04 halb", "keine Word-Datei"),
        ("a.docx", zipped(("bild.png", b"x")), "keine Word-Datei"),
        ("a.docx", GOOD[: len(GOOD) // 2], "keine Word-Datei"),
        ("a.docm", GOOD, "Makros"),
        ("a.pdf", b"%PDF-1.7", "Word-Datei (.docx) oder"),
        ("a.svg", b"<svg onload='alert(1)'/>", "Word-Datei (.docx) oder"),
        ("a", GOOD, "Word-Datei (.docx) oder"),
        ("a.docx", b"", "leer"),
        ("a.docx", b"\n\n  ", "leer"),
    ],
)
def test_U_01_what_is_no_word_file_is_told_by_its_content(name, data, words):
    assert words in refused(name, data)


def test_U_01_macros_are_found_whatever_the_name_says():
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    macros = "application/vnd.ms-word.document.macroEnabled.main+xml"
    as_docx = make.changed(GOOD, **{"[Content_Types].xml": types_with(kind, macros)})
    assert "Makros" in refused("a.docx", as_docx)
    with_project = make.changed(GOOD, **{"word__vbaProject.bin": b"\xd0\xcf\x11\xe0"})
    assert "Makros" in refused("a.docx", with_project)


def test_U_03_a_bomb_is_refused_before_it_is_unpacked():
    data = bomb()
    assert len(data) < 1_000_000
    tracemalloc.start()
    message = refused("a.docx", data)
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert "ausgepackt viel größer" in message
    assert peak < 40 * 1024 * 1024, "the bomb was unpacked"


def test_U_03_a_tree_that_would_fill_the_memory_is_refused():
    with zipfile.ZipFile(io.BytesIO(GOOD)) as container:
        body = container.read("word/document.xml").decode()
    heavy = body.replace("<w:body>", "<w:body>" + "<w:p/>" * 4_500_000)
    assert "ausgepackt viel größer" in refused(
        "a.docx", make.changed(GOOD, **{"word__document.xml": heavy})
    )


def test_U_03_many_parts_and_archives_in_archives_are_not_unpacked():
    many = zipped(*((f"word/{n}.bin", b"") for n in range(MOST_MEMBERS + 1)))
    assert "zu vielen Teilen" in refused("a.docx", many)
    nested = zipped(("innen.zip", zipped(("innen.zip", zipped(("a", bytes(10**6)))))))
    assert "keine Word-Datei" in refused("a.docx", nested)


def test_U_03_an_archive_inside_a_word_file_stays_closed():
    """An embedded sheet is an archive too: the text is read, the sheet is not, and that is said."""
    word = Document()
    word.add_heading("1 Titel", 1)
    make.append(word.add_paragraph("Text"), "<w:r><w:object/></w:r>")
    data = make.changed(make.stored(word), **{"word__embeddings__a.xlsx": bomb(1)})
    pending = preview_document(
        actor=factories.department(), document=document(), file_name="a.docx", data=data
    )
    assert any("eingebettetes Objekt" in doubt["words"] for doubt in pending.doubts)


def test_U_04_a_file_above_the_limit_is_refused_unread():
    assert "20 MB" in refused("a.docx", bytes(MOST_BYTES + 1))
    assert "2 MB" in refused("a.md", b"# Titel\n\n" + b"Wort " * 500_000)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_U_03_entities_are_not_resolved(encoding, tmp_path):
    secret = tmp_path / "geheim.txt"
    secret.write_text("GEHEIM")
    for entity in (
        f'<!ENTITY x SYSTEM "file://{secret}">',
        '<!ENTITY a "ha"><!ENTITY x "&a;&a;&a;&a;">',
        '<!ENTITY % x SYSTEM "http://boese.example/x.dtd">%x;',
    ):
        xml = (
            f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE w [{entity}]>'
            f"<w:document {nsdecls('w')}><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body>"
            "</w:document>"
        ).encode(encoding)
        message = refused("a.docx", make.changed(GOOD, **{"word__document.xml": xml}))
        assert "die keine Word-Datei braucht" in message and "GEHEIM" not in message


@pytest.mark.parametrize(
    "broken", [b"<w:document>", b"", b"\x00\xff", b"<html xmlns='x'><body/></html>"]
)
def test_broken_xml_is_said_in_words(broken):
    data = make.changed(GOOD, **{"word__document.xml": broken})
    assert "beschädigt" in refused("a.docx", data)


def test_without_headings_or_without_words_it_says_what_to_do():
    assert "Überschrift 1" in refused("a.docx", make.word_file("Nur Text.", "Noch mehr."))
    assert "kein Text" in refused("a.docx", make.word_file())
    assert "kein Text" in refused("a.docx", make.word_file("  ", ""))
    assert "Überschrift 1" in refused("a.md", b"Nur Text.\n")
    assert "keine Textdatei" in refused("a.md", b"\x00\x01\x02# x\n")


def test_a_damaged_list_of_numbers_or_notes_is_no_crash():
    for part in ("word/numbering.xml", "word/styles.xml"):
        data = make.changed(GOOD, **{part.replace("/", "__"): b"<nichts"})
        assert "beschädigt" in refused("a.docx", data)


def test_styles_that_are_based_on_each_other_in_circles_end():
    word = Document()
    one, two = word.styles.add_style("Eins", 1), word.styles.add_style("Zwei", 1)
    one.base_style, two.base_style = two, one
    word.add_paragraph("Text", style="Eins")
    word.add_heading("1 Titel", 1)
    pending = preview_document(
        actor=factories.department(),
        document=document(),
        file_name="a.docx",
        data=make.stored(word),
    )
    assert len(pending.content["nodes"]) == 2


def test_U_06_a_strange_name_is_kept_tidy_and_never_a_path():
    pending = preview_document(
        actor=factories.department(),
        document=document(),
        file_name="../../\u202efdp.\x00exe" + "x" * 300 + ".docx",
        data=GOOD,
    )
    assert len(pending.file_name) <= 200 and pending.file_name.endswith(".docx")
    assert not set("\x00\u202e") & set(pending.file_name)
