"""What was read from a file, before anybody has confirmed it: plain data with a JSON form."""

from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Node:
    """A section to be: `depth` from 1, the others as in models.Section. `text` is CommonMark."""

    depth: int
    number: str
    kind: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """What a person should look at: `place` is a section's number, empty for the whole file."""

    place: str
    words: str


@dataclass(frozen=True, slots=True)
class FoundPicture:
    """A picture of the file, made small and clean: WebP bytes and its size in pixels.

    The text names it `bild:<key>`; storing it gives the name that stays.
    """

    key: str
    digest: str
    data: bytes
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Draft:
    """The sections of a file in reading order, its title and what is doubtful about it."""

    title: str
    nodes: tuple[Node, ...]
    doubts: tuple[Doubt, ...] = ()
    pictures: tuple[FoundPicture, ...] = field(default=(), repr=False)

    def as_json(self) -> dict[str, Any]:
        """What DocumentImport.content keeps; pictures are stored as files, not here."""
        return {"title": self.title, "nodes": [asdict(node) for node in self.nodes]}

    def doubts_as_json(self) -> list[dict[str, str]]:
        """What DocumentImport.doubts keeps."""
        return [asdict(doubt) for doubt in self.doubts]

    @classmethod
    def from_json(cls, content: Any, doubts: Any = ()) -> "Draft":
        return cls(
            title=content["title"],
            nodes=tuple(Node(**node) for node in content["nodes"]),
            doubts=tuple(Doubt(**doubt) for doubt in doubts),
        )
