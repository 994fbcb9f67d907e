"""Whether a file is what its name says, by its first bytes (abuse tests, family U)."""

import zipfile
from typing import Any

from django.utils.translation import gettext as _

# What an office document holds inside its zip container.
_PARTS = {
    "docx": "word/document.xml",
    "xlsx": "xl/workbook.xml",
    "odt": "content.xml",
    "ods": "content.xml",
}
_NOT_AS_NAMED = _("This file is not what its name says. Please save it again in its own program.")
_NOT_TEXT = _("This file holds something else than plain text.")


def disguise(file: Any, extension: str) -> str | None:
    """The message for a file whose content does not fit its `extension`, or None."""
    file.seek(0)
    head = file.read(4096)
    file.seek(0)
    if extension == "pdf":
        return None if b"%PDF-" in head[:1024] else _NOT_AS_NAMED
    if extension == "zip" or extension in _PARTS:
        if not zipfile.is_zipfile(file):
            file.seek(0)
            return _NOT_AS_NAMED
        part = _PARTS.get(extension)
        with zipfile.ZipFile(file) as container:
            fits = part is None or part in container.namelist()
        file.seek(0)
        return None if fits else _NOT_AS_NAMED
    if extension in {"csv", "txt"}:
        start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
        if b"\x00" in head or start.startswith((b"<!doctype", b"<html", b"<svg", b"<?xml")):
            return _NOT_TEXT
    return None
