"""Errors of the API: problem+json (RFC 9457) with a stable `code`."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from ninja import NinjaAPI, Schema
from ninja.errors import ValidationError

CONTENT_TYPE = "application/problem+json"


class Problem(Schema):
    """What went wrong: `code` is for programs and stays the same, `detail` is for people."""

    type: str = "about:blank"
    title: str
    status: int
    code: str
    detail: str = ""


class BadCursor(Exception):
    """The `cursor` was not made by this API."""


def problem(status: int, code: str, title: str, detail: str = "") -> HttpResponse:
    body = {"type": "about:blank", "title": title, "status": status, "code": code}
    response = JsonResponse(
        body | {"detail": detail},
        status=status,
        content_type=CONTENT_TYPE,
        json_dumps_params={"ensure_ascii": False},
    )
    response.headers["Cache-Control"] = "no-store"
    return response


def register(api: NinjaAPI) -> None:
    """Answer every error of `api` as a problem."""

    def missing(request: HttpRequest, error: Any) -> HttpResponse:
        return problem(404, "not_found", "There is nothing public at this address.")

    def invalid(request: HttpRequest, error: Any) -> HttpResponse:
        places = sorted({str(fault["loc"][-1]) for fault in error.errors})
        return problem(422, "invalid", "A parameter is not valid.", ", ".join(places))

    def bad_cursor(request: HttpRequest, error: Any) -> HttpResponse:
        return problem(400, "bad_cursor", "Begin again without a cursor.")

    api.add_exception_handler(Http404, missing)
    api.add_exception_handler(ValidationError, invalid)
    api.add_exception_handler(BadCursor, bad_cursor)
