"""Forget what a process keeps of the content: a request after this reads everything anew.

What is made of the code alone stays, as in a server that has just answered another page:
compiled templates, statements prepared for the database, translations.
"""

import functools
import gc
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.urls import get_resolver

from mitsprache.common.pages import forget_kept


@functools.cache
def _memories() -> list[Any]:
    """Every `functools.lru_cache` of the platform, once all of its views are there."""
    assert get_resolver().url_patterns
    return [
        found
        for found in gc.get_objects()
        if type(found) is functools._lru_cache_wrapper
        and (found.__module__ or "").startswith("mitsprache.")
    ]


def forget() -> None:
    """Empty what is kept of the directory, texts and menus, and every memory of a function."""
    forget_kept()
    for memory in _memories():
        memory.cache_clear()


class Cold:
    """Middleware that forgets before each request, of a page and of a bare view alike."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        forget()
        return self.get_response(request)
