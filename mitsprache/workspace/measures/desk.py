from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mitsprache.common.ui.values import Link
from mitsprache.measures.queries import desk as queries

from ..desk import Area, Duty
from .views import DESK, today


def area(person: Any) -> Area | None:
    """Measures: those of one's offices; for coordination all of them, and the reports."""
    if not person.has_perm(DESK):
        return None
    links = [
        Link(label=_("Measures"), url=reverse("workspace-measures"), icon="check-circle"),
        Link(label=_("Update by sheet"), url=reverse("workspace-measure-sheet"), icon="download"),
    ]
    url = reverse("workspace-promises")
    links.append(Link(label=_("What was promised"), url=url, icon="promise"))
    if person.has_perm("measures.make_report"):
        url = reverse("workspace-measure-reports")
        links.append(Link(label=_("Feedback reports"), url=url, icon="document"))
    return Area(heading=_("Measures"), links=links, duties=lambda: _duties(person))


def _duties(person: Any) -> Sequence[Duty]:
    owed = queries.number_due(person, today=today())
    return [
        Duty(
            count=owed,
            text=ngettext("measure is due for an update", "measures are due for an update", owed),
            url=reverse("workspace-measures"),
            urgent=owed > 0,
        )
    ]
