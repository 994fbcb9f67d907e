"""Pages for when something is not there, not allowed, too much, or broken.

404 and 403 come from Django's own handlers and our templates 404.html and 403.html. The ones
here must work when the database or the files of the look are what is broken.
"""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template import loader
from django.templatetags.static import static
from django.utils.translation import get_language, get_language_bidi


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: the request itself is broken; nothing of it is trusted or shown."""
    return HttpResponse(loader.render_to_string("400.html", _frame()), status=400)


def too_large(request: HttpRequest) -> HttpResponse:
    """413: more was announced than the server reads (common.web.BodyLimit)."""
    most = settings.REQUEST_MAX_BYTES // (1024 * 1024)
    page = loader.render_to_string("413.html", {**_frame(), "most": most})
    return HttpResponse(page, status=413)


def server_error(request: HttpRequest) -> HttpResponse:
    """500: no query, no session, no context processor."""
    return HttpResponse(loader.render_to_string("500.html", _frame()), status=500)


def _frame() -> dict[str, Any]:
    right_to_left = get_language_bidi()
    try:
        stylesheet = static("site/site.rtl.css" if right_to_left else "site/site.css")
    except ValueError:
        stylesheet = ""
    return {
        "language": get_language(),
        "direction": "rtl" if right_to_left else "ltr",
        "stylesheet": stylesheet,
    }
