"""Races: several processes at once on one database."""

import pytest
from django.db import connection

from mitsprache.comments.models import Comment
from tests import factories, processes

WRITER = """
import sys
from datetime import datetime, timedelta, UTC
from mitsprache.accounts.models import Person
from mitsprache.comments import actions
from mitsprache.comments.models import Thread
thread, actor = Thread.objects.get(pk={thread}), Person.objects.get(pk={actor})
print("ready", flush=True)
sys.stdin.readline()
for number in range({rounds}):
    comment = actions.submit_comment(
        actor=actor, thread=thread, kind="question", text=f"Frage {{number}}", language="de",
        submission_key=f"key-{{number}}",
        at=datetime(2026, 5, 4, 10, tzinfo=UTC) + timedelta(minutes=30) * number,
    )
    print(comment.pk)
"""


@pytest.mark.django_db(transaction=True)
def test_C_03_the_same_comment_sent_by_four_processes_at_once_is_stored_once() -> None:
    # On SQLite one writer at a time holds the whole file: a few rounds meet every moment.
    rounds = 100 if connection.vendor == "postgresql" else 25
    thread = factories.thread()
    code = WRITER.format(thread=thread.pk, actor=factories.citizen().pk, rounds=rounds)
    with processes.running(code, times=4) as writers:
        for writer in writers:
            assert writer.stdout is not None
            assert writer.stdout.readline() == "ready\n"
        for writer in writers:
            assert writer.stdin is not None
            writer.stdin.write("go\n")
            writer.stdin.flush()
        receipts = [processes.finish(writer) for writer in writers]

    assert len(set(receipts)) == 1
    assert len(receipts[0].splitlines()) == rounds
    assert Comment.objects.filter(thread=thread).count() == rounds
    thread.refresh_from_db()
    assert thread.text_count == rounds
