"""At the door, on a phone or on paper: who has come, who comes without having registered."""

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from mitsprache.common.fields import KeyField, LineField, new_key
from mitsprache.common.permissions import authorize
from mitsprache.events import actions
from mitsprache.events.actions.entries import NAME_LENGTH
from mitsprache.events.models import Event
from mitsprache.events.models.event import MOST_SEATS
from mitsprache.events.queries import desk as queries
from mitsprache.events.words import session_line, when, where

from ..deliberation.forms import ChosenField
from ..desk import desk_page, posted
from .deeds import form_page
from .forms import number_field
from .registrations import registration_or_404
from .views import DESK, DOOR, event_or_404, explain


@desk_page(DESK)
def door(request: HttpRequest, pk: int) -> HttpResponse:
    """`?q=` words of a name, `?seite=`."""
    found = _mine(request, pk)
    search = _search(request)
    counts = queries.counts(found)
    present, expected = counts["present"].people, counts["confirmed"].people
    context = {
        "event": found,
        "search": search,
        "page": queries.door_list(found, search=search, number=request.GET.get("seite", "1")),
        "others": queries.not_expected(found, search=search),
        "present": present,
        "expected": present + expected,
        "is_off": found.state == Event.State.CANCELLED,
    }
    return render(request, "workspace/events/door.html", context)


@require_safe
@desk_page(DESK)
def paper(request: HttpRequest, pk: int) -> HttpResponse:
    """The list with boxes, for a place without a network."""
    found = _mine(request, pk)
    context = {
        "event": found,
        "when": when(found),
        "where": where(found),
        "rows": queries.everybody_expected(found),
        "blank": range(12),
    }
    return render(request, "workspace/events/door_paper.html", context)


@require_POST
@desk_page(DESK)
def check_in(request: HttpRequest, pk: int, registration: int) -> HttpResponse:
    """Somebody has come; back to the list, which says it again."""
    return _deed(request, pk, registration, actions.check_in, gettext("%(name)s is here."))


@require_POST
@desk_page(DESK)
def undo(request: HttpRequest, pk: int, registration: int) -> HttpResponse:
    """It was the wrong line."""
    words = gettext("%(name)s is not here after all.")
    return _deed(request, pk, registration, actions.undo_check_in, words)


def _deed(request: HttpRequest, pk: int, registration: int, deed: Any, done: str) -> HttpResponse:
    found = _mine(request, pk)
    row = registration_or_404(found, registration)
    try:
        deed(actor=request.user, registration=row)
    except actions.EventRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, done % {"name": queries.called(row) or f"{row.number}"})
    search = request.POST.get("q", "")[:100]
    query = f"?{urlencode({'q': search})}" if search else ""
    return redirect(f"{reverse('workspace-door', args=[found.pk])}{query}")


class WalkInForm(forms.Form):
    """Somebody comes without having registered; a name is not needed."""

    seats = number_field(label=_("Number of people"), most=MOST_SEATS, initial=1)
    session = ChosenField(label=_("Session"), required=False, empty=_("not known yet"))
    name = LineField(
        label=_("Name"),
        max_length=NAME_LENGTH,
        required=False,
        help_text=_("Only if she wants to be on the list."),
    )
    key = KeyField()

    def __init__(self, *args: Any, event: Event, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sessions = queries.sessions_of(event)
        session: Any = self.fields["session"]
        session.offer(sessions, session_line)
        if not sessions:
            del self.fields["session"]


@desk_page(DESK)
def walk_in(request: HttpRequest, pk: int) -> HttpResponse:
    """Let somebody in who has not registered, also when it is full: she stands in the room."""
    found = _mine(request, pk)
    form = WalkInForm(posted(request), event=found, initial={"key": new_key()})
    if form.is_valid():
        entries = dict(form.cleaned_data)
        key = entries.pop("key")
        try:
            actions.walk_in(actor=request.user, event=found, submission_key=key, **entries)
        except actions.EventRefused as refusal:
            explain(form, refusal)
        else:
            messages.success(request, gettext("Welcome! Counted."))
            return redirect("workspace-door", pk=found.pk)
    return form_page(
        request,
        found,
        form,
        heading=gettext("Came without registration"),
        submit=gettext("Let in"),
        back="workspace-door",
    )


def _mine(request: HttpRequest, pk: int) -> Event:
    found = event_or_404(request, pk)
    authorize(request.user, DOOR, found)
    return found


def _search(request: HttpRequest) -> str:
    return request.GET.get("q", "")[:100].strip()
