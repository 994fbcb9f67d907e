"""What somebody sees of her own registration, by her link and with an account alike."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from mitsprache.common.ui.values import Badge, Fact, Tone
from mitsprache.events import times, words
from mitsprache.events.models import Event, Registration
from mitsprache.events.queries.registered import position

from ..projects.shown import text_language
from . import shown

_State = Registration.State
_LOOKS: dict[str, tuple[Tone, str]] = {
    _State.UNCONFIRMED: ("neutral", "mail"),
    _State.WAITING: ("warning", "clock"),
    _State.OFFERED: ("accent", "bell"),
    _State.CONFIRMED: ("success", "check-circle"),
    _State.PRESENT: ("success", "check-circle"),
    _State.LAPSED: ("neutral", "history"),
    _State.CANCELLED: ("neutral", "close"),
}


@dataclass(frozen=True, slots=True)
class Ways:
    """The addresses at which a registration is looked at, accepted and cancelled."""

    page: str
    accept: str
    cancel: str


@dataclass(frozen=True, slots=True)
class Own:
    """A registration as its owner sees it; `said` is its state in sentences."""

    registration: Registration
    event: Event
    url: str
    badge: Badge
    said: Sequence[str]
    facts: Sequence[Fact]
    accept_url: str  # empty unless a place is offered now
    cancel_url: str  # empty once there is nothing to cancel
    ics_url: str


@dataclass(frozen=True, slots=True)
class Line:
    """A registration in the list of one's own."""

    title: str
    url: str
    when: str
    badge: Badge


def line(registration: Registration) -> Line:
    event = registration.event
    shown_badge = badge(registration)
    if event.state == Event.State.CANCELLED:
        shown_badge = Badge(label=_("event cancelled"), tone="danger", icon="hidden")
    page = ways_of_account(registration).page
    return Line(event.title, page, words.when(event), shown_badge)


def own(registration: Registration, ways: Ways, at: dt.datetime) -> Own:
    event = registration.event
    gone = event.state == Event.State.CANCELLED or times.is_over(event, at)
    offered = _is_offered(registration, at)
    living = registration.state in (_State.WAITING, _State.OFFERED, _State.CONFIRMED)
    return Own(
        registration=registration,
        event=event,
        url=shown.event_url(event),
        badge=badge(registration),
        said=_said(registration, at),
        facts=facts(registration),
        accept_url=ways.accept if offered and not gone else "",
        cancel_url=ways.cancel if living and not gone else "",
        ics_url=reverse("event-ics", args=[event.slug]),
    )


def badge(registration: Registration) -> Badge:
    tone, icon = _LOOKS[registration.state]
    return Badge(label=str(_State(registration.state).label), tone=tone, icon=icon)


def facts(registration: Registration) -> list[Fact]:
    """Which event, when, where, which session, how many people; never what somebody needs."""
    event = registration.event
    german = text_language()
    found = [Fact(term=_("When"), value=words.when(event))]
    if place := words.where(event):
        found.append(Fact(term=_("Where"), value=place, language=german))
    if registration.session is not None:
        line = words.session_line(registration.session)
        found.append(Fact(term=_("Session"), value=line, language=german))
    found.append(Fact(term=_("Registered for"), value=words.seats(registration)))
    return found


def _is_offered(registration: Registration, at: dt.datetime) -> bool:
    until = registration.offered_until
    return registration.state == _State.OFFERED and until is not None and at < until


def _said(registration: Registration, at: dt.datetime) -> list[str]:
    event = registration.event
    if event.state == Event.State.CANCELLED:
        return [_("This event is cancelled: %(reason)s") % {"reason": event.cancel_reason}]
    state = registration.state
    if state == _State.WAITING:
        place = _("You are number %(number)d on the waiting list.")
        return [
            place % {"number": position(registration)},
            _("As soon as it is your turn we offer you the place by mail."),
        ]
    if state == _State.OFFERED and registration.offered_until is not None:
        until = words.moment(registration.offered_until, event.zone)
        if _is_offered(registration, at):
            return [
                _("A place is free for you."),
                _("We keep it until %(until)s. Please accept it before that.") % {"until": until},
            ]
        return [_("The offer ended on %(until)s; the place goes to the next.") % {"until": until}]
    said = {
        _State.CONFIRMED: _("You have a place. We look forward to seeing you."),
        _State.PRESENT: _("You were there. Thank you for coming."),
        _State.LAPSED: _("The offer has ended, and the place has gone to the next."),
        _State.CANCELLED: _("This registration is cancelled."),
    }
    return [said[_State(state)]] if _State(state) in said else []


def ways_of_account(registration: Registration) -> Ways:
    return Ways(
        page=reverse("account-registration", args=[registration.pk]),
        accept=reverse("account-registration-accept", args=[registration.pk]),
        cancel=reverse("account-registration-cancel", args=[registration.pk]),
    )


def ways_of_guest(token: str) -> Ways:
    return Ways(
        page=reverse("registration-own", args=[token]),
        accept=reverse("registration-accept", args=[token]),
        cancel=reverse("registration-cancel", args=[token]),
    )
