"""Feedback reports at the desk: make one, look at it, publish it or throw it away."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mitsprache.common.permissions import authorize
from mitsprache.measures import actions
from mitsprache.measures.actions import MeasureRefused
from mitsprache.measures.exports.report_words import told
from mitsprache.measures.models import Report

from ..desk import desk_page, posted
from .forms import ReportForm
from .views import add_refusal

MAKE = "measures.make_report"


@desk_page(MAKE)
def reports(request: HttpRequest) -> HttpResponse:
    rows = Report.objects.editable_by(request.user).select_related("project", "previous")
    context = {"rows": list(rows.order_by("-cut_off", "-pk")[:200])}
    return render(request, "workspace/measures/reports.html", context)


@desk_page(MAKE)
def new(request: HttpRequest) -> HttpResponse:
    form = ReportForm(posted(request))
    if form.is_valid():
        try:
            made = actions.make_report(actor=request.user, **form.cleaned_data)
        except MeasureRefused as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(request, _("The report is frozen. Look at it; it is not public yet."))
            return redirect("workspace-measure-report", pk=made.pk)
    context = {
        "form": form,
        "heading": _("New feedback report"),
        "lead": _("The state of every public measure at the end of a day, with what has changed."),
        "submit": _("Freeze the report"),
        "back": reverse("workspace-measure-reports"),
    }
    status = 422 if form.is_bound else 200
    return render(request, "workspace/measures/form.html", context, status=status)


@desk_page(MAKE)
def report(request: HttpRequest, pk: int) -> HttpResponse:
    found = _found(request, pk)
    context = {"report": found, "told": told(found), "is_last": not found.next_reports.exists()}
    return render(request, "workspace/measures/report.html", context)


@require_POST
@desk_page(MAKE)
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    found = _found(request, pk)
    try:
        actions.publish_report(actor=request.user, report=found)
    except MeasureRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The report is public."))
    return redirect("workspace-measure-report", pk=found.pk)


@require_POST
@desk_page(MAKE)
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    found = _found(request, pk)
    try:
        actions.discard_report(actor=request.user, report=found)
    except MeasureRefused as refusal:
        messages.error(request, str(refusal))
        return redirect("workspace-measure-report", pk=found.pk)
    messages.success(request, _("The report is thrown away; nobody has seen it."))
    return redirect("workspace-measure-reports")


def _found(request: HttpRequest, pk: int) -> Report:
    person: Any = request.user
    rows = Report.objects.editable_by(person).select_related("project__office", "event")
    found = rows.filter(pk=pk).first()
    if found is None:
        raise Http404
    authorize(person, MAKE, found.project)
    return found
