"""Notes on the spot: what is said in a session is typed on a phone and becomes contributions."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from mitsprache.common import clock, tables
from mitsprache.common.fields import KeyField, LineField, WrittenField, new_key
from mitsprache.common.permissions import authorize
from mitsprache.common.text import tidy_line
from mitsprache.consultations.models import Consultation
from mitsprache.deliberation.actions import DeliberationRefused, Line, capture_lines, plan_sitting
from mitsprache.deliberation.actions.capturing import MOST_LINES
from mitsprache.deliberation.noted import Noted, of_text, read_notes
from mitsprache.deliberation.queries.sessions import captured_last, consultations_for
from mitsprache.events.models import Session
from mitsprache.events.queries import desk as queries
from mitsprache.events.times import first_day
from mitsprache.events.words import session_line, when

from ..consultations.queries import section_at, section_numbers
from ..deliberation.forms import ChosenField
from ..desk import desk_page, posted

NOTE = "events.take_notes"
SIT = "deliberation.hold_sitting"
_LONGEST = 1_000


@desk_page()
def sessions(request: HttpRequest) -> HttpResponse:
    """The sessions in which this person takes notes, the last weeks and the next."""
    found = queries.sessions_to_note(request.user, at=clock.database_now())
    rows = [(session, session_line(session), when(session.event)) for session in found]
    return render(request, "workspace/events/note_sessions.html", {"rows": rows})


class WhereForm(forms.Form):
    """Which consultation the notes belong to, and which section they are about."""

    consultation = ChosenField(label=_("Consultation"))
    section = LineField(
        label=_("Section"),
        max_length=30,
        required=False,
        help_text=_("Its number, for example 2.3. Empty: on the whole document."),
        widget=forms.TextInput(attrs={"list": "sections", "autocomplete": "off"}),
    )
    key = KeyField()

    def __init__(self, *args: Any, offered: Sequence[Consultation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        consultation: Any = self.fields["consultation"]
        consultation.offer(offered, lambda one: one.title)
        if len(offered) == 1:
            consultation.initial = offered[0].pk
            consultation.widget = forms.HiddenInput()


class OneForm(WhereForm):
    note = LineField(
        label=_("What was said"),
        max_length=_LONGEST,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "enterkeyhint": "send", "autofocus": True}
        ),
    )
    field_order = ["note", "consultation", "section"]


class ManyForm(WhereForm):
    notes = WrittenField(label=_("Notes, one a line"), most=100_000, rows=10, required=False)
    file = forms.FileField(
        label=_("Or a file (.txt, .csv or .xlsx)"),
        required=False,
        help_text=_("A text with one note a line, or a table with a column called “Notiz”."),
        error_messages={"empty": _("The file is empty.")},
        widget=forms.FileInput(attrs={"accept": ".txt,.csv,.xlsx"}),
    )
    field_order = ["notes", "file", "consultation", "section"]

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        if bool(found.get("notes")) == bool(found.get("file")) and not self.errors:
            words = gettext("Please write notes or choose a file, one of the two.")
            self.add_error("notes", words)
        return found

    def noted(self) -> list[Noted]:
        """Raises tables.FileRefused."""
        found = self.cleaned_data
        if not found["file"]:
            return of_text(found["notes"], most=MOST_LINES)
        data = found["file"].read(tables.MOST_BYTES + 1)
        return read_notes(found["file"].name, data, most=MOST_LINES)


@desk_page()
def one(request: HttpRequest, session: int) -> HttpResponse:
    """One note after the other, Enter sends; `?beteiligung= ?abschnitt=` are kept."""
    found = _mine(request, session)
    offered = consultations_for(found)
    initial = {
        "consultation": request.GET.get("beteiligung", "")[:20],
        "section": tidy_line(request.GET.get("abschnitt", "")[:30]),
        "key": new_key(),
    }
    form = OneForm(posted(request), offered=offered, initial=_given(initial))
    if form.is_valid():
        made = _capture(request, found, form, [Noted(form.cleaned_data["note"])], at="note")
        if made:
            chosen = form.cleaned_data
            kept = {"beteiligung": chosen["consultation"].pk, "abschnitt": chosen["section"]}
            query = urlencode({name: value for name, value in kept.items() if value})
            return redirect(f"{reverse('workspace-session-notes', args=[found.pk])}?{query}")
    return _page(request, found, form, offered, "workspace/events/notes.html")


@desk_page()
def many(request: HttpRequest, session: int) -> HttpResponse:
    """Many notes at once, typed or from a file."""
    found = _mine(request, session)
    offered = consultations_for(found)
    files = request.FILES if request.method == "POST" else None
    form = ManyForm(posted(request), files, offered=offered, initial={"key": new_key()})
    if form.is_valid():
        try:
            noted = form.noted()
        except tables.FileRefused as refusal:
            form.add_error("file" if form.cleaned_data["file"] else "notes", str(refusal))
        else:
            at = "file" if form.cleaned_data["file"] else "notes"
            made = _capture(request, found, form, noted, at=at)
            if made:
                words = ngettext("Stored: %(count)d note.", "Stored: %(count)d notes.", made)
                messages.success(request, words % {"count": made})
                return redirect("workspace-session-notes", session=found.pk)
    return _page(request, found, form, offered, "workspace/events/notes_many.html")


def _given(initial: dict[str, Any]) -> dict[str, Any]:
    """What is not given leaves the field its own first value."""
    return {name: value for name, value in initial.items() if value}


def _capture(
    request: HttpRequest, session: Session, form: WhereForm, noted: Sequence[Noted], *, at: str
) -> int:
    """Store the notes; how many, 0 with the refusal said at the entry `at`."""
    where = form.cleaned_data["consultation"]
    lines = []
    sections: dict[str, Any] = {"": None}
    for number, note in enumerate(noted, start=1):
        wanted = tidy_line(note.section or form.cleaned_data["section"])
        if wanted not in sections:
            sections[wanted] = section_at(where.version, wanted[:30])
        if wanted and sections[wanted] is None:
            if note.section:
                words = gettext("Line %(number)d: there is no section with this number.")
                form.add_error(at, words % {"number": number})
            else:
                form.add_error("section", gettext("There is no section with this number."))
            return 0
        lines.append(Line(note.text, sections[wanted]))
    try:
        made = capture_lines(
            actor=request.user,
            session=session,
            consultation=where,
            lines=lines,
            submission_key=form.cleaned_data["key"],
        )
    except DeliberationRefused as refusal:
        field = refusal.field if refusal.field in form.fields else at
        form.add_error(field, str(refusal))
        return 0
    return len(made)


def _page(
    request: HttpRequest,
    session: Session,
    form: WhereForm,
    offered: Sequence[Consultation],
    template: str,
) -> HttpResponse:
    person: Any = request.user
    group = session.group
    context = {
        "session": session,
        "name": session.title,
        "when": when(session.event),
        "form": form,
        "offered": offered,
        "sections": section_numbers(offered[0].version) if len(offered) == 1 else [],
        "last": captured_last(session),
        "may_sit": group is not None and person.has_perm(SIT, group),
        "sitting": getattr(session, "sitting", None),
        "is_staff": person.has_perm("directory.open_workspace"),
    }
    return render(request, template, context, status=422 if form.is_bound else 200)


@require_POST
@desk_page()
def sitting(request: HttpRequest, session: int) -> HttpResponse:
    """The session was a sitting of its group: from now on its concerns can be ticked."""
    found = _mine(request, session)
    if found.group is None:
        raise Http404
    try:
        plan_sitting(
            actor=request.user,
            group=found.group,
            day=first_day(found),
            title=found.title[:160],
            session=found,
        )
    except DeliberationRefused as refusal:
        messages.error(request, str(refusal))
        return redirect("workspace-session-notes", session=found.pk)
    words = gettext("Written down. Tick below what was dealt with and choose “%(deed)s”.")
    messages.success(request, words % {"deed": gettext("discussed in a sitting")})
    return redirect("workspace-group", pk=found.group.pk)


def _mine(request: HttpRequest, pk: int) -> Session:
    """A session in which this person takes notes; every other one is not there (Z-15)."""
    found = queries.session_to_note(request.user, pk)
    if found is None:
        raise Http404
    authorize(request.user, NOTE, found)
    return found
