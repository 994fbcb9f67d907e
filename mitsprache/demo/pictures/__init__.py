"""The demo's pictures, drawn at load time: one flat illustration per project, always the same.

Nothing is stored in the repository but the strokes. Every picture is 1200 x 800 and so plain that
a width of 400 stays far below 15 kB.
"""

from collections.abc import Callable

from mitsprache.demo.pictures import (
    buildings,
    gardens,
    indoors,
    outdoors,
    squares,
    streets,
    waterside,
    youth,
)
from mitsprache.demo.pictures.canvas import Canvas

PICTURES: dict[str, Callable[[], Canvas]] = {
    scene.__name__: scene
    for scene in (
        indoors.gespraechstisch,
        indoors.bibliothek,
        waterside.rheinufer,
        waterside.steg,
        waterside.freibad,
        gardens.gemeinschaftsgarten,
        streets.radachse,
        streets.allee,
        streets.mobilstation,
        streets.haltestelle,
        streets.nachtbus,
        squares.marktplatz,
        buildings.solardaecher,
        buildings.feuerwehr,
        buildings.museum,
        youth.schulhof,
        youth.jugendhaus,
        outdoors.park,
        outdoors.spielplatz,
        outdoors.quartiersplatz,
        outdoors.sportplatz,
    )
}


def draw(name: str) -> bytes:
    """Return the JPEG of the picture called `name`; raises KeyError for an unknown name."""
    return PICTURES[name]().as_jpeg()
