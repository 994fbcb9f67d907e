"""Fact sheets from a file, with its report row by row; the template for download."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from mitsprache.projects import imports

from ..desk import desk_page
from .forms import ImportForm

IMPORT = "projects.import_projects"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@desk_page(IMPORT)
def bring_in(request: HttpRequest) -> HttpResponse:
    """The form; a POST answers with the report, 422 when nothing could be imported."""
    if request.method != "POST":
        return render(request, "workspace/projects/import.html", {"form": ImportForm()})
    form = ImportForm(request.POST, request.FILES)
    report = None
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            report = imports.import_projects(
                actor=request.user,
                file_name=file.name,
                data=file.read(imports.MOST_BYTES + 1),
                dry_run=form.cleaned_data["check_only"],
                drafts_only=form.cleaned_data["drafts_only"],
            )
        except imports.FileRefused as refusal:
            form.add_error("file", str(refusal))
    refused = report is None or bool(report.faults)
    return render(
        request,
        "workspace/projects/import.html",
        {"form": form, "report": report},
        status=422 if refused else 200,
    )


@require_safe
@desk_page(IMPORT)
def template_xlsx(request: HttpRequest) -> HttpResponse:
    return _download(imports.template_xlsx(), _XLSX, "vorlage-vorhaben.xlsx")


@require_safe
@desk_page(IMPORT)
def template_csv(request: HttpRequest) -> HttpResponse:
    return _download(imports.template_csv(), "text/csv; charset=utf-8", "vorlage-vorhaben.csv")


def _download(data: bytes, kind: str, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(data, content_type=kind, headers=headers)
