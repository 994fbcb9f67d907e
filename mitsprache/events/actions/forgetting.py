"""What is deleted by itself: needs after 14 days, addresses nobody confirmed, names after 30 days."""

import datetime as dt

from django.db import transaction

from mitsprache.accounts.models import Guest, Person
from mitsprache.common import audit, clock

from ..models import Need, Registration
from ..times import last_local_day
from .keeping import locked
from .registering import LINK_LIVES, give_back

NAMES_LIVE = dt.timedelta(days=30)


@transaction.atomic
def delete_needs(*, at: dt.datetime | None = None) -> int:
    """Delete what people needed once its period is over; how many. For the schedule."""
    at = at or clock.database_now()
    old = Need.objects.filter(delete_after__lt=clock.local_day(at))
    count, _rows = old.delete()
    if count:
        audit.record(
            actor=None,
            verb="events.delete_needs",
            subject=None,
            at=at,
            changes={"rows": [count, 0]},
        )
    return count


@transaction.atomic
def forget_attendee(*, at: dt.datetime, **who: Person | Guest) -> None:
    """Step: somebody is erased (`person=` or `guest=`): her needs, her names and her links go, her
    places are given back. What she was registered for stays as a number.

    Unconfirmed registrations are deleted. One lock after the other, in the order of the events.
    """
    hers = Registration.objects.filter(**who).order_by("event", "number")
    for one in list(hers.filter(state__in=("waiting", "offered", "confirmed"))):
        event = locked(one.event)
        give_back(event, one, actor=None, at=at)
    Need.objects.filter(registration__in=hers).delete()
    hers.filter(state=Registration.State.UNCONFIRMED).delete()
    hers.update(person=None, guest=None, name="")


@transaction.atomic
def delete_unconfirmed(*, at: dt.datetime | None = None) -> int:
    """Delete registrations whose mail nobody has answered for two days; how many."""
    at = at or clock.database_now()
    old = Registration.objects.filter(state=Registration.State.UNCONFIRMED, at__lte=at - LINK_LIVES)
    count = old.count()
    Need.objects.filter(registration__in=old).delete()
    old.delete()
    return count


@transaction.atomic
def forget_names(*, at: dt.datetime | None = None) -> int:
    """Thirty days after an event nobody needs to know who was there: the rows stay as numbers.

    Source: reference period of trust.md G-06. How many rows were emptied.
    """
    at = at or clock.database_now()
    today = clock.local_day(at)
    named = Registration.objects.exclude(person=None, guest=None, name="").filter(
        event__planned_sort__lte=today - NAMES_LIVE
    )
    old = [
        row.pk
        for row in named.select_related("event").iterator()
        if last_local_day(row.event) + NAMES_LIVE < today
    ]
    Need.objects.filter(registration__in=old).delete()
    emptied = Registration.objects.filter(pk__in=old).update(person=None, guest=None, name="")
    if emptied:
        audit.record(
            actor=None,
            verb="events.forget_names",
            subject=None,
            at=at,
            changes={"rows": [emptied, 0]},
        )
    return emptied
