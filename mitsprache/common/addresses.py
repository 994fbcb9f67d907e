"""Addresses that follow from the routes and the language alone, looked up once for each.

A page names a dozen of them in its frame, and Django composes each of them anew.
"""

from django.urls import reverse
from django.utils.translation import get_language

_known: dict[tuple[object, ...], str] = {}


def fixed_address(route: str, **arguments: str) -> str:
    """As `reverse` gives it in the page's language; `arguments` come from code only."""
    key = (get_language(), route, *arguments.items())
    address = _known.get(key)
    if address is None:
        address = _known[key] = reverse(route, kwargs=arguments)
    return address
