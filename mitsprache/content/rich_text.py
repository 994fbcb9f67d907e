"""The text of ordinary pages: from the editor's HTML to what the public site shows."""

import re

import nh3
from django.utils.translation import gettext as _
from wagtail.rich_text import expand_db_html

_TAGS = {"p", "br", "h2", "h3", "b", "strong", "i", "em", "ol", "ul", "li", "a"}
_HEADING = re.compile(r"<h([2-6])\b[^>]*>(.*?)</h\1>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


def public_html(body: str) -> str:
    """`body` (Wagtail's stored form) as safe HTML with links to pages and files filled in."""
    return nh3.clean(
        expand_db_html(body),
        tags=_TAGS,
        attributes={"a": {"href"}},
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel="noopener",
    )


def outline_fault(body: str) -> str | None:
    """What is wrong with the headings, or None: no level skipped, none empty (EN 301 549, 11.8)."""
    above = 1
    for level, text in _HEADING.findall(body):
        if not _TAG.sub("", text).strip():
            return _("There is a heading without words. Please delete it or fill it in.")
        if int(level) > above + 1:
            return _("A sub-heading needs a heading above it: please use “Heading 2” first.")
        above = int(level)
    return None
