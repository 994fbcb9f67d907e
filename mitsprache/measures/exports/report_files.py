"""A feedback report to hand out: Word and tagged PDF, the same bytes whenever they are made.

Nothing in them depends on when or where they are made: they name the cut-off day as their own,
and the parts of the Word file carry no time.
"""

import datetime as dt
import io
import json
import tempfile
import zipfile
from dataclasses import asdict
from pathlib import Path
from typing import Any, Literal

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from mitsprache.common.kept_files import kept_file
from mitsprache.consultations.exports.word_parts import new_word
from mitsprache.deliberation.exports.cells import printable
from mitsprache.deliberation.exports.typesetting import FONTS, typeset

from ..models import Report
from .report_words import MeasureTold, Table, Told, told

Kind = Literal["pdf", "docx"]
_LOOKS = Path(__file__).with_name("report.typ")
_NO_TIME = (1980, 1, 1, 0, 0, 0)  # the first moment that a zip file can name


# Raised when the files themselves change, so that nobody is given an old one.
EDITION = 1


def kept_report(report: Report, kind: Kind) -> bytes:
    """The handout, made once and kept under the digest of what it says."""
    name = f"berichte/{report.pk}-{report.digest[:16]}-{EDITION}.{kind}"
    return kept_file(name, lambda: report_file(report, kind))


def report_file(report: Report, kind: Kind) -> bytes:
    """The handout in German, as the texts are; the report comes with its project."""
    with translation.override(settings.LANGUAGE_CODE):
        words = told(report)
        if kind == "docx":
            return _docx(words, report.cut_off)
        return _pdf(words, report.cut_off)


def _moment(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time.min, tzinfo=dt.UTC)


def _pdf(words: Told, day: dt.date) -> bytes:
    """PDF/UA-1 whenever typst can promise it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "main.typ").write_text(_LOOKS.read_text(encoding="utf-8"), encoding="utf-8")
        data = {
            **asdict(words),
            "lang": settings.LANGUAGE_CODE,
            "fonts": FONTS,
            "headings": _headings(),
        }
        whole = json.dumps(data, ensure_ascii=False)
        (folder / "report.json").write_text(printable(whole), encoding="utf-8")
        return typeset(folder, at=_moment(day).timestamp()).read_bytes()


def _headings() -> dict[str, str]:
    return {
        "states": _("How far it is"),
        "money": _("What it costs"),
        "promises": _("What was promised"),
        "measures": _("Every measure"),
        "milestones": _("Milestones"),
        "nothing": _("Nothing has changed."),
    }


def _docx(words: Told, day: dt.date) -> bytes:
    stored = io.BytesIO()
    _Writer(words, day).write().save(stored)
    return _without_time(stored)


def _without_time(file: io.BytesIO) -> bytes:
    """The same parts in the same order without the moment at which they were written."""
    made = io.BytesIO()
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            part = zipfile.ZipInfo(name, _NO_TIME)
            part.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(part, old.read(name))
    return made.getvalue()


class _Writer:
    """Headings, paragraphs and tables one after the other."""

    def __init__(self, words: Told, day: dt.date) -> None:
        self.words, self.day = words, day
        self.headings = _headings()
        self.word: WordDocument = new_word()
        self.styles = {style.name: style.style_id for style in self.word.styles}

    def write(self) -> WordDocument:
        words = self.words
        self._front()
        self._heading(1, self.headings["states"])
        self._table(words.states)
        self._heading(1, self.headings["money"])
        for fact in words.sums:
            self._say(f"{fact.label}: {fact.text}")
        if words.unknown:
            self._say(words.unknown)
        self._table(words.years)
        self._table(words.sources)
        if words.since:
            self._heading(1, words.since)
            self._list(words.changes or [self.headings["nothing"]])
        if words.promises:
            self._heading(1, self.headings["promises"])
            for group in words.promises:
                self._heading(2, group.heading)
                self._list(group.items)
        self._heading(1, self.headings["measures"])
        for field in words.fields:
            self._heading(2, field.heading)
            for measure in field.measures:
                self._measure(measure)
        return self.word

    def _front(self) -> None:
        words = self.words
        page = self.word.sections[0]
        page.header.paragraphs[0].text = printable(f"{words.title} · {words.as_of}")
        facts = self.word.core_properties
        facts.author = facts.last_modified_by = facts.comments = ""
        facts.title, facts.language = printable(words.title), settings.LANGUAGE_CODE
        facts.created = facts.modified = _moment(self.day)
        self._say(words.title, style="Title")
        self._say(f"{words.project} · {words.as_of}")
        for line in filter(str.strip, words.note.split("\n")):
            self._say(line)

    def _say(self, text: str, *, style: str = "Normal") -> Any:
        paragraph = self.word.add_paragraph()
        if style != "Normal":
            paragraph._p.style = self.styles[style]
        paragraph.add_run(printable(text))
        return paragraph

    def _heading(self, level: int, text: str) -> None:
        self._say(text, style=f"Heading {level}")

    def _list(self, items: Any) -> None:
        for item in items:
            self._say(item, style="List Bullet")

    def _labelled(self, label: str, text: str) -> None:
        paragraph = self.word.add_paragraph()
        paragraph.add_run(f"{printable(label)}: ").bold = True
        paragraph.add_run(printable(" ".join(text.split("\n"))))

    def _measure(self, one: MeasureTold) -> None:
        self._heading(3, f"{one.name}: {one.state_label}")
        for line in filter(str.strip, one.text.split("\n")):
            self._say(line)
        for fact in one.facts:
            self._labelled(fact.label, fact.text)
        if one.milestones:
            self._labelled(self.headings["milestones"], "; ".join(one.milestones))

    def _table(self, table: Table) -> None:
        """The first row is the head and comes again on every page."""
        if not table.rows:
            return
        caption = self._say(table.caption)
        caption.runs[0].bold = True
        caption.paragraph_format.keep_with_next = True
        lines = [table.head, *table.rows]
        made = self.word.add_table(rows=len(lines), cols=len(table.head), style="Table Grid")
        made.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        description = OxmlElement("w:tblCaption")
        description.set(qn("w:val"), printable(table.caption))
        made._tbl.tblPr.append(description)
        for number, (row, written) in enumerate(zip(lines, made.rows, strict=True)):
            for place, (cell, into) in enumerate(zip(row, written.cells, strict=True)):
                paragraph = into.paragraphs[0]
                run = paragraph.add_run(printable(cell))
                run.bold = number in (0, len(table.rows))
                if place:
                    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        self.word.add_paragraph()
