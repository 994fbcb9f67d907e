"""Files for machines that every site has: robots.txt, sitemap.xml, security.txt."""

import datetime as dt
from collections.abc import Iterator
from xml.sax.saxutils import escape

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone, translation

from mitsprache.common.reading import reading_page, versioned
from mitsprache.consultations.models import Consultation
from mitsprache.content.queries import menu_pages, news
from mitsprache.directory.queries import city_profile
from mitsprache.events.models import Event
from mitsprache.measures.models import Measure
from mitsprache.projects.models import Project

_MOST_PROJECTS = 15_000  # times three languages: below the 50,000 addresses a sitemap may hold
_MOST_NEWS = 500
_MOST_CONSULTATIONS = 500
_MOST_EVENTS = 2_000
_MOST_MEASURES = 2_000
_NOT_FOR_CRAWLERS = (
    "/konto/",
    "/*/konto/",
    "/arbeitsbereich/",
    "/redaktion/",
    "/melden/",
    "/*/melden/",
    "/*/kommentar/",
    "/beteiligungen/*/beitrag/",
    "/*/beteiligungen/*/beitrag/",
    "/termine/*/anmeldung/",
    "/*/termine/*/anmeldung/",
    "/termine/anmeldung/",
    "/*/termine/anmeldung/",
    "/termine/?",
    "/*/termine/?",
    "/beschluesse/?",
    "/*/beschluesse/?",
    "/zusagen/?",
    "/*/zusagen/?",
    "/massnahmen/?",
    "/*/massnahmen/?",
    "/vorhaben/?",
    "/*/vorhaben/?",
)


@reading_page
def robots(request: HttpRequest) -> HttpResponse:
    """Pages are for everybody; forms and the countless combinations of filters are not."""
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in _NOT_FOR_CRAWLERS)]
    lines += ["", f"Sitemap: {settings.MITSPRACHE_BASE_URL}/sitemap.xml", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@reading_page
def security(request: HttpRequest) -> HttpResponse:
    """Where to report a weakness (RFC 9116); the date of expiry moves along."""
    base = settings.MITSPRACHE_BASE_URL
    contact = city_profile().contact_email
    expires = timezone.now() + dt.timedelta(days=180)
    lines = [
        f"Contact: mailto:{contact}" if contact else f"Contact: {base}/impressum/",
        f"Expires: {expires:%Y-%m-%dT00:00:00Z}",
        "Preferred-Languages: de, en",
        f"Canonical: {base}/.well-known/security.txt",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@versioned("projects", "consultations", "events", "measures", "content")
def sitemap(request: HttpRequest) -> HttpResponse:
    """Every public page in every language."""
    return HttpResponse("".join(_sitemap(request)), content_type="application/xml; charset=utf-8")


def _sitemap(request: HttpRequest) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    prefixes = [
        settings.MITSPRACHE_BASE_URL + ("" if code == settings.LANGUAGE_CODE else f"/{code}")
        for code, _name in settings.LANGUAGES
    ]
    for path, day in _paths(request):
        changed = f"<lastmod>{day.isoformat()}</lastmod>" if day else ""
        for prefix in prefixes:
            yield f"<url><loc>{escape(prefix + path)}</loc>{changed}</url>\n"
    yield "</urlset>\n"


def _paths(request: HttpRequest) -> Iterator[tuple[str, dt.date | None]]:
    """German paths of all public pages with the day of their last change."""
    with translation.override(settings.LANGUAGE_CODE):
        projects = reverse("projects")
        consultations = reverse("consultations")
        events = reverse("events")
        measures, promises = reverse("measures"), reverse("promises")
        fixed = [reverse("home"), projects, consultations, measures, promises, events]
        fixed += [reverse("resolutions"), reverse("news")]
        fixed.append(reverse("api-page"))
    yield from ((path, None) for path in fixed)
    yield from ((item.path, None) for item in menu_pages(settings.LANGUAGE_CODE))
    yield from ((item.path, item.date) for item in news(settings.LANGUAGE_CODE, _MOST_NEWS))
    rows = Project.objects.visible_to(request.user).order_by("pk")
    for slug, day in rows.values_list("slug", "updated_on")[:_MOST_PROJECTS]:
        yield f"{projects}{slug}/", day
    drafts = Consultation.objects.visible_to(request.user).order_by("pk")
    for slug in drafts.values_list("slug", flat=True)[:_MOST_CONSULTATIONS]:
        yield f"{consultations}{slug}/", None
    meetings = Event.objects.visible_to(request.user).order_by("-planned_sort", "-pk")
    for slug in meetings.values_list("slug", flat=True)[:_MOST_EVENTS]:
        yield f"{events}{slug}/", None
    deeds = Measure.objects.visible_to(request.user).order_by("pk")
    for slug, day in deeds.values_list("slug", "updated_on")[:_MOST_MEASURES]:
        yield f"{measures}{slug}/", day
