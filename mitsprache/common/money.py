"""Exact numbers: money and what is measured, stored as whole numbers of their smallest part.

SQLite keeps decimals as binary fractions, so a sum of cents would drift there. A whole number of
cents is exact in both databases, and so is its sum. No float is ever read or written.
"""

import re
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import numberformat
from django.utils.formats import get_format
from django.utils.translation import gettext_lazy as _

CURRENCY = "EUR"
MOST = Decimal(10**12)  # a million millions; nobody's budget, and far inside 64 bits

_GERMAN = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+,\d+|\d+", re.ASCII)
_TECHNICAL = re.compile(r"\d+\.\d+", re.ASCII)
_AROUND = re.compile(r"[\s\u00a0\u202f'€]|EUR", re.IGNORECASE)


class NotAnAmount(ValueError):
    """The words are no amount; the message says so plainly and shows how to write one."""


def read_amount(text: str, *, places: int = 2) -> Decimal:
    """An amount as people in German offices and files write it, exactly, with `places` digits.

    `1.000,50`, `1000,50`, `1000.50` and `1.000` (a thousand) are understood, also with `€`.
    Raises NotAnAmount for everything else: below zero, a million millions and more, more digits
    behind the comma than `places`, and `1,000.50` or `1,000`, which other countries write for a
    thousand and which must never be read as one.
    """
    plain = _AROUND.sub("", text)
    if plain.startswith(("-", "\u2212")):
        raise NotAnAmount(_("An amount cannot be below zero."))
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", plain) and (places < 3 or "." in plain):
        raise NotAnAmount(
            _("“%(text)s” can be read in two ways. Please write 1.000,50 or 1000.50.")
            % {"text": text.strip()[:40]}
        )
    if _TECHNICAL.fullmatch(plain) and not re.fullmatch(r"\d{1,3}\.\d{3}", plain):
        number = plain
    elif _GERMAN.fullmatch(plain):
        number = plain.replace(".", "").replace(",", ".")
    else:
        raise NotAnAmount(
            _("“%(text)s” is no number. Possible is 1000, 1.000,50 or 1000.50.")
            % {"text": text.strip()[:40]}
        )
    try:
        return exact(Decimal(number), places=places)
    except InvalidOperation:
        raise NotAnAmount(_("This amount is too large.")) from None


def exact(value: Decimal, *, places: int = 2) -> Decimal:
    """`value` with exactly `places` digits. Raises NotAnAmount where that would round it."""
    if not value.is_finite() or abs(value) >= MOST:
        raise NotAnAmount(_("This amount is too large."))
    fixed = value.quantize(Decimal(1).scaleb(-places))
    if fixed != value:
        raise NotAnAmount(
            _("At most %(places)d digits are possible behind the comma.") % {"places": places}
        )
    return fixed


def total(amounts: Iterable[Decimal | None]) -> Decimal | None:
    """The exact sum of what is known; None where nothing is."""
    known = [amount for amount in amounts if amount is not None]
    return sum(known, Decimal("0.00")) if known else None


def in_words(amount: Decimal | None) -> str:
    """An amount for reading, in the active language, without its currency: `1.000,50`, `1.000`.

    Cents only where there are some. Empty for None.
    """
    if amount is None:
        return ""
    places = 0 if amount == amount.to_integral_value() else 2
    # Not every language of Django's says how to group; a long number is read in threes everywhere.
    return numberformat.format(
        amount,
        get_format("DECIMAL_SEPARATOR"),
        places,
        grouping=get_format("NUMBER_GROUPING") or 3,
        thousand_sep=get_format("THOUSAND_SEPARATOR"),
        force_grouping=True,
    )


class AmountField(forms.CharField):
    """Takes what `read_amount` reads; empty is None, which is not zero."""

    def __init__(self, *, places: int = 2, **kwargs: Any) -> None:
        self.places = places
        kwargs.setdefault("widget", forms.TextInput(attrs={"inputmode": "decimal"}))
        super().__init__(max_length=40, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        return f"{value:f}".replace(".", ",") if isinstance(value, Decimal) else value

    def to_python(self, value: Any) -> Any:
        if isinstance(value, Decimal):
            return value
        words = super().to_python(value)
        if not words:
            return None
        try:
            return read_amount(words, places=self.places)
        except NotAnAmount as refused:
            raise ValidationError(str(refused), code="invalid") from None

    def run_validators(self, value: Any) -> None:
        """Validators of text do not fit a number; `read_amount` has refused all else."""


class ExactField(models.BigIntegerField[Any, Any]):
    """A column of exact decimals with `places` digits; whole numbers in the database.

    Sums over it are exact, too, and come back as decimals.
    """

    def __init__(self, *args: Any, places: int = 2, **kwargs: Any) -> None:
        self.places = places
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        if self.places != 2:
            kwargs["places"] = self.places
        return name, path, args, kwargs

    def get_internal_type(self) -> str:
        return "BigIntegerField"

    def from_db_value(self, value: Any, *_: Any) -> Decimal | None:
        return None if value is None else Decimal(value).scaleb(-self.places)

    def to_python(self, value: Any) -> Any:
        if value is None or isinstance(value, Decimal):
            return value
        if isinstance(value, float):
            raise TypeError("an exact column takes no float")
        try:
            return exact(Decimal(value), places=self.places)
        except (InvalidOperation, NotAnAmount):
            raise ValidationError(_("This is no number."), code="invalid") from None

    def get_prep_value(self, value: Any) -> Any:
        if value is None or hasattr(value, "resolve_expression"):
            return value
        number = self.to_python(value)
        return int(exact(number, places=self.places).scaleb(self.places))

    def value_to_string(self, obj: Any) -> str:
        value = self.value_from_object(obj)
        return "" if value is None else str(value)

    def formfield(self, **kwargs: Any) -> Any:
        return AmountField(
            places=self.places,
            required=not self.blank,
            label=kwargs.get("label", self.verbose_name),
            help_text=kwargs.get("help_text", self.help_text),
        )
