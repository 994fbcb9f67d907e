"""The home page: where one can take part now, what is next, what has changed."""

import re

import pytest
from django.test import Client

from mitsprache.common.partial_dates import PartialDate
from mitsprache.content.models import HomePage, NewsPage
from mitsprache.projects import actions
from mitsprache.projects.models import Step
from tests import factories

pytestmark = pytest.mark.django_db


def home(prefix: str = "/") -> str:
    response = Client().get(prefix)
    assert response.status_code == 200
    return response.content.decode()


def section(html: str, name: str) -> str:
    """The part of the page from the heading with this id to the next heading of its kind."""
    return re.split(r"<h2 id=", html.split(f'<h2 id="{name}"', 1)[1], maxsplit=1)[0]


def with_step(title: str, **facts: str) -> None:
    project = factories.draft_project(title).latest_revision.as_object()
    dates = {name: PartialDate.parse(value) for name, value in facts.items()}
    project.steps = [Step(title=f"Schritt von {title}", kind="event", **dates)]
    revision = actions.save_draft(actor=factories.coordination(), project=project)
    actions.publish_sheet(actor=factories.coordination(), project=project, revision=revision)


def test_running_participation_stands_first():
    factories.full_project("Park am Bahndamm")
    factories.published_project("Platz am Weiher")
    now = section(home(), "now")
    assert "Park am Bahndamm" in now
    assert "Platz am Weiher" not in now


def test_without_running_participation_the_page_says_so_and_leads_on():
    factories.published_project("Platz am Weiher")
    assert "Zurzeit läuft keine Beteiligung" in section(home(), "now")


def test_dates_ahead_come_in_their_order_and_past_ones_do_not():
    with_step("Später", planned="2190-03")
    with_step("Bald", planned="2190-02-14")
    with_step("Vorbei", planned="2016-10-29")
    with_step("Irgendwann", planned="2190-Q1")
    following = section(home(), "next")
    assert re.findall(r"Schritt von (\w+)", following) == ["Bald", "Später"]


def test_a_draft_s_dates_are_not_announced():
    project = factories.draft_project("Geheim").latest_revision.as_object()
    project.steps = [Step(title="Geheimer Termin", planned=PartialDate.parse("2190-01-01"))]
    actions.save_draft(actor=factories.coordination(), project=project)
    assert "Geheim" not in home()


def test_updates_and_answers_show_what_has_changed():
    project = factories.full_project("Park am Bahndamm")
    actions.change_state(actor=factories.coordination(), project=project, to="finished")
    factories.answer(factories.comment(project.thread), "Vor dem Haupteingang.")
    changed = section(home(), "changed")
    assert "Vor dem Haupteingang." in changed
    assert f"/vorhaben/{project.slug}/#kommentare" in changed
    assert f"/vorhaben/{project.slug}/#updates" in changed


def test_numbers_are_counted():
    project = factories.full_project("Park am Bahndamm")
    factories.published_project("Platz am Weiher")
    factories.draft_project("Geheim")
    factories.answer(factories.comment(project.thread))
    numbers = re.findall(r"<dd>(\d+)</dd>", section(home(), "numbers"))
    assert numbers == ["2", "1", "2", "1"]  # projects, running, comment and answer, answer


def test_the_city_s_words_and_news_are_shown():
    front = HomePage.objects.get(locale__language_code="de")
    front.claim, front.intro = "Reden wir miteinander", "Hier stehen die Vorhaben."
    front.save_revision().publish()
    item = NewsPage(title="Neues vom Ufer", slug="ufer", date="2026-05-01", intro="Es geht los.")
    front.add_child(instance=item)
    item.save_revision().publish()
    html = home()
    for words in ("Reden wir miteinander", "Hier stehen die Vorhaben.", "Neues vom Ufer"):
        assert words in html
    assert 'href="/neuigkeiten/ufer/"' in html


@pytest.mark.parametrize(("prefix", "words"), [("/", "Jetzt mitreden"), ("/en/", "Take part now")])
def test_the_language_stands_in_the_address(prefix, words):
    assert words in home(prefix)


def test_the_browser_s_language_and_cookies_do_not_change_the_page():
    client = Client(headers={"Accept-Language": "ar"})
    client.cookies["django_language"] = "ar"
    assert "Jetzt mitreden" in client.get("/").content.decode()


def test_a_reader_who_has_the_page_gets_no_second_copy():
    factories.published_project()
    etag = Client().get("/").headers["ETag"]
    assert Client().get("/", headers={"If-None-Match": etag}).status_code == 304
    factories.published_project("Neu")
    assert Client().get("/", headers={"If-None-Match": etag}).status_code == 200
