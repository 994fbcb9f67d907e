from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mitsprache.common.ui.values import Link
from mitsprache.deliberation.queries.desk_waiting import desk_counts

from ..desk import Area, Duty


def area(person: Any) -> Area | None:
    """Cases that wait for the person: of her office, of her groups, of the whole city."""
    counts = desk_counts(person)
    blocks = person.has_perm("deliberation.manage_text_blocks")
    staff = person.has_perm("directory.open_workspace")
    links = []
    if counts and staff:
        url = reverse("workspace-cases")
        links.append(Link(label=_("Concerns"), url=url, icon="list", count=counts["open"]))
    if blocks:
        url = reverse("workspace-text-blocks")
        links.append(Link(label=_("Text blocks"), url=url, icon="document"))
    if not (links or counts):
        return None
    return Area(
        heading=_("Concerns and answers"), links=links, duties=lambda: _duties(counts, staff=staff)
    )


def _duties(counts: dict[str, int], *, staff: bool) -> list[Duty]:
    if not counts:
        return []
    url = reverse("workspace-cases" if staff else "workspace-groups")
    words = {
        "overdue": ngettext("concern is overdue", "concerns are overdue", counts["overdue"]),
        "unassigned": ngettext(
            "concern is with no group", "concerns are with no group", counts["unassigned"]
        ),
        "recommend": ngettext(
            "concern waits for your group's recommendation",
            "concerns wait for your groups' recommendation",
            counts["recommend"],
        ),
        "decide": ngettext(
            "concern waits for a decision", "concerns wait for a decision", counts["decide"]
        ),
        "release": ngettext(
            "decision waits for your release",
            "decisions wait for your release",
            counts["release"],
        ),
    }
    if not staff:
        words = {name: words[name] for name in ("overdue", "recommend")}
    return [
        Duty(count=counts[name], text=text, url=url, urgent=name == "overdue")
        for name, text in words.items()
    ]
