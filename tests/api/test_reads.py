"""What machines can read: the same as people, piece by piece."""

import pytest
from django.conf import settings
from django.test import Client

from mitsprache.common.pages import forget_kept
from mitsprache.council.models import Resolution
from mitsprache.projects import actions
from mitsprache.projects.models import Project
from tests import factories

pytestmark = pytest.mark.django_db


def read(path: str, status: int = 200) -> dict:
    response = Client().get(path if path.startswith("/") else f"/api/v1/{path}")
    assert response.status_code == status, response.content
    return response.json()


def test_a_project_has_the_fields_of_the_contract():
    project = factories.full_project("Park am Bahndamm")
    (item,) = read("projects")["items"]
    updated = Project.objects.get(pk=project.pk).updated_on.isoformat()
    assert item == {
        "slug": "park-am-bahndamm",
        "title": "Park am Bahndamm",
        "summary": "Ein Platz, an dem man gern sitzt.",
        "state": "running",
        "participation": "running",
        "updated_on": updated,
        "office": {"slug": "integration", "name": "Amt für Integration"},
        "districts": [{"slug": "biebrich", "name": "Biebrich"}],
        "topics": [{"slug": "verkehr", "name": "Verkehr"}],
        "place": "Bahndamm, Höhe Rheinstraße",
        "latitude": 50.05,
        "longitude": 8.25,
        "texts": 0,
        "url": f"{settings.MITSPRACHE_BASE_URL}/vorhaben/park-am-bahndamm/",
    }


def test_a_sheet_keeps_amounts_dates_and_numbers_as_they_are():
    factories.full_project("Park am Bahndamm")
    sheet = read("projects/park-am-bahndamm")
    assert sheet["cost"]["from"] == "1200000.00"
    assert sheet["cost"]["to"] == "1500000.50"
    assert sheet["cost"]["estimated_on"] == "2018-Q1"
    assert sheet["resolutions"][0]["number"] == "0120"
    assert sheet["resolutions"][0]["date"] == "2017-03-30"
    assert sheet["promises"][0]["state"] == "late"
    assert "<strong>grün</strong>" in sheet["description_html"]


@pytest.mark.parametrize("limit", [1, 2, 3, 200])
def test_following_next_reads_everything_once(limit):
    made = [factories.published_project(f"Platz {number}").slug for number in range(5)]
    found: list[str] = []
    path: str | None = f"/api/v1/projects?limit={limit}&state=idea"
    while path:
        answer = read(path)
        assert len(answer["items"]) <= limit
        found += [item["slug"] for item in answer["items"]]
        path = answer["next"]
    assert found == made


def test_filters_narrow_the_list():
    factories.full_project("Park am Bahndamm")
    factories.published_project("Platz am Weiher")
    for query in ("state=running", "participation=running", "district=biebrich", "topic=verkehr"):
        assert [item["title"] for item in read(f"projects?{query}")["items"]] == [
            "Park am Bahndamm"
        ]
    assert len(read("projects?state=running&state=idea")["items"]) == 2
    assert read("projects?district=atlantis")["items"] == []


def test_places_are_points_with_the_longitude_first():
    factories.full_project("Park am Bahndamm")
    factories.published_project("Platz ohne Ort")
    (feature,) = read("projects.geojson")["features"]
    assert feature["geometry"] == {"type": "Point", "coordinates": [8.25, 50.05]}
    assert feature["properties"]["slug"] == "park-am-bahndamm"


def test_offices_show_their_public_contacts_only():
    factories.office()
    (item,) = read("offices")["items"]
    assert item["email"] == "integration@stadt.example"
    assert "post-integration" not in str(item)


def test_districts_topics_and_resolutions_can_be_read():
    factories.district()
    factories.topic()
    factories.resolution("Umbau", date="2018-Q1", number="0007")
    assert read("districts")["items"][0]["name"] == "Biebrich"
    assert read("topics")["items"] == [{"slug": "verkehr", "name": "Verkehr"}]
    assert read("resolutions")["items"] == [
        {
            "body": "Stadtverordnetenversammlung",
            "date": "2018-Q1",
            "number": "0007",
            "paper": "",
            "title": "Umbau",
            "url": f"{settings.MITSPRACHE_BASE_URL}/beschluesse/{Resolution.objects.get().pk}/",
            "text": "",
            "result": "",
            "votes": None,
            "conditions": "",
        }
    ]


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        ("projects/nichts", 404, "not_found"),
        ("projects?limit=0", 422, "invalid"),
        ("projects?limit=201", 422, "invalid"),
        ("projects?limit=viele", 422, "invalid"),
        ("projects?cursor=erfunden", 400, "bad_cursor"),
        ("topics?cursor=djE6LTE", 400, "bad_cursor"),
    ],
)
def test_errors_are_problems_with_a_stable_code(path, status, code):
    response = Client().get(f"/api/v1/{path}")
    assert response.status_code == status
    assert response.headers["Content-Type"] == "application/problem+json"
    assert response.json()["code"] == code


def test_letters_that_no_database_can_hold_find_nothing():
    factories.full_project("Park am Bahndamm")
    for query in ("state", "participation", "district", "topic"):
        assert read(f"projects?{query}=%00") == {"items": [], "next": None}
    assert Client().get("/api/v1/projects/%00").status_code == 404


@pytest.mark.parametrize("number", [1, 30])
def test_a_list_takes_the_same_queries_for_one_and_for_thirty(number, django_assert_num_queries):
    for n in range(number):
        factories.published_project(f"Platz {n}")
    forget_kept()
    with django_assert_num_queries(4):  # version, names, rows, what stands beside them
        Client().get("/api/v1/projects")


def test_answers_are_for_everybody_and_may_be_cached():
    factories.published_project()
    client = Client()
    client.force_login(factories.coordination())
    for reader in (Client(), client):
        response = reader.get("/api/v1/projects")
        assert response.headers["Cache-Control"] == "public, max-age=60"
        assert response.headers["Access-Control-Allow-Origin"] == "*"
        assert not response.cookies
    etag = response.headers["ETag"]
    again = Client().get("/api/v1/projects", headers={"If-None-Match": etag})
    assert again.status_code == 304


def test_a_change_is_answered_at_once():
    project = factories.full_project("Park am Bahndamm")
    etag = Client().get("/api/v1/projects").headers["ETag"]
    actions.change_state(actor=factories.coordination(), project=project, to="finished")
    again = Client().get("/api/v1/projects", headers={"If-None-Match": etag})
    assert again.status_code == 200
    assert again.json()["items"][0]["state"] == "finished"


def test_the_description_is_openapi_3_1_and_the_page_loads_nothing_foreign():
    assert read("openapi.json")["openapi"] == "3.1.0"
    html = Client().get("/api/v1/docs").content.decode()
    assert "/api/v1/projects/{slug}" in html
    assert "//cdn" not in html


def test_writing_is_not_offered():
    assert Client().post("/api/v1/projects").status_code == 405
