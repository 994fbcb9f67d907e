"""The home page: where one can take part now, what is next, what has changed."""

import datetime as dt

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.text import Truncator
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from mitsprache.common.addresses import fixed_address
from mitsprache.common.reading import reading_page, stamp, unchanged
from mitsprache.common.ui.values import DateEntry, Stat
from mitsprache.consultations.queries.reading import open_consultations
from mitsprache.content.queries import front_news, home_texts
from mitsprache.directory.queries import vocabulary
from mitsprache.events.models import Event
from mitsprache.events.queries.calendar import next_events
from mitsprache.projects.queries import (
    Numbers,
    changes,
    numbers,
    open_projects,
    upcoming,
)

from ..consultations.shown import cards as consultation_cards
from ..events.shown import date_entries as event_entries
from ..projects import shown

CONSULTATIONS, CARDS, DATES, CHANGES = 3, 6, 6, 5
TEXT_LENGTH = 160


@reading_page
def home(request: HttpRequest) -> HttpResponse:
    language = get_language() or settings.LANGUAGE_CODE
    names = vocabulary(language)
    base = fixed_address("projects")
    response = render(
        request,
        "public/home/home.html",
        {
            "texts": home_texts(language),
            "consultations": consultation_cards(open_consultations(n=CONSULTATIONS)),
            "consultations_url": fixed_address("consultations"),
            "cards": shown.cards(open_projects(names=names, n=CARDS)),
            "dates": _dates(base),
            "events_url": fixed_address("events"),
            "changes": [
                (line, f"{base}{line.slug}/", Truncator(line.text).chars(TEXT_LENGTH))
                for line in changes(names=names, n=CHANGES)
            ],
            "news": front_news(language),
            "stats": _stats(numbers()),
            "projects_url": base,
            "open_url": f"{base}?beteiligung=running",
            "text_language": shown.text_language(),
        },
    )
    # Everything on the page changes with something else, so its own content is the stamp.
    etag = stamp(request, response.content)
    response.headers["ETag"] = etag
    return unchanged(request, etag) or response


def _dates(base: str) -> list[DateEntry]:
    """The next events, and the dated lines of sheets that announce something else, in one order.

    What is known by a period alone comes after the days.
    """
    events = next_events(n=2 * DATES, at=timezone.now())
    told = {(event.project.slug, event.planned.first_day) for event in events if event.project}
    lines = [
        DateEntry(
            title=line.title,
            url=f"{base}{line.slug}/",
            day=line.day,
            period="" if line.day else line.when,
            text=line.project,
            language=shown.text_language(),
        )
        for line in upcoming(n=DATES)
        if (line.slug, line.day) not in told
    ]
    held = [event for event in events if event.state != Event.State.CANCELLED]
    whole = [*event_entries(held), *(line for line in lines if line.day)]
    in_order = sorted(whole, key=lambda entry: entry.day or dt.date.max)
    return [*in_order, *(line for line in lines if not line.day)][:DATES]


def _stats(counted: Numbers) -> list[Stat]:
    def whole(number: int) -> str:
        return str(number_format(number, 0, use_l10n=True, force_grouping=True))

    base = fixed_address("projects")
    return [
        Stat(value=whole(counted.projects), label=_("projects on the list"), url=base),
        Stat(
            value=whole(counted.open_for_participation),
            label=_("open for participation now"),
            url=f"{base}?beteiligung=running",
        ),
        Stat(value=whole(counted.texts), label=_("comments and answers to read")),
        Stat(value=whole(counted.answers), label=_("answers by offices")),
    ]
