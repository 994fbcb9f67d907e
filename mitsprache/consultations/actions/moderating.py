"""Steps of the moderation on a contribution. Hiding and restoring are called by
`moderation.actions` only, which holds their guard: ground, reason, and that the author is told.

Whoever listens locks rows of its own; the counters of the pages, which everybody raises, come last.
"""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.db import transaction

from mitsprache.common import clock
from mitsprache.common.permissions import authorize
from mitsprache.common.transitions import move

from ..models import Contribution
from ..signals import contribution_hidden, contribution_shown
from ..states import CONTRIBUTION_STEPS
from . import storing
from .refusals import EditedMeanwhile


@transaction.atomic
def release_contribution(
    *, actor: Any, contribution: Contribution, at: dt.datetime | None = None
) -> None:
    """Show a contribution that was held for release, in the wording of the row passed in.

    Raises NotAllowed, StepNotAllowed (no longer held), EditedMeanwhile (its author has changed it
    since that row was read).
    """
    at = at or clock.database_now()
    _release(contribution, actor=actor, at=at)
    storing.changed(contribution.consultation_id)


def _release(contribution: Contribution, *, actor: Any, at: dt.datetime) -> None:
    authorize(actor, "consultations.release_contribution", contribution)
    _move(
        contribution,
        Contribution.State.RECEIVED,
        actor=actor,
        at=at,
        verb="consultations.release_contribution",
        only_from=Contribution.State.HELD,
    )
    # The hash is over the words: a held text is replaced without a trace of when.
    stored = Contribution.objects.only("receipt_hash").get(pk=contribution.pk)
    if stored.receipt_hash != contribution.receipt_hash:
        raise EditedMeanwhile
    contribution_shown.send(Contribution, contribution=contribution, at=at)


@transaction.atomic
def release_contributions(
    *, actor: Any, contributions: Sequence[Contribution], at: dt.datetime | None = None
) -> None:
    """Show several contributions that were held for release: all of them or none.

    Raises NotAllowed, StepNotAllowed and EditedMeanwhile as for a single one.
    """
    at = at or clock.database_now()
    for contribution in sorted(contributions, key=lambda one: one.pk):  # locks in one order
        _release(contribution, actor=actor, at=at)
    for consultation in sorted({one.consultation_id for one in contributions}):
        storing.changed(consultation)


@transaction.atomic
def hold_contribution(
    *, actor: Any, contribution: Contribution, at: dt.datetime | None = None
) -> None:
    """Step: what is public waits for release again; `deliberation.actions` keeps the reason.

    Raises NotAllowed, StepNotAllowed (not public now).
    """
    authorize(actor, "consultations.hide_contribution", contribution)
    at = at or clock.database_now()
    _move(
        contribution,
        Contribution.State.HELD,
        actor=actor,
        at=at,
        verb="consultations.hold_contribution",
        only_from=Contribution.State.RECEIVED,
        also={"held_at": at},
    )
    storing.changed(contribution.consultation_id)


@transaction.atomic
def hide_contribution(
    *, actor: Any, contribution: Contribution, at: dt.datetime | None = None
) -> None:
    """Step: take a received or held contribution from view; a marked place remains.

    Raises NotAllowed, StepNotAllowed (unconfirmed, hidden or withdrawn).
    """
    authorize(actor, "consultations.hide_contribution", contribution)
    at = at or clock.database_now()
    _move(
        contribution,
        Contribution.State.HIDDEN,
        actor=actor,
        at=at,
        verb="consultations.hide_contribution",
    )
    contribution_hidden.send(Contribution, contribution=contribution, at=at)
    storing.changed(contribution.consultation_id)


@transaction.atomic
def restore_contribution(
    *, actor: Any, contribution: Contribution, at: dt.datetime | None = None
) -> None:
    """Step: show a hidden contribution again.

    Raises NotAllowed, StepNotAllowed (not hidden).
    """
    authorize(actor, "consultations.restore_contribution", contribution)
    at = at or clock.database_now()
    _move(
        contribution,
        Contribution.State.RECEIVED,
        actor=actor,
        at=at,
        verb="consultations.restore_contribution",
        only_from=Contribution.State.HIDDEN,
    )
    contribution_shown.send(Contribution, contribution=contribution, at=at)
    storing.changed(contribution.consultation_id)


def _move(
    contribution: Contribution,
    to: str,
    *,
    actor: Any,
    at: dt.datetime,
    verb: str,
    only_from: str = "",
    also: dict[str, Any] | None = None,
) -> None:
    """One step of the table with the columns `also`; `only_from` narrows it where two verbs lead to the same state."""
    steps = {only_from: CONTRIBUTION_STEPS[only_from]} if only_from else CONTRIBUTION_STEPS
    move(contribution, to, steps=steps, actor=actor, at=at, verb=verb, also=also)
