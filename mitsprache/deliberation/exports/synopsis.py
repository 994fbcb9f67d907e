"""The synopsis as a file of any of its four kinds, with the same rows in each.

In German, as the texts are. The file is a temporary one, so that no number of rows fills the
memory. A PDF takes longest: that of everything is kept until something in it changes, and where it
is a long one the worker makes it (command `make_synopses`) while whoever asked comes back later.
"""

import datetime as dt
import hashlib
import tempfile
import threading
from typing import IO, Literal, get_args

from django.conf import settings
from django.core.files import File
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db.models import Count, Max
from django.utils import timezone, translation

from mitsprache.common import clock, pages
from mitsprache.consultations.models import Consultation
from mitsprache.consultations.queries.counting import readable

from ..queries import synopsis
from ..queries.templates import current_template
from .tables import About, write_csv, write_xlsx

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
# What is laid out while somebody waits for it: about ten seconds.
MOST_AT_ONCE = 3_000
KEPT_FOR = dt.timedelta(days=1)  # a net: names of groups and offices have no version of their own
_FOLDER = "synopsen"
_WANTED = ".wanted"
_LONGEST_WAIT = 20  # seconds
# One PDF at a time in this process.
_making = threading.Lock()


class MakingAnother(Exception):
    """Another PDF is being made, or the worker makes this one; it can be had in a minute."""


class TooLong(Exception):
    """Nobody waits for a PDF of so many rows, and only that of everything is kept."""


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

    The consultation comes with its version, document and project. Raises MakingAnother, TooLong.
    """
    asked = asked or synopsis.Asked()
    if kind != "pdf":
        return _made(kind, consultation, asked, filters, by, with_names=with_names)
    everything = not (asked.number or with_names)
    if everything and (kept := _kept(consultation)) is not None:
        return kept
    if not with_names and len(synopsis.places(consultation, asked)) > MOST_AT_ONCE:
        if not everything:
            raise TooLong
        _want(consultation)
        raise MakingAnother
    if not _making.acquire(timeout=_LONGEST_WAIT):
        raise MakingAnother
    try:
        if everything:
            return keep(consultation)
        return _made(kind, consultation, asked, filters, by, with_names=with_names)
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


def _name(consultation: Consultation) -> str:
    """Changes with every change. The newest moment beside the counters, which begin anew where a
    database does."""
    said = readable().filter(consultation=consultation)
    newest = said.aggregate(number=Count("*"), at=Max("received_at"))
    facts = (*stamp(consultation), newest["number"], newest["at"], EDITION)
    digest = hashlib.sha256(repr(facts).encode()).hexdigest()
    return f"{_FOLDER}/{consultation.pk}-{digest[:24]}.pdf"


def _kept(consultation: Consultation) -> IO[bytes] | None:
    """The PDF of everything in the storage, while nothing in it has changed."""
    name = _name(consultation)
    try:
        if default_storage.get_modified_time(name) < timezone.now() - KEPT_FOR:
            return None
        return default_storage.open(name, "rb")
    except OSError:
        return None


def keep(consultation: Consultation) -> IO[bytes]:
    """Make the PDF of everything and keep it instead of older ones."""
    name = _name(consultation)
    made = _made("pdf", consultation, synopsis.Asked(), "", "", with_names=False)
    for old in _stored():
        if old.startswith(f"{consultation.pk}-"):
            default_storage.delete(f"{_FOLDER}/{old}")
    default_storage.save(name, File(made))
    made.seek(0)
    return made


def _want(consultation: Consultation) -> None:
    name = f"{_FOLDER}/{consultation.pk}{_WANTED}"
    if not default_storage.exists(name):
        default_storage.save(name, ContentFile(b"1"))


def make_wanted() -> int:
    """What the worker does: the long PDFs that somebody has asked for; how many."""
    wanted = [name.removesuffix(_WANTED) for name in _stored() if name.endswith(_WANTED)]
    found = Consultation.objects.visible_to(None).filter(pk__in=wanted)
    number = 0
    for number, one in enumerate(found.select_related("version__document__project"), start=1):
        keep(one).close()
    for key in wanted:
        default_storage.delete(f"{_FOLDER}/{key}{_WANTED}")
    return number


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
