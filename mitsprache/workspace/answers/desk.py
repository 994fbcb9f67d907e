from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mitsprache.comments.queries import desk_rows
from mitsprache.common.counting import count_together
from mitsprache.common.ui.values import Link
from mitsprache.directory.rules import offices_of

from ..desk import Area, Duty


def area(person: Any) -> Area | None:
    """Questions to the offices of `person`."""
    if not offices_of(person):
        return None
    rows = desk_rows(person)
    counts = count_together({name: rows[name] for name in ("requests", "overdue")})
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
        duties=lambda: [
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
