"""Counters of how often something happened."""

import datetime as dt

import pytest

from mitsprache.common import limits
from mitsprache.common.models import RateCounter

pytestmark = pytest.mark.django_db
NOW = dt.datetime(2026, 3, 2, 9, 0, tzinfo=dt.UTC)
HOUR, DAY = dt.timedelta(hours=1), dt.timedelta(days=1)


def test_the_limit_counts_within_its_window_and_says_when_to_come_back() -> None:
    for _ in range(3):
        limits.limit("letter:7", most=3, per=HOUR, at=NOW)
    with pytest.raises(limits.TooOften) as refusal:
        limits.limit("letter:7", most=3, per=HOUR, at=NOW + dt.timedelta(minutes=40))
    assert dt.timedelta(minutes=19) < refusal.value.retry_after <= dt.timedelta(minutes=21)
    limits.limit("letter:7", most=3, per=HOUR, at=NOW + HOUR)
    limits.limit("letter:8", most=3, per=HOUR, at=NOW)


def test_looking_at_a_limit_does_not_count() -> None:
    for _ in range(5):
        limits.refuse_beyond("guess:7", most=1, per=HOUR, at=NOW)
    limits.hit("guess:7", per=HOUR, at=NOW)
    with pytest.raises(limits.TooOften):
        limits.refuse_beyond("guess:7", most=1, per=HOUR, at=NOW)


def test_counters_are_forgotten_a_day_after_their_window() -> None:
    limits.hit("a:1", per=HOUR, at=NOW)
    limits.hit("a:1", per=DAY, at=NOW)
    assert limits.forget_old(at=NOW + dt.timedelta(hours=24)) == 0
    assert limits.forget_old(at=NOW + dt.timedelta(hours=26)) == 1
    assert limits.forget_old(at=NOW + dt.timedelta(days=3)) == 1
    assert not RateCounter.objects.exists()


def test_the_last_run_of_a_job_is_remembered_however_long_ago() -> None:
    for days in (0, 1, 2):
        limits.hit("schedule:seal", per=DAY, at=NOW + days * DAY)
    assert limits.forget_old(at=NOW + 300 * DAY) == 2
    assert limits.hit("schedule:seal", per=DAY, at=NOW + 2 * DAY) == 2
