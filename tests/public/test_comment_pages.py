"""The pages on which people write, change, withdraw and report texts."""

import datetime as dt
import re

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from mitsprache.comments import actions
from mitsprache.comments.models import Comment, Thread
from mitsprache.common import clock, outbox
from mitsprache.common.pages import forget_kept
from mitsprache.moderation import actions as moderation
from mitsprache.moderation.models import Notice
from mitsprache.projects.models import Project
from tests import factories
from tests.public.accounts import code_for, enter, sign_up

pytestmark = pytest.mark.django_db


@pytest.fixture
def project() -> Project:
    return factories.published_project()


@pytest.fixture
def signed_in(client: Client) -> Client:
    client.force_login(factories.citizen(), backend="django.contrib.auth.backends.ModelBackend")
    return client


def write_url(project: Project) -> str:
    return f"/vorhaben/{project.slug}/kommentar/"


def entries(**changes: str) -> dict[str, str]:
    return {"kind": "question", "text": "Wann geht es los?", "key": "key-0001"} | changes


def text_of(response: HttpResponse) -> str:
    return response.content.decode()


def key_in(response: HttpResponse) -> str:
    found = re.search(r'name="key" value="([^"]+)"', text_of(response))
    assert found is not None
    return found[1]


def test_a_comment_goes_to_its_place_on_the_sheet(signed_in: Client, project: Project) -> None:
    form = signed_in.get(write_url(project))
    response = signed_in.post(write_url(project), entries(key=key_in(form)))

    comment = Comment.objects.get()
    assert response.status_code == 302
    assert response["Location"] == f"/vorhaben/{project.slug}/#kommentar-{comment.pk}"
    sheet = text_of(signed_in.get(f"/vorhaben/{project.slug}/"))
    assert f'id="kommentar-{comment.pk}"' in sheet
    assert "Wann geht es los?" in sheet
    assert "(1)" in sheet


def test_a_form_sent_twice_is_one_comment(signed_in: Client, project: Project) -> None:
    first = signed_in.post(write_url(project), entries())
    second = signed_in.post(write_url(project), entries())

    assert first["Location"] == second["Location"]
    assert Comment.objects.count() == 1


@pytest.mark.parametrize("prefix", ["", "/en", "/ar"])
def test_the_form_is_one_persons_own_in_every_language(
    client: Client, project: Project, prefix: str
) -> None:
    response = client.get(f"{prefix}{write_url(project)}")

    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]
    assert "private" in response["Cache-Control"]
    assert 'name="text"' in text_of(response)


def test_reading_pages_set_no_cookie_and_hold_no_token(client: Client, project: Project) -> None:
    comment = factories.comment(project.thread)
    factories.answer(comment)

    for path in (f"/vorhaben/{project.slug}/", f"{write_url(project)}{comment.pk}/"):
        response = client.get(path)
        assert response.status_code == 200
        assert not response.cookies
        assert "csrfmiddlewaretoken" not in text_of(response)
        assert f"/melden/?kommentar={comment.pk}" in text_of(response)
        assert "/melden/?antwort=" in text_of(response)


def test_a_text_written_before_signing_up_is_not_lost(client: Client, project: Project) -> None:
    response = client.post(write_url(project), entries(text="Mein langer Text"))
    assert response.status_code == 302
    assert response["Location"].startswith("/konto/anmelden/?next=")
    assert not Comment.objects.exists()

    sign_up(client, "neu@demo.example", next=write_url(project))
    outbox.send_due()
    came_back = enter(client, code_for("neu@demo.example"))
    assert came_back["Location"] == write_url(project)

    form = client.get(came_back["Location"])
    assert "Mein langer Text" in text_of(form)
    published = client.post(write_url(project), entries(text="Mein langer Text", key=key_in(form)))
    assert published.status_code == 302
    assert Comment.objects.get().text == "Mein langer Text"
    assert "Mein langer Text" not in text_of(client.get(write_url(project)))


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("text", "", "Bitte schreiben Sie etwas"),
        ("text", "\u200b \u202e", "Bitte schreiben Sie etwas"),
        ("text", "a" * 5001, "5001"),
        ("text", "a" * 1_000_000, "1000000"),
        ("kind", "official", "Frage, Anregung oder Meinung"),
        ("kind", "", "Frage, Anregung oder Meinung"),
    ],
    ids=["empty", "invisible", "long", "huge", "unknown", "none"],
)
def test_bad_entries_get_a_clear_message_and_are_kept(
    signed_in: Client, project: Project, field: str, value: str, words: str
) -> None:
    response = signed_in.post(write_url(project), entries(**{field: value}))

    assert response.status_code == 422
    assert words in text_of(response)
    kept = value if field == "text" and value.isascii() else "Frage"
    assert kept in text_of(response)
    assert not Comment.objects.exists()


def test_control_characters_never_break_the_page(signed_in: Client, project: Project) -> None:
    text = "a\x00b\x07c\r\nd\x1b[31m\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16")

    response = signed_in.post(write_url(project), entries(text=text))

    assert response.status_code == 302
    assert Comment.objects.get().text == "abc\nd[31m😀"


def test_bytes_that_are_no_text_never_break_the_page(signed_in: Client, project: Project) -> None:
    response = signed_in.post(
        write_url(project),
        b"kind=question&key=key-0001&text=%ff%fe%00%ed%a0%80x",
        content_type="application/x-www-form-urlencoded",
    )

    assert response.status_code in (302, 422)


def test_too_many_comments_at_once_get_a_pause_and_keep_the_text(
    signed_in: Client, project: Project
) -> None:
    for number in range(21):  # more than two spans of ten minutes allow
        sent = entries(text=f"Text {number}", key=f"key-{number:04}")
        response = signed_in.post(write_url(project), sent)
        if response.status_code == 429:
            break

    assert response.status_code == 429
    assert f"Text {number}" in text_of(response)
    assert Comment.objects.count() == number


def test_a_reply_stands_below_its_comment(signed_in: Client, project: Project) -> None:
    comment = factories.comment(project.thread, author=factories.citizen2())
    path = f"{write_url(project)}?antwort-auf={comment.pk}"
    assert "Wo sollen die Fahrräder stehen?" in text_of(signed_in.get(path))

    response = signed_in.post(path, entries(text="Am Bahnhof", kind="opinion"))

    reply = Comment.objects.get(parent=comment)
    where = f"{write_url(project)}{comment.pk}/#kommentar-{reply.pk}"
    assert response["Location"] == where
    assert "Am Bahnhof" in text_of(signed_in.get(where.partition("#")[0]))


def test_one_replies_to_readable_comments_of_the_project_only(
    signed_in: Client, project: Project
) -> None:
    elsewhere = factories.comment(factories.thread())
    comment = factories.comment(project.thread)
    reply = factories.comment(project.thread, parent=comment)
    actions.hide_comment(actor=factories.moderation(), comment=comment)

    for asked in (elsewhere.pk, comment.pk, reply.pk, 0, "", "x", "1e9", "٣", "9" * 30):
        path = f"{write_url(project)}?antwort-auf={asked}"
        assert signed_in.get(path).status_code == 404
        assert signed_in.post(path, entries()).status_code == 404


def test_a_closed_thread_offers_no_form_and_hands_the_text_back(
    signed_in: Client, project: Project
) -> None:
    Thread.objects.filter(pk=project.thread_id).update(is_open=False)

    page = signed_in.get(write_url(project))
    sent = signed_in.post(write_url(project), entries(text="Zu spät?"))

    assert 'name="text"' not in text_of(page)
    assert "Zu spät?" in text_of(sent)
    assert not Comment.objects.exists()


def test_a_draft_project_has_no_comment_pages(signed_in: Client) -> None:
    draft = factories.draft_project()

    assert signed_in.get(write_url(draft)).status_code == 404
    assert signed_in.post(write_url(draft), entries()).status_code == 404


def test_one_changes_ones_own_text_and_the_history_is_public(
    signed_in: Client, project: Project
) -> None:
    comment = factories.comment(project.thread, "Erster Wortlaut")
    page = f"{write_url(project)}{comment.pk}/"

    assert "Erster Wortlaut" in text_of(signed_in.get(f"{page}bearbeiten/"))
    response = signed_in.post(f"{page}bearbeiten/", {"text": "Zweiter Wortlaut"})

    assert response["Location"] == page
    history = Client().get(f"{page}verlauf/")
    assert "Erster Wortlaut" in text_of(history)
    assert "Zweiter Wortlaut" in text_of(history)


def test_a_faulty_change_is_refused_at_the_field(signed_in: Client, project: Project) -> None:
    comment = factories.comment(project.thread)
    path = f"{write_url(project)}{comment.pk}/bearbeiten/"

    assert signed_in.post(path, {"text": ""}).status_code == 422
    assert signed_in.post(path, {}).status_code == 422
    assert Comment.objects.get().text == comment.text


def test_one_withdraws_ones_own_text_after_a_question(signed_in: Client, project: Project) -> None:
    comment = factories.comment(project.thread, "Doch nicht")
    path = f"{write_url(project)}{comment.pk}/zurueckziehen/"

    assert signed_in.get(path).status_code == 200
    assert Comment.objects.get().state == "visible"
    signed_in.post(path)

    assert Comment.objects.get().state == "withdrawn"
    assert "Doch nicht" not in text_of(signed_in.get(f"/vorhaben/{project.slug}/"))
    assert signed_in.post(path).status_code == 404


def test_texts_of_others_have_no_edit_and_no_withdraw_page(
    signed_in: Client, project: Project
) -> None:
    comment = factories.comment(project.thread, author=factories.citizen2())

    for step in ("bearbeiten", "zurueckziehen"):
        path = f"{write_url(project)}{comment.pk}/{step}/"
        assert signed_in.get(path).status_code == 404
        assert signed_in.post(path, {"text": "x"}).status_code == 404
        assert Client().get(path).status_code == 302
    comment.refresh_from_db()
    assert comment.state == "visible"


def test_a_comment_is_found_below_its_own_project_only(client: Client, project: Project) -> None:
    elsewhere = factories.comment(factories.thread())

    for step in ("", "verlauf/"):
        assert client.get(f"{write_url(project)}{elsewhere.pk}/{step}").status_code == 404


def test_a_hidden_text_is_read_by_its_author_only_with_ground_and_reason(
    signed_in: Client, project: Project
) -> None:
    comment = factories.comment(project.thread, "Sie Esel!")
    moderation.hide_comment(
        actor=factories.moderation(), comment=comment, ground="insult", reason="Regel 3"
    )
    page = f"{write_url(project)}{comment.pk}/"

    own, foreign = text_of(signed_in.get(page)), text_of(Client().get(page))

    assert "Sie Esel!" in own
    assert "Regel 3" in own
    assert "Sie Esel!" not in foreign
    assert "Regel 3" not in foreign
    assert Client().get(f"{page}verlauf/").status_code == 404


def test_a_text_is_reported_without_an_account(client: Client, project: Project) -> None:
    comment = factories.comment(project.thread, "Sie Esel!")
    path = f"/melden/?kommentar={comment.pk}"
    form = client.get(path)
    assert "Sie Esel!" in text_of(form)
    assert "no-store" in form["Cache-Control"]
    report = {"ground": "insult", "explanation": "Zweites Wort", "key": key_in(form)}

    response = client.post(path, report)
    client.post(path, report)

    assert response.status_code == 302
    assert client.get(response["Location"]).status_code == 200
    notice = Notice.objects.get()
    assert (notice.comment, notice.name, notice.email) == (comment, "", "")


def test_an_answer_is_reported_too(client: Client, project: Project) -> None:
    answer = factories.answer(factories.comment(project.thread))

    client.post(f"/melden/?antwort={answer.pk}", {"ground": "other", "explanation": "Falsch"})

    assert Notice.objects.get().answer == answer


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("ground", "x"),
        ("explanation", ""),
        ("explanation", "a" * 1_000_000),
        ("name", "a" * 1_000_000),
        ("email", "x"),
        ("email", "a" * 1_000_000),
    ],
)
def test_a_faulty_report_is_refused_and_kept(
    client: Client, project: Project, field: str, value: str
) -> None:
    comment = factories.comment(project.thread)
    report = {"ground": "insult", "explanation": "Meine Erklärung", "name": "Ina"} | {field: value}

    response = client.post(f"/melden/?kommentar={comment.pk}", report)

    assert response.status_code == 422
    if field != "explanation":
        assert "Meine Erklärung" in text_of(response)
    assert not Notice.objects.exists()


@pytest.mark.parametrize(
    "target", ["kommentar=0", "kommentar=x", "antwort=1", "kommentar=", "antwort="]
)
def test_what_is_not_public_has_no_report_form(client: Client, target: str) -> None:
    assert client.get(f"/melden/?{target}").status_code == 404
    assert client.post(f"/melden/?{target}", {}).status_code == 404


def test_the_report_page_alone_says_how_it_is_done(client: Client) -> None:
    response = client.get("/melden/")

    assert response.status_code == 200
    assert "<form" not in text_of(response).partition("<main")[2].partition("</main")[0]


def test_hidden_comments_leave_a_marked_place_on_the_sheet(
    client: Client, project: Project
) -> None:
    comment = factories.comment(project.thread, "Sie Esel!")
    actions.hide_comment(actor=factories.moderation(), comment=comment)

    sheet = text_of(client.get(f"/vorhaben/{project.slug}/"))

    assert "Sie Esel!" not in sheet
    assert "Die Moderation hat hier einen Text verborgen." in sheet


def test_an_answer_is_the_moderations_and_names_the_office(
    client: Client, project: Project
) -> None:
    factories.answer(factories.comment(project.thread), "Vor dem **Haupteingang**.")

    sheet = text_of(client.get(f"/vorhaben/{project.slug}/"))

    assert "Amt für Integration" in sheet
    assert "<strong>Haupteingang</strong>" in sheet
    assert "(2)" in sheet


def test_older_comments_are_one_link_away(client: Client, project: Project) -> None:
    citizen, newest = factories.citizen(), clock.database_now()
    Comment.objects.bulk_create(
        Comment(
            thread=project.thread,
            author=citizen,
            kind="opinion",
            text=f"Meinung {number}",
            html=f"<p>Meinung {number}</p>",
            language="de",
            submitted_at=newest - dt.timedelta(minutes=number),
            submission_key=f"bulk-{number}",
        )
        for number in range(25)
    )
    actions.recount(project.thread)

    first = text_of(client.get(f"/vorhaben/{project.slug}/"))
    second = text_of(client.get(f"/vorhaben/{project.slug}/?kommentare=2"))

    assert "?kommentare=2#kommentare" in first
    assert "?kommentare=1#kommentare" in second
    shown = re.findall(r'id="kommentar-(\d+)"', first + second)
    assert len(shown) == len(set(shown)) == 25


def test_the_sheet_costs_the_same_with_one_and_with_thirty_comments(
    client: Client, project: Project
) -> None:
    factories.comment(project.thread)
    counts = []
    for _ in range(2):
        forget_kept()
        with CaptureQueriesContext(connection) as queries:
            client.get(f"/vorhaben/{project.slug}/?x={len(counts)}")
        counts.append(len(queries))
        for number in range(29):
            author = factories.person(f"p{number}@demo.example", f"Person {number}")
            factories.comment(project.thread, author=author)

    assert counts[0] == counts[1] <= 12
