"""Council data from a file that the council's office has saved; the endpoint belongs to the IT."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from mitsprache.council.actions import import_council_data
from mitsprache.council.models import OparlRun
from mitsprache.council.oparl.files import MOST_BYTES, CouncilDataRefused, objects_in, parsed

from ..desk import desk_page

MANAGE = "council.manage"


class CouncilFileForm(forms.Form):
    file = forms.FileField(
        label=_("Saved council data (OParl 1.1, .json)"),
        error_messages={
            "required": _("Please choose a file."),
            "empty": _("The file is empty."),
            "missing": _("Please choose a file."),
        },
        widget=forms.FileInput(attrs={"accept": ".json,application/json"}),
    )
    check_only = forms.BooleanField(
        label=_("Check only, write nothing"), required=False, initial=True
    )


@desk_page(MANAGE)
def bring_in(request: HttpRequest) -> HttpResponse:
    """The form; a POST answers with what was read, or would be; 422 when nothing could be."""
    template = "workspace/council/bring_in.html"
    context: dict[str, Any] = {"form": CouncilFileForm()}
    if request.method != "POST":
        return render(request, template, context)
    form = CouncilFileForm(request.POST, request.FILES)
    context = {"form": form}
    run: OparlRun | None = None
    if form.is_valid():
        file, check = form.cleaned_data["file"], form.cleaned_data["check_only"]
        try:
            raw = objects_in(parsed(file.read(MOST_BYTES + 1)))
            run = import_council_data(actor=request.user, source=file.name, raw=raw, dry_run=check)
        except CouncilDataRefused as refusal:
            form.add_error("file", str(refusal))
        else:
            context |= {"run": run, "check": check}
    return render(request, template, context, status=422 if run is None else 200)
