"""What a feedback report says, made of the records alone: the same whenever it is made.

Amounts stay decimals from the record to the text; dates are local days.
"""

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from django.db.models import OuterRef, Subquery

from mitsprache.common import audit, clock, money
from mitsprache.common.partial_dates import PartialDate
from mitsprache.projects.models import Project, Promise

from ..models import Measure, MeasureRecord, Report
from ..models.money import AMOUNTS
from ..states import ENDED

# In the order in which a council asks for them.
STATES = tuple(Measure.State.values)


def content_of(project: Project, cut_off: dt.date, previous: Report | None) -> str:
    """The report as canonical JSON: the state of every public measure of `project` at the end of
    the local day `cut_off`, its money, what has changed since `previous`, and promises.

    Keys: `cut_off`, `previous`, `measures`, `states`, `money`, `changes`, `promises`. Four
    queries, however many measures.
    """
    measures = measures_at(project, cut_off)
    before = json.loads(previous.content) if previous is not None else None
    content = {
        "cut_off": cut_off.isoformat(),
        "previous": before["cut_off"] if before else None,
        "measures": measures,
        "states": _states(measures),
        "money": _money(measures),
        "changes": _changes(before["measures"], measures) if before else [],
        "promises": _promises(project, measures, cut_off),
    }
    return audit.canonical(content)


def measures_at(project: Project, day: dt.date) -> list[dict[str, Any]]:
    """The public measures as they stood at the end of a local day, by field and number."""
    end = clock.end_of_local_day(day)
    last = MeasureRecord.objects.filter(measure=OuterRef("measure"), at__lt=end)
    rows = MeasureRecord.objects.filter(
        measure__project=project,
        pk=Subquery(last.order_by("-at", "-pk").values("pk")[:1]),
        is_public=True,
    )
    found = [json.loads(text) for text in rows.values_list("content", flat=True)]
    return sorted(found, key=_place)


def _place(measure: Mapping[str, Any]) -> tuple[Any, ...]:
    field = measure["field"]
    where = (0, field["order"], field["number"]) if field else (1, 0, "")
    return (*where, natural(measure["number"]), measure["id"])


def natural(number: str) -> tuple[tuple[int, str], ...]:
    """A printed number for sorting: M 2.10 stands after M 2.9."""
    parts: list[tuple[int, str]] = []
    word = ""
    for mark in f"{number}\0":
        if word and mark.isdecimal() != word[-1].isdecimal():
            parts.append((int(word), "") if word.isdecimal() else (-1, word))
            word = ""
        word += mark
    return tuple(parts)


def _states(measures: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """How many measures of each field are in each state; the last row is of all of them."""
    fields: dict[str, dict[str, Any]] = {}
    total = dict.fromkeys(STATES, 0)
    for measure in measures:
        field = measure["field"]
        key = f"{field['number']} {field['name']}" if field else ""
        row = fields.setdefault(key, {"field": key, **dict.fromkeys(STATES, 0), "all": 0})
        row[measure["state"]] += 1
        row["all"] += 1
        total[measure["state"]] += 1
    return [*fields.values(), {"field": None, **total, "all": sum(total.values())}]


def _money(measures: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Sums by year and by source, and of all; and how many measures do not know their costs.

    What nobody has stated is None, never zero.
    """
    lines = [line for measure in measures for line in measure["money"]]
    return {
        "years": _by(lines, "year"),
        "sources": _by(lines, "source"),
        "total": _sums(lines),
        "unknown": sum(not measure["money"] for measure in measures),
    }


def _by(lines: Iterable[Mapping[str, Any]], key: str) -> list[dict[str, Any]]:
    found: dict[Any, list[Mapping[str, Any]]] = defaultdict(list)
    for line in lines:
        found[line[key]].append(line)
    return [{key: name, **_sums(found[name])} for name in sorted(found)]


def _sums(lines: Iterable[Mapping[str, Any]]) -> dict[str, str | None]:
    """The sum of each kind as decimal text."""
    listed = [amounts_of(line) for line in lines]
    sums = {name: money.total(one[name] for one in listed) for name in AMOUNTS}
    return {name: None if value is None else f"{value:.2f}" for name, value in sums.items()}


def amounts_of(line: Mapping[str, Any]) -> dict[str, Decimal | None]:
    """The amounts of a line or a sum of a report's content."""
    return {name: None if line[name] is None else Decimal(line[name]) for name in AMOUNTS}


def _changes(
    before: Sequence[Mapping[str, Any]], now: Sequence[Mapping[str, Any]]
) -> list[dict[str, Any]]:
    """What is new, gone, in another state, at another date or with other money."""
    old = {measure["id"]: measure for measure in before}
    found = []
    for measure in now:
        earlier = old.pop(measure["id"], None)
        if earlier is None:
            found.append(_change(measure, "new"))
            continue
        if measure["state"] != earlier["state"]:
            found.append(_change(measure, "state", earlier["state"], measure["state"]))
        if measure["planned_end"] != earlier["planned_end"]:
            dates = earlier["planned_end"], measure["planned_end"]
            found.append(_change(measure, "planned_end", *dates))
        sums = [_sums(one["money"]) for one in (earlier, measure)]
        for name in AMOUNTS:
            if sums[0][name] != sums[1][name]:
                found.append(_change(measure, name, sums[0][name], sums[1][name]))
    found += [_change(measure, "gone") for measure in old.values()]
    return found


def _change(
    measure: Mapping[str, Any], kind: str, old: str | None = None, new: str | None = None
) -> dict[str, Any]:
    given = {key: measure[key] for key in ("id", "number", "title")}
    return {**given, "kind": kind, "old": old, "new": new}


def _promises(
    project: Project, measures: Iterable[Mapping[str, Any]], day: dt.date
) -> list[dict[str, Any]]:
    """What was promised with a date, and whether it was kept: by the sheet, the ends of measures
    and their milestones.

    `kept`: done by its day. `kept_late`: done after it. `open`: its day is yet to come. `late`:
    its day has passed. `broken`: given up, because the measure was stopped or, after its day, the
    sheet promised another day instead.
    """
    end = clock.end_of_local_day(day)
    rows = Promise.objects.filter(project=project, given_at__lt=end).select_related("replaced_by")
    found: list[dict[str, Any]] = []
    for row in rows.order_by("due_by", "pk"):
        kept = clock.local_day(row.kept_at) if row.kept_at and row.kept_at < end else None
        newer = row.replaced_by if row.replaced_by and row.replaced_by.given_at < end else None
        if newer is not None and row.due_by and clock.local_day(newer.given_at) <= row.due_by:
            continue  # in time for another day: the newer one counts
        state = promise_state(row.due_by, kept, day, given_up=newer is not None)
        found.append(_promise("promise", row.text, row.due, kept, state))
    for measure in measures:
        found += _of_measure(measure, day)
    return found


def _of_measure(measure: Mapping[str, Any], day: dt.date) -> Iterable[dict[str, Any]]:
    stopped = measure["state"] == Measure.State.STOPPED
    name = f"{measure['number']} {measure['title']}".strip()
    if measure["planned_end"]:
        due = PartialDate.parse(measure["planned_end"])
        kept = None
        if measure["state"] == Measure.State.FINISHED:
            ended = measure["actual_end"]
            kept = PartialDate.parse(ended).last_day if ended else due.last_day
            if not ended and measure["updated_on"]:
                kept = dt.date.fromisoformat(measure["updated_on"])
        state = promise_state(due.last_day, kept, day, given_up=stopped)
        yield _promise("measure", name, due, kept, state, measure["id"])
    for milestone in measure["milestones"]:
        due = PartialDate.parse(milestone["planned"])
        reached = milestone["reached"]
        kept = PartialDate.parse(reached).last_day if reached else None
        given_up = measure["state"] in ENDED and kept is None
        state = promise_state(due.last_day, kept, day, given_up=given_up)
        text = f"{name}: {milestone['title']}"
        yield _promise("milestone", text, due, kept, state, measure["id"])


def _promise(
    kind: str,
    text: str,
    due: PartialDate | None,
    kept: dt.date | None,
    state: str,
    measure: int | None = None,
) -> dict[str, Any]:
    return {
        "kind": kind,
        "text": text,
        "due": due.iso if due else None,
        "kept_on": kept.isoformat() if kept else None,
        "state": state,
        "measure": measure,
    }


def promise_state(
    due: dt.date | None, kept: dt.date | None, today: dt.date, *, given_up: bool = False
) -> str:
    """`kept`, `kept_late`, `broken` (given up), `late` or `open`; days are local and inclusive."""
    if kept is not None:
        return "kept" if due is None or kept <= due else "kept_late"
    if given_up:
        return "broken"
    return "late" if due is not None and due < today else "open"
