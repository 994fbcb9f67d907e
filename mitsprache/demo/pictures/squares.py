"""A picture of a market square."""

from mitsprache.demo.pictures.canvas import Canvas
from mitsprache.demo.pictures.palette import (
    BRICK,
    CORAL,
    CREAM,
    GLASS,
    GREEN,
    INK,
    LEAF,
    MUSTARD,
    PEACH,
    PLUM,
    ROSE,
    SAND,
    SHADOW,
    SPRING,
    STONE,
    TEAL,
)
from mitsprache.demo.pictures.parts import (
    cloud,
    sun,
    tree,
)
from mitsprache.demo.pictures.people import person


def marktplatz() -> Canvas:
    """A market square with striped stalls, half-timbered houses and a fountain."""
    c = Canvas("#a5d6e8", "#fdf1d9")
    sun(c, 1040, 120, 44)
    cloud(c, 330, 100, 170)
    cloud(c, 760, 130, 120)
    for x, w, h, wall, roof in (
        (-20, 210, 230, CREAM, BRICK),
        (196, 180, 270, PEACH, "#7b4f45"),
        (384, 220, 240, "#f3e2bd", BRICK),
        (612, 190, 280, CREAM, "#8b4a40"),
        (810, 200, 236, ROSE, "#6f5a55"),
        (1018, 210, 262, "#f3e2bd", BRICK),
    ):
        _half_timbered(c, x, 470, w, h, wall, roof)
    c.rect(0, 466, 1200, 334, SAND)
    for row, y in enumerate((490, 530, 584, 656, 748)):
        c.rect(0, y, 1200, 2 + row, "#d9c49a")
    tree(c, 30, 500, 250)
    tree(c, 1176, 500, 260)
    for x in (100, 820):
        _stall(c, x, 560, 250, CORAL if x < 500 else TEAL, x)
    person(c, 230, 590, 190, 6, facing=-1, arms="front")
    person(c, 780, 590, 190, 2, facing=1, arms="front")
    _fountain(c, 590, 600)
    person(c, 460, 626, 130, 10, arms="up", facing=1)
    person(c, 950, 690, 230, 11, pose="walk", facing=-1)
    _bag(c, 905, 600, LEAF)
    person(c, 330, 740, 260, 8, pose="walk")
    _bag(c, 366, 640, MUSTARD)
    person(c, 640, 770, 265, 9, pose="walk", facing=-1)
    person(c, 730, 770, 160, 3, pose="walk", facing=-1, arms="wave")
    _bag(c, 606, 668, CORAL)
    return c


def _half_timbered(
    c: Canvas, x: float, base: float, w: float, h: float, wall: str, roof: str
) -> None:
    beam = "#7a5640"
    top = base - h * 0.72
    c.rect(x, top, w, h * 0.72, wall)
    c.poly([(x - 10, top + 2), (x + w / 2, base - h * 1.12), (x + w + 10, top + 2)], roof)
    c.poly([(x + w * 0.22, top), (x + w / 2, base - h * 0.99), (x + w * 0.78, top)], wall)
    for y in (top, top + h * 0.24, top + h * 0.46):
        c.rect(x, y - 4, w, 8, beam)
    for i in range(5):
        c.rect(x + (w - 8) * i / 4, top, 8, h * 0.46, beam)
    for i in (0, 3):
        a, b = x + (w - 8) * i / 4 + 4, x + (w - 8) * (i + 1) / 4 + 4
        c.line(
            [(a, top + h * 0.24), (b, top)] if i else [(a, top), (b, top + h * 0.24)],
            7,
            beam,
        )
        c.line(
            [(a, top + h * 0.46), (b, top + h * 0.24)]
            if i
            else [(a, top + h * 0.24), (b, top + h * 0.46)],
            7,
            beam,
        )
    c.rect(x + w / 2 - 4, base - h * 0.99, 8, h * 0.27, beam)
    for i in (1, 2):
        for row in (0.06, 0.29):
            c.rect(x + w * (i / 4 + 0.06), top + h * row, w * 0.14, h * 0.13, GLASS)
            c.rect(
                x + w * (i / 4 + 0.04),
                top + h * (row + 0.13),
                w * 0.18,
                6,
                CORAL if row > 0.1 else GREEN,
            )
    c.rect(x, top + h * 0.48, w, h * 0.24, STONE)
    for i in range(3):
        c.rect(
            x + w * (0.08 + i * 0.31),
            top + h * 0.52,
            w * 0.22,
            h * 0.2,
            INK if i == 1 else GLASS,
            r=3,
        )


def _stall(c: Canvas, x: float, y: float, w: float, color: str, seed: float) -> None:
    c.oval(x + w / 2, y + 36, w * 0.54, 12, SHADOW)
    for dx in (6, w - 14):
        c.rect(x + dx, y - 110, 8, 146, "#8a5c39")
    c.rect(x, y - 26, w, 62, "#b57f4f", r=3)
    c.rect(x, y - 6, w, 4, "#8a5c39")
    colors = (CORAL, MUSTARD, LEAF, "#e08a3c", GREEN, PLUM)
    for i in range(5):
        left = x + 8 + i * (w - 16) / 5
        for k in range(4):
            c.disc(left + 8 + k * 10, y - 32 - k % 2 * 6, 8, colors[(i + int(seed)) % 6])
        c.rect(left, y - 30, (w - 16) / 5 - 4, 16, "#d9a971", r=2)
    n = 8
    for i in range(n):
        left, right = x - 14 + (w + 28) * i / n, x - 14 + (w + 28) * (i + 1) / n
        c.poly(
            [
                (x + w * i / n, y - 150),
                (x + w * (i + 1) / n, y - 150),
                (right, y - 96),
                (left, y - 96),
            ],
            (color, CREAM)[i % 2],
        )
        c.pie(
            (left + right) / 2,
            y - 97,
            (right - left) / 2,
            14,
            0,
            180,
            (color, CREAM)[i % 2],
        )


def _fountain(c: Canvas, x: float, y: float) -> None:
    c.oval(x, y + 18, 130, 22, SHADOW)
    c.rect(x - 120, y - 30, 240, 46, "#cfc6b4", r=14)
    c.oval(x, y - 30, 120, 20, "#dcd4c4")
    c.oval(x, y - 29, 104, 14, "#6db7cc")
    c.rect(x - 10, y - 130, 20, 100, "#cfc6b4")
    c.oval(x, y - 118, 50, 12, "#dcd4c4")
    c.oval(x, y - 119, 42, 8, "#6db7cc")
    c.disc(x, y - 144, 15, "#cfc6b4")
    for f in (-1, 1):
        c.curve([(x, y - 158), (x + f * 30, y - 172), (x + f * 44, y - 122)], 5, "#bfe3ec")
        c.curve(
            [(x + f * 48, y - 116), (x + f * 70, y - 100), (x + f * 78, y - 36)],
            5,
            "#bfe3ec",
        )


def _bag(c: Canvas, x: float, y: float, color: str) -> None:
    c.ring(x + 20, y + 4, 14, 4, INK)
    for i in range(3):
        c.disc(x + 8 + i * 12, y + 6, 10, (LEAF, CORAL, SPRING)[i])
    c.rect(x, y + 8, 40, 44, color, r=6)
