"""A contribution that somebody wrote before signing in waits in her session until she is back.

Only the write form puts something here; it is dropped when the contribution is stored, when a
form is opened more than two hours later, and with the session itself. Files cannot wait: they are
chosen again.
"""

import time
from collections.abc import Mapping

from django.http import HttpRequest

from mitsprache.consultations.models import Consultation

_NAME = "contribution_draft"
_SECONDS = 2 * 60 * 60


def keep(request: HttpRequest, *, consultation: Consultation, entries: Mapping[str, str]) -> None:
    """One text at a time: a second one takes the place of the first."""
    request.session[_NAME] = {
        "consultation": consultation.pk,
        "kept_at": time.time(),
        "entries": dict(entries),
    }


def waiting(request: HttpRequest, *, consultation: Consultation) -> dict[str, str] | None:
    """The entries that wait for the form of this consultation, or None."""
    kept = request.session.get(_NAME)
    if not kept:
        return None
    if time.time() - kept["kept_at"] > _SECONDS:
        drop(request)
        return None
    if kept["consultation"] != consultation.pk:
        return None
    entries: dict[str, str] = kept["entries"]
    return entries


def drop(request: HttpRequest) -> None:
    if _NAME in request.session:
        del request.session[_NAME]
