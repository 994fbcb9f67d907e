"""The forms of a measure: each does one deed, says what was wrong with it, and goes back."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mitsprache.common.permissions import authorize
from mitsprache.measures import actions
from mitsprache.measures.actions import ChangedMeanwhile, MeasureRefused
from mitsprache.measures.models import Measure
from mitsprache.measures.queries import desk as queries

from ..desk import desk_page, posted
from . import forms
from .views import DESK, add_refusal, measure_or_404

EDIT = "measures.edit_measure"
TELL = "measures.report_progress"
MONEY = "measures.enter_money"

Do = Callable[[int], Any]


def _page(
    request: HttpRequest,
    measure: Measure,
    form: Any,
    do: Do,
    *,
    heading: str,
    done: str,
    template: str = "workspace/measures/form.html",
    lead: str = "",
) -> HttpResponse:
    """Show the form; `do(revision)` when it is right. 409 when somebody else was faster."""
    status = 422 if form.is_bound else 200
    if form.is_valid():
        try:
            do(form.cleaned_data["revision"])
        except ChangedMeanwhile as refusal:
            form.add_error(None, str(refusal))
            # What was typed stays; sent again it is meant for what stands there now.
            form.data = form.data.copy()
            form.data["revision"] = str(measure.revision)
            status = 409
        except MeasureRefused as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(request, done)
            return redirect("workspace-measure", pk=measure.pk)
    context = {
        "measure": measure,
        "form": form,
        "heading": heading,
        "preline": str(measure),
        "lead": lead,
        "submit": _("Save"),
    }
    return render(request, template, context, status=status)


def _found(request: HttpRequest, pk: int, permission: str) -> tuple[Measure, dict[str, Any]]:
    measure = measure_or_404(request, pk)
    authorize(request.user, permission, measure)
    return measure, {"actor": request.user, "measure": measure}


@desk_page(DESK)
def state(request: HttpRequest, pk: int) -> HttpResponse:
    """The report that is owed."""
    measure, doing = _found(request, pk, TELL)
    form = forms.StateForm(posted(request), measure=measure)

    def do(revision: int) -> Any:
        return actions.report_progress(**doing, revision=revision, entry=form.entry())

    return _page(
        request,
        measure,
        form,
        do,
        heading=_("How far is it?"),
        lead=_("Two minutes: choose the state, say in a sentence or two what has happened."),
        done=_("Thank you. The report is public with the measure."),
    )


@desk_page(DESK)
def facts(request: HttpRequest, pk: int) -> HttpResponse:
    measure, doing = _found(request, pk, EDIT)
    form = forms.FactsForm(posted(request), project=measure.project, measure=measure)

    def do(revision: int) -> Any:
        reason = form.cleaned_data["reason"]
        return actions.edit_measure(**doing, revision=revision, facts=form.facts(), reason=reason)

    return _page(request, measure, form, do, heading=_("What the measure is"), done=_("Saved."))


@desk_page(DESK)
def money(request: HttpRequest, pk: int, line: int | None = None) -> HttpResponse:
    measure, doing = _found(request, pk, MONEY)
    row = _part(measure.budget, line)
    form = forms.MoneyForm(posted(request), measure=measure, line=row)

    def do(revision: int) -> Any:
        return actions.set_money(**doing, revision=revision, entry=form.entry(), line=row)

    return _page(
        request,
        measure,
        form,
        do,
        heading=_("Money of a year"),
        lead=_(
            "In euros, for example 1.000,50. Leave empty what is not known; zero means nothing."
        ),
        done=_("The money is entered."),
    )


@desk_page(DESK)
def money_unknown(request: HttpRequest, pk: int) -> HttpResponse:
    measure, doing = _found(request, pk, MONEY)
    initial = {"revision": measure.revision, "reason": measure.money_unknown_reason}
    form = forms.UnknownForm(posted(request), initial=initial)

    def do(revision: int) -> Any:
        reason = form.cleaned_data["reason"]
        return actions.say_money_unknown(**doing, revision=revision, reason=reason)

    return _page(request, measure, form, do, heading=_("Costs not yet known"), done=_("Saved."))


@desk_page(DESK)
def milestone(request: HttpRequest, pk: int, part: int | None = None) -> HttpResponse:
    measure, doing = _found(request, pk, TELL)
    row = _part(measure.milestones, part)
    form = forms.MilestoneForm(posted(request), measure=measure, milestone=row)

    def do(revision: int) -> Any:
        return actions.set_milestone(**doing, revision=revision, milestone=row, **form.entries())

    return _page(
        request,
        measure,
        form,
        do,
        heading=_("Milestone"),
        done=_("The milestone is saved."),
    )


@desk_page(DESK)
def indicator(request: HttpRequest, pk: int, part: int | None = None) -> HttpResponse:
    measure, doing = _found(request, pk, TELL)
    row = _part(measure.indicators, part)
    form = forms.IndicatorForm(posted(request), measure=measure, indicator=row)

    def do(revision: int) -> Any:
        return actions.set_indicator(**doing, revision=revision, indicator=row, **form.entries())

    return _page(request, measure, form, do, heading=_("What is measured"), done=_("Saved."))


@desk_page(DESK)
def reading(request: HttpRequest, pk: int, part: int) -> HttpResponse:
    measure, doing = _found(request, pk, TELL)
    row = get_object_or_404(measure.indicators, pk=part)
    form = forms.ReadingForm(posted(request), initial={"revision": measure.revision})

    def do(revision: int) -> Any:
        found = {name: form.cleaned_data[name] for name in ("date", "value", "note")}
        return actions.add_reading(**doing, revision=revision, indicator=row, **found)

    return _page(
        request,
        measure,
        form,
        do,
        heading=_("Measured value"),
        lead=row.name,
        done=_("The value is written down."),
    )


@desk_page(DESK)
def evidence(request: HttpRequest, pk: int) -> HttpResponse:
    measure, doing = _found(request, pk, TELL)
    form = forms.EvidenceForm(posted(request), initial={"revision": measure.revision})

    def do(revision: int) -> Any:
        found = {name: form.cleaned_data[name] for name in ("title", "url")}
        return actions.add_evidence(**doing, revision=revision, **found)

    return _page(
        request,
        measure,
        form,
        do,
        heading=_("Evidence"),
        lead=_("A public page on which anybody can see what was done."),
        done=_("The link is saved."),
    )


@desk_page(DESK)
def origins(request: HttpRequest, pk: int) -> HttpResponse:
    """Because of which answered concerns it is done."""
    measure, doing = _found(request, pk, EDIT)
    offered = list(queries.cases_to_link(measure))
    form = forms.OriginsForm(
        posted(request), offered=offered, initial={"revision": measure.revision}
    )

    def do(_revision: int) -> Any:
        chosen = queries.cases_named(measure, form.cleaned_data["cases"])
        return actions.link_cases(**doing, cases=chosen)

    return _page(
        request,
        measure,
        form,
        do,
        heading=_("What people suggested"),
        lead=_("Whoever wrote these contributions finds the measure on their pages.")
        if offered
        else _("There is no answered concern left that could be linked."),
        done=_("Linked. Readers find the way in both directions."),
    )


@require_POST
@desk_page(DESK)
def remove(request: HttpRequest, pk: int, kind: str, part: str) -> HttpResponse:
    """Take away a budget line, a milestone, evidence or a linked concern."""
    measure, doing = _found(request, pk, MONEY if kind == "mittel" else TELL)
    try:
        if kind == "herkunft":
            origin = get_object_or_404(measure.origins.select_related("case"), case__code=part)
            actions.unlink_case(**doing, case=origin.case)
        else:
            _remove_part(measure, doing, kind, part, _revision(request))
    except MeasureRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Taken away. Earlier reports keep it."))
    return redirect("workspace-measure", pk=measure.pk)


def _remove_part(
    measure: Measure, doing: dict[str, Any], kind: str, part: str, revision: int
) -> None:
    key = int(part) if part.isdecimal() and len(part) < 12 else 0
    given = {**doing, "revision": revision}
    if kind == "mittel":
        actions.remove_money(**given, line=get_object_or_404(measure.budget, pk=key))
    elif kind == "meilenstein":
        row = get_object_or_404(measure.milestones, pk=key)
        actions.remove_milestone(**given, milestone=row)
    elif kind == "beleg":
        actions.remove_evidence(**given, evidence=get_object_or_404(measure.evidence, pk=key))
    else:
        raise Http404


def _revision(request: HttpRequest) -> int:
    seen = request.POST.get("revision", "")
    return int(seen) if seen.isdecimal() and len(seen) < 10 else 0


def _part(rows: Any, pk: int | None) -> Any:
    """A row of this very measure (Z-06), or None for a new one."""
    return None if pk is None else get_object_or_404(rows, pk=pk)
