"""The rows behind a fact sheet: read from the tables for a public one, walked for a draft.

A draft's lists exist only in memory; both ways end in the same plain rows.
"""

import datetime as dt
from decimal import Decimal
from typing import Any, NamedTuple

from django.db import DEFAULT_DB_ALIAS
from django.db.models import (
    BigIntegerField,
    BooleanField,
    CharField,
    DateTimeField,
    Field,
    IntegerField,
    Model,
    OuterRef,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.functions import Cast, Concat

from mitsprache.comments.models import Thread
from mitsprache.common.models import PageVersion
from mitsprache.common.partial_dates import PartialDate
from mitsprache.common.prepared import Given, Prepared

from ..models import (
    Attachment,
    Contact,
    CostStatement,
    Project,
    ProjectResolution,
    Promise,
    Step,
    Update,
)

_PLAIN: "Field[Any, Any]" = CharField()
_PK = Given("project", BigIntegerField())


class ContactRow(NamedTuple):
    role: str
    office_id: int | None
    name: str
    email: str
    phone: str


class StepRow(NamedTuple):
    kind: str
    title: str
    note: str
    bound: str
    planned: PartialDate | None
    planned_until: PartialDate | None
    actual: PartialDate | None
    is_done: bool


class AttachmentRow(NamedTuple):
    text: str
    picture_id: int | None
    picture_hash: str | None
    width: int | None
    height: int | None
    credit: str | None
    file_id: int | None
    file_hash: str | None
    file: str | None
    file_size: int | None


class ResolutionRow(NamedTuple):
    role: str
    body: str
    date: PartialDate | None
    number: str
    paper: str | None
    paper_url: str | None
    title: str
    text: str
    url: str


class RecordRow(NamedTuple):
    """A cost statement, an update or a promise; what a kind does not have is empty.

    `text` is what was changed or promised, `note` why it was or how it was kept, `code` the kind
    of costs or when the promise is due, `link` the promise that replaces this one.
    """

    what: str
    pk: int
    at: dt.datetime
    office_id: int | None
    text: str
    note: str
    code: str
    currency: str
    low: Decimal | None
    high: Decimal | None
    until: dt.datetime | None
    link: int | None


class SheetRows(NamedTuple):
    districts: list[int]
    topics: list[int]
    target_groups: list[int]
    contacts: list[ContactRow]
    steps: list[StepRow]
    attachments: list[AttachmentRow]
    resolutions: list[ResolutionRow]


def _columns(model: type[Model], path: str = "") -> list[str]:
    return [f"{path}{field.attname}" for field in model._meta.concrete_fields]


def _version_of(prefix: str, column: str) -> Subquery:
    key = Concat(Value(prefix), Cast(OuterRef(column), CharField()), output_field=CharField())
    counter = PageVersion.objects.filter(key=key).values("version")[:1]
    return Subquery(counter, output_field=IntegerField())


_sheet_at = Prepared(
    lambda: (
        Project.objects.visible_to(None)
        .filter(slug=Given("slug", CharField()))
        .annotate(
            version=_version_of("project:", "pk"), thread_version=_version_of("thread:", "thread")
        )
        .values_list(
            *_columns(Project),
            *_columns(Thread, "thread__"),
            *_columns(CostStatement, "current_cost__"),
            "version",
            "thread_version",
        )
    )
)


class Found(NamedTuple):
    """A public project with its thread and current cost, and the counters of its page."""

    project: Project
    version: int | None
    thread_version: int | None


def sheet_at(slug: str) -> Found | None:
    """The public project at this address; one query."""
    for row in _sheet_at(slug=slug):
        values = list(row)
        project = _made(Project, values)
        project.thread = _made(Thread, values)
        cost = _made(CostStatement, values)
        project.current_cost = cost if cost.pk is not None else None
        return Found(project, *values)
    return None


def _made(model: type[Any], values: list[Any]) -> Any:
    """The first of `values`, which are taken away, as an object read from the database."""
    names = _columns(model)
    made = model.from_db(DEFAULT_DB_ALIAS, names, values[: len(names)])
    del values[: len(names)]
    return made


def _link_query() -> QuerySet[Any, Any]:
    """Contacts, what was chosen from the city's lists, and attachments in one: what a kind does
    not have is empty."""
    empty = Value("", output_field=_PLAIN)
    nothing = Cast(Value(None), BigIntegerField())
    size = Cast(Value(None), IntegerField())
    none = {"hash": empty, "file_key": nothing, "width": size, "height": size, "size": size}
    contacts = (
        Contact.objects.filter(project_id=_PK)
        .order_by()
        .annotate(what=Value("contact", output_field=_PLAIN), **none)
        .values_list(
            "what", "office_id", "sort_order", "pk", "role", "name", "email", "phone", "hash",
            "file_key", "width", "height", "size",
        )
    )  # fmt: skip
    lists = (
        through.objects.filter(project_id=_PK)
        .annotate(what=Value(what, output_field=_PLAIN), place=Cast(Value(0), IntegerField()))
        .annotate(no_role=empty, no_name=empty, no_email=empty, no_phone=empty, **none)
        .values_list(
            "what", column, "place", "pk", "no_role", "no_name", "no_email", "no_phone", "hash",
            "file_key", "width", "height", "size",
        )
        for what, through, column in (
            ("district", Project.districts.through, "district_id"),
            ("topic", Project.topics.through, "topic_id"),
            ("target_group", Project.target_groups.through, "targetgroup_id"),
        )
    )  # fmt: skip
    attachments = (
        Attachment.objects.filter(project_id=_PK)
        .order_by()
        .annotate(what=Value("attachment", output_field=_PLAIN))
        .values_list(
            "what", "picture_id", "sort_order", "pk", "text", "picture__file_hash",
            "picture__credit", "file__file", "file__file_hash", "file_id", "picture__width",
            "picture__height", "file__file_size",
        )
    )  # fmt: skip
    return contacts.union(*lists, attachments, all=True)


_links = Prepared(_link_query)


def _line_query() -> QuerySet[Any, Any]:
    """Steps and resolutions in one: what a kind does not have is empty."""
    empty = Value("", output_field=_PLAIN)
    no_date = Cast(Value(None), _PLAIN)
    steps = (
        Step.objects.filter(project_id=_PK)
        .order_by()
        .annotate(what=Value("step", output_field=_PLAIN), number=empty, paper=empty)
        .annotate(paper_url=empty, url=empty)
        .values_list(
            "what", "sort_order", "pk", "kind", "title", "note", "bound", "planned",
            "planned_until", "actual", "is_done", "number", "paper", "paper_url", "url",
        )
    )  # fmt: skip
    resolutions = (
        ProjectResolution.objects.filter(project_id=_PK)
        .order_by()
        .annotate(what=Value("resolution", output_field=_PLAIN))
        .annotate(until=no_date, actual=no_date, done=Value(False, output_field=BooleanField()))
        .values_list(
            "what", "sort_order", "pk", "role", "resolution__title", "resolution__text",
            "resolution__body__name", "resolution__date", "until", "actual", "done",
            "resolution__number", "resolution__paper__number", "resolution__paper__url",
            "resolution__url",
        )
    )  # fmt: skip
    return steps.union(resolutions, all=True)


_lines = Prepared(_line_query)


def public_rows(pk: int) -> SheetRows:
    """What a public sheet holds; two queries."""
    links: dict[str, list[int]] = {"district": [], "topic": [], "target_group": []}
    contacts: list[ContactRow] = []
    attachments: list[AttachmentRow] = []
    in_order = sorted(_links(project=pk), key=lambda row: (row[2] or 0, row[3]))
    for what, linked, _place, _pk, one, two, three, four, *of_file in in_order:
        if what == "contact":
            contacts.append(ContactRow(one, linked, two, three, four))
        elif what == "attachment":
            file_hash, file_key, width, height, size = of_file
            picture = (one, linked, two, width, height, three)
            attachments.append(AttachmentRow(*picture, file_key, file_hash, four, size))
        else:
            links[what].append(linked)
    steps: list[StepRow] = []
    resolutions: list[ResolutionRow] = []
    for what, _place, _pk, *line in sorted(_lines(project=pk), key=lambda row: row[1:3]):
        kind, title, text, name, date, until, actual, done, number, paper, paper_url, url = line
        if what == "step":
            steps.append(StepRow(kind, title, text, name, date, until, actual, done))
        else:
            resolutions.append(
                ResolutionRow(kind, name, date, number, paper, paper_url, title, text, url)
            )
    return SheetRows(
        districts=links["district"],
        topics=links["topic"],
        target_groups=links["target_group"],
        contacts=contacts,
        steps=steps,
        attachments=attachments,
        resolutions=resolutions,
    )


def drafted_rows(project: Project) -> SheetRows:
    """The same of a draft held in memory."""
    return SheetRows(
        districts=[entry.pk for entry in project.districts.all()],
        topics=[entry.pk for entry in project.topics.all()],
        target_groups=[entry.pk for entry in project.target_groups.all()],
        contacts=[
            ContactRow(line.role, line.office_id, line.name, line.email, line.phone)
            for line in project.contacts.all()
        ],
        steps=[
            StepRow(*(getattr(line, name) for name in StepRow._fields))
            for line in project.steps.all()
        ],
        attachments=[_drafted_attachment(line) for line in project.attachments.all()],
        resolutions=[_drafted_resolution(line) for line in project.resolutions.all()],
    )


def _drafted_attachment(line: Attachment) -> AttachmentRow:
    picture, file = line.picture, line.file
    return AttachmentRow(
        text=line.text,
        picture_id=line.picture_id,
        picture_hash=picture.file_hash if picture else None,
        width=picture.width if picture else None,
        height=picture.height if picture else None,
        credit=picture.credit if picture else None,
        file_id=line.file_id,
        file_hash=file.file_hash if file else None,
        file=file.file.name if file else None,
        file_size=file.file_size if file else None,
    )


def _drafted_resolution(line: ProjectResolution) -> ResolutionRow:
    resolution = line.resolution
    return ResolutionRow(
        role=line.role,
        body=resolution.body.name,
        date=resolution.date,
        number=resolution.number,
        paper=resolution.paper.number if resolution.paper else None,
        paper_url=resolution.paper.url if resolution.paper else None,
        title=resolution.title,
        text=resolution.text,
        url=resolution.url,
    )


def _record_query() -> QuerySet[Any, Any]:
    nothing = Cast(Value(None), IntegerField())
    empty = Value("", output_field=_PLAIN)
    costs = (
        CostStatement.objects.filter(project_id=_PK)
        .order_by()
        .annotate(what=Value("cost", output_field=_PLAIN), none=nothing, link=nothing)
        .annotate(no_text=empty, until=Cast(Value(None), DateTimeField()))
        .values_list(
            "what", "pk", "stated_at", "none", "no_text", "change_reason", "cost_kind",
            "cost_currency", "cost_from", "cost_to", "until", "link",
        )
    )  # fmt: skip
    amount = Cast(Value(None), CostStatement._meta.get_field("cost_from"))
    updates = (
        Update.objects.filter(project_id=_PK)
        .order_by()
        .annotate(kind=Value("update", output_field=_PLAIN), code=empty, currency=empty)
        .annotate(low=amount, high=amount, until=Cast(Value(None), DateTimeField()), link=nothing)
        .values_list(
            "kind", "pk", "at", "office_id", "what", "why", "code", "currency", "low", "high",
            "until", "link",
        )
    )  # fmt: skip
    promises = (
        Promise.objects.filter(project_id=_PK)
        .order_by()
        .annotate(kind=Value("promise", output_field=_PLAIN), currency=empty)
        .annotate(low=amount, high=amount)
        .values_list(
            "kind", "pk", "given_at", "office_id", "text", "kept_note", "due", "currency", "low",
            "high", "kept_at", "replaced_by_id",
        )
    )  # fmt: skip
    return costs.union(updates, promises, all=True)


_records = Prepared(_record_query)


def record_rows(pk: int) -> list[RecordRow]:
    """Cost statements, updates and promises of a project, newest first; one query."""
    rows = [RecordRow(*row) for row in _records(project=pk)]
    return sorted(rows, key=lambda row: (row.at, row.pk), reverse=True)
