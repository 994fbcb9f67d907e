"""Dates as precise as the city knows them: read, written and shown without a false day."""

import datetime as dt

import pytest

from mitsprache.common.partial_dates import PartialDate, PartialDateFormField


@pytest.mark.parametrize(
    ("typed", "iso", "first", "last"),
    [
        ("03.03.2016", "2016-03-03", (2016, 3, 3), (2016, 3, 3)),
        ("02/2016", "2016-02", (2016, 2, 1), (2016, 2, 29)),
        ("1. Quartal 2018", "2018-Q1", (2018, 1, 1), (2018, 3, 31)),
        ("2018", "2018", (2018, 1, 1), (2018, 12, 31)),
    ],
)
def test_a_date_keeps_its_precision_in_every_form(typed, iso, first, last):
    date = PartialDate.parse(typed)
    assert (date.iso, date.as_typed) == (iso, typed)
    assert PartialDate.parse(date.iso) == PartialDate.parse(date.as_typed) == date
    assert (date.first_day, date.last_day) == (dt.date(*first), dt.date(*last))


@pytest.mark.parametrize("text", ["31.02.2016", "13/2016", "5. Quartal 2016", "bald", "0016"])
def test_what_no_calendar_has_is_refused(text):
    with pytest.raises(ValueError, match="."):
        PartialDate.parse(text)


def test_a_form_shows_a_date_as_people_type_it_and_sees_no_change_in_that():
    field = PartialDateFormField(required=False)
    date = PartialDate.parse("2018-Q1")
    assert field.prepare_value(date) == "1. Quartal 2018"
    assert not field.has_changed(date, "1. Quartal 2018")
    assert field.has_changed(date, "2018")
    assert field.clean("") is None
