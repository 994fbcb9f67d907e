"""What waits for an answer or a decision: the lists of the moderation and of the offices."""

import datetime as dt
from typing import Any

from django.db.models import Q, QuerySet

from mitsprache.accounts.rules import is_coordination, is_moderation
from mitsprache.common import clock
from mitsprache.common.counting import count_together
from mitsprache.directory.rules import offices_of

from ..models import AnswerRequest, Comment


def answer_clock(comment: Comment, *, at: dt.datetime | None = None) -> int:
    """Local days that the comment waits, or waited, for its answer; 0 on its own day.

    Reads `comment.request.answer`; lists select them with the comment.
    """
    request = getattr(comment, "request", None)
    answer = getattr(request, "answer", None)
    until = (answer.released_at if answer else None) or at or clock.database_now()
    return (clock.local_day(until) - clock.local_day(comment.submitted_at)).days


def unanswered(person: Any) -> QuerySet[Comment]:
    """Readable comments without a released answer, longest waiting first; for the moderation.

    Replies are listed only when they ask a question or an office was asked: talk among people
    needs no answer of the city. Nothing for everybody else.
    """
    if not _moderates(person):
        return Comment.objects.none()
    wants_answer = Q(parent=None) | Q(kind=Comment.Kind.QUESTION) | Q(request__isnull=False)
    return (
        Comment.objects.visible_to(person)
        .filter(wants_answer, request__answer__released_at=None)
        .select_related("author", "thread", "request__office", "request__answer")
        .order_by("submitted_at", "pk")
    )


def held(person: Any) -> QuerySet[Comment]:
    """Comments that wait for release, longest waiting first; for the moderation."""
    if not _moderates(person):
        return Comment.objects.none()
    return (
        Comment.objects.filter(state=Comment.State.HELD)
        .select_related("author", "thread")
        .order_by("submitted_at", "pk")
    )


def hidden(person: Any) -> QuerySet[Comment]:
    """What the moderation has hidden, latest first; for the moderation."""
    if not _moderates(person):
        return Comment.objects.none()
    return (
        Comment.objects.filter(state=Comment.State.HIDDEN)
        .select_related("author", "thread")
        .order_by("-submitted_at", "-pk")
    )


def in_moderation(person: Any) -> QuerySet[Comment]:
    """Every comment that is not withdrawn, for the moderation's desk; nothing for others."""
    if not _moderates(person):
        return Comment.objects.none()
    return Comment.objects.exclude(state=Comment.State.WITHDRAWN).select_related(
        "author", "thread", "parent", "request__office", "request__answer__office"
    )


def drafts_to_release(person: Any) -> QuerySet[AnswerRequest]:
    """Statements that wait for release, longest waiting comment first; for the moderation."""
    if not _moderates(person):
        return AnswerRequest.objects.none()
    return (
        _open_requests(AnswerRequest.objects.filter(state=AnswerRequest.State.DRAFTED))
        .select_related("comment__author", "comment__thread", "office", "answer__drafted_by")
        .order_by("comment__submitted_at", "pk")
    )


def requests_of_office(person: Any) -> QuerySet[AnswerRequest]:
    """What the offices of `person` were asked and have not answered, the soonest due first.

    Limited in the query itself to her offices of now: nobody reaches the items of another one.
    """
    return _open_requests(all_requests_of_office(person))


def all_requests_of_office(person: Any) -> QuerySet[AnswerRequest]:
    """What the offices of `person` were asked, answered or not, the soonest due first."""
    return (
        AnswerRequest.objects.filter(office_id__in=offices_of(person))
        .select_related("comment__author", "comment__thread", "office", "answer")
        .order_by("due", "pk")
    )


def _open_requests(requests: QuerySet[AnswerRequest]) -> QuerySet[AnswerRequest]:
    return requests.exclude(state=AnswerRequest.State.RELEASED).filter(
        comment__state=Comment.State.VISIBLE, comment__thread__public=True
    )


def desk_counts(person: Any) -> dict[str, int]:
    """What waits for `person`, for the start page of the desk; only the keys that concern her.

    Moderation: `unanswered`, `held`, `drafted`. Members of an office: `requests`, `overdue`.
    """
    return count_together(desk_rows(person))


def desk_rows(person: Any) -> dict[str, QuerySet[Any]]:
    """What `desk_counts` counts, so that a page counts it together with others."""
    rows: dict[str, QuerySet[Any]] = {}
    if _moderates(person):
        rows["unanswered"] = unanswered(person)
        rows["held"] = held(person)
        rows["drafted"] = drafts_to_release(person)
    if offices_of(person):
        waiting = requests_of_office(person).filter(state=AnswerRequest.State.WITH_OFFICE)
        rows["requests"] = waiting
        rows["overdue"] = waiting.filter(due__lt=clock.local_day(clock.database_now()))
    return rows


def _moderates(person: Any) -> bool:
    return is_moderation(person) or is_coordination(person)
