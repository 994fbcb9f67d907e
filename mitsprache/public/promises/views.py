"""What the city has promised in public: overdue, still to come, kept, given up."""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from mitsprache.common import clock
from mitsprache.common.addresses import fixed_address
from mitsprache.common.reading import reading_page
from mitsprache.common.ui.values import Choice, FilterGroup, Link
from mitsprache.insights import words
from mitsprache.insights.queries.promises import (
    KINDS,
    STATES,
    Asked,
    PromiseRow,
    offices_with_promises,
    promises,
)

from ..comments.shown import page_number
from ..projects.shown import text_language

GERMAN = {
    "ueberfaellig": "late",
    "offen": "open",
    "gehalten": "kept",
    "spaeter-gehalten": "kept_late",
    "aufgegeben": "broken",
}


@dataclass(frozen=True, slots=True)
class Line:
    """A promise in the table; `is_german` marks words that are not the page's own."""

    kind: str
    said: str
    url: str
    about: str
    office: str
    promised: str
    kept: str
    is_german: bool


@reading_page
def promises_page(request: HttpRequest) -> HttpResponse:
    """`?stand=` one state (without it what is overdue), `?art=` kinds, `?amt=` an office."""
    asked = _asked(request)
    today = clock.local_day(timezone.now())
    found = promises(asked, today=today, page=page_number(request.GET))
    base = fixed_address("promises")
    context = {
        "asked": asked,
        "active": len(asked.kinds) + bool(asked.office),
        "heading": words.state_label(asked.state),
        "tabs": [
            Link(
                label=f"{words.state_label(state)} ({found.counts[state]})",
                url=f"{base}?{_query(asked, state)}",
                current=state == asked.state,
            )
            for state in STATES
        ],
        "lines": [_line(row) for row in found.rows],
        "found": found,
        "groups": _groups(asked),
        "base": base,
        "text_language": text_language(),
    }
    return render(request, "public/promises/promises.html", context)


def _asked(request: HttpRequest) -> Asked:
    """What means nothing is left out."""
    state = request.GET.get("stand", "")
    state = GERMAN.get(state, state)
    kinds = [kind for kind in request.GET.getlist("art")[:20] if kind in KINDS]
    office = request.GET.get("amt", "")[:80]
    known = {slug for slug, _name in offices_with_promises()} if office else set()
    return Asked(
        state=state if state in STATES else STATES[0],
        kinds=tuple(dict.fromkeys(kinds)),
        office=office if office in known else "",
    )


def _query(asked: Asked, state: str) -> str:
    given = [("stand", state), *(("art", kind) for kind in asked.kinds)]
    return urlencode([*given, ("amt", asked.office)] if asked.office else given)


def _groups(asked: Asked) -> list[FilterGroup]:
    """The questions of the filter; the chosen state goes along."""
    return [
        FilterGroup(
            name="art",
            label=_("Kind"),
            choices=[
                Choice(value=kind, label=words.kind_label(kind), selected=kind in asked.kinds)
                for kind in KINDS
            ],
            kind="checkboxes",
        ),
        FilterGroup(
            name="amt",
            label=_("Responsible office"),
            choices=[
                Choice(value=slug, label=name, selected=slug == asked.office)
                for slug, name in offices_with_promises()
            ],
            any_label=_("All"),
        ),
        FilterGroup(
            name="stand",
            label=_("State"),
            choices=[
                Choice(value=state, label=words.state_label(state), selected=state == asked.state)
                for state in STATES
            ],
        ),
    ]


def _line(row: PromiseRow) -> Line:
    return Line(
        kind=words.kind_label(row.kind),
        said=words.said(row),
        url=_ADDRESSES[row.kind](row),
        about=words.about(row),
        office=row.office,
        promised=words.promised(row),
        kept=words.kept(row),
        is_german=row.kind not in ("case", "answer", "round"),
    )


_ADDRESSES: dict[str, Callable[[PromiseRow], str]] = {
    "feedback": lambda row: f"{fixed_address('projects')}{row.leads_to}/#feedback",
    "step": lambda row: f"{fixed_address('projects')}{row.leads_to}/#state",
    "round": lambda row: reverse("consultation", args=[row.leads_to]),
    "case": lambda row: f"{reverse('contribution', args=[row.leads_to])}#{row.words}",
    "answer": lambda row: reverse("comment", args=[row.above, row.leads_to]),
    "measure": lambda row: reverse("measure", args=[row.leads_to]),
    "milestone": lambda row: f"{reverse('measure', args=[row.leads_to])}#meilensteine",
}
