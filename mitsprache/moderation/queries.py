"""What the moderation's desk reads."""

from typing import Any

from django.db.models import QuerySet

from mitsprache.accounts.rules import is_coordination, is_moderation

from .models import Intervention, Notice


def notices(person: Any) -> QuerySet[Notice]:
    """All reports, for the moderation; nothing for everybody else."""
    if not (is_moderation(person) or is_coordination(person)):
        return Notice.objects.none()
    return Notice.objects.select_related(
        "comment__author",
        "comment__thread",
        "answer__office",
        "answer__request__comment__thread",
        "contribution",
        "decided_by",
    )


def open_notices(person: Any) -> QuerySet[Notice]:
    """Reports that wait for a decision, oldest first; for the moderation."""
    return notices(person).filter(state=Notice.State.OPEN).order_by("received_at", "pk")


def interventions(
    person: Any, *, comment_id: int | None = None, contribution_id: int | None = None
) -> QuerySet[Intervention]:
    """What was done about one text and why, latest first; for the moderation."""
    if not (is_moderation(person) or is_coordination(person)):
        return Intervention.objects.none()
    return _about(comment_id, contribution_id).select_related("by")


def last_reason(
    comment_id: int | None = None, *, contribution_id: int | None = None
) -> Intervention | None:
    """Why the text is hidden, for its author's eyes; the caller shows it to nobody else."""
    return _about(comment_id, contribution_id).first()


def _about(comment_id: int | None, contribution_id: int | None) -> QuerySet[Intervention]:
    text: dict[str, Any] = {"comment_id": comment_id, "contribution_id": contribution_id}
    return Intervention.objects.filter(**text)


def desk_counts(person: Any) -> dict[str, int]:
    """`notices`: reports that wait for a decision; nothing for people who do not moderate."""
    if not (is_moderation(person) or is_coordination(person)):
        return {}
    return {"notices": open_notices(person).order_by().count()}
