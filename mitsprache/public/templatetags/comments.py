"""`{% load comments %}`: the comments of a project, ready for `comment_list`."""

from django import template

from mitsprache.comments.queries import ThreadPage
from mitsprache.common.ui.values import Comment

from ..comments.shown import comment_items

register = template.Library()


@register.simple_tag
def thread_items(*, thread: ThreadPage, slug: str) -> list[Comment]:
    """What `comment_list` takes, from a page of a thread."""
    return comment_items(thread, slug=slug)


@register.simple_tag
def thread_url(*, number: int) -> str:
    """Another page of the comments of the page that is open."""
    return f"?kommentare={number}#kommentare"
