"""What the city is furnished with: sky, trees, houses, lamps and benches."""

from mitsprache.demo.pictures.canvas import Canvas
from mitsprache.demo.pictures.palette import (
    ASPHALT,
    BROWN,
    CREAM,
    DEEP_GREEN,
    EARTH,
    GLASS,
    GREEN,
    INK,
    LEAF,
    MUSTARD,
    SHADOW,
    SPRING,
    STONE,
)

LEAVES = {
    "summer": (DEEP_GREEN, GREEN, LEAF),
    "spring": (GREEN, LEAF, SPRING),
    "autumn": ("#a9582f", "#d0803c", "#efb257"),
    "night": ("#14293f", "#1b3650", "#24455f"),
}


def sun(c: Canvas, x: float, y: float, r: float, color: str = "#fff3cf") -> None:
    """A sun with two soft rings."""
    c.disc(x, y, r * 1.9, "#fff3cf30")
    c.disc(x, y, r * 1.4, "#fff3cf50")
    c.disc(x, y, r, color)


def cloud(c: Canvas, x: float, y: float, w: float, color: str = "#f7fbfb") -> None:
    """A flat-bottomed cloud, w wide, standing on y."""
    for dx, r in ((-0.3, 0.13), (-0.08, 0.22), (0.16, 0.17), (0.34, 0.1)):
        c.pie(x + dx * w, y, r * w, r * w * 1.05, 180, 360, color)
    c.rect(x - w * 0.43, y - w * 0.06, w * 0.87, w * 0.06, color, r=w * 0.03)


def birds(c: Canvas, x: float, y: float, size: float = 12, color: str = INK) -> None:
    """Three birds far away."""
    for dx, dy, s in ((0, 0, 1), (2.6, 1.1, 0.8), (-2.2, 1.6, 0.7)):
        bx, by, w = x + dx * size, y + dy * size, size * s
        c.curve([(bx - w, by - w * 0.4), (bx - w * 0.4, by - w * 0.5), (bx, by)], 2.2, color)
        c.curve([(bx + w, by - w * 0.4), (bx + w * 0.4, by - w * 0.5), (bx, by)], 2.2, color)


def tree(
    c: Canvas, x: float, y: float, h: float, season: str = "summer", trunk: str = BROWN
) -> None:
    """A round tree of height h, standing at (x, y), lit from the upper left."""
    dark, mid, light = LEAVES[season]
    c.oval(x + h * 0.06, y, h * 0.3, h * 0.035, SHADOW)
    c.poly(
        [
            (x - h * 0.035, y),
            (x - h * 0.02, y - h * 0.5),
            (x + h * 0.02, y - h * 0.5),
            (x + h * 0.04, y),
        ],
        trunk,
    )
    c.line([(x, y - h * 0.36), (x + h * 0.11, y - h * 0.52)], h * 0.022, trunk)
    top = y - h * 0.66
    for dx, dy, r in (
        (0.2, 0.08, 0.19),
        (-0.19, 0.09, 0.19),
        (0.02, 0.1, 0.2),
        (0.1, -0.1, 0.21),
        (-0.1, -0.09, 0.22),
    ):
        c.disc(x + dx * h, top + dy * h, r * h, dark)
    for dx, dy, r in (
        (-0.16, 0.05, 0.165),
        (0.07, -0.12, 0.17),
        (-0.08, -0.1, 0.19),
        (0.12, 0.03, 0.12),
    ):
        c.disc(x + dx * h, top + dy * h, r * h, mid)
    for dx, dy, r in ((-0.15, -0.06, 0.11), (-0.03, -0.19, 0.09), (-0.22, 0.06, 0.06)):
        c.disc(x + dx * h, top + dy * h, r * h, light)


def poplar(c: Canvas, x: float, y: float, h: float, season: str = "summer") -> None:
    """A tall slender tree."""
    dark, mid, light = LEAVES[season]
    c.oval(x + h * 0.04, y, h * 0.11, h * 0.02, SHADOW)
    c.rect(x - h * 0.014, y - h * 0.2, h * 0.028, h * 0.2, BROWN)
    outline = [
        (0, -1),
        (0.09, -0.72),
        (0.12, -0.4),
        (0.08, -0.14),
        (-0.08, -0.14),
        (-0.12, -0.4),
        (-0.09, -0.72),
    ]
    c.shape([(x + dx * h, y + dy * h) for dx, dy in outline], dark)
    c.shape(
        [(x + (dx * 0.72 - 0.025) * h, y + (dy * 0.93 - 0.03) * h) for dx, dy in outline],
        mid,
    )
    c.shape(
        [(x + (dx * 0.34 - 0.045) * h, y + (dy * 0.7 - 0.18) * h) for dx, dy in outline],
        light,
    )


def fir(
    c: Canvas,
    x: float,
    y: float,
    h: float,
    dark: str = "#1e4a44",
    light: str = "#2c6156",
) -> None:
    """A fir of three storeys."""
    c.rect(x - h * 0.025, y - h * 0.14, h * 0.05, h * 0.14, BROWN)
    for base, tip, half in (
        (-0.1, -0.52, 0.25),
        (-0.3, -0.74, 0.2),
        (-0.52, -1.0, 0.145),
    ):
        c.poly(
            [
                (x - half * h, y + base * h),
                (x, y + tip * h),
                (x + half * h, y + base * h),
            ],
            dark,
        )
        c.poly(
            [
                (x - half * h, y + base * h),
                (x, y + tip * h),
                (x - half * h * 0.15, y + base * h),
            ],
            light,
        )


def bush(c: Canvas, x: float, y: float, w: float, season: str = "summer") -> None:
    """A low bush, w wide, standing on y."""
    dark, mid, light = LEAVES[season]
    for dx, r in ((-0.3, 0.2), (0.3, 0.2), (0.05, 0.27)):
        c.pie(x + dx * w, y, r * w, r * w * 1.1, 180, 360, dark)
    for dx, r in ((-0.27, 0.15), (0.0, 0.21)):
        c.pie(x + dx * w, y, r * w, r * w * 1.05, 180, 360, mid)
    c.pie(x - 0.08 * w, y, 0.12 * w, 0.16 * w, 180, 360, light)


def grass(c: Canvas, x: float, y: float, size: float, color: str) -> None:
    """A tuft of five blades."""
    for dx, lean in ((-0.5, -0.5), (-0.25, -0.2), (0, 0.05), (0.25, 0.3), (0.5, 0.55)):
        c.poly(
            [
                (x + dx * size - size * 0.07, y),
                (x + dx * size + lean * size * 0.6, y - size * (1 - abs(lean) * 0.5)),
                (x + dx * size + size * 0.07, y),
            ],
            color,
        )


def flower(c: Canvas, x: float, y: float, size: float, color: str) -> None:
    """A flower on its stem."""
    c.line([(x, y), (x, y - size)], size * 0.1, GREEN)
    for dx, dy in ((-1, 0), (1, 0), (0, -1), (0, 1)):
        c.disc(x + dx * size * 0.2, y - size + dy * size * 0.2, size * 0.2, color)
    c.disc(x, y - size, size * 0.15, MUSTARD if color != MUSTARD else BROWN)


def bench(c: Canvas, x: float, y: float, w: float, color: str = EARTH) -> None:
    """A bench seen from the front, w wide, standing at y."""
    h = w * 0.4
    c.oval(x, y, w * 0.56, w * 0.05, SHADOW)
    for dx in (-0.42, 0.42):
        c.rect(x + dx * w - w * 0.02, y - h, w * 0.04, h, INK)
    for dy in (1.0, 0.8, 0.48):
        c.rect(x - w / 2, y - h * dy, w, h * 0.14, color, r=2)


def lamp(c: Canvas, x: float, y: float, h: float, light: str = "#fff0b8") -> None:
    """A street lamp."""
    c.rect(x - h * 0.012, y - h, h * 0.024, h, INK)
    c.rect(x - h * 0.03, y - h * 0.03, h * 0.06, h * 0.03, INK, r=2)
    c.disc(x, y - h, h * 0.05, light)
    c.pie(x, y - h, h * 0.065, h * 0.065, 180, 360, INK)


def windows(
    c: Canvas,
    x: float,
    y: float,
    columns: int,
    rows: int,
    step: tuple[float, float],
    size: tuple[float, float],
    color: str = GLASS,
    frame: str = CREAM,
    *,
    arched: bool = False,
) -> None:
    """A grid of windows with frames; (x, y) is the upper left corner of the first."""
    w, h = size
    for row in range(rows):
        for column in range(columns):
            wx, wy = x + column * step[0], y + row * step[1]
            c.rect(wx - 3, wy - 3, w + 6, h + 6, frame)
            if arched:
                c.pie(wx + w / 2, wy - 2, w / 2 + 3, w / 2 + 3, 180, 360, frame)
                c.pie(wx + w / 2, wy, w / 2, w / 2, 180, 360, color)
            c.rect(wx, wy, w, h, color)
            c.poly(
                [(wx, wy + h), (wx, wy + h * 0.45), (wx + w * 0.8, wy), (wx + w, wy)],
                "#ffffff55",
            )
            c.rect(wx + w / 2 - 1, wy, 2, h, frame)
            c.rect(wx - 5, wy + h + 3, w + 10, 4, frame)


def townhouse(
    c: Canvas,
    x: float,
    base: float,
    w: float,
    h: float,
    wall: str,
    roof: str,
    floors: int = 4,
    columns: int = 3,
    light: str = GLASS,
) -> None:
    """An old town house: ground floor of stone, rows of windows, mansard roof with dormers."""
    top = base - h
    c.rect(x, top, w, h, wall)
    c.rect(x + w * 0.86, top, w * 0.14, h, "#1f334712")
    c.poly(
        [
            (x - 6, top),
            (x + w * 0.07, top - h * 0.15),
            (x + w * 0.93, top - h * 0.15),
            (x + w + 6, top),
        ],
        roof,
    )
    c.rect(x - 6, top - 4, w + 12, 9, CREAM)
    step_x = w / columns
    ground = h / (floors + 0.4)
    size = (step_x * 0.42, ground * 0.56)
    windows(
        c,
        x + (step_x - size[0]) / 2,
        top + ground * 0.3,
        columns,
        floors - 1,
        (step_x, ground),
        size,
        light,
    )
    for column in range(columns):
        cx = x + step_x * (column + 0.5)
        c.rect(cx - size[0] * 0.42, top - h * 0.115, size[0] * 0.84, h * 0.085, CREAM, r=3)
        c.rect(cx - size[0] * 0.3, top - h * 0.1, size[0] * 0.6, h * 0.07, light)
    c.rect(x, base - ground * 1.08, w, ground * 1.08, STONE)
    c.rect(x, base - ground * 1.1, w, 6, CREAM)
    for column in range(columns):
        cx = x + step_x * (column + 0.5)
        c.rect(
            cx - step_x * 0.3,
            base - ground * 0.86,
            step_x * 0.6,
            ground * 0.86,
            INK,
            r=3,
        )
        c.rect(cx - step_x * 0.25, base - ground * 0.8, step_x * 0.5, ground * 0.62, light)


def block(
    c: Canvas,
    x: float,
    base: float,
    w: float,
    h: float,
    wall: str,
    columns: int,
    rows: int,
    light: str = GLASS,
) -> None:
    """A plain house with a flat roof."""
    c.rect(x, base - h, w, h, wall)
    c.rect(x + w * 0.88, base - h, w * 0.12, h, "#1f334714")
    c.rect(x - 4, base - h - 6, w + 8, 10, ASPHALT)
    step = (w / columns, h / (rows + 0.3))
    size = (step[0] * 0.46, step[1] * 0.5)
    windows(
        c,
        x + (step[0] - size[0]) / 2,
        base - h + step[1] * 0.35,
        columns,
        rows,
        step,
        size,
        light,
    )


def hills(c: Canvas, y: float, far: str = "#a9c9c4", near: str = "#8db9a8") -> None:
    """Two rows of wooded hills on the horizon at y."""
    c.ground(
        [
            (-20, y - 10),
            (180, y - 70),
            (400, y - 28),
            (640, y - 88),
            (900, y - 36),
            (1220, y - 74),
        ],
        far,
    )
    c.ground(
        [
            (-20, y + 10),
            (220, y - 26),
            (520, y - 4),
            (800, y - 40),
            (1040, y - 6),
            (1220, y - 22),
        ],
        near,
    )
