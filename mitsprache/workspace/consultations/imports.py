"""Contributions from a file, with the report row by row; the template for download."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from mitsprache.common.permissions import authorize
from mitsprache.consultations.actions.refusals import ConsultationRefused
from mitsprache.consultations.imports import contributions as imports

from ..desk import desk_page
from . import queries
from .forms import ImportForm
from .views import DESK, consultation_or_404, project_of

IMPORT = "consultations.import_contributions"
_MOST_SHOWN = 300
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@desk_page(DESK)
def bring_in(request: HttpRequest, pk: int) -> HttpResponse:
    """The form; a POST answers with the report, 422 when nothing could be imported."""
    found = consultation_or_404(request, pk)
    authorize(request.user, IMPORT, project_of(found))
    if request.method != "POST":
        context = {"consultation": found, "form": ImportForm()}
        return render(request, "workspace/consultations/import.html", context)
    form = ImportForm(request.POST, request.FILES)
    report = None
    if form.is_valid():
        file, number = form.cleaned_data["file"], form.cleaned_data["section"]
        section = queries.section_at(found.version, number) if number else None
        if number and section is None:
            form.add_error("section", _("There is no section with this number."))
    if form.is_valid():
        try:
            report = imports.import_contributions(
                actor=request.user,
                consultation=found,
                file_name=file.name,
                data=file.read(imports.MOST_BYTES + 1),
                dry_run=form.cleaned_data["check_only"],
                section=section,
            )
        except imports.FileRefused as refusal:
            form.add_error("file", str(refusal))
        except ConsultationRefused as refusal:
            form.add_error(None, str(refusal))
    refused = report is None or bool(report.faults)
    context = {"consultation": found, "form": form, "report": report, **_shown(report)}
    status = 422 if refused else 200
    return render(request, "workspace/consultations/import.html", context, status=status)


def _shown(report: imports.Report | None) -> dict[str, Any]:
    """How many rows had which outcome, and the rows to look at: those with words come first."""
    if report is None:
        return {}
    words = {
        imports.Outcome.PUBLISHED: _("public"),
        imports.Outcome.HELD: _("waits for release"),
        imports.Outcome.STAFF_ONLY: _("for the staff only"),
        imports.Outcome.KNOWN: _("on record already, unchanged"),
        imports.Outcome.REFUSED: _("with a fault"),
    }
    telling = sorted(report.rows, key=lambda row: not (row.faults or row.remarks))
    rows = sorted(telling[:_MOST_SHOWN], key=lambda row: row.line)
    counts = report.counts
    return {
        "counts": [(text, counts[code]) for code, text in words.items() if counts[code]],
        "rows": [(row, words[row.outcome]) for row in rows],
        "left_out": len(report.rows) - len(rows),
    }


@require_safe
@desk_page(DESK)
def template_xlsx(request: HttpRequest, pk: int) -> HttpResponse:
    _allowed(request, pk)
    return _download(imports.template_xlsx(), _XLSX, "vorlage-beitraege.xlsx")


@require_safe
@desk_page(DESK)
def template_csv(request: HttpRequest, pk: int) -> HttpResponse:
    _allowed(request, pk)
    return _download(imports.template_csv(), "text/csv; charset=utf-8", "vorlage-beitraege.csv")


def _allowed(request: HttpRequest, pk: int) -> None:
    authorize(request.user, IMPORT, project_of(consultation_or_404(request, pk)))


def _download(data: bytes, kind: str, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(data, content_type=kind, headers=headers)
