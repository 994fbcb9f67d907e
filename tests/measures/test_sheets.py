"""An office reports by sheet: all rows or none, every fault by its row."""

import csv
import io
from decimal import Decimal

import openpyxl
import pytest

from mitsprache.common.models import AuditEntry
from mitsprache.common.permissions import NotAllowed
from mitsprache.common.tables import FileRefused
from mitsprache.measures import actions
from mitsprache.measures.exports.update_sheet import update_sheet
from mitsprache.measures.imports.update_sheet import Report
from mitsprache.measures.models import BudgetLine, Measure, Progress, ReturnSheet
from tests import factories as make

pytestmark = pytest.mark.django_db


class Sheet:
    """A sheet as somebody opens it in a spreadsheet program, fills it in and saves it."""

    def __init__(self, *, year: int = 2026) -> None:
        self.row = actions.make_update_sheet(actor=make.department(), office=make.office())
        self.book = openpyxl.load_workbook(io.BytesIO(update_sheet(self.row, year=year)))
        self.table = self.book.worksheets[0]
        self.names = [cell.value for cell in self.table[1]]

    def fill(self, line: int, **cells: object) -> "Sheet":
        for name, value in cells.items():
            column = self.names.index(name.replace("_", " ")) + 1
            self.table.cell(line, column).value = value
        return self

    def bring(self, *, dry_run: bool = False, **more: object) -> Report:
        stored = io.BytesIO()
        self.book.save(stored)
        return bring(stored.getvalue(), dry_run=dry_run, **more)


def bring(data: bytes, *, name: str = "blatt.xlsx", **more: object) -> Report:
    given = {"actor": make.department(), "office": make.office()} | more
    return actions.apply_update_sheet(file_name=name, data=data, **given)


def two() -> tuple[Measure, Measure]:
    project = make.published_project()
    first = make.measure("Abendkurse", project=project, number="M 1")
    second = make.measure("Lernräume", project=project, number="M 2")
    make.money(first, 2026)
    return make.fresh(first), make.fresh(second)


def faults(report: Report) -> list[tuple[int, str]]:
    return [(fault.line, fault.column) for fault in report.faults]


def test_a_sheet_that_was_filled_in_is_taken_over_as_a_whole():
    first, second = two()
    sheet = Sheet().fill(2, Stand="In Umsetzung", Was_ist_geschehen="Der Kurs läuft.")
    sheet.fill(2, Ausgegeben=1234.5).fill(3, Stand="Gestoppt", Begründung="Kein Raum.")
    checked = sheet.bring(dry_run=True)
    assert checked.faults == [] and not checked.written
    assert not Progress.objects.exists()
    report = sheet.bring()
    assert report.written and [str(row.outcome) for row in report.rows] == ["both", "reported"]
    first, second = make.fresh(first), make.fresh(second)
    assert (first.state, second.state, second.state_reason) == (
        "under_way",
        "stopped",
        "Kein Raum.",
    )
    [line] = first.budget.all()
    assert (line.planned, line.spent) == (Decimal("10000.00"), Decimal("1234.50"))
    assert AuditEntry.objects.filter(verb="measures.apply_update_sheet").count() == 1


def test_the_same_file_again_changes_nothing_and_an_untouched_one_neither():
    two()
    sheet = Sheet().fill(2, Stand="In Umsetzung")
    stored = io.BytesIO()
    sheet.book.save(stored)
    assert bring(stored.getvalue()).written
    again = bring(stored.getvalue())
    assert again.known and Progress.objects.count() == 1
    untouched = Sheet().bring()
    assert {str(row.outcome) for row in untouched.rows} == {"unchanged"}
    assert Progress.objects.count() == 1


@pytest.mark.parametrize(
    ("cells", "column"),
    [
        ({"Stand": "vielleicht"}, "Stand"),
        ({"Stand": "Gestoppt", "Begründung": None}, "Begründung"),
        ({"Jahr": 1066}, "Jahr"),
        ({"Jahr": "nächstes"}, "Jahr"),
        ({"Geplant": "-5"}, "Geplant"),
        ({"Geplant": "1,000.50"}, "Geplant"),
        ({"Geplant": "viel"}, "Geplant"),
        ({"Geplant": 0.005}, "Geplant"),
        ({"Jahr": 2099, "Ausgegeben": "5,00", "Herkunft_der_Mittel": "Land"}, "Ausgegeben"),
        ({"Herkunft_der_Mittel": "Land", "Geplant": None}, "Geplant"),
        ({"Begonnen": "irgendwann"}, "Begonnen"),
        ({"Blatt": "FREMDESBLATT"}, "Blatt"),
        ({"Schlüssel": 999999}, "Blatt"),
    ],
)
def test_a_fault_is_named_by_its_row_and_nothing_is_applied(cells, column):
    two()
    sheet = Sheet().fill(2, **cells).fill(3, Stand="In Umsetzung", Was_ist_geschehen="Es läuft.")
    report = sheet.bring()
    assert faults(report) == [(2, column)] and not report.written
    assert not Progress.objects.exists()
    assert BudgetLine.objects.get().planned == Decimal("10000.00")
    assert ReturnSheet.objects.get().returned_at is None


@pytest.mark.parametrize(
    ("written", "amount"),
    [("1.000,50", "1000.50"), ("1000.50", "1000.50"), ("1.000", "1000.00"), (1.234, None)],
)
def test_amounts_are_read_as_offices_write_them(written, amount):
    first, _second = two()
    report = Sheet().fill(2, Geplant=written).bring()
    if amount is None:
        assert faults(report) == [(2, "Geplant")], "a number of three digits is no thousand"
    else:
        assert report.written and first.budget.get().planned == Decimal(amount)


def test_all_faults_are_named_at_once():
    two()
    report = Sheet().fill(2, Stand="fast").fill(3, Geplant="-1", Jahr=2026).bring()
    assert faults(report) == [(2, "Stand"), (3, "Geplant")]


def test_what_was_changed_since_the_sheet_went_out_is_not_overwritten():
    first, _second = two()
    sheet = Sheet().fill(2, Stand="In Umsetzung")
    make.progress(first, "in_preparation", text="Inzwischen am Schreibtisch.")
    report = sheet.bring()
    assert faults(report) == [(2, "")] and "neues Blatt" in report.faults[0].message
    assert make.fresh(first).state == "in_preparation"


def test_further_rows_of_a_measure_are_for_money_alone():
    first, _second = two()
    make.money(first, 2027)
    sheet = Sheet()
    assert sheet.table.cell(3, 1).value.startswith("M 1 Abendkurse: ")
    assert faults(sheet.fill(3, Stand="Gestoppt", Begründung="Nein.").bring()) == [(3, "Stand")]
    report = Sheet().fill(2, Stand="In Umsetzung").fill(3, Geplant=5).bring()
    assert report.written
    assert first.budget.get(year=2027).planned == Decimal("5.00")


def test_a_new_source_makes_a_new_line():
    first, second = two()
    report = Sheet().fill(3, Jahr=2026, Herkunft_der_Mittel="Land", Geplant="99,00").bring()
    assert report.written and second.budget.get().source == "Land"
    assert first.budget.count() == 1


def test_a_csv_file_will_do():
    first, _second = two()
    sheet = Sheet()
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";")
    writer.writerow(["Schlüssel", "Stand", "Blatt", "Was ist geschehen", "Unbekannt"])
    writer.writerow([first.pk, "läuft", sheet.row.code, "Es geht los.", "x"])
    report = bring(text.getvalue().encode("cp1252"), name="blatt.csv")
    assert report.written and report.unknown_columns == ["Unbekannt"]
    assert make.fresh(first).state == "under_way"


def test_the_sheet_of_another_office_is_not_taken():
    two()
    sheet = Sheet().fill(2, Stand="In Umsetzung")
    report = sheet.bring(actor=make.department2(), office=make.office2())
    assert {column for _line, column in faults(report)} == {"Blatt"}
    with pytest.raises(NotAllowed):
        sheet.bring(actor=make.department2())
    with pytest.raises(NotAllowed):
        actions.make_update_sheet(actor=make.citizen(), office=make.office())


@pytest.mark.parametrize("data", [b"", b"kein Blatt", b"PK\x03\x04kaputt", b"\x00\x01"])
def test_what_is_no_sheet_is_refused_in_plain_words(data):
    two()
    with pytest.raises(FileRefused):
        bring(data)


def test_words_are_never_formulas():
    project = make.published_project()
    make.measure("=1+1", project=project)
    sheet = Sheet()
    assert sheet.table.cell(2, 1).value == "=1+1" and sheet.table.cell(2, 1).data_type == "s"
