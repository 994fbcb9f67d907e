"""A small drawing board: flat shapes in picture units, smooth edges by drawing twice as large."""

import math
from collections.abc import Sequence
from io import BytesIO

from PIL import Image, ImageDraw

WIDTH, HEIGHT = 1200, 800
_SCALE = 2

Point = tuple[float, float]


class Canvas:
    """A picture of 1200 x 800 units, y pointing down; colours are "#rrggbb" or "#rrggbbaa".

    It begins as a sky that runs from `top` to `bottom`, which it reaches at `horizon`.
    """

    def __init__(self, top: str, bottom: str, horizon: float = HEIGHT) -> None:
        column = Image.new("RGB", (1, 2))
        column.putpixel((0, 0), _rgb(top))
        column.putpixel((0, 1), _rgb(bottom))
        self._image = Image.new("RGB", (WIDTH * _SCALE, HEIGHT * _SCALE), bottom)
        # Only the part of the gradient between the two pixels' centres runs from one to the other.
        height = round(horizon * _SCALE)
        sky = column.resize((1, height), Image.Resampling.BILINEAR, box=(0, 0.5, 1, 1.5))
        self._image.paste(sky.resize((WIDTH * _SCALE, height), Image.Resampling.NEAREST))
        # Blending looks at every pixel: only for colours that let something shine through.
        self._opaque = ImageDraw.Draw(self._image)
        self._glaze = ImageDraw.Draw(self._image, "RGBA")

    def _pen(self, color: str) -> ImageDraw.ImageDraw:
        return self._glaze if len(color) == 9 else self._opaque

    def poly(self, points: Sequence[Point], color: str) -> None:
        """A filled polygon."""
        self._pen(color).polygon([(x * _SCALE, y * _SCALE) for x, y in points], fill=color)

    def rect(self, x: float, y: float, w: float, h: float, color: str, r: float = 0) -> None:
        """A filled rectangle with its upper left corner at (x, y) and corners rounded by r."""
        box = (x * _SCALE, y * _SCALE, (x + w) * _SCALE - 1, (y + h) * _SCALE - 1)
        if r:
            self._pen(color).rounded_rectangle(box, r * _SCALE, fill=color)
        else:
            self._pen(color).rectangle(box, fill=color)

    def oval(self, x: float, y: float, rx: float, ry: float, color: str) -> None:
        """A filled ellipse around (x, y)."""
        box = (
            (x - rx) * _SCALE,
            (y - ry) * _SCALE,
            (x + rx) * _SCALE,
            (y + ry) * _SCALE,
        )
        self._pen(color).ellipse(box, fill=color)

    def disc(self, x: float, y: float, r: float, color: str) -> None:
        """A filled circle around (x, y)."""
        self.oval(x, y, r, r, color)

    def ring(self, x: float, y: float, r: float, width: float, color: str) -> None:
        """A circle line of the given width, its outer edge at r."""
        box = ((x - r) * _SCALE, (y - r) * _SCALE, (x + r) * _SCALE, (y + r) * _SCALE)
        self._pen(color).ellipse(box, outline=color, width=round(width * _SCALE))

    def pie(
        self,
        x: float,
        y: float,
        rx: float,
        ry: float,
        start: float,
        end: float,
        color: str,
    ) -> None:
        """A filled sector between two angles in degrees, clockwise from three o'clock."""
        box = (
            (x - rx) * _SCALE,
            (y - ry) * _SCALE,
            (x + rx) * _SCALE,
            (y + ry) * _SCALE,
        )
        self._pen(color).pieslice(box, start, end, fill=color)

    def line(self, points: Sequence[Point], width: float, color: str) -> None:
        """A line with round corners and ends; the colour must be opaque."""
        scaled = [(x * _SCALE, y * _SCALE) for x, y in points]
        self._pen(color).line(scaled, fill=color, width=round(width * _SCALE), joint="curve")
        for x, y in (points[0], points[-1]):
            self.disc(x, y, width / 2, color)

    def curve(self, points: Sequence[Point], width: float, color: str) -> None:
        """A smooth line through the points."""
        self.line(smooth(points), width, color)

    def ground(self, points: Sequence[Point], color: str) -> None:
        """A smooth horizon through the points, filled down to the lower edge."""
        line = smooth(points)
        self.poly([*line, (line[-1][0], HEIGHT + 1), (line[0][0], HEIGHT + 1)], color)

    def shape(self, points: Sequence[Point], color: str) -> None:
        """A filled shape with a smooth closed outline through the points."""
        self.poly(smooth([*points, points[0]], closed=True), color)

    def as_jpeg(self) -> bytes:
        """The finished picture."""
        out = BytesIO()
        self._image.reduce(_SCALE).save(out, "JPEG", quality=90)
        return out.getvalue()


def smooth(points: Sequence[Point], *, closed: bool = False) -> list[Point]:
    """A Catmull-Rom curve through the points, as a close polyline."""
    if closed:
        around = [points[-2], *points, points[1]]
    else:
        around = [points[0], *points, points[-1]]
    result: list[Point] = []
    for p0, p1, p2, p3 in zip(around, around[1:], around[2:], around[3:], strict=False):
        steps = max(4, int(math.dist(p1, p2) / 12))
        for i in range(steps):
            t = i / steps
            result.append(
                (
                    _spline(p0[0], p1[0], p2[0], p3[0], t),
                    _spline(p0[1], p1[1], p2[1], p3[1], t),
                )
            )
    result.append(points[-1])
    return result


def _spline(a: float, b: float, c: float, d: float, t: float) -> float:
    return 0.5 * (
        2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3
    )


def _rgb(color: str) -> tuple[int, int, int]:
    return int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)
