"""Races on contributions: several processes at once on one database."""

import datetime as dt

import pytest
from django.db import connection
from django.utils import timezone

from mitsprache.common import clock
from mitsprache.consultations import actions
from mitsprache.consultations.actions.window import ends_at
from mitsprache.consultations.models import Contribution, Support
from tests import factories as make
from tests import processes

# On SQLite one writer at a time holds the whole file: a few rounds meet every moment.
ON_POSTGRES = connection.vendor == "postgresql"
ROUNDS = 100 if ON_POSTGRES else 10
SENDERS = 4 if ON_POSTGRES else 2
# Set up once, then forked: all of them begin `work` at the same moment, and each writes its own
# lines. `begun` is written when all have taken their first step, which `step` marks.
PRELUDE = """
import os, sys
from datetime import datetime, timedelta
from django.contrib.auth.models import AnonymousUser
from django.db import connections
from django.urls import reverse
from mitsprache.accounts.models import Person
from mitsprache.consultations import actions
from mitsprache.consultations.models import Consultation, Contribution
where = Consultation.objects.get(pk={where})
actor = Person.objects.get(pk={actor})
start = datetime.fromisoformat("{start}")
given = dict(consultation=where, kind="suggestion", text="Mehr Kurse", language="de")
"""
FORKED = """
reverse("home")  # so that not each child has to load all pages
connections.close_all()
may_begin, begin = os.pipe()
steps, step_taken = os.pipe()
def step():
    os.write(step_taken, b".")
children = []
for _ in range({times}):
    written, writing = os.pipe()
    if (pid := os.fork()) == 0:
        os.close(begin)
        os.read(may_begin, 1)
        lines = list(map(str, work()))
        os.close(written)
        with os.fdopen(writing, "w") as answer:
            answer.write("\\n".join(lines))
        os._exit(0)
    os.close(writing)
    children.append((pid, written))
os.close(begin)
taken = 0
while taken < {times} * {steps}:
    taken += len(os.read(steps, 1))
print("begun", flush=True)
for pid, written in children:
    print("--")
    print(open(written).read())
    assert os.waitpid(pid, 0)[1] == 0
"""


def program(where, start: dt.datetime, work: str, *, steps: int = 0) -> str:
    """The code of one process that forks SENDERS times; `work` yields what each has to say."""
    begin = PRELUDE.format(where=where.pk, actor=make.citizen().pk, start=start.isoformat())
    return begin + work + FORKED.format(times=SENDERS, steps=steps)


def answers(written: str) -> list[list[str]]:
    """What each of them wrote."""
    return [part.strip().splitlines() for part in written.split("--\n")[1:]]


def together(where, start: dt.datetime, work: str) -> list[list[str]]:
    found = answers(processes.finish(processes.start(program(where, start, work))))
    assert len(found) == SENDERS
    return found


@pytest.mark.django_db(transaction=True)
def test_C_03_the_same_contribution_sent_by_several_processes_at_once_is_stored_once() -> None:
    where = make.consultation(opens_at=make.NOON, published_at=make.NOON)
    work = f"""
def work():
    guest = dict(actor=AnonymousUser(), name="N", email="n@example.org")
    for number in range({ROUNDS}):
        at = start + timedelta(minutes=30) * number
        for who in (dict(actor=actor), guest):
            sent = actions.submit_contribution(**given, **who, submission_key=str(number), at=at)
            yield sent.contribution.reference + sent.contribution.receipt_hash
"""
    first, *others = together(where, make.NOON, work)
    assert all(receipts == first for receipts in others)
    assert len(set(first)) == 2 * ROUNDS
    assert Contribution.objects.count() == 2 * ROUNDS


@pytest.mark.django_db(transaction=True)
def test_C_01_many_supports_of_one_person_at_once_are_one() -> None:
    where = make.consultation(opens_at=make.NOON, published_at=make.NOON)
    one = make.contribution(where, author=make.citizen2())
    for number in range(ROUNDS):
        one.pk, one.submission_key, one.reference = None, f"k{number}", f"XX-2026-{number:05}"
        one.save(force_insert=True)
    work = """
def work():
    for number, text in enumerate(Contribution.objects.order_by("pk")):
        at = start + timedelta(minutes=1) * number
        yield actions.support_contribution(actor=actor, contribution=text, at=at).pk
"""
    first, *others = together(where, make.NOON, work)
    assert all(supports == first for supports in others)  # the same row, and nobody an error
    assert Support.objects.count() == Contribution.objects.count() == ROUNDS + 1
    assert set(Support.objects.values_list("person", flat=True)) == {make.citizen().pk}


@pytest.mark.django_db(transaction=True)
def test_C_04_around_the_end_everything_acknowledged_is_stored_and_nothing_else() -> None:
    """Several senders from before to after the end; every other one has its form from before."""
    where = make.consultation()
    end = ends_at(where)
    work = f"""
def work():
    from mitsprache.consultations.actions.window import form_token
    token = form_token(where, at=start)
    for number in range({ROUNDS}):
        at = start + timedelta(seconds=10) / {ROUNDS} * number
        begun = number % 4 > 1
        key = f"{{os.getpid()}}-{{number}}"
        who = dict(actor=AnonymousUser(), name="N", email=f"{{key}}@example.org")
        try:
            made = actions.submit_contribution(
                **given, **who, submission_key=key, form_token=token if begun else "", at=at
            ).contribution
        except actions.Closed:
            yield f"refused {{at.isoformat()}} {{begun}} {{key}}"
        else:
            yield f"{{'late' if made.late else 'taken'}} {{at.isoformat()}} {{begun}} {{made.reference}}"
"""
    start = end - dt.timedelta(seconds=5)
    lines = [line for one in together(where, start, work) for line in one]
    acknowledged = {}
    for line in lines:
        answer, at, begun_in_time, reference = line.split()
        over = dt.datetime.fromisoformat(at) >= end
        expected = ("late" if begun_in_time == "True" else "refused") if over else "taken"
        assert answer == expected, line
        if answer != "refused":
            acknowledged[reference] = answer == "late"
    assert len(lines) == SENDERS * ROUNDS
    assert {line.split()[0] for line in lines} == {"refused", "late", "taken"}
    assert dict(Contribution.objects.values_list("reference", "late")) == acknowledged


@pytest.mark.django_db(transaction=True)
def test_C_05_a_day_that_is_moved_while_people_send_counts_from_its_commit_on() -> None:
    today = clock.local_day(timezone.now())
    where = make.consultation(last_day=today + dt.timedelta(days=1))
    tomorrow = clock.end_of_local_day(today) + dt.timedelta(minutes=30)
    work = """
def work():
    refused = number = 0
    while refused < 3:
        number += 1
        key = f"{os.getpid()}-{number}"
        who = dict(actor=AnonymousUser(), name="N", email=f"{key}@example.org")
        try:
            actions.submit_contribution(**given, **who, submission_key=key, at=start)
        except actions.Closed:
            refused += 1
            yield "refused"
        else:
            yield "stored"
        if number == 1:
            step()
"""
    process = processes.start(program(where, tomorrow, work, steps=1))
    assert processes.first_line(process) == "begun\n"
    actions.change_last_day(
        actor=make.coordination(),
        consultation=where,
        last_day=today,
        reason="Der Rat tagt früher.",
        forced=True,
    )
    written = answers(processes.finish(process))
    for lines in written:  # from the first refusal on nothing is taken any longer
        assert "".join(lines).endswith("stored" + "refused" * 3) and lines.count("refused") == 3
    stored = sum(lines.count("stored") for lines in written)
    assert Contribution.objects.count() == stored
    # Moved on again, with the same pages still open: taken at once.
    actions.change_last_day(
        actor=make.coordination(),
        consultation=where,
        last_day=today + dt.timedelta(days=1),
        reason="Doch nicht.",
    )
    assert make.contribution(where, at=tomorrow).late is False


@pytest.mark.django_db
def test_C_03_a_foreign_key_never_shows_a_foreign_contribution() -> None:
    where, elsewhere = make.consultation(), make.consultation("Anderes")
    mine = make.contribution(where, "Von Ayla", submission_key="k")
    others = [
        make.contribution(where, "Von der Radlerin", author=make.citizen2(), submission_key="k"),
        make.contribution(elsewhere, "Anderswo", submission_key="k"),
        make.guest_contribution(where, "Gast", submission_key="k").contribution,
        make.guest_contribution(
            where, "Anderer Gast", submission_key="k", email="anders@example.org"
        ).contribution,
    ]
    assert len({mine, *others}) == 5
    again = make.contribution(where, "Ganz anderer Text", submission_key="k")
    assert again == mine and again.text == "Von Ayla"
