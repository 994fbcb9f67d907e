"""How much was contributed where; only what everybody may know of is counted."""

from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import BigIntegerField, Count, IntegerField, Q, QuerySet, Value

from mitsprache.common.prepared import Given, Prepared

from ..models import Contribution, Contributor


class Counts(NamedTuple):
    """What came in to one place.

    `on_time` and `late` can be read by everybody; late ones stay outside the number at the
    deadline. `gone` have left a marked place: hidden or withdrawn.
    """

    on_time: int = 0
    late: int = 0
    gone: int = 0

    def __add__(self, other: "Counts") -> "Counts":  # type: ignore[override]
        return Counts(self.on_time + other.on_time, self.late + other.late, self.gone + other.gone)

    def __bool__(self) -> bool:
        return any(self)


@dataclass(frozen=True, slots=True)
class Tally:
    """Contributions by the pk of their section, those on the whole document, and all of them."""

    sections: dict[int, Counts]
    whole: Counts
    total: Counts


def readable() -> QuerySet[Contribution]:
    """What `Contribution.objects.visible_to` gives of consultations that came through the door."""
    return Contribution.objects.filter(state=Contribution.State.RECEIVED, staff_only=False)


def gone() -> QuerySet[Contribution]:
    """What has left a marked place. Taken back before it was confirmed was never handed in."""
    states = (Contribution.State.HIDDEN, Contribution.State.WITHDRAWN)
    return Contribution.objects.filter(state__in=states, staff_only=False).exclude(
        contributor__kind=Contributor.Kind.GUEST, confirmed_at=None
    )


def waiting_again() -> QuerySet[Contribution]:
    """What everybody could read until its author changed it, or a person held it back.

    It keeps its place, unlike what was never shown, but is counted only when it can be read.
    """
    held = Contribution.objects.filter(state=Contribution.State.HELD, staff_only=False)
    return held.filter(Q(edited_at__isnull=False) | Q(held_at__isnull=False))


def _by_section() -> "QuerySet[Any, Any]":
    """Section, late, whether it can be read, and how many.

    One state after the other, because only a single one is looked up in the index that holds all
    that is asked for; asked at once, each of ten thousand rows would be read.
    """
    hidden = gone().filter(state=Contribution.State.HIDDEN)
    withdrawn = gone().filter(state=Contribution.State.WITHDRAWN)
    parts = [
        rows.filter(consultation=Given("consultation", BigIntegerField()))
        .order_by()
        .annotate(readable=Value(is_readable, output_field=IntegerField()))
        .values_list("section_id", "late", "readable")
        .annotate(number=Count("*"))
        for rows, is_readable in ((readable(), 1), (hidden, 0), (withdrawn, 0))
    ]
    return parts[0].union(*parts[1:], all=True)


_count_by_section = Prepared(_by_section)


def tally(consultation_id: int) -> Tally:
    """How much came in to each section. One query, however much it is."""
    found: dict[int | None, Counts] = {}
    total = Counts()
    for section, late, can_be_read, number in _count_by_section(consultation=consultation_id):
        if not can_be_read:
            counts = Counts(gone=number)
        else:
            counts = Counts(late=number) if late else Counts(on_time=number)
        before = found.get(section)
        found[section] = before + counts if before else counts
        total += counts
    whole = found.pop(None, Counts())
    return Tally({pk: counts for pk, counts in found.items() if pk is not None}, whole, total)
