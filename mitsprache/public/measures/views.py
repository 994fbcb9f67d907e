"""The register of measures, and one measure with all that is known of it."""

import datetime as dt
import time
from collections.abc import Hashable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from mitsprache.common import clock, pages
from mitsprache.common.addresses import fixed_address
from mitsprache.common.reading import reading_page, stamp, unchanged
from mitsprache.common.ui.values import Link
from mitsprache.directory.queries import vocabulary
from mitsprache.measures.models import Measure
from mitsprache.measures.queries.course import course_of, months_silent
from mitsprache.measures.queries.detail import Detail, detail, measure_at
from mitsprache.measures.queries.register import Register, Row, public_rows, register

from ..deliberation.cases import cases_shown
from ..projects.shown import text_language
from . import filters, page_shown, shown

PER_PAGE = 50
_KEYS = ("measures", "projects", "directory")


@reading_page
def register_page(request: HttpRequest) -> HttpResponse:
    """What the city does, how far it is and what it costs; the numbers are those of the filters."""
    today = clock.local_day(timezone.now())
    versions = counters()
    etag = stamp(request, versions, today)
    if response := unchanged(request, etag):
        return response
    wanted = filters.read(request.GET)
    found = register(wanted.asked, rows_while(versions, today))
    response = render(request, "public/measures/register.html", _context(request, wanted, found))
    response.headers["ETag"] = etag
    return response


def counters() -> tuple[tuple[str, int], ...]:
    """What the register changes with, but for the day."""
    return tuple(sorted(pages.versions(_KEYS).items()))


def rows_while(versions: Hashable, today: dt.date) -> list[Row]:
    """All public measures, read again when something about them has changed, or after five
    minutes: what a counter does not tell (a renamed field) is not shown for longer."""
    now = int(time.time() // 300)
    return pages.kept_while("register", (versions, today, now), lambda: public_rows(today))


def _context(request: HttpRequest, wanted: filters.Wanted, found: Register) -> dict[str, object]:
    number = len(found.rows)
    last = max(1, -(-number // PER_PAGE))
    page = min(wanted.page, last)
    words = ngettext("%(number)d measure found", "%(number)d measures found", number)
    query = request.GET.copy()
    query.pop("seite", None)
    return {
        "asked": wanted.asked,
        "unknown": wanted.unknown,
        "beyond": wanted.page if wanted.page > last else None,
        "page": page,
        "last": last,
        "found": found,
        "count": words % {"number": number},
        "lines": shown.lines(found.rows[(page - 1) * PER_PAGE : page * PER_PAGE]),
        "stats": shown.stats(found),
        "groups": filters.groups(wanted.asked, found.options),
        "chips": filters.chips(request.GET, wanted.asked, found.options),
        "state_labels": shown.state_labels(),
        "states": shown.states_table(found.by_field, query),
        "states_chart": shown.states_chart(found.by_field),
        "states_legend": shown.states_legend(),
        "money_labels": shown.money_labels(),
        "years": shown.money_table(found.by_year, found.sums, query, "jahr"),
        "sources": shown.money_table(found.by_source, found.sums, query, "quelle"),
        "years_chart": shown.years_chart(found.by_year),
        "years_legend": shown.years_legend(),
        "base": fixed_address("measures"),
        "files": _files(query.urlencode()),
        "text_language": text_language(),
    }


def _files(query: str) -> list[Link]:
    """What is chosen, to take along."""
    behind = f"?{query}" if query else ""
    return [
        Link(label=label, url=f"{reverse(route)}{behind}")
        for label, route in (
            (_("Excel"), "measures-xlsx"),
            (_("CSV"), "measures-csv"),
            (_("CSV of every money line"), "measures-money"),
            (_("JSON"), "measures-json"),
        )
    ]


@reading_page
def measure_page(request: HttpRequest, slug: str) -> HttpResponse:
    today = clock.local_day(timezone.now())
    measure = measure_at(slug)
    if measure is None:
        raise Http404
    keys = (f"measure:{measure.pk}", f"project:{measure.project_id}", "consultations")
    etag = stamp(request, sorted(pages.versions(keys).items()), today)
    if response := unchanged(request, etag):
        return response
    course = course_of(measure, today)
    found = detail(measure)
    response = render(
        request,
        "public/measures/measure.html",
        {
            **_parts(measure, found),
            "badges": page_shown.badges(measure, course.value),
            "course_words": page_shown.course_words(course.value),
            "silence": shown.silence(months_silent(measure, today)),
            "milestones": page_shown.milestones(found.milestones, today),
        },
    )
    response.headers["ETag"] = etag
    return response


def _parts(measure: Measure, found: Detail) -> dict[str, object]:
    return {
        "measure": measure,
        "found": found,
        "facts": page_shown.facts(found, vocabulary(get_language() or "de")),
        "money_labels": shown.money_labels(),
        "money": page_shown.money_lines(found),
        "indicators": page_shown.indicators(found.indicators),
        "progress": page_shown.reports_of(found.progress),
        "cases": cases_shown(found.origins),
        "passage": page_shown.passage_link(found.passage) if found.passage else None,
        "project_url": f"{fixed_address('projects')}{measure.project.slug}/",
        "breadcrumb": [
            Link(label=_("Home"), url=fixed_address("home")),
            Link(label=_("Measures"), url=fixed_address("measures")),
            Link(label=measure.title, url=shown.measure_url(measure.slug)),
        ],
        "text_language": text_language(),
    }
