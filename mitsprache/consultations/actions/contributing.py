"""Somebody contributes: with an account it is received at once, without one after a link."""

import datetime as dt
import secrets
from collections.abc import Sequence
from typing import Any, NamedTuple

from django.core.files import File
from django.db import transaction
from django.utils.translation import gettext as _

from mitsprache.accounts.models import Guest
from mitsprache.accounts.queries import hash_of_token
from mitsprache.common import audit, clock, limits
from mitsprache.common.permissions import authorize

from ..models import Channel, Consultation, Contribution, Contributor, Section
from ..queries.receipts import LINK_LIVES
from ..signals import contribution_received, contribution_submitted
from . import entries, storing
from .attaching import Cleaned, attach, clean_all
from .refusals import EntryWrong
from .taking_part import refuse_strangers
from .window import Deed, Timing, decide, issued_at

TEN_MINUTES = dt.timedelta(minutes=10)
# Somebody who has read the whole draft hands in one thing after the other.
PER_WRITER = [(20, TEN_MINUTES), (100, dt.timedelta(days=1))]
FILES_PER_WRITER = (30, dt.timedelta(days=1))
# Cleaning a file is work: so much of it at once, whoever claims to send it from one address.
FILES_PER_ADDRESS = (150, TEN_MINUTES)
# A shelter or a school shares one address: what comes beyond this is read before it is shown,
# never refused.
PER_ADDRESS_UNREAD = (300, TEN_MINUTES)
# Mails to one mailbox, whoever asks for them (M-06).
MAILS_PER_GUEST = (5, dt.timedelta(hours=1))


class Submitted(NamedTuple):
    """What was stored, and the token of the guest's private link; empty with an account.

    Empty too while the contribution waits for its guest: that link leaves by mail alone.
    """

    contribution: Contribution
    token: str


class Entries(NamedTuple):
    """One submission, checked as far as that needs no lock; `writer` names whose it is."""

    writer: str
    section: Section | None
    passage: tuple[str, str, str]
    wording: entries.Wording
    language: str
    name: str
    email: str
    organisation: str
    form_token: str
    files: Sequence[Cleaned]
    address: str


def submit_contribution(
    *,
    actor: Any,
    consultation: Consultation,
    section: Section | None = None,
    exact: str = "",
    prefix: str = "",
    suffix: str = "",
    kind: str,
    text: str,
    proposed_wording: str = "",
    language: str,
    submission_key: str,
    form_token: str = "",
    name: str = "",
    email: str = "",
    organisation: str = "",
    files: Sequence[File[bytes]] = (),
    address: str = "",
    at: dt.datetime | None = None,
) -> Submitted:
    """Contribute to a consultation; the same key of the same writer is the same contribution.

    `section` is of the version that is consulted on, None: the whole document; `exact` with what
    stands around it marks words of it. `kind` is a Contribution.Kind, `text` and
    `proposed_wording` up to 10,000 characters as typed, `language` the code of the page,
    `submission_key` made with the form, `form_token` from window.form_token. Without account
    `name` and `email` are asked for and the contribution waits for its confirmation; `address`
    is where the request came from (kept as a keyed hash for ten minutes).

    Raises NotAllowed (account out of use), NotPublished, NotYetOpen, Closed, AccountNeeded,
    NotInvited, EntryWrong (with ForeignSection, PassageNotFound and whatever a file may be
    refused for), limits.TooOften. Nothing is stored then.
    """
    known = bool(getattr(actor, "is_authenticated", False))
    if known:
        authorize(actor, "consultations.submit_contribution", consultation)
    guest_email = "" if known else entries.email(email)
    writer = f"person:{actor.pk}" if known else f"guest:{guest_email}"
    key = storing.stored_key(consultation, owner=writer, submission_key=submission_key)
    if earlier := storing.submitted(key):
        return Submitted(earlier, "")
    for _file in files if address else ():  # before the work of cleaning it
        most, per = FILES_PER_ADDRESS
        limits.limit(f"contribution-file:address:{address}", most=most, per=per, at=at)
    given = Entries(
        writer=writer,
        section=section,
        passage=(exact, prefix, suffix),
        wording=entries.wording(
            kind=kind,
            text=text,
            proposed_wording=proposed_wording,
            on_section=section is not None,
        ),
        language=entries.language(language),
        name="" if known else entries.name(name),
        email=guest_email,
        organisation=entries.organisation(organisation),
        form_token=form_token,
        files=clean_all(files),
        address=address,
    )
    with transaction.atomic():
        consultation = storing.locked(consultation.pk)
        if earlier := storing.submitted(key):  # while this request waited for the lock
            return Submitted(earlier, "")
        at = at or clock.database_now()
        return _store(consultation, given, actor=actor if known else None, key=key, at=at)


def _store(
    consultation: Consultation, given: Entries, *, actor: Any, key: str, at: dt.datetime
) -> Submitted:
    timing = decide(
        consultation,
        deed=Deed.WRITE,
        at=at,
        form_issued_at=issued_at(given.form_token, consultation) if given.form_token else None,
    )
    refuse_strangers(consultation, actor=actor, email=actor.email if actor else given.email)
    if given.files and not consultation.attachments:
        raise EntryWrong("files", _("Files cannot be attached in this consultation."))
    section = entries.section_of(consultation, given.section)
    exact, prefix, suffix = given.passage
    passage = entries.passage(section, exact=exact, prefix=prefix, suffix=suffix)
    for most, per in PER_WRITER:
        limits.limit(f"contribution:{given.writer}", most=most, per=per, at=at)
    for _file in given.files:
        most, per = FILES_PER_WRITER
        limits.limit(f"contribution-file:{given.writer}", most=most, per=per, at=at)
    crowded = is_crowded(given.address, at=at)
    token = "" if actor else _token_for_mail(consultation, given.email, at=at)
    contribution = storing.insert_contribution(
        consultation=consultation,
        contributor=_contributor(actor, given, at=at),
        section=section,
        passage=passage,
        wording=given.wording,
        language=given.language,
        channel=Channel.WEB,
        received_at=at,
        late=timing is Timing.LATE,
        state=shown_or_held(consultation, crowded=crowded)
        if actor
        else Contribution.State.UNCONFIRMED,
        key=key,
        at=at,
        token_hash=hash_of_token(token) if token else "",
    )
    attach(contribution, given.files)
    audit.record(
        actor=actor,
        verb="consultations.submit_contribution",
        subject=contribution,
        at=at,
        changes={
            "consultation": [None, consultation.pk],
            "state": [None, contribution.state],
            "late": [None, contribution.late],
        },
    )
    if actor:
        storing.changed(consultation.pk)
        contribution_received.send(Contribution, contribution=contribution, token="", at=at)
    else:
        contribution_submitted.send(Contribution, contribution=contribution, token=token)
    return Submitted(contribution, "")


def is_crowded(address: str, *, at: dt.datetime) -> bool:
    """Count one more from this address; True when so much comes that it is read beforehand."""
    if not address:
        return False
    most, per = PER_ADDRESS_UNREAD
    return limits.hit(f"contribution:address:{address}", per=per, at=at) > most


def shown_or_held(consultation: Consultation, *, crowded: bool) -> Contribution.State:
    """In which state a contribution becomes received."""
    held = crowded or consultation.moderation == Consultation.Moderation.BEFORE
    return Contribution.State.HELD if held else Contribution.State.RECEIVED


def _contributor(actor: Any, given: Entries, *, at: dt.datetime) -> Contributor:
    if actor:
        return Contributor.objects.create(
            kind=Contributor.Kind.PERSON, person=actor, organisation=given.organisation
        )
    guest, _new = Guest.objects.get_or_create(
        email=given.email, defaults={"language": given.language, "created_at": at}
    )
    return Contributor.objects.create(
        kind=Contributor.Kind.GUEST,
        guest=guest,
        name=given.name,
        organisation=given.organisation,
    )


def _token_for_mail(consultation: Consultation, email: str, *, at: dt.datetime) -> str:
    """A new token to be mailed, or empty when the mailbox has had enough for this hour (M-06).

    Then the contribution waits under the link of the one before, which confirms all of them;
    raises TooOften where there is none in this consultation, so that none waits in vain.
    """
    most, per = MAILS_PER_GUEST
    try:
        limits.limit(f"confirmation:guest:{email}", most=most, per=per, at=at)
    except limits.TooOften:
        linked = consultation.contributions.filter(
            contributor__guest__email=email,
            state=Contribution.State.UNCONFIRMED,
            received_at__gt=at - LINK_LIVES,
        ).exclude(token_hash="")
        if not linked.exists():
            raise
        return ""
    return secrets.token_urlsafe(32)
