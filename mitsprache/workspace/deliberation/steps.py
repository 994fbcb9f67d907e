"""One step with one case, each on a page of its own: what was seen, what is typed, one action."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from mitsprache.common.text import tidy_line
from mitsprache.deliberation.actions import shaping
from mitsprache.deliberation.actions.refusals import (
    DeliberationRefused,
    MovedMeanwhile,
    UnknownCases,
)
from mitsprache.deliberation.models import Case
from mitsprache.deliberation.queries import desk_case as queries

from ..desk import desk_page, posted
from .case import GROUPS_TOO, case_or_404, summary
from .deeds import DEEDS
from .filters import marks_of
from .lists import row_of
from .possible import STEPS, Situation, is_time_for, refuse_strangers, situation_of
from .several import explain


@desk_page(GROUPS_TOO)
def step(request: HttpRequest, code: str, step: str) -> HttpResponse:
    """Take one of possible.STEPS; `?baustein=` fills the reason of a decision.

    Whoever follows an old link to a step for which it is not the time comes back to the case. When somebody else was faster the page comes back with the case as it stands now and
    with everything that was typed (409, C-07).
    """
    case = case_or_404(request, code)
    found = DEEDS.get(step)
    if found is None:
        raise Http404
    it = situation_of(request.user, case)
    refuse_strangers(STEPS[step], it)
    if request.method != "POST":
        if not is_time_for(STEPS[step], it):
            return _not_now(request, case)
        filled = found.fill(it) | {"revision": case.revision}
        form = found.form(initial=filled | _block(request))
        found.offer(it, form)
        return _page(request, it, step, form)
    form = found.form(posted(request))
    found.offer(it, form)
    if not form.is_valid():
        return _page(request, it, step, form, status=422)
    try:
        found.act(request.user, case, form.cleaned_data["revision"], form)
    except MovedMeanwhile as refusal:
        return _again(request, code, step, refusal)
    except DeliberationRefused as refusal:
        explain(form, refusal)
        return _page(request, it, step, form, status=422)
    messages.success(request, found.done)
    return redirect("workspace-case", code=case.code)


def _not_now(request: HttpRequest, case: Case) -> HttpResponse:
    messages.info(request, _("This step is not possible at present: please look at the case."))
    return redirect("workspace-case", code=case.code)


def _block(request: HttpRequest) -> dict[str, Any]:
    """The text block that was asked for, as entries of the decision."""
    key = request.GET.get("baustein", "")
    for block in queries.text_blocks(active_only=True) if key else ():
        if str(block.pk) == key:
            return {"verdict": block.verdict, "reason": block.text, "block": block.pk}
    return {}


def _again(request: HttpRequest, code: str, step: str, refusal: MovedMeanwhile) -> HttpResponse:
    """The case as it stands now, with what was typed; sending it again is a decision."""
    case = case_or_404(request, code)
    it = situation_of(request.user, case)
    data = request.POST.copy()
    data["revision"] = str(case.revision)
    form = DEEDS[step].form(data)
    DEEDS[step].offer(it, form)
    form.is_valid()
    form.add_error(None, str(refusal))
    return _page(request, it, step, form, status=409)


def _page(
    request: HttpRequest, it: Situation, step: str, form: Any, *, status: int = 200
) -> HttpResponse:
    decides = step in ("entscheiden", "korrigieren", "entwurf")
    context = {
        **summary(request, it.case),
        "step": STEPS[step],
        "name": step,
        "form": form,
        "decides": decides,
        "blocks": queries.text_blocks(active_only=True) if decides else [],
        "in_work": it.in_work if step in ("freigeben", "verwerfen") else None,
        "standing": it.standing if step == "korrigieren" else None,
    }
    template = f"workspace/deliberation/{'parts' if step == 'teilen' else 'step'}.html"
    return render(request, template, context, status=status)


@desk_page(GROUPS_TOO)
def join(request: HttpRequest, code: str) -> HttpResponse:
    """`?q=` looks for cases, else those about the same section; a POST joins the chosen ones."""
    case = case_or_404(request, code)
    it = situation_of(request.user, case)
    step = STEPS["verbinden"]
    refuse_strangers(step, it)
    refused, status = "", 200
    if request.method == "POST":
        marks = marks_of(request.POST.getlist("fall"))
        given = request.POST.get("revision", "")
        seen = int(given) if given.isdecimal() and len(given) < 10 else 0
        try:
            if not marks:
                raise UnknownCases
            shaping.join_cases(actor=request.user, into=case, revision=seen, chosen=marks)
        except MovedMeanwhile as refusal:
            refused, status = str(refusal), 409
            case = case_or_404(request, code)
        except DeliberationRefused as refusal:
            refused, status = str(refusal), 422
            if not marks:
                refused = _("Please choose at least one case.")
        else:
            messages.success(request, _("Joined. Everybody who wrote gets the same answer."))
            return redirect("workspace-case", code=case.code)
    elif not is_time_for(step, it):
        return _not_now(request, case)
    search = tidy_line(request.GET.get("q", "")[:100])
    if search:
        others = queries.find_cases(request.user, case, search)
    else:
        others = queries.similar_cases(request.user, case)
    context = {
        **summary(request, case),
        "step": step,
        "search": search,
        "rows": [{**row_of(other), "mark": f"{other.pk}-{other.revision}"} for other in others],
        "refused": refused,
    }
    return render(request, "workspace/deliberation/join.html", context, status=status)
