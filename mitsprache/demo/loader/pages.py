"""The words of the home page, the ordinary pages and the news, in three languages."""

import re
import uuid

from django.conf import settings

from mitsprache.common import pages
from mitsprache.common.text import render_markdown
from mitsprache.content.models import HomePage, InfoPage, NewsPage
from mitsprache.demo import content
from mitsprache.demo.content.shapes import Page, PageText

_OWN_LINK = re.compile(r'href="(/[^"]*)"')


def load_pages() -> None:
    """Fill the home pages that migrations made and put the other pages below them."""
    for language, _name in settings.LANGUAGES:
        home = HomePage.objects.get(locale__language_code=language)
        words: PageText = getattr(content.HOME, language)
        home.claim, home.intro = words.title, words.intro
        home.first_published_at = home.last_published_at = content.HOME.published_at
        home.save()
    for page in (*content.INFO_PAGES, *content.NEWS_PAGES):
        _load_page(page)
    pages.raise_version("pages")


def _load_page(page: Page) -> None:
    key = uuid.uuid4()
    for language, _name in settings.LANGUAGES:
        words: PageText = getattr(page, language)
        home = HomePage.objects.get(locale__language_code=language)
        shared = {
            "title": words.title,
            "slug": page.slug,
            "intro": words.intro,
            "body": _body(words.body, language),
            "locale": home.locale,
            "translation_key": key,
            "first_published_at": page.published_at,
            "last_published_at": page.published_at,
        }
        if page.on is None:
            home.add_child(instance=InfoPage(show_in_menus=True, **shared))
        else:
            home.add_child(instance=NewsPage(date=page.on, **shared))


def _body(text: str, language: str) -> str:
    """HTML as the editor keeps it; links to our own pages stay in the language."""
    html = render_markdown(text, top_heading=2).replace(' rel="noopener"', "")
    prefix = "" if language == settings.LANGUAGE_CODE else f"/{language}"
    return _OWN_LINK.sub(rf'href="{prefix}\1"', html)
