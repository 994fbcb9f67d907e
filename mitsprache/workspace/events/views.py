"""Events on the desk: the list, one with everything about it, preparing and changing it."""

import datetime as dt
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mitsprache.common import clock
from mitsprache.common.permissions import authorize
from mitsprache.common.ui.values import Fact
from mitsprache.deliberation.queries.sessions import DealtWith, cases_of_sessions
from mitsprache.events.actions import ChangedMeanwhile, EventRefused, change_event, create_event
from mitsprache.events.models import Event, Result, Session
from mitsprache.events.queries import desk as queries
from mitsprache.events.times import state_at
from mitsprache.events.words import span, when, where

from ..desk import desk_page, posted
from . import agenda
from .forms import FIELDS, PROGRAMME_LENGTH, EventForm, NewEventForm

DESK = "directory.open_workspace"
CREATE = "events.create_event"
CHANGE = "events.change_event"
DOOR = "events.keep_door"


@desk_page(DESK)
def events(request: HttpRequest) -> HttpResponse:
    """`?zeit=` one of the views, `?q=` words of the title or the project, `?seite=`."""
    person: Any = request.user
    given = request.GET.get("zeit", "")
    view = given if given in queries.VIEWS else "kommend"
    search = request.GET.get("q", "")[:100].strip()
    at = clock.database_now()
    rows, page, counts = queries.event_list(
        person, view, search=search, number=request.GET.get("seite", "1"), at=at
    )
    words = {
        "kommend": _("coming"),
        "vergangen": _("past"),
        "entwuerfe": _("drafts"),
        "abgesagt": _("cancelled"),
    }
    kept = {"q": search} if search else {}
    context = {
        "rows": [
            {"listed": row, "when": when(row.event), "state": _state(row.event, row.taken, at)}
            for row in rows
        ],
        "page": page,
        "view": view,
        "search": search,
        "tabs": [
            (label, counts[name], f"?{urlencode({'zeit': name, **kept})}", name == view)
            for name, label in words.items()
        ],
        "may_create": person.has_perm(CREATE),
    }
    return render(request, "workspace/events/events.html", context)


def _state(event: Event, taken: int, at: dt.datetime) -> str:
    if event.published_at is None and event.state != Event.State.CANCELLED:
        return "draft"
    free = None if event.capacity is None else event.capacity - taken
    return state_at(event, at, free=free)


@desk_page(DESK)
def create(request: HttpRequest) -> HttpResponse:
    """`?vorhaben=` the project that is chosen beforehand."""
    authorize(request.user, CREATE)
    initial = {"project": request.GET.get("vorhaben", "")[:20], "when": "times"}
    form = NewEventForm(posted(request), actor=request.user, initial=initial)
    if form.is_valid():
        chosen = form.cleaned_data
        try:
            made = create_event(
                actor=request.user,
                organiser=chosen["organiser"],
                project=chosen["project"],
                entry=form.entry(),
            )
        except EventRefused as refusal:
            explain(form, refusal)
        else:
            messages.success(request, _("Prepared. Nobody else sees it before you publish it."))
            return redirect("workspace-event", pk=made.pk)
    status = 422 if form.is_bound else 200
    return render(request, "workspace/events/new.html", {"form": form}, status=status)


@desk_page(DESK)
def event(request: HttpRequest, pk: int) -> HttpResponse:
    """What is planned, who comes, what came out, and every way from here."""
    found = event_or_404(request, pk)
    person: Any = request.user
    counts = queries.counts(found)
    taken = sum(counts[state].people for state in ("confirmed", "offered", "present"))
    results = queries.results_of(found)
    dealt_with = cases_of_sessions(found)
    notes = _notes(found, person)
    context = {
        "event": found,
        "when": when(found),
        "where": where(found),
        "state": _state(found, taken, clock.database_now()),
        "counts": counts,
        "taken": taken,
        "sessions": [
            (
                session,
                _details(session, dealt_with.get(session.pk, []), results.get(session.pk)),
                session.pk in notes,
            )
            for session in queries.sessions_of(found)
        ],
        "files": list(found.files.select_related("file")),
        "results": results,
        "waits": any(one.published_at is None for one in results.values()),
        "facts": _facts(found),
        "may": {
            "change": person.has_perm(CHANGE, found),
            "publish": person.has_perm("events.publish_event", found),
            "cancel": person.has_perm("events.cancel_event", found),
            "door": person.has_perm(DOOR, found),
            "write": person.has_perm("events.write_results", found),
        },
        "is_fixed": found.starts_at is not None or found.first_day is not None,
    }
    return render(request, "workspace/events/event.html", context)


def _details(session: Session, cases: Sequence[DealtWith], result: Result | None) -> str:
    """Of which group, when, where, and what came out, in one line."""
    parts = [str(session.group or session.topic or ""), session.room]
    if session.starts_at and session.ends_at:
        parts.insert(1, span(session.starts_at, session.ends_at, session.event.zone))
    if session.capacity:
        places = ngettext("%(count)d place", "%(count)d places", session.capacity)
        parts.append(places % {"count": session.capacity})
    if cases:
        dealt = ngettext(
            "%(count)d concern dealt with", "%(count)d concerns dealt with", len(cases)
        )
        parts.append(dealt % {"count": len(cases)})
    if result is not None:
        public = result.published_at is not None
        parts.append(_("results published") if public else _("results not published"))
    return " · ".join(part for part in parts if part)


def _notes(event: Event, person: Any) -> set[int]:
    """The sessions in which this person takes notes."""
    if person.has_perm(DOOR, event):
        return {session.pk for session in event.sessions.all()}
    return set()


def _facts(found: Event) -> list[Fact]:
    """Where and for whom it is possible to come; what is still missing is said."""
    missing = _("not yet written")
    access = [
        (_("Step-free"), found.get_step_free_display()),
        (_("Induction loop"), found.get_induction_loop_display()),
        (_("Interpreting"), found.get_interpreting_display()),
        (_("Child care"), found.get_child_care_display()),
    ]
    facts = [
        Fact(term=_("Kind of event"), value=found.get_kind_display()),
        Fact(term=_("Organised by"), value=found.organiser.name),
        Fact(term=_("Where"), value=where(found) or found.online_url or missing),
        Fact(
            term=_("Access"),
            values=[f"{name}: {answer}" for name, answer in access],
            note=found.access_note,
        ),
        Fact(term=_("In short"), value=found.summary or missing),
    ]
    if found.took_place is not None:
        facts.append(Fact(term=_("Took place"), value=found.took_place.in_words()))
    if found.continues is not None:
        facts.append(Fact(term=_("Continues"), value=found.continues.title))
    return facts


@desk_page(DESK)
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Whoever was faster is not overwritten: 409, with both (C-07); saving again is deliberate.

    `?tagesordnung=1` puts a proposal made of decided concerns and measures behind the programme.
    """
    found = event_or_404(request, pk)
    authorize(request.user, CHANGE, found)
    form = EventForm(posted(request), actor=request.user, event=found)
    proposed = agenda.can_be_proposed(found)
    if proposed and not form.is_bound and request.GET.get("tagesordnung") == "1":
        parts = (form.initial.get("programme", ""), agenda.proposal(found))
        form.initial["programme"] = "\n\n".join(filter(None, parts))[:PROGRAMME_LENGTH]
    status, stored = (422 if form.is_bound else 200), []
    if form.is_valid():
        try:
            change_event(
                actor=request.user,
                event=found,
                seen=seen_at(form.cleaned_data["seen"]),
                entry=form.entry(),
            )
        except ChangedMeanwhile as refusal:
            status, stored = 409, _differing(form)
            form.add_error(None, str(refusal))
            given = request.POST.copy()
            given["seen"] = found.changed_at.isoformat()
            form.data = given
        except EventRefused as refusal:
            explain(form, refusal)
        else:
            messages.success(request, _("The changes are stored."))
            return redirect("workspace-event", pk=found.pk)
    context = {"event": found, "form": form, "stored": stored, "can_propose": proposed}
    return render(request, "workspace/events/change.html", context, status=status)


def _differing(form: EventForm) -> list[Fact]:
    """What is stored now where it differs from what was typed in."""
    facts = []
    for name in form.changed_data:
        if name != "seen":
            field = form[name]
            value = field.initial
            choices = dict(getattr(field.field, "choices", ()))
            if hasattr(value, "as_typed"):
                value = value.as_typed
            elif choices and not isinstance(value, list):
                value = choices.get(value, value)
            facts.append(Fact(term=str(field.label), value=_in_words(value)))
    return facts


def _in_words(value: Any) -> str:
    if value is None or value == "":
        return "–"
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, dt.date):
        return f"{value:%d.%m.%Y}"
    if isinstance(value, dt.time):
        return f"{value:%H:%M}"
    return ", ".join(value) if isinstance(value, list) else str(value)


def seen_at(text: str) -> dt.datetime:
    """The state of the event that the page showed; what is malformed is older than any."""
    try:
        found = dt.datetime.fromisoformat(text[:40])
    except ValueError:
        return dt.datetime.min.replace(tzinfo=dt.UTC)
    return found if found.tzinfo else found.replace(tzinfo=dt.UTC)


def event_or_404(request: HttpRequest, pk: int) -> Event:
    """An event that this person organises; another office's is not there (Z-15)."""
    found = queries.event_of(request.user, pk)
    if found is None:
        raise Http404
    return found


def explain(form: Any, refusal: EventRefused) -> None:
    """Say the refusal at the field that it belongs to, or above the form."""
    field = FIELDS.get(refusal.field, refusal.field)
    if field == "ends" and form.cleaned_data.get("when") == "days":
        field = "last_day"
    form.add_error(field if field in form.fields else None, str(refusal))
