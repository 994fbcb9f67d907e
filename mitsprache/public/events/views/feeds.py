"""Calendar files: everything, one event, a project, a working group."""

from collections.abc import Iterable

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from mitsprache.common.pages import versions
from mitsprache.common.reading import reading_page, stamp, unchanged
from mitsprache.consultations.queries import drafts, reading
from mitsprache.directory.queries import city_profile
from mitsprache.events.exports import Deadline, calendar_file
from mitsprache.events.models import Event
from mitsprache.events.queries import calendar
from mitsprache.groups.models import WorkingGroup
from mitsprache.projects.queries import sheet_at

from ...consultations.files import deadline
from .. import shown


@reading_page
def all_events(request: HttpRequest) -> HttpResponse:
    """What is ahead, what was in the last year, and the last days of consultations."""
    if response := _known(request, "events", "projects", "consultations"):
        return response
    at = timezone.now()
    city = city_profile()
    name = _("%(site)s %(city)s: events") % {"site": city.site_name, "city": city.city_name}
    lists = reading.consultation_lists()
    deadlines = _deadlines([*lists.open, *lists.upcoming])
    response = _file(calendar.of_feed(at=at), "termine", name=name, deadlines=deadlines)
    return _stamped(request, response, "events", "projects", "consultations")


@reading_page
def one_event(request: HttpRequest, slug: str) -> HttpResponse:
    """The entry of one event; while only its period is known there is none."""
    event = calendar.event_at(slug)
    if event is None:
        raise Http404
    keys = (f"event:{event.pk}", "projects")
    if response := _known(request, *keys):
        return response
    return _stamped(request, _file([event], slug), *keys)


@reading_page
def of_project(request: HttpRequest, slug: str) -> HttpResponse:
    """All events of a project and the last days of its consultations."""
    found = sheet_at(slug)
    if found is None:
        raise Http404
    project = found.project
    keys = (f"project:{project.pk}", "events", "consultations")
    if response := _known(request, *keys):
        return response
    lists = reading.of_project(project.pk)
    deadlines = _deadlines([*lists.open, *lists.upcoming, *lists.closed])
    response = _file(calendar.of_project(project.pk), slug, name=project.title, deadlines=deadlines)
    return _stamped(request, response, *keys)


@reading_page
def of_group(request: HttpRequest, pk: int) -> HttpResponse:
    """The events of a working group: those with a session of its own."""
    group = WorkingGroup.objects.visible_to(request.user).filter(pk=pk).first()
    if group is None:
        raise Http404
    if response := _known(request, "events", "projects"):
        return response
    name = _("Working group %(group)s") % {"group": group}
    response = _file(calendar.of_group(group), f"gruppe-{pk}", name=name)
    return _stamped(request, response, "events", "projects")


def _known(request: HttpRequest, *keys: str) -> HttpResponse | None:
    return unchanged(request, stamp(request, sorted(versions(keys).items())))


def _stamped(request: HttpRequest, response: HttpResponse, *keys: str) -> HttpResponse:
    response.headers["ETag"] = stamp(request, sorted(versions(keys).items()))
    return response


def _file(
    events: Iterable[Event], file_name: str, *, name: str = "", deadlines: Iterable[Deadline] = ()
) -> HttpResponse:
    base = settings.MITSPRACHE_BASE_URL
    written = calendar_file(
        events,
        base=base,
        url_of=lambda event: f"{base}{shown.event_url(event)}",
        deadlines=deadlines,
        name=name,
    )
    response = HttpResponse(written, content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{file_name}.ics"'
    return response


def _deadlines(listed: Iterable[reading.Listed]) -> list[Deadline]:
    """The last days of consultations, the same entries as in their own calendar files."""
    facts = [one.facts for one in listed]
    changes = drafts.extended_at([one.id for one in facts])
    return [deadline(one, changes.get(one.id, [])) for one in facts]
