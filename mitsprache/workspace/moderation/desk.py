from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mitsprache.comments.queries import desk_rows
from mitsprache.common.counting import count_together
from mitsprache.common.ui.values import Link
from mitsprache.consultations.queries.moderating import held as held_contributions
from mitsprache.moderation.queries import open_notices

from ..desk import Area, Duty


def area(person: Any) -> Area | None:
    """The moderation's lists, with what waits in each."""
    if not person.has_perm("directory.open_moderation"):
        return None
    rows = desk_rows(person)
    counts = count_together(
        {
            **{name: rows[name] for name in ("unanswered", "held", "drafted")},
            "held_contributions": held_contributions(person),
            "notices": open_notices(person),
        }
    )
    ways = [
        (_("Unanswered comments"), reverse("desk-moderation"), "comments", "unanswered"),
        (_("Answers to release"), reverse("desk-drafts"), "check-circle", "drafted"),
        (_("Comments to release"), reverse("desk-held"), "pause", "held"),
        (
            _("Contributions to release"),
            reverse("desk-contributions"),
            "pause",
            "held_contributions",
        ),
        (_("Reported texts"), reverse("desk-notices"), "flag", "notices"),
        (_("Hidden comments"), reverse("desk-hidden"), "hidden", ""),
        (_("Hidden contributions"), reverse("desk-contributions-hidden"), "hidden", ""),
    ]
    return Area(
        heading=_("Moderation"),
        links=[
            Link(label=label, url=url, icon=icon, count=counts.get(key))
            for label, url, icon, key in ways
        ],
        duties=lambda: [
            Duty(
                count=counts["unanswered"],
                text=ngettext(
                    "comment without an answer",
                    "comments without an answer",
                    counts["unanswered"],
                ),
                url=reverse("desk-moderation"),
            ),
            Duty(
                count=counts["drafted"],
                text=ngettext(
                    "answer waits for release", "answers wait for release", counts["drafted"]
                ),
                url=reverse("desk-drafts"),
            ),
            Duty(
                count=counts["held"],
                text=ngettext(
                    "comment waits for release", "comments wait for release", counts["held"]
                ),
                url=reverse("desk-held"),
            ),
            Duty(
                count=counts["held_contributions"],
                text=ngettext(
                    "contribution waits for release",
                    "contributions wait for release",
                    counts["held_contributions"],
                ),
                url=reverse("desk-contributions"),
            ),
            Duty(
                count=counts["notices"],
                text=ngettext(
                    "report waits for a decision",
                    "reports wait for a decision",
                    counts["notices"],
                ),
                url=reverse("desk-notices"),
            ),
        ],
    )
