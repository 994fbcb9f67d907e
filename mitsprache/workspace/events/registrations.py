"""Who comes to an event, who waits, what people need: for its organisers alone (Z-15)."""

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from mitsprache.common.fields import KeyField, LineField, new_key
from mitsprache.common.permissions import authorize
from mitsprache.events.actions import (
    EventRefused,
    Needs,
    accept_for,
    cancel_for,
    register_for,
)
from mitsprache.events.actions.entries import NAME_LENGTH
from mitsprache.events.models import Event, Registration
from mitsprache.events.models.event import MOST_SEATS
from mitsprache.events.models.registration import NEED_LENGTH
from mitsprache.events.queries import desk as queries
from mitsprache.events.queries.places import places
from mitsprache.events.words import session_line

from ..deliberation.forms import ChosenField
from ..desk import desk_page, posted
from .deeds import form_page
from .forms import number_field
from .views import DESK, DOOR, event_or_404, explain

READ_NEEDS = "events.read_needs"


@desk_page(DESK)
def registrations(request: HttpRequest, pk: int) -> HttpResponse:
    """`?stand=` one of the tabs, `?q=` words of a name, `?seite=`."""
    found = event_or_404(request, pk)
    authorize(request.user, DOOR, found)
    person: Any = request.user
    given = request.GET.get("stand", "")
    tab = given if given in queries.TABS else "kommen"
    search = request.GET.get("q", "")[:100].strip()
    counts = queries.counts(found)
    page = queries.registration_list(
        found, tab, search=search, number=request.GET.get("seite", "1")
    )
    context = {
        "event": found,
        "tab": tab,
        "tabs": _tabs(counts, tab, search),
        "page": page,
        "search": search,
        "places": places(found),
        "needs": _needs(found) if person.has_perm(READ_NEEDS, found) else None,
        "may_add": found.registration and found.state == Event.State.OPEN,
    }
    return render(request, "workspace/events/registrations.html", context)


def _tabs(
    counts: dict[str, queries.Counted], tab: str, search: str
) -> list[tuple[str, int, str, bool]]:
    words = {
        "kommen": gettext("come"),
        "angebot": gettext("offer is open"),
        "warten": gettext("wait"),
        "unbestaetigt": gettext("unconfirmed"),
        "abgesagt": gettext("cancelled"),
    }
    kept = {"q": search} if search else {}
    return [
        (
            label,
            sum(counts[state].people for state in queries.TABS[name]),
            f"?{urlencode({'stand': name, **kept})}",
            name == tab,
        )
        for name, label in words.items()
    ]


def _needs(event: Event) -> list[tuple[str, list[queries.Needed]]]:
    words = {
        "accessibility": gettext("Accessibility"),
        "interpreting": gettext("Interpreting"),
        "child_care": gettext("Child care"),
        "diet": gettext("Food"),
    }
    found = queries.needs(event)
    return [(words[kind], found[kind]) for kind in queries.NEEDS if found[kind]]


class RegistrationForm(forms.Form):
    """Somebody calls or comes by and wants to come."""

    name = LineField(label=_("Name"), max_length=NAME_LENGTH)
    seats = number_field(label=_("Number of people"), most=MOST_SEATS, initial=1)
    session = ChosenField(label=_("Session"))
    email = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        required=False,
        help_text=_("Then she gets the mails, with a link by which she can cancel."),
        widget=forms.EmailInput(attrs={"class": "ltr", "autocomplete": "off"}),
    )
    accessibility = LineField(
        label=_("Accessibility"),
        max_length=NEED_LENGTH,
        required=False,
        help_text=_("What she needs is deleted 14 days after the event."),
    )
    interpreting = LineField(label=_("Interpreting into"), max_length=60, required=False)
    child_care = LineField(label=_("Child care"), max_length=NEED_LENGTH, required=False)
    diet = LineField(label=_("Food"), max_length=NEED_LENGTH, required=False)
    key = KeyField()

    def __init__(self, *args: Any, event: Event, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sessions = queries.sessions_of(event)
        session: Any = self.fields["session"]
        session.offer(sessions, session_line)
        if not sessions:
            del self.fields["session"]


@desk_page(DESK)
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """Register somebody who has called; there is a place, or the next one on the list."""
    found = event_or_404(request, pk)
    authorize(request.user, DOOR, found)
    form = RegistrationForm(posted(request), event=found, initial={"key": new_key()})
    if form.is_valid():
        entries = form.cleaned_data
        try:
            made = register_for(
                actor=request.user,
                event=found,
                session=entries.get("session"),
                seats=entries["seats"],
                name=entries["name"],
                email=entries["email"],
                needs=Needs(**{kind: entries[kind] for kind in queries.NEEDS}),
                submission_key=entries["key"],
            )
        except EventRefused as refusal:
            explain(form, refusal)
        else:
            if made.state == Registration.State.WAITING:
                messages.warning(request, gettext("Everything is full: on the waiting list."))
            else:
                messages.success(request, gettext("There is a place: registered."))
            return redirect("workspace-registrations", pk=found.pk)
    return form_page(
        request,
        found,
        form,
        heading=gettext("Register somebody"),
        submit=gettext("Register"),
        back="workspace-registrations",
    )


@require_POST
@desk_page(DESK)
def cancel(request: HttpRequest, pk: int, registration: int) -> HttpResponse:
    """Somebody has called that she does not come."""
    return _deed(request, pk, registration, cancel_for, gettext("Cancelled."))


@require_POST
@desk_page(DESK)
def accept(request: HttpRequest, pk: int, registration: int) -> HttpResponse:
    """Somebody has called that she takes the place that is offered to her."""
    return _deed(request, pk, registration, accept_for, gettext("She has the place."))


def _deed(request: HttpRequest, pk: int, registration: int, deed: Any, done: str) -> HttpResponse:
    found = event_or_404(request, pk)
    authorize(request.user, DOOR, found)
    try:
        deed(actor=request.user, registration=registration_or_404(found, registration))
    except EventRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, done)
    return redirect("workspace-registrations", pk=found.pk)


def registration_or_404(event: Event, pk: int) -> Registration:
    """One of this very event; others are not there (Z-06, Z-15)."""
    row = queries.registration_in(event, pk)
    if row is None:
        raise Http404
    return row
