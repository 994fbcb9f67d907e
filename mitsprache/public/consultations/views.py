"""Where people read a draft and what others said: the list, the draft, one section, everything."""

from collections.abc import Sequence

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _

from mitsprache.common import clock
from mitsprache.common.reading import reading_page, stamp, unchanged, versioned
from mitsprache.common.ui.values import Chip, Link
from mitsprache.consultations.comparison.passages import plain_text
from mitsprache.consultations.models import Contribution
from mitsprache.consultations.queries import drafts, listed, reading

from ..deliberation import shown as balances
from . import draft, filters, shown, talk

# A section longer than this is not set beside each proposal that rewrites it.
_MOST_ORIGINAL = 3_000


@versioned("consultations", "projects")
def list_of_consultations(request: HttpRequest) -> HttpResponse:
    found = reading.consultation_lists()
    groups = [
        ("open", _("Open now"), shown.cards(found.open)),
        ("upcoming", _("Coming up"), shown.cards(found.upcoming)),
        ("closed", _("Closed"), shown.cards(found.closed)),
    ]
    return render(
        request,
        "public/consultations/list.html",
        {"groups": [group for group in groups if group[2]], "nothing_open": not found.open},
    )


def _facts(slug: str) -> reading.Facts:
    facts = reading.facts_at(slug)
    if facts is None:
        raise Http404
    return facts


@reading_page
def consultation(request: HttpRequest, slug: str) -> HttpResponse:
    facts, at = _facts(slug), timezone.now()
    changes = reading.page_stamp(facts, at=at)
    etag = stamp(request, *changes, clock.local_day(at))
    if response := unchanged(request, etag):
        return response
    window = shown.window(facts, at)
    frame = shown.frame(facts, may_write=window.state == "open")
    written = shown.written(facts, facts.version_id, changes, frame)
    whole, tally = written.draft, shown.tally(facts, changes)
    asked = filters.read(request.GET, whole.fields.values())
    parts, contents = written.parts, written.contents
    if asked.fields:
        chosen = {line.id for line in asked.fields}
        parts = [part for part in parts if part.field in chosen]
        sections = [line for line in whole.sections if line.field in chosen]
        contents = draft.contents(sections, whole.fields, frame)
    versions = drafts.public_versions(facts.document_id)
    response = render(
        request,
        "public/consultations/consultation.html",
        {
            "facts": facts,
            "window": window,
            "before_writing": shown.facts_before_writing(facts),
            "extensions": drafts.extensions(facts.id),
            "write_url": f"{frame.base}beitrag/" if window.state == "open" else "",
            "base": frame.base,
            "text": draft.PLACE,
            "contents": contents,
            "fields": filters.choices(whole, tally, asked, frame),
            "asked": asked,
            "count": draft.count_words(tally.total),
            "whole_count": draft.count_words(tally.whole),
            # Once nothing comes in any more: it counts everything anew.
            "balance": balances.summary(balances.balance_of(facts, changes, at=at))
            if window.state == "closed" and tally.total
            else [],
            "versions": versions,
            "newest": _newer(versions, facts),
            "text_language": frame.language,
            "breadcrumb": shown.breadcrumb(facts),
        },
    )
    response.content = draft.put_in(
        response.content,
        draft.text(
            parts,
            whole.fields,
            tally.sections,
            frame,
            shown.because(facts.version_id, changes),
        ),
    )
    response.headers["ETag"] = etag
    return response


def _newer(
    versions: Sequence[drafts.VersionLine], facts: reading.Facts
) -> drafts.VersionLine | None:
    """The newest public version where it is not the one that is consulted on."""
    newest = versions[-1] if versions else None
    return newest if newest and newest.number > facts.version_number else None


@reading_page
def section(request: HttpRequest, slug: str, number: str) -> HttpResponse:
    """One section with what was said to it; asked for by htmx, the contributions alone."""
    facts, at = _facts(slug), timezone.now()
    changes = reading.page_stamp(facts, at=at)
    etag = stamp(request, *changes)
    if response := unchanged(request, etag):
        patch_vary_headers(response, ["HX-Request"])
        return response
    found = drafts.section_at(facts, number)
    if found is None:
        raise Http404
    window = shown.window(facts, at)
    frame = shown.frame(facts, may_write=window.state == "open")
    in_place = bool(request.headers.get("HX-Request"))
    page = listed.of_section(
        found.line.id, consultation_id=facts.id, page=filters.page_number(request.GET)
    )
    original = plain_text(found.line.html)
    about = talk.Talk(
        frame=frame,
        level=min(found.line.depth + 2, 6) if in_place else 3,
        original=original if len(original) <= _MOST_ORIGINAL else "",
        supports=facts.supports and window.state == "open",
    )
    context = {
        "facts": facts,
        "window": window,
        "found": found,
        "section": found.line,
        "field": draft.field_badge(found.field, frame) if found.field else "",
        "page": page,
        "readable": page.counts.on_time + page.counts.late,
        "talk": talk.contributions(page.lines, about),
        "url": frame.section(found.line.number),
        "write_url": f"{frame.write_url}{draft.quoted(found.line.number)}"
        if frame.write_url
        else "",
        "anchor": draft.anchor(found.line.number),
        "base": frame.base,
        "text_language": frame.language,
    }
    if in_place:
        response = render(request, "public/consultations/_talk.html", context)
    else:
        here = Link(label=found.line.number, url=request.path)
        context |= {
            "after": shown.after(drafts.what_became(found.line.id), facts),
            "because": shown.because_links(facts, changes, found.line.id),
            "previous": shown.neighbour(found.previous, frame),
            "next": shown.neighbour(found.next, frame),
            "breadcrumb": shown.breadcrumb(facts, here),
        }
        response = render(request, "public/consultations/section.html", context)
    response.headers["ETag"] = etag
    patch_vary_headers(response, ["HX-Request"])
    return response


@reading_page
def contributions(request: HttpRequest, slug: str) -> HttpResponse:
    facts, at = _facts(slug), timezone.now()
    etag = stamp(request, *reading.page_stamp(facts, at=at))
    if response := unchanged(request, etag):
        return response
    fields = drafts.fields_of(facts.document_id)
    asked = filters.read(request.GET, fields)
    window = shown.window(facts, at)
    frame = shown.frame(facts)
    found = listed.of_consultation(
        facts.id,
        listed.Asked([line.id for line in asked.fields], asked.whole, asked.kinds),
        page=asked.page,
    )
    about = talk.Talk(
        frame=frame, level=3, places=True, supports=facts.supports and window.state == "open"
    )
    response = render(
        request,
        "public/consultations/contributions.html",
        {
            "facts": facts,
            "window": window,
            "base": frame.base,
            "all_url": f"{frame.base}beitraege/",
            "write_url": f"{frame.base}beitrag/" if window.state == "open" else "",
            "found": found,
            "count": draft.count_words(found.counts) or _("No contributions"),
            "groups": filters.groups(fields, listed.count_kinds(facts.id), asked),
            "chips": _chips(request, asked),
            "asked": asked,
            "beyond": asked.page if asked.page > found.pages else None,
            "talk": talk.contributions(found.lines, about),
            "text_language": frame.language,
            "breadcrumb": shown.breadcrumb(
                facts, Link(label=_("All contributions"), url=request.path)
            ),
        },
    )
    response.headers["ETag"] = etag
    return response


def _chips(request: HttpRequest, asked: filters.Asked) -> list[Chip]:
    chips = [
        Chip(
            label=f"{line.number} {line.name}",
            remove_url=filters.without(request.GET, "feld", line.number),
        )
        for line in asked.fields
    ]
    if asked.whole:
        url = filters.without(request.GET, "feld", filters.WHOLE)
        chips.append(Chip(label=_("The whole document"), remove_url=url))
    return chips + [
        Chip(
            label=str(Contribution.Kind(kind).label),
            remove_url=filters.without(request.GET, "art", kind, filters.GERMAN_KIND[kind]),
        )
        for kind in asked.kinds
    ]
