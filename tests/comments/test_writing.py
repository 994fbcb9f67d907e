"""Writing, changing and withdrawing comments."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from mitsprache.comments import actions
from mitsprache.comments.models import Comment, Thread
from mitsprache.common import clock
from mitsprache.common.limits import TooOften
from mitsprache.common.models import AuditEntry
from mitsprache.common.permissions import NotAllowed
from mitsprache.common.transitions import StepNotAllowed
from mitsprache.directory.models import CityProfile
from tests import factories

pytestmark = pytest.mark.django_db


def write(thread: Thread, **changes: object) -> Comment:
    entries: dict[str, object] = {
        "actor": factories.citizen(),
        "thread": thread,
        "kind": "question",
        "text": "Wann geht es los?",
        "language": "de",
        "submission_key": "key-1",
    }
    return actions.submit_comment(**(entries | changes))  # type: ignore[arg-type]


def verbs_about(comment: Comment) -> list[str]:
    entries = AuditEntry.objects.filter(subject_kind="comments.comment", subject_id=comment.pk)
    return list(entries.order_by("pk").values_list("verb", flat=True))


def test_a_comment_is_visible_at_once_and_rendered_once() -> None:
    thread = factories.thread()

    comment = write(thread, text="Siehe https://stadt.example/plan\r\n\r\nDanke <b>sehr</b>!")

    assert comment.state == Comment.State.VISIBLE
    assert comment.text == "Siehe https://stadt.example/plan\n\nDanke <b>sehr</b>!"
    assert 'href="https://stadt.example/plan"' in comment.html
    assert "&lt;b&gt;" in comment.html
    assert verbs_about(comment) == ["comments.submit_comment"]
    thread.refresh_from_db()
    assert thread.text_count == 1


def test_the_same_key_of_the_same_person_is_the_same_comment() -> None:
    thread = factories.thread()

    first = write(thread)
    again = write(thread, text="Etwas anderes")

    assert again.pk == first.pk
    assert again.text == "Wann geht es los?"
    assert Comment.objects.count() == 1
    thread.refresh_from_db()
    assert thread.text_count == 1


def test_two_people_may_have_the_same_key() -> None:
    thread = factories.thread()

    write(thread)
    write(thread, actor=factories.citizen2())

    assert Comment.objects.count() == 2


@pytest.mark.parametrize("text", ["", "  \n\t ", "\u200b\u200d", "\x00\x07", "\u202e"])
def test_a_text_without_anything_readable_is_refused(text: str) -> None:
    with pytest.raises(actions.TextMissing):
        write(factories.thread(), text=text)


@pytest.mark.parametrize("length", [5001, 1_000_000])
def test_a_long_text_is_refused_with_its_length(length: int) -> None:
    with pytest.raises(actions.TextTooLong) as refusal:
        write(factories.thread(), text="a" * length)

    assert str(length) in str(refusal.value)


def test_5000_characters_fit_whatever_the_line_breaks_of_the_browser() -> None:
    text = "\r\n".join(["ab"] * 1667)  # 5000 characters once the breaks are tidied

    assert len(write(factories.thread(), text=text).text) == 5000


def test_the_database_keeps_the_limit_too() -> None:
    comment = write(factories.thread())

    with pytest.raises(IntegrityError), transaction.atomic():
        Comment.objects.filter(pk=comment.pk).update(text="a" * 5001)


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(actions.UnknownKind):
        write(factories.thread(), kind="official")


def test_a_language_that_the_site_has_not_is_taken_for_german() -> None:
    assert write(factories.thread(), language="xx'").language == "de"


def test_nobody_writes_without_an_account() -> None:
    from django.contrib.auth.models import AnonymousUser

    with pytest.raises(NotAllowed):
        write(factories.thread(), actor=AnonymousUser())


def test_nobody_writes_below_a_sheet_that_is_not_public() -> None:
    with pytest.raises(actions.ThreadNotPublic):
        write(factories.draft_project().thread)


def test_nobody_writes_into_a_closed_thread() -> None:
    thread = factories.thread()
    Thread.objects.filter(pk=thread.pk).update(is_open=False)

    with pytest.raises(actions.ThreadClosed):
        write(thread)


def test_nobody_writes_where_the_city_has_switched_it_off() -> None:
    CityProfile.objects.update_or_create(
        singleton=True,
        defaults={"city_name": "Lindenhafen", "reference_prefix": "LH", "who_writes": "nobody"},
    )

    with pytest.raises(actions.CommentingOff):
        write(factories.thread())


def test_a_finished_participation_still_takes_comments() -> None:
    project = factories.published_project()
    type(project).objects.filter(pk=project.pk).update(participation="done", state="finished")

    assert write(project.thread).state == Comment.State.VISIBLE


def test_replies_are_one_level_deep_and_counted() -> None:
    thread = factories.thread()
    question = write(thread)

    reply = write(thread, parent=question, submission_key="key-2")

    question.refresh_from_db()
    assert question.reply_count == 1
    with pytest.raises(actions.ReplyTooDeep):
        write(thread, parent=reply, submission_key="key-3")


def test_a_reply_needs_a_readable_comment_of_the_same_thread() -> None:
    elsewhere = factories.comment(factories.thread())
    thread = factories.thread()
    gone = write(thread)
    actions.withdraw_comment(actor=factories.citizen(), comment=gone)

    for parent in (elsewhere, gone):
        with pytest.raises(actions.NotReadable):
            write(thread, parent=parent, submission_key="key-2")


def test_comments_wait_where_everything_is_read_beforehand() -> None:
    thread = factories.thread(read_before=True)

    comment = write(thread)

    assert comment.state == Comment.State.HELD
    thread.refresh_from_db()
    assert thread.text_count == 0
    actions.release_comment(actor=factories.moderation(), comment=comment)
    thread.refresh_from_db()
    assert thread.text_count == 1


def test_a_person_may_write_ten_comments_in_ten_minutes() -> None:
    thread = factories.thread()
    at = dt.datetime(2026, 5, 4, 10, 0, tzinfo=dt.UTC)
    for number in range(10):
        write(thread, submission_key=f"key-{number}", at=at)

    with pytest.raises(TooOften):
        write(thread, submission_key="key-10", at=at)
    assert write(thread, submission_key="key-3", at=at).submission_key == "key-3"
    assert write(thread, submission_key="key-11", at=at + dt.timedelta(minutes=10)).pk


def test_a_person_may_write_sixty_comments_a_day() -> None:
    thread = factories.thread()
    morning = dt.datetime(2026, 5, 4, 4, 0, tzinfo=dt.UTC)
    for number in range(60):
        at = morning + dt.timedelta(minutes=10 * (number // 10))
        write(thread, submission_key=f"key-{number}", at=at)

    with pytest.raises(TooOften):
        write(thread, submission_key="late", at=morning + dt.timedelta(hours=3))


def test_an_edit_keeps_the_earlier_wording() -> None:
    comment = write(factories.thread(), text="Erster Wortlaut")

    changed = actions.edit_comment(
        actor=factories.citizen(), comment=comment, text="Zweiter Wortlaut"
    )

    assert changed.text == "Zweiter Wortlaut"
    assert "Zweiter" in changed.html
    assert changed.edited_at is not None
    assert [revision.text for revision in changed.revisions.all()] == ["Erster Wortlaut"]
    assert verbs_about(comment) == ["comments.submit_comment", "comments.edit_comment"]


def test_the_same_wording_again_is_no_edit() -> None:
    comment = write(factories.thread())

    actions.edit_comment(actor=factories.citizen(), comment=comment, text=comment.text + "\n")

    comment.refresh_from_db()
    assert comment.edited_at is None
    assert not comment.revisions.exists()


def test_an_edit_ends_with_the_citys_window() -> None:
    at = clock.database_now()
    comment = write(factories.thread(), at=at)
    late = at + dt.timedelta(minutes=30, seconds=1)

    with pytest.raises(actions.EditWindowOver):
        actions.edit_comment(actor=factories.citizen(), comment=comment, text="Neu", at=late)


def test_nobody_edits_or_withdraws_the_text_of_another() -> None:
    comment = write(factories.thread())

    for someone in (factories.citizen2(), factories.moderation(), factories.coordination()):
        with pytest.raises(NotAllowed):
            actions.edit_comment(actor=someone, comment=comment, text="Neu")
        with pytest.raises(NotAllowed):
            actions.withdraw_comment(actor=someone, comment=comment)


def test_an_answered_comment_keeps_its_wording() -> None:
    comment = write(factories.thread())
    factories.answer(comment)

    with pytest.raises(actions.AlreadyAnswered):
        actions.edit_comment(actor=factories.citizen(), comment=comment, text="Neu")


def test_an_edit_of_a_released_comment_waits_again_where_everything_is_read_beforehand() -> None:
    thread = factories.thread(read_before=True)
    comment = write(thread)
    actions.release_comment(actor=factories.moderation(), comment=comment)

    changed = actions.edit_comment(actor=factories.citizen(), comment=comment, text="Werbung!")

    assert changed.state == Comment.State.HELD
    thread.refresh_from_db()
    assert thread.text_count == 0


def test_a_held_wording_that_nobody_read_leaves_no_history() -> None:
    comment = write(factories.thread(read_before=True))

    changed = actions.edit_comment(actor=factories.citizen(), comment=comment, text="Besser so")

    assert not changed.revisions.exists()
    assert changed.edited_at is None


def test_a_withdrawn_comment_stays_withdrawn() -> None:
    comment = write(factories.thread())
    actions.withdraw_comment(actor=factories.citizen(), comment=comment)

    with pytest.raises(StepNotAllowed):
        actions.withdraw_comment(actor=factories.citizen(), comment=comment)
    with pytest.raises(actions.NotReadable):
        actions.edit_comment(actor=factories.citizen(), comment=comment, text="Doch nicht")
    with pytest.raises(StepNotAllowed):
        actions.hide_comment(actor=factories.moderation(), comment=comment)
    with pytest.raises(StepNotAllowed):
        actions.restore_comment(actor=factories.moderation(), comment=comment)


def test_restoring_does_not_release_what_is_held() -> None:
    comment = write(factories.thread(read_before=True))

    with pytest.raises(StepNotAllowed):
        actions.restore_comment(actor=factories.moderation(), comment=comment)
    comment.refresh_from_db()
    assert comment.state == Comment.State.HELD
