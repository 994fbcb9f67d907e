"""Is a measure on course? A stated rule, not a feeling: the light beside the state.

The city of the source called its traffic light an auxiliary construction, because goals are
abstract (reference: domain 3.4). So the rule is written beside it wherever it is shown, and the
state is never left out.
"""

import datetime as dt

from django.db import models
from django.utils.translation import gettext_lazy as _

from ..models import Measure
from ..states import ENDED


class Course(models.TextChoices):
    ON = "on_course", _("on course")
    AT_RISK = "at_risk", _("at risk")
    OFF = "off_course", _("off course")


def course_of(measure: Measure, today: dt.date) -> Course:
    """`off_course`: stopped, or not finished although its planned end has passed, or not begun
    although its planned start has. `at_risk`: something is missing, or its office owes a report.
    Everything else is on course. `today` is a local day."""
    if measure.state == Measure.State.FINISHED:
        return Course.ON
    late = measure.planned_end_by is not None and measure.planned_end_by < today
    waiting = measure.state == Measure.State.NOT_BEGUN
    not_begun = (
        waiting and measure.planned_start_by is not None and measure.planned_start_by < today
    )
    if measure.state == Measure.State.STOPPED or late or not_begun:
        return Course.OFF
    if measure.missing or is_silent(measure, today):
        return Course.AT_RISK
    return Course.ON


def is_silent(measure: Measure, today: dt.date) -> bool:
    """The office owes a report: the day by which it was due has passed."""
    return (
        measure.state not in ENDED and measure.update_due is not None and measure.update_due < today
    )


def months_silent(measure: Measure, today: dt.date) -> int:
    """Whole months since the last report of the state, or since publication; 0 when it is not owed."""
    if not is_silent(measure, today):
        return 0
    since = measure.updated_on or (measure.published_at and measure.published_at.date())
    if since is None:
        return 0
    months = (today.year - since.year) * 12 + today.month - since.month
    return max(0, months - (today.day < since.day))
