"""Resolutions: all of them, and one with its paper's way and what follows from it."""

from dataclasses import dataclass

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from mitsprache.common.addresses import fixed_address
from mitsprache.common.reading import reading_page, versioned
from mitsprache.common.text import tidy_line
from mitsprache.common.ui.values import Choice, Fact, FilterGroup, Link, Step
from mitsprache.consultations.queries.adopted import adopted_by
from mitsprache.council.models import AgendaItem, Resolution
from mitsprache.council.queries import (
    bodies_that_decided,
    resolution_at,
    resolutions,
    stages_of,
)
from mitsprache.measures.models import Measure
from mitsprache.projects.models import Project

from ..comments.shown import page_number
from ..measures.shown import measure_url
from ..projects.shown import text_language

_TEXT_LENGTH = 100


@dataclass(frozen=True, slots=True)
class Line:
    """A resolution in the list."""

    title: str
    url: str
    body: str
    when: str
    number: str
    paper: str
    result: str


@versioned("council", "projects")
def resolutions_page(request: HttpRequest) -> HttpResponse:
    """`?q=` words of the title, a number or a paper; `?gremium=` the slug of a body."""
    text = tidy_line(request.GET.get("q", "")[: _TEXT_LENGTH * 2])[:_TEXT_LENGTH]
    bodies = bodies_that_decided()
    asked = request.GET.get("gremium", "")
    body = asked if asked in {one.slug for one in bodies} else ""
    found = resolutions(text=text, body=body, page=page_number(request.GET))
    words = ngettext("%(number)d resolution found", "%(number)d resolutions found", found.count)
    context = {
        "text": text,
        "active": int(bool(text)) + int(bool(body)),
        "count": words % {"number": found.count},
        "lines": [_line(row) for row in found.rows],
        "found": found,
        "groups": [
            FilterGroup(
                name="gremium",
                label=_("Body"),
                choices=[
                    Choice(value=one.slug, label=one.name, selected=one.slug == body)
                    for one in bodies
                ],
                any_label=_("All"),
            )
        ],
        "base": fixed_address("resolutions"),
        "text_language": text_language(),
    }
    return render(request, "public/council/resolutions.html", context)


def _line(row: Resolution) -> Line:
    return Line(
        title=row.title,
        url=reverse("resolution", args=[row.pk]),
        body=row.body.name,
        when=row.date.in_words() if row.date else _("date not stated"),
        number=row.number,
        paper=row.paper.number if row.paper else "",
        result=row.result,
    )


@reading_page
def resolution_page(request: HttpRequest, pk: int) -> HttpResponse:
    found = resolution_at(pk)
    if found is None:
        raise Http404
    named = Q(resolutions__resolution=found)
    if found.paper is not None:  # projects are known by the number of their paper, too
        named |= Q(resolutions__resolution__paper=found.paper)
    projects = Project.objects.visible_to(None).filter(named).distinct()
    measures = Measure.objects.visible_to(None).filter(resolution=found)
    context = {
        "resolution": found,
        "facts": _facts(found),
        "stages": [_stage(one) for one in stages_of(found.paper)],
        "gone": found.item is not None and found.item.gone,
        "adopted": [
            Link(
                label=_("%(document)s, version %(version)s")
                % {"document": one.document.title, "version": one.number},
                url=f"{fixed_address('projects')}{one.document.project.slug}/#measures",
            )
            for one in adopted_by(found)
        ],
        "projects": [
            Link(label=title, url=f"{fixed_address('projects')}{slug}/")
            for title, slug in projects.order_by("title").values_list("title", "slug")
        ],
        "measures": [
            Link(label=f"{number} {title}".strip(), url=measure_url(slug))
            for number, title, slug in measures.order_by("number", "pk").values_list(
                "number", "title", "slug"
            )
        ],
        "text_language": text_language(),
        "breadcrumb": [
            Link(label=_("Home"), url=fixed_address("home")),
            Link(label=_("Resolutions"), url=fixed_address("resolutions")),
            Link(label=found.title, url=request.path),
        ],
    }
    return render(request, "public/council/resolution.html", context)


def _facts(found: Resolution) -> list[Fact]:
    votes = ""
    if None not in (found.votes_for, found.votes_against):
        votes = _("%(yes)s in favour, %(no)s against, %(abstained)s abstained") % {
            "yes": found.votes_for,
            "no": found.votes_against,
            "abstained": found.abstained or 0,
        }
    listed = [
        (_("Body"), found.body.name),
        (_("Date"), found.date.in_words() if found.date else _("date not stated")),
        (pgettext("printed number", "Number"), found.number),
        (_("Paper"), str(found.paper) if found.paper else ""),
        (_("Result"), found.result),
        (_("Vote"), votes),
    ]
    return [
        Fact(term=term, value=value, language=text_language()) for term, value in listed if value
    ]


def _stage(one: AgendaItem) -> Step:
    """A body that talked about the paper, when, and with which result."""
    day = timezone.localtime(one.meeting.starts_at)
    ahead = one.meeting.starts_at > timezone.now() and not one.meeting.cancelled
    parts = [one.role, one.result]
    if one.meeting.cancelled:
        parts.append(_("The meeting was cancelled."))
    if one.gone or one.meeting.gone:
        parts.append(_("Deleted in the council's information system since."))
    number = _("item %(number)s") % {"number": one.number} if one.number else ""
    return Step(
        title=", ".join(part for part in (one.meeting.body.name, number) if part),
        state="next" if ahead else "past",
        when=date_format(day, "DATE_FORMAT"),
        iso=day.date().isoformat(),
        text=". ".join(part.rstrip(".") for part in parts if part),
        url=one.meeting.url,
        language=text_language(),
    )
