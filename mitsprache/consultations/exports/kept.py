"""The exports of a released version, made once: its text never changes, so neither do they."""

from typing import Literal

from mitsprache.common.kept_files import kept_file

from ..models import Version

Kind = Literal["docx", "pdf"]
# Raised when the exports themselves change, so that nobody is given an old one.
EDITION = 1


def kept_export(version: Version, kind: Kind) -> bytes:
    """The file of a released version, kept under the hash of its text. ValueError for one in work."""
    if version.state == Version.State.WORKING:
        raise ValueError("only released versions are kept")
    name = f"fassungen/{version.pk}-{version.content_hash[:16]}-{EDITION}.{kind}"
    return kept_file(name, lambda: _made(version, kind))


def _made(version: Version, kind: Kind) -> bytes:
    # Late, because typst and python-docx cost memory in every process that never exports.
    from . import version_docx, version_pdf

    return version_docx(version) if kind == "docx" else version_pdf(version)
