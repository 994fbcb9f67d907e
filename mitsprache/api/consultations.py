"""Consultations, the versions that they are about, and contributions for machines."""

import uuid
from collections.abc import Sequence
from typing import Annotated, Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Field, Path, Query, Router, Schema

from mitsprache.common.references import canonical
from mitsprache.common.text import tidy_line
from mitsprache.consultations.models import Consultation, Contribution, Section, Version
from mitsprache.consultations.queries import sections_of, whereabouts
from mitsprache.consultations.queries.contributions import newest_version, wordings
from mitsprache.consultations.queries.counting import tally
from mitsprache.consultations.times import state_at
from mitsprache.deliberation.queries.answers import (
    CaseAnswer,
    answers_of,
    in_state,
    with_answer,
)
from mitsprache.deliberation.queries.balance import balance
from mitsprache.deliberation.queries.chain import chain
from mitsprache.deliberation.queries.states import states_of
from mitsprache.measures.queries.ways import measures_of_contribution

from . import chains, schemas
from .answers import answer, open_data
from .paging import DEFAULT_LIMIT, Cursor, Limit, Word, after, piece
from .problems import Problem

router = Router(tags=["consultations"])
NOBODY = AnonymousUser()
Slug = Annotated[str, Path(max_length=100)]
_REFUSALS = {400: Problem, 422: Problem}
_MISSING = {404: Problem, 422: Problem}
# What a sheet is called and whether it is public changes these answers, too.
_KEYS = ("consultations", "projects")


class Narrowed(Schema):
    """Different filters narrow together."""

    consultation: Word = Field("", max_length=100, description="Slug of a consultation.")
    section: Word = Field("", max_length=36, description="A number as printed, or a section_id.")
    state: Word = Field(
        "",
        max_length=20,
        description="received routed in_discussion recommended decided answered worked_in",
    )
    decided: bool | None = Field(None, description="With a published decision, or without.")


@router.get(
    "/consultations",
    response={200: schemas.Consultations, **_REFUSALS},
    operation_id="listConsultations",
    summary="Consultations (Beteiligungen) on drafts",
)
@open_data(*_KEYS, by_the_clock=True)
def list_consultations(
    request: HttpRequest, cursor: Cursor = "", limit: Limit = DEFAULT_LIMIT
) -> HttpResponse:
    """Published consultations in the order of their ids."""
    rows = list(_consultations().filter(pk__gt=after(cursor)).order_by("pk")[: limit + 1])
    return answer(piece(request, rows, limit=limit, key=lambda row: row.pk, shape=_consultation))


@router.get(
    "/consultations/{slug}",
    response={200: schemas.ConsultationDetail, **_MISSING},
    operation_id="readConsultation",
    summary="One consultation, with what is told before people write",
)
@open_data(*_KEYS, by_the_clock=True)
def read_consultation(request: HttpRequest, slug: Slug) -> HttpResponse:
    found = _found(slug)
    total = tally(found.pk).total
    counted = balance(found.pk)
    versions = _versions(found).order_by("number")
    return answer(
        _consultation(found)
        | {
            "document": found.version.document.title,
            "intro_html": found.intro_html,
            "room_for_decision": found.room_for_decision,
            "who_decides": found.who_decides,
            "what_follows": found.what_follows,
            "answer_due": found.answer_due.iso if found.answer_due else None,
            "who": found.who,
            "moderation": found.moderation,
            "formality": found.formality,
            "contributions": total.on_time,
            "contributions_late": total.late,
            "versions": [_version(row, found) for row in versions],
            "extensions": [
                {
                    "at": row.at.isoformat(),
                    "before": row.before.isoformat(),
                    "after": row.after.isoformat(),
                    "reason": row.reason,
                }
                for row in found.extensions.all()
            ],
            "balance": chains.balance(counted),
        }
    )


@router.get(
    "/consultations/{slug}/versions/{number}",
    response={200: schemas.VersionDetail, **_MISSING},
    operation_id="readVersion",
    summary="A released version of the draft with all its sections",
)
@open_data(*_KEYS, by_the_clock=True)
def read_version(
    request: HttpRequest, slug: Slug, number: Annotated[int, Path(ge=1, le=32_767)]
) -> HttpResponse:
    """All that the published hash was made of."""
    consultation = _found(slug)
    version = _versions(consultation).filter(number=number).first()
    if version is None:
        raise Http404
    sections = sections_of(version)
    identities = {row.pk: str(row.identity_id) for row in sections}
    return answer(
        _version(version, consultation)
        | {
            "note": version.note,
            "sections": [_section(row, identities) for row in sections],
        }
    )


@router.get(
    "/contributions",
    response={200: schemas.Contributions, **_REFUSALS},
    operation_id="listContributions",
    summary="Contributions (Beiträge)",
)
@open_data(*_KEYS, by_the_clock=True)
def list_contributions(
    request: HttpRequest,
    wanted: Query[Narrowed],
    cursor: Cursor = "",
    limit: Limit = DEFAULT_LIMIT,
) -> HttpResponse:
    """Contributions that everybody may read, in the order of their ids."""
    rows = _contributions().filter(pk__gt=after(cursor)).order_by("pk")
    if wanted.consultation:
        rows = rows.filter(consultation__slug=wanted.consultation)
    if wanted.section:
        rows = rows.filter(_in_section(wanted.section))
    if wanted.state:
        rows = in_state(rows, wanted.state)
    if wanted.decided is not None:
        rows = with_answer(rows, answered=wanted.decided)
    shown = list(rows[: limit + 1])
    states, answers = states_of(shown), answers_of(shown)

    def shape(row: Contribution) -> dict[str, Any]:
        return _contribution(row, states[row.pk].code, answers.get(row.pk, []))

    return answer(piece(request, shown, limit=limit, key=lambda row: row.pk, shape=shape))


@router.get(
    "/contributions/{reference}",
    response={200: schemas.ContributionDetail, **_MISSING},
    operation_id="readContribution",
    summary="One contribution, what became of it, and where it stands in the newest version",
)
@open_data(*_KEYS, by_the_clock=True)
def read_contribution(
    request: HttpRequest, reference: Annotated[str, Path(max_length=40)]
) -> HttpResponse:
    found = _contributions().filter(reference=canonical(reference) or "").first()
    if found is None:
        raise Http404
    newest = newest_version(found.consultation.version)
    now = whereabouts(found, newest)
    way = chain(found)
    return answer(
        _contribution(found, way.state, answers_of([found]).get(found.pk, []))
        | {
            "chain": chains.steps(way),
            "changes": chains.changes(way),
            "supports": found.supporters.count(),
            "edited_at": found.edited_at.isoformat() if found.edited_at else None,
            "earlier": [
                {
                    "text": row.text,
                    "proposed_wording": row.proposed_wording,
                    "replaced_at": row.replaced_at.isoformat(),
                }
                for row in wordings(found)
            ],
            "adopted": chains.adopted(way.adopted),
            "measures": [
                {
                    "slug": one.slug,
                    "title": one.title,
                    "state": one.state,
                    "case": one.case,
                    "url": _url(f"/massnahmen/{one.slug}/"),
                }
                for one in measures_of_contribution(found)
            ],
            "whereabouts": {
                "version": newest.number,
                "kind": now.kind,
                "sections": [
                    {
                        "section_id": str(row.identity_id),
                        "number": row.number,
                        "title": row.title,
                    }
                    for row in now.sections
                ],
                "removed_in": now.removed_in.number if now.removed_in else None,
                "quote": now.quote,
                "words": now.words,
            },
        }
    )


def _consultations() -> "QuerySet[Consultation]":
    return Consultation.objects.visible_to(NOBODY).select_related("version__document__project")


def _found(slug: str) -> Consultation:
    found = _consultations().filter(slug=tidy_line(slug)).first()
    if found is None:
        raise Http404
    return found


def _versions(consultation: Consultation) -> "QuerySet[Version]":
    return Version.objects.visible_to(NOBODY).filter(document=consultation.version.document_id)


def _contributions() -> "QuerySet[Contribution]":
    return Contribution.objects.visible_to(NOBODY).select_related(
        "consultation__version", "section__version"
    )


def _in_section(wanted: str) -> Q:
    """A number as printed, or the section_id, which is the same in every version."""
    try:
        return Q(section__identity=uuid.UUID(wanted)) | Q(section__number=wanted)
    except ValueError:
        return Q(section__number=wanted)


def _url(path: str) -> str:
    return f"{settings.MITSPRACHE_BASE_URL}{path}"


def _consultation(row: Consultation) -> dict[str, Any]:
    return {
        "slug": row.slug,
        "title": row.title,
        "project": row.version.document.project.slug,
        "version": row.version.number,
        "opens_at": row.opens_at.isoformat(),
        "last_day": row.last_day.isoformat(),
        "zone": row.zone,
        "state": state_at(row, timezone.now()),
        "url": _url(f"/beteiligungen/{row.slug}/"),
    }


def _version(row: Version, consultation: Consultation) -> dict[str, Any]:
    assert row.released_at is not None
    return {
        "number": row.number,
        "state": row.state,
        "released_at": row.released_at.isoformat(),
        "hash": row.content_hash,
        "url": _url(f"/beteiligungen/{consultation.slug}/fassungen/{row.number}/"),
    }


def _section(row: Section, identities: dict[int, str]) -> dict[str, Any]:
    return {
        "section_id": str(row.identity_id),
        "parent": identities[row.parent_id] if row.parent_id else None,
        "order": row.order,
        "number": row.number,
        "kind": row.kind,
        "title": row.title,
        "text": row.text,
        "field": row.field.number if row.field else None,
    }


def _contribution(row: Contribution, state: str, answers: Sequence[CaseAnswer]) -> dict[str, Any]:
    return {
        "reference": row.reference,
        "consultation": row.consultation.slug,
        "version": row.consultation.version.number,
        "section": row.section.number if row.section else None,
        "section_id": str(row.section.identity_id) if row.section else None,
        "exact": row.exact,
        "kind": row.kind,
        "text": row.text,
        "proposed_wording": row.proposed_wording,
        "language": row.language,
        "channel": row.channel,
        "received_at": row.received_at.isoformat(),
        "late": row.late,
        "state": state,
        "decision": chains.decision(answers),
        "cases": [chains.case(one) for one in answers],
        "url": _url(f"/beitraege/{row.reference}/"),
    }
