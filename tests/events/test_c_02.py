"""C-02: more people than places, at the same time, from real processes (full size: bench/events.py)."""

import subprocess
from collections.abc import Sequence

import pytest

from mitsprache.events.models import Event
from tests.processes import first_line, running

from .making import event, people

PLACES = 20
PEOPLE = 100
PROCESSES = 8
CANCELLED = 5
ROUNDS = 3

CODE = """
    import sys
    from mitsprache.accounts.models import Person
    from mitsprache.events import actions
    from mitsprache.events.models import Event
    from django.urls import reverse

    reverse("workspace")  # as in a server, all addresses are known before the first request
    print("ready", flush=True)
    for line in iter(sys.stdin.readline, ""):
        deed, pk, first, step = line.split()
        event = Event.objects.get(pk=pk)
        everybody = Person.objects.filter(email__endswith="@post.example").order_by("pk")
        for person in list(everybody)[int(first)::int(step)]:
            if deed == "register":
                key = f"{person.pk}-{pk}"
                actions.register(actor=person, event=event, language="de", submission_key=key)
            else:
                held = event.registrations.get(person=person)
                if held.number <= int(deed):
                    actions.cancel_registration(actor=person, registration=held)
        print("done", flush=True)
"""


def _all_at_once(started: Sequence["subprocess.Popen[str]"], deed: str, where: Event) -> None:
    for number, process in enumerate(started):
        process.stdin.write(f"{deed} {where.pk} {number} {len(started)}\n")
        process.stdin.flush()
    for process in started:
        assert first_line(process).strip() == "done", process.communicate()


@pytest.mark.django_db(transaction=True)
def test_c_02_as_many_places_as_there_are_and_who_came_first_moves_up():
    people(PEOPLE)
    with running(CODE, times=PROCESSES) as started:
        for process in started:
            assert first_line(process).strip() == "ready", process.communicate()
        for _round in range(ROUNDS):
            where = event(capacity=PLACES)
            _all_at_once(started, "register", where)
            rows = _rows(where)
            assert [number for number, _state in rows] == list(range(1, PEOPLE + 1))
            assert [state for _number, state in rows[:PLACES]] == ["confirmed"] * PLACES
            assert {state for _number, state in rows[PLACES:]} == {"waiting"}

            _all_at_once(started, str(CANCELLED), where)  # the first ones give their places back
            states = [state for _number, state in _rows(where)]
            assert states[:CANCELLED] == ["cancelled"] * CANCELLED
            assert states[PLACES : PLACES + CANCELLED] == ["offered"] * CANCELLED
            assert states[PLACES + CANCELLED] == "waiting"
            held = where.registrations.filter(state__in=["confirmed", "offered"])
            assert held.count() == PLACES


def _rows(where: Event) -> list[tuple[int, str]]:
    return list(where.registrations.order_by("number").values_list("number", "state"))
