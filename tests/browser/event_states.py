"""Registrations for the pages of states.py: by guests and by `citizen`, in the states that have pages
of their own; and two events with a single place each, for the journey."""

from typing import Any

from django.core import signing

ONE_PLACE = ("eine-runde-mit-tastatur", "eine-runde-ohne-skript")


class _Guest:
    is_authenticated = False
    pk = None


def registrations(made: dict[str, Any]) -> None:
    """Needs what `_events` of states.py has made."""
    from django.utils import timezone

    from mitsprache.accounts.models import Person
    from mitsprache.common.models import OutboxMail
    from mitsprache.events import actions as events
    from mitsprache.events.models import Event, Registration
    from mitsprache.public.events.views.register import SENT_SALT
    from tests import factories as make

    citizen = Person.objects.get(email="citizen@demo.example")
    office = Event.objects.get(pk=made["event"]).organiser
    begins = timezone.now().replace(minute=0, second=0, microsecond=0) + timezone.timedelta(days=20)

    def one_place(slug: str, title: str) -> Event:
        entry = events.EventEntry(
            title=title,
            kind="workshop",
            starts_at=begins,
            ends_at=begins + timezone.timedelta(hours=2),
            place="Bürgerhaus",
            registration=True,
            capacity=1,
        )
        one = events.create_event(
            actor=make.coordination(), organiser=office, entry=entry, slug=slug
        )
        return events.publish_event(actor=make.coordination(), event=one)

    def register(where: Event, actor: Any, key: str, **more: str) -> Registration:
        return events.register(actor=actor, event=where, language="de", submission_key=key, **more)

    def guest(where: Event, name: str) -> str:
        address = f"{name}@mail.example"
        register(where, _Guest(), name, name=name, email=address)
        mail = OutboxMail.objects.filter(to=address).latest("pk")
        return mail.text.split("/termine/anmeldung/")[1].split("/")[0]

    for slug in ONE_PLACE:
        mine = register(one_place(slug, f"Nur ein Platz: {slug}"), citizen, slug)
        made[f"place_{slug}"] = mine.pk
    full = one_place("ein-platz", "Ein Platz, viele Wünsche")
    keeper = register(full, Person.objects.get(email="citizen2@demo.example"), "haelt")
    offered, waiting, unconfirmed = (guest(full, name) for name in ("erste", "zweite", "dritte"))
    for token in (offered, waiting):
        events.confirm_registration(token=token)
    mine = register(full, citizen, "wartet")
    events.cancel_registration(actor=keeper.person, registration=keeper)
    free = one_place("ein-angebot", "Ein Platz wird frei")
    gone = register(free, keeper.person, "geht")
    offer = register(free, citizen, "bekommt")
    events.cancel_registration(actor=keeper.person, registration=gone)
    made |= {
        "registration": mine.pk,
        "offer": offer.pk,
        "place_kept": made[f"place_{ONE_PLACE[0]}"],
        "offered_token": offered,
        "waiting_token": waiting,
        "registration_token": unconfirmed,
        "registration_ticket": signing.dumps(
            Registration.objects.get(state="unconfirmed").pk, salt=SENT_SALT
        ),
    }
