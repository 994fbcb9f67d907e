"""Files with a contribution: checked by what is in them, cleaned, stored under random names."""

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass

from django.core.files.base import ContentFile, File
from django.utils.translation import gettext as _

from ..attachments import FileNotTaken, clean_file, tidy_name
from ..models import Attachment, Contribution
from .refusals import EntryWrong

MOST_FILES = 3
MOST_BYTES = 5 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A file as it is stored: without places, owners, scripts; `name` tidied, its ending true."""

    kind: Attachment.Kind
    name: str
    extension: str
    data: bytes


def clean_all(files: Sequence[File[bytes]]) -> list[Cleaned]:
    """Check and clean files as they were uploaded: PDF, JPEG, PNG or WebP, 3 of 5 MB at most.

    What a file calls itself does not count. Raises EntryWrong for `files`, in words.
    """
    if len(files) > MOST_FILES:
        raise EntryWrong("files", _("At most %(most)d files are possible.") % {"most": MOST_FILES})
    return [_clean(file) for file in files]


def _clean(file: File[bytes]) -> Cleaned:
    data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        words = _("%(name)s is larger than %(most)d MB.")
        shown = tidy_name(file.name or "", "")
        raise EntryWrong("files", words % {"name": shown, "most": MOST_BYTES // 1024 // 1024})
    try:
        extension, cleaned = clean_file(data)
    except FileNotTaken as refusal:
        name = tidy_name(file.name or "", "")
        raise EntryWrong("files", f"{name}: {refusal}") from None
    kind = Attachment.Kind.PDF if extension == "pdf" else Attachment.Kind.IMAGE
    return Cleaned(kind, tidy_name(file.name or "", extension), extension, cleaned)


def attach(contribution: Contribution, files: Sequence[Cleaned]) -> None:
    """Store the files of a contribution, inside the transaction that stores it.

    A transaction that fails afterwards leaves a file that no row names and nobody can fetch.
    """
    for file in files:
        attachment = Attachment(
            contribution=contribution,
            kind=file.kind,
            name=file.name,
            size=len(file.data),
            digest=hashlib.sha256(file.data).hexdigest(),
        )
        stored = f"{secrets.token_hex(16)}.{file.extension}"
        attachment.file.save(stored, ContentFile(file.data), save=False)
        attachment.save()
