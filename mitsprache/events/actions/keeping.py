"""Steps that all deeds on events have in common: lock, end, say what pages are out of date."""

import datetime as dt
from typing import Any

from mitsprache.common import pages
from mitsprache.common.transitions import move

from ..models import Event, Need, Registration
from ..signals import registration_ended
from ..states import REGISTRATION_STEPS


def end(registration: Registration, to: str, *, actor: Any, at: dt.datetime, verb: str) -> None:
    """Step: a registration ends, under the event's lock; its needs go at once."""
    move(
        registration,
        to,
        steps=REGISTRATION_STEPS,
        actor=actor,
        at=at,
        verb=verb,
        also={"ended_at": at, "offered_until": None},
    )
    Need.objects.filter(registration=registration).delete()
    changed(registration.event)
    registration_ended.send(Registration, registration=registration)


def locked(event: Event) -> Event:
    """The event as it stands now, locked: seats are given and freed one after the other."""
    return (
        Event.objects.select_for_update(no_key=True, of=("self",))
        .select_related("organiser", "project")
        .get(pk=event.pk)
    )


def changed(event: Event) -> None:
    pages.raise_version(f"event:{event.pk}", "events")


def announced(event: Event) -> None:
    """When, where or whether it is has changed: the project's sheet shows that, too."""
    sheet = [f"project:{event.project_id}"] if event.project_id else []
    pages.raise_version(f"event:{event.pk}", "events", *sheet)
