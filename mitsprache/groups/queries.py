"""Reads on working groups."""

from collections import Counter
from collections.abc import Sequence

from .models import Membership, WorkingGroup


def mixes(groups: Sequence[WorkingGroup]) -> dict[int, dict[str, int]]:
    """How many sit in each group now in which capacity: {group id: {capacity: number}}; one query.

    In the order of Membership.Capacity, without those that nobody has.
    """
    counts: dict[int, Counter[str]] = {group.pk: Counter() for group in groups}
    seats = Membership.objects.filter(group__in=counts, ended_at=None)
    for group, capacity in seats.values_list("group", "capacity"):
        counts[group][capacity] += 1
    return {
        group: {code: found[code] for code in Membership.Capacity.values if found[code]}
        for group, found in counts.items()
    }
