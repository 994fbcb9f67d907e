"""The synopsis as a file of any of its four kinds, with the same rows in each.

In German, as the texts are. The file is a temporary one, so that no number of rows fills the
memory; a PDF of everything, which takes longest, is kept until something in it changes.
"""

import hashlib
import tempfile
import threading
from typing import IO, Literal, get_args

from django.conf import settings
from django.core.files import File
from django.core.files.storage import default_storage
from django.utils import translation

from mitsprache.common import clock, pages
from mitsprache.consultations.models import Consultation

from ..queries import synopsis
from ..queries.templates import current_template
from .tables import About, csv_lines, write_csv, write_xlsx

Kind = Literal["csv", "xlsx", "docx", "pdf"]
KINDS: tuple[Kind, ...] = get_args(Kind)
TYPES: dict[Kind, str] = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}
# Raised when the file itself changes, so that nobody is given an old one.
EDITION = 1
_FOLDER = "synopsen"
_LONGEST_WAIT = 20  # seconds
# One PDF at a time in this process.
_making = threading.Lock()


class MakingAnother(Exception):
    """Another PDF is being made; this one can be had in a minute."""


def make(
    kind: Kind,
    consultation: Consultation,
    asked: synopsis.Asked | None = None,
    *,
    filters: str = "",
    by: str = "",
    with_names: bool = False,
) -> IO[bytes]:
    """The file, open at its beginning; `filters` and `by` are told in it.

    The consultation comes with its version, document and project. Raises MakingAnother.
    """
    asked = asked or synopsis.Asked()
    if kind != "pdf":
        return _made(kind, consultation, asked, filters, by, with_names=with_names)
    if not _making.acquire(timeout=_LONGEST_WAIT):
        raise MakingAnother
    try:
        if asked.number or with_names:
            return _made(kind, consultation, asked, filters, by, with_names=with_names)
        return _kept(consultation)
    finally:
        _making.release()


def stamp(consultation: Consultation) -> tuple[int, ...]:
    """What the public synopsis changes with. One query."""
    keys = (
        f"consultation:{consultation.pk}",
        f"document:{consultation.version.document_id}",
        "consultations",
    )
    known = pages.versions(keys)
    return tuple(known[key] for key in keys)


def _kept(consultation: Consultation) -> IO[bytes]:
    """The PDF of everything: the one in the storage, or a new one instead of older ones.

    Under the hash of its rows; to read them costs a tenth of what it costs to lay them out.
    """
    before = f"{consultation.pk}-"
    digest = hashlib.sha256(repr((consultation.title, EDITION)).encode())
    for line in csv_lines(synopsis.rows(consultation)):
        digest.update(line)
    name = f"{_FOLDER}/{before}{digest.hexdigest()[:24]}.pdf"
    try:
        return default_storage.open(name, "rb")
    except OSError:
        pass
    made = _made("pdf", consultation, synopsis.Asked(), "", "", with_names=False)
    for old in _stored():
        if old.startswith(before):
            default_storage.delete(f"{_FOLDER}/{old}")
    default_storage.save(name, File(made))
    made.seek(0)
    return made


def _stored() -> list[str]:
    try:
        _folders, files = default_storage.listdir(_FOLDER)
    except FileNotFoundError:
        return []
    return list(files)


def _made(
    kind: Kind,
    consultation: Consultation,
    asked: synopsis.Asked,
    filters: str,
    by: str,
    *,
    with_names: bool,
) -> IO[bytes]:
    about = About(
        consultation=consultation,
        at=clock.database_now(),
        count=len(synopsis.places(consultation, asked)),
        filters=filters,
        by=by,
    )
    rows = synopsis.rows(consultation, asked, with_names=with_names)
    file: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - whoever sends it closes it
    with translation.override(settings.LANGUAGE_CODE):
        # Late, because python-docx costs memory in every process that never exports.
        if kind == "csv":
            write_csv(rows, file)
        elif kind == "xlsx":
            write_xlsx(rows, file, about)
        elif kind == "docx":
            from .synopsis_docx import write_docx

            write_docx(rows, file, about, template_bytes())
        else:
            from .synopsis_pdf import write_pdf

            write_pdf(rows, file, about)
    file.seek(0)
    return file


def template_bytes() -> bytes:
    """The city's own template, or the built-in one where there is none (any more)."""
    from .template import built_in

    current = current_template()
    if current is None:
        return built_in()
    try:
        with current.file.open("rb") as file:
            data: bytes = file.read()
    except OSError:
        return built_in()
    return data
