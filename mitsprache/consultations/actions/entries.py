"""What somebody typed or marked, checked and tidied; shared by every way in.

Each function returns the entry as it is stored, or raises EntryWrong with the field's name.
"""

import unicodedata
from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from mitsprache.common.text import tidy, tidy_line

from ..comparison.passages import locate, plain_text
from ..models import Consultation, Contribution, Section
from ..models.contribution import CONTEXT_LENGTH, NAME_LENGTH, QUOTE_LENGTH, TEXT_LENGTH
from .refusals import EntryWrong, ForeignSection, PassageNotFound

ORGANISATION_LENGTH = 160


@dataclass(frozen=True, slots=True)
class Wording:
    """What a contribution says, as it is stored."""

    kind: str
    text: str
    proposed_wording: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a section's words with what stands around it; empty: the section as a whole."""

    exact: str = ""
    prefix: str = ""
    suffix: str = ""


def wording(*, kind: str, text: str, proposed_wording: str, on_section: bool) -> Wording:
    """The words of a contribution: `text` of 1 to 10,000 characters, a wording only for a section."""
    if kind not in Contribution.Kind.values:
        raise EntryWrong("kind", _("Please choose what kind of contribution this is."))
    text = readable(text, "text")
    if not text:
        raise EntryWrong("text", _("Please write what you want to say."))
    proposed_wording = readable(proposed_wording, "proposed_wording")
    if proposed_wording and not on_section:
        words = _("A new wording can be proposed for a section only, not for the whole draft.")
        raise EntryWrong("proposed_wording", words)
    return Wording(kind, text, proposed_wording)


def readable(text: str, field: str, *, most: int = TEXT_LENGTH) -> str:
    """The text as it is stored; empty when nothing in it can be read."""
    # What is far beyond is not worth tidying to learn the exact length.
    tidied = text if len(text) > 20 * most else tidy(text)
    if len(tidied) > most:
        words = _("This text has %(length)d characters; %(most)d are possible.")
        raise EntryWrong(field, words % {"length": len(tidied), "most": most})
    legible = any(unicodedata.category(mark)[0] in "LNPS" for mark in tidied)
    return tidied if legible else ""


def line(text: str, field: str, *, most: int) -> str:
    """A name or title in one line; empty stays empty."""
    return tidy_line(readable(text, field, most=most))


def name(text: str) -> str:
    """The name or pseudonym of somebody without account."""
    found = line(text, "name", most=NAME_LENGTH)
    if not found:
        raise EntryWrong("name", _("Please give a name; it need not be your real one."))
    return found


def organisation(text: str) -> str:
    return line(text, "organisation", most=ORGANISATION_LENGTH)


def email(text: str) -> str:
    """An address that can be written to, in small letters."""
    found = text.strip().lower()
    try:
        validate_email(found)
    except ValidationError:
        raise EntryWrong("email", _("Please check the e-mail address.")) from None
    if len(found) > 254:
        raise EntryWrong("email", _("Please check the e-mail address."))
    return found


def language(code: str) -> str:
    """The code of a language of the platform, German for any other."""
    return code if code in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


def section_of(consultation: Consultation, section: Section | None) -> Section | None:
    """The section as it stands in the version that is consulted on; None: the whole document."""
    if section is None:
        return None
    found = Section.objects.filter(pk=section.pk, version_id=consultation.version_id).first()
    if found is None:
        raise ForeignSection
    return found


def passage(section: Section | None, *, exact: str, prefix: str, suffix: str) -> Passage:
    """The marked words as they stand in the section, with their surroundings taken from it.

    What the browser sent only says which place is meant; white space may differ.
    """
    if not exact.strip():
        return Passage()
    if section is None:
        raise PassageNotFound
    if len(exact) > 2 * QUOTE_LENGTH:
        raise _too_much_marked()
    text = plain_text(section.html)
    found = locate(text, exact, prefix[-CONTEXT_LENGTH:], suffix[:CONTEXT_LENGTH])
    if found is None:
        raise PassageNotFound
    start, end = found
    if end - start > QUOTE_LENGTH:
        raise _too_much_marked()
    before = text[max(0, start - CONTEXT_LENGTH) : start]
    return Passage(text[start:end], before, text[end : end + CONTEXT_LENGTH])


def _too_much_marked() -> EntryWrong:
    words = _("The marked words are more than %(most)d characters. Please mark fewer.")
    return EntryWrong("exact", words % {"most": QUOTE_LENGTH})
