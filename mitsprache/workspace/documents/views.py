"""Documents on the desk: the list, one with its outline, its fields, one section."""

from typing import Any

from django.contrib import messages
from django.forms import formset_factory
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from mitsprache.common.permissions import authorize
from mitsprache.common.text import tidy_line
from mitsprache.consultations.actions.documents import (
    FieldEntry,
    create_document,
    set_action_fields,
)
from mitsprache.consultations.actions.editing import edit_section
from mitsprache.consultations.actions.refusals import ConsultationRefused, EditedMeanwhile
from mitsprache.consultations.models import ActionField, Document, Section, Version
from mitsprache.consultations.models.section import SECTION_LENGTH
from mitsprache.consultations.rendering import render_section
from mitsprache.deliberation.queries.missing import to_be_worked_in

from ..desk import desk_page, posted
from . import queries
from .beside import beside
from .differing import differences
from .forms import DocumentForm, FieldForm, SectionForm

DESK = "directory.open_editing"
EDIT = "consultations.edit_document"
_MOST_FIELDS = 30


@desk_page(DESK)
def documents(request: HttpRequest) -> HttpResponse:
    """`?q=` words of the title."""
    search = tidy_line(request.GET.get("q", "")[:100])
    groups = queries.documents_by_project(request.user, search=search)
    context = {"groups": groups, "search": search}
    return render(request, "workspace/documents/documents.html", context)


@desk_page(DESK)
def create(request: HttpRequest) -> HttpResponse:
    """`?vorhaben=` the project that is chosen beforehand."""
    authorize(request.user, EDIT)
    initial = {"project": request.GET.get("vorhaben", "")}
    form = DocumentForm(posted(request), actor=request.user, initial=initial)
    if form.is_valid():
        entries = form.cleaned_data
        try:
            made = create_document(
                actor=request.user, project=entries["project"], title=entries["title"]
            )
        except ConsultationRefused as refusal:
            explain(form, refusal)
        else:
            messages.success(request, _("The document is there. Read in a file or begin to write."))
            return redirect("workspace-document", pk=made.pk)
    status = 422 if form.is_bound else 200
    return render(request, "workspace/documents/new.html", {"form": form}, status=status)


@desk_page(DESK)
def document(request: HttpRequest, pk: int) -> HttpResponse:
    """The document: what is in work with all its sections, what was released before."""
    found = document_or_404(request, pk)
    person: Any = request.user
    versions = queries.versions_of(found)
    working = next((v for v in versions if v.state == Version.State.WORKING), None)
    context = {
        "document": found,
        "working": working,
        "released": [version for version in versions if version != working],
        "rows": queries.outline(working) if working else [],
        "fields": list(found.fields.all()),
        "imports": list(found.imports.filter(confirmed_at=None)),
        "may_edit": person.has_perm(EDIT, found.project),
        "may_import": person.has_perm("consultations.import_document", found.project),
        "may_release": person.has_perm("consultations.release_version", found.project),
        "to_work_in": len(to_be_worked_in(working)) if working else 0,
        "may_adopt": person.has_perm("consultations.adopt_version", found.project),
        "may_consult": person.has_perm("consultations.prepare_consultation", found.project),
    }
    return render(request, "workspace/documents/document.html", context)


@desk_page(DESK)
def fields(request: HttpRequest, pk: int) -> HttpResponse:
    """The action fields, with room for two more; emptied rows are taken out."""
    found = document_or_404(request, pk)
    authorize(request.user, EDIT, found.project)
    rows = formset_factory(FieldForm, extra=2, max_num=_MOST_FIELDS, absolute_max=_MOST_FIELDS)
    present = [
        {"number": field.number, "name": field.name, "colour": field.colour}
        for field in found.fields.all()
    ]
    if request.method != "POST":
        colours = ActionField.Colour.values
        formset = rows(initial=present, prefix="feld")
        for place, form in enumerate(formset.extra_forms):
            form.initial = {"colour": colours[(len(present) + place) % len(colours)]}
        return _fields_page(request, found, formset)
    formset = rows(request.POST, initial=present, prefix="feld")
    refused = ""
    if formset.is_valid():
        filled = [entry for entry in formset.cleaned_data if entry.get("number")]
        try:
            set_action_fields(
                actor=request.user,
                document=found,
                fields=[FieldEntry(e["number"], e["name"], e["colour"]) for e in filled],
            )
        except ConsultationRefused as refusal:
            refused = str(refusal)
        else:
            messages.success(request, _("The fields of action are stored."))
            return redirect("workspace-document", pk=found.pk)
    return _fields_page(request, found, formset, refused=refused, status=422)


def _fields_page(
    request: HttpRequest, found: Document, formset: Any, *, refused: str = "", status: int = 200
) -> HttpResponse:
    context = {"document": found, "formset": formset, "refused": refused}
    return render(request, "workspace/documents/fields.html", context, status=status)


@desk_page(DESK)
def section(request: HttpRequest, pk: int, section: int) -> HttpResponse:
    """Edit one section; `vorschau` shows the text as people will read it, `speichern` stores it.

    Who saves a state that is no longer the newest gets both texts side by side (409); saving
    again from there is a decision, because the newer text has been seen.
    """
    found = document_or_404(request, pk)
    authorize(request.user, EDIT, found.project)
    present = queries.section_of(request.user, found, section)
    if present is None:
        return hand_back(request, found)
    if request.method != "POST":
        form = SectionForm(initial=_stored(present), document=found)
        return _section_page(request, found, present, form)
    form = SectionForm(request.POST, document=found, initial=_stored(present))
    if not form.is_valid():
        return _section_page(request, found, present, form, status=422)
    entries = form.cleaned_data
    if "vorschau" in request.POST:
        html = render_section(entries["text"], found, depth=present.depth)
        return _section_page(request, found, present, form, preview=html)
    try:
        edit_section(
            actor=request.user,
            section=present,
            revision=entries["revision"] or 0,
            number=entries["number"],
            kind=entries["kind"],
            title=entries["title"],
            text=entries["text"],
            field=entries.get("field"),
        )
    except EditedMeanwhile as refusal:
        newest = section_or_404(request, found, section)
        explain(form, refusal)
        return _conflict(request, found, newest, form)
    except ConsultationRefused as refusal:
        explain(form, refusal)
        return _section_page(request, found, present, form, status=422)
    messages.success(request, _("Section %(number)s is stored.") % {"number": entries["number"]})
    return redirect(f"{reverse('workspace-document', args=[found.pk])}#abschnitt-{section}")


def _stored(present: Section) -> dict[str, Any]:
    return {
        "number": present.number,
        "kind": present.kind,
        "field": present.field_id if present.kind == Section.Kind.ACTION_FIELD else None,
        "title": present.title,
        "text": present.text,
        "revision": present.revision,
    }


def _section_page(
    request: HttpRequest,
    found: Document,
    present: Section,
    form: SectionForm,
    *,
    preview: str | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "document": found,
        "section": present,
        "form": form,
        "preview": preview,
        "neighbours": queries.neighbours(present),
        "contributions": queries.contributions_on(request.user, [present]),
        "decisions": beside(request.user, present),
    }
    return render(request, "workspace/documents/section.html", context, status=status)


def _conflict(
    request: HttpRequest, found: Document, newest: Section, form: SectionForm
) -> HttpResponse:
    """Both texts: hers in the form, the stored one beside it; nothing is lost (C-06)."""
    data = form.data.copy()
    data["revision"] = str(newest.revision)
    kept = SectionForm(data, document=found)
    kept.is_valid()
    context = {
        "document": found,
        "section": newest,
        "form": kept,
        "differences": differences(newest, kept.cleaned_data),
    }
    return render(request, "workspace/documents/conflict.html", context, status=409)


def document_or_404(request: HttpRequest, pk: int) -> Document:
    """A document of this person's offices; another office's is not there (Z-05)."""
    found = queries.document_of(request.user, pk)
    if found is None:
        raise Http404
    return found


def section_or_404(request: HttpRequest, found: Document, pk: int) -> Section:
    """A section that is in work in this document; another one's is not there (Z-06)."""
    present = queries.section_of(request.user, found, pk)
    if present is None:
        raise Http404
    return present


def hand_back(request: HttpRequest, found: Document) -> HttpResponse:
    """404 for a section that is not in work here; what was typed for it is given back.

    It may have been removed or released while somebody was writing.
    """
    names = sorted(name for name in request.POST if name.endswith(("title", "text")))
    typed = [request.POST[name] for name in names if request.POST[name].strip()]
    if not typed:
        raise Http404
    context = {"document": found, "typed": "\n\n".join(typed)[:SECTION_LENGTH]}
    return render(request, "workspace/documents/gone.html", context, status=404)


def explain(form: Any, refusal: ConsultationRefused) -> None:
    """Say the refusal at the field that it belongs to, or above the form."""
    form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
