"""A measure has another state: whoever suggested it hears of it, if she wants."""

from typing import Any

from django.dispatch import receiver

from mitsprache.consultations.models import Contribution
from mitsprache.deliberation.states import ANSWERED
from mitsprache.measures.models import Measure
from mitsprache.measures.signals import measure_moved

from .actions import wants
from .contributors import tell_contributor
from .steps import TOLD


@receiver(measure_moved)
def tell_that_moved(measure: Measure, before: str, **_signal: Any) -> None:
    """One mail for each contribution, whichever of its concerns led to the measure."""
    for contribution in _contributions(measure):
        if not wants(contribution.contributor, "measures"):
            continue
        tell_contributor(
            contribution,
            "contribution_measures",
            measure=str(measure),
            # Said in the language of whoever gets the mail.
            before=Measure.State(before).label,
            state=Measure.State(measure.state).label,
            reason=measure.state_reason,
        )


def _contributions(measure: Measure) -> list[Contribution]:
    rows = Contribution.objects.filter(
        case_links__case__measures__measure=measure,
        case_links__case__state__in=ANSWERED,
        state__in=TOLD,
        staff_only=False,
    ).select_related("contributor__person", "contributor__guest", "consultation")
    return list(rows.distinct().order_by("pk"))
