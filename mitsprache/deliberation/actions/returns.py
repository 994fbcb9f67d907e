"""The sheet that a group filled in becomes its recommendations: all of them, or none."""

import datetime as dt
import hashlib
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from django.db import transaction

from mitsprache.common import audit, clock
from mitsprache.common.cells import Fault
from mitsprache.common.permissions import authorize
from mitsprache.common.text import tidy_line

from ..imports import return_sheet
from ..imports.columns import Stamp
from ..imports.report import Outcome, Report
from ..imports.return_sheet import Filled, OnTable
from ..models import (
    Assignment,
    Case,
    CaseContribution,
    Packet,
    Recommendation,
    ReturnSheet,
    Sitting,
)
from .discussing import add_note, discuss_cases, plan_sitting
from .keeping import MOST_AT_ONCE
from .recommending import recommend
from .refusals import DeliberationRefused

FILE_NAME_LENGTH = 200


class _Refused(Exception):
    """An action said no; nothing of the sheet stays."""


def apply_return_sheet(
    *,
    actor: Any,
    packet: Packet,
    file_name: str,
    data: bytes,
    dry_run: bool = False,
    replace_newer: bool = False,
    at: dt.datetime | None = None,
) -> Report:
    """Write down what a group recommends in the sheet of its packet, all rows or none.

    With `dry_run` nothing is written, but everything is checked alike. What the group has
    recommended since the sheet went out, or what came to it anew, is replaced only with
    `replace_newer`, and then named in ReturnSheet.replaced; decided cases never are. The same
    file again changes nothing. Raises NotAllowed, FileRefused (it cannot be read).
    """
    authorize(actor, "deliberation.import_return_sheet", packet.group)
    at = at or clock.database_now()
    digest = hashlib.sha256(data).hexdigest()
    report = Report([], [], dry_run)
    try:
        with transaction.atomic():
            # In the order of their keys, as every deed on cases does.
            known = _on_table(packet)
            if packet.returns.filter(digest=digest).exists():
                report.known = True
                return report
            reading = return_sheet.read(
                file_name,
                data,
                packet,
                known,
                today=clock.local_day(at),
                replace_newer=replace_newer,
            )
            report.rows, report.unknown_columns = reading.reports, reading.unknown_columns
            if report.faults or dry_run:
                return report
            _write(reading.filled, packet, actor=actor, at=at)
            _keep(packet, file_name, digest, report, actor=actor, at=at)
    except _Refused:
        return report
    report.written = True
    return report


def _on_table(packet: Packet) -> OnTable:
    """The packet's cases, locked, and what is known of them. Five queries."""
    entries = list(packet.cases.all())
    keys = [entry.case_id for entry in entries]
    locked = Case.objects.select_for_update(no_key=True, of=("self",)).filter(pk__in=keys)
    cases = list(locked.order_by("pk"))
    references = defaultdict(list)
    links = CaseContribution.objects.filter(case__in=keys)
    for case, reference in links.values_list("case", "contribution__reference"):
        references[case].append(reference)
    of_group = {"case__in": keys, "group": packet.group_id}
    given = Recommendation.objects.filter(**of_group).select_related("sitting").order_by("at", "pk")
    then = {entry.case_id: entry.revision for entry in entries}
    before: dict[int, int] = {}
    advices: dict[int, Recommendation] = {}
    for advice in given:
        if advice.at <= packet.at:
            before[advice.case_id] = advice.pk
        if advice.replaced_at is None:
            advices[advice.case_id] = advice
    assigned = Assignment.objects.filter(until=None, **of_group)
    return OnTable(
        cases={case.code: case for case in cases},
        references=references,
        advices=advices,
        assigned={one.case_id: one for one in assigned},
        # Where the sheet does not say itself what it was made of.
        stamps={key: Stamp(revision, before.get(key, 0)) for key, revision in then.items()},
    )


def _write(rows: Sequence[Filled], packet: Packet, *, actor: Any, at: dt.datetime) -> None:
    """One deed after the other, in the order of the cases' keys. Raises _Refused."""
    rows = sorted(rows, key=lambda row: row.case.pk)
    said = [row for row in rows if row.report.outcome != Outcome.NOTED]
    days = sorted({row.day for row in said if row.day is not None})
    sittings = {day: plan_sitting(actor=actor, group=packet.group, day=day, at=at) for day in days}
    for row in rows:
        try:
            _write_row(row, packet, sittings, actor=actor, at=at)
        except DeliberationRefused as refusal:
            row.report.faults.append(Fault(row.report.line, "", str(refusal)))
            row.report.outcome = Outcome.REFUSED
            raise _Refused from refusal
    _discuss(said, sittings, actor=actor, at=at)


def _write_row(
    row: Filled,
    packet: Packet,
    sittings: dict[dt.date, Sitting],
    *,
    actor: Any,
    at: dt.datetime,
) -> None:
    if row.report.outcome == Outcome.RECOMMENDED:
        recommend(
            actor=actor,
            case=row.case,
            revision=row.case.revision,
            group=packet.group,
            verdict=row.verdict,
            reason=row.reason,
            sitting=sittings[row.day] if row.day is not None else None,
            votes=row.votes,
            at=at,
        )
    if row.note:
        add_note(actor=actor, case=row.case, text=row.note, group=packet.group, at=at)


def _discuss(
    rows: Sequence[Filled], sittings: dict[dt.date, Sitting], *, actor: Any, at: dt.datetime
) -> None:
    """What was talked about without a result."""
    by_day: dict[dt.date, list[Filled]] = defaultdict(list)
    for row in rows:
        if row.report.outcome == Outcome.DISCUSSED and row.day is not None:
            by_day[row.day].append(row)
    for day, some in by_day.items():
        for start in range(0, len(some), MOST_AT_ONCE):
            chosen = {row.case.pk: row.case.revision for row in some[start : start + MOST_AT_ONCE]}
            discuss_cases(actor=actor, sitting=sittings[day], chosen=chosen, at=at)


def _keep(
    packet: Packet, file_name: str, digest: str, report: Report, *, actor: Any, at: dt.datetime
) -> None:
    counts = report.counts
    sheet = ReturnSheet.objects.create(
        packet=packet,
        file_name=tidy_line(file_name)[-FILE_NAME_LENGTH:],
        digest=digest,
        rows=len(report.rows),
        replaced=report.replaced,
        at=at,
        by=actor,
    )
    audit.record(
        actor=actor,
        verb="deliberation.import_return_sheet",
        subject=sheet,
        at=at,
        changes={
            "packet": [None, packet.pk],
            "recommended": [0, counts[Outcome.RECOMMENDED]],
            "replaced": [0, len(report.replaced)],
        },
    )
