"""What the desk shows of measures: those that somebody works on, and who owes what."""

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Min, Q, QuerySet

from mitsprache.accounts.rules import is_coordination
from mitsprache.consultations.models import ActionField, Version
from mitsprache.deliberation.models import Case
from mitsprache.deliberation.queries.sessions import DealtWith, told_of
from mitsprache.deliberation.states import ANSWERED
from mitsprache.directory.rules import offices_of
from mitsprache.projects.models import Project

from ..models import Measure
from .register import NEAR

# How many measures a list shows at most; a city has hundreds.
MOST = 500
# What is due within so many days is shown with what is due.
SOON = dt.timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Owing:
    """An office with the number of reports that it owes, and since when the oldest is due."""

    office: str
    slug: str
    number: int
    since: dt.date


def due(person: Any, *, today: dt.date) -> list[Measure]:
    """The measures of one's own offices (all for coordination) whose report is due by a month
    from `today` on, a local day; the longest overdue first. One query."""
    rows = _answering(person).filter(update_due__lte=today + SOON)
    return list(rows.select_related(*NEAR).order_by("update_due", "pk")[:MOST])


def number_due(person: Any, *, today: dt.date) -> int:
    """How many reports one's own offices owe on the local day `today`. One query."""
    return _answering(person).filter(update_due__lt=today).count()


def _answering(person: Any) -> "QuerySet[Measure]":
    rows = Measure.objects.filter(published_at__isnull=False)
    return rows if is_coordination(person) else rows.filter(office__in=offices_of(person))


def drafts(person: Any) -> list[Measure]:
    """What one works on and nobody else sees yet. One query."""
    rows = Measure.objects.editable_by(person).filter(published_at=None)
    return list(rows.select_related(*NEAR).order_by("project", "number", "pk")[:MOST])


def listed(person: Any, *, project: str = "") -> list[Measure]:
    """Everything that one works on. One query."""
    rows = Measure.objects.editable_by(person)
    if project:
        rows = rows.filter(project__slug=project)
    return list(rows.select_related(*NEAR).order_by("project__title", "number", "pk")[:MOST])


def owing(*, today: dt.date) -> list[Owing]:
    """Which office owes how many reports, the most first; for the participation office. One query."""
    rows = (
        Measure.objects.filter(published_at__isnull=False, update_due__lt=today)
        .order_by()
        .values("office__name", "office__slug")
        .annotate(number=Count("pk"), since=Min("update_due"))
        .order_by("-number", "office__name")
    )
    return [
        Owing(row["office__name"], row["office__slug"], row["number"], row["since"]) for row in rows
    ]


def adopted_versions(person: Any) -> list[Version]:
    """Adopted versions of projects for which one may enter measures, the newest first."""
    rows = Version.objects.filter(state=Version.State.ADOPTED).select_related("document__project")
    return [
        one
        for one in rows.order_by("-adopted_at")[:MOST]
        if person.has_perm("measures.create_measure", one.document.project)
    ]


def open_projects(person: Any) -> list[Project]:
    """Projects on the public list for which one may enter measures."""
    rows = Project.objects.filter(live=True).select_related("office").order_by("title")
    if not is_coordination(person):
        rows = rows.filter(office__in=offices_of(person))
    return [one for one in rows[:MOST] if person.has_perm("measures.create_measure", one)]


def cases_to_link(measure: Measure) -> Sequence[DealtWith]:
    """Answered concerns of the measure's project that are not linked to it yet."""
    rows = Case.objects.filter(
        consultation__version__document__project=measure.project_id, state__in=ANSWERED
    ).filter(~Q(measures__measure=measure))
    return told_of(list(rows.order_by("code").values_list("pk", flat=True)[:MOST]))


def cases_named(measure: Measure, codes: Collection[str]) -> list[Case]:
    """The concerns of the measure's project with these codes. One query."""
    of_project = Case.objects.filter(consultation__version__document__project=measure.project_id)
    return list(of_project.filter(code__in=codes).order_by("pk"))


def fields_of(project: Project) -> list[ActionField]:
    """The action fields of all documents of a project. One query."""
    return list(ActionField.objects.filter(document__project=project))
