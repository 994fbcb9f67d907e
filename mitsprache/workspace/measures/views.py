"""Measures at the desk: what is due, everything that one works on, one measure with all its parts."""

import datetime as dt
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mitsprache.common import clock
from mitsprache.common.money import in_words
from mitsprache.common.permissions import authorize
from mitsprache.consultations.models import Version
from mitsprache.measures import actions
from mitsprache.measures.actions import MeasureRefused
from mitsprache.measures.models import Measure
from mitsprache.measures.models.money import AMOUNT_LABELS
from mitsprache.measures.queries import desk as queries
from mitsprache.measures.queries.course import is_silent
from mitsprache.measures.queries.detail import detail
from mitsprache.projects.models import Project

from ..desk import desk_page, posted
from .forms import FactsForm, FromVersionForm, ProjectForm

DESK = "measures.open_desk"
CREATE = "measures.create_measure"
REPORT = "measures.report_progress"


def today() -> dt.date:
    return clock.local_day(timezone.now())


def measure_or_404(request: HttpRequest, pk: int) -> Measure:
    """A measure that one works on; everybody else's are not there."""
    rows = Measure.objects.editable_by(request.user).filter(pk=pk)
    near = ("project__office", "office", "field", "resolution__body", "document")
    found = rows.select_related(*near).first()
    if found is None:
        raise Http404
    return found


@desk_page(DESK)
def measures(request: HttpRequest) -> HttpResponse:
    """`?zeige=` alle or entwuerfe; without it what is due."""
    person: Any = request.user
    shown = request.GET.get("zeige", "")
    day = today()
    if shown == "alle":
        rows = queries.listed(person, project=request.GET.get("vorhaben", "")[:200])
    elif shown == "entwuerfe":
        rows = queries.drafts(person)
    else:
        rows = queries.due(person, today=day)
    central = person.has_perm("measures.make_report")
    context = {
        "shown": shown if shown in ("alle", "entwuerfe") else "",
        "rows": [(row, is_silent(row, day), person.has_perm(REPORT, row)) for row in rows],
        "owing": queries.owing(today=day) if central else [],
        "versions": queries.adopted_versions(person),
        "may_create": bool(queries.open_projects(person)),
        "may_report": central,
    }
    return render(request, "workspace/measures/measures.html", context)


@desk_page(DESK)
def measure(request: HttpRequest, pk: int) -> HttpResponse:
    found = measure_or_404(request, pk)
    person: Any = request.user
    rights = {
        name: person.has_perm(f"measures.{permission}", found)
        for name, permission in (
            ("may_edit", "edit_measure"),
            ("may_publish", "publish_measure"),
            ("may_withdraw", "withdraw_measure"),
            ("may_tell", "report_progress"),
            ("may_enter", "enter_money"),
        )
    }
    context = {
        "measure": found,
        "parts": detail(found),
        "money_labels": [capfirst(str(label)) for label in AMOUNT_LABELS.values()],
        "lines": [
            {"row": row, "amounts": [in_words(getattr(row, name)) or "–" for name in AMOUNT_LABELS]}
            for row in found.budget.all()
        ],
        "silent": is_silent(found, today()),
        **rights,
    }
    return render(request, "workspace/measures/measure.html", context)


@desk_page(DESK)
def new(request: HttpRequest) -> HttpResponse:
    """First the project (`?vorhaben=` its key), then what the measure is."""
    projects = queries.open_projects(request.user)
    chosen = {str(one.pk): one for one in projects}.get(request.GET.get("vorhaben", ""))
    if chosen is None:
        if not projects:
            authorize(request.user, CREATE, None)
        context = {"form": ProjectForm(projects=projects)}
        return render(request, "workspace/measures/project.html", context)
    return _new_of(request, chosen)


def _new_of(request: HttpRequest, project: Project) -> HttpResponse:
    authorize(request.user, CREATE, project)
    form = FactsForm(posted(request), project=project)
    if form.is_valid():
        try:
            made = actions.create_measure(actor=request.user, project=project, facts=form.facts())
        except MeasureRefused as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(request, _("The measure is entered. It is not public yet."))
            return redirect("workspace-measure", pk=made.pk)
    context = {
        "form": form,
        "heading": _("New measure"),
        "preline": project.title,
        "submit": _("Enter the measure"),
        "back": "",
    }
    status = 422 if form.is_bound else 200
    return render(request, "workspace/measures/form.html", context, status=status)


@desk_page(DESK)
def from_version(request: HttpRequest, pk: int) -> HttpResponse:
    """The measures of an adopted text, one for each chosen section."""
    rows = Version.objects.visible_to(request.user).filter(pk=pk, state=Version.State.ADOPTED)
    version = rows.select_related("document__project__office", "resolution").first()
    if version is None:
        raise Http404
    authorize(request.user, CREATE, version.document.project)
    form = FromVersionForm(posted(request), version=version)
    if form.is_valid():
        try:
            made = actions.create_measures_of_version(
                actor=request.user,
                version=version,
                office=form.cleaned_data["office"],
                sections=form.chosen(),
            )
        except MeasureRefused as refusal:
            add_refusal(form, refusal)
        else:
            words = _("Entered measures: %(number)d. They are not public yet.")
            messages.success(request, words % {"number": len(made)})
            return redirect("/arbeitsbereich/massnahmen/?zeige=entwuerfe")
    context = {
        "form": form,
        "heading": _("Measures from the adopted text"),
        "preline": f"{version.document.project.title}, {version.document.title}",
        "submit": _("Enter the measures"),
        "back": "",
    }
    status = 422 if form.is_bound else 200
    return render(request, "workspace/measures/form.html", context, status=status)


@require_POST
@desk_page(DESK)
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    words = _("The measure is in the public register.")
    return _step(request, pk, "measures.publish_measure", actions.publish_measure, words)


@require_POST
@desk_page(DESK)
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    words = _("The measure is no longer public. Reports in which it stands stay as they are.")
    return _step(request, pk, "measures.withdraw_measure", actions.withdraw_measure, words)


def _step(request: HttpRequest, pk: int, permission: str, action: Any, words: str) -> HttpResponse:
    found = measure_or_404(request, pk)
    authorize(request.user, permission, found)
    seen = request.POST.get("revision", "")
    revision = int(seen) if seen.isdecimal() and len(seen) < 10 else 0
    try:
        action(actor=request.user, measure=found, revision=revision)
    except MeasureRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, words)
    return redirect("workspace-measure", pk=found.pk)


def add_refusal(form: Any, refusal: MeasureRefused) -> None:
    """The message at its field, or above the form where it has none."""
    field = {"state_reason": "reason"}.get(refusal.field, refusal.field)
    form.add_error(field if field in form.fields else None, str(refusal))
