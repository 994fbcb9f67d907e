from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mitsprache.common.ui.values import Link

from ..consultations.queries import held_count
from ..desk import Area, Duty


def area(person: Any) -> Area | None:
    """Documents and consultations of the person's offices; all for the participation office."""
    if not person.has_perm("directory.open_editing"):
        return None
    consultations = reverse("workspace-consultations")
    held = held_count(person)
    return Area(
        heading=_("Drafts and consultations"),
        links=[
            Link(label=_("Documents"), url=reverse("workspace-documents"), icon="document"),
            Link(label=_("Consultations"), url=consultations, icon="megaphone", count=held),
        ],
        duties=[
            Duty(
                count=held,
                text=ngettext(
                    "contribution waits for release", "contributions wait for release", held
                ),
                url=consultations,
            )
        ],
    )
