"""The moderation's lists: what has no answer, what waits for release, what is hidden."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from mitsprache.comments.models import AnswerRequest, Comment
from mitsprache.comments.queries import drafts_to_release, held, hidden, unanswered
from mitsprache.common import clock

from ..answers.queries import PER_PAGE, row
from ..desk import desk_page

DESK = "directory.open_moderation"
NEWEST_FIRST = ("-submitted_at", "-pk")


@desk_page(DESK)
def unanswered_comments(request: HttpRequest) -> HttpResponse:
    """`?stand=` neu, beim-amt, entwurf, ueberfaellig; `?art=` a kind; `?sort=` neu or alt."""
    state, kind = request.GET.get("stand", ""), request.GET.get("art", "")
    comments = unanswered(request.user)
    if state == "neu":
        comments = comments.filter(request=None)
    elif state == "beim-amt":
        comments = comments.filter(request__state=AnswerRequest.State.WITH_OFFICE)
    elif state == "entwurf":
        comments = comments.filter(request__state=AnswerRequest.State.DRAFTED)
    elif state == "ueberfaellig":
        comments = comments.filter(request__due__lt=clock.local_day(clock.database_now()))
    if kind in Comment.Kind.values:
        comments = comments.filter(kind=kind)
    states = {
        "": _("all"),
        "neu": _("not yet sent to an office"),
        "beim-amt": _("with an office"),
        "entwurf": _("drafted"),
        "ueberfaellig": _("overdue"),
    }
    return _page(
        request,
        comments,
        title=_("Unanswered comments"),
        lead=_("Every comment that has no published answer yet, with the days it has waited."),
        filters={
            "states": list(states.items()),
            "state": state if state in states else "",
            "kinds": [("", _("all kinds")), *Comment.Kind.choices],
            "kind": kind if kind in Comment.Kind.values else "",
        },
    )


@desk_page(DESK)
def drafts(request: HttpRequest) -> HttpResponse:
    comments = unanswered(request.user).filter(request__in=drafts_to_release(request.user))
    return _page(
        request,
        comments,
        title=_("Answers to release"),
        lead=_("Statements of the offices that somebody else than their author has to release."),
    )


@desk_page(DESK)
def held_comments(request: HttpRequest) -> HttpResponse:
    return _page(
        request,
        held(request.user),
        title=_("Comments to release"),
        lead=_("Nobody but their authors can read them yet."),
    )


@desk_page(DESK)
def hidden_comments(request: HttpRequest) -> HttpResponse:
    return _page(
        request,
        hidden(request.user),
        title=_("Hidden comments"),
        lead=_("A marked place stands for each of them. They can be restored."),
    )


def _page(
    request: HttpRequest,
    comments: QuerySet[Comment],
    *,
    title: str,
    lead: str,
    filters: dict[str, Any] | None = None,
) -> HttpResponse:
    newest = request.GET.get("sort") == "neu"
    if newest:
        comments = comments.order_by(*NEWEST_FIRST)
    else:
        comments = comments.order_by("submitted_at", "pk")
    related = comments.select_related(
        "author", "thread__project", "request__office", "request__answer"
    )
    page = Paginator(related, PER_PAGE).get_page(request.GET.get("seite", "1"))
    at = clock.database_now()
    rows = [
        row(comment, url=reverse("desk-comment", args=[comment.pk]), at=at)
        for comment in page.object_list
    ]
    context = {
        "title": title,
        "lead": lead,
        "rows": rows,
        "page": page,
        "filters": filters,
        "newest_first": newest,
    }
    return render(request, "workspace/moderation/list.html", context)
