"""Where the part that a contribution is about stands in the newest version, in words."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from mitsprache.common.ui.values import Link, Passage
from mitsprache.consultations.models import Contribution, Succession, Version
from mitsprache.consultations.queries.whereabouts import whereabouts

from ..consultations.draft import anchor
from . import shown


@dataclass(frozen=True, slots=True)
class Standing:
    """`words` on the section, `quote_words` on the marked passage (empty without one).

    `places` lead to the sections now, `passages` compare the old wording with the new one.
    """

    words: str
    quote_words: str
    places: Sequence[Link]
    passages: Sequence[Passage]


def section_words(kind: str) -> str:
    """What became of a section from one version to a later one, in a sentence."""
    return {
        Succession.Kind.UNCHANGED: _("The section is unchanged."),
        Succession.Kind.CHANGED: _("The section was changed."),
        Succession.Kind.MOVED: _("The section is unchanged, but stands at another place."),
        Succession.Kind.SPLIT: _("The section was split into several."),
        Succession.Kind.MERGED: _("The section was merged with another one."),
        Succession.Kind.REMOVED: _(
            "The section was taken out. What it said, and this contribution, stay readable here."
        ),
    }[Succession.Kind(kind)]


def quote_words(status: str) -> str:
    """What became of a marked passage."""
    return {
        "unchanged": _("The marked words still stand there."),
        "changed": _("The marked words were changed."),
        "moved": _("The marked words now stand at another place."),
        "gone": _("The marked words no longer stand there."),
    }[status]


def standing(contribution: Contribution, version: Version) -> Standing:
    """What became of its section and of its marked words up to `version`, a later one."""
    found = whereabouts(contribution, version)
    base = reverse("consultation-version", args=[contribution.consultation.slug, version.number])
    passages: list[Passage] = []
    if found.quote:
        passages = [Passage(text=text, change=change) for text, change in found.difference]
    elif contribution.section is not None and found.sections:
        before = shown.plain_text(contribution.section.html)
        after = "\n".join(shown.plain_text(section.html) for section in found.sections)
        passages = shown.difference(before, after)
    return Standing(
        words=section_words(found.kind),
        quote_words=quote_words(found.quote) if found.quote else "",
        places=[
            Link(label=str(section), url=f"{base}#{anchor(section.number)}")
            for section in found.sections
        ],
        passages=passages if any(piece.change != "kept" for piece in passages) else [],
    )
