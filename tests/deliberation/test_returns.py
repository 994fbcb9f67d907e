"""The return sheet: what a group filled in becomes its recommendations, all of it or nothing."""

import csv
import datetime as dt
import io
from typing import Any

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from mitsprache.common import clock
from mitsprache.common.permissions import NotAllowed
from mitsprache.common.tables import FileRefused
from mitsprache.consultations.models import Consultation
from mitsprache.deliberation import actions
from mitsprache.deliberation.actions.packets import make_packet
from mitsprache.deliberation.actions.returns import apply_return_sheet
from mitsprache.deliberation.exports.return_sheet import return_sheet
from mitsprache.deliberation.imports.report import Outcome, Report
from mitsprache.deliberation.models import (
    Case,
    Note,
    Packet,
    Recommendation,
    ReturnSheet,
    Sitting,
    SittingCase,
)
from mitsprache.groups.models import WorkingGroup
from tests import factories as make
from tests.deliberation.watching import everything

pytestmark = pytest.mark.django_db

REASON = "Das hilft allen, die arbeiten."
Changes = dict[int, dict[str, Any]]


def prepared(number: int = 3) -> tuple[Consultation, Packet]:
    """A packet of group 1 with so many cases."""
    where = make.deliberated_consultation()
    for place in range(number):
        make.case(where, f"Bitte auch am Abend, Nummer {place}.")
    group = WorkingGroup.objects.get(number="1")
    return where, make_packet(actor=make.coordination(), group=group, consultation=where)


def filled(packet: Packet, changes: Changes, *, drop: str = "") -> bytes:
    """The sheet of the packet with cells written by row (from 0) and German heading."""
    book = openpyxl.load_workbook(io.BytesIO(return_sheet(packet)))
    sheet = book.worksheets[0]
    places = {cell.value: cell.column for cell in sheet[1]}
    for row, cells in changes.items():
        for name, value in cells.items():
            sheet.cell(row=row + 2, column=places[name], value=value)
    if drop:
        sheet.delete_cols(places[drop])
    stored = io.BytesIO()
    book.save(stored)
    return stored.getvalue()


def apply(packet: Packet, data: bytes, **more: Any) -> Report:
    given = {"actor": make.coordination(), "file_name": "rücklauf.xlsx"} | more
    return apply_return_sheet(packet=packet, data=data, **given)


def recommended(row: int, **more: Any) -> Changes:
    return {row: {"Empfehlung": "übernommen", "Begründung": REASON} | more}


def yesterday() -> dt.date:
    return clock.local_day(timezone.now()) - dt.timedelta(days=1)


def faults(report: Report) -> list[tuple[int, str]]:
    return [(fault.line, fault.column) for fault in report.faults]


def test_what_the_group_wrote_becomes_its_recommendation() -> None:
    _where, packet = prepared()
    changes = {
        0: {
            "Empfehlung": "teilweise übernommen",
            "Begründung": REASON,
            "Besprochen am": yesterday(),
            "Dafür": 7,
            "Dagegen": 2,
            "Notiz": "Noch einmal mit dem Amt sprechen.",
        },
        1: {"Empfehlung": "not_adopted", "Begründung": "Das gibt es schon."},
    }
    report = apply(packet, filled(packet, changes))
    assert report.written and not report.faults
    assert report.counts == {Outcome.RECOMMENDED: 2, Outcome.EMPTY: 1}
    first, second, third = (row.case for row in packet.cases.order_by("position"))
    said = Recommendation.objects.get(case=first)
    assert (said.verdict, said.reason, said.group) == ("adopted_in_part", REASON, packet.group)
    assert (said.votes_for, said.votes_against, said.abstained) == (7, 2, 0)
    assert said.sitting is not None and said.sitting.day == yesterday()
    assert SittingCase.objects.get().case == first
    assert Note.objects.get().group == packet.group
    assert Recommendation.objects.get(case=second).verdict == "not_adopted"
    states = [Case.objects.get(pk=case.pk).state for case in (first, second, third)]
    assert states == ["recommended", "recommended", "routed"]
    sheet = ReturnSheet.objects.get()
    assert (sheet.rows, sheet.replaced, sheet.file_name) == (3, [], "rücklauf.xlsx")


def test_a_dry_run_says_the_same_and_writes_nothing() -> None:
    _where, packet = prepared()
    data = filled(packet, recommended(0) | {1: {"Besprochen am": "12.01.2026"}})
    before = everything()
    report = apply(packet, data, dry_run=True)
    assert not report.written and not report.faults
    wanted = {Outcome.RECOMMENDED: 1, Outcome.DISCUSSED: 1, Outcome.EMPTY: 1}
    assert report.counts == wanted and everything() == before
    assert apply(packet, data).counts == wanted
    assert Sitting.objects.get().day == dt.date(2026, 1, 12)


def test_the_same_file_again_changes_nothing() -> None:
    _where, packet = prepared()
    data = filled(packet, recommended(0))
    apply(packet, data)
    before = everything()
    again = apply(packet, data)
    assert again.known and not again.written and everything() == before
    same_words = apply(packet, filled(packet, {}))
    assert same_words.counts == {Outcome.UNCHANGED: 1, Outcome.EMPTY: 2}
    assert Recommendation.objects.count() == 1


BAD: dict[str, tuple[dict[str, Any], str]] = {
    "changed reference": ({"Vorgangsnummer": "WI-2026-99999"}, "Vorgangsnummer"),
    "changed code": ({"Anliegen": "WI-2026-99999-1"}, "Anliegen"),
    "no code": ({"Anliegen": " ", "Notiz": "Wozu gehört das?"}, "Anliegen"),
    "unknown verdict": ({"Empfehlung": "vielleicht", "Begründung": REASON}, "Empfehlung"),
    "decision without reason": ({"Empfehlung": "übernommen"}, "Begründung"),
    "reason without decision": ({"Begründung": REASON}, "Empfehlung"),
    "reason too long": ({"Empfehlung": "übernommen", "Begründung": "x" * 5_001}, "Begründung"),
    "day to come": ({"Besprochen am": dt.date(2999, 1, 1)}, "Besprochen am"),
    "no day": ({"Besprochen am": "neulich"}, "Besprochen am"),
    "unknown group": ({"Gruppe": "99 Gibt es nicht"}, "Gruppe"),
    "another group": ({"Gruppe": "2 Arbeitsgruppe 2"}, "Gruppe"),
    "votes in words": (
        {"Empfehlung": "übernommen", "Begründung": REASON, "Dafür": "viele", "Dagegen": 1},
        "Dafür",
    ),
    "negative votes": (
        {"Empfehlung": "übernommen", "Begründung": REASON, "Dafür": -1, "Dagegen": 1},
        "Dafür",
    ),
    "half the votes": (
        {"Empfehlung": "übernommen", "Begründung": REASON, "Dafür": 3},
        "Dagegen",
    ),
    "votes without decision": ({"Dafür": 3, "Dagegen": 1}, "Empfehlung"),
    "formula": ({"Empfehlung": "übernommen", "Begründung": '=CONCAT("a","b")'}, "Begründung"),
    "changed revision": ({"Bearbeitungsstand": "viel"}, "Bearbeitungsstand"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_sheet_with_one_bad_row_changes_nothing_and_names_the_row(name: str) -> None:
    """The row before is good and stays out all the same."""
    _where, packet = prepared()
    cells, column = BAD[name]
    before = everything()
    for dry_run in (True, False):
        report = apply(packet, filled(packet, recommended(0) | {1: cells}), dry_run=dry_run)
        assert (3, column) in faults(report)
        assert {line for line, _column in faults(report)} == {3}
        assert all(fault.message for fault in report.faults)
        assert not report.written and everything() == before


def test_the_same_case_twice_is_a_fault_of_the_second_row() -> None:
    _where, packet = prepared()
    code = packet.cases.get(position=1).case.code
    reference = code.rpartition("-")[0]
    twice = {1: {"Anliegen": code, "Vorgangsnummer": reference, "Notiz": "Zweimal"}}
    report = apply(packet, filled(packet, recommended(0) | twice))
    assert faults(report) == [(3, "Anliegen")] and not report.written


def test_Z_06_a_case_of_another_group_is_not_in_this_packet() -> None:
    where, packet = prepared()
    other = make.case(where, section=where.version.sections.get(number="2.1"))
    foreign = {
        1: {"Anliegen": other.code, "Vorgangsnummer": other.code.rpartition("-")[0], "Notiz": "X"}
    }
    before = everything()
    report = apply(packet, filled(packet, recommended(0) | foreign))
    assert faults(report) == [(3, "Anliegen")] and everything() == before


def test_C_07_what_the_group_has_said_since_is_not_replaced_unasked() -> None:
    _where, packet = prepared()
    data = filled(packet, recommended(0) | recommended(1))
    first = packet.cases.get(position=1).case
    make.recommendation(first, "noted", reason="Neuer.")
    before = everything()
    report = apply(packet, data)
    assert faults(report) == [(2, "Anliegen")] and everything() == before
    assert apply(packet, data, dry_run=True, replace_newer=True).replaced == [first.code]
    assert everything() == before
    report = apply(packet, data, replace_newer=True)
    assert report.written and report.replaced == [first.code]
    assert ReturnSheet.objects.get().replaced == [first.code]
    standing = Recommendation.objects.get(case=first, replaced_at=None)
    assert (standing.verdict, standing.reason) == ("adopted", REASON)


def test_C_07_without_the_hidden_column_the_packet_itself_says_what_is_newer() -> None:
    _where, packet = prepared()
    data = filled(packet, recommended(0), drop="Bearbeitungsstand")
    later = timezone.now() + dt.timedelta(hours=1)  # a test is one moment in PostgreSQL
    make.recommendation(packet.cases.get(position=1).case, "noted", at=later)
    assert faults(apply(packet, data)) == [(2, "Anliegen")]
    fresh = filled(packet, recommended(1), drop="Bearbeitungsstand")
    assert apply(packet, fresh).counts[Outcome.RECOMMENDED] == 1


def test_what_does_not_concern_the_result_stands_in_nobodys_way() -> None:
    """A sitting was written down and a day was set since the sheet went out: no conflict."""
    where, packet = prepared()
    data = filled(packet, recommended(0))
    case = packet.cases.get(position=1).case
    sitting = actions.plan_sitting(actor=make.coordination(), group=packet.group, day=yesterday())
    actions.discuss_cases(
        actor=make.coordination(), sitting=sitting, chosen={case.pk: case.revision}
    )
    case = Case.objects.get(pk=case.pk)
    actions.set_due(
        actor=make.coordination(),
        parent=where,
        chosen={case.pk: case.revision},
        due=clock.local_day(timezone.now()) + dt.timedelta(days=5),
    )
    assert apply(packet, data).written


def test_what_is_decided_or_elsewhere_is_never_overwritten() -> None:
    _where, packet = prepared()
    data = filled(packet, recommended(0) | recommended(1) | recommended(2))
    decided, away, _free = (row.case for row in packet.cases.order_by("position"))
    make.recommendation(decided)
    make.approve(make.decision(decided))
    actions.hand_over_case(
        actor=make.coordination(),
        case=away,
        revision=away.revision,
        to=WorkingGroup.objects.get(number="2"),
        reason="Gehört dorthin.",
    )
    before = everything()
    for replace in (False, True):
        report = apply(packet, data, replace_newer=replace)
        assert faults(report) == [(2, "Anliegen"), (3, "Anliegen")]
    assert everything() == before


def test_a_csv_that_was_saved_from_the_sheet_is_taken_as_well() -> None:
    _where, packet = prepared()
    sheet = openpyxl.load_workbook(io.BytesIO(filled(packet, recommended(0)))).worksheets[0]
    stored = io.StringIO(newline="")
    csv.writer(stored, delimiter=";").writerows(sheet.iter_rows(values_only=True))
    report = apply(packet, stored.getvalue().encode("cp1252"), file_name="bogen.csv")
    assert report.written and report.counts[Outcome.RECOMMENDED] == 1


def test_a_csv_with_a_formula_is_refused_by_row() -> None:
    _where, packet = prepared(1)
    code = packet.cases.get().case.code
    data = f"case;verdict;reason\r\n{code};adopted;=1+1\r\n".encode()
    assert faults(apply(packet, data, file_name="bogen.csv")) == [(2, "reason")]


def test_what_is_no_sheet_is_refused_in_words() -> None:
    _where, packet = prepared(1)
    for name, data in {
        "a.xlsx": b"PK nein",
        "a.csv": b"",
        "a.doc": b"x",
        "b.csv": b"a;b\n1;2",
    }.items():
        with pytest.raises(FileRefused):
            apply(packet, data, file_name=name)


def test_only_those_who_speak_for_the_group_bring_sheets_in() -> None:
    _where, packet = prepared(1)
    data = filled(packet, recommended(0))
    for person in (make.citizen(), make.department(), make.group2()):
        with pytest.raises(NotAllowed):
            apply(packet, data, actor=person)
    assert apply(packet, data, actor=make.group1()).written


def test_the_sheet_that_goes_out_holds_no_formula_and_hides_the_revision() -> None:
    where = make.deliberated_consultation()
    make.case(where, '=HYPERLINK("http://x.example","Klick")')
    group = WorkingGroup.objects.get(number="1")
    packet = make_packet(actor=make.coordination(), group=group, consultation=where)
    book = openpyxl.load_workbook(io.BytesIO(return_sheet(packet)))
    first, second = book.worksheets[:2]
    assert [cell.value for cell in first[1]][:3] == ["Anliegen", "Vorgangsnummer", "Abschnitt"]
    assert second.title == "Informationen"
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]  # E-01
    place = [cell.value for cell in first[1]].index("Bearbeitungsstand") + 1
    letter = openpyxl.utils.get_column_letter(place)
    assert first.column_dimensions[letter].hidden and first.protection.sheet
    [rule] = first.data_validations.dataValidation
    assert rule.type == "list" and "Listen" in rule.formula1


def test_each_row_costs_the_same_and_all_cases_are_locked_before_the_first_is_written() -> None:
    _where, packet = prepared(4)
    sheets = [recommended(0), recommended(1) | recommended(2) | recommended(3)]
    counts = []
    for changes in sheets:
        data = filled(packet, changes)
        with CaptureQueriesContext(connection) as asked:
            assert apply(packet, data).written
        counts.append(len(asked))
    assert counts[1] - counts[0] <= 2 * 20
