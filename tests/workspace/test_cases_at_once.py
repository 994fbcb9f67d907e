"""One deed on many cases: all or none, scoped by the consultation that was opened."""

from typing import Any

import pytest
from django.test import Client

from mitsprache.consultations.models import Consultation
from mitsprache.deliberation.models import Case, Decision
from tests import factories as make
from tests.workspace.cases import as_, body, fresh, list_of, mark, today

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk() -> Client:
    return as_(make.coordination())


@pytest.fixture
def where() -> Consultation:
    return make.deliberated_consultation()


def send(client: Client, where: Consultation, deed: str, *cases: Case, **entries: Any) -> Any:
    marks = [mark(case) for case in cases]
    return client.post(list_of(where, "mehrere"), {"tat": deed, "fall": marks} | entries)


def test_the_page_shows_what_was_ticked(desk: Client, where: Consultation) -> None:
    chosen, left = make.case(where), make.case(where, "Nicht gewählt.")

    shown = desk.get(list_of(where, "mehrere"), {"tat": "frist", "fall": [mark(chosen)]})
    assert chosen.code in body(shown) and left.code not in body(shown)
    assert desk.get(list_of(where, "mehrere"), {"tat": "loeschen"}).status_code == 404
    assert desk.get(list_of(where, "mehrere"), {"tat": "frist"}).status_code == 200
    assert send(desk, where, "frist", due="31.12.2199").status_code == 422


def test_many_are_routed_put_into_hands_and_dated(desk: Client, where: Consultation) -> None:
    cases = [make.case(where, f"Nummer {n}", section=None) for n in range(3)]
    group = where.version.document.project.groups.get(number="2")

    assert send(desk, where, "weiterleiten", *cases, lead=group.pk).status_code == 302
    handler = make.coordination().pk
    assert send(desk, where, "bearbeitung", *cases, handler=handler).status_code == 302
    assert send(desk, where, "frist", *cases, due="31.12.2199").status_code == 302
    for case in map(fresh, cases):
        assert (case.lead, case.handler_id, case.due.year) == (group, handler, 2199)
    refused = send(desk, where, "frist", *cases, due="01.01.2020")
    assert refused.status_code == 422 and 'value="01.01.2020"' in body(refused)


def test_many_are_looked_through(desk: Client, where: Consultation) -> None:
    cases = [make.case(where, f"Nummer {n}", section=None) for n in range(2)]

    assert send(desk, where, "gesichtet", *cases).status_code == 302
    assert {fresh(case).state for case in cases} == {"screened"}
    assert send(as_(make.department_lead()), where, "gesichtet", *cases).status_code == 403


def test_many_are_decided_as_recommended_and_released(where: Consultation) -> None:
    cases = [make.recommended_case(where, verdict) for verdict in ("adopted", "not_adopted")]
    silent = make.case(where)
    office, lead = as_(make.department()), as_(make.department_lead())
    entries = {"decided_by": f"amt-{make.office().pk}", "decided_on": today()}

    refused = send(office, where, "entscheiden", *cases, silent, **entries)
    assert refused.status_code == 422 and not Decision.objects.exists()
    assert send(office, where, "entscheiden", *cases, **entries).status_code == 302
    assert set(Decision.objects.values_list("verdict", flat=True)) == {"adopted", "not_adopted"}
    assert send(office, where, "freigeben", *cases).status_code == 403
    late = {"release_on": "31.12.2199", "release_time": "8:00"}
    assert send(lead, where, "freigeben", *cases, **late).status_code == 302
    assert {fresh(case).state for case in cases} == {"decided"}


@pytest.mark.parametrize("deed", ["weiterleiten", "bearbeitung", "frist", "gesichtet", "freigeben"])
def test_Z_11_one_foreign_or_unknown_case_stops_all_of_them(
    desk: Client, where: Consultation, deed: str
) -> None:
    mine = make.case(where)
    foreign = make.case(make.deliberated_consultation("Geheimnis am Rande"), "Kanarienvogel")
    group = where.version.document.project.groups.get(number="2")
    entries = {"lead": group.pk, "reason": "So.", "due": "31.12.2199"}
    before = list(Case.objects.order_by("pk").values())

    for other in (mark(foreign), "999999-1", "unsinn", f"{foreign.pk}-", f"{mine.pk}-x"):
        data = {"tat": deed, "fall": [mark(mine), other]} | entries
        answer = desk.post(list_of(where, "mehrere"), data)
        assert answer.status_code == 422
        assert foreign.code not in body(answer) and "Kanarienvogel" not in body(answer)
        shown = desk.get(list_of(where, "mehrere"), {"tat": deed, "fall": [mark(mine), other]})
        assert foreign.code not in body(shown)
    assert list(Case.objects.order_by("pk").values()) == before


def test_Z_06_an_office_does_nothing_to_cases_of_others_in_the_same_consultation(
    where: Consultation,
) -> None:
    case = make.case(where)
    theirs = make.case(where, "Zwei.", section=where.version.sections.get(number="2.1"))
    other = as_(make.department2())

    answer = send(other, where, "frist", theirs, case, due="31.12.2199")
    assert answer.status_code == 422 and case.code not in body(answer)
    assert fresh(theirs).due == theirs.due
    assert send(other, where, "frist", theirs, due="31.12.2199").status_code == 302
    assert send(other, where, "weiterleiten", theirs, lead=theirs.lead_id).status_code == 403


def test_C_07_a_case_that_moved_stops_all_and_keeps_what_was_typed(
    desk: Client, where: Consultation
) -> None:
    one, two = make.case(where), make.case(where, "Zwei.")
    marks = [mark(one), mark(two)]
    make.recommendation(two)

    data = {"tat": "frist", "fall": marks, "due": "31.12.2199"}
    late = desk.post(list_of(where, "mehrere"), data)
    assert late.status_code == 409 and 'value="31.12.2199"' in body(late)
    assert fresh(one).due == one.due
    again = {**data, "fall": late.context["marks"]}
    assert desk.post(list_of(where, "mehrere"), again).status_code == 302
    assert fresh(one).due.year == 2199
