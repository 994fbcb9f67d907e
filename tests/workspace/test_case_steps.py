"""Every step with one case: taken, refused, and what happens when somebody else was faster."""

from typing import Any

import pytest
from django.test import Client

from mitsprache.consultations.models import Consultation
from mitsprache.deliberation.models import Case, Decision, Note, TextBlock
from tests import factories as make
from tests.workspace.cases import as_, body, fresh, mark, page, today

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk() -> Client:
    return as_(make.coordination())


@pytest.fixture
def where() -> Consultation:
    return make.deliberated_consultation()


def take(client: Client, case: Case, step: str, **entries: Any) -> Any:
    """Send the form of a step as the page shows it, with these entries typed in."""
    shown = client.get(page(case, step))
    assert shown.status_code == 200, (step, shown.status_code)
    form = shown.context["form"]
    data = {
        name: value
        for name in form.fields
        if (value := form[name].value()) not in (None, [], "") or name in entries
    }
    return client.post(page(case, step), data | entries)


def test_a_case_is_routed_handed_over_and_sent_back(desk: Client, where: Consultation) -> None:
    case = make.case(where, section=None)
    one, two = where.version.document.project.groups.order_by("number")

    take(desk, case, "zuweisen", lead=one.pk, involved=[two.pk], reason="Passt am besten.")
    assert fresh(case).lead == one and fresh(case).assignments.count() == 2
    secretary = as_(make.group1())
    refused = take(secretary, case, "abgeben", to=two.pk, reason="")
    assert refused.status_code == 422 and fresh(case).lead == one
    take(secretary, case, "abgeben", to=two.pk, reason="Es geht um Schulen.")
    assert fresh(case).lead == two and fresh(case).state == "handed_over"
    assert "Es geht um Schulen." in body(desk.get(page(case)))
    take(as_(make.group2()), case, "zurueckgeben", reason="Auch wir kennen uns nicht aus.")
    assert fresh(case).state == "sent_back"


def test_it_is_put_into_hands_with_a_day_an_office_a_name_and_a_topic(
    desk: Client, where: Consultation
) -> None:
    case = make.case(where)
    topic = make.topic_across(where.version.document.project)

    take(desk, case, "bearbeitung", handler=make.department().pk)
    assert fresh(case).handler == make.department()
    take(desk, case, "frist", due="31.12.2199")
    assert fresh(case).due.year == 2199
    assert take(desk, case, "frist", due="01.01.2020").status_code == 422
    take(desk, case, "titel", title="Kurse am Abend")
    assert fresh(case).title == "Kurse am Abend"
    take(desk, case, "thema", topic=topic.pk)
    assert fresh(case).topic == topic
    take(desk, case, "amt", office=make.office2().pk, reason="Dort ist die Schule.")
    assert fresh(case).owner == make.office2() and fresh(case).handler is None


def test_notes_are_for_the_desk_at_which_they_were_written(where: Consultation) -> None:
    case = make.case(where)
    secretary, office = as_(make.group1()), as_(make.department())

    assert take(secretary, case, "notiz", text="Die Gruppe war dafür.").status_code == 302
    assert take(office, case, "notiz", text="Nur für das Amt.").status_code == 302
    assert Note.objects.get(text="Die Gruppe war dafür.").group == case.lead
    hers = body(secretary.get(page(case)))
    assert "Die Gruppe war dafür." in hers and "Nur für das Amt." not in hers
    assert "Nur für das Amt." in body(office.get(page(case)))


def test_a_contribution_with_two_ideas_becomes_two_cases(desk: Client, where: Consultation) -> None:
    case = make.case(where, "Mehr Kurse am Abend. Und bessere Busse.")
    parts = {
        "title-1": "Kurse",
        "extract-1": "Mehr Kurse am Abend.",
        "title-2": "Busse",
        "extract-2": "Und bessere Züge.",
    }
    refused = take(desk, case, "teilen", **parts)
    assert refused.status_code == 422 and "Und bessere Züge." in body(refused)
    take(desk, case, "teilen", **parts | {"extract-2": "Und bessere Busse."})
    assert [one.title for one in Case.objects.order_by("pk")] == ["Kurse", "Busse"]


def test_the_same_concern_is_joined_and_taken_apart_again(
    desk: Client, where: Consultation
) -> None:
    case, same, other = make.case(where), make.case(where, "Auch so."), make.case(where, "Nein.")
    shown = desk.get(page(case, "verbinden"))
    assert {row["case"].code for row in shown.context["rows"]} == {same.code, other.code}
    found = desk.get(page(case, "verbinden"), {"q": "Auch so"})
    assert [row["case"].code for row in found.context["rows"]] == [same.code]

    entries = {"revision": fresh(case).revision, "fall": [mark(same)]}
    assert desk.post(page(case, "verbinden"), entries).status_code == 302
    assert fresh(same).duplicate_of == case and fresh(other).state == "routed"
    assert same.code in body(desk.get(page(case)))
    take(desk, same, "trennen")
    assert fresh(same).duplicate_of is None


def test_Z_06_nothing_of_another_consultation_is_joined(desk: Client, where: Consultation) -> None:
    case = make.case(where)
    foreign = make.case(make.deliberated_consultation("Anderswo"))

    for chosen in ([mark(foreign)], ["999999-1"], ["unsinn"], []):
        entries = {"revision": fresh(case).revision, "fall": chosen}
        answer = desk.post(page(case, "verbinden"), entries)
        assert answer.status_code == 422 and foreign.code not in body(answer)
    assert fresh(foreign).state == "routed"


def test_a_group_discusses_and_recommends_with_votes(where: Consultation) -> None:
    case = make.case(where)
    secretary = as_(make.group1())

    take(secretary, case, "beraten", day=today(), title="Werkstatt")
    assert fresh(case).state == "in_discussion"
    entries = {"verdict": "adopted_in_part", "reason": "Ein Kurs am Abend.", "in_favour": "7"}
    assert take(secretary, case, "empfehlen", **entries).status_code == 422
    sitting = case.lead.sittings.get()
    sent = take(secretary, case, "empfehlen", **entries, against="2", sitting=sitting.pk)
    assert sent.status_code == 302
    said = case.recommendations.get()
    assert (said.votes_for, said.votes_against, said.abstained) == (7, 2, 0)
    assert "Ein Kurs am Abend." in body(secretary.get(page(case)))


def test_a_decision_is_drafted_with_a_text_block_changed_and_released(where: Consultation) -> None:
    case = make.recommended_case(where)
    block = make.deliberation.write_text_block(
        actor=make.editor(), verdict="noted", title="Danke", text="Wir haben es gehört."
    )
    office, lead = as_(make.department()), as_(make.department_lead())

    filled = office.get(page(case, "entscheiden")).context["form"]
    assert filled["reason"].value() == "Das hilft vielen."
    chosen = office.get(page(case, "entscheiden"), {"baustein": block.pk}).context["form"]
    assert (
        chosen["reason"].value() == "Wir haben es gehört." and chosen["verdict"].value() == "noted"
    )
    unknown = office.get(page(case, "entscheiden"), {"baustein": "99999"})
    assert unknown.context["form"]["reason"].value() == "Das hilft vielen."

    for wrong in ({"reason": ""}, {"decided_on": "31.12.2199"}, {"verdict": "vielleicht"}):
        assert take(office, case, "entscheiden", **wrong).status_code == 422
    entries = {"verdict": "noted", "reason": "Gehört und notiert.", "block": block.pk}
    assert take(office, case, "entscheiden", **entries).status_code == 302
    drafted = case.decisions.get()
    assert drafted.block == block and drafted.office == make.office()
    take(office, case, "entwurf", reason="Gehört.")
    assert case.decisions.get().reason == "Gehört."
    # Who drafted it does not release it.
    assert office.get(page(case, "freigeben")).status_code == 403
    assert office.post(page(case, "freigeben"), {"revision": 1}).status_code == 403
    assert take(lead, case, "freigeben").status_code == 302
    assert fresh(case).state == "answered"


def test_a_lead_cannot_release_her_own_draft(where: Consultation) -> None:
    case = make.decision(make.recommended_case(where), actor=make.department_lead()).case
    lead = as_(make.department_lead())

    assert lead.get(page(case, "freigeben")).status_code == 302  # not her step: back to the case
    answer = lead.post(page(case, "freigeben"), {"revision": fresh(case).revision})
    assert answer.status_code == 422 and case.decisions.get().state == "drafted"


def test_a_decision_waits_for_its_hour_and_is_called_back(where: Consultation) -> None:
    case = make.decision(make.recommended_case(where)).case
    lead = as_(make.department_lead())

    assert take(lead, case, "freigeben", release_on="01.01.2020").status_code == 422
    take(lead, case, "freigeben", release_on="31.12.2199", release_time="9:00")
    assert fresh(case).state == "decided"
    take(lead, case, "verwerfen")
    assert fresh(case).state == "recommended"
    assert case.decisions.get().state == Decision.State.DROPPED


def test_a_correction_names_the_old_decision(where: Consultation) -> None:
    case = make.answered_case(where)
    office = as_(make.department())

    take(office, case, "korrigieren", verdict="not_adopted", reason="Das Geld fehlt nun doch.")
    old, new = case.decisions.order_by("pk")
    assert new.corrects == old and new.state == "drafted"


def test_C_07_somebody_else_was_faster_and_nothing_typed_is_lost(where: Consultation) -> None:
    case = make.recommended_case(where)
    office = as_(make.department())
    seen = fresh(case).revision
    form = office.get(page(case, "entscheiden")).context["form"]
    data = {name: form[name].value() for name in form.fields if form[name].value() is not None}
    make.deliberation.rename_case(
        actor=make.coordination(), case=case, revision=seen, title="Inzwischen umbenannt"
    )

    late = office.post(page(case, "entscheiden"), data | {"reason": "Lange überlegte Worte."})
    assert late.status_code == 409 and not case.decisions.exists()
    assert "Lange überlegte Worte." in body(late) and "Inzwischen umbenannt" in body(late)
    again = {
        **data,
        "reason": "Lange überlegte Worte.",
        "revision": late.context["form"].data["revision"],
    }
    assert office.post(page(case, "entscheiden"), again).status_code == 302
    assert case.decisions.get().reason == "Lange überlegte Worte."


def test_C_07_two_draft_at_once_and_one_wins(where: Consultation) -> None:
    case = make.recommended_case(where)
    office, desk = as_(make.department()), as_(make.coordination())
    first = desk.get(page(case, "entscheiden")).context["form"]
    data = {name: first[name].value() for name in first.fields if first[name].value() is not None}
    take(office, case, "entscheiden")

    second = desk.post(page(case, "entscheiden"), data | {"reason": "Auch ich."})
    assert second.status_code == 409 and "Auch ich." in body(second)
    assert case.decisions.count() == 1


def test_a_step_that_is_over_leads_back_to_the_case(desk: Client, where: Consultation) -> None:
    case = make.answered_case(where)

    for step in ("zuweisen", "empfehlen", "entscheiden", "teilen", "verbinden", "freigeben"):
        answer = desk.get(page(case, step))
        assert answer.status_code == 302 and answer["Location"] == page(case), step
    refused = desk.post(
        page(case, "zurueckgeben"), {"revision": case.revision, "reason": "Zu spät"}
    )
    assert refused.status_code == 422 and "Zu spät" in body(refused)
    assert desk.get(page(case, "gibt-es-nicht")).status_code == 404


def test_whoever_may_not_take_a_step_is_refused(where: Consultation) -> None:
    case = make.case(where)
    secretary, moderator = as_(make.group1()), as_(make.moderation())

    for step in ("zuweisen", "bearbeitung", "frist", "amt", "entscheiden", "teilen", "verbinden"):
        for client in (secretary, moderator):
            assert client.get(page(case, step)).status_code == 403, step
            assert client.post(page(case, step), {"revision": 1}).status_code == 403, step
    assert moderator.post(page(case, "empfehlen"), {"revision": 1}).status_code == 403
    assert fresh(case).revision == case.revision


def test_text_blocks_that_are_put_away_are_not_offered(where: Consultation) -> None:
    block = make.deliberation.write_text_block(
        actor=make.editor(), verdict="noted", title="Alt", text="Veraltet.", is_active=False
    )
    shown = as_(make.department()).get(page(make.case(where), "entscheiden"))

    assert block not in shown.context["blocks"] and TextBlock.objects.count() == 1
