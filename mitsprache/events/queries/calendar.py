"""What the calendar lists: events ahead, past ones, those of a month, of a project or a group."""

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS
from django.db.models import BigIntegerField, Exists, F, OuterRef, Q, QuerySet

from mitsprache.common import clock
from mitsprache.common.partial_dates import PartialDate
from mitsprache.common.prepared import Given, Prepared
from mitsprache.groups.models import WorkingGroup
from mitsprache.projects.models import Project

from ..models import Event

# Whole days stand before the hours of a day, whichever way the database sorts what is empty.
_ORDER = ("planned_sort", F("starts_at").asc(nulls_first=True), "pk")
_BACKWARDS = ("-planned_sort", F("starts_at").desc(nulls_last=True), "-pk")
PER_PAGE = 30
MOST = 500


@dataclass(frozen=True, slots=True)
class Asked:
    """Which events are wanted; slugs of districts and topics, codes of kinds; of one question any.

    An event without a district of its own lies in those of its project, and its topics are its
    project's.
    """

    districts: Collection[str] = ()
    topics: Collection[str] = ()
    kinds: Collection[str] = ()

    @property
    def number(self) -> int:
        return len(self.districts) + len(self.topics) + len(self.kinds)


@dataclass(frozen=True, slots=True)
class Listed:
    """One page of a list, and how many events and pages there are."""

    events: Sequence[Event]
    count: int
    page: int
    pages: int


def listed(asked: Asked, *, past: bool = False, page: int = 1, at: dt.datetime) -> Listed:
    """Events that are not over by the local day, the nearest first; or past ones, newest first.

    Two queries. A page beyond the last one is the last one.
    """
    ahead = _ahead(clock.local_day(at))
    rows = _wanted(asked).filter(~ahead if past else ahead)
    count = rows.count()
    pages = max(1, -(-count // PER_PAGE))
    page = min(page, pages)
    start = (page - 1) * PER_PAGE
    return Listed(
        list(rows.order_by(*(_BACKWARDS if past else _ORDER))[start : start + PER_PAGE]),
        count,
        page,
        pages,
    )


def in_month(month: PartialDate, asked: Asked) -> list[Event]:
    """Events of which at least one local day lies in `month`, and those known by a period that
    holds the month. One query, at most MOST events."""
    first, last = month.first_day, month.last_day
    midnight = dt.datetime.combine(first, dt.time.min, tzinfo=ZoneInfo(settings.TIME_ZONE))
    rows = _wanted(asked).filter(
        Q(planned_sort__gte=first)
        | Q(last_day__gte=first)
        | Q(ends_at__gt=midnight)
        | _known_by(_periods(first)),
        planned_sort__lte=last,
    )
    return list(rows.order_by(*_ORDER)[:MOST])


def next_events(*, n: int, at: dt.datetime) -> list[Event]:
    """The next `n` that have a day, cancelled ones among them, for the home page. One query.

    Cancelled, too, because a sheet may still announce the same day.
    """
    today = clock.local_day(at)
    rows = _public().filter(_ahead(today) & ~_without_day())
    return list(rows.order_by(*_ORDER)[:n])


def of_project(project_id: int) -> list[Event]:
    """All events of a sheet in their order. One query."""
    return list(_public().filter(project=project_id).order_by(*_ORDER))


# What a sheet's timetable tells of its events; the SQL is made once (common.prepared).
_TOLD = (
    *("id", "project_id", "slug", "title", "kind", "state", "planned", "planned_sort", "zone"),
    *("starts_at", "ends_at", "first_day", "last_day", "took_place", "cancel_reason"),
)
_of_sheet = Prepared(
    lambda: (
        Event.objects.visible_to(None)
        .filter(project=Given("project", BigIntegerField()))
        .order_by(*_ORDER)
        .values_list(*_TOLD)
    )
)


def of_sheet(project_id: int) -> list[Event]:
    """All events of a sheet in their order, as far as its timetable tells of them. One query."""
    return [Event.from_db(DEFAULT_DB_ALIAS, _TOLD, row) for row in _of_sheet(project=project_id)]


def of_group(group: WorkingGroup) -> list[Event]:
    """Events in which a session is the group's. One query."""
    rows = _public().filter(sessions__group=group).distinct()
    return list(rows.order_by(*_ORDER))


def of_feed(*, at: dt.datetime) -> list[Event]:
    """Everything ahead and what was in the last year, cancelled events, too. One query."""
    year = clock.local_day(at) - dt.timedelta(days=366)
    rows = _public().exclude(_without_day()).filter(Q(planned_sort__gte=year) | _ahead(year))
    return list(rows.order_by(*_ORDER)[: MOST * 4])


def event_at(slug: str) -> Event | None:
    """The public event at this address with what its page names. One query."""
    rows = Event.objects.visible_to(None).filter(slug=slug)
    return rows.select_related("project", "organiser", "district", "body").first()


def before(event: Event) -> Event | None:
    """The public event that this one continues. One query, none if there is none."""
    if event.continues_id is None:
        return None
    return _public().filter(pk=event.continues_id).first()


def continued_by(event: Event) -> list[Event]:
    """Public events that go on with this one. One query."""
    return list(_public().filter(continues=event).order_by(*_ORDER))


def _public() -> QuerySet[Event]:
    return Event.objects.visible_to(None).select_related("project", "district")


def _wanted(asked: Asked) -> QuerySet[Event]:
    rows = _public()
    if asked.kinds:
        rows = rows.filter(kind__in=asked.kinds)
    if asked.topics:
        rows = rows.filter(_of_projects(topics__slug__in=asked.topics))
    if asked.districts:
        own = Q(district__slug__in=asked.districts)
        of_sheet = _of_projects(districts__slug__in=asked.districts)
        rows = rows.filter(own | Q(of_sheet, district=None))
    return rows


def _of_projects(**facts: Any) -> Exists:
    return Exists(Project.objects.filter(pk=OuterRef("project"), **facts))


def _without_day() -> Q:
    return Q(starts_at=None, first_day=None)


def _ahead(today: dt.date) -> Q:
    """Not over before `today`: by its last day, or by the period in which it is known to be."""
    midnight = dt.datetime.combine(today, dt.time.min, tzinfo=ZoneInfo(settings.TIME_ZONE))
    return (
        Q(planned_sort__gte=today)
        | Q(last_day__gte=today)
        | Q(ends_at__gt=midnight)
        | Q(_known_by(_periods(today)), took_place="")
    )


def _known_by(periods: Collection[str]) -> Q:
    return Q(_without_day(), planned__in=periods)


def _periods(day: dt.date) -> list[str]:
    """The periods that hold the day, as they are written."""
    quarter = PartialDate(day.year, quarter=(day.month + 2) // 3)
    return [PartialDate(day.year).iso, quarter.iso, PartialDate(day.year, day.month).iso]
