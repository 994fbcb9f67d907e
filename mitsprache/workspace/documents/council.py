"""A body has adopted a released version: which resolution it was."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mitsprache.common.permissions import authorize
from mitsprache.consultations.actions import adopt_version
from mitsprache.consultations.actions.refusals import ConsultationRefused
from mitsprache.consultations.models import Version
from mitsprache.council.models import Resolution
from mitsprache.projects.models import Project

from ..deliberation.forms import ChosenField
from ..desk import desk_page, posted
from .views import DESK, document_or_404, explain

ADOPT = "consultations.adopt_version"
_MOST = 300


class AdoptForm(forms.Form):
    """By which resolution. Those of the project stand first."""

    resolution = ChosenField(
        label=gettext_lazy("Resolution"),
        help_text=gettext_lazy(
            "One that is not in the list is first entered on the sheet of the project."
        ),
    )

    def __init__(self, *args: Any, project: Project, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = Resolution.objects.visible_to(None).filter(date_sort__isnull=False)
        own = list(rows.filter(projects__project=project).distinct())
        others = rows.exclude(pk__in=[one.pk for one in own])[:_MOST]
        resolution: Any = self.fields["resolution"]
        resolution.offer([*own, *others])


@desk_page(DESK)
def adopt(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """It cannot be taken back, so the page says first what follows from it."""
    found = document_or_404(request, pk)
    authorize(request.user, ADOPT, found.project)
    version = found.versions.filter(number=number, state=Version.State.RELEASED).first()
    if version is None:
        raise Http404
    form = AdoptForm(posted(request), project=found.project)
    if form.is_valid():
        try:
            adopt_version(
                actor=request.user, version=version, resolution=form.cleaned_data["resolution"]
            )
        except ConsultationRefused as refusal:
            explain(form, refusal)
        else:
            words = _("Version %(number)s is the adopted version now.")
            messages.success(request, words % {"number": str(version.number)})
            return redirect("workspace-document", pk=found.pk)
    context = {"document": found, "version": version, "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "workspace/documents/adopt.html", context, status=status)
