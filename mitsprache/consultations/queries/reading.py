"""What people read about consultations: one with its window and purpose, and lists of them.

Moments `at` are aware; without one it is now.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import (
    BigIntegerField,
    CharField,
    Count,
    DateField,
    DateTimeField,
    IntegerField,
    OuterRef,
    QuerySet,
    Subquery,
)
from django.db.models.functions import Coalesce
from django.utils import timezone

from mitsprache.common.pages import versions as page_versions
from mitsprache.common.partial_dates import PartialDate
from mitsprache.common.prepared import Given, Prepared

from ..models import Consultation
from ..times import days_left, ends_at, state_at
from .counting import readable


@dataclass(frozen=True, slots=True)
class Facts:
    """What is told about a consultation before people write, and the version it is about."""

    id: int
    slug: str
    title: str
    intro_html: str
    room_for_decision: str
    who_decides: str
    what_follows: str
    answer_due: PartialDate | None
    opens_at: dt.datetime
    last_day: dt.date
    zone: str
    who: str
    moderation: str
    formality: str
    supports: bool
    attachments: bool
    version_id: int
    version_number: int
    released_at: dt.datetime
    content_hash: str
    note: str
    document_id: int
    document_title: str
    project_slug: str
    project_title: str

    @property
    def ends_at(self) -> dt.datetime:
        """The first moment after the end."""
        return ends_at(self)

    def state_at(self, at: dt.datetime) -> str:
        """`upcoming`, `open` or `closed`."""
        return state_at(self, at)

    def days_left(self, at: dt.datetime) -> int:
        """Whole days after the present one: 0 on the last day."""
        return days_left(self, at)


_FACTS = (
    *("pk", "slug", "title", "intro_html", "room_for_decision", "who_decides", "what_follows"),
    *("answer_due", "opens_at", "last_day", "zone", "who", "moderation", "formality"),
    *("supports", "attachments", "version_id", "version__number", "version__released_at"),
    *("version__content_hash", "version__note", "version__document_id"),
    *("version__document__title", "version__document__project__slug"),
    "version__document__project__title",
)
_visible = Consultation.objects.visible_to
_by_slug = Prepared(
    lambda: _visible(None).filter(slug=Given("slug", CharField())).values_list(*_FACTS)
)


def facts_at(slug: str) -> Facts | None:
    """The published consultation with this address, for everybody alike. One query."""
    return next((Facts(*row) for row in _by_slug(slug=slug)), None)


class Stamp(NamedTuple):
    """What pages about a consultation change with."""

    consultation: int
    document: int
    state: str
    days_left: int


def page_stamp(facts: Facts, *, at: dt.datetime) -> Stamp:
    """Of all pages about the consultation at `at`. One query."""
    keys = (f"consultation:{facts.id}", f"document:{facts.document_id}")
    known = page_versions(keys)
    return Stamp(known[keys[0]], known[keys[1]], facts.state_at(at), facts.days_left(at))


# --- the lists ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Listed:
    """A consultation on a list: `count` are the contributions on time that can be read."""

    facts: Facts
    state: str
    days_left: int
    count: int


@dataclass(frozen=True, slots=True)
class Lists:
    """Open ones by their end, coming ones by their beginning, past ones newest first."""

    open: Sequence[Listed]
    upcoming: Sequence[Listed]
    closed: Sequence[Listed]

    def __bool__(self) -> bool:
        return bool(self.open or self.upcoming or self.closed)


MOST = 500


def _counted(rows: QuerySet[Consultation]) -> "QuerySet[Consultation, Any]":
    """With how many came in on time and can be read, at the end of each row."""
    own = readable().filter(consultation=OuterRef("pk"), late=False).order_by()
    number = own.values("consultation").annotate(number=Count("*")).values("number")
    counted = rows.annotate(count=Coalesce(Subquery(number), 0, output_field=IntegerField()))
    return counted.values_list(*_FACTS, "count")


_newest = Prepared(lambda: _counted(_visible(None).order_by("-opens_at", "-pk")[:MOST]))
_of_project = Prepared(
    lambda: _counted(
        _visible(None)
        .filter(version__document__project=Given("project", BigIntegerField()))
        .order_by("-opens_at", "-pk")[:MOST]
    )
)
_open = Prepared(
    lambda most: _counted(
        _visible(None)
        .filter(
            opens_at__lte=Given("at", DateTimeField()), last_day__gte=Given("recent", DateField())
        )
        .order_by("last_day", "pk")[:most]
    )
)


def consultation_lists(*, at: dt.datetime | None = None) -> Lists:
    """The newest 500 published consultations. One query."""
    return _sorted(_newest(), at or timezone.now())


def of_project(project_id: int, *, at: dt.datetime | None = None) -> Lists:
    """The published consultations on the documents of one project. One query."""
    return _sorted(_of_project(project=project_id), at or timezone.now())


def open_consultations(*, n: int, at: dt.datetime | None = None) -> Sequence[Listed]:
    """The `n` that are open and end first. One query."""
    at = at or timezone.now()
    # A day more than any zone needs; what is really open is decided by `state_at`.
    recent = (at - dt.timedelta(days=2)).date()
    fit = connection.ops  # a prepared read takes values as the database does
    rows = _open(
        n * 4, at=fit.adapt_datetimefield_value(at), recent=fit.adapt_datefield_value(recent)
    )
    return _sorted(rows, at).open[:n]


def _sorted(rows: Iterable[Sequence[Any]], at: dt.datetime) -> Lists:
    listed = []
    for *known, count in rows:
        facts = Facts(*known)
        listed.append(Listed(facts, facts.state_at(at), facts.days_left(at), count))

    def those(state: str) -> list[Listed]:
        return [item for item in listed if item.state == state]

    return Lists(
        open=sorted(those("open"), key=lambda item: (item.facts.ends_at, item.facts.id)),
        upcoming=sorted(those("upcoming"), key=lambda item: (item.facts.opens_at, item.facts.id)),
        closed=sorted(those("closed"), key=lambda item: item.facts.ends_at, reverse=True),
    )
