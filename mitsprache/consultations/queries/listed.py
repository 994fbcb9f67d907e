"""Contributions as lists: those of a section, and all of a consultation, twenty to a page."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.db.models import Count, Q, QuerySet

from ..models import Attachment, Contribution, Contributor, Support
from .counting import Counts, gone, waiting_again

PAGE = 20
LAST_PAGE = 100_000  # bounds the offset that an address can ask for


class FileLine(NamedTuple):
    """A file with a contribution; `address` is where it is fetched."""

    name: str
    size: int
    address: str


@dataclass(frozen=True, slots=True)
class ContributionLine:
    """A contribution as everybody sees it.

    Where `is_readable` is false only the marked place is shown: author and texts are empty.
    `author` is empty, too, where no name was given; `is_erased` says that the account is gone.
    `section_*` are empty for one on the whole document.
    """

    id: int
    reference: str
    kind: str
    state: str
    channel: str
    late: bool
    received_at: dt.datetime
    edited_at: dt.datetime | None
    language: str
    author: str
    organisation: str
    is_erased: bool
    html: str
    exact: str
    proposed_wording: str
    section_number: str
    section_title: str
    supports: int = 0
    files: Sequence[FileLine] = field(default=())

    @property
    def is_readable(self) -> bool:
        return self.state == Contribution.State.RECEIVED


@dataclass(frozen=True, slots=True)
class ListPage:
    """One page, newest first; `count` holds the marked places too, `counts` tells them apart."""

    lines: Sequence[ContributionLine]
    count: int
    number: int
    counts: Counts

    @property
    def pages(self) -> int:
        return max(1, -(-self.count // PAGE))


@dataclass(frozen=True, slots=True)
class Asked:
    """What is looked for: action fields (pks) or the whole document, and kinds; empty: all."""

    fields: Sequence[int] = ()
    whole: bool = False
    kinds: Sequence[str] = ()


_COLUMNS = (
    *("pk", "reference", "kind", "state", "channel", "late", "received_at", "edited_at"),
    *("language", "html", "exact", "proposed_wording", "section__number", "section__title"),
    *("contributor__kind", "contributor__name", "contributor__organisation"),
    *("contributor__person_id", "contributor__person__display_name"),
)


def of_section(section_id: int, *, consultation_id: int, page: int = 1) -> ListPage:
    """A page of what was said to one section. Five queries."""
    return _page(_places(consultation_id).filter(section=section_id), page)


def of_consultation(consultation_id: int, asked: Asked, *, page: int = 1) -> ListPage:
    """A page of everything that fits. Five queries."""
    places = _places(consultation_id)
    if asked.fields or asked.whole:
        about = Q(section__field__in=asked.fields)
        places = places.filter(about | Q(section=None) if asked.whole else about)
    if asked.kinds:
        places = places.filter(kind__in=asked.kinds)
    return _page(places, page)


def count_kinds(consultation_id: int) -> dict[str, int]:
    """How many readable ones there are of each kind. One query."""
    rows = Contribution.objects.filter(
        consultation=consultation_id, state=Contribution.State.RECEIVED, staff_only=False
    )
    return dict(rows.order_by().values_list("kind").annotate(number=Count("*")))


def _places(consultation_id: int) -> QuerySet[Contribution]:
    """What has a place on the page: what everybody can read, and what left a mark."""
    readable = Q(state=Contribution.State.RECEIVED, staff_only=False)
    left = Q(pk__in=gone().filter(consultation=consultation_id).values("pk"))
    waiting = Q(pk__in=waiting_again().filter(consultation=consultation_id).values("pk"))
    return Contribution.objects.filter(readable | left | waiting, consultation=consultation_id)


def _page(places: QuerySet[Contribution], page: int) -> ListPage:
    """Cut off the index before anything is joined to it; a page beyond the end is the last."""
    counts, count = _counts(places)
    last = max(1, -(-count // PAGE))
    number = max(1, min(page, last, LAST_PAGE))
    start = (number - 1) * PAGE
    newest_first = ("-received_at", "-pk")
    ids = list(places.order_by(*newest_first).values_list("pk", flat=True)[start : start + PAGE])
    rows = Contribution.objects.filter(pk__in=ids).order_by(*newest_first).values_list(*_COLUMNS)
    found = [dict(zip(_COLUMNS, row, strict=True)) for row in rows]
    supports = dict(
        Support.objects.filter(contribution__in=ids)
        .order_by()
        .values_list("contribution")
        .annotate(number=Count("*"))
    )
    files = _files([at["pk"] for at in found if at["state"] == Contribution.State.RECEIVED])
    lines = [_line(at, supports.get(at["pk"], 0), files.get(at["pk"], ())) for at in found]
    return ListPage(lines=lines, count=count, number=number, counts=counts)


def _counts(places: QuerySet[Contribution]) -> tuple[Counts, int]:
    """What is counted as everywhere else, and how many places there are. One query.

    What waits for release again has a place and is not counted (counting.waiting_again).
    """
    rows = places.order_by().values_list("state", "late").annotate(number=Count("*"))
    found, total = Counts(), 0
    for state, late, number in rows:
        total += number
        if state == Contribution.State.RECEIVED:
            found += Counts(late=number) if late else Counts(on_time=number)
        elif state != Contribution.State.HELD:
            found += Counts(gone=number)
    return found, total


def _files(ids: Sequence[int]) -> dict[int, list[FileLine]]:
    found: dict[int, list[FileLine]] = {}
    for row in Attachment.objects.filter(contribution__in=ids).order_by("pk"):
        line = FileLine(row.name, row.size, row.address)
        found.setdefault(row.contribution_id, []).append(line)
    return found


def _line(at: dict[str, Any], supports: int, files: Sequence[FileLine]) -> ContributionLine:
    readable = at["state"] == Contribution.State.RECEIVED
    has_account = at["contributor__kind"] == Contributor.Kind.PERSON
    name = at["contributor__person__display_name"] if has_account else at["contributor__name"]
    return ContributionLine(
        id=at["pk"],
        reference=at["reference"],
        kind=at["kind"],
        state=at["state"],
        channel=at["channel"],
        late=at["late"],
        received_at=at["received_at"],
        edited_at=at["edited_at"] if readable else None,
        language=at["language"],
        author=(name or "") if readable else "",
        organisation=at["contributor__organisation"] if readable else "",
        is_erased=has_account and at["contributor__person_id"] is None,
        html=at["html"] if readable else "",
        exact=at["exact"] if readable else "",
        proposed_wording=at["proposed_wording"] if readable else "",
        section_number=at["section__number"] or "",
        section_title=at["section__title"] or "",
        supports=supports if readable else 0,
        files=files,
    )
