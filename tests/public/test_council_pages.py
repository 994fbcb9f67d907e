"""Resolutions in public: what was decided, the paper's way, what follows from it."""

import json

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from mitsprache.common import pages
from mitsprache.common.pages import forget_kept
from mitsprache.council.actions import import_council_data
from mitsprache.council.models import Resolution
from mitsprache.projects.models import ProjectResolution
from tests import factories as make
from tests.council.oparl import everything, made

pytestmark = pytest.mark.django_db


def read(path: str, status: int = 200) -> str:
    response = Client().get(path)
    assert response.status_code == status, response.status_code
    return response.content.decode()


def imported() -> Resolution:
    import_council_data(actor=make.coordination(), source="test", raw=everything())
    return Resolution.objects.get()


def test_the_list_is_searched_and_narrowed():
    found = imported()
    make.resolution("Etwas anderes", date="2025-01-01", number="0815")
    shown = read("/beschluesse/")
    assert "Integrationskonzept: Bericht" in shown and "Etwas anderes" in shown
    assert "0016-V-51-0012" in shown and "Geändert beschlossen" in shown
    assert "Etwas anderes" not in read("/beschluesse/?q=0016-V-51")
    assert "Etwas anderes" not in read(f"/beschluesse/?gremium={found.body.slug}")
    assert "0 Beschlüsse gefunden" in read("/beschluesse/?q=gibtesnicht%00")
    read("/beschluesse/?gremium=quatsch&seite=99")


def test_a_resolution_shows_the_papers_way_and_what_follows_from_it():
    found = imported()
    Resolution.objects.update(
        votes_for=30, votes_against=2, abstained=1, conditions="Jährlich berichten."
    )
    measure = make.measure("Abendkurse", resolution=found)
    shown = read(f"/beschluesse/{found.pk}/")
    for words in (
        "Ausschuss für Soziales und Integration",
        "TOP 10.1",
        "4. Februar 2026",
        "Entscheidung",
        "Der Beschluss weicht wie folgt ab",
        "30",
        "Jährlich berichten.",
        f"/massnahmen/{measure.slug}/",
    ):
        assert words in shown, words
    assert f"/beschluesse/{found.pk}/" in read(f"/massnahmen/{measure.slug}/")
    read("/beschluesse/999999/", 404)


def test_an_adopted_text_leads_to_its_project():
    version = make.adopted_version()
    shown = read(f"/beschluesse/{version.resolution_id}/")
    assert version.document.title in shown
    assert f"/vorhaben/{version.document.project.slug}/#measures" in shown


def test_what_was_deleted_upstream_says_so():
    found = imported()
    gone = made("AgendaItem", 3271, deleted=True, modified="2026-05-01T00:00:00+02:00")
    import_council_data(actor=make.coordination(), source="test", raw=[gone])
    shown = read(f"/beschluesse/{found.pk}/")
    assert "inzwischen gelöscht" in shown and "Inzwischen im Ratsinformationssystem" in shown


def test_words_of_the_council_are_escaped():
    Resolution.objects.all().delete()
    found = imported()
    Resolution.objects.update(text="<script>alert(1)</script>", url="https://ris.example/x")
    assert "<script>alert(1)" not in read(f"/beschluesse/{found.pk}/")


def test_the_api_tells_result_vote_and_conditions():
    imported()
    Resolution.objects.update(votes_for=30, votes_against=2, abstained=1)
    [item] = json.loads(read("/api/v1/resolutions"))["items"]
    assert item["result"] == "Geändert beschlossen" and item["paper"] == "0016-V-51-0012"
    assert item["votes"] == {"in_favour": 30, "against": 2, "abstained": 1}


@pytest.mark.parametrize("number", [1, 25])
def test_the_list_takes_the_same_queries_for_few_and_many(number):
    for n in range(number):
        make.resolution(f"Beschluss {n}", date="2025-01-01", number=str(n), paper=f"P-{n}")
    read("/beschluesse/")
    forget_kept()
    with CaptureQueriesContext(connection) as queries:
        read("/beschluesse/")
    assert len(queries) == 6  # versions, bodies, count, rows, city, words of the front


def test_a_project_is_known_by_the_number_of_its_paper():
    """Its sheet names one resolution on a paper; what other bodies decided on it leads there, too."""
    found = imported()
    project = make.published_project("Integrationskonzept")
    other = make.resolution("Auftrag", date="2025-01-01", paper="0016-V-51-0012")
    ProjectResolution.objects.create(project=project, resolution=other, role="commissioned")
    assert f"/vorhaben/{project.slug}/" in read(f"/beschluesse/{found.pk}/")
    forget_kept()
    pages.raise_version(f"project:{project.pk}")
    assert "/beschluesse/?q=0016-V-51-0012" in read(f"/vorhaben/{project.slug}/")
