"""What the open data says of the way of a contribution, and of a consultation's balance."""

import pytest
from django.test import Client

from mitsprache.common.pages import forget_kept
from mitsprache.consultations.models import Consultation
from mitsprache.deliberation import actions
from mitsprache.deliberation.actions import SplitPart, Votes
from mitsprache.deliberation.models import Case
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def where() -> Consultation:
    return factories.deliberated_consultation()


def read(path: str, status: int = 200):
    response = Client().get(f"/api/v1/{path}")
    assert response.status_code == status
    return response.json()


def references(query: str) -> list[str]:
    return [one["reference"] for one in read(f"contributions?{query}")["items"]]


def reference(case: Case) -> str:
    return case.contributions.order_by("pk").first().reference


def test_a_decided_contribution_carries_decision_reason_and_chain(where):
    case = factories.case(where)
    factories.recommendation(case, "adopted", votes=Votes(7, 1, 2))
    factories.approve(factories.decision(case))
    factories.work_in(case)
    factories.release(where.version.document)

    one = read(f"contributions/{reference(case)}")

    assert one["state"] == "worked_in"
    assert one["decision"]["verdict"] == "adopted"
    assert one["decision"]["reason"] == "Die Kurse finden künftig auch am Abend statt."
    assert one["decision"]["decided_by"] == "Amt für Integration"
    steps = [step["step"] for step in one["chain"]]
    assert steps == ["received", "routed", "recommended", "decided", "answered", "worked_in"]
    said = one["chain"][2]
    assert said["votes"] == {"in_favour": 7, "against": 1, "abstained": 2}
    assert said["who"] == "1 Arbeitsgruppe 1"
    (change,) = one["changes"]
    assert (change["version"], change["section"]) == (2, "1.1")
    assert "Auch am Abend" in change["after"] and "Auch am Abend" not in change["before"]
    (listed,) = read("contributions")["items"]
    assert listed == {key: one[key] for key in listed}


def test_what_is_not_released_is_null(where):
    decided = factories.decided_case(where, "not_adopted")

    one = read(f"contributions/{reference(decided)}")

    assert (one["state"], one["decision"]) == ("decided", None)
    assert one["cases"][0]["decision"] is None
    assert [step["step"] for step in one["chain"]] == ["received", "routed", "waiting"]
    assert "not_adopted" not in str(one)


def test_filters_by_decision_and_by_public_state(where):
    received = factories.contribution(where)  # on the whole document: no rule knows it
    routed = factories.case(where)
    recommended = factories.recommended_case(where)
    decided = factories.decided_case(where)
    answered = factories.answered_case(where, "noted")
    worked_in = factories.adopted_case(where)
    factories.release(where.version.document, override_reason="Der Druck ist bestellt.")

    named = {
        "received": received.reference,
        "routed": reference(routed),
        "recommended": reference(recommended),
        "decided": reference(decided),
        "answered": reference(answered),
        "worked_in": reference(worked_in),
    }
    for state, expected in named.items():
        assert references(f"state={state}") == [expected], state
    assert references("state=in_discussion") == references("state=nonsense") == []
    assert references("decided=true") == [named["answered"], named["worked_in"]]
    assert set(references("decided=false")) == set(named.values()) - set(references("decided=true"))
    everything = {one["reference"]: one["state"] for one in read("contributions")["items"]}
    assert everything == {expected: state for state, expected in named.items()}


def test_two_concerns_are_two_cases_each_with_its_answer(where):
    case = factories.case(where, "Kurse am Abend. Ein Bericht.")
    parts = [SplitPart("Kurse", "Kurse am Abend."), SplitPart("Bericht", "Ein Bericht.")]
    _first, second = actions.split_case(
        actor=factories.coordination(), case=case, revision=case.revision, parts=parts
    )
    factories.approve(factories.decision(second, "noted"))

    one = read(f"contributions/{reference(case)}")

    assert [part["case"] for part in one["cases"]] == [case.code, second.code]
    assert [part["state"] for part in one["cases"]] == ["routed", "answered"]
    assert one["state"] == "routed"
    assert one["decision"]["verdict"] == "noted"
    assert references("state=routed") == references("decided=true") == [one["reference"]]


def test_a_consultation_carries_its_balance(where):
    factories.answered_case(where, "noted")
    factories.case(where)

    found = read(f"consultations/{where.slug}")["balance"]

    assert (found["received"], found["answered"], found["open"], found["late"]) == (2, 1, 1, 0)
    assert found["channels"] == {"web": 2}
    assert found["verdicts"] == {"noted": 1}
    assert found["median_days"] == 0
    assert (found["closing"], found["overrides"]) == (None, [])


@pytest.mark.parametrize("number", [1, 12])
def test_lists_take_the_same_queries_for_few_and_many(where, number, django_assert_num_queries):
    for n in range(number):
        case = factories.answered_case(where, text=f"Abends {n}")
    forget_kept()
    for path, queries in (
        ("contributions", 5),  # version, rows, states, cases, answers
        (f"contributions/{reference(case)}", 18),
        (f"consultations/{where.slug}", 12),
    ):
        with django_assert_num_queries(queries):
            read(path)
