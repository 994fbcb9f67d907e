"""What the public site reads of home page, pages and news."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from wagtail.models import Locale, Site

from mitsprache.content import queries
from mitsprache.content.models import File, HomePage, InfoPage, NewsPage
from tests import factories as cast

pytestmark = pytest.mark.django_db


def home(language="de"):
    return HomePage.objects.get(locale__language_code=language)


def info(slug="hilfe", *, body="<p>Text</p>", publish=True, **fields):
    page = home().add_child(
        instance=InfoPage(title="Hilfe", slug=slug, body=body, live=False, **fields)
    )
    if publish:
        page.save_revision().publish()
    return InfoPage.objects.get(pk=page.pk)


def in_english(page, title):
    copy = page.copy_for_translation(Locale.objects.get(language_code="en"))
    copy.title = title
    copy.save_revision().publish()
    return copy


def news(day, title, *, language="de"):
    page = home(language).add_child(
        instance=NewsPage(title=title, slug=f"tag-{day}", date=dt.date(2026, 5, day), intro="Kurz.")
    )
    page.save_revision().publish()
    return page


def test_of_the_same_day_the_last_news_stand_first_at_the_front_and_none_is_lost():
    for number in range(5):
        page = home().add_child(
            instance=NewsPage(
                title=f"Meldung {number}",
                slug=f"meldung-{number}",
                date=dt.date(2026, 5, 4),
                intro="Kurz.",
            )
        )
        page.save_revision().publish()
    titles = [item.title for item in queries.front_news("de")]
    assert titles == ["Meldung 4", "Meldung 3", "Meldung 2"]
    assert titles == [item.title for item in queries.news("de", 3)]


def test_a_fresh_installation_has_a_home_page_in_every_language():
    languages = set(HomePage.objects.values_list("locale__language_code", flat=True))
    assert languages == {"de", "en", "ar"}
    assert Site.objects.get().root_page == home().page_ptr
    assert queries.home_texts("ar").language == "ar"
    assert InfoPage.find_problems() == ([], [], [], [], [])


def test_a_page_is_read_in_the_readers_language_or_in_german():
    page = info()
    assert queries.info_page("hilfe", "en").language == "de"
    in_english(page, "Help")
    assert queries.info_page("hilfe", "en").title == "Help"
    assert queries.info_page("hilfe", "en").path == "/en/hilfe/"
    assert queries.info_page("hilfe", "ar").path == "/hilfe/"


def test_drafts_are_read_by_nobody():
    info("entwurf", publish=False)
    assert queries.info_page("entwurf", "de") is None
    assert queries.info_page("gibt-es-nicht", "de") is None
    assert queries.menu_pages("de") == []


def test_a_change_is_read_only_once_it_is_published():
    page = info()
    page.body = "<p>Neu</p>"
    page.save_revision()
    assert "Neu" not in queries.info_page("hilfe", "de").body_html
    page.latest_revision.publish()
    assert "Neu" in queries.info_page("hilfe", "de").body_html


def test_news_come_newest_first_once_each_and_translated_where_they_are():
    for day in range(1, 8):
        page = news(day, f"Nachricht {day}")
    in_english(page, "News 7")
    assert [item.title for item in queries.news("de", 3)] == [
        "Nachricht 7",
        "Nachricht 6",
        "Nachricht 5",
    ]
    assert [item.title for item in queries.news("en", 3)] == [
        "News 7",
        "Nachricht 6",
        "Nachricht 5",
    ]
    assert queries.news_page("tag-7", "en").date == dt.date(2026, 5, 7)


@pytest.mark.parametrize("language", ["de", "en"])
def test_each_reading_is_one_query(django_assert_num_queries, language):
    in_english(info(show_in_menus=True), "Help")
    news(1, "Eins")
    connection.queries_log.clear()
    for read, number in (
        (lambda: queries.home_texts(language), 1),
        (lambda: queries.menu_pages(language), 0),  # came with the words of the home page
        (lambda: queries.info_page("hilfe", language), 1),
        (lambda: queries.news(language, 5), 1),
        (lambda: queries.news_page("tag-1", language), 1),
    ):
        with django_assert_num_queries(number):
            read()


def test_what_people_read_runs_nothing():
    page = info(
        body='<h2>Ja</h2><p onclick="x()">Text<script>alert(1)</script>'
        '<a href="javascript:x()">a</a><img src=x onerror=x()></p>'
    )
    html = page.body_html
    assert "<h2>Ja</h2>" in html
    for trap in ("script", "onclick", "javascript:", "onerror", "<img"):
        assert trap not in html


def test_links_lead_to_the_public_address_of_page_and_file():
    target = info("regeln")
    paper = File.objects.create(title="Plan", file="documents/plan.pdf", file_hash="0123456789ab")
    page = info(
        body=f'<p><a linktype="page" id="{target.pk}">Regeln</a> '
        f'<a linktype="document" id="{paper.pk}">Plan</a></p>'
    )
    assert 'href="/regeln/"' in page.body_html
    assert f'href="/medien/datei/{paper.pk}/01234567/plan.pdf"' in page.body_html


@pytest.mark.parametrize("body", ["<h3>Zu tief</h3>", "<h2> </h2><p>x</p>"])
def test_Y_12_headings_skip_no_level_and_are_not_empty(body):
    with pytest.raises(ValidationError) as refusal:
        info(body=body)
    assert "body" in refusal.value.message_dict


def test_an_office_uses_its_own_and_the_shared_files_and_changes_its_own():
    ours, theirs, shared = (
        File.objects.create(title=title, office=where, file=f"documents/{title}.pdf")
        for title, where in (("a", cast.office()), ("b", cast.office2()), ("c", None))
    )
    member = cast.department()
    assert set(File.objects.usable_by(member)) == {ours, shared}
    assert set(File.objects.editable_by(member)) == {ours}
    assert set(File.objects.editable_by(cast.editor())) == {ours, theirs, shared}
    for person in (cast.citizen(), cast.moderation(), cast.admin(), None):
        assert not File.objects.usable_by(person).exists()
