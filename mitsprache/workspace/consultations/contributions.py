"""What people contributed, as the staff reads it: the list, one, its slip."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from mitsprache.common.text import tidy_line
from mitsprache.common.ui.values import Choice, FilterGroup
from mitsprache.consultations.models import Channel, Consultation, Contribution

from ..desk import desk_page
from . import queries
from .views import DESK, consultation_or_404, project_of


@desk_page(DESK)
def listing(request: HttpRequest, pk: int) -> HttpResponse:
    """`?q=` words or a reference, `?stand= ?kanal= ?abschnitt= ?nur=verspaetet|intern ?seite=`.

    The whole reference leads straight to its contribution.
    """
    found = consultation_or_404(request, pk)
    sections = queries.section_numbers(found.version)
    chosen = _chosen(request, {number for number, _title in sections})
    if chosen.search and not chosen.count > 1:
        exact = queries.contribution_of(request.user, found, chosen.search)
        if exact is not None:
            return redirect("workspace-contribution", pk=found.pk, reference=exact.reference)
    page = queries.contribution_list(
        request.user, found, chosen, number=request.GET.get("seite", "1")
    )
    context = {
        "consultation": found,
        "page": page,
        "rows": [(row, queries.author_name(row)) for row in page.object_list],
        "chosen": chosen,
        "filters": _filters(chosen, sections),
        "may_enter": _may(request, "consultations.enter_contribution", found),
    }
    return render(request, "workspace/consultations/contributions.html", context)


def _chosen(request: HttpRequest, numbers: set[str]) -> queries.Chosen:
    """What the address asks for; whatever is unknown is left out."""
    given = request.GET
    state, channel = given.get("stand", ""), given.get("kanal", "")
    section, only = given.get("abschnitt", ""), given.getlist("nur")
    return queries.Chosen(
        state=state if state in queries.STATES else "",
        channel=channel if channel in Channel.values else "",
        section=section if section == "-" or section in numbers else "",
        late="verspaetet" in only,
        staff_only="intern" in only,
        search=tidy_line(given.get("q", "")[:100]),
    )


def _filters(chosen: queries.Chosen, sections: list[tuple[str, str]]) -> list[FilterGroup]:
    states = [(state.value, str(state.label)) for state in queries.STATES]
    places = [("-", _("the whole document"))]
    places += [(number, f"{number} {title}"[:80]) for number, title in sections]
    return [
        _group("stand", _("State"), _("all states"), states, chosen.state),
        _group("kanal", _("Channel"), _("all channels"), list(Channel.choices), chosen.channel),
        _group("abschnitt", _("Section"), _("all sections"), places, chosen.section),
        FilterGroup(
            name="nur",
            label=_("Only"),
            kind="checkboxes",
            any_label=_("all"),
            choices=[
                Choice(value="verspaetet", label=_("late"), selected=chosen.late),
                Choice(value="intern", label=_("for the staff only"), selected=chosen.staff_only),
            ],
        ),
    ]


def _group(name: str, label: str, any_label: str, choices: list[Any], present: str) -> FilterGroup:
    return FilterGroup(
        name=name,
        label=label,
        any_label=any_label,
        choices=[
            Choice(value=value, label=str(text), selected=value == present)
            for value, text in choices
        ],
    )


@desk_page(DESK)
def one(request: HttpRequest, pk: int, reference: str) -> HttpResponse:
    found = consultation_or_404(request, pk)
    present = _contribution(request, found, reference)
    withdrawn = present.state == Contribution.State.WITHDRAWN
    public = present.state == Contribution.State.RECEIVED and not present.staff_only
    knows = _may(request, "consultations.read_contributors", found)
    person: Any = request.user
    context = {
        "consultation": found,
        "contribution": present,
        "withdrawn": withdrawn,
        "author": queries.author_name(present),
        "address": queries.author_address(present) if knows else "",
        "attachments": [] if withdrawn else list(present.attachments.all()),
        "wordings": [] if withdrawn else list(present.wordings.all()),
        "supports": present.supporters.count(),
        "public_url": reverse("contribution", args=[present.reference]) if public else "",
        "moderation_url": reverse("desk-contribution", args=[present.reference])
        if person.has_perm("directory.open_moderation") and not withdrawn
        else "",
    }
    return render(request, "workspace/consultations/contribution.html", context)


@desk_page(DESK)
def slip(request: HttpRequest, pk: int, reference: str) -> HttpResponse:
    """The receipt to print and hand over."""
    found = consultation_or_404(request, pk)
    context = {
        "consultation": found,
        "contribution": _contribution(request, found, reference),
        "office": project_of(found).office,
    }
    return render(request, "workspace/consultations/slip.html", context)


def _contribution(request: HttpRequest, found: Consultation, reference: str) -> Contribution:
    """A contribution to this very consultation; another one's is not there (Z-06)."""
    present = queries.contribution_of(request.user, found, reference)
    if present is None:
        raise Http404
    return present


def _may(request: HttpRequest, permission: str, found: Consultation) -> bool:
    person: Any = request.user
    return bool(person.has_perm(permission, project_of(found)))
