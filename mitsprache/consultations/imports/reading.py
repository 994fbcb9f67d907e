"""From the bytes of a file to a draft, whichever kind of file it is."""

from django.utils.translation import gettext as _

from mitsprache.common.tables import FileRefused, checked

from .docx import read_docx
from .draft import Draft
from .markdown import read_markdown


def read_document(file_name: str, data: bytes) -> Draft:
    """The draft in a .docx or .md file. Nothing is stored.

    Raises FileRefused with the reason in plain words; the kind is decided by name and content.
    """
    ending = checked(file_name, data)
    if ending in {"md", "markdown", "txt"}:
        return read_markdown(data)
    if ending == "docm":
        raise FileRefused(
            _("The file holds macros. Please save it as a Word document without macros (.docx).")
        )
    if ending in {"docx", "doc"}:
        return read_docx(data)
    raise FileRefused(_("Please use a Word file (.docx) or a Markdown file (.md)."))
