"""The synopsis with names, for those who may have it; without names it is public."""

from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from mitsprache.common.permissions import authorize
from mitsprache.common.ui.values import Choice, FilterGroup
from mitsprache.consultations.models import Consultation
from mitsprache.deliberation.actions.exporting import export_with_names
from mitsprache.deliberation.exports import synopsis as exports
from mitsprache.deliberation.queries import asking
from mitsprache.deliberation.queries.synopsis import places

from ..desk import desk_page

DESK = "directory.open_editing"
NAMES = "deliberation.export_names"


@require_safe
@desk_page(DESK)
def consultations(request: HttpRequest) -> HttpResponse:
    """The consultations of which the synopsis can be had."""
    mine = Consultation.objects.editable_by(request.user).order_by("-opens_at", "-pk")
    person: Any = request.user
    context = {
        "rows": list(mine.select_related("version__document__project")[:200]),
        "may_change_template": person.has_perm("deliberation.manage_template"),
    }
    return render(request, "workspace/papers/synopses.html", context)


@desk_page(DESK)
def synopsis(request: HttpRequest, pk: int) -> HttpResponse:
    """Filters and how much fits; a POST with `art` gives the file with names."""
    mine = Consultation.objects.editable_by(request.user)
    found = mine.select_related("version__document__project__office").filter(pk=pk).first()
    if found is None:
        raise Http404
    authorize(request.user, NAMES, found)
    known = asking.options(found)
    given = request.POST if request.method == "POST" else request.GET
    chosen = asking.chosen(known, given.getlist)
    busy = False
    if request.method == "POST":
        kind = next((kind for kind in exports.KINDS if kind == request.POST.get("art")), None)
        if kind is None:
            raise Http404
        try:
            return _file(request, found, kind, chosen, asking.in_words(known, chosen))
        except exports.MakingAnother:
            busy = True
    kinds = [(kind, words) for kind, words in _kinds().items()]
    context = {
        "consultation": found,
        "filters": _filters(known, chosen),
        "search": chosen.asked.search,
        "active": chosen.asked.number,
        "count": len(places(found, chosen.asked)),
        "hidden": [(name, value) for name, values in chosen.values.items() for value in values],
        "kinds": kinds,
        "busy": busy,
        "is_public": found.published_at is not None,
    }
    status = 503 if busy else 200
    return render(request, "workspace/papers/synopsis.html", context, status=status)


def _file(
    request: HttpRequest,
    found: Consultation,
    kind: exports.Kind,
    chosen: asking.Chosen,
    filters: str,
) -> HttpResponse:
    file = export_with_names(
        actor=request.user, consultation=found, kind=kind, asked=chosen.asked, filters=filters
    )
    name = f"{found.slug}-synopse-mit-namen.{kind}"
    response: Any = FileResponse(
        file, as_attachment=True, filename=name, content_type=exports.TYPES[kind]
    )
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def _kinds() -> dict[exports.Kind, str]:
    return {
        "xlsx": _("for Excel"),
        "csv": _("as CSV"),
        "docx": _("for Word"),
        "pdf": _("as PDF"),
    }


def _filters(known: asking.Options, chosen: asking.Chosen) -> list[FilterGroup]:
    return [
        FilterGroup(
            name=question.name,
            label=question.words,
            kind="checkboxes",
            choices=[
                Choice(value=code, label=words, selected=code in chosen.values[question.name])
                for code, words in question.answers
            ],
        )
        for question in known.questions
    ]
