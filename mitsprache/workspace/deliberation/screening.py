"""Looking at what came in before it goes on: publish, hold with a reason, have names blacked out."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from mitsprache.common.permissions import authorize
from mitsprache.common.references import canonical
from mitsprache.common.transitions import StepNotAllowed
from mitsprache.consultations.actions import EditedMeanwhile
from mitsprache.consultations.models import Consultation, Contribution
from mitsprache.consultations.queries.contributions import author_name
from mitsprache.consultations.queries.moderating import in_moderation
from mitsprache.deliberation.actions.refusals import DeliberationRefused
from mitsprache.deliberation.actions.screening import (
    hold_contribution,
    mark_for_redaction,
    publish_contribution,
)
from mitsprache.deliberation.queries.desk_case import screenings_of, to_screen

from ..answers.queries import excerpt
from ..desk import desk_page, posted
from .forms import ScreeningForm
from .lists import DESK, consultation_or_404

SCREEN = "deliberation.screen"
PER_PAGE = 50


@desk_page(DESK)
def screening(request: HttpRequest, pk: int) -> HttpResponse:
    """What nobody has looked at: held back first, then public texts, the oldest first; `?seite=`."""
    found = consultation_or_404(request, pk)
    authorize(request.user, SCREEN, found)
    contributions = to_screen(request.user, found)
    page = Paginator(contributions, PER_PAGE).get_page(request.GET.get("seite", "1"))
    looked_at = screenings_of(page.object_list)
    rows = [
        {
            "contribution": one,
            "excerpt": excerpt(one),
            "author": author_name(one.contributor),
            "screening": looked_at.get(one.pk),
        }
        for one in page.object_list
    ]
    context = {"consultation": found, "rows": rows, "page": page}
    return render(request, "workspace/deliberation/screening.html", context)


@desk_page(DESK)
def one(request: HttpRequest, pk: int, reference: str) -> HttpResponse:
    """One contribution to read, and what becomes of it; other words than those read are not
    published."""
    found = consultation_or_404(request, pk)
    authorize(request.user, SCREEN, found)
    contribution = _contribution(request, found, reference)
    form = ScreeningForm(posted(request), initial={"seen": contribution.receipt_hash})
    status = 200
    if form.is_bound:
        status = 422
        if form.is_valid():
            try:
                _act(request.user, contribution, form.cleaned_data)
            except (EditedMeanwhile, StepNotAllowed):
                status = 409
                form.add_error(None, _("The text has changed meanwhile. Please read it again."))
            except DeliberationRefused as refusal:
                form.add_error(
                    refusal.field if refusal.field in form.fields else None, str(refusal)
                )
            else:
                messages.success(request, _("Looked at and written down."))
                return redirect("workspace-screening", pk=found.pk)
        contribution = _contribution(request, found, reference)
        data = form.data.copy()
        data["seen"] = contribution.receipt_hash
        form.data = data
    context = {
        "consultation": found,
        "contribution": contribution,
        "author": author_name(contribution.contributor),
        "screenings": list(contribution.screenings.select_related("by")),
        "attachments": list(contribution.attachments.all()),
        "form": form,
    }
    return render(request, "workspace/deliberation/screening_one.html", context, status=status)


def _act(actor: Any, contribution: Contribution, entries: dict[str, Any]) -> None:
    outcome, reason = entries["outcome"], entries["reason"]
    if outcome == "published":
        if entries["seen"] != contribution.receipt_hash:
            raise EditedMeanwhile
        publish_contribution(actor=actor, contribution=contribution)
    elif outcome == "held":
        hold_contribution(actor=actor, contribution=contribution, reason=reason)
    else:
        mark_for_redaction(actor=actor, contribution=contribution, what=reason)


def _contribution(request: HttpRequest, found: Consultation, reference: str) -> Contribution:
    """A contribution to this very consultation that can be screened; others are 404 (Z-06)."""
    name = canonical(reference)
    readable = (Contribution.State.HELD, Contribution.State.RECEIVED)
    mine = in_moderation(request.user).filter(consultation=found, state__in=readable)
    present = mine.select_related(
        "section", "contributor__person", "consultation__version__document__project__office"
    )
    one = present.filter(reference=name).first() if name else None
    if one is None:
        raise Http404
    return one
