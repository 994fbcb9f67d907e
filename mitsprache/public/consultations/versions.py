"""Earlier and later versions of a draft, and what differs between two of them."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from mitsprache.common.reading import reading_page, stamp, unchanged
from mitsprache.common.ui.values import Link
from mitsprache.consultations.queries import counting, drafts, reading

from . import draft, shown


def found_at(slug: str) -> tuple[reading.Facts, list[drafts.VersionLine]]:
    """The consultation and the public versions of its document; 404 when it is not published."""
    facts = reading.facts_at(slug)
    if facts is None:
        raise Http404
    return facts, drafts.public_versions(facts.document_id)


def numbered(versions: list[drafts.VersionLine], number: int) -> drafts.VersionLine:
    """The version with this number; 404 for one that is in work or does not exist."""
    for line in versions:
        if line.number == number:
            return line
    raise Http404


@reading_page
def version(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    facts, versions = found_at(slug)
    line = numbered(versions, number)
    etag = stamp(request, *reading.page_stamp(facts, at=timezone.now()))
    if response := unchanged(request, etag):
        return response
    frame = shown.frame(facts)
    whole = drafts.draft(version_id=line.id, document_id=facts.document_id)
    is_consulted = line.id == facts.version_id
    counts = counting.tally(facts.id).sections if is_consulted else {}
    response = render(
        request,
        "public/consultations/version.html",
        {
            "facts": facts,
            "version": line,
            "is_consulted": is_consulted,
            "is_adopted": line.state == "adopted",
            "base": frame.base,
            "text": draft.text(whole.sections, whole.fields, counts, frame),
            "contents": draft.contents(whole.sections, whole.fields, frame),
            "removed": [
                shown.removed(gone, some, frame)
                for gone, some in drafts.removed_before(line.number, facts)
            ],
            "others": [
                Link(
                    label=_("Compare with version %(version)s") % {"version": other.number},
                    url=compare_url(frame, *sorted((line.number, other.number))),
                )
                for other in versions
                if other.number != line.number
            ],
            "text_language": frame.language,
            "breadcrumb": shown.breadcrumb(facts, version_link(frame, line.number)),
        },
    )
    response.headers["ETag"] = etag
    return response


def version_link(frame: draft.Frame, number: int) -> Link:
    return Link(
        label=_("Version %(version)s") % {"version": number},
        url=f"{frame.base}fassungen/{number}/",
    )


def compare_url(frame: draft.Frame, first: int, second: int) -> str:
    return f"{frame.base}vergleich/{first}..{second}/"


@reading_page
def compare(request: HttpRequest, slug: str, first: int, second: int) -> HttpResponse:
    raise Http404
