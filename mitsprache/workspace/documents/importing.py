"""A file becomes a working version in two steps: read, look at the preview, then confirm."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mitsprache.common.permissions import authorize
from mitsprache.consultations import imports
from mitsprache.consultations.actions.refusals import ConsultationRefused, EditedMeanwhile
from mitsprache.consultations.models import Document, DocumentImport

from ..desk import desk_page, posted
from . import queries
from .forms import UploadForm
from .previewing import doubts_of, sections_of
from .views import DESK, document_or_404

IMPORT = "consultations.import_document"


@desk_page(DESK)
def upload(request: HttpRequest, pk: int) -> HttpResponse:
    found = document_or_404(request, pk)
    authorize(request.user, IMPORT, found.project)
    form = UploadForm(posted(request), request.FILES or None)
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            pending = imports.preview_document(
                actor=request.user,
                document=found,
                file_name=file.name,
                data=file.read(imports.MOST_BYTES + 1),
            )
        except (imports.FileRefused, ConsultationRefused) as refusal:
            form.add_error("file", str(refusal))
        else:
            return redirect("workspace-document-import-preview", pk=found.pk, pending=pending.pk)
    context = {"document": found, "form": form, "working": queries.working_version(found)}
    status = 422 if request.method == "POST" else 200
    return render(request, "workspace/documents/import.html", context, status=status)


@desk_page(DESK)
def preview(request: HttpRequest, pk: int, pending: int) -> HttpResponse:
    """What was read, with its doubts; a POST makes it the working version.

    Where somebody edited since the file was read, that is said first; only `ersetzen` replaces.
    """
    found, waiting = _waiting(request, pk, pending)
    refused, overtaken = "", False
    if request.method == "POST":
        try:
            imports.confirm_document(
                actor=request.user, pending=waiting, replace="ersetzen" in request.POST
            )
        except EditedMeanwhile:
            overtaken = True
        except ConsultationRefused as refusal:
            refused = str(refusal)
        else:
            messages.success(request, _("The file is the working version now."))
            return redirect("workspace-document", pk=found.pk)
    sections = sections_of(waiting)
    working = queries.working_version(found)
    context = {
        "document": found,
        "pending": waiting,
        "sections": sections,
        "doubts": doubts_of(waiting, sections),
        "replaces": working.sections.count() if working else 0,
        "refused": refused,
        "overtaken": overtaken,
    }
    status = 409 if overtaken else 422 if refused else 200
    return render(request, "workspace/documents/preview.html", context, status=status)


@require_POST
@desk_page(DESK)
def discard(request: HttpRequest, pk: int, pending: int) -> HttpResponse:
    found, waiting = _waiting(request, pk, pending)
    try:
        imports.discard_import(actor=request.user, pending=waiting)
    except ConsultationRefused as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, _("The file is discarded, nothing was changed."))
    return redirect("workspace-document", pk=found.pk)


def _waiting(request: HttpRequest, pk: int, pending: int) -> tuple[Document, DocumentImport]:
    """A file that waits in this document; another document's is not there (Z-05)."""
    found: Any = document_or_404(request, pk)
    authorize(request.user, IMPORT, found.project)
    waiting = queries.pending_import(found, pending)
    if waiting is None:
        raise Http404
    return found, waiting
