"""How public reading pages are served: no cookie, short caching, 304 without rendering.

A page for somebody without a session is the same for everybody, so caches in between may keep
it for a minute. A page for somebody signed in is hers alone and stays out of every cache.
"""

import functools
import hashlib
import time
from collections.abc import Callable, Iterable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils.cache import patch_vary_headers
from django.utils.http import parse_etags
from django.views.decorators.http import require_safe

from mitsprache.common.pages import versions

View = Callable[..., HttpResponse]

MAX_AGE = 60
# A net under the version counters: no page outlives its facts longer than this.
_WINDOW_SECONDS = 300


def is_personal(request: HttpRequest) -> bool:
    """The answer depends on a session: somebody is signed in, or a message waits."""
    return settings.SESSION_COOKIE_NAME in request.COOKIES


def stamp(request: HttpRequest, *parts: object) -> str:
    """The ETag of a page made of `parts`, weak because compression may come on top."""
    facts = [
        request.get_full_path(),
        request.headers.get("HX-Request", ""),
        int(time.time() // _WINDOW_SECONDS),
        *parts,
    ]
    return f'W/"{hashlib.blake2b(repr(facts).encode(), digest_size=12).hexdigest()}"'


def unchanged(request: HttpRequest, etag: str) -> HttpResponse | None:
    """304 when an anonymous reader already has the page with this ETag."""
    if is_personal(request) or not (known := request.headers.get("If-None-Match")):
        return None
    if etag not in parse_etags(known):
        return None
    return HttpResponseNotModified(headers={"ETag": etag})


def reading_page(view: View) -> View:
    """GET and HEAD only; caching headers by who asks. The view may set an ETag itself."""

    @require_safe
    @functools.wraps(view)
    def wrapped(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        response = view(request, *args, **kwargs)
        patch_vary_headers(response, ["Cookie"])
        if is_personal(request) or response.cookies:
            response.headers["Cache-Control"] = "private, no-store"
            del response.headers["ETag"]
        else:
            response.headers["Cache-Control"] = f"public, max-age={MAX_AGE}"
        return response

    return wrapped


def versioned(*keys: str) -> Callable[[View], View]:
    """A reading page whose content changes with these version keys and with nothing else."""

    def decorate(view: View) -> View:
        @reading_page
        @functools.wraps(view)
        def wrapped(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
            if is_personal(request):
                return view(request, *args, **kwargs)
            etag = stamp(request, *_counters(keys))
            response = unchanged(request, etag) or view(request, *args, **kwargs)
            if response.status_code == 200:
                response.headers["ETag"] = etag
            return response

        return wrapped

    return decorate


def _counters(keys: Iterable[str]) -> list[tuple[str, int]]:
    return sorted(versions(keys).items())
