"""What one's offices have promised, public or not; for coordination what all of them have."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from mitsprache.common import clock
from mitsprache.insights import words
from mitsprache.insights.queries.promises import STATES, Asked, PromiseRow, promises

from ..desk import desk_page

DESK = "measures.open_desk"


@desk_page(DESK)
def promises_page(request: HttpRequest) -> HttpResponse:
    """`?stand=` one state; without it what is overdue. `?amt=` an office."""
    state = request.GET.get("stand", "")
    asked = Asked(
        state=state if state in STATES else STATES[0], office=request.GET.get("amt", "")[:80]
    )
    number = request.GET.get("seite", "")
    page = int(number) if number.isdecimal() and len(number) < 7 else 1
    found = promises(
        asked, person=request.user, today=clock.local_day(timezone.now()), page=max(1, page)
    )
    context = {
        "asked": asked,
        "heading": words.state_label(asked.state),
        "tabs": [
            (
                words.state_label(one),
                found.counts[one],
                _query(one, asked.office),
                one == asked.state,
            )
            for one in STATES
        ],
        "lines": [_line(row) for row in found.rows],
        "found": found,
    }
    return render(request, "workspace/promises/promises.html", context)


def _query(state: str, office: str) -> str:
    given = [("stand", state), ("amt", office)] if office else [("stand", state)]
    return f"?{urlencode(given)}"


def _line(row: PromiseRow) -> dict[str, Any]:
    return {
        "row": row,
        "kind": words.kind_label(row.kind),
        "said": words.said(row),
        "about": words.about(row),
        "promised": words.promised(row),
        "kept": words.kept(row),
        "url": _ADDRESSES[row.kind](row),
    }


_ADDRESSES: dict[str, Callable[[PromiseRow], str]] = {
    "feedback": lambda row: reverse("project", args=[row.leads_to]),
    "step": lambda row: reverse("project", args=[row.leads_to]),
    "round": lambda row: reverse("consultation", args=[row.leads_to]),
    "case": lambda row: reverse("workspace-case", args=[row.words]),
    "answer": lambda row: reverse("desk-answer", args=[row.key]),
    "measure": lambda row: reverse("workspace-measure", args=[row.key]),
    "milestone": lambda row: reverse("measure", args=[row.leads_to]),
}
