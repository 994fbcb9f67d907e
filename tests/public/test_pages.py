"""Ordinary pages, files for machines, error pages, and how pages may be cached."""

import datetime as dt
import re
from xml.etree import ElementTree

import pytest
from django.conf import settings
from django.test import Client, RequestFactory

from mitsprache.content.models import HomePage, InfoPage, NewsPage
from mitsprache.projects import actions
from mitsprache.public import errors
from tests import factories

pytestmark = pytest.mark.django_db
READING = ["/", "/vorhaben/", "/neuigkeiten/", "/schnittstellen/", "/vorhaben.atom", "/robots.txt"]


@pytest.fixture
def imprint() -> InfoPage:
    front = HomePage.objects.get(locale__language_code="de")
    page = InfoPage(title="Impressum", slug="impressum-neu", body="<p>Die Stadt.</p>")
    front.add_child(instance=page)
    page.save_revision().publish()
    return page


def test_pages_of_the_city_stand_at_their_own_address(imprint):
    html = Client().get("/impressum-neu/").content.decode()
    assert "<h1>Impressum</h1>" in html
    assert "Die Stadt." in html


def test_a_page_without_translation_is_shown_in_german_and_says_so(imprint):
    html = Client().get("/en/impressum-neu/").content.decode()
    assert "This page has not been translated yet" in html
    assert '<div lang="de" dir="auto">' in html


def test_a_page_that_was_taken_down_is_gone(imprint):
    imprint.unpublish()
    assert Client().get("/impressum-neu/").status_code == 404


def test_news_stand_in_a_list_and_by_themselves():
    front = HomePage.objects.get(locale__language_code="de")
    item = NewsPage(title="Neues vom Ufer", slug="ufer", date="2026-05-01", intro="Es geht los.")
    front.add_child(instance=item)
    item.save_revision().publish()
    assert "Neues vom Ufer" in Client().get("/neuigkeiten/").content.decode()
    assert "1. Mai 2026" in Client().get("/neuigkeiten/ufer/").content.decode()
    assert Client().get("/neuigkeiten/nichts/").status_code == 404


@pytest.mark.parametrize("path", READING)
def test_anonymous_reading_sets_no_cookie_and_may_be_cached(path):
    response = Client().get(path)
    assert response.status_code == 200
    assert not response.cookies
    assert response.headers["Cache-Control"] == "public, max-age=60"
    assert "csrfmiddlewaretoken" not in response.content.decode()


@pytest.mark.parametrize("path", READING)
def test_pages_of_somebody_signed_in_stay_out_of_every_cache(path):
    client = Client()
    client.force_login(factories.citizen())
    response = client.get(path)
    assert response.headers["Cache-Control"] == "private, no-store"
    assert "ETag" not in response.headers


def test_a_cache_keeps_readers_with_and_without_session_apart():
    assert "Cookie" in Client().get("/vorhaben/").headers["Vary"]


def test_reading_pages_take_no_posts():
    assert Client().post("/vorhaben/").status_code == 405


def test_a_missing_page_says_so_in_the_language_of_its_address():
    for path, words in (
        ("/gibt/es/nicht/", "Unter dieser Adresse gibt es keine Seite"),
        ("/en/vorhaben/nothing/", "There is no page at this address"),
        ("/ar/vorhaben/nothing/", "لا توجد صفحة على هذا العنوان"),
    ):
        response = Client().get(path)
        assert response.status_code == 404
        assert words in response.content.decode()


@pytest.mark.parametrize(("page", "status"), [("bad_request", 400), ("server_error", 500)])
def test_the_last_pages_need_no_database(page, status, django_assert_num_queries):
    with django_assert_num_queries(0):
        response = getattr(errors, page)(RequestFactory().get("/"))
    assert response.status_code == status
    assert "<h1>" in response.content.decode()


def test_robots_are_led_to_the_sitemap_and_away_from_forms():
    text = Client().get("/robots.txt").content.decode()
    assert f"Sitemap: {settings.MITSPRACHE_BASE_URL}/sitemap.xml" in text
    assert "Disallow: /konto/" in text


def test_the_sitemap_holds_every_public_page_in_every_language_and_no_draft(imprint):
    shown = factories.published_project("Platz am Weiher")
    hidden = factories.draft_project("Geheimer Platz")
    imprint.show_in_menus = True
    imprint.save_revision().publish()
    response = Client().get("/sitemap.xml")
    ElementTree.fromstring(response.content)
    text = response.content.decode()
    for prefix in ("", "/en", "/ar"):
        assert f"<loc>{settings.MITSPRACHE_BASE_URL}{prefix}/vorhaben/{shown.slug}/</loc>" in text
        assert f"<loc>{settings.MITSPRACHE_BASE_URL}{prefix}/impressum-neu/</loc>" in text
    assert hidden.slug not in text


def test_the_security_contact_does_not_expire_soon():
    text = Client().get("/.well-known/security.txt").content.decode()
    expires = dt.datetime.fromisoformat(re.search(r"Expires: (\S+)", text)[1])
    left = expires - dt.datetime.now(dt.UTC)
    assert dt.timedelta(days=30) < left < dt.timedelta(days=366)
    assert text.startswith("Contact: ")


def test_every_page_names_the_page_in_the_other_languages():
    html = Client().get("/vorhaben/?stand=idea").content.decode()
    assert 'rel="alternate" hreflang="ar"' in html
    assert 'href="/ar/vorhaben/?stand=idea"' in html


def test_a_removed_project_leaves_the_sitemap():
    project = factories.published_project("Platz am Weiher")
    actions.withdraw_project(actor=factories.coordination(), project=project, reason="Doppelt")
    assert project.slug not in Client().get("/sitemap.xml").content.decode()
