"""Pictures of public buildings: school roofs, fire station, museum."""

from math import cos, pi, sin

from mitsprache.demo.pictures.canvas import Canvas
from mitsprache.demo.pictures.palette import (
    CORAL,
    CREAM,
    GLASS,
    GREY,
    INK,
    LEAF,
    MEADOW,
    MUSTARD,
    PALE_BLUE,
    PEACH,
    SAND,
    SHADOW,
    SPRING,
    TEAL,
)
from mitsprache.demo.pictures.parts import (
    bush,
    cloud,
    fir,
    hills,
    lamp,
    sun,
    tree,
    windows,
)
from mitsprache.demo.pictures.people import person
from mitsprache.demo.pictures.vehicles import fire_engine


def solardaecher() -> Canvas:
    """School buildings with solar panels on their roofs under a big sun, the city behind."""
    c = Canvas("#8fcbe4", "#fff0cf")
    for i in range(16):
        a = 2 * pi * i / 16
        c.poly(
            [
                (930 + 120 * cos(a - 0.05), 190 + 120 * sin(a - 0.05)),
                (930 + 176 * cos(a), 190 + 176 * sin(a)),
                (930 + 120 * cos(a + 0.05), 190 + 120 * sin(a + 0.05)),
            ],
            "#fbd98a",
        )
    c.disc(930, 190, 96, "#fbcf6b")
    c.disc(930, 190, 78, "#ffe29a")
    cloud(c, 250, 150, 200)
    cloud(c, 600, 100, 130)
    hills(c, 400, "#b7d3cb", "#9cc2ae")
    for i in range(15):
        h = 40 + i * 37 % 70
        c.rect(i * 84 - 20, 420 - h, 60, h + 60, ("#e9d8c2", "#dfc9b3", "#e7e0d2")[i % 3])
        c.poly(
            [(i * 84 - 24, 420 - h), (i * 84 + 10, 396 - h), (i * 84 + 44, 420 - h)],
            ("#bf7b69", "#8f7a74", "#b06a55")[i % 3],
        )
    c.rect(574, 318, 12, 80, "#cfc0aa")
    c.poly([(564, 320), (580, 256), (596, 320)], "#7b8f99")
    c.ground([(-20, 470), (400, 452), (800, 470), (1220, 450)], SPRING)
    tree(c, 40, 560, 220, "spring")
    tree(c, 1170, 560, 240, "spring")
    _solar_house(c, 90, 470, 430, 210, PEACH)
    _solar_house(c, 640, 500, 470, 200, "#f3e2bd")
    c.ground([(-20, 690), (400, 674), (800, 690), (1220, 672)], MEADOW)
    c.shape([(300, 850), (330, 720), (330, 676), (372, 676), (420, 730), (560, 850)], SAND)
    for x, y, size, number in (
        (250, 740, 130, 3),
        (300, 748, 120, 2),
        (700, 760, 140, 7),
        (520, 744, 150, 1),
    ):
        person(
            c,
            x,
            y,
            size,
            number,
            pose="walk" if number % 2 else "stand",
            arms="wave" if number == 7 else "down",
        )
    for x in (120, 860, 1010):
        bush(c, x, 700, 110, "spring")
    return c


def _solar_house(c: Canvas, x: float, y: float, w: float, h: float, wall: str) -> None:
    c.rect(x, y, w, h, wall)
    c.rect(x + w * 0.9, y, w * 0.1, h, "#1f334714")
    step = w / 6
    windows(c, x + step * 0.27, y + 34, 6, 2, (step, h * 0.44), (step * 0.48, h * 0.26))
    c.rect(x + w / 2 - 28, y + h - 74, 56, 74, TEAL, r=4)
    c.rect(x + w / 2 - 2, y + h - 74, 4, 74, CREAM)
    skew = w * 0.1
    c.poly(
        [
            (x - 14, y + 6),
            (x + skew, y - 104),
            (x + w + skew * 0.2, y - 104),
            (x + w + 14, y + 6),
        ],
        "#8d5a4c",
    )
    rows, cols = 3, 8
    for row in range(rows):
        for col in range(cols):
            quad = []
            for cx, cy in (
                (col, row),
                (col + 1, row),
                (col + 1, row + 1),
                (col, row + 1),
            ):
                t = (cy + (0.08 if cy == row else -0.08)) / rows
                u = (cx + (0.05 if cx == col else -0.05)) / cols
                left, right = (
                    x + skew - (skew + 14) * t,
                    x + w + skew * 0.2 + (14 - skew * 0.2) * t,
                )
                quad.append((left + 22 + (right - left - 44) * u, y - 98 + 98 * t))
            c.poly(quad, "#21508a")
            c.poly(
                [quad[0], ((quad[0][0] + quad[1][0]) / 2, quad[0][1]), quad[3]],
                "#4f86bd",
            )
    c.rect(x - 16, y + 2, w + 32, 9, CREAM)


def feuerwehr() -> Canvas:
    """A modern fire station with three red gates and a tower, an engine in front."""
    c = Canvas("#a3d3e6", "#fbf0d6")
    sun(c, 170, 140, 46)
    cloud(c, 470, 130, 180)
    hills(c, 400, "#aecdc2", "#8ab79d")
    for x, h in ((20, 180), (80, 220), (1130, 210), (1190, 180), (1076, 170)):
        fir(c, x, 520, h)
    c.ground([(-20, 500), (500, 488), (1220, 500)], SPRING)
    c.rect(850, 120, 130, 440, "#e7ddcb")
    c.rect(955, 120, 25, 440, "#1f334718")
    c.rect(842, 108, 146, 18, INK, r=3)
    for y in range(160, 480, 70):
        c.rect(890, y, 50, 34, GLASS)
    c.rect(160, 270, 700, 290, "#efe4d0")
    c.rect(160, 262, 700, 20, INK, r=3)
    for i in range(11):
        c.pie(196 + i * 62, 264, 34, 16, 180, 360, (LEAF, SPRING)[i % 2])
    for i in range(4):
        c.poly(
            [
                (240 + i * 160, 258),
                (350 + i * 160, 258),
                (372 + i * 160, 226),
                (262 + i * 160, 226),
            ],
            "#2d5f98",
        )
        c.line([(250 + i * 160, 243), (366 + i * 160, 243)], 3, PALE_BLUE)
    c.rect(160, 300, 700, 34, CREAM)
    for i in range(18):
        c.rect(180 + i * 38, 306, 28, 22, GLASS)
    for i in range(3):
        x = 190 + i * 220
        c.rect(x - 8, 352, 206, 208, INK, r=4)
        if i == 1:
            c.rect(x, 360, 190, 200, "#3b4a58")
            for k in range(3):
                c.rect(x, 360 + k * 14, 190, 11, "#d2432f")
            c.rect(x + 16, 430, 40, 100, MUSTARD, r=3)
            c.rect(x + 64, 430, 40, 100, GREY, r=3)
            c.rect(x + 112, 430, 40, 100, CORAL, r=3)
        else:
            for k in range(6):
                c.rect(x, 360 + k * 33, 190, 30, "#d2432f", r=2)
            for k in range(4):
                c.rect(x + 14 + k * 44, 432, 32, 20, GLASS)
    c.rect(0, 556, 1200, 244, "#c5ccce")
    c.rect(0, 556, 1200, 8, CREAM)
    for i in range(3):
        x = 190 + i * 220
        c.line([(x - 6, 566), (x - 80 + i * 20, 800)], 6, CREAM)
        c.line([(x + 196, 566), (x + 250 + i * 40, 800)], 6, CREAM)
    fire_engine(c, 350, 722, 430)
    person(c, 880, 690, 200, 1, arms="hip", facing=-1)
    person(c, 950, 700, 200, 7, facing=-1)
    for x, y in ((881, 512), (952, 522)):
        c.pie(x, y + 2, 24, 22, 180, 360, MUSTARD)
        c.rect(x - 28, y - 1, 56, 5, MUSTARD, r=2)
    bush(c, 60, 600, 150)
    bush(c, 1120, 620, 170)
    return c


def museum() -> Canvas:
    """A bright house with columns at dusk, warm light in its windows, people with a suitcase."""
    c = Canvas("#3f4f7f", "#f3b48b")
    for i in range(14):
        c.disc(i * 311 % 1200, 30 + i * 67 % 150, 2 + i % 2, "#fbe9c3")
    cloud(c, 220, 210, 200, "#7f7fa0")
    cloud(c, 1000, 170, 170, "#75789c")
    c.ground([(-20, 500), (200, 460), (520, 488), (860, 452), (1220, 492)], "#6e6488")
    warm = "#ffd98a"
    for x in (40, 120, 1060, 1150):
        tree(c, x, 580, 250, "night", trunk="#2b2f4a")
    c.rect(170, 330, 860, 250, "#f1dfc6")
    c.rect(150, 312, 900, 26, CREAM)
    c.rect(160, 338, 880, 8, "#d9c3a3")
    for i in (0, 1, 6, 7):
        x = 206 + i * 104
        windows(c, x, 392, 1, 1, (0, 0), (52, 96), warm, "#d9c3a3", arched=True)
        windows(c, x, 520, 1, 1, (0, 0), (52, 44), warm, "#d9c3a3")
    c.poly([(360, 300), (600, 190), (840, 300)], CREAM)
    c.poly([(410, 290), (600, 204), (790, 290)], "#e3cba8")
    c.disc(600, 258, 24, warm)
    c.ring(600, 258, 30, 6, CREAM)
    c.rect(350, 298, 500, 34, CREAM)
    c.rect(366, 332, 468, 248, "#c98f62")
    c.rect(548, 400, 104, 180, warm)
    c.pie(600, 402, 52, 52, 180, 360, warm)
    c.rect(597, 356, 6, 224, "#a4683f")
    for x in (440, 710):
        c.rect(x, 400, 50, 120, warm)
        c.rect(x + 23, 400, 4, 120, "#a4683f")
    for i in range(6):
        x = 372 + i * 87
        c.rect(x, 332, 34, 248, "#fbf1de")
        c.rect(x + 24, 332, 10, 248, "#e1cfb2")
        c.rect(x - 8, 332, 50, 12, CREAM)
        c.rect(x - 8, 566, 50, 14, CREAM)
    c.rect(0, 600, 1200, 200, "#8d7b8c")
    for i in range(4):
        c.rect(330 - i * 26, 578 + i * 17, 540 + i * 52, 18, ("#f6e8cf", "#e8d5b8")[i % 2])
    c.poly([(548, 646), (652, 646), (760, 800), (440, 800)], "#ffd98a40")
    for y in (690, 740):
        c.rect(0, y, 1200, 4, "#7d6c80")
    _basin(c, 240, 712)
    lamp(c, 90, 720, 260)
    lamp(c, 1110, 720, 260)
    person(c, 760, 750, 240, 8, pose="walk", facing=-1)
    person(c, 830, 752, 220, 9, pose="walk", facing=-1)
    c.rect(690, 652, 74, 58, "#8a5a3a", r=8)
    c.ring(727, 652, 15, 5, "#5d3b26")
    for dx in (14, 52):
        c.rect(690 + dx, 652, 8, 58, "#d9a866")
    person(c, 500, 776, 250, 4)
    person(c, 560, 776, 150, 10, arms="wave")
    return c


def _basin(c: Canvas, x: float, y: float) -> None:
    c.oval(x, y + 20, 120, 18, SHADOW)
    c.rect(x - 110, y - 22, 220, 40, "#d7c3ae", r=14)
    c.oval(x, y - 22, 110, 18, "#e9d8c0")
    c.oval(x, y - 21, 96, 12, "#7fa9c4")
    c.rect(x - 8, y - 96, 16, 76, "#d7c3ae")
    c.oval(x, y - 92, 40, 10, "#e9d8c0")
    for f in (-1, 1):
        c.curve([(x, y - 126), (x + f * 24, y - 134), (x + f * 34, y - 96)], 4, "#d7e6ee")
        c.curve(
            [(x + f * 38, y - 90), (x + f * 56, y - 76), (x + f * 62, y - 26)],
            4,
            "#d7e6ee",
        )
