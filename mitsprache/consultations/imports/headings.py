"""What a heading says: its printed number, what kind of section it opens, its title."""

import re
from dataclasses import dataclass

from mitsprache.common.text import tidy_line

from ..models import Section

NUMBER_LENGTH = 30
_WORDS = (
    (Section.Kind.ACTION_FIELD, r"handlungsfeld|aktionsfeld|action field"),
    (Section.Kind.GOAL, r"(?:leit|ober|haupt|teil|unter)?ziel|goal"),
    (Section.Kind.MEASURE, r"(?:einzel|leit|schlüssel)?ma(?:ß|ss)nahme|measure"),
)
_SHORT = {
    "HF": Section.Kind.ACTION_FIELD,
    "Z": Section.Kind.GOAL,
    "M": Section.Kind.MEASURE,
}
_KIND = {
    # "Ziel und Zweck" is a chapter like any other.
    kind: re.compile(rf"(?:{words})(?!\w|-\w|\s+(?:und|des|der|dieses)\b)", re.IGNORECASE)
    for kind, words in _WORDS
}
_WORD_NUMBER = re.compile(
    rf"({'|'.join(words for _kind, words in _WORDS)})\s+"
    r"(?:nr\.?\s*)?(\d{1,3}(?:\.\d{1,3})*|[A-Z]|[IVX]{1,5})(?![\w.]*\w)[.):]*(.*)",
    re.IGNORECASE,
)
_MONTHS = (
    "Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
)
_TYPED = (
    re.compile(r"((?:HF|M|Z)[ -]?\d{1,3}(?:\.\d{1,3})*)[.):]*(?:\s+(.*)|$)"),
    re.compile(r"([A-Z]{1,2}[ .]?\d{1,3}(?:\.\d{1,3})+|[A-Z]\.\d{1,3})[.):]*(?:\s+(.*)|$)"),
    re.compile(rf"(\d{{1,3}}(?:\.\d{{1,3}})+|\d{{1,2}})[.):]*(?:\s+(?!{_MONTHS})(.*)|$)"),
    re.compile(r"([A-Z]|[IVX]{1,5})[.)]\s+(.*)"),
    re.compile(r"(§\s?\d{1,4}[a-z]?)\s+(.*)"),
)
# A number is an address as well (actions.section_entries).
_UNFIT = re.compile(r"[/\\?#%]")
_BETWEEN = " \t:.–—-"


@dataclass(frozen=True, slots=True)
class Heading:
    """`number` is empty when none was printed.

    `word` is what stood before it ("Handlungsfeld"); it belongs to the number only where the
    numbers of a file are not distinct without it.
    """

    number: str
    word: str
    kind: str
    title: str


def heading(text: str, *, printed: str = "", kind: str = "") -> Heading:
    """From what stands in a heading, and what the word processor prints before it.

    A tab divides number and title, as in our own exports; `kind` is known from a style's name.
    """
    before, tab, after = text.partition("\t")
    explicit = printed or (before if tab and len(before.strip()) <= NUMBER_LENGTH else "")
    if explicit:
        rest = tidy_line(text if printed else after)
        number = _UNFIT.sub("-", tidy_line(explicit)).rstrip(_BETWEEN + ")")[:NUMBER_LENGTH]
        number = number if any(letter.isalnum() for letter in number) else ""
        worded = _WORD_NUMBER.fullmatch(number)
        word, number = (worded[1], worded[2]) if worded else ("", number)
        return Heading(number, word, kind or _kind_of(word, number, rest), rest)
    line = tidy_line(text)
    worded = _WORD_NUMBER.fullmatch(line)
    if worded:
        title = worded[3].strip(_BETWEEN)
        return Heading(worded[2], worded[1], kind or _kind_of(worded[1], "", ""), title)
    for shape in _TYPED:
        typed = shape.fullmatch(line)
        if typed:
            title = (typed[2] or "").strip(_BETWEEN)
            return Heading(typed[1], "", kind or _kind_of("", typed[1], title), title)
    return Heading("", "", kind or _kind_of("", "", line), line)


def kind_of_style(name: str) -> str:
    """The kind that a style is named after ("Maßnahme 3" in our exports), else nothing."""
    return next((kind for kind, words in _KIND.items() if words.match(name)), "")


def field_of(number: str, title: str) -> tuple[str, str]:
    """Number and name of the action field that a section stands for.

    "2" with the title "Handlungsfeld 1: Wohnen" is the field 1, "Wohnen".
    """
    worded = _WORD_NUMBER.fullmatch(title) or _WORD_NUMBER.fullmatch(f"{number} {title}")
    if worded:
        number, title = worded[2], worded[3].strip(_BETWEEN) or title
    else:
        title = _KIND[Section.Kind.ACTION_FIELD].sub("", title, count=1).strip(_BETWEEN) or title
    return number.removeprefix("HF").strip(" -")[:10], title


def _kind_of(word: str, number: str, title: str) -> str:
    for said in (word, title):
        for kind, words in _KIND.items():
            if said and words.match(said):
                return kind
    return _SHORT.get(re.split(r"[\s\d.-]", number, maxsplit=1)[0], Section.Kind.CHAPTER)
