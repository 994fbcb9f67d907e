"""Citable numbers such as WI-2026-00042: one counter per local year, never used twice."""

import datetime as dt
import re

from django.db import connection

from . import clock

_SHORT = re.compile(r"(?:(?:([A-Z]{2,4})-)?([0-9]{4})-)?([0-9]{1,12})")
_DASHES = re.compile("[\u2010-\u2015\u2212]")
_FORM = re.compile(r"([A-Z]{2,4})-?([0-9]{4})-?([0-9]{5,12})")


def next_reference(prefix: str, *, at: dt.datetime) -> str:
    """The next reference of the local year of `at`; `prefix` is the city's 2 to 4 letters.

    One atomic upsert inside the caller's transaction: a number that was given and rolled back may
    be given again, one that was committed never. Others who want one wait until the transaction
    ends, so ask for it last.
    """
    year = clock.local_day(at).year
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO common_referencecounter (year, last) VALUES (%s, 1) "
            "ON CONFLICT (year) DO UPDATE SET last = common_referencecounter.last + 1 "
            "RETURNING last",
            [year],
        )
        number = int(cursor.fetchone()[0])
    return f"{prefix}-{year}-{number:05d}"


def reserve(count: int, prefix: str, *, year: int) -> list[str]:
    """`count` references of `year` at once, in order; for imports and bulk data."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO common_referencecounter (year, last) VALUES (%s, %s) "
            "ON CONFLICT (year) DO UPDATE SET last = common_referencecounter.last + %s "
            "RETURNING last",
            [year, count, count],
        )
        last = int(cursor.fetchone()[0])
    return [f"{prefix}-{year}-{number:05d}" for number in range(last - count + 1, last + 1)]


def keep_clear_of(reference: str) -> None:
    """Move the counter past a reference that came from outside, so that it is never given again."""
    if not (form := _FORM.fullmatch(reference)):
        return
    year, number = int(form[2]), int(form[3])
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO common_referencecounter (year, last) VALUES (%s, %s) "
            "ON CONFLICT (year) DO UPDATE SET last = CASE "
            "WHEN common_referencecounter.last < %s THEN %s "
            "ELSE common_referencecounter.last END",
            [year, number, number, number],
        )


def guessed(text: str, prefix: str, *, year: int) -> str | None:
    """What somebody types into a search box: `canonical`, and shorter forms of it, or None.

    Zeros before the number may be missing (WI-2026-42), and so may letters and year (2026-42,
    42), which are then the city's `prefix` and this `year`.
    """
    if len(text) > 60:
        return None
    text = _DASHES.sub("-", "".join(text.split()).upper())
    short = _SHORT.fullmatch(text)
    if short is None:
        return canonical(text)
    letters, of_year, number = short[1] or prefix, short[2] or str(year), int(short[3])
    return f"{letters}-{of_year}-{number:05d}"


def canonical(text: str) -> str | None:
    """What somebody typed as the reference it means, or None: case, blanks and dashes are free."""
    if len(text) > 60:
        return None
    form = _FORM.fullmatch("".join(text.split()).upper())
    return f"{form[1]}-{form[2]}-{form[3]}" if form else None
