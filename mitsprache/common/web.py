"""Middleware and request facts that every interface shares; no domain words."""

import time
import uuid
from collections.abc import Callable

import structlog
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import get_resolver
from django.utils import translation

from . import audit, clock
from .permissions import NotAllowed

log = structlog.get_logger("mitsprache.request")

GetResponse = Callable[[HttpRequest], HttpResponseBase]
# Watched from outside every few seconds: a line for each would bury the others.
SILENT = {"/healthz", "/readyz"}


def client_address(request: HttpRequest) -> str:
    """The address of the browser, for limits only; never stored or logged as it is.

    With settings.MITSPRACHE_PROXIES = n the n-th entry from the right of X-Forwarded-For counts,
    which our own outermost proxy has written; entries further left may be forged (R-02).
    """
    peer = str(request.META.get("REMOTE_ADDR", ""))
    if not settings.MITSPRACHE_PROXIES:
        return peer
    forwarded = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",")]
    hops = [part for part in forwarded if part]
    return hops[-settings.MITSPRACHE_PROXIES] if len(hops) >= settings.MITSPRACHE_PROXIES else peer


class RequestLog:
    """One line per request: route, status, time. No address, person, path, query or body."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        structlog.contextvars.bind_contextvars(request_id=uuid.uuid4().hex[:16])
        began = time.perf_counter()
        try:
            response = self.get_response(request)
            if request.path not in SILENT and not request.path.startswith(settings.STATIC_URL):
                match = request.resolver_match
                log.info(
                    "request",
                    method=request.method,
                    route=match.route if match else None,
                    status=response.status_code,
                    ms=round((time.perf_counter() - began) * 1000, 1),
                )
            return response
        finally:
            structlog.contextvars.clear_contextvars()


class BodyLimit:
    """Refuse a request whose announced body is larger than settings.REQUEST_MAX_BYTES with 413.

    The page comes from the project's handler413. A body without announced length is not read at all (WSGI), so it needs no limit here.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        announced = request.META.get("CONTENT_LENGTH") or "0"
        if not announced.isdecimal():
            return HttpResponse(status=400)
        if int(announced) > settings.REQUEST_MAX_BYTES:
            answer: HttpResponse = get_resolver().resolve_error_handler(413)(request)
            return answer
        return self.get_response(request)


class Protection:
    """Headers beyond Django's; the looser content policy for /redaktion/ alone."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        response.headers.setdefault(
            "Permissions-Policy", "camera=(), microphone=(), payment=(), usb=(), geolocation=(self)"
        )
        if request.path.startswith("/redaktion/"):
            if not hasattr(response, "_csp_replace"):  # previews bring a stricter one
                response._csp_replace = settings.CSP_EDITORIAL  # type: ignore[attr-defined]
            response.headers["X-Frame-Options"] = "SAMEORIGIN"
        return response


class RefusalLog:
    """Writes down that an action refused someone; the action's own transaction is gone by then."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, _request: HttpRequest, exception: Exception) -> None:
        """Record a NotAllowed; Django then answers 403 as for every PermissionDenied."""
        if isinstance(exception, NotAllowed):
            audit.record(
                actor=exception.actor_id,
                verb=exception.permission,
                subject=exception.subject,
                at=clock.database_now(),
                refused=True,
            )


class LanguageFromPath:
    """The language stands in the address and nowhere else: /en/... and /ar/..., else German.

    The browser's preference is offered on the page, not applied, so pages can be cached without
    looking at Accept-Language or a cookie.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response
        self.prefixes = {code for code, _name in settings.LANGUAGES} - {settings.LANGUAGE_CODE}

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        first = request.path_info.partition("/")[2].partition("/")[0]
        language = first if first in self.prefixes else settings.LANGUAGE_CODE
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", language)
            return response
