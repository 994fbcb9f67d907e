"""An event is put into the calendar, opened, called off."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mitsprache.common.permissions import authorize
from mitsprache.events.actions import EventRefused, cancel_event, open_event, publish_event
from mitsprache.events.models import Event
from mitsprache.events.words import when, where

from ..desk import desk_page, posted
from .forms import CancelForm
from .views import DESK, event_or_404, explain

PUBLISH = "events.publish_event"


@desk_page(DESK)
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    """Say once more what people will rely on; a POST publishes it."""
    found = event_or_404(request, pk)
    authorize(request.user, PUBLISH, found)
    if found.published_at is not None:
        return redirect("workspace-event", pk=found.pk)
    refused = ""
    if request.method == "POST":
        try:
            publish_event(actor=request.user, event=found)
        except EventRefused as refusal:
            refused = str(refusal)
        else:
            messages.success(request, _("Published. It stands in the calendar now."))
            return redirect("workspace-event", pk=found.pk)
    context = {
        "event": found,
        "when": when(found),
        "where": where(found),
        "refused": refused,
        "missing": _missing(found),
    }
    status = 422 if refused else 200
    return render(request, "workspace/events/publish.html", context, status=status)


def _missing(found: Event) -> list[str]:
    """What people ask first and what has no answer yet."""
    answers: dict[str, Any] = {
        _("Where is it?"): found.place or found.online_url,
        _("What is it about?"): found.summary,
        _("Is it step-free?"): found.step_free != Event.Access.UNKNOWN,
        _("Is there interpreting?"): found.interpreting != Event.Access.UNKNOWN,
    }
    return [question for question, answer in answers.items() if not answer]


@require_POST
@desk_page(DESK)
def open_up(request: HttpRequest, pk: int) -> HttpResponse:
    """The day of a published event is fixed: people can come and register."""
    found = event_or_404(request, pk)
    try:
        open_event(actor=request.user, event=found)
    except EventRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("People can come now."))
    return redirect("workspace-event", pk=found.pk)


@desk_page(DESK)
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """Call it off, with a public reason."""
    found = event_or_404(request, pk)
    authorize(request.user, "events.cancel_event", found)
    form = CancelForm(posted(request))
    if form.is_valid():
        try:
            cancel_event(actor=request.user, event=found, **form.cleaned_data)
        except EventRefused as refusal:
            explain(form, refusal)
        else:
            messages.success(request, _("Cancelled. Everybody who is registered gets a mail."))
            return redirect("workspace-event", pk=found.pk)
    words = _("Everybody who is registered gets a mail with your reason. This cannot be undone.")
    return form_page(
        request, found, form, heading=_("Cancel the event"), submit=_("Cancel it"), lead=words
    )


def form_page(
    request: HttpRequest,
    event: Event,
    form: Any,
    *,
    heading: str,
    submit: str,
    lead: str = "",
    back: str = "workspace-event",
    status: int = 0,
) -> HttpResponse:
    """A page with one form about the event; `back` is the route of the event to which it leads."""
    context = {
        "event": event,
        "heading": heading,
        "submit": submit,
        "lead": lead,
        "form": form,
        "back": back,
    }
    status = status or (422 if form.is_bound else 200)
    return render(request, "workspace/events/form.html", context, status=status)
