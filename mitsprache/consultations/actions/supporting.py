"""People support a contribution: once each, and they may take it back."""

import datetime as dt
from typing import Any

from django.db import transaction

from mitsprache.common import audit, clock, limits
from mitsprache.common.permissions import authorize

from ..models import Contribution, Support
from . import storing
from .refusals import NotReadable, SupportOff
from .taking_part import refuse_strangers
from .window import Deed, decide

SUPPORTS_PER_PERSON = (100, dt.timedelta(minutes=10))


@transaction.atomic
def support_contribution(
    *, actor: Any, contribution: Contribution, at: dt.datetime | None = None
) -> Support:
    """Support a contribution that everybody can read; once more is the same support.

    Raises NotAllowed (no account), the refusals of the window, SupportOff, AccountNeeded,
    NotInvited, NotReadable, limits.TooOften.
    """
    authorize(actor, "consultations.support_contribution", contribution)
    consultation = storing.locked(contribution.consultation_id)
    at = at or clock.database_now()
    decide(consultation, deed=Deed.CHANGE, at=at)
    if not consultation.supports:
        raise SupportOff
    refuse_strangers(consultation, actor=actor, email=actor.email)
    if not Contribution.objects.visible_to(actor).filter(pk=contribution.pk).exists():
        raise NotReadable
    if earlier := Support.objects.filter(contribution=contribution, person=actor).first():
        return earlier
    most, per = SUPPORTS_PER_PERSON
    limits.limit(f"support:person:{actor.pk}", most=most, per=per, at=at)
    support = Support.objects.create(contribution=contribution, person=actor, at=at)
    audit.record(
        actor=actor, verb="consultations.support_contribution", subject=contribution, at=at
    )
    storing.changed(consultation.pk)
    return support


@transaction.atomic
def unsupport_contribution(
    *, actor: Any, contribution: Contribution, at: dt.datetime | None = None
) -> None:
    """Take one's support back, at any time; without one nothing happens.

    Raises NotAllowed (no account).
    """
    authorize(actor, "consultations.support_contribution", contribution)
    consultation = storing.locked(contribution.consultation_id)
    at = at or clock.database_now()
    decide(consultation, deed=Deed.TAKE_BACK, at=at)
    gone, _rows = Support.objects.filter(contribution=contribution, person=actor).delete()
    if gone:
        audit.record(
            actor=actor, verb="consultations.unsupport_contribution", subject=contribution, at=at
        )
        storing.changed(consultation.pk)
