"""The people in the pictures: simple, varied figures."""

from dataclasses import dataclass

from mitsprache.demo.pictures.canvas import Canvas
from mitsprache.demo.pictures.palette import (
    BLUE,
    BROWN,
    CORAL,
    CREAM,
    GREEN,
    GREY,
    INK,
    MUSTARD,
    NAVY,
    PLUM,
    ROSE,
    SHADOW,
    TEAL,
)


@dataclass(frozen=True, slots=True)
class Look:
    """Colours of a figure; the style of the hair is short, long, bun, curly or scarf."""

    skin: str
    hair: str
    top: str
    legs: str
    style: str


_LOOKS = (
    Look("#f3c9a5", "#8c5a2b", CORAL, NAVY, "short"),
    Look("#b97f56", "#1d1713", BLUE, INK, "long"),
    Look("#f0bd95", "#a5642f", CREAM, "#5b6b7a", "bun"),
    Look("#5e3c2a", "#1d1713", MUSTARD, BROWN, "short"),
    Look("#d9a074", "#3a2a22", GREEN, NAVY, "scarf"),
    Look("#8a5a3c", "#2a1d17", TEAL, INK, "curly"),
    Look("#f3c9a5", "#d8b26a", PLUM, NAVY, "long"),
    Look("#d9a074", "#1d1713", CORAL, "#5b6b7a", "short"),
    Look("#f0bd95", "#c9c4bd", NAVY, BROWN, "short"),
    Look("#f3c9a5", "#c9c4bd", ROSE, INK, "bun"),
    Look("#5e3c2a", "#1d1713", CREAM, NAVY, "curly"),
    Look("#b97f56", "#3a2a22", MUSTARD, NAVY, "long"),
)


def look(number: int) -> Look:
    """One of twelve looks; the same number is always the same person."""
    return _LOOKS[number % len(_LOOKS)]


def head(c: Canvas, x: float, y: float, r: float, who: Look, facing: int = 1) -> None:
    """A head of radius r around (x, y); facing 1 looks right, -1 left."""
    if who.style == "long":
        c.rect(
            x - r * 1.08 - facing * r * 0.1,
            y - r * 0.5,
            r * 2.0,
            r * 2.1,
            who.hair,
            r=r * 0.8,
        )
    if who.style == "curly":
        for dx, dy in (
            (-0.75, -0.35),
            (-0.4, -0.85),
            (0.2, -0.95),
            (0.7, -0.5),
            (-0.9, 0.15),
        ):
            c.disc(x + facing * dx * r, y + dy * r, r * 0.5, who.hair)
    if who.style == "bun":
        c.disc(x - facing * r * 0.75, y - r * 0.95, r * 0.5, who.hair)
    if who.style == "scarf":
        c.disc(x, y, r * 1.22, who.top)
        c.rect(x - r * 1.1, y, r * 2.2, r * 1.5, who.top, r=r * 0.7)
        c.oval(x + facing * r * 0.2, y + r * 0.05, r * 0.78, r * 0.85, who.skin)
        return
    c.rect(x - r * 0.35, y + r * 0.5, r * 0.7, r * 0.9, who.skin)
    c.disc(x, y, r, who.skin)
    c.pie(
        x,
        y - r * 0.05,
        r * 1.08,
        r * 1.08,
        175 - 20 * facing,
        365 - 20 * facing,
        who.hair,
    )


def person(
    c: Canvas,
    x: float,
    y: float,
    h: float,
    number: int = 0,
    *,
    pose: str = "stand",
    facing: int = 1,
    arms: str = "down",
) -> None:
    """A figure of height h with the feet at (x, y); pose is stand, walk or run.

    arms: down, up, wave, front (both forward) or hip.
    """
    who = look(number)
    f = facing
    c.oval(x, y, h * 0.16, h * 0.025, SHADOW)
    hip, shoulder = y - h * 0.45, y - h * 0.76
    leg, arm = h * 0.085, h * 0.065
    stride = {"stand": 0.045, "walk": 0.13, "run": 0.2}[pose]
    lean = {"stand": 0.0, "walk": 0.02, "run": 0.07}[pose] * f * h
    c.line(
        [
            (x, hip),
            (x - f * stride * h * 0.7, y - h * 0.22),
            (x - f * stride * h, y - leg / 2),
        ],
        leg,
        _darker(who.legs),
    )
    c.line(
        [
            (x, hip),
            (x + f * stride * h * 1.05, y - h * 0.23),
            (x + f * stride * h, y - leg / 2),
        ],
        leg,
        who.legs,
    )
    sx = x + lean
    reach = {
        "down": [(-0.1, 0.17), (-0.09, 0.32)],
        "up": [(-0.17, -0.1), (-0.14, -0.28)],
        "wave": [(-0.1, 0.17), (-0.09, 0.32)],
        "front": [(0.1, 0.14), (0.25, 0.12)],
        "hip": [(-0.17, 0.14), (-0.08, 0.26)],
    }[arms]
    other = {
        "down": [(0.1, 0.17), (0.1, 0.32)],
        "up": [(0.17, -0.1), (0.14, -0.28)],
        "wave": [(0.17, -0.08), (0.21, -0.27)],
        "front": [(0.12, 0.1), (0.29, 0.05)],
        "hip": [(0.1, 0.17), (0.1, 0.32)],
    }[arms]
    if pose == "run":
        reach, other = [(-0.14, 0.1), (-0.02, 0.2)], [(0.13, 0.12), (0.24, 0.02)]
    _limb(c, sx, shoulder + h * 0.04, reach, h, f, arm, _darker(who.top), who.skin)
    c.poly(
        [
            (sx - h * 0.1, shoulder + h * 0.02),
            (sx + h * 0.1, shoulder + h * 0.02),
            (x + h * 0.085, hip + h * 0.05),
            (x - h * 0.085, hip + h * 0.05),
        ],
        who.top,
    )
    c.rect(sx - h * 0.11, shoulder - h * 0.01, h * 0.22, h * 0.1, who.top, r=h * 0.05)
    if who.style == "scarf":
        c.poly(
            [
                (sx - h * 0.1, shoulder),
                (sx + h * 0.1, shoulder),
                (x + h * 0.15, y - h * 0.16),
                (x - h * 0.15, y - h * 0.16),
            ],
            who.top,
        )
    head(c, sx + lean * 0.6, y - h * 0.885, h * 0.088, who, f)
    _limb(c, sx, shoulder + h * 0.04, other, h, f, arm, _darker(who.top, 0.93), who.skin)


def sitter(
    c: Canvas,
    x: float,
    y: float,
    h: float,
    number: int = 0,
    *,
    facing: int = 1,
    arms: str = "lap",
) -> None:
    """A seated figure; (x, y) is the seat, h the height the person would have standing."""
    who = look(number)
    f = facing
    leg, arm = h * 0.085, h * 0.065
    shoulder = y - h * 0.31
    c.line(
        [
            (x, y - leg / 2),
            (x + f * h * 0.21, y - leg / 2),
            (x + f * h * 0.22, y + h * 0.23),
        ],
        leg,
        who.legs,
    )
    c.rect(x - h * 0.095, shoulder, h * 0.19, h * 0.33, who.top, r=h * 0.06)
    if who.style == "scarf":
        c.rect(x - h * 0.11, shoulder, h * 0.22, h * 0.34, who.top, r=h * 0.06)
    head(c, x + f * h * 0.01, y - h * 0.44, h * 0.088, who, f)
    path = {
        "lap": [(0.07, 0.15), (0.18, 0.2)],
        "up": [(0.14, 0.04), (0.2, -0.12)],
        "table": [(0.08, 0.14), (0.24, 0.12)],
    }[arms]
    _limb(c, x, shoulder + h * 0.05, path, h, f, arm, _darker(who.top, 0.93), who.skin)


def bust(
    c: Canvas,
    x: float,
    y: float,
    h: float,
    number: int = 0,
    *,
    facing: int = 1,
    arms: str = "table",
) -> None:
    """A figure behind a table whose edge is at y; h is the height the person would have standing."""
    who = look(number)
    shoulder = y - h * 0.27
    c.rect(x - h * 0.13, shoulder, h * 0.26, h * 0.34, who.top, r=h * 0.075)
    head(c, x + facing * h * 0.01, y - h * 0.4, h * 0.092, who, facing)
    c.rect(x - h * 0.12, shoulder + h * 0.04, h * 0.24, h * 0.1, who.top, r=h * 0.04)
    left = {
        "table": [(-0.16, 0.15), (-0.04, 0.235)],
        "up": [(-0.16, 0.15), (-0.04, 0.235)],
        "point": [(-0.16, 0.15), (-0.04, 0.235)],
    }[arms]
    right = {
        "table": [(0.16, 0.15), (0.05, 0.235)],
        "up": [(0.2, 0.08), (0.19, -0.12)],
        "point": [(0.18, 0.12), (0.27, 0.0)],
    }[arms]
    for path in (left, right):
        _limb(
            c,
            x,
            shoulder + h * 0.05,
            path,
            h,
            facing,
            h * 0.065,
            _darker(who.top, 0.9),
            who.skin,
        )


def wheelchair(
    c: Canvas, x: float, y: float, h: float, number: int = 0, *, facing: int = 1
) -> None:
    """A figure in a wheelchair, wheels on y."""
    f = facing
    seat = y - h * 0.27
    c.oval(x + f * h * 0.06, y, h * 0.28, h * 0.025, SHADOW)
    c.line(
        [
            (x - f * h * 0.13, seat - h * 0.27),
            (x - f * h * 0.12, seat),
            (x + f * h * 0.16, seat),
        ],
        h * 0.03,
        INK,
    )
    c.line(
        [
            (x + f * h * 0.16, seat),
            (x + f * h * 0.23, y - h * 0.06),
            (x + f * h * 0.3, y - h * 0.06),
        ],
        h * 0.022,
        INK,
    )
    c.disc(x + f * h * 0.17, y - h * 0.045, h * 0.045, INK)
    sitter(c, x - f * h * 0.02, seat, h, number, facing=f)
    c.ring(x - f * h * 0.02, y - h * 0.17, h * 0.17, h * 0.024, INK)
    c.ring(x - f * h * 0.02, y - h * 0.17, h * 0.13, h * 0.012, GREY)
    c.disc(x - f * h * 0.02, y - h * 0.17, h * 0.03, INK)


def cyclist(
    c: Canvas,
    x: float,
    y: float,
    h: float,
    number: int = 0,
    *,
    facing: int = 1,
    frame: str = CORAL,
) -> None:
    """A figure on a bicycle, wheels on y; h is the height of the person standing."""
    f = facing
    who = look(number)
    r = h * 0.21
    rear, front = (x - f * h * 0.3, y - r), (x + f * h * 0.3, y - r)
    crank, seat, bar = (
        (x - f * h * 0.03, y - r * 0.95),
        (x - f * h * 0.12, y - h * 0.5),
        (x + f * h * 0.22, y - h * 0.54),
    )
    c.oval(x, y, h * 0.5, h * 0.025, SHADOW)
    c.line(
        [
            (seat[0], seat[1]),
            (x - f * h * 0.01, y - h * 0.32),
            (x - f * h * 0.03, y - h * 0.12),
        ],
        h * 0.08,
        _darker(who.legs),
    )
    for hub in (rear, front):
        c.ring(hub[0], hub[1], r, h * 0.025, INK)
        c.disc(hub[0], hub[1], h * 0.018, INK)
    for path in (
        [
            rear,
            crank,
            (bar[0] - f * h * 0.02, bar[1] + h * 0.1),
            (seat[0] + f * h * 0.02, seat[1] + h * 0.1),
            rear,
        ],
        [crank, seat],
        [front, bar, (bar[0] - f * h * 0.05, bar[1] - h * 0.01)],
    ):
        c.line(path, h * 0.024, frame)
    c.line(
        [
            (seat[0] - f * h * 0.06, seat[1] + h * 0.01),
            (seat[0] + f * h * 0.06, seat[1] + h * 0.01),
        ],
        h * 0.035,
        INK,
    )
    c.line(
        [
            (seat[0], seat[1] - h * 0.02),
            (x + f * h * 0.1, y - h * 0.37),
            (x + f * h * 0.0, y - h * 0.14),
        ],
        h * 0.08,
        who.legs,
    )
    shoulder = (x + f * h * 0.04, y - h * 0.8)
    c.line([(seat[0], seat[1] - h * 0.04), shoulder], h * 0.17, who.top)
    c.line(
        [shoulder, (x + f * h * 0.14, y - h * 0.66), (bar[0] - f * h * 0.02, bar[1])],
        h * 0.06,
        _darker(who.top, 0.93),
    )
    c.disc(bar[0] - f * h * 0.02, bar[1], h * 0.032, who.skin)
    head(c, x + f * h * 0.1, y - h * 0.97, h * 0.088, who, f)
    if number % 2:
        c.pie(x + f * h * 0.1, y - h * 0.98, h * 0.105, h * 0.11, 180, 360, MUSTARD)


def _limb(
    c: Canvas,
    x: float,
    y: float,
    path: list[tuple[float, float]],
    h: float,
    facing: int,
    width: float,
    sleeve: str,
    skin: str,
) -> None:
    points = [(x + facing * dx * h, y + dy * h) for dx, dy in [(path[0][0] * 0.75, 0.0), *path]]
    c.line(points, width, sleeve)
    c.disc(points[-1][0], points[-1][1], width * 0.52, skin)


def _darker(color: str, by: float = 0.86) -> str:
    return "#" + "".join(f"{int(int(color[i : i + 2], 16) * by):02x}" for i in (1, 3, 5))
