"""All rows of a file into the consultation, or none: in bulk, a few queries per thousand rows."""

import datetime as dt
import hashlib
from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.db import transaction

from mitsprache.common import audit, clock, references, tables
from mitsprache.common.permissions import authorize
from mitsprache.common.text import render_plain

from ...actions import entries, storing
from ...actions.window import Deed, Timing, decide
from ...models import Consultation, Contribution, Contributor, Section
from ...queries.receipts import receipt_hash
from ...signals import contributions_imported
from .known import Incoming, Known, batches
from .report import Outcome, Report
from .rows import Draft, read_rows

MOST_ROWS = 20_000
# All rows are one transaction, and with SQLite nobody else writes while it lasts.
MOST_ROWS_AT_THE_DESK = 5_000


def import_contributions(
    *,
    actor: Any,
    consultation: Consultation,
    file_name: str,
    data: bytes,
    dry_run: bool = False,
    section: Section | None = None,
    at: dt.datetime | None = None,
) -> Report:
    """Put every row of the file on record, all or none; with `dry_run` none, but checked alike.

    `section` (of the draft that is consulted on) takes the rows that name none. What is on record
    already, by its `external_id` or because the same file came in before, stays as it is and is
    counted as known. The deadline refuses nothing: a row's `received_at` decides what is late,
    without one it was received now. No mail is sent. A row is shown unless its column `publish`
    says no; without the column the consultation's way of moderating decides.

    Raises NotAllowed for everybody but the coordination, FileRefused for a file that cannot be
    read or has more than MOST_ROWS_AT_THE_DESK rows, ForeignSection.
    """
    project = consultation.version.document.project
    authorize(actor, "consultations.import_contributions", project)
    return _run(
        actor,
        consultation,
        file_name,
        data,
        dry_run=dry_run,
        section=section,
        at=at,
        most_rows=MOST_ROWS_AT_THE_DESK,
    )


def import_as_operator(
    *,
    consultation: Consultation,
    file_name: str,
    data: bytes,
    dry_run: bool = False,
    section: Section | None = None,
) -> Report:
    """`import_contributions` for whoever may run commands on the server; recorded as the system."""
    return _run(
        None,
        consultation,
        file_name,
        data,
        dry_run=dry_run,
        section=section,
        at=None,
        most_rows=MOST_ROWS,
    )


def _run(
    actor: Any,
    consultation: Consultation,
    file_name: str,
    data: bytes,
    *,
    dry_run: bool,
    section: Section | None,
    at: dt.datetime | None,
    most_rows: int,
) -> Report:
    section = entries.section_of(consultation, section)
    table = tables.read(file_name, data, most_rows=most_rows)
    now = at or clock.database_now()
    reading = read_rows(table, consultation, file_name=file_name, section=section, now=now)
    report = Report(reading.reports, reading.unknown_columns, dry_run)
    digest = hashlib.sha256(data).hexdigest()
    with transaction.atomic():
        consultation = storing.locked(consultation.pk)
        incoming = [_incoming(consultation, draft, digest, now=now) for draft in reading.drafts]
        known = Known(consultation, incoming)
        new = [row for row in incoming if not known.holds(row)]
        if report.faults or dry_run:
            return report
        if new:
            _give_references(new)
            for batch in batches(new):
                _write(consultation, batch, known.authors, actor=actor)
            audit.record(
                actor=actor,
                verb="consultations.import_contributions",
                subject=consultation,
                at=now,
                changes={"rows": [0, len(new)], "file": [None, digest[:16]]},
            )
            storing.changed(consultation.pk)
            contributions_imported.send(Consultation, consultation=consultation, at=now)
        report.written = True
    return report


def _incoming(
    consultation: Consultation, draft: Draft, digest: str, *, now: dt.datetime
) -> Incoming:
    owner, row = f"file:{digest}", str(draft.report.line)
    if draft.external_id:
        owner, row = "external", draft.external_id
    key = storing.stored_key(consultation, owner=owner, submission_key=row)
    return Incoming(draft, key, draft.received_at or now, draft.reference)


def _give_references(rows: Sequence[Incoming]) -> None:
    """A reference for every row that brought none, of the local year in which it was received.

    The counters are moved past those that the file brought, and are held from here on.
    """
    latest: dict[int, int] = {}
    for row in rows:
        if row.reference:
            _prefix, its_year, its_number = row.reference.split("-")
            latest[int(its_year)] = max(int(its_number), latest.get(int(its_year), 0))
    prefix = storing.reference_prefix()
    for year, number in sorted(latest.items()):
        references.keep_clear_of(f"{prefix}-{year:04d}-{number:05d}")
    waiting: dict[int, list[Incoming]] = {}
    for row in rows:
        if not row.reference:
            waiting.setdefault(clock.local_day(row.received_at).year, []).append(row)
    for year, of_year in sorted(waiting.items()):
        given = references.reserve(len(of_year), prefix, year=year)
        for row, reference in zip(of_year, given, strict=True):
            row.reference = reference


def _write(
    consultation: Consultation,
    rows: Sequence[Incoming],
    authors: dict[str, Contributor],
    *,
    actor: Any,
) -> None:
    """Contributors and contributions of the rows; new authors join `authors`."""
    contributors, new = [], []
    for row in rows:
        author = row.draft.author
        contributor = authors.get(author) if author else None
        if contributor is None:
            contributor = _contributor(row.draft)
            new.append(contributor)
            if author:
                authors[author] = contributor
        contributors.append(contributor)
    Contributor.objects.bulk_create(new)
    Contribution.objects.bulk_create(
        [
            _contribution(consultation, row, contributor, actor=actor)
            for row, contributor in zip(rows, contributors, strict=True)
        ]
    )


def _contributor(draft: Draft) -> Contributor:
    return Contributor(
        kind=Contributor.Kind.PAPER,
        name=draft.name,
        email=draft.email,
        organisation=draft.organisation,
    )


def _contribution(
    consultation: Consultation, row: Incoming, contributor: Contributor, *, actor: Any
) -> Contribution:
    draft, report = row.draft, row.draft.report
    timing = decide(consultation, deed=Deed.ON_RECORD, at=row.received_at)
    held = report.outcome == Outcome.HELD
    made = Contribution(
        reference=row.reference,
        consultation=consultation,
        section=draft.section,
        kind=draft.wording.kind,
        text=draft.wording.text,
        html=render_plain(draft.wording.text),
        proposed_wording=draft.wording.proposed_wording,
        language=settings.LANGUAGE_CODE,
        channel=draft.channel,
        received_at=row.received_at,
        late=timing is Timing.LATE,
        contributor=contributor,
        state=Contribution.State.HELD if held else Contribution.State.RECEIVED,
        staff_only=report.outcome == Outcome.STAFF_ONLY,
        submission_key=row.key,
        external_id=draft.external_id,
        import_verdict=draft.verdict,
        import_reason=draft.reason,
        entered_by=actor,
    )
    made.receipt_hash = receipt_hash(made)
    report.reference = row.reference
    return made
