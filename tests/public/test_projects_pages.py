"""The list of projects and the fact sheet as people read them."""

import datetime as dt
import re

import pytest
from django.test import Client

from mitsprache.projects import actions
from mitsprache.projects.models import Project
from tests import factories

pytestmark = pytest.mark.django_db


def page(path: str, status: int = 200) -> str:
    response = Client().get(path)
    assert response.status_code == status, response.status_code
    return response.content.decode()


def titles(html: str) -> list[str]:
    return re.findall(r'class="card__link"[^>]*>([^<]+)<', html)


@pytest.fixture
def park() -> Project:
    return factories.full_project("Park am Bahndamm")


@pytest.fixture
def square() -> Project:
    return factories.published_project("Platz am Weiher")


def test_the_sheet_states_every_fact_that_it_was_given(park):
    html = page(f"/vorhaben/{park.slug}/")
    for fact in (
        *("Park am Bahndamm", "Ein Platz, an dem man gern sitzt."),
        *("<strong>grün</strong>", "<li>Bäume</li>", "Die Bagger sind da.", "in Umsetzung"),
        *("Quelle: Akte des Grünflächenamts", "Biebrich", "Verkehr", "Familien"),
        *("Bahndamm, Höhe Rheinstraße", "50.05000, 8.25000", "Vorhabenliste 01.2018"),
        *("Beteiligung läuft", "informell", "Offen sind die Wege, gesetzt ist der Spielplatz."),
        *("Ein Park, den alle nutzen.", "Erst sammeln, dann entwerfen."),
        *("Oktober 2016 bis Dezember 2016", "Stabsstelle Beteiligung", "12.000 Euro"),
        *("Städtebauförderung", "Alle Termine stehen im Kalender der Stadt."),
        *("1.200.000\u00a0€ bis 1.500.000,50\u00a0€", "Bund und Stadt", "1. Quartal 2018"),
        *("Wir berichten, was aus den Ideen geworden ist.", "überfällig seit", "1. April 2018"),
        *("Umbau 0", "Stadtverordnetenversammlung", "30. März 2017", "Nr. 0120", "16-V-0"),
        *("Bauabschnitt 0", "Werkstatt 0", "Inhalt 0", "29. Oktober 2016"),
        *("0611 31-0", "integration@stadt.example", "Amt für Integration"),
        *('alt="Blick über den Damm 0"', "Letzte Aktualisierung", "Datum der letzten"),
    ):
        assert fact in html, fact


def test_what_is_not_known_is_said_and_not_left_out(square):
    html = page(f"/vorhaben/{square.slug}/")
    for words in (
        "noch nicht bekannt",
        "Die Planung beginnt erst.",
        "Es gibt noch keinen Beschluss",
    ):
        assert words in html
    assert html.count(">keine Angabe<") == 2  # districts and topics


def test_a_resolution_without_number_says_so():
    project = factories.draft_project().latest_revision.as_object()
    project.resolutions = [
        factories.ProjectResolution(resolution=factories.resolution(date="2017-03-30"))
    ]
    revision = actions.save_draft(actor=factories.coordination(), project=project)
    actions.publish_sheet(actor=factories.coordination(), project=project, revision=revision)
    assert "Nummer nicht angegeben" in page(f"/vorhaben/{project.slug}/")


def test_a_project_without_participation_says_why():
    project = factories.draft_project().latest_revision.as_object()
    project.participation = "none"
    project.participation_reason = "Das Gesetz lässt hier keinen Spielraum."
    revision = actions.save_draft(actor=factories.coordination(), project=project)
    actions.publish_sheet(actor=factories.coordination(), project=project, revision=revision)
    html = page(f"/vorhaben/{project.slug}/")
    assert "keine Beteiligung vorgesehen" in html
    assert "Das Gesetz lässt hier keinen Spielraum." in html


def test_pictures_have_their_size_and_come_from_the_checked_address(park):
    html = page(f"/vorhaben/{park.slug}/")
    image = re.search(r'<img src="(/medien/bild/[^"]+)"[^>]*width="1200" height="675"', html)
    assert image, "no picture with its size"
    response = Client().get(image[1])
    assert list(response.streaming_content)
    assert response.headers["Content-Type"] == "image/webp"


def test_comments_stand_below_the_sheet(park):
    factories.comment(park.thread, "Wo stehen die Fahrräder?")
    html = page(f"/vorhaben/{park.slug}/")
    assert "Wo stehen die Fahrräder?" in html
    assert 'href="#kommentare"' in html


def test_staff_who_may_edit_see_the_way_to_the_editor(park):
    client = Client()
    client.force_login(factories.editor())
    assert "/redaktion/" in client.get(f"/vorhaben/{park.slug}/").content.decode()
    client.force_login(factories.citizen())
    assert "/redaktion/" not in client.get(f"/vorhaben/{park.slug}/").content.decode()


def test_german_texts_are_marked_on_pages_in_other_languages(park):
    html = page(f"/ar/vorhaben/{park.slug}/")
    assert '<html lang="ar" dir="rtl">' in html
    assert '<h1 lang="de" dir="auto">Park am Bahndamm</h1>' in html
    assert "بطاقة التعريف هذه مكتوبة بالألمانية" in html
    assert 'lang="de" dir="auto"' not in page(f"/vorhaben/{park.slug}/")


def test_every_language_links_to_every_other(park):
    html = page(f"/en/vorhaben/{park.slug}/")
    for code, prefix in (("de", ""), ("en", "/en"), ("ar", "/ar")):
        assert f'hreflang="{code}" href="' in html
        assert f'href="{prefix}/vorhaben/{park.slug}/"' in html


def test_a_former_address_leads_to_the_new_one(park):
    old = park.slug
    actions.rename_address(actor=factories.coordination(), project=park, slug="gruener-bahndamm")
    response = Client().get(f"/en/vorhaben/{old}/")
    assert response.status_code == 301
    assert response.headers["Location"] == "/en/vorhaben/gruener-bahndamm/"


def test_the_list_shows_what_one_wants_to_know_at_a_glance(park, square):
    html = page("/vorhaben/")
    assert titles(html) == [square.title, park.title]
    assert "2 Vorhaben gefunden" in html
    for fact in ("Biebrich", "Verkehr", "in Umsetzung", "Beteiligung läuft", "fill-480x270"):
        assert fact in html


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=bahndamm", ["Park am Bahndamm"]),
        ("q=Biebrich", ["Park am Bahndamm"]),
        ("bezirk=biebrich", ["Park am Bahndamm"]),
        ("thema=verkehr", ["Park am Bahndamm"]),
        ("stand=running", ["Park am Bahndamm"]),
        ("stand=laufend", ["Park am Bahndamm"]),
        ("stand=idee", ["Platz am Weiher"]),
        ("beteiligung=running", ["Park am Bahndamm"]),
        ("beteiligung=offen", ["Platz am Weiher"]),
        ("stand=idee&stand=laufend", ["Platz am Weiher", "Park am Bahndamm"]),
        ("stand=idee&thema=verkehr", []),
        ("q=bahndamm&bezirk=biebrich&thema=verkehr&stand=running", ["Park am Bahndamm"]),
        ("sort=titel", ["Park am Bahndamm", "Platz am Weiher"]),
        ("sort=title", ["Park am Bahndamm", "Platz am Weiher"]),
        ("q=&bezirk=&thema=&stand=&beteiligung=&sort=", ["Platz am Weiher", "Park am Bahndamm"]),
    ],
)
def test_filters_and_sorting_stand_in_the_address(park, square, query, found):
    assert titles(page(f"/vorhaben/?{query}")) == found


def test_each_filter_in_use_can_be_taken_away(park, square):
    html = page("/vorhaben/?stand=laufend&thema=verkehr&q=park")
    removals = [
        match.replace("&amp;", "&") for match in re.findall(r'class="chip" href="([^"]+)"', html)
    ]
    assert sorted(removals) == sorted(
        ["?stand=laufend&thema=verkehr", "?thema=verkehr&q=park", "?stand=laufend&q=park"]
    )
    for removal in removals:
        assert titles(page(f"/vorhaben/{removal}"))


def test_unknown_filters_are_left_out_and_named(square):
    html = page("/vorhaben/?bezirk=atlantis&stand=x&sort=y&seite=z")
    assert titles(html) == [square.title]
    assert "atlantis, x, y, z" in html


def test_when_nothing_matches_the_page_shows_a_way_out(square):
    html = page("/vorhaben/?q=drachenflug")
    assert "Nichts gefunden" in html
    assert "Alle Vorhaben zeigen" in html


def test_pages_beyond_the_end_show_the_last_one():
    for number in range(21):
        factories.published_project(f"Platz {number:02}")
    assert len(titles(page("/vorhaben/?sort=titel&seite=2"))) == 1
    html = page("/vorhaben/?sort=titel&seite=999999")
    assert titles(html) == ["Platz 20"]
    assert "Seite 999999 gibt es nicht" in html


def test_places_can_be_read_as_a_list(park, square):
    html = page("/vorhaben/?ansicht=orte")
    assert "Bahndamm, Höhe Rheinstraße" in html
    assert "50.05000, 8.25000" in html
    assert square.title not in html


def test_the_filter_works_by_an_ordinary_form(square):
    html = page("/vorhaben/")
    form = re.search(r'<form class="filter-bar"[^>]*>', html)
    assert form
    assert 'method="get"' in form[0]
    assert 'action="/vorhaben/"' in form[0]


def test_a_withdrawn_project_leaves_list_and_address(park):
    actions.withdraw_project(actor=factories.coordination(), project=park, reason="Doppelt erfasst")
    assert titles(page("/vorhaben/")) == []
    page(f"/vorhaben/{park.slug}/", 404)


def test_the_feed_holds_updates_and_answers(park):
    factories.answer(factories.comment(park.thread), "Vor dem Haupteingang.")
    feed = page("/vorhaben.atom")
    assert "Antwort: Park am Bahndamm" in feed
    assert "Vor dem Haupteingang." in feed
    assert "Antwort: Park am Bahndamm" in page(f"/vorhaben/{park.slug}.atom")


def test_a_scheduled_date_that_passed_is_marked_on_the_sheet(park):
    assert "Der Termin ist verstrichen" in page(f"/vorhaben/{park.slug}/")


def test_the_day_of_the_last_update_is_the_city_s_day():
    late = dt.datetime(2026, 6, 30, 22, 30, tzinfo=dt.UTC)  # half past midnight in the city
    project = factories.published_project(at=late)
    assert "1. Juli 2026" in page(f"/vorhaben/{project.slug}/")
