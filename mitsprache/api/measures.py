"""Measures for machines: what the register and the page of a measure show, no more."""

from typing import Annotated, Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Field, Path, Query, Router, Schema

from mitsprache.common import clock
from mitsprache.common.text import tidy_line
from mitsprache.measures.exports.register import amount, amounts, as_object
from mitsprache.measures.models import Indicator, Measure
from mitsprache.measures.queries.detail import Detail, detail, measure_at
from mitsprache.measures.queries.register import NEAR, rows_of
from mitsprache.measures.queries.ways import contributions_of

from . import measure_schemas as schemas
from .answers import answer, open_data
from .paging import DEFAULT_LIMIT, Cursor, Limit, Word, after, piece
from .problems import Problem

router = Router(tags=["measures"])
NOBODY = AnonymousUser()
_KEYS = ("measures", "projects", "directory")


class Narrowed(Schema):
    """Different filters narrow together."""

    project: Word = Field("", max_length=100, description="Slug of a project.")
    office: Word = Field("", max_length=100, description="Slug of the responsible office.")
    state: Word = Field(
        "",
        max_length=20,
        description="finished under_way in_preparation not_begun stopped",
    )


@router.get(
    "/measures",
    response={200: schemas.Measures, 400: Problem, 422: Problem},
    operation_id="listMeasures",
    summary="Measures (Maßnahmen) with their money",
)
@open_data(*_KEYS, by_the_clock=True)
def list_measures(
    request: HttpRequest,
    wanted: Query[Narrowed],
    cursor: Cursor = "",
    limit: Limit = DEFAULT_LIMIT,
) -> HttpResponse:
    """Published measures in the order of their ids."""
    rows = Measure.objects.visible_to(NOBODY).filter(pk__gt=after(cursor)).order_by("pk")
    if wanted.project:
        rows = rows.filter(project__slug=wanted.project)
    if wanted.office:
        rows = rows.filter(office__slug=wanted.office)
    if wanted.state:
        rows = rows.filter(state=wanted.state)
    found = list(rows.select_related(*NEAR)[: limit + 1])
    shown = {row.measure.pk: row for row in rows_of(found, today=clock.local_day(timezone.now()))}
    origins = contributions_of(found)

    def shape(one: Measure) -> dict[str, Any]:
        return as_object(shown[one.pk], origins[one.pk], _url(one))

    return answer(piece(request, found, limit=limit, key=lambda row: row.pk, shape=shape))


@router.get(
    "/measures/{slug}",
    response={200: schemas.MeasureDetail, 404: Problem, 422: Problem},
    operation_id="readMeasure",
    summary="One measure with its course, what it costs, and where it came from",
)
@open_data(*_KEYS, by_the_clock=True)
def read_measure(request: HttpRequest, slug: Annotated[str, Path(max_length=100)]) -> HttpResponse:
    measure = measure_at(tidy_line(slug))
    if measure is None:
        raise Http404
    found = detail(measure)
    row = next(iter(rows_of([measure], today=clock.local_day(timezone.now()))))
    origins = contributions_of([measure])[measure.pk]
    return answer(as_object(row, origins, _url(measure)) | _more(found))


def _url(measure: Measure) -> str:
    return f"{settings.MITSPRACHE_BASE_URL}/massnahmen/{measure.slug}/"


def _more(found: Detail) -> dict[str, Any]:
    one = found.measure
    return {
        "goal": one.goal,
        "partners": one.partners,
        "place": one.place,
        "target_groups": [group.slug for group in found.target_groups],
        "actual_start": _iso(one.actual_start),
        "actual_end": _iso(one.actual_end),
        "missing": one.missing,
        "next_step": one.next_step,
        "update_due": one.update_due.isoformat() if one.update_due else None,
        "money_unknown_reason": one.money_unknown_reason,
        "totals": amounts(found.sums),
        "milestones": [
            {
                "title": row.title,
                "planned": row.planned.iso,
                "reached": _iso(row.reached),
                "note": row.note,
            }
            for row in found.milestones
        ],
        "indicators": [_indicator(row) for row in found.indicators],
        "evidence": [{"title": row.title, "url": row.url} for row in found.evidence],
        "progress": [
            {
                "day": row.day.isoformat(),
                "office": row.office.slug,
                "state": row.state,
                "reason": row.reason,
                "text": row.text,
                "missing": row.missing,
                "next_step": row.next_step,
            }
            for row in found.progress
        ],
        "cases": [case.code for case in found.origins],
        "section": found.passage.number if found.passage else None,
        "version": found.passage.version if found.passage else None,
        "resolution": one.resolution.title if one.resolution else None,
    }


def _indicator(row: Indicator) -> dict[str, Any]:
    return {
        "name": row.name,
        "unit": row.unit,
        "target": amount(row.target),
        "target_date": _iso(row.target_date),
        "readings": [
            {
                "date": reading.date.iso,
                "value": amount(reading.value),
                "note": reading.note,
            }
            for reading in row.readings.all()
        ],
    }


def _iso(date: Any) -> str | None:
    return date.iso if date else None
