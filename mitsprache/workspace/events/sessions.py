"""The sessions of an event, all in one form; rows are added and taken out without a script."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mitsprache.common.fields import LineField
from mitsprache.common.permissions import authorize
from mitsprache.events.actions import (
    ChangedMeanwhile,
    EventRefused,
    SessionEntry,
    set_sessions,
)
from mitsprache.events.actions.sessions import MOST_SESSIONS
from mitsprache.events.models import Event, Session
from mitsprache.events.queries import desk as queries
from mitsprache.groups.models import WorkingGroup

from ..consultations.fields import DayField, HourField
from ..desk import desk_page
from .forms import number_field
from .times import moment, typed
from .views import CHANGE, DESK, event_or_404, seen_at

_BLANK = 2
_FIELDS = {"starts_at": "begins", "ends_at": "ends", "group": "of"}


class SessionForm(forms.Form):
    """One session; a row without a title that is not stored is no session."""

    order = number_field(label=_("Place in the list"), most=99, required=False)
    title = LineField(label=_("Title"), max_length=200, required=False)
    of = forms.ChoiceField(label=_("Working group or topic"), required=False)
    room = LineField(label=_("Room"), max_length=120, required=False)
    day = DayField(label=_("Day"), required=False)
    begins = HourField(label=_("Begins at"), required=False)
    ends = HourField(label=_("Ends at"), required=False)
    capacity = number_field(label=_("Places"), required=False)
    gone = forms.BooleanField(label=_("Take this session out"), required=False)
    session = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, event: Event, targets: dict[str, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.use_required_attribute = False
        self.event, self.targets = event, targets
        groups = [(key, str(row)) for key, row in targets.items() if key.startswith("gruppe")]
        topics = [(key, str(row)) for key, row in targets.items() if key.startswith("thema")]
        offered: list[Any] = [("", gettext("none"))]
        offered += [(gettext("Working groups"), groups)] if groups else []
        offered += [(gettext("Cross-cutting topics"), topics)] if topics else []
        of: Any = self.fields["of"]
        of.choices = offered

    @property
    def is_empty(self) -> bool:
        found = self.cleaned_data
        return not found.get("session") and not found.get("title") and not found.get("of")

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        first, _time = typed(self.event.starts_at)
        day = found.get("day") or first or self.event.first_day
        for name, column in (("begins", "starts_at"), ("ends", "ends_at")):
            found[column] = None
            if found.get(name) is None:
                continue
            if day is None:
                self.add_error("day", gettext("Please fix the day first."))
                continue
            try:
                found[column] = moment(day, found[name])
            except forms.ValidationError as wrong:
                self.add_error(name, wrong)
        return found

    def entry(self, there: dict[int, Session]) -> SessionEntry:
        found = self.cleaned_data
        target = self.targets.get(found["of"])
        is_group = isinstance(target, WorkingGroup)
        return SessionEntry(
            title=found["title"],
            session=there.get(found["session"] or 0),
            group=target if is_group else None,
            topic=None if is_group else target,
            room=found["room"],
            starts_at=found["starts_at"],
            ends_at=found["ends_at"],
            capacity=found["capacity"],
        )


@desk_page(DESK)
def sessions(request: HttpRequest, pk: int) -> HttpResponse:
    """`mehr` in the POST adds empty rows and stores nothing."""
    found = event_or_404(request, pk)
    authorize(request.user, CHANGE, found)
    there = {row.pk: row for row in queries.sessions_of(found)}
    targets = _targets(found)
    given = request.POST
    if request.method != "POST":
        rows = [_stored(row, number) for number, row in enumerate(there.values(), start=1)]
        return _page(request, found, _unbound(found, targets, rows, _BLANK))
    if "mehr" in given:
        typed_in = [_raw(given, number) for number in range(_rows(given))]
        return _page(request, found, _unbound(found, targets, typed_in, _BLANK))
    forms_ = [
        SessionForm(given, prefix=f"r{number}", event=found, targets=targets)
        for number in range(_rows(given))
    ]
    if [form for form in forms_ if not form.is_valid()]:
        return _page(request, found, forms_, status=422)
    kept = [form for form in forms_ if not form.is_empty and not form.cleaned_data["gone"]]
    kept.sort(key=lambda form: form.cleaned_data["order"] or 100)
    refused, status = "", 422
    try:
        set_sessions(
            actor=request.user,
            event=found,
            entries=[form.entry(there) for form in kept],
            seen=seen_at(given.get("seen", "")),
        )
    except ChangedMeanwhile as refusal:
        refused, status = str(refusal), 409
        # What somebody has added meanwhile is shown, or saving again would take it out.
        seen = {form.cleaned_data["session"] for form in forms_}
        for row in there.values():
            if row.pk not in seen:
                added = _stored(row, len(forms_) + 1)
                forms_ += _unbound(found, targets, [added], 0, first=len(forms_))
    except EventRefused as refusal:
        number: int | None = getattr(refusal, "row", None)
        if number is None:
            refused = str(refusal)
        else:
            field = _FIELDS.get(refusal.field, refusal.field)
            kept[number - 1].add_error(field, str(refusal))
    else:
        messages.success(request, gettext("The sessions are stored."))
        return redirect("workspace-event", pk=found.pk)
    return _page(request, found, forms_, status=status, refused=refused)


def _page(
    request: HttpRequest, event: Event, rows: Any, *, status: int = 200, refused: str = ""
) -> HttpResponse:
    context = {
        "event": event,
        "rows": rows,
        "refused": refused,
        "seen": event.changed_at.isoformat(),
        "wrong": [form for form in rows if form.is_bound and form.errors],
        "more": len(rows) < MOST_SESSIONS,
    }
    return render(request, "workspace/events/sessions.html", context, status=status)


def _targets(event: Event) -> dict[str, Any]:
    """What a session can be of: the groups at work (or chosen before) and the topics of the
    event's project."""
    if event.project is None:
        return {}
    chosen = {row.group_id for row in queries.sessions_of(event)}
    rows = [row for row in event.project.groups.all() if row.is_active or row.pk in chosen]
    groups: dict[str, Any] = {f"gruppe-{row.pk}": row for row in rows}
    return groups | {f"thema-{row.pk}": row for row in event.project.topics_across.all()}


def _rows(given: QueryDict) -> int:
    number = given.get("rows", "")
    return min(int(number), MOST_SESSIONS) if number.isdecimal() and len(number) < 4 else 0


def _raw(given: QueryDict, number: int) -> dict[str, Any]:
    """A row as it was typed in, unchecked."""
    return {name: given.get(f"r{number}-{name}", "") for name in SessionForm.base_fields}


def _stored(session: Session, number: int) -> dict[str, Any]:
    day, begins = typed(session.starts_at)
    _day, ends = typed(session.ends_at)
    of = f"gruppe-{session.group_id}" if session.group_id else ""
    of = f"thema-{session.topic_id}" if session.topic_id else of
    entries = {name: getattr(session, name) for name in ("title", "room", "capacity")}
    times = {"day": day, "begins": begins, "ends": ends}
    return {**entries, **times, "order": number, "of": of, "session": session.pk}


def _unbound(
    event: Event, targets: dict[str, Any], rows: list[dict[str, Any]], blank: int, first: int = 0
) -> list[SessionForm]:
    """Rows to fill in, with so many empty ones at the end; `first` is the number of the first."""
    wanted = [*rows, *[{"order": len(rows) + more} for more in range(1, blank + 1)]]
    return [
        SessionForm(prefix=f"r{number}", initial=row, event=event, targets=targets)
        for number, row in enumerate(wanted[:MOST_SESSIONS], start=first)
    ]
