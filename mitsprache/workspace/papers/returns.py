"""The sheet that a group filled in: read, told row by row what it would do, then taken over."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mitsprache.common.permissions import authorize
from mitsprache.common.tables import MOST_BYTES, FileRefused
from mitsprache.deliberation.actions.returns import apply_return_sheet
from mitsprache.deliberation.imports.report import Outcome, Report

from ..desk import desk_page
from .packets import BRING_IN, DESK, packet_or_404

_MOST_SHOWN = 300


class SheetForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("The sheet that was filled in (.xlsx or .csv)"),
        error_messages={
            "required": gettext_lazy("Please choose a file."),
            "empty": gettext_lazy("The file is empty."),
            "missing": gettext_lazy("Please choose a file."),
        },
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx"}),
    )
    check_only = forms.BooleanField(
        label=gettext_lazy("Check only, write nothing"), required=False, initial=True
    )
    replace_newer = forms.BooleanField(
        label=gettext_lazy("Replace what is newer on the platform"),
        required=False,
        help_text=gettext_lazy(
            "Only recommendations of this group. What is decided already is never replaced."
        ),
    )


@desk_page(DESK)
def bring_in(request: HttpRequest, pk: int) -> HttpResponse:
    """The form; a POST answers with the report, 422 when nothing could be taken over."""
    found = packet_or_404(request, pk)
    authorize(request.user, BRING_IN, found.group)
    template = "workspace/papers/return_sheet.html"
    context: dict[str, Any] = {"packet": found, "group": found.group}
    if request.method != "POST":
        return render(request, template, {**context, "form": SheetForm()})
    form = SheetForm(request.POST, request.FILES)
    report = None
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            report = apply_return_sheet(
                actor=request.user,
                packet=found,
                file_name=file.name,
                data=file.read(MOST_BYTES + 1),
                dry_run=form.cleaned_data["check_only"],
                replace_newer=form.cleaned_data["replace_newer"],
            )
        except FileRefused as refusal:
            form.add_error("file", str(refusal))
    refused = report is None or bool(report.faults)
    context |= {"form": form, "report": report, **_shown(report)}
    return render(request, template, context, status=422 if refused else 200)


def _shown(report: Report | None) -> dict[str, Any]:
    """How many rows have which outcome, and the rows to look at: those with words come first."""
    if report is None:
        return {}
    words = {
        Outcome.RECOMMENDED: _("recommendation"),
        Outcome.DISCUSSED: _("discussed, without a recommendation"),
        Outcome.NOTED: _("only a note"),
        Outcome.UNCHANGED: _("on record already, unchanged"),
        Outcome.EMPTY: _("left empty"),
        Outcome.REFUSED: _("with a fault"),
    }
    telling = sorted(report.rows, key=lambda row: not (row.faults or row.remarks))
    rows = sorted(telling[:_MOST_SHOWN], key=lambda row: row.line)
    counts = report.counts
    return {
        "counts": [(text, counts[code]) for code, text in words.items() if counts[code]],
        "rows": [(row, words[row.outcome]) for row in rows],
        "left_out": len(report.rows) - len(rows),
    }
