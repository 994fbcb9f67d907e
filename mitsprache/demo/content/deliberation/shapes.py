"""The shapes in which working groups and their work are written down; see content/shapes.py.

Contributions are named by their place in the consultation's list, from 1 on.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """Somebody in a group: with an account (`person`) or by `name`; `role` as in Membership."""

    capacity: str
    person: str = ""
    name: str = ""
    role: str = "member"


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A working group; `fields` are the numbers of the action fields that it leads."""

    number: str
    name: str
    office: str
    fields: tuple[str, ...]
    seats: tuple[Seat, ...]
    about: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A cross-cutting topic; the `groups` named are involved in what the `words` point to."""

    number: str
    name: str
    words: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitting:
    """All `groups` named meet on a day; "the day" is also the one on which cases were discussed."""

    day: date
    title: str
    groups: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommendation:
    """What a group said, in its sitting of that day, at a moment of the day after its end."""

    group: str
    verdict: str
    reason: str
    day: date
    votes: tuple[int, int, int] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """The answer: drafted by the office's lead, approved by the coordination.

    `sections` are the numbers of the next version's sections that were changed because of it;
    `block` the name of the text block it was made of. Not approved: it waits for release.
    """

    verdict: str
    reason: str
    sections: tuple[str, ...] = ()
    note: str = ""
    block: str = ""
    approved: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Concern:
    """A case of a contribution: discussed on `days`, recommended, decided."""

    of: int
    part: int = 1
    days: tuple[date, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    decision: Decision | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """A contribution with several concerns: (in short, its own words)."""

    of: int
    parts: tuple[tuple[str, str], ...]
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Join:
    """The concern of one contribution is that of another."""

    of: int
    into: int
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A text block."""

    verdict: str
    title: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Deliberation:
    """What became of a consultation's contributions, by whom and when."""

    consultation: str  # its slug
    office: str
    groups: tuple[Group, ...]
    topics: tuple[Topic, ...] = ()
    set_up_at: datetime
    packets_at: tuple[datetime, ...] = ()
    sittings: tuple[Sitting, ...] = ()
    blocks: tuple[Block, ...] = ()
    splits: tuple[Split, ...] = ()
    joins: tuple[Join, ...] = ()
    concerns: tuple[Concern, ...] = ()
    decided_on: date | None = None
    drafted_at: datetime | None = None
    approved_at: datetime | None = None
    answers_at: datetime | None = None  # the answers are published
    worked_in_at: datetime | None = None
    closed_at: datetime | None = None
