"""Drafts and contributions from files that offices have; docs/how-to/import-a-draft.md is the guide.

Nothing of a draft becomes part of a document before a person has seen the preview and confirmed.
Contributions are read by the package of that name.
"""

from mitsprache.common.tables import MOST_BYTES, FileRefused

from .confirming import (
    ImportDone,
    confirm_document,
    discard_import,
    import_document_as_operator,
    preview_document,
)
from .reading import read_document

__all__ = [
    "MOST_BYTES",
    "FileRefused",
    "ImportDone",
    "confirm_document",
    "discard_import",
    "import_document_as_operator",
    "preview_document",
    "read_document",
]
