"""What a feedback report says, in words: the same for its page, the large view, PDF and Word.

Made of the report's frozen content alone, in the active language; files are made in German.
"""

import datetime as dt
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mitsprache.common import money
from mitsprache.common.partial_dates import PartialDate

from ..models import Measure, Report
from ..models.money import AMOUNT_LABELS, AMOUNTS
from ..queries.report import STATES

# What was broken first: nobody has to look for it.
PROMISES = ("broken", "late", "kept_late", "kept", "open")
_DASH = "–"


@dataclass(frozen=True, slots=True)
class Table:
    """A table of numbers; the last row is of all of them."""

    caption: str
    head: Sequence[str]
    rows: Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and what is said under it."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class MeasureTold:
    """A measure as it stood; `state` is the code beside its word."""

    key: int
    slug: str
    name: str
    state: str
    state_label: str
    text: str
    facts: Sequence[Fact]
    milestones: Sequence[str]


@dataclass(frozen=True, slots=True)
class FieldTold:
    """The measures of a field."""

    heading: str
    measures: Sequence[MeasureTold]


@dataclass(frozen=True, slots=True)
class PromisesTold:
    """Promises that went the same way; `code` is one of PROMISES."""

    code: str
    heading: str
    items: Sequence[str]


@dataclass(frozen=True, slots=True)
class Told:
    """A whole report. `since` names the report that the changes are told against."""

    title: str
    project: str
    as_of: str
    note: str
    count: int
    sums: Sequence[Fact]
    states: Table
    years: Table
    sources: Table
    unknown: str
    since: str
    changes: Sequence[str]
    promises: Sequence[PromisesTold]
    fields: Sequence[FieldTold]
    digest: str


def told(report: Report) -> Told:
    """The report (with its project) in words."""
    content = json.loads(report.content)
    measures = content["measures"]
    unknown = content["money"]["unknown"]
    return Told(
        title=report.title,
        project=report.project.title,
        as_of=_("As of %(day)s") % {"day": _day(report.cut_off)},
        note=report.note,
        count=len(measures),
        sums=[
            Fact(label, euros(content["money"]["total"][code]))
            for code, label in zip(AMOUNTS, amount_labels(), strict=True)
        ],
        states=_states(content["states"]),
        years=_money(
            _("Money by year, in euros"), _("Year"), content["money"]["years"], "year", content
        ),
        sources=_money(
            _("Money by source of funds, in euros"),
            _("Source of funds"),
            content["money"]["sources"],
            "source",
            content,
        ),
        unknown=_unknown(unknown) if unknown else "",
        since=_since(content["previous"]),
        changes=list(_changes(content["changes"])),
        promises=list(_promises(content["promises"])),
        fields=list(_fields(measures)),
        digest=report.digest,
    )


def state_label(state: str) -> str:
    return capfirst(str(Measure.State(state).label))


def amount_labels() -> list[str]:
    return [capfirst(str(AMOUNT_LABELS[code])) for code in AMOUNTS]


def euros(amount: str | None) -> str:
    return f"{money.in_words(Decimal(amount))} €" if amount is not None else _DASH


def _day(day: dt.date) -> str:
    return date_format(day, "DATE_FORMAT")


def _partial(iso: str | None) -> str:
    return PartialDate.parse(iso).in_words() if iso else ""


def _unknown(number: int) -> str:
    words = ngettext(
        "For %(number)d measure the money is not yet known; it stands in no sum.",
        "For %(number)d measures the money is not yet known; they stand in no sum.",
        number,
    )
    return words % {"number": number}


def _since(day: str | None) -> str:
    if day is None:
        return ""
    return _("What has changed since %(day)s") % {"day": _day(dt.date.fromisoformat(day))}


def _states(rows: Iterable[Mapping[str, Any]]) -> Table:
    listed = []
    for row in rows:
        name = _("All") if row["field"] is None else row["field"] or _("without an action field")
        listed.append([name, *(str(row[state]) for state in STATES), str(row["all"])])
    head = [_("Action field"), *(state_label(state) for state in STATES), _("All")]
    return Table(_("Measures of each field by state"), head, listed)


def _money(
    caption: str, head: str, rows: Iterable[Mapping[str, Any]], key: str, content: Mapping[str, Any]
) -> Table:
    listed = [[str(row[key]), *(euros(row[code]) for code in AMOUNTS)] for row in rows]
    total = [_("All"), *(euros(content["money"]["total"][code]) for code in AMOUNTS)]
    return Table(caption, [head, *amount_labels()], [*listed, total] if listed else [])


def _name(one: Mapping[str, Any]) -> str:
    return f"{one['number']} {one['title']}".strip()


def _changes(rows: Iterable[Mapping[str, Any]]) -> Iterable[str]:
    """A line for each measure with all that has changed about it."""
    found: dict[int, list[Mapping[str, Any]]] = {}
    for one in rows:
        found.setdefault(one["id"], []).append(one)
    for of_measure in found.values():
        said = "; ".join(_change(one) for one in of_measure)
        yield f"{_name(of_measure[0])}: {said}"


def _change(one: Mapping[str, Any]) -> str:
    """A change in words; what was not stated before is said so."""
    kind, old, new = one["kind"], one["old"], one["new"]
    if kind == "new":
        return _("new in this report")
    if kind == "gone":
        return _("no longer in the register")
    if kind == "state":
        return _("%(old)s, now %(new)s") % {"old": state_label(old), "new": state_label(new)}
    if kind == "planned_end":
        nothing = _("without a date")
        dates = {"old": _partial(old) or nothing, "new": _partial(new) or nothing}
        return _("planned end %(old)s, now %(new)s") % dates
    amounts = {"old": euros(old), "new": euros(new), "what": str(AMOUNT_LABELS[kind])}
    return _("%(what)s %(old)s, now %(new)s") % amounts


def promise_heading(code: str) -> str:
    return {
        "broken": _("Given up"),
        "late": _("Overdue"),
        "kept_late": _("Kept, but late"),
        "kept": _("Kept"),
        "open": _("Still to come"),
    }[code]


def _promises(rows: Sequence[Mapping[str, Any]]) -> Iterable[PromisesTold]:
    for code in PROMISES:
        items = [_promise(one) for one in rows if one["state"] == code]
        if items:
            heading = f"{promise_heading(code)} ({len(items)})"
            yield PromisesTold(code, heading, items)


def _promise(one: Mapping[str, Any]) -> str:
    given = {"what": one["text"], "due": _partial(one["due"])}
    if one["kept_on"]:
        given["kept"] = _day(dt.date.fromisoformat(one["kept_on"]))
        if given["due"]:
            return _("%(what)s: promised for %(due)s, kept on %(kept)s") % given
        return _("%(what)s: kept on %(kept)s") % given
    if given["due"]:
        return _("%(what)s: promised for %(due)s") % given
    return str(one["text"])


def _fields(measures: Iterable[Mapping[str, Any]]) -> Iterable[FieldTold]:
    found: dict[str, list[MeasureTold]] = {}
    for one in measures:
        field = one["field"]
        heading = f"{field['number']} {field['name']}" if field else _("without an action field")
        found.setdefault(heading, []).append(_measure(one))
    for heading, listed in found.items():
        yield FieldTold(heading, listed)


def _measure(one: Mapping[str, Any]) -> MeasureTold:
    sums = {
        code: money.total(Decimal(line[code]) for line in one["money"] if line[code] is not None)
        for code in AMOUNTS
    }
    known = [
        f"{label}: {money.in_words(sums[code])} €"
        for code, label in zip(AMOUNTS, amount_labels(), strict=True)
        if sums[code] is not None
    ]
    cost = ", ".join(known)
    if not one["money"]:
        cost = f"{_('not yet known')}. {one['money_unknown_reason']}".rstrip(". ")
    facts = [
        (_("Reason"), one["state_reason"]),
        (_("What is missing"), one["missing"]),
        (_("Next step"), one["next_step"]),
        (_("Responsible office"), one["office"]),
        (_("Planned"), _span(one["planned_start"], one["planned_end"])),
        (_("Costs"), cost),
        *((f"{row['name']}", _indicator(row)) for row in one["indicators"]),
    ]
    return MeasureTold(
        key=one["id"],
        slug=one["slug"],
        name=_name(one),
        state=one["state"],
        state_label=state_label(one["state"]),
        text=one["text"],
        facts=[Fact(label, text) for label, text in facts if text],
        milestones=[_milestone(row) for row in one["milestones"]],
    )


def _span(start: str | None, end: str | None) -> str:
    if start and end and start != end:
        return _("%(start)s to %(end)s") % {"start": _partial(start), "end": _partial(end)}
    return _partial(end or start)


def _milestone(row: Mapping[str, Any]) -> str:
    given = {"what": row["title"], "planned": _partial(row["planned"])}
    if row["reached"]:
        given["reached"] = _partial(row["reached"])
        return _("%(what)s: reached %(reached)s, planned %(planned)s") % given
    return _("%(what)s: planned %(planned)s") % given


def _indicator(row: Mapping[str, Any]) -> str:
    unit = row["unit"]
    parts = []
    if row["target"] is not None:
        value = f"{money.in_words(Decimal(row['target']))} {unit}".strip()
        parts.append(_("target %(value)s") % {"value": value})
    for reading in row["readings"]:
        value = f"{money.in_words(Decimal(reading['value']))} {unit}".strip()
        parts.append(f"{_partial(reading['date'])}: {value}")
    return "; ".join(parts)
