"""Groups that have the same case and recommend different things."""

from typing import TypeVar

from django.db.models import Exists, OuterRef, QuerySet

from ..models import Assignment, Case, Recommendation

Cases = TypeVar("Cases", bound="QuerySet[Case]")


def disagreeing() -> Exists:
    """An annotation for cases: two standing recommendations of groups that have it now differ."""
    has_it = Assignment.objects.filter(case=OuterRef("case"), group=OuterRef("group"), until=None)
    standing = Recommendation.objects.filter(replaced_at=None).filter(Exists(has_it))
    other = standing.filter(case=OuterRef("case")).exclude(verdict=OuterRef("verdict"))
    return Exists(standing.filter(case=OuterRef("pk")).filter(Exists(other)))


def with_conflict(cases: Cases) -> Cases:
    """Of `cases` those on which their groups disagree."""
    return cases.filter(disagreeing())
