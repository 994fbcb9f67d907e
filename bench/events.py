"""1,000 people want one of 200 places at the same time, then 50 give theirs back (C-02).

Eight real processes register accounts for one event, on a SQLite and on an embedded PostgreSQL
database of their own; then eight processes cancel 50 of the places. Somebody looks on all the
time: never are more than 200 seats held, and from the first full moment on never fewer, because a
cancellation and the offer that follows it are one transaction. What is bound are the counts and
the seconds, so that nobody waits for minutes at the opening of a popular event.
"""

import logging
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

PLACES, PEOPLE, CANCELLED, PROCESSES = 200, 1_000, 50, 8
MOST_SECONDS = {"register": 60.0, "cancel": 10.0}
_ONE = "MITSPRACHE_BENCH_EVENTS"

CODE = """
    import sys
    from mitsprache.accounts.models import Person
    from mitsprache.events import actions
    from mitsprache.events.models import Event, Registration

    deed, pk, first, step, most, probe = sys.stdin.readline().split()
    event = Event.objects.get(pk=pk)
    everybody = Person.objects.filter(email__endswith="@post.example").order_by("pk")
    if deed == "register":
        mine = list(everybody)[int(first)::int(step)]
    else:
        rows = event.registrations.filter(number__lte=int(most)).order_by("number")
        mine = list(rows.select_related("person"))[int(first)::int(step)]
    # As in a server that runs: one place was taken, given back and offered before.
    where = Event.objects.get(pk=probe)
    tried = [
        actions.register(actor=one, event=where, language="de", submission_key=f"{deed}-{one.pk}")
        for one in everybody[:2]
    ]
    actions.cancel_registration(actor=everybody[0], registration=tried[0])
    print("ready", flush=True)
    sys.stdin.readline()
    for one in mine:
        if deed == "register":
            actions.register(actor=one, event=event, language="de", submission_key=str(one.pk))
        else:
            actions.cancel_registration(actor=one.person, registration=one)
    print("done", flush=True)
    sys.stdin.readline()
"""


def main() -> bool:
    """Print a table for each database; true when every count is exact and in time."""
    if os.environ.get(_ONE):
        return _one()
    alone = [sys.executable, "-c", "import sys, bench.events as b; sys.exit(0 if b.main() else 1)"]
    kept = True
    for command in (alone, [sys.executable, "-m", "tests.postgres", *alone]):
        kept &= subprocess.run(command, env=os.environ | {_ONE: "1"}).returncode == 0
    return kept


def _one() -> bool:
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    import django

    django.setup()
    logging.disable(logging.INFO)
    from django.db import connection

    from tests import databases

    databases.prepare()
    try:
        print(f"-- {connection.vendor}", flush=True)
        return _run()
    finally:
        databases.drop()


def _run() -> bool:
    from tests.events.making import event, people

    where = event(capacity=PLACES)
    people(PEOPLE)
    with _watched(where.pk) as seen:
        seconds = _all_at_once("register", where.pk)
    kept = _in_time("register", PEOPLE, seconds)
    rows = list(where.registrations.order_by("number").values_list("number", "state"))
    kept &= _same("numbers in order of commit", [row[0] for row in rows], _numbers(PEOPLE))
    states = [state for _number, state in rows]
    kept &= _same("confirmed, the first of all", states[:PLACES], ["confirmed"] * PLACES)
    kept &= _same("on the list, all others", states[PLACES:], ["waiting"] * (PEOPLE - PLACES))
    kept &= _same("most seats held at any moment", max(seen), PLACES)

    with _watched(where.pk) as seen:
        seconds = _all_at_once("cancel", where.pk)
    kept &= _in_time("cancel", CANCELLED, seconds)
    found = dict(where.registrations.values_list("number", "state"))
    kept &= _same("cancelled", _in(found, "cancelled"), _numbers(CANCELLED))
    offered = [PLACES + number for number in _numbers(CANCELLED)]
    kept &= _same("offered, the first of the list", _in(found, "offered"), offered)
    kept &= _same("seats held at every moment", sorted(set(seen)), [PLACES])
    print(f"  {'looks while they cancelled':44} {len(seen):10,}")
    return kept


def _all_at_once(deed: str, pk: int) -> float:
    """Start the processes, let them go together; how long until the last was done."""
    from tests.events.making import event
    from tests.processes import finish, first_line, running

    with running(CODE, times=PROCESSES) as started:
        for number, process in enumerate(started):
            assert process.stdin is not None
            probe = event(capacity=1, title=f"Probe {deed} {number}").pk
            process.stdin.write(f"{deed} {pk} {number} {PROCESSES} {CANCELLED} {probe}\n")
            process.stdin.flush()
        for process in started:
            assert first_line(process).strip() == "ready"
        began = time.perf_counter()
        for process in started:
            assert process.stdin is not None
            process.stdin.write("go\n")
            process.stdin.flush()
        for process in started:
            assert first_line(process).strip() == "done", finish(process)
        return time.perf_counter() - began


@contextmanager
def _watched(pk: int) -> Iterator[list[int]]:
    """Looks again and again, over a connection of its own, how many seats are held."""
    seen: list[int] = []
    over = threading.Event()
    watcher = threading.Thread(target=_watch, args=(pk, seen, over))
    watcher.start()
    try:
        yield seen
    finally:
        over.set()
        watcher.join()


def _watch(pk: int, seen: list[int], over: threading.Event) -> None:
    from django.db import connection
    from django.db.models import Sum

    from mitsprache.events.models import Registration
    from mitsprache.events.states import HOLDS

    while not over.is_set():
        held = Registration.objects.filter(event=pk, state__in=HOLDS)
        seen.append(held.aggregate(seats=Sum("seats"))["seats"] or 0)
        time.sleep(0.05)
    connection.close()


def _numbers(most: int) -> list[int]:
    return list(range(1, most + 1))


def _in(states: dict[int, str], state: str) -> list[int]:
    return sorted(number for number, found in states.items() if found == state)


def _in_time(deed: str, number: int, seconds: float) -> bool:
    most = MOST_SECONDS[deed]
    words = f"{deed}: {number:,} by {PROCESSES} processes"
    print(f"  {words:44} {seconds:8.2f} s      bound {most:.0f} s")
    return seconds <= most


def _same(what: str, found: Any, wanted: Any) -> bool:
    right = bool(found == wanted)
    shown = f"{len(found):,}" if isinstance(found, list) and len(found) > 1 else f"{found}"
    print(f"  {what:44} {shown:>10} {'' if right else '    WRONG'}")
    return right
