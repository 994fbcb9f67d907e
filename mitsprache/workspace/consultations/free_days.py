"""Saturdays, Sundays and the public holidays that all German states share."""

import datetime as dt

from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _

_SATURDAY = 5


def free_day(day: dt.date) -> str:
    """What `day` is called in the page's language if offices are closed on it, else empty.

    Holidays of single states and cities are not known here.
    """
    easter = easter_sunday(day.year)
    moving = {
        -2: _("Good Friday"),
        1: _("Easter Monday"),
        39: _("Ascension Day"),
        50: _("Whit Monday"),
    }
    fixed = {
        (1, 1): _("New Year's Day"),
        (5, 1): _("Labour Day"),
        (10, 3): _("Day of German Unity"),
        (12, 25): _("Christmas Day"),
        (12, 26): _("Boxing Day"),
    }
    holiday = fixed.get((day.month, day.day)) or moving.get((day - easter).days)
    if holiday is None and day.weekday() >= _SATURDAY:
        return str(WEEKDAYS[day.weekday()])
    return holiday or ""


def easter_sunday(year: int) -> dt.date:
    """Easter Sunday of the Gregorian calendar, after the anonymous (Meeus, Jones, Butcher) rule."""
    golden, (century, rest) = year % 19, divmod(year, 100)
    skipped, leaps = divmod(century, 4)
    moon_shift = (century - (century + 8) // 25 + 1) // 3
    full_moon = (19 * golden + century - skipped - moon_shift + 15) % 30
    quarter, remainder = divmod(rest, 4)
    to_sunday = (32 + 2 * leaps + 2 * quarter - full_moon - remainder) % 7
    late = (golden + 11 * full_moon + 22 * to_sunday) // 451
    month, day = divmod(full_moon + to_sunday - 7 * late + 114, 31)
    return dt.date(year, month, day + 1)
