"""Short ways of writing measures down: the rounds of reports, and money over years."""

from datetime import datetime

from mitsprache.demo.content.shapes import moment

from .shapes import Milestone, Money, Progress

CITY, STATE, FEDERAL = "Haushalt der Stadt", "Land Hessen", "Bund"
GIVEN = "Stiftungen und Spenden"

AUTUMN_2017 = moment("2017-10-16 10:00")
SPRING_2018 = moment("2018-03-12 09:30")
SUMMER_2019 = moment("2019-06-03 11:00")
END_OF_2020 = moment("2020-11-30 14:00")
SPRING_2024 = moment("2024-03-11 10:15")
AUTUMN_2025 = moment("2025-10-06 15:20")
SUMMER_2026 = moment("2026-07-13 09:10")
AUTUMN_2026 = moment("2026-10-12 13:40")


def preparing(at: datetime, text: str, *, next_step: str = "", missing: str = "") -> Progress:
    return Progress(at=at, state="in_preparation", text=text, next_step=next_step, missing=missing)


def running(
    at: datetime,
    text: str,
    *,
    since: str,
    reason: str = "",
    next_step: str = "",
    missing: str = "",
) -> Progress:
    return Progress(
        at=at,
        state="under_way",
        text=text,
        reason=reason,
        next_step=next_step,
        missing=missing,
        start=since,
    )


def finished(at: datetime, text: str, *, since: str, until: str) -> Progress:
    return Progress(at=at, state="finished", text=text, start=since, end=until)


def not_begun(at: datetime, reason: str, *, next_step: str = "", missing: str = "") -> Progress:
    return Progress(at=at, state="not_begun", reason=reason, next_step=next_step, missing=missing)


def stopped(at: datetime, reason: str, text: str = "", *, since: str = "") -> Progress:
    return Progress(at=at, state="stopped", reason=reason, text=text, start=since)


def each_year(
    source: str,
    first: int,
    planned: tuple[int, ...],
    *,
    spent: tuple[int, ...] = (),
    approved: tuple[int, ...] = (),
    posts: str = "",
) -> tuple[Money, ...]:
    """Running costs from a year on; what is approved is what was planned unless told otherwise."""
    found = []
    for place, amount in enumerate(planned):
        granted = approved[place] if place < len(approved) else amount
        used = spent[place] if place < len(spent) else None
        found.append(
            Money(
                year=first + place,
                source=source,
                kind="running",
                planned=amount,
                approved=granted,
                committed=used if used is not None else None,
                spent=used,
                posts=posts,
            )
        )
    return tuple(found)


def once(
    source: str,
    year: int,
    planned: int,
    *,
    approved: int | None = None,
    spent: int | None = None,
) -> tuple[Money, ...]:
    """Money of one year."""
    return (
        Money(
            year=year,
            source=source,
            kind="one_off",
            planned=planned,
            approved=approved,
            committed=spent,
            spent=spent,
        ),
    )


def mile(title: str, planned: str, reached: str = "") -> Milestone:
    return Milestone(title=title, planned=planned, reached=reached)
