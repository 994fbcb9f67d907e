"""Opening a Word file safely: what it holds is looked at before anything is unpacked."""

import io
import zipfile

from django.utils.translation import gettext as _
from docx import Document
from docx.document import Document as WordDocument

from mitsprache.common.tables import FileRefused

MOST_MEMBERS = 2000
MOST_UNPACKED = 120 * 1024 * 1024
MOST_XML = 24 * 1024 * 1024  # of all parts together that are parsed into trees
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_XML = (".xml", ".rels")


def opened(data: bytes) -> WordDocument:
    """The Word document in `data`. Raises FileRefused for everything else, in plain words."""
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise FileRefused(_("The file is protected by a password. Please save it without one."))
        raise FileRefused(
            _(
                "This is an old Word file (.doc), whatever its name says. Please open it in Word "
                "and save it as .docx."
            )
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as container:
            _check(container)
        return Document(io.BytesIO(data))
    except FileRefused:
        raise
    except Exception:  # python-docx and lxml raise nearly anything on what only looks like Word
        raise FileRefused(not_word()) from None


def not_word() -> str:
    """What to say about a file that no Word would open either."""
    return _(
        "This is not a Word file (.docx), or it is damaged. Please open it in Word and save it "
        "again as .docx."
    )


def _check(container: zipfile.ZipFile) -> None:
    """The limits first, by what the container says of its members; zipfile holds them to it."""
    members = container.infolist()
    if len(members) > MOST_MEMBERS:
        raise FileRefused(_("The file consists of too many parts. Please divide it."))
    trees = [member for member in members if member.filename.lower().endswith(_XML)]
    if (
        sum(member.file_size for member in members) > MOST_UNPACKED
        or sum(member.file_size for member in trees) > MOST_XML
    ):
        raise FileRefused(_("The file unpacks to far more than it seems. It was not opened."))
    if any(member.flag_bits & 1 for member in members):
        raise FileRefused(_("The file is protected by a password. Please save it without one."))
    names = {member.filename for member in members}
    if "[Content_Types].xml" not in names:
        raise FileRefused(not_word())
    if b"macroEnabled" in container.read("[Content_Types].xml") or any(
        name.lower().endswith("vbaproject.bin") for name in names
    ):
        raise FileRefused(
            _("The file holds macros. Please save it as a Word document without macros (.docx).")
        )
    for member in trees:
        _check_tree(container.read(member))


def _check_tree(xml: bytes) -> None:
    """Word writes no document type; whoever does wants entities to be resolved."""
    if b"<!DOCTYPE" in xml.replace(b"\x00", b"").upper():
        raise FileRefused(_("The file holds instructions that no Word file needs. Not opened."))
