"""From a measure to what its page shows."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from urllib.parse import quote

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from mitsprache.common import money
from mitsprache.common.partial_dates import PartialDate
from mitsprache.common.ui.values import Badge, Fact, Link, Progressed, Step
from mitsprache.directory.queries import Vocabulary
from mitsprache.measures.models import BudgetLine, Indicator, Measure, Milestone, Progress
from mitsprache.measures.models.money import AMOUNTS
from mitsprache.measures.queries.detail import Detail, Passage
from mitsprache.measures.queries.register import Amounts, MoneyLine
from mitsprache.measures.states import ENDED

from ..consultations.draft import anchor
from ..projects.shown import text_language
from .shown import course_badge, euros, state_badge


@dataclass(frozen=True, slots=True)
class MoneyShown:
    """A budget line, or the sums of all."""

    year: str
    source: str
    kind: str
    amounts: Sequence[str]
    note: str


@dataclass(frozen=True, slots=True)
class Reported:
    """What an office said on a day; `texts` with their labels."""

    day: str
    iso: str
    state: Badge
    office: str
    texts: Sequence[tuple[str, str]]


def badges(measure: Measure, course: str) -> list[Badge]:
    found = [state_badge(measure.state)]
    return found if measure.state in ENDED else [*found, course_badge(course)]


def course_words(course: str) -> str:
    """The rule behind the light, said in words (measures.queries.course)."""
    return {
        "on_course": _(
            "On course: no date has passed, nothing is missing, the last report is not too old."
        ),
        "at_risk": _("At risk: something is missing, or a report is overdue."),
        "off_course": _("Off course: a planned date has passed."),
    }[course]


def facts(found: Detail, names: Vocabulary) -> list[Fact]:
    """Office, partners, people, place and times, at the side of the page."""
    one, language = found.measure, text_language()
    office = names.offices.get(one.office_id)
    groups = [names.target_groups[group.pk].name for group in found.target_groups]
    listed = [
        (_("Responsible office"), office.name if office else one.office.name),
        (_("Action field"), str(one.field) if one.field else ""),
        (_("Partners"), one.partners),
        (_("Place"), one.place),
        (_("Planned"), span(one.planned_start, one.planned_end)),
        (_("Really"), span(one.actual_start, one.actual_end)),
        (_("Last report"), _day(one.updated_on)),
        (_("Next report by"), _day(one.update_due)),
    ]
    shown = [Fact(term=term, value=value, language=language) for term, value in listed if value]
    if groups:
        shown.append(Fact(term=_("Target groups"), values=groups))
    return shown


def span(start: PartialDate | None, end: PartialDate | None) -> str:
    """Two partial dates in words; empty where neither is known."""
    begin = start.in_words() if start else ""
    finish = end.in_words() if end else ""
    if begin and finish:
        return (
            begin
            if begin == finish
            else _("%(start)s to %(end)s") % {"start": begin, "end": finish}
        )
    if begin:
        return _("from %(start)s") % {"start": begin}
    return _("until %(end)s") % {"end": finish} if finish else ""


def _day(day: dt.date | None) -> str:
    return date_format(day, "DATE_FORMAT") if day else ""


def milestones(rows: Iterable[Milestone], today: dt.date) -> list[Step]:
    """Each with the day for which it was promised, and when it was reached or that it is late."""
    found = []
    for one in rows:
        words = one.planned.in_words()
        state: Progressed = "next"
        if one.reached:
            state, words = "past", one.reached.in_words()
            if one.reached != one.planned:
                words = _("%(when)s (planned: %(planned)s)") % {
                    "when": words,
                    "planned": one.planned.in_words(),
                }
        elif one.planned_by < today:
            state = "missed"
        iso = (one.reached or one.planned).iso
        found.append(
            Step(
                title=one.title,
                state=state,
                when=words,
                iso=iso,
                text=one.note,
                language=text_language(),
            )
        )
    return found


def money_lines(found: Detail) -> list[MoneyShown]:
    """Year by year, source by source, and the sums; empty where nothing is known."""
    listed = [
        MoneyShown(
            year=str(line.year),
            source=line.source,
            kind=str(BudgetLine.Kind(line.kind).label),
            amounts=_euros(line.amounts),
            note=_money_note(line),
        )
        for line in found.lines
    ]
    if not listed:
        return []
    return [*listed, MoneyShown(_("All"), "", "", _euros(found.sums), "")]


def _euros(amounts: Amounts) -> list[str]:
    return [euros(getattr(amounts, code)) for code in AMOUNTS]


def _money_note(line: MoneyLine) -> str:
    if line.posts is None:
        return line.note
    posts = _("full-time posts: %(number)s") % {"number": money.in_words(line.posts)}
    return f"{posts}. {line.note}" if line.note else posts


def reports_of(rows: Iterable[Progress]) -> list[Reported]:
    """What the office has reported, the newest first."""
    return [
        Reported(
            day=_day(row.day),
            iso=row.day.isoformat(),
            state=state_badge(row.state),
            office=row.office.name,
            texts=[
                (label, text)
                for label, text in (
                    ("", row.text),
                    (_("Reason"), row.reason),
                    (_("What is missing"), row.missing),
                    (_("Next step"), row.next_step),
                )
                if text
            ],
        )
        for row in rows
    ]


@dataclass(frozen=True, slots=True)
class Measured:
    """An indicator: what is to be reached and what was measured, each in words."""

    name: str
    target: str
    readings: Sequence[tuple[str, str, str]]  # date, value, note


def indicators(rows: Iterable[Indicator]) -> list[Measured]:
    return [
        Measured(
            name=one.name,
            target=_target(one),
            readings=[
                (reading.date.in_words(), _value(reading.value, one.unit), reading.note)
                for reading in one.readings.all()
            ],
        )
        for one in rows
    ]


def _value(value: Decimal, unit: str) -> str:
    return f"{money.in_words(value)} {unit}".strip()


def _target(one: Indicator) -> str:
    if one.target is None:
        return ""
    words = _value(one.target, one.unit)
    if not one.target_date:
        return words
    return _("%(value)s by %(day)s") % {"value": words, "day": one.target_date.in_words()}


def passage_link(passage: Passage) -> Link:
    """The section in the adopted version, as its consultation shows it."""
    place = quote(anchor(passage.number))
    return Link(
        label=f"{passage.number} {passage.title}".strip(),
        url=f"{reverse('consultation-version', args=[passage.consultation, passage.version])}#{place}",
    )
