"""What a receipt says, and whose private link a token is."""

import datetime as dt
import hashlib

from django.utils.crypto import salted_hmac

from mitsprache.accounts.queries import hash_of_token
from mitsprache.common.audit import canonical

from ..models import Contribution

# How long the link in the mail to a guest confirms what she wrote.
LINK_LIVES = dt.timedelta(days=7)


def receipt_hash(contribution: Contribution) -> str:
    """SHA-256 in hex over what was received: anybody who holds the receipt can compute it again.

    Over the UTF-8 of one JSON object with sorted keys and without blanks: `kind`, `proposed`,
    `received_at` (UTC, ISO 8601 with microseconds), `reference`, `section` (its number as
    printed, empty for the whole document), `text`.
    """
    received_at = contribution.received_at.astimezone(dt.UTC)
    section = contribution.section
    written = canonical(
        {
            "reference": contribution.reference,
            "received_at": received_at.isoformat(timespec="microseconds"),
            "section": section.number if section is not None else "",
            "kind": contribution.kind,
            "text": contribution.text,
            "proposed": contribution.proposed_wording,
        }
    )
    return hashlib.sha256(written.encode()).hexdigest()


def contributions_of_token(token: str) -> list[Contribution]:
    """What the private link leads to: all that was confirmed with it, oldest first; one query."""
    if not token:
        return []
    found = Contribution.objects.filter(token_hash=hash_of_token(token))
    return list(
        found.exclude(state=Contribution.State.UNCONFIRMED)
        .select_related("contributor", "section", "consultation")
        .order_by("pk")
    )


def contribution_of_token(token: str) -> Contribution | None:
    """The first contribution of the private link, None for an unknown or erased one."""
    return next(iter(contributions_of_token(token)), None)


def confirmed_meanwhile(token: str, *, at: dt.datetime) -> list[Contribution]:
    """What the link of a confirmation mail was sent for, when another mail's link confirmed it.

    Nothing once LINK_LIVES is over; one query.
    """
    if not token:
        return []
    found = Contribution.objects.filter(
        confirm_hash=hash_of_token(token), received_at__gt=at - LINK_LIVES
    )
    return list(found.select_related("consultation").order_by("pk"))


def private_token(token: str) -> str:
    """The private link that belongs to a confirmation link: nobody without the secret knows it.

    Made from it so that a second click on the mail's link leads to the same place.
    """
    return salted_hmac("mitsprache.consultations.private", token, algorithm="sha256").hexdigest()


def waiting_for(token: str, *, at: dt.datetime) -> list[Contribution]:
    """What the link of a confirmation mail would confirm at `at`, oldest first; two queries.

    All that waits of the same guest in the same consultation and is not older than LINK_LIVES;
    empty when the link is unknown, used, or too old.
    """
    unconfirmed = Contribution.objects.filter(
        state=Contribution.State.UNCONFIRMED, received_at__gt=at - LINK_LIVES
    )
    named = unconfirmed.filter(token_hash=hash_of_token(token)) if token else unconfirmed.none()
    link = named.values_list("consultation_id", "contributor__guest_id").first()
    if link is None or link[1] is None:
        return []
    consultation_id, guest_id = link
    found = unconfirmed.filter(consultation_id=consultation_id, contributor__guest_id=guest_id)
    return list(found.select_related("contributor", "section", "consultation").order_by("pk"))
