"""Mails to people who contributed: with an account, as guests, or on paper with an address."""

import datetime as dt
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from django.conf import settings
from django.dispatch import receiver
from django.utils import translation
from django.utils.formats import date_format

from mitsprache.consultations.models import Contribution
from mitsprache.consultations.queries.contributions import author_name
from mitsprache.consultations.signals import contribution_received, contribution_submitted

from . import mail
from .actions import ticket_of


class Recipient(NamedTuple):
    email: str
    language: str
    name: str


@receiver(contribution_submitted)
def ask_guest_to_confirm(contribution: Contribution, token: str, **_signal: Any) -> None:
    """Names nothing that was typed: whoever gets it may never have heard of the platform (M-06).

    Without a token the mailbox has had enough; the contribution waits under an earlier link.
    """
    guest = contribution.contributor.guest
    if guest is None or not token:
        return
    mail.send(
        "contribution_submitted",
        to=guest.email,
        language=contribution.language,
        url=mail.link("contribution-confirm", token, language=contribution.language),
    )


@receiver(contribution_received)
def send_receipt(contribution: Contribution, token: str = "", **_signal: Any) -> None:
    """The receipt with a copy of the text; it goes to nobody but its author."""
    section = contribution.section
    exact_time = contribution.received_at.astimezone(dt.UTC).isoformat(timespec="microseconds")
    tell_contributor(
        contribution,
        "contribution_received",
        late=contribution.late,
        author=author_name(contribution.contributor),
        section=str(section) if section is not None else "",
        kind=Contribution.Kind(contribution.kind).label,
        exact=contribution.exact,
        text=contribution.text,
        proposed_wording=contribution.proposed_wording,
        files=list(contribution.attachments.order_by("pk").values_list("name", flat=True)),
        receipt_hash=contribution.receipt_hash,
        exact_time=exact_time,
        held=contribution.state == Contribution.State.HELD,
        private_token=token,
    )


def tell_contributor(
    contribution: Contribution, purpose: str, *, private_token: str = "", **context: Any
) -> None:
    """Mail to whoever contributed, unless there is no address (any longer)."""
    to = _recipient(contribution)
    if to is None:
        return
    private_url = (
        mail.link("contribution-own", private_token, language=to.language) if private_token else ""
    )
    mail.send(
        purpose,
        to=to.email,
        language=to.language,
        name=to.name,
        has_account=contribution.contributor.person_id is not None,
        steps_url=_steps_url(contribution, to.language),
        reference=contribution.reference,
        received_at=contribution.received_at,
        received=_moment(contribution.received_at, contribution.consultation.zone, to.language),
        url=mail.link("contribution", contribution.reference, language=to.language),
        private_url=private_url,
        **context,
    )


def _steps_url(contribution: Contribution, language: str) -> str:
    """Where she says of which steps she wants to be told."""
    if contribution.contributor.person_id is not None:
        return mail.link("account_steps", language=language)
    return mail.link("contribution-steps", ticket_of(contribution.contributor), language=language)


def _moment(at: dt.datetime, zone: str, language: str) -> str:
    """Day and time in the consultation's zone to the second, with its distance from UTC.

    The distance, because one hour a year happens twice (V-10).
    """
    local = at.astimezone(ZoneInfo(zone))
    distance = local.utcoffset() or dt.timedelta()
    with translation.override(language):
        day = date_format(local, "DATE_FORMAT")
    return f"{day}, {local:%H:%M:%S} (UTC{distance / dt.timedelta(hours=1):+g})"


def _recipient(contribution: Contribution) -> Recipient | None:
    contributor = contribution.contributor
    person, guest = contributor.person, contributor.guest
    if person is not None:
        if not person.is_active:
            return None
        return Recipient(person.email, person.language, person.display_name)
    if guest is not None:
        return Recipient(guest.email, contribution.language, contributor.name)
    if contributor.email:
        return Recipient(contributor.email, settings.LANGUAGE_CODE, contributor.name)
    return None
