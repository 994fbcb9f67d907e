"""Mail that was promised leaves for certain, and at most twice."""

import datetime as dt
import io
import os
import signal
import subprocess
from collections.abc import Iterator

import pytest
from django.core import mail
from django.core.management import call_command
from django.db import transaction

from mitsprache.common import outbox
from mitsprache.common.models import OutboxMail
from tests import processes
from tests.smtp_sink import Sink, sink

AT = dt.datetime(2026, 5, 4, 10, 0, tzinfo=dt.UTC)
SMTP = "django.core.mail.backends.smtp.EmailBackend"


def promise(**changes: object) -> OutboxMail:
    entries: dict[str, object] = {
        "purpose": "answer_released",
        "to": "citizen@demo.example",
        "subject": "Ihr Kommentar wurde beantwortet",
        "body": "Guten Tag\n",
        "language": "de",
        "at": AT,
    }
    return outbox.enqueue(**(entries | changes))  # type: ignore[arg-type]


@pytest.fixture
def relay(settings: object) -> Iterator[Sink]:
    with sink() as server:
        settings.EMAIL_BACKEND = SMTP  # type: ignore[attr-defined]
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port  # type: ignore[attr-defined]
        yield server


def state_of(row: OutboxMail) -> str:
    row.refresh_from_db()
    return row.state


@pytest.mark.django_db
def test_a_mail_is_sent_once_with_its_headers() -> None:
    row = promise()

    assert outbox.send_due(at=AT) == 1
    assert outbox.send_due(at=AT) == 0
    (sent,) = mail.outbox
    assert sent.to == ["citizen@demo.example"]
    assert sent.extra_headers["Message-ID"] == row.message_id
    assert sent.extra_headers["Auto-Submitted"] == "auto-generated"
    assert state_of(row) == OutboxMail.State.SENT


@pytest.mark.django_db
def test_a_mail_is_written_with_the_deed_or_not_at_all() -> None:
    class Undone(Exception):
        pass

    with pytest.raises(Undone), transaction.atomic():
        promise()
        raise Undone

    assert not OutboxMail.objects.exists()


@pytest.mark.django_db
def test_nothing_typed_adds_a_header() -> None:
    promise(subject="Hallo\r\nBcc: alle@stadt.example\x00\u202e")

    outbox.send_due(at=AT)

    (sent,) = mail.outbox
    assert sent.subject == "Hallo Bcc: alle@stadt.example"
    assert "\nBcc:" not in sent.message().as_string()


@pytest.mark.django_db
def test_a_withheld_mail_is_never_sent() -> None:
    row = promise(withhold=True)

    assert outbox.send_due(at=AT + dt.timedelta(days=9)) == 0
    assert outbox.retry() == 0
    assert state_of(row) == OutboxMail.State.FAILED


@pytest.mark.django_db
def test_a_refusal_is_tried_again_later_and_given_up_after_eight_times(relay: Sink) -> None:
    row, now = promise(), AT
    relay.refuse = "451 try later"
    for number in range(9):
        assert outbox.send_due(at=now) == 0
        assert state_of(row) == ("failed" if number == 8 else "waiting")
        assert outbox.send_due(at=now) == 0
        now = row.due_at

    relay.refuse = ""
    assert outbox.send_due(at=now) == 0
    assert (row.tries, row.last_error) == (9, "SMTPDataError")
    assert relay.mails == []


@pytest.mark.django_db
def test_a_relay_that_is_away_costs_no_doubt(relay: Sink, settings: object) -> None:
    row = promise()
    right, settings.EMAIL_PORT = relay.port, 9  # type: ignore[attr-defined]
    now = AT
    for _ in range(4):
        outbox.send_due(at=now)
        row.refresh_from_db()
        now = row.due_at

    settings.EMAIL_PORT = right  # type: ignore[attr-defined]
    assert outbox.send_due(at=now) == 1
    assert len(relay.mails) == 1


@pytest.mark.django_db
def test_M_03_a_relay_that_takes_the_mail_and_falls_silent_gets_it_once_more(relay: Sink) -> None:
    row = promise()
    relay.silent = True
    assert outbox.send_due(at=AT) == 0
    assert state_of(row) == "waiting"
    assert outbox.send_due(at=row.due_at) == 0

    relay.silent = False
    assert outbox.send_due(at=AT + dt.timedelta(days=9)) == 0
    assert relay.message_ids() == [row.message_id, row.message_id]
    assert state_of(row) == "failed"


@pytest.mark.django_db
def test_a_repeat_that_is_accepted_ends_the_doubt(relay: Sink) -> None:
    row = promise()
    relay.silent = True
    outbox.send_due(at=AT)
    row.refresh_from_db()

    relay.silent = False
    assert outbox.send_due(at=row.due_at) == 1
    assert outbox.send_due(at=AT + dt.timedelta(days=9)) == 0
    assert relay.message_ids() == [row.message_id] * 2


@pytest.mark.django_db
def test_a_refusal_between_two_doubts_allows_no_third_copy(relay: Sink) -> None:
    row = promise()
    relay.silent = True
    outbox.send_due(at=AT)
    relay.silent, relay.refuse = False, "451 try later"
    row.refresh_from_db()
    outbox.send_due(at=row.due_at)
    relay.silent, relay.refuse = True, ""
    row.refresh_from_db()
    outbox.send_due(at=row.due_at)

    assert state_of(row) == "failed"
    assert len(relay.mails) == 2


@pytest.mark.django_db
def test_one_mail_that_is_given_up_does_not_stop_the_others() -> None:
    dead, alive = promise(), promise()
    OutboxMail.objects.filter(pk=dead.pk).update(claims=2, claimed_until=AT)

    assert outbox.send_due(at=AT) == 1
    assert state_of(dead) == "failed"
    assert state_of(alive) == "sent"


@pytest.mark.django_db
def test_one_mail_that_cannot_be_written_does_not_stop_the_others() -> None:
    broken, alive = promise(), promise()
    OutboxMail.objects.filter(pk=broken.pk).update(to="a@demo.example\nBcc: b@demo.example")

    assert outbox.send_due(at=AT) == 1
    assert state_of(broken) == "waiting"
    assert state_of(alive) == "sent"


@pytest.mark.django_db
def test_given_up_mails_are_shown_without_addresses_and_sent_on_request() -> None:
    row = promise()
    OutboxMail.objects.filter(pk=row.pk).update(state="failed", last_error="WorkerDied", claims=2)
    out = io.StringIO()

    call_command("outbox", stdout=out)
    assert f"given up: {row.pk}  answer_released" in out.getvalue()
    assert "citizen@demo.example" not in out.getvalue()

    call_command("outbox", "--retry", str(row.pk), stdout=out)
    assert outbox.send_due() == 1
    assert mail.outbox[0].extra_headers["Message-ID"] == row.message_id


WORKER = """
from datetime import timedelta
from django.conf import settings
from mitsprache.common import clock, outbox
settings.EMAIL_BACKEND = "{backend}"
settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", {port}, None
print(outbox.send_due(at=clock.database_now() + timedelta(minutes={minutes})))
"""


def worker(relay: Sink, *, minutes: int) -> subprocess.Popen[str]:
    return processes.start(WORKER.format(backend=SMTP, port=relay.port, minutes=minutes))


def kill_after_acceptance(relay: Sink, *, minutes: int) -> None:
    """A real worker process that is killed when the relay has said yes and nothing is stored."""
    began: list[subprocess.Popen[str]] = []
    relay.before_reply = lambda: os.kill(began[0].pid, signal.SIGSTOP)
    relay.after_reply = lambda: os.kill(began[0].pid, signal.SIGKILL)
    began.append(worker(relay, minutes=minutes))
    began[0].communicate()
    assert began[0].returncode == -signal.SIGKILL
    relay.before_reply = relay.after_reply = lambda: None


@pytest.mark.django_db(transaction=True)
def test_M_03_a_worker_killed_after_acceptance_repeats_at_most_once() -> None:
    row = promise()
    with sink() as relay:
        kill_after_acceptance(relay, minutes=0)
        assert relay.message_ids() == [row.message_id]
        assert state_of(row) == "waiting"

        assert processes.finish(worker(relay, minutes=1)) == "0"  # the claim still holds
        assert processes.finish(worker(relay, minutes=10)) == "1"
        assert processes.finish(worker(relay, minutes=20)) == "0"

        assert relay.message_ids() == [row.message_id, row.message_id]
    assert state_of(row) == "sent"


@pytest.mark.django_db(transaction=True)
def test_M_03_a_mail_that_killed_two_workers_is_given_up() -> None:
    row, other = promise(), promise(at=AT + dt.timedelta(seconds=1))
    OutboxMail.objects.filter(pk=other.pk).update(due_at=AT + dt.timedelta(days=900))
    with sink() as relay:
        kill_after_acceptance(relay, minutes=0)
        kill_after_acceptance(relay, minutes=10)

        assert processes.finish(worker(relay, minutes=20)) == "0"
        assert relay.message_ids() == [row.message_id] * 2
    assert state_of(row) == "failed"
    assert row.last_error == "WorkerDied"
