"""The synopsis as a file: the same rows in four kinds, read again by other programs."""

import csv
import datetime as dt
import io
import re
import zipfile
from collections.abc import Callable
from typing import IO, Any

import openpyxl
import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import call_command
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.shared import Cm
from pypdf import PdfReader

from mitsprache.common.models import AuditEntry
from mitsprache.common.permissions import NotAllowed
from mitsprache.common.tables import FileRefused
from mitsprache.consultations.models import Consultation, Contribution, Contributor
from mitsprache.deliberation.actions.exporting import drop_template, upload_template
from mitsprache.deliberation.exports import synopsis as exports
from mitsprache.deliberation.exports import synopsis_pdf, template
from mitsprache.deliberation.exports.columns import CODES
from mitsprache.deliberation.models import SynopsisTemplate
from mitsprache.deliberation.queries import synopsis
from mitsprache.deliberation.queries.synopsis import Asked
from mitsprache.moderation import actions as moderation
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_kept() -> None:
    """Files outlive the test that made them; its rows and their keys do not."""
    for name in exports._stored():
        default_storage.delete(f"synopsen/{name}")


ARABIC = "أقترح دورات مسائية للآباء والأمهات"
PAYLOADS = (
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(1)",
    '=HYPERLINK("http://boese.example","Klick")',
    " =cmd|'/c calc'!A0",
    "'=1+1",
)
CODE = re.compile(r"[A-Z]{2}-\d{4}-\d{5}-\d+")


def content(kind: exports.Kind, where: Consultation, **more: Any) -> bytes:
    with exports.make(kind, where, **more) as file:
        return file.read()


def csv_rows(data: bytes) -> list[dict[str, str]]:
    assert data.startswith(b"\xef\xbb\xbf") and b"\r\n" in data
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))


def xlsx_rows(data: bytes) -> list[dict[str, str]]:
    sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    header, *lines = sheet.iter_rows(values_only=True)
    return [
        {str(name): as_csv(cell) for name, cell in zip(header, line, strict=True)} for line in lines
    ]


def as_csv(cell: Any) -> str:
    if isinstance(cell, dt.datetime):
        return cell.date().isoformat()
    return "" if cell is None else str(cell)


def docx_rows(data: bytes) -> list[list[str]]:
    [table] = Document(io.BytesIO(data)).tables
    return [[cell.text for cell in row.cells] for row in table.rows][1:]


def pdf_words(data: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)


def world() -> Consultation:
    where = make.deliberated_consultation()
    make.answered_case(where, text="Kurse am Abend")
    make.case(where, ARABIC, language="ar")
    make.case(where, "Zwei\nZeilen", section=None)
    return where


def test_all_four_kinds_hold_the_same_rows() -> None:
    where = world()
    expected = [row.case for row in synopsis.rows(where)]
    tables = csv_rows(content("csv", where)), xlsx_rows(content("xlsx", where))
    assert tables[0] == tables[1]
    assert [row["case"] for row in tables[0]] == expected and len(expected) == 3
    words = docx_rows(content("docx", where))
    assert [CODE.findall(row[0])[-1] for row in words] == expected
    assert CODE.findall(pdf_words(content("pdf", where))) == expected
    assert ARABIC in words[2][2] and "Kurse am Abend" in words[1][2]
    assert "übernommen" in words[1][5] and make.office().name in words[1][5]


def test_columns_begin_as_promised_and_hold_codes() -> None:
    row = csv_rows(content("csv", world()))[1]
    assert list(row)[:4] == ["reference", "case", "section", "text"] and tuple(row) == CODES
    assert (row["verdict"], row["state"], row["channel"]) == ("adopted", "answered", "web")
    assert (row["late"], row["section"], row["author"]) == ("false", "1.1", "Person 1")
    assert row["received_at"] == row["decided_on"] and "reason" in row


def test_E_01_nothing_that_people_write_becomes_a_formula() -> None:
    where = make.deliberated_consultation("=1+1 Titel")
    for payload in PAYLOADS:
        one = make.contribution(where, payload or "x", proposed_wording="")
        Contributor.objects.filter(pk=one.contributor_id).update(organisation=payload)
    row = csv_rows(content("csv", where))[0]
    assert row["text"] == "'=1+1" and row["organisation"].startswith("'")
    for line in csv_rows(content("csv", where)):
        assert not any(re.match(r"\s*[=+\-@]", cell) for cell in line.values())
    book = openpyxl.load_workbook(io.BytesIO(content("xlsx", where)))
    cells = [cell for sheet in book.worksheets for lines in sheet.iter_rows() for cell in lines]
    assert not [cell for cell in cells if cell.data_type == "f" or cell.hyperlink]
    assert {cell.value for cell in cells} >= {"=1+1", "=1+1 Titel"}
    with zipfile.ZipFile(io.BytesIO(content("xlsx", where))) as container:
        sheets = [name for name in container.namelist() if "worksheets/sheet" in name]
        assert not [name for name in sheets if b"<f>" in container.read(name)]


def test_the_second_sheet_says_what_the_file_is() -> None:
    where = world()
    data = content("xlsx", where, asked=Asked(states=["answered"]), filters="Stand: x", by="Jana")
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert [sheet.title for sheet in book.worksheets] == ["Synopse", "Informationen"]
    facts = {row[0]: row[1] for row in book.worksheets[1].iter_rows(values_only=True)}
    assert facts["Auswahl"] == "Stand: x" and facts["Erstellt von"] == "Jana"
    assert facts["Zeilen"] == "1" and facts["adopted"] == "übernommen"
    assert facts["Beteiligung"] == where.title


def test_the_pdf_is_one_tagged_document_however_many_parts_it_is_made_of(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(synopsis_pdf, "ROWS_AT_ONCE", 7)
    where = make.deliberated_consultation()
    make.many_contributions(where, 20)
    data = content("pdf", where)
    read = PdfReader(io.BytesIO(data), strict=True)
    root = read.trailer["/Root"]
    assert root["/Lang"] == "de-DE" and bool(root["/MarkInfo"]["/Marked"])
    assert b"pdfuaid" in root["/Metadata"].get_object().get_data()
    tree = root["/StructTreeRoot"]
    [document] = tree["/K"]
    parts = document.get_object()["/K"]
    assert document.get_object()["/S"] == "/Document" and len(parts) == 3
    assert {part.get_object()["/S"] for part in parts} == {"/Part"}
    tables = [tables_in(part.get_object()) for part in parts]
    assert tables == [8, 8, 7]  # rows with their headings
    numbers = tree["/ParentTree"]["/Nums"][::2]
    assert numbers == sorted(set(numbers))
    assert [page["/StructParents"] for page in read.pages] == list(range(len(read.pages)))
    references = re.findall(r"WI-2025-\d{5}", pdf_words(data))
    assert len(references) == len(set(references)) == 20
    names = tree["/IDTree"]["/Names"][::2]
    assert len(names) == len(set(names))


def tables_in(element: Any) -> int:
    """How many rows of tables hang on a tag."""
    if not hasattr(element, "get") or element.get("/S") is None:
        return 0
    if element["/S"] == "/TR":
        return 1
    inside = element.get("/K", [])
    kids = inside if isinstance(inside, list) else [inside]
    return sum(tables_in(kid.get_object()) for kid in kids if not isinstance(kid, int))


def test_an_empty_synopsis_is_a_file_all_the_same() -> None:
    where = make.deliberated_consultation()
    assert csv_rows(content("csv", where)) == [] == xlsx_rows(content("xlsx", where))
    assert docx_rows(content("docx", where)) == []
    assert "Zeilen: 0" in pdf_words(content("pdf", where))


def test_characters_that_xml_has_no_room_for_spoil_nothing() -> None:
    where = make.deliberated_consultation()
    one = make.contribution(where, "Vorher")
    Contribution.objects.filter(pk=one.pk).update(text="a\ufffeb\x0bc </w:t> & „d“ #let x = [")
    assert xlsx_rows(content("xlsx", where))[0]["text"] == "abc </w:t> & „d“ #let x = ["
    assert "abc </w:t> & „d“ #let x = [" in docx_rows(content("docx", where))[0][2]
    assert "#let x = [" in pdf_words(content("pdf", where))


def stored(where: Consultation) -> list[str]:
    return [name for name in exports._stored() if name.startswith(f"{where.pk}")]


def test_the_pdf_of_everything_is_kept_until_something_changes() -> None:
    where = world()
    content("pdf", where)
    [kept] = stored(where)
    name = f"synopsen/{kept}"
    default_storage.delete(name)
    default_storage.save(name, ContentFile(b"von gestern"))
    assert content("pdf", where) == b"von gestern"
    assert content("pdf", where, asked=Asked(search="Kurse")).startswith(b"%PDF")
    hidden = make.contribution(where, "Wird verborgen")
    assert "Wird verborgen" in pdf_words(content("pdf", where))
    moderation.hide_contribution(
        actor=make.moderation(), contribution=hidden, ground="insult", reason="Grob."
    )
    assert "Wird verborgen" not in pdf_words(content("pdf", where))  # E-05
    assert len(stored(where)) == 1 and stored(where) != [kept]


def test_a_kept_pdf_lives_for_a_day_at_most(monkeypatch: pytest.MonkeyPatch) -> None:
    where = world()
    content("pdf", where)
    [kept] = stored(where)
    default_storage.delete(f"synopsen/{kept}")
    default_storage.save(f"synopsen/{kept}", ContentFile(b"von gestern"))
    monkeypatch.setattr(exports, "KEPT_FOR", dt.timedelta(seconds=-1))
    assert content("pdf", where).startswith(b"%PDF")


def test_a_long_pdf_is_made_by_the_worker_and_a_filtered_one_not_at_all(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(exports, "MOST_AT_ONCE", 2)
    where = world()
    for _twice in range(2):
        with pytest.raises(exports.MakingAnother):
            content("pdf", where)
    with pytest.raises(exports.TooLong):
        content("pdf", where, asked=Asked(late=False))
    assert content("pdf", where, asked=Asked(search="Abend")).startswith(b"%PDF")
    call_command("make_synopses")
    assert len(CODE.findall(pdf_words(content("pdf", where)))) == 3
    assert not [name for name in stored(where) if name.endswith("wanted")]
    assert len(csv_rows(content("csv", where))) == 3


# --- the city's own template ----------------------------------------------------------------------


def own_template(*texts: str, landscape: bool = True, header: str = "") -> bytes:
    word = Document()
    page = word.sections[0]
    if landscape:
        page.orientation = WD_ORIENT.LANDSCAPE
        page.page_width, page.page_height = Cm(29.7), Cm(21)
    page.header.paragraphs[0].text = header
    for text in texts:
        paragraph = word.add_paragraph()
        for piece in text.split("|"):  # Word cuts a line into runs as it likes
            paragraph.add_run(piece)
    stored = io.BytesIO()
    word.save(stored)
    return stored.getvalue()


def upload(data: bytes, name: str = "briefkopf.docx") -> SynopsisTemplate:
    return upload_template(actor=make.coordination(), file_name=name, data=data)


def test_a_template_is_filled_in_wherever_its_placeholders_stand() -> None:
    where = world()
    upload(
        own_template(
            "Stadt Beispiel: {{ti|tel}} und {{ Vorhaben }}",
            "{{tabelle}}",
            "{{anzahl}} Zeilen, {{ersteller}}, {{filter}}, {{stand}}",
            header="Kopf {{titel}}",
        )
    )
    word = Document(io.BytesIO(content("docx", where)))
    texts = [paragraph.text for paragraph in word.paragraphs]
    project = where.version.document.project.title
    assert texts[0] == f"Stadt Beispiel: {where.title} und {project}"
    assert texts[-1].startswith("3 Zeilen, öffentliche Seite, alles, ")
    assert word.sections[0].header.paragraphs[0].text == f"Kopf {where.title}"
    assert len(word.tables[0].rows) == 4 and "{{" not in "".join(texts)
    assert word.tables[0].rows[0]._tr.trPr.xpath("./w:tblHeader")


FAULTY: dict[str, Callable[[], bytes]] = {
    "ohne Tabelle": lambda: own_template("{{titel}}"),
    "zwei Tabellen": lambda: own_template("{{tabelle}}", "{{tabelle}}"),
    "unbekannt": lambda: own_template("{{titl}}", "{{tabelle}}"),
    "ganz unbekannt": lambda: own_template("{{xyzxyz}}", "{{tabelle}}"),
    "nicht geschlossen": lambda: own_template("{{titel}", "{{tabelle}}"),
    "Worte daneben": lambda: own_template("Hier: {{tabelle}}"),
    "Hochformat": lambda: own_template("{{tabelle}}", landscape=False),
    "in der Kopfzeile": lambda: own_template("Text", header="{{tabelle}}"),
    "kein Word": lambda: b"PK nein",
    "leer": lambda: b"",
}


@pytest.mark.parametrize("name", FAULTY)
def test_a_template_that_cannot_be_filled_in_is_refused_in_words(name: str) -> None:
    upload(own_template("{{tabelle}}"), "gut.docx")
    with pytest.raises(FileRefused) as refusal:
        upload(FAULTY[name]())
    assert len(str(refusal.value)) > 20
    assert SynopsisTemplate.objects.get(is_current=True).file_name == "gut.docx"


def test_a_slip_of_the_pen_is_told_with_what_was_meant() -> None:
    with pytest.raises(FileRefused, match=r"\{\{titl\}\}.*\{\{titel\}\}"):
        upload(own_template("{{titl}}", "{{tabelle}}"))


def test_a_template_that_fetches_something_is_refused() -> None:
    word = Document(io.BytesIO(own_template("{{tabelle}}")))
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
    word.part.relate_to("http://boese.example/pixel.png", kind, is_external=True)
    stored = io.BytesIO()
    word.save(stored)
    with pytest.raises(FileRefused):
        upload(stored.getvalue())


def test_the_built_in_layout_is_a_template_that_could_be_uploaded() -> None:
    template.check(template.built_in())


def test_only_coordination_changes_the_template_and_can_take_it_away() -> None:
    data = own_template("Eigene", "{{tabelle}}")
    for person in (make.department(), make.moderation(), make.editor()):
        with pytest.raises(NotAllowed):
            upload_template(actor=person, file_name="a.docx", data=data)
    first, second = upload(data, "eins.docx"), upload(data, "zwei.docx")
    assert SynopsisTemplate.objects.get(is_current=True) == second
    with pytest.raises(NotAllowed):
        drop_template(actor=make.department(), template=second)
    drop_template(actor=make.coordination(), template=second)
    assert not SynopsisTemplate.objects.filter(is_current=True).exists()
    assert SynopsisTemplate.objects.count() == 2 and first.digest == second.digest
    assert AuditEntry.objects.filter(verb="deliberation.manage_template").count() == 3


def test_a_template_whose_file_is_lost_costs_nobody_the_file() -> None:
    where = world()
    made = upload(own_template("{{tabelle}}"))
    made.file.storage.delete(made.file.name)
    assert len(docx_rows(content("docx", where))) == 3


def test_temporary_files_can_be_read_from_the_beginning() -> None:
    where = world()
    for kind in exports.KINDS:
        file: IO[bytes] = exports.make(kind, where)
        assert file.tell() == 0 and file.read(4)
        file.close()
