"""The register of measures: what is chosen, its totals, and how often each choice would be met.

All public measures are read, and chosen from in memory: a city has hundreds, and every number on
the page (totals, sums by year, what a filter would leave) follows from the same rows.
"""

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from django.db.models import Count, Q

from mitsprache.common.money import total

from ..models import BudgetLine, Measure, Milestone
from ..models.money import AMOUNTS
from ..states import ENDED
from .course import Course, course_of, months_silent
from .report import STATES, natural
from .ways import Origin, contributions_of

NEAR = ("project", "office", "field")
SORTS = ("field", "updated", "end")
# In which order what needs attention comes first.
COURSES = (Course.OFF.value, Course.AT_RISK.value, Course.ON.value)
_FAR = dt.date.max


@dataclass(frozen=True, slots=True)
class Asked:
    """Which measures are wanted. Of one question any answer counts, of several questions all do.

    `fields` are keys of action fields, 0 for none; `project` and `offices` are slugs. With `year`
    or `source` only measures that have money there are meant, and only that money.
    """

    text: str = ""
    project: str = ""
    fields: tuple[int, ...] = ()
    offices: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    courses: tuple[str, ...] = ()
    year: int | None = None
    source: str = ""
    sort: str = SORTS[0]

    @property
    def number(self) -> int:
        """How many answers are given, the order left out."""
        several = (self.fields, self.offices, self.states, self.courses)
        alone = (self.text, self.project, self.year, self.source)
        return sum(map(len, several)) + sum(map(bool, alone))

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(self.text.casefold().split())


_NOTHING = Asked()


@dataclass(frozen=True, slots=True)
class Amounts:
    """Sums in euros; what nobody has stated is None, not zero."""

    planned: Decimal | None = None
    approved: Decimal | None = None
    committed: Decimal | None = None
    spent: Decimal | None = None

    def __bool__(self) -> bool:
        return any(getattr(self, name) is not None for name in AMOUNTS)


@dataclass(frozen=True, slots=True)
class MoneyLine:
    """A budget line as files list it."""

    year: int
    source: str
    kind: str
    amounts: Amounts
    posts: Decimal | None
    note: str


@dataclass(frozen=True, slots=True)
class Row:
    """A measure in the register, with the chosen money."""

    measure: Measure
    course: str
    silent: int  # whole months without a report that is owed
    lines: Sequence[MoneyLine]
    money: Amounts
    milestones: int
    reached: int
    late: int  # milestones whose day has passed

    @property
    def field_key(self) -> int:
        return self.measure.field_id or 0


@dataclass(frozen=True, slots=True)
class Option:
    """An answer to a question of the filter, and how many measures it would leave."""

    value: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class FieldLine:
    """How many of a field's chosen measures are in each state; `key` None: of all fields."""

    key: int | None
    label: str
    states: Mapping[str, int]
    all: int


@dataclass(frozen=True, slots=True)
class MoneySum:
    """The chosen money of a year or a source."""

    label: str
    amounts: Amounts
    measures: int


@dataclass(frozen=True, slots=True)
class Register:
    """What is shown for a choice. `rows` are all that match, in their order."""

    rows: Sequence[Row]
    everything: int
    by_field: Sequence[FieldLine]
    by_year: Sequence[MoneySum]
    by_source: Sequence[MoneySum]
    sums: Amounts
    unknown: int  # chosen measures without any money line
    options: Mapping[str, Sequence[Option]] = field(default_factory=dict)


def register(asked: Asked, rows: Sequence[Row]) -> Register:
    """What `asked` chooses of `rows`, which public_rows has read."""
    chosen = sorted(_chosen(rows, asked), key=_ORDERS[asked.sort])
    chosen = [_only_money(row, asked) for row in chosen]
    lines = [line for row in chosen for line in row.lines]
    return Register(
        rows=chosen,
        everything=len(rows),
        by_field=_by_field(chosen),
        by_year=_by(chosen, lambda line: str(line.year)),
        by_source=_by(chosen, lambda line: line.source),
        sums=summed(line.amounts for line in lines),
        unknown=sum(not row.lines for row in chosen),
        options=_options(rows, asked),
    )


def origins_of(rows: Iterable[Row]) -> Mapping[int, Sequence[Origin]]:
    """By key of each measure the contributions that it came from. One query."""
    return contributions_of([row.measure for row in rows])


def summed(amounts: Iterable[Amounts]) -> Amounts:
    """The sum of each kind; None where no amount was stated."""
    listed = list(amounts)
    return Amounts(**{name: total(getattr(one, name) for one in listed) for name in AMOUNTS})


def lines_of(measures: Iterable[int]) -> Mapping[int, Sequence[MoneyLine]]:
    """The budget lines of measures by their key, in the order of years and sources. One query."""
    keys = list(measures)
    found: dict[int, list[MoneyLine]] = {key: [] for key in keys}
    rows = BudgetLine.objects.filter(measure__in=keys).order_by("year", "source", "kind")
    for key, year, source, kind, posts, note, *amounts in rows.values_list(
        "measure", "year", "source", "kind", "posts", "note", *AMOUNTS
    ):
        found[key].append(MoneyLine(year, source, kind, Amounts(*amounts), posts, note))
    return found


def public_rows(today: dt.date) -> list[Row]:
    """All public measures as on the local day `today`. Three queries."""
    return rows_of(Measure.objects.visible_to(None).select_related(*NEAR), today=today)


def rows_of(measures: Iterable[Measure], *, today: dt.date) -> list[Row]:
    """Rows of measures that came through their door, read with NEAR. Two queries."""
    measures = list(measures)
    lines = lines_of(one.pk for one in measures)
    late = Q(reached="", planned_by__lt=today) & ~Q(measure__state__in=ENDED)
    steps = {
        key: counted
        for key, *counted in Milestone.objects.filter(measure__in=[one.pk for one in measures])
        .order_by("measure")
        .values("measure")
        .annotate(all=Count("pk"), done=Count("pk", ~Q(reached="")), late=Count("pk", late))
        .values_list("measure", "all", "done", "late")
    }
    return [
        Row(
            one,
            course_of(one, today).value,
            months_silent(one, today),
            lines[one.pk],
            summed(line.amounts for line in lines[one.pk]),
            *steps.get(one.pk, (0, 0, 0)),
        )
        for one in measures
    ]


def _fits(row: Row, asked: Asked) -> bool:
    measure = row.measure
    if asked.project and measure.project.slug != asked.project:
        return False
    if asked.fields and row.field_key not in asked.fields:
        return False
    if asked.offices and measure.office.slug not in asked.offices:
        return False
    if asked.states and measure.state not in asked.states:
        return False
    if asked.courses and row.course not in asked.courses:
        return False
    if (asked.year or asked.source) and not any(_meant(line, asked) for line in row.lines):
        return False
    if not asked.words:
        return True
    said = "\n".join(
        (str(measure), measure.goal, measure.partners, measure.place, measure.office.name)
    ).casefold()
    return all(word in said for word in asked.words)


def _meant(line: MoneyLine, asked: Asked) -> bool:
    if asked.year and line.year != asked.year:
        return False
    return not asked.source or line.source == asked.source


def _chosen(rows: Iterable[Row], asked: Asked) -> list[Row]:
    return [row for row in rows if _fits(row, asked)]


def _only_money(row: Row, asked: Asked) -> Row:
    """The row with the money of the chosen year and source alone."""
    if not (asked.year or asked.source):
        return row
    lines = [line for line in row.lines if _meant(line, asked)]
    return replace(row, lines=lines, money=summed(line.amounts for line in lines))


def _place(row: Row) -> tuple[object, ...]:
    of, measure = row.measure.field, row.measure
    where = (0, of.order, natural(of.number)) if of is not None else (1, 0, ())
    return (measure.project.title, *where, natural(measure.number), measure.pk)


_ORDERS: dict[str, Callable[[Row], tuple[object, ...]]] = {
    "field": _place,
    "updated": lambda row: (
        -(row.measure.updated_on or dt.date.min).toordinal(),
        *_place(row),
    ),
    "end": lambda row: (row.measure.planned_end_by or _FAR, *_place(row)),
}


def _by_field(rows: Iterable[Row]) -> list[FieldLine]:
    """In the order of the fields; the last line is of all of them."""
    found: dict[int, list[Row]] = {}
    listed = sorted(rows, key=_place)
    for row in listed:
        found.setdefault(row.field_key, []).append(row)
    lines = [_field_line(key, _field_label(of[0]), of) for key, of in found.items()]
    return [*lines, _field_line(None, "", listed)]


def _field_line(key: int | None, label: str, rows: Sequence[Row]) -> FieldLine:
    states = {state: sum(row.measure.state == state for row in rows) for state in STATES}
    return FieldLine(key, label, states, len(rows))


def _field_label(row: Row) -> str:
    return str(row.measure.field) if row.measure.field is not None else ""


def _by(rows: Iterable[Row], key: Callable[[MoneyLine], str]) -> list[MoneySum]:
    found: dict[str, list[Amounts]] = {}
    of: dict[str, set[int]] = {}
    for row in rows:
        for line in row.lines:
            found.setdefault(key(line), []).append(line.amounts)
            of.setdefault(key(line), set()).add(row.measure.pk)
    return [MoneySum(name, summed(found[name]), len(of[name])) for name in sorted(found)]


def _options(rows: Sequence[Row], asked: Asked) -> dict[str, list[Option]]:
    """For each question the answers that there are, counted with all other questions as asked."""

    def without(name: str) -> list[Row]:
        unasked: Any = {name: getattr(_NOTHING, name)}
        return _chosen(rows, replace(asked, **unasked))

    def listed(
        name: str, of: Callable[[Row], Collection[tuple[str, str]]], order: Sequence[str] = ()
    ) -> list[Option]:
        labels = dict(pair for row in rows for pair in of(row))
        left = [value for row in without(name) for value in {value for value, _label in of(row)}]
        values = [value for value in order if value in labels] if order else list(labels)
        return [Option(value, labels[value], left.count(value)) for value in values]

    in_place = sorted(rows, key=_place)
    offices = sorted({(row.measure.office.name, row.measure.office.slug) for row in rows})
    lines = [line for row in rows for line in row.lines]
    return {
        "project": listed(
            "project", lambda row: [(row.measure.project.slug, row.measure.project.title)]
        ),
        "fields": listed(
            "fields",
            lambda row: [(str(row.field_key), _field_label(row))],
            list(dict.fromkeys(str(row.field_key) for row in in_place)),
        ),
        "offices": listed(
            "offices",
            lambda row: [(row.measure.office.slug, row.measure.office.name)],
            [slug for _name, slug in offices],
        ),
        "states": listed("states", lambda row: [(row.measure.state, "")], STATES),
        "courses": listed("courses", lambda row: [(row.course, "")], COURSES),
        "year": listed(
            "year",
            lambda row: [(str(line.year), str(line.year)) for line in row.lines],
            sorted({str(line.year) for line in lines}),
        ),
        "source": listed(
            "source",
            lambda row: [(line.source, line.source) for line in row.lines],
            sorted({line.source for line in lines}),
        ),
    }
