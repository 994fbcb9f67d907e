"""The stored counts equal a recount, whatever happens in whatever order."""

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mitsprache.comments import actions
from mitsprache.comments.models import Answer, AnswerRequest, Comment, Thread
from mitsprache.comments.queries import thread_page
from mitsprache.common.permissions import NotAllowed
from mitsprache.common.transitions import StepNotAllowed
from mitsprache.moderation import actions as moderation
from tests import factories

pytestmark = pytest.mark.django_db

DEEDS = [
    "comment",
    "reply",
    "edit",
    "withdraw",
    "hide",
    "restore",
    "release",
    "ask",
    "draft",
    "send_back",
    "publish_answer",
    "read_before",
]
REFUSALS = (actions.CommentRefused, StepNotAllowed, NotAllowed)


def do(deed: str, number: int, thread: Thread) -> None:
    """One deed on the `number`-th comment; what the rules refuse changes nothing."""
    stored = list(Comment.objects.filter(thread=thread).order_by("pk"))
    author = factories.citizen()
    if deed == "read_before":
        modes = Thread.Moderation.values
        Thread.objects.filter(pk=thread.pk).update(moderation=modes[number % 2])
        return
    if deed == "comment" or not stored:
        factories.comment(thread, author=author)
        return
    comment = stored[number % len(stored)]
    staff = factories.moderation()
    request = AnswerRequest.objects.filter(comment=comment).first()
    if deed == "reply":
        factories.comment(thread, author=author, parent=comment)
    elif deed == "edit":
        actions.edit_comment(actor=author, comment=comment, text=f"Wortlaut {number}")
    elif deed == "withdraw":
        actions.withdraw_comment(actor=author, comment=comment)
    elif deed == "hide":
        moderation.hide_comment(actor=staff, comment=comment, ground="insult", reason="Regel 3")
    elif deed == "restore":
        moderation.restore_comment(actor=staff, comment=comment, reason="Irrtum")
    elif deed == "release":
        actions.release_comment(actor=staff, comment=comment)
    elif deed == "ask":
        factories.answer_request(comment)
    elif request is None:
        return
    elif deed == "draft":
        actions.draft_answer(actor=factories.department(), request=request, text="Antwort")
    elif deed == "send_back":
        actions.send_back_draft(actor=staff, request=request, note="Bitte genauer")
    elif answer := Answer.objects.filter(request=request).first():
        actions.release_answer(actor=staff, request=request, seen_at=answer.drafted_at)


def recounted(thread: Thread) -> tuple[int, dict[int, int]]:
    visible = Comment.objects.filter(thread=thread, state="visible")
    answers = Answer.objects.filter(
        request__comment__thread=thread, released_at__isnull=False
    ).count()
    replies = {
        comment.pk: visible.filter(parent=comment).count()
        for comment in Comment.objects.filter(thread=thread)
    }
    return visible.count() + answers, replies


def readable_on_the_page(thread: Thread) -> int:
    texts, number = 0, 1
    while True:
        page = thread_page(Thread.objects.get(pk=thread.pk), person=None, page=number)
        for comment in page.comments:
            for shown in (comment, *comment.replies):
                texts += shown.is_readable + (shown.answer is not None)
        if not page.has_older:
            return texts
        number += 1


@settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    deeds=st.lists(
        st.tuples(st.sampled_from(DEEDS), st.integers(min_value=0, max_value=7)),
        min_size=5,
        max_size=25,
    )
)
def test_counts_equal_a_recount_and_the_texts_on_the_page(deeds: list[tuple[str, int]]) -> None:
    with transaction.atomic():
        thread = factories.thread()
        for deed, number in deeds:
            try:
                with transaction.atomic():
                    do(deed, number, thread)
            except REFUSALS:
                continue
        stored = Thread.objects.get(pk=thread.pk)
        total, replies = recounted(thread)
        assert stored.text_count == total
        assert dict(stored.comments.values_list("pk", "reply_count")) == replies
        assert readable_on_the_page(thread) == total
        transaction.set_rollback(True)


def test_each_text_counts_for_itself() -> None:
    thread = factories.thread()
    question = factories.comment(thread)
    factories.comment(thread, "Gute Frage", parent=question)
    factories.answer(question)

    moderation.hide_comment(
        actor=factories.moderation(), comment=question, ground="insult", reason="Regel 3"
    )

    thread.refresh_from_db()
    assert thread.text_count == 2
    (place,) = thread_page(thread, person=None).comments
    assert not place.is_readable
    assert place.author == place.html == ""
    assert place.answer is not None
    assert [reply.is_readable for reply in place.replies] == [True]


def test_a_recount_mends_rows_that_came_in_bulk() -> None:
    thread = factories.thread()
    question = factories.comment(thread)
    Comment.objects.bulk_create(
        Comment(
            thread=thread,
            parent=question,
            kind="opinion",
            text="Ja",
            html="<p>Ja</p>",
            language="de",
            submitted_at=question.submitted_at,
            submission_key=f"bulk-{number}",
        )
        for number in range(3)
    )

    actions.recount(thread)

    thread.refresh_from_db()
    question.refresh_from_db()
    assert (thread.text_count, question.reply_count) == (4, 3)
