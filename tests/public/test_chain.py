"""The page of one contribution: what became of it, step by step, and nothing that is not public."""

import datetime as dt

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from mitsprache.common import clock
from mitsprache.common.pages import forget_kept
from mitsprache.consultations import actions as consultations
from mitsprache.consultations.models import Consultation, Contribution
from mitsprache.deliberation import actions
from mitsprache.deliberation.actions import SplitPart, Votes
from mitsprache.deliberation.models import Case
from mitsprache.deliberation.queries.chain import chain
from mitsprache.moderation import actions as moderation
from tests import factories

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


@pytest.fixture
def where() -> Consultation:
    return factories.deliberated_consultation()


def of(case: Case) -> Contribution:
    return case.contributions.order_by("pk").first()


def page(contribution: Contribution, client: Client | None = None, prefix: str = "") -> str:
    response = (client or Client()).get(f"{prefix}/beitraege/{contribution.reference}/")
    assert response.status_code == 200
    return response.content.decode()


def in_order(text: str, *words: str) -> None:
    places = [text.index(word) for word in words]
    assert places == sorted(places), list(zip(words, places, strict=True))


def steps_of(contribution: Contribution) -> list[str]:
    way = chain(contribution)
    return [step.kind for step in [*way.steps, *[s for case in way.cases for s in case.steps]]]


def discussed(case: Case, *, days_ago: int = 0) -> Case:
    day = clock.local_day(timezone.now()) - days_ago * DAY
    sitting = actions.plan_sitting(actor=factories.group1(), group=case.lead, day=day)
    actions.discuss_cases(
        actor=factories.group1(), sitting=sitting, chosen={case.pk: case.revision}
    )
    return Case.objects.get(pk=case.pk)


def test_a_case_that_lies_with_a_group_says_who_has_to_answer_until_when(where):
    case = factories.case(where)

    text = page(of(case))

    assert "Der Beitrag liegt bei der Arbeitsgruppe 1 Arbeitsgruppe 1." in text
    assert "Antworten muss: Amt für Integration, spätestens am" in text
    in_order(text, "Eingegangen", "An die Arbeitsgruppe 1 Arbeitsgruppe 1 gegeben")
    assert steps_of(of(case)) == ["received", "routed"]
    assert chain(of(case)).state == "routed"


def test_what_is_late_is_said_to_be_late(where):
    case = factories.case(where)
    Case.objects.filter(pk=case.pk).update(due=clock.local_day(timezone.now()) - DAY)

    text = page(of(case))

    assert "ist überfällig" in text
    assert "Überfällig: Antwort von Amt für Integration" in text


def test_the_whole_way_stands_in_its_order_with_reason_votes_and_both_wordings(where):
    case = discussed(factories.case(where))
    actions.recommend(
        actor=factories.group1(),
        case=case,
        revision=case.revision,
        group=case.lead,
        verdict="adopted_in_part",
        reason="Am Abend fehlen Kurse.",
        votes=Votes(7, 1, 2),
    )
    factories.approve(
        factories.decision(case, "adopted_in_part", reason="Zwei Kurse am Abend kommen dazu.")
    )
    factories.work_in(Case.objects.get(pk=case.pk))
    factories.release(where.version.document)

    text = page(of(case))

    assert "Teilweise übernommen." in text
    assert "In Fassung 2 heißt es jetzt in 1.1:" in text
    assert "7 dafür, 1 dagegen, 2 enthalten" in text
    assert "Zwei Kurse am Abend kommen dazu." in text
    assert "Am Abend fehlen Kurse." in text
    assert "<ins>" in text and "Auch am Abend" in text
    assert "/fassungen/2/#1.1" in text
    in_order(
        text[text.index('class="timeline"') :],
        "Eingegangen",
        "gegeben",
        "besprochen",
        "Empfehlung der Arbeitsgruppe",
        "Entscheidung (Amt für Integration): teilweise übernommen",
        "Antwort veröffentlicht",
        "In Fassung 2 eingearbeitet",
    )
    assert chain(of(case)).state == "worked_in"


def test_an_adopted_one_that_is_not_in_the_text_yet_says_so(where):
    text = page(of(factories.answered_case(where)))

    assert "Das muss in der nächsten Fassung des Textes stehen." in text
    assert "Wird in die nächste Fassung eingearbeitet" in text


def test_a_decision_that_waits_tells_its_hour_and_nothing_else(where):
    case = factories.decided_case(where, "not_adopted")

    text = page(of(case))

    assert "Es ist entschieden; die Antwort wird am" in text
    assert "nicht übernommen" not in text
    assert "Das hilft vielen." not in text  # the recommendation is public with the answer
    assert "Die Kurse finden künftig" not in text
    assert chain(of(case)).answers == []


def test_a_correction_takes_the_place_of_what_it_names_and_both_stay_readable(where):
    case = factories.answered_case(where, "not_adopted")
    factories.approve(factories.decision(case, "adopted", reason="Wir haben uns geirrt."))

    text = page(of(case))

    assert "Übernommen." in text
    assert "Diese Antwort ersetzt die Entscheidung vom" in text
    in_order(
        text,
        "Wir haben uns geirrt.",
        "Die Kurse finden künftig auch am Abend statt.",
        "Berichtigte Antwort veröffentlicht",
    )


def test_a_correction_in_work_leaves_the_answer_that_stands(where):
    case = factories.answered_case(where, "not_adopted")
    tomorrow = timezone.now() + DAY
    drafted = factories.decision(case, "adopted", reason="Noch geheim.")
    factories.approve(drafted, release_at=tomorrow)

    text = page(of(case))

    assert "Nicht übernommen." in text
    assert "Noch geheim." not in text
    assert not chain(of(case)).cases[0].is_open


def test_a_contribution_of_two_concerns_shows_both_openly(where):
    case = factories.case(where, "Kurse am Abend. Und ein Bericht im Jahr.")
    actions.split_case(
        actor=factories.coordination(),
        case=case,
        revision=case.revision,
        parts=[SplitPart("Kurse", "Kurse am Abend."), SplitPart("Bericht", "ein Bericht im Jahr.")],
    )
    first = Case.objects.get(pk=case.pk)
    factories.approve(factories.decision(first, "not_adopted"))

    text = page(of(case))

    assert "Der Beitrag enthält 2 Anliegen. 1 davon ist beantwortet." in text
    assert f"{first.code[:-1]}2" in text
    assert "In mehrere Anliegen geteilt" in text
    assert "ein Bericht im Jahr." in text
    assert steps_of(of(case)).count("split") == 1


def test_joined_cases_name_each_other_and_each_gets_the_answer(where):
    first, second = factories.case(where, "Abends bitte."), factories.case(where, "Am Abend!")
    actions.join_cases(
        actor=factories.coordination(),
        into=first,
        revision=first.revision,
        chosen={second.pk: second.revision},
    )
    other = Contribution.objects.get(pk=of(second).pk)
    factories.approve(factories.decision(first, "not_adopted", reason="Das geht leider nicht."))

    one, two = page(of(first)), page(other)

    assert "Das geht leider nicht." in one and "Das geht leider nicht." in two
    assert f'href="/beitraege/{other.reference}/"' in one
    assert f'href="/beitraege/{of(first).reference}/"' in two
    assert "Mit anderen zusammengeführt" in two
    assert "Abends bitte." not in two  # the title of the case are somebody else's words


def test_a_hand_over_and_a_way_back_are_told_without_their_reasons(where):
    case = factories.case(where)
    other = where.version.document.project.groups.get(number="2")
    actions.hand_over_case(
        actor=factories.group1(),
        case=case,
        revision=case.revision,
        to=other,
        reason="Frau Berg ist befangen.",
    )
    case = Case.objects.get(pk=case.pk)
    actions.send_back_case(
        actor=factories.group2(), case=case, revision=case.revision, reason="Herr Tal will nicht."
    )

    text = page(of(case))

    in_order(
        text,
        "An die Arbeitsgruppe 2 Arbeitsgruppe 2 übergeben",
        "Von der Arbeitsgruppe 2 Arbeitsgruppe 2 an das Beteiligungsbüro zurückgegeben",
    )
    assert "befangen" not in text and "will nicht" not in text
    assert "wartet auf eine Arbeitsgruppe" in text


def test_a_held_contribution_keeps_its_place_with_the_reason_but_not_its_words(where):
    case = factories.case(where, "Mein Nachbar Egon Muster ist schuld.")
    actions.hold_contribution(
        actor=factories.moderation(), contribution=of(case), reason="Wir klären die Rechte am Bild."
    )

    text = page(of(case))

    assert "Von der Moderation zurückgehalten" in text
    assert "Wir klären die Rechte am Bild." in text
    assert "Egon Muster" not in text
    for below in ("beitraege/", "abschnitt/1.1/"):
        listed = Client().get(f"/beteiligungen/{where.slug}/{below}").content.decode()
        assert of(case).reference in listed
        assert "Egon Muster" not in listed


def test_what_was_never_shown_and_is_held_has_a_page_and_no_place_in_lists():
    where = factories.deliberated_consultation(moderation="before")
    held = factories.contribution(where)
    actions.hold_contribution(
        actor=factories.moderation(), contribution=held, reason="Wir fragen noch nach."
    )

    assert "Wir fragen noch nach." in page(held)
    listed = Client().get(f"/beteiligungen/{where.slug}/beitraege/").content.decode()
    assert held.reference not in listed


def test_what_has_to_be_blacked_out_is_told_to_nobody(where):
    case = factories.case(where, "Mein Nachbar Egon Muster ist schuld.")
    actions.mark_for_redaction(
        actor=factories.moderation(), contribution=of(case), what="Der Name Egon Muster."
    )

    text = page(of(case))

    assert "Zuerst müssen personenbezogene Angaben geschwärzt werden." in text
    assert "Egon Muster" not in text


def test_what_waits_for_its_first_release_is_nobodys_page_but_the_authors():
    where = factories.deliberated_consultation(moderation="before")
    held = factories.contribution(where)

    assert Client().get(f"/beitraege/{held.reference}/").status_code == 404


@pytest.mark.parametrize("what", ["withdrawn", "hidden"])
def test_the_answer_of_a_contribution_that_is_gone_stays(where, what):
    one = of(factories.answered_case(where, "not_adopted"))
    if what == "withdrawn":
        consultations.withdraw_contribution(actor=factories.citizen(), contribution=one)
    else:
        moderation.hide_contribution(
            actor=factories.moderation(), contribution=one, ground="insult", reason="Grob."
        )

    text = page(one)

    assert "Die Kurse finden künftig auch am Abend statt." in text
    assert "Bitte auch am Abend." not in text


def test_the_page_changes_with_the_case(where):
    case = factories.case(where)
    url = f"/beitraege/{of(case).reference}/"
    before = Client().get(url).content
    factories.approve(factories.decision(case, "not_adopted"))

    assert Client().get(url).content != before


@pytest.mark.parametrize("prefix", ["/en", "/ar"])
def test_reasons_are_marked_as_german_on_other_pages(where, prefix):
    text = page(of(factories.answered_case(where)), prefix=prefix)

    assert '<div class="preline-text" lang="de" dir="auto"><p>Die Kurse finden' in text


def test_the_page_takes_the_same_queries_however_long_the_way_was(where):
    counted = []
    for deeds in (1, 6):
        case = factories.case(where)
        for number in range(deeds):
            case = discussed(Case.objects.get(pk=case.pk), days_ago=10 * deeds + number)
            factories.recommendation(case, reason=f"Grund {number}")
        factories.approve(factories.decision(case))
        for number in range(deeds - 1):
            factories.approve(factories.decision(case, reason=f"Neu {number}"))
        factories.work_in(case)
        one = of(case)
        with CaptureQueriesContext(connection) as queries:
            chain(one)
        counted.append(len(queries))
    factories.release(where.version.document)
    for case in Case.objects.order_by("pk"):
        one = of(case)
        page(one)
        forget_kept()
        with CaptureQueriesContext(connection) as queries:
            page(one)
        counted.append(len(queries))

    # `of` reads the contribution alone, so the chain fetches its consultation and version, too.
    assert counted == [11, 11, 21, 21]
