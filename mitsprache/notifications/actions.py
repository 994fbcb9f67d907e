"""Who wants to be told what, and the link in each mail by which she changes it."""

from collections.abc import Collection
from typing import Any, NamedTuple

from django.core import signing
from django.db import transaction

from mitsprache.accounts.models import Guest, Person
from mitsprache.common import audit, clock
from mitsprache.common.permissions import authorize
from mitsprache.consultations.models import Contributor

from .models import STEPS, StepWish

_SALT = "mitsprache.notifications.steps"


class LinkUnknown(Exception):
    """The link is not ours, or whoever it belonged to has left."""


class Wisher(NamedTuple):
    """Somebody who contributed: exactly one of the three is set."""

    person: Person | None = None
    guest: Guest | None = None
    contributor: Contributor | None = None


def wisher_of(contributor: Contributor) -> Wisher:
    """Who is told about what this contributor wrote."""
    if contributor.person is not None:
        return Wisher(person=contributor.person)
    if contributor.guest is not None:
        return Wisher(guest=contributor.guest)
    return Wisher(contributor=contributor)


def wish_of(wisher: Wisher) -> StepWish:
    """Her wish as it is stored, or the defaults. One query."""
    return StepWish.objects.filter(**wisher._asdict()).first() or StepWish(**wisher._asdict())


def wants(contributor: Contributor, step: str) -> bool:
    return step in wish_of(wisher_of(contributor)).chosen


def ticket_of(contributor: Contributor) -> str:
    """For the link of people without account: it changes their wishes and shows nothing else."""
    wisher = wisher_of(contributor)
    kind = "guest" if wisher.guest is not None else "paper"
    key = wisher.guest.pk if wisher.guest is not None else contributor.pk
    return signing.dumps([kind, key], salt=_SALT, compress=False)


def wisher_of_ticket(ticket: str) -> Wisher:
    """Raises LinkUnknown."""
    try:
        kind, key = signing.loads(ticket, salt=_SALT)
    except (signing.BadSignature, ValueError, TypeError):
        raise LinkUnknown from None
    if kind == "guest":
        guest = Guest.objects.filter(pk=key).first()
        if guest is not None:
            return Wisher(guest=guest)
    elif kind == "paper":
        contributor = Contributor.objects.filter(pk=key, kind=Contributor.Kind.PAPER)
        found = contributor.exclude(email="").first()
        if found is not None:
            return Wisher(contributor=found)
    raise LinkUnknown


@transaction.atomic
def choose_steps(*, actor: Any = None, ticket: str = "", steps: Collection[str]) -> StepWish:
    """Say of which steps one wants to be told: for one's own account, or by the link of a mail.

    Steps that there are not are left out. Raises NotAllowed, LinkUnknown.
    """
    if ticket:
        wisher = wisher_of_ticket(ticket)
    else:
        authorize(actor, "accounts.change_own_account", actor)
        wisher = Wisher(person=actor)
    wish, _made = StepWish.objects.get_or_create(**wisher._asdict())
    for step in STEPS:
        setattr(wish, step, step in steps)
    wish.save()
    audit.record(
        actor=actor if not ticket else None,
        verb="notifications.choose_steps",
        subject=wish,
        at=clock.database_now(),
        changes={"steps": [None, list(wish.chosen)]},
    )
    return wish
