"""Opening a consultation to everybody, its last day, and who is invited."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mitsprache.common.permissions import authorize
from mitsprache.consultations.actions.consulting import (
    change_last_day,
    invite_addresses,
    publish_consultation,
)
from mitsprache.consultations.actions.refusals import ConsultationRefused, WindowShortened
from mitsprache.consultations.models import Consultation

from ..desk import desk_page, posted
from . import queries
from .forms import InvitedForm, LastDayForm
from .free_days import free_day
from .views import DESK, PREPARE, consultation_or_404, explain, project_of


@desk_page(DESK)
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    """Say once more what everybody will rely on; a POST publishes it."""
    found = consultation_or_404(request, pk)
    authorize(request.user, "consultations.publish_consultation", project_of(found))
    if found.published_at is not None:
        return redirect("workspace-consultation", pk=found.pk)
    refused = ""
    if request.method == "POST":
        try:
            publish_consultation(actor=request.user, consultation=found)
        except ConsultationRefused as refusal:
            refused = str(refusal)
        else:
            messages.success(request, _("Published. Everybody can read the draft now."))
            return redirect("workspace-consultation", pk=found.pk)
    context = {
        "consultation": found,
        "refused": refused,
        "free_day": queries.day_hint(found),
        "missing": _missing(found),
    }
    status = 422 if refused else 200
    return render(request, "workspace/consultations/publish.html", context, status=status)


def _missing(found: Consultation) -> list[str]:
    """The questions that people ask first and that have no answer yet."""
    answers = {
        _("What is it about?"): found.intro,
        _("What is open, what is settled?"): found.room_for_decision,
        _("Who decides?"): found.who_decides,
        _("What becomes of the contributions?"): found.what_follows,
    }
    return [question for question, answer in answers.items() if not answer]


@desk_page(DESK)
def last_day(request: HttpRequest, pk: int) -> HttpResponse:
    """Extend the window, or shorten it on insistence; both are published with their reason.

    A day on which offices are closed is asked about once, because the act cannot be undone.
    """
    found = consultation_or_404(request, pk)
    authorize(request.user, "consultations.change_window", project_of(found))
    form = LastDayForm(posted(request), initial={"last_day": found.last_day})
    closed = shortened = ""
    if form.is_valid():
        entries = form.cleaned_data
        closed = free_day(entries["last_day"])
        if closed and not entries["checked"]:
            form.add_error("last_day", _("Please look at this day once more."))
        else:
            try:
                change_last_day(
                    actor=request.user,
                    consultation=found,
                    last_day=entries["last_day"],
                    reason=entries["reason"],
                    forced=entries["forced"],
                )
            except WindowShortened as refusal:
                shortened = str(refusal)
                explain(form, refusal)
            except ConsultationRefused as refusal:
                explain(form, refusal)
            else:
                messages.success(request, _("The last day is changed, with its reason beside it."))
                return redirect("workspace-consultation", pk=found.pk)
    # Both boxes are shown only where they are asked for.
    if not closed:
        del form.fields["checked"]
    if not shortened and not request.POST.get("forced"):
        del form.fields["forced"]
    context = {"consultation": found, "form": form, "free_day": closed}
    status = 422 if form.is_bound else 200
    return render(request, "workspace/consultations/last_day.html", context, status=status)


@desk_page(DESK)
def invited(request: HttpRequest, pk: int) -> HttpResponse:
    """The addresses that may write, and room for more."""
    found = consultation_or_404(request, pk)
    authorize(request.user, PREPARE, project_of(found))
    form = InvitedForm(posted(request))
    if form.is_valid():
        count: Any = len(form.cleaned_data["emails"])
        try:
            invite_addresses(
                actor=request.user, consultation=found, emails=form.cleaned_data["emails"]
            )
        except ConsultationRefused as refusal:
            explain(form, refusal)
        else:
            words = ngettext(
                "%(count)d address is on the list.", "%(count)d addresses are on the list.", count
            )
            messages.success(request, words % {"count": count})
            return redirect("workspace-consultation-invited", pk=found.pk)
    context = {
        "consultation": found,
        "form": form,
        "addresses": list(found.invited.order_by("email").values_list("email", flat=True)),
    }
    status = 422 if form.is_bound else 200
    return render(request, "workspace/consultations/invited.html", context, status=status)
