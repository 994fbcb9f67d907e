"""What may come with a contribution: a PDF or a picture, recognised and cleaned by content."""

import re

from mitsprache.common.text import tidy_line

from .pdf import clean_pdf
from .picture import clean_picture
from .refusals import FileNotTaken, NoSuchKind

__all__ = ["FileNotTaken", "clean_file", "tidy_name"]

NAME_LENGTH = 100
_NOT_IN_NAMES = re.compile(r"[^\w .,()+-]")


def clean_file(data: bytes) -> tuple[str, bytes]:
    """The true ending (`pdf`, `jpg`, `png`, `webp`) and the clean content. Raises FileNotTaken.

    Pictures are drawn anew, so nothing but the picture remains. A PDF loses what acts or tells
    about its author, and keeps its pages, tags and links.
    """
    if data.startswith(b"%PDF-"):
        return "pdf", clean_pdf(data)
    if data.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")) or (
        data.startswith(b"RIFF") and data[8:12] == b"WEBP"
    ):
        return clean_picture(data)
    raise NoSuchKind


def tidy_name(name: str, extension: str) -> str:
    """A harmless name for the owner's file: no folders, no marks, its ending says what it is."""
    last = re.split(r"[/\\]", name)[-1][:1000]
    letters = " ".join(_NOT_IN_NAMES.sub(" ", tidy_line(last)).split())
    stem = letters.rpartition(".")[0] if "." in letters else letters
    stem = stem.strip(" .")[:NAME_LENGTH].strip(" .") or "datei"
    return f"{stem}.{extension}" if extension else stem
