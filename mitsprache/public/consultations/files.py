"""What people take along: a version as .docx and .pdf, and the last day for their calendar."""

import datetime as dt
from collections.abc import Sequence

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.urls import reverse
from django.utils.http import parse_etags
from django.utils.translation import gettext as _

from mitsprache.common.reading import reading_page, stamp, unchanged
from mitsprache.consultations.exports.kept import Kind, kept_export
from mitsprache.consultations.models import Version
from mitsprache.consultations.queries import drafts, reading
from mitsprache.events.exports import Deadline, calendar_file

from .versions import found_at, numbered

_TYPES: dict[Kind, str] = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}


@reading_page
def version_docx(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    return _download(request, slug, number, "docx")


@reading_page
def version_pdf(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    return _download(request, slug, number, "pdf")


def _download(request: HttpRequest, slug: str, number: int, kind: Kind) -> HttpResponse:
    """The file of a public version. Its ETag is the hash of the text, because that never changes."""
    _facts, versions = found_at(slug)
    line = numbered(versions, number)
    etag = f'"{line.content_hash[:32]}-{kind}"'
    if etag in parse_etags(request.headers.get("If-None-Match", "")):
        return HttpResponseNotModified(headers={"ETag": etag})
    version = Version.objects.visible_to(request.user).filter(pk=line.id).first()
    if version is None:
        raise Http404
    name = f"{slug}-{_('version')}-{number}.{kind}"
    response = HttpResponse(kept_export(version, kind), content_type=_TYPES[kind])
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["ETag"] = etag
    return response


@reading_page
def calendar(request: HttpRequest, slug: str) -> HttpResponse:
    """The last day as an event of RFC 5545, from its midnight to the next in its own zone."""
    facts, _versions = found_at(slug)
    etag = stamp(request, *reading.page_stamp(facts, at=facts.opens_at))
    if response := unchanged(request, etag):
        return response
    changes = [change.at for change in drafts.extensions(facts.id)]
    written = calendar_file(
        [],
        base=settings.MITSPRACHE_BASE_URL,
        url_of=lambda event: event.slug,
        deadlines=[deadline(facts, changes)],
    )
    response = HttpResponse(written, content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{slug}.ics"'
    response.headers["ETag"] = etag
    return response


def deadline(facts: reading.Facts, changes: Sequence[dt.datetime]) -> Deadline:
    """The entry of the last day in every calendar file; calendars replace an earlier one of the
    same consultation (UID, SEQUENCE). `changes`: when the last day was moved."""
    address = f"{settings.MITSPRACHE_BASE_URL}{reverse('consultation', args=[facts.slug])}"
    return Deadline(
        uid=f"consultation-{facts.id}",
        title=_("Last day to contribute: %(title)s") % {"title": facts.title},
        words=_("You can contribute until the end of this day: %(url)s") % {"url": address},
        url=address,
        day=facts.last_day,
        zone=facts.zone,
        sequence=len(changes),
        changed_at=changes[-1] if changes else facts.opens_at,
    )
