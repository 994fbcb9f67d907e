"""From the question to the office's released statement."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from mitsprache.comments import actions
from mitsprache.comments.models import Answer, AnswerRequest, Comment
from mitsprache.comments.queries import answer_clock
from mitsprache.common.models import AuditEntry
from mitsprache.common.permissions import NotAllowed
from mitsprache.common.transitions import StepNotAllowed
from mitsprache.directory.models import CityProfile, Office
from tests import factories

pytestmark = pytest.mark.django_db


def audited(request: AnswerRequest) -> list[str]:
    entries = AuditEntry.objects.filter(
        subject_kind="comments.answerrequest", subject_id=request.pk
    )
    return list(entries.order_by("pk").values_list("verb", flat=True))


def test_the_answer_takes_its_way_from_moderation_to_office_and_back() -> None:
    comment = factories.comment(factories.thread())

    request = actions.send_to_office(
        actor=factories.moderation(), comment=comment, office=factories.office(), note="Bitte!"
    )
    drafted = actions.draft_answer(
        actor=factories.department(), request=request, text="Im **Mai**.\n\n- Punkt eins"
    )
    answer = actions.release_answer(
        actor=factories.moderation(), request=request, seen_at=drafted.drafted_at
    )

    assert "<strong>Mai</strong>" in answer.html
    assert answer.office == factories.office()
    assert answer.drafted_by == factories.department()
    assert answer.released_by == factories.moderation()
    request.refresh_from_db()
    assert request.state == AnswerRequest.State.RELEASED
    comment.thread.refresh_from_db()
    assert comment.thread.text_count == 2
    assert audited(request) == [
        "comments.send_to_office",
        "comments.draft_answer",
        "comments.release_answer",
    ]


def test_the_answer_is_due_from_the_day_of_the_comment() -> None:
    CityProfile.objects.update_or_create(
        singleton=True,
        defaults={"city_name": "Stadt", "reference_prefix": "LH", "answer_period_days": 10},
    )
    # 22:30 UTC is the next day in the city.
    written = dt.datetime(2018, 2, 6, 23, 30, tzinfo=dt.UTC)
    comment = factories.comment(factories.thread(), at=written)

    request = actions.send_to_office(
        actor=factories.moderation(),
        comment=comment,
        office=factories.office(),
        at=written + dt.timedelta(days=3),
    )

    assert request.due == dt.date(2018, 2, 17)


def test_the_clock_counts_local_days_from_question_to_answer() -> None:
    thread = factories.thread()
    comment = factories.comment(thread, at=dt.datetime(2018, 2, 6, 9, 55, tzinfo=dt.UTC))
    at = dt.datetime(2018, 2, 14, 13, 18, tzinfo=dt.UTC)

    assert answer_clock(comment, at=at) == 8
    drafted = factories.draft(comment)
    actions.release_answer(
        actor=factories.moderation(), request=drafted.request, seen_at=drafted.drafted_at, at=at
    )
    answered = Comment.objects.select_related("request__answer").get(pk=comment.pk)
    assert answer_clock(answered, at=at + dt.timedelta(days=100)) == 8


def test_asking_the_same_office_twice_is_one_request() -> None:
    comment = factories.comment(factories.thread())

    first = factories.answer_request(comment)
    again = factories.answer_request(comment)

    assert first.pk == again.pk
    with pytest.raises(actions.AlreadyAsked):
        factories.answer_request(comment, to=factories.office2())


def test_only_a_readable_comment_is_sent_to_an_office() -> None:
    held = factories.comment(factories.thread(read_before=True))

    with pytest.raises(actions.NotReadable):
        factories.answer_request(held)


def test_a_closed_office_is_not_asked() -> None:
    comment = factories.comment(factories.thread())
    Office.objects.filter(pk=factories.office().pk).update(is_active=False)

    with pytest.raises(actions.OfficeNotChosen):
        factories.answer_request(comment)


def test_a_citizen_can_do_none_of_it() -> None:
    comment = factories.comment(factories.thread())
    request = factories.answer_request(comment)
    citizen = factories.citizen()

    with pytest.raises(NotAllowed):
        actions.send_to_office(actor=citizen, comment=comment, office=factories.office())
    with pytest.raises(NotAllowed):
        actions.draft_answer(actor=citizen, request=request, text="Ich bin die Stadt.")
    with pytest.raises(NotAllowed):
        actions.release_answer(actor=citizen, request=request, seen_at=request.asked_at)
    with pytest.raises(NotAllowed):
        actions.write_interim_note(actor=citizen, request=request, text="Bald")
    with pytest.raises(NotAllowed):
        actions.hand_over_request(
            actor=citizen, request=request, office=factories.office2(), reason="So"
        )
    assert not Answer.objects.exists()


def test_another_office_cannot_draft() -> None:
    request = factories.answer_request(factories.comment(factories.thread()))

    with pytest.raises(NotAllowed):
        actions.draft_answer(actor=factories.department2(), request=request, text="Nein.")


def test_moderation_does_not_draft_for_an_office() -> None:
    request = factories.answer_request(factories.comment(factories.thread()))

    with pytest.raises(NotAllowed):
        actions.draft_answer(actor=factories.moderation(), request=request, text="Wir denken ...")


def test_nobody_releases_what_they_drafted() -> None:
    moderator = factories.member_of(factories.moderation(), factories.office())
    request = factories.answer_request(factories.comment(factories.thread()))
    drafted = actions.draft_answer(actor=moderator, request=request, text="Von mir.")

    with pytest.raises(actions.AnswerByDrafter):
        actions.release_answer(actor=moderator, request=request, seen_at=drafted.drafted_at)
    with pytest.raises(IntegrityError), transaction.atomic():
        Answer.objects.filter(pk=drafted.pk).update(released_by=moderator)


def test_a_statement_changed_since_it_was_read_is_not_released_unread() -> None:
    read = factories.draft(factories.comment(factories.thread()))
    actions.draft_answer(
        actor=factories.department(),
        request=read.request,
        text="Ganz anders.",
        at=read.drafted_at + dt.timedelta(seconds=1),
    )

    with pytest.raises(StepNotAllowed):
        actions.release_answer(
            actor=factories.moderation(), request=read.request, seen_at=read.drafted_at
        )
    read.refresh_from_db()
    assert read.released_at is None


def test_a_released_answer_stays_as_it_is() -> None:
    answer = factories.answer(factories.comment(factories.thread()))

    with pytest.raises(StepNotAllowed):
        actions.draft_answer(actor=factories.department(), request=answer.request, text="Neu")
    with pytest.raises(StepNotAllowed):
        actions.hand_over_request(
            actor=factories.moderation(),
            request=answer.request,
            office=factories.office2(),
            reason="Doch nicht",
        )
    with pytest.raises(StepNotAllowed):
        actions.write_interim_note(
            actor=factories.moderation(), request=answer.request, text="Dauert noch"
        )
    with pytest.raises(StepNotAllowed):
        actions.release_answer(
            actor=factories.moderation(), request=answer.request, seen_at=answer.drafted_at
        )


def test_a_draft_goes_back_to_its_office_with_a_note() -> None:
    drafted = factories.draft(factories.comment(factories.thread()))

    actions.send_back_draft(
        actor=factories.moderation(), request=drafted.request, note="Bitte mit Datum."
    )

    request = AnswerRequest.objects.get(pk=drafted.request_id)
    assert request.state == AnswerRequest.State.WITH_OFFICE
    assert request.note == "Bitte mit Datum."
    with pytest.raises(StepNotAllowed):
        actions.send_back_draft(actor=factories.moderation(), request=request, note="Noch mal")


def test_a_request_handed_over_belongs_to_the_other_office_only() -> None:
    request = factories.answer_request(factories.comment(factories.thread()))
    factories.department()

    handed = actions.hand_over_request(
        actor=factories.department(),
        request=request,
        office=factories.office2(),
        reason="Betrifft die Bäume.",
    )

    assert handed.office == factories.office2()
    assert handed.due == request.due
    with pytest.raises(NotAllowed):
        actions.draft_answer(actor=factories.department(), request=request, text="Doch wir!")
    assert (
        actions.draft_answer(
            actor=factories.department2(), request=handed, text="Die Bäume bleiben."
        ).office
        == factories.office2()
    )
    changes = AuditEntry.objects.filter(verb="comments.hand_over_request").last().changes
    assert changes["office"] == [factories.office().pk, factories.office2().pk]
    assert "Bäume" not in str(changes)


def test_a_hand_over_needs_a_reason_and_another_office() -> None:
    request = factories.answer_request(factories.comment(factories.thread()))

    with pytest.raises(actions.TextMissing):
        actions.hand_over_request(
            actor=factories.moderation(), request=request, office=factories.office2(), reason=" "
        )
    with pytest.raises(actions.OfficeNotChosen):
        actions.hand_over_request(
            actor=factories.moderation(), request=request, office=factories.office(), reason="So"
        )


def test_an_interim_note_is_public_and_may_be_renewed() -> None:
    request = factories.answer_request(factories.comment(factories.thread()))

    actions.write_interim_note(
        actor=factories.moderation(), request=request, text="Wir prüfen <noch>."
    )
    actions.write_interim_note(actor=factories.moderation(), request=request, text="Fast fertig.")

    request.refresh_from_db()
    assert request.interim_html == "<p>Fast fertig.</p>"
    assert audited(request).count("comments.write_interim_note") == 2


def test_the_answer_to_a_comment_that_is_gone_is_not_released() -> None:
    comment = factories.comment(factories.thread())
    drafted = factories.draft(comment)
    actions.withdraw_comment(actor=factories.citizen(), comment=comment)

    with pytest.raises(actions.NotReadable):
        actions.release_answer(
            actor=factories.moderation(), request=drafted.request, seen_at=drafted.drafted_at
        )
