"""How answers go out: plain JSON, cacheable, readable from any site."""

import functools
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse

from mitsprache.common.pages import versions
from mitsprache.common.reading import MAX_AGE, stamp, unchanged

Operation = Callable[..., HttpResponse]


def answer(body: dict[str, Any], *, content_type: str = "application/json") -> HttpResponse:
    """JSON as it is: no model, no second validation of what our own queries made."""
    return JsonResponse(body, content_type=content_type, json_dumps_params={"ensure_ascii": False})


def open_data(*keys: str) -> Callable[[Operation], Operation]:
    """An operation whose answer is the same for everybody and changes with these counters."""

    def decorate(operation: Operation) -> Operation:
        @functools.wraps(operation)
        def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            etag = stamp(request, *sorted(versions(keys).items()))
            response = unchanged(request, etag) or operation(request, *args, **kwargs)
            response.headers["ETag"] = etag
            response.headers["Cache-Control"] = f"public, max-age={MAX_AGE}"
            response.headers["Access-Control-Allow-Origin"] = "*"
            return response

        return wrapped

    return decorate
