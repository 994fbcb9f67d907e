import datetime as dt

import pytest

from mitsprache.common import schedule

pytestmark = pytest.mark.django_db

AT = dt.datetime(2026, 3, 2, 9, 0, 30, tzinfo=dt.UTC)


def test_each_job_runs_once_per_window_whoever_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    minute, hour = dt.timedelta(minutes=1), dt.timedelta(hours=1)
    monkeypatch.setattr(schedule, "JOBS", {"publish_scheduled": minute, "clearsessions": hour})
    assert schedule.tick(at=AT) == ["publish_scheduled", "clearsessions"]
    assert schedule.tick(at=AT + dt.timedelta(seconds=5)) == []
    assert schedule.tick(at=AT + dt.timedelta(minutes=1)) == ["publish_scheduled"]


def test_a_job_that_fails_does_not_stop_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        schedule,
        "JOBS",
        {"loaddata": dt.timedelta(hours=1), "clearsessions": dt.timedelta(hours=1)},
    )
    assert schedule.tick(at=AT) == ["loaddata", "clearsessions"]


def test_jobs_that_no_app_brings_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schedule, "JOBS", {"no_such_command": dt.timedelta(hours=1)})
    assert schedule.tick(at=AT) == []
