"""C-02: more people than places, at the same time, from real processes."""

import pytest

from mitsprache.events.models import Registration
from tests.processes import finish, running

from .making import event, people

PLACES = 20
PEOPLE = 100
PROCESSES = 8

CODE = """
    import sys
    from mitsprache.accounts.models import Person
    from mitsprache.events import actions
    from mitsprache.events.models import Event, Registration

    print("ready", flush=True)
    deed, first, step = sys.stdin.readline().split()
    event = Event.objects.get()
    everybody = Person.objects.filter(email__endswith="@post.example").order_by("pk")
    for person in list(everybody)[int(first)::int(step)]:
        if deed == "register":
            actions.register(
                actor=person, event=event, language="de", submission_key=str(person.pk)
            )
        else:
            held = Registration.objects.filter(person=person, state="confirmed").first()
            if held is not None and held.number <= int(deed):
                actions.cancel_registration(actor=person, registration=held)
    print("done")
"""


def _all_at_once(deed: str) -> None:
    with running(CODE, times=PROCESSES) as started:
        for number, process in enumerate(started):
            process.stdin.write(f"{deed} {number} {PROCESSES}\n")
            process.stdin.flush()
        for process in started:
            assert finish(process).endswith("done")


@pytest.mark.django_db(transaction=True)
def test_c_02_as_many_places_as_there_are_and_who_came_first_moves_up():
    where = event(capacity=PLACES)
    people(PEOPLE)
    _all_at_once("register")
    rows = list(where.registrations.order_by("number").values_list("number", "state"))
    assert [number for number, _state in rows] == list(range(1, PEOPLE + 1))
    assert [state for _number, state in rows[:PLACES]] == ["confirmed"] * PLACES
    assert {state for _number, state in rows[PLACES:]} == {"waiting"}

    _all_at_once("5")  # the first five give their places back
    states = dict(Registration.objects.order_by("number").values_list("number", "state"))
    assert [states[number] for number in range(1, 6)] == ["cancelled"] * 5
    assert [states[number] for number in range(PLACES + 1, PLACES + 6)] == ["offered"] * 5
    assert states[PLACES + 6] == "waiting"
    held = Registration.objects.filter(state__in=["confirmed", "offered"]).count()
    assert held == PLACES
