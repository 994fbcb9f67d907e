"""Pictures at the water: riverside, brook, swimming pool."""

from itertools import pairwise

from mitsprache.demo.pictures.canvas import Canvas
from mitsprache.demo.pictures.palette import (
    BLUE,
    BROWN,
    CORAL,
    CREAM,
    GREEN,
    GREY,
    INK,
    LEAF,
    MEADOW,
    MUSTARD,
    NAVY,
    PLUM,
    ROSE,
    SAND,
    SHADOW,
    SPRING,
    STONE,
    TEAL,
)
from mitsprache.demo.pictures.parts import (
    bench,
    birds,
    bush,
    cloud,
    fir,
    flower,
    grass,
    hills,
    lamp,
    poplar,
    sun,
    tree,
)
from mitsprache.demo.pictures.people import cyclist, person, sitter


def _sail(c: Canvas, x: float, y: float, h: float, color: str) -> None:
    c.poly([(x, y - h), (x, y - h * 0.12), (x + h * 0.42, y - h * 0.12)], CREAM)
    c.poly(
        [
            (x - h * 0.04, y - h * 0.86),
            (x - h * 0.04, y - h * 0.12),
            (x - h * 0.3, y - h * 0.12),
        ],
        color,
    )
    c.rect(x - h * 0.022, y - h, h * 0.02, h * 0.95, BROWN)
    c.poly(
        [
            (x - h * 0.32, y - h * 0.07),
            (x + h * 0.44, y - h * 0.07),
            (x + h * 0.3, y + h * 0.05),
            (x - h * 0.2, y + h * 0.05),
        ],
        NAVY,
    )
    for i, w in enumerate((0.3, 0.2, 0.1)):
        c.rect(x - w * h, y + h * (0.1 + i * 0.07), w * h * 2, 4, "#fff6df90", r=2)


def rheinufer() -> Canvas:
    """A riverside promenade in the evening light, two sailing boats on the water."""
    c = Canvas("#8cc3d6", "#ffd2a0", 400)
    sun(c, 820, 300, 52, "#fff0c2")
    cloud(c, 250, 150, 190, "#f3e4d4")
    cloud(c, 1010, 120, 130, "#e9e6dc")
    birds(c, 520, 150)
    hills(c, 370, "#d3a78d", "#8fa58f")
    for x, h in ((520, 34), (548, 52), (575, 30), (1090, 40), (1118, 26)):
        c.rect(x, 372 - h, 24, h, "#e7cdb0")
        c.poly([(x - 3, 372 - h), (x + 12, 356 - h), (x + 27, 372 - h)], "#b06a55")
    c.poly([(556, 320), (560, 286), (564, 320)], "#8a5648")
    c.rect(0, 368, 1200, 220, "#7fb3bf")
    c.rect(0, 368, 1200, 60, "#a6c7c4")
    for x, y, w in (
        (740, 384, 160),
        (760, 402, 120),
        (700, 424, 240),
        (780, 446, 100),
        (740, 476, 170),
        (790, 508, 110),
    ):
        c.rect(x, y, w, 7, "#ffeec4", r=3)
    for x, y, w in (
        (120, 400, 120),
        (330, 430, 150),
        (80, 470, 180),
        (420, 500, 120),
        (1000, 440, 130),
        (1040, 500, 100),
        (250, 540, 200),
    ):
        c.rect(x, y, w, 5, "#c8e0dd", r=2)
    _sail(c, 640, 470, 170, CORAL)
    _sail(c, 360, 430, 110, MUSTARD)
    for i, (y, color) in enumerate(((556, "#cbb893"), (580, "#dccaa6"), (606, "#eadbb9"))):
        c.poly([(0, y), (1200, y - 8), (1200, 800), (0, 800)], color)
        c.rect(0, y + (0 if i else 2), 1200, 4, "#fff6e0")
    c.poly([(0, 640), (1200, 626), (1200, 800), (0, 800)], SAND)
    c.poly([(0, 716), (1200, 700), (1200, 800), (0, 800)], "#f3e6c8")
    for x in range(-60, 1260, 150):
        c.poly([(x, 712), (x + 5, 712), (x - 55, 800), (x - 60, 800)], "#e2d0a8")
    sitter(c, 400, 598, 165, 1, facing=1)
    sitter(c, 470, 598, 165, 3, facing=-1, arms="up")
    lamp(c, 600, 668, 250)
    bench(c, 258, 694, 150)
    tree(c, 120, 700, 470)
    tree(c, 1080, 690, 500)
    person(c, 860, 730, 190, 4, pose="walk", facing=-1)
    person(c, 908, 732, 120, 2, pose="walk", facing=-1, arms="wave")
    cyclist(c, 640, 760, 200, 5, facing=1, frame=TEAL)
    bush(c, 40, 800, 220)
    bush(c, 1190, 800, 240)
    for x in (210, 250, 290):
        flower(c, x, 800, 46, (CORAL, MUSTARD, ROSE)[x // 40 % 3])
    return c


def steg() -> Canvas:
    """A brook between meadows, the dashed outline of a bridge, tall poplars."""
    c = Canvas("#a8d4e2", "#eef1dc")
    sun(c, 210, 170, 50)
    cloud(c, 560, 190, 200)
    cloud(c, 900, 120, 150)
    hills(c, 400, "#b4d0c4", "#94bda2")
    c.ground([(-20, 410), (300, 392), (700, 416), (1220, 396)], SPRING)
    c.ground([(-20, 470), (400, 452), (800, 474), (1220, 448)], "#b9d59c")
    for x, h in (
        (720, 300),
        (790, 345),
        (862, 320),
        (936, 370),
        (1010, 330),
        (1082, 356),
        (1156, 310),
    ):
        poplar(c, x, 486 - (x - 720) * 0.03, h)
    c.ground([(-20, 520), (300, 500), (760, 505), (1220, 486)], MEADOW)
    c.shape(
        [
            (-40, 800),
            (140, 690),
            (360, 610),
            (520, 560),
            (560, 520),
            (500, 496),
            (560, 480),
            (640, 500),
            (690, 540),
            (650, 600),
            (560, 680),
            (520, 760),
            (500, 840),
            (0, 860),
        ],
        "#7cb9cb",
    )
    c.shape(
        [
            (40, 800),
            (220, 700),
            (420, 620),
            (560, 560),
            (600, 530),
            (640, 545),
            (600, 600),
            (500, 680),
            (450, 760),
            (420, 830),
        ],
        "#a4d3dc",
    )
    for x, y, w in (
        (180, 750, 110),
        (300, 690, 90),
        (420, 640, 80),
        (250, 780, 120),
        (540, 580, 50),
        (400, 720, 70),
    ):
        c.rect(x, y, w, 5, "#e6f5f5", r=2)
    arch = [
        (120.0, 600.0),
        (280.0, 520.0),
        (450.0, 486.0),
        (620.0, 512.0),
        (800.0, 585.0),
    ]
    for dy in (0, -54):
        for (x1, y1), (x2, y2) in pairwise(arch):
            for i in range(0, 8, 2):
                t, u = i / 8, (i + 1.1) / 8
                c.line(
                    [
                        (x1 + (x2 - x1) * t, y1 + (y2 - y1) * t + dy),
                        (x1 + (x2 - x1) * u, y1 + (y2 - y1) * u + dy),
                    ],
                    8,
                    CREAM,
                )
    for foot_x, foot_y in arch:
        for i in range(0, 5, 2):
            c.line([(foot_x, foot_y - i * 11), (foot_x, foot_y - i * 11 - 8)], 5, CREAM)
    person(c, 905, 690, 200, 8, facing=-1, arms="front")
    person(c, 985, 700, 190, 11, facing=-1)
    c.poly([(838, 566), (884, 578), (876, 622), (830, 610)], CREAM)
    c.line([(842, 584), (866, 590)], 4, CORAL)
    c.line([(840, 596), (862, 601)], 4, BLUE)
    for x, y in (
        (60, 660),
        (700, 640),
        (760, 720),
        (1100, 640),
        (1160, 740),
        (620, 760),
        (860, 780),
    ):
        grass(c, x, y, 36, LEAF)
    for x, y, color in (
        (720, 780, CORAL),
        (1040, 780, MUSTARD),
        (1090, 760, ROSE),
        (680, 700, CREAM),
        (1140, 690, CORAL),
    ):
        flower(c, x, y, 40, color)
    for x, y, h in (
        (24, 700, 90),
        (62, 690, 120),
        (96, 700, 80),
        (560, 800, 90),
        (600, 806, 120),
    ):
        c.line([(x, y), (x + 6, y - h)], 5, GREEN)
        c.rect(x + 1, y - h - 26, 11, 36, BROWN, r=5)
    return c


def freibad() -> Canvas:
    """An open-air pool with lanes, a diving tower and dark firs on a summer day."""
    c = Canvas("#7fc7e3", "#e8f4ec")
    sun(c, 1010, 140, 62)
    cloud(c, 260, 170, 210)
    cloud(c, 650, 110, 140)
    for x, h in (
        (-10, 250),
        (80, 300),
        (170, 260),
        (270, 320),
        (380, 270),
        (480, 300),
        (600, 250),
        (700, 310),
        (810, 270),
        (930, 320),
        (1040, 280),
        (1140, 310),
        (1210, 260),
    ):
        fir(c, x, 430, h)
    c.ground([(-20, 420), (400, 406), (800, 418), (1220, 402)], SPRING)
    c.rect(120, 372, 240, 64, CREAM)
    c.poly([(104, 374), (240, 336), (376, 374)], CORAL)
    for i in range(5):
        c.rect(136 + i * 44, 390, 28, 46, (BLUE, MUSTARD, TEAL, ROSE, PLUM)[i])
    c.poly([(250, 470), (950, 470), (1260, 800), (-60, 800)], STONE)
    c.poly([(286, 490), (914, 490), (1180, 800), (20, 800)], "#2fa7bd")
    c.poly([(286, 490), (914, 490), (926, 504), (274, 504)], "#187f95")
    c.poly([(330, 506), (870, 506), (930, 570), (270, 570)], "#44b7c8")
    for i in range(1, 6):
        t = i / 6
        x1, x2 = 286 + 628 * t, 20 + 1160 * t
        for k in range(14):
            u, v = k / 14, (k + 0.72) / 14
            y1, y2 = 494 + 306 * u, 494 + 306 * v
            px = [x1 + (x2 - x1) * (y - 490) / 310 for y in (y1, y2)]
            c.line([(px[0], y1), (px[1], y2)], 3 + 5 * u, (CORAL, CREAM)[k % 2])
    for x, y, w in (
        (360, 540, 60),
        (640, 560, 90),
        (480, 620, 110),
        (760, 660, 130),
        (250, 690, 120),
        (560, 740, 150),
        (900, 740, 120),
    ):
        c.rect(x, y, w, 5, "#c5edf0", r=2)
    for x, y, s, number in ((430, 610, 1.0, 0), (700, 600, 0.9, 5), (620, 700, 1.3, 7)):
        _swimmer(c, x, y, s, number)
    c.rect(1010, 300, 16, 190, GREY)
    c.rect(1094, 300, 16, 190, GREY)
    for y in range(320, 490, 24):
        c.rect(1096, y, 44, 5, INK)
    c.rect(1134, 300, 8, 190, INK)
    c.rect(940, 296, 176, 14, INK, r=3)
    c.rect(972, 392, 140, 12, INK, r=3)
    c.rect(1004, 256, 6, 40, INK)
    c.rect(1004, 256, 110, 6, INK)
    _diver(c, 968, 296, 112)
    for x, y, color, alt in (
        (60, 560, CORAL, CREAM),
        (170, 500, MUSTARD, CREAM),
        (1150, 560, TEAL, CREAM),
    ):
        _parasol(c, x, y, 1.0 if y > 520 else 0.8, color, alt)
    return c


def _swimmer(c: Canvas, x: float, y: float, s: float, number: int) -> None:
    skins = ("#f3c9a5", "#8a5a3c", "#d9a074")
    c.oval(x, y + 6 * s, 60 * s, 12 * s, "#8fdbe2")
    c.line(
        [(x - 10 * s, y), (x - 30 * s, y - 24 * s), (x - 56 * s, y - 4 * s)],
        10 * s,
        skins[number % 3],
    )
    c.disc(x, y - 8 * s, 14 * s, skins[number % 3])
    c.pie(x, y - 10 * s, 15 * s, 15 * s, 180, 360, (CORAL, NAVY, MUSTARD)[number % 3])


def _diver(c: Canvas, x: float, y: float, h: float) -> None:
    skin = "#b97f56"
    for dx in (-0.045, 0.045):
        c.line([(x + dx * h, y - h * 0.44), (x + dx * h, y - 4)], h * 0.075, skin)
        c.line(
            [(x + dx * 2 * h, y - h * 0.72), (x + dx * 3.4 * h, y - h * 1.02)],
            h * 0.06,
            skin,
        )
    c.rect(x - h * 0.1, y - h * 0.76, h * 0.2, h * 0.18, skin, r=h * 0.05)
    c.rect(x - h * 0.095, y - h * 0.72, h * 0.19, h * 0.32, CORAL, r=h * 0.04)
    c.disc(x, y - h * 0.88, h * 0.09, skin)
    c.pie(x, y - h * 0.89, h * 0.098, h * 0.098, 180, 360, NAVY)


def _parasol(c: Canvas, x: float, y: float, s: float, color: str, alt: str) -> None:
    c.oval(x, y, 80 * s, 12 * s, SHADOW)
    c.rect(x - 3 * s, y - 130 * s, 6 * s, 130 * s, INK)
    for i, (a, b) in enumerate(((180, 216), (216, 252), (252, 288), (288, 324), (324, 360))):
        c.pie(x, y - 110 * s, 84 * s, 70 * s, a, b, (color, alt)[i % 2])
    c.poly(
        [
            (x + 16 * s, y - 18 * s),
            (x + 84 * s, y - 22 * s),
            (x + 110 * s, y - 56 * s),
            (x + 118 * s, y - 52 * s),
            (x + 92 * s, y - 10 * s),
            (x + 16 * s, y - 8 * s),
        ],
        color,
    )
