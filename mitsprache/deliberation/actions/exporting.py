"""The synopsis with names, by right; the city's own template for it."""

import datetime as dt
import hashlib
from typing import IO, Any

from django.core.files.base import ContentFile
from django.db import transaction

from mitsprache.common import audit, clock
from mitsprache.common.permissions import authorize
from mitsprache.common.text import tidy_line
from mitsprache.consultations.models import Consultation

from ..exports import synopsis as files
from ..exports.template import check
from ..models import SynopsisTemplate
from ..queries.synopsis import Asked

FILE_NAME_LENGTH = 200


def export_with_names(
    *,
    actor: Any,
    consultation: Consultation,
    kind: files.Kind,
    asked: Asked,
    filters: str = "",
    at: dt.datetime | None = None,
) -> IO[bytes]:
    """The synopsis with the names that the public pages show; that it was taken is written down.

    `filters` tells in words what was asked for. Raises NotAllowed, exports.synopsis.MakingAnother.
    """
    authorize(actor, "deliberation.export_names", consultation)
    file = files.make(
        kind, consultation, asked, filters=filters, by=actor.display_name, with_names=True
    )
    audit.record(
        actor=actor,
        verb="deliberation.export_names",
        subject=consultation,
        at=at or clock.database_now(),
        changes={"kind": [None, kind], "filters": [None, asked.number]},
    )
    return file


@transaction.atomic
def upload_template(
    *, actor: Any, file_name: str, data: bytes, at: dt.datetime | None = None
) -> SynopsisTemplate:
    """Take a Word file as the synopsis' template from now on; the earlier ones are kept.

    Raises NotAllowed, and tables.FileRefused for what cannot be filled in.
    """
    authorize(actor, "deliberation.manage_template")
    check(data)
    at = at or clock.database_now()
    SynopsisTemplate.objects.filter(is_current=True).update(is_current=False)
    made = SynopsisTemplate(
        file_name=tidy_line(file_name)[-FILE_NAME_LENGTH:] or "vorlage.docx",
        digest=hashlib.sha256(data).hexdigest(),
        uploaded_at=at,
        uploaded_by=actor,
    )
    made.file.save(f"synopse-{made.digest[:16]}.docx", ContentFile(data), save=False)
    made.save()
    _record(actor, made, at)
    return made


@transaction.atomic
def drop_template(*, actor: Any, template: SynopsisTemplate, at: dt.datetime | None = None) -> None:
    """Go back to the built-in layout. Raises NotAllowed."""
    authorize(actor, "deliberation.manage_template")
    SynopsisTemplate.objects.filter(pk=template.pk).update(is_current=False)
    _record(actor, template, at or clock.database_now())


def _record(actor: Any, template: SynopsisTemplate, at: dt.datetime) -> None:
    changes = {"digest": [None, template.digest[:16]]}
    verb = "deliberation.manage_template"
    audit.record(actor=actor, verb=verb, subject=template, at=at, changes=changes)
