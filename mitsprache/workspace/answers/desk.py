from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mitsprache.comments.queries import desk_counts
from mitsprache.common.ui.values import Link
from mitsprache.directory.rules import offices_of

from ..desk import Area, Duty


def area(person: Any) -> Area | None:
    """Questions to the offices of `person`."""
    if not offices_of(person):
        return None
    counts = desk_counts(person)
    url = reverse("desk-answers")
    return Area(
        heading=_("Answers"),
        links=[
            Link(
                label=_("Questions to your office"),
                url=url,
                icon="comments",
                count=counts["requests"],
            )
        ],
        duties=[
            Duty(
                count=counts["requests"],
                text=ngettext(
                    "comment waits for a statement of your office",
                    "comments wait for a statement of your office",
                    counts["requests"],
                ),
                url=url,
                urgent=counts["overdue"] > 0,
            )
        ],
    )
