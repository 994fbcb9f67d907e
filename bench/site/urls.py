"""Every address of the platform, and a bare Django view that answers as many bytes as asked."""

from functools import lru_cache

from django.http import HttpRequest, HttpResponse
from django.urls import path

from config import urls
from config.urls import handler400, handler500

__all__ = ["handler400", "handler500"]


@lru_cache(maxsize=16)
def _body(size: int) -> bytes:
    return b"x" * size


def bare(_request: HttpRequest, size: int) -> HttpResponse:
    """What every page is compared with; its body is made once, before anything is measured."""
    return HttpResponse(_body(size))


urlpatterns = [path("bare/<int:size>/", bare), *urls.urlpatterns]
