from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from mitsprache.common.ui.values import Link

from ..desk import Area


def area(person: Any) -> Area | None:
    """Documents and consultations of the person's offices; all for the participation office."""
    if not person.has_perm("directory.open_editing"):
        return None
    return Area(
        heading=_("Drafts and consultations"),
        links=[
            Link(label=_("Documents"), url=reverse("workspace-documents"), icon="document"),
            Link(
                label=_("Consultations"), url=reverse("workspace-consultations"), icon="megaphone"
            ),
            Link(label=_("Synopses"), url=reverse("workspace-synopses"), icon="list"),
        ],
    )
