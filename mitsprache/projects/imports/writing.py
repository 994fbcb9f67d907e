"""From rows of text to sheets: every row through the same guard as the editor's button."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from mitsprache.common import audit, clock, tables
from mitsprache.common.cells import Column, Fault, Lists, folded, matched
from mitsprache.common.cells import values as cell_values
from mitsprache.common.permissions import authorize
from mitsprache.directory.models import District, Office, TargetGroup, Topic

from ..actions import SheetRefused, recount
from ..actions.creating import insert_project, store_draft
from ..actions.publishing import publish_imported
from ..models import Contact, CostKind, Project, State, Step
from . import reading
from .columns import COLUMNS, REQUIRED, longest

# All rows are one transaction, and with SQLite nobody else writes while it lasts.
MOST_ROWS_AT_THE_DESK = 500
# Where the guard of publishing speaks of fields that the file fills in another way.
_COLUMN_OF = {"contacts": "contact_email", "cost_kind": "cost_from"}


@dataclass(slots=True)
class RowReport:
    """What became of a row: `published`, `draft`, or `refused` with its faults."""

    line: int
    title: str
    outcome: str = "refused"
    slug: str = ""
    faults: list[Fault] = field(default_factory=list)


@dataclass(slots=True)
class Report:
    """What an import did, or would do. `written` is False for a dry run and after any fault."""

    rows: list[RowReport]
    unknown_columns: list[str]
    dry_run: bool
    written: bool = False

    @property
    def faults(self) -> list[Fault]:
        return [fault for row in self.rows for fault in row.faults]


def import_projects(
    *,
    actor: Any,
    file_name: str,
    data: bytes,
    dry_run: bool = False,
    drafts_only: bool = False,
    at: dt.datetime | None = None,
) -> Report:
    """Make a sheet of each row of the file, all or none; with `dry_run` none, but checked alike.

    Rows are published unless their column says otherwise or `drafts_only` is set. A title that
    the city's list already has is a fault, so that a file imported twice makes no twins. Raises
    NotAllowed for everybody but the coordination, FileRefused for a file that cannot be read or
    has more than MOST_ROWS_AT_THE_DESK rows.
    """
    authorize(actor, "projects.import_projects")
    return _run(
        actor,
        file_name,
        data,
        dry_run=dry_run,
        drafts_only=drafts_only,
        at=at,
        most_rows=MOST_ROWS_AT_THE_DESK,
    )


def import_as_operator(
    *, file_name: str, data: bytes, dry_run: bool = False, drafts_only: bool = False
) -> Report:
    """`import_projects` for whoever may run commands on the server; written down as the system."""
    return _run(
        None,
        file_name,
        data,
        dry_run=dry_run,
        drafts_only=drafts_only,
        at=None,
        most_rows=reading.MOST_ROWS,
    )


def _run(
    actor: Any,
    file_name: str,
    data: bytes,
    *,
    dry_run: bool,
    drafts_only: bool,
    at: dt.datetime | None,
    most_rows: int,
) -> Report:
    table = reading.read(file_name, data)
    if len(table.rows) > most_rows:
        raise tables.too_many(most_rows)
    columns, unknown = matched(table.header, COLUMNS, required=REQUIRED)
    with transaction.atomic():
        at = at or clock.database_now()
        lists = _lists()
        titles = {
            folded(title)
            for title in Project.objects.exclude(state=State.WITHDRAWN).values_list(
                "title", flat=True
            )
        }
        rows = []
        for row in table.rows:
            found = _row(actor, row, columns, lists, titles, drafts_only=drafts_only, at=at)
            rows.append(found)
        report = Report(rows, unknown, dry_run)
        if report.faults or dry_run:
            transaction.set_rollback(True)
            return report
        recount()
        audit.record(
            actor=actor,
            verb="projects.import_projects",
            subject=None,
            at=at,
            changes={"rows": [0, len(rows)]},
        )
        report.written = True
    return report


def _lists() -> Lists:
    kinds: dict[str, Any] = {
        "office": Office,
        "district": District,
        "topic": Topic,
        "target_group": TargetGroup,
    }
    return {
        kind: {
            folded(name): row
            for row in model.objects.filter(is_active=True)
            for name in (row.slug, row.name)
        }
        for kind, model in kinds.items()
    }


def _row(
    actor: Any,
    row: tables.Row,
    columns: Mapping[str, Column],
    lists: Lists,
    titles: set[str],
    *,
    drafts_only: bool,
    at: dt.datetime,
) -> RowReport:
    values, faults = cell_values(row, columns, lists, longest=longest)
    title = values.get("title", "")
    report = RowReport(row.line, title, faults=faults)
    names = {column.code: name for name, column in columns.items()}
    if title and folded(title) in titles:
        message = _("The list already has a project with this title.")
        faults.append(Fault(row.line, names["title"], message))
    titles.add(folded(title))
    for code in REQUIRED:
        if code not in values and not any(fault.column == names[code] for fault in faults):
            faults.append(Fault(row.line, names[code], _("Please fill this in.")))
    if faults:
        return report
    publish = values.get("publish", True) and not drafts_only
    try:
        project = insert_project(
            actor=actor,
            office=values["office"],
            title=title,
            state=values.get("state", State.IDEA),
            at=at,
        )
        _fill(project, values)
        revision = store_draft(actor=actor, project=project, at=at)
        if publish:
            publish_imported(actor=actor, project=project, revision=revision, at=at)
    except SheetRefused as refusal:
        faults.extend(_of_refusal(row.line, refusal, names))
        return report
    report.outcome, report.slug = "published" if publish else "draft", project.slug
    return report


def _fill(project: Project, values: Mapping[str, Any]) -> None:
    for code, value in values.items():
        if code in Project.DRAFTED and code != "title":
            setattr(project, code, value)
    if "cost_kind" not in values and "cost_from" in values:
        project.cost_kind = CostKind.RANGE if "cost_to" in values else CostKind.AMOUNT
    project.cost_currency = project.cost_currency.upper()
    lists: dict[str, Any] = {
        name: values.get(name, []) for name in ("districts", "topics", "target_groups")
    }
    lists["steps"] = [
        Step(sort_order=order, planned=when, title=what)
        for order, (when, what) in enumerate(values.get("steps", []))
    ]
    lists["contacts"] = list(_contacts(project.office, values))
    for name, rows in lists.items():
        setattr(project, name, rows)


def _contacts(office: Office, values: Mapping[str, Any]) -> Iterator[Contact]:
    """The contact for the subject matter is the office itself when the file names nobody."""
    for order, (role, prefix) in enumerate(
        ((Contact.Role.SUBJECT, ""), (Contact.Role.PARTICIPATION, "participation_"))
    ):
        said = {
            part: values.get(f"{prefix}contact_{part}", "") for part in ("name", "email", "phone")
        }
        if any(said.values()):
            in_office = office if role == Contact.Role.SUBJECT else None
            yield Contact(sort_order=order, role=role, office=in_office, **said)
        elif role == Contact.Role.SUBJECT:
            yield Contact(sort_order=order, role=role, office=office)


def _of_refusal(line: int, refusal: SheetRefused, names: Mapping[str, str]) -> Iterator[Fault]:
    for name, messages in refusal.errors.items():
        code = name.partition(".")[0]
        code = _COLUMN_OF.get(code, code)
        german = next((column.german for column in COLUMNS if column.code == code), "")
        for message in messages:
            yield Fault(line, names.get(code, german), message)
