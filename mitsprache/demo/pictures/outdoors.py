"""Pictures of parks and places to play: park, playground, square, sports ground."""

from mitsprache.demo.pictures.canvas import Canvas
from mitsprache.demo.pictures.palette import (
    BLUE,
    BROWN,
    CORAL,
    CREAM,
    EARTH,
    GREEN,
    GREY,
    INK,
    LEAF,
    MEADOW,
    MUSTARD,
    NAVY,
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
    bench,
    birds,
    block,
    bush,
    cloud,
    flower,
    grass,
    hills,
    sun,
    tree,
)
from mitsprache.demo.pictures.people import cyclist, person, sitter, wheelchair


def park() -> Canvas:
    """A park with large trees, a child at a drinking fountain, two elders on a bench."""
    c = Canvas("#a6d8e8", "#fdf4d3")
    sun(c, 990, 130, 64)
    cloud(c, 560, 130, 170)
    for x, h in ((470, 150), (540, 190), (610, 130), (690, 170)):
        c.rect(x, 400 - h, 60, h, "#dcdcd2")
        for k in range(int(h / 34)):
            c.rect(x + 12, 414 - h + k * 32, 12, 14, "#c4d3d6")
            c.rect(x + 36, 414 - h + k * 32, 12, 14, "#c4d3d6")
    c.ground([(-20, 400), (300, 372), (640, 396), (900, 366), (1220, 392)], "#b5d5a3")
    for x, y, h in (
        (360, 420, 150),
        (470, 416, 120),
        (800, 412, 140),
        (890, 410, 170),
        (1000, 410, 130),
    ):
        tree(c, x, y, h, "spring")
    c.ground([(-20, 450), (400, 426), (800, 450), (1220, 424)], SPRING)
    c.shape(
        [
            (560, 440),
            (620, 440),
            (640, 500),
            (560, 580),
            (520, 680),
            (620, 860),
            (220, 860),
            (330, 690),
            (440, 590),
            (540, 500),
        ],
        SAND,
    )
    c.ground([(-20, 900), (1220, 900)], MEADOW)
    c.oval(930, 650, 330, 96, "#8fbb82")
    c.oval(180, 640, 300, 84, "#8fbb82")
    tree(c, 150, 660, 600)
    tree(c, 1010, 676, 640)
    bench(c, 860, 690, 220)
    sitter(c, 812, 640, 220, 8, facing=1)
    sitter(c, 908, 640, 220, 9, facing=-1)
    c.line([(948, 650), (962, 740)], 6, BROWN)
    c.rect(560, 600, 44, 130, TEAL, r=8)
    c.rect(536, 586, 92, 26, "#3aa39d", r=10)
    c.curve([(606, 588), (600, 552), (580, 560), (574, 584)], 6, "#d8f0f4")
    c.rect(602, 574, 10, 16, INK, r=3)
    c.oval(582, 732, 62, 10, SHADOW)
    c.rect(476, 702, 56, 28, STONE, r=4)
    person(c, 504, 704, 170, 10, arms="front", facing=1)
    person(c, 420, 740, 240, 11, facing=1)
    cyclist(c, 640, 560, 110, 7, facing=-1)
    for x, y, color in (
        (40, 780, CORAL),
        (90, 790, MUSTARD),
        (720, 790, ROSE),
        (770, 780, CORAL),
        (1110, 790, MUSTARD),
        (1160, 776, CREAM),
    ):
        flower(c, x, y, 42, color)
    for x in (140, 690, 820, 1060):
        grass(c, x, 796, 34, GREEN)
    return c


def spielplatz() -> Canvas:
    """A playground with slide, nest swing and sun sail; a child in a wheelchair plays too."""
    c = Canvas("#9fd6e8", "#fdf2d4")
    sun(c, 1070, 110, 50)
    cloud(c, 190, 120, 170)
    cloud(c, 700, 90, 140)
    hills(c, 400, "#b4d5c6", "#97c3a4")
    for x, h in ((30, 300), (330, 230), (900, 240), (1160, 320)):
        tree(c, x, 500, h, "spring")
    c.ground([(-20, 480), (400, 462), (800, 482), (1220, 464)], SPRING)
    c.shape(
        [
            (60, 800),
            (40, 640),
            (220, 560),
            (620, 540),
            (1000, 556),
            (1180, 640),
            (1180, 820),
        ],
        SAND,
    )
    c.line([(250, 560), (250, 300)], 16, BROWN)
    c.line([(420, 560), (420, 300)], 16, BROWN)
    c.poly([(220, 306), (335, 216), (450, 306)], CORAL)
    c.rect(236, 420, 200, 16, BROWN, r=3)
    for x in range(256, 430, 26):
        c.rect(x, 372, 8, 50, MUSTARD, r=3)
    c.rect(250, 368, 176, 9, MUSTARD, r=4)
    for i in range(6):
        c.line([(176 + i * 10, 570 - i * 25), (232 + i * 6, 570 - i * 25)], 8, EARTH)
    c.line([(170, 584), (240, 424)], 8, BROWN)
    c.line([(226, 584), (262, 424)], 8, BROWN)
    c.curve([(430, 420), (500, 440), (570, 560), (650, 620), (720, 624)], 54, TEAL)
    c.curve([(430, 412), (500, 430), (570, 550), (650, 610), (720, 612)], 30, "#49aea6")
    sitter(c, 530, 478, 150, 6, facing=1, arms="up")
    person(c, 340, 420, 130, 3, arms="wave")
    c.line([(780, 640), (820, 380), (860, 640)], 12, NAVY)
    c.line([(1020, 640), (1060, 380), (1100, 640)], 12, NAVY)
    c.line([(816, 384), (1064, 384)], 12, NAVY)
    for x in (860, 1000):
        c.line([(x, 386), (900 + (x - 860) * 0.5, 566)], 5, INK)
    c.oval(935, 572, 88, 24, MUSTARD)
    c.oval(935, 566, 72, 15, INK)
    sitter(c, 912, 562, 130, 10, facing=1)
    sitter(c, 964, 562, 130, 0, facing=-1)
    c.poly([(520, 250), (820, 150), (1010, 260), (760, 300)], CORAL)
    c.poly([(520, 250), (820, 150), (800, 240), (760, 300)], "#ee8a76")
    for x, top, foot in ((520, 250, 560), (1010, 260, 600)):
        c.line([(x, top), (x, foot)], 10, CREAM)
    c.rect(500, 690, 190, 16, BROWN, r=4)
    c.rect(520, 700, 14, 60, BROWN)
    c.rect(656, 700, 14, 60, BROWN)
    c.oval(560, 688, 46, 12, "#8a5c39")
    c.oval(634, 686, 32, 9, BLUE)
    c.rect(700, 610, 20, 150, GREY, r=6)
    c.line([(710, 624), (670, 640), (664, 680)], 8, GREY)
    wheelchair(c, 420, 770, 190, 11, facing=1)
    person(c, 790, 760, 150, 5, facing=-1, arms="front")
    for x, color in ((150, CORAL), (200, MUSTARD), (1090, ROSE), (1140, CORAL)):
        flower(c, x, 792, 40, color)
    bush(c, 60, 800, 150, "spring")
    bush(c, 1180, 800, 120, "spring")
    return c


def quartiersplatz() -> Canvas:
    """A square between colourful houses: table tennis, a very long bench, children."""
    c = Canvas("#a9d9ea", "#fdf0d2")
    sun(c, 150, 110, 42)
    cloud(c, 620, 100, 170)
    birds(c, 860, 110)
    for x, w, h, wall, cols, rows in (
        (-20, 250, 340, ROSE, 4, 4),
        (250, 220, 280, "#f2dfae", 3, 3),
        (490, 260, 360, "#bcdcd4", 4, 4),
        (770, 200, 300, PEACH, 3, 3),
        (990, 240, 350, "#c9d5ea", 4, 4),
    ):
        block(c, x, 500, w, h, wall, cols, rows)
        for row in range(rows - 1):
            step = h / (rows + 0.3)
            by = 500 - h + step * (0.35 + row) + step * 0.5
            c.rect(x + w * 0.06, by, w * 0.24, 8, INK, r=2)
            for k in range(3):
                c.disc(
                    x + w * (0.09 + k * 0.09),
                    by - 4,
                    9,
                    (CORAL, LEAF, MUSTARD)[(k + row) % 3],
                )
    c.rect(0, 496, 1200, 304, "#ead9b9")
    for x in range(-200, 1300, 140):
        c.line([(600 + (x - 600) * 0.7, 500), (x, 800)], 3, "#dcc79f")
    for x, h in ((80, 280), (1130, 300), (690, 230)):
        c.oval(x, 540, 60, 14, SPRING)
        tree(c, x, 540, h, "spring")
    c.rect(250, 360, 10, 190, INK)
    c.rect(560, 360, 10, 190, INK)
    c.poly([(210, 350), (610, 330), (610, 352), (210, 372)], TEAL)
    sitter(c, 330, 520, 150, 9, facing=1)
    sitter(c, 420, 520, 150, 8, facing=-1)
    c.rect(290, 520, 190, 12, EARTH, r=3)
    for x in (300, 462):
        c.rect(x, 530, 8, 26, INK)
    c.poly([(700, 610), (980, 610), (1020, 654), (660, 654)], "#2f7f86")
    c.line([(840, 610), (840, 654)], 4, CREAM)
    c.rect(836, 586, 8, 46, CREAM)
    c.rect(660, 652, 360, 8, "#1f5f66")
    for x in (700, 960):
        c.rect(x, 660, 14, 60, GREY)
    person(c, 620, 720, 180, 3, arms="front", facing=1)
    c.disc(678, 616, 14, CORAL)
    person(c, 1070, 716, 170, 6, arms="front", facing=-1)
    c.disc(1016, 614, 14, NAVY)
    c.disc(900, 566, 7, CREAM)
    c.rect(0, 734, 600, 16, "#c98a4f", r=4)
    c.rect(0, 700, 600, 12, "#c98a4f", r=4)
    for i in range(8):
        c.rect(20 + i * 76, 700, 10, 84, INK)
        c.rect(
            34 + i * 76,
            736,
            44,
            12,
            (CORAL, MUSTARD, TEAL, PLUM, LEAF, BLUE, ROSE, NAVY)[i],
            r=3,
        )
    sitter(c, 150, 734, 200, 4, facing=1)
    sitter(c, 240, 734, 130, 2, facing=-1)
    sitter(c, 440, 734, 200, 5, facing=-1)
    person(c, 520, 640, 130, 10, pose="run", facing=-1)
    c.disc(494, 636, 13, CREAM)
    return c


def sportplatz() -> Canvas:
    """A sports ground from above: green field, red track, people running and playing."""
    c = Canvas("#9cd2e6", "#eef3d8")
    cloud(c, 220, 90, 170)
    cloud(c, 900, 80, 190)
    hills(c, 190, "#b1d0c2", "#92bd9f")
    for x in range(-10, 1230, 74):
        tree(c, x, 250 + x % 5 * 3, 130 + x * 7 % 50, "spring" if x % 3 else "summer")
    c.ground([(-20, 240), (600, 226), (1220, 240)], SPRING)
    for rx, ry, color in (
        (640, 300, "#c9523f"),
        (602, 276, "#f3d9cc"),
        (598, 273, "#c9523f"),
        (560, 249, "#f3d9cc"),
        (556, 246, "#c9523f"),
        (518, 222, "#f3d9cc"),
        (514, 219, "#c9523f"),
    ):
        c.oval(600, 540, rx, ry, color)
    c.oval(600, 540, 476, 196, "#5fa668")
    for i in range(8):
        if i % 2:
            a, b = 250 + i * 87.5, 250 + (i + 1) * 87.5
            top_a, top_b = 600 + (a - 600) * 0.86, 600 + (b - 600) * 0.86
            c.poly(
                [
                    (top_a, 420),
                    (top_b, 420),
                    (b + (b - 600) * 0.12, 656),
                    (a + (a - 600) * 0.12, 656),
                ],
                "#6fb577",
            )
    field = [(318, 424), (882, 424), (976, 652), (224, 652)]
    c.line([*field, field[0]], 5, CREAM)
    c.line([(600, 424), (600, 652)], 5, CREAM)
    c.oval(600, 530, 74, 38, CREAM)
    c.oval(600, 530, 68, 33, "#67ad70")
    c.line([(600, 496), (600, 564)], 5, CREAM)
    c.line([(292, 486), (360, 486), (338, 580), (254, 580)], 5, CREAM)
    c.line([(908, 486), (840, 486), (862, 580), (946, 580)], 5, CREAM)
    for x, number, pose in (
        (430, 3, "run"),
        (520, 6, "run"),
        (700, 5, "run"),
        (790, 0, "stand"),
        (640, 10, "run"),
    ):
        person(
            c,
            x,
            520 + number * 9,
            96,
            number,
            pose=pose,
            facing=1 if number % 2 else -1,
        )
    c.disc(588, 590, 8, CREAM)
    person(c, 190, 660, 150, 7, pose="run")
    person(c, 310, 716, 165, 1, pose="run")
    person(c, 980, 726, 165, 8, pose="run", facing=1)
    wheelchair(c, 640, 784, 160, 11, facing=1)
    for x, y in ((70, 420), (1130, 420)):
        c.rect(x - 4, y - 260, 8, 260, INK)
        for dx in (-24, 0, 24):
            c.rect(x + dx - 10, y - 276, 20, 14, CREAM, r=3)
    for i in range(4):
        c.rect(480 + i * 8, 244 + i * 9, 240 - i * 4, 10, (STONE, GREY)[i % 2])
    for i in range(7):
        c.disc(506 + i * 32, 246, 8, (CORAL, MUSTARD, NAVY, ROSE, TEAL, PLUM, CREAM)[i])
    return c
