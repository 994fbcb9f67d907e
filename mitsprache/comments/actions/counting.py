"""The stored counts of texts that people can read; every action changes them as it goes.

Each text counts for itself: hiding or withdrawing a comment takes away this one text, while the
replies and the answer below its marked place stay readable and stay in the count. So the number
in a heading is the number of texts that one can read below it.
"""

from django.db.models import F

from mitsprache.common import pages

from ..models import Answer, Comment, Thread


def locked(thread_id: int) -> Thread:
    """The thread, locked for this transaction. Taken before any lock on its comments."""
    return Thread.objects.select_for_update(no_key=True).get(pk=thread_id)


def changed(thread_id: int) -> None:
    """Pages that show the thread are out of date."""
    pages.raise_version(f"thread:{thread_id}", "comments")


def text_appears(comment: Comment) -> None:
    _shift(comment, 1)


def text_disappears(comment: Comment) -> None:
    _shift(comment, -1)


def answer_appears(comment: Comment) -> None:
    Thread.objects.filter(pk=comment.thread_id).update(text_count=F("text_count") + 1)
    changed(comment.thread_id)


def _shift(comment: Comment, by: int) -> None:
    Thread.objects.filter(pk=comment.thread_id).update(text_count=F("text_count") + by)
    if comment.parent_id is not None:
        Comment.objects.filter(pk=comment.parent_id).update(reply_count=F("reply_count") + by)
    changed(comment.thread_id)


def recount(thread: Thread) -> None:
    """Set all counts of a thread anew, after rows came in by a bulk import.

    Inputs: the thread, in any state. Call inside the transaction that wrote the rows.
    """
    visible = Comment.objects.filter(thread=thread, state=Comment.State.VISIBLE)
    answers = Answer.objects.filter(request__comment__thread=thread, released_at__isnull=False)
    locked(thread.pk)
    thread.text_count = visible.count() + answers.count()
    Thread.objects.filter(pk=thread.pk).update(text_count=thread.text_count)
    replies: dict[int, int] = {}
    for parent_id in visible.filter(parent__isnull=False).values_list("parent_id", flat=True):
        replies[parent_id] = replies.get(parent_id, 0) + 1
    Comment.objects.filter(thread=thread).exclude(reply_count=0).update(reply_count=0)
    parents = [Comment(pk=pk, reply_count=number) for pk, number in replies.items()]
    Comment.objects.bulk_update(parents, ["reply_count"], batch_size=500)
    changed(thread.pk)
