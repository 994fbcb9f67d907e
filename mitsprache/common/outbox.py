"""Mail that was promised leaves for certain: a row with the deed, sent by the worker.

Delivery is at least once, at most one repeat: the row is claimed before the relay is called; if
the worker dies between the relay's acceptance and the commit, the claim runs out and the mail is
sent once more with the same Message-ID, which relays and mailboxes fold into one (M-03).
"""

import datetime as dt
import uuid
from email.utils import formatdate
from urllib.parse import urlsplit

import structlog
from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.db.models import F, Q

from . import clock, text
from .models import OutboxMail

log = structlog.get_logger(__name__)

CLAIM = dt.timedelta(minutes=5)
RETRY_AFTER = [dt.timedelta(minutes=m) for m in (1, 5, 15, 60, 180, 360, 720, 1440)]


def enqueue(
    *,
    purpose: str,
    to: str,
    subject: str,
    body: str,
    language: str,
    html: str = "",
    withhold: bool = False,
    at: dt.datetime | None = None,
) -> OutboxMail:
    """Write the mail down in the caller's transaction; the worker sends it after the commit.

    `purpose` is a short code for statistics and limits (`answer_released`). `subject` is folded
    into one line, so that nothing typed by people can add a header (X-09). `withhold` writes the
    row as given up at once: the address had enough mail of this kind, and the work done for it
    must not differ (A-01, M-06).
    """
    at = at or clock.database_now()
    host = urlsplit(settings.MITSPRACHE_BASE_URL).hostname or "localhost"
    return OutboxMail.objects.create(
        message_id=f"<{uuid.uuid4().hex}@{host}>",
        purpose=purpose,
        to=to,
        language=language,
        subject=text.tidy_line(subject)[:200],
        text=body,
        html=html,
        state=OutboxMail.State.FAILED if withhold else OutboxMail.State.WAITING,
        last_error="Withheld" if withhold else "",
        created_at=at,
        due_at=at,
    )


def send_due(*, at: dt.datetime | None = None, most: int = 50) -> int:
    """Send what is due, oldest first; return how many the relay accepted.

    A refusal by the relay is retried after 1 minute up to 1 day, eight times, then the row is
    marked failed and stays visible to the city's IT. Never called inside a transaction.
    """
    sent = 0
    for _ in range(most):
        mail = _claim_next(at=at)
        if mail is None:
            break
        sent += _send(mail, at=at)
    return sent


def _claim_next(*, at: dt.datetime | None) -> OutboxMail | None:
    """Take the next due mail for this worker, or None.

    A claim that ran out means that a worker died with the mail in hand: it is claimed once more
    and no further, because that worker may have handed it to the relay already.
    """
    now = at or clock.database_now()
    with transaction.atomic():
        due = OutboxMail.objects.filter(state=OutboxMail.State.WAITING, due_at__lte=now)
        free = due.filter(Q(claimed_until=None) | Q(claimed_until__lte=now))
        mail = free.select_for_update(skip_locked=True).order_by("due_at", "pk").first()
        if mail is None:
            return None
        mail.claims = mail.claims + 1 if mail.claimed_until else 1
        if mail.claims > 2:
            mail.state, mail.last_error = OutboxMail.State.FAILED, "WorkerDied"
            mail.save(update_fields=["state", "last_error"])
            log.error("outbox.given_up", mail=mail.pk, purpose=mail.purpose)
            return None
        mail.claimed_until = now + CLAIM
        mail.save(update_fields=["claimed_until", "claims"])
        return mail


def _send(mail: OutboxMail, *, at: dt.datetime | None) -> bool:
    message = EmailMultiAlternatives(
        subject=mail.subject,
        body=mail.text,
        to=[mail.to],
        headers={
            "Message-ID": mail.message_id,
            "Date": formatdate(mail.created_at.timestamp(), localtime=True),
            "Auto-Submitted": "auto-generated",
            "Content-Language": mail.language,
        },
    )
    if mail.html:
        message.attach_alternative(mail.html, "text/html")
    try:
        message.send()
    except Exception as error:  # the relay may fail in any way; the row must survive it
        _put_back(mail, error, at=at)
        return False
    OutboxMail.objects.filter(pk=mail.pk).update(
        state=OutboxMail.State.SENT,
        sent_at=at or clock.database_now(),
        tries=F("tries") + 1,
        claimed_until=None,
        last_error="",
    )
    return True


def _put_back(mail: OutboxMail, error: Exception, *, at: dt.datetime | None) -> None:
    tries = mail.tries + 1
    given_up = tries > len(RETRY_AFTER)
    wait = RETRY_AFTER[min(tries, len(RETRY_AFTER)) - 1]
    OutboxMail.objects.filter(pk=mail.pk).update(
        tries=tries,
        state=OutboxMail.State.FAILED if given_up else OutboxMail.State.WAITING,
        due_at=(at or clock.database_now()) + wait,
        claimed_until=None,
        last_error=type(error).__name__,
    )
    log.warning("outbox.refused", mail=mail.pk, purpose=mail.purpose, error=type(error).__name__)
