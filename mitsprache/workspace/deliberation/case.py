"""One case on the desk: who voices it, where it lies, what was said, what may be done next."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from mitsprache.deliberation.models import Case, Decision, Recommendation
from mitsprache.deliberation.queries import desk_case as queries
from mitsprache.deliberation.queries.desk import title_for, works_as_staff
from mitsprache.deliberation.queries.desk_case import Voice
from mitsprache.deliberation.states import OPEN
from mitsprache.groups.rules import groups_of

from ..desk import desk_page
from ..documents.differing import passages
from .lists import today, tone_of
from .possible import possible, situation_of

# Members of working groups, too; the door shows them what is assigned to their groups.
GROUPS_TOO = "groups.open_desk"


@desk_page(GROUPS_TOO)
def case(request: HttpRequest, code: str) -> HttpResponse:
    """Everything about the case that this person may read."""
    found = case_or_404(request, code)
    staff = works_as_staff(request.user, found)
    situation = situation_of(request.user, found)
    steps = possible(situation)
    recommendations = list(queries.recommendations_of(found))
    standing = [row for row in recommendations if row.replaced_at is None]
    now = {row.group_id for row in found.assignments.all() if row.until is None}
    current = [row for row in standing if row.group_id in now]
    decisions = list(queries.decisions_for(request.user, found))
    context = {
        **summary(request, found),
        "steps": [
            (heading, _links(found, steps, chapter))
            for chapter, heading in _chapters().items()
            if _links(found, steps, chapter)
        ],
        "recommendations": [_said(row, request.user, staff=staff) for row in standing],
        "conflict": len({row.verdict for row in current}) > 1,
        "decisions": decisions,
        "notes": list(queries.notes_for(request.user, found)),
        "history": _history(found, recommendations, decisions, staff=staff),
        "duplicates": list(found.duplicates.all()) if staff else [],
        "adoptions": queries.adoptions_of(decisions),
    }
    return render(request, "workspace/deliberation/case.html", context)


def case_or_404(request: HttpRequest, code: str) -> Case:
    """A case on which this person works; every other one is not there (Z-05)."""
    found = queries.case_for(request.user, code)
    if found is None:
        raise Http404
    return found


def summary(request: HttpRequest, found: Case) -> dict[str, Any]:
    """What every page about one case shows: name, state, hands, day, and its contributions."""
    staff = works_as_staff(request.user, found)
    voices = queries.voices(request.user, found)
    return {
        "case": found,
        "consultation": found.consultation,
        "staff": staff,
        "title": title_for(found, staff=staff),
        "tone": tone_of(found.state),
        "is_overdue": found.due < today() and found.state in OPEN,
        "voices": [_voice(voice) for voice in voices],
        "groups": [row for row in found.assignments.select_related("group") if row.until is None],
        "back": _back(request, found, staff=staff),
    }


def _back(request: HttpRequest, found: Case, *, staff: bool) -> tuple[str, str]:
    """The list that this reader comes from, as (address, words)."""
    if staff:
        return reverse("workspace-cases-of", args=[found.consultation_id]), _("All cases")
    own = queries.groups_where_she_sits(request.user, found)
    if own:
        return reverse("workspace-group", args=[own[0].pk]), str(own[0])
    return reverse("workspace"), _("Overview")


def _voice(voice: Voice) -> dict[str, Any]:
    """A contribution with the difference that its wording would make, where it names one."""
    one = voice.contribution
    before = one.exact or (one.section.text if one.section else "")
    shows = voice.is_readable and one.proposed_wording
    return {
        "contribution": one,
        "author": voice.author,
        "is_readable": voice.is_readable,
        "is_public": voice.is_public,
        "extract": voice.link.extract if voice.is_readable else "",
        "joined": voice.link.joined_from_id is not None,
        "difference": passages(before, one.proposed_wording) if shows and before else [],
        "url": reverse("contribution", args=[one.reference]) if voice.is_public else "",
    }


def _chapters() -> dict[str, str]:
    return {
        "next": _("What comes next"),
        "way": _("Where it goes"),
        "shape": _("What it is about"),
        "work": _("How it is worked on"),
    }


def _links(found: Case, steps: dict[str, Any], chapter: str) -> list[tuple[str, str, str]]:
    """(words, address, icon) of the steps of a chapter."""
    return [
        (step.label, reverse("workspace-case-step", args=[found.code, name]), step.icon)
        for name, step in steps.items()
        if step.chapter == chapter
    ]


def _said(row: Recommendation, person: Any, *, staff: bool) -> dict[str, Any]:
    """A standing recommendation; votes are for the city and for those who sat there."""
    voted = row.votes_for is not None and (staff or row.group_id in groups_of(person))
    return {"row": row, "voted": voted, "is_lead": row.group_id == row.case.lead_id}


def _history(
    found: Case,
    recommendations: list[Recommendation],
    decisions: list[Decision],
    *,
    staff: bool,
) -> list[tuple[Any, str, str]]:
    """What happened, from the rows themselves, as (when, words, why) in the order of time."""
    rows: list[tuple[Any, str, str]] = [(found.opened_at, _("The case was opened."), "")]
    for assigned in queries.assignments_of(found):
        words = _("%(group)s leads.") if assigned.role == "lead" else _("%(group)s is involved.")
        rows.append((assigned.since, words % {"group": assigned.group}, assigned.reason))
        if assigned.until:
            words = _("%(group)s no longer has it.") % {"group": assigned.group}
            rows.append((assigned.until, words, assigned.end_reason))
    for row in recommendations:
        words = _("%(group)s recommends: %(verdict)s.")
        rows.append(
            (row.at, words % {"group": row.group, "verdict": row.get_verdict_display()}, "")
        )
    for decision in decisions:
        verdict = {"verdict": decision.get_verdict_display()}
        if staff:
            rows.append((decision.drafted_at, _("Drafted: %(verdict)s.") % verdict, ""))
        if decision.approved_at and staff:
            rows.append((decision.approved_at, _("Approved: %(verdict)s.") % verdict, ""))
        if decision.released_at:
            rows.append((decision.released_at, _("Answered: %(verdict)s.") % verdict, ""))
    rows.sort(key=lambda row: row[0])
    return rows
