from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mitsprache.accounts.models import Person
from mitsprache.accounts.rules import is_coordination
from mitsprache.common.ui.values import Link

from ..desk import Area, Duty


def area(person: Any) -> Area | None:
    """People and roles: for coordination. What waits are invitations nobody has followed."""
    if not is_coordination(person):
        return None
    url = reverse("workspace-people")
    return Area(
        heading=_("People"),
        links=[Link(label=_("People and roles"), url=url, icon="users")],
        duties=lambda: _duties(person, url),
    )


def _duties(person: Any, url: str) -> list[Duty]:
    waiting = Person.objects.visible_to(person).filter(is_active=False).count()
    return [
        Duty(
            count=waiting,
            text=ngettext("invitation not yet followed", "invitations not yet followed", waiting),
            url=f"{url}?stand=eingeladen",
        )
    ]
