"""What is kept of the council's work: bodies, papers, resolutions. Every change is audited."""

import datetime as dt
from typing import TypeVar

from django.db import models, transaction

from mitsprache.common import audit, clock, pages
from mitsprache.common.permissions import Actor, authorize

from ..models import Body, Paper, Resolution

M = TypeVar("M", bound=models.Model)


def save_body(*, actor: Actor, body: Body, at: dt.datetime | None = None) -> Body:
    """Store a new or changed body. Raises NotAllowed, ValidationError."""
    return _save(actor=actor, row=body, verb="council.save_body", at=at)


def save_paper(*, actor: Actor, paper: Paper, at: dt.datetime | None = None) -> Paper:
    """Store a new or changed paper; its number stays text. Raises NotAllowed, ValidationError."""
    return _save(actor=actor, row=paper, verb="council.save_paper", at=at)


def save_resolution(
    *, actor: Actor, resolution: Resolution, at: dt.datetime | None = None
) -> Resolution:
    """Store a new or changed resolution; from now on it is what people say it is.

    Raises NotAllowed, ValidationError.
    """
    resolution.imported = False
    return _save(actor=actor, row=resolution, verb="council.save_resolution", at=at)


@transaction.atomic
def _save(*, actor: Actor, row: M, verb: str, at: dt.datetime | None) -> M:
    authorize(actor, "council.manage", row)
    row.full_clean()
    changes = audit.changed_columns(row)
    row.save()
    audit.record(
        actor=actor, verb=verb, subject=row, at=at or clock.database_now(), changes=changes
    )
    pages.raise_version("council", "projects")
    return row
