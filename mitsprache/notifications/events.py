"""Mails about events: to whoever has registered, with the entry for her calendar.

One recipient per mail, and never what somebody needs (P-01). Before the address is confirmed a mail
names nothing that was typed.
"""

import datetime as dt
from collections.abc import Iterable
from typing import Any, NamedTuple

from django.conf import settings
from django.db import transaction
from django.dispatch import receiver
from django.utils import translation

from mitsprache.common import clock
from mitsprache.events import words
from mitsprache.events.actions import take_reminders
from mitsprache.events.exports import calendar_file
from mitsprache.events.models import Event, Registration
from mitsprache.events.queries.links import token_of
from mitsprache.events.queries.registered import living_registrations, position
from mitsprache.events.signals import (
    event_cancelled,
    event_changed,
    place_offered,
    registration_ended,
    registration_received,
    registration_submitted,
)

from . import mail


class Recipient(NamedTuple):
    email: str
    language: str
    name: str


@receiver(registration_submitted)
def ask_to_confirm(registration: Registration, **_signal: Any) -> None:
    """Names nothing that was typed: whoever gets it may never have heard of the platform (M-06)."""
    if registration.guest is None:
        return
    language = registration.language
    mail.send(
        "registration_submitted",
        to=registration.guest.email,
        language=language,
        url=mail.link("registration-confirm", token_of(registration), language=language),
    )


@receiver(registration_received)
def send_receipt(registration: Registration, **_signal: Any) -> None:
    """With the place, or with the position on the waiting list."""
    waits = registration.state == Registration.State.WAITING
    _tell(
        registration,
        "registration_received",
        with_entry=not waits,
        position=position(registration) if waits else 0,
    )


@receiver(place_offered)
def offer(registration: Registration, **_signal: Any) -> None:
    _tell(registration, "place_offered")


@receiver(registration_ended)
def tell_that_ended(registration: Registration, **_signal: Any) -> None:
    lapsed = registration.state == Registration.State.LAPSED
    _tell(registration, "offer_lapsed" if lapsed else "registration_cancelled")


@receiver(event_changed)
def tell_that_changed(event: Event, what: Iterable[str], **_signal: Any) -> None:
    """To everybody who comes or waits: what changed, and the entry that replaces the old one."""
    changed = set(what)
    for one in living_registrations(event):
        _tell(
            one,
            "event_changed",
            with_entry=True,
            new_time=bool(changed & {"starts_at", "ends_at", "first_day", "last_day", "planned"}),
            new_place=bool(changed & {"place", "address", "online_url"}),
            new_title="title" in changed,
        )


@receiver(event_cancelled)
def tell_that_cancelled(event: Event, **_signal: Any) -> None:
    """With the entry that strikes the old one out."""
    for one in living_registrations(event):
        _tell(one, "event_cancelled", with_entry=True, reason=event.cancel_reason)


@transaction.atomic
def remind_events(*, at: dt.datetime | None = None) -> int:
    """The mails for tomorrow's events, each once; how many. For the schedule."""
    due = take_reminders(at=at or clock.database_now())
    for one in due:
        _tell(one, "event_tomorrow", with_entry=True)
    return len(due)


def _tell(
    registration: Registration,
    purpose: str,
    *,
    with_entry: bool = False,
    **context: Any,
) -> None:
    """Mail to whoever has registered, unless there is no address (any longer)."""
    to = _recipient(registration)
    if to is None:
        return
    event = registration.event
    with translation.override(to.language):
        url = mail.link("event", event.slug, language=to.language)
        told = {
            "title": event.title,
            "when": words.when(event),
            "zone": words.zone(event),
            "where": words.where(event),
            "online_url": event.online_url,
            "session": words.session_line(registration.session) if registration.session else "",
            "people": words.seats(registration),
            "until": words.moment(registration.offered_until, event.zone)
            if registration.offered_until
            else "",
        }
    if registration.person_id is not None:
        own_url = mail.link("account-registration", registration.pk, language=to.language)
    else:
        own_url = mail.link("registration-own", token_of(registration), language=to.language)
    mail.send(
        purpose,
        to=to.email,
        language=to.language,
        calendar=_entry(event, url, to.language) if with_entry else "",
        name=to.name,
        url=url,
        own_url=own_url,
        is_guest=registration.person_id is None,
        **told,
        **context,
    )


def _entry(event: Event, url: str, language: str) -> str:
    """The event's entry; empty while only a period is known."""
    if event.starts_at is None and event.first_day is None:
        return ""
    with translation.override(language):
        written = calendar_file([event], base=settings.MITSPRACHE_BASE_URL, url_of=lambda _one: url)
    return written.decode()


def _recipient(registration: Registration) -> Recipient | None:
    person, guest = registration.person, registration.guest
    if person is not None:
        if not person.is_active:
            return None
        return Recipient(person.email, person.language, person.display_name)
    if guest is not None:
        return Recipient(guest.email, registration.language, registration.name)
    return None
