"""Ordinary pages and news, and the description of the open data."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from mitsprache.common.reading import versioned
from mitsprache.common.ui.values import Link
from mitsprache.content.queries import PageText, info_page, news, news_page

MOST_NEWS = 100


@versioned("content", "directory")
def page(request: HttpRequest, slug: str) -> HttpResponse:
    """About, help, rules, imprint, privacy, accessibility, plain language and the like."""
    return _shown(request, "public/pages/info.html", info_page(slug, _language()))


@versioned("content", "directory")
def news_item(request: HttpRequest, slug: str) -> HttpResponse:
    text = news_page(slug, _language())
    return _shown(request, "public/pages/news.html", text, Link(label=_("News"), url=_news_url()))


@versioned("content", "directory")
def news_list(request: HttpRequest) -> HttpResponse:
    return render(request, "public/pages/news_list.html", {"items": news(_language(), MOST_NEWS)})


@versioned("directory")
def api_page(request: HttpRequest) -> HttpResponse:
    """What machines can read here, in words (/schnittstellen/)."""
    base = f"{settings.MITSPRACHE_BASE_URL}/api/v1/"
    return render(request, "public/pages/api.html", {"base": base})


def _language() -> str:
    return get_language() or settings.LANGUAGE_CODE


def _news_url() -> str:
    return reverse("news")


def _shown(
    request: HttpRequest, template: str, text: PageText | None, *above: Link
) -> HttpResponse:
    if text is None:
        raise Http404
    way = [Link(label=_("Home"), url=reverse("home")), *above]
    here = Link(label=text.title, url=request.path)
    return render(request, template, {"page": text, "breadcrumb": [*way, here]})
