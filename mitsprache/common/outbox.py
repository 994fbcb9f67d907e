"""Mail that was promised leaves for certain: a row with the deed, sent by the worker.

Delivery is at least once, at most one repeat: the row is claimed before the relay is called; if
the worker dies between the relay's acceptance and the commit, the claim runs out and the mail is
sent once more with the same Message-ID, which relays and mailboxes fold into one (M-03). The same
holds when the relay falls silent with the mail in its hands. A clear refusal leaves no doubt and
is tried again for two days.
"""

import contextlib
import datetime as dt
import logging
import smtplib
import uuid
from collections.abc import Collection
from email.utils import formatdate
from typing import Any
from urllib.parse import urlsplit

import structlog
from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.message import SafeMIMEText
from django.db import transaction
from django.db.models import Q, QuerySet

from . import clock, text
from .models import OutboxMail

log = structlog.get_logger(__name__)

CLAIM = dt.timedelta(minutes=5)
MOST_CLAIMS = 2  # the first sending and one repeat
WITHHELD = "Withheld"
RETRY_AFTER = [dt.timedelta(minutes=m) for m in (1, 5, 15, 60, 180, 360, 720, 1440)]

# The relay has answered no, or the message never left this machine.
NOT_TAKEN = (
    smtplib.SMTPResponseException,
    smtplib.SMTPRecipientsRefused,
    smtplib.SMTPNotSupportedError,
    ValueError,  # a message that cannot be written, Django's BadHeaderError among them
)


def enqueue(
    *,
    purpose: str,
    to: str,
    subject: str,
    body: str,
    language: str,
    html: str = "",
    calendar: str = "",
    withhold: bool = False,
    at: dt.datetime | None = None,
) -> OutboxMail:
    """Write the mail down in the caller's transaction; the worker sends it after the commit.

    `purpose` is a short code for statistics and limits (`answer_released`). `subject` is folded
    into one line, so that nothing typed by people can add a header (X-09). `calendar` is a file of
    RFC 5545 (METHOD:PUBLISH) that goes along. `withhold` writes the
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
        calendar=calendar,
        state=OutboxMail.State.FAILED if withhold else OutboxMail.State.WAITING,
        last_error=WITHHELD if withhold else "",
        created_at=at,
        due_at=at,
    )


def send_due(*, at: dt.datetime | None = None, most: int = 50) -> int:
    """Send what is due, oldest first; return how many the relay accepted.

    A refusal by the relay is retried after 1 minute up to 1 day, eight times, then the row is
    marked failed and stays visible to the city's IT (`manage.py outbox`). When it is unknown
    whether the relay took the mail, it is sent once more and then given up. Never called inside
    a transaction.
    """
    if not _waiting(at or clock.database_now()).exists():  # keeps an idle worker off the lock
        return 0
    sent = 0
    relay = get_connection()
    for _ in range(most):
        mail = _claim_next(at=at)
        if mail is None:
            break
        sent += _send(mail, relay, at=at)
    with contextlib.suppress(Exception):  # everything was handed over; the goodbye may fail
        relay.close()
    return sent


def given_up() -> QuerySet[OutboxMail]:
    """Mails that could not be delivered, oldest first; withheld ones were never meant to leave."""
    failed = OutboxMail.objects.filter(state=OutboxMail.State.FAILED)
    return failed.exclude(last_error=WITHHELD).order_by("created_at", "pk")


def retry(numbers: Collection[int] = (), *, at: dt.datetime | None = None) -> int:
    """Let given-up mails be sent anew with their old Message-ID; how many there were.

    `numbers` are the rows' primary keys; without any, all of them.
    """
    mails = given_up().filter(pk__in=numbers) if numbers else given_up()
    return mails.order_by().update(
        state=OutboxMail.State.WAITING,
        due_at=at or clock.database_now(),
        tries=0,
        claims=0,
        claimed_until=None,
    )


def _waiting(now: dt.datetime) -> QuerySet[OutboxMail]:
    due = OutboxMail.objects.filter(state=OutboxMail.State.WAITING, due_at__lte=now)
    return due.filter(Q(claimed_until=None) | Q(claimed_until__lte=now)).order_by("due_at", "pk")


def _claim_next(*, at: dt.datetime | None) -> OutboxMail | None:
    """Take the next due mail for this worker, or None when nothing is due.

    `claims` counts the claims whose outcome is not known to be a refusal: the running one, and
    those of workers that died or lost the relay with the mail in hand. A mail that may have left
    twice is not sent a third time.
    """
    while True:
        now = at or clock.database_now()
        with transaction.atomic():
            mail = _waiting(now).select_for_update(skip_locked=True).first()
            if mail is None:
                return None
            if mail.claims < MOST_CLAIMS:
                mail.claims += 1
                mail.claimed_until = now + CLAIM
                mail.save(update_fields=["claimed_until", "claims"])
                break
            mail.state, mail.last_error = OutboxMail.State.FAILED, "WorkerDied"
            mail.claimed_until = None
            mail.save(update_fields=["state", "last_error", "claimed_until"])
        log.error("outbox.given_up", mail=mail.pk, purpose=mail.purpose, error=mail.last_error)
    if mail.claims > 1:
        log.warning("outbox.repeated", mail=mail.pk, purpose=mail.purpose)
    return mail


def _send(mail: OutboxMail, relay: BaseEmailBackend, *, at: dt.datetime | None) -> bool:
    """Hand one claimed mail to the relay and write down what became of it."""
    opened = False
    try:
        relay.open()
        opened = True
        relay.send_messages([_message(mail)])
    except Exception as error:  # the relay may fail in any way; the row must survive it
        _forget_connection(relay)
        # Before the connection stands nothing has left; an answer of the relay is its refusal.
        # Silence in between (hung up, timed out) leaves open whether it took the mail.
        refused = not opened or isinstance(error, NOT_TAKEN)
        _put_back(mail, error, doubtful=not refused, at=at)
        return False
    _write(
        mail,
        state=OutboxMail.State.SENT,
        sent_at=at or clock.database_now(),
        tries=mail.tries + 1,
        claimed_until=None,
        last_error="",
    )
    return True


def _message(mail: OutboxMail) -> EmailMultiAlternatives:
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
    if mail.calendar:
        entry = SafeMIMEText(mail.calendar, "calendar", "utf-8")
        entry.set_param("method", "PUBLISH")
        entry.add_header("Content-Disposition", "attachment", filename="termin.ics")
        message.attach(entry)
    return message


def _forget_connection(relay: BaseEmailBackend) -> None:
    with contextlib.suppress(Exception):  # closing says goodbye, and nobody may be there
        relay.close()


def _put_back(
    mail: OutboxMail, error: Exception, *, doubtful: bool, at: dt.datetime | None
) -> None:
    tries = mail.tries + 1
    given_up = tries > len(RETRY_AFTER) or (doubtful and mail.claims >= MOST_CLAIMS)
    wait = RETRY_AFTER[min(tries, len(RETRY_AFTER)) - 1]
    _write(
        mail,
        tries=tries,
        claims=mail.claims if doubtful else mail.claims - 1,
        state=OutboxMail.State.FAILED if given_up else OutboxMail.State.WAITING,
        due_at=(at or clock.database_now()) + wait,
        claimed_until=None,
        last_error=type(error).__name__,
    )
    event = "outbox.given_up" if given_up else "outbox.doubtful" if doubtful else "outbox.refused"
    level = logging.ERROR if given_up else logging.WARNING
    log.log(level, event, mail=mail.pk, purpose=mail.purpose, error=type(error).__name__)


def _write(mail: OutboxMail, **columns: Any) -> None:
    """Store the outcome, unless the claim ran out meanwhile and another worker has the mail."""
    OutboxMail.objects.filter(pk=mail.pk, claimed_until=mail.claimed_until).update(**columns)
