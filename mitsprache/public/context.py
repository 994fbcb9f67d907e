"""What base.html shows around every public page: the city, the ways, who is signed in."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from mitsprache.common.addresses import fixed_address
from mitsprache.common.ui.values import Link
from mitsprache.content.queries import menu_pages
from mitsprache.directory.queries import city_notice, city_profile


def site(request: HttpRequest) -> dict[str, Any]:
    """Context processor. Two queries when cold, none when warm."""
    path = request.path
    notice, notice_language = city_notice(get_language() or "de")
    return {
        "city": city_profile(),
        "demo_notice": notice,
        "notice_language": notice_language,
        "navigation": navigation(path),
        "footer_links": footer_links(path),
        "footer_search": "public/contributions/_search.html",
        "account_link": account_link(request),
    }


def navigation(path: str) -> list[Link]:
    """The main ways; the part that `path` lies in is marked."""
    ways = [
        (_("Projects"), fixed_address("projects")),
        (_("Consultations"), fixed_address("consultations")),
        (_("Measures"), fixed_address("measures")),
        (pgettext("calendar", "Events"), fixed_address("events")),
        (_("News"), fixed_address("news")),
        (_("How it works"), fixed_address("page", slug="hilfe")),
    ]
    return [Link(label=label, url=url, current=path.startswith(url)) for label, url in ways]


def footer_links(path: str) -> list[Link]:
    """The pages that editors put into the footer, and the description of the open data."""
    language = get_language() or "de"
    links = [
        Link(label=item.title, url=item.path, current=item.path == path)
        for item in menu_pages(language)
    ]
    decided = fixed_address("resolutions")
    links.append(Link(label=_("Resolutions"), url=decided, current=path.startswith(decided)))
    promises = fixed_address("promises")
    links.append(Link(label=_("What was promised"), url=promises, current=path == promises))
    return [*links, Link(label=_("Open data and API"), url=fixed_address("api-page"))]


def account_link(request: HttpRequest) -> Link:
    """The way to sign in and back to this page, or to one's own account."""
    account = f"{fixed_address('home')}konto/"
    here = request.path.startswith(account)
    if request.user.is_authenticated:
        return Link(label=str(request.user), url=account, current=here)
    back = "" if here else f"?{urlencode({'next': request.path})}"
    return Link(label=_("Sign in"), url=f"{account}anmelden/{back}")
