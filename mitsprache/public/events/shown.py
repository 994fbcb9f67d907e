"""From events to what lists and components show."""

import calendar as weeks
import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import get_language_info, ngettext, pgettext
from django.utils.translation import gettext as _

from mitsprache.common.addresses import fixed_address
from mitsprache.common.partial_dates import PartialDate
from mitsprache.common.ui.values import Badge, DateEntry, Fact, Link, Progressed, Step, Tone
from mitsprache.directory.queries import Vocabulary
from mitsprache.events import times, words
from mitsprache.events.models import Event
from mitsprache.projects.models import Step as SheetStep
from mitsprache.projects.queries import StepLine

from ..projects.shown import text_language

_LOOKS: dict[str, tuple[Tone, str]] = {
    "planned": ("accent", "plan"),
    "open": ("success", "check-circle"),
    "full": ("warning", "users"),
    "cancelled": ("danger", "hidden"),
    "over": ("neutral", "history"),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """An event in a list. `day` stands on its leaf, without one `period` does."""

    title: str
    url: str
    day: dt.date | None
    period: str
    when: str
    where: str
    kind: str
    badge: Badge
    project: Link | None
    language: str


@dataclass(frozen=True, slots=True)
class Group:
    """Events under one heading: a month, a day, or the period in which they are known to be."""

    anchor: str
    heading: str
    entries: Sequence[Entry]


@dataclass(frozen=True, slots=True)
class MonthDay:
    """A day of the month's grid; `number` events lie on it, and then it leads to them."""

    day: dt.date
    number: int
    words: str
    anchor: str
    in_month: bool
    today: bool


def badge(event: Event, at: dt.datetime, *, free: int | None) -> Badge:
    """The state of an event in a word; without registration an open one simply takes place."""
    code = times.state_at(event, at, free=free)
    tone, icon = _LOOKS[code]
    label = {
        "planned": _("planned"),
        "full": _("full, with a waiting list"),
        "cancelled": _("cancelled"),
        "over": _("the period has passed") if is_unreported(event) else _("over"),
    }.get(code, "")
    if code == "open":
        label = _("takes place")
        if event.registration:
            label = _("registration open")
            if not registration_open(event, at):
                label, tone = _("registration closed"), "neutral"
    return Badge(label=label, tone=tone, icon=icon)


def registration_open(event: Event, at: dt.datetime) -> bool:
    until = times.registration_ends_at(event)
    return event.registration and event.state == Event.State.OPEN and (until is None or at < until)


def free(event: Event, taken: Mapping[int, int]) -> int | None:
    return None if event.capacity is None else event.capacity - taken.get(event.pk, 0)


def event_url(event: Event) -> str:
    return f"{fixed_address('events')}{event.slug}/"


def first_local_day(event: Event) -> dt.date | None:
    """The local day on which it begins; None while only a period is known."""
    begins = times.starts_at(event)
    return begins.astimezone(ZoneInfo(event.zone)).date() if begins is not None else None


def entry(event: Event, at: dt.datetime, taken: Mapping[int, int]) -> Entry:
    day = first_local_day(event)
    project = None
    if event.project is not None:
        project = Link(
            label=event.project.title, url=f"{fixed_address('projects')}{event.project.slug}/"
        )
    return Entry(
        title=event.title,
        url=event_url(event),
        day=day,
        period="" if day else event.planned.in_words(),
        when=took_place(event) or words.when(event),
        where=event.place or (_("online") if event.online_url else ""),
        kind=capfirst(str(Event.Kind(event.kind).label)),
        badge=badge(event, at, free=free(event, taken)),
        project=project,
        language=text_language(),
    )


def took_place(event: Event) -> str:
    """Where it really was at another time than announced, both; else empty."""
    if event.took_place is None or event.took_place == event.planned:
        return ""
    return _("%(when)s (planned: %(planned)s)") % {
        "when": event.took_place.in_words(),
        "planned": words.days(event),
    }


# --- lists ----------------------------------------------------------------------------------------


def by_month(events: Iterable[Event], at: dt.datetime, taken: Mapping[int, int]) -> list[Group]:
    """Under their months; what is known by a longer period stands under that."""
    found: dict[str, tuple[str, list[Entry]]] = {}
    for event in events:
        day = first_local_day(event)
        of = PartialDate(day.year, day.month) if day else event.planned
        _heading, entries = found.setdefault(of.iso, (of.in_words(), []))
        entries.append(entry(event, at, taken))
    return [Group(f"m-{iso}", heading, entries) for iso, (heading, entries) in found.items()]


def by_day(
    events: Iterable[Event], month: PartialDate, at: dt.datetime, taken: Mapping[int, int]
) -> list[Group]:
    """Under each day of the month on which they begin, or which is the month's first; periods last."""
    days: dict[dt.date, list[Entry]] = {}
    periods: dict[str, tuple[str, list[Entry]]] = {}
    for event in events:
        day = first_local_day(event)
        if day is None:
            if event.planned.last_day >= month.first_day:
                _heading, entries = periods.setdefault(
                    event.planned.iso, (event.planned.in_words(), [])
                )
                entries.append(entry(event, at, taken))
        else:
            days.setdefault(max(day, month.first_day), []).append(entry(event, at, taken))
    found = [
        Group(f"tag-{day.isoformat()}", words.day(day), entries)
        for day, entries in sorted(days.items())
    ]
    return found + [Group(f"m-{iso}", title, entries) for iso, (title, entries) in periods.items()]


def grid(
    events: Iterable[Event], month: PartialDate, groups: Sequence[Group], today: dt.date
) -> list[list[MonthDay]]:
    """The month in weeks from Monday; a day of an event of several days leads to its first."""
    begin: dict[dt.date, str] = {}
    number: dict[dt.date, int] = {}
    there = {group.anchor for group in groups}
    for event in events:
        first = first_local_day(event)
        if first is None:
            continue
        anchor = f"tag-{max(first, month.first_day).isoformat()}"
        day = max(first, month.first_day)
        while day <= min(times.last_local_day(event), month.last_day):
            number[day] = number.get(day, 0) + 1
            begin.setdefault(day, anchor)
            day += dt.timedelta(days=1)
    assert month.month is not None
    return [
        [
            MonthDay(
                day=day,
                number=number.get(day, 0) if day.month == month.month else 0,
                words=_event_count(number.get(day, 0)),
                anchor=f"tag-{day.isoformat()}"
                if f"tag-{day.isoformat()}" in there
                else begin.get(day, ""),
                in_month=day.month == month.month,
                today=day == today,
            )
            for day in week
        ]
        for week in weeks.Calendar().monthdatescalendar(month.year, month.month)
    ]


def _event_count(number: int) -> str:
    return ngettext("%(number)d event", "%(number)d events", number) % {"number": number}


def weekdays() -> list[tuple[str, str]]:
    """Short and long names of the days of the week, from Monday."""
    monday = dt.date(2024, 1, 1)
    days = [monday + dt.timedelta(days=number) for number in range(7)]
    return [(date_format(day, "D"), date_format(day, "l")) for day in days]


def neighbour(month: PartialDate, by: int) -> PartialDate:
    assert month.month is not None
    number = month.year * 12 + month.month - 1 + by
    return PartialDate(number // 12, number % 12 + 1)


# --- home and the fact sheet ----------------------------------------------------------------------


def date_entries(events: Iterable[Event]) -> list[DateEntry]:
    """For the home page's list of dates."""
    return [
        DateEntry(
            title=event.title,
            url=event_url(event),
            day=first_local_day(event),
            period="",
            text=event.project.title if event.project else event.place,
            language=text_language(),
        )
        for event in events
    ]


def with_steps(
    lines: Iterable[tuple[StepLine, Step]], events: Iterable[Event], at: dt.datetime
) -> list[Step]:
    """Dated lines of a sheet and its events in one order.

    An event takes the place of the line that announces it for the same day or period, and keeps
    what the line says of it.
    """
    own = list(lines)
    notes: dict[str, str] = {}
    for line, _step in own:
        if line.kind == SheetStep.Kind.EVENT and line.iso:
            notes.setdefault(line.iso, line.note)
    told = [(event.planned.iso, _step_of(event, at, notes)) for event in events]
    there = {iso for iso, _step in told}
    merged = [
        (line.iso, step)
        for line, step in own
        if not (line.kind == SheetStep.Kind.EVENT and line.iso in there)
    ]
    return [step for _iso, step in sorted([*merged, *told], key=lambda one: _sorted_by(one[0]))]


def _step_of(event: Event, at: dt.datetime, notes: dict[str, str]) -> Step:
    begins = times.starts_at(event)
    state: Progressed = "next"
    if times.is_over(event, at):
        state = "missed" if is_unreported(event) else "past"
    elif begins is not None and begins <= at:
        state = "now"
    text = notes.pop(event.planned.iso, "")
    if event.state == Event.State.CANCELLED:
        state = "past" if state in ("past", "missed") else "next"
        text = _("Cancelled: %(reason)s") % {"reason": event.cancel_reason}
    return Step(
        title=event.title,
        state=state,
        when=took_place(event) or words.days(event),
        iso=event.planned.iso,
        text=text,
        url=event_url(event),
        language=text_language(),
    )


def is_unreported(event: Event) -> bool:
    """Announced for a period alone, and nobody has said that it took place."""
    return event.starts_at is None and event.first_day is None and event.took_place is None


def _sorted_by(iso: str) -> tuple[dt.date, dt.date]:
    if not iso:
        return dt.date.max, dt.date.max
    known = PartialDate.parse(iso)
    return known.last_day, known.first_day


# --- the event's own page -------------------------------------------------------------------------


def access(event: Event, *, over: bool) -> list[Fact]:
    """What is known of how people can come, and what is not."""
    unknown = _("not stated") if over else _("not known yet: please ask us")
    said = {
        Event.Access.YES: _("yes"),
        Event.Access.NO: _("no"),
        Event.Access.ON_REQUEST: _("if you tell us beforehand"),
        Event.Access.UNKNOWN: unknown,
    }
    facts = [
        Fact(term=_("Step-free"), value=said[Event.Access(event.step_free)]),
        Fact(term=_("Induction loop"), value=said[Event.Access(event.induction_loop)]),
        Fact(term=_("Interpreting"), value=said[Event.Access(event.interpreting)]),
        Fact(term=_("Child care"), value=said[Event.Access(event.child_care)]),
    ]
    if event.access_note:
        facts.append(
            Fact(term=_("More on access"), value=event.access_note, language=text_language())
        )
    return facts


def facts(event: Event, names: Vocabulary) -> list[Fact]:
    """Who invites, in which languages, and what else is known."""
    office = names.offices.get(event.organiser_id)
    found = [
        Fact(term=_("Organised by"), value=office.name if office else event.organiser.name),
    ]
    if event.body is not None:
        found.append(Fact(term=_("Body"), value=event.body.name, language=text_language()))
    if event.languages:
        found.append(Fact(term=_("Languages"), value=languages(event.languages)))
    if event.district_id and (district := names.districts.get(event.district_id)):
        found.append(Fact(term=_("District"), value=district.name))
    return found


def languages(codes: Iterable[str]) -> str:
    """Names of languages in the page's own."""
    return ", ".join(str(get_language_info(code)["name_translated"]) for code in codes)


def places(free: int | None, capacity: int | None, waiting: int) -> str:
    """How many places are left, in words; empty where there is no limit."""
    if free is None or capacity is None:
        return ""
    if free > 0 and not waiting:
        words_ = ngettext(
            "%(free)d of %(all)d place free", "%(free)d of %(all)d places free", capacity
        )
        return words_ % {"free": free, "all": capacity}
    if waiting:
        words_ = ngettext(
            "full, %(number)d registration is waiting",
            "full, %(number)d registrations are waiting",
            waiting,
        )
        return words_ % {"number": waiting}
    return _("full; you can get onto the waiting list")


def way(*further: Link) -> list[Link]:
    """The breadcrumb down to the calendar and below it."""
    return [
        Link(label=_("Home"), url=fixed_address("home")),
        Link(label=pgettext("calendar", "Events"), url=fixed_address("events")),
        *further,
    ]
