"""The synopsis as a tagged PDF, laid across: some hundred rows at a time, then joined."""

import json
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import IO, Any

from django.conf import settings
from django.utils.translation import gettext as _

from ..queries.synopsis import Row
from .cells import printable
from .columns import PaperColumn, cell, on_paper
from .joining import Joiner
from .synopsis_docx import is_rtl
from .tables import About
from .typesetting import FONTS, typeset

# Typst needs about a quarter of a megabyte for a row of usual length while it lays it out.
ROWS_AT_ONCE = 200
LETTERS_AT_ONCE = 200_000
_LOOKS = Path(__file__).with_name("synopsis.typ")


def write_pdf(rows: Iterable[Row], file: IO[bytes], about: About) -> int:
    """PDF/UA-1 whenever typst can promise it. Returns the number of rows."""
    columns = on_paper()
    frame = _frame(about, columns)
    joined = Joiner(file)
    number, first = 0, 1
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "main.typ").write_text(_LOOKS.read_text(encoding="utf-8"), encoding="utf-8")
        for cells in _portions(rows, columns):
            whole = json.dumps({**frame, "first": first, "rows": cells}, ensure_ascii=False)
            (folder / "rows.json").write_text(whole, encoding="utf-8")
            first += joined.add(typeset(folder, at=about.at.timestamp()))
            number += len(cells)
    joined.finish()
    return number


def _frame(about: About, columns: Sequence[PaperColumn]) -> dict[str, Any]:
    facts = [
        _("Project: %(title)s") % {"title": about.consultation.version.document.project.title},
        _("As of %(when)s, made by: %(who)s") % {"when": about.when, "who": about.by_whom},
        _("Filter: %(what)s. Rows: %(count)d") % {"what": about.what, "count": about.count},
    ]
    return {
        "title": printable(about.title),
        "line": printable(f"{about.title} · {about.when}"),
        "facts": [printable(fact) for fact in facts],
        "lang": settings.LANGUAGE_CODE,
        "fonts": FONTS,
        "headings": [column.heading for column in columns],
        "shares": [column.share for column in columns],
    }


def _portions(rows: Iterable[Row], columns: Sequence[PaperColumn]) -> Iterator[list[Any]]:
    """The cells of some rows, not too many letters at once; at least one portion, even if empty."""
    portion: list[Any] = []
    letters, told = 0, False
    for row in rows:
        portion.append([_cell(cell(column, row)) for column in columns])
        letters += sum(len(part) for part in (row.text, row.proposed_wording, row.reason))
        if len(portion) >= ROWS_AT_ONCE or letters >= LETTERS_AT_ONCE:
            yield portion
            portion, letters, told = [], 0, True
    if portion or not told:
        yield portion


def _cell(lines: Sequence[str]) -> dict[str, Any]:
    """In a dictionary, because typst flattens lists of lists to the very last."""
    return {"lines": [{"words": line, "rtl": is_rtl(line)} for line in lines]}
