"""What the desk shows of fact sheets, ready to print."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from django.core.paginator import Page, Paginator
from django.urls import reverse
from wagtail.models import Revision

from mitsprache.common import clock
from mitsprache.common.counting import count_together
from mitsprache.common.partial_dates import PartialDate
from mitsprache.directory.models import CityProfile
from mitsprache.projects import completeness
from mitsprache.projects.completeness.reading import twins_in_list
from mitsprache.projects.models import Project, Promise, State

PER_PAGE = 25
ONLY = ("alle", "ueberfaellig", "zusagen", "entwuerfe", "aenderungen", "geplant")
_LISTS = ("steps", "contacts__office", "attachments", "districts", "topics", "target_groups")


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """What a sheet lacks, what has run out, what it resembles."""

    gaps: list[str]
    expired: list[completeness.Expired]
    overdue_days: int | None
    twins: list[tuple[str, str, int]] = field(default_factory=list)  # title, address, percent


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A sheet in the list of the desk."""

    url: str
    title: str
    office: str
    state: str
    is_public: bool
    has_draft: bool
    scheduled_for: dt.datetime | None
    updated_on: dt.date | None
    health: Health
    next_date: PartialDate | None
    next_title: str


def sheet_list(
    person: Any, *, only: str, search: str, number: str
) -> tuple[list[Row], Page[Project]]:
    """A page of the sheets that `person` may edit; `only` of ONLY, `search` in the titles."""
    today, city = _today(), _city()
    sheets = _chosen(Project.objects.editable_by(person), only, today, city)
    if search:
        sheets = sheets.filter(title__icontains=search)
    ordered = sheets.select_related("office", "latest_revision").order_by("title", "pk")
    page = Paginator(ordered.prefetch_related("promises", *_LISTS), PER_PAGE).get_page(number)
    scheduled = _scheduled(page.object_list)
    rows = [_row(person, sheet, scheduled.get(sheet.pk), today, city) for sheet in page.object_list]
    return rows, page


def duty_counts(person: Any) -> tuple[int, int]:
    """Sheets that want an update, and promises past their day, of those the person may edit."""
    today, city = _today(), _city()
    mine = Project.objects.editable_by(person)
    counts = count_together(
        {"sheets": _overdue(mine, today, city), "promises": _late_promises(mine, today)}
    )
    return counts["sheets"], counts["promises"]


def sheet_of(person: Any, pk: int) -> Project | None:
    """A sheet that `person` may edit, None for every other one."""
    return (
        Project.objects.editable_by(person).select_related("office", "thread").filter(pk=pk).first()
    )


def newest(sheet: Project) -> Project:
    """The sheet as its latest draft has it, for reading only."""
    revision = sheet.latest_revision
    if revision is None or (sheet.live and not sheet.has_unpublished_changes):
        return sheet
    return sheet.with_content_json(revision.content)


def health_of(person: Any, sheet: Project, *, with_twins: bool = True) -> Health:
    """The report on one sheet, about its latest draft."""
    return _health(person, sheet, newest(sheet), _today(), _city(), with_twins=with_twins)


def scheduled_for(sheet: Project) -> dt.datetime | None:
    """When a draft of the sheet is to be published by itself."""
    return _scheduled([sheet]).get(sheet.pk)


def _row(
    person: Any, sheet: Project, scheduled: dt.datetime | None, today: dt.date, city: CityProfile
) -> Row:
    draft = newest(sheet)
    upcoming = [
        (step.planned.first_day, step.planned, step.title)
        for step in draft.steps.all()
        if step.planned and step.planned.last_day >= today and not step.is_done
    ]
    _day, date, title = min(upcoming, default=(None, None, ""), key=lambda found: found[0])
    return Row(
        url=reverse("workspace-sheet", args=[sheet.pk]),
        title=draft.title,
        office=sheet.office.name,
        state=sheet.get_state_display(),
        is_public=sheet.live,
        has_draft=sheet.has_unpublished_changes or not sheet.live,
        scheduled_for=scheduled,
        updated_on=sheet.updated_on,
        health=_health(person, sheet, draft, today, city, with_twins=False),
        next_date=date,
        next_title=title,
    )


def _health(
    person: Any,
    sheet: Project,
    draft: Project,
    today: dt.date,
    city: CityProfile,
    *,
    with_twins: bool,
) -> Health:
    overdue = sheet.live and completeness.is_overdue(
        updated_on=sheet.updated_on,
        state=sheet.state,
        today=today,
        rhythm_days=city.update_rhythm_days,
    )
    return Health(
        gaps=[gap.message for gap in completeness.gaps(draft, codes=city.required_fields)],
        expired=completeness.expired_statements(draft, today=today, promises=sheet.promises.all()),
        overdue_days=(today - sheet.updated_on).days if overdue and sheet.updated_on else None,
        twins=_twins(person, sheet) if with_twins else [],
    )


def _twins(person: Any, sheet: Project) -> list[tuple[str, str, int]]:
    """Near twins that the person may see: published ones, and drafts of her own offices."""
    found = twins_in_list().get(sheet.pk, [])
    keys = [twin.key for twin in found]
    mine = Project.objects.editable_by(person).in_bulk(keys)
    public = Project.objects.visible_to(person).in_bulk(keys)
    named = []
    for twin in found:
        if twin.key in mine:
            url = reverse("workspace-sheet", args=[twin.key])
            named.append((mine[twin.key].title, url, twin.percent))
        elif twin.key in public:
            url = reverse("project", args=[public[twin.key].slug])
            named.append((public[twin.key].title, url, twin.percent))
    return named


def _chosen(sheets: Any, only: str, today: dt.date, city: CityProfile) -> Any:
    if only == "ueberfaellig":
        return _overdue(sheets, today, city)
    if only == "zusagen":
        late = _late_promises(sheets, today).values("project_id")
        return sheets.filter(pk__in=late)
    if only == "entwuerfe":
        return sheets.filter(live=False).exclude(state=State.WITHDRAWN)
    if only == "aenderungen":
        return sheets.filter(live=True, has_unpublished_changes=True)
    if only == "geplant":
        return sheets.filter(pk__in=_waiting())
    return sheets


def _overdue(sheets: Any, today: dt.date, city: CityProfile) -> Any:
    limit = today - dt.timedelta(days=city.update_rhythm_days)
    return sheets.filter(live=True, updated_on__lt=limit).exclude(state=State.FINISHED)


def _late_promises(sheets: Any, today: dt.date) -> Any:
    return Promise.objects.filter(
        project__in=sheets.filter(live=True), kept_at=None, replaced_by=None, due_by__lt=today
    )


def _scheduled(sheets: Any) -> dict[int, dt.datetime]:
    waiting = _waiting()
    return {sheet.pk: waiting[sheet.pk] for sheet in sheets if sheet.pk in waiting}


def _waiting() -> dict[int, dt.datetime]:
    """Sheets with a draft that is to be published by itself, and when."""
    rows = Revision.objects.filter(
        base_content_type=Project.get_base_content_type(), approved_go_live_at__isnull=False
    )
    return {int(pk): at for pk, at in rows.values_list("object_id", "approved_go_live_at")}


def _today() -> dt.date:
    return clock.local_day(clock.database_now())


def _city() -> CityProfile:
    return CityProfile.objects.first() or CityProfile()
