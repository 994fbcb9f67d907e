"""Offices, districts, topics and resolutions for machines."""

from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from ninja import Router

from mitsprache.council.models import Resolution
from mitsprache.directory.models import Office
from mitsprache.directory.queries import Name, district_points, vocabulary

from . import schemas
from .answers import answer, open_data
from .paging import DEFAULT_LIMIT, Cursor, Limit, after, piece
from .problems import Problem

router = Router(tags=["city"])
NOBODY = AnonymousUser()
_REFUSALS = {400: Problem, 422: Problem}


@router.get(
    "/offices",
    response={200: schemas.Offices, **_REFUSALS},
    operation_id="listOffices",
    summary="Offices (Ämter) with their public contacts",
)
@open_data("directory")
def list_offices(
    request: HttpRequest, cursor: Cursor = "", limit: Limit = DEFAULT_LIMIT
) -> HttpResponse:
    rows = (
        Office.objects.visible_to(NOBODY)
        .filter(pk__gt=after(cursor))
        .order_by("pk")
        .values(
            "pk",
            "slug",
            "name",
            "description",
            "email",
            "phone",
            "address",
            "parent__slug",
        )[: limit + 1]
    )
    return answer(
        piece(
            request,
            list(rows),
            limit=limit,
            key=lambda row: row["pk"],
            shape=lambda row: {
                "slug": row["slug"],
                "name": row["name"],
                "description": row["description"],
                "email": row["email"],
                "phone": row["phone"],
                "address": row["address"],
                "parent": row["parent__slug"],
            },
        )
    )


def _behind(names: dict[int, Name], cursor: str, limit: int) -> list[Name]:
    """The entries that can be chosen behind the cursor, one more than asked for."""
    begin = after(cursor)
    rows = sorted(
        (name for name in names.values() if name.is_active and name.id > begin),
        key=lambda name: name.id,
    )
    return rows[: limit + 1]


@router.get(
    "/districts",
    response={200: schemas.Districts, **_REFUSALS},
    operation_id="listDistricts",
    summary="Districts (Ortsbezirke)",
)
@open_data("directory")
def list_districts(
    request: HttpRequest, cursor: Cursor = "", limit: Limit = DEFAULT_LIMIT
) -> HttpResponse:
    rows = _behind(vocabulary("de").districts, cursor, limit)
    points = district_points()

    def shape(name: Name) -> dict[str, Any]:
        latitude, longitude = points.get(name.id, (None, None))
        return {
            "slug": name.slug,
            "name": name.name,
            "latitude": latitude,
            "longitude": longitude,
        }

    return answer(piece(request, rows, limit=limit, key=lambda row: row.id, shape=shape))


@router.get(
    "/topics",
    response={200: schemas.Topics, **_REFUSALS},
    operation_id="listTopics",
    summary="Topics (Themen)",
)
@open_data("directory")
def list_topics(
    request: HttpRequest, cursor: Cursor = "", limit: Limit = DEFAULT_LIMIT
) -> HttpResponse:
    rows = _behind(vocabulary("de").topics, cursor, limit)
    return answer(
        piece(
            request,
            rows,
            limit=limit,
            key=lambda row: row.id,
            shape=lambda row: {"slug": row.slug, "name": row.name},
        )
    )


_RESOLUTION = (
    *("pk", "body__name", "date", "number", "paper__number", "title", "url", "text", "result"),
    *("votes_for", "votes_against", "abstained", "conditions"),
)


@router.get(
    "/resolutions",
    response={200: schemas.Resolutions, **_REFUSALS},
    operation_id="listResolutions",
    summary="Resolutions (Beschlüsse)",
)
@open_data("projects", "directory")
def list_resolutions(
    request: HttpRequest, cursor: Cursor = "", limit: Limit = DEFAULT_LIMIT
) -> HttpResponse:
    rows = (
        Resolution.objects.visible_to(NOBODY)
        .filter(pk__gt=after(cursor))
        .order_by("pk")
        .values_list(*_RESOLUTION)
    )[: limit + 1]
    return answer(
        piece(
            request,
            list(rows),
            limit=limit,
            key=lambda row: row[0],
            shape=lambda row: {
                "body": row[1],
                "date": row[2].iso if row[2] else None,
                "number": row[3],
                "paper": row[4] or "",
                "title": row[5],
                "url": row[6] or f"{settings.MITSPRACHE_BASE_URL}/beschluesse/{row[0]}/",
                "text": row[7],
                "result": row[8],
                "votes": dict(zip(("in_favour", "against", "abstained"), row[9:12], strict=True))
                if row[9] is not None
                else None,
                "conditions": row[12],
            },
        )
    )
