"""How answers go out: plain JSON, cacheable, readable from any site."""

import functools
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone

from mitsprache.common.pages import versions
from mitsprache.common.reading import MAX_AGE, stamp, unchanged

Operation = Callable[..., HttpResponse]


def answer(body: dict[str, Any], *, content_type: str = "application/json") -> HttpResponse:
    """JSON as it is: no model, no second validation of what our own queries made."""
    return JsonResponse(body, content_type=content_type, json_dumps_params={"ensure_ascii": False})


def open_data(*keys: str, by_the_clock: bool = False) -> Callable[[Operation], Operation]:
    """An operation whose answer is the same for everybody and changes with these counters.

    `by_the_clock`: it changes with time alone, too, as a window does that closes; what somebody
    keeps of it is good for the present minute.
    """

    def decorate(operation: Operation) -> Operation:
        @functools.wraps(operation)
        def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            minute = timezone.now().strftime("%Y-%m-%dT%H:%M") if by_the_clock else ""
            etag = stamp(request, *sorted(versions(keys).items()), minute)
            response = unchanged(request, etag) or operation(request, *args, **kwargs)
            response.headers["ETag"] = etag
            response.headers["Cache-Control"] = f"public, max-age={MAX_AGE}"
            response.headers["Access-Control-Allow-Origin"] = "*"
            return response

        return wrapped

    return decorate
