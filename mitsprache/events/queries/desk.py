"""What the desk shows of events and of who comes to them."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import (
    Count,
    Exists,
    F,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Sum,
    Value,
)
from django.db.models.functions import Coalesce, Lower, NullIf

from mitsprache.common import clock

from ..models import Event, Need, Photo, Registration, Result, Session
from ..states import HOLDS

PER_PAGE = 50
PER_DOOR = 100
VIEWS = ("kommend", "vergangen", "entwuerfe", "abgesagt")
NEEDS = ("accessibility", "interpreting", "child_care", "diet")
_State = Registration.State


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """An event in the list, with the seats that are held and how many people wait."""

    event: Event
    taken: int
    waiting: int


def event_list(
    person: Any, view: str, *, search: str = "", number: str = "1", at: dt.datetime
) -> tuple[list[Listed], Page[Event], dict[str, int]]:
    """A page of the events that `person` organises, and how many each view holds; four queries."""
    mine = Event.objects.editable_by(person)
    if search:
        mine = mine.filter(Q(title__icontains=search) | Q(project__title__icontains=search))
    views = _views(clock.local_day(at))
    keys = mine.values("pk")  # joins of the rules may double a row
    counted: dict[str, int] = Event.objects.filter(pk__in=keys).aggregate(
        **{name: Count("pk", filter=condition) for name, condition in views.items()}
    )
    rows = Event.objects.filter(views[view], pk__in=keys).select_related("project", "organiser")
    newest = ("-planned_sort", "-starts_at", "-pk")
    nearest = ("planned_sort", "starts_at", "pk")
    order = newest if view in ("vergangen", "abgesagt") else nearest
    page = Paginator(rows.order_by(*order), PER_PAGE).get_page(number)
    events = list(page.object_list)
    seats = _seats(events)
    found = [
        Listed(
            event=event,
            taken=seats.get(event.pk, (0, 0))[0],
            waiting=seats.get(event.pk, (0, 0))[1],
        )
        for event in events
    ]
    return found, page, counted


def _views(today: dt.date) -> dict[str, Q]:
    """Past is what has ended before today; a period is past with its last day, roughly."""
    cancelled = Q(state=Event.State.CANCELLED)
    draft = Q(published_at=None) & ~cancelled
    ahead = (
        Q(last_day__gte=today)
        | Q(ends_at__date__gte=today)
        | Q(first_day=None, starts_at=None, took_place="", planned_sort__gte=_half_a_year(today))
    )
    shown = ~cancelled & Q(published_at__isnull=False)
    return {
        "kommend": shown & ahead,
        "vergangen": shown & ~ahead,
        "entwuerfe": draft,
        "abgesagt": cancelled,
    }


def _half_a_year(today: dt.date) -> dt.date:
    """A quarter or a year that began not long ago is not over yet."""
    return today - dt.timedelta(days=182)


def _seats(events: Sequence[Event]) -> dict[int, tuple[int, int]]:
    rows = Registration.objects.filter(event__in=[event.pk for event in events])
    counted = (
        rows.values_list("event")
        .annotate(
            taken=Coalesce(Sum("seats", filter=Q(state__in=HOLDS)), 0),
            waits=Coalesce(Sum("seats", filter=Q(state=_State.WAITING)), 0),
        )
        .order_by()
    )
    return {event: (taken, waits) for event, taken, waits in counted}


def event_of(person: Any, pk: int) -> Event | None:
    """An event that `person` organises, None for every other one (Z-15)."""
    mine = Event.objects.editable_by(person)
    near = ("project__office", "organiser", "district", "body", "continues")
    return mine.select_related(*near).filter(pk=pk).first()


def sessions_of(event: Event) -> list[Session]:
    """Its sessions in their order, with group and topic; one query."""
    return list(event.sessions.select_related("group", "topic", "event"))


def can_continue(person: Any, event: Event | None) -> list[Event]:
    """What an event can go on with: others that `person` organises, the newest first."""
    rows = Event.objects.filter(pk__in=Event.objects.editable_by(person).values("pk"))
    if event is not None:
        rows = rows.exclude(pk=event.pk)
    return list(rows.order_by("-planned_sort", "-pk")[:100])


# --- who comes ------------------------------------------------------------------------------------


def _named(event: Event) -> QuerySet[Any]:
    """Registrations with the name by which they are called (`called`): as entered, else that of
    the account."""
    called = Coalesce(NullIf("name", Value("")), F("person__display_name"), Value(""))
    return event.registrations.select_related("session", "person", "guest").annotate(called=called)


def called(registration: Registration) -> str:
    """The name that `_named` has read."""
    return str(getattr(registration, "called", ""))


@dataclass(frozen=True, slots=True)
class Counted:
    """Registrations and people in one state."""

    state: str
    registrations: int
    people: int


def counts(event: Event) -> dict[str, Counted]:
    """Registrations and people by state; one query."""
    rows = (
        Registration.objects.filter(event=event)
        .values_list("state")
        .annotate(registrations=Count("pk"), people=Sum("seats"))
        .order_by()
    )
    found = {state: Counted(state, number, people) for state, number, people in rows}
    return {state: found.get(state, Counted(state, 0, 0)) for state in _State.values}


TABS = {
    "kommen": (_State.CONFIRMED, _State.PRESENT),
    "angebot": (_State.OFFERED,),
    "warten": (_State.WAITING,),
    "unbestaetigt": (_State.UNCONFIRMED,),
    "abgesagt": (_State.CANCELLED, _State.LAPSED),
}


def registration_list(event: Event, tab: str, *, search: str, number: str) -> Page[Registration]:
    """A page of those who come, wait or have cancelled, in the order of their numbers."""
    rows = _named(event).filter(state__in=TABS[tab])
    if search:
        rows = rows.filter(called__icontains=search)
    return Paginator(rows.order_by("number"), PER_PAGE).get_page(number)


def registration_in(event: Event, pk: int) -> Registration | None:
    """One of this very event (Z-06)."""
    return _named(event).filter(pk=pk).first()


@dataclass(frozen=True, slots=True)
class Needed:
    """What one of those who come needs, of one kind."""

    number: int
    name: str
    text: str


def needs(event: Event) -> dict[str, list[Needed]]:
    """By kind what people who come, wait or were offered a place need; one query.

    For who organises the event alone: whoever shows it asks `events.read_needs` first.
    """
    rows = Need.objects.filter(
        registration__event=event, registration__state__in=(*HOLDS, _State.WAITING)
    ).select_related("registration__person")
    found: dict[str, list[Needed]] = {kind: [] for kind in NEEDS}
    for row in rows.order_by("registration__number"):
        who = row.registration
        name = who.name or (who.person.display_name if who.person else "")
        for kind in NEEDS:
            if text := getattr(row, kind):
                found[kind].append(Needed(who.number, name, text))
    return found


def door_list(event: Event, *, search: str, number: str) -> Page[Registration]:
    """Who may come in, by name: those who have not come yet first."""
    rows = _named(event).filter(state__in=TABS["kommen"])
    if search:
        rows = rows.filter(called__icontains=search)
    return Paginator(rows.order_by("state", Lower("called"), "number"), PER_DOOR).get_page(number)


def not_expected(event: Event, *, search: str) -> list[Registration]:
    """Whom the search finds beside: on the waiting list, with an offer, cancelled."""
    if not search:
        return []
    rows = _named(event).exclude(state__in=(*TABS["kommen"], _State.UNCONFIRMED))
    return list(rows.filter(called__icontains=search).order_by("number")[:20])


def everybody_expected(event: Event) -> list[Registration]:
    """The list for paper: all who have a place, by name; one query."""
    rows = _named(event).filter(state__in=TABS["kommen"])
    return list(rows.order_by(Lower("called"), "number"))


# --- what came out --------------------------------------------------------------------------------


def results_of(event: Event) -> dict[int | None, Result]:
    """All results by key of the session (None: of the whole), public or not, with their photos."""
    photos = Photo.objects.select_related("picture")
    rows = event.results.select_related("changed_by").prefetch_related(Prefetch("photos", photos))
    return {row.session_id: row for row in rows}


def sessions_to_note(person: Any, *, at: dt.datetime) -> list[Session]:
    """Sessions in which `person` takes notes, of events in the last and in the next weeks."""
    today = clock.local_day(at)
    near = (today - dt.timedelta(days=60), today + dt.timedelta(days=30))
    rows = (
        Session.objects.editable_by(person)
        .filter(event__planned_sort__range=near)
        .exclude(event__state=Event.State.CANCELLED)
    )
    rows = rows.select_related("event__project", "group", "topic").distinct()
    return list(rows.order_by("event__planned_sort", "event__starts_at", "event", "order")[:100])


def session_to_note(person: Any, pk: int) -> Session | None:
    rows = Session.objects.editable_by(person).filter(pk=pk)
    near = ("event__project", "event__organiser", "group__office", "group__project", "topic")
    return rows.select_related(*near).first()


def duties(person: Any, *, at: dt.datetime) -> tuple[int, int]:
    """How many drafts wait to be published, and how many events of the last year have no public
    result; one query."""
    today = clock.local_day(at)
    public = Result.objects.filter(event=OuterRef("pk"), published_at__isnull=False)
    views = _views(today)
    keys = Event.objects.editable_by(person).values("pk")
    recent = Q(planned_sort__gte=today - dt.timedelta(days=366)) & ~Q(kind=Event.Kind.COUNCIL)
    counted = Event.objects.filter(pk__in=keys).aggregate(
        drafts=Count("pk", filter=views["entwuerfe"]),
        silent=Count("pk", filter=views["vergangen"] & recent & Q(~Exists(public))),
    )
    return counted["drafts"], counted["silent"]
