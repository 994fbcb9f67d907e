"""What the moderation's desk reads of contributions; nothing for people who do not moderate."""

from typing import Any

from django.db.models import QuerySet

from mitsprache.accounts.rules import is_coordination, is_moderation

from ..models import Contribution

_NEVER = (Contribution.State.UNCONFIRMED, Contribution.State.WITHDRAWN)


def in_moderation(person: Any) -> QuerySet[Contribution]:
    """Every contribution that was handed in and not withdrawn, with who wrote it and where."""
    if not (is_moderation(person) or is_coordination(person)):
        return Contribution.objects.none()
    return Contribution.objects.exclude(state__in=_NEVER).select_related(
        "consultation", "section", "contributor__person"
    )


def held(person: Any) -> QuerySet[Contribution]:
    """Contributions that wait for release, longest waiting first."""
    waiting = in_moderation(person).filter(state=Contribution.State.HELD)
    return waiting.order_by("received_at", "pk")


def hidden(person: Any) -> QuerySet[Contribution]:
    """What the moderation has hidden, latest first."""
    found = in_moderation(person).filter(state=Contribution.State.HIDDEN)
    return found.order_by("-received_at", "-pk")


def desk_counts(person: Any) -> dict[str, int]:
    """`held_contributions`: what waits for release; nothing for people who do not moderate."""
    if not (is_moderation(person) or is_coordination(person)):
        return {}
    return {"held_contributions": held(person).order_by().count()}
