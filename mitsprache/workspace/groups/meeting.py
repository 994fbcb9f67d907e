"""The desk of one group: its cases, its sittings, and what is new on its table."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import TemplateDoesNotExist, get_template
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mitsprache.common.permissions import authorize
from mitsprache.deliberation.actions.discussing import discuss_cases, plan_sitting
from mitsprache.deliberation.actions.refusals import (
    DeliberationRefused,
    MovedMeanwhile,
    UnknownCases,
)
from mitsprache.deliberation.queries import desk as queries
from mitsprache.deliberation.queries import desk_waiting as waiting
from mitsprache.deliberation.queries.desk_case import sittings_over
from mitsprache.groups.queries import mixes

from ..deliberation.filters import chosen_of, filter_groups, marks_of, tabs
from ..deliberation.forms import PlanForm, SittingEntries
from ..deliberation.lists import row, row_of
from ..desk import desk_page, posted
from .views import DESK, MANAGE, group_or_404, mix_in_words

SIT = "deliberation.hold_sitting"
_PAPERS = "workspace/papers/_group.html"


@desk_page(DESK)
def group(request: HttpRequest, pk: int) -> HttpResponse:
    """What the group has on its table now; the filters of a list of cases, `?neu=1`, `?seite=`."""
    found = group_or_404(request, pk)
    person: Any = request.user
    staff = person.has_perm("directory.open_workspace")
    facets = queries.facets(person, found)
    chosen = chosen_of(request, facets, staff=staff, of_group=True)
    page, counts = queries.case_list(person, found, chosen, number=request.GET.get("seite", "1"))
    sits = person.has_perm(SIT, found)
    context = {
        "group": found,
        "mix": mix_in_words(mixes([found])[found.pk]),
        "page": page,
        "rows": [row(case, staff=staff) for case in page.object_list],
        "staff": staff,
        "chosen": chosen,
        "filters": filter_groups(chosen, facets, staff=staff, of_group=True),
        "tabs": tabs(request, counts, chosen.tab, staff=staff),
        "deeds": [("beraten", _("discussed in a sitting"))] if sits else [],
        "several_url": reverse("workspace-group-discuss", args=[found.pk]),
        "fresh": counts["fresh"],
        "sittings": waiting.sittings_with_cases(found),
        "may": {"sit": sits, "manage": person.has_perm(MANAGE, found.project)},
        "papers": _PAPERS if _has(_PAPERS) else "",
    }
    return render(request, "workspace/groups/group.html", context)


def _has(template: str) -> bool:
    try:
        get_template(template)
    except TemplateDoesNotExist:
        return False
    return True


@desk_page(DESK)
def plan(request: HttpRequest, pk: int) -> HttpResponse:
    """A day on which the group meets, past or to come."""
    found = group_or_404(request, pk)
    authorize(request.user, SIT, found)
    form = PlanForm(posted(request))
    if form.is_valid():
        try:
            plan_sitting(actor=request.user, group=found, **form.cleaned_data)
        except DeliberationRefused as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        else:
            messages.success(request, _("The sitting is written down."))
            return redirect("workspace-group", pk=found.pk)
    context = {
        "heading": _("Plan a sitting"),
        "preline": str(found),
        "submit": _("Save"),
        "form": form,
        "back": reverse("workspace-group", args=[found.pk]),
    }
    status = 422 if form.is_bound else 200
    return render(request, "workspace/groups/form.html", context, status=status)


@desk_page(DESK)
def discuss(request: HttpRequest, pk: int) -> HttpResponse:
    """`?fall=` marks of cases that the group has dealt with in a sitting; a POST writes it down."""
    found = group_or_404(request, pk)
    authorize(request.user, SIT, found)
    person: Any = request.user
    given = request.POST if request.method == "POST" else request.GET
    marks = marks_of(given.getlist("fall"))
    mine = queries.cases_in(person, found)
    cases = queries.chosen_cases(mine, marks)
    form = SittingEntries(posted(request))
    form.offer(sittings_over([found]))
    refused, status = "", 200
    if form.is_bound:
        status = 422
        if len(cases) != len(marks) or not marks:
            refused = str(UnknownCases()) if marks else _("Please choose at least one case.")
        elif form.is_valid():
            try:
                _write_down(request, found, marks, form.cleaned_data)
            except MovedMeanwhile as refusal:
                status, refused = 409, str(refusal)
                cases = queries.chosen_cases(mine.all(), marks)
                marks = {case.pk: case.revision for case in cases}
            except DeliberationRefused as refusal:
                form.add_error(
                    refusal.field if refusal.field in form.fields else None, str(refusal)
                )
            else:
                words = ngettext(
                    "Discussed: %(count)d case.", "Discussed: %(count)d cases.", len(marks)
                )
                messages.success(request, words % {"count": len(marks)})
                return redirect("workspace-group", pk=found.pk)
    staff = person.has_perm("directory.open_workspace")
    context = {
        "group": found,
        "form": form,
        "rows": [row_of(case, staff=staff) for case in cases],
        "marks": [f"{key}-{revision}" for key, revision in marks.items()],
        "refused": refused,
    }
    return render(request, "workspace/groups/discuss.html", context, status=status)


def _write_down(request: HttpRequest, found: Any, marks: Any, entries: dict[str, Any]) -> None:
    sitting = entries["sitting"] or plan_sitting(
        actor=request.user, group=found, day=entries["day"], title=entries["title"]
    )
    discuss_cases(actor=request.user, sitting=sitting, chosen=marks)


@desk_page(DESK)
def sitting(request: HttpRequest, pk: int, sitting: int) -> HttpResponse:
    """What the group has dealt with on a day."""
    found = group_or_404(request, pk)
    present = found.sittings.filter(pk=sitting).first()
    if present is None:
        raise Http404
    person: Any = request.user
    staff = person.has_perm("directory.open_workspace")
    cases = waiting.cases_of_sitting(person, present)
    context = {
        "group": found,
        "sitting": present,
        "rows": [row_of(case, staff=staff) for case in cases],
    }
    return render(request, "workspace/groups/sitting.html", context)
