"""From text to deed, as a fact sheet tells it in a few lines."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mitsprache.common.addresses import fixed_address
from mitsprache.common.ui.values import Badge, Link
from mitsprache.measures.queries.report import STATES
from mitsprache.measures.queries.sheet import OfSheet

from .shown import state_badge


@dataclass(frozen=True, slots=True)
class Deeds:
    """The adopted text, the number of measures in each state, and the reports."""

    adopted: Sequence[Link]
    count: str
    url: str
    states: Sequence[tuple[int, Badge]]
    reports: Sequence[Link]


def deeds(found: OfSheet, project: str) -> Deeds | None:
    """Of the project with this slug; None where nothing has followed yet."""
    if not found:
        return None
    number = sum(found.states.values())
    words = ngettext("%(number)d measure", "%(number)d measures", number) % {"number": number}
    return Deeds(
        adopted=[
            Link(
                label=_("%(document)s, version %(version)s")
                % {"document": one.document, "version": one.version},
                url=reverse("consultation-version", args=[one.consultation, one.version]),
            )
            for one in found.adopted
        ],
        count=words,
        url=f"{fixed_address('measures')}?vorhaben={project}",
        states=[
            (found.states[state], state_badge(state)) for state in STATES if state in found.states
        ],
        reports=[
            Link(
                label=_("%(title)s, as of %(day)s")
                % {"title": one.title, "day": date_format(one.cut_off, "DATE_FORMAT")},
                url=reverse("report-of-project", args=[project, one.cut_off.isoformat()]),
            )
            for one in found.reports
        ],
    )
