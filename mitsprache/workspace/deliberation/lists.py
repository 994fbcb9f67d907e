"""Lists of cases: of every consultation, of one consultation, and the rows that they show."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from mitsprache.common import clock
from mitsprache.common.references import canonical
from mitsprache.consultations.models import Consultation
from mitsprache.deliberation.models import Case, Verdict
from mitsprache.deliberation.queries import desk as queries
from mitsprache.deliberation.states import OPEN

from ..desk import desk_page
from .filters import chosen_of, filter_groups, tabs

DESK = "directory.open_workspace"


@desk_page(DESK)
def cases(request: HttpRequest) -> HttpResponse:
    """The consultations whose cases this person works on; `?q=` a code leads to its case."""
    search = request.GET.get("q", "")[:60].strip()
    if search:
        found = _exactly(request, search)
        if found is not None:
            return redirect("workspace-case", code=found.code)
    person: Any = request.user
    context = {
        "consultations": queries.consultations_for(person),
        "search": search,
        "may_write_blocks": person.has_perm("deliberation.manage_text_blocks"),
    }
    return render(request, "workspace/deliberation/cases.html", context)


def _exactly(request: HttpRequest, search: str) -> Case | None:
    """The case with this code, or the first one of the contribution with this reference."""
    mine = Case.objects.editable_by(request.user).order_by("pk")
    reference = canonical(search)
    if reference:
        return mine.filter(contributions__reference=reference).first()
    return mine.filter(code=search.upper().replace(" ", "")).first()


@desk_page(DESK)
def cases_of(request: HttpRequest, pk: int) -> HttpResponse:
    """The cases of a consultation, the first due ones first; see filters.chosen_of, `?seite=`."""
    found = consultation_or_404(request, pk)
    person: Any = request.user
    facets = queries.facets(person, found)
    chosen = chosen_of(request, facets, staff=True)
    page, counts = queries.case_list(person, found, chosen, number=request.GET.get("seite", "1"))
    routes = person.has_perm("deliberation.route", found)
    screens = person.has_perm("deliberation.screen", found)
    context = {
        "consultation": found,
        "page": page,
        "rows": [row(case, staff=True) for case in page.object_list],
        "chosen": chosen,
        "filters": filter_groups(chosen, facets, staff=True, of_group=False),
        "tabs": tabs(request, counts, chosen.tab, staff=True),
        "deeds": deeds_for(routes=routes, screens=screens),
        "several_url": reverse("workspace-cases-several", args=[found.pk]),
        "may": {"screen": screens, "close": person.has_perm("deliberation.close_phase", found)},
        "closing": getattr(found, "closing", None),
    }
    return render(request, "workspace/deliberation/cases_of.html", context)


def deeds_for(*, routes: bool, screens: bool) -> list[tuple[str, str]]:
    """What can be done with several cases at once, as (name in the address, words)."""
    found = [("weiterleiten", _("route to a working group"))] if routes else []
    found += [("bearbeitung", _("put into somebody's hands")), ("frist", _("set the due date"))]
    if screens:
        found.append(("gesichtet", _("mark as looked through")))
    return [
        *found,
        ("entscheiden", _("decide as recommended")),
        ("freigeben", _("release the decisions")),
    ]


def row(case: Case, *, staff: bool) -> dict[str, Any]:
    """A line of a list; `case` comes from queries.case_list."""
    links = list(case.links.all())
    places = {link.contribution.section for link in links}
    numbers = sorted({place.number for place in places if place is not None})
    return {
        "case": case,
        "title": queries.title_for(case, staff=staff),
        "mark": f"{case.pk}-{case.revision}",
        "places": ", ".join(numbers),
        "voices": len(links),
        "is_late": case.is_overdue and case.state in OPEN,
        "recommended": Verdict(case.recommended).label if case.recommended else "",
        "url": reverse("workspace-case", args=[case.code]),
        "tone": tone_of(case.state),
    }


def tone_of(state: str) -> str:
    """The tone of a state's badge; the word says the same."""
    tones = {
        **dict.fromkeys(("received", "screened", "sent_back"), "warning"),
        **dict.fromkeys(("answered", "worked_in"), "success"),
        **dict.fromkeys(("routed", "in_discussion", "handed_over"), "accent"),
        **dict.fromkeys(("recommended", "decided"), "warm"),
    }
    return tones.get(state, "neutral")


def today() -> Any:
    return clock.local_day(clock.database_now())


def consultation_or_404(request: HttpRequest, pk: int) -> Consultation:
    """A consultation in which this person works on cases; every other one is not there."""
    found = queries.consultation_for(request.user, pk)
    if found is None:
        raise Http404
    return found


def row_of(case: Case, *, staff: bool = True) -> dict[str, Any]:
    """A case in a short list; comes with owner, handler, lead and its links."""
    return {
        "case": case,
        "title": queries.title_for(case, staff=staff),
        "url": reverse("workspace-case", args=[case.code]),
        "tone": tone_of(case.state),
    }
