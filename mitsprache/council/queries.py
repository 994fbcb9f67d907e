"""What is read of resolutions, and of a paper's way through the bodies."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q

from .models import AgendaItem, Body, Paper, Resolution

PER_PAGE = 30


@dataclass(frozen=True, slots=True)
class Listed:
    """One page of resolutions, and how many resolutions and pages there are."""

    rows: Sequence[Resolution]
    count: int
    page: int
    pages: int


def resolutions(*, text: str = "", body: str = "", page: int = 1) -> Listed:
    """The newest first; `text` stands in title, number or paper, `body` is a slug. Two queries.

    A page beyond the last one is the last one.
    """
    rows = Resolution.objects.visible_to(None)
    for word in text.split():
        said = Q(title__icontains=word) | Q(number__icontains=word)
        rows = rows.filter(said | Q(paper__number__icontains=word))
    if body:
        rows = rows.filter(body__slug=body)
    count = rows.count()
    pages = max(1, -(-count // PER_PAGE))
    page = min(page, pages)
    start = (page - 1) * PER_PAGE
    found = rows.select_related("body", "paper", "item")[start : start + PER_PAGE]
    return Listed(list(found), count, page, pages)


def resolution_at(pk: int) -> Resolution | None:
    """With its body, paper and agenda item. One query."""
    rows = Resolution.objects.visible_to(None).filter(pk=pk)
    return rows.select_related("body", "paper", "item").first()


def stages_of(paper: Paper | None) -> list[AgendaItem]:
    """The public stages of a paper through the bodies, the oldest first. One query."""
    if paper is None:
        return []
    rows = paper.stages.filter(is_public=True).select_related("meeting__body")
    return list(rows.order_by("meeting__starts_at", "pk"))


def bodies_that_decided() -> list[Body]:
    """One query."""
    return list(Body.objects.filter(resolutions__isnull=False).distinct())
