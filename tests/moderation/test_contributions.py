"""Reports of contributions, hiding, restoring and releasing them."""

import pytest
from django.db import IntegrityError, transaction

from mitsprache.accounts.models import Person
from mitsprache.common.models import AuditEntry, OutboxMail
from mitsprache.common.pages import versions
from mitsprache.common.permissions import NotAllowed
from mitsprache.common.transitions import StepNotAllowed
from mitsprache.consultations import actions as consultations
from mitsprache.consultations.models import Contribution
from mitsprache.consultations.queries.moderating import desk_counts, held, hidden, in_moderation
from mitsprache.moderation import actions
from mitsprache.moderation.models import Intervention, Notice
from mitsprache.moderation.queries import interventions, last_reason
from tests import factories

pytestmark = pytest.mark.django_db

INSULT = {"ground": "insult", "reason": "Der zweite Satz beleidigt."}


def report(**changes: object) -> Notice:
    entries: dict[str, object] = {
        "ground": "insult",
        "explanation": "Der zweite Satz beleidigt.",
        "submission_key": "report-1",
    }
    return actions.report(**(entries | changes))  # type: ignore[arg-type]


def hide(contribution: Contribution, **changes: object) -> Intervention:
    entries = {"actor": factories.moderation(), **INSULT, **changes}
    return actions.hide_contribution(contribution=contribution, **entries)  # type: ignore[arg-type]


def state_of(contribution: Contribution) -> str:
    return Contribution.objects.get(pk=contribution.pk).state


def held_one() -> Contribution:
    return factories.contribution(factories.consultation(moderation="before"))


def test_anybody_reports_a_contribution_and_it_stays_visible() -> None:
    contribution = factories.contribution(factories.consultation())

    notice = report(contribution=contribution)

    assert (notice.state, notice.target) == ("open", contribution)
    assert state_of(contribution) == "received"
    assert report(contribution=contribution).pk == notice.pk


def test_reporting_goes_on_after_the_end() -> None:
    consultation = factories.consultation()
    contribution = factories.contribution(consultation)
    consultation.last_day = consultation.opens_at.date()
    consultation.save(update_fields=["last_day"])

    assert report(contribution=contribution).pk
    assert hide(contribution).pk


def test_what_is_not_public_cannot_be_reported() -> None:
    waiting = factories.guest_contribution(factories.consultation(), confirmed=False).contribution
    internal = factories.contribution(factories.consultation())
    Contribution.objects.filter(pk=internal.pk).update(staff_only=True)
    hidden_one = factories.contribution(factories.consultation())
    hide(hidden_one)
    unpublished = factories.contribution(factories.consultation())
    type(unpublished.consultation).objects.filter(pk=unpublished.consultation_id).update(
        published_at=None
    )

    for contribution in (held_one(), waiting, internal, hidden_one, unpublished):
        with pytest.raises(actions.NothingToReport):
            report(contribution=contribution)


def test_a_report_is_about_one_text() -> None:
    contribution = factories.contribution(factories.consultation())
    comment = factories.comment(factories.thread())

    with pytest.raises(ValueError, match="one text"):
        report(contribution=contribution, comment=comment)
    notice = report(contribution=contribution)
    with pytest.raises(IntegrityError), transaction.atomic():
        Notice.objects.filter(pk=notice.pk).update(comment=comment)


def test_upholding_hides_it_and_decides_all_its_reports() -> None:
    consultation = factories.consultation()
    contribution, other = (factories.contribution(consultation) for _ in range(2))
    first = report(contribution=contribution)
    report(contribution=contribution, submission_key="report-2", ground="hate")
    report(contribution=other, submission_key="report-3")

    actions.decide_notice(
        actor=factories.moderation(), notice=first, uphold=True, decision="Regel 3"
    )

    assert (state_of(contribution), state_of(other)) == ("hidden", "received")
    decided = Notice.objects.order_by("pk").values_list("state", flat=True)
    assert list(decided) == ["upheld", "upheld", "open"]
    assert Intervention.objects.get().contribution == contribution


def test_hiding_leaves_a_marked_place_and_goes_on_record() -> None:
    contribution = factories.contribution(factories.consultation())
    page = f"consultation:{contribution.consultation_id}"
    before = versions([page])

    intervention = hide(contribution)

    assert state_of(contribution) == "hidden"
    assert Contribution.objects.filter(pk=contribution.pk, text=contribution.text).exists()
    assert not Contribution.objects.visible_to(None).exists()
    assert versions([page]) != before
    assert last_reason(contribution_id=contribution.pk) == intervention
    assert last_reason(contribution.pk) is None  # of a comment with the same number
    verbs = AuditEntry.objects.filter(verb__endswith="hide_contribution").order_by("pk")
    assert list(verbs.values_list("verb", flat=True)) == [
        "consultations.hide_contribution",
        "moderation.hide_contribution",
    ]
    assert "beleidigt" not in str([entry.changes for entry in verbs])


def test_hiding_needs_ground_and_reason() -> None:
    contribution = factories.contribution(factories.consultation())

    for changes in ({"ground": ""}, {"ground": "whatever"}, {"reason": " "}):
        with pytest.raises(actions.ReportRefused):
            hide(contribution, **changes)
    assert state_of(contribution) == "received"


def test_it_is_restored_and_both_deeds_stay_on_record() -> None:
    contribution = factories.contribution(factories.consultation())
    hide(contribution)

    actions.restore_contribution(
        actor=factories.moderation(), contribution=contribution, reason="Irrtum"
    )

    assert state_of(contribution) == "received"
    done = interventions(factories.moderation(), contribution_id=contribution.pk)
    assert [deed.kind for deed in done] == ["restored", "hidden"]
    with pytest.raises(StepNotAllowed):
        actions.restore_contribution(
            actor=factories.moderation(), contribution=contribution, reason="Irrtum"
        )


@pytest.mark.parametrize("how", ["withdrawn", "unconfirmed", "hidden"])
def test_what_is_gone_or_not_yet_there_cannot_be_hidden(how: str) -> None:
    where = factories.consultation()
    if how == "unconfirmed":
        contribution = factories.guest_contribution(where, confirmed=False).contribution
    else:
        contribution = factories.contribution(where)
    if how == "withdrawn":
        consultations.withdraw_contribution(actor=factories.citizen(), contribution=contribution)
    elif how == "hidden":
        hide(contribution)

    with pytest.raises(StepNotAllowed):
        hide(contribution)


def test_the_author_hears_ground_and_reason_wherever_she_can_be_reached() -> None:
    where = factories.consultation()
    account = factories.contribution(where, "Sie Esel!")
    guest = factories.guest_contribution(where, "Sie Esel!", email="gast@post.example")
    paper = consultations.enter_contribution(
        actor=factories.coordination(),
        consultation=where,
        channel="letter",
        received_at=where.opens_at,
        kind="question",
        text="Sie Esel!",
        email="brief@post.example",
        submission_key="paper",
    )
    OutboxMail.objects.all().delete()

    for contribution in (account, guest.contribution, paper):
        hide(contribution)
    actions.restore_contribution(actor=factories.moderation(), contribution=paper, reason="Irrtum")

    told = list(OutboxMail.objects.order_by("pk"))
    assert [(mail.purpose, mail.to) for mail in told] == [
        ("contribution_hidden", "citizen@demo.example"),
        ("contribution_hidden", "gast@post.example"),
        ("contribution_hidden", "brief@post.example"),
        ("contribution_restored", "brief@post.example"),
    ]
    for mail, contribution in zip(told, (account, guest.contribution, paper, paper), strict=True):
        assert contribution.reference in mail.subject + mail.text
        assert "Esel" not in mail.subject + mail.text
    assert all("Der zweite Satz beleidigt." in mail.text for mail in told[:3])
    assert "Irrtum" in told[3].text
    assert f"/beitraege/{account.reference}/" in told[0].text
    assert f"/beitraege/{paper.reference}/" in told[3].text


def test_nobody_is_written_to_who_left_no_address() -> None:
    where = factories.consultation()
    paper = consultations.enter_contribution(
        actor=factories.coordination(),
        consultation=where,
        channel="workshop",
        received_at=where.opens_at,
        kind="question",
        text="Wann?",
        submission_key="paper",
    )
    author = factories.citizen2()
    contribution = factories.contribution(where, author=author)
    Person.objects.filter(pk=author.pk).update(is_active=False)
    OutboxMail.objects.all().delete()

    hide(paper)
    hide(Contribution.objects.get(pk=contribution.pk))

    assert not OutboxMail.objects.exists()


def test_a_held_contribution_is_released_once() -> None:
    contribution = held_one()

    consultations.release_contribution(actor=factories.moderation(), contribution=contribution)

    assert Contribution.objects.visible_to(None).get() == contribution
    with pytest.raises(StepNotAllowed):
        consultations.release_contribution(actor=factories.moderation(), contribution=contribution)


def test_only_the_wording_that_was_read_is_released() -> None:
    contribution = held_one()
    read = Contribution.objects.get(pk=contribution.pk)
    consultations.edit_contribution(
        actor=factories.citizen(),
        contribution=contribution,
        kind="suggestion",
        text="Etwas ganz anderes.",
        proposed_wording="",
    )

    changed = Contribution.objects.get(pk=contribution.pk)
    with pytest.raises(consultations.EditedMeanwhile), transaction.atomic():
        consultations.release_contribution(actor=factories.moderation(), contribution=read)
    assert state_of(contribution) == "held"
    consultations.release_contribution(actor=factories.moderation(), contribution=changed)
    assert state_of(contribution) == "received"


def test_several_are_released_all_or_none() -> None:
    first, second = held_one(), held_one()
    hide(second)

    with pytest.raises(StepNotAllowed):
        consultations.release_contributions(
            actor=factories.moderation(), contributions=[first, second]
        )
    assert state_of(first) == "held"
    third = held_one()
    consultations.release_contributions(actor=factories.moderation(), contributions=[third, first])
    assert (state_of(first), state_of(third)) == ("received", "received")


def test_Z_05_only_moderation_and_coordination_see_and_act() -> None:
    contribution = held_one()
    hidden_one = factories.contribution(factories.consultation())
    hide(hidden_one)

    for person in (
        factories.citizen(),
        factories.department(),
        factories.department2(),
        factories.editor(),
        factories.admin(),
    ):
        assert not in_moderation(person).exists()
        assert not interventions(person, contribution_id=hidden_one.pk).exists()
        assert desk_counts(person) == {}
        for deed, entries in (
            (consultations.release_contribution, {"contribution": contribution}),
            (actions.hide_contribution, {"contribution": contribution, **INSULT}),
            (actions.restore_contribution, {"contribution": hidden_one, "reason": "So"}),
        ):
            with pytest.raises(NotAllowed):
                deed(actor=person, **entries)
    assert (state_of(contribution), state_of(hidden_one)) == ("held", "hidden")
    for person in (factories.moderation(), factories.coordination()):
        assert list(held(person)) == [contribution]
        assert list(hidden(person)) == [hidden_one]
        assert desk_counts(person) == {"held_contributions": 1}
