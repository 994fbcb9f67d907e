"""From measures to what the register and the page of a measure show."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.http import QueryDict
from django.utils.formats import date_format
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mitsprache.common import money
from mitsprache.common.addresses import fixed_address
from mitsprache.common.ui import many
from mitsprache.common.ui.values import Badge, Stat, Tone
from mitsprache.measures.models import Measure
from mitsprache.measures.models.money import AMOUNT_LABELS, AMOUNTS
from mitsprache.measures.queries.course import Course
from mitsprache.measures.queries.register import (
    Amounts,
    FieldLine,
    MoneySum,
    Register,
    Row,
)
from mitsprache.measures.queries.report import STATES
from mitsprache.measures.states import ENDED

from ..projects.filters import with_value
from . import charts

STATE_LOOKS: dict[str, tuple[Tone, str]] = {
    "finished": ("success", "check-circle"),
    "under_way": ("accent", "play"),
    "in_preparation": ("accent", "plan"),
    "not_begun": ("neutral", "clock"),
    "stopped": ("danger", "hidden"),
}
_COURSE_LOOKS: dict[str, tuple[Tone, str]] = {
    "on_course": ("success", "check"),
    "at_risk": ("warning", "warning"),
    "off_course": ("danger", "error"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """A measure in the register's table."""

    name: str
    url: str
    field: str
    office: str
    state: SafeString
    course: SafeString
    end: str
    planned: str
    spent: str
    updated: str
    silence: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A number that leads to its records; without any there is nothing to lead to."""

    number: str
    url: str
    words: str  # what it counts, for whoever hears the link alone


@dataclass(frozen=True, slots=True)
class Counted:
    """A line of a table of numbers."""

    label: str
    cells: Sequence[Cell]


@dataclass(frozen=True, slots=True)
class Key:
    """An entry of a chart's legend."""

    drawing: SafeString
    label: str


def state_label(state: str) -> str:
    return capfirst(str(Measure.State(state).label))


def state_badge(state: str) -> Badge:
    tone, icon = STATE_LOOKS[state]
    return Badge(label=state_label(state), tone=tone, icon=icon)


def course_badge(course: str) -> Badge:
    tone, icon = _COURSE_LOOKS[course]
    return Badge(label=capfirst(str(Course(course).label)), tone=tone, icon=icon)


def measure_url(slug: str) -> str:
    return f"{fixed_address('measures')}{slug}/"


def euros(amount: Decimal | None) -> str:
    """An amount with its currency; a dash for what is not stated."""
    words = money.in_words(amount)
    return f"{words} €" if words else "–"


def silence(row_months: int) -> str:
    """That nothing has been heard for so long, where something is owed; else empty."""
    if not row_months:
        return ""
    words = ngettext(
        "no update for %(number)d month", "no update for %(number)d months", row_months
    )
    return words % {"number": row_months}


_NOTHING = mark_safe("")


def _course(course: str) -> SafeString:
    return _badge(capfirst(str(Course(course).label)), *_COURSE_LOOKS[course])


def _badge(label: str, tone: str, drawing: str) -> SafeString:
    return mark_safe(many.badge(label, tone, drawing))


def lines(rows: Iterable[Row]) -> list[Line]:
    return [_line(row) for row in rows]


def _line(row: Row) -> Line:
    one = row.measure
    unknown = _("not yet known") if one.money_unknown_reason else "–"
    return Line(
        name=str(one),
        url=measure_url(one.slug),
        field=str(one.field) if one.field is not None else "",
        office=one.office.name,
        state=_badge(state_label(one.state), *STATE_LOOKS[one.state]),
        # What has ended is on no course any more; that it stopped says its state.
        course=_NOTHING if one.state in ENDED else _course(row.course),
        end=one.planned_end.in_words() if one.planned_end else "–",
        planned=euros(row.money.planned) if row.lines else unknown,
        spent=euros(row.money.spent) if row.lines else "–",
        updated=date_format(one.updated_on, "SHORT_DATE_FORMAT") if one.updated_on else "–",
        silence=silence(row.silent),
    )


def stats(found: Register) -> list[Stat]:
    """What one sees first."""
    total = found.by_field[-1]
    return [
        Stat(value=str(total.all), label=_("Measures")),
        Stat(value=str(total.states["finished"]), label=state_label("finished")),
        Stat(value=str(total.states["under_way"]), label=state_label("under_way")),
        Stat(value=euros(found.sums.planned), label=_("Planned")),
        Stat(value=euros(found.sums.spent), label=_("Spent")),
    ]


# --- tables of numbers ----------------------------------------------------------------------------


def state_labels() -> list[str]:
    return [state_label(state) for state in STATES]


def states_table(lines: Sequence[FieldLine], query: QueryDict) -> list[Counted]:
    """How many measures of each field are in each state; every number leads to them."""
    return [Counted(_field_name(line), _state_cells(line, query)) for line in lines]


def _field_name(line: FieldLine) -> str:
    return _("All") if line.key is None else line.label or _("without an action field")


def _state_cells(line: FieldLine, query: QueryDict) -> list[Cell]:
    base = query if line.key is None else _with(query, "feld", str(line.key))
    name = _field_name(line)
    cells = []
    for state in STATES:
        url = _address(_with(base, "stand", state)) if line.states[state] else ""
        words = f"{name}, {state_label(state)}"
        cells.append(Cell(str(line.states[state]), url, words))
    return [*cells, Cell(str(line.all), _address(base) if line.all else "", name)]


def money_table(
    sums: Sequence[MoneySum], total: Amounts, query: QueryDict, name: str
) -> list[Counted]:
    """The sums of each kind, each line led to by the question `name` (jahr, quelle)."""
    found = [
        Counted(
            one.label, _money_cells(one.amounts, _address(_with(query, name, one.label)), one.label)
        )
        for one in sums
    ]
    return [*found, Counted(_("All"), _money_cells(total, "", _("All")))]


def _money_cells(amounts: Amounts, url: str, name: str) -> list[Cell]:
    cells = []
    for code in AMOUNTS:
        value = getattr(amounts, code)
        label = str(AMOUNT_LABELS[code])
        cells.append(Cell(euros(value), url if value is not None else "", f"{name}, {label}"))
    return cells


def money_labels() -> list[str]:
    return [capfirst(str(label)) for label in AMOUNT_LABELS.values()]


def _with(query: QueryDict, name: str, value: str) -> QueryDict:
    return QueryDict(with_value(query, name, value)[1:], mutable=True)


def _address(query: QueryDict) -> str:
    return f"?{query.urlencode()}" if query else "?"


def states_chart(lines: Sequence[FieldLine]) -> SafeString:
    label = _("Bars: how many measures of each field are in which state. The table says the same.")
    return charts.states(lines[:-1], label=label, other=_("without an action field"))


def states_legend() -> list[Key]:
    return [
        Key(charts.swatch("states", charts.PATTERNS[state]), state_label(state)) for state in STATES
    ]


def years_chart(sums: Sequence[MoneySum]) -> SafeString:
    label = _("Bars: money planned and spent in each year, in euros. The table says the same.")
    return charts.years(sums, label=label)


def years_legend() -> list[Key]:
    return [
        Key(charts.swatch("years", "stripes"), _("Planned")),
        Key(charts.swatch("years", "full"), _("Spent")),
    ]
