"""The fast entry form: one contribution after another from a pile of paper, by keyboard."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from mitsprache.common.fields import new_key
from mitsprache.common.permissions import authorize
from mitsprache.common.text import tidy_line
from mitsprache.consultations.actions.entering import enter_contribution
from mitsprache.consultations.actions.refusals import ConsultationRefused
from mitsprache.consultations.models import Channel, Consultation

from ..desk import desk_page
from . import queries
from .forms import EntryForm
from .views import DESK, consultation_or_404, explain, project_of


@desk_page(DESK)
def enter(request: HttpRequest, pk: int) -> HttpResponse:
    """`?kanal= ?eingang= ?abschnitt=` are kept from one contribution to the next."""
    found = consultation_or_404(request, pk)
    authorize(request.user, "consultations.enter_contribution", project_of(found))
    if request.method != "POST":
        form = EntryForm(initial=_kept(request))
        if "kanal" in request.GET:  # what is kept needs no typing: on with the text
            form.fields["text"].widget.attrs["autofocus"] = True
        return _page(request, found, form)
    form = EntryForm(request.POST)
    if form.is_valid():
        entries = form.cleaned_data
        number = entries.pop("section")
        section = queries.section_at(found.version, number) if number else None
        if number and section is None:
            form.add_error("section", _("There is no section with this number."))
        else:
            try:
                made = enter_contribution(
                    actor=request.user,
                    consultation=found,
                    channel=entries["channel"],
                    received_at=entries["received_at"],
                    section=section,
                    kind=entries["kind"],
                    text=entries["text"],
                    proposed_wording=entries["proposed_wording"],
                    name=entries["name"],
                    email=entries["email"],
                    organisation=entries["organisation"],
                    submission_key=entries["key"],
                )
            except ConsultationRefused as refusal:
                explain(form, refusal)
            else:
                words = _("Stored as %(reference)s. The next one, please.")
                messages.success(request, words % {"reference": made.reference})
                return redirect(_next(found, entries, number))
    return _page(request, found, form, status=422)


def _page(
    request: HttpRequest, found: Consultation, form: EntryForm, *, status: int = 200
) -> HttpResponse:
    context = {
        "consultation": found,
        "form": form,
        "sections": queries.section_numbers(found.version),
        "last": queries.entered_last(request.user, found),
    }
    return render(request, "workspace/consultations/enter.html", context, status=status)


def _kept(request: HttpRequest) -> dict[str, Any]:
    given = request.GET
    channel = given.get("kanal", "")
    return {
        "channel": channel if channel in Channel.values else Channel.LETTER,
        "received_at": tidy_line(given.get("eingang", "")[:20]) or timezone.localdate(),
        "section": tidy_line(given.get("abschnitt", "")[:30]),
        "key": new_key(),
    }


def _next(found: Consultation, entries: dict[str, Any], number: str) -> str:
    kept = {
        "kanal": entries["channel"],
        "eingang": entries["received_at"].strftime("%d.%m.%Y"),
        "abschnitt": number,
    }
    filled = urlencode({name: value for name, value in kept.items() if value})
    return f"{reverse('workspace-contribution-enter', args=[found.pk])}?{filled}"
