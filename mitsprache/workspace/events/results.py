"""What came out of an event: minutes and photos of the whole and of each session."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from mitsprache.common.fields import LineField, WrittenField
from mitsprache.common.permissions import authorize
from mitsprache.content.models import Picture
from mitsprache.deliberation.queries.sessions import cases_of_sessions
from mitsprache.events import actions
from mitsprache.events.models import Event, Photo, Result, Session
from mitsprache.events.models.result import MINUTES_LENGTH
from mitsprache.events.queries import desk as queries
from mitsprache.events.words import session_line

from ..deliberation.forms import ChosenField
from ..desk import desk_page, posted
from .deeds import form_page
from .views import DESK, event_or_404, explain

WRITE = "events.write_results"
_MOST_OFFERED = 300
_SIZE = "max-720x540"


@desk_page(DESK)
def results(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything that is written, public or not, and what is still missing."""
    found = event_or_404(request, pk)
    person: Any = request.user
    there = queries.results_of(found)
    sessions: list[Session | None] = [None, *queries.sessions_of(found)]
    dealt_with = cases_of_sessions(found)
    parts = []
    for session in sessions:
        key = session.pk if session else None
        result = there.get(key)
        parts.append(
            {
                "session": session,
                "name": session_line(session) if session else gettext("The whole event"),
                "result": result,
                "photos": [
                    (photo, photo.picture.address(_SIZE))
                    for photo in (result.photos.all() if result else ())
                ],
                "cases": dealt_with.get(key or 0, []),
            }
        )
    context = {
        "event": found,
        "parts": parts,
        "waits": any(
            one.published_at is None and (one.minutes or one.photos.all()) for one in there.values()
        ),
        "may": {
            "write": person.has_perm(WRITE, found),
            "publish": person.has_perm("events.publish_results", found),
        },
    }
    return render(request, "workspace/events/results.html", context)


class MinutesForm(forms.Form):
    minutes = WrittenField(
        label=_("Minutes"),
        most=MINUTES_LENGTH,
        rows=16,
        required=False,
        help_text=_("Headings with ##, lists with -, a blank line for a new paragraph."),
    )


@desk_page(DESK)
def write(request: HttpRequest, pk: int, session: int | None = None) -> HttpResponse:
    """The minutes of the whole event, or of one of its sessions."""
    found = event_or_404(request, pk)
    authorize(request.user, WRITE, found)
    part = _session(found, session)
    there = queries.results_of(found).get(session)
    form = MinutesForm(posted(request), initial={"minutes": there.minutes if there else ""})
    if form.is_valid():
        try:
            actions.write_result(actor=request.user, event=found, session=part, **form.cleaned_data)
        except actions.EventRefused as refusal:
            explain(form, refusal)
        else:
            messages.success(request, _stored(there))
            return redirect("workspace-event-results", pk=found.pk)
    return form_page(
        request,
        found,
        form,
        heading=gettext("Minutes: %(part)s")
        % {"part": session_line(part) if part else gettext("the whole event")},
        submit=gettext("Save"),
        back="workspace-event-results",
        lead=gettext("These minutes are public: changes are seen at once.")
        if there and there.published_at
        else "",
    )


def _stored(there: Result | None) -> str:
    if there and there.published_at:
        return gettext("The changes are public.")
    return gettext("Stored. Nobody else sees it before it is published.")


class PhotoForm(forms.Form):
    picture = ChosenField(
        label=_("Picture of the library"),
        help_text=_("Pictures are uploaded in the editing area, below Pictures."),
    )
    text = LineField(
        label=_("What it shows"),
        max_length=300,
        help_text=_("For people who do not see it: who does what, where."),
    )
    consent = LineField(
        label=_("How have the people in it agreed?"),
        max_length=300,
        help_text=_("For example: said so at the beginning, nobody objected. Not public."),
    )

    def __init__(self, *args: Any, actor: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        picture: Any = self.fields["picture"]
        rows = Picture.objects.usable_by(actor).order_by("-created_at", "-pk")
        picture.offer(list(rows[:_MOST_OFFERED]))


@desk_page(DESK)
def add_photo(request: HttpRequest, pk: int, result: int) -> HttpResponse:
    """A picture of the library, with what it shows and how people have agreed."""
    found = event_or_404(request, pk)
    authorize(request.user, WRITE, found)
    row = found.results.select_related("event", "session").filter(pk=result).first()
    if row is None:
        raise Http404
    form = PhotoForm(posted(request), actor=request.user)
    if form.is_valid():
        try:
            actions.add_photo(actor=request.user, result=row, **form.cleaned_data)
        except actions.EventRefused as refusal:
            explain(form, refusal)
        else:
            messages.success(request, gettext("The photo is added."))
            return redirect("workspace-event-results", pk=found.pk)
    return form_page(
        request,
        found,
        form,
        heading=gettext("Add a photo"),
        submit=gettext("Add it"),
        back="workspace-event-results",
    )


@require_POST
@desk_page(DESK)
def remove_photo(request: HttpRequest, pk: int, photo: int) -> HttpResponse:
    """Somebody does not want to be seen after all; one of another event is not there (Z-06)."""
    found = event_or_404(request, pk)
    row = _photo(found, photo)
    if row is None:
        raise Http404
    actions.remove_photo(actor=request.user, photo=row)
    messages.success(request, gettext("The photo is gone from the page of the event."))
    return redirect("workspace-event-results", pk=found.pk)


def _photo(event: Event, pk: int) -> Photo | None:
    for result in queries.results_of(event).values():
        for photo in result.photos.all():
            if photo.pk == pk:
                return photo
    return None


@require_POST
@desk_page(DESK)
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    """Show everything that is written and not public yet."""
    found = event_or_404(request, pk)
    try:
        actions.publish_results(actor=request.user, event=found)
    except actions.EventRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, gettext("Published on the page of the event."))
    return redirect("workspace-event-results", pk=found.pk)


def _session(event: Event, pk: int | None) -> Session | None:
    if pk is None:
        return None
    row = event.sessions.select_related("group", "topic").filter(pk=pk).first()
    if row is None:
        raise Http404
    return row
