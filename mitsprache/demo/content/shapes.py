"""The shapes in which the demo city is written down.

Plain frozen data without any framework, so that the content can be read, checked and changed
without a database; `mitsprache.demo.loader` turns it into records through the domain's actions.

Conventions: dates of any precision are strings as in the project's files and API ("2018-Q1",
"2018-03", "2018", "2018-03-30"); moments are aware datetimes in the city's zone; keys are short
ASCII words that other parts of the content refer to; codes (state, participation, kind of a
comment) are those of the public contracts.
"""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

CITY_ZONE = ZoneInfo("Europe/Berlin")


def moment(local: str) -> datetime:
    """Return the aware moment of a local time written as "2018-02-06 10:55"."""
    return datetime.strptime(local, "%Y-%m-%d %H:%M").replace(tzinfo=CITY_ZONE)


def prose(raw: str) -> str:
    """Return wrapped source text as CommonMark with one line per paragraph, heading or list item.

    Line breaks inside a paragraph belong to the source file, not to the text.
    """
    blocks = []
    for block in textwrap.dedent(raw).strip().split("\n\n"):
        lines: list[str] = []
        for line in block.splitlines():
            stripped = line.strip()
            if not lines or stripped.startswith(("- ", "## ", "### ")):
                lines.append(stripped)
            else:
                lines[-1] = f"{lines[-1]} {stripped}"
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks)


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """One name or text in the three languages of the platform."""

    de: str
    en: str
    ar: str


@dataclass(frozen=True, slots=True, kw_only=True)
class City:
    """The city's profile and the rules it has set for itself."""

    name: str
    reference_prefix: str
    contact_email: str
    notice: Names
    update_rhythm_days: int
    answer_period_days: int
    writers: str
    address_form: str
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """An office: its public contact lines, and apart from them where the software writes to."""

    key: str
    names: Names
    task: str
    email: str
    phone: str = ""
    postal_address: str = ""
    notification_email: str
    coordinates_participation: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class District:
    """A local district (Ortsbezirk) with a point near its middle, in degrees (WGS 84)."""

    key: str
    names: Names
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """An entry of a controlled list: a topic or a target group."""

    key: str
    names: Names


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A body that decides; kind is council, executive, committee or district_council."""

    key: str
    kind: str
    name: str
    short_name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """A resolution; an empty number or paper number means that none was given."""

    key: str
    body: str
    on: str
    number: str = ""
    paper: str = ""
    paper_title: str = ""
    title: str
    decided: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody with an account; all names are pseudonyms."""

    key: str
    email: str
    display_name: str
    role: str = "citizen"
    office: str = ""
    language: str = "de"
    has_password: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """One statement of the cost; a statement that replaces another one says why."""

    kind: str
    stated_at: datetime
    low: Decimal | None = None
    high: Decimal | None = None
    sources: str = ""
    estimated_on: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A dated step of the timetable; both dates may be of any precision.

    `bound` says how the planned date is meant: on, by (the end of), before or from.
    """

    what: str
    planned: str = ""
    actual: str = ""
    bound: str = "on"
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """A phase (with an end) or an all-day event of the participation; topics: what it dealt with.

    `bound` says how `begins` is meant, as for a step.
    """

    what: str
    begins: str
    bound: str = "on"
    ends: str = ""
    content: str = ""
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Participation:
    """How people take part in a project: the process told in its parts.

    `formality` is informal, formal or, where nothing is said about it, empty.
    """

    formality: str = "informal"
    who: str = ""
    basis: str = ""
    online: str = ""
    possibilities: str = ""
    aim: str = ""
    begins: str = ""
    ends: str = ""
    last_day: date | None = None
    phases: tuple[Phase, ...] = ()
    cost: str = ""
    support: str = ""
    calendar_note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Update:
    """A public entry of the update history (Fortschreibung): what changed and why.

    `moved` names the steps whose planned date changed, with the date before; `state_from` is the
    state before where the entry is a change of state.
    """

    at: datetime
    changed: str
    why: str
    moved: tuple[tuple[str, str], ...] = ()
    state_from: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """A promise of feedback to the public with its due date; the sheet's office owes it.

    A sheet has one open promise at a time.
    """

    text: str
    due: str
    made_at: datetime
    kept_at: datetime | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """An office named on the sheet; role is subject or participation."""

    role: str
    office: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture drawn by `mitsprache.demo.pictures` under this name."""

    name: str
    alt: str
    caption: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """An office's answer on its way; it is public once `released_at` is set."""

    office: str
    asked_at: datetime
    drafted_at: datetime | None = None
    released_at: datetime | None = None
    text: str = ""
    interim_at: datetime | None = None
    interim: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hiding:
    """A moderation's hiding of a comment with ground and reason."""

    at: datetime
    ground: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """A comment, with replies one level deep."""

    author: str
    at: datetime
    kind: str
    text: str
    language: str = "de"
    replies: tuple[Comment, ...] = ()
    answer: Answer | None = None
    edited_at: datetime | None = None
    edited_text: str = ""
    withdrawn_at: datetime | None = None
    hiding: Hiding | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A project (Vorhaben) with its fact sheet (Steckbrief).

    `published_at` none and `goes_live_at` none: a draft that nobody outside has seen.
    `goes_live_at`: publication is scheduled for that moment.
    """

    slug: str
    title: str
    summary: str
    description: str
    state: str
    state_note: str = ""
    office: str
    districts: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    target_groups: tuple[str, ...] = ()
    participation: str
    participation_reason: str = ""
    level: str = ""
    room_for_decision: str = ""
    process: Participation | None = None
    costs: tuple[Cost, ...]
    resolutions: tuple[tuple[str, str], ...] = ()
    steps: tuple[Step, ...] = ()
    updates: tuple[Update, ...] = ()
    promises: tuple[Promise, ...] = ()
    contacts: tuple[Contact, ...] = ()
    pictures: tuple[Picture, ...] = ()
    place: str = ""
    latitude: float | None = None
    longitude: float | None = None
    published_at: datetime | None = None
    goes_live_at: datetime | None = None
    withdrawn_at: datetime | None = None
    withdrawn_reason: str = ""
    source_note: str = ""
    comments: tuple[Comment, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PageText:
    """Title, one-sentence introduction and body (CommonMark) of a page in one language."""

    title: str
    intro: str
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """An ordinary page; kind is home, info or news."""

    slug: str
    kind: str
    de: PageText
    en: PageText
    ar: PageText
    published_at: datetime
    on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contribution:
    """A contribution: by an account (`author`), a guest (`guest`, `email`) or on paper (`name`).

    `section` is the printed number, empty for the whole document; `exact` marks words in it.
    `form_opened_at`: begun before the end and sent after it, so it is late.
    A guest has confirmed her address at once, unless `confirmed_at` says when.
    """

    at: datetime
    kind: str
    text: str
    section: str = ""
    exact: str = ""
    wording: str = ""
    author: str = ""
    guest: str = ""
    email: str = ""
    name: str = ""
    organisation: str = ""
    channel: str = "web"
    language: str = "de"
    form_opened_at: datetime | None = None
    confirmed_at: datetime | None = None
    edited_at: datetime | None = None
    edited_text: str = ""
    withdrawn_at: datetime | None = None
    hiding: Hiding | None = None
    supporters: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Extension:
    """The last day of a consultation was changed in public."""

    at: datetime
    last_day: date
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rewording:
    """A section of the next version: other words in it, or, with `parts`, split into several.

    `parts` are (title, text); neither words nor parts: the section is removed.
    """

    section: str
    before: str = ""
    after: str = ""
    parts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NextVersion:
    """What was changed after the consultation, and what the public was told about it."""

    released_at: datetime
    note: str
    changes: tuple[Rewording, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Consultation:
    """A draft online for contributions; the texts are told before people write."""

    project: str
    file_name: str
    document: str
    slug: str
    title: str
    intro: str
    room_for_decision: str
    who_decides: str
    what_follows: str
    answer_due: str
    imported_at: datetime
    released_at: datetime
    published_at: datetime
    opens_at: datetime
    last_day: date
    extensions: tuple[Extension, ...] = ()
    contributions: tuple[Contribution, ...] = ()
    next_version: NextVersion | None = None
