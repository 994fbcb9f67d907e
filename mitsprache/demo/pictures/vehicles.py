"""What moves through the pictures: buses, a small car, a fire engine, a cargo bicycle."""

from mitsprache.demo.pictures.canvas import Canvas
from mitsprache.demo.pictures.palette import (
    ASPHALT,
    CORAL,
    CREAM,
    GLASS,
    GREY,
    INK,
    MUSTARD,
    NAVY,
    SHADOW,
    TEAL,
)
from mitsprache.demo.pictures.people import cyclist, head, look


def wheel(c: Canvas, x: float, y: float, r: float) -> None:
    """A wheel with its hub at (x, y)."""
    c.disc(x, y, r, INK)
    c.disc(x, y, r * 0.5, GREY)
    c.disc(x, y, r * 0.18, INK)


def bus(
    c: Canvas,
    x: float,
    y: float,
    w: float,
    color: str,
    *,
    glass: str = GLASS,
    door_open: bool = False,
    passengers: tuple[int, ...] = (),
) -> None:
    """A city bus facing left; (x, y) is its lower left corner on the road."""
    h = w * 0.38
    top, floor = y - h, y - h * 0.15
    c.oval(x + w / 2, y, w * 0.53, h * 0.05, SHADOW)
    c.rect(x, top, w, h * 0.86, color, r=h * 0.12)
    c.rect(x + w * 0.18, top - h * 0.05, w * 0.5, h * 0.09, "#e9e4d8", r=h * 0.03)
    c.rect(x, floor - h * 0.1, w, h * 0.11, INK, r=h * 0.03)
    c.rect(x + w * 0.02, floor - h * 0.3, w * 0.96, h * 0.05, CREAM)
    c.rect(x + w * 0.015, top + h * 0.13, w * 0.13, h * 0.42, glass, r=h * 0.05)
    panes = ((0.31, 0.17), (0.5, 0.17), (0.83, 0.14))
    for dx, dw in panes:
        c.rect(x + w * dx, top + h * 0.15, w * dw, h * 0.34, glass, r=h * 0.03)
    for i, number in enumerate(passengers):
        dx, dw = panes[i % len(panes)]
        px = x + w * (dx + dw * (0.3 if i < 3 else 0.72))
        c.rect(
            px - h * 0.08,
            top + h * 0.39,
            h * 0.16,
            h * 0.1,
            look(number).top,
            r=h * 0.03,
        )
        head(c, px, top + h * 0.33, h * 0.062, look(number), -1)
    for dx, dw in panes:
        left, right = x + w * dx, x + w * (dx + dw)
        c.poly(
            [
                (left, top + h * 0.47),
                (left, top + h * 0.36),
                (right - w * 0.04, top + h * 0.16),
                (right - w * 0.005, top + h * 0.16),
            ],
            "#ffffff38",
        )
    for dx in (0.17, 0.69):
        c.rect(x + w * dx, top + h * 0.14, w * 0.115, h * 0.66, INK, r=h * 0.02)
        if door_open and dx > 0.5:
            c.rect(x + w * (dx + 0.012), top + h * 0.16, w * 0.091, h * 0.64, "#fff0c8")
        else:
            for side in (0.01, 0.061):
                c.rect(x + w * (dx + side), top + h * 0.17, w * 0.044, h * 0.6, glass)
    c.rect(x + w * 0.02, top + h * 0.03, w * 0.13, h * 0.08, INK, r=h * 0.02)
    c.rect(x + w * 0.035, top + h * 0.048, w * 0.1, h * 0.045, MUSTARD)
    c.disc(x + w * 0.02, floor - h * 0.16, h * 0.045, "#fff3c4")
    for dx in (0.24, 0.84):
        c.pie(x + w * dx, floor, h * 0.2, h * 0.2, 180, 360, INK)
        wheel(c, x + w * dx, y - h * 0.14, h * 0.15)


def car(c: Canvas, x: float, y: float, w: float, color: str = TEAL) -> None:
    """A small electric car facing left; (x, y) is its lower left corner."""
    h = w * 0.42
    c.oval(x + w / 2, y, w * 0.54, h * 0.07, SHADOW)
    c.shape(
        [
            (x + w * 0.2, y - h * 0.5),
            (x + w * 0.34, y - h * 0.98),
            (x + w * 0.7, y - h),
            (x + w * 0.93, y - h * 0.55),
            (x + w * 0.6, y - h * 0.4),
        ],
        color,
    )
    c.rect(x, y - h * 0.6, w, h * 0.46, color, r=h * 0.2)
    c.poly(
        [
            (x + w * 0.25, y - h * 0.56),
            (x + w * 0.37, y - h * 0.88),
            (x + w * 0.5, y - h * 0.9),
            (x + w * 0.5, y - h * 0.56),
        ],
        GLASS,
    )
    c.poly(
        [
            (x + w * 0.54, y - h * 0.56),
            (x + w * 0.54, y - h * 0.9),
            (x + w * 0.7, y - h * 0.88),
            (x + w * 0.84, y - h * 0.56),
        ],
        GLASS,
    )
    c.rect(x + w * 0.02, y - h * 0.24, w * 0.96, h * 0.1, INK, r=h * 0.04)
    c.disc(x + w * 0.04, y - h * 0.42, h * 0.07, "#fff3c4")
    for dx in (0.23, 0.78):
        wheel(c, x + w * dx, y - h * 0.15, h * 0.2)


def fire_engine(c: Canvas, x: float, y: float, w: float) -> None:
    """A fire engine facing left with its ladder on the roof."""
    h = w * 0.4
    red, dark = "#d2432f", "#a8321f"
    c.oval(x + w / 2, y, w * 0.54, h * 0.06, SHADOW)
    c.rect(x + w * 0.26, y - h * 0.92, w * 0.74, h * 0.74, red, r=h * 0.05)
    c.rect(x, y - h * 0.86, w * 0.3, h * 0.68, red, r=h * 0.1)
    c.rect(x, y - h * 0.42, w, h * 0.1, CREAM)
    c.rect(x, y - h * 0.24, w, h * 0.1, dark, r=h * 0.03)
    c.poly(
        [
            (x + w * 0.02, y - h * 0.48),
            (x + w * 0.045, y - h * 0.8),
            (x + w * 0.13, y - h * 0.8),
            (x + w * 0.13, y - h * 0.48),
        ],
        GLASS,
    )
    c.rect(x + w * 0.155, y - h * 0.8, w * 0.09, h * 0.32, GLASS)
    for i in range(4):
        left = x + w * (0.33 + i * 0.16)
        c.rect(left, y - h * 0.84, w * 0.135, h * 0.38, "#dfe3e2", r=2)
        for k in range(1, 6):
            c.rect(left, y - h * (0.84 - k * 0.063), w * 0.135, 2, "#aab3b6")
    for dy in (0.98, 1.06):
        c.rect(x + w * 0.2, y - h * dy, w * 0.82, h * 0.03, GREY)
    for i in range(14):
        c.rect(x + w * (0.22 + i * 0.058), y - h * 1.06, 4, h * 0.1, GREY)
    c.rect(x + w * 0.07, y - h * 0.95, w * 0.12, h * 0.1, "#3d9bd6", r=h * 0.04)
    c.disc(x + w * 0.025, y - h * 0.3, h * 0.05, "#fff3c4")
    for dx in (0.16, 0.8):
        c.pie(x + w * dx, y - h * 0.14, h * 0.21, h * 0.21, 180, 360, INK)
        wheel(c, x + w * dx, y - h * 0.14, h * 0.16)


def cargo_bike(c: Canvas, x: float, y: float, h: float, number: int) -> None:
    """A figure on a cargo bicycle facing right, two children in the box; wheels on y."""
    c.oval(x + h * 0.36, y, h * 0.8, h * 0.03, SHADOW)
    cyclist(c, x, y, h, number, frame=CORAL)
    front = (x + h * 0.98, y - h * 0.15)
    c.line(
        [
            (x + h * 0.3, y - h * 0.21),
            (x + h * 0.42, y - h * 0.1),
            (x + h * 0.82, y - h * 0.12),
            front,
        ],
        h * 0.03,
        CORAL,
    )
    for dx, child in ((0.5, 10), (0.7, 6)):
        c.rect(
            x + h * (dx - 0.07),
            y - h * 0.52,
            h * 0.14,
            h * 0.2,
            look(child + 1).top,
            r=h * 0.05,
        )
        head(c, x + h * dx, y - h * 0.6, h * 0.075, look(child), 1)
        c.pie(
            x + h * dx,
            y - h * 0.61,
            h * 0.088,
            h * 0.09,
            180,
            360,
            (TEAL, MUSTARD)[child % 4 // 2],
        )
    c.poly(
        [
            (x + h * 0.36, y - h * 0.44),
            (x + h * 0.88, y - h * 0.44),
            (x + h * 0.8, y - h * 0.14),
            (x + h * 0.42, y - h * 0.14),
        ],
        NAVY,
    )
    c.rect(x + h * 0.35, y - h * 0.46, h * 0.54, h * 0.05, ASPHALT, r=h * 0.02)
    c.ring(front[0], front[1], h * 0.15, h * 0.025, INK)
    c.disc(front[0], front[1], h * 0.02, INK)
