"""How many places are taken, how many are left."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Sum

from ..models import Event, Registration
from ..states import HOLDS


@dataclass(frozen=True, slots=True)
class Places:
    """Seats of an event: taken in all and by session (key), and the capacities."""

    taken: int
    by_session: dict[int | None, int]
    capacity: int | None
    capacities: dict[int, int | None]

    @property
    def free(self) -> int | None:
        """Seats that are left in the whole event; None: no limit."""
        return None if self.capacity is None else self.capacity - self.taken

    def free_in(self, session: int | None) -> int | None:
        """Seats that are left for somebody who wants this session: of both limits the nearer."""
        limit = self.capacities.get(session) if session is not None else None
        left = [] if limit is None else [limit - self.by_session.get(session, 0)]
        if self.free is not None:
            left.append(self.free)
        return min(left) if left else None


def places(event: Event) -> Places:
    """The places of one event as they are now; two queries. Exact under the lock of its row."""
    by_session = dict(
        Registration.objects.filter(event=event, state__in=HOLDS)
        .values_list("session")
        .annotate(seats=Sum("seats"))
        .order_by()
    )
    return Places(
        taken=sum(by_session.values()),
        by_session=by_session,
        capacity=event.capacity,
        capacities=dict(event.sessions.values_list("pk", "capacity")),
    )


def taken_seats(events: Sequence[Event]) -> dict[int, int]:
    """Seats taken per event, by key; one query."""
    rows = (
        Registration.objects.filter(event__in=[event.pk for event in events], state__in=HOLDS)
        .values_list("event")
        .annotate(seats=Sum("seats"))
        .order_by()
    )
    return dict(rows)
