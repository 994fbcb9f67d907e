"""`{% translate %}`, `{% static %}` and `{% url %}` of a fixed text: looked up once, not per page.

They replace Django's tags of the same names where a template loads `ui` last; whatever is more
than a fixed text (of translate with or without `as name`) is left to Django's own. A page says some sixty
texts, and Django resolves each of them like an expression.
"""

import re
from typing import Any

from django import template
from django.template.base import Node, Parser, Token
from django.template.defaulttags import url as do_url
from django.templatetags.i18n import do_translate
from django.templatetags.static import do_static
from django.templatetags.static import static as address_of
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as look_up

from ..addresses import fixed_address

register = template.Library()

_FIXED = re.compile(r'"((?:[^"\\])*)"')


class Said(Node):
    """A text of the catalogue, in the language of the page."""

    def __init__(self, text: str, name: str) -> None:
        self.text = text.replace("%", "%%")
        self.name = name
        self.in_language: dict[str | None, SafeString] = {}

    def render(self, context: template.Context) -> str:
        language = get_language()
        words = self.in_language.get(language)
        if words is None:
            words = mark_safe(look_up(self.text).replace("%%", "%"))
            self.in_language[language] = words
        if not self.name:
            return words
        context[self.name] = words
        return ""


@register.tag
def translate(parser: Parser, token: Token) -> Any:
    """A fixed text in the page's language, or into a variable: `{% translate "..." as name %}`."""
    parts = token.split_contents()
    fixed = _FIXED.fullmatch(parts[1]) if len(parts) in (2, 4) else None
    if fixed is None or (len(parts) == 4 and parts[2] != "as"):
        return do_translate(parser, token)
    return Said(fixed[1], parts[3] if len(parts) == 4 else "")


class Kept(Node):
    """The address of a file of the look; it changes with a new release only."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.address = ""

    def render(self, context: template.Context) -> str:
        self.address = self.address or mark_safe(escape(address_of(self.path)))
        return self.address


@register.tag
def static(parser: Parser, token: Token) -> Any:
    """The address of a file of the look: `{% static "site/site.css" %}`."""
    parts = token.split_contents()
    fixed = _FIXED.fullmatch(parts[1]) if len(parts) == 2 else None
    return do_static(parser, token) if fixed is None else Kept(fixed[1])


class Route(Node):
    """The address of a route without parameters, in the language of the page."""

    def __init__(self, name: str) -> None:
        self.name = name

    def render(self, context: template.Context) -> str:
        return escape(fixed_address(self.name))


@register.tag
def url(parser: Parser, token: Token) -> Any:
    """The address of a route: `{% url "contribution-search" %}`."""
    parts = token.split_contents()
    fixed = _FIXED.fullmatch(parts[1]) if len(parts) == 2 else None
    return do_url(parser, token) if fixed is None else Route(fixed[1])
