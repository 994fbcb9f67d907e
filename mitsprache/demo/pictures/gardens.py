"""A picture of the community garden."""

from mitsprache.demo.pictures.canvas import Canvas
from mitsprache.demo.pictures.palette import (
    BROWN,
    CORAL,
    CREAM,
    DEEP_GREEN,
    EARTH,
    GREEN,
    LEAF,
    LIGHT_BLUE,
    MEADOW,
    MUSTARD,
    PALE_BLUE,
    PLUM,
    ROSE,
    SAND,
    SHADOW,
    SPRING,
    TEAL,
)
from mitsprache.demo.pictures.parts import (
    bush,
    cloud,
    flower,
    hills,
    sun,
)
from mitsprache.demo.pictures.people import person


def gemeinschaftsgarten() -> Canvas:
    """Raised beds full of vegetables and sunflowers, people gardening, a river behind."""
    c = Canvas("#9fd0df", "#f6efd6")
    sun(c, 960, 160, 54)
    cloud(c, 330, 140, 190)
    hills(c, 350, "#b7d2c5", "#93bca5")
    c.rect(0, 350, 1200, 90, LIGHT_BLUE)
    for x, y, w in (
        (90, 374, 130),
        (330, 396, 160),
        (640, 372, 150),
        (900, 400, 180),
        (520, 418, 120),
    ):
        c.rect(x, y, w, 5, "#d5edf2", r=2)
    c.ground([(-20, 430), (350, 418), (800, 436), (1220, 420)], SPRING)
    c.rect(86, 330, 170, 130, EARTH)
    c.poly([(66, 334), (171, 262), (276, 334)], CORAL)
    c.rect(150, 384, 46, 76, BROWN, r=3)
    c.rect(104, 356, 34, 34, PALE_BLUE)
    for x in range(300, 1200, 46):
        c.rect(x, 398, 10, 56, CREAM, r=4)
    c.rect(296, 412, 904, 7, CREAM)
    c.rect(296, 436, 904, 7, CREAM)
    c.ground([(-20, 474), (400, 458), (820, 478), (1220, 462)], MEADOW)
    c.shape(
        [
            (360, 840),
            (520, 640),
            (560, 540),
            (540, 462),
            (610, 462),
            (650, 540),
            (700, 640),
            (880, 840),
        ],
        SAND,
    )
    for x, h in ((1000, 250), (1058, 290), (1112, 240), (1160, 270)):
        _sunflower(c, x, 520, h)
    person(c, 900, 590, 240, 4, facing=1, arms="front")
    _watering_can(c, 978, 458)
    _bed(c, 60, 590, 330, 60, "tomato")
    _bed(c, 780, 640, 360, 70, "lettuce")
    person(c, 452, 700, 260, 8, facing=-1, arms="front")
    c.rect(352, 610, 62, 40, EARTH, r=5)
    for i in range(3):
        c.disc(366 + i * 18, 606, 12, (CORAL, MUSTARD, CORAL)[i])
    _bed(c, 30, 760, 360, 84, "pumpkin")
    person(c, 690, 780, 200, 3, facing=1, arms="front")
    _bed(c, 790, 800, 420, 90, "mixed")
    return c


def _sunflower(c: Canvas, x: float, y: float, h: float) -> None:
    from math import cos, pi, sin

    c.line([(x, y), (x + 4, y - h)], 7, GREEN)
    for dy, f in ((0.35, 1), (0.5, -1)):
        c.shape(
            [
                (x, y - h * dy),
                (x + f * 26, y - h * dy - 26),
                (x + f * 46, y - h * dy - 14),
                (x + f * 26, y - h * dy + 4),
            ],
            LEAF,
        )
    for i in range(12):
        a = 2 * pi * i / 12
        c.oval(x + 4 + 30 * cos(a), y - h + 30 * sin(a), 13, 13, MUSTARD)
    c.disc(x + 4, y - h, 23, BROWN)


def _watering_can(c: Canvas, x: float, y: float) -> None:
    c.line([(x + 10, y + 14), (x + 52, y + 2)], 8, TEAL)
    c.ring(x - 20, y + 6, 18, 6, TEAL)
    c.rect(x - 22, y - 8, 42, 42, TEAL, r=6)
    for i in range(3):
        c.line(
            [(x + 58 + i * 6, y + 12 + i * 4), (x + 64 + i * 9, y + 42 + i * 3)],
            3,
            "#5fa9c4",
        )


def _bed(c: Canvas, x: float, y: float, w: float, h: float, crop: str) -> None:
    n = int(w / 60)
    for i in range(n):
        px = x + w * (i + 0.5) / n
        if crop == "tomato":
            c.line([(px, y - h), (px, y - h - 110)], 5, BROWN)
            c.oval(px, y - h - 56, 26, 50, GREEN)
            c.oval(px - 8, y - h - 64, 15, 32, LEAF)
            for dx, dy in ((-12, -30), (10, -52), (-4, -78), (14, -24)):
                c.disc(px + dx, y - h + dy, 9, CORAL)
        elif crop == "lettuce" or (crop == "mixed" and i % 2):
            for dx in (-20, 20, 0):
                c.disc(px + dx, y - h - (8 if dx else 18), 20, SPRING if dx else LEAF)
            c.disc(px, y - h - 14, 11, MEADOW)
        elif crop == "pumpkin":
            c.disc(px - 14, y - h - 8, 22, DEEP_GREEN)
            c.disc(px + 18, y - h - 10, 20, GREEN)
            if i % 2:
                for dx in (-12, 12, 0):
                    c.oval(px + dx, y - h - 14, 16, 22, "#e08a3c" if dx else "#ef9f52")
        else:
            flower(c, px - 12, y - h + 4, 64, ROSE)
            flower(c, px + 14, y - h + 4, 84, PLUM)
            bush(c, px, y - h + 4, 56)
    c.oval(x + w / 2, y, w * 0.52, 12, SHADOW)
    c.rect(x, y - h, w, h, "#a9744a", r=3)
    for k in range(1, 3):
        c.rect(x, y - h + h * k / 3, w, 3, "#8a5c39")
    for post in (0, w - 14):
        c.rect(x + post, y - h - 6, 14, h + 6, "#8a5c39", r=2)
