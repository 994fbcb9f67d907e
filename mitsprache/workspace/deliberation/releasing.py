"""The queue of drafted answers, and the end of a phase."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mitsprache.common import clock
from mitsprache.common.permissions import authorize
from mitsprache.consultations.times import state_at
from mitsprache.deliberation.actions import close_phase
from mitsprache.deliberation.actions.deciding import approve_decisions
from mitsprache.deliberation.actions.refusals import DeliberationRefused, MovedMeanwhile
from mitsprache.deliberation.queries.desk import title_for
from mitsprache.deliberation.queries.desk_waiting import to_release
from mitsprache.deliberation.queries.missing import unanswered_in

from ..desk import desk_page, posted
from .filters import marks_of
from .forms import ClosingForm, HourEntries
from .lists import DESK, consultation_or_404
from .several import explain

CLOSE = "deliberation.close_phase"


@desk_page(DESK)
def queue(request: HttpRequest, pk: int) -> HttpResponse:
    """Answers that somebody else has drafted, with their reasons; many are released at once."""
    found = consultation_or_404(request, pk)
    form = HourEntries(posted(request))
    marks = marks_of(request.POST.getlist("fall"))
    status = 200
    if form.is_bound:
        status = 422
        if not marks:
            form.add_error(None, _("Please choose at least one case."))
        if form.is_valid():
            try:
                done = approve_decisions(
                    actor=request.user,
                    parent=found,
                    chosen=marks,
                    release_at=form.release_at(),
                )
            except MovedMeanwhile as refusal:
                status = 409
                form.add_error(None, str(refusal))
            except DeliberationRefused as refusal:
                explain(form, refusal)
            else:
                words = ngettext(
                    "%(count)d decision is released.",
                    "%(count)d decisions are released.",
                    len(done),
                )
                messages.success(request, words % {"count": len(done)})
                return redirect("workspace-release-queue", pk=found.pk)
    rows = [
        {
            "decision": decision,
            "case": decision.case,
            "title": title_for(decision.case, staff=True),
            "mark": f"{decision.case_id}-{decision.case.revision}",
            "chosen": decision.case_id in marks,
        }
        for decision in to_release(request.user, found)
    ]
    context = {"consultation": found, "rows": rows, "form": form}
    return render(request, "workspace/deliberation/queue.html", context, status=status)


@desk_page(DESK)
def closing(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything without disposition or answer, and the end of the phase."""
    found = consultation_or_404(request, pk)
    authorize(request.user, CLOSE, found)
    form = ClosingForm(posted(request))
    status = 200
    if form.is_bound:
        status = 422
        if form.is_valid():
            try:
                close_phase(
                    actor=request.user,
                    consultation=found,
                    reason=form.cleaned_data["reason"],
                )
            except DeliberationRefused as refusal:
                field = "reason" if refusal.field == "override_reason" else refusal.field
                form.add_error(field if field in form.fields else None, str(refusal))
            else:
                messages.success(request, _("The consultation is marked as done."))
                return redirect("workspace-closing", pk=found.pk)
    unanswered = unanswered_in(found)
    by_state: dict[str, list[Any]] = {}
    for case in unanswered:
        by_state.setdefault(case.get_state_display(), []).append(case)
    context = {
        "consultation": found,
        "form": form,
        "unanswered": unanswered,
        "groups": list(by_state.items()),
        "closing": getattr(found, "closing", None),
        "is_over": state_at(found, clock.database_now()) == "closed",
    }
    return render(request, "workspace/deliberation/closing.html", context, status=status)
