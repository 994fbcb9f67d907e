"""Pictures of rooms: people at a table, a library."""

from mitsprache.demo.pictures.canvas import Canvas
from mitsprache.demo.pictures.palette import (
    BLUE,
    BRICK,
    BROWN,
    CORAL,
    CREAM,
    GREY,
    INK,
    LEAF,
    MUSTARD,
    NAVY,
    PEACH,
    PLUM,
    ROSE,
    SAND,
    SPRING,
    STONE,
    TEAL,
)
from mitsprache.demo.pictures.parts import cloud, tree
from mitsprache.demo.pictures.people import bust, person, sitter

_FIELDS = (CORAL, MUSTARD, LEAF, TEAL, BLUE, PLUM)


def gespraechstisch() -> Canvas:
    """People at a long table, a plan with six coloured fields behind them."""
    c = Canvas("#fbead2", "#f6d9b8")
    c.rect(0, 640, 1200, 160, "#e3bf94")
    c.rect(0, 632, 1200, 10, "#f9ecd8")
    _window(c, 60, 90, 240, 350)
    _window(c, 900, 90, 240, 350)
    c.rect(350, 84, 500, 286, "#d9b58a", r=8)
    c.rect(362, 96, 476, 262, CREAM, r=4)
    for i, color in enumerate(_FIELDS):
        x, y = 380 + i % 3 * 150, 112 + i // 3 * 120
        c.rect(x, y, 138, 108, color, r=10)
        c.disc(x + 26, y + 26, 15, CREAM)
        for row in range(3):
            c.rect(x + 14, y + 52 + row * 18, 108 - row * 24, 8, "#ffffffb0", r=4)
    for x in (300, 600, 900):
        c.rect(x - 1.5, 0, 3, 26, INK)
        c.pie(x, 62, 46, 42, 180, 360, TEAL)
        c.oval(x, 62, 46, 7, "#fff0b8")
    for x, number, facing, arms in (
        (312, 5, 1, "table"),
        (500, 4, 1, "table"),
        (690, 6, -1, "up"),
        (880, 7, -1, "table"),
    ):
        bust(c, x, 610, 400, number, facing=facing, arms=arms)
    c.rect(130, 606, 940, 34, "#b9824f", r=10)
    c.rect(130, 606, 940, 12, "#d39c66", r=6)
    c.rect(190, 638, 26, 150, "#9a6a3e")
    c.rect(984, 638, 26, 150, "#9a6a3e")
    for i, (x, w) in enumerate(((220, 62), (330, 54), (500, 62), (560, 50), (690, 60), (835, 56))):
        c.poly([(x, 611), (x + w, 611), (x + w - 8, 600), (x + 8, 600)], _FIELDS[i])
    for x in (390, 655, 900):
        c.rect(x, 578, 26, 28, CREAM, r=5)
        c.ring(x + 28, 591, 10, 4, CREAM)
    c.line([(62, 520), (76, 680), (150, 680)], 12, INK)
    c.line([(82, 680), (72, 790)], 12, INK)
    c.line([(146, 680), (154, 790)], 12, INK)
    sitter(c, 102, 676, 420, 9, facing=1, arms="table")
    c.line([(1138, 520), (1124, 680), (1050, 680)], 12, INK)
    c.line([(1118, 680), (1128, 790)], 12, INK)
    c.line([(1054, 680), (1046, 790)], 12, INK)
    sitter(c, 1098, 676, 420, 0, facing=-1, arms="table")
    return c


def _window(c: Canvas, x: float, y: float, w: float, h: float) -> None:
    c.rect(x - 12, y - 12, w + 24, h + 24, CREAM)
    c.rect(x, y, w, h, "#cfe8ee")
    c.pie(x + w / 2, y + h, w / 2, h * 0.36, 180, 360, SPRING)
    c.pie(x + w * 0.28, y + h, w * 0.28, h * 0.5, 180, 360, LEAF)
    c.rect(x + w / 2 - 5, y, 10, h, CREAM)
    c.rect(x, y + h * 0.42, w, 8, CREAM)
    c.rect(x - 22, y + h + 10, w + 44, 14, "#fffaf0", r=3)


def bibliothek() -> Canvas:
    """A bright library with high shelves, readers and a view of trees."""
    c = Canvas("#fdf3df", "#f8e2bf")
    c.rect(0, 640, 1200, 160, "#d8a873")
    for i in range(8):
        c.poly(
            [
                (600 + (i - 4) * 130, 640),
                (600 + (i - 4) * 134, 640),
                (600 + (i - 4) * 300 + 6, 800),
                (600 + (i - 4) * 300, 800),
            ],
            "#c08e5a",
        )
    c.pie(600, 240, 214, 200, 180, 360, STONE)
    c.rect(386, 240, 428, 400, STONE)
    c.pie(600, 240, 196, 182, 180, 360, "#bfe2ec")
    c.rect(404, 240, 392, 380, "#d6edf0")
    cloud(c, 540, 190, 120)
    c.pie(480, 620, 130, 130, 180, 360, SPRING)
    c.pie(730, 620, 150, 110, 180, 360, SPRING)
    tree(c, 500, 620, 260)
    tree(c, 710, 620, 310)
    for x in (500, 600, 700):
        c.rect(x - 4, 70, 8, 560, STONE)
    for y in (240, 410):
        c.rect(404, y, 392, 8, STONE)
    c.rect(376, 616, 448, 26, CREAM)
    for left in (20, 200, 836, 1016):
        _shelf(c, left, 60, 164, 580)
    c.oval(600, 730, 360, 56, ROSE)
    c.oval(600, 730, 312, 44, PEACH)
    _armchair(c, 330, 720, TEAL, 1)
    sitter(c, 322, 640, 300, 5, facing=1)
    _book(c, 392, 588)
    _armchair(c, 880, 720, CORAL, -1)
    sitter(c, 888, 640, 300, 8, facing=-1)
    _book(c, 818, 588)
    c.oval(588, 738, 62, 22, MUSTARD)
    c.oval(588, 730, 58, 18, "#f6cf86")
    sitter(c, 584, 728, 190, 3, facing=1)
    _book(c, 632, 690)
    person(c, 135, 770, 330, 1, arms="front", facing=1)
    c.rect(212, 494, 46, 60, MUSTARD, r=4)
    return c


def _shelf(c: Canvas, x: float, y: float, w: float, h: float) -> None:
    c.rect(x, y, w, h, "#a66f43", r=6)
    colors = (CORAL, TEAL, MUSTARD, NAVY, LEAF, PLUM, CREAM, BLUE, BRICK, SAND)
    rows = 6
    for row in range(rows):
        top = y + 12 + row * (h - 12) / rows
        height = (h - 12) / rows - 14
        c.rect(x + 10, top, w - 20, height, "#7d5233")
        bx, i = x + 13.0, row * 3 + int(x)
        while bx < x + w - 26:
            bw = 10 + i * 7 % 9
            tall = height * (0.68 + i * 5 % 4 * 0.09)
            c.rect(bx, top + height - tall, bw, tall, colors[i * 3 % len(colors)], r=2)
            c.rect(bx + 2, top + height - tall * 0.8, bw - 4, 4, "#ffffff70")
            bx += bw + 2
            i += 1
            if i % 7 == 0:
                bx += 14


def _armchair(c: Canvas, x: float, y: float, color: str, facing: int) -> None:
    c.oval(x, y + 4, 110, 12, "#1f334730")
    for dx in (-70, 70):
        c.rect(x + dx - 6, y - 24, 12, 28, BROWN)
    c.rect(x - 92 if facing > 0 else x + 24, y - 200, 68, 180, color, r=30)
    c.rect(x - 92, y - 84, 184, 64, color, r=22)
    c.rect(x - 60, y - 96, 130, 34, "#ffffff30", r=14)


def _book(c: Canvas, x: float, y: float) -> None:
    c.poly([(x - 26, y - 8), (x, y), (x, y + 26), (x - 26, y + 18)], CREAM)
    c.poly([(x + 26, y - 8), (x, y), (x, y + 26), (x + 26, y + 18)], GREY)
