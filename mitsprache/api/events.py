"""Events for machines: what the calendar shows, no more."""

from typing import Annotated, Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Field, Path, Query, Router, Schema

from mitsprache.common.text import tidy_line
from mitsprache.events import times
from mitsprache.events.models import Event, Session
from mitsprache.events.queries import places, taken_seats
from mitsprache.events.queries.calendar import before
from mitsprache.events.queries.registered import sessions_of
from mitsprache.events.queries.results import public_results

from . import schemas
from .answers import answer, open_data
from .paging import DEFAULT_LIMIT, Cursor, Limit, Word, after, piece
from .problems import Problem

router = Router(tags=["events"])
NOBODY = AnonymousUser()
_KEYS = ("events", "projects")


class Narrowed(Schema):
    """Different filters narrow together."""

    project: Word = Field("", max_length=100, description="Slug of a project.")
    kind: Word = Field(
        "",
        max_length=20,
        description="kickoff workshop group_session closing feedback council onsite",
    )


@router.get(
    "/events",
    response={200: schemas.Events, 400: Problem, 422: Problem},
    operation_id="listEvents",
    summary="Events (Termine)",
)
@open_data(*_KEYS, by_the_clock=True)
def list_events(
    request: HttpRequest,
    wanted: Query[Narrowed],
    cursor: Cursor = "",
    limit: Limit = DEFAULT_LIMIT,
) -> HttpResponse:
    """Published events in the order of their ids."""
    rows = _events().filter(pk__gt=after(cursor)).order_by("pk")
    if wanted.project:
        rows = rows.filter(project__slug=wanted.project)
    if wanted.kind:
        rows = rows.filter(kind=wanted.kind)
    shown = list(rows[: limit + 1])
    taken = taken_seats(shown)

    def shape(row: Event) -> dict[str, Any]:
        free = None if row.capacity is None else row.capacity - taken.get(row.pk, 0)
        return _event(row, free)

    return answer(piece(request, shown, limit=limit, key=lambda row: row.pk, shape=shape))


@router.get(
    "/events/{slug}",
    response={200: schemas.EventDetail, 404: Problem, 422: Problem},
    operation_id="readEvent",
    summary="One event with its sessions, who can come, and what came out",
)
@open_data(*_KEYS, by_the_clock=True)
def read_event(request: HttpRequest, slug: Annotated[str, Path(max_length=100)]) -> HttpResponse:
    found = _events().filter(slug=tidy_line(slug)).first()
    if found is None:
        raise Http404
    now = places(found)
    return answer(
        _event(found, now.free)
        | {
            "summary": found.summary,
            "programme_html": found.programme_html,
            "address": found.address,
            "online_url": found.online_url,
            "district": found.district.slug if found.district else None,
            "organiser": found.organiser.slug,
            "body": found.body.slug if found.body else None,
            "continues": earlier.slug if (earlier := before(found)) else None,
            "planned": found.planned.iso,
            "took_place": found.took_place.iso if found.took_place else None,
            "languages": list(found.languages),
            "accessibility": {
                "step_free": found.step_free,
                "induction_loop": found.induction_loop,
                "interpreting": found.interpreting,
                "child_care": found.child_care,
                "note": found.access_note,
            },
            "registration": found.registration,
            "capacity": found.capacity,
            "free": _free(now.free),
            "cancel_reason": found.cancel_reason,
            "sessions": [_session(one, now.free_in(one.pk)) for one in sessions_of(found)],
            "results": [
                {
                    "session": one.session.title if one.session else None,
                    "minutes_html": one.minutes_html,
                }
                for one in public_results(found)
            ],
        }
    )


def _events() -> "QuerySet[Event]":
    rows = Event.objects.visible_to(NOBODY)
    return rows.select_related("project", "organiser", "district", "body")


def _event(row: Event, free: int | None) -> dict[str, Any]:
    starts, ends = _times(row, row.zone)
    if row.first_day is not None:
        starts, ends = row.first_day.isoformat(), (row.last_day or row.first_day).isoformat()
    return {
        "slug": row.slug,
        "title": row.title,
        "kind": row.kind,
        "starts_at": starts,
        "ends_at": ends,
        "period": None if starts else row.planned.iso,
        "place": row.place,
        "project": row.project.slug if row.project else None,
        "state": times.state_at(row, timezone.now(), free=free),
        "url": f"{settings.MITSPRACHE_BASE_URL}/termine/{row.slug}/",
    }


def _times(row: Event | Session, zone: str) -> tuple[str | None, str | None]:
    """Beginning and end with the zone's distance from UTC."""
    if row.starts_at is None or row.ends_at is None:
        return None, None
    local = ZoneInfo(zone)
    return row.starts_at.astimezone(local).isoformat(), row.ends_at.astimezone(local).isoformat()


def _session(row: Session, free: int | None) -> dict[str, Any]:
    starts, ends = _times(row, row.event.zone)
    return {
        "title": row.title,
        "group": row.group.name if row.group else None,
        "topic": row.topic.name if row.topic else None,
        "room": row.room,
        "starts_at": starts,
        "ends_at": ends,
        "capacity": row.capacity,
        "free": _free(free),
    }


def _free(free: int | None) -> int | None:
    return None if free is None else max(0, free)
