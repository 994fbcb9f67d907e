"""The shapes in which measures and reports are written down; see content/shapes.py.

Dates are written as in files ("2018-Q1"), amounts as whole euros.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Money:
    """One year from one source, in euros; None is not known."""

    year: int
    source: str
    kind: str
    planned: int | None = None
    approved: int | None = None
    committed: int | None = None
    spent: int | None = None
    posts: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone:
    title: str
    planned: str
    reached: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """What is measured; `readings` as (date, value)."""

    name: str
    unit: str
    target: str
    target_date: str
    readings: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """What the office reported at a moment, as in measures.actions.StateEntry."""

    at: datetime
    state: str
    text: str = ""
    reason: str = ""
    missing: str = ""
    next_step: str = ""
    start: str = ""
    end: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A measure by the number of its section in the adopted version.

    `contributions`, by their place in the consultation's list, led to it beside those whose
    decisions stand in the section.
    """

    number: str
    office: str
    start: str
    end: str
    partners: str = ""
    place: str = ""
    target_groups: tuple[str, ...] = ()
    contributions: tuple[int, ...] = ()
    money: tuple[Money, ...] = ()
    money_unknown: str = ""
    milestones: tuple[Milestone, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    evidence: tuple[tuple[str, str], ...] = ()
    progress: tuple[Progress, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A feedback report: made and published at a moment; `event` by its slug."""

    cut_off: date
    title: str
    note: str
    made_at: datetime
    event: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme:
    """What became of a concept: by which resolution it was adopted, its measures and reports."""

    project: str
    resolution: str
    version: int
    adopted_at: datetime
    office: str
    entered_at: datetime
    published_at: datetime
    measures: tuple[Measure, ...]
    reports: tuple[Report, ...]
