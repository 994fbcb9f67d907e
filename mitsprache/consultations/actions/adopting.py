"""A body adopts a released version by a resolution."""

import datetime as dt
from typing import Any

from django.db import transaction

from mitsprache.common import clock, pages
from mitsprache.common.permissions import authorize
from mitsprache.common.transitions import StepNotAllowed, move
from mitsprache.council.models import Resolution

from ..models import Consultation, Document, Version
from ..signals import version_adopted
from ..states import VERSION_STEPS
from .refusals import AdoptionImpossible


@transaction.atomic
def adopt_version(
    *, actor: Any, version: Version, resolution: Resolution, at: dt.datetime | None = None
) -> Version:
    """Record that `resolution` adopted this version: from now on it is "the adopted version".

    The version was released before; the resolution has a date, as precise as it is known, that
    has begun by the local day of `at`. It cannot be taken back: a later resolution adopts a later
    version. Raises NotAllowed, AdoptionImpossible.
    """
    project = version.document.project
    authorize(actor, "consultations.adopt_version", project)
    at = at or clock.database_now()
    # Of one document one version at a time.
    Document.objects.select_for_update(no_key=True).get(pk=version.document_id)
    version = Version.objects.select_related("document__project").get(pk=version.pk)
    if resolution.date is None or resolution.date.first_day > clock.local_day(at):
        raise AdoptionImpossible("date")
    later = version.document.versions.filter(state=Version.State.ADOPTED, number__gt=version.number)
    if later.exists():
        raise AdoptionImpossible("later")
    try:
        move(
            version,
            Version.State.ADOPTED,
            steps=VERSION_STEPS,
            actor=actor,
            at=at,
            verb="consultations.adopt_version",
            also={"resolution": resolution, "adopted_at": at},
        )
    except StepNotAllowed as refused:
        raise AdoptionImpossible("state") from refused
    shown = Consultation.objects.filter(version__document=version.document_id)
    pages.raise_version(
        f"document:{version.document_id}",
        f"project:{version.document.project_id}",
        "consultations",
        "council",
        *(f"consultation:{pk}" for pk in shown.values_list("pk", flat=True)),
    )
    version_adopted.send(Version, version=version)
    return version
