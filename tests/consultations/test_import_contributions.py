"""Contributions from files: columns, dates, places, references, what is known, what is refused."""

import csv
import datetime as dt
import io
import re
from collections.abc import Sequence
from itertools import product
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from mitsprache.common.models import AuditEntry, OutboxMail
from mitsprache.common.pages import versions
from mitsprache.common.permissions import NotAllowed
from mitsprache.common.references import next_reference
from mitsprache.consultations.actions import ForeignSection
from mitsprache.consultations.imports import contributions as imports
from mitsprache.consultations.imports.contributions import Outcome, Report
from mitsprache.consultations.imports.contributions.columns import COLUMNS, moment
from mitsprache.consultations.models import (
    Consultation,
    Contribution,
    Contributor,
    Section,
    SectionIdentity,
    Version,
)
from mitsprache.consultations.queries.receipts import receipt_hash
from tests import factories

pytestmark = pytest.mark.django_db

AT = dt.datetime(2026, 7, 10, 9, 0, tzinfo=dt.UTC)
TEXT = {"text": "Bitte auch Kurse am Abend."}
Rows = Sequence[dict[str, Any]]


@pytest.fixture
def where() -> Consultation:
    """A consultation that ended on 30 June 2026."""
    return factories.consultation(
        opens_at=dt.datetime(2026, 6, 1, tzinfo=dt.UTC), last_day=dt.date(2026, 6, 30)
    )


def as_csv(rows: Rows, *, encoding: str = "utf-8", delimiter: str = ";") -> bytes:
    stored = io.StringIO(newline="")
    writer = csv.writer(stored, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow(rows[0])
    writer.writerows(row.values() for row in rows)
    return stored.getvalue().encode(encoding)


def as_xlsx(rows: Rows) -> bytes:
    book = openpyxl.Workbook()
    book.active.append(list(rows[0]))
    for row in rows:
        book.active.append(list(row.values()))
    stored = io.BytesIO()
    book.save(stored)
    return stored.getvalue()


def bring_in(where: Consultation, data: bytes | Rows, name: str = "post.csv", **how: Any) -> Report:
    how = {"actor": factories.coordination(), "at": AT} | how
    data = data if isinstance(data, bytes) else as_csv(data)
    return imports.import_contributions(consultation=where, file_name=name, data=data, **how)


def one() -> Contribution:
    return Contribution.objects.get()


def faults(report: Report) -> list[tuple[int, str]]:
    return [(fault.line, fault.column) for fault in report.faults]


def test_csv_as_offices_store_it(where: Consultation) -> None:
    text = "Größer – für 1 €; „alle“, bitte.\nZweite Zeile"
    ways = list(product(("utf-8", "utf-8-sig", "cp1252", "utf-16"), ";,\t"))

    for number, (encoding, delimiter) in enumerate(ways):
        rows = [{"Kapitel": "m1.1", "TEXT": text, "Weg": "Brief", "Kennung": number}]
        report = bring_in(where, as_csv(rows, encoding=encoding, delimiter=delimiter))
        assert report.written and not report.unknown_columns

    assert Contribution.objects.count() == len(ways)
    assert {*Contribution.objects.values_list("text", "html")} == {
        (text, "<p>Größer – für 1 €; „alle“, bitte.<br>Zweite Zeile</p>")
    }
    stored = Contribution.objects.order_by("pk")[0]
    assert stored.section == where.version.sections.get(number="M 1.1")
    assert (stored.channel, stored.kind, stored.state) == ("letter", "suggestion", "received")
    assert stored.reference == "MP-2026-00001"
    assert stored.receipt_hash == receipt_hash(stored)


def test_every_column_finds_its_place(where: Consultation) -> None:
    row = {
        "reference": "mp-2026-00777",
        "received_at": "12.06.2026 14:30",
        "channel": "E-Mail",
        "section": "1.1",
        "kind": "wording",
        "text": "So ist es klarer.",
        "proposed_wording": "Alle lernen Deutsch.",
        "author_name": " Anna  Nachbarin ",
        "author_email": "Anna@Post.example",
        "organisation": "Sprachcafé e. V.",
        "publish": "ja",
        "verdict": "teilweise übernommen",
        "reason": "Der zweite Halbsatz bleibt.",
        "external_id": "Karte 17",
    }
    assert {*row} == {column.code for column in COLUMNS}

    bring_in(where, [row])

    stored = one()
    assert stored.reference == "MP-2026-00777"
    assert stored.received_at == dt.datetime(2026, 6, 12, 12, 30, tzinfo=dt.UTC)
    assert (stored.channel, stored.kind, stored.section.number) == ("mail", "wording", "1.1")
    assert stored.proposed_wording == "Alle lernen Deutsch."
    assert (stored.import_verdict, stored.import_reason) == (
        "adopted_in_part",
        "Der zweite Halbsatz bleibt.",
    )
    contributor = stored.contributor
    assert (contributor.kind, contributor.name) == ("paper", "Anna Nachbarin")
    assert (contributor.email, contributor.organisation) == (
        "anna@post.example",
        "Sprachcafé e. V.",
    )
    assert not OutboxMail.objects.exists()
    assert next_reference("MP", at=AT) == "MP-2026-00778"


def test_german_headers_in_any_order_and_unknown_columns_are_reported(where: Consultation) -> None:
    rows = [
        {
            "Sachbearbeitung": "Feld",
            "Kennung": "4",
            "Beitrag": "Mehr Kurse.",
            "Eingegangen am": "01.06.2026",
            "": "x",
            "Abschnitt": "",
        }
    ]

    report = bring_in(where, rows)

    assert report.unknown_columns == ["Sachbearbeitung"]
    assert (one().text, one().external_id, one().section) == ("Mehr Kurse.", "4", None)


def test_excel_with_dates_and_numbers_in_real_cells(where: Consultation) -> None:
    rows = [
        {
            "text": 42,
            "received_at": dt.datetime(2026, 6, 30, 23, 59, 59),
            "section": 1.1,
            "external_id": 17,
            "publish": True,
        },
        {
            "text": "x1",
            "received_at": dt.datetime(2026, 7, 1),
            "section": 1,
            "external_id": 18.5,
            "publish": False,
        },
    ]

    assert bring_in(where, as_xlsx(rows), "Post.XLSX").written

    first, second = Contribution.objects.order_by("pk")
    assert (first.text, first.external_id, first.section.number) == ("42", "17", "1.1")
    assert first.received_at == dt.datetime(2026, 6, 30, 21, 59, 59, tzinfo=dt.UTC)
    assert (first.late, second.late) == (False, True)
    assert (first.staff_only, second.staff_only) == (False, True)


def test_excel_cannot_say_1_10_as_a_number() -> None:
    document = factories.document_with_sections(2)  # 1 and 1.1
    draft = factories.consultation(document=document)
    version = Version.objects.create(document=document, number=2, created_at=factories.NOON)
    for order, number in enumerate(("1.1", "1.10"), start=1):
        Section.objects.create(
            version=version,
            identity=SectionIdentity.objects.create(document=document),
            order=order,
            number=number,
            title=f"Kurse {number}",
            changed_at=factories.NOON,
        )
    Consultation.objects.filter(pk=draft.pk).update(version=version)
    draft = Consultation.objects.get(pk=draft.pk)

    report = bring_in(draft, as_xlsx([{"text": "a", "section": 1.1}]), "a.xlsx")

    assert faults(report) == [(2, "section")] and "1.10" in report.faults[0].message
    assert bring_in(draft, as_xlsx([{"text": "a", "section": "1.10"}]), "a.xlsx").written
    assert one().section.number == "1.10"


DATES = {
    "12.05.2026": "2026-05-11T22:00:00+00:00",  # local midnight
    "1.2.2026": "2026-01-31T23:00:00+00:00",
    "12.05.2026, 14:30 Uhr": "2026-05-12T12:30:00+00:00",
    "12.05.2026 14:30:05": "2026-05-12T12:30:05+00:00",
    "2026-05-12": "2026-05-11T22:00:00+00:00",
    "2026-05-12T14:30": "2026-05-12T12:30:00+00:00",
    "2026-05-12T14:30:00Z": "2026-05-12T14:30:00+00:00",
    "2026-05-12 14:30:00+09:00": "2026-05-12T05:30:00+00:00",
    "1651744336822": "2022-05-05T09:52:16.822000+00:00",
    "29.03.2026 02:30": "2026-03-29T01:30:00+00:00",  # an hour that is not there
    "25.10.2025 23:59:59": "2025-10-25T21:59:59+00:00",
}
NO_DATES = (
    *("gestern", "12.05.26", "31.02.2026", "05/12/2026", "2026-13-01", "2026-05-12T25:00", "17"),
    *("99999999999999", "10.07.2026 11:00:01", "11.07.2026", "31.12.1989", "01.01.0001"),
)


def test_dates_as_people_and_programs_write_them(where: Consultation) -> None:
    bring_in(where, [{**TEXT, "received_at": cell} for cell in DATES])

    stored = Contribution.objects.order_by("pk").values_list("received_at", flat=True)
    assert list(stored) == [dt.datetime.fromisoformat(moment_utc) for moment_utc in DATES.values()]


def test_what_is_no_date_or_not_yet_is_a_fault(where: Consultation) -> None:
    report = bring_in(where, [{**TEXT, "received_at": cell} for cell in NO_DATES])

    lines = range(2, 2 + len(NO_DATES))
    assert faults(report) == [(line, "received_at") for line in lines]
    assert not Contribution.objects.exists()


def test_without_a_date_a_row_was_received_now(where: Consultation) -> None:
    bring_in(where, [TEXT])

    assert one().received_at == AT and one().late


def test_the_end_refuses_nothing_and_decides_what_is_late(where: Consultation) -> None:
    days = ["30.06.2026", "30.06.2026 23:59:59", "01.07.2026", "01.07.2026 00:00"]

    bring_in(where, [{**TEXT, "received_at": day} for day in days])

    late = Contribution.objects.order_by("pk").values_list("late", flat=True)
    assert list(late) == [False, False, True, True]


def test_sections_by_number_or_identity_else_by_the_option(where: Consultation) -> None:
    measure = where.version.sections.get(number="M 1.1")
    goal = where.version.sections.get(number="1.1")
    cells = ["M 1.1", "m1.1", str(measure.identity_id), str(measure.identity_id).upper(), ""]

    bring_in(where, [{**TEXT, "section": cell} for cell in cells], section=goal)

    places = Contribution.objects.order_by("pk").values_list("section", flat=True)
    assert list(places) == [measure.pk] * 4 + [goal.pk]


def test_a_foreign_section_is_refused(where: Consultation) -> None:
    foreign = factories.consultation().version.sections.get(number="1")

    with pytest.raises(ForeignSection):
        bring_in(where, [TEXT], section=foreign)
    report = bring_in(where, [{**TEXT, "section": str(foreign.identity_id)}])
    assert faults(report) == [(2, "section")]


def test_publish_no_keeps_a_row_for_the_staff_only(where: Consultation) -> None:
    report = bring_in(where, [{"text": f"T{n}", "publish": n} for n in ("ja", "nein", "")])

    assert [row.outcome for row in report.rows] == ["published", "staff_only", "published"]
    assert Contribution.objects.filter(staff_only=True).get().text == "Tnein"
    visible = Contribution.objects.visible_to(None)
    assert sorted(visible.values_list("text", flat=True)) == ["T", "Tja"]


def test_where_texts_are_read_beforehand_rows_wait_unless_the_file_decides() -> None:
    where = factories.consultation(moderation="before")

    report = bring_in(where, [{"text": f"T{n}", "publish": n} for n in ("ja", "nein", "")], at=None)

    assert [row.outcome for row in report.rows] == ["published", "staff_only", "held"]
    assert Contribution.objects.get(text="T").state == "held"


def test_a_reference_is_kept_when_it_is_free_and_well_formed(where: Consultation) -> None:
    factories.contribution(factories.consultation())  # has the first number of this year
    taken = Contribution.objects.get().reference
    cells = ["ab-2019-00042", " AB 2019 00042 ", taken, "Akte 7/26", "WI-2026-999999999999", ""]

    report = bring_in(where, [{"text": f"T{n}", "reference": c} for n, c in enumerate(cells)])

    given = list(
        Contribution.objects.filter(consultation=where)
        .order_by("pk")
        .values_list("reference", flat=True)
    )
    assert given[0] == "AB-2019-00042" == report.rows[0].reference
    assert len({*given, taken}) == 7 and all(ref.startswith("MP-2026-") for ref in given[1:])
    assert [len(row.remarks) for row in report.rows] == [0, 1, 1, 1, 1, 0]
    assert next_reference("MP", at=factories.NOON.replace(year=2019)) == "MP-2019-00043"
    assert len(next_reference("MP", at=AT)) == len("MP-2026-00009")


def test_references_bear_the_year_of_receipt(where: Consultation) -> None:
    days = ["31.12.2024", "01.01.2025", "31.12.2024 23:59"]

    bring_in(where, [{**TEXT, "received_at": day} for day in days])

    given = Contribution.objects.order_by("pk").values_list("reference", flat=True)
    assert list(given) == ["MP-2024-00001", "MP-2025-00001", "MP-2024-00002"]


def test_the_same_identifier_again_changes_nothing(where: Consultation) -> None:
    rows = [{"external_id": f"K{n}", "text": f"Text {n}"} for n in range(3)]
    bring_in(where, rows)
    before = list(Contribution.objects.order_by("pk").values())
    page = versions([f"consultation:{where.pk}"])

    again = bring_in(where, [rows[0] | {"text": "Anders"}, *rows[1:]], "other-name.csv")

    assert again.written and again.counts == {Outcome.KNOWN: 3}
    assert [row.reference for row in again.rows] == [row["reference"] for row in before]
    assert [len(row.remarks) for row in again.rows] == [1, 0, 0]
    assert list(Contribution.objects.order_by("pk").values()) == before
    assert versions([f"consultation:{where.pk}"]) == page
    more = bring_in(where, [*rows, {"external_id": "K3", "text": "Text 3"}])
    assert more.counts == {Outcome.KNOWN: 3, Outcome.PUBLISHED: 1}


def test_an_identifier_counts_for_its_consultation_alone(where: Consultation) -> None:
    row = {"external_id": "K1", **TEXT}
    bring_in(where, [row])

    assert bring_in(factories.consultation(), [row]).counts == {Outcome.PUBLISHED: 1}


def test_the_same_file_without_identifiers_again_changes_nothing(where: Consultation) -> None:
    cards = [TEXT, TEXT, TEXT]  # three cards of a campaign, word by word the same
    assert bring_in(where, cards).counts == {Outcome.PUBLISHED: 3}

    assert bring_in(where, cards, "copy.csv").counts == {Outcome.KNOWN: 3}
    assert bring_in(where, [TEXT]).counts == {Outcome.PUBLISHED: 1}  # another pile
    assert Contribution.objects.count() == 4


def test_ones_own_export_is_recognised_by_its_references(where: Consultation) -> None:
    bring_in(where, [{"text": f"Text {n}"} for n in range(2)])
    export = list(Contribution.objects.order_by("pk").values("reference", "text"))

    again = bring_in(where, [*export, {"reference": "", "text": "Neu"}])

    assert again.counts == {Outcome.KNOWN: 2, Outcome.PUBLISHED: 1}
    changed = [{"reference": export[0]["reference"], "text": "Ein anderer Beitrag"}]
    assert bring_in(where, changed).counts == {Outcome.PUBLISHED: 1}
    assert Contribution.objects.get(reference=export[0]["reference"]).text == "Text 0"


def test_no_row_of_a_file_becomes_the_work_of_an_account() -> None:
    """Who exports, adds a row and reads the file in again gives nobody words that are not hers."""
    mine = factories.contribution(factories.consultation(), "Mehr Licht am Abend.")
    sender = {"author_name": "Otto", "author_email": "otto@post.example"}
    rows = [
        {"reference": mine.reference, "text": mine.text, **sender},
        {"reference": "", "text": "Weniger Licht.", **sender},
    ]

    done = bring_in(mine.consultation, rows)

    assert done.counts == {Outcome.KNOWN: 1, Outcome.PUBLISHED: 1}
    other = Contribution.objects.select_related("contributor").get(text="Weniger Licht.")
    assert (other.contributor.kind, other.contributor.name) == ("paper", "Otto")
    assert other.contributor_id != mine.contributor_id


def test_E_03_an_identifier_twice_in_one_file(where: Consultation) -> None:
    row = {"external_id": "K1", **TEXT}

    twins = bring_in(where, [row, row | {"text": "Anders"}])
    assert faults(twins) == [(3, "")] and not Contribution.objects.exists()
    assert bring_in(where, [row, row]).counts == {Outcome.PUBLISHED: 1, Outcome.KNOWN: 1}


def test_people_with_the_same_address_are_one_contributor(where: Consultation) -> None:
    rows = [
        {"text": "a", "author_name": "Anna", "author_email": "anna@post.example"},
        {"text": "b", "author_name": "Anna", "author_email": "ANNA@post.example"},
        {"text": "c", "author_name": "Anna", "author_email": ""},
        {"text": "d", "author_name": "Anna", "author_email": ""},
    ]

    bring_in(where, rows)

    authors = dict(Contribution.objects.values_list("text", "contributor"))
    assert authors["a"] == authors["b"]
    assert len(set(authors.values())) == Contributor.objects.count() == 3


def test_E_03_one_fault_keeps_the_whole_file_out_and_every_fault_is_named(
    where: Consultation,
) -> None:
    rows: list[dict[str, Any]] = [
        {"Text": "Gut", "Weg": "", "Abschnitt": "", "Öffentlich": "", "E-Mail": "", "Votum": ""},
        {"Text": "", "Weg": "x", "Abschnitt": "", "Öffentlich": "", "E-Mail": "", "Votum": ""},
        {"Text": "a", "Weg": "Taube", "Abschnitt": "9.9", "Öffentlich": "vielleicht"}
        | {"E-Mail": "anna@", "Votum": "naja"},
    ]

    report = bring_in(where, rows)

    assert not report.written
    assert sorted(faults(report)) == [
        (3, "Text"),
        (3, "Weg"),
        (4, "Abschnitt"),
        (4, "E-Mail"),
        (4, "Votum"),
        (4, "Weg"),
        (4, "Öffentlich"),
    ]
    assert report.rows[0].outcome == Outcome.PUBLISHED  # as it would be
    assert not Contribution.objects.exists() and not Contributor.objects.exists()
    assert not AuditEntry.objects.filter(verb="consultations.import_contributions").exists()


FAULTY = (
    ("text", "a" * 10_001),
    ("text", "a" * 60_000),
    ("text", " \u200b \n"),
    ("proposed_wording", "Neu"),  # for no section
    ("author_name", "a" * 121),
    ("organisation", "a" * 161),
    ("external_id", "a" * 121),
    ("reason", "a" * 10_001),
    ("kind", "Gedicht"),
)


def test_what_does_not_fit_is_a_fault_of_its_cell(where: Consultation) -> None:
    empty = dict.fromkeys((column for column, _cell in FAULTY), "")

    report = bring_in(where, [empty | TEXT | {column: cell} for column, cell in FAULTY])

    named = {(report.rows[place].line, column) for place, (column, _cell) in enumerate(FAULTY)}
    assert set(faults(report)) == named and len(report.faults) == len(FAULTY)
    assert not Contribution.objects.exists()


def test_a_dry_run_says_the_same_and_writes_nothing(where: Consultation) -> None:
    rows = [{"external_id": f"K{n}", "text": f"T{n}", "publish": "nein"} for n in range(2)]

    dry = bring_in(where, rows, dry_run=True)

    assert not dry.written and dry.counts == {Outcome.STAFF_ONLY: 2}
    assert not Contribution.objects.exists() and not Contributor.objects.exists()
    assert next_reference("MP", at=AT) == "MP-2026-00001"


PAYLOADS = (
    '=HYPERLINK("http://boese.example";"hier")',
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "＝1+1",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "{{ 7*7 }}{% csrf_token %}",
    "'; DROP TABLE consultations_contribution; --",
    "\u202eumgekehrt",
)


@pytest.mark.parametrize("name", ["post.csv", "post.xlsx"])
def test_E_03_payloads_in_cells_are_text(where: Consultation, name: str) -> None:
    rows = [{"text": payload, "author_name": payload, "reason": payload} for payload in PAYLOADS]
    if name.endswith("xlsx"):
        book = openpyxl.Workbook()
        book.active.append(list(rows[0]))
        for number, row in enumerate(rows, start=2):
            for column, value in enumerate(row.values(), start=1):
                cell = book.active.cell(number, column)
                cell.value, cell.data_type = value, "s"
        stored = io.BytesIO()
        book.save(stored)
        data = stored.getvalue()
    else:
        data = as_csv(rows)

    assert bring_in(where, data, name).written

    stored_texts = list(Contribution.objects.order_by("pk"))
    assert [row.text for row in stored_texts] == [*PAYLOADS[:-1], "umgekehrt"]
    assert all("<script" not in row.html and "<img" not in row.html for row in stored_texts)


def test_E_01_a_header_that_looks_like_a_formula_is_a_name(where: Consultation) -> None:
    report = bring_in(where, [{"=1+1": "x", "@text": "y", "text": "=2+2"}])

    assert report.unknown_columns == ["=1+1", "@text"] and one().text == "=2+2"


def test_E_03_a_formula_in_excel_brings_its_value_never_itself(where: Consultation) -> None:
    data = as_xlsx([{"text": '=HYPERLINK("http://boese.example")', "external_id": "K1"}])

    report = bring_in(where, data, "a.xlsx")  # no program has computed it, so there is no value

    assert faults(report) == [(2, "text")] and not Contribution.objects.exists()


def test_E_03_a_cell_of_10_mb_is_refused(where: Consultation) -> None:
    for size in (140_000, 10 * 1024 * 1024):
        with pytest.raises(imports.FileRefused, match="Zeile 3"):
            bring_in(where, as_csv([TEXT, {"text": "a" * size}]))
    assert not Contribution.objects.exists()


def test_E_03_a_cell_of_10_mb_in_excel_is_refused(where: Consultation) -> None:
    import xlsxwriter

    stored = io.BytesIO()
    book = xlsxwriter.Workbook(stored, {"in_memory": True})
    sheet = book.add_worksheet()
    sheet.write_string(0, 0, "text")
    sheet.write_string(1, 0, "a" * 32_767)  # more is not Excel
    book.close()

    assert faults(bring_in(where, stored.getvalue(), "a.xlsx")) == [(2, "text")]


NO_FILES: tuple[tuple[str, bytes, str], ...] = (
    ("post.csv", b"", "leer"),
    ("post.csv", b"Text\r\n", "keine"),
    ("post.csv", b"Weg;Kennung\r\nBrief;1\r\n", "Text"),
    ("post.csv", b"Text;text\r\na;b\r\n", "zweimal"),
    ("post.csv", b'Text\r\n"offen\r\n' + b"a" * 140_000, "Anf"),
    ("post.csv", b"\x00\x01Text\r\n\x00", "Textdatei"),
    ("post.csv", b"\xff\xfeT\x00e\x00x", "Kodierung|UTF-8"),
    ("post.xlsx", b"Text\r\na\r\n", "Excel"),
    ("post.json", b"[]", "xlsx"),
    ("post.pdf", b"%PDF-1.7", "xlsx"),
    ("post.csv", b"Text\r\n" + b"a\r\n" * 5_001, "5000"),
    ("post.csv", b"Text\r\n" + b"a" * (20 * 1024 * 1024), "20 MB"),
)


def test_E_03_a_file_that_is_none_is_refused_in_plain_german(where: Consultation) -> None:
    for name, data, word in NO_FILES:
        with pytest.raises(imports.FileRefused, match=word):
            bring_in(where, data, name)
    assert not Contribution.objects.exists()


def test_Z_05_only_the_coordination_imports(where: Consultation) -> None:
    for person in (
        factories.citizen(),
        factories.department(),
        factories.department_lead(),
        factories.moderation(),
        factories.editor(),
    ):
        with pytest.raises(NotAllowed), transaction.atomic():
            bring_in(where, [TEXT], actor=person)
    assert not Contribution.objects.exists()


def test_it_is_on_record_who_imported_what_without_a_word_of_it(where: Consultation) -> None:
    before = versions([f"consultation:{where.pk}"])

    bring_in(where, [TEXT, TEXT])

    entry = AuditEntry.objects.get(verb="consultations.import_contributions")
    assert entry.actor_id == factories.coordination().pk
    assert entry.subject_id == str(where.pk) and entry.changes["rows"] == [0, 2]
    assert "Kurse" not in str(entry.changes)
    assert {*Contribution.objects.values_list("entered_by", flat=True)} == {entry.actor_id}
    assert versions([f"consultation:{where.pk}"]) != before


def test_few_queries_for_many_rows(where: Consultation) -> None:
    """Per 500 rows one look-up; rows are written in as few statements as the database takes."""

    def taken(count: int) -> tuple[int, int]:
        data = as_csv([{"external_id": f"{count}-{n}", "text": f"T{n}"} for n in range(count)])
        with CaptureQueriesContext(connection) as captured:
            assert bring_in(where, data).written
        rows = ('INSERT INTO "consultations_', 'INSERT INTO "deliberation_')  # with their cases
        inserts = [q for q in captured if q["sql"].startswith(rows)]
        return len(captured) - len(inserts), len(inserts)

    bring_in(where, [TEXT])  # the first one makes the counter and the page's version
    others, _inserts = taken(2)
    many, inserts = taken(1000)
    assert many == others + 1
    assert inserts <= (8 if connection.vendor == "postgresql" else 90)


@pytest.mark.parametrize("make", [imports.template_csv, imports.template_xlsx])
def test_the_template_can_be_imported_as_it_is(where: Consultation, make: Any) -> None:
    ending = "csv" if make is imports.template_csv else "xlsx"

    report = bring_in(where, make(), f"vorlage.{ending}")

    assert report.written and not report.unknown_columns
    assert (one().section.number, one().channel) == ("M 1.1", "letter")


def test_the_command_tells_only_what_there_is_to_tell(where: Consultation, tmp_path: Any) -> None:
    file = tmp_path / "post.csv"
    file.write_bytes(as_csv([{"text": "a", "reference": "x"}, {"text": "b", "reference": ""}]))

    def run(*options: str) -> str:
        said = io.StringIO()
        call_command("import_contributions", where.slug, str(file), *options, stdout=said)
        return said.getvalue()

    dry = run("--dry-run", "--section", "1.1")
    assert dry.count("\n") == 2 and "Zeile 2" in dry and "2" in dry
    assert not Contribution.objects.exists()
    run("--section", "1.1")
    assert {*Contribution.objects.values_list("section__number", flat=True)} == {"1.1"}
    assert AuditEntry.objects.get(verb="consultations.import_contributions").actor_id is None
    run()
    assert Contribution.objects.count() == 2
    file.write_bytes(as_csv([{"text": "", "channel": "Taube"}]))
    with pytest.raises(SystemExit):
        run()


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["gibt-es-nicht", "{file}"], "gibt-es-nicht"),
        (["{slug}", "/gibt/es/nicht.csv"], "nicht.csv"),
        (["{slug}", "{file}", "--section", "9.9"], "9.9"),
    ],
)
def test_the_command_says_what_it_cannot_find(
    where: Consultation, tmp_path: Any, arguments: list[str], word: str
) -> None:
    file = tmp_path / "post.csv"
    file.write_bytes(as_csv([TEXT]))

    with pytest.raises(CommandError, match=word):
        call_command(
            "import_contributions",
            *[part.format(file=file, slug=where.slug) for part in arguments],
        )
    assert not Contribution.objects.exists()


def test_a_moment_without_a_zone_is_told_from_one_with() -> None:
    assert moment("12.05.2026", {}) == dt.date(2026, 5, 12)
    assert moment("2026-05-12T14:30", {}).tzinfo is None  # type: ignore[attr-defined]
    assert moment("1651744336822", {}).tzinfo is dt.UTC  # type: ignore[attr-defined]


def test_the_guide_names_every_column() -> None:
    guide = Path(__file__).parents[2] / "docs" / "how-to" / "import-contributions.md"
    lines = re.findall(r"^\| (`.+?) \| (.+?) \|", guide.read_text("utf-8"), re.MULTILINE)
    written = {
        pair
        for codes, names in lines
        for pair in zip(re.findall(r"`(\w+)`", codes), names.split(", "), strict=True)
    }
    assert written == {(column.code, column.german) for column in COLUMNS}
