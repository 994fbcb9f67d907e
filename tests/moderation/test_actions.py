"""Reports, hiding and restoring."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from mitsprache.comments.models import Comment
from mitsprache.common.limits import TooOften
from mitsprache.common.models import AuditEntry
from mitsprache.common.permissions import NotAllowed
from mitsprache.common.transitions import StepNotAllowed
from mitsprache.moderation import actions
from mitsprache.moderation.models import Intervention, Notice
from mitsprache.moderation.queries import desk_counts, notices, open_notices
from tests import factories

pytestmark = pytest.mark.django_db


def report(**changes: object) -> Notice:
    entries: dict[str, object] = {
        "ground": "insult",
        "explanation": "Der zweite Satz beleidigt.",
        "submission_key": "report-1",
    }
    return actions.report(**(entries | changes))  # type: ignore[arg-type]


def state_of(comment: Comment) -> str:
    return Comment.objects.get(pk=comment.pk).state


def test_anybody_reports_a_text_and_it_stays_visible() -> None:
    comment = factories.comment(factories.thread())

    notice = report(comment=comment)

    assert notice.state == Notice.State.OPEN
    assert state_of(comment) == "visible"
    entry = AuditEntry.objects.get(verb="moderation.report")
    assert entry.actor_id is None
    assert "beleidigt" not in str(entry.changes)


def test_the_same_key_is_the_same_report() -> None:
    comment = factories.comment(factories.thread())

    assert report(comment=comment).pk == report(comment=comment, ground="hate").pk
    assert Notice.objects.count() == 1


def test_an_answer_can_be_reported_but_not_hidden() -> None:
    answer = factories.answer(factories.comment(factories.thread()))
    notice = report(answer=answer)

    with pytest.raises(actions.ReportRefused):
        actions.decide_notice(
            actor=factories.moderation(), notice=notice, uphold=True, decision="Ja"
        )
    actions.decide_notice(
        actor=factories.moderation(), notice=notice, uphold=False, decision="Nein"
    )
    assert Notice.objects.get().state == Notice.State.DISMISSED


def test_what_is_not_public_cannot_be_reported() -> None:
    held = factories.comment(factories.thread(read_before=True))
    drafted = factories.draft(factories.comment(factories.thread()))

    with pytest.raises(actions.NothingToReport):
        report(comment=held)
    with pytest.raises(actions.NothingToReport):
        report(answer=drafted)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("ground", "because"),
        ("explanation", " \n"),
        ("explanation", "a" * 2001),
        ("explanation", "a" * 1_000_000),
        ("name", "a" * 121),
        ("email", "nobody"),
        ("email", "a" * 300 + "@demo.example"),
    ],
)
def test_a_faulty_report_is_refused_at_its_field(field: str, value: str) -> None:
    comment = factories.comment(factories.thread())

    with pytest.raises(actions.ReportRefused) as refusal:
        report(comment=comment, **{field: value})

    assert refusal.value.field == field
    assert not Notice.objects.exists()


def test_a_machine_behind_one_address_is_slowed_down() -> None:
    comment = factories.comment(factories.thread())
    at = dt.datetime(2026, 5, 4, 10, 0, tzinfo=dt.UTC)

    def send(key: str, address: str) -> Notice:
        return report(comment=comment, submission_key=key, address=address, at=at)

    for number in range(200):
        send(f"report-{number}", "192.0.2.1")

    with pytest.raises(TooOften):
        send("one-more", "192.0.2.1")
    assert send("one-more", "192.0.2.2").pk


def test_the_database_wants_exactly_one_target() -> None:
    comment = factories.comment(factories.thread())
    answer = factories.answer(comment)
    notice = report(comment=comment)

    for columns in ({"comment": None}, {"answer": answer}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Notice.objects.filter(pk=notice.pk).update(**columns)


def test_upholding_hides_the_comment_and_decides_all_its_reports() -> None:
    comment = factories.comment(factories.thread())
    first = report(comment=comment)
    second = report(comment=comment, submission_key="report-2", ground="off_topic")

    actions.decide_notice(
        actor=factories.moderation(), notice=first, uphold=True, decision="Regel 3"
    )

    assert state_of(comment) == "hidden"
    assert set(Notice.objects.values_list("state", flat=True)) == {"upheld"}
    intervention = Intervention.objects.get()
    assert (intervention.ground, intervention.reason) == ("insult", "Regel 3")
    with pytest.raises(StepNotAllowed):
        actions.decide_notice(
            actor=factories.moderation(), notice=second, uphold=False, decision="Doch nicht"
        )


def test_no_report_is_decided_without_words() -> None:
    notice = report(comment=factories.comment(factories.thread()))

    with pytest.raises(actions.ReportRefused):
        actions.decide_notice(
            actor=factories.moderation(), notice=notice, uphold=False, decision=" "
        )
    assert Notice.objects.get().state == Notice.State.OPEN


def test_hiding_needs_ground_and_reason() -> None:
    comment = factories.comment(factories.thread())
    moderator = factories.moderation()

    for ground, reason in (("", "Regel 3"), ("whatever", "Regel 3"), ("insult", "")):
        with pytest.raises(actions.ReportRefused):
            actions.hide_comment(actor=moderator, comment=comment, ground=ground, reason=reason)
    assert state_of(comment) == "visible"
    with pytest.raises(IntegrityError), transaction.atomic():
        Intervention.objects.create(
            comment=comment, kind="hidden", reason="Regel 3", at=comment.submitted_at
        )


def test_a_hidden_comment_can_be_restored_and_both_deeds_stay_on_record() -> None:
    comment = factories.comment(factories.thread())
    actions.hide_comment(
        actor=factories.moderation(), comment=comment, ground="insult", reason="Regel 3"
    )

    actions.restore_comment(actor=factories.moderation(), comment=comment, reason="Irrtum")

    assert state_of(comment) == "visible"
    assert list(Intervention.objects.values_list("kind", flat=True)) == ["restored", "hidden"]
    with pytest.raises(StepNotAllowed):
        actions.restore_comment(actor=factories.moderation(), comment=comment, reason="Irrtum")
    verbs = AuditEntry.objects.filter(subject_kind="comments.comment").order_by("pk")
    assert list(verbs.values_list("verb", flat=True)) == [
        "comments.submit_comment",
        "comments.hide_comment",
        "comments.restore_comment",
    ]


def test_only_moderation_and_coordination_decide() -> None:
    comment = factories.comment(factories.thread())
    notice = report(comment=comment)

    for person in (
        factories.citizen(),
        factories.department(),
        factories.editor(),
        factories.admin(),
    ):
        with pytest.raises(NotAllowed):
            actions.hide_comment(actor=person, comment=comment, ground="insult", reason="So")
        with pytest.raises(NotAllowed):
            actions.decide_notice(actor=person, notice=notice, uphold=False, decision="So")
        assert not notices(person).exists()
        assert desk_counts(person) == {}
    assert list(open_notices(factories.coordination())) == [notice]
    assert desk_counts(factories.moderation()) == {"notices": 1}
