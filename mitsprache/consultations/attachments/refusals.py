"""Why a file is not taken; each says it in words, without the file's name."""

from django.utils.translation import gettext as _


class FileNotTaken(Exception):
    """The file cannot be stored; nothing was."""


class NoSuchKind(FileNotTaken):
    def __init__(self) -> None:
        super().__init__(_("Only PDF files and pictures (JPEG, PNG, WebP) can be attached."))


class Damaged(FileNotTaken):
    def __init__(self) -> None:
        super().__init__(_("This file is damaged or contains what it does not say."))


class TooRich(FileNotTaken):
    """So many pixels or pages, or so much behind so few bytes, that reading it is no use."""

    def __init__(self) -> None:
        super().__init__(_("This file is too large once it is unpacked. Please make it smaller."))


class Locked(FileNotTaken):
    def __init__(self) -> None:
        super().__init__(_("This PDF is protected by a password. Please attach it without one."))
