"""Atom feeds: what has changed in the city, and on one sheet."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from mitsprache.common.reading import reading_page, versioned
from mitsprache.common.text import tidy
from mitsprache.directory.queries import city_profile, vocabulary
from mitsprache.projects.queries import Change, changes, sheet_at

MOST_ENTRIES = 50


@versioned("projects", "comments", "directory")
def all_projects(request: HttpRequest) -> HttpResponse:
    language = get_language() or "de"
    city = city_profile()
    entries = changes(names=vocabulary(language), n=MOST_ENTRIES)
    title = _("%(site)s %(city)s: what has changed") % {
        "site": city.site_name,
        "city": city.city_name,
    }
    return _feed(request, title=title, page=reverse("projects"), entries=entries)


@reading_page
def one_project(request: HttpRequest, slug: str) -> HttpResponse:
    found = sheet_at(slug)
    if found is None:
        raise Http404
    entries = changes(
        names=vocabulary(get_language() or "de"),
        n=MOST_ENTRIES,
        project_id=found.project.pk,
    )
    page = reverse("project", kwargs={"slug": slug})
    return _feed(request, title=found.project.title, page=page, entries=entries)


def _feed(
    request: HttpRequest, *, title: str, page: str, entries: Iterable[Change]
) -> HttpResponse:
    base = settings.MITSPRACHE_BASE_URL
    feed: Any = Atom1Feed(
        title=title,
        link=f"{base}{page}",
        description="",
        language=get_language(),
        feed_url=f"{base}{request.path}",
    )
    for entry in entries:
        place = reverse("project", kwargs={"slug": entry.slug})
        answer = entry.kind == "answer"
        heading = _("Answer: %(title)s") if answer else _("Update: %(title)s")
        feed.add_item(
            title=heading % {"title": entry.project},
            link=f"{base}{place}",
            unique_id=f"{base}/vorhaben/{entry.slug}/#{entry.kind}-{entry.id}",
            description=tidy("\n\n".join(part for part in (entry.text, entry.reason) if part)),
            author_name=entry.office or None,
            pubdate=entry.at,
            updateddate=entry.at,
        )
    return HttpResponse(
        feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8"
    )
