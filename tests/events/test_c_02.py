"""C-02: more people than places, at the same time, from real processes (full size: bench/events.py)."""

import subprocess
from collections.abc import Sequence

import pytest

from mitsprache.events.models import Event
from tests.processes import first_line, running

from .making import event, people

CODE = """
    import sys
    from mitsprache.accounts.models import Person
    from mitsprache.events import actions
    from mitsprache.events.models import Event
    from django.urls import reverse

    reverse("workspace")  # as in a server, all addresses are known before the first request
    print("ready", flush=True)
    for line in iter(sys.stdin.readline, ""):
        deed, pk, *numbers = line.split()
        first, number, mine, step = map(int, numbers)
        event = Event.objects.get(pk=pk)
        everybody = Person.objects.filter(email__endswith="@post.example").order_by("pk")
        for person in list(everybody[first : first + number])[mine::step]:
            if deed == "register":
                key = f"{person.pk}-{pk}"
                actions.register(actor=person, event=event, language="de", submission_key=key)
            else:
                held = event.registrations.get(person=person)
                if held.number <= int(deed):
                    actions.cancel_registration(actor=person, registration=held)
        print("done", flush=True)
"""


def _all_at_once(
    started: Sequence["subprocess.Popen[str]"], deed: str, where: Event, first: int, number: int
) -> None:
    """`number` people from `first` on, shared out among the processes."""
    for mine, process in enumerate(started):
        process.stdin.write(f"{deed} {where.pk} {first} {number} {mine} {len(started)}\n")
        process.stdin.flush()
    for process in started:
        assert first_line(process).strip() == "done", process.communicate()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("processes", "places", "number", "cancelled", "rounds"),
    [(8, 20, 100, 5, 1), (3, 2, 5, 1, 100)],
)
def test_c_02_as_many_places_as_there_are_and_who_came_first_moves_up(
    processes: int, places: int, number: int, cancelled: int, rounds: int
):
    people(number * rounds)  # each round its own: nobody may register too often
    with running(CODE, times=processes) as started:
        for process in started:
            assert first_line(process).strip() == "ready", process.communicate()
        for first in range(0, number * rounds, number):
            where = event(capacity=places)
            _all_at_once(started, "register", where, first, number)
            rows = _rows(where)
            assert [number for number, _state in rows] == list(range(1, number + 1))
            assert [state for _number, state in rows[:places]] == ["confirmed"] * places
            assert {state for _number, state in rows[places:]} == {"waiting"}

            # The first ones give their places back.
            _all_at_once(started, str(cancelled), where, first, number)
            states = [state for _number, state in _rows(where)]
            assert states[:cancelled] == ["cancelled"] * cancelled
            assert states[places : places + cancelled] == ["offered"] * cancelled
            assert states[places + cancelled] == "waiting"
            held = where.registrations.filter(state__in=["confirmed", "offered"])
            assert held.count() == places


def _rows(where: Event) -> list[tuple[int, str]]:
    return list(where.registrations.order_by("number").values_list("number", "state"))
