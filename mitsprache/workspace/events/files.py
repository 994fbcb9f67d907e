"""Documents of an event, from the library."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from mitsprache.common.fields import LineField
from mitsprache.common.permissions import authorize
from mitsprache.content.models import File
from mitsprache.events.actions import EventRefused, add_file, remove_file
from mitsprache.events.models import EventFile

from ..deliberation.forms import ChosenField
from ..desk import desk_page, posted
from .deeds import form_page
from .views import CHANGE, DESK, event_or_404, explain

_MOST_OFFERED = 300


class FileForm(forms.Form):
    file = ChosenField(
        label=_("File of the library"),
        help_text=_("Files are uploaded in the editing area, below Documents."),
    )
    title = LineField(
        label=_("Title"), max_length=200, required=False, help_text=_("Empty: that of the file.")
    )
    when = forms.ChoiceField(
        label=_("When is it for?"), choices=EventFile.When.choices, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, actor: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        file: Any = self.fields["file"]
        rows = File.objects.usable_by(actor).order_by("-created_at", "-pk")
        file.offer(list(rows[:_MOST_OFFERED]))


@desk_page(DESK)
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a document on the event's page."""
    found = event_or_404(request, pk)
    authorize(request.user, CHANGE, found)
    form = FileForm(posted(request), actor=request.user, initial={"when": "before"})
    if form.is_valid():
        try:
            add_file(actor=request.user, event=found, **form.cleaned_data)
        except EventRefused as refusal:
            explain(form, refusal)
        else:
            messages.success(request, gettext("The document is on the page of the event."))
            return redirect("workspace-event", pk=found.pk)
    return form_page(
        request,
        found,
        form,
        heading=gettext("Add a document to the event"),
        submit=gettext("Add it"),
    )


@require_POST
@desk_page(DESK)
def remove(request: HttpRequest, pk: int, file: int) -> HttpResponse:
    """Take a document from the page; one of another event is not there (Z-06)."""
    found = event_or_404(request, pk)
    row = found.files.select_related("event").filter(pk=file).first()
    if row is None:
        raise Http404
    remove_file(actor=request.user, file=row)
    messages.success(request, gettext("The document is no longer on the page of the event."))
    return redirect("workspace-event", pk=found.pk)
