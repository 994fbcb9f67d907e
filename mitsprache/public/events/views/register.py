"""Registering for an event: the form, and what stands after it for people without account."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from mitsprache.common import clock
from mitsprache.common.fields import new_key
from mitsprache.common.limits import TooOften
from mitsprache.common.ui.values import Link
from mitsprache.directory.queries import city_profile
from mitsprache.events import actions, times, words
from mitsprache.events.models import Event, Registration, Session
from mitsprache.events.queries import calendar, places
from mitsprache.events.queries.registered import (
    just_sent,
    living_registration,
    sessions_of,
    waiting,
)

from ...comments.views import explain, write_page
from ...contributions.views.private import private_page
from ...projects.shown import text_language
from .. import own, shown
from ..forms import NEEDS, RegisterForm

SENT_SALT = "mitsprache.registration.sent"
# So long the page after sending can be opened again; the mail says everything that it says.
_SENT_SECONDS = 60 * 60


@write_page
def register(request: HttpRequest, slug: str) -> HttpResponse:
    """The form; a POST gives the place, or sends the link to whoever has no account."""
    event = _found(slug)
    if request.method != "POST":
        return _open(request, event)
    sessions = sessions_of(event)
    form = _form(request, event, sessions, data=request.POST)
    status = 422
    if form.is_valid():
        given = form.cleaned_data
        chosen = next((one for one in sessions if str(one.pk) == given.get("session")), None)
        try:
            registered = actions.register(
                actor=request.user,
                event=event,
                session=chosen,
                seats=given["seats"],
                name=given.get("name", ""),
                email=given.get("email", ""),
                needs=actions.Needs(**{name: given[name] for name in NEEDS}),
                language=get_language() or "de",
                submission_key=given["key"],
            )
        except (actions.EventRefused, TooOften) as refusal:
            status = explain(form, refusal)
        else:
            return _after(request, event, registered)
    return _page(request, event, form, status=status)


def _found(slug: str) -> Event:
    found = calendar.event_at(slug)
    if found is None:
        raise Http404
    return found


def _open(request: HttpRequest, event: Event) -> HttpResponse:
    """The empty form, or why there is none."""
    if why := _why_not(event):
        return _no_form(request, event, why)
    if request.user.is_authenticated and (mine := living_registration(request.user, event)):
        return redirect("account-registration", pk=mine.pk)
    form = _form(request, event, sessions_of(event))
    return _page(request, event, form, status=200)


def _why_not(event: Event) -> str:
    """Why nobody can register at present, in the words with which the action refuses."""
    at = clock.database_now()
    until = times.registration_ends_at(event)
    if event.state == Event.State.CANCELLED:
        return str(actions.EventCancelled())
    if not event.registration or event.state != Event.State.OPEN:
        return str(actions.RegistrationClosed())
    if until is not None and at >= until:
        return str(actions.RegistrationClosed(until))
    return ""


def _form(
    request: HttpRequest, event: Event, sessions: list[Session], *, data: Any = None
) -> RegisterForm:
    return RegisterForm(
        data,
        initial={"key": new_key(), "seats": 1},
        sessions=_choices(event, sessions),
        for_guest=not request.user.is_authenticated,
    )


def _choices(event: Event, sessions: list[Session]) -> list[tuple[str, str]]:
    """Each session with how many places are left in it."""
    if not sessions:
        return []
    now, lists = places(event), waiting(event)
    found = []
    for one in sessions:
        left = shown.places(
            now.free_in(one.pk), one.capacity or event.capacity, lists.get(one.pk, 0)
        )
        label = words.session_line(one)
        found.append((str(one.pk), f"{label}: {left}" if left else label))
    return found


def _page(request: HttpRequest, event: Event, form: RegisterForm, *, status: int) -> HttpResponse:
    title = _("Registration")
    here = reverse("event-register", args=[event.slug])
    until = times.registration_ends_at(event)
    context = {
        "form": form,
        "needs": [form[name] for name in NEEDS],
        "page_title": title,
        "event": event,
        "when": words.when(event),
        "where": words.where(event),
        "until": words.moment(until, event.zone) if until else "",
        "places": "" if "session" in form.fields else _places(event),
        "by_guest": "email" in form.fields,
        "sign_in_url": f"{reverse('account_login')}?{urlencode({'next': here})}",
        "organiser": event.organiser.name,
        "needs_end": times.needs_end(event),
        "contact": city_profile().contact_email,
        "text_language": text_language(),
        "back": shown.event_url(event),
        "breadcrumb": _way(event, title, here),
    }
    return render(request, "public/events/register.html", context, status=status)


def _places(event: Event) -> str:
    lists = waiting(event)
    return shown.places(places(event).free, event.capacity, sum(lists.values()))


def _no_form(request: HttpRequest, event: Event, why: str) -> HttpResponse:
    title = _("Registration")
    context = {
        "page_title": title,
        "event": event,
        "why": why,
        "text_language": text_language(),
        "back": shown.event_url(event),
        "breadcrumb": _way(event, title, request.path),
    }
    return render(request, "public/events/no_form.html", context)


def _after(request: HttpRequest, event: Event, registration: Registration) -> HttpResponse:
    if not request.user.is_authenticated:
        ticket = signing.dumps(registration.pk, salt=SENT_SALT)
        return redirect("event-sent", slug=event.slug, ticket=ticket)
    if registration.state == Registration.State.WAITING:
        messages.info(request, _("Everything is taken. You are on the waiting list."))
    else:
        messages.success(request, _("Thank you! You have a place."))
    return redirect("account-registration", pk=registration.pk)


@private_page
def sent(request: HttpRequest, slug: str, ticket: str) -> HttpResponse:
    """After sending without account: the mail has to be opened."""
    try:
        pk = signing.loads(ticket, salt=SENT_SALT, max_age=_SENT_SECONDS)
    except signing.BadSignature as forged:
        raise Http404 from forged
    registration = just_sent(pk)
    if registration is None or registration.event.slug != slug or registration.guest is None:
        raise Http404
    title = _("Please look into your mail")
    context = {
        "page_title": title,
        "event": registration.event,
        "facts": own.facts(registration),
        "email": registration.guest.email,
        "waits": registration.state == Registration.State.UNCONFIRMED,
        "text_language": text_language(),
        "again": reverse("event-register", args=[slug]),
        "back": shown.event_url(registration.event),
        "breadcrumb": _way(registration.event, title, request.path),
    }
    return render(request, "public/events/sent.html", context)


def _way(event: Event, title: str, url: str) -> list[Link]:
    return shown.way(
        Link(label=event.title, url=shown.event_url(event)), Link(label=title, url=url)
    )
