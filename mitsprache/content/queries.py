"""What the public site shows of home page, pages and news: German as fallback."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Self, TypeVar

from django.conf import settings
from django.db.models import CharField, DateField, QuerySet, Value
from django.db.models.functions import Cast

from mitsprache.common import pages
from mitsprache.common.prepared import Prepared

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


def _published(rows: QuerySet[PageType], language: str) -> QuerySet[PageType]:
    """Published pages in `language` and in German."""
    return rows.filter(live=True, locale__language_code__in=[language, settings.LANGUAGE_CODE])


def _in_language(asked: QuerySet[PageType], language: str) -> list[PageType]:
    """Published pages in `language`; those that it lacks in German."""
    rows = list(_published(asked, language).select_related("locale"))
    translated = {row.translation_key for row in rows if row.locale.language_code == language}
    return [
        row
        for row in rows
        if row.locale.language_code == language or row.translation_key not in translated
    ]


_TRANSLATION = ("translation_key", "locale__language_code")
_SECONDS = 30.0


# News at the front, and twice as many rows: a page and its German original stand side by side.
FRONT_NEWS = 3


def _front_rows(language: str) -> Any:
    """Home pages, pages of the menu and the newest news: what the editors put at the front.

    The home page is known by its place in the tree.
    """
    first = ("kind", *_TRANSLATION)
    homes = _published(HomePage.objects.order_by(), language).annotate(
        kind=_words("home"), blank=_words(""), day=_no_day()
    )
    menu = _published(InfoPage.objects.filter(show_in_menus=True).order_by(), language).annotate(
        kind=_words("menu"), blank=_words(""), day=_no_day()
    )
    newest = _published(NewsPage.objects.order_by("-date", "-pk"), language).values("pk")
    news = NewsPage.objects.filter(pk__in=newest[: 2 * FRONT_NEWS]).order_by()
    return homes.values_list(*first, "path", "claim", "intro", "blank", "day", "pk").union(
        menu.values_list(*first, "path", "title", "blank", "slug", "day", "pk"),
        news.annotate(kind=_words("news")).values_list(
            *first, "path", "title", "intro", "slug", "date", "pk"
        ),
        all=True,
    )


def _words(words: str) -> Value:
    return Value(words, output_field=CharField())


def _no_day() -> Any:
    return Cast(Value(None), DateField())


_front = Prepared(_front_rows)
_news = Prepared(
    lambda language, most: _published(
        NewsPage.objects.order_by("-date", "-pk"), language
    ).values_list(*_TRANSLATION, "title", "intro", "slug", "date")[:most]
)


def _rows_in(language: str, rows: Iterable[Sequence[Any]]) -> list[Sequence[Any]]:
    """As `_in_language`, of rows that begin with `_TRANSLATION`; without the first of the two."""
    rows = list(rows)
    translated = {key for key, its_language, *_ in rows if its_language == language}
    return [row[1:] for row in rows if row[1] == language or row[0] not in translated]


def _front_of(kind: str, language: str) -> list[Sequence[Any]]:
    """Language, title, intro, slug, day and key of the home page, of the pages of the menu in their
    order, or of the newest news.

    One query for all of them, then kept for 30 seconds in this process.
    """
    rows = pages.kept(("front", language), _SECONDS, lambda: list(_front(language)))
    in_order = sorted((row for row in rows if row[0] == kind), key=lambda row: row[3])
    return _rows_in(language, ((row[1], row[2], *row[4:]) for row in in_order))


def home_texts(language: str) -> HomeTexts:
    """The words on the home page; empty ones when the city has published none."""
    for its_language, claim, intro, *_ in _front_of("home", language):
        return HomeTexts(claim=claim, intro=intro, language=its_language)
    return HomeTexts(claim="", intro="", language=language)


def info_page(slug: str, language: str) -> PageText | None:
    """The published page with this address, in `language` or in German; None: there is none."""
    found = _in_language(InfoPage.objects.filter(slug=slug).order_by("path"), language)
    return PageText.of(found[0]) if found else None


def menu_pages(language: str) -> list[MenuItem]:
    """The pages that stand in the footer, in the editors' order."""
    return [
        MenuItem(
            title=title,
            slug=slug,
            path=InfoPage.public_path(slug, its_language),
            language=its_language,
        )
        for its_language, title, _intro, slug, *_ in _front_of("menu", language)
    ]


def front_news(language: str) -> list[NewsItem]:
    """The FRONT_NEWS newest pieces of news, read together with the other words at the front."""
    rows = sorted(_front_of("news", language), key=lambda row: (row[4], row[5]), reverse=True)
    return [_news_item(*row[:5]) for row in rows[:FRONT_NEWS]]


def news(language: str, n: int) -> list[NewsItem]:
    """The newest `n` pieces of news. One query."""
    # A page and its German original stand beside each other, so twice as many rows are enough.
    rows = _rows_in(language, _news(language, 2 * n))
    return [_news_item(*row) for row in rows[:n]]


def _news_item(language: str, title: str, intro: str, slug: str, date: dt.date) -> NewsItem:
    return NewsItem(
        title=title,
        intro=intro,
        date=date,
        path=NewsPage.public_path(slug, language),
        language=language,
    )


def news_page(slug: str, language: str) -> PageText | None:
    """The published news with this address, in `language` or in German; None: there is none."""
    found = _in_language(NewsPage.objects.filter(slug=slug).order_by("path"), language)
    return PageText.of(found[0]) if found else None
