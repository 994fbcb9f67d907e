"""Objects of OParl 1.1 as they arrive: checked for what we rest on, taken apart, nothing dropped.

The specification lets systems leave out nearly everything and add fields of their own, and the
program behind an endpoint is not ours: what cannot be understood is named in a remark and left
out, what is unknown is kept.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import gettext as _

from mitsprache.common.text import tidy, tidy_line

MOST_OBJECTS = 50_000
LONGEST_ADDRESS = 500
_TYPES = frozenset(
    {
        *("System", "Body", "LegislativeTerm", "Organization", "Person", "Membership", "Meeting"),
        *("AgendaItem", "Paper", "Consultation", "File", "Location"),
    }
)
# In which fields of an object whole objects are embedded that stand for themselves, too.
_EMBEDDED = {"Meeting": ("agendaItem",), "Paper": ("consultation",)}
# What an embedded object leaves out, because the one around it says it.
_PARENT = {"AgendaItem": "meeting", "Consultation": "paper"}


@dataclass(slots=True)
class Remarks:
    """What could not be understood, in plain words; the first hundred are kept."""

    said: list[str] = field(default_factory=list)

    def add(self, words: str) -> None:
        if len(self.said) < 100:
            self.said.append(words)


@dataclass(frozen=True, slots=True)
class Arrived:
    """An object: its address, the last part of its type, and all that was sent."""

    address: str
    kind: str
    raw: Mapping[str, Any]
    modified: dt.datetime | None
    deleted: bool


def arrived(raw: Any, remarks: Remarks) -> Iterator[Arrived]:
    """The object and those embedded in it; nothing but a remark where it is none."""
    found = _read(raw, remarks)
    if found is None:
        return
    yield found
    for name in _EMBEDDED.get(found.kind, ()):
        for one in _listed(found.raw.get(name)):
            if not isinstance(one, dict):
                continue  # an address: the object comes by itself
            parent = _PARENT[str(one.get("type", "")).rsplit("/", 1)[-1]] if _known(one) else ""
            whole = {parent: found.address, **one} if parent else one
            yield from arrived(whole, remarks)


def _known(one: Mapping[str, Any]) -> bool:
    return str(one.get("type", "")).rsplit("/", 1)[-1] in _PARENT


def _read(raw: Any, remarks: Remarks) -> Arrived | None:
    if not isinstance(raw, dict):
        remarks.add(_("Something that is no object was left out."))
        return None
    address, kind = raw.get("id"), raw.get("type")
    if not (isinstance(address, str) and address.startswith(("http://", "https://"))):
        remarks.add(_("An object without an address (id) was left out."))
        return None
    if len(address) > LONGEST_ADDRESS:
        remarks.add(_("An object with too long an address was left out."))
        return None
    name = kind.rstrip("/").rsplit("/", 1)[-1] if isinstance(kind, str) else ""
    if name not in _TYPES:
        remarks.add(_("%(id)s: its type is unknown; left out.") % {"id": address})
        return None
    return Arrived(
        address=address,
        kind=name,
        raw=raw,
        modified=moment(raw.get("modified")),
        deleted=raw.get("deleted") is True,
    )


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


# --- fields, as far as they are what they should be -----------------------------------------------


def line(value: Any, most: int) -> str:
    """A text of one line, cut where it is too long; empty for anything else."""
    return tidy_line(value)[:most] if isinstance(value, str) else ""


def text(value: Any, most: int = 100_000) -> str:
    return tidy(value)[:most] if isinstance(value, str) else ""


def link(value: Any, most: int = 500) -> str:
    """A web address; empty for anything else, so that no other scheme gets onto a page."""
    found = line(value, most + 1)
    fits = found.startswith(("https://", "http://")) and len(found) <= most
    return found if fits and " " not in found else ""


def address(value: Any) -> str:
    """The address of another object, of an embedded one its `id`, of a list the first."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("id")
    return value if isinstance(value, str) and len(value) <= LONGEST_ADDRESS else ""


def flag(value: Any, *, default: bool = False) -> bool:
    return value if isinstance(value, bool) else default


def moment(value: Any) -> dt.datetime | None:
    """A moment with its zone; None where it is none or names no zone."""
    try:
        found = parse_datetime(value) if isinstance(value, str) else None
    except ValueError:
        return None
    return found if found is not None and found.tzinfo is not None else None


def day(value: Any) -> dt.date | None:
    try:
        return parse_date(value) if isinstance(value, str) else None
    except ValueError:
        return None
