"""The synopsis in public: live, filtered, paged, with a way to every contribution and section."""

import re

import pytest
from django.test import Client

from mitsprache.common.pages import forget_kept
from mitsprache.consultations.models import Consultation, Contribution
from mitsprache.deliberation.models import Case
from mitsprache.deliberation.queries import synopsis
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def where() -> Consultation:
    return factories.deliberated_consultation()


def page(where: Consultation, query: str = "", prefix: str = "") -> str:
    response = Client().get(f"{prefix}/beteiligungen/{where.slug}/synopse/{query}")
    assert response.status_code == 200
    return response.content.decode()


def references(text: str) -> list[str]:
    return re.findall(r'class="synopsis__head"><a[^>]*>([^<]+)</a>', text)


def test_each_row_leads_to_its_contribution_and_its_section(where):
    case = factories.answered_case(where, "not_adopted")

    text = page(where)

    assert references(text) == [case.code[:-2]]
    one = case.contributions.get()
    assert f'href="/beitraege/{one.reference}/#{case.code}"' in text
    assert f'href="/beteiligungen/{where.slug}/#1.1"' in text
    for words in ("nicht übernommen", "Das hilft vielen.", "Die Kurse finden künftig"):
        assert words in text
    assert factories.citizen().display_name not in text


def test_filters_narrow_it_and_can_be_taken_away(where):
    open_ = factories.case(where)
    done = factories.answered_case(where, "not_adopted")
    two = factories.case(where, section=where.version.sections.get(number="2.1"))

    assert references(page(where, "?ergebnis=not_adopted")) == [done.code[:-2]]
    assert references(page(where, "?feld=2")) == [two.code[:-2]]
    assert references(page(where, "?gruppe=2")) == [two.code[:-2]]
    assert references(page(where, "?stand=routed&feld=1")) == [open_.code[:-2]]
    assert references(page(where, f"?q={done.contributions.get().reference}")) == [done.code[:-2]]
    narrowed = page(where, "?feld=2&feld=99")
    assert "unbekannt" in narrowed and "99" in narrowed
    assert f'href="/beteiligungen/{where.slug}/synopse.csv?feld=2' in narrowed
    assert 'content="noindex' in narrowed
    assert "Nichts" in page(where, "?ergebnis=adopted")


def test_it_is_always_up_to_date_and_spares_whoever_has_it(where):
    case = factories.recommended_case(where)
    url = f"/beteiligungen/{where.slug}/synopse/"
    first = Client().get(url)
    again = Client().get(url, headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304

    factories.approve(factories.decision(case, "noted"))

    third = Client().get(url, headers={"If-None-Match": first.headers["ETag"]})
    assert third.status_code == 200
    assert "zur Kenntnis genommen" in third.content.decode()


def test_u_01_downloads_lead_to_files_and_the_page_sets_no_cookie(where):
    factories.case(where)
    response = Client().get(f"/beteiligungen/{where.slug}/synopse/")
    assert not response.cookies
    files = re.findall(r'href="(/[^"]*synopse\.(?:csv|xlsx))"', response.content.decode())
    assert len(files) == 2
    for address in files:
        file = Client().get(address)
        assert file.status_code == 200
        assert b"".join(file.streaming_content)


def test_an_unpublished_consultation_has_none():
    hidden = factories.consultation(published_at=None)
    for below in ("synopse/", "bilanz/"):
        assert Client().get(f"/beteiligungen/{hidden.slug}/{below}").status_code == 404


def test_a_page_beyond_the_end_is_the_last_one(where):
    factories.case(where)
    assert "Seite 9" in page(where, "?seite=9")


def test_it_is_there_in_arabic_with_german_texts_marked(where):
    factories.answered_case(where)
    text = page(where, prefix="/ar")
    assert '<div lang="de" dir="auto"><p>Die Kurse finden' in text


@pytest.mark.parametrize("number", [1, 12])
def test_the_page_takes_the_same_queries_for_few_and_many_rows(
    where, number, django_assert_num_queries
):
    for n in range(number):
        factories.answered_case(where, text=f"Abends {n}")
    factories.case(where)
    page(where)
    forget_kept()
    with django_assert_num_queries(16):
        text = page(where)
    assert len(references(text)) == number + 1 == Contribution.objects.count()
    assert Case.objects.count() == number + 1
    assert synopsis.PAGE > number
