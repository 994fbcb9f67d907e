"""The platform's one clock, and the city's calendar days in local time.

Storage is UTC, display and deadlines are local (settings.TIME_ZONE, Europe/Berlin).
"""

import datetime as dt

from django.db import connection
from django.utils import timezone


def database_now() -> dt.datetime:
    """The moment that counts for receipts: the database's clock, in UTC.

    On PostgreSQL this is the time of the current transaction, equal for everything that the
    transaction stores; on SQLite it is the clock of the host, which is the database's too.
    """
    if connection.vendor != "postgresql":
        return timezone.now()
    with connection.cursor() as cursor:
        cursor.execute("SELECT transaction_timestamp()")
        return cursor.fetchone()[0].astimezone(dt.UTC)


def local_day(at: dt.datetime) -> dt.date:
    """The calendar day in the city on which the aware moment `at` falls."""
    return timezone.localtime(at).date()


def end_of_local_day(day: dt.date) -> dt.datetime:
    """The first moment after the inclusive local `day`: local midnight of the next day, aware.

    Days of 23 and 25 hours come out right because midnight is looked up in the zone.
    """
    midnight = dt.datetime.combine(day + dt.timedelta(days=1), dt.time.min)
    return timezone.make_aware(midnight, timezone.get_default_timezone())
