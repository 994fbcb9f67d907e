"""Pictures of streets: cycle route, tree-lined street, stops, the bus at night."""

from mitsprache.demo.pictures.canvas import Canvas
from mitsprache.demo.pictures.palette import (
    ASPHALT,
    BLUE,
    BRICK,
    CORAL,
    CREAM,
    GLASS,
    GREEN,
    GREY,
    INK,
    MEADOW,
    MUSTARD,
    NAVY,
    PEACH,
    PLUM,
    ROSE,
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
    hills,
    lamp,
    sun,
    townhouse,
    tree,
)
from mitsprache.demo.pictures.people import cyclist, person, wheelchair
from mitsprache.demo.pictures.vehicles import bus, car, cargo_bike


def radachse() -> Canvas:
    """A broad blue cycle lane between strips of green, a cargo bike and a cyclist on it."""
    c = Canvas("#a9d8e8", "#fbf0d8")
    sun(c, 180, 130, 46)
    cloud(c, 520, 120, 180)
    cloud(c, 940, 90, 130)
    walls = (PEACH, "#f3e2c0", ROSE, "#e7d3b5", "#d8e2d8", PEACH)
    roofs = (BRICK, "#7b5d55", "#8b4a40", "#5f6f7d", BRICK, "#7b5d55")
    for i in range(6):
        townhouse(c, -40 + i * 214, 470, 206, 250 + i % 3 * 26, walls[i], roofs[i])
    c.rect(0, 466, 1200, 60, STONE)
    c.rect(0, 520, 1200, 8, GREY)
    for x in (80, 420, 760, 1110):
        tree(c, x, 520, 300, "spring")
    person(c, 250, 522, 130, 1, pose="walk")
    person(c, 590, 522, 135, 8, pose="walk", facing=-1)
    person(c, 634, 522, 130, 9, pose="walk", facing=-1)
    c.rect(0, 528, 1200, 60, SPRING)
    for x in range(20, 1200, 90):
        bush(c, x, 584, 80, "spring")
    for x in range(66, 1200, 90):
        flower(c, x, 588, 34, (CORAL, MUSTARD, CREAM)[x // 90 % 3])
    c.rect(0, 588, 1200, 212, BLUE)
    c.rect(0, 588, 1200, 8, CREAM)
    c.rect(0, 790, 1200, 10, CREAM)
    for x in range(-40, 1200, 170):
        c.rect(x, 690, 96, 8, "#dcebf2", r=4)
    _bicycle_sign(c, 1030, 744)
    cargo_bike(c, 200, 762, 250, 6)
    cyclist(c, 800, 690, 215, 7, facing=1, frame=MUSTARD)
    return c


def _bicycle_sign(c: Canvas, x: float, y: float) -> None:
    for dx in (-46, 46):
        c.ring(x + dx, y, 32, 7, "#dcebf2")
    for path in (
        [(x - 46, y), (x - 20, y - 36), (x + 30, y - 36), (x + 46, y)],
        [(x - 46, y), (x, y), (x + 30, y - 36)],
        [(x - 20, y - 36), (x, y)],
        [(x + 30, y - 36), (x + 24, y - 50), (x + 38, y - 50)],
        [(x - 30, y - 44), (x - 12, y - 44)],
    ):
        c.line(path, 6, "#dcebf2")


def allee() -> Canvas:
    """A street under a roof of trees, people walking in its shade."""
    c = Canvas("#9fd2e6", "#f7f0dc")
    cloud(c, 600, 110, 170)
    walls = (PEACH, "#f5e7c9", "#e9cdb6", "#dfe5da", ROSE)
    roofs = (BRICK, "#6f5a55", "#8b4a40", "#5f6f7d", BRICK)
    for i in range(5):
        townhouse(c, -30 + i * 256, 560, 248, 340 + i % 2 * 30, walls[i], roofs[i], floors=5)
    c.rect(0, 556, 1200, 244, STONE)
    c.rect(0, 640, 1200, 110, "#8b959b")
    c.rect(0, 634, 1200, 8, CREAM)
    c.rect(0, 748, 1200, 8, CREAM)
    for x in range(0, 1200, 150):
        c.rect(x, 692, 80, 6, "#dfe3e4", r=3)
    for x, h in ((120, 420), (360, 450), (610, 410), (860, 455), (1100, 425)):
        tree(c, x, 612, h, "spring" if h < 415 else "summer")
    for x, w in ((180, 150), (470, 190), (760, 160), (1030, 180)):
        c.oval(x, 700, w * 0.6, 16, SHADOW)
        c.oval(x + 60, 660, w * 0.4, 9, SHADOW)
    for i, x in enumerate((120, 360, 610, 860, 1100)):
        c.rect(x - 44, 604, 88, 20, GREEN, r=8)
        for k in range(3):
            flower(c, x - 28 + k * 28, 612, 26, (CORAL, MUSTARD, ROSE)[(i + k) % 3])
    bench(c, 484, 622, 104)
    person(c, 216, 628, 140, 9, pose="walk")
    person(c, 262, 628, 144, 8, pose="walk")
    person(c, 760, 628, 140, 4, pose="walk", facing=-1)
    person(c, 796, 628, 84, 10, pose="walk", facing=-1, arms="wave")
    cyclist(c, 560, 742, 170, 11, facing=-1, frame=CORAL)
    person(c, 960, 790, 190, 5, pose="walk", facing=-1)
    person(c, 250, 792, 190, 2, pose="walk")
    tree(c, -60, 850, 660)
    tree(c, 1262, 850, 690)
    return c


def mobilstation() -> Canvas:
    """A roofed stop at the edge of the village with bus, rental bikes and an electric car."""
    c = Canvas("#9fd4e6", "#f8efd2")
    sun(c, 960, 130, 52)
    cloud(c, 260, 130, 190)
    birds(c, 620, 150)
    hills(c, 380, "#aecfc8", "#8dbaa6")
    c.ground([(-20, 396), (300, 360), (700, 392), (1220, 350)], SPRING)
    c.ground([(-20, 430), (400, 404), (820, 430), (1220, 396)], "#e9cf7d")
    c.ground([(-20, 468), (300, 446), (760, 462), (1220, 440)], MEADOW)
    for x, h, wall in (
        (906, 64, CREAM),
        (966, 78, PEACH),
        (1030, 60, CREAM),
        (1094, 70, ROSE),
    ):
        c.rect(x, 440 - h, 56, h, wall)
        c.poly([(x - 6, 442 - h), (x + 28, 404 - h), (x + 62, 442 - h)], BRICK)
        c.rect(x + 12, 458 - h, 12, 14, GLASS)
        c.rect(x + 34, 458 - h, 12, 14, GLASS)
    c.poly([(1000, 362), (1016, 300), (1032, 362)], "#5f6f7d")
    tree(c, 60, 500, 280)
    tree(c, 1160, 500, 220)
    c.rect(0, 500, 1200, 160, STONE)
    c.rect(0, 640, 1200, 160, ASPHALT)
    c.rect(0, 634, 1200, 12, CREAM)
    for x in range(40, 1200, 170):
        c.rect(x, 776, 100, 8, "#dfe3e4", r=4)
    c.rect(150, 330, 10, 280, INK)
    c.rect(560, 330, 10, 280, INK)
    c.rect(168, 380, 384, 200, "#cfe6ea90")
    c.rect(120, 300, 490, 32, TEAL, r=6)
    for i in range(9):
        c.poly(
            [
                (132 + i * 52, 300),
                (172 + i * 52, 300),
                (182 + i * 52, 282),
                (142 + i * 52, 282),
            ],
            NAVY,
        )
    c.rect(480, 400, 60, 96, INK, r=5)
    for i in range(4):
        c.rect(488, 412 + i * 19, 44, 8, MUSTARD)
    bench(c, 300, 604, 130)
    person(c, 410, 612, 170, 9, arms="hip")
    person(c, 230, 612, 176, 3)
    for i, color in enumerate((CORAL, MUSTARD, CORAL, TEAL)):
        _parked_bike(c, 690 + i * 62, 606, color)
    c.rect(660, 606, 290, 8, INK, r=4)
    c.rect(980, 470, 22, 140, CREAM, r=6)
    c.rect(984, 482, 14, 26, TEAL, r=3)
    c.curve([(1002, 500), (1024, 560), (1034, 590), (1046, 560)], 4, INK)
    car(c, 1020, 632, 190, MUSTARD)
    bus(c, 130, 772, 560, CORAL, passengers=(1, 8, 10))
    return c


def _parked_bike(c: Canvas, x: float, y: float, color: str) -> None:
    for dx in (0, 56):
        c.ring(x + dx, y - 26, 26, 4, INK)
    c.line([(x, y - 26), (x + 20, y - 60), (x + 48, y - 60), (x + 56, y - 26)], 5, color)
    c.line([(x + 20, y - 60), (x + 26, y - 26), (x + 48, y - 60)], 5, color)
    c.line([(x + 12, y - 68), (x + 28, y - 68)], 6, INK)
    c.line([(x + 48, y - 60), (x + 46, y - 76), (x + 58, y - 78)], 4, INK)
    c.rect(x + 50, y - 70, 22, 16, INK, r=3)


def haltestelle() -> Canvas:
    """A roofed bus stop where a wheelchair user boards a red bus at level height."""
    c = Canvas("#b3dcea", "#fbf1dc")
    cloud(c, 240, 120, 180)
    cloud(c, 880, 90, 150)
    for x, w, h, wall, cols, rows in (
        (-30, 250, 300, "#efd9bd", 4, 4),
        (230, 190, 250, PEACH, 3, 3),
        (430, 260, 330, "#dfe6dc", 4, 4),
        (700, 220, 270, ROSE, 3, 3),
        (930, 290, 320, "#f1e3c6", 4, 4),
    ):
        block(c, x, 460, w, h, wall, cols, rows)
    tree(c, 150, 470, 240, "spring")
    tree(c, 1110, 470, 260, "spring")
    c.rect(0, 460, 1200, 70, GREY)
    bus(c, 330, 640, 900, "#cf4636", door_open=True, passengers=(2, 5, 8, 1))
    c.rect(0, 640, 1200, 160, STONE)
    c.rect(0, 632, 1200, 16, CREAM)
    for i in range(3):
        c.rect(0, 676 + i * 11, 1200, 5, "#fffaf0")
    for x in range(0, 1200, 120):
        c.rect(x, 720, 3, 80, "#d2cab8")
    c.rect(0, 742, 1200, 3, "#d2cab8")
    c.poly([(952, 634), (1046, 634), (1060, 664), (938, 664)], MUSTARD)
    wheelchair(c, 960, 696, 270, 11, facing=1)
    c.rect(44, 330, 10, 380, INK)
    c.rect(366, 330, 10, 380, INK)
    c.rect(56, 372, 310, 290, "#d5ebf28c")
    c.rect(14, 304, 400, 30, NAVY, r=8)
    c.rect(14, 326, 400, 8, TEAL)
    c.rect(250, 400, 92, 120, CREAM, r=5)
    for i in range(5):
        c.rect(262, 416 + i * 20, 68 - i % 2 * 18, 7, (CORAL, BLUE, GREY)[i % 3], r=3)
    bench(c, 150, 706, 150)
    person(c, 300, 730, 240, 8, arms="hip")
    person(c, 470, 716, 230, 6, pose="walk", facing=1)
    person(c, 520, 716, 140, 5, pose="walk", facing=1, arms="wave")
    c.rect(426, 250, 8, 460, INK)
    c.disc(430, 236, 42, MUSTARD)
    c.disc(430, 236, 34, GREEN)
    c.rect(418, 214, 7, 44, MUSTARD)
    c.rect(436, 214, 7, 44, MUSTARD)
    c.rect(418, 232, 24, 7, MUSTARD)
    return c


def nachtbus() -> Canvas:
    """A lit bus in a street at night under moon and stars."""
    c = Canvas("#14233f", "#3c4c74")
    for i in range(46):
        x, y = i * 263 % 1200, i * 151 % 330
        c.disc(x, y, 1.6 + i % 3, "#f7e9c0")
    c.disc(930, 150, 66, "#f9ecc6")
    c.disc(960, 130, 62, "#1b2a48")
    glow = "#f7cf7a"
    dark = ("#2a3a5c", "#33446a", "#283856", "#30406a", "#2c3c60")
    for i, (x, w, h) in enumerate(
        (
            (-20, 220, 310),
            (210, 200, 270),
            (420, 260, 340),
            (690, 210, 280),
            (910, 310, 320),
        )
    ):
        c.rect(x, 560 - h, w, h, dark[i])
        c.poly(
            [
                (x - 8, 560 - h),
                (x + 24, 520 - h),
                (x + w - 24, 520 - h),
                (x + w + 8, 560 - h),
            ],
            "#1c2944",
        )
        for row in range(int(h / 80)):
            for col in range(int(w / 62)):
                lit = (i * 5 + row * 3 + col * 7) % 4 == 0
                c.rect(
                    x + 22 + col * 62,
                    580 - h + row * 76,
                    28,
                    42,
                    glow if lit else "#1f2d4a",
                    r=2,
                )
    tree(c, 120, 590, 260, "night", trunk="#101c30")
    tree(c, 1090, 590, 290, "night", trunk="#101c30")
    c.rect(0, 556, 1200, 60, "#39476a")
    c.rect(0, 612, 1200, 188, "#202c45")
    c.rect(0, 610, 1200, 6, "#5b6a8e")
    for x in range(-20, 1200, 180):
        c.rect(x, 754, 100, 8, "#c9b98a", r=4)
    for x in (180, 1020):
        c.poly([(x, 290), (x - 150, 640), (x + 150, 640)], "#f7cf7a22")
        lamp(c, x, 610, 320)
    bus(c, 320, 716, 620, PLUM, glass="#fbe2a0", passengers=(0, 4, 3, 7))
    c.oval(630, 726, 330, 12, "#fbe5a233")
    person(c, 1010, 664, 190, 11, arms="wave", facing=-1)
    person(c, 1070, 666, 186, 5, facing=-1)
    return c
