"""How often: counters that two web workers and two databases agree on.

One atomic upsert per hit, so no hit is lost between processes. Website and API share a counter
because both call the same action, which names the key.
"""

import datetime as dt
import hashlib

from django.conf import settings
from django.db import connection
from django.db.models import Max

from . import clock
from .models import RateCounter


class TooOften(Exception):
    """The limit for this key is reached; `retry_after` says when it is worth trying again."""

    def __init__(self, *, retry_after: dt.timedelta) -> None:
        super().__init__("too often")
        self.retry_after = retry_after


def hit(key: str, *, per: dt.timedelta, at: dt.datetime | None = None) -> int:
    """Count one more for `key` in the current window of length `per`; return the count so far."""
    at = at or clock.database_now()
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO common_ratecounter (key, slot, count) VALUES (%s, %s, 1) "
            "ON CONFLICT (key, slot) DO UPDATE SET count = common_ratecounter.count + 1 "
            "RETURNING count",
            _row(key, per, at),
        )
        return int(cursor.fetchone()[0])


def _row(key: str, per: dt.timedelta, at: dt.datetime) -> list[str | int]:
    digest = hashlib.blake2b(
        key.encode(), key=settings.SECRET_KEY.encode()[:64], digest_size=20
    ).hexdigest()
    seconds = int(per.total_seconds())
    return [f"{key.partition(':')[0]}:{seconds}:{digest}", int(at.timestamp() // seconds)]


def limit(key: str, *, most: int, per: dt.timedelta, at: dt.datetime | None = None) -> None:
    """Count one more for `key`; raise TooOften when there were already `most` in this window.

    `key` starts with the purpose before a colon (`comment:person:7`); the rest is stored only as
    a keyed hash, so that no address stands in the table.
    """
    at = at or clock.database_now()
    if hit(key, per=per, at=at) > most:
        raise TooOften(retry_after=_rest_of_window(per, at))


def refuse_beyond(key: str, *, most: int, per: dt.timedelta, at: dt.datetime | None = None) -> None:
    """Raise TooOften when `most` hits were counted in this window, without counting one."""
    at = at or clock.database_now()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count FROM common_ratecounter WHERE key = %s AND slot = %s",
            _row(key, per, at),
        )
        row = cursor.fetchone()
    if row is not None and row[0] >= most:
        raise TooOften(retry_after=_rest_of_window(per, at))


def _rest_of_window(per: dt.timedelta, at: dt.datetime) -> dt.timedelta:
    seconds = per.total_seconds()
    return dt.timedelta(seconds=int(seconds - at.timestamp() % seconds) + 1)


def forget_old(*, at: dt.datetime | None = None) -> int:
    """Delete the counters of windows that ended more than a day ago; return how many.

    Of the schedule's jobs the newest stays: it is what keeps a second node from running them.
    """
    at = at or clock.database_now()
    long_ago = at.timestamp() - dt.timedelta(days=1).total_seconds()
    jobs = RateCounter.objects.filter(key__startswith="schedule:").values("key")
    newest = dict(jobs.annotate(newest=Max("slot")).values_list("key", "newest"))
    counters = RateCounter.objects.values_list("pk", "key", "slot").iterator()
    old = [
        pk
        for pk, key, slot in counters
        if (slot + 1) * int(key.split(":")[1]) < long_ago and slot != newest.get(key)
    ]
    for start in range(0, len(old), 500):
        RateCounter.objects.filter(pk__in=old[start : start + 500]).delete()
    return len(old)
