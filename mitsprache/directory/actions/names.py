"""Which display names people may choose: any but those that speak for the city."""

import re
import unicodedata
from enum import StrEnum

from mitsprache.common import text

from ..models import Office
from ..queries import city_profile

SHORTEST, LONGEST = 2, 60

# Words that stand for the city or its moderation wherever they appear in a name.
_OFFICIAL = frozenset(
    [
        "moderation",
        "moderator",
        "moderatorin",
        "moderators",
        "redaktion",
        "verwaltung",
        "stadtverwaltung",
        "magistrat",
        "rathaus",
        "dezernat",
        "dezernent",
        "dezernentin",
        "amt",
        "amtsleitung",
        "stadtrat",
        "oberbürgermeister",
        "oberbürgermeisterin",
        "bürgermeister",
        "bürgermeisterin",
        "beteiligungsbüro",
        "koordination",
        "administrator",
        "administration",
        "admin",
        "support",
        "kundendienst",
        "team",
        "mayor",
        "council",
        "municipality",
        "official",
        "staff",
        "البلدية",
        "بلدية",
        "الإدارة",
        "المشرف",
        "المشرفون",
        "الدعم",
    ]
)
_BEGINS = frozenset({"stadt", "landeshauptstadt", "city", "مدينة"})
_NO_OFFICE = frozenset({"gesamt", "samt", "insgesamt", "allesamt"})


class Reason(StrEnum):
    """Why a name is refused; the form has a sentence for each."""

    SHORT = "short"
    LONG = "long"
    NO_LETTER = "no_letter"
    ADDRESS = "address"
    OFFICIAL = "official"
    MIXED = "mixed"


class NameNotAllowed(Exception):
    """The display name is refused for `reason`."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(str(reason))
        self.reason = reason


def check_display_name(display_name: str, *, may_be_official: bool = False) -> str:
    """The name as it is stored, in one line without control characters.

    Names need not be real or unique, but must not be mistaken for the city: official words, a
    name that begins with "Stadt", the name of the city, the platform or an office. Staff may
    carry such names (`may_be_official`). Nor may a word mix alphabets that look alike. Raises
    NameNotAllowed.
    """
    name = text.tidy_line(display_name)
    if len(name) < SHORTEST:
        raise NameNotAllowed(Reason.SHORT)
    if len(name) > LONGEST:
        raise NameNotAllowed(Reason.LONG)
    if not any(character.isalpha() for character in name):
        raise NameNotAllowed(Reason.NO_LETTER)
    if "@" in name or "://" in name or re.search(r"\bwww\.", name, re.IGNORECASE):
        raise NameNotAllowed(Reason.ADDRESS)
    if any(len(_scripts(word)) > 1 for word in _words(name)):
        raise NameNotAllowed(Reason.MIXED)
    if not may_be_official and _sounds_official(name):
        raise NameNotAllowed(Reason.OFFICIAL)
    return name


def _words(name: str) -> list[str]:
    """Letters only, width and case folded, so that `MODERATION` in any dress is one word."""
    folded = unicodedata.normalize("NFKC", name).casefold()
    visible = "".join(c for c in folded if unicodedata.category(c) != "Cf")
    return re.findall(r"[^\W\d_]+", visible)


def _scripts(word: str) -> set[str]:
    """Which of the alphabets that look alike the word takes letters from."""
    alphabets = {unicodedata.name(letter, "").partition(" ")[0] for letter in word}
    return alphabets & {"LATIN", "CYRILLIC", "GREEK"}


def _sounds_official(name: str) -> bool:
    words = _words(name)
    joined = "".join(words)
    if not words or words[0] in _BEGINS or joined in _OFFICIAL:
        return True
    if any(word in _OFFICIAL for word in words):
        return True
    if any(len(w) > 5 and w.endswith(("amt", "amtes")) and w not in _NO_OFFICE for w in words):
        return True
    own = {"".join(_words(known)) for known in (city_profile().city_name, city_profile().site_name)}
    offices = {"".join(_words(office)) for office in Office.objects.values_list("name", flat=True)}
    return joined in own or any(office and office in joined for office in offices)
