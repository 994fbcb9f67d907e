"""Tagged PDF files of typst, one behind the other as one file, with one tree of tags.

Libraries that join files hold every object of all of them, which for twenty thousand rows of a
table is a gigabyte; here an object is copied when it is read, with other numbers. It understands
what typst writes (plain objects, one table of places), nothing else, and says so.
"""

import re
from array import array
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

# A string, which stays as it is, or a reference to another object.
_TOKEN = re.compile(rb"(\((?:\\.|[^\\()])*\))|\b(\d+) 0 R\b", re.DOTALL)
# Names of heading cells; every part counts its own from the beginning.
_CELL = re.compile(rb"\((U\d+x\d+y\d+)\)")
_PARENTS = re.compile(rb"/StructParents? (\d+)")
_NUMS = re.compile(rb"/Nums\[([^\]]*)\]")
_NAMES = re.compile(rb"/IDTree<</Names\[(.*?)\]>>", re.DOTALL)
_PAIR = re.compile(rb"(\d+) (\d+) 0 R|(\d+)\[([^\]]*)\]")
_PAGES, _DOCUMENT, _TREE, _CATALOG = 1, 2, 3, 4  # numbers of our own objects


class NotJoinable(Exception):
    """The file is not written as typst writes its files."""


@dataclass
class _Part:
    """Where the objects of a file begin, and the numbers of those that have to be known."""

    data: bytes
    places: dict[int, int]
    catalog: bytes
    tree: bytes
    pages: int
    root: int
    document: int


@dataclass
class Joiner:
    """Writes to `file` what `add` is given; `finish` makes it one document."""

    file: IO[bytes]
    places: "array[int]" = field(default_factory=lambda: array("Q", [0] * (_CATALOG + 1)))
    at: int = 0
    page_trees: list[int] = field(default_factory=list)
    pages: int = 0
    documents: list[int] = field(default_factory=list)
    parents: list[bytes] = field(default_factory=list)
    next_parent: int = 0
    names: list[bytes] = field(default_factory=list)
    catalog: bytes = b""
    roles: bytes = b""

    def add(self, path: Path) -> int:
        """Copy a file behind the others. Returns its number of pages. Raises NotJoinable."""
        part = _read(path.read_bytes())
        if not self.places[_PAGES] and self.at == 0:
            self._write(b"%PDF-1.7\n%\x80\x80\x80\x80\n\n")
        shift = len(self.places) - 1
        mark = b"P%d" % len(self.documents)
        ends = sorted(part.places.values())
        following = dict(zip(ends, [*ends[1:], part.data.rfind(b"\nxref\n") + 1], strict=True))
        for number, begin in part.places.items():
            self.places.append(self.at)
            body = part.data[begin : following[begin]].partition(b" obj")[2]
            self._write(
                b"%d 0 obj" % (number + shift) + self._copied(body, part, number, shift, mark)
            )
        count = int(_one(rb"/Count (\d+)", _object(part, part.pages)))
        self._keep(part, shift, mark)
        self.page_trees.append(part.pages + shift)
        self.documents.append(part.document + shift)
        self.pages += count
        return count

    def _copied(self, body: bytes, part: _Part, number: int, shift: int, mark: bytes) -> bytes:
        """An object with the new numbers; what a stream holds stays as it is."""
        facts, stream, rest = body.partition(b"\nstream\n")
        facts = _shifted(facts, shift, mark)
        facts = _PARENTS.sub(self._parent, facts)
        if number == part.pages:
            facts = facts.replace(b"/Type/Pages", b"/Type/Pages/Parent %d 0 R" % _PAGES, 1)
        if number == part.document:
            facts = facts.replace(b"/S/Document", b"/S/Part", 1)
            facts = re.sub(rb"/P \d+ 0 R", b"/P %d 0 R" % _DOCUMENT, facts, count=1)
        return facts + stream + rest

    def _parent(self, match: "re.Match[bytes]") -> bytes:
        return match[0].partition(b" ")[0] + b" %d" % (int(match[1]) + self.next_parent)

    def _keep(self, part: _Part, shift: int, mark: bytes) -> None:
        """What the one tree of tags needs of this part."""
        tree = _shifted(part.tree, shift, mark)
        if nums := _NUMS.search(tree):
            for key, target, other, inside in _PAIR.findall(nums[1]):
                number = int(key or other) + self.next_parent
                value = b"%s 0 R" % target if key else b"[%s]" % inside
                self.parents.append(b"%d %s" % (number, value))
        if names := _NAMES.search(tree):
            self.names += re.findall(rb"\([^)]*\)\d+ 0 R", names[1])
        self.next_parent += int(_one(rb"/ParentTreeNextKey (\d+)", tree))
        if not self.catalog:
            self.catalog = _shifted(part.catalog, shift, mark)
            roles = re.search(rb"/RoleMap<<.*?>>", tree, re.DOTALL)
            self.roles = roles[0] if roles else b""

    def finish(self) -> None:
        """The trees of pages and tags, the catalog of the first part, and the table of places."""
        kids = b" ".join(b"%d 0 R" % number for number in self.page_trees)
        parts = b" ".join(b"%d 0 R" % number for number in self.documents)
        ids = b"/IDTree<</Names[%s]>>" % b"".join(sorted(self.names)) if self.names else b""
        catalog = re.sub(rb"/Pages \d+ 0 R", b"/Pages %d 0 R" % _PAGES, self.catalog)
        catalog = re.sub(rb"/StructTreeRoot \d+ 0 R", b"/StructTreeRoot %d 0 R" % _TREE, catalog)
        self._own(_PAGES, b"<</Type/Pages/Count %d/Kids[%s]>>" % (self.pages, kids))
        self._own(_DOCUMENT, b"<</Type/StructElem/S/Document/P %d 0 R/K[%s]>>" % (_TREE, parts))
        self._own(
            _TREE,
            b"<</Type/StructTreeRoot%s/K[%d 0 R]/ParentTree<</Nums[%s]>>%s/ParentTreeNextKey %d>>"
            % (self.roles, _DOCUMENT, b" ".join(self.parents), ids, self.next_parent),
        )
        self._own(_CATALOG, catalog.strip())
        begin = self.at
        self._write(b"xref\n0 %d\n0000000000 65535 f\r\n" % len(self.places))
        for place in self.places[1:]:
            self._write(b"%010d 00000 n\r\n" % place)
        size = len(self.places)
        self._write(b"trailer\n<</Size %d/Root %d 0 R>>\n" % (size, _CATALOG))
        self._write(b"startxref\n%d\n%%%%EOF" % begin)

    def _own(self, number: int, body: bytes) -> None:
        self.places[number] = self.at
        self._write(b"%d 0 obj\n%s\nendobj\n\n" % (number, body))

    def _write(self, data: bytes) -> None:
        self.file.write(data)
        self.at += len(data)


def _shifted(facts: bytes, shift: int, mark: bytes) -> bytes:
    def other(match: "re.Match[bytes]") -> bytes:
        return match[1] if match[1] is not None else b"%d 0 R" % (int(match[2]) + shift)

    return _CELL.sub(rb"(" + mark + rb"\1)", _TOKEN.sub(other, facts))


def _read(data: bytes) -> _Part:
    """Find the way in a file of typst."""
    begin = int(_one(rb"startxref\s+(\d+)\s+%%EOF\s*$", data[-100:]))
    found = re.compile(rb"xref\n0 (\d+)\n").match(data, begin)
    if found is None:
        raise NotJoinable("no table of places")
    lines = data[found.end() : found.end() + 20 * int(found[1])]
    places = {
        number: int(lines[20 * number : 20 * number + 10])
        for number in range(1, int(found[1]))
        if lines[20 * number + 17 : 20 * number + 18] == b"n"
    }
    if len(places) != int(found[1]) - 1:
        raise NotJoinable("numbers without an object")
    part = _Part(data, places, b"", b"", 0, 0, 0)
    part.root = int(_one(rb"/Root (\d+) 0 R", data[found.end() + len(lines) :]))
    part.catalog = _object(part, part.root)
    part.pages = int(_one(rb"/Pages (\d+) 0 R", part.catalog))
    tree = int(_one(rb"/StructTreeRoot (\d+) 0 R", part.catalog))
    part.tree = _object(part, tree)
    part.document = int(_one(rb"/K\[(\d+) 0 R\]", part.tree))
    return part


def _object(part: _Part, number: int) -> bytes:
    begin = part.places[number]
    end = part.data.find(b"endobj", begin)
    return part.data[begin:end].partition(b" obj")[2]


def _one(pattern: bytes, data: bytes) -> bytes:
    found = re.search(pattern, data)
    if found is None:
        raise NotJoinable(pattern.decode())
    return found[1]
