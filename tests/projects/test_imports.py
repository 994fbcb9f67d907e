"""Fact sheets from real files: encodings, delimiters, columns, faults by row and column."""

import csv
import io
import json
import re
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from django.core.management import CommandError, call_command

from mitsprache.common.models import AuditEntry
from mitsprache.common.partial_dates import PartialDate
from mitsprache.common.permissions import NotAllowed
from mitsprache.directory.models import District, TargetGroup, Topic
from mitsprache.projects import imports
from mitsprache.projects.imports.columns import COLUMNS, CellRefused, amount
from mitsprache.projects.models import Contact, ListCount, Project
from tests import factories

pytestmark = pytest.mark.django_db

ROW = {
    "Titel": "Brücke über die Fähre",
    "Amt": "Amt für Integration",
    "Kurzbeschreibung": "Eine Brücke für Fußgängerinnen und Radfahrer – 40 m lang, rund 1 Mio. €.",
    "Kosten von": "1.300.000,00",
}


@pytest.fixture(autouse=True)
def directory():
    factories.office()
    District.objects.create(slug="suedost", name="Südost")
    District.objects.create(slug="nord-west", name="Nord, West")
    Topic.objects.create(slug="verkehr", name="Verkehr")
    TargetGroup.objects.create(slug="familien", name="Familien")


def as_csv(rows, *, encoding="utf-8", delimiter=";"):
    stored = io.StringIO(newline="")
    writer = csv.writer(stored, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow(rows[0])
    writer.writerows(row.values() for row in rows)
    return stored.getvalue().encode(encoding)


def as_xlsx(rows):
    book = openpyxl.Workbook()
    book.active.append(list(rows[0]))
    for row in rows:
        book.active.append(list(row.values()))
    stored = io.BytesIO()
    book.save(stored)
    return stored.getvalue()


def bring_in(data, name="vorhaben.csv", **how):
    return imports.import_projects(actor=factories.coordination(), file_name=name, data=data, **how)


def one():
    return Project.objects.get()


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_csv_as_offices_store_it(encoding, delimiter):
    report = bring_in(as_csv([ROW], encoding=encoding, delimiter=delimiter))
    assert report.written and [row.outcome for row in report.rows] == ["published"]
    row = one()
    assert row.title == "Brücke über die Fähre" and "– 40 m lang, rund 1 Mio. €." in row.summary
    assert row.cost_from == Decimal(1300000) and row.live and row.thread.public
    assert row.slug == "bruecke-ueber-die-faehre"
    assert row.contacts.get().office == factories.office()


def test_excel_with_dates_and_numbers_in_real_cells():
    import datetime as dt

    data = as_xlsx(
        [
            {
                **ROW,
                "Kosten von": 250000,
                "Kosten bis": 300000.5,
                "Kostenstand": dt.datetime(2026, 3, 1),
                "Breitengrad": 50.0826,
                "Längengrad": 8.24,
                "Rückkopplung": "Wir laden ein.",
                "Rückkopplung bis": 2027,
                "Veröffentlichen": True,
            }
        ]
    )
    bring_in(data, "Vorhaben.XLSX")
    row = one()
    assert (row.cost_kind, row.cost_from, row.cost_to) == (
        "range",
        Decimal("250000.00"),
        Decimal("300000.50"),
    )
    assert row.cost_estimated_on == PartialDate.parse("2026-03-01")
    assert (row.latitude, row.longitude) == (50.0826, 8.24)
    assert row.promises.get().due == PartialDate.parse("2027")


def test_json_with_english_names_and_lists():
    data = json.dumps(
        [
            {
                "title": "Radweg",
                "office": "integration",
                "summary": "Ein Radweg.",
                "cost_unknown_reason": "Vor der Planung.",
                "districts": ["Südost", "nord-west"],
                "state": "running",
                "participation": "läuft",
                "steps": ["2018-Q1: Rückkopplung", "2017: Beschluss"],
            }
        ]
    ).encode()
    bring_in(data, "liste.json")
    row = one()
    assert [district.slug for district in row.districts.all()] == ["suedost", "nord-west"] or (
        {district.slug for district in row.districts.all()} == {"suedost", "nord-west"}
    )
    assert (row.state, row.participation) == ("running", "running")
    assert [step.planned.iso for step in row.steps.all()] == ["2018-Q1", "2017"]


def test_a_cell_with_line_breaks_and_delimiters_stays_one_cell():
    text = 'Erster Absatz; mit "Zitat".\n\nZweiter, Absatz.'
    bring_in(as_csv([{**ROW, "Beschreibung": text}, {**ROW, "Titel": "Zweites"}]))
    assert Project.objects.get(slug="bruecke-ueber-die-faehre").description == text
    report = bring_in(as_csv([{**ROW, "Titel": "a", "Beschreibung": text}, {"T": ""}]))
    assert report.rows[0].line == 2


def test_columns_in_any_order_and_unknown_ones_are_reported():
    data = as_csv([{"Haushaltsstelle": "47.11", **dict(reversed(ROW.items()))}])
    report = bring_in(data)
    assert report.unknown_columns == ["Haushaltsstelle"] and report.written


def test_every_fault_is_named_by_row_and_column_and_nothing_is_imported():
    rows = [
        ROW,
        {**ROW, "Titel": "Zwei", "Amt": "Amt für Intergration"},
        {**ROW, "Titel": "Drei", "Kosten von": "viel"},
        {**ROW, "Titel": "Vier", "Amt": ""},
        {**ROW, "Titel": "Brücke über die Fähre"},
        {**ROW, "Titel": ""},
    ]
    report = bring_in(as_csv(rows))
    assert not report.written and not Project.objects.exists()
    assert [(fault.line, fault.column) for fault in report.faults] == [
        (3, "Amt"),
        (4, "Kosten von"),
        (5, "Amt"),
        (6, "Titel"),
        (7, "Titel"),
    ]
    assert "Amt für Integration" in report.faults[0].message
    assert not ListCount.objects.filter(count__gt=0).exists()
    assert not AuditEntry.objects.filter(verb="projects.import_projects").exists()


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("Stadtteile", "Südost; Atlantis"),
        ("Themen", "Raumfahrt"),
        ("Zielgruppen", "Marsmenschen"),
        ("Stand", "vielleicht"),
        ("Stand", "zurückgezogen"),
        ("Beteiligung", "womöglich"),
        ("Beteiligung", "keine"),
        ("Beteiligung ab", "31.02.2026"),
        ("Beteiligung bis", "bald"),
        ("Kosten bis", "1"),
        ("Kosten bis", "-5"),
        ("Breitengrad", "97"),
        ("Breitengrad", "50"),
        ("Zeitplan", "demnächst"),
        ("Zeitplan", "bald: Bau"),
        ("Kontakt E-Mail", "niemand"),
        ("Veröffentlichen", "später"),
        ("Quelle", "x" * 301),
        ("Beschreibung", "x" * 20_001),
        ("Rückkopplung bis", "2027"),
    ],
)
def test_a_cell_that_cannot_be_used_is_named(column, cell):
    report = bring_in(as_csv([{**ROW, column: cell}]))
    assert not report.written and not Project.objects.exists()
    fault = report.faults[0]
    named = {"Beteiligung": {"Beteiligung", "Grund ohne Beteiligung"}}.get(column, {column})
    named |= {"Rückkopplung"} if column == "Rückkopplung bis" else set()
    assert fault.line == 2 and fault.column in named and fault.message


def test_costs_without_amount_or_reason_are_a_fault_at_their_column():
    report = bring_in(as_csv([{**ROW, "Kosten von": ""}]))
    assert report.faults[0].column == "Grund für unbekannte Kosten"


def test_a_dry_run_says_the_same_and_writes_nothing():
    data = as_csv([ROW, {**ROW, "Titel": "Zwei", "Veröffentlichen": "nein"}])
    dry = bring_in(data, dry_run=True)
    assert not dry.written and not Project.objects.exists() and not dry.faults
    wet = bring_in(data)
    assert [(r.line, r.outcome, r.slug) for r in dry.rows] == [
        (r.line, r.outcome, r.slug) for r in wet.rows
    ]


def test_the_same_file_twice_makes_no_twins():
    bring_in(as_csv([ROW]))
    report = bring_in(as_csv([ROW]))
    assert report.faults[0].column == "Titel" and Project.objects.count() == 1


def test_rows_marked_no_and_all_rows_with_drafts_only_stay_drafts():
    bring_in(as_csv([{**ROW, "Veröffentlichen": "nein"}]))
    bring_in(as_csv([{**ROW, "Titel": "Zwei"}]), drafts_only=True)
    assert not Project.objects.visible_to(None).exists() and Project.objects.count() == 2
    draft = Project.objects.first().get_latest_revision_as_object()
    assert draft.summary == ROW["Kurzbeschreibung"]


def test_a_draft_may_lack_what_publishing_needs():
    report = bring_in(as_csv([{"Titel": "Nur ein Titel", "Amt": "integration"}]), drafts_only=True)
    assert report.written and not report.faults


def test_two_contacts_and_a_step_with_its_date():
    bring_in(
        as_csv(
            [
                {
                    **ROW,
                    "Kontakt Name": "Team Brücken",
                    "Kontakt Telefon": "0611 000",
                    "Kontakt Beteiligung E-Mail": "beteiligung@stadt.example",
                    "Zeitplan": "1. Quartal 2018: Rückkopplung | 30.03.2017: Beschluss",
                }
            ]
        )
    )
    row = one()
    subject, participation = row.contacts.order_by("sort_order")
    assert (subject.name, subject.phone) == ("Team Brücken", "0611 000")
    assert participation.role == Contact.Role.PARTICIPATION
    assert [step.title for step in row.steps.order_by("sort_order")] == [
        "Rückkopplung",
        "Beschluss",
    ]


@pytest.mark.parametrize(
    ("name", "data", "word"),
    [
        ("leer.csv", b"", "leer"),
        ("leer.csv", b"  \r\n", "leer"),
        ("nur-kopf.csv", b"Titel;Amt\r\n", "keine"),
        ("a.csv", b"Titel;Kosten\r\nA;5\r\n", "Amt"),
        ("a.csv", b"Titel;Titel;Amt\r\nA;A;B\r\n", "zweimal"),
        ("a.csv", b"\x00\x01\x02\x03;\x00", "Text"),
        ("a.pdf", b"%PDF", ".xlsx"),
        ("a.xlsx", b"%PDF", "Excel"),
        ("a.xlsx", b"PK\x03\x04 kaputt", "Excel"),
        ("a.json", b"{", "JSON"),
        ("a.json", b'{"a": 1}', "Liste"),
        ("a.json", b"[" * 100_000, "JSON"),
        ("a.csv", b";;;\r\nA;B\r\n", "erste Zeile"),
    ],
)
def test_a_file_that_is_none_is_refused_in_plain_german(name, data, word):
    with pytest.raises(imports.FileRefused, match=word):
        bring_in(data, name)


def test_limits_of_rows_and_columns():
    many = b"Titel;Amt\r\n" + b"A;B\r\n" * 5001
    with pytest.raises(imports.FileRefused, match="5000"):
        imports.import_as_operator(file_name="a.csv", data=many)
    with pytest.raises(imports.FileRefused, match="500"):
        bring_in(b"Titel;Amt\r\n" + b"A;B\r\n" * 501)
    wide = ";".join(f"S{number}" for number in range(201)).encode() + b"\r\nA\r\n"
    with pytest.raises(imports.FileRefused, match="200"):
        bring_in(wide)


@pytest.mark.parametrize("make", [imports.template_csv, imports.template_xlsx])
def test_the_template_can_be_imported_as_it_is(make):
    from mitsprache.directory.models import Office

    Office.objects.create(slug="gruenflaechen", name="Grünflächenamt", email="g@stadt.example")
    District.objects.create(slug="mitte", name="Mitte")
    Topic.objects.create(slug="umwelt", name="Umwelt und Grün")
    ending = "csv" if make is imports.template_csv else "xlsx"
    report = bring_in(make(), f"vorlage.{ending}")
    assert not report.unknown_columns and not report.faults and report.written


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("1300000", "1300000"),
        ("1.300.000", "1300000"),
        ("1.300.000,50 €", "1300000.50"),
        ("1,300,000.50", "1300000.50"),
        ("1.300", "1300"),
        ("13,5", "13.50"),
        ("1,3 Mio. Euro", "1300000"),
        ("250 Tsd.", "250000"),
        ("0", "0"),
        ("12 000", "12000"),
    ],
)
def test_money_as_people_write_it(cell, value):
    assert amount(cell, {}) == Decimal(value)


@pytest.mark.parametrize("cell", ["", "-1", "NaN", "Infinity", "1e99", "zehn", "1.2.3", "9" * 20])
def test_what_is_no_money(cell):
    with pytest.raises(CellRefused):
        amount(cell, {})


@pytest.mark.parametrize(
    "who", [factories.editor, factories.department_lead, factories.admin, factories.citizen]
)
def test_only_the_coordination_imports(who):
    with pytest.raises(NotAllowed):
        imports.import_projects(actor=who(), file_name="a.csv", data=as_csv([ROW]))
    assert not Project.objects.exists()


def test_the_command_reports_each_row_and_fails_with_faults(tmp_path):
    file = tmp_path / "vorhaben.csv"
    file.write_bytes(as_csv([ROW, {**ROW, "Titel": "Zwei", "Amt": "Hafenamt"}], encoding="cp1252"))
    said = io.StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command("import_projects", str(file), stdout=said)
    assert ended.value.code == 1 and not Project.objects.exists()
    assert "Zeile 3: Zwei [Amt]" in said.getvalue() and "Zeile 2" in said.getvalue()
    file.write_bytes(as_csv([ROW]))
    said = io.StringIO()
    call_command("import_projects", str(file), "--dry-run", stdout=said)
    assert not Project.objects.exists() and "Probelauf" in said.getvalue()
    call_command("import_projects", str(file), stdout=said)
    assert one().live
    with pytest.raises(CommandError):
        call_command("import_projects", str(tmp_path / "fehlt.csv"))


def test_the_guide_names_every_column():
    guide = (Path(__file__).parents[2] / "docs" / "how-to" / "import.md").read_text("utf-8")
    described = re.findall(r"^\| `(\w+)` \| ([^|]+?) \|", guide, flags=re.MULTILINE)
    assert described == [(column.code, column.german) for column in COLUMNS]
