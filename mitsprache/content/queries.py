"""What the public site shows of home page, pages and news: one query each, German as fallback."""

import datetime as dt
from dataclasses import dataclass
from typing import Any, Self, TypeVar

from django.conf import settings
from django.db.models import QuerySet

from .models import CityPage, HomePage, InfoPage, NewsPage

PageType = TypeVar("PageType", bound=CityPage)


@dataclass(frozen=True, slots=True)
class HomeTexts:
    claim: str
    intro: str
    language: str  # of the texts: they may be German where a translation is missing


@dataclass(frozen=True, slots=True)
class PageText:
    """One page as people read it; `language` is the text's own."""

    title: str
    intro: str
    body_html: str
    date: dt.date | None
    updated_at: dt.datetime | None
    language: str
    path: str
    search_description: str

    @classmethod
    def of(cls, page: Any) -> Self:
        return cls(
            title=page.title,
            intro=page.intro,
            body_html=page.body_html,
            date=page.date if isinstance(page, NewsPage) else None,
            updated_at=page.last_published_at,
            language=page.locale.language_code,
            path=page.path_in_public,
            search_description=page.search_description,
        )

    @classmethod
    def of_home(cls, home: HomePage) -> Self:
        return cls(
            title=home.claim,
            intro=home.intro,
            body_html="",
            date=None,
            updated_at=home.last_published_at,
            language=home.locale.language_code,
            path=home.path_in_public,
            search_description=home.search_description,
        )


@dataclass(frozen=True, slots=True)
class NewsItem:
    title: str
    intro: str
    date: dt.date
    path: str
    language: str


@dataclass(frozen=True, slots=True)
class MenuItem:
    title: str
    slug: str
    path: str
    language: str


def _in_language(
    pages: QuerySet[PageType], language: str, most: int | None = None
) -> list[PageType]:
    """Published pages in `language`; those that it lacks in German. At most the first `most`."""
    published = pages.filter(
        live=True, locale__language_code__in={language, settings.LANGUAGE_CODE}
    ).select_related("locale")
    # A page and its German original stand beside each other, so twice as many rows are enough.
    rows = list(published[: 2 * most] if most else published)
    translated = {row.translation_key for row in rows if row.locale.language_code == language}
    return [
        row
        for row in rows
        if row.locale.language_code == language or row.translation_key not in translated
    ]


def home_texts(language: str) -> HomeTexts:
    """The words on the home page; empty ones when the city has published none."""
    for page in _in_language(HomePage.objects.order_by("path"), language):
        return HomeTexts(claim=page.claim, intro=page.intro, language=page.locale.language_code)
    return HomeTexts(claim="", intro="", language=language)


def info_page(slug: str, language: str) -> PageText | None:
    """The published page with this address, in `language` or in German; None: there is none."""
    pages = _in_language(InfoPage.objects.filter(slug=slug).order_by("path"), language)
    return PageText.of(pages[0]) if pages else None


def menu_pages(language: str) -> list[MenuItem]:
    """The pages that stand in the footer, in the editors' order."""
    pages = InfoPage.objects.filter(show_in_menus=True).order_by("path")
    return [
        MenuItem(
            title=page.title,
            slug=page.slug,
            path=page.path_in_public,
            language=page.locale.language_code,
        )
        for page in _in_language(pages, language)
    ]


def news(language: str, n: int) -> list[NewsItem]:
    """The newest `n` pieces of news."""
    pages = NewsPage.objects.order_by("-date", "-pk")
    return [
        NewsItem(
            title=page.title,
            intro=page.intro,
            date=page.date,
            path=page.path_in_public,
            language=page.locale.language_code,
        )
        for page in _in_language(pages, language, most=n)
    ][:n]


def news_page(slug: str, language: str) -> PageText | None:
    """The published news with this address, in `language` or in German; None: there is none."""
    pages = _in_language(NewsPage.objects.filter(slug=slug).order_by("path"), language)
    return PageText.of(pages[0]) if pages else None
