"""The sessions of an event: parts in parallel, each of a working group or of a topic."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from mitsprache.common import audit, clock
from mitsprache.common.permissions import authorize
from mitsprache.common.text import tidy_line
from mitsprache.groups.models import CrossCuttingTopic, WorkingGroup

from ..models import Event, Session
from ..queries.places import places
from .keeping import changed, locked
from .planning import MOST_PLACES
from .refusals import ChangedMeanwhile, ConfirmedExceed, EntryWrong, NotPossibleNow
from .waiting import offer_free_places

MOST_SESSIONS = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionEntry:
    """One session; `session` is the one that it changes, None: a new one."""

    title: str
    session: Session | None = None
    group: WorkingGroup | None = None
    topic: CrossCuttingTopic | None = None
    room: str = ""
    starts_at: dt.datetime | None = None
    ends_at: dt.datetime | None = None
    capacity: int | None = None


@transaction.atomic
def set_sessions(
    *,
    actor: Any,
    event: Event,
    entries: Sequence[SessionEntry],
    seen: dt.datetime | None = None,
    at: dt.datetime | None = None,
) -> list[Session]:
    """The sessions of an event in their order; those that are not named are taken out.

    `seen` is the event's `changed_at` when the page was opened. A session on which something
    hangs (registrations, results, notes) stays. Raises NotAllowed, ChangedMeanwhile, EntryWrong
    and ConfirmedExceed (with the `row`), NotPossibleNow (also when it is cancelled).
    """
    event = locked(event)
    authorize(actor, "events.change_event", event)
    at = at or clock.database_now()
    if seen is not None and event.changed_at != seen:
        raise ChangedMeanwhile
    if event.state == Event.State.CANCELLED:
        raise NotPossibleNow
    if len(entries) > MOST_SESSIONS:
        raise EntryWrong(
            "sessions", _("An event has at most %(most)d sessions.") % {"most": MOST_SESSIONS}
        )
    there = {row.pk: row for row in event.sessions.all()}
    taken = places(event).by_session
    kept: list[Session] = []
    for order, entry in enumerate(entries, start=1):
        row = there.pop(entry.session.pk, None) if entry.session else Session(event=event)
        if row is None:
            raise EntryWrong("title", _("This session is not part of the event."), row=order)
        _write_session(row, entry, event, order)
        if row.capacity is not None and row.capacity < taken.get(row.pk, 0):
            raise ConfirmedExceed(taken[row.pk], row=order)
        row.save()
        kept.append(row)
    for gone in there.values():
        try:
            gone.delete()
        except ProtectedError:
            words = _("Something hangs on “%(session)s” already; it cannot be taken out.")
            raise NotPossibleNow(words % {"session": gone.title}) from None
    event.changed_at = at
    event.save(update_fields=["changed_at"])
    audit.record(
        actor=actor,
        verb="events.set_sessions",
        subject=event,
        at=at,
        changes={"sessions": [len(there), len(kept)]},
    )
    changed(event)
    offer_free_places(event, at=at)
    return kept


def _write_session(row: Session, entry: SessionEntry, event: Event, order: int) -> None:
    def wrong(field: str, words: str) -> EntryWrong:
        return EntryWrong(field, words, row=order)

    row.title, row.room = tidy_line(entry.title), tidy_line(entry.room)
    for name, most in (("title", 200), ("room", 120)):
        if len(getattr(row, name)) > most:
            raise wrong(name, _("Please write at most %(most)d characters.") % {"most": most})
    if not row.title:
        raise wrong("title", _("Please give each session a title."))
    if entry.group and entry.topic:
        raise wrong("group", _("A session is of a group or of a topic, not of both."))
    for target in (entry.group, entry.topic):
        if target is not None and target.project_id != event.project_id:
            raise wrong("group", _("Please choose groups and topics of the same project."))
    if (entry.starts_at is None) != (entry.ends_at is None):
        raise wrong("ends_at", _("Please say when it begins and when it ends."))
    if entry.starts_at and entry.ends_at and entry.ends_at <= entry.starts_at:
        raise wrong("ends_at", _("The end lies before the beginning."))
    if entry.capacity is not None and not 1 <= entry.capacity <= MOST_PLACES:
        raise wrong("capacity", _("Please enter a number of places, or leave it empty."))
    row.order, row.group, row.topic = order, entry.group, entry.topic
    row.starts_at, row.ends_at, row.capacity = entry.starts_at, entry.ends_at, entry.capacity
