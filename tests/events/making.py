"""Events for tests: published, in a fortnight, with places."""

import datetime as dt
from itertools import count
from typing import Any

from django.utils import timezone

from mitsprache.accounts.models import Person
from mitsprache.common.models import OutboxMail
from mitsprache.events import actions
from mitsprache.events.models import Event, Registration
from tests import factories

_keys = count(1)


def entry(**changes: Any) -> actions.EventEntry:
    """A workshop of two hours in the evening in a fortnight, to which people register."""
    begins = timezone.localtime(timezone.now() + dt.timedelta(days=14))
    begins = begins.replace(hour=18, minute=0, second=0, microsecond=0)
    given: dict[str, Any] = {
        "title": "Workshop am Weiher",
        "kind": "workshop",
        "place": "Bürgerhaus",
        "registration": True,
        **changes,
    }
    if not {"first_day", "planned"} & given.keys():
        given.setdefault("starts_at", begins)
        given.setdefault("ends_at", given["starts_at"] + dt.timedelta(hours=2))
    return actions.EventEntry(**given)


def event(*, sessions: int = 0, session_places: int | None = None, **changes: Any) -> Event:
    """A published event of the factories' office."""
    made = actions.create_event(
        actor=factories.coordination(), organiser=factories.office(), entry=entry(**changes)
    )
    if sessions:
        actions.set_sessions(
            actor=factories.coordination(),
            event=made,
            entries=[
                actions.SessionEntry(title=f"Gruppe {number}", capacity=session_places)
                for number in range(1, sessions + 1)
            ],
        )
    return actions.publish_event(actor=factories.coordination(), event=made)


def people(number: int) -> list[Person]:
    """Accounts without password, in bulk."""
    made = [
        Person(email=f"p{one}@post.example", display_name=f"P {one}", password="!")
        for one in range(number)
    ]
    return Person.objects.bulk_create(made)


def register(where: Event, actor: Any = None, **entries: Any) -> Registration:
    """A registration of the citizen, or of `actor`."""
    entries = {"language": "de", "submission_key": f"k{next(_keys)}", **entries}
    if where.sessions.exists():
        entries.setdefault("session", where.sessions.first())
    return actions.register(actor=actor or factories.citizen(), event=where, **entries)


def states(where: Event) -> list[tuple[int, str]]:
    return list(where.registrations.order_by("number").values_list("number", "state"))


def mails(purpose: str) -> list[OutboxMail]:
    return list(OutboxMail.objects.filter(purpose=purpose).order_by("pk"))
