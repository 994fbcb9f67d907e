"""Adopted decisions that have to be in the working version, and where they are in it."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from mitsprache.common.fields import WrittenField
from mitsprache.common.permissions import authorize
from mitsprache.consultations.actions.refusals import ConsultationRefused
from mitsprache.consultations.models import Document, Section, Version
from mitsprache.deliberation.actions.adopting import link_adoption, unlink_adoption
from mitsprache.deliberation.actions.refusals import DeliberationRefused
from mitsprache.deliberation.models.case import REASON_LENGTH
from mitsprache.deliberation.queries.working_in import ToWorkIn, places_for, working_in

from ..desk import desk_page, posted
from . import queries
from .views import DESK, EDIT, document_or_404


class PlaceForm(forms.Form):
    """Which section was changed, or taken out, because of the decision, and what has changed."""

    identity = forms.ChoiceField(label=gettext_lazy("Section"))
    note = WrittenField(
        label=gettext_lazy("What has changed"),
        most=REASON_LENGTH,
        rows=3,
        required=False,
        help_text=gettext_lazy("Public: it stands beside the old and the new wording."),
    )

    def __init__(self, *args: Any, version: Version, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.places: dict[str, Section] = {}
        now, gone = [], []
        for identity, section, is_gone in places_for(version):
            self.places[str(identity)] = section
            (gone if is_gone else now).append((str(identity), str(section)[:120]))
        field: Any = self.fields["identity"]
        field.choices = [("", _("Please choose")), *now]
        if gone:
            field.choices += [(_("taken out of this version"), gone)]


@desk_page(DESK)
def decisions(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything that has to be worked in, with the sections that it is linked to."""
    found, version = _in_work(request, pk)
    rows = working_in(request.user, version)
    numbers = {identity: section.number for identity, section, _gone in places_for(version)}
    context = {
        "document": found,
        "version": version,
        "rows": [
            (row, [(link, numbers.get(link.identity_id, "–")) for link in row.links])
            for row in rows
        ],
        "open": sum(not row.is_done for row in rows),
        "may_edit": _may_edit(request, found),
    }
    return render(request, "workspace/documents/decisions.html", context)


@desk_page(DESK)
def place(request: HttpRequest, pk: int, decision: int) -> HttpResponse:
    """`?abschnitt=` the identity that is chosen beforehand: the section one comes from."""
    found, version = _in_work(request, pk)
    authorize(request.user, EDIT, found.project)
    row = _row(request, version, decision)
    chosen = request.GET.get("abschnitt", "")
    form = PlaceForm(posted(request), version=version, initial={"identity": chosen})
    if form.is_valid():
        section = form.places[form.cleaned_data["identity"]]
        try:
            link_adoption(
                actor=request.user,
                decision=row.decision,
                version=version,
                identity=section.identity,
                note=form.cleaned_data["note"],
            )
        except (DeliberationRefused, ConsultationRefused) as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        else:
            messages.success(request, _("Linked. Readers find the way in both directions."))
            if section.version_id == version.pk:
                return redirect("workspace-section", pk=found.pk, section=section.pk)
            return redirect("workspace-document-decisions", pk=found.pk)
    context = {"document": found, "version": version, "row": row, "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "workspace/documents/place.html", context, status=status)


@require_POST
@desk_page(DESK)
def unlink(request: HttpRequest, pk: int, adoption: int) -> HttpResponse:
    """The section has nothing to do with the decision after all."""
    found, version = _in_work(request, pk)
    authorize(request.user, EDIT, found.project)
    link = version.adoptions.filter(pk=adoption).select_related("decision__case", "version").first()
    if link is None:
        raise Http404
    try:
        unlink_adoption(actor=request.user, adoption=link)
    except ConsultationRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The link is taken away."))
    return redirect("workspace-document-decisions", pk=found.pk)


def _row(request: HttpRequest, version: Version, decision: int) -> ToWorkIn:
    """A decision that has to be in this very version; others are not there (Z-06)."""
    for row in working_in(request.user, version):
        if row.decision.pk == decision:
            return row
    raise Http404


def _in_work(request: HttpRequest, pk: int) -> tuple[Document, Version]:
    found = document_or_404(request, pk)
    version = queries.working_version(found)
    if version is None:
        raise Http404
    return found, version


def _may_edit(request: HttpRequest, found: Document) -> bool:
    person: Any = request.user
    return bool(person.has_perm(EDIT, found.project))
