"""The moderation's desk: unanswered, held, drafts, hidden comments, reports."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from mitsprache.accounts.models import Person
from mitsprache.comments.models import Answer, AnswerRequest, Comment
from mitsprache.moderation import actions as moderation
from mitsprache.moderation.models import Intervention, Notice
from tests import factories

pytestmark = pytest.mark.django_db

DESK = "/arbeitsbereich/moderation/"


def as_(person: Person) -> Client:
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def moderator() -> Client:
    return as_(factories.moderation())


def body(response: object) -> str:
    return response.content.decode()  # type: ignore[attr-defined]


def step(comment: Comment, name: str) -> str:
    return f"{DESK}kommentar/{comment.pk}/{name}/"


def report(comment: Comment, key: str = "report-1") -> Notice:
    return moderation.report(
        comment=comment, ground="insult", explanation="Zweiter Satz", submission_key=key
    )


def test_the_whole_way_of_an_answer_over_the_desks(moderator: Client) -> None:
    comment = factories.comment(factories.thread(), "Wo ist der Brunnen?")
    assert "Wo ist der Brunnen?" in body(moderator.get(DESK))

    entries = {"weiterleiten-office": factories.office().pk, "weiterleiten-note": "Bitte kurz"}
    assert moderator.post(step(comment, "weiterleiten"), entries).status_code == 302
    request = AnswerRequest.objects.get()
    office = as_(factories.department())
    office.post(f"/arbeitsbereich/antworten/{request.pk}/", {"text": "Am Weiher."})
    assert "Wo ist der Brunnen?" in body(moderator.get(f"{DESK}entwuerfe/"))

    page = moderator.get(f"{DESK}kommentar/{comment.pk}/")
    assert "Am Weiher." in body(page)
    seen = page.context["release_answer_form"].initial["seen"]
    response = moderator.post(step(comment, "antwort-freigeben"), {"antwort-freigeben-seen": seen})

    assert response.status_code == 302
    assert Answer.objects.get().released_by == factories.moderation()
    project = comment.thread.project
    assert "Am Weiher." in body(Client().get(f"/vorhaben/{project.slug}/"))
    assert "Wo ist der Brunnen?" not in body(moderator.get(DESK))


def test_a_statement_changed_meanwhile_is_not_released(moderator: Client) -> None:
    drafted = factories.draft(factories.comment(factories.thread()))
    path = step(drafted.request.comment, "antwort-freigeben")

    for seen in ("", "x", "2020-01-01T00:00:00+00:00"):
        response = moderator.post(path, {"antwort-freigeben-seen": seen})
        assert response.status_code == 422
    assert Answer.objects.get().released_at is None


def test_a_draft_is_sent_back_and_an_interim_note_published(moderator: Client) -> None:
    drafted = factories.draft(factories.comment(factories.thread()))
    comment = drafted.request.comment

    moderator.post(step(comment, "zurueckgeben"), {"zurueckgeben-note": "Bitte mit Datum"})
    moderator.post(step(comment, "zwischenstand"), {"zwischenstand-text": "Wir fragen nach."})

    request = AnswerRequest.objects.get()
    assert (request.state, request.note) == ("with_office", "Bitte mit Datum")
    sheet = body(Client().get(f"/vorhaben/{comment.thread.project.slug}/"))
    assert "Wir fragen nach." in sheet
    assert "Bitte mit Datum" not in sheet


def test_a_request_is_handed_over(moderator: Client) -> None:
    request = factories.answer_request(factories.comment(factories.thread()))
    entries = {"abgeben-office": factories.office2().pk, "abgeben-reason": "Bäume"}

    moderator.post(step(request.comment, "abgeben"), entries)

    assert AnswerRequest.objects.get().office == factories.office2()


def test_a_held_comment_is_released(moderator: Client) -> None:
    comment = factories.comment(factories.thread(read_before=True), "Darf ich?")
    assert "Darf ich?" in body(moderator.get(f"{DESK}zurueckgestellt/"))

    moderator.post(step(comment, "freigeben"))

    assert Comment.objects.get().state == "visible"
    assert moderator.post(step(comment, "freigeben")).status_code == 422


def test_hiding_asks_for_ground_and_reason_and_can_be_undone(moderator: Client) -> None:
    comment = factories.comment(factories.thread(), "Sie Esel!")

    refused = moderator.post(step(comment, "verbergen"), {"verbergen-reason": "Regel 3"})
    assert refused.status_code == 422
    assert "Regel 3" in body(refused)
    entries = {"verbergen-ground": "insult", "verbergen-reason": "Regel 3"}
    moderator.post(step(comment, "verbergen"), entries)
    assert Comment.objects.get().state == "hidden"
    assert "Sie Esel!" in body(moderator.get(f"{DESK}verborgen/"))

    moderator.post(step(comment, "wiederherstellen"), {"wiederherstellen-reason": "Irrtum"})
    assert Comment.objects.get().state == "visible"
    assert Intervention.objects.count() == 2


def test_an_unknown_step_or_comment_is_404(moderator: Client) -> None:
    comment = factories.comment(factories.thread())

    assert moderator.post(step(comment, "loeschen")).status_code == 404
    assert moderator.post(f"{DESK}kommentar/0/freigeben/").status_code == 404
    assert moderator.get(step(comment, "freigeben")).status_code == 405


def test_a_report_is_decided_in_words(moderator: Client) -> None:
    comment = factories.comment(factories.thread(), "Sie Esel!")
    notice = report(comment)
    path = f"{DESK}meldungen/{notice.pk}/"
    assert f"/meldungen/{notice.pk}/" in body(moderator.get(f"{DESK}meldungen/"))
    assert "Zweiter Satz" in body(moderator.get(path))

    assert moderator.post(path, {"uphold": "1", "decision": ""}).status_code == 422
    assert moderator.post(path, {"uphold": "x", "decision": "Regel 3"}).status_code == 422
    assert moderator.post(path, {"decision": "Regel 3"}).status_code == 422
    assert moderator.post(path, {"uphold": "1", "decision": "Regel 3"}).status_code == 302

    assert Comment.objects.get().state == "hidden"
    assert f"/meldungen/{notice.pk}/" in body(moderator.get(f"{DESK}meldungen/?stand=entschieden"))
    assert moderator.post(path, {"uphold": "0", "decision": "Doch nicht"}).status_code == 422


def test_a_reported_answer_offers_no_hiding(moderator: Client) -> None:
    answer = factories.answer(factories.comment(factories.thread()))
    notice = moderation.report(
        answer=answer, ground="other", explanation="Falsch", submission_key="report-1"
    )
    path = f"{DESK}meldungen/{notice.pk}/"

    assert 'value="1"' not in body(moderator.get(path))
    assert moderator.post(path, {"uphold": "1", "decision": "Ja"}).status_code == 422
    assert moderator.post(path, {"uphold": "0", "decision": "Nein"}).status_code == 302


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("stand=neu", True),
        ("stand=beim-amt", False),
        ("stand=entwurf", False),
        ("stand=ueberfaellig", False),
        ("art=question", True),
        ("art=opinion", False),
        ("stand=x&art=y&sort=z&seite=-1", True),
    ],
)
def test_the_unanswered_list_is_filtered_in_the_address(
    moderator: Client, query: str, found: bool
) -> None:
    factories.comment(factories.thread(), "Wo ist der Brunnen?")

    page = moderator.get(f"{DESK}?{query}")

    assert ("Wo ist der Brunnen?" in body(page)) is found


def test_lists_take_as_many_queries_for_one_as_for_thirty(moderator: Client) -> None:
    thread, held = factories.thread(), factories.thread(read_before=True)
    pages = ["", "zurueckgestellt/", "verborgen/", "entwuerfe/", "meldungen/"]

    def fill(number: int) -> None:
        for line in range(number):
            author = factories.person(f"p{line}@demo.example", f"Person {line}")
            factories.comment(thread, author=author)
            factories.comment(held, author=author)
            report(factories.comment(thread, author=author), key=f"{number}-{line}")
            factories.draft(factories.comment(thread, author=author))
            moderation.hide_comment(
                actor=factories.moderation(),
                comment=factories.comment(thread, author=author),
                ground="insult",
                reason="Regel 3",
            )

    def queries(path: str) -> int:
        with CaptureQueriesContext(connection) as captured:
            assert moderator.get(f"{DESK}{path}").status_code == 200
        return len(captured)

    fill(1)
    moderator.get(DESK)
    one = {path: queries(path) for path in pages}
    fill(20)

    assert {path: queries(path) for path in pages} == one


def test_what_waits_is_counted_on_the_start_page(moderator: Client) -> None:
    comment = factories.comment(factories.thread())
    report(comment)

    start = body(moderator.get("/arbeitsbereich/"))

    assert DESK in start
    assert f"{DESK}meldungen/" in start


@pytest.mark.parametrize("path", ["", "entwuerfe/", "zurueckgestellt/", "verborgen/", "meldungen/"])
def test_nobody_else_sits_at_this_desk(path: str) -> None:
    assert Client().get(f"{DESK}{path}").status_code == 302
    for person in (factories.citizen(), factories.department(), factories.editor()):
        assert as_(person).get(f"{DESK}{path}").status_code == 403
