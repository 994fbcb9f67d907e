"""Projects and their fact sheets for machines: what the public pages show, no more."""

import datetime as dt
from typing import Annotated, Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse
from ninja import Field, Path, Query, Router, Schema

from mitsprache.common.text import tidy_line
from mitsprache.directory.queries import Name
from mitsprache.projects.queries import (
    CostLine,
    FactSheet,
    Filters,
    ProjectCard,
    StepLine,
    fact_sheet,
    placed_projects,
    project_rows,
    sheet_at,
)

from . import schemas
from .answers import answer, open_data
from .paging import DEFAULT_LIMIT, Cursor, Limit, Word, after, piece
from .problems import Problem

router = Router(tags=["projects"])
# The API knows no session: it shows what everybody may see.
NOBODY = AnonymousUser()
MOST_FEATURES = 20_000


class Narrowed(Schema):
    """Several values of one filter are alternatives; different filters narrow together."""

    state: list[Word] = Field([], description="idea planned decided running finished deferred")
    participation: list[Word] = Field([], description="planned running done none open")
    district: list[Word] = Field([], description="Slugs of districts.")
    topic: list[Word] = Field([], description="Slugs of topics.")


@router.get(
    "/projects",
    response={200: schemas.Projects, 400: Problem, 422: Problem},
    operation_id="listProjects",
    summary="The list of projects (Vorhabenliste)",
)
@open_data("projects", "comments", "directory")
def list_projects(
    request: HttpRequest,
    wanted: Query[Narrowed],
    cursor: Cursor = "",
    limit: Limit = DEFAULT_LIMIT,
) -> HttpResponse:
    """Public projects in the order of their ids."""
    filters = Filters(
        states=tuple(wanted.state),
        participation=tuple(wanted.participation),
        districts=tuple(wanted.district),
        topics=tuple(wanted.topic),
    )
    rows = project_rows(filters, person=NOBODY, after=after(cursor), n=limit + 1)
    return answer(piece(request, rows, limit=limit, key=lambda row: row.id, shape=_row))


@router.get(
    "/projects.geojson",
    response={200: dict[str, Any]},
    operation_id="projectsOnTheMap",
    summary="Projects with a place, as GeoJSON",
)
@open_data("projects")
def projects_geojson(request: HttpRequest) -> HttpResponse:
    """A FeatureCollection of points (WGS 84, longitude first)."""
    features = [
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [longitude, latitude]},
            "properties": {
                "slug": slug,
                "title": title,
                "state": state,
                "participation": participation,
                "place": place,
                "url": _url(slug),
            },
        }
        for slug, title, state, participation, place, latitude, longitude in placed_projects(
            person=NOBODY, n=MOST_FEATURES
        )
    ]
    body = {"type": "FeatureCollection", "features": features}
    return answer(body, content_type="application/geo+json")


@router.get(
    "/projects/{slug}",
    response={200: schemas.ProjectDetail, 404: Problem, 422: Problem},
    operation_id="readProject",
    summary="One fact sheet (Steckbrief)",
    by_alias=True,
)
@open_data("projects", "comments", "directory")
def read_project(request: HttpRequest, slug: Annotated[str, Path(max_length=100)]) -> HttpResponse:
    """Everything the page of the project says."""
    found = sheet_at(tidy_line(slug))
    if found is None:
        raise Http404
    sheet = fact_sheet(found.project, person=NOBODY)
    return answer(_sheet(sheet, estimated=found.project.current_cost))


def _url(slug: str) -> str:
    return f"{settings.MITSPRACHE_BASE_URL}/vorhaben/{slug}/"


def _entry(name: Name) -> dict[str, str]:
    return {"slug": name.slug, "name": name.name}


def _iso(value: dt.date | dt.datetime | None) -> str | None:
    return value.isoformat() if value else None


def _row(card: ProjectCard) -> dict[str, Any]:
    return {
        "slug": card.slug,
        "title": card.title,
        "summary": card.summary,
        "state": card.state,
        "participation": card.participation,
        "updated_on": _iso(card.updated_on),
        "office": _office(card.office),
        "districts": [_entry(name) for name in card.districts],
        "topics": [_entry(name) for name in card.topics],
        "place": card.place,
        "latitude": card.latitude,
        "longitude": card.longitude,
        "texts": card.text_count,
        "url": _url(card.slug),
    }


def _office(name: Name | None) -> dict[str, str] | None:
    return _entry(name) if name else None


def _cost(line: CostLine, estimated_on: Any = None) -> dict[str, Any]:
    return {
        "kind": line.kind,
        "from": None if line.from_amount is None else f"{line.from_amount:.2f}",
        "to": None if line.to_amount is None else f"{line.to_amount:.2f}",
        "currency": line.currency,
        "sources": line.sources,
        "estimated_on": estimated_on.iso if estimated_on else None,
        "unknown_reason": line.unknown_reason,
        "stated_at": _iso(line.stated_at),
        "change_reason": line.change_reason,
    }


def _step(line: StepLine) -> dict[str, Any]:
    return {
        "kind": line.kind,
        "title": line.title,
        "note": line.note,
        "date": line.iso or None,
        "when": line.when,
        "progress": line.state,
    }


def _sheet(sheet: FactSheet, *, estimated: Any) -> dict[str, Any]:
    return {
        "slug": sheet.slug,
        "title": sheet.title,
        "summary": sheet.summary,
        "state": sheet.state,
        "participation": sheet.participation,
        "updated_on": _iso(sheet.updated_on),
        "office": _office(sheet.office),
        "districts": [_entry(name) for name in sheet.districts],
        "topics": [_entry(name) for name in sheet.topics],
        "place": sheet.place,
        "latitude": sheet.latitude,
        "longitude": sheet.longitude,
        "texts": sheet.text_count,
        "url": _url(sheet.slug),
        "description_html": sheet.description_html,
        "state_note": sheet.state_note,
        "target_groups": [_entry(name) for name in sheet.target_groups],
        "participation_reason": sheet.participation_reason,
        "level": sheet.level,
        "room_for_decision": sheet.room_for_decision,
        "participation_goal": sheet.participation_goal,
        "process_html": sheet.process_html,
        "participation_when": sheet.participation_when,
        "participation_cost": sheet.participation_cost,
        "participation_support": sheet.participation_support,
        "cost": _cost(sheet.cost, estimated.cost_estimated_on) if sheet.cost else None,
        "cost_statements": [_cost(line) for line in sheet.cost_statements],
        "steps": [_step(line) for line in (*sheet.steps, *sheet.dates)],
        "resolutions": [
            {
                "role": line.role,
                "body": line.body,
                "date": line.date.iso if line.date else None,
                "number": line.number,
                "paper": line.paper,
                "title": line.title,
                "url": line.url,
            }
            for line in sheet.resolutions
        ],
        "contacts": [
            {
                "role": line.role,
                "office": line.office,
                "name": line.name,
                "email": line.email,
                "phone": line.phone,
            }
            for line in sheet.contacts
        ],
        "promises": [
            {
                "text": line.text,
                "due": line.due,
                "state": line.state,
                "kept_at": _iso(line.kept_at),
            }
            for line in sheet.promises
        ],
        "updates": [
            {
                "at": _iso(line.at),
                "office": line.office,
                "what": line.what,
                "why": line.why,
            }
            for line in sheet.updates
        ],
        "listed_since": _iso(sheet.listed_since),
        "published_at": _iso(sheet.published_at),
        "source_note": sheet.source_note,
    }
