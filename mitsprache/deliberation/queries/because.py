"""Because of which contributions a section was changed; the way back of `chain`."""

import uuid
from collections import defaultdict
from collections.abc import Iterable
from typing import TypeVar

from django.db.models import OuterRef, QuerySet, Subquery

from mitsprache.consultations.models import Contribution, Section, Version

from ..models import Adoption, Decision

Key = TypeVar("Key")


def _adopted() -> "QuerySet[Adoption]":
    """Links of released decisions to released versions, of contributions that can be read."""
    return Adoption.objects.filter(
        decision__state=Decision.State.RELEASED,
        decision__case__links__contribution__state=Contribution.State.RECEIVED,
        decision__case__links__contribution__staff_only=False,
    ).exclude(version__state=Version.State.WORKING)


_REFERENCE = "decision__case__links__contribution__reference"


def because_in(version_id: int) -> dict[int, tuple[str, ...]]:
    """By key of the sections of one released version the references that changed it. One query."""
    section = Section.objects.filter(version=OuterRef("version"), identity=OuterRef("identity"))
    rows = (
        _adopted()
        .filter(version=version_id)
        .annotate(section=Subquery(section.values("pk")[:1]))
        .order_by(_REFERENCE)
        .values_list("section", _REFERENCE)
    )
    return _grouped((section, reference) for section, reference in rows if section is not None)


def because_between(document_id: int, first: int, second: int) -> dict[uuid.UUID, tuple[str, ...]]:
    """By identity, also of removed sections, the references that changed it after version number
    `first` up to `second`. One query."""
    rows = _adopted().filter(
        version__document=document_id, version__number__gt=first, version__number__lte=second
    )
    return _grouped(rows.order_by(_REFERENCE).values_list("identity", _REFERENCE))


def _grouped(rows: Iterable[tuple[Key, str]]) -> dict[Key, tuple[str, ...]]:
    found: dict[Key, dict[str, None]] = defaultdict(dict)
    for key, reference in rows:
        found[key][reference] = None
    return {key: tuple(references) for key, references in found.items()}
