"""The register to take along: what the filters in the address choose, as CSV, Excel and JSON."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from mitsprache.common import clock
from mitsprache.common.limits import TooOften, limit
from mitsprache.common.reading import reading_page, stamp, unchanged
from mitsprache.measures.exports import register as exports
from mitsprache.measures.models import Measure
from mitsprache.measures.queries.register import Row, origins_of, register

from ..accounts.limits import network_of
from . import filters
from .views import counters, rows_while

# A library is one network with many people; a program that asks for every filter is not.
MOST_PER_HOUR = 240
_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "mittel": "text/csv; charset=utf-8",
    "json": "application/json",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@reading_page
def csv_file(request: HttpRequest) -> HttpResponse:
    return _download(request, "csv")


@reading_page
def xlsx_file(request: HttpRequest) -> HttpResponse:
    return _download(request, "xlsx")


@reading_page
def json_file(request: HttpRequest) -> HttpResponse:
    return _download(request, "json")


@reading_page
def money_file(request: HttpRequest) -> HttpResponse:
    """Every money line of the chosen measures."""
    return _download(request, "mittel")


def _download(request: HttpRequest, kind: str) -> HttpResponse:
    today = clock.local_day(timezone.now())
    versions = counters()
    etag = stamp(request, kind, versions, today)
    if response := unchanged(request, etag):
        return response
    try:
        limit(
            f"measures:network:{network_of(request)}", most=MOST_PER_HOUR, per=dt.timedelta(hours=1)
        )
    except TooOften as refusal:
        response = render(request, "429.html", status=429)
        response.headers["Retry-After"] = str(int(refusal.retry_after.total_seconds()))
        return response
    # Files are German whoever asks for them, as the measures are.
    with translation.override(settings.LANGUAGE_CODE):
        content = _made(request, kind, rows_while(versions, today), today)
    ending = "csv" if kind == "mittel" else kind
    name = f"massnahmen-mittel.{ending}" if kind == "mittel" else f"massnahmen.{ending}"
    response = HttpResponse(content, content_type=_TYPES[kind])
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["ETag"] = etag
    return response


def _made(request: HttpRequest, kind: str, rows: Sequence[Row], today: dt.date) -> bytes:
    asked = filters.read(request.GET).asked
    found = register(asked, rows)
    if kind == "mittel":
        return exports.money_csv(found)
    given: dict[str, Any] = {"origins": origins_of(found.rows), "url_of": _address}
    if kind == "csv":
        return exports.register_csv(found, **given)
    if kind == "json":
        return exports.register_json(found, today=today, **given)
    words = filters.in_words(asked, found.options)
    return exports.register_xlsx(found, today=today, filters=words, by=_("public page"), **given)


def _address(measure: Measure) -> str:
    return f"{settings.MITSPRACHE_BASE_URL}/massnahmen/{measure.slug}/"
