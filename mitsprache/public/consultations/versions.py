"""Earlier and later versions of a draft, and what differs between two of them."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from mitsprache.common.pages import kept_while
from mitsprache.common.reading import reading_page, stamp, unchanged
from mitsprache.common.ui.values import Link
from mitsprache.consultations.models import Version
from mitsprache.consultations.queries import drafts, reading
from mitsprache.consultations.queries.comparing import compare_versions
from mitsprache.deliberation.queries.because import because_between

from . import differences, draft, shown


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
    changes = reading.page_stamp(facts, at=timezone.now())
    etag = stamp(request, *changes)
    if response := unchanged(request, etag):
        return response
    frame = shown.frame(facts)
    written = shown.written(facts, line.id, changes, frame)
    is_consulted = line.id == facts.version_id
    counts = shown.tally(facts, changes).sections if is_consulted else {}
    removed = drafts.removed_before(line.number, facts)
    why_removed = (
        because_between(facts.document_id, facts.version_number, line.number) if removed else {}
    )
    response = render(
        request,
        "public/consultations/version.html",
        {
            "facts": facts,
            "version": line,
            "is_consulted": is_consulted,
            "is_adopted": line.state == "adopted",
            "base": frame.base,
            "text": draft.PLACE,
            "contents": written.contents,
            "removed": [
                shown.removed(gone, some, frame, why_removed.get(gone.identity, ()))
                for gone, some in removed
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
    response.content = draft.put_in(
        response.content,
        draft.text(
            written.parts, written.draft.fields, counts, frame, shown.because(line.id, changes)
        ),
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
    """What changed where between two public versions, the earlier one first."""
    facts, versions = found_at(slug)
    frame = shown.frame(facts)
    lines = [numbered(versions, number) for number in sorted((first, second))]
    if first == second:
        raise Http404
    if first > second:
        return HttpResponsePermanentRedirect(compare_url(frame, second, first))
    changes = reading.page_stamp(facts, at=timezone.now())
    etag = stamp(request, *changes)
    if response := unchanged(request, etag):
        return response
    summary, table, differing = kept_while(
        ("comparison", facts.id, first, second, get_language()),
        (changes.consultation, changes.document),
        lambda: _compared(facts, lines, frame),
    )
    here = Link(label=_("Comparison"), url=request.path)
    response = render(
        request,
        "public/consultations/compare.html",
        {
            "facts": facts,
            "old": lines[0],
            "new": lines[1],
            "base": frame.base,
            "old_url": version_link(frame, first).url,
            "new_url": version_link(frame, second).url,
            "summary": summary,
            "table": table,
            "changes": differing,
            "text_language": frame.language,
            "breadcrumb": shown.breadcrumb(facts, here),
        },
    )
    response.headers["ETag"] = etag
    return response


def _compared(
    facts: reading.Facts, lines: list[drafts.VersionLine], frame: draft.Frame
) -> tuple[list[str], SafeString, SafeString]:
    """Summary, table and changes of two public versions; long texts take seconds, so it is kept."""
    public = Version.objects.visible_to(None).filter(pk__in=[line.id for line in lines])
    comparison = compare_versions(*public)
    because = because_between(facts.document_id, lines[0].number, lines[1].number)
    return (
        differences.summary(comparison),
        differences.table(comparison, frame),
        differences.changes(comparison, frame, because),
    )
