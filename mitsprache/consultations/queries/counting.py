"""How much was contributed where; only what everybody may know of is counted."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import BigIntegerField, Count, QuerySet

from mitsprache.common.prepared import Given, Prepared

from ..models import Contribution, Contributor


@dataclass(frozen=True, slots=True)
class Counts:
    """What came in to one place.

    `on_time` and `late` can be read by everybody; late ones stay outside the number at the
    deadline. `gone` have left a marked place: hidden or withdrawn.
    """

    on_time: int = 0
    late: int = 0
    gone: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(self.on_time + other.on_time, self.late + other.late, self.gone + other.gone)

    def __bool__(self) -> bool:
        return bool(self.on_time or self.late or self.gone)


@dataclass(frozen=True, slots=True)
class Tally:
    """Contributions by the pk of their section, those on the whole document, and all of them."""

    sections: dict[int, Counts] = field(default_factory=dict)
    whole: Counts = Counts()

    @property
    def total(self) -> Counts:
        return sum(self.sections.values(), self.whole)


def readable() -> QuerySet[Contribution]:
    """What `Contribution.objects.visible_to` gives of consultations that came through the door."""
    return Contribution.objects.filter(state=Contribution.State.RECEIVED, staff_only=False)


def gone() -> QuerySet[Contribution]:
    """What has left a marked place. Taken back before it was confirmed was never handed in."""
    states = (Contribution.State.HIDDEN, Contribution.State.WITHDRAWN)
    return Contribution.objects.filter(state__in=states, staff_only=False).exclude(
        contributor__kind=Contributor.Kind.GUEST, confirmed_at=None
    )


def _grouped(rows: QuerySet[Contribution]) -> "QuerySet[Any, Any]":
    own = rows.filter(consultation=Given("consultation", BigIntegerField())).order_by()
    return own.values_list("section_id", "late").annotate(number=Count("*"))


_count_readable = Prepared(lambda: _grouped(readable()))
_count_gone = Prepared(lambda: _grouped(gone()))


def tally(consultation_id: int) -> Tally:
    """How much came in to each section. Two queries, however much it is."""
    found: dict[int | None, Counts] = {}
    for section, late, number in _count_readable(consultation=consultation_id):
        counts = Counts(late=number) if late else Counts(on_time=number)
        found[section] = found.get(section, Counts()) + counts
    for section, _late, number in _count_gone(consultation=consultation_id):
        found[section] = found.get(section, Counts()) + Counts(gone=number)
    whole = found.pop(None, Counts())
    return Tally({pk: counts for pk, counts in found.items() if pk is not None}, whole)
