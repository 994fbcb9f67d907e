"""Cases on the desk: the lists, one case, screening, the release queue, closing, text blocks."""

import datetime as dt

import pytest
from django.db import connection
from django.test import Client

from mitsprache.common import clock
from mitsprache.consultations.models import Consultation, Contribution
from mitsprache.deliberation.models import Case, Decision, TextBlock
from tests import factories as make
from tests.workspace.cases import (
    CASES,
    GROUPS,
    as_,
    body,
    fresh,
    list_of,
    many_cases,
    mark,
    page,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk() -> Client:
    return as_(make.coordination())


@pytest.fixture
def where() -> Consultation:
    return make.deliberated_consultation()


def codes_on(response: object) -> set[str]:
    return {row["case"].code for row in response.context["rows"]}  # type: ignore[attr-defined]


def test_the_list_is_sorted_by_due_and_counts_its_tabs(desk: Client, where: Consultation) -> None:
    routed, recommended = make.case(where), make.recommended_case(where)
    late = make.case(where, "Lange her.")
    Case.objects.filter(pk=late.pk).update(
        due=clock.local_day(clock.database_now()) - dt.timedelta(3)
    )
    loose = make.case(where, "Zum Ganzen.", section=None)
    drafted = make.decision(make.recommended_case(where)).case
    answered = make.answered_case(where)

    shown = desk.get(list_of(where))
    assert next(row["case"].code for row in shown.context["rows"]) == late.code
    counts = [count for _label, count, _url, _open in shown.context["tabs"]]
    assert counts == [5, 1, 1, 0, 1, 1, 1, 1]
    wanted = {
        "ohne-gruppe": {loose.code},
        "ueberfaellig": {late.code},
        "konflikt": set(),
        "entscheiden": {recommended.code},
        "freigeben": {drafted.code},
        "einarbeiten": {answered.code},
        "erledigt": {answered.code},
    }
    for tab, codes in wanted.items():
        assert codes_on(desk.get(f"{list_of(where)}?ansicht={tab}")) == codes, tab
    assert routed.code in codes_on(desk.get(f"{list_of(where)}?ansicht=gibt-es-nicht"))


def test_the_filters_narrow_the_list(desk: Client, where: Consultation) -> None:
    first = make.case(where, "Bitte mehr Bänke.")
    second = make.case(where, "Mehr Licht.", section=where.version.sections.get(number="2.1"))
    group = where.version.document.project.groups.get(number="2")
    field = where.version.document.fields.get(number="1")
    make.deliberation.assign_handler(
        actor=make.coordination(),
        parent=where,
        chosen={first.pk: first.revision},
        handler=make.coordination(),
    )
    day = f"{clock.local_day(clock.database_now()) + dt.timedelta(1):%d.%m.%Y}"
    reference = first.code.rpartition("-")[0]
    for query, codes in {
        "stand=routed": {first.code, second.code},
        "stand=screened": set(),
        f"gruppe={group.pk}": {second.code},
        f"feld={field.pk}": {first.code},
        "bei=ich": {first.code},
        "bei=niemand": {second.code},
        f"bei=amt-{make.office2().pk}": {second.code},
        f"seit={day}": set(),
        "q=Bänke": {first.code},
        f"q={reference}": {first.code},
        f"q={first.code.lower()}": {first.code},
        "q=Giraffe": set(),
        "gruppe=abc&feld=99999&bei=person-99999&seit=morgen": {first.code, second.code},
    }.items():
        assert codes_on(desk.get(f"{list_of(where)}?{query}")) == codes, query


def test_groups_that_disagree_are_found_and_named(desk: Client, where: Consultation) -> None:
    case = make.case(where)
    groups = where.version.document.project.groups
    make.deliberation.route_case(
        actor=make.coordination(),
        case=case,
        revision=case.revision,
        lead=groups.get(number="1"),
        involved=[groups.get(number="2")],
    )
    make.recommendation(case, "adopted")
    make.recommendation(case, "not_adopted", group=groups.get(number="2"))

    assert codes_on(desk.get(f"{list_of(where)}?ansicht=konflikt")) == {case.code}
    shown = desk.get(page(case))
    assert shown.context["conflict"] and len(shown.context["recommendations"]) == 2


@pytest.mark.parametrize("kind", ["consultation", "group"])
def test_the_list_takes_the_same_queries_for_few_and_many(
    desk: Client, where: Consultation, kind: str, django_assert_num_queries
) -> None:
    def address(of: Consultation) -> str:
        group = of.version.document.project.groups.get(number="1")
        return list_of(of) if kind == "consultation" else f"{GROUPS}{group.pk}/"

    for place in range(3):
        make.case(where, f"Anliegen {place}")
    large = make.deliberated_consultation("Sehr viele")
    many_cases(large, 5000)
    small_list, large_list = address(where), address(large)
    desk.get(small_list)
    with django_assert_num_queries(QUERIES[kind]):
        few = desk.get(small_list)
    with django_assert_num_queries(QUERIES[kind]):
        many = desk.get(large_list)
    assert len(few.context["rows"]) == 3 and len(many.context["rows"]) == 50
    assert many.context["page"].paginator.count == 5000
    last = desk.get(f"{large_list}?seite=100")
    assert len(last.context["rows"]) == 50


# At most 15 on SQLite; PostgreSQL asks its clock as well.
QUERIES = {
    "consultation": {"sqlite": 12, "postgresql": 13}[connection.vendor],
    "group": {"sqlite": 14, "postgresql": 15}[connection.vendor],
}


def test_one_case_shows_everything_that_was_said(desk: Client, where: Consultation) -> None:
    case = make.answered_case(where, text="Bitte auch am Abend.", proposed_wording="Am Abend.")
    make.deliberation.add_note(actor=make.department(), case=case, text="Raum ist frei.")

    shown = body(desk.get(page(case)))
    for words in ("Bitte auch am Abend.", "<ins>", "Das hilft vielen.", "Raum ist frei."):
        assert words in shown, words
    assert "Die Kurse finden künftig auch am Abend statt." in shown
    assert desk.get(f"{CASES}wi-2026-99999-1/").status_code == 404


def test_the_code_leads_to_its_case(desk: Client, where: Consultation) -> None:
    case = make.case(where)

    for search in (case.code, case.code.lower(), case.code.rpartition("-")[0]):
        assert desk.get(CASES, {"q": search})["Location"] == page(case)
    assert desk.get(CASES, {"q": "WI-2026-99999"}).status_code == 200
    assert where.title in body(desk.get(CASES))


def test_Z_05_cases_of_other_offices_are_not_there(where: Consultation) -> None:
    case, theirs = (
        make.case(where),
        make.case(where, "Zwei.", section=where.version.sections.get(number="2.1")),
    )
    other = as_(make.department2())  # answers for group 2, has nothing to do with the project

    assert codes_on(other.get(list_of(where))) == {theirs.code}
    assert other.get(page(case)).status_code == 404
    assert other.post(page(case, "entscheiden")).status_code == 404
    assert other.get(list_of(make.consultation("Fremd"))).status_code == 404


def test_screening_publishes_holds_and_marks(desk: Client, where: Consultation) -> None:
    Consultation.objects.filter(pk=where.pk).update(moderation="before")
    where.refresh_from_db()
    texts = ("Darf ich?", "Frau Muster wohnt hier.", "Meine Nummer ist 1234.")
    one, two, three = [make.contribution(where, text) for text in texts]
    listed = body(desk.get(list_of(where, "sichtung")))
    assert all(text in listed for text in texts)

    def send(contribution: Contribution, **entries: str) -> int:
        address = f"{list_of(where, 'sichtung')}{contribution.reference}/"
        seen = desk.get(address).context["form"].initial["seen"]
        return desk.post(address, {"seen": seen} | entries).status_code

    assert send(one, outcome="published") == 302
    assert send(two, outcome="held") == 422
    assert send(two, outcome="held", reason="Nennt eine Nachbarin.") == 302
    assert send(three, outcome="redact", reason="Die Nummer.") == 302
    assert send(three, outcome="published", seen="x" * 64) == 409
    states = [Contribution.objects.get(pk=each.pk).state for each in (one, two, three)]
    assert states == ["received", "held", "held"]
    assert "Darf ich?" not in body(desk.get(list_of(where, "sichtung")))


def test_Z_06_a_contribution_is_screened_in_its_own_consultation_only(
    desk: Client, where: Consultation
) -> None:
    foreign = make.contribution(make.consultation("Anderswo"))

    address = f"{list_of(where, 'sichtung')}{foreign.reference}/"
    assert desk.get(address).status_code == 404
    assert desk.post(address, {"outcome": "held", "reason": "x"}).status_code == 404
    office = as_(make.department())
    assert office.get(list_of(where, "sichtung")).status_code == 403


def test_answers_are_released_by_somebody_else_many_at_once(where: Consultation) -> None:
    drafted = [make.decision(make.recommended_case(where)).case for _each in range(2)]
    own = as_(make.department())
    lead = as_(make.department_lead())
    address = list_of(where, "freigabe")

    assert not own.get(address).context["rows"]
    assert len(lead.get(address).context["rows"]) == 2
    marks = [mark(case) for case in drafted]
    assert own.post(address, {"fall": marks}).status_code == 403
    past = {"fall": marks, "release_on": "01.02.2020"}
    refused = lead.post(address, past)
    assert refused.status_code == 422 and 'value="01.02.2020"' in body(refused)
    assert lead.post(address, {"fall": []}).status_code == 422
    assert lead.post(address, {"fall": marks}).status_code == 302
    assert {fresh(case).state for case in drafted} == {"answered"}


def test_Z_11_a_foreign_case_in_the_queue_releases_nothing(where: Consultation) -> None:
    drafted = make.decision(make.recommended_case(where)).case
    elsewhere = make.deliberated_consultation("Anderswo")
    foreign = make.decision(make.recommended_case(elsewhere)).case
    lead = as_(make.department_lead())

    answer = lead.post(list_of(where, "freigabe"), {"fall": [mark(drafted), mark(foreign)]})
    assert answer.status_code == 422 and foreign.code not in body(answer)
    assert not Decision.objects.exclude(state="drafted").exists()


def test_a_phase_is_closed_when_nothing_is_open_or_with_a_public_reason(desk: Client) -> None:
    where = make.deliberated_consultation()
    case = make.case(where)
    address = list_of(where, "abschluss")
    assert case.code in body(desk.get(address))
    assert desk.post(address).status_code == 422  # people can still write
    yesterday = clock.local_day(clock.database_now()) - dt.timedelta(days=1)
    Consultation.objects.filter(pk=where.pk).update(last_day=yesterday)

    assert desk.post(address, {"reason": ""}).status_code == 422
    assert desk.post(address, {"reason": "Das Amt ist im Umzug."}).status_code == 302
    where = Consultation.objects.get(pk=where.pk)
    assert where.closing.unanswered == [case.code]
    assert "Das Amt ist im Umzug." in body(desk.get(list_of(where)))
    assert as_(make.department_lead()).post(address, {"reason": "x"}).status_code == 403


def test_text_blocks_are_written_and_their_use_is_counted(where: Consultation) -> None:
    editor = as_(make.editor())
    address = f"{CASES}textbausteine/"
    entries = {
        "verdict": "noted",
        "title": "Danke",
        "text": "Wir haben es gehört.",
        "is_active": "1",
    }

    assert editor.post(f"{address}neu/", entries).status_code == 302
    assert editor.post(f"{address}neu/", entries).status_code == 422
    block = TextBlock.objects.get()
    make.decision(make.case(where), "noted", block=block)
    changed = editor.post(f"{address}{block.pk}/", entries | {"text": "Wir haben es notiert."})
    assert changed.status_code == 302
    [(_verdict, [row])] = editor.get(address).context["groups"]
    assert row.uses == 1 and row.text == "Wir haben es notiert."
    assert as_(make.department()).get(address).status_code == 403
    assert editor.get(f"{address}99999/").status_code == 404


def test_the_start_page_says_what_waits_for_whom(where: Consultation) -> None:
    make.case(where)
    make.recommended_case(where)
    make.decision(make.recommended_case(where))

    def duties(person: object) -> dict[str, int]:
        shown = as_(person).get("/arbeitsbereich/")  # type: ignore[arg-type]
        return {
            duty.text.split()[-1].strip("."): duty.count
            for _heading, found in shown.context["waiting"]
            for duty in found
        }

    assert sum(duties(make.group1()).values()) == 1  # one to recommend
    assert sum(duties(make.department()).values()) == 1  # one to decide; her own draft is not hers
    assert sum(duties(make.department_lead()).values()) == 2  # and one to release
