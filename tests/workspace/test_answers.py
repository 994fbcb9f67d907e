"""The office's desk: what it was asked, its statement, handing over."""

import datetime as dt

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from mitsprache.accounts.models import Person
from mitsprache.comments import actions
from mitsprache.comments.models import Answer, AnswerRequest
from mitsprache.common.models import AuditEntry
from tests import factories

pytestmark = pytest.mark.django_db

DESK = "/arbeitsbereich/antworten/"


def as_(person: Person) -> Client:
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def asked() -> AnswerRequest:
    factories.department()
    return factories.answer_request(factories.comment(factories.thread(), "Wo ist der Brunnen?"))


def body(response: object) -> str:
    return response.content.decode()  # type: ignore[attr-defined]


def test_the_office_finds_the_question_with_its_clock(asked: AnswerRequest) -> None:
    page = as_(factories.department()).get(DESK)

    assert page.status_code == 200
    assert "no-store" in page["Cache-Control"]
    assert "Wo ist der Brunnen?" in body(page)
    assert f"{DESK}{asked.pk}/" in body(page)


def test_the_office_drafts_and_drafts_again_until_it_is_released(asked: AnswerRequest) -> None:
    client = as_(factories.department())
    path = f"{DESK}{asked.pk}/"

    client.post(path, {"text": "Im Park."})
    assert client.post(path, {"text": "Am **Weiher**."})["Location"] == path

    assert Answer.objects.get().text == "Am **Weiher**."
    assert "Am **Weiher**." in body(client.get(path))


def test_a_faulty_draft_is_refused_and_kept(asked: AnswerRequest) -> None:
    client = as_(factories.department())

    for text in ("", "a" * 10_001, "a" * 1_000_000, "\x00"):
        response = client.post(f"{DESK}{asked.pk}/", {"text": text})
        assert response.status_code == 422
    assert not Answer.objects.exists()


def test_a_released_answer_is_shown_without_a_form(asked: AnswerRequest) -> None:
    factories.answer(asked.comment)
    client = as_(factories.department())
    path = f"{DESK}{asked.pk}/"

    assert 'name="text"' not in body(client.get(path))
    assert client.post(path, {"text": "Doch anders"}).status_code == 422
    assert Answer.objects.get().text == "Vor dem Haupteingang."


def test_a_question_is_handed_over_with_a_reason(asked: AnswerRequest) -> None:
    client = as_(factories.department())
    path = f"{DESK}{asked.pk}/abgeben/"
    other = factories.office2().pk

    assert client.post(path, {"office": other, "reason": ""}).status_code == 422
    assert client.post(path, {"office": asked.office_id, "reason": "So"}).status_code == 422
    assert client.post(path, {"office": "x", "reason": "So"}).status_code == 422
    assert client.post(path, {"office": other, "reason": "Bäume"})["Location"] == DESK

    assert client.get(f"{DESK}{asked.pk}/").status_code == 404
    page = as_(factories.department2()).get(f"{DESK}{asked.pk}/")
    assert "Bäume" in body(page)


@pytest.mark.parametrize(
    ("state", "found"),
    [("offen", True), ("ueberfaellig", True), ("entwurf", False), ("beantwortet", False)],
)
def test_the_list_is_filtered_by_state_in_the_address(
    asked: AnswerRequest, state: str, found: bool
) -> None:
    AnswerRequest.objects.update(due=dt.date(2020, 1, 1))

    page = as_(factories.department()).get(f"{DESK}?stand={state}")

    assert ("Wo ist der Brunnen?" in body(page)) is found


def test_odd_parameters_are_ignored(asked: AnswerRequest) -> None:
    client = as_(factories.department())

    for query in ("stand=x", "sort=-text", "seite=0", "seite=99999999999999999999", "seite=x"):
        assert client.get(f"{DESK}?{query}").status_code == 200


def test_what_was_withdrawn_no_longer_waits(asked: AnswerRequest) -> None:
    actions.withdraw_comment(actor=factories.citizen(), comment=asked.comment)
    client = as_(factories.department())

    assert "Wo ist der Brunnen?" not in body(client.get(DESK))
    page = client.get(f"{DESK}{asked.pk}/")
    assert 'name="text"' not in body(page)


def test_the_list_takes_as_many_queries_for_one_as_for_thirty(
    asked: AnswerRequest,
) -> None:
    client = as_(factories.department())
    client.get(DESK)
    counts = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as queries:
            client.get(DESK)
        counts.append(len(queries))
        for number in range(29):
            author = factories.person(f"p{number}@demo.example", f"Person {number}")
            factories.answer_request(factories.comment(asked.comment.thread, author=author))

    assert counts[0] == counts[1]


def test_strangers_are_sent_to_sign_in_and_citizens_refused(asked: AnswerRequest) -> None:
    path = f"{DESK}{asked.pk}/"

    assert Client().get(path).status_code == 302
    for method in ("get", "post"):
        response = getattr(as_(factories.citizen()), method)(path, {"text": "Ich bin das Amt."})
        assert response.status_code == 403
    assert not Answer.objects.exists()
    refusal = AuditEntry.objects.filter(refused=True).latest("pk")
    assert refusal.actor_id == factories.citizen().pk
