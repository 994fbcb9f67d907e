"""Somebody looks at what came in before it goes on: published, held back, to be blacked out."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from mitsprache.common import audit, clock
from mitsprache.common.permissions import authorize
from mitsprache.consultations import actions as consultations
from mitsprache.consultations.models import Consultation, Contribution

from ..models import Case, Screening
from ..models.case import REASON_LENGTH
from ..signals import contribution_held
from .keeping import changed, locked, locked_cases, words
from .opening import send_by_rules
from .refusals import NotPossibleNow, NotReadable


@transaction.atomic
def publish_contribution(
    *, actor: Any, contribution: Contribution, at: dt.datetime | None = None
) -> Screening:
    """Looked at, and everybody may read it; its cases go where the rules say.

    Raises NotAllowed, NotReadable (withdrawn, hidden, unconfirmed),
    consultations.actions.EditedMeanwhile (other words than those of the row passed in).
    """
    authorize(actor, "deliberation.screen", contribution.consultation)
    at = at or clock.database_now()
    now = _locked_state(contribution)
    cases = locked(Case.objects.filter(links__contribution=contribution))
    if now == Contribution.State.HELD:
        consultations.release_contribution(actor=actor, contribution=contribution, at=at)
        cases = locked(Case.objects.filter(links__contribution=contribution))
    elif now != Contribution.State.RECEIVED:
        raise NotReadable
    for case in cases:
        _screen(case, actor=actor, at=at)
    return _write(contribution, Screening.Outcome.PUBLISHED, "", actor=actor, at=at)


@transaction.atomic
def hold_contribution(
    *, actor: Any, contribution: Contribution, reason: str, at: dt.datetime | None = None
) -> Screening:
    """Held back until something is clear; the author and the public are told `reason`.

    Raises NotAllowed, EntryWrong, NotReadable (withdrawn, hidden, unconfirmed).
    """
    return _hold(actor, contribution, Screening.Outcome.HELD, reason, at)


@transaction.atomic
def mark_for_redaction(
    *, actor: Any, contribution: Contribution, what: str, at: dt.datetime | None = None
) -> Screening:
    """Held back because it names somebody; `what` tells the staff which words, nobody else.

    Raises as hold_contribution.
    """
    return _hold(actor, contribution, Screening.Outcome.REDACT, what, at)


@transaction.atomic
def screen_cases(
    *,
    actor: Any,
    parent: Consultation,
    chosen: Mapping[int, int],
    at: dt.datetime | None = None,
) -> list[Case]:
    """Looked at: what waits goes where the rules say, or waits for a group; all or none.

    Raises NotAllowed, UnknownCases, MovedMeanwhile, NotPossibleNow (it waits no longer, or is held
    back or gone).
    """
    authorize(actor, "deliberation.screen", parent)
    at = at or clock.database_now()
    cases = locked_cases(parent, chosen)
    for case in cases:
        public = case.contributions.filter(state=Contribution.State.RECEIVED).order_by("pk")
        if case.state != Case.State.RECEIVED or not public.exists():
            raise NotPossibleNow(case)
        _screen(case, actor=actor, at=at)
        for contribution in public:
            _write(contribution, Screening.Outcome.PUBLISHED, "", actor=actor, at=at)
    return cases


def _screen(case: Case, *, actor: Any, at: dt.datetime) -> None:
    if case.state == Case.State.RECEIVED:
        send_by_rules(case, actor=actor, at=at, else_to=Case.State.SCREENED)


def _hold(
    actor: Any, contribution: Contribution, outcome: str, text: str, at: dt.datetime | None
) -> Screening:
    authorize(actor, "deliberation.screen", contribution.consultation)
    at = at or clock.database_now()
    text = words("reason", text, most=REASON_LENGTH, needed=_("Please say why, in a few words."))
    now = _locked_state(contribution)
    if now == Contribution.State.RECEIVED:
        consultations.hold_contribution(actor=actor, contribution=contribution, at=at)
    elif now != Contribution.State.HELD:
        raise NotReadable
    screening = _write(contribution, outcome, text, actor=actor, at=at)
    contribution_held.send(Screening, screening=screening)
    return screening


def _locked_state(contribution: Contribution) -> str:
    """As it stands now, whatever the row that was passed in says."""
    rows = Contribution.objects.select_for_update(no_key=True).values_list("state", flat=True)
    return rows.get(pk=contribution.pk)


def _write(
    contribution: Contribution, outcome: str, reason: str, *, actor: Any, at: dt.datetime
) -> Screening:
    screening = Screening.objects.create(
        contribution=contribution, outcome=outcome, reason=reason, by=actor, at=at
    )
    audit.record(
        actor=actor,
        verb="deliberation.screen",
        subject=contribution,
        at=at,
        changes={"outcome": [None, outcome]},
    )
    changed(contribution.consultation_id)
    return screening
