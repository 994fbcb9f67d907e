"""A guest follows the link of her mail, and what nobody confirms is forgotten."""

import datetime as dt

from django.db import transaction
from django.db.models import QuerySet

from mitsprache.accounts.models import Guest
from mitsprache.accounts.queries import hash_of_token
from mitsprache.common import audit, clock
from mitsprache.common.transitions import move

from ..models import Attachment, Contribution, Contributor
from ..queries.receipts import LINK_LIVES, contributions_of_token, private_token, waiting_for
from ..signals import contribution_received
from ..states import CONTRIBUTION_STEPS
from . import storing
from .contributing import Submitted, is_crowded, shown_or_held
from .refusals import LinkSpent
from .window import Deed, decide


@transaction.atomic
def confirm_contribution(
    *, token: str, address: str = "", at: dt.datetime | None = None
) -> Submitted:
    """Confirm all that waits of this guest in this consultation; the first is returned.

    `token` came with the mail and is valid for 7 days, also after the end of the window: when a
    contribution was submitted decided whether it is late. `address` is where the request came
    from, as in submit_contribution. The private link that is returned leads to everything that
    was confirmed; following the mail's link twice leads to the same one and changes nothing.

    Raises LinkSpent (unknown, too old, or its guest was erased).
    """
    at = at or clock.database_now()
    private = private_token(token)
    found = waiting_for(token, at=at)
    if found:
        consultation = storing.locked(found[0].consultation_id)
        found = waiting_for(token, at=at)  # as it stands now that nobody else can confirm
    if not found:
        earlier = contributions_of_token(private)
        if not earlier or earlier[0].received_at <= at - LINK_LIVES:
            raise LinkSpent
        return Submitted(earlier[0], private)
    crowded = is_crowded(address, at=at)
    Guest.objects.filter(contributors__contributions=found[0], confirmed_at=None).update(
        confirmed_at=at
    )
    for contribution in found:
        # What was handed in in time is in time: the end may have come since.
        decide(consultation, deed=Deed.ON_RECORD, at=contribution.received_at)
        move(
            contribution,
            shown_or_held(consultation, crowded=crowded),
            steps=CONTRIBUTION_STEPS,
            actor=None,
            at=at,
            verb="consultations.confirm_contribution",
        )
        contribution.confirm_hash = contribution.token_hash
        contribution.confirmed_at, contribution.token_hash = at, hash_of_token(private)
        contribution.save(update_fields=["confirmed_at", "token_hash", "confirm_hash"])
    storing.changed(consultation.pk)
    for contribution in found:
        contribution_received.send(Contribution, contribution=contribution, token=private, at=at)
    return Submitted(found[0], private)


@transaction.atomic
def delete_unconfirmed(*, at: dt.datetime | None = None) -> int:
    """Delete what nobody has confirmed for 7 days, with files and addresses; return how many.

    For the schedule; no person acts. Nothing of it was ever shown or counted, and its reference
    is not given again.
    """
    at = at or clock.database_now()
    old = Contribution.objects.filter(received_at__lte=at - LINK_LIVES)
    number = drop_unconfirmed(old, at=at)
    Guest.objects.filter(
        confirmed_at=None, contributors=None, created_at__lte=at - LINK_LIVES
    ).delete()
    return number


def drop_unconfirmed(contributions: QuerySet[Contribution], *, at: dt.datetime) -> int:
    """Delete those of `contributions` that wait for confirmation, inside a transaction; how many.

    A step, also of privacy.actions. The files leave the disk after the commit.
    """
    waiting = list(
        contributions.filter(state=Contribution.State.UNCONFIRMED)
        .select_for_update(of=("self",))
        .order_by("pk")
    )
    files = [one.file for one in Attachment.objects.filter(contribution__in=waiting)]
    for contribution in waiting:
        audit.record(
            actor=None, verb="consultations.delete_unconfirmed", subject=contribution, at=at
        )
    Contribution.objects.filter(pk__in=[one.pk for one in waiting]).delete()
    owners = {one.contributor_id for one in waiting}
    Contributor.objects.filter(pk__in=owners, contributions=None).delete()

    def forget_files() -> None:
        for file in files:
            file.delete(save=False)

    transaction.on_commit(forget_files)
    return len(waiting)
