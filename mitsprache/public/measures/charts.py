"""Charts of the register, drawn on the server: each stands beside the table that says the same.

A drawing is one picture for screen readers, whose label leads to the table. Surfaces differ by
pattern, not by colour alone, and carry their number. The coordinates are those of a narrow phone,
so that words in the drawing keep a readable size there.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator

from mitsprache.common import money
from mitsprache.measures.queries.register import FieldLine, MoneySum
from mitsprache.measures.queries.report import STATES

WIDTH = 400
_BAR, _TEXT = 24, 18
_LABEL_LENGTH = 58
_DIGIT = 8  # the width of a digit at 13 units
_YEAR_ROOM, _VALUE_ROOM = 42, 96

# What each state looks like; `empty` is an outline alone.
PATTERNS = {
    "finished": "full",
    "under_way": "stripes",
    "in_preparation": "dots",
    "not_begun": "empty",
    "stopped": "cross",
}
# Each drawing has patterns of its own, because a page has every id once.
_DEFINED = (
    '<defs><pattern id="{0}-stripes" class="chart__pattern" width="6" height="6" '
    'patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0v6"/></pattern>'
    '<pattern id="{0}-dots" class="chart__pattern" width="6" height="6" '
    'patternUnits="userSpaceOnUse"><circle cx="2" cy="2" r="1.3"/></pattern>'
    '<pattern id="{0}-cross" class="chart__pattern" width="7" height="7" '
    'patternUnits="userSpaceOnUse"><path d="M0 0l7 7M7 0l-7 7"/></pattern></defs>'
)


def states(lines: Sequence[FieldLine], *, label: str, other: str) -> SafeString:
    """A bar for each field, divided by state; `other` names the measures without a field.

    `label` is what is read aloud: what the picture shows and where the numbers stand.
    """
    most = max((line.all for line in lines), default=0) or 1
    parts: list[SafeString] = []
    y = 0
    for line in lines:
        words = Truncator(line.label or other).chars(_LABEL_LENGTH)
        parts.append(_text(0, y + 14, words))
        y += _TEXT
        x = Decimal(0)
        for state in STATES:
            if number := line.states[state]:
                width = Decimal(WIDTH * number) / most
                parts.append(_bar("states", x, y, width, PATTERNS[state]))
                parts.append(_number(x, y, width, str(number)))
                x += width
        y += _BAR + 12
    return _picture("states", parts, height=y, label=label)


def years(sums: Sequence[MoneySum], *, label: str) -> SafeString:
    """Two bars for each year: planned (striped) and spent (full), each with its amount."""
    most = max((_largest(one) for one in sums), default=Decimal(0)) or Decimal(1)
    room = WIDTH - _YEAR_ROOM - _VALUE_ROOM
    parts: list[SafeString] = []
    y = 0
    for one in sums:
        parts.append(_text(0, y + 26, one.label))
        for value, pattern in ((one.amounts.planned, "stripes"), (one.amounts.spent, "full")):
            if value is not None:
                width = room * value / most
                parts.append(_bar("years", Decimal(_YEAR_ROOM), y, width, pattern, height=16))
                parts.append(_text(_YEAR_ROOM + width + 6, y + 13, money.in_words(value)))
            y += 18
        y += 12
    return _picture("years", parts, height=y, label=label)


def swatch(of: str, pattern: str) -> SafeString:
    """The piece of a legend that stands before its word; `of` is its chart, "states" or "years"."""
    return format_html(
        '<svg class="chart__swatch" viewBox="0 0 24 16" aria-hidden="true" focusable="false">{}</svg>',
        _bar(of, Decimal(0), 0, Decimal(24), pattern, height=16),
    )


def _largest(one: MoneySum) -> Decimal:
    return max(one.amounts.planned or Decimal(0), one.amounts.spent or Decimal(0))


def _picture(of: str, parts: Iterable[SafeString], *, height: int, label: str) -> SafeString:
    return format_html(
        '<svg class="chart" viewBox="0 0 {} {}" role="img" aria-label="{}">{}{}</svg>',
        WIDTH,
        height,
        label,
        format_html(_DEFINED, of),
        format_html_join("", "{}", ((part,) for part in parts)),
    )


def _bar(
    of: str, x: Decimal, y: int, width: Decimal, pattern: str, *, height: int = _BAR
) -> SafeString:
    """A surface with its outline; a pattern is laid over it."""
    place = format_html('x="{}" y="{}" width="{}" height="{}"', _round(x), y, _round(width), height)
    full = pattern == "full"
    surface = format_html('<rect class="chart__bar{}" {}/>', " is-full" if full else "", place)
    if pattern in ("full", "empty"):
        return surface
    return format_html('{}<rect {} fill="url(#{}-{})"/>', surface, place, of, pattern)


def _number(x: Decimal, y: int, width: Decimal, words: str) -> SafeString:
    """The number on a plate in the middle of its surface; left out where it has no room."""
    room = _DIGIT * len(words) + 8
    if width < room:
        return mark_safe("")
    middle = x + width / 2
    return format_html(
        '<rect class="chart__plate" x="{}" y="{}" width="{}" height="16" rx="3"/>'
        '<text class="chart__number" x="{}" y="{}">{}</text>',
        _round(middle - Decimal(room) / 2),
        y + 4,
        room,
        _round(middle),
        y + 17,
        words,
    )


def _text(x: Decimal | int, y: int, words: str) -> SafeString:
    return format_html('<text x="{}" y="{}">{}</text>', _round(Decimal(x)), y, words)


def _round(value: Decimal) -> str:
    return f"{value:.1f}"
