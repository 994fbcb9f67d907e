"""Dates as precise as the city knows them: a day, a month, a quarter or a year.

Written as in the files and the API: `2017-03-30`, `2018-03`, `2018-Q1`, `2018`. A partial date
is never turned into a false exact day; comparisons use its first and its last day.
"""

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from typing import Any, Self

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from .dates import in_words

_ISO = re.compile(
    r"(?P<year>\d{4})(?:-(?:Q(?P<quarter>[1-4])|(?P<month>\d\d)(?:-(?P<day>\d\d))?))?"
)
_GERMAN_DAY = re.compile(r"(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{4})")
_GERMAN_MONTH = re.compile(r"(?P<month>\d{1,2})[./](?P<year>\d{4})")
_GERMAN_QUARTER = re.compile(
    r"(?:Q|q)?(?P<quarter>[1-4])\.?\s*(?:Quartal|quartal|Q)?\s*/?\s*(?P<year>\d{4})"
)


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A day, month, quarter or year; whatever is not known is None."""

    year: int
    month: int | None = None
    day: int | None = None
    quarter: int | None = None

    def __post_init__(self) -> None:
        if not 1900 <= self.year <= 2200:
            raise ValueError(f"year out of range: {self.year}")
        if self.quarter is not None and (self.month is not None or not 1 <= self.quarter <= 4):
            raise ValueError("a quarter stands alone with its year")
        if self.day is not None and self.month is None:
            raise ValueError("a day needs its month")
        if self.month is not None:
            dt.date(self.year, self.month, self.day or 1)

    @classmethod
    def on(cls, day: dt.date) -> Self:
        """The partial date that is exactly this day."""
        return cls(day.year, day.month, day.day)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `2018`, `2018-03`, `2018-Q1`, `2018-03-30` and the German ways of writing them.

        German: `30.3.2018`, `03/2018`, `1. Quartal 2018`, `Q1 2018`. Raises ValueError for
        anything else, also for a day that no calendar has.
        """
        text = " ".join(text.split())
        for pattern in (_ISO, _GERMAN_DAY, _GERMAN_MONTH, _GERMAN_QUARTER):
            if match := pattern.fullmatch(text):
                return cls(**{key: int(value) for key, value in match.groupdict().items() if value})
        raise ValueError(f"not a date: {text}")

    @property
    def precision(self) -> str:
        """`day`, `month`, `quarter` or `year`."""
        if self.day is not None:
            return "day"
        if self.month is not None:
            return "month"
        return "quarter" if self.quarter is not None else "year"

    @property
    def first_day(self) -> dt.date:
        """The earliest day that the partial date covers."""
        if self.quarter is not None:
            return dt.date(self.year, 3 * self.quarter - 2, 1)
        return dt.date(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self) -> dt.date:
        """The latest day that the partial date covers, inclusive."""
        if self.day is not None:
            return self.first_day
        month = 3 * self.quarter if self.quarter is not None else self.month or 12
        return dt.date(self.year, month, calendar.monthrange(self.year, month)[1])

    @property
    def iso(self) -> str:
        """The written form of files and API, e.g. `2018-Q1`."""
        if self.quarter is not None:
            return f"{self.year}-Q{self.quarter}"
        parts = [f"{self.year:04}"]
        parts += [f"{part:02}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)

    @property
    def as_typed(self) -> str:
        """As people in German offices type it; `parse` reads it back: `03.03.2016`, `03/2016`."""
        if self.day is not None:
            return f"{self.day:02}.{self.month:02}.{self.year:04}"
        if self.quarter is not None:
            return f"{self.quarter}. Quartal {self.year:04}"
        return f"{self.month:02}/{self.year:04}" if self.month else f"{self.year:04}"

    def in_words(self) -> str:
        """The date as people say it, in the active language."""
        if self.precision == "day":
            return in_words(self.first_day, "DATE_FORMAT", get_language() or "")
        if self.precision == "month":
            return in_words(self.first_day, "YEAR_MONTH_FORMAT", get_language() or "")
        if self.precision == "quarter":
            return gettext("quarter %(quarter)s of %(year)s") % {
                "quarter": self.quarter,
                "year": self.year,
            }
        return str(self.year)

    def __str__(self) -> str:
        return self.iso


class PartialDateFormField(forms.CharField):
    """Takes what `PartialDate.parse` reads; says in plain words what it does not understand."""

    def prepare_value(self, value: Any) -> Any:
        return value.as_typed if isinstance(value, PartialDate) else value

    def to_python(self, value: Any) -> Any:
        if isinstance(value, PartialDate):
            return value
        text = super().to_python(value)
        if not text:
            return None
        try:
            return PartialDate.parse(text)
        except ValueError:
            raise ValidationError(
                _("Please write a date such as 30.03.2018, 03/2018, 1. Quartal 2018 or 2018."),
                code="invalid",
            ) from None

    def run_validators(self, value: Any) -> None:
        """Validators of text do not fit a date; `PartialDate.parse` has refused all else."""

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return self.to_python(initial) != self.to_python(data)
        except ValidationError:
            return True


class PartialDateField(models.CharField[Any, Any]):
    """A column that holds a PartialDate in its written form; None is stored as the empty text."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["max_length"] = 10
        kwargs.setdefault("blank", True)
        kwargs.setdefault("default", "")
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        del kwargs["max_length"]
        return name, path, args, kwargs

    def from_db_value(self, value: str, *_: Any) -> PartialDate | None:
        return PartialDate.parse(value) if value else None

    def to_python(self, value: Any) -> PartialDate | None:
        if value is None or isinstance(value, PartialDate):
            return value
        if not value:
            return None
        try:
            return PartialDate.parse(str(value))
        except ValueError:
            raise ValidationError(_("This is not a date."), code="invalid") from None

    def get_prep_value(self, value: Any) -> str:
        date = self.to_python(value)
        return date.iso if date else ""

    def clean(self, value: Any, model_instance: Any) -> PartialDate | None:
        date = self.to_python(value)
        if date is None and not self.blank:
            raise ValidationError(self.error_messages["blank"], code="blank")
        return date

    def value_to_string(self, obj: Any) -> str:
        return self.get_prep_value(self.value_from_object(obj))

    def formfield(self, **kwargs: Any) -> Any:
        return PartialDateFormField(
            required=not self.blank,
            label=kwargs.get("label", self.verbose_name),
            help_text=kwargs.get("help_text", self.help_text),
            max_length=40,
        )
