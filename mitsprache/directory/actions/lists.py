"""What coordination keeps up to date: the city's profile, offices, districts, topics, groups."""

import datetime as dt
from typing import Any, TypeVar

from django.db import models, transaction

from mitsprache.common import audit, clock, pages
from mitsprache.common.permissions import Actor, authorize
from mitsprache.common.translated import source_hash

from ..models import CityProfile, District, Office, TargetGroup, Topic

M = TypeVar("M", bound=models.Model)


def save_city_profile(
    *, actor: Actor, profile: CityProfile, at: dt.datetime | None = None
) -> CityProfile:
    """Store the city's profile and rules. Raises NotAllowed, ValidationError."""
    return _save(actor=actor, row=profile, verb="directory.save_city_profile", at=at)


def save_office(*, actor: Actor, office: Office, at: dt.datetime | None = None) -> Office:
    """Store a new or changed office. Raises NotAllowed, ValidationError."""
    return _save(actor=actor, row=office, verb="directory.save_office", at=at)


def save_district(*, actor: Actor, district: District, at: dt.datetime | None = None) -> District:
    """Store a new or changed district. Raises NotAllowed, ValidationError."""
    return _save(actor=actor, row=district, verb="directory.save_district", at=at)


def save_topic(*, actor: Actor, topic: Topic, at: dt.datetime | None = None) -> Topic:
    """Store a new or changed topic. Raises NotAllowed, ValidationError."""
    return _save(actor=actor, row=topic, verb="directory.save_topic", at=at)


def save_target_group(
    *, actor: Actor, target_group: TargetGroup, at: dt.datetime | None = None
) -> TargetGroup:
    """Store a new or changed target group. Raises NotAllowed, ValidationError."""
    return _save(actor=actor, row=target_group, verb="directory.save_target_group", at=at)


@transaction.atomic
def _save(*, actor: Actor, row: M, verb: str, at: dt.datetime | None) -> M:
    authorize(actor, "directory.manage", row)
    row.full_clean()
    changes = audit.changed_columns(row)
    row.save()
    audit.record(
        actor=actor, verb=verb, subject=row, at=at or clock.database_now(), changes=changes
    )
    _directory_changed()
    return row


@transaction.atomic
def translate(
    *,
    actor: Actor,
    row: Office | District | Topic | TargetGroup | CityProfile,
    language: str,
    at: dt.datetime | None = None,
    **texts: str,
) -> None:
    """Store the texts of `row` in `language`, made from its German texts of today.

    Texts are named like the German fields (`name`, `description`). Raises NotAllowed.
    """
    authorize(actor, "directory.manage", row)
    at = at or clock.database_now()
    known: Any = row.texts  # each model's own manager of its <Model>Text
    known.update_or_create(
        language=language,
        defaults={
            **texts,
            "source_hash": source_hash(row, row.TEXTS),
            "reviewed_by_id": actor.pk,
            "reviewed_at": at,
        },
    )
    audit.record(
        actor=actor,
        verb="directory.translate",
        subject=row,
        at=at,
        changes={name: None for name in texts} | {"language": [None, language]},
    )
    _directory_changed()


def _directory_changed() -> None:
    pages.raise_version("directory")
    transaction.on_commit(pages.forget_kept)
