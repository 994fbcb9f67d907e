"""The synopsis and the answer balance of a consultation."""

from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mitsprache.common import clock
from mitsprache.common.reading import reading_page, stamp, unchanged
from mitsprache.common.ui.values import Link
from mitsprache.consultations.models import Consultation
from mitsprache.consultations.queries import reading
from mitsprache.consultations.queries.contributions import consultation_at
from mitsprache.deliberation.queries import asking
from mitsprache.deliberation.queries.synopsis import page as page_of_synopsis

from ..consultations import shown as consulting
from ..consultations.filters import page_number
from . import filters, shown


@reading_page
def synopsis(request: HttpRequest, slug: str) -> HttpResponse:
    """Everything that was said and what became of it, as a table that is always up to date."""
    facts = _facts(slug)
    etag = stamp(request, *reading.page_stamp(facts, at=timezone.now()))
    if response := unchanged(request, etag):
        return response
    consultation = _consultation(request, slug)
    known = asking.options(consultation)
    found = filters.read(request.GET, known)
    asked_page = page_number(request.GET)
    page = page_of_synopsis(consultation, found.asked, number=asked_page)
    frame = consulting.frame(facts)
    address = reverse("synopsis", args=[slug])
    count = ngettext("%(number)s row", "%(number)s rows", page.count) % {"number": page.count}
    response = render(
        request,
        "public/deliberation/synopsis.html",
        {
            "facts": facts,
            "base": frame.base,
            "url": address,
            "groups": filters.form(known, found),
            "chips": filters.chips(request.GET, known, found),
            "found": found,
            "page": page,
            "beyond": asked_page if asked_page > page.pages else None,
            "count": count,
            "rows": [shown.row(one, frame) for one in page.rows],
            "downloads": _downloads(request, slug),
            "text_language": frame.language,
            "breadcrumb": consulting.breadcrumb(facts, Link(label=_("Synopsis"), url=address)),
        },
    )
    response.headers["ETag"] = etag
    return response


@reading_page
def balance(request: HttpRequest, slug: str) -> HttpResponse:
    """How many got an answer, how many wait, and how long it took: honest when that is bad."""
    facts = _facts(slug)
    at = timezone.now()
    changes = reading.page_stamp(facts, at=at)
    today = clock.local_day(at)
    etag = stamp(request, *changes, today)
    if response := unchanged(request, etag):
        return response
    counted = shown.balance_of(facts, changes, at=at)
    frame = consulting.frame(facts)
    here = Link(label=_("Answer balance"), url=request.path)
    response = render(
        request,
        "public/deliberation/balance.html",
        {
            "facts": facts,
            "base": frame.base,
            "synopsis_url": reverse("synopsis", args=[slug]),
            "stats": shown.stats(counted),
            "summary": shown.summary(counted),
            "beside": shown.beside(counted),
            "channels": shown.channels(counted),
            "verdicts": shown.verdicts(counted),
            "closing": shown.closing(counted),
            "overrides": shown.overrides(counted),
            "text_language": frame.language,
            "breadcrumb": consulting.breadcrumb(facts, here),
        },
    )
    response.headers["ETag"] = etag
    return response


def _facts(slug: str) -> reading.Facts:
    facts = reading.facts_at(slug)
    if facts is None:
        raise Http404
    return facts


def _consultation(request: HttpRequest, slug: str) -> Consultation:
    found = consultation_at(slug, person=request.user)
    if found is None:
        raise Http404
    return found


def _downloads(request: HttpRequest, slug: str) -> list[Link]:
    """The same rows as files, filtered like the page."""
    query = [(name, value) for name, value in request.GET.lists() if name != "seite"]
    tail = f"?{urlencode(query, doseq=True)}" if query else ""
    return [
        Link(label=label, url=f"{reverse(f'synopsis-{kind}', args=[slug])}{tail}")
        for kind, label in (
            ("pdf", _("As PDF")),
            ("docx", _("As Word file (.docx)")),
            ("xlsx", _("As Excel table (.xlsx)")),
            ("csv", _("As data (.csv)")),
        )
    ]
