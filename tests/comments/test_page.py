"""One page of a thread: what it shows to whom, and what it costs."""

import datetime as dt

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mitsprache.comments import actions
from mitsprache.comments.models import Comment, Thread
from mitsprache.comments.queries import (
    REPLIES_PAGE,
    desk_counts,
    one_comment,
    requests_of_office,
    thread_page,
    unanswered,
)
from mitsprache.directory.queries import city_profile, vocabulary
from tests import factories

pytestmark = pytest.mark.django_db

NOBODY = AnonymousUser()


def fill(thread: Thread, number: int, *, parent: Comment | None = None) -> None:
    """Visible comments in bulk, each a minute older than the one before."""
    newest = dt.datetime(2026, 5, 4, 10, 0, tzinfo=dt.UTC)
    author = factories.citizen()
    Comment.objects.bulk_create(
        Comment(
            thread=thread,
            parent=parent,
            author=author,
            kind="opinion",
            text=f"Meinung {line}",
            html=f"<p>Meinung {line}</p>",
            language="de",
            submitted_at=newest - dt.timedelta(minutes=line),
            submission_key=f"bulk-{thread.pk}-{parent.pk if parent else 0}-{line}",
        )
        for line in range(number)
    )
    actions.recount(thread)
    thread.refresh_from_db()


def fresh(thread: Thread) -> Thread:
    return Thread.objects.get(pk=thread.pk)


def test_newest_first_replies_oldest_first_with_the_answer_below() -> None:
    thread = factories.thread()
    at = dt.datetime(2026, 5, 4, 10, 0, tzinfo=dt.UTC)
    first = factories.comment(thread, "Erste", at=at)
    second = factories.comment(thread, "Zweite", at=at + dt.timedelta(hours=1))
    for number, words in enumerate(["Ja", "Nein"]):
        late = at + dt.timedelta(hours=2 + number)
        factories.comment(thread, words, parent=first, at=late)
    factories.answer(first)

    page = thread_page(fresh(thread), person=NOBODY)

    assert [comment.id for comment in page.comments] == [second.pk, first.pk]
    shown = page.comments[1]
    assert [reply.html for reply in shown.replies] == ["<p>Ja</p>", "<p>Nein</p>"]
    assert shown.answer is not None
    assert shown.answer.office == "Amt für Integration"
    assert page.text_count == 5
    assert not page.has_older


def test_twenty_comments_to_a_page() -> None:
    thread = factories.thread()
    fill(thread, 41)

    pages = [thread_page(thread, person=NOBODY, page=number) for number in (1, 2, 3, 4)]

    assert [len(page.comments) for page in pages] == [20, 20, 1, 0]
    assert [page.has_older for page in pages] == [True, True, False, False]
    assert [page.has_newer for page in pages] == [False, True, True, True]
    ids = [comment.id for page in pages for comment in page.comments]
    assert len(set(ids)) == 41


def test_a_thread_that_is_not_public_shows_nothing() -> None:
    thread = factories.thread()
    comment = factories.comment(thread)
    Thread.objects.filter(pk=thread.pk).update(public=False)

    page = thread_page(fresh(thread), person=factories.citizen())

    assert (len(page.comments), page.text_count, page.can_write) == (0, 0, False)
    assert one_comment(comment.pk, thread=fresh(thread), person=factories.citizen()) is None


def test_hidden_texts_leave_a_marked_place_and_nothing_else() -> None:
    thread = factories.thread()
    comment = factories.comment(thread, "Sie Esel!")
    actions.hide_comment(actor=factories.moderation(), comment=comment)

    (place,) = thread_page(fresh(thread), person=NOBODY).comments

    assert (place.state, place.is_readable) == ("hidden", False)
    assert (place.html, place.author) == ("", "")


def test_a_withdrawn_text_vanishes_unless_something_hangs_on_it() -> None:
    thread = factories.thread()
    alone, answered, discussed = (factories.comment(thread, words) for words in "ABC")
    factories.answer(answered)
    factories.comment(thread, parent=discussed, author=factories.citizen2())
    for comment in (alone, answered, discussed):
        actions.withdraw_comment(actor=factories.citizen(), comment=comment)

    shown = thread_page(fresh(thread), person=NOBODY).comments

    assert [comment.id for comment in shown] == [discussed.pk, answered.pk]
    assert not any(comment.is_readable for comment in shown)


def test_held_texts_are_seen_by_their_author_only() -> None:
    thread = factories.thread(read_before=True)
    factories.comment(thread)

    assert thread_page(thread, person=NOBODY).comments == []
    assert thread_page(thread, person=factories.citizen2()).comments == []
    (own,) = thread_page(thread, person=factories.citizen()).comments
    assert own.is_own
    assert own.is_readable


def test_the_author_still_reads_her_own_hidden_text_on_its_own_page() -> None:
    thread = factories.thread()
    comment = factories.comment(thread, "Sie Esel!")
    actions.hide_comment(actor=factories.moderation(), comment=comment)

    own = one_comment(comment.pk, thread=thread, person=factories.citizen())
    others = one_comment(comment.pk, thread=thread, person=factories.citizen2())

    assert own is not None
    assert own.html == "<p>Sie Esel!</p>"
    assert others is not None
    assert others.html == ""


def test_a_text_without_account_keeps_its_place_without_a_name() -> None:
    thread = factories.thread()
    factories.comment(thread)
    factories.citizen().delete()

    (shown,) = thread_page(fresh(thread), person=NOBODY).comments

    assert shown.author == ""
    assert shown.is_readable


def test_an_interim_note_stands_until_the_answer_comes() -> None:
    thread = factories.thread()
    comment = factories.comment(thread)
    drafted = factories.draft(comment)
    actions.write_interim_note(
        actor=factories.moderation(), request=drafted.request, text="Dauert noch."
    )

    (waiting,) = thread_page(fresh(thread), person=NOBODY).comments
    actions.release_answer(
        actor=factories.moderation(), request=drafted.request, seen_at=drafted.drafted_at
    )
    (answered,) = thread_page(fresh(thread), person=NOBODY).comments

    assert waiting.asked is not None
    assert waiting.asked.interim_html == "<p>Dauert noch.</p>"
    assert waiting.answer is None
    assert answered.asked is None
    assert answered.answer is not None


def test_very_many_replies_stand_on_the_comments_own_page() -> None:
    thread = factories.thread()
    comment = factories.comment(thread)
    fill(thread, 120, parent=comment)

    (shown,) = thread_page(thread, person=NOBODY).comments
    first = one_comment(comment.pk, thread=thread, person=NOBODY)
    second = one_comment(comment.pk, thread=thread, person=NOBODY, page=2)

    assert shown.replies_elsewhere
    assert first is not None
    assert second is not None
    assert (len(first.replies), len(second.replies)) == (REPLIES_PAGE, 20)


@pytest.mark.parametrize("number", [1, 30])
def test_a_page_takes_two_queries_whatever_it_shows(number: int) -> None:
    thread = factories.thread()
    fill(thread, number)
    comment = Comment.objects.filter(thread=thread).order_by("-submitted_at").first()
    assert comment is not None
    factories.comment(thread, parent=comment)
    factories.answer(comment)
    reader = factories.citizen()
    city_profile()
    vocabulary("de")

    with CaptureQueriesContext(
        connection,
    ) as queries:
        thread_page(fresh(thread), person=reader)

    assert len(queries) == 3  # the thread itself, comments, replies


def statements_of(thread: Thread, person: object) -> list[str]:
    with CaptureQueriesContext(connection) as queries:
        thread_page(thread, person=person)
    return [query["sql"].replace("%", "%%") for query in queries]


def work_of(statements: list[str]) -> int:
    """What the database has to do: virtual machine steps (SQLite), pages looked at (PostgreSQL)."""
    work = 0
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
        if connection.vendor == "sqlite":

            def step() -> int:
                nonlocal work
                work += 1
                return 0

            connection.connection.set_progress_handler(step, 10)
            for statement in statements:
                cursor.execute(statement)
                cursor.fetchall()
            connection.connection.set_progress_handler(None, 0)
        else:
            for statement in statements:
                cursor.execute(f"EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) {statement}")
                plan = cursor.fetchone()[0][0]["Plan"]
                work += plan["Shared Hit Blocks"] + plan["Shared Read Blocks"]
    return work


def test_the_first_page_of_a_long_thread_is_as_much_work_as_of_a_short_one() -> None:
    short, long = factories.thread(), factories.thread()
    fill(short, 50)
    fill(long, 10_000)
    for thread in (short, long):
        factories.answer(factories.comment(thread))
    city_profile()
    vocabulary("de")

    for reader in (NOBODY, factories.citizen()):
        work = {thread: work_of(statements_of(fresh(thread), reader)) for thread in (short, long)}
        assert work[long] <= 1.5 * work[short], reader


def test_unanswered_lists_what_waits_longest_first_for_the_moderation_only() -> None:
    thread = factories.thread()
    at = dt.datetime(2026, 5, 4, 10, 0, tzinfo=dt.UTC)
    new = factories.comment(thread, "Neu", at=at)
    old = factories.comment(thread, "Alt", at=at - dt.timedelta(days=3))
    talk = factories.comment(thread, "Sehe ich auch so", parent=old, kind="opinion", at=at)
    asking = factories.comment(thread, "Und wann?", parent=old, at=at + dt.timedelta(hours=1))
    factories.answer(factories.comment(thread, "Beantwortet", at=at))

    waiting = list(unanswered(factories.moderation()))

    assert waiting == [old, new, asking]
    assert talk not in waiting
    for person in (factories.citizen(), factories.department(), factories.admin(), NOBODY):
        assert not unanswered(person).exists()


def test_an_office_sees_its_own_requests_only() -> None:
    thread = factories.thread()
    mine = factories.answer_request(factories.comment(thread))
    theirs = factories.answer_request(factories.comment(thread), to=factories.office2())

    assert list(requests_of_office(factories.department())) == [mine]
    assert list(requests_of_office(factories.department2())) == [theirs]
    assert not requests_of_office(factories.moderation()).exists()
    assert not requests_of_office(NOBODY).exists()


def test_the_desk_counts_only_what_concerns_the_person() -> None:
    thread = factories.thread()
    factories.comment(thread)
    factories.answer_request(factories.comment(thread))
    factories.draft(factories.comment(thread))

    assert desk_counts(factories.moderation()) == {"unanswered": 3, "held": 0, "drafted": 1}
    assert desk_counts(factories.department()) == {"requests": 1, "overdue": 0}
    assert desk_counts(factories.citizen()) == {}
