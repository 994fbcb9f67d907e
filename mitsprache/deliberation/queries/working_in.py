"""Adopted decisions beside the text that they change."""

import uuid
from dataclasses import dataclass, field
from typing import Any

from mitsprache.consultations.models import Consultation, Section, Version
from mitsprache.consultations.queries import released_before
from mitsprache.consultations.times import state_at

from ..models import Adoption, Case, Decision
from ..rules import desk_cases
from .desk import links_of, title_for
from .missing import changed_identities, to_be_worked_in


@dataclass(slots=True, kw_only=True)
class ToWorkIn:
    """A decision with the places that its contributions are about and where it is linked.

    `is_done`: a section that it is linked to really differs from the version before. `is_hers`:
    the reader works on the case.
    """

    decision: Decision
    title: str
    places: list[str]
    identities: set[uuid.UUID]
    is_hers: bool
    links: list[Adoption] = field(default_factory=list)
    is_done: bool = False


def working_in(person: Any, version: Version) -> list[ToWorkIn]:
    """What has to be in the working version, in the order of the cases; six queries for any
    number."""
    decisions = to_be_worked_in(version)
    if not decisions:
        return []
    keys = [decision.case_id for decision in decisions]
    cases = {
        case.pk: case for case in Case.objects.filter(pk__in=keys).prefetch_related(links_of())
    }
    hers = set(desk_cases(Case.objects.filter(pk__in=keys), person).values_list("pk", flat=True))
    found: dict[int, ToWorkIn] = {}
    for decision in decisions:
        case = cases[decision.case_id]
        sections = [
            link.contribution.section for link in case.links.all() if link.contribution.section
        ]
        found[decision.pk] = ToWorkIn(
            decision=decision,
            title=title_for(case, staff=True),
            places=sorted({section.number for section in sections}),
            identities={section.identity_id for section in sections},
            is_hers=case.pk in hers,
        )
    changed = changed_identities(version)
    for link in Adoption.objects.filter(version=version, decision__in=decisions).order_by("pk"):
        row = found[link.decision_id]
        row.links.append(link)
        row.is_done = row.is_done or link.identity_id in changed
    return list(found.values())


def places_for(version: Version) -> list[tuple[uuid.UUID, Section, bool]]:
    """Where a decision can be linked: sections of the version, then those taken out of it.

    As (identity, section, is taken out).
    """
    now = list(version.sections.order_by("order").defer("text", "html"))
    before = released_before(version)
    there = {section.identity_id for section in now}
    gone = before.sections.exclude(identity__in=there).defer("text", "html") if before else ()
    rows = [(section.identity_id, section, False) for section in now]
    return rows + [(section.identity_id, section, True) for section in gone]


def still_open(version: Version, at: Any) -> list[Consultation]:
    """Consultations on earlier versions of the document in which people can write, or soon can."""
    found = Consultation.objects.filter(
        version__document=version.document_id,
        version__number__lt=version.number,
        published_at__isnull=False,
    ).select_related("version")
    return [one for one in found.order_by("pk") if state_at(one, at) != "closed"]
