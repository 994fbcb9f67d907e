"""What Word prints before a paragraph that it numbers itself, computed from numbering.xml."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from docx.oxml.ns import qn

_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc")),
    *((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)


@dataclass(frozen=True, slots=True)
class Printed:
    """`label` as it stands on paper ("2.3"), nothing for a bullet; `count` is the last part."""

    label: str
    count: int
    is_bullet: bool


@dataclass(slots=True)
class _Level:
    format: str = "decimal"
    start: int = 1
    label: str = ""
    style: str = ""
    legal: bool = False


@dataclass(slots=True)
class Numbering:
    """The lists of a document and how far each has counted; ask in reading order."""

    levels: dict[str, dict[int, _Level]] = field(default_factory=dict)
    abstract_of: dict[str, str] = field(default_factory=dict)
    _restarts: dict[tuple[str, int], int] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))
    _seen: set[tuple[str, int]] = field(default_factory=set)

    @classmethod
    def of(cls, root: Any) -> "Numbering":
        """From the root of numbering.xml, or None for a document without lists."""
        made = cls()
        if root is None:
            return made
        for abstract in root.iterchildren(qn("w:abstractNum")):
            name = abstract.get(qn("w:abstractNumId"))
            made.levels[name] = {
                _whole(level.get(qn("w:ilvl"))): _level(level)
                for level in abstract.iterchildren(qn("w:lvl"))
            }
        for num in root.iterchildren(qn("w:num")):
            name = num.get(qn("w:numId"))
            made.abstract_of[name] = _value(num, "w:abstractNumId")
            for override in num.iterchildren(qn("w:lvlOverride")):
                start = _value(override, "w:startOverride")
                if start:
                    level = _whole(override.get(qn("w:ilvl")))
                    made._restarts[name, level] = _whole(start)
        return made

    def level_of_style(self, num: str, style: str) -> int:
        """The level that a list reserves for a paragraph style."""
        for number, level in self.levels.get(self.abstract_of.get(num, ""), {}).items():
            if level.style == style:
                return number
        return 0

    def next(self, num: str, at: int) -> Printed | None:
        """Count one further on level `at` of list `num`; None for a list that does not exist."""
        abstract = self.abstract_of.get(num, "")
        levels = self.levels.get(abstract)
        if levels is None or at not in levels:
            return None
        counts = self._counts[abstract]
        level = levels[at]
        restart = self._restarts.get((num, at))
        if restart is not None and (num, at) not in self._seen:
            counts[at] = restart
        else:
            counts[at] = counts[at] + 1 if at in counts else level.start
        self._seen.add((num, at))
        for deeper in [number for number in counts if number > at]:
            del counts[deeper]
        for higher in range(at):
            counts.setdefault(higher, levels[higher].start if higher in levels else 1)
        if level.format in {"bullet", "none"}:
            return Printed("", counts[at], level.format == "bullet")
        label = level.label
        for number in range(at + 1):
            shape = "decimal" if level.legal else levels.get(number, level).format
            label = label.replace(f"%{number + 1}", _shaped(counts[number], shape))
        return Printed(label.strip(), counts[at], False)


def _level(level: Any) -> _Level:
    return _Level(
        format=_value(level, "w:numFmt") or "decimal",
        start=_whole(_value(level, "w:start") or "1"),
        label=_value(level, "w:lvlText"),
        style=_value(level, "w:pStyle"),
        legal=level.find(qn("w:isLgl")) is not None,
    )


def _value(parent: Any, tag: str) -> str:
    found = parent.find(qn(tag))
    return "" if found is None else found.get(qn("w:val"), "")


def _whole(text: str | None) -> int:
    """A number of the file; nonsense and giants count as 0."""
    return int(text) if text and text.isdecimal() and len(text) < 7 else 0


def _shaped(count: int, shape: str) -> str:
    if shape in {"lowerLetter", "upperLetter"} and count > 0:
        letters = chr(ord("a") + (count - 1) % 26) * min(1 + (count - 1) // 26, 10)
        return letters.upper() if shape == "upperLetter" else letters
    if shape in {"lowerRoman", "upperRoman"} and 0 < count < 4000:
        text, rest = "", count
        for value, letters in _ROMAN:
            text += letters * (rest // value)
            rest %= value
        return text.upper() if shape == "upperRoman" else text
    return f"{count:02d}" if shape == "decimalZero" else str(count)
