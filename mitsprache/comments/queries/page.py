"""One page of a thread, and one comment by itself, as plain values."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import BigIntegerField, Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet
from django.utils import timezone

from mitsprache.accounts.rules import is_person
from mitsprache.common.prepared import Given, Prepared
from mitsprache.directory.models import Office
from mitsprache.directory.queries import city_profile, vocabulary

from ..models import Answer, Comment, CommentRevision, Thread

PAGE = 20
# A comment with more replies than this shows a link to its own page instead of folding them in.
REPLIES_INLINE = 50
REPLIES_PAGE = 100
LAST_PAGE = 100_000  # bounds the offset that an address can ask for


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerShown:
    """The office's released statement, published as the moderation's answer."""

    id: int
    office: str
    html: str
    released_at: dt.datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The comment lies with an office: since when, until when, and what it says meanwhile."""

    office: str
    asked_at: dt.datetime
    due: dt.date
    interim_html: str = ""
    interim_at: dt.datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CommentShown:
    """A comment as `person` may see it.

    `state` is a Comment.State; where `is_readable` is false only the marked place is shown and
    author and text are empty. `author` is empty, too, where the account is gone.
    """

    id: int
    parent_id: int | None
    kind: str
    state: str
    is_readable: bool
    is_own: bool
    can_edit: bool
    author: str
    html: str
    language: str
    submitted_at: dt.datetime
    edited_at: dt.datetime | None
    reply_count: int
    asked: Asked | None = None
    answer: AnswerShown | None = None
    replies: Sequence["CommentShown"] = field(default=())

    @property
    def replies_elsewhere(self) -> bool:
        """Too many to fold in: they stand on the comment's own page."""
        return self.reply_count > len(self.replies)


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadPage:
    """One page of a thread, newest first. `text_count` is the number for the heading."""

    thread_id: int
    comments: Sequence[CommentShown]
    text_count: int
    number: int
    has_older: bool
    can_write: bool

    @property
    def has_newer(self) -> bool:
        return self.number > 1


_COLUMNS = (
    "pk",
    "parent_id",
    "kind",
    "state",
    "author_id",
    "author__display_name",
    "html",
    "language",
    "submitted_at",
    "edited_at",
    "reply_count",
    "request__office_id",
    "request__asked_at",
    "request__due",
    "request__interim_html",
    "request__interim_at",
    "request__answer__pk",
    "request__answer__office_id",
    "request__answer__html",
    "request__answer__released_at",
)
_PK, _REPLY_COUNT = _COLUMNS.index("pk"), _COLUMNS.index("reply_count")


def shown_to(person: Any) -> QuerySet[Comment]:
    """Comments that have a place on the page for `person`, readable or marked.

    Everybody: visible and hidden ones; held and withdrawn ones only while a reply or an answer
    hangs on them. Their author also those that wait for release.
    """
    answered = Answer.objects.filter(request__comment=OuterRef("pk"), released_at__isnull=False)
    hangs = Q(reply_count__gt=0) | Q(Exists(answered))
    places = Q(state__in=[Comment.State.VISIBLE, Comment.State.HIDDEN]) | hangs
    if is_person(person):
        places |= Q(state=Comment.State.HELD, author_id=person.pk)
    return Comment.objects.filter(places)


def _cut(places: QuerySet[Comment], start: int) -> QuerySet[Comment, Any]:
    """A page, newest first, and one more; cut off the index before anything is joined to it."""
    newest_first = ("-submitted_at", "-pk")
    page = places.order_by(*newest_first).values("pk")[start : start + PAGE + 1]
    return Comment.objects.filter(pk__in=page).order_by(*newest_first).values_list(*_COLUMNS)


_newest_for_everybody = Prepared(
    lambda: _cut(shown_to(None).filter(thread=Given("thread", BigIntegerField()), parent=None), 0)
)


def thread_page(thread: Thread, *, person: Any, page: int = 1, language: str = "de") -> ThreadPage:
    """The `page`-th 20 comments of a thread with their answers and replies.

    Two queries whatever the thread's size, besides names and profile that are kept in memory.
    `language` chooses the offices' names. A thread that is not public has nothing on it. A page
    beyond the end is empty.
    """
    number = max(1, min(page, LAST_PAGE))
    if not thread.public:
        return ThreadPage(
            thread_id=thread.pk,
            comments=(),
            text_count=0,
            number=number,
            has_older=False,
            can_write=False,
        )
    start = (number - 1) * PAGE
    rows: Iterable[Any]
    if start or is_person(person):
        rows = _cut(shown_to(person).filter(thread=thread, parent=None), start)
    else:
        rows = _newest_for_everybody(thread=thread.pk)
    found = list(rows)
    has_older = len(found) > PAGE
    return ThreadPage(
        thread_id=thread.pk,
        comments=_with_replies(found[:PAGE], person, language),
        text_count=thread.text_count,
        number=number,
        has_older=has_older,
        can_write=can_write(thread),
    )


def can_write(thread: Thread) -> bool:
    """Whether the thread takes new comments at all, whoever asks."""
    return thread.public and thread.is_open and city_profile().who_writes != "nobody"


def one_comment(
    pk: int, *, thread: Thread, person: Any, page: int = 1, language: str = "de"
) -> CommentShown | None:
    """A comment or reply of `thread` by itself with its replies, oldest first, 100 to a page.

    None where there is no such comment, no place for it, or the thread is not public. Its author
    finds her own text here in every state.
    """
    if not thread.public:
        return None
    own = Q(author_id=person.pk) if is_person(person) else Q(pk__in=())
    row = (
        Comment.objects.filter(Q(pk__in=shown_to(person).filter(pk=pk).values("pk")) | own)
        .filter(pk=pk, thread=thread)
        .values_list(*_COLUMNS)
        .first()
    )
    if row is None:
        return None
    start = (max(1, min(page, LAST_PAGE)) - 1) * REPLIES_PAGE
    replies = _replies([pk], person, language, start, start + REPLIES_PAGE)
    return _shown(row, _reader(person), language, replies, own_is_readable=True)


def readable_comment(pk: int, *, thread: Thread, person: Any) -> Comment | None:
    """A comment of `thread` that everybody may read, or None."""
    return Comment.objects.visible_to(person).filter(pk=pk, thread=thread).first()


def own_comment(pk: int, *, thread: Thread, person: Any) -> Comment | None:
    """A comment of `thread` that `person` wrote and did not withdraw, or None."""
    if not is_person(person) or not thread.public:
        return None
    own = Comment.objects.exclude(state=Comment.State.WITHDRAWN)
    return own.filter(pk=pk, thread=thread, author_id=person.pk).first()


def wordings(comment: Comment) -> QuerySet[CommentRevision]:
    """The earlier wordings of a comment that everybody may read, newest first."""
    if comment.state != Comment.State.VISIBLE:
        return CommentRevision.objects.none()
    return comment.revisions.all()


def _with_replies(rows: list[Any], person: Any, language: str) -> list[CommentShown]:
    parents = [row[_PK] for row in rows if row[_REPLY_COUNT] <= REPLIES_INLINE]
    found: dict[int | None, list[CommentShown]] = {}
    if parents:
        for reply in _replies(parents, person, language, 0, PAGE * REPLIES_INLINE):
            found.setdefault(reply.parent_id, []).append(reply)
    reader = _reader(person)
    return [_shown(row, reader, language, found.get(row[_PK], ())) for row in rows]


def _below(replies: QuerySet[Comment], start: int, end: int) -> QuerySet[Comment, Any]:
    return replies.order_by("submitted_at", "pk").values_list(*_COLUMNS)[start:end]


def _replies_of(number: int) -> QuerySet[Comment, Any]:
    parents = [Given(f"parent{position}", BigIntegerField()) for position in range(number)]
    # Spelled as a number, because a list of keys would want to look at each value.
    parent = ExpressionWrapper(F("parent_id"), BigIntegerField())
    replies = shown_to(None).alias(parent_number=parent).filter(parent_number__in=parents)
    return _below(replies, 0, PAGE * REPLIES_INLINE)


_replies_for_everybody = Prepared(_replies_of)


def _replies(
    parents: list[int], person: Any, language: str, start: int, end: int
) -> list[CommentShown]:
    rows: Iterable[Any]
    if is_person(person) or (start, end) != (0, PAGE * REPLIES_INLINE):
        rows = _below(shown_to(person).filter(parent_id__in=parents), start, end)
    else:
        given = {f"parent{number}": pk for number, pk in enumerate(parents)}
        rows = _replies_for_everybody(len(parents), **given)
    reader = _reader(person)
    return [_shown(row, reader, language) for row in rows]


def _reader(person: Any) -> int | None:
    """The key of whoever reads, asked once for all comments; None for nobody in particular."""
    return person.pk if is_person(person) else None


def _shown(
    row: Sequence[Any],
    reader: int | None,
    language: str,
    replies: Sequence[CommentShown] = (),
    *,
    own_is_readable: bool = False,
) -> CommentShown:
    at = dict(zip(_COLUMNS, row, strict=True))
    is_own = reader is not None and at["author_id"] == reader
    state = at["state"]
    readable = state == Comment.State.VISIBLE
    readable |= is_own and (own_is_readable or state == Comment.State.HELD)
    answer = _answer(at, language)
    return CommentShown(
        id=at["pk"],
        parent_id=at["parent_id"],
        kind=at["kind"],
        state=state,
        is_readable=readable,
        is_own=is_own,
        can_edit=is_own and answer is None and _still_editable(state, at["submitted_at"]),
        author=(at["author__display_name"] or "") if readable else "",
        html=at["html"] if readable else "",
        language=at["language"],
        submitted_at=at["submitted_at"],
        edited_at=at["edited_at"],
        reply_count=at["reply_count"],
        asked=None if answer else _asked(at, language),
        answer=answer,
        replies=replies,
    )


def _still_editable(state: str, submitted_at: dt.datetime) -> bool:
    window = dt.timedelta(minutes=city_profile().edit_window_minutes)
    editable = state in (Comment.State.VISIBLE, Comment.State.HELD)
    return editable and timezone.now() <= submitted_at + window


def _answer(at: dict[str, Any], language: str) -> AnswerShown | None:
    if at["request__answer__released_at"] is None:
        return None
    return AnswerShown(
        id=at["request__answer__pk"],
        office=_office_name(at["request__answer__office_id"], language),
        html=at["request__answer__html"],
        released_at=at["request__answer__released_at"],
    )


def _asked(at: dict[str, Any], language: str) -> Asked | None:
    if at["request__office_id"] is None:
        return None
    return Asked(
        office=_office_name(at["request__office_id"], language),
        asked_at=at["request__asked_at"],
        due=at["request__due"],
        interim_html=at["request__interim_html"],
        interim_at=at["request__interim_at"],
    )


def _office_name(pk: int, language: str) -> str:
    office = vocabulary(language).offices.get(pk)
    if office is None:  # founded within the seconds that names are kept in memory
        return Office.objects.get(pk=pk).name
    return office.name
