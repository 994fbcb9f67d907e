"""At each section: because of which contributions it was changed, and the way back."""

import pytest
from django.test import Client

from mitsprache.common.pages import forget_kept
from mitsprache.consultations import actions as consultations
from mitsprache.consultations.models import Consultation
from mitsprache.deliberation import actions
from mitsprache.deliberation.models import Case
from mitsprache.deliberation.queries.missing import standing
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def where() -> Consultation:
    return factories.deliberated_consultation()


def page(where: Consultation, below: str = "", prefix: str = "") -> str:
    response = Client().get(f"{prefix}/beteiligungen/{where.slug}/{below}")
    assert response.status_code == 200
    return response.content.decode()


def reference(case: Case) -> str:
    return case.contributions.get().reference


def test_version_comparison_and_contribution_lead_to_each_other(where):
    first, second = factories.adopted_case(where), factories.adopted_case(where, text="Ja, abends!")
    factories.release(where.version.document)

    for below in ("fassungen/2/", "vergleich/1..2/"):
        text = page(where, below)
        assert "Geändert wegen" in text
        for case in (first, second):
            assert f'href="/beitraege/{reference(case)}/"' in text
            back = Client().get(f"/beitraege/{reference(case)}/").content.decode()
            assert f"/beteiligungen/{where.slug}/fassungen/2/#1.1" in back
    assert "/ar/beitraege/" in page(where, "fassungen/2/", "/ar")


def test_nothing_is_said_before_the_version_is_released(where):
    factories.adopted_case(where)

    assert "Geändert wegen" not in page(where)
    assert "Geändert wegen" not in page(where, "abschnitt/1.1/")


def test_a_later_consultation_shows_it_on_its_draft_and_section(where):
    case = factories.adopted_case(where)
    version = factories.release(where.version.document)
    later = Consultation.objects.create(
        version=version,
        slug="zweite-runde",
        title="Zweite Runde",
        opens_at=where.opens_at,
        last_day=where.last_day,
        created_at=where.created_at,
        published_at=where.published_at,
    )

    for below in ("", "abschnitt/1.1/"):
        assert reference(case) in page(later, below)
    assert "Geändert wegen" not in page(later, "abschnitt/1/")


def test_a_section_that_was_taken_out_says_because_of_what(where):
    case = factories.answered_case(where, section=where.version.sections.get(number="M 1.1"))
    working = factories.working_copy(where.version)
    section = working.sections.get(number="M 1.1")
    actions.link_adoption(
        actor=factories.coordination(),
        decision=standing(case.decisions.all()).get(),
        version=working,
        identity=section.identity,
    )
    consultations.remove_section(
        actor=factories.coordination(), section=section, revision=section.revision
    )
    factories.release(where.version.document)

    for below in ("fassungen/2/", "vergleich/1..2/"):
        text = page(where, below)
        assert f'Geändert wegen <a class="ltr" href="/beitraege/{reference(case)}/"' in text
    own = Client().get(f"/beitraege/{reference(case)}/").content.decode()
    assert "steht nicht mehr in Fassung 2" in own


def test_what_its_author_has_withdrawn_is_no_longer_named(where):
    case = factories.adopted_case(where)
    factories.release(where.version.document)
    consultations.withdraw_contribution(
        actor=factories.citizen(), contribution=case.contributions.get()
    )

    assert reference(case) not in page(where, "fassungen/2/")


def test_many_are_folded(where):
    cases = [factories.adopted_case(where, text=f"Abends {n}") for n in range(10)]
    factories.release(where.version.document)

    text = page(where, "fassungen/2/")

    assert all(reference(case) in text for case in cases)
    assert "und 2 weitere" in text


@pytest.mark.parametrize("number", [1, 6])
def test_pages_take_the_same_queries_for_one_and_for_many(where, number, django_assert_num_queries):
    for n in range(number):
        factories.adopted_case(where, text=f"Abends {n}")
    factories.release(where.version.document)
    for below, queries in (("fassungen/2/", 12), ("vergleich/1..2/", 11)):
        page(where, below)
        forget_kept()
        with django_assert_num_queries(queries):
            page(where, below)
