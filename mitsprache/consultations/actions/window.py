"""The deadline kernel: the one function that decides every write to a consultation.

A consultation is open from `opens_at` until local midnight after its inclusive `last_day`, in its
own zone. After that no form is offered; what was being written when the end came is still taken,
marked late, if it carries a form token issued before the end. Whoever acts, by page, API, import
or desk, coordination included, is decided here.
"""

import datetime as dt
from enum import Enum

from django.core import signing

from ..models import Consultation
from ..times import ends_at, state_at
from .refusals import Closed, NotPublished, NotYetOpen

__all__ = [
    "GRACE",
    "Deed",
    "Timing",
    "decide",
    "ends_at",
    "form_token",
    "issued_at",
    "state_at",
]

_SALT = "mitsprache.consultations.form"
# How long after the end a form that was opened before it may still be sent.
GRACE = dt.timedelta(days=7)


class Timing(Enum):
    """How a contribution stands to the deadline; it never changes afterwards."""

    ON_TIME = "on_time"
    LATE = "late"


class Deed(Enum):
    """What somebody wants to do."""

    WRITE = "write"  # contribute
    CHANGE = "change"  # edit, support: only while it is open
    TAKE_BACK = "take_back"  # withdraw, report, no longer support: always
    ON_RECORD = "on_record"  # staff entry and import: never refused, `at` decides what is late


def decide(
    consultation: Consultation,
    *,
    deed: Deed,
    at: dt.datetime,
    form_issued_at: dt.datetime | None = None,
) -> Timing:
    """Whether the deed is allowed at `at` (aware, the database's time), and whether it is late.

    `form_issued_at` comes from a token that was checked (`issued_at`). Raises NotPublished,
    NotYetOpen, Closed. `consultation` must be read in the same transaction, so that an extension
    counts at once (C-05).
    """
    late = at >= ends_at(consultation)
    if deed is Deed.TAKE_BACK or deed is Deed.ON_RECORD:
        return Timing.LATE if late else Timing.ON_TIME
    if consultation.published_at is None or at < consultation.published_at:
        raise NotPublished
    if at < consultation.opens_at:
        raise NotYetOpen(consultation.opens_at)
    if not late:
        return Timing.ON_TIME
    begun_in_time = form_issued_at is not None and form_issued_at < ends_at(consultation)
    if deed is Deed.WRITE and begun_in_time and at < ends_at(consultation) + GRACE:
        return Timing.LATE
    raise Closed(consultation.last_day)


def form_token(consultation: Consultation, *, at: dt.datetime) -> str:
    """What a form carries: when it was given out, signed, for this consultation alone."""
    return signing.dumps([consultation.pk, at.timestamp()], salt=_SALT, compress=False)


def issued_at(token: str, consultation: Consultation) -> dt.datetime | None:
    """The moment of a genuine token of this consultation, else None."""
    try:
        pk, moment = signing.loads(token, salt=_SALT)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    if pk != consultation.pk:
        return None
    return dt.datetime.fromtimestamp(moment, tz=dt.UTC)
