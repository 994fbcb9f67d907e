"""C-09: an account is erased while it registers for one event after the other, in real processes."""

import pytest

from mitsprache.accounts.models import Person
from mitsprache.events.models import Need, Registration
from tests import factories
from tests.events.making import event, people
from tests.processes import first_line, running

EVENTS = 12

CODE = """
    import sys
    from django.db import Error
    from django.urls import reverse
    from mitsprache.accounts.models import Person
    from mitsprache.events import actions
    from mitsprache.events.models import Event
    from mitsprache.privacy.actions import erase_person

    reverse("workspace")
    print("ready", flush=True)
    deed, pk = sys.stdin.readline().split()
    person = Person.objects.get(pk=pk)
    print("go", flush=True)
    sys.stdin.readline()
    if deed == "erase":
        erase_person(actor=person, person=person)
    else:
        for where in Event.objects.order_by("pk"):
            try:
                actions.register(
                    actor=person, event=where, name="KANARIE", language="de",
                    needs=actions.Needs(diet="KANARIE"), submission_key=f"k-{where.pk}",
                )
            except Error:  # she is no longer there
                break
    print("done", flush=True)
"""


@pytest.mark.django_db(transaction=True)
def test_c_09_nothing_of_somebody_who_leaves_while_she_registers_stays():
    factories.coordination()
    for number in range(EVENTS):
        event(title=f"Termin {number}")
    (leaving,) = people(1)
    with running(CODE, times=2) as started:
        for process, deed in zip(started, ("register", "erase"), strict=True):
            assert first_line(process).strip() == "ready", process.communicate()
            process.stdin.write(f"{deed} {leaving.pk}\n")
            process.stdin.flush()
            assert first_line(process).strip() == "go", process.communicate()
        for process in started:
            process.stdin.write("now\n")
            process.stdin.flush()
        for process in started:
            assert first_line(process).strip() == "done", process.communicate()
    assert not Person.objects.filter(pk=leaving.pk).exists()
    assert not Need.objects.exists()
    rows = Registration.objects.values_list("state", "person", "name")
    assert set(rows) <= {("cancelled", None, "")}
