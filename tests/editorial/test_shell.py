"""The shell around the editors' work: previews, ordinary pages, preferences, words."""

from pathlib import Path

import pytest
import wagtail
from babel.messages.pofile import read_po
from django.conf import settings
from django.urls import reverse
from django.utils import translation

from mitsprache.content.models import HomePage, InfoPage
from mitsprache.content.queries import info_page
from tests import factories as cast
from tests.editorial.reading import form_of, text_of

pytestmark = pytest.mark.django_db

# Where our German says it differently on purpose, and the editor reads well with it too.
OTHER_WORDS = {"Home", "Import", "Search", "Show", "To", "scheduled"}


def test_the_preview_shows_the_draft_in_the_public_look_under_a_strict_policy(client):
    project = cast.draft_project("Entwurf eines Platzes")
    client.force_login(cast.department())
    response = client.get(
        reverse("sheets:revisions_view", args=[project.pk, project.latest_revision_id])
    )
    assert "Entwurf eines Platzes" in text_of(response)
    policy = response.headers["Content-Security-Policy"]
    assert "unsafe-inline" not in policy
    assert "frame-ancestors 'self'" in policy
    assert response.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert "no-store" in response.headers["Cache-Control"]


def test_the_preview_of_what_is_being_typed_needs_no_saving(client):
    project = cast.published_project()
    client.force_login(cast.department())
    data = form_of(client.get(reverse("sheets:edit", args=[project.pk])))
    url = reverse("sheets:preview_on_edit", args=[project.pk])
    assert client.post(url, data | {"title": "Eben getippt"}).json()["is_valid"]
    assert "Eben getippt" in text_of(client.get(url))
    project.refresh_from_db()
    assert project.get_latest_revision_as_object().title == "Platz am Weiher"


def test_an_editor_writes_a_page_and_people_read_it(client):
    client.force_login(cast.editor())
    home = HomePage.objects.get(locale__language_code="de")
    url = reverse("wagtailadmin_pages:add", args=["content", "infopage", home.pk])
    data = form_of(client.get(url), "page-edit-form") | {
        "title": "Spielregeln",
        "slug": "regeln",
        "intro": "So gehen wir miteinander um.",
        "body": '{"blocks":[{"key":"a","text":"Fair bleiben","type":"unstyled","depth":0,'
        '"inlineStyleRanges":[],"entityRanges":[]}],"entityMap":{}}',
        "action-publish": "1",
    }
    assert client.post(url, data).status_code == 302
    page = InfoPage.objects.get(slug="regeln")
    assert "Fair bleiben" in info_page("regeln", "de").body_html
    assert page.intro == "So gehen wir miteinander um."
    preview = client.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk]))
    assert "Fair bleiben" in text_of(preview)
    assert "frame-ancestors 'self'" in preview.headers["Content-Security-Policy"]


def test_X_04_the_editor_keeps_no_markup_that_the_browser_made_up(client):
    client.force_login(cast.editor())
    home = HomePage.objects.get(locale__language_code="de")
    url = reverse("wagtailadmin_pages:add", args=["content", "infopage", home.pk])
    data = form_of(client.get(url), "page-edit-form") | {
        "title": "Falle",
        "slug": "falle",
        "body": '{"blocks":[{"key":"a","text":"<script>x()</script> klick","type":"unstyled",'
        '"depth":0,"inlineStyleRanges":[],"entityRanges":[{"offset":21,"length":5,"key":0}]}],'
        '"entityMap":{"0":{"type":"LINK","mutability":"MUTABLE",'
        '"data":{"url":"javascript:alert(1)"}}}}',
        "action-publish": "1",
    }
    client.post(url, data)
    html = info_page("falle", "de").body_html
    assert "klick" in html
    assert "<script" not in html
    assert "javascript:" not in html


def test_preferences_offer_neither_name_nor_password(client):
    client.force_login(cast.department())
    response = client.get(reverse("wagtailadmin_account"))
    names = {
        panel.name for panels in response.context["panels_by_tab"].values() for panel in panels
    }
    assert names == {"locale", "theme"}


def test_signing_out_leads_to_the_public_site(client):
    client.force_login(cast.department())
    response = client.post(reverse("wagtailadmin_logout"))
    assert (response.status_code, response.url) == (302, "/")
    assert client.get("/redaktion/").url.startswith("/konto/anmelden/")


@pytest.mark.parametrize("person", [cast.department, cast.coordination])
def test_the_menu_leads_nowhere_that_is_closed(client, person):
    client.force_login(person())
    page = client.get("/redaktion/")
    assert "wagtail.org" not in page.content.decode()
    for item in _menu(page):
        assert client.get(item).status_code == 200, item


def _menu(page):
    """The addresses in the side bar, which comes as data for its script."""
    import json
    import re

    props = re.search(
        r'<script id="wagtail-sidebar-props" type="application/json">(.*?)</script>',
        page.content.decode(),
        re.DOTALL,
    )
    found = set(re.findall(r'"(/redaktion/[^"?]*)"', json.dumps(json.loads(props[1]))))
    assert "/redaktion/vorhaben/" in found
    return sorted(found - {reverse("wagtailadmin_logout")})


def test_our_german_words_do_not_change_those_of_the_editor():
    """Django asks our catalogue before Wagtail's, for a word that both have."""
    ours = _words(Path(settings.LOCALE_PATHS[0]) / "de" / "LC_MESSAGES" / "django.po")
    clashes = set()
    for path in Path(wagtail.__file__).parent.rglob("locale/de/LC_MESSAGES/django.po"):
        for word, german in _words(path).items():
            if ours.get(word, german) != german and word not in OTHER_WORDS:
                clashes.add(f"{word}: {ours[word]} / {german}")
    assert not clashes, "give our word a context, or let it say the same"


def _words(path):
    with path.open("rb") as source, translation.override(None):
        return {
            message.id: message.string
            for message in read_po(source)
            if message.id
            and message.string
            and isinstance(message.id, str)
            and not message.context
            and not message.fuzzy
        }
