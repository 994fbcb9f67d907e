"""What every page's frame needs to know about the request itself; no domain words."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.encoding import escape_uri_path
from django.utils.translation import get_language, get_language_info

# Addresses that exist once, whatever the language (design of addresses: docs/decisions/).
WITHOUT_LANGUAGE = ("/arbeitsbereich/", "/redaktion/", "/api/", "/medien/", "/_post/")
LONGEST_QUERY = 2000  # what is longer was not made by our forms and is not repeated


@dataclass(frozen=True, slots=True)
class LanguageLink:
    """The same page in a language, named in that language; `absolute` is for search engines."""

    code: str
    label: str
    url: str
    absolute: str
    current: bool


def language_links(path: str, query: str, current: str) -> list[LanguageLink]:
    """The address of a page in every language, German first and without prefix.

    `path` may carry any language's prefix; pages that exist once only have no links.
    """
    if path.startswith(WITHOUT_LANGUAGE):
        return []
    prefix, _slash, rest = path.lstrip("/").partition("/")
    bare = f"/{rest}" if prefix in _prefixed_languages() else path
    links = []
    for code, _name in settings.LANGUAGES:
        url = bare if code == settings.LANGUAGE_CODE else f"/{code}{bare}"
        links.append(
            LanguageLink(
                code=code,
                label=get_language_info(code)["name_local"],
                url=f"{url}?{query}" if query else url,
                absolute=f"{settings.MITSPRACHE_BASE_URL.rstrip('/')}{url}",
                current=code == current,
            )
        )
    return links


def _prefixed_languages() -> set[str]:
    return {code for code, _name in settings.LANGUAGES} - {settings.LANGUAGE_CODE}


def frame(request: HttpRequest) -> dict[str, Any]:
    """Context processor for base.html: the home page and this page in the other languages."""
    language = get_language() or settings.LANGUAGE_CODE
    query = request.META.get("QUERY_STRING", "")
    return {
        "home_url": "/" if language == settings.LANGUAGE_CODE else f"/{language}/",
        "language_links": language_links(
            escape_uri_path(request.path), query if len(query) <= LONGEST_QUERY else "", language
        ),
    }
