"""What the office's desk shows, ready to print."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.urls import reverse
from django.utils.text import Truncator

from mitsprache.comments.models import AnswerRequest, Comment
from mitsprache.comments.queries import all_requests_of_office, answer_clock, requests_of_office
from mitsprache.common import clock
from mitsprache.consultations.models import Contribution

PER_PAGE = 50
EXCERPT = 120
STATES = ("offen", "ueberfaellig", "entwurf", "beantwortet")
SORTS = {"frist": ("due", "pk"), "alter": ("comment__submitted_at", "pk")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A comment in a list of the desk."""

    url: str
    excerpt: str
    project: str
    project_url: str
    author: str
    kind: str
    submitted_at: dt.datetime
    days: int
    due: dt.date | None = None
    is_late: bool = False
    office: str = ""
    state: str = ""


def excerpt(about: Comment | Contribution) -> str:
    """The beginning of its text in one line."""
    return Truncator(" ".join(about.text.split())).chars(EXCERPT)


def row(comment: Comment, *, url: str, at: dt.datetime) -> Row:
    """A line of a list; `comment` comes with author, request, answer, office and project."""
    request = getattr(comment, "request", None)
    waits = request is not None and request.state != AnswerRequest.State.RELEASED
    project = comment.thread.project
    return Row(
        url=url,
        excerpt=excerpt(comment),
        project=project.title,
        project_url=reverse("project", args=[project.slug]),
        author=comment.author.display_name if comment.author else "",
        kind=comment.kind,
        submitted_at=comment.submitted_at,
        days=answer_clock(comment, at=at),
        due=request.due if request is not None else None,
        is_late=waits and request.due < clock.local_day(at),
        office=request.office.name if request is not None else "",
        state=request.get_state_display() if request is not None else "",
    )


def office_list(
    person: Any, *, state: str, sort: str, number: str
) -> tuple[list[Row], Page[AnswerRequest]]:
    """A page of what the offices of `person` were asked; `state` of STATES, `sort` of SORTS."""
    at = clock.database_now()
    requests = requests_of_office(person)
    if state == "beantwortet":
        requests = all_requests_of_office(person).filter(state=AnswerRequest.State.RELEASED)
    elif state == "entwurf":
        requests = requests.filter(state=AnswerRequest.State.DRAFTED)
    else:
        requests = requests.filter(state=AnswerRequest.State.WITH_OFFICE)
        if state == "ueberfaellig":
            requests = requests.filter(due__lt=clock.local_day(at))
    requests = requests.select_related("comment__thread__project")
    page = Paginator(requests.order_by(*SORTS[sort]), PER_PAGE).get_page(number)
    rows = [_request_row(request, at) for request in page.object_list]
    return rows, page


def _request_row(request: AnswerRequest, at: dt.datetime) -> Row:
    request.comment.request = request
    return row(request.comment, url=reverse("desk-answer", args=[request.pk]), at=at)
