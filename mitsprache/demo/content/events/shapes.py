"""The shapes in which events are written down; see content/shapes.py for the conventions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """A part of an event: of the working group or the topic with this number, or of neither."""

    title: str
    group: str = ""
    topic: str = ""
    room: str = ""
    places: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Registration:
    """Somebody registers at `at`: a person of the demo, for the session at this place from 1."""

    person: str
    at: datetime
    session: int = 0
    seats: int = 1
    accessibility: str = ""
    interpreting: str = ""
    child_care: str = ""
    diet: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """An event: with times, with whole days, or known by the period `planned` alone.

    `project`, `office`, `district`, `body` are keys; `continues` is the slug of an event before it.
    """

    slug: str
    title: str
    kind: str
    office: str
    created_at: datetime
    project: str = ""
    district: str = ""
    body: str = ""
    summary: str = ""
    programme: str = ""
    planned: str = ""
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    day: date | None = None
    place: str = ""
    address: str = ""
    online_url: str = ""
    step_free: str = "unknown"
    induction_loop: str = "unknown"
    child_care: str = "unknown"
    interpreting: str = "unknown"
    access_note: str = ""
    languages: tuple[str, ...] = ()
    continues: str = ""
    registration: bool = False
    places: int | None = None
    seats_each: int = 4
    sessions: tuple[Session, ...] = ()
    registrations: tuple[Registration, ...] = ()
    cancelled_at: datetime | None = None
    cancel_reason: str = ""
