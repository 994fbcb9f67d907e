"""Pictures of places for the young: school yard, youth centre."""

from mitsprache.demo.pictures.canvas import Canvas
from mitsprache.demo.pictures.palette import (
    BROWN,
    CORAL,
    CREAM,
    EARTH,
    GLASS,
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
    SPRING,
    TEAL,
)
from mitsprache.demo.pictures.parts import (
    bench,
    block,
    cloud,
    flower,
    grass,
    sun,
    tree,
    windows,
)
from mitsprache.demo.pictures.people import person, sitter


def schulhof() -> Canvas:
    """A brick school with a green yard: a mound with logs, chestnuts, a brook, children."""
    c = Canvas("#9bd0e6", "#fbf3d9")
    sun(c, 1060, 120, 50)
    cloud(c, 200, 110, 170)
    cloud(c, 840, 150, 150)
    c.rect(150, 170, 900, 330, "#c4674f")
    for row in range(10):
        for k in range(13):
            c.rect(160 + k * 70 + row % 2 * 34, 186 + row * 31, 30, 5, "#b55a44")
    c.poly([(120, 176), (200, 96), (1000, 96), (1080, 176)], "#6f4a44")
    c.rect(120, 170, 960, 12, CREAM)
    c.poly([(500, 172), (600, 60), (700, 172)], "#c4674f")
    c.poly([(488, 176), (600, 44), (712, 176), (690, 176), (600, 74), (510, 176)], CREAM)
    c.disc(600, 134, 30, CREAM)
    c.line([(600, 134), (600, 114)], 4, INK)
    c.line([(600, 134), (614, 142)], 4, INK)
    windows(c, 190, 220, 4, 2, (78, 132), (46, 84))
    windows(c, 734, 220, 4, 2, (78, 132), (46, 84))
    windows(c, 524, 220, 2, 1, (104, 0), (46, 84))
    c.rect(540, 360, 120, 140, CREAM, r=6)
    c.rect(550, 370, 48, 130, TEAL)
    c.rect(602, 370, 48, 130, TEAL)
    c.ground([(-20, 500), (400, 484), (800, 500), (1220, 486)], SPRING)
    c.shape(
        [
            (560, 490),
            (640, 490),
            (700, 560),
            (900, 620),
            (1220, 660),
            (1260, 800),
            (1220, 720),
            (860, 680),
            (620, 580),
        ],
        SAND,
    )
    tree(c, 70, 560, 380)
    tree(c, 1130, 540, 360)
    c.shape([(150, 640), (250, 530), (400, 486), (540, 540), (640, 650), (400, 690)], LEAF)
    c.shape(
        [(190, 630), (270, 545), (390, 500), (470, 530), (420, 600), (300, 650)],
        "#86bd85",
    )
    for x, y, x2, y2 in (
        (300, 600, 400, 486),
        (390, 606, 330, 500),
        (450, 610, 520, 506),
        (260, 566, 520, 540),
    ):
        c.line([(x, y), (x2, y2)], 17, "#9a6a3e")
        c.line([(x, y - 4), (x2, y2 - 4)], 5, "#b98b5e")
    person(c, 388, 486, 130, 3, arms="up")
    person(c, 520, 530, 120, 6, pose="run", facing=-1)
    c.ground([(-20, 690), (400, 676), (800, 700), (1220, 690)], MEADOW)
    c.curve(
        [
            (-20, 700),
            (160, 730),
            (340, 712),
            (520, 742),
            (720, 730),
            (900, 770),
            (1220, 752),
        ],
        64,
        "#6db7cc",
    )
    c.curve(
        [
            (-20, 700),
            (160, 730),
            (340, 712),
            (520, 742),
            (720, 730),
            (900, 770),
            (1220, 752),
        ],
        40,
        "#94d0dd",
    )
    for x, y, w in (
        (90, 716, 60),
        (300, 712, 70),
        (560, 738, 60),
        (780, 746, 80),
        (1020, 764, 70),
    ):
        c.rect(x, y, w, 4, "#e4f4f6", r=2)
    for x, y, r in (
        (60, 742, 22),
        (240, 744, 18),
        (452, 764, 24),
        (640, 702, 18),
        (850, 722, 22),
        (1080, 786, 24),
    ):
        c.oval(x, y, r, r * 0.65, GREY)
        c.oval(x - 3, y - 4, r * 0.7, r * 0.36, "#d5dadb")
    person(c, 700, 706, 150, 1, arms="front", facing=1)
    sitter(c, 880, 716, 170, 5, facing=-1)
    person(c, 1000, 640, 150, 10, pose="run", facing=-1)
    person(c, 1070, 646, 140, 0, pose="run", facing=-1)
    c.disc(930, 628, 13, CORAL)
    for x, y, color in (
        (30, 792, CORAL),
        (380, 792, MUSTARD),
        (760, 796, ROSE),
        (1180, 796, CORAL),
    ):
        flower(c, x, y, 40, color)
        grass(c, x + 40, y, 34, GREEN)
    return c


def jugendhaus() -> Canvas:
    """A colourful wooden house, a skater in the half-pipe, young people with a guitar."""
    c = Canvas("#f6b38a", "#fdebc9")
    sun(c, 300, 260, 70, "#fff2c9")
    cloud(c, 640, 120, 190, "#fbdcc2")
    cloud(c, 1040, 170, 150, "#fadfc8")
    for x, w, h, wall in (
        (-30, 180, 210, "#e3b9a0"),
        (170, 150, 170, "#ddb19b"),
        (1010, 230, 240, "#e3b9a0"),
    ):
        block(c, x, 520, w, h, wall, 3, 3, "#fbe3c4")
    tree(c, 90, 540, 260, "autumn")
    colors = (CORAL, MUSTARD, TEAL, NAVY, LEAF, ROSE, PLUM)
    c.poly([(420, 300), (700, 180), (980, 300)], "#5a4a52")
    for i in range(20):
        left = 450 + i * 25
        roof = 300 - (1 - abs(left + 12 - 700) / 280) * 100
        c.rect(left, roof, 23, 540 - roof, colors[i * 3 % 7])
    c.line([(410, 306), (700, 182), (990, 306)], 14, INK)
    c.rect(560, 300, 280, 150, CREAM, r=6)
    c.rect(570, 310, 260, 130, "#fde8b5")
    for x in (654, 740):
        c.rect(x, 310, 6, 130, CREAM)
    person(c, 620, 440, 110, 9, arms="up")
    person(c, 700, 440, 110, 3, arms="wave")
    c.rect(570, 410, 260, 30, EARTH)
    c.disc(785, 366, 20, PLUM)
    c.disc(785, 366, 7, MUSTARD)
    c.rect(880, 400, 70, 140, INK, r=4)
    c.rect(888, 408, 54, 124, MUSTARD)
    c.rect(480, 390, 56, 56, CREAM, r=4)
    c.rect(486, 396, 44, 44, GLASS)
    tree(c, 1120, 560, 300, "autumn")
    c.rect(0, 536, 1200, 264, "#d8c4a6")
    c.rect(0, 536, 1200, 8, "#efe1c6")
    ramp = [
        (60.0, 560.0),
        (84.0, 660.0),
        (160.0, 724.0),
        (290.0, 744.0),
        (420.0, 724.0),
        (496.0, 660.0),
        (520.0, 560.0),
    ]
    from mitsprache.demo.pictures.canvas import smooth

    c.poly([(30, 560), *smooth(ramp), (550, 560), (560, 776), (20, 776)], "#8f9aa2")
    c.curve(ramp, 10, CREAM)
    c.rect(14, 552, 60, 12, INK, r=4)
    c.rect(506, 552, 60, 12, INK, r=4)
    c.line([(20, 552), (20, 490), (66, 490)], 6, INK)
    c.poly([(50, 600), (130, 770), (40, 770)], "#7d8890")
    for x, color in ((170, CORAL), (290, MUSTARD), (400, TEAL)):
        c.line([(x, 766), (x + 30, 756), (x + 60, 768)], 7, color)
    c.line([(402, 700), (478, 640)], 9, CORAL)
    for x, y in ((414, 706), (474, 658)):
        c.disc(x, y, 7, INK)
    _skater(c, 436, 664, 190)
    bench(c, 800, 700, 240, BROWN)
    sitter(c, 740, 648, 210, 1, facing=1)
    _guitar(c, 752, 640)
    sitter(c, 836, 648, 210, 6, facing=-1)
    person(c, 960, 724, 230, 7, arms="hip", facing=-1)
    person(c, 650, 730, 220, 5, facing=1, arms="front")
    c.rect(1040, 640, 90, 70, INK, r=6)
    c.disc(1085, 675, 24, GREY)
    c.disc(1085, 675, 10, INK)
    return c


def _skater(c: Canvas, x: float, y: float, h: float) -> None:
    c.line([(x - 8, y - h * 0.36), (x - 34, y - h * 0.2), (x - 20, y - 2)], 16, NAVY)
    c.line([(x - 8, y - h * 0.36), (x + 24, y - h * 0.26), (x + 22, y - 26)], 16, "#35557d")
    c.line([(x - 8, y - h * 0.38), (x + 10, y - h * 0.66)], 36, MUSTARD)
    c.line(
        [(x + 6, y - h * 0.62), (x - 38, y - h * 0.72), (x - 70, y - h * 0.62)],
        12,
        MUSTARD,
    )
    c.line(
        [(x + 14, y - h * 0.62), (x + 52, y - h * 0.6), (x + 72, y - h * 0.78)],
        12,
        "#d9a13f",
    )
    c.disc(x - 72, y - h * 0.62, 8, "#d9a074")
    c.disc(x + 73, y - h * 0.79, 8, "#d9a074")
    c.line(
        [(x + 8, y - h * 0.84), (x - 24, y - h * 0.76), (x - 40, y - h * 0.84)],
        10,
        "#3a2a22",
    )
    c.disc(x + 16, y - h * 0.82, 19, "#d9a074")
    c.pie(x + 16, y - h * 0.83, 22, 22, 180, 360, TEAL)


def _guitar(c: Canvas, x: float, y: float) -> None:
    c.line([(x + 4, y - 20), (x + 78, y - 62)], 8, BROWN)
    c.disc(x - 12, y - 8, 24, "#c98243")
    c.disc(x + 10, y - 20, 19, "#c98243")
    c.disc(x + 2, y - 15, 9, INK)
    c.disc(x - 20, y - 20, 9, "#d9a074")
