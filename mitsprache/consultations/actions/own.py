"""What people do with their own contributions: change the wording, withdraw.

With an account, or without by the token of the private link.
"""

import datetime as dt
from typing import Any

from django.db import transaction

from mitsprache.accounts.queries import hash_of_token
from mitsprache.common import audit, clock, limits
from mitsprache.common.permissions import authorize
from mitsprache.common.text import render_plain
from mitsprache.common.transitions import move

from ..models import Consultation, Contribution, ContributionWording
from ..queries.receipts import receipt_hash
from ..signals import contribution_edited, contribution_withdrawn
from ..states import CONTRIBUTION_STEPS
from . import entries, storing
from .refusals import LinkSpent, NotReadable
from .window import Deed, decide

EDITS_PER_CONTRIBUTION = (30, dt.timedelta(minutes=10))


@transaction.atomic
def edit_contribution(
    *,
    actor: Any = None,
    token: str = "",
    contribution: Contribution,
    text: str,
    proposed_wording: str = "",
    kind: str = "",
    at: dt.datetime | None = None,
) -> Contribution:
    """Change the words of one's own contribution while the window is open.

    By `actor`, or by the `token` of the private link. An empty `kind` stays as it is. The earlier
    wording is kept and public, unless nobody could read it yet; the receipt's hash is made anew.
    Where everything is read beforehand the new wording waits for release. The same words again
    change nothing.

    Raises NotAllowed (not the author), LinkSpent (not this contribution's link), Closed and the
    other refusals of the window, NotReadable (hidden or withdrawn), EntryWrong, limits.TooOften.
    """
    _check_author(actor, token, contribution, "consultations.edit_contribution")
    consultation = storing.locked(contribution.consultation_id)
    at = at or clock.database_now()
    decide(consultation, deed=Deed.CHANGE, at=at)
    contribution = _current(contribution, token)
    if contribution.state not in (Contribution.State.RECEIVED, Contribution.State.HELD):
        raise NotReadable
    wording = entries.wording(
        kind=kind or contribution.kind,
        text=text,
        proposed_wording=proposed_wording,
        on_section=contribution.section_id is not None,
    )
    before = entries.Wording(contribution.kind, contribution.text, contribution.proposed_wording)
    if wording == before:
        return contribution
    most, per = EDITS_PER_CONTRIBUTION
    limits.limit(f"contribution-edit:{contribution.pk}", most=most, per=per, at=at)
    was_public = contribution.state == Contribution.State.RECEIVED
    _replace_wording(contribution, wording, keep=was_public, at=at)
    audit.record(
        actor=actor,
        verb="consultations.edit_contribution",
        subject=contribution,
        at=at,
        changes={
            "kind": [before.kind, wording.kind],
            "text": None,
            "proposed_wording": None,
        },
    )
    if was_public and consultation.moderation == Consultation.Moderation.BEFORE:
        move(
            contribution,
            Contribution.State.HELD,
            steps=CONTRIBUTION_STEPS,
            actor=actor,
            at=at,
            verb="consultations.edit_contribution",
        )
    contribution_edited.send(Contribution, contribution=contribution, at=at, before=before.text)
    storing.changed(consultation.pk)
    return contribution


@transaction.atomic
def withdraw_contribution(
    *,
    actor: Any = None,
    token: str = "",
    contribution: Contribution,
    at: dt.datetime | None = None,
) -> Contribution:
    """Take back one's own contribution for good, at any time; a marked place remains.

    By `actor`, or by the `token` of the private link. Raises NotAllowed (not the author),
    LinkSpent (not this contribution's link), StepNotAllowed (withdrawn already).
    """
    _check_author(actor, token, contribution, "consultations.withdraw_contribution")
    consultation = storing.locked(contribution.consultation_id)
    at = at or clock.database_now()
    decide(consultation, deed=Deed.TAKE_BACK, at=at)
    contribution = _current(contribution, token)
    move(
        contribution,
        Contribution.State.WITHDRAWN,
        steps=CONTRIBUTION_STEPS,
        actor=actor,
        at=at,
        verb="consultations.withdraw_contribution",
    )
    contribution_withdrawn.send(Contribution, contribution=contribution, at=at)
    storing.changed(consultation.pk)  # last: everybody raises these counters
    return contribution


def _check_author(actor: Any, token: str, contribution: Contribution, permission: str) -> None:
    if token:
        _check_token(contribution, token)
    else:
        authorize(actor, permission, contribution)


def _check_token(contribution: Contribution, token: str) -> None:
    """The link of a mail that waits for its confirmation is no private link yet."""
    unconfirmed = contribution.state == Contribution.State.UNCONFIRMED
    if unconfirmed or hash_of_token(token) != contribution.token_hash:
        raise LinkSpent


def _current(contribution: Contribution, token: str) -> Contribution:
    """The row as it stands now, locked; its guest may have been erased meanwhile."""
    found = (
        Contribution.objects.select_for_update(no_key=True, of=("self",))
        .select_related("section", "contributor")
        .get(pk=contribution.pk)
    )
    if token:
        _check_token(found, token)
    return found


def _replace_wording(
    contribution: Contribution, wording: entries.Wording, *, keep: bool, at: dt.datetime
) -> None:
    if keep:
        ContributionWording.objects.create(
            contribution=contribution,
            text=contribution.text,
            html=contribution.html,
            proposed_wording=contribution.proposed_wording,
            replaced_at=at,
        )
        contribution.edited_at = at
    contribution.kind, contribution.text = wording.kind, wording.text
    contribution.html = render_plain(wording.text)
    contribution.proposed_wording = wording.proposed_wording
    contribution.receipt_hash = receipt_hash(contribution)
    contribution.save(
        update_fields=["kind", "text", "html", "proposed_wording", "receipt_hash", "edited_at"]
    )
