"""What pages, feeds, files and the API are given: plain values, words in the active language."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from mitsprache.common.partial_dates import PartialDate
from mitsprache.directory.queries import Name

Progressed = Literal["past", "now", "next", "missed"]
Kept = Literal["open", "due", "late", "kept"]


@dataclass(frozen=True, slots=True)
class PictureLine:
    """A picture of a sheet; `digest` is the beginning of its hash as its address wants it."""

    id: int
    digest: str
    alt: str
    width: int
    height: int
    credit: str = ""


@dataclass(frozen=True, slots=True)
class DocumentLine:
    title: str
    address: str
    extension: str
    size: int


@dataclass(frozen=True, slots=True)
class StepLine:
    """A line of the timetable.

    `when` says the date in words; `planned_when` is filled only where the step came to pass at
    another time than planned. `first_day` and `last_day` are None for a step without a date.
    """

    kind: str
    title: str
    note: str
    state: Progressed
    when: str
    planned_when: str
    iso: str
    first_day: dt.date | None
    last_day: dt.date | None
    date: PartialDate | None


@dataclass(frozen=True, slots=True)
class ContactLine:
    role: str
    role_label: str
    office: str
    name: str
    email: str
    phone: str


@dataclass(frozen=True, slots=True)
class ResolutionLine:
    """`number` and `paper` are empty where the city gave none; the page says so."""

    role: str
    role_label: str
    body: str
    date: PartialDate | None
    when: str
    number: str
    paper: str
    paper_url: str
    title: str
    text: str
    url: str


@dataclass(frozen=True, slots=True)
class CostLine:
    """A statement of costs; `amount` says it in words and is empty when it is unknown."""

    kind: str
    amount: str
    from_amount: Decimal | None
    to_amount: Decimal | None
    currency: str
    sources: str = ""
    estimated: str = ""
    unknown_reason: str = ""
    note: str = ""
    stated_at: dt.datetime | None = None
    change_reason: str = ""


@dataclass(frozen=True, slots=True)
class UpdateLine:
    at: dt.datetime
    office: str
    what: str
    why: str


@dataclass(frozen=True, slots=True)
class PromiseLine:
    """A public promise. `late_since` is the first day after the period it was promised for."""

    text: str
    due: str
    state: Kept
    late_since: dt.date | None
    kept_at: dt.datetime | None
    kept_note: str
    office: str
    earlier_due: str = ""


@dataclass(frozen=True, slots=True)
class FactSheet:
    """Everything that a fact sheet (Steckbrief) says, for page, file, API and preview alike."""

    id: int
    slug: str
    title: str
    summary: str
    description_html: str
    source_note: str
    state: str
    state_label: str
    state_note: str
    office: Name | None
    districts: tuple[Name, ...]
    topics: tuple[Name, ...]
    target_groups: tuple[Name, ...]
    place: str
    latitude: float | None
    longitude: float | None
    first_edition: str
    listed_since: dt.date | None
    published_at: dt.datetime | None
    updated_on: dt.date | None
    participation: str
    participation_label: str
    participation_reason: str
    level: str
    level_label: str
    formality_label: str
    room_for_decision: str
    participation_goal: str
    process_html: str
    participation_when: str
    participation_lead: str
    advisory_board: str
    participation_cost: str
    participation_support: str
    events_note: str
    cost: CostLine | None
    cost_statements: tuple[CostLine, ...]
    steps: tuple[StepLine, ...]
    dates: tuple[StepLine, ...]
    resolutions: tuple[ResolutionLine, ...]
    contacts: tuple[ContactLine, ...]
    pictures: tuple[PictureLine, ...]
    documents: tuple[DocumentLine, ...]
    updates: tuple[UpdateLine, ...]
    promises: tuple[PromiseLine, ...]
    thread_id: int
    text_count: int
    may_edit: bool

    @property
    def next_line(self) -> StepLine | None:
        """What comes next, or runs now, of all dated lines of the sheet."""
        open_lines = [
            line
            for line in (*self.steps, *self.dates)
            if line.state in ("now", "next") and line.last_day is not None
        ]
        return min(open_lines, key=lambda line: (line.last_day, line.first_day), default=None)
