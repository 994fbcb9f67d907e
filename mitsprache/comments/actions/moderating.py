"""Steps of the moderation on a comment. Hiding and restoring are called by `moderation.actions`
only, which holds their guard: ground, reason, and that the author is told."""

import datetime as dt
from typing import Any

from django.db import transaction

from mitsprache.common import clock
from mitsprache.common.permissions import authorize
from mitsprache.common.transitions import move

from ..models import Comment
from ..states import COMMENT_STEPS
from . import counting


@transaction.atomic
def release_comment(*, actor: Any, comment: Comment, at: dt.datetime | None = None) -> None:
    """Show a comment that was held for release.

    Raises NotAllowed, StepNotAllowed (no longer held).
    """
    authorize(actor, "comments.release_comment", comment)
    counting.locked(comment.thread_id)
    _move(
        comment,
        Comment.State.VISIBLE,
        actor=actor,
        at=at,
        verb="comments.release_comment",
        only_from=Comment.State.HELD,
    )
    counting.text_appears(comment)


@transaction.atomic
def hide_comment(*, actor: Any, comment: Comment, at: dt.datetime | None = None) -> None:
    """Step: take a visible or held comment from view; a marked place remains.

    Raises NotAllowed, StepNotAllowed (hidden or withdrawn already).
    """
    authorize(actor, "comments.hide_comment", comment)
    counting.locked(comment.thread_id)
    before = _move(comment, Comment.State.HIDDEN, actor=actor, at=at, verb="comments.hide_comment")
    if before == Comment.State.VISIBLE:
        counting.text_disappears(comment)
    else:
        counting.changed(comment.thread_id)


@transaction.atomic
def restore_comment(*, actor: Any, comment: Comment, at: dt.datetime | None = None) -> None:
    """Step: show a hidden comment again, counts included.

    Raises NotAllowed, StepNotAllowed (not hidden).
    """
    authorize(actor, "comments.restore_comment", comment)
    counting.locked(comment.thread_id)
    _move(
        comment,
        Comment.State.VISIBLE,
        actor=actor,
        at=at,
        verb="comments.restore_comment",
        only_from=Comment.State.HIDDEN,
    )
    counting.text_appears(comment)


def _move(
    comment: Comment,
    to: str,
    *,
    actor: Any,
    at: dt.datetime | None,
    verb: str,
    only_from: str = "",
) -> str:
    """One step of the table; `only_from` narrows it where two verbs lead to the same state."""
    steps = {only_from: COMMENT_STEPS[only_from]} if only_from else COMMENT_STEPS
    return move(comment, to, steps=steps, actor=actor, at=at or clock.database_now(), verb=verb)
