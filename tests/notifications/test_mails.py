"""Who hears what, in which language, and what no mail says."""

import pytest
from django.core import mail
from django.test import Client

from mitsprache.accounts.models import Person
from mitsprache.comments import actions as comments
from mitsprache.common import outbox
from mitsprache.common.models import OutboxMail
from mitsprache.directory.models import Office
from mitsprache.moderation import actions as moderation
from tests import factories

pytestmark = pytest.mark.django_db


def mails(purpose: str) -> list[OutboxMail]:
    return list(OutboxMail.objects.filter(purpose=purpose).order_by("pk"))


def test_the_author_hears_of_the_answer_with_a_link_that_works(settings: object) -> None:
    comment = factories.comment(factories.thread(), "Wo ist der Brunnen?")
    factories.answer(comment, "Der Brunnen kommt im Mai.")

    (told,) = mails("answer_released")

    assert told.to == "citizen@demo.example"
    assert told.language == "de"
    assert "Brunnen" not in told.subject + told.text
    (link,) = [line for line in told.text.splitlines() if line.startswith("http")]
    base = settings.MITSPRACHE_BASE_URL  # type: ignore[attr-defined]
    assert link.startswith(f"{base}/vorhaben/")
    page = Client().get(link.removeprefix(base))
    assert page.status_code == 200
    assert "Der Brunnen kommt im Mai." in page.content.decode()


def test_the_mail_is_written_in_the_language_of_the_person(settings: object) -> None:
    reader = factories.person("omar@demo.example", "Omar", language="ar")
    factories.answer(factories.comment(factories.thread(), author=reader))

    (told,) = mails("answer_released")

    assert told.language == "ar"
    assert f"{settings.MITSPRACHE_BASE_URL}/ar/vorhaben/" in told.text  # type: ignore[attr-defined]


def test_the_office_hears_that_it_is_asked() -> None:
    request = factories.answer_request(factories.comment(factories.thread()))
    comments.hand_over_request(
        actor=factories.moderation(),
        request=request,
        office=factories.office2(),
        reason="Bäume",
    )

    told = mails("answer_requested")

    assert [letter.to for letter in told] == [
        "post-integration@stadt.example",
        "post-gruen@stadt.example",
    ]
    assert all(f"/arbeitsbereich/antworten/{request.pk}/" in letter.text for letter in told)


def test_an_office_without_address_for_mails_gets_none() -> None:
    factories.office()
    Office.objects.update(notify_email="")

    factories.answer_request(factories.comment(factories.thread()))

    assert mails("answer_requested") == []


def test_the_author_hears_ground_and_reason_when_a_text_is_hidden() -> None:
    comment = factories.comment(factories.thread(), "Sie Esel!")
    moderation.hide_comment(
        actor=factories.moderation(), comment=comment, ground="insult", reason="Regel 3: <Esel>"
    )
    moderation.restore_comment(actor=factories.moderation(), comment=comment, reason="Irrtum")

    (hidden,) = mails("comment_hidden")
    (restored,) = mails("comment_restored")

    assert "Regel 3: <Esel>" in hidden.text
    assert "Sie Esel!" not in hidden.text
    assert "Irrtum" in restored.text
    assert hidden.to == restored.to == "citizen@demo.example"


def test_the_moderation_hears_of_a_report_at_the_participation_offices_address() -> None:
    comment = factories.comment(factories.thread())
    factories.moderation()
    report = {"comment": comment, "ground": "hate", "explanation": "Kanarienvogel"}

    first = moderation.report(submission_key="report-1", **report)  # type: ignore[arg-type]
    assert [letter.to for letter in mails("notice_received")] == ["moderation@demo.example"]

    Office.objects.update(is_participation_office=True, notify_email="team@stadt.example")
    moderation.report(submission_key="report-2", **report)  # type: ignore[arg-type]
    told = mails("notice_received")
    assert told[-1].to == "team@stadt.example"
    assert f"/arbeitsbereich/moderation/meldungen/{first.pk}/" in told[0].text
    assert "Kanarienvogel" not in told[0].text


def test_whoever_reported_hears_the_decision_if_an_address_was_left() -> None:
    comment = factories.comment(factories.thread())
    for key, email in (("report-1", "nachbar@demo.example"), ("report-2", "")):
        moderation.report(
            comment=comment,
            ground="insult",
            explanation="Beleidigung",
            email=email,
            submission_key=key,
        )
    for notice in comment.notices.all():
        moderation.decide_notice(
            actor=factories.moderation(), notice=notice, uphold=False, decision="Zulässig."
        )

    (told,) = mails("notice_decided")
    assert told.to == "nachbar@demo.example"
    assert "Zulässig." in told.text


def test_M_01_nobody_but_the_author_hears_of_an_answer() -> None:
    thread = factories.thread()
    asked = factories.comment(thread)
    factories.comment(thread, author=factories.citizen2())
    factories.comment(thread, author=factories.citizen2(), parent=asked)
    factories.comment(factories.thread(), author=factories.person("x@demo.example", "Xaver"))

    factories.answer(asked)

    assert [letter.to for letter in mails("answer_released")] == ["citizen@demo.example"]


@pytest.mark.parametrize("left", ["inactive", "deleted"])
def test_M_01_who_has_left_hears_nothing(left: str) -> None:
    comment = factories.comment(factories.thread())
    author = Person.objects.filter(pk=factories.citizen().pk)
    if left == "inactive":
        author.update(is_active=False)
    else:
        author.get().delete()

    factories.answer(comment)

    assert mails("answer_released") == []


def test_M_07_payloads_in_names_and_titles_reach_no_header_and_no_text_of_others() -> None:
    project = factories.published_project("<img src=x onerror=alert(1)>")
    name = "Bcc: alle {{ 7*7 }}"
    author = factories.person("payload@demo.example", name)
    comment = factories.comment(project.thread, "<b>Text</b>", author=author)
    factories.answer(comment, "<script>alert(1)</script>")

    outbox.send_due()

    (sent,) = [letter for letter in mail.outbox if letter.to == ["payload@demo.example"]]
    assert sent.message().keys().count("Subject") == 1
    assert "Bcc" not in sent.message()
    assert "<img" not in sent.body
    assert "<script>" not in sent.body
    assert name in sent.body


def test_M_07_a_text_hidden_before_the_mail_leaves_is_not_sent() -> None:
    comment = factories.comment(factories.thread(), "GEHEIM-1")
    factories.answer(comment, "GEHEIM-2")
    moderation.hide_comment(
        actor=factories.moderation(), comment=comment, ground="insult", reason="Regel 3"
    )

    outbox.send_due()

    assert not any("GEHEIM" in letter.body for letter in mail.outbox)


def test_a_refused_step_promises_no_mail() -> None:
    comment = factories.comment(factories.thread())
    drafted = factories.draft(comment)
    comments.withdraw_comment(actor=factories.citizen(), comment=comment)

    with pytest.raises(comments.NotReadable):
        comments.release_answer(
            actor=factories.moderation(), request=drafted.request, seen_at=drafted.drafted_at
        )
    assert mails("answer_released") == []
