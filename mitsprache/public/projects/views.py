"""The list of projects and the fact sheet."""

from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
)
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from mitsprache.comments.queries import thread_page
from mitsprache.common.addresses import fixed_address
from mitsprache.common.reading import reading_page, stamp, unchanged, versioned
from mitsprache.common.ui.values import Chip, Choice, FilterGroup, Link
from mitsprache.consultations.queries.reading import of_project
from mitsprache.directory.queries import Name, vocabulary
from mitsprache.events.queries.calendar import of_sheet as events_of_sheet
from mitsprache.measures.queries.sheet import of_sheet
from mitsprache.projects.models import Participation, State
from mitsprache.projects.queries import (
    SORTS,
    STATES,
    Filters,
    ListPage,
    fact_sheet,
    moved_to,
    project_list,
    sheet_at,
)

from ..comments.shown import page_number
from ..consultations.shown import cards_in_order
from ..measures.deeds import deeds
from . import filters, shown


@versioned("projects", "comments", "directory")
def list_of_projects(request: HttpRequest) -> HttpResponse:
    language = get_language() or "de"
    asked = filters.read(request.GET, vocabulary(language))
    found = project_list(asked.filters, person=request.user, page=asked.page, language=language)
    beyond = asked.page > found.pages
    return render(
        request,
        "public/projects/list.html",
        {
            "cards": shown.cards(found.cards) if asked.view == "cards" else [],
            "places": found.cards if asked.view == "places" else [],
            "view": asked.view,
            "cards_url": filters.without(request.GET, "ansicht"),
            "places_url": filters.with_value(request.GET, "ansicht", "places"),
            "found": found,
            "count": ngettext("%(number)d project found", "%(number)d projects found", found.count)
            % {"number": found.count},
            "groups": _groups(asked.filters, found, asked.view),
            "chips": _chips(request, asked.filters, found),
            "asked": asked,
            "beyond": asked.page if beyond else None,
            "base": reverse("projects"),
            "text_language": shown.text_language(),
        },
    )


def _groups(asked: Filters, found: ListPage, view: str) -> list[FilterGroup]:
    counts = found.counts

    def listed(kind: str, names: dict[int, Name], chosen: tuple[str, ...]) -> list[Choice]:
        return [
            Choice(
                value=name.slug,
                label=name.name,
                selected=name.slug in chosen,
                count=counts.get((kind, name.slug), 0),
            )
            for name in names.values()
            if name.is_active or (kind, name.slug) in counts
        ]

    def coded(kind: str, labels: list[tuple[str, str]], chosen: tuple[str, ...]) -> list[Choice]:
        return [
            Choice(
                value=code,
                label=label,
                selected=code in chosen,
                count=counts.get((kind, code), 0),
            )
            for code, label in labels
        ]

    states = [(code, str(State(code).label)) for code in STATES]
    participations = [(code, str(label)) for code, label in Participation.choices]
    sorts = {"updated": _("Last updated"), "title": _("Title"), "next": _("Next date")}
    groups = [
        FilterGroup(
            name="beteiligung",
            label=_("Participation"),
            choices=coded("participation", participations, asked.participation),
            kind="checkboxes",
        ),
        FilterGroup(
            name="stand",
            label=_("State"),
            choices=coded("state", states, asked.states),
            kind="checkboxes",
        ),
        FilterGroup(
            name="thema",
            label=_("Topic"),
            choices=listed("topic", found.names.topics, asked.topics),
            kind="checkboxes",
        ),
        FilterGroup(
            name="bezirk",
            label=_("District"),
            choices=listed("district", found.names.districts, asked.districts),
            kind="checkboxes",
        ),
        FilterGroup(
            name="sort",
            label=_("Sort by"),
            choices=[
                Choice(value=code, label=sorts[code], selected=code == asked.sort) for code in SORTS
            ],
        ),
    ]
    if view != "cards":
        groups.append(
            FilterGroup(
                name="ansicht",
                label=_("Show as"),
                choices=[
                    Choice(value="places", label=_("List of places"), selected=True),
                    Choice(value="cards", label=_("Cards")),
                ],
            )
        )
    return groups


def _chips(request: HttpRequest, asked: Filters, found: ListPage) -> list[Chip]:
    query = request.GET
    chips = []
    if asked.words:
        chips.append(Chip(label=f"„{asked.text}“", remove_url=filters.without(query, "q")))
    german_states = {code: word for word, code in filters.GERMAN_STATES.items()}
    german_parts = {code: word for word, code in filters.GERMAN_PARTICIPATION.items()}
    for code in asked.participation:
        url = filters.without(query, "beteiligung", code, german_parts[code])
        chips.append(Chip(label=str(Participation(code).label), remove_url=url))
    for code in asked.states:
        url = filters.without(query, "stand", code, german_states[code])
        chips.append(Chip(label=str(State(code).label), remove_url=url))
    for parameter, names, slugs in (
        ("thema", found.names.topics, asked.topics),
        ("bezirk", found.names.districts, asked.districts),
    ):
        by_slug = {name.slug: name.name for name in names.values()}
        chips += [
            Chip(label=by_slug[slug], remove_url=filters.without(query, parameter, slug))
            for slug in slugs
        ]
    return chips


@reading_page
def sheet(request: HttpRequest, slug: str) -> HttpResponse:
    found = sheet_at(slug)
    if found is None:
        if new_slug := moved_to(slug, person=request.user):
            return HttpResponsePermanentRedirect(reverse("project", kwargs={"slug": new_slug}))
        raise Http404
    project = found.project
    etag = stamp(request, project.pk, found.version, found.thread_version)
    if response := unchanged(request, etag):
        return response
    facts = fact_sheet(project, person=request.user)
    response = render(
        request,
        "public/projects/sheet.html",
        {
            "sheet": facts,
            "consultations": cards_in_order(of_project(project.pk)),
            "events": events_of_sheet(project.pk),
            "deeds": deeds(of_sheet(project.pk), project.slug),
            "thread": thread_page(
                project.thread,
                person=request.user,
                page=page_number(request.GET),
                language=get_language() or "de",
            ),
            "breadcrumb": [
                Link(label=_("Home"), url=fixed_address("home")),
                Link(label=_("Projects"), url=fixed_address("projects")),
                Link(label=facts.title, url=request.path),
            ],
        },
    )
    response.headers["ETag"] = etag
    return response
