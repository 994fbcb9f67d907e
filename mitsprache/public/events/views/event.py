"""One event: when, where, for whom it is possible to come, and what came out."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst
from django.utils.translation import get_language

from mitsprache.common import clock, pages
from mitsprache.common.reading import reading_page, stamp, unchanged
from mitsprache.common.ui.values import Link, Picture
from mitsprache.consultations.queries import reading
from mitsprache.deliberation.queries.sessions import adopted_of_project, cases_of_sessions
from mitsprache.directory.queries import vocabulary
from mitsprache.events import times, words
from mitsprache.events.models import Event, EventFile, Photo, Result, Session
from mitsprache.events.queries import calendar, places
from mitsprache.events.queries.places import Places
from mitsprache.events.queries.registered import sessions_of, waiting
from mitsprache.events.queries.results import public_results
from mitsprache.measures.queries.sheet import of_sheet

from ...deliberation import shown as balances
from ...deliberation.cases import CaseShown, cases_shown
from ...measures.deeds import deeds
from ...projects.shown import LARGE, SMALL, fitted, text_language
from .. import jsonld, shown

# Events at which people are told what became of what they said.
_LOOKS_BACK = (Event.Kind.CLOSING, Event.Kind.FEEDBACK)


@dataclass(frozen=True, slots=True)
class SessionShown:
    """A session: its working group or topic, when and where, and how many places are left."""

    session: Session
    of: str
    when: str
    places: str
    group_ics: str  # empty once the event is over, and without a group


@dataclass(frozen=True, slots=True)
class ResultShown:
    """Published minutes with their photos; `title` is the session's, empty for the whole event."""

    title: str
    html: str
    photos: Sequence[Picture]


@dataclass(frozen=True, slots=True)
class DealtShown:
    """A session with the concerns that were dealt with in it."""

    title: str
    cases: Sequence[CaseShown]


@dataclass(frozen=True, slots=True)
class BalanceShown:
    """What became of what was said in a consultation of the event's project."""

    title: str
    url: str
    sentences: Sequence[str]
    synopsis_url: str
    balance_url: str


@reading_page
def event_page(request: HttpRequest, slug: str) -> HttpResponse:
    event, at = _found(slug), timezone.now()
    keys = [f"event:{event.pk}", "consultations", f"project:{event.project_id or 0}"]
    open_ = shown.registration_open(event, at)
    state = times.state_at(event, at, free=None)
    versions = sorted(pages.versions(keys).items())
    etag = stamp(request, event.pk, versions, state, open_, clock.local_day(at))
    if response := unchanged(request, etag):
        return response
    response = render(request, "public/events/event.html", _context(request, event, at, open_))
    response.headers["ETag"] = etag
    return response


def _found(slug: str) -> Event:
    found = calendar.event_at(slug)
    if found is None:
        raise Http404
    return found


def _context(request: HttpRequest, event: Event, at: dt.datetime, open_: bool) -> dict[str, object]:
    names = vocabulary(get_language() or "de")
    now = places(event)
    lists = waiting(event) if event.registration else {}
    free = now.free
    over = times.is_over(event, at)
    url = shown.event_url(event)
    office = names.offices.get(event.organiser_id)
    until = times.registration_ends_at(event)
    sessions = sessions_of(event)
    begins = times.starts_at(event)
    begun = begins is not None and begins <= at
    files = list(event.files.select_related("file"))
    return {
        "event": event,
        "kind": capfirst(str(Event.Kind(event.kind).label)),
        "badge": shown.badge(event, at, free=free),
        "over": over,
        "when": words.when(event),
        "took_place": shown.took_place(event),
        "is_period": event.starts_at is None and event.first_day is None,
        "zone": words.zone(event),
        "access": shown.access(event, over=over),
        "facts": shown.facts(event, names),
        "open": open_,
        "until": words.moment(until, event.zone) if until and open_ else "",
        "places": _places(free, event, lists, bool(sessions)) if open_ else "",
        "register_url": reverse("event-register", args=[event.slug]),
        "ics_url": reverse("event-ics", args=[event.slug]),
        "sessions": [_session(one, now, lists, open_=open_, over=over) for one in sessions],
        "before": [one for one in files if one.when == EventFile.When.BEFORE],
        "after": [one for one in files if one.when == EventFile.When.AFTER],
        "continues": _link(earlier) if (earlier := calendar.before(event)) else None,
        "continued": [_link(one) for one in calendar.continued_by(event)],
        "results": [_result(one) for one in public_results(event)],
        "dealt_with": _dealt_with(event, sessions) if begun else [],
        "balances": _balances(event, at),
        "to_report": _to_report(event),
        "deeds": _deeds(event),
        "project": _project(event),
        "json_ld": jsonld.block(
            event,
            url=jsonld.address(url),
            organiser=office.name if office else event.organiser.name,
            free=free,
        ),
        "text_language": text_language(),
        "breadcrumb": shown.way(Link(label=event.title, url=url)),
    }


def _places(free: int | None, event: Event, lists: dict[int | None, int], in_sessions: bool) -> str:
    """How many places are left in all; where sessions say it, only that nothing is left."""
    if in_sessions and (free is None or free > 0):
        return ""
    return shown.places(free, event.capacity, sum(lists.values()))


def _session(
    one: Session, now: Places, lists: dict[int | None, int], *, open_: bool, over: bool
) -> SessionShown:
    of = one.group or one.topic
    when = ""
    if one.starts_at is not None and one.ends_at is not None:
        when = words.span(one.starts_at, one.ends_at, one.event.zone)
    left = now.free_in(one.pk)
    number = lists.get(one.pk, 0)
    return SessionShown(
        session=one,
        of=of.name if of is not None and of.name not in one.title else "",
        when=when,
        places=shown.places(left, one.capacity or now.capacity, number) if open_ else "",
        group_ics=reverse("group-ics", args=[one.group_id]) if one.group_id and not over else "",
    )


def _dealt_with(event: Event, sessions: Sequence[Session]) -> list[DealtShown]:
    """What was on the table in each session, each concern with the contribution it began with."""
    cases = cases_of_sessions(event)
    return [
        DealtShown(
            title=one.title,
            cases=cases_shown(cases[one.pk]),
        )
        for one in sessions
        if one.pk in cases
    ]


def _link(event: Event) -> Link:
    return Link(label=f"{event.title}, {words.days(event)}", url=shown.event_url(event))


def _project(event: Event) -> Link | None:
    if event.project is None:
        return None
    return Link(label=event.project.title, url=reverse("project", args=[event.project.slug]))


def _result(one: Result) -> ResultShown:
    return ResultShown(
        title=one.session.title if one.session else "",
        html=one.minutes_html,
        photos=[_photo(photo) for photo in one.photos.all()],
    )


def _photo(photo: Photo) -> Picture:
    """The photo in two sizes; what it shows is written by whoever published it."""
    picture = photo.picture
    small = picture.address("max-{}x{}".format(*SMALL))
    large = picture.address("max-{}x{}".format(*LARGE))
    width, height = fitted(picture.width, picture.height, *LARGE)
    small_width = fitted(picture.width, picture.height, *SMALL)[0]
    return Picture(
        src=small,
        srcset=f"{small} {small_width}w, {large} {width}w",
        width=width,
        height=height,
        alt=photo.text,
        credit=picture.credit,
    )


def _to_report(event: Event) -> list[CaseShown]:
    """What was adopted: at a feedback event people want to hear what became of it."""
    if event.kind != Event.Kind.FEEDBACK or event.project_id is None:
        return []
    return cases_shown(adopted_of_project(event.project_id))


def _deeds(event: Event) -> SafeString:
    """At a feedback event: the measures of its project and the reports of them."""
    if event.kind != Event.Kind.FEEDBACK or event.project is None:
        return mark_safe("")
    return deeds(of_sheet(event.project.pk), event.project.slug)


def _balances(event: Event, at: dt.datetime) -> list[BalanceShown]:
    """For a closing or feedback event: what became of what was said, where there is something."""
    if event.kind not in _LOOKS_BACK or event.project_id is None:
        return []
    found = []
    for listed in reading.of_project(event.project_id, at=at).closed:
        facts = listed.facts
        counted = balances.balance_of(facts, reading.page_stamp(facts, at=at), at=at)
        if not counted.received:
            continue
        found.append(
            BalanceShown(
                title=facts.title,
                url=reverse("consultation", args=[facts.slug]),
                sentences=balances.summary(counted),
                synopsis_url=reverse("synopsis", args=[facts.slug]),
                balance_url=reverse("balance", args=[facts.slug]),
            )
        )
    return found
