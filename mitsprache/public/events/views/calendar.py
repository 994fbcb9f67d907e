"""The calendar: what is ahead and what was, as a list or by month."""

import datetime as dt

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from mitsprache.common import clock
from mitsprache.common.addresses import fixed_address
from mitsprache.common.partial_dates import PartialDate
from mitsprache.common.reading import versioned
from mitsprache.common.ui.values import Link
from mitsprache.directory.queries import vocabulary
from mitsprache.events.queries import calendar, taken_seats

from ...projects.shown import text_language
from .. import filters, shown


@versioned("events", "projects", "directory")
def calendar_page(request: HttpRequest) -> HttpResponse:
    at = timezone.now()
    today = clock.local_day(at)
    names = vocabulary(get_language() or "de")
    asked = filters.read(request.GET, names, today)
    context = _month(request, asked, at) if asked.month else _list(asked, at)
    month = asked.month or PartialDate(today.year, today.month)
    return render(
        request,
        "public/events/calendar.html",
        {
            "asked": asked,
            "filter_groups": filters.groups(asked, names),
            "chips": filters.chips(request.GET, asked, names),
            "ways": _ways(request, asked, month),
            "base": fixed_address("events"),
            "feed_url": fixed_address("events-ics"),
            "text_language": text_language(),
            **context,
        },
    )


def _ways(request: HttpRequest, asked: filters.Asked, month: PartialDate) -> list[Link]:
    """What is ahead, what was, and the month: the same filters in three views."""
    return [
        Link(
            label=_("Coming events"),
            url=filters.list_url(request.GET),
            icon="list",
            current=asked.month is None and not asked.past,
        ),
        Link(
            label=_("By month"),
            url=filters.month_url(request.GET, month),
            icon="calendar",
            current=asked.month is not None,
        ),
        Link(
            label=_("Past events"),
            url=filters.list_url(request.GET, past=True),
            icon="history",
            current=asked.month is None and asked.past,
        ),
    ]


def _list(asked: filters.Asked, at: dt.datetime) -> dict[str, object]:
    found = calendar.listed(asked.filters, past=asked.past, page=asked.page, at=at)
    words = ngettext("%(number)d event found", "%(number)d events found", found.count)
    return {
        "found": found,
        "beyond": asked.page if asked.page > found.pages else None,
        "count": words % {"number": found.count},
        "groups": shown.by_month(found.events, at, taken_seats(found.events)),
    }


def _month(request: HttpRequest, asked: filters.Asked, at: dt.datetime) -> dict[str, object]:
    month = asked.month
    assert month is not None
    events = calendar.in_month(month, asked.filters)
    groups = shown.by_day(events, month, at, taken_seats(events))
    number = len({one.url for group in groups for one in group.entries})
    words = ngettext("%(number)d event in %(month)s", "%(number)d events in %(month)s", number)
    before, after = shown.neighbour(month, -1), shown.neighbour(month, 1)
    return {
        "count": words % {"number": number, "month": month.in_words()},
        "groups": groups,
        "month": month.in_words(),
        "weekdays": shown.weekdays(),
        "grid": shown.grid(events, month, groups, clock.local_day(at)),
        "before": Link(label=before.in_words(), url=filters.month_url(request.GET, before)),
        "after": Link(label=after.in_words(), url=filters.month_url(request.GET, after)),
    }
