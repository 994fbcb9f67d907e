"""The frame of the desk: who may sit at it, its ways, and what waits in each area.

An area of the desk has a module `desk.py` with one function `area(person) -> Area | None`, which
answers None for people who have no business there; AREAS names them all.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from mitsprache.common.permissions import authorize
from mitsprache.common.ui.values import Link

View = Callable[..., HttpResponse]


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """Something that waits for somebody: a number, what it counts, where it is done."""

    count: int
    text: str
    url: str
    urgent: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """One part of the desk: its heading, its ways, what waits there.

    `duties` are counted when the overview asks for them; other pages show the ways alone.
    """

    heading: str
    links: Sequence[Link]
    duties: Callable[[], Sequence[Duty]] = tuple


def areas(person: Any) -> list[Area]:
    """The areas in which `person` has something to do, in the order of the desk."""
    from .answers.desk import area as answers
    from .deliberation.desk import area as deliberation
    from .documents.desk import area as documents
    from .events.desk import area as events
    from .groups.desk import area as groups
    from .measures.desk import area as measures
    from .moderation.desk import area as moderation
    from .people.desk import area as people
    from .projects.desk import area as projects

    order = (
        *(answers, deliberation, groups, events, measures),
        *(moderation, projects, documents, people),
    )
    found = [make(person) for make in order]
    return [area for area in found if area is not None]


def frame(request: HttpRequest) -> dict[str, Any]:
    """Context processor: the ways of the desk, looked up only where a page shows them."""
    return {"desk_sections": lambda: sections(request)}


def sections(request: HttpRequest) -> list[tuple[str, list[Link]]]:
    """Headings and links of the desk, the present page marked."""
    if not request.user.is_authenticated:
        return []
    start = Link(label=_("Overview"), url=reverse("workspace"), icon="home")
    found: list[tuple[str, Sequence[Link]]] = [("", [start])]
    found += [(area.heading, area.links) for area in areas(request.user) if area.links]
    ways = [link.url for _heading, links in found for link in links]
    here = max((url for url in ways if request.path.startswith(url)), key=len, default="")
    return [(heading, [_marked(link, here) for link in links]) for heading, links in found]


def _marked(link: Link, here: str) -> Link:
    current = link.url == here
    return Link(label=link.label, url=link.url, current=current, icon=link.icon, count=link.count)


def posted(request: HttpRequest) -> QueryDict | None:
    """What a form is bound to: the entries of a POST, even of an empty one, else nothing."""
    return request.POST if request.method == "POST" else None


def desk_page(permission: str = "groups.open_desk") -> Callable[[View], View]:
    """A page of the desk: signed in, holding `permission`, never stored by anything.

    The default lets in whoever works for the city or sits in a working group.
    Strangers are sent to sign in, everybody without the permission is refused with 403, and the
    refusal is written down.
    """

    def decorate(view: View) -> View:
        @never_cache
        @login_required
        @wraps(view)
        def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            authorize(request.user, permission)
            return view(request, *args, **kwargs)

        return wrapped

    return decorate
