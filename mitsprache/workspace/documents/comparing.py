"""Reading and comparing versions, in work or released, and taking them away as files."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from mitsprache.common.ui.values import Passage
from mitsprache.consultations import exports
from mitsprache.consultations.models import Document, Succession, Version
from mitsprache.consultations.queries import Row, compare_versions, sections_of

from ..desk import desk_page
from . import queries
from .forms import CompareForm
from .views import DESK, document_or_404

_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_safe
@desk_page(DESK)
def version(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """The whole text of one version, as people read it."""
    found, chosen = _version(request, pk, number)
    context = {"document": found, "version": chosen, "sections": sections_of(chosen)}
    return render(request, "workspace/documents/version.html", context)


@require_safe
@desk_page(DESK)
def version_docx(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    return _download(request, pk, number, exports.version_docx, _DOCX, "docx")


@require_safe
@desk_page(DESK)
def version_pdf(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    return _download(request, pk, number, exports.version_pdf, "application/pdf", "pdf")


@require_safe
@desk_page(DESK)
def compare(request: HttpRequest, pk: int) -> HttpResponse:
    """`?von=1&bis=2` two versions by number; without them the last two."""
    found = document_or_404(request, pk)
    versions = queries.versions_of(found)
    if not request.GET:
        last = [one.number for one in reversed(versions[:2])]
        data = {"von": last[0], "bis": last[-1]}
    else:
        data = {name: request.GET.get(name, "") for name in ("von", "bis")}
    form = CompareForm(data, versions=versions)
    comparison = None
    if form.is_valid():
        chosen = {one.number: one for one in versions}
        comparison = compare_versions(
            chosen[form.cleaned_data["von"]], chosen[form.cleaned_data["bis"]]
        )
    context = {
        "document": found,
        "form": form,
        "comparison": comparison,
        "changes": [_shown(row) for row in comparison.changes] if comparison else [],
    }
    status = 200 if comparison else 422
    return render(request, "workspace/documents/compare.html", context, status=status)


def _shown(row: Row) -> dict[str, Any]:
    """A row as the page prints it; unchanged passages are left out."""
    kinds = {"added": _("new"), **{kind.value: str(kind.label) for kind in Succession.Kind}}
    section = (row.new or row.old)[0]
    return {
        "anchor": f"abschnitt-{section.pk}",
        "kind": kinds[row.kind],
        "old": row.old,
        "new": row.new,
        "name": str(section),
        "title": [Passage(text=text, change=change) for text, change in row.title],
        "passages": [
            [Passage(text=text, change=change) for text, change in passage.pieces]
            for passage in row.passages
            if passage.changed
        ],
    }


def _version(request: HttpRequest, pk: int, number: int) -> tuple[Document, Version]:
    found = document_or_404(request, pk)
    chosen = queries.version_at(found, number)
    if chosen is None:
        raise Http404
    return found, chosen


def _download(
    request: HttpRequest,
    pk: int,
    number: int,
    write: Callable[[Version], bytes],
    kind: str,
    ending: str,
) -> HttpResponse:
    found, chosen = _version(request, pk, number)
    name = f"{slugify(found.title)[:60] or 'dokument'}-fassung-{number}.{ending}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(write(chosen), content_type=kind, headers=headers)
