from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mitsprache.common.ui.values import Link

from ..desk import Area, Duty
from .queries import duty_counts


def area(person: Any) -> Area | None:
    """Fact sheets of the person's offices; all of them for the participation office."""
    if not person.has_perm("directory.open_editing"):
        return None
    url = reverse("workspace-sheets")
    links = [Link(label=_("Fact sheets"), url=url, icon="document")]
    if person.has_perm("projects.import_projects"):
        links.append(Link(label=_("Import"), url=reverse("workspace-import"), icon="download"))
    if person.has_perm("council.manage"):
        url_of_council = reverse("workspace-council")
        links.append(Link(label=_("Council data"), url=url_of_council, icon="building"))
    return Area(heading=_("Projects"), links=links, duties=lambda: _duties(person, url))


def _duties(person: Any, url: str) -> list[Duty]:
    overdue, late = duty_counts(person)
    return [
        Duty(
            count=overdue,
            text=ngettext("fact sheet wants an update", "fact sheets want an update", overdue),
            url=f"{url}?nur=ueberfaellig",
        ),
        Duty(
            count=late,
            text=ngettext("public promise is overdue", "public promises are overdue", late),
            url=f"{url}?nur=zusagen",
            urgent=True,
        ),
    ]
