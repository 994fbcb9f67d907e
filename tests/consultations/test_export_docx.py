"""A version as a Word file: what comes out can be read by people, by Word and by the import."""

import io
import re

import pytest
from docx import Document
from docx.oxml.ns import qn

from mitsprache.consultations import exports, imports
from mitsprache.consultations.actions.documents import create_document
from mitsprache.consultations.models import Version
from tests import factories
from tests.consultations import word as make

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def files_of_this_test(settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path)


def rich_word() -> bytes:
    """Everything that an office puts into a draft."""
    word = Document()
    make.add_notes(word, n1="Quelle: Amt für Statistik, *Heft 3*", n2="Zweite")
    word.add_heading("Ein Konzept", 0)
    word.add_paragraph("Vorweg ein Satz.")
    word.add_heading("A\tWorum es geht", 1)
    paragraph = word.add_paragraph("Das ist ")
    paragraph.add_run("wichtig").bold = True
    paragraph.add_run(" und ")
    paragraph.add_run("schön").italic = True
    make.append(paragraph, '<w:r><w:footnoteReference w:id="1"/></w:r>')
    paragraph.add_run(", <b>nicht</b> *fett* _kursiv_ # & | \\ [x](y)\nneue Zeile")
    word.add_paragraph("1. kein Listenpunkt")
    word.add_heading("Handlungsfeld 1: Wohnen", 1)
    for style, text in (
        *(("List Bullet", "Brot"), ("List Bullet 2", "Roggen"), ("List Bullet", "Salz")),
        *(("Normal", "Dann:"), ("List Number", "mischen"), ("List Number", "backen")),
        ("Quote", "Wer baut, der bleibt."),
    ):
        word.add_paragraph(text, style=style)
    word.add_heading("Ziel 1.1: Alle wohnen gut", 2)
    table = word.add_table(2, 2)
    for at, text in enumerate(("Jahr", "Plätze", "2016", "a|b")):
        table.cell(at // 2, at % 2).text = text
    word.add_heading("M 1.1: Häuser", 3)
    make.add_picture(word, alt='Ein "Haus" am *Bach*')
    key = word.part.relate_to(
        "https://stadt.example/?a=1&b=2",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink",
        is_external=True,
    )
    link = word.add_paragraph("Mehr ")
    make.append(link, f'<w:hyperlink r:id="{key}"><w:r><w:t>im Netz</w:t></w:r></w:hyperlink>')
    make.append(link, '<w:r><w:footnoteReference w:id="2"/></w:r>')
    return make.stored(word)


def imported(data: bytes, name="entwurf.docx") -> Version:
    document = create_document(
        actor=factories.department(), project=factories.draft_project(), title="Ein Konzept"
    )
    pending = imports.preview_document(
        actor=factories.department(), document=document, file_name=name, data=data
    )
    return imports.confirm_document(actor=factories.department(), pending=pending)


def same(nodes):
    """Sections without the names of pictures, which each file gives anew."""
    return [
        (
            node.depth,
            node.number,
            node.kind,
            node.title,
            re.sub(r"bild:[0-9a-f-]{36}", "bild:x", node.text),
        )
        for node in nodes
    ]


def test_import_export_import_gives_the_same_sections():
    version = imported(rich_word())
    rows = list(version.sections.order_by("order"))
    again = imports.read_document("export.docx", exports.version_docx(version))
    assert same(again.nodes) == same(rows)
    assert [row.number for row in rows] == ["0", "A", "1", "1.1", "M 1.1"]
    assert again.title == "Ein Konzept" and len(again.pictures) == 1
    assert not again.doubts, again.doubts


def test_the_round_trip_keeps_the_identity_of_every_section():
    version = imported(rich_word())
    before = list(version.sections.order_by("order").values_list("identity", flat=True))
    pending = imports.preview_document(
        actor=factories.department(),
        document=version.document,
        file_name="zurueck.docx",
        data=exports.version_docx(version),
    )
    imports.confirm_document(actor=factories.department(), pending=pending)
    after = list(version.sections.order_by("order").values_list("identity", flat=True))
    assert after == before


def test_what_is_written_here_goes_out_and_comes_back():
    """Kinds and numbers that no word of a heading gives away, headings inside a text, no title."""
    text = (
        "Text\n\n### Dazwischen\n\n```\nCode\n```\n\n---\n\n1. eins\n   - tief\n2. zwei\n\n"
        "1) drei\n2) vier\n\n![fremd](https://x.example/y.png)\n\n[^q]: Ohne Zeichen"
    )
    version = imported(b"# Eins\n\n# Zwei\n\n## Drei\n\nText\n", "a.md")
    changes = (("Anlage 3b", "measure", ""), ("Z9", "goal", "Zwei"), ("5", "paragraph", ""))
    for order, (number, kind, title) in enumerate(changes, start=1):
        version.sections.filter(order=order).update(
            number=number, kind=kind, title=title, text=text
        )
    again = imports.read_document("export.docx", exports.version_docx(version))
    assert [(node.number, node.kind, node.depth, node.title) for node in again.nodes] == [
        ("Anlage 3b", "paragraph", 1, ""),
        ("Z9", "goal", 1, "Zwei"),
        ("5", "paragraph", 2, ""),
    ]
    for node in again.nodes:
        assert node.text == (
            "Text\n\n### Dazwischen\n\nCode\n\n\\* \\* \\*\n\n1. eins\n   - tief\n2. zwei\n1) drei\n"
            "2) vier\n\n!\\[fremd](https://x.example/y.png)\n\n[^1]\n\n[^1]: Ohne Zeichen"
        )


def test_numbers_that_hold_a_word_already_get_no_second_one():
    version = imported(
        make.word_file(
            ("Heading 1", "1 Anlass"),
            ("Heading 1", "Handlungsfeld 1: Wohnen"),
            ("Heading 2", "2.1 Ziel: Häuser"),
        )
    )
    data = exports.version_docx(version)
    headings = [paragraph.text for paragraph in Document(io.BytesIO(data)).paragraphs]
    assert headings[1:] == ["1\tAnlass", "Handlungsfeld 1\tWohnen", "2.1\tZiel: Häuser"]
    assert same(imports.read_document("a.docx", data).nodes) == same(
        version.sections.order_by("order")
    )


def test_every_heading_is_real_and_numbered_and_the_file_says_what_it_is():
    version = imported(rich_word())
    word = Document(io.BytesIO(exports.version_docx(version)))
    headings = {
        paragraph.text: paragraph.style.name
        for paragraph in word.paragraphs
        if "\t" in paragraph.text
    }
    assert headings == {
        "0\t": "Heading 1",
        "A\tWorum es geht": "Heading 1",
        "Handlungsfeld 1\tWohnen": "Handlungsfeld 1",
        "Ziel 1.1\tAlle wohnen gut": "Ziel 2",
        "M 1.1\tHäuser": "Maßnahme 3",
    }
    assert word.styles["Ziel 2"].base_style.name == "Heading 2"
    facts = word.core_properties
    assert (facts.title, facts.language) == ("Ein Konzept", "de")
    assert facts.author == facts.comments == facts.last_modified_by == ""
    assert "Fassung 1, in Arbeit" in word.sections[0].header.paragraphs[0].text
    drawn = word.element.body.find(f".//{qn('wp:docPr')}")
    assert drawn.get("descr") == 'Ein "Haus" am *Bach*'
    row = word.tables[0].rows[0]._tr
    assert row.find(f".//{qn('w:tblHeader')}") is not None
    lists = [p for p in word.paragraphs if p._p.pPr is not None and p._p.pPr.numPr is not None]
    assert [p.text for p in lists] == ["Brot", "Roggen", "Salz", "mischen", "backen"]


def test_U_07_nobody_who_wrote_the_file_is_named_in_what_comes_out():
    word = Document(io.BytesIO(rich_word()))
    word.core_properties.author = word.core_properties.last_modified_by = "Nora Feld"
    version = imported(make.stored(word))
    assert b"Nora" not in make.unpacked(exports.version_docx(version))
    assert "Nora" not in str(version.document.imports.get().content)


def test_a_picture_whose_file_is_gone_leaves_its_words():
    version = imported(rich_word())
    picture = version.document.pictures.get()
    picture.file.delete(save=False)
    word = Document(io.BytesIO(exports.version_docx(version)))
    assert not word.inline_shapes
    assert any('![Ein "Haus"' in paragraph.text for paragraph in word.paragraphs)


def test_the_number_of_queries_does_not_grow(django_assert_num_queries):
    few, many = (
        imported(make.word_file(*[("Heading 1", f"{n} Titel") for n in range(1, count)], "x"))
        for count in (4, 60)
    )
    for version in (few, many):
        version = Version.objects.select_related("document").get(pk=version.pk)
        with django_assert_num_queries(1):
            exports.version_docx(version)
