"""Fact sheets: drafted, published and kept up to date step by step, as an office would."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone

from mitsprache.accounts.models import Person
from mitsprache.common.partial_dates import PartialDate
from mitsprache.content.models import Picture
from mitsprache.council.models import Resolution
from mitsprache.demo.content import shapes
from mitsprache.demo.pictures import draw
from mitsprache.directory.models import Office
from mitsprache.projects import actions
from mitsprache.projects.models import (
    Attachment,
    Contact,
    Project,
    ProjectResolution,
    Step,
)

from .directory import Directory

# The day on which the content was written: what lies before it has happened.
WRITTEN_ON = dt.date(2026, 11, 23)
# What happens in the pictures happens low; a flat card loses sky rather than feet.
_FOCUS = {
    "focal_point_x": 600,
    "focal_point_y": 720,
    "focal_point_width": 400,
    "focal_point_height": 120,
}


@dataclass
class _Deeds:
    """What happens to a sheet at one moment."""

    cost: shapes.Cost | None = None
    promise: shapes.Promise | None = None
    update: shapes.Update | None = None
    kept: list[shapes.Promise] = field(default_factory=list)


def load_sheet(
    sheet: shapes.Sheet,
    *,
    actor: Person,
    directory: Directory,
    resolutions: dict[str, Resolution],
) -> Project:
    """The project of `sheet`, as far as it has come: drafted, scheduled, published, withdrawn."""
    began = sheet.published_at or sheet.costs[0].stated_at
    project = actions.create_project(
        actor=actor,
        office=directory.offices[sheet.office],
        title=sheet.title,
        state=_first_state(sheet),
        at=began,
    )
    if project.slug != sheet.slug:
        actions.rename_address(actor=actor, project=project, slug=sheet.slug, at=began)
    _fill(project, sheet, directory=directory, resolutions=resolutions)
    if sheet.published_at is None:
        _apply_cost(project, sheet.costs[0])
        project.go_live_at = _ahead(sheet.goes_live_at)
        revision = actions.save_draft(actor=actor, project=project, at=began)
        if sheet.goes_live_at:
            actions.publish_sheet(actor=actor, project=project, revision=revision, at=began)
        return project
    for at, deeds in sorted(_by_moment(sheet, sheet.published_at).items()):
        _do(project, deeds, sheet=sheet, actor=actor, at=at)
    if sheet.withdrawn_at:
        actions.withdraw_project(
            actor=actor, project=project, reason=sheet.withdrawn_reason, at=sheet.withdrawn_at
        )
    return project


def _first_state(sheet: shapes.Sheet) -> str:
    """The state that the sheet begins in: the one before its first recorded change."""
    for update in sheet.updates:
        if update.state_from:
            return update.state_from
    return "planned" if sheet.state == "withdrawn" else sheet.state


def _ahead(planned: dt.datetime | None) -> dt.datetime | None:
    """The moment of a scheduled publication; years later in a demo that is loaded after it."""
    while planned is not None and planned <= timezone.now():
        planned += dt.timedelta(weeks=52)
    return planned


def _by_moment(sheet: shapes.Sheet, published_at: dt.datetime) -> dict[dt.datetime, _Deeds]:
    """What happens when; nothing becomes public before the sheet itself."""
    moments: dict[dt.datetime, _Deeds] = {published_at: _Deeds()}

    def at(moment: dt.datetime) -> _Deeds:
        return moments.setdefault(max(moment, published_at), _Deeds())

    for cost in sheet.costs:
        at(cost.stated_at).cost = cost
    for promise in sheet.promises:
        at(promise.made_at).promise = promise
        if promise.kept_at:
            at(promise.kept_at).kept.append(promise)
    for update in sheet.updates:
        at(update.at).update = update
    return moments


def _do(
    project: Project, deeds: _Deeds, *, sheet: shapes.Sheet, actor: Person, at: dt.datetime
) -> None:
    if deeds.update and deeds.update.state_from:
        actions.change_state(
            actor=actor, project=project, to=sheet.state, reason=deeds.update.why, at=at
        )
    elif deeds.cost or deeds.promise or deeds.update:
        _publish(project, deeds, sheet=sheet, actor=actor, at=at)
    for promise in deeds.kept:
        row = project.promises.get(text=promise.text)
        actions.keep_promise(actor=actor, promise=row, note=promise.note, at=at)


def _publish(
    project: Project, deeds: _Deeds, *, sheet: shapes.Sheet, actor: Person, at: dt.datetime
) -> None:
    _apply_dates(project, sheet, at=at)
    if deeds.cost:
        _apply_cost(project, deeds.cost)
        project.change_reason = deeds.cost.reason if project.live else ""
    if deeds.promise:
        project.feedback = deeds.promise.text
        project.feedback_due = PartialDate.parse(deeds.promise.due)
        if project.live and not deeds.update:
            project.change_note = "Neue Zusage zur Rückkopplung."
            project.change_reason = deeds.promise.text
    if deeds.update:
        project.change_note, project.change_reason = deeds.update.changed, deeds.update.why
    revision = actions.save_draft(actor=actor, project=project, at=at)
    actions.publish_sheet(actor=actor, project=project, revision=revision, at=at)


def _apply_cost(project: Project, cost: shapes.Cost) -> None:
    project.cost_kind = cost.kind
    project.cost_from, project.cost_to = cost.low, cost.high
    project.cost_sources = cost.sources
    project.cost_estimated_on = _partial(cost.estimated_on)
    project.cost_unknown_reason = cost.reason if cost.kind == "unknown" else ""


def _apply_dates(project: Any, sheet: shapes.Sheet, *, at: dt.datetime) -> None:
    """The timetable as it was announced at this moment: later moves have not happened yet."""
    earlier = {
        title: planned
        for update in reversed(sheet.updates)
        if update.at > at
        for title, planned in update.moved
    }
    now = {step.what: step.planned for step in sheet.steps}
    steps = list(project.steps.all())
    for step in steps:
        if step.title in now and step.kind == Step.Kind.STEP:
            step.planned = _partial(earlier.get(step.title, now[step.title]))
    project.steps = steps


def _fill(
    project: Any,
    sheet: shapes.Sheet,
    *,
    directory: Directory,
    resolutions: dict[str, Resolution],
) -> None:
    """The sheet's text and lists, in memory."""
    project.summary, project.description = sheet.summary, sheet.description
    project.state_note, project.source_note = sheet.state_note, sheet.source_note
    project.districts.set([directory.districts[key] for key in sheet.districts])
    project.topics.set([directory.topics[key] for key in sheet.topics])
    project.target_groups.set([directory.target_groups[key] for key in sheet.target_groups])
    project.place = sheet.place
    project.latitude, project.longitude = sheet.latitude, sheet.longitude
    project.participation = sheet.participation
    project.participation_reason = sheet.participation_reason
    project.level, project.room_for_decision = sheet.level, sheet.room_for_decision
    if sheet.process:
        _fill_process(project, sheet.process)
    project.steps = _numbered(_timetable(sheet))
    project.contacts = _numbered(
        [
            Contact(role=contact.role, office=directory.offices[contact.office])
            for contact in sheet.contacts
        ]
    )
    project.resolutions = _numbered(
        [
            ProjectResolution(resolution=resolutions[key], role=role)
            for key, role in sheet.resolutions
        ]
    )
    office = directory.offices[sheet.office]
    project.attachments = _numbered(
        [
            Attachment(picture=_picture(picture, sheet, office), text=picture.alt)
            for picture in sheet.pictures
        ]
    )


def _fill_process(project: Project, process: shapes.Participation) -> None:
    told = (
        ("Beteiligte", process.who),
        ("Grundlage", process.basis),
        ("Online", process.online),
        ("Möglichkeiten", process.possibilities),
    )
    project.formality = process.formality
    project.process = "\n\n".join(f"**{label}:** {text}" for label, text in told if text)
    project.participation_goal = process.aim
    project.participation_from = _partial(process.begins)
    project.participation_until = _partial(process.ends)
    project.participation_cost, project.participation_support = process.cost, process.support
    project.events_note = process.calendar_note


def _timetable(sheet: shapes.Sheet) -> list[Step]:
    steps = [
        Step(
            title=step.what,
            bound=step.bound,
            planned=_partial(step.planned),
            actual=_partial(step.actual),
            is_done=step.state == "done",
        )
        for step in sheet.steps
    ]
    return steps + (_dates(sheet.process) if sheet.process else [])


def _dates(process: shapes.Participation) -> list[Step]:
    """Phases, events and the last day of writing, by date."""
    dates = []
    for phase in process.phases:
        first, last = _partial(phase.begins), _partial(phase.ends)
        end = last or first
        dates.append(
            Step(
                kind=Step.Kind.PHASE if last or phase.bound == "before" else Step.Kind.EVENT,
                title=phase.what,
                note="\n".join(part for part in (phase.content, *phase.topics) if part),
                bound=phase.bound,
                planned=first,
                planned_until=last,
                is_done=end is not None and end.last_day < WRITTEN_ON,
            )
        )
    if process.last_day:
        dates.append(
            Step(
                kind=Step.Kind.DEADLINE,
                title="Letzter Tag für Ihre Hinweise",
                planned=PartialDate.on(process.last_day),
                is_done=process.last_day < WRITTEN_ON,
            )
        )
    return sorted(dates, key=_sort_key)


def _sort_key(step: Step) -> tuple[dt.date, bool]:
    date = step.planned_until or step.planned
    assert date is not None
    return date.last_day, step.bound != Step.Bound.BEFORE


def _picture(picture: shapes.Picture, sheet: shapes.Sheet, office: Office) -> Picture:
    row = Picture(
        title=sheet.title,
        description=picture.alt.removeprefix("Gezeichnetes Bild: "),
        credit="für die Vorführung gezeichnet",
        office=office,
        file=ContentFile(draw(picture.name), name=f"{picture.name}.jpg"),
        **_FOCUS,
    )
    row.file_size = row.file.size
    row.save()
    row.get_file_hash()  # stores it too
    return row


def _numbered(lines: list[Any]) -> list[Any]:
    for number, line in enumerate(lines):
        line.sort_order = number
    return lines


def _partial(text: str) -> PartialDate | None:
    return PartialDate.parse(text) if text else None
