"""The fact sheet: one reading for page, file, API and the preview of a draft."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from django.utils import timezone
from django.utils.translation import get_language

from mitsprache.accounts.rules import is_person
from mitsprache.common.clock import local_day
from mitsprache.common.partial_dates import PartialDate
from mitsprache.common.text import render_markdown
from mitsprache.content.models import file_address
from mitsprache.directory.queries import Name, Vocabulary, vocabulary

from ..models import Contact, FormerSlug, Project, ProjectResolution, Step
from . import rows, words
from .shapes import (
    ContactLine,
    CostLine,
    DocumentLine,
    FactSheet,
    PictureLine,
    PromiseLine,
    ResolutionLine,
    UpdateLine,
)


def moved_to(slug: str, *, person: Any) -> str | None:
    """Where the sheet that once had this address stands now, if `person` may read it."""
    return (
        FormerSlug.objects.filter(slug=slug, project__in=Project.objects.visible_to(person))
        .values_list("project__slug", flat=True)
        .first()
    )


def fact_sheet(
    project: Project, *, person: Any, from_draft: bool = False, today: dt.date | None = None
) -> FactSheet:
    """Everything the sheet says, in the active language.

    `project` comes through a read door (`sheet_at`, `editable_by`). With `from_draft` it is a
    draft held in memory: its lists are walked, its costs and feedback are those of the draft and
    its texts are rendered anew. What actions own (updates, promises) is read from the records in
    both cases. `today` (local day) decides what is past, overdue, next.
    """
    today = today or local_day(timezone.now())
    names = vocabulary(get_language() or "de")
    held = rows.drafted_rows(project) if from_draft else rows.public_rows(project.pk)
    lines = [words.step_line(step, today) for step in held.steps]
    pictures, documents = _attachments(held.attachments)
    records = rows.record_rows(project.pk)
    promises = _promise_lines(_of("promise", records), names, today)
    if from_draft and project.feedback:
        drafted = _drafted_promise(project, names, today)
        promises = (drafted, *(line for line in promises if line.text != drafted.text))
    current = project if from_draft else project.current_cost
    return FactSheet(
        id=project.pk or 0,
        slug=project.slug,
        title=project.title,
        summary=project.summary,
        description_html=(
            render_markdown(project.description) if from_draft else project.description_html
        ),
        source_note=project.source_note,
        state=project.state,
        state_label=_label(project, "state"),
        state_note=project.state_note,
        office=names.offices.get(project.office_id),
        districts=_chosen(names.districts, held.districts),
        topics=_chosen(names.topics, held.topics),
        target_groups=_chosen(names.target_groups, held.target_groups),
        place=project.place,
        latitude=project.latitude,
        longitude=project.longitude,
        first_edition=project.first_edition,
        listed_since=project.listed_since,
        published_at=project.published_at,
        updated_on=project.updated_on,
        participation=project.participation,
        participation_label=_label(project, "participation"),
        participation_reason=project.participation_reason,
        level=project.level,
        level_label=_label(project, "level"),
        formality_label=_label(project, "formality"),
        room_for_decision=project.room_for_decision,
        participation_goal=project.participation_goal,
        process_html=render_markdown(project.process) if from_draft else project.process_html,
        participation_when=words.when_in_words(
            Step.Bound.ON, project.participation_from, project.participation_until
        ),
        participation_lead=project.participation_lead,
        advisory_board=project.advisory_board,
        participation_cost=project.participation_cost,
        participation_support=project.participation_support,
        events_note=project.events_note,
        cost=words.cost_line(current) if current is not None else None,
        cost_statements=tuple(_cost(row) for row in _of("cost", records)),
        steps=tuple(line for line in lines if line.kind == Step.Kind.STEP),
        dates=tuple(line for line in lines if line.kind != Step.Kind.STEP),
        resolutions=tuple(_resolution(row) for row in held.resolutions),
        contacts=tuple(_contact(row, names) for row in held.contacts),
        pictures=pictures,
        documents=documents,
        updates=tuple(
            UpdateLine(at=row.at, office=_office(names, row.office_id), what=row.text, why=row.note)
            for row in _of("update", records)
        ),
        promises=promises,
        thread_id=project.thread_id,
        text_count=project.thread.text_count,
        may_edit=is_person(person) and person.has_perm("projects.edit_sheet", project),
    )


def _label(project: Project, name: str) -> str:
    """As `get_<name>_display`, which puts all choices into a dictionary each time."""
    value = getattr(project, name)
    field: Any = Project._meta.get_field(name)
    return next((str(label) for code, label in field.flatchoices if code == value), str(value))


def _of(what: str, records: Iterable[rows.RecordRow]) -> list[rows.RecordRow]:
    return [row for row in records if row.what == what]


def _chosen(names: dict[int, Name], ids: Sequence[int]) -> tuple[Name, ...]:
    """The named entries in the city's order."""
    wanted = set(ids)
    return tuple(name for pk, name in names.items() if pk in wanted) if wanted else ()


def _office(names: Vocabulary, pk: int | None) -> str:
    office = names.offices.get(pk or 0)
    return office.name if office else ""


def _contact(row: rows.ContactRow, names: Vocabulary) -> ContactLine:
    """A contact; what it leaves open is filled from its office."""
    office = names.offices.get(row.office_id or 0)
    return ContactLine(
        role=row.role,
        role_label=str(Contact.Role(row.role).label) if row.role in Contact.Role.values else "",
        office=office.name if office else "",
        name=row.name,
        email=row.email or (office.email if office else ""),
        phone=row.phone or (office.phone if office else ""),
    )


def _attachments(
    attached: Iterable[rows.AttachmentRow],
) -> tuple[tuple[PictureLine, ...], tuple[DocumentLine, ...]]:
    pictures: list[PictureLine] = []
    documents: list[DocumentLine] = []
    for row in attached:
        if row.picture_id is not None:
            pictures.append(
                PictureLine(
                    id=row.picture_id,
                    digest=(row.picture_hash or "")[:8] or "0",
                    alt=row.text,
                    width=row.width or 1,
                    height=row.height or 1,
                    credit=row.credit or "",
                )
            )
        elif row.file_id is not None:
            name = (row.file or "").rpartition("/")[2]
            documents.append(
                DocumentLine(
                    title=row.text,
                    address=file_address(row.file_id, row.file_hash or "0", name),
                    extension=name.rpartition(".")[2].upper(),
                    size=row.file_size or 0,
                )
            )
    return tuple(pictures), tuple(documents)


def _resolution(row: rows.ResolutionRow) -> ResolutionLine:
    return ResolutionLine(
        role=row.role,
        role_label=str(ProjectResolution.Role(row.role).label),
        body=row.body,
        date=row.date,
        when=row.date.in_words() if row.date else "",
        number=row.number,
        paper=row.paper or "",
        paper_url=row.paper_url or "",
        title=row.title,
        text=row.text,
        url=row.url,
    )


def _cost(row: rows.RecordRow) -> CostLine:
    return CostLine(
        kind=row.code,
        amount=words.cost_amount(row.code, row.low, row.high, row.currency),
        from_amount=row.low,
        to_amount=row.high,
        currency=row.currency,
        stated_at=row.at,
        change_reason=row.note,
    )


def _promise_lines(
    given: list[rows.RecordRow], names: Vocabulary, today: dt.date
) -> tuple[PromiseLine, ...]:
    """The promises that stand, oldest first, each with the date that it was first given for."""
    replaced = {row.link: row for row in given if row.link}
    lines = []
    for row in reversed(given):
        if row.link:
            continue
        first = row
        while first.pk in replaced:
            first = replaced[first.pk]
        earlier = PartialDate.parse(first.code) if first.code else None
        due = PartialDate.parse(row.code) if row.code else None
        lines.append(
            promise_line(
                text=row.text,
                due=due,
                kept_at=row.until,
                kept_note=row.note,
                office=_office(names, row.office_id),
                earlier_due=earlier.in_words() if earlier and earlier != due else "",
                today=today,
            )
        )
    return tuple(lines)


def promise_line(
    *,
    text: str,
    due: PartialDate | None,
    kept_at: dt.datetime | None,
    kept_note: str,
    office: str,
    today: dt.date,
    earlier_due: str = "",
) -> PromiseLine:
    """A promise as it stands today: late from the first day after the promised period."""
    late = kept_at is None and due is not None and due.last_day < today
    running = due is not None and due.first_day <= today <= due.last_day
    return PromiseLine(
        text=text,
        due=due.in_words() if due else "",
        state="kept" if kept_at else "late" if late else "due" if running else "open",
        late_since=due.last_day + dt.timedelta(days=1) if late and due else None,
        kept_at=kept_at,
        kept_note=kept_note,
        office=office,
        earlier_due=earlier_due,
    )


def _drafted_promise(project: Project, names: Vocabulary, today: dt.date) -> PromiseLine:
    return promise_line(
        text=project.feedback,
        due=project.feedback_due,
        kept_at=None,
        kept_note="",
        office=_office(names, project.office_id),
        today=today,
    )
