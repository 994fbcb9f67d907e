"""Days and times as German offices type them."""

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

_DAYS = ["%d.%m.%Y", "%d.%m.%y", "%Y-%m-%d"]
_TIMES = ["%H:%M", "%H.%M", "%H"]


class DayField(forms.DateField):
    """A day such as 8.11.2026; also understands 08.11.26 and 2026-11-08."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.DateInput(format="%d.%m.%Y", attrs={"size": 12, "autocomplete": "off"})
        messages = {"invalid": _("Please write a day such as 08.11.2026.")}
        super().__init__(
            input_formats=_DAYS,
            widget=widget,
            error_messages=messages | kwargs.pop("error_messages", {}),
            **kwargs,
        )

    def to_python(self, value: Any) -> dt.date | None:
        text = "".join(value.split()) if isinstance(value, str) else value
        day: dt.date | None = super().to_python(text)
        if day is not None and not 1990 <= day.year <= 2200:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return day


class HourField(forms.TimeField):
    """A time of day such as 9:00; also understands 9.00 and 9."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TimeInput(format="%H:%M", attrs={"size": 8, "autocomplete": "off"})
        messages = {"invalid": _("Please write a time such as 9:00.")}
        super().__init__(input_formats=_TIMES, widget=widget, error_messages=messages, **kwargs)
