"""Local days and times of day, as typed, become moments."""

import datetime as dt

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _


def moment(day: dt.date, time: dt.time) -> dt.datetime:
    """The moment at which clocks in the city show this; the first one in the hour that comes twice.

    Raises ValidationError for a time that is left out when the clocks go forward.
    """
    shown = timezone.make_aware(dt.datetime.combine(day, time))
    if shown.astimezone(dt.UTC).astimezone(shown.tzinfo).time() != time:
        words = _("This time does not exist on that day: the clocks go forward.")
        raise forms.ValidationError(words)
    return shown


def typed(at: dt.datetime | None) -> tuple[dt.date | None, dt.time | None]:
    """The local day and time of day of a moment, for a form that is opened."""
    if at is None:
        return None, None
    local = timezone.localtime(at)
    return local.date(), local.time()
