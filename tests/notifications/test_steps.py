"""Who is told what became of her contribution, and how she chooses that."""

import re

import pytest
from django.core.signing import dumps
from django.test import Client

from mitsprache.accounts.models import Guest
from mitsprache.common.models import OutboxMail
from mitsprache.common.permissions import NotAllowed
from mitsprache.consultations import actions as consultations
from mitsprache.consultations.models import Channel, Consultation, Contribution
from mitsprache.deliberation import actions
from mitsprache.deliberation.actions import SplitPart
from mitsprache.deliberation.models import Case
from mitsprache.measures.models import Measure
from mitsprache.notifications.actions import (
    LinkUnknown,
    Wisher,
    choose_steps,
    ticket_of,
    wish_of,
    wisher_of,
)
from mitsprache.notifications.models import STEPS, StepWish
from mitsprache.privacy.actions import erase_guest, erase_person
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def where() -> Consultation:
    return factories.deliberated_consultation()


def mails(purpose: str) -> list[OutboxMail]:
    return list(OutboxMail.objects.filter(purpose=f"contribution_{purpose}").order_by("pk"))


def steps_told() -> list[str]:
    purposes = OutboxMail.objects.order_by("pk").values_list("purpose", flat=True)
    told = [one.removeprefix("contribution_") for one in purposes]
    return [one for one in told if one in STEPS]


def want(*steps: str) -> None:
    choose_steps(actor=factories.citizen(), steps=steps)


def whole_way(where: Consultation) -> Case:
    case = factories.case(where)
    sitting = actions.plan_sitting(
        actor=factories.group1(), group=case.lead, day=where.opens_at.date()
    )
    actions.discuss_cases(
        actor=factories.group1(), sitting=sitting, chosen={case.pk: case.revision}
    )
    factories.recommendation(case)
    factories.approve(factories.decision(case))
    factories.work_in(case)
    factories.release(where.version.document)
    return case


def test_without_a_wish_she_hears_of_the_answer_and_of_the_changed_text(where):
    whole_way(where)

    assert steps_told() == ["answered", "worked_in"]


def test_whoever_wants_it_hears_of_every_step(where):
    want(*STEPS)
    whole_way(where)

    assert steps_told() == [step for step in STEPS if step != "measures"]


def test_whoever_wants_nothing_hears_nothing(where):
    want()
    whole_way(where)

    assert steps_told() == []


def test_the_answer_carries_verdict_reason_and_links_that_work(where, settings):
    one = factories.answered_case(where, "adopted_in_part").contributions.get()

    (told,) = mails("answered")

    assert told.to == "citizen@demo.example"
    assert told.subject == f"{one.reference}: Ihr Beitrag ist beantwortet"
    assert "teilweise übernommen" in told.text
    assert "Die Kurse finden künftig auch am Abend statt." in told.text
    base = settings.MITSPRACHE_BASE_URL
    assert f"{base}/beitraege/{one.reference}/" in told.text
    assert f"{base}/konto/nachrichten/" in told.text


def test_a_recommendation_is_told_without_what_it_says(where):
    want("recommended")
    factories.recommended_case(where, "not_adopted")

    (told,) = mails("recommended")

    assert "nicht übernommen" not in told.text
    assert "Das hilft vielen." not in told.text


def test_a_decision_that_waits_is_told_to_nobody(where):
    factories.decided_case(where)

    assert steps_told() == []


def test_a_correction_says_that_it_is_one(where):
    case = factories.answered_case(where)
    factories.approve(factories.decision(case, "not_adopted", reason="Wir haben uns geirrt."))

    first, second = mails("answered")

    assert "berichtigt" in second.subject and "berichtigt" not in first.subject
    assert "Wir haben uns geirrt." in second.text


def test_each_author_of_joined_cases_gets_the_answer(where):
    first = factories.case(where)
    second = factories.case(where, author=factories.citizen2())
    actions.join_cases(
        actor=factories.coordination(),
        into=first,
        revision=first.revision,
        chosen={second.pk: second.revision},
    )
    factories.approve(factories.decision(first))

    assert [told.to for told in mails("answered")] == [
        "citizen@demo.example",
        "citizen2@demo.example",
    ]


def test_answers_to_two_concerns_in_one_go_say_which_is_meant(where):
    case = factories.case(where, "Kurse am Abend. Ein Bericht.")
    parts = [SplitPart("Kurse", "Kurse am Abend."), SplitPart("Bericht", "Ein Bericht.")]
    made = actions.split_case(
        actor=factories.coordination(), case=case, revision=case.revision, parts=parts
    )
    for one in made:
        factories.decision(one)
    chosen = dict(Case.objects.values_list("pk", "revision"))
    actions.approve_decisions(actor=factories.department_lead(), parent=where, chosen=chosen)

    told = mails("answered")

    assert len(told) == 2
    for letter, one in zip(told, made, strict=True):
        assert one.code in letter.text
    assert "mehrere Anliegen" in told[0].text


def test_guests_and_paper_with_an_address_are_told_and_choose_by_the_link(where, settings):
    factories.guest_contribution(where, name="Nachbarin", email="gast@example.org")
    consultations.enter_contribution(
        actor=factories.coordination(),
        consultation=where,
        channel=Channel.LETTER,
        received_at=where.opens_at.date(),
        kind="suggestion",
        text="Per Brief.",
        submission_key="brief",
        name="Erika",
        email="erika@example.org",
    )
    for case in Case.objects.order_by("pk"):
        factories.approve(factories.decision(case))
    told = mails("answered")
    assert [letter.to for letter in told] == ["gast@example.org", "erika@example.org"]

    for letter in told:
        address = re.search(r"\S+(/beitraege/nachrichten/\S+)", letter.text)[1]
        page = Client().get(address)
        assert page.status_code == 200
        assert "no-store" in page["Cache-Control"]
        assert Client().post(address, {"steps": ["worked_in"]}).status_code == 302
    assert StepWish.objects.count() == 2
    for case in Case.objects.order_by("pk"):
        factories.approve(factories.decision(case, "noted"))
    assert len(mails("answered")) == 2


def test_the_account_page_shows_and_changes_the_wish():
    client = Client()
    client.force_login(factories.citizen(), backend="django.contrib.auth.backends.ModelBackend")

    page = client.get("/konto/nachrichten/")
    assert page.context["form"].initial["steps"] == ("answered", "worked_in", "measures")
    client.post("/konto/nachrichten/", {"steps": ["routed"]})
    assert wish_of(Wisher(person=factories.citizen())).chosen == ("routed",)
    wrong = client.post("/konto/nachrichten/", {"steps": ["alles"]})
    assert wrong.status_code == 422
    assert "/konto/nachrichten/" in client.get("/konto/").content.decode()


def test_z_06_nobody_chooses_for_somebody_else(where):
    assert Client().get("/konto/nachrichten/").status_code == 302
    forged = dumps(["guest", 1], salt="other")
    assert Client().get(f"/beitraege/nachrichten/{forged}/").status_code == 410
    assert Client().post(f"/beitraege/nachrichten/{forged}/").status_code == 410
    with pytest.raises(NotAllowed):
        choose_steps(actor=None, steps=["routed"])
    with pytest.raises(LinkUnknown):
        choose_steps(ticket="nichts", steps=["routed"])


def test_held_back_is_told_with_its_reason_whatever_she_wants(where):
    want()
    case = factories.case(where)
    one = case.contributions.get()
    actions.hold_contribution(
        actor=factories.moderation(), contribution=one, reason="Wir klären die Rechte am Bild."
    )
    (told,) = mails("held")
    assert "Wir klären die Rechte am Bild." in told.text


def test_what_has_to_be_blacked_out_is_not_quoted(where):
    one = factories.case(where).contributions.get()
    actions.mark_for_redaction(
        actor=factories.moderation(), contribution=one, what="Der Name Egon Muster."
    )
    (told,) = mails("held")
    assert "Egon Muster" not in told.text


def test_whoever_has_withdrawn_left_or_been_locked_out_hears_nothing(where):
    withdrawn = factories.case(where)
    other = factories.case(where, author=factories.citizen2())
    actions.join_cases(
        actor=factories.coordination(),
        into=withdrawn,
        revision=withdrawn.revision,
        chosen={other.pk: other.revision},
    )
    third = factories.person("c3@demo.example", "Dritte")
    locked = factories.case(where, author=third)
    consultations.withdraw_contribution(
        actor=factories.citizen(), contribution=Contribution.objects.order_by("pk").first()
    )
    third.is_active = False
    third.save()
    for case in (withdrawn, locked):
        factories.approve(factories.decision(case))

    assert [told.to for told in mails("answered")] == ["citizen2@demo.example"]


def test_erasing_takes_the_wish_along(where):
    want("routed")
    token = factories.guest_contribution(where, email="gast@example.org").token
    guest = Guest.objects.get()
    contributor = guest.contributors.get()
    choose_steps(ticket=ticket_of(contributor), steps=["routed"])
    assert wisher_of(contributor).guest == guest
    assert StepWish.objects.count() == 2

    erase_guest(token=token)
    erase_person(actor=factories.citizen(), person=factories.citizen())

    assert StepWish.objects.count() == 0


def test_erasing_ends_the_seat_in_a_group(where):
    group = where.version.document.project.groups.get(number="1")
    erase_person(actor=factories.group1(), person=factories.group1())

    seat = group.memberships.get()
    assert (seat.person, seat.name) == (None, "")
    assert seat.ended_at is not None


# --- measures -------------------------------------------------------------------------------------


def linked(where: Consultation) -> Measure:
    case = factories.answered_case(where)
    made = factories.measure(
        "Abendkurse", project=where.version.document.project, cases=[case], number="M 1"
    )
    OutboxMail.objects.all().delete()
    return made


def test_whoever_suggested_it_hears_when_the_measure_has_another_state(where):
    made = linked(where)
    factories.progress(made, "under_way", text="Es geht los.")
    [mail] = mails("measures")
    assert mail.to == factories.citizen().email
    assert "M 1 Abendkurse" in mail.text and "Nicht begonnen, jetzt In Umsetzung" in mail.text
    assert "Abendkurse" not in mail.subject, "the subject names no topic (M-08)"
    factories.progress(made, "under_way", text="Es geht weiter.")
    assert len(mails("measures")) == 1, "only another state is news"
    factories.progress(made, "stopped", reason="Der Träger ist gegangen.")
    assert "Der Träger ist gegangen." in mails("measures")[1].text


def test_who_does_not_want_to_hear_of_measures_does_not(where):
    made = linked(where)
    want("answered")
    factories.progress(made, "under_way")
    assert mails("measures") == []


def test_what_was_withdrawn_or_is_for_the_staff_alone_is_told_nothing(where):
    made = linked(where)
    Contribution.objects.update(staff_only=True)
    factories.progress(made, "under_way")
    assert mails("measures") == []
