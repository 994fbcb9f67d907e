"""Events are prepared, published, changed and cancelled."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import transaction
from django.utils.translation import gettext as _

from mitsprache.common import audit, clock
from mitsprache.common.partial_dates import PartialDate
from mitsprache.common.permissions import authorize
from mitsprache.common.text import render_markdown, tidy, tidy_line
from mitsprache.common.transitions import move
from mitsprache.council.models import Body
from mitsprache.directory.models import District, Office
from mitsprache.projects.actions.creating import slug_of
from mitsprache.projects.models import Project

from ..models import Event, Need
from ..models.event import MOST_SEATS
from ..queries.places import places
from ..signals import event_cancelled, event_changed
from ..states import EVENT_STEPS
from ..times import needs_end
from .keeping import announced, locked
from .refusals import ChangedMeanwhile, ConfirmedExceed, EntryWrong, NotPossibleNow
from .waiting import offer_free_places

TEXT_LENGTHS = {"summary": 1_000, "programme": 10_000}
LINE_LENGTHS = {"title": 200, "place": 200, "address": 300, "access_note": 500, "online_url": 500}
MOST_PLACES = 100_000
LONGEST = dt.timedelta(days=120)
# Changes of these reach everybody who comes, and raise the number of the calendar's entry.
TOLD = (
    "title",
    "starts_at",
    "ends_at",
    "first_day",
    "last_day",
    "planned",
    "place",
    "address",
    "online_url",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class EventEntry:
    """What is entered for an event; times are aware, days local and inclusive.

    Either `starts_at` and `ends_at`, or `first_day` (and `last_day`), or neither: then it stands
    under `planned`.
    """

    title: str
    kind: str
    planned: PartialDate | None = None
    starts_at: dt.datetime | None = None
    ends_at: dt.datetime | None = None
    first_day: dt.date | None = None
    last_day: dt.date | None = None
    took_place: PartialDate | None = None
    summary: str = ""
    programme: str = ""
    place: str = ""
    address: str = ""
    district: District | None = None
    online_url: str = ""
    step_free: str = "unknown"
    induction_loop: str = "unknown"
    child_care: str = "unknown"
    interpreting: str = "unknown"
    access_note: str = ""
    languages: Sequence[str] = field(default_factory=tuple)
    continues: Event | None = None
    body: Body | None = None
    registration: bool = False
    capacity: int | None = None
    seats_each: int = 4
    register_until: dt.datetime | None = None


@transaction.atomic
def create_event(
    *,
    actor: Any,
    organiser: Office,
    project: Project | None = None,
    entry: EventEntry,
    slug: str = "",
    at: dt.datetime | None = None,
) -> Event:
    """Prepare an event; nobody outside sees it before it is published.

    An empty `slug` is made of title and year. Raises NotAllowed (for the organiser, or for the
    project of another office), EntryWrong.
    """
    authorize(actor, "events.create_event", organiser)
    if project is not None:
        authorize(actor, "events.hold_for_project", project)
    at = at or clock.database_now()
    event = Event(organiser=organiser, project=project, created_at=at, changed_at=at)
    _write(event, entry)
    event.slug = _slug(slug, event)
    event.save(force_insert=True)
    audit.record(
        actor=actor,
        verb="events.create_event",
        subject=event,
        at=at,
        changes={"kind": [None, event.kind], "project": [None, event.project_id]},
    )
    return event


@transaction.atomic
def change_event(
    *,
    actor: Any,
    event: Event,
    seen: dt.datetime,
    entry: EventEntry,
    at: dt.datetime | None = None,
) -> Event:
    """Change an event; `seen` is its `changed_at` when the page was opened.

    What people who come must know of raises the number of its calendar entry and is told to them.
    More places are offered to whoever waits. Raises NotAllowed, ChangedMeanwhile, EntryWrong,
    ConfirmedExceed (fewer places than are taken), NotPossibleNow (cancelled).
    """
    event = locked(event)
    authorize(actor, "events.change_event", event)
    at = at or clock.database_now()
    if event.changed_at != seen:
        raise ChangedMeanwhile
    if event.state == Event.State.CANCELLED:
        raise NotPossibleNow
    before = {name: getattr(event, name) for name in TOLD}
    _write(event, entry)
    taken = places(event).taken
    if event.capacity is not None and event.capacity < taken:
        raise ConfirmedExceed(taken)
    changes = audit.changed_columns(event)
    changes.pop("programme_html", None)
    if not changes:
        return event
    told = [name for name in TOLD if getattr(event, name) != before[name]]
    if told and event.published_at is not None:
        event.sequence += 1
    event.changed_at = at
    event.save()
    # What people need is kept until after the day on which they need it, wherever that moves.
    Need.objects.filter(registration__event=event).update(delete_after=needs_end(event))
    audit.record(actor=actor, verb="events.change_event", subject=event, at=at, changes=changes)
    announced(event)
    if told and event.published_at is not None:
        event_changed.send(Event, event=event, what=told)
    offer_free_places(event, at=at)
    return event


@transaction.atomic
def publish_event(*, actor: Any, event: Event, at: dt.datetime | None = None) -> Event:
    """Put it into the calendar; where people register, they can from now on.

    Raises NotAllowed, NotPossibleNow (published or cancelled), EntryWrong (people register but no
    time is fixed).
    """
    event = locked(event)
    authorize(actor, "events.publish_event", event)
    at = at or clock.database_now()
    if event.published_at is not None or event.state != Event.State.PLANNED:
        raise NotPossibleNow
    fixed = event.starts_at is not None or event.first_day is not None
    if event.registration and not fixed:
        raise EntryWrong("starts_at", _("Nobody can register before the day is fixed."))
    event.published_at = at
    event.save(update_fields=["published_at"])
    if fixed:
        _open(event, actor=actor, at=at)
    else:
        audit.record(actor=actor, verb="events.publish_event", subject=event, at=at)
    announced(event)
    return event


@transaction.atomic
def open_event(*, actor: Any, event: Event, at: dt.datetime | None = None) -> Event:
    """A published event of which only the period was known has its day now: people can come.

    Raises NotAllowed, NotPossibleNow, EntryWrong (no day).
    """
    event = locked(event)
    authorize(actor, "events.publish_event", event)
    at = at or clock.database_now()
    if event.published_at is None or event.state != Event.State.PLANNED:
        raise NotPossibleNow
    if event.starts_at is None and event.first_day is None:
        raise EntryWrong("starts_at", _("Please fix the day first."))
    _open(event, actor=actor, at=at)
    announced(event)
    return event


@transaction.atomic
def cancel_event(*, actor: Any, event: Event, reason: str, at: dt.datetime | None = None) -> Event:
    """Call it off for good, with a public reason; everybody who is registered is told.

    Raises NotAllowed, EntryWrong (reason), NotPossibleNow (cancelled before).
    """
    event = locked(event)
    authorize(actor, "events.cancel_event", event)
    at = at or clock.database_now()
    reason = tidy(reason)
    if not reason:
        raise EntryWrong("reason", _("Please say why, in a few words."))
    if len(reason) > 1_000:
        raise EntryWrong("reason", _("Please write at most %(most)d characters.") % {"most": 1_000})
    if event.state == Event.State.CANCELLED:
        raise NotPossibleNow
    move(
        event,
        Event.State.CANCELLED,
        steps=EVENT_STEPS,
        actor=actor,
        at=at,
        verb="events.cancel_event",
        also={
            "cancelled_at": at,
            "cancel_reason": reason,
            "sequence": event.sequence + 1,
            "changed_at": at,
        },
    )
    Need.objects.filter(registration__event=event).delete()  # nobody needs it any more
    announced(event)
    if event.published_at is not None:
        event_cancelled.send(Event, event=event)
    return event


def _open(event: Event, *, actor: Any, at: dt.datetime) -> None:
    move(
        event, Event.State.OPEN, steps=EVENT_STEPS, actor=actor, at=at, verb="events.publish_event"
    )


def _write(event: Event, entry: EventEntry) -> None:
    """Check the entry and put it on the row; nothing is saved."""
    for name, most in LINE_LENGTHS.items():
        setattr(event, name, _text(name, tidy_line(getattr(entry, name)), most))
    for name, most in TEXT_LENGTHS.items():
        setattr(event, name, _text(name, tidy(getattr(entry, name)), most))
    event.programme_html = render_markdown(event.programme)
    if not event.title:
        raise EntryWrong("title", _("Please give it a title."))
    if entry.kind not in Event.Kind.values:
        raise EntryWrong("kind", _("Please choose a kind."))
    if event.online_url:
        try:
            URLValidator(schemes=["https", "http"])(event.online_url)
        except ValidationError:
            raise EntryWrong("online_url", _("Please enter a complete address.")) from None
    for name in ("step_free", "induction_loop", "child_care", "interpreting"):
        if getattr(entry, name) not in Event.Access.values:
            raise EntryWrong(name, _("Please choose one of the answers."))
        setattr(event, name, getattr(entry, name))
    known = dict(settings.LANGUAGES)
    event.languages = [code for code in dict.fromkeys(entry.languages) if code in known]
    event.kind, event.district, event.body = entry.kind, entry.district, entry.body
    event.took_place = entry.took_place
    if entry.continues is not None and entry.continues.pk == event.pk:
        raise EntryWrong("continues", _("An event cannot continue itself."))
    event.continues = entry.continues
    _write_times(event, entry)
    _write_places(event, entry)


def _write_times(event: Event, entry: EventEntry) -> None:
    if (entry.starts_at or entry.ends_at) and (entry.first_day or entry.last_day):
        raise EntryWrong("first_day", _("Please enter either times or whole days."))
    if (entry.starts_at is None) != (entry.ends_at is None):
        raise EntryWrong("ends_at", _("Please say when it begins and when it ends."))
    if entry.starts_at and entry.ends_at and entry.ends_at <= entry.starts_at:
        raise EntryWrong("ends_at", _("The end lies before the beginning."))
    first, last = entry.first_day, entry.last_day or entry.first_day
    if entry.last_day and not first:
        raise EntryWrong("first_day", _("Please enter the first day, too."))
    if first and last and last < first:
        raise EntryWrong("last_day", _("The end lies before the beginning."))
    length = entry.ends_at - entry.starts_at if entry.starts_at and entry.ends_at else None
    if first and last:
        length = last - first
    if length is not None and length > LONGEST:
        raise EntryWrong("ends_at", _("An event lasts 120 days at most."))
    event.starts_at, event.ends_at = entry.starts_at, entry.ends_at
    event.first_day, event.last_day = first, last
    day = first
    if entry.starts_at is not None:
        day = entry.starts_at.astimezone(ZoneInfo(event.zone)).date()
    planned = PartialDate.on(day) if day is not None else entry.planned
    if planned is None:
        raise EntryWrong("planned", _("Please say when, as precisely as is known."))
    event.planned, event.planned_sort = planned, planned.first_day


def _write_places(event: Event, entry: EventEntry) -> None:
    if entry.capacity is not None and not 1 <= entry.capacity <= MOST_PLACES:
        raise EntryWrong("capacity", _("Please enter a number of places, or leave it empty."))
    if not 1 <= entry.seats_each <= MOST_SEATS:
        words = _("Please enter a number from 1 to %(most)d.")
        raise EntryWrong("seats_each", words % {"most": MOST_SEATS})
    event.registration, event.capacity = entry.registration, entry.capacity
    event.seats_each, event.register_until = entry.seats_each, entry.register_until


def _text(name: str, text: str, most: int) -> str:
    if len(text) > most:
        raise EntryWrong(name, _("Please write at most %(most)d characters.") % {"most": most})
    return text


def _slug(slug: str, event: Event) -> str:
    """The address as entered, or one made of title and year that nobody has."""
    if slug:
        if slug != slug_of(slug):
            raise EntryWrong("slug", _("Please use small letters, digits and hyphens."))
        if Event.objects.filter(slug=slug).exists():
            raise EntryWrong("slug", _("This address is taken."))
        return slug
    made = base = slug_of(f"{event.title} {event.planned.year}")
    number = 1
    while Event.objects.filter(slug=made).exists():
        number += 1
        made = f"{base}-{number}"
    return made
