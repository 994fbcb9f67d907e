"""What reaches the city on paper, by telephone or on a workshop's wall, typed in by its staff."""

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from mitsprache.common import audit, clock
from mitsprache.common.permissions import authorize

from ..models import Channel, Consultation, Contribution, Contributor, Section
from ..models.contribution import NAME_LENGTH
from ..signals import contribution_received
from . import entries, storing
from .refusals import EntryWrong
from .window import Deed, Timing, decide

# What is typed in was not typed on the page: everything but "online" and "imported".
ENTERED = (Channel.LETTER, Channel.MAIL, Channel.PHONE, Channel.WORKSHOP)
EARLIEST = dt.datetime(1990, 1, 1, tzinfo=dt.UTC)


def enter_contribution(
    *,
    actor: Any,
    consultation: Consultation,
    channel: str,
    received_at: dt.date,
    section: Section | None = None,
    kind: str,
    text: str,
    proposed_wording: str = "",
    name: str = "",
    email: str = "",
    organisation: str = "",
    submission_key: str,
    at: dt.datetime | None = None,
) -> Contribution:
    """Put on record what came in by another channel; the same key of the same person once.

    `channel` is one of ENTERED, `received_at` the day on which it arrived (local in the
    consultation's zone, it counts from its first moment) or an aware moment. The deadline refuses
    nothing here: `received_at` decides what is late. `name` (as the public sees it), `email` (for
    the receipt and the answer, never public) and `organisation` may stay empty. It is shown at
    once, also where online contributions are read beforehand: somebody of the city has read it.

    Raises NotAllowed, EntryWrong (channel, received_at, kind, text, proposed_wording, name, email,
    organisation), ForeignSection.
    """
    authorize(actor, "consultations.enter_contribution", consultation.version.document.project)
    key = storing.stored_key(
        consultation, owner=f"entered:{actor.pk}", submission_key=submission_key
    )
    if earlier := storing.submitted(key):
        return earlier
    if channel not in ENTERED:
        raise EntryWrong("channel", _("Please choose how it came in."))
    wording = entries.wording(
        kind=kind, text=text, proposed_wording=proposed_wording, on_section=section is not None
    )
    contributor = Contributor(
        kind=Contributor.Kind.PAPER,
        name=entries.line(name, "name", most=NAME_LENGTH),
        email=entries.email(email) if email.strip() else "",
        organisation=entries.organisation(organisation),
    )
    with transaction.atomic():
        consultation = storing.locked(consultation.pk)
        if earlier := storing.submitted(key):  # while this request waited for the lock
            return earlier
        at = at or clock.database_now()
        contribution = put_on_record(
            consultation,
            contributor,
            section=entries.section_of(consultation, section),
            wording=wording,
            channel=channel,
            arrived=arrival(consultation, received_at, now=at),
            key=key,
            actor=actor,
            at=at,
        )
        storing.changed(consultation.pk)
        contribution_received.send(Contribution, contribution=contribution, token="", at=at)
        return contribution


def put_on_record(
    consultation: Consultation,
    contributor: Contributor,
    *,
    section: Section | None,
    wording: entries.Wording,
    channel: str,
    arrived: dt.datetime,
    key: str,
    actor: Any,
    at: dt.datetime,
) -> Contribution:
    """Step: write down what came in by another channel, late or not by the moment it arrived.

    The caller has authorised, locked the consultation, recognised the key, and says afterwards
    what pages are out of date and that it was received.
    """
    contributor.save()
    contribution = storing.insert_contribution(
        consultation=consultation,
        contributor=contributor,
        section=section,
        passage=entries.Passage(),
        wording=wording,
        language=settings.LANGUAGE_CODE,
        channel=channel,
        received_at=arrived,
        late=decide(consultation, deed=Deed.ON_RECORD, at=arrived) is Timing.LATE,
        state=Contribution.State.RECEIVED,
        key=key,
        at=arrived,  # the reference bears the year of receipt
        entered_by=actor,
    )
    audit.record(
        actor=actor,
        verb="consultations.enter_contribution",
        subject=contribution,
        at=at,
        changes={
            "consultation": [None, consultation.pk],
            "channel": [None, channel],
            "state": [None, contribution.state],
            "late": [None, contribution.late],
        },
    )
    return contribution


def arrival(consultation: Consultation, when: dt.date, *, now: dt.datetime) -> dt.datetime:
    """The moment at which something arrived: an aware moment itself, of a day its first moment.

    Raises EntryWrong (received_at) for what lies after `now` or before 1990.
    """
    moment = when if isinstance(when, dt.datetime) else dt.datetime.combine(when, dt.time.min)
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=ZoneInfo(consultation.zone))
    try:
        moment = moment.astimezone(dt.UTC)
    except OverflowError:  # at the ends of the calendar
        raise EntryWrong("received_at", _("This day is not possible.")) from None
    if moment > now:
        raise EntryWrong("received_at", _("This day lies in the future."))
    if moment < EARLIEST:
        raise EntryWrong("received_at", _("This day is not possible."))
    return moment
