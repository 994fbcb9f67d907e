"""What components are given: plain values that a page's query or view fills, never models.

`language` is set where a text is in another language than its page (empty: the page's own).
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Tone = Literal["neutral", "accent", "warm", "success", "warning", "danger"]
Progressed = Literal["past", "now", "next", "missed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A place to go. `current` marks the page that is open; `count` shows behind a desk link."""

    label: str
    url: str
    current: bool = False
    icon: str = ""
    count: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Badge:
    """A state in a word with its drawing; the tone repeats what the word says."""

    label: str
    tone: Tone = "neutral"
    icon: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """An image with its true pixel size, so that nothing jumps while it loads.

    `alt` is empty for a picture that only decorates. `srcset` and `sizes` as in HTML.
    """

    src: str
    width: int
    height: int
    alt: str = ""
    srcset: str = ""
    sizes: str = ""
    credit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One project in a list. `updated` is a date, `where` and `topics` are ready for print."""

    title: str
    url: str
    summary: str = ""
    picture: Picture | None = None
    placeholder_icon: str = "comments"
    badges: Sequence[Badge] = ()
    where: str = ""
    topics: str = ""
    next_step: str = ""
    updated: dt.date | None = None
    comments: int | None = None
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One value of a filter. `count` is how many results it would leave; None hides it."""

    value: str
    label: str
    selected: bool = False
    count: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FilterGroup:
    """One question of a filter: a select (one answer) or checkboxes (several)."""

    name: str
    label: str
    choices: Sequence[Choice]
    kind: Literal["select", "checkboxes"] = "select"
    any_label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chip:
    """An active filter with the address of the same list without it."""

    label: str
    remove_url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A term and what is known about it: one text, or several as a list."""

    term: str
    value: str = ""
    values: Sequence[str] = ()
    note: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A dated step. `when` is ready for print, `iso` the same for machines (`2018-Q1`)."""

    title: str
    state: Progressed = "next"
    when: str = ""
    iso: str = ""
    text: str = ""
    url: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DateEntry:
    """An entry of a list of dates. Without an exact `day`, `period` stands on the leaf."""

    title: str
    url: str = ""
    day: dt.date | None = None
    period: str = ""
    text: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stat:
    """A number that says at a glance how much there is."""

    value: str
    label: str
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The official answer below a comment. `html` is the rendered, safe text."""

    office: str
    when: dt.datetime
    html: str
    interim: bool = False
    anchor: str = ""
    language: str = ""
    report_url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """A comment as it is shown. `html` is the rendered, safe text.

    `gone` holds the sentence that stands in place of a hidden or withdrawn text. `actions` are
    links; `report_url` gets its own link. Replies are folded and one level deep.
    """

    anchor: str
    author: str
    when: dt.datetime
    html: str = ""
    badge: Badge | None = None
    edited: dt.datetime | None = None
    history_url: str = ""
    language: str = ""
    gone: str = ""
    answers: Sequence[Answer] = ()
    replies: Sequence["Comment"] = ()
    actions: Sequence[Link] = ()
    report_url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Who can be asked. `role` says what for, e.g. "Questions on the subject"."""

    office: str
    role: str = ""
    name: str = ""
    phone: str = ""
    mail: str = ""
    address: str = ""
    hours: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a table; numbers stand at the end of their cells."""

    label: str
    number: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place of a map and of the list beside it."""

    label: str
    url: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A stretch of a comparison: kept, added or removed words."""

    text: str
    change: Literal["kept", "added", "removed"] = "kept"
