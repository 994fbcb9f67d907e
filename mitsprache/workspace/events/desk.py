from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from mitsprache.common import clock
from mitsprache.common.ui.values import Link
from mitsprache.directory.rules import offices_of
from mitsprache.events.queries import desk as queries
from mitsprache.groups.rules import groups_of

from ..desk import Area, Duty


def area(person: Any) -> Area | None:
    """Events: all for coordination and editors, those of its own for an office; whoever speaks
    for a working group takes notes in its sessions."""
    central = person.has_perm("groups.manage")
    organises = person.has_perm("events.create_event")
    speaks = any(role != "member" for role in groups_of(person).values())
    notes = central or bool(offices_of(person)) or speaks
    links = []
    if organises:
        links.append(
            Link(label=pgettext("desk", "Events"), url=reverse("workspace-events"), icon="calendar")
        )
    if notes:
        url = reverse("workspace-event-notes")
        links.append(Link(label=_("Take notes"), url=url, icon="edit"))
    if not links:
        return None
    return Area(
        heading=pgettext("desk", "Events"), links=links, duties=lambda: _duties(person, organises)
    )


def _duties(person: Any, organises: bool) -> Sequence[Duty]:
    if not organises:
        return []
    drafts, silent = queries.duties(person, at=clock.database_now())
    where = reverse("workspace-events")
    return [
        Duty(
            count=silent,
            text=ngettext(
                "past event without published results",
                "past events without published results",
                silent,
            ),
            url=f"{where}?zeit=vergangen",
        ),
        Duty(
            count=drafts,
            text=ngettext("event is not published yet", "events are not published yet", drafts),
            url=f"{where}?zeit=entwuerfe",
        ),
    ]
