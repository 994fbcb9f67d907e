"""The synopsis to take along: as CSV, for Excel, for Word, as an accessible PDF."""

import datetime as dt
from typing import Any

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation

from mitsprache.common.limits import TooOften, limit
from mitsprache.common.reading import reading_page, stamp, unchanged
from mitsprache.consultations.queries.contributions import consultation_at
from mitsprache.deliberation.exports import synopsis as exports
from mitsprache.deliberation.queries.asking import in_words, options

from ..accounts.limits import network_of
from . import filters

# A library is one network with hundreds of people; a program that asks for every filter is not.
MOST_PER_HOUR = 120


@reading_page
def synopsis_csv(request: HttpRequest, slug: str) -> HttpResponse:
    return _download(request, slug, "csv")


@reading_page
def synopsis_xlsx(request: HttpRequest, slug: str) -> HttpResponse:
    return _download(request, slug, "xlsx")


@reading_page
def synopsis_docx(request: HttpRequest, slug: str) -> HttpResponse:
    return _download(request, slug, "docx")


@reading_page
def synopsis_pdf(request: HttpRequest, slug: str) -> HttpResponse:
    return _download(request, slug, "pdf")


def _download(request: HttpRequest, slug: str, kind: exports.Kind) -> HttpResponse:
    """What the filters in the address let through, as everybody may read it."""
    found = consultation_at(slug, person=request.user)
    if found is None:
        raise Http404
    etag = stamp(request, kind, *exports.stamp(found))
    if known_already := unchanged(request, etag):
        return known_already
    try:
        limit(
            f"synopsis:network:{network_of(request)}", most=MOST_PER_HOUR, per=dt.timedelta(hours=1)
        )
        with translation.override(settings.LANGUAGE_CODE):  # as the file is
            known = options(found)
            chosen = filters.read(request.GET, known)
            words = in_words(known, chosen)
        file = exports.make(kind, found, chosen.asked, filters=words)
    except TooOften as refusal:
        response = render(request, "429.html", status=429)
        response.headers["Retry-After"] = str(int(refusal.retry_after.total_seconds()))
        return response
    except (exports.MakingAnother, exports.TooLong) as refusal:
        return _later(request, slug, in_a_minute=isinstance(refusal, exports.MakingAnother))
    name = f"{slug}-synopse.{kind}"
    sent: Any = FileResponse(
        file, as_attachment=True, filename=name, content_type=exports.TYPES[kind]
    )
    sent.headers["X-Content-Type-Options"] = "nosniff"
    sent.headers["ETag"] = etag
    return sent


def _later(request: HttpRequest, slug: str, *, in_a_minute: bool) -> HttpResponse:
    """The PDF cannot be had now, or not at all; the tables can."""
    context = {"slug": slug, "in_a_minute": in_a_minute}
    response = render(
        request, "public/deliberation/later.html", context, status=503 if in_a_minute else 422
    )
    if in_a_minute:
        response.headers["Retry-After"] = "60"
    return response
