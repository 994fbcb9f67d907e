"""The exports of a released version, made once: its text never changes, so neither do they.

Kept beside the media files under the hash of the text, where a file that was lost, or that a
newer program would make differently, is simply made again.
"""

import threading
from typing import Literal

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from ..models import Version

Kind = Literal["docx", "pdf"]
# Raised when the exports themselves change, so that nobody is given an old one.
EDITION = 1
# One at a time in this process: a file that many ask for at once is computed once.
_making = threading.Lock()


def kept_export(version: Version, kind: Kind) -> bytes:
    """The file of a released version; the first call makes it. ValueError for one in work."""
    if version.state == Version.State.WORKING:
        raise ValueError("only released versions are kept")
    name = f"fassungen/{version.pk}-{version.content_hash[:16]}-{EDITION}.{kind}"
    found = _read(name)
    if found is None:
        with _making:
            found = _read(name)
            if found is None:
                found = _made(version, kind)
                default_storage.save(name, ContentFile(found))
    return found


def _read(name: str) -> bytes | None:
    try:
        with default_storage.open(name, "rb") as file:
            data: bytes = file.read()
    except OSError:
        return None
    return data or None


def _made(version: Version, kind: Kind) -> bytes:
    # Late, because typst and python-docx cost memory in every process that never exports.
    from . import version_docx, version_pdf

    return version_docx(version) if kind == "docx" else version_pdf(version)
