"""Several counts in one query."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Count, QuerySet, Value


def count_together(rows: Mapping[str, "QuerySet[Any]"]) -> dict[str, int]:
    """How many rows each of the named queries finds, whatever they are of; one query for all."""
    if not rows:
        return {}
    first, *others = (
        found.order_by()
        .annotate(counted_as=Value(name))
        .values("counted_as")
        .annotate(counted=Count("pk"))
        .values_list("counted_as", "counted")
        for name, found in rows.items()
    )
    return dict.fromkeys(rows, 0) | dict(first.union(*others, all=True) if others else first)
