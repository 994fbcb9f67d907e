from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from mitsprache.common.ui.values import Link
from mitsprache.directory.rules import offices_of
from mitsprache.groups.rules import groups_of

from ..desk import Area


def area(person: Any) -> Area | None:
    """Working groups: all for coordination, those of its projects for an office, else her own."""
    central = person.has_perm("directory.open_moderation")
    if not (central or offices_of(person) or groups_of(person)):
        return None
    url = reverse("workspace-groups")
    return Area(
        heading=_("Working groups"),
        links=[Link(label=_("Groups and their desks"), url=url, icon="comments")],
    )
