"""What people do with their own comments: write, change, withdraw."""

import datetime as dt
import unicodedata
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction

from mitsprache.common import audit, clock, limits
from mitsprache.common.permissions import authorize
from mitsprache.common.text import render_plain, tidy
from mitsprache.common.transitions import move
from mitsprache.directory.models import CityProfile

from ..models import COMMENT_LENGTH, Comment, CommentRevision, Thread
from ..signals import comment_submitted
from ..states import COMMENT_STEPS
from . import counting
from .refusals import (
    AlreadyAnswered,
    CommentingOff,
    EditWindowOver,
    NotReadable,
    ReplyTooDeep,
    TextMissing,
    TextTooLong,
    ThreadClosed,
    ThreadNotPublic,
    UnknownKind,
)

TEN_MINUTES = dt.timedelta(minutes=10)
PER_PERSON = [(10, TEN_MINUTES), (60, dt.timedelta(days=1))]
EDITS_PER_PERSON = (30, TEN_MINUTES)
# A shelter or a school shares one address: what comes beyond this is read before it is shown,
# never refused.
PER_ADDRESS_UNREAD = (300, TEN_MINUTES)


def readable_text(text: str, *, most: int) -> str:
    """The text as it is stored; raises TextMissing or TextTooLong (characters after tidying)."""
    if len(text) > 20 * most:  # far beyond: not worth tidying to learn the exact length
        raise TextTooLong(length=len(text), most=most)
    text = tidy(text)
    if not any(unicodedata.category(mark)[0] in "LNPS" for mark in text):
        raise TextMissing
    if len(text) > most:
        raise TextTooLong(length=len(text), most=most)
    return text


def submit_comment(
    *,
    actor: Any,
    thread: Thread,
    kind: str,
    text: str,
    language: str,
    submission_key: str,
    parent: Comment | None = None,
    address: str = "",
    at: dt.datetime | None = None,
) -> Comment:
    """Write a comment, or a reply to `parent`; the same key of the same person is the same comment.

    `kind` is a Comment.Kind, `text` 1 to 5000 characters as typed, `language` the code of the page
    it was typed on, `submission_key` 1 to 64 characters made with the form, `address` where the
    request came from (kept as a keyed hash for ten minutes; empty for imports). It is held for
    release where the thread says so and when very much comes from one address. A finished
    participation is no reason to refuse: late comments are answered too.

    Raises NotAllowed without account, ThreadNotPublic, CommentingOff, ThreadClosed, UnknownKind,
    TextMissing, TextTooLong, ReplyTooDeep, NotReadable (the parent), limits.TooOften.
    """
    authorize(actor, "comments.submit_comment", thread)
    if earlier := _submitted(actor, submission_key):
        return earlier
    text = readable_text(text, most=COMMENT_LENGTH)
    if kind not in Comment.Kind.values:
        raise UnknownKind
    try:
        with transaction.atomic():
            return _store(
                actor=actor,
                thread=thread,
                kind=kind,
                text=text,
                language=language if language in dict(settings.LANGUAGES) else "de",
                submission_key=submission_key,
                parent=parent,
                address=address,
                at=at or clock.database_now(),
            )
    except IntegrityError:
        # The same key in another thread at the same moment: the lock could not order the two.
        if earlier := _submitted(actor, submission_key):
            return earlier
        raise


def _submitted(author: Any, submission_key: str) -> Comment | None:
    return Comment.objects.filter(author=author, submission_key=submission_key).first()


def _store(
    *,
    actor: Any,
    thread: Thread,
    kind: str,
    text: str,
    language: str,
    submission_key: str,
    parent: Comment | None,
    address: str,
    at: dt.datetime,
) -> Comment:
    thread = _open_for_writing(thread.pk)
    if earlier := _submitted(actor, submission_key):  # while this request waited for the lock
        return earlier
    if parent is not None:
        _check_parent(parent, thread)
    crowded = _count_against_limits(actor, address, at=at)
    held = crowded or thread.moderation == Thread.Moderation.BEFORE
    comment = Comment.objects.create(
        thread=thread,
        parent=parent,
        author=actor,
        kind=kind,
        text=text,
        html=render_plain(text),
        language=language,
        state=Comment.State.HELD if held else Comment.State.VISIBLE,
        submitted_at=at,
        submission_key=submission_key,
    )
    audit.record(
        actor=actor,
        verb="comments.submit_comment",
        subject=comment,
        at=at,
        changes={"thread": [None, thread.pk], "state": [None, comment.state]},
    )
    if not held:
        counting.text_appears(comment)
    comment_submitted.send(Comment, comment=comment)
    return comment


def _open_for_writing(thread_id: int) -> Thread:
    thread = counting.locked(thread_id)
    if not thread.public:
        raise ThreadNotPublic
    profile = CityProfile.objects.first()
    if profile is not None and profile.who_writes == CityProfile.WhoWrites.NOBODY:
        raise CommentingOff
    if not thread.is_open:
        raise ThreadClosed
    return thread


def _check_parent(parent: Comment, thread: Thread) -> None:
    current = Comment.objects.filter(pk=parent.pk, thread=thread).first()
    if current is None or current.state != Comment.State.VISIBLE:
        raise NotReadable
    if current.parent_id is not None:
        raise ReplyTooDeep


def _count_against_limits(actor: Any, address: str, *, at: dt.datetime) -> bool:
    """Count one more; True when so much comes from this address that it is read beforehand."""
    for most, per in PER_PERSON:
        limits.limit(f"comment:person:{actor.pk}", most=most, per=per, at=at)
    if not address:
        return False
    most, per = PER_ADDRESS_UNREAD
    return limits.hit(f"comment:address:{address}", per=per, at=at) > most


@transaction.atomic
def edit_comment(
    *, actor: Any, comment: Comment, text: str, at: dt.datetime | None = None
) -> Comment:
    """Change the wording of one's own comment within the city's edit window.

    The earlier wording is kept and public, unless nobody could read it yet. In a thread that is
    read beforehand the new wording waits for release. The same text again changes nothing.

    Raises NotAllowed (not the author), NotReadable (hidden or withdrawn), EditWindowOver,
    AlreadyAnswered, ThreadNotPublic, ThreadClosed, CommentingOff, TextMissing, TextTooLong,
    limits.TooOften.
    """
    authorize(actor, "comments.edit_comment", comment)
    text = readable_text(text, most=COMMENT_LENGTH)
    at = at or clock.database_now()
    thread = _open_for_writing(comment.thread_id)
    comment = Comment.objects.select_for_update(no_key=True).get(pk=comment.pk)
    if comment.state not in (Comment.State.VISIBLE, Comment.State.HELD):
        raise NotReadable
    profile = CityProfile.objects.first() or CityProfile()
    if at > comment.submitted_at + dt.timedelta(minutes=profile.edit_window_minutes):
        raise EditWindowOver(minutes=profile.edit_window_minutes)
    if Comment.objects.filter(pk=comment.pk, request__answer__released_at__isnull=False).exists():
        raise AlreadyAnswered
    if text == comment.text:
        return comment
    most, per = EDITS_PER_PERSON
    limits.limit(f"comment-edit:person:{actor.pk}", most=most, per=per, at=at)
    _replace_wording(comment, text, at=at)
    audit.record(
        actor=actor, verb="comments.edit_comment", subject=comment, at=at, changes={"text": None}
    )
    was_visible = comment.state == Comment.State.VISIBLE
    if was_visible and thread.moderation == Thread.Moderation.BEFORE:
        move(
            comment,
            Comment.State.HELD,
            steps=COMMENT_STEPS,
            actor=actor,
            at=at,
            verb="comments.edit_comment",
        )
        counting.text_disappears(comment)
    counting.changed(comment.thread_id)
    return comment


def _replace_wording(comment: Comment, text: str, *, at: dt.datetime) -> None:
    if comment.state == Comment.State.VISIBLE:
        CommentRevision.objects.create(
            comment=comment, text=comment.text, html=comment.html, replaced_at=at
        )
        comment.edited_at = at
    comment.text, comment.html = text, render_plain(text)
    comment.save(update_fields=["text", "html", "edited_at"])


@transaction.atomic
def withdraw_comment(*, actor: Any, comment: Comment, at: dt.datetime | None = None) -> None:
    """Take back one's own comment for good; its place stays marked while something hangs on it.

    Raises NotAllowed (not the author), StepNotAllowed (withdrawn already).
    """
    authorize(actor, "comments.withdraw_comment", comment)
    counting.locked(comment.thread_id)
    before = move(
        comment,
        Comment.State.WITHDRAWN,
        steps=COMMENT_STEPS,
        actor=actor,
        at=at or clock.database_now(),
        verb="comments.withdraw_comment",
    )
    if before == Comment.State.VISIBLE:
        counting.text_disappears(comment)
    else:
        counting.changed(comment.thread_id)
