"""What is typed or imported as a section, checked and tidied; shared by editing and import."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from mitsprache.common.text import tidy, tidy_line

from ..models import ActionField, Document, Section
from ..models.section import SECTION_LENGTH
from .refusals import EntryWrong
from .tree import NUMBER_LENGTH

TITLE_LENGTH = 300


@dataclass(frozen=True, slots=True)
class SectionEntry:
    """The entries of a section as they are stored."""

    number: str
    kind: str
    title: str
    text: str
    field: ActionField | None


def checked(
    document: Document,
    *,
    number: str,
    kind: str,
    title: str,
    text: str,
    field: ActionField | None,
) -> SectionEntry:
    """The tidied entries; raises EntryWrong with the field's name.

    Whether the number is free is for the caller to say: he knows the other sections. The field
    is kept of sections of kind action field only; all others have it by ancestry.
    """
    number = tidy_line(number)
    if len(number) > NUMBER_LENGTH:
        words = _("The number has more than %(most)d characters.")
        raise EntryWrong("number", words % {"most": NUMBER_LENGTH})
    # It is the section's address as well.
    if not any(letter.isalnum() for letter in number) or set(number) & set("/\\?#%"):
        words = _("The number needs a letter or digit. Marks such as / ? # cannot stand in it.")
        raise EntryWrong("number", words)
    if kind not in Section.Kind.values:
        raise EntryWrong("kind", _("Please choose a kind from the list."))
    title, text = section_words(title, text)
    if field is not None and field.document_id != document.pk:
        raise EntryWrong("field", _("This action field does not belong to the document."))
    own = field if kind == Section.Kind.ACTION_FIELD else None
    return SectionEntry(number, kind, title, text, own)


def section_words(title: str, text: str) -> tuple[str, str]:
    """Title and text of a section, tidied; raises EntryWrong when both are empty or one too long."""
    title = tidy_line(title)
    if len(title) > TITLE_LENGTH:
        words = _("The title has more than %(most)d characters.")
        raise EntryWrong("title", words % {"most": TITLE_LENGTH})
    # What is far beyond is not worth tidying to learn the exact length.
    if len(text) <= 20 * SECTION_LENGTH:
        text = tidy(text)
    if len(text) > SECTION_LENGTH:
        words = _("The text has more than %(most)d characters. Please split the section.")
        raise EntryWrong("text", words % {"most": SECTION_LENGTH})
    if not title and not text:
        raise EntryWrong("text", _("A section needs a title or a text."))
    return title, text
