"""Family Z on comments and answers: what citizens and other offices cannot reach."""

import pytest
from django.test import Client

from mitsprache.accounts.models import Person
from mitsprache.comments import actions
from mitsprache.comments.models import Answer, AnswerRequest, Comment
from mitsprache.common.models import AuditEntry
from mitsprache.common.permissions import NotAllowed
from mitsprache.moderation.models import Intervention, Notice
from tests import factories

pytestmark = pytest.mark.django_db

ANSWERS = "/arbeitsbereich/antworten/"
MODERATION = "/arbeitsbereich/moderation/"
STEPS = [
    "weiterleiten",
    "abgeben",
    "zwischenstand",
    "antwort-freigeben",
    "zurueckgeben",
    "freigeben",
    "verbergen",
    "wiederherstellen",
]


def as_(person: Person) -> Client:
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


def snapshot() -> list[list[dict[str, object]]]:
    models = (Comment, AnswerRequest, Answer, Intervention, Notice)
    return [list(model.objects.order_by("pk").values()) for model in models]


@pytest.mark.parametrize("step", STEPS)
def test_Z_04_a_citizen_takes_no_step_of_the_moderation(step: str) -> None:
    drafted = factories.draft(factories.comment(factories.thread()))
    before = snapshot()
    entries = {
        f"{step}-office": factories.office().pk,
        f"{step}-reason": "So",
        f"{step}-text": "So",
        f"{step}-note": "So",
        f"{step}-ground": "insult",
        f"{step}-seen": drafted.drafted_at.isoformat(),
    }

    path = f"{MODERATION}kommentar/{drafted.request.comment_id}/{step}/"
    response = as_(factories.citizen()).post(path, entries)

    assert response.status_code == 403
    assert snapshot() == before
    refusal = AuditEntry.objects.filter(refused=True).get()
    assert refusal.actor_id == factories.citizen().pk


@pytest.mark.parametrize("path", ["", "abgeben/"])
def test_Z_04_a_citizen_answers_for_no_office(path: str) -> None:
    request = factories.answer_request(factories.comment(factories.thread()))
    before = snapshot()
    entries = {"text": "Ich", "office": factories.office2().pk, "reason": "So"}

    response = as_(factories.citizen()).post(f"{ANSWERS}{request.pk}/{path}", entries)

    assert response.status_code == 403
    assert snapshot() == before
    assert AuditEntry.objects.filter(refused=True, actor_id=factories.citizen().pk).count() == 1


def test_Z_04_a_citizen_decides_no_report() -> None:
    comment = factories.comment(factories.thread())
    Client().post(f"/melden/?kommentar={comment.pk}", {"ground": "other", "explanation": "x"})
    notice = Notice.objects.get()

    response = as_(factories.citizen()).post(
        f"{MODERATION}meldungen/{notice.pk}/", {"uphold": "1", "decision": "Weg damit"}
    )

    assert response.status_code == 403
    assert Notice.objects.get().state == "open"
    assert Comment.objects.get().state == "visible"


@pytest.mark.parametrize("path", ["", "abgeben/"])
@pytest.mark.parametrize("state", ["with_office", "drafted", "released"])
def test_Z_05_an_office_reaches_nothing_of_another_one(path: str, state: str) -> None:
    comment = factories.comment(factories.thread(), "NUR FÜR AMT A")
    if state == "with_office":
        request = factories.answer_request(comment)
    elif state == "drafted":
        request = factories.draft(comment).request
    else:
        request = factories.answer(comment).request
    before = snapshot()
    other = as_(factories.department2())

    entries = {"text": "Von B", "office": factories.office2().pk, "reason": "So"}
    response = other.post(f"{ANSWERS}{request.pk}/{path}", entries)

    assert response.status_code == 404
    assert other.get(f"{ANSWERS}{request.pk}/").status_code == 404
    for query in ("", "?stand=beantwortet", "?stand=entwurf", "?stand=ueberfaellig"):
        assert "NUR FÜR AMT A" not in other.get(f"{ANSWERS}{query}").content.decode()
    assert other.get(f"{MODERATION}kommentar/{comment.pk}/").status_code == 403
    assert snapshot() == before


def test_Z_05_who_left_an_office_reaches_nothing_of_it() -> None:
    request = factories.answer_request(factories.comment(factories.thread()))
    person = factories.department()
    person.memberships.update(ended_at=request.asked_at)
    factories.member_of(person, factories.office2())

    assert as_(person).get(f"{ANSWERS}{request.pk}/").status_code == 404
    with pytest.raises(NotAllowed):
        actions.draft_answer(
            actor=Person.objects.get(pk=person.pk), request=request, text="Noch schnell"
        )


ODD = ["1", "yes", "[true]", "{}", "TRUE ", "9999999999999999999"]
EXTRA = [
    *["status", "state", "author", "author_id", "is_official", "is_staff", "pinned", "thread"],
    *["parent", "parent_id", "html", "submitted_at", "edited_at", "reply_count", "id", "office"],
]


@pytest.mark.parametrize("value", ODD)
def test_Z_09_extra_fields_of_a_comment_are_ignored(value: str) -> None:
    thread = factories.thread()
    client = as_(factories.citizen())
    extra = dict.fromkeys(EXTRA, value)
    entries = {"kind": "opinion", "text": "Schön", "key": "key-0001"}

    client.post(f"/vorhaben/{thread.project.slug}/kommentar/", entries | extra)

    comment = Comment.objects.get()
    assert (comment.author, comment.thread, comment.parent) == (factories.citizen(), thread, None)
    assert (comment.state, comment.html, comment.reply_count) == ("visible", "<p>Schön</p>", 0)
    before = snapshot()
    path = f"/vorhaben/{thread.project.slug}/kommentar/{comment.pk}/bearbeiten/"
    client.post(path, extra | {"kind": "question"})
    assert snapshot() == before


@pytest.mark.parametrize("value", ODD)
def test_Z_09_extra_fields_of_report_and_statement_are_ignored(value: str) -> None:
    comment = factories.comment(factories.thread())
    report = {"ground": "other", "explanation": "Falsch", "key": "key-0001"}
    Client().post(
        f"/melden/?kommentar={comment.pk}",
        report | {"state": value, "decided_by": value, "answer": value, "comment": value},
    )
    notice = Notice.objects.get()
    assert (notice.state, notice.decided_by, notice.comment) == ("open", None, comment)

    request = factories.answer_request(comment)
    extra = {"state": value, "released_by": value, "released_at": value, "office": value}
    as_(factories.department()).post(f"{ANSWERS}{request.pk}/", extra | {"text": "Am Weiher"})
    answer = Answer.objects.get()
    assert (answer.released_at, answer.released_by) == (None, None)
    assert answer.office == factories.office()


@pytest.mark.parametrize("value", [*ODD, "official", "QUESTION", "question ", "", "\x00"])
def test_Z_09_odd_kinds_are_refused(value: str) -> None:
    thread = factories.thread()

    response = as_(factories.citizen()).post(
        f"/vorhaben/{thread.project.slug}/kommentar/", {"kind": value, "text": "Schön"}
    )

    assert response.status_code == 422
    assert not Comment.objects.exists()
