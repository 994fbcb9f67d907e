"""Two states of a section side by side: what somebody typed and what is stored meanwhile."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from mitsprache.common.ui.values import Passage
from mitsprache.consultations.comparison.words import word_diff
from mitsprache.consultations.models import Section


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One entry that differs: both values and, for the text, the words between them."""

    label: str
    stored: str
    typed: str
    passages: list[Passage]


def differences(newest: Section, typed: Mapping[str, Any]) -> list[Difference]:
    """From the stored section to what was typed, entry by entry; equal ones are left out."""
    kinds = dict(Section.Kind.choices)
    pairs = (
        (_("Number as printed"), newest.number, typed["number"]),
        (_("Kind"), newest.get_kind_display(), str(kinds[typed["kind"]])),
        (_("Title"), newest.title, typed["title"]),
        (_("Text"), newest.text, typed["text"]),
    )
    return [
        Difference(label=label, stored=before, typed=after, passages=passages(before, after))
        for label, before, after in pairs
        if before != after
    ]


def passages(before: str, after: str) -> list[Passage]:
    """The words that stayed, went and came, as the component `diff` takes them."""
    return [Passage(text=text, change=change) for text, change in word_diff(before, after)]
