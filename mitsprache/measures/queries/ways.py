"""The last part of a contribution's way: the measures that carry out what was decided; and back."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mitsprache.consultations.models import Contribution
from mitsprache.consultations.queries.counting import readable
from mitsprache.deliberation.models import CaseContribution
from mitsprache.deliberation.states import ANSWERED

from ..models import Measure


@dataclass(frozen=True, slots=True)
class MeasureLink:
    """A public measure as the page of a contribution names it; `state` is that of today."""

    number: str
    title: str
    slug: str
    state: str
    state_reason: str
    office: str
    updated_on: dt.date | None
    case: str  # the code of the concern that leads to it


def measures_of_contribution(contribution: Contribution) -> list[MeasureLink]:
    """The public measures that are done because of a contribution. One query.

    Through its answered cases, also those that it was joined into.
    """
    rows = (
        Measure.objects.visible_to(None)
        .filter(
            origins__case__links__contribution=contribution,
            origins__case__state__in=ANSWERED,
        )
        .order_by("number", "pk")
        .values_list(
            *("number", "title", "slug", "state", "state_reason", "office__name", "updated_on"),
            *("origins__case__code",),
        )
    )
    return [MeasureLink(*row) for row in rows.distinct()]


@dataclass(frozen=True, slots=True)
class Origin:
    """A contribution that a measure came from; `reference` leads to its page."""

    reference: str
    case: str


def contributions_of(measures: Iterable[Measure]) -> dict[int, Sequence[Origin]]:
    """By key of each measure the contributions that it came from and everybody can read. One query."""
    keys = [measure.pk for measure in measures]
    rows = (
        CaseContribution.objects.filter(
            case__measures__measure__in=keys,
            case__state__in=ANSWERED,
            contribution__in=readable(),
        )
        .order_by("contribution__reference", "case__code")
        .values_list("case__measures__measure", "contribution__reference", "case__code")
    )
    found: dict[int, list[Origin]] = {key: [] for key in keys}
    for measure, reference, code in rows:
        if measure in found:
            found[measure].append(Origin(reference, code))
    return {key: tuple(origins) for key, origins in found.items()}
