"""One deed on many cases of a consultation: look at them, say what, all or none of them.

The list sends what was ticked by GET, as marks `fall=<key>-<revision>`; the page that asks for
the rest posts the same marks. What is not of this consultation is refused without being named.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from mitsprache.consultations.models import Consultation
from mitsprache.council.models import Body
from mitsprache.deliberation.actions.deciding import approve_decisions, decide_as_recommended
from mitsprache.deliberation.actions.refusals import (
    DeliberationRefused,
    MovedMeanwhile,
    UnknownCases,
)
from mitsprache.deliberation.actions.routing import assign_handler, route_cases, set_due
from mitsprache.deliberation.actions.screening import screen_cases
from mitsprache.deliberation.models import Case
from mitsprache.deliberation.queries.desk import cases_in, chosen_cases
from mitsprache.deliberation.queries.desk_case import possible_handlers
from mitsprache.directory.models import Office

from ..desk import desk_page, posted
from .filters import marks_of
from .forms import DecidedByEntries, DueEntries, HandlerEntries, HourEntries, RouteEntries
from .lists import DESK, consultation_or_404, row_of, today

Marks = dict[int, int]


@dataclass(frozen=True, kw_only=True)
class Deed:
    """What can be done with many: its words, its form, the action that does it."""

    title: Any
    submit: Any
    form: type[forms.Form]
    act: Callable[[Any, Consultation, Marks, Any], Any]


def _route(actor: Any, parent: Consultation, chosen: Marks, form: Any) -> Any:
    return route_cases(actor=actor, parent=parent, chosen=chosen, **form.entries())


def _handler(actor: Any, parent: Consultation, chosen: Marks, form: Any) -> Any:
    handler = form.cleaned_data["handler"]
    return assign_handler(actor=actor, parent=parent, chosen=chosen, handler=handler)


def _due(actor: Any, parent: Consultation, chosen: Marks, form: Any) -> Any:
    return set_due(actor=actor, parent=parent, chosen=chosen, due=form.cleaned_data["due"])


def _screen(actor: Any, parent: Consultation, chosen: Marks, form: Any) -> Any:
    return screen_cases(actor=actor, parent=parent, chosen=chosen)


def _decide(actor: Any, parent: Consultation, chosen: Marks, form: Any) -> Any:
    return decide_as_recommended(
        actor=actor,
        parent=parent,
        chosen=chosen,
        decided_on=form.cleaned_data["decided_on"],
        **form.decider(),
    )


def _release(actor: Any, parent: Consultation, chosen: Marks, form: Any) -> Any:
    return approve_decisions(
        actor=actor, parent=parent, chosen=chosen, release_at=form.release_at()
    )


DEEDS = {
    "weiterleiten": Deed(
        title=gettext_lazy("Route to a working group"),
        submit=gettext_lazy("Route them"),
        form=RouteEntries,
        act=_route,
    ),
    "bearbeitung": Deed(
        title=gettext_lazy("Put into somebody's hands"),
        submit=gettext_lazy("Save for all of them"),
        form=HandlerEntries,
        act=_handler,
    ),
    "frist": Deed(
        title=gettext_lazy("Set the due date"),
        submit=gettext_lazy("Save for all of them"),
        form=DueEntries,
        act=_due,
    ),
    "gesichtet": Deed(
        title=gettext_lazy("Mark as looked through"),
        submit=gettext_lazy("They are looked through"),
        form=forms.Form,
        act=_screen,
    ),
    "entscheiden": Deed(
        title=gettext_lazy("Decide as recommended"),
        submit=gettext_lazy("Draft the decisions"),
        form=DecidedByEntries,
        act=_decide,
    ),
    "freigeben": Deed(
        title=gettext_lazy("Release the decisions"),
        submit=gettext_lazy("Approve and release"),
        form=HourEntries,
        act=_release,
    ),
}


@desk_page(DESK)
def several(request: HttpRequest, pk: int) -> HttpResponse:
    """`?tat=` one of DEEDS, `?fall=` marks of the chosen cases; a POST does it."""
    found = consultation_or_404(request, pk)
    given = request.POST if request.method == "POST" else request.GET
    name = given.get("tat") or request.GET.get("tat", "")
    deed = DEEDS.get(name)
    if deed is None:
        raise Http404
    marks = marks_of(given.getlist("fall"))
    cases = chosen_cases(cases_in(request.user, found), marks)
    form = deed.form(posted(request))
    _offer(request.user, found, cases, form)
    if request.method != "POST":
        return _page(request, found, deed, form, cases, marks)
    if len(cases) != len(marks) or not marks:
        refused = str(UnknownCases()) if marks else _("Please choose at least one case.")
        return _page(request, found, deed, form, cases, marks, refused=refused, status=422)
    if not form.is_valid():
        return _page(request, found, deed, form, cases, marks, status=422)
    try:
        deed.act(request.user, found, marks, form)
    except MovedMeanwhile as refusal:
        # What was typed stays; the cases are shown as they stand now.
        again = chosen_cases(cases_in(request.user, found), marks)
        fresh = {case.pk: case.revision for case in again}
        return _page(request, found, deed, form, again, fresh, refused=str(refusal), status=409)
    except DeliberationRefused as refusal:
        explain(form, refusal)
        return _page(request, found, deed, form, cases, marks, status=422)
    words = ngettext("Done with %(count)d case.", "Done with %(count)d cases.", len(marks))
    messages.success(request, words % {"count": len(marks)})
    return redirect("workspace-cases-of", pk=found.pk)


def _offer(actor: Any, found: Consultation, cases: Sequence[Case], form: Any) -> None:
    """Give the form its choices."""
    if isinstance(form, RouteEntries):
        form.offer(list(found.version.document.project.groups.filter(is_active=True)))
    elif isinstance(form, HandlerEntries):
        form.offer(possible_handlers(cases))
    elif isinstance(form, DecidedByEntries):
        offer_deciders(actor, form)
        form.fields["decided_on"].initial = today()
        if cases:
            form.fields["decided_by"].initial = f"amt-{cases[0].owner_id}"


def offer_deciders(actor: Any, form: DecidedByEntries) -> None:
    offices = Office.objects.visible_to(actor).filter(is_active=True).order_by("name")
    form.offer(list(offices), list(Body.objects.order_by("name")))


def explain(form: Any, refusal: DeliberationRefused) -> None:
    """Say the refusal at the entry that it belongs to, or above the form."""
    names = {"body": "decided_by", "office": "decided_by", "release_at": "release_on"}
    field = refusal.field if refusal.field in form.fields else names.get(refusal.field, "")
    form.add_error(field if field in form.fields else None, str(refusal))


def _page(
    request: HttpRequest,
    found: Consultation,
    deed: Deed,
    form: Any,
    cases: Sequence[Case],
    marks: Marks,
    *,
    refused: str = "",
    status: int = 200,
) -> HttpResponse:
    given = request.POST if request.method == "POST" else request.GET
    context = {
        "consultation": found,
        "deed": deed,
        "name": given.get("tat") or request.GET.get("tat", ""),
        "form": form,
        "rows": [row_of(case) for case in cases],
        "marks": [f"{key}-{revision}" for key, revision in marks.items()],
        "refused": refused,
    }
    return render(request, "workspace/deliberation/several.html", context, status=status)
