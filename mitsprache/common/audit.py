"""The audit log: who did what to which object, in the same transaction as the deed.

Append-only, enforced by triggers in both databases: no row is ever updated, and rows can be
deleted only for days that are sealed, so that retention may drop whole days and keep the seals.
Old and new values are recorded for codes, numbers and ids only; never free text, names or
addresses.
"""

import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from typing import Any

from django.db import models, transaction

from . import clock


def record(
    *,
    actor: Any,
    verb: str,
    subject: models.Model | None,
    at: dt.datetime,
    changes: Mapping[str, Any] | None = None,
    refused: bool = False,
) -> None:
    """Append one row. `verb` is the permission or step name, e.g. `projects.publish_sheet`.

    `actor` is a person, an id, or None for the system; `changes` maps field names to
    `[old, new]` (codes, numbers, ids) or to None where only the name of the field may be kept.
    """
    from .models import AuditEntry

    AuditEntry.objects.create(
        at=at,
        day=clock.local_day(at),
        actor_id=actor if isinstance(actor, int) else getattr(actor, "pk", None),
        verb=verb,
        subject_kind=subject._meta.label_lower if subject is not None else "",
        subject_id=str(subject.pk) if subject is not None else "",
        changes=dict(changes or {}),
        refused=refused,
    )


def changed_columns(row: models.Model) -> dict[str, None]:
    """The names of the columns in which `row` differs from what is stored, as `changes`.

    Asked before saving; all columns of a row that is new.
    """
    before = type(row)._base_manager.filter(pk=row.pk).first() if row.pk else None
    return {
        field.name: None
        for field in row._meta.concrete_fields
        if before is None or getattr(before, field.attname) != getattr(row, field.attname)
    }


def seal_day(day: dt.date) -> str:
    """Seal one past local day: hash of the day's rows and of the previous seal; return the hash.

    Sealing a sealed day again changes nothing. Raises ValueError for a day that is not over.
    """
    from .models import AuditEntry, AuditSeal

    if clock.end_of_local_day(day) > clock.database_now():
        raise ValueError("only a day that is over can be sealed")
    with transaction.atomic():
        existing = AuditSeal.objects.filter(day=day).first()
        if existing is not None:
            return existing.digest
        previous = AuditSeal.objects.filter(day__lt=day).order_by("-day").first()
        digest = hashlib.sha256((previous.digest if previous else "").encode())
        count = 0
        for entry in AuditEntry.objects.filter(day=day).order_by("pk").iterator():
            digest.update(entry.as_line().encode())
            count += 1
        AuditSeal.objects.create(day=day, digest=digest.hexdigest(), rows=count)
    return digest.hexdigest()


def canonical(value: Any) -> str:
    """The one way in which a row's values are written for hashing."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=str)


APPEND_ONLY: dict[str, list[str]] = {
    "sqlite": [
        """
        CREATE TRIGGER audit_no_update BEFORE UPDATE ON common_auditentry
        BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END
        """,
        """
        CREATE TRIGGER audit_no_delete BEFORE DELETE ON common_auditentry
        WHEN NOT EXISTS (SELECT 1 FROM common_auditseal s WHERE s.day = OLD.day)
        BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END
        """,
    ],
    "postgresql": [
        """
        CREATE FUNCTION audit_append_only() RETURNS trigger AS $$
        BEGIN
          IF TG_OP = 'DELETE' AND EXISTS (
            SELECT 1 FROM common_auditseal s WHERE s.day = OLD.day
          ) THEN RETURN OLD; END IF;
          RAISE EXCEPTION 'the audit log is append-only';
        END $$ LANGUAGE plpgsql
        """,
        """
        CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE ON common_auditentry
        FOR EACH ROW EXECUTE FUNCTION audit_append_only()
        """,
    ],
}
