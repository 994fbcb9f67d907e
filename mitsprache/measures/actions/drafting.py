"""Measures are entered, changed, made public, linked to what they came from."""

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from mitsprache.common import audit, clock
from mitsprache.common.partial_dates import PartialDate
from mitsprache.common.permissions import authorize
from mitsprache.consultations.models import ActionField, Section, Version
from mitsprache.council.models import Resolution
from mitsprache.deliberation.models import Case
from mitsprache.deliberation.states import ANSWERED
from mitsprache.directory.models import CityProfile, Office, TargetGroup
from mitsprache.projects.actions.creating import slug_of
from mitsprache.projects.models import Project

from ..models import Measure, MeasureCase
from ..models.measure import LINE_LENGTH, TEXT_LENGTH
from ..states import BAD_NEWS, ENDED
from .keeping import changed, keep, locked, one_line, words
from .refusals import (
    AlreadyThere,
    EntryWrong,
    NotAdopted,
    NotDecided,
    NotPossibleNow,
    ReasonMissing,
)

NUMBER_LENGTH = 20
PARTNERS_LENGTH = 300
MOST_AT_ONCE = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What is entered for a measure apart from its state, progress and money."""

    title: str
    office: Office
    number: str = ""
    goal: str = ""
    field: ActionField | None = None
    resolution: Resolution | None = None
    partners: str = ""
    target_groups: Sequence[TargetGroup] = ()
    place: str = ""
    planned_start: PartialDate | None = None
    planned_end: PartialDate | None = None


@transaction.atomic
def create_measure(
    *,
    actor: Any,
    project: Project,
    facts: Facts,
    section: Section | None = None,
    cases: Collection[Case] = (),
    at: dt.datetime | None = None,
) -> Measure:
    """Enter a measure by hand, from a `section` of an adopted version, or because of `cases`.

    Not public, and not begun until somebody reports otherwise. Raises NotAllowed, NotAdopted (the
    section's version, or another project's), NotDecided (a case), EntryWrong, AlreadyThere.
    """
    authorize(actor, "measures.create_measure", project)
    at = at or clock.database_now()
    measure = Measure(project=project, created_at=at, changed_at=at)
    with translation.override(settings.LANGUAGE_CODE):
        measure.state_reason = _("It was entered and nothing has been reported yet.")
    if section is not None:
        _place(measure, section, project)
    _write(measure, facts)
    measure.slug = _slug(measure)
    measure.save(force_insert=True)
    measure.target_groups.set(facts.target_groups)
    _link(measure, cases, actor=actor, at=at)
    return keep(
        measure,
        actor=actor,
        verb="measures.create_measure",
        at=at,
        changes={"project": [None, project.pk], "office": [None, measure.office_id]},
    )


@transaction.atomic
def create_measures_of_version(
    *,
    actor: Any,
    version: Version,
    office: Office,
    sections: Collection[Section] | None = None,
    at: dt.datetime | None = None,
) -> list[Measure]:
    """A measure for each section of kind "measure" of an adopted version, for one office at first.

    Or for the chosen `sections` of it, whatever their kind. What has its measure already is left
    alone. The cases whose decisions stand in the section are linked. Raises NotAllowed, NotAdopted.
    """
    project = version.document.project
    authorize(actor, "measures.create_measure", project)
    chosen = version.sections.select_related("version__document__project", "field")
    if sections is None:
        chosen = chosen.filter(kind=Section.Kind.MEASURE)
    else:
        chosen = chosen.filter(pk__in=[one.pk for one in sections])
    made = []
    for section in chosen.filter(identity__measures=None).order_by("order")[:MOST_AT_ONCE]:
        facts = Facts(
            title=(section.title or section.number)[:LINE_LENGTH],
            number=section.number[:NUMBER_LENGTH],
            goal=section.text[:TEXT_LENGTH],
            office=office,
            field=section.field,
        )
        cases = Case.objects.filter(
            state__in=ANSWERED,
            decisions__adoptions__identity=section.identity_id,
            consultation__version__document=version.document_id,
        ).distinct()
        made.append(
            create_measure(
                actor=actor, project=project, facts=facts, section=section, cases=cases, at=at
            )
        )
    if not made and version.state != Version.State.ADOPTED:
        raise NotAdopted
    return made


@transaction.atomic
def edit_measure(
    *,
    actor: Any,
    measure: Measure,
    revision: int,
    facts: Facts,
    reason: str = "",
    at: dt.datetime | None = None,
) -> Measure:
    """Change what a measure is. A public one's new planned end needs a `reason`, kept with its state.

    Raises NotAllowed, ChangedMeanwhile, EntryWrong, ReasonMissing, AlreadyThere.
    """
    measure = locked(measure, revision)
    authorize(actor, "measures.edit_measure", measure)
    at = at or clock.database_now()
    before = (measure.planned_end, measure.office_id)
    reason = words("reason", reason, most=TEXT_LENGTH)
    _write(measure, facts)
    moved = before[0] is not None and measure.planned_end != before[0]
    if measure.published_at is not None and moved:
        if not reason:
            raise ReasonMissing("reason")
        measure.state_reason = reason
    changes = audit.changed_columns(measure)
    measure.target_groups.set(facts.target_groups)
    changes["office"] = [before[1], measure.office_id]  # type: ignore[assignment]
    return keep(measure, actor=actor, verb="measures.edit_measure", at=at, changes=changes)


@transaction.atomic
def publish_measure(
    *, actor: Any, measure: Measure, revision: int, at: dt.datetime | None = None
) -> Measure:
    """Put the measure into the public register; from now on its office owes updates.

    Raises NotAllowed, ChangedMeanwhile, NotPossibleNow (public already).
    """
    measure = locked(measure, revision)
    authorize(actor, "measures.publish_measure", measure)
    at = at or clock.database_now()
    if measure.published_at is not None:
        raise NotPossibleNow
    measure.published_at = at
    owe(measure, since=clock.local_day(at))
    return keep(measure, actor=actor, verb="measures.publish_measure", at=at)


@transaction.atomic
def withdraw_measure(
    *, actor: Any, measure: Measure, revision: int, at: dt.datetime | None = None
) -> Measure:
    """Take a measure that is in the register by mistake out of it; it stays with its history.

    A measure that is given up is not withdrawn: it is reported as stopped, with the reason.
    Reports in which it stands stay as they are. Raises NotAllowed, ChangedMeanwhile,
    NotPossibleNow.
    """
    measure = locked(measure, revision)
    authorize(actor, "measures.withdraw_measure", measure)
    if measure.published_at is None:
        raise NotPossibleNow
    measure.published_at = measure.update_due = None
    at = at or clock.database_now()
    return keep(measure, actor=actor, verb="measures.withdraw_measure", at=at)


@transaction.atomic
def link_cases(
    *, actor: Any, measure: Measure, cases: Collection[Case], at: dt.datetime | None = None
) -> Measure:
    """Say because of which answered cases the measure is done. Linked ones stay linked.

    Raises NotAllowed, NotDecided.
    """
    measure = locked(measure, None)
    authorize(actor, "measures.edit_measure", measure)
    at = at or clock.database_now()
    linked = _link(measure, cases, actor=actor, at=at)
    if not linked:
        return measure
    return keep(
        measure,
        actor=actor,
        verb="measures.link_cases",
        at=at,
        changes={"cases": [None, linked]},
    )


@transaction.atomic
def unlink_case(
    *, actor: Any, measure: Measure, case: Case, at: dt.datetime | None = None
) -> Measure:
    """Take back a link that was a mistake; one that is gone changes nothing. Raises NotAllowed."""
    measure = locked(measure, None)
    authorize(actor, "measures.edit_measure", measure)
    at = at or clock.database_now()
    # Before the link goes: the pages of its contributions show the measure.
    changed(measure)
    if not MeasureCase.objects.filter(measure=measure, case=case).delete()[0]:
        return measure
    return keep(
        measure,
        actor=actor,
        verb="measures.unlink_case",
        at=at,
        changes={"cases": [[case.pk], None]},
    )


def owe(measure: Measure, *, since: dt.date) -> None:
    """Set by when the office owes the next report, or that it owes none. Stores nothing."""
    if measure.published_at is None or measure.state in ENDED:
        measure.update_due = None
        return
    profile = CityProfile.objects.first()
    days = profile.measure_rhythm_days if profile else 180
    measure.update_due = since + dt.timedelta(days=days)


def _place(measure: Measure, section: Section, project: Project) -> None:
    version = section.version
    if version.state != Version.State.ADOPTED or version.document.project_id != project.pk:
        raise NotAdopted
    if Measure.objects.filter(identity=section.identity_id).exists():
        raise AlreadyThere(_("There is a measure for this section already."))
    measure.document, measure.identity = version.document, section.identity
    measure.resolution = version.resolution


def _write(measure: Measure, facts: Facts) -> None:
    measure.title = one_line(
        "title", facts.title, most=LINE_LENGTH, needed=_("Please give the measure a title.")
    )
    measure.number = one_line("number", facts.number, most=NUMBER_LENGTH)
    measure.goal = words("goal", facts.goal, most=TEXT_LENGTH)
    measure.partners = one_line("partners", facts.partners, most=PARTNERS_LENGTH)
    measure.place = one_line("place", facts.place, most=LINE_LENGTH)
    measure.office = facts.office
    if facts.field is not None and facts.field.document.project_id != measure.project_id:
        raise EntryWrong("field", _("This action field belongs to another project."))
    measure.field = facts.field
    if facts.resolution is not None or measure.identity_id is None:
        measure.resolution = facts.resolution
    start, end = facts.planned_start, facts.planned_end
    if start and end and end.last_day < start.first_day:
        raise EntryWrong("planned_end", _("The end lies before the start."))
    measure.planned_start, measure.planned_end = start, end
    same = Measure.objects.filter(project=measure.project_id, number=measure.number)
    if measure.number and same.exclude(pk=measure.pk).exists():
        raise AlreadyThere(_("There is a measure with this number already."))
    if measure.state in BAD_NEWS and not measure.state_reason:
        raise ReasonMissing


def _slug(measure: Measure) -> str:
    """From number and title; `-2` and so on where it is taken."""
    wanted = slug_of(f"{measure.number} {measure.title}")
    slug, number = wanted, 1
    while Measure.objects.filter(slug=slug).exists():
        number += 1
        slug = f"{wanted}-{number}"
    return slug


def _link(measure: Measure, cases: Collection[Case], *, actor: Any, at: dt.datetime) -> list[int]:
    """Store the links that are new and return their keys. Raises NotDecided."""
    keys = {case.pk for case in cases}
    if not keys:
        return []
    allowed = Case.objects.filter(
        pk__in=keys,
        state__in=ANSWERED,
        consultation__version__document__project=measure.project_id,
    )
    if allowed.count() != len(keys):
        raise NotDecided
    linked = measure.origins.filter(case__in=keys).values_list("case", flat=True)
    new = sorted(keys - set(linked))
    MeasureCase.objects.bulk_create(
        MeasureCase(measure=measure, case_id=key, at=at, by=actor) for key in new
    )
    return new
