"""A feedback report on its page, in large print for a room full of people, and to take along."""

import datetime as dt
import json

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from mitsprache.common import pages
from mitsprache.common.addresses import fixed_address
from mitsprache.common.reading import reading_page, stamp, unchanged
from mitsprache.common.ui.values import Link, Stat
from mitsprache.measures.exports.report_words import Told, told
from mitsprache.measures.models import Measure, Report
from mitsprache.measures.queries.register import Amounts, FieldLine, MoneySum
from mitsprache.measures.queries.report import STATES, amounts_of

from ..projects.shown import text_language
from . import shown

_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}


@reading_page
def report_page(request: HttpRequest, slug: str, day: str) -> HttpResponse:
    return _page(request, slug, day, "public/measures/report.html")


@reading_page
def large_view(request: HttpRequest, slug: str, day: str) -> HttpResponse:
    """One thing after the other in large print, to be shown on a wall."""
    return _page(request, slug, day, "public/measures/report_large.html")


@reading_page
def report_json(request: HttpRequest, slug: str, day: str) -> HttpResponse:
    """What was frozen, as it was frozen: its SHA-256 is the digest on the page."""
    report = _found(slug, day)
    response = HttpResponse(report.content, content_type="application/json")
    return _named(response, report, "json")


@reading_page
def report_docx(request: HttpRequest, slug: str, day: str) -> HttpResponse:
    return _file(request, slug, day, "docx")


@reading_page
def report_pdf(request: HttpRequest, slug: str, day: str) -> HttpResponse:
    return _file(request, slug, day, "pdf")


def _found(slug: str, day: str) -> Report:
    try:
        cut_off = dt.date.fromisoformat(day)
    except ValueError:
        raise Http404 from None
    rows = Report.objects.visible_to(None).filter(project__slug=slug, cut_off=cut_off)
    report = rows.select_related("project", "event").first()
    if report is None:
        raise Http404
    return report


def _page(request: HttpRequest, slug: str, day: str, template: str) -> HttpResponse:
    report = _found(slug, day)
    etag = stamp(
        request, report.pk, report.digest, report.published_at, pages.versions(["measures"])
    )
    if response := unchanged(request, etag):
        return response
    response = render(request, template, context(report))
    response.headers["ETag"] = etag
    return response


def context(report: Report) -> dict[str, object]:
    """What both views show, for the desk's preview, too; the report comes with its project."""
    words = told(report)
    content = json.loads(report.content)
    there = Measure.objects.visible_to(None).filter(project=report.project_id)
    slugs = set(there.values_list("slug", flat=True))
    return {
        "report": report,
        "told": words,
        "stats": _stats(words, content["states"][-1]),
        "states_chart": shown.states_chart(_field_lines(content)),
        "states_legend": shown.states_legend(),
        "years_chart": shown.years_chart(_years(content)),
        "years_legend": shown.years_legend(),
        "fields": [_field(field, slugs) for field in words.fields],
        "promises": words.promises,
        "earlier": _others(report),
        "page_url": address(report),
        "project_url": f"{fixed_address('projects')}{report.project.slug}/",
        "event_url": reverse("event", args=[report.event.slug]) if report.event else "",
        "register_url": f"{fixed_address('measures')}?vorhaben={report.project.slug}",
        "text_language": text_language(),
        "breadcrumb": [
            Link(label=_("Home"), url=fixed_address("home")),
            Link(label=_("Measures"), url=fixed_address("measures")),
            Link(label=report.title, url=address(report)),
        ],
    }


def address(report: Report, route: str = "report-of-project") -> str:
    return reverse(route, args=[report.project.slug, report.cut_off.isoformat()])


def _stats(words: Told, total: dict[str, int]) -> list[Stat]:
    stats = [Stat(value=str(words.count), label=_("Measures"))]
    stats += [
        Stat(value=str(total[state]), label=shown.state_label(state))
        for state in STATES
        if total[state]
    ]
    return stats


def _field_lines(content: dict[str, list[dict[str, int]]]) -> list[FieldLine]:
    return [
        FieldLine(None, str(row["field"] or ""), {one: row[one] for one in STATES}, row["all"])
        for row in content["states"]
    ]


def _years(content: dict[str, dict[str, list[dict[str, str]]]]) -> list[MoneySum]:
    return [
        MoneySum(str(row["year"]), Amounts(**amounts_of(row)), 0)
        for row in content["money"]["years"]
    ]


def _field(field: object, slugs: set[str]) -> dict[str, object]:
    """The measures of a field, each with the badge of its state and the way to its page; `slugs`
    are those that still have one: what was in the register by mistake has left it."""
    measures = [
        {
            "told": one,
            "badge": shown.state_badge(one.state),
            "url": shown.measure_url(one.slug) if one.slug in slugs else "",
        }
        for one in field.measures  # type: ignore[attr-defined]
    ]
    return {"heading": field.heading, "measures": measures}  # type: ignore[attr-defined]


def _others(report: Report) -> list[Link]:
    """The other public reports of the project, the newest first."""
    rows = Report.objects.visible_to(None).filter(project=report.project_id).exclude(pk=report.pk)
    return [
        Link(label=one.title, url=address(one))
        for one in rows.select_related("project").order_by("-cut_off")
    ]


def _file(request: HttpRequest, slug: str, day: str, kind: str) -> HttpResponse:
    # Late, because typst and python-docx cost memory in every process that never exports.
    from mitsprache.measures.exports.report_files import kept_report

    report = _found(slug, day)
    etag = stamp(request, report.pk, report.digest, kind)
    if response := unchanged(request, etag):
        return response
    made = kept_report(report, "pdf" if kind == "pdf" else "docx")
    response = _named(HttpResponse(made, content_type=_TYPES[kind]), report, kind)
    response.headers["ETag"] = etag
    return response


def _named(response: HttpResponse, report: Report, ending: str) -> HttpResponse:
    name = f"{report.project.slug}-bericht-{report.cut_off.isoformat()}.{ending}"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
