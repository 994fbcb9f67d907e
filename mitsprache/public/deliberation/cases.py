"""Concerns as events and measures name them: each leads to a contribution in it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from mitsprache.common.ui.values import Badge
from mitsprache.deliberation.queries.sessions import DealtWith

from ..contributions import chain


@dataclass(frozen=True, slots=True)
class CaseShown:
    """A concern with the place of the contribution that it began with, and its answer.

    `others` are the references of further contributions in it.
    """

    code: str
    title: str
    url: str
    verdict: Badge | None
    others: tuple[str, ...]


def cases_shown(cases: Iterable[DealtWith]) -> list[CaseShown]:
    return [
        CaseShown(
            code=case.code,
            title=case.title,
            url=f"{reverse('contribution', args=[case.references[0]])}#{case.code}",
            verdict=chain.verdict_badge(case.verdict) if case.verdict else None,
            others=case.references[1:],
        )
        for case in cases
    ]
