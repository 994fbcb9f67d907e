"""The one function that decides by the deadline, without any database."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from mitsprache.consultations.actions import Closed, NotPublished, NotYetOpen
from mitsprache.consultations.actions.window import (
    GRACE,
    Deed,
    Timing,
    decide,
    ends_at,
    form_token,
    issued_at,
    state_at,
)
from mitsprache.consultations.models import Consultation

BERLIN = ZoneInfo("Europe/Berlin")
SECOND = dt.timedelta(seconds=1)
OPENS = dt.datetime(2027, 3, 1, 8, tzinfo=BERLIN)


def consultation(last_day: dt.date = dt.date(2027, 3, 28), pk: int = 1) -> Consultation:
    return Consultation(
        pk=pk,
        opens_at=OPENS,
        last_day=last_day,
        zone="Europe/Berlin",
        published_at=OPENS - dt.timedelta(days=5),
    )


@pytest.mark.parametrize(
    ("last_day", "end"),
    [
        (dt.date(2027, 3, 27), "2027-03-27T23:00:00+00:00"),  # the day before the short one
        (dt.date(2027, 3, 28), "2027-03-28T22:00:00+00:00"),  # 23 hours long
        (dt.date(2027, 10, 31), "2027-10-31T23:00:00+00:00"),  # 25 hours long
        (dt.date(2027, 12, 31), "2027-12-31T23:00:00+00:00"),
        (dt.date(2028, 2, 29), "2028-02-29T23:00:00+00:00"),
    ],
)
def test_the_end_is_local_midnight_after_the_last_day(last_day, end):
    assert ends_at(consultation(last_day)).isoformat() == end


def test_another_zone_has_another_midnight():
    elsewhere = consultation(dt.date(2027, 6, 1))
    elsewhere.zone = "Atlantic/Azores"
    assert ends_at(elsewhere).isoformat() == "2027-06-02T00:00:00+00:00"


def test_what_is_allowed_when():
    where = consultation()
    end, tenth = ends_at(where), dt.timedelta(milliseconds=100)
    before = where.published_at - SECOND
    moments = {
        "unpublished": before,
        "readable": OPENS - tenth,
        "first": OPENS,
        "last": end - tenth,
        "over": end,
    }
    table = {
        Deed.WRITE: (NotPublished, NotYetOpen, Timing.ON_TIME, Timing.ON_TIME, Closed),
        Deed.CHANGE: (NotPublished, NotYetOpen, Timing.ON_TIME, Timing.ON_TIME, Closed),
        Deed.TAKE_BACK: (*[Timing.ON_TIME] * 4, Timing.LATE),
        Deed.ON_RECORD: (*[Timing.ON_TIME] * 4, Timing.LATE),
    }
    for deed, answers in table.items():
        for (when, at), answer in zip(moments.items(), answers, strict=True):
            if isinstance(answer, Timing):
                assert decide(where, deed=deed, at=at) is answer, (deed, when)
            else:
                with pytest.raises(answer):
                    decide(where, deed=deed, at=at)


def test_a_form_that_was_opened_in_time_may_still_be_sent_for_a_week_and_is_late():
    where = consultation()
    end = ends_at(where)
    last = end + GRACE - SECOND
    given = {"form_issued_at": end - SECOND}
    assert decide(where, deed=Deed.WRITE, at=end, **given) is Timing.LATE
    assert decide(where, deed=Deed.WRITE, at=last, **given) is Timing.LATE
    for deed, at, issued in (
        (Deed.WRITE, last + SECOND, end - SECOND),
        (Deed.WRITE, end, end),  # opened at the end
        (Deed.CHANGE, end, end - SECOND),  # changing has no grace
    ):
        with pytest.raises(Closed):
            decide(where, deed=deed, at=at, form_issued_at=issued)


def test_a_form_token_counts_for_its_consultation_alone_and_cannot_be_made_up():
    where, other = consultation(), consultation(pk=2)
    at = OPENS.astimezone(dt.UTC)
    token = form_token(where, at=at)
    assert issued_at(token, where) == at
    assert issued_at(token, other) is None
    for forged in ("", "x", token[:-1], token.replace(":", ".", 1), "a:b:c", "\x00", token * 2):
        assert issued_at(forged, where) is None


def test_what_pages_say_follows_the_same_moments():
    where = consultation()
    states = [state_at(where, at) for at in (OPENS - SECOND, OPENS, ends_at(where))]
    assert states == ["upcoming", "open", "closed"]
