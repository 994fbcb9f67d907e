"""The fact sheet: one reading for page, file, API and the preview of a draft."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db.models import (
    CharField,
    DateTimeField,
    IntegerField,
    OuterRef,
    Subquery,
    Value,
)
from django.db.models.functions import Cast, Concat
from django.utils import timezone
from django.utils.translation import get_language

from mitsprache.accounts.rules import is_person
from mitsprache.common.clock import local_day
from mitsprache.common.models import PageVersion
from mitsprache.common.partial_dates import PartialDate
from mitsprache.common.text import render_markdown
from mitsprache.directory.queries import Name, Vocabulary, vocabulary

from ..models import Contact, CostStatement, FormerSlug, Project, Promise, Step, Update
from . import words
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

_LINKS: tuple[tuple[str, Any, str], ...] = (
    ("district", Project.districts.through, "district_id"),
    ("topic", Project.topics.through, "topic_id"),
    ("target_group", Project.target_groups.through, "targetgroup_id"),
)


def project_at(slug: str, *, person: Any) -> Project | None:
    """The project whose sheet stands at this address, if `person` may read it; one query.

    Comes with thread, current cost, and `version` and `thread_version`, the counters that rise
    with every change of the sheet and of its comments.
    """
    return (
        Project.objects.visible_to(person)
        .filter(slug=slug)
        .select_related("thread", "current_cost")
        .annotate(
            version=_version_of("project:", "pk"),
            thread_version=_version_of("thread:", "thread"),
        )
        .first()
    )


def _version_of(prefix: str, column: str) -> Subquery:
    key = Concat(Value(prefix), Cast(OuterRef(column), CharField()), output_field=CharField())
    counter = PageVersion.objects.filter(key=key).values("version")[:1]
    return Subquery(counter, output_field=IntegerField())


def moved_to(slug: str, *, person: Any) -> str | None:
    """Where the sheet that once had this address stands now, if `person` may read it."""
    return (
        FormerSlug.objects.filter(slug=slug, project__in=Project.objects.visible_to(person))
        .values_list("project__slug", flat=True)
        .first()
    )


def fact_sheet(
    project: Project,
    *,
    person: Any,
    from_draft: bool = False,
    today: dt.date | None = None,
) -> FactSheet:
    """Everything the sheet says, in the active language.

    `project` comes through a read door (`project_at`, `editable_by`). With `from_draft` it is a
    draft held in memory: its lists are walked, its costs and feedback are those of the draft and
    its texts are rendered anew. What actions own (updates, promises) is read from the records in
    both cases. `today` (local day) decides what is past, overdue, next.
    """
    today = today or local_day(timezone.now())
    names = vocabulary(get_language() or "de")
    links, contacts = _walked(project) if from_draft else _read(project)
    lines = [words.step_line(step, today) for step in project.steps.all()]
    pictures, documents = _attachments(project)
    costs, updates, promises = _records(project, names, today)
    current = project if from_draft else project.current_cost
    cost = words.cost_line(current) if current is not None else None
    if from_draft and project.feedback:
        drafted = _drafted_promise(project, names, today)
        promises = (drafted, *(line for line in promises if line.text != drafted.text))
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
        state_label=project.get_state_display(),
        state_note=project.state_note,
        office=names.offices.get(project.office_id),
        districts=_chosen(names.districts, links["district"]),
        topics=_chosen(names.topics, links["topic"]),
        target_groups=_chosen(names.target_groups, links["target_group"]),
        place=project.place,
        latitude=project.latitude,
        longitude=project.longitude,
        first_edition=project.first_edition,
        listed_since=project.listed_since,
        published_at=project.published_at,
        updated_on=project.updated_on,
        participation=project.participation,
        participation_label=project.get_participation_display(),
        participation_reason=project.participation_reason,
        level=project.level,
        level_label=project.get_level_display(),
        formality_label=project.get_formality_display(),
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
        cost=cost,
        cost_statements=costs,
        steps=tuple(line for line in lines if line.kind == Step.Kind.STEP),
        dates=tuple(line for line in lines if line.kind != Step.Kind.STEP),
        resolutions=_resolutions(project),
        contacts=tuple(_contact(*row, names=names) for row in contacts),
        pictures=pictures,
        documents=documents,
        updates=updates,
        promises=promises,
        thread_id=project.thread_id,
        text_count=project.thread.text_count,
        may_edit=is_person(person) and person.has_perm("projects.edit_sheet", project),
    )


_Links = dict[str, list[int]]
_ContactRow = tuple[str, int | None, str, str, str]


def _read(project: Project) -> tuple[_Links, list[_ContactRow]]:
    """What a public sheet names from the directory; one query."""
    empty = Value("", output_field=CharField())
    contacts = (
        Contact.objects.filter(project_id=project.pk)
        .order_by()
        .annotate(what=Value("contact", output_field=CharField()))
        .values_list("what", "office_id", "sort_order", "role", "name", "email", "phone")
    )
    nowhere = Cast(Value(0), IntegerField())
    others = (
        through.objects.filter(project_id=project.pk)
        .annotate(what=Value(what, output_field=CharField()), place=nowhere)
        .annotate(no_role=empty, no_name=empty, no_email=empty, no_phone=empty)
        .values_list("what", column, "place", "no_role", "no_name", "no_email", "no_phone")
        for what, through, column in _LINKS
    )
    links: _Links = {what: [] for what, _through, _column in _LINKS}
    rows: list[tuple[int, _ContactRow]] = []
    for what, pk, place, role, name, email, phone in contacts.union(*others, all=True):
        if what == "contact":
            rows.append((place or 0, (role, pk, name, email, phone)))
        else:
            links[what].append(pk)
    return links, [row for _place, row in sorted(rows, key=lambda pair: pair[0])]


def _walked(project: Project) -> tuple[_Links, list[_ContactRow]]:
    """The same of a draft, whose lists exist only in memory."""
    links = {
        "district": [entry.pk for entry in project.districts.all()],
        "topic": [entry.pk for entry in project.topics.all()],
        "target_group": [entry.pk for entry in project.target_groups.all()],
    }
    contacts = [
        (contact.role, contact.office_id, contact.name, contact.email, contact.phone)
        for contact in project.contacts.all()
    ]
    return links, contacts


def _chosen(names: dict[int, Name], ids: Iterable[int]) -> tuple[Name, ...]:
    """The named entries in the city's order."""
    wanted = set(ids)
    return tuple(name for pk, name in names.items() if pk in wanted)


def _contact(
    role: str,
    office_id: int | None,
    name: str,
    email: str,
    phone: str,
    *,
    names: Vocabulary,
) -> ContactLine:
    """A contact; what it leaves open is filled from its office."""
    office = names.offices.get(office_id or 0)
    return ContactLine(
        role=role,
        role_label=str(Contact.Role(role).label) if role in Contact.Role.values else "",
        office=office.name if office else "",
        name=name,
        email=email or (office.email if office else ""),
        phone=phone or (office.phone if office else ""),
    )


def _attachments(
    project: Project,
) -> tuple[tuple[PictureLine, ...], tuple[DocumentLine, ...]]:
    rows = project.attachments.select_related("picture", "file")
    pictures: list[PictureLine] = []
    documents: list[DocumentLine] = []
    for row in rows:
        if row.picture is not None:
            pictures.append(
                PictureLine(
                    id=row.picture.pk,
                    digest=row.picture.file_hash[:8] or "0",
                    alt=row.text,
                    width=row.picture.width,
                    height=row.picture.height,
                    credit=row.picture.credit,
                )
            )
        elif row.file is not None:
            documents.append(
                DocumentLine(
                    title=row.text,
                    address=row.file.address,
                    extension=row.file.file_extension.upper(),
                    size=row.file.file_size or 0,
                )
            )
    return tuple(pictures), tuple(documents)


def _resolutions(project: Project) -> tuple[ResolutionLine, ...]:
    rows = project.resolutions.select_related("resolution__body", "resolution__paper")
    return tuple(
        ResolutionLine(
            role=row.role,
            role_label=row.get_role_display(),
            body=row.resolution.body.name,
            date=row.resolution.date,
            when=row.resolution.date.in_words() if row.resolution.date else "",
            number=row.resolution.number,
            paper=row.resolution.paper.number if row.resolution.paper else "",
            paper_url=row.resolution.paper.url if row.resolution.paper else "",
            title=row.resolution.title,
            text=row.resolution.text,
            url=row.resolution.url,
        )
        for row in rows
    )


def _records(
    project: Project, names: Vocabulary, today: dt.date
) -> tuple[tuple[CostLine, ...], tuple[UpdateLine, ...], tuple[PromiseLine, ...]]:
    """Cost statements (newest first), updates (newest first) and promises; one query."""
    nothing = Cast(Value(None), IntegerField())
    empty = Value("", output_field=CharField())
    never = Cast(Value(None), DateTimeField())
    costs = (
        CostStatement.objects.filter(project_id=project.pk)
        .order_by()
        .annotate(what=Value("cost", output_field=CharField()), none=nothing, link=nothing)
        .annotate(no_text=empty, until=never)
        .values_list(
            "what", "pk", "stated_at", "none", "no_text", "change_reason", "cost_kind",
            "cost_currency", "cost_from", "cost_to", "until", "link",
        )
    )  # fmt: skip
    amount = Cast(Value(None), CostStatement._meta.get_field("cost_from"))
    blank = {"low": amount, "high": amount}
    updates = (
        Update.objects.filter(project_id=project.pk)
        .order_by()
        .annotate(kind=Value("update", output_field=CharField()), code=empty, currency=empty)
        .annotate(**blank, until=never, link=nothing)
        .values_list(
            "kind", "pk", "at", "office_id", "what", "why", "code", "currency", "low", "high",
            "until", "link",
        )
    )  # fmt: skip
    promises = (
        Promise.objects.filter(project_id=project.pk)
        .order_by()
        .annotate(kind=Value("promise", output_field=CharField()), currency=empty, **blank)
        .values_list(
            "kind", "pk", "given_at", "office_id", "text", "kept_note", "due", "currency", "low",
            "high", "kept_at", "replaced_by_id",
        )
    )  # fmt: skip
    found: dict[str, list[Any]] = {"cost": [], "update": [], "promise": []}
    for row in costs.union(updates, promises, all=True):
        found[row[0]].append(row)
    for rows in found.values():
        rows.sort(key=lambda row: (row[2], row[1]), reverse=True)
    return (
        tuple(
            CostLine(
                kind=row[6],
                amount=words.cost_amount(row[6], row[8], row[9], row[7]),
                from_amount=row[8],
                to_amount=row[9],
                currency=row[7],
                stated_at=row[2],
                change_reason=row[5],
            )
            for row in found["cost"]
        ),
        tuple(
            UpdateLine(at=row[2], office=_office(names, row[3]), what=row[4], why=row[5])
            for row in found["update"]
        ),
        _promise_lines(found["promise"], names, today),
    )


def _office(names: Vocabulary, pk: int | None) -> str:
    office = names.offices.get(pk or 0)
    return office.name if office else ""


def _promise_lines(rows: list[Any], names: Vocabulary, today: dt.date) -> tuple[PromiseLine, ...]:
    """The promises that stand, each with the date that it was first given for."""
    earlier = {row[11]: row for row in rows if row[11]}
    lines = []
    for row in rows:
        if row[11]:
            continue
        due = PartialDate.parse(row[6]) if row[6] else None
        first = row
        while first[1] in earlier:
            first = earlier[first[1]]
        before = PartialDate.parse(first[6]).in_words() if first is not row and first[6] else ""
        lines.append(
            promise_line(
                text=row[4],
                due=due,
                kept_at=row[10],
                kept_note=row[5],
                office=_office(names, row[3]),
                earlier_due=before if not due or before != due.in_words() else "",
                today=today,
            )
        )
    return tuple(reversed(lines))


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
