"""Money is read as people write it, kept to the cent, and never becomes a float."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mitsprache.common.money import AmountField, ExactField, NotAnAmount, in_words, read_amount

CENTS = st.integers(min_value=0, max_value=10**13)


@pytest.mark.parametrize(
    ("words", "amount"),
    [
        ("1.000,50", "1000.50"),
        ("1000,50", "1000.50"),
        ("1000.50", "1000.50"),
        ("1000.5", "1000.50"),
        ("1.000", "1000.00"),
        ("1.234.567,8", "1234567.80"),
        ("1 000 €", "1000.00"),
        ("12\u00a0500,00 EUR", "12500.00"),
        ("0", "0.00"),
    ],
)
def test_what_people_write(words: str, amount: str):
    assert read_amount(words) == Decimal(amount)


@pytest.mark.parametrize(
    "words",
    [
        *("1,000.50", "1,000", "1,000,000", "-5", "\u22125", "1.00.0", "1,2,3", "12,345", "0,001"),
        *("eins", "1e9", "NaN", "Infinity", "1000000000000", "9" * 60, "1.000.50", "", "٣"),
    ],
)
def test_what_could_be_meant_otherwise_or_is_no_amount_is_refused(words: str):
    with pytest.raises(NotAnAmount):
        read_amount(words)


@given(CENTS)
def test_every_amount_comes_back_from_each_way_of_writing(cents: int):
    amount = Decimal(cents).scaleb(-2)
    german = f"{amount:,.2f}".translate(str.maketrans(",.", ".,"))
    if amount < 10**12:
        assert read_amount(german) == read_amount(f"{amount:.2f}") == amount


@given(CENTS)
def test_the_column_keeps_every_cent(cents: int):
    amount, field = Decimal(cents).scaleb(-2), ExactField()
    if amount < 10**12:
        assert field.from_db_value(field.get_prep_value(amount)) == amount


def test_the_column_takes_no_float():
    with pytest.raises(TypeError):
        ExactField().get_prep_value(0.1)


def test_a_form_shows_what_it_can_read_again():
    field = AmountField(required=False)
    assert field.clean(field.prepare_value(Decimal("1000.50"))) == Decimal("1000.50")
    assert field.clean("") is None


def test_amounts_are_read_in_the_language_of_the_page():
    assert in_words(Decimal("12500.00")) == "12.500"
    assert in_words(Decimal("1000.50")) == "1.000,50"
    assert in_words(None) == ""
