"""The city's own Word template for the synopsis: uploaded, looked at, taken away again."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from mitsprache.common.permissions import authorize
from mitsprache.common.tables import MOST_BYTES, FileRefused
from mitsprache.deliberation.actions.exporting import drop_template, upload_template
from mitsprache.deliberation.exports.synopsis import TYPES, template_bytes
from mitsprache.deliberation.exports.template import PLACES, STYLE
from mitsprache.deliberation.queries.templates import current_template

from ..desk import desk_page, posted
from .packets import download
from .synopsis import DESK

CHANGE = "deliberation.manage_template"


class TemplateForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("Word file (.docx)"),
        error_messages={
            "required": gettext_lazy("Please choose a file."),
            "empty": gettext_lazy("The file is empty."),
            "missing": gettext_lazy("Please choose a file."),
        },
        widget=forms.FileInput(attrs={"accept": ".docx"}),
    )


@desk_page(DESK)
def template(request: HttpRequest) -> HttpResponse:
    """What is used now, the placeholders, and the form for another one."""
    authorize(request.user, CHANGE)
    form = TemplateForm(posted(request), request.FILES or None)
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            upload_template(actor=request.user, file_name=file.name, data=file.read(MOST_BYTES + 1))
        except FileRefused as refusal:
            form.add_error("file", str(refusal))
        else:
            messages.success(request, _("The template is in use from now on."))
            return redirect("workspace-synopsis-template")
    context = {
        "form": form,
        "current": current_template(),
        "places": [(f"{{{{{name}}}}}", words) for name, words in PLACES.items()],
        "style_name": STYLE,
    }
    status = 422 if form.is_bound else 200
    return render(request, "workspace/papers/template.html", context, status=status)


@require_safe
@desk_page(DESK)
def sample(request: HttpRequest) -> HttpResponse:
    """The template in use, to begin one's own with."""
    authorize(request.user, CHANGE)
    return download(template_bytes(), TYPES["docx"], "vorlage-synopse.docx")


@require_POST
@desk_page(DESK)
def drop(request: HttpRequest) -> HttpResponse:
    authorize(request.user, CHANGE)
    if found := current_template():
        drop_template(actor=request.user, template=found)
        messages.success(request, _("The built-in layout is in use again."))
    return redirect("workspace-synopsis-template")
