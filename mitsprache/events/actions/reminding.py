"""The day before: whom to remind, each once."""

import datetime as dt
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from mitsprache.common import clock

from ..models import Event, Registration
from ..times import starts_at

# Nobody is woken by a mail: reminders leave from this local hour on.
FROM_HOUR = 9


@transaction.atomic
def take_reminders(*, at: dt.datetime) -> list[Registration]:
    """Step: the confirmed registrations for tomorrow's events, marked as reminded.

    Whoever got her place today has just had a mail with everything; she is not reminded. Events
    with times and whole days alike, by the local day of each event's zone.
    """
    if timezone.localtime(at).hour < FROM_HOUR:
        return []
    found: list[Registration] = []
    for event in _tomorrow(at):
        due = Registration.objects.filter(
            event=event, state=Registration.State.CONFIRMED, reminded_at=None
        ).exclude(Q(person=None) & Q(guest=None))
        rows = due.select_for_update(of=("self",)).select_related("person", "guest", "session")
        for one in rows.order_by("number"):
            if one.confirmed_at is not None and clock.local_day(
                one.confirmed_at
            ) == clock.local_day(at):
                continue
            one.event = event
            found.append(one)
    Registration.objects.filter(pk__in=[one.pk for one in found]).update(reminded_at=at)
    return found


def _tomorrow(at: dt.datetime) -> list[Event]:
    tomorrow = clock.local_day(at) + dt.timedelta(days=1)
    rows = Event.objects.filter(
        published_at__isnull=False,
        state=Event.State.OPEN,
        planned_sort__gte=tomorrow - dt.timedelta(days=1),
        planned_sort__lte=tomorrow + dt.timedelta(days=1),
    )
    return [event for event in rows.order_by("pk") if _first_day(event) == tomorrow]


def _first_day(event: Event) -> dt.date | None:
    begins = starts_at(event)
    return begins.astimezone(ZoneInfo(event.zone)).date() if begins is not None else None
