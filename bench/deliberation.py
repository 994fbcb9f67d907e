"""The way of a real council's suggestions through five working groups and back, and its synopsis.

Imports ../shared/data/klimarat as bench/klimarat.py does, into a consultation with five action
fields, one for each of five groups. A packet goes to each, 500 recommendations come back in return
sheets that the tool itself has made, are decided as recommended and released by a second person;
then the synopsis is exported in all four kinds and read again by other programs. At last the same
with 20,000 rows, each kind in a process of its own. What is bound are counts and, because the
promise names it, the memory: 300 MB. Seconds are printed.
"""

import argparse
import csv
import datetime as dt
import io
import logging
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "klimarat"
FILES = ("mobilitaet.csv", "energie.csv")
GROUPS = 5
RECOMMENDED = 500
MOST_ROWS = 20_000
MOST_MEMORY = 300  # MB, of the process and, for a PDF, of the one that lays out
KINDS = ("csv", "xlsx", "docx", "pdf")
VERDICTS = ("adopted", "adopted_in_part", "not_adopted", "already_contained", "noted")
CODE = re.compile(r"[A-Z]{2}-\d{4}-\d{5}-\d+")


def main() -> bool:
    """Print the tables; true when every count is equal and the memory kept its bound."""
    if not DATA.is_dir():
        print(f"left out: {DATA} is not here")
        return True
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    import django

    django.setup()
    logging.disable(logging.INFO)
    from django.utils import translation

    translation.activate("de")
    with _database():
        kept = run([(name, (DATA / name).read_bytes()) for name in FILES], RECOMMENDED)
        return _large() and kept


@contextmanager
def _database() -> Iterator[None]:
    from tests import databases

    databases.prepare()
    try:
        yield
    finally:
        databases.drop()


@contextmanager
def _timed(what: str) -> Iterator[None]:
    began = time.perf_counter()
    yield
    print(f"  {what:58} {time.perf_counter() - began:8.2f} s")


# --- five groups, five sheets ---------------------------------------------------------------------


def run(files: Sequence[tuple[str, bytes]], number: int) -> bool:
    """The whole way with these Polis files and so many recommendations; true when counts agree."""
    from mitsprache.deliberation.models import Case, Decision

    where, groups = consultation()
    with _timed("import, cases and routing"):
        rows = _import(where, files)
    cases = Case.objects.filter(consultation=where)
    routed = {group.number: cases.filter(lead=group).count() for group in groups}
    print(f"  {rows} rows in the files, {cases.count()} cases, by group {routed}")
    kept = _same("a case for each row", cases.count(), rows)
    kept &= _same("routed by field", sum(routed.values()), cases.filter(state="routed").count())
    packets = []
    with _timed("five packets"):
        packets = [_packet(where, group) for group in groups]
    shares = _shares(number, [packet.cases.count() for packet in packets])
    with _timed("five return sheets made, filled in"):
        sheets = [_filled(packet, share) for packet, share in zip(packets, shares, strict=True)]
    with _timed(f"{number} recommendations read and written"):
        written = sum(map(_brought_in, packets, sheets))
    kept &= _same("recommended", written, number)
    with _timed("the same sheets again"):
        kept &= _same("again", sum(map(_brought_in, packets, sheets)), 0)
    with _timed("decided as recommended, in fives of a hundred"):
        _decide(where)
    with _timed("released by a second person"):
        _release(where)
    kept &= _same("answered", cases.filter(state="answered").count(), number)
    kept &= _same("decisions", Decision.objects.filter(state="released").count(), number)
    return _files(where, number) and kept


def consultation() -> tuple[Any, list[Any]]:
    """A published consultation on five action fields, each led by a group of its own."""
    from tests import factories as make

    document = make.document_with_sections(3 * GROUPS)
    where = make.consultation("Klimaplan", document=document)
    groups = [
        make.working_group(
            document.project,
            field.number,
            fields=[field],
            members={make.person(f"bench{field.number}@demo.example", "S"): "secretary"},
        )
        for field in document.fields.order_by("order")
    ]
    return where, groups


def _import(where: Any, files: Sequence[tuple[str, bytes]]) -> int:
    """The rows of each file in turn to the five fields, as if people had written there."""
    from mitsprache.consultations.imports.contributions import import_as_operator

    sections = list(where.version.sections.filter(kind="action_field").order_by("order"))
    number = 0
    for name, data in files:
        lines = list(csv.DictReader(io.StringIO(data.decode("utf-8"), newline="")))
        for place, section in enumerate(sections):
            part = lines[place :: len(sections)]
            stored = io.StringIO(newline="")
            writer = csv.DictWriter(stored, list(lines[0]))
            writer.writeheader()
            writer.writerows(part)
            report = import_as_operator(
                consultation=where,
                file_name=name,
                data=stored.getvalue().encode(),
                section=section,
            )
            assert report.written, report.faults[:3]
            number += len(report.rows)
    return number


def _packet(where: Any, group: Any) -> Any:
    from mitsprache.deliberation.actions.packets import make_packet
    from tests import factories as make

    return make_packet(actor=make.coordination(), group=group, consultation=where)


def _shares(number: int, sizes: Sequence[int]) -> list[int]:
    """So many recommendations from each group, as even as the packets allow."""
    shares = [0] * len(sizes)
    while number > sum(shares):
        for place, size in enumerate(sizes):
            if shares[place] < size and sum(shares) < number:
                shares[place] += 1
        if sum(shares) == sum(sizes):
            break
    return shares


def _filled(packet: Any, number: int) -> bytes:
    """The return sheet of a packet with its first rows filled in, by another program."""
    import openpyxl

    from mitsprache.deliberation.exports.return_sheet import return_sheet
    from mitsprache.deliberation.models import Verdict

    book = openpyxl.load_workbook(io.BytesIO(return_sheet(packet)))
    sheet = book.worksheets[0]
    places = {cell.value: cell.column for cell in sheet[1]}
    day = dt.date.today() - dt.timedelta(days=1)
    for row in range(2, 2 + number):
        verdict = Verdict(VERDICTS[row % len(VERDICTS)])
        cells = {
            "Empfehlung": str(verdict.label),
            "Begründung": f"So sieht es die Gruppe, Zeile {row}.",
            "Besprochen am": day,
            "Dafür": 7,
            "Dagegen": row % 4,
        }
        for name, value in cells.items():
            sheet.cell(row=row, column=places[name], value=value)
    stored = io.BytesIO()
    book.save(stored)
    return stored.getvalue()


def _brought_in(packet: Any, data: bytes) -> int:
    from mitsprache.deliberation.actions.returns import apply_return_sheet
    from mitsprache.deliberation.imports.report import Outcome
    from tests import factories as make

    report = apply_return_sheet(
        actor=make.coordination(), packet=packet, file_name="bogen.xlsx", data=data
    )
    assert not report.faults, report.faults[:3]
    return report.counts[Outcome.RECOMMENDED]


def _chosen(where: Any, state: str) -> Iterator[dict[int, int]]:
    from mitsprache.deliberation.models import Case

    found = Case.objects.filter(consultation=where, state=state).order_by("pk")
    rows = list(found.values_list("pk", "revision"))
    for start in range(0, len(rows), 100):
        yield dict(rows[start : start + 100])


def _decide(where: Any) -> None:
    from mitsprache.deliberation.actions import decide_as_recommended
    from tests import factories as make

    for chosen in _chosen(where, "recommended"):
        decide_as_recommended(
            actor=make.department(),
            parent=where,
            chosen=chosen,
            decided_on=dt.date.today(),
            office=make.office(),
        )


def _release(where: Any) -> None:
    from mitsprache.deliberation.actions import approve_decisions
    from tests import factories as make

    for chosen in _chosen(where, "recommended"):
        approve_decisions(actor=make.department_lead(), parent=where, chosen=chosen)


def _same(what: str, found: int, wanted: int) -> bool:
    if found != wanted:
        print(f"  {what}: {found}, NOT {wanted}")
    return found == wanted


# --- the four kinds -------------------------------------------------------------------------------


def _files(where: Any, answered: int) -> bool:
    """Export, read again independently, compare."""
    from mitsprache.deliberation.exports import synopsis as exports
    from mitsprache.deliberation.queries import synopsis

    expected = sorted(row.case for row in synopsis.rows(where))
    print(f"synopsis: {len(expected)} rows, {answered} answered")
    print("kind      rows   seconds       KB")
    kept = True
    with tempfile.TemporaryDirectory() as name:
        for kind in exports.KINDS:
            path = Path(name) / f"synopse.{kind}"
            began = time.perf_counter()
            with exports.make(kind, where) as file, path.open("wb") as stored:
                shutil.copyfileobj(file, stored)
            seconds = time.perf_counter() - began
            codes = READERS[kind](path)
            same = sorted(codes) == expected
            kept &= same
            print(
                f"{kind:6}{len(codes):8}{seconds:10.2f}{path.stat().st_size // 1024:9}"
                f"{'' if same else '  NOT THE SAME ROWS'}"
            )
        for kind in ("csv", "xlsx"):
            kept &= _opened_by_libreoffice(Path(name) / f"synopse.{kind}", len(expected))
    return kept


def read_csv(path: Path) -> list[str]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [row["case"] for row in csv.DictReader(file, delimiter=";")]


def read_xlsx(path: Path) -> list[str]:
    """By openpyxl; a cell of type formula is none of ours (E-01)."""
    import openpyxl

    book = openpyxl.load_workbook(path, read_only=True)
    header, *rows = book.worksheets[0].iter_rows()
    assert not [cell for row in rows for cell in row if cell.data_type == "f"]
    place = [cell.value for cell in header].index("case")
    codes = [row[place].value for row in rows]
    book.close()
    return codes


def read_docx(path: Path) -> list[str]:
    """By python-docx's parser, cell after cell."""
    from docx import Document
    from docx.oxml.ns import qn

    [table] = Document(str(path)).element.body.findall(qn("w:tbl"))
    rows = table.findall(qn("w:tr"))[1:]
    firsts = (row.find(qn("w:tc")) for row in rows)
    texts = ("\n".join(piece.text or "" for piece in cell.iter(qn("w:t"))) for cell in firsts)
    return [CODE.findall(text)[-1] for text in texts]


def read_pdf(path: Path) -> list[str]:
    from pypdf import PdfReader

    return [
        code
        for page in PdfReader(path).pages
        for code in CODE.findall(page.extract_text().replace("-\n", "-"))
    ]


READERS = {"csv": read_csv, "xlsx": read_xlsx, "docx": read_docx, "pdf": read_pdf}


def _opened_by_libreoffice(path: Path, rows: int) -> bool:
    """LibreOffice, where it is installed, sees as many rows and no formula (E-01)."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        print("LibreOffice is not installed: left out")
        return True
    with tempfile.TemporaryDirectory() as name:
        # 59 is `;`, 34 the quotation mark, 76 UTF-8; everything else as LibreOffice would have it.
        filters = ["--infilter=CSV:59,34,76,1"] if path.suffix == ".csv" else []
        subprocess.run(
            [
                program,
                f"-env:UserInstallation=file://{name}/profile",
                "--headless",
                *filters,
                "--convert-to",
                "fods",
                "--outdir",
                name,
                str(path),
            ],
            check=True,
            capture_output=True,
            timeout=600,
        )
        text = (Path(name) / f"{path.stem}.fods").read_text(encoding="utf-8")
    formulas = text.count("table:formula=")
    first = text.partition("</table:table>")[0]
    codes = set(CODE.findall(first))
    kept = _same(f"formulas in {path.name}, by LibreOffice", formulas, 0)
    return _same(f"rows in {path.name}, by LibreOffice", len(codes), rows) and kept


# --- twenty thousand rows -------------------------------------------------------------------------


def _large() -> bool:
    """Each kind in a process of its own, on the same database, so that its memory is its own."""
    from django.db import connection

    from mitsprache.deliberation.actions import open_missing_cases
    from tests import factories as make

    document = make.document_with_sections(30)
    where = make.consultation("Sehr viele", document=document)
    make.many_contributions(where, MOST_ROWS)
    open_missing_cases(consultation=where)
    from mitsprache.consultations.models import Contribution

    long = "Bitte auch Kurse am Abend anbieten, weil viele Menschen tagsüber arbeiten. " * 5
    Contribution.objects.filter(consultation=where).update(text=long)
    print(f"{MOST_ROWS} rows     seconds   memory   of typst       KB")
    kept = True
    database = str(connection.settings_dict["NAME"])
    for kind in KINDS:
        done = subprocess.run(
            [sys.executable, "-m", "bench.deliberation", kind, str(where.pk), database],
            capture_output=True,
            text=True,
            check=True,
        )
        rows, seconds, own, child, size = done.stdout.split()[-5:]
        within = max(float(own), float(child)) <= MOST_MEMORY and int(rows) == MOST_ROWS
        kept &= within
        print(
            f"{kind:6}{rows:>6}{float(seconds):12.1f}{float(own):6.0f} MB{float(child):8.0f} MB"
            f"{int(size) // 1024:9}{'' if within else f'  PAST ITS BOUND ({MOST_MEMORY} MB)'}"
        )
    return kept


def export(kind: Any, key: int, database: str) -> None:
    """In a process of its own: one file; prints rows, seconds, the memory of both, the size."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    import django

    django.setup()
    logging.disable(logging.INFO)
    from django.db import connection

    connection.settings_dict["NAME"] = database
    from mitsprache.consultations.models import Consultation
    from mitsprache.deliberation.exports import synopsis as exports
    from mitsprache.deliberation.queries.synopsis import Asked, places

    found = Consultation.objects.select_related("version__document__project").get(pk=key)
    began = time.perf_counter()
    # The long PDF is made by the worker, in this way.
    with exports.keep(found) if kind == "pdf" else exports.make(kind, found) as file:
        size = file.seek(0, io.SEEK_END)
    seconds = time.perf_counter() - began
    child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(len(places(found, Asked())), seconds, _most_memory(), child, size)


def _most_memory() -> float:
    """The most that this program has held, in MB; rusage would count what started it as well."""
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    [line] = [line for line in status.read_text().splitlines() if line.startswith("VmHWM")]
    return int(line.split()[1]) / 1024


if __name__ == "__main__":
    given = argparse.ArgumentParser()
    for name in ("kind", "key", "database"):
        given.add_argument(name)
    arguments = given.parse_args()
    export(arguments.kind, int(arguments.key), arguments.database)
