"""All measures of an office in one sheet: taken along, filled in, brought back."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from mitsprache.accounts.rules import is_coordination
from mitsprache.common.permissions import NotAllowed
from mitsprache.common.tables import MOST_BYTES, FileRefused
from mitsprache.directory.models import Office
from mitsprache.directory.rules import offices_of
from mitsprache.measures import actions
from mitsprache.measures.exports.update_sheet import update_sheet
from mitsprache.measures.imports.update_sheet import Outcome, Report

from ..deliberation.forms import ChosenField
from ..desk import desk_page
from .views import DESK, today

_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_MOST_SHOWN = 300


class OfficeForm(forms.Form):
    office = ChosenField(label=gettext_lazy("Office"))

    def __init__(self, *args: Any, person: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = Office.objects.filter(measures__published_at__isnull=False).distinct()
        if not is_coordination(person):
            rows = rows.filter(pk__in=offices_of(person))
        office: Any = self.fields["office"]
        office.offer(list(rows.order_by("order", "name")))


class SheetForm(OfficeForm):
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


@require_POST
@desk_page(DESK)
def take(request: HttpRequest) -> HttpResponse:
    """The sheet of an office as things stand now."""
    form = OfficeForm(request.POST, person=request.user)
    if not form.is_valid():
        messages.error(request, _("Please choose the office."))
        return redirect("workspace-measure-sheet")
    office = form.cleaned_data["office"]
    sheet = actions.make_update_sheet(actor=request.user, office=office)
    response = HttpResponse(update_sheet(sheet, year=today().year), content_type=_TYPE)
    name = f"massnahmen-{office.slug}-{today().isoformat()}.xlsx"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@desk_page(DESK)
def bring(request: HttpRequest) -> HttpResponse:
    """The forms; a POST answers with the report, 422 when nothing could be taken over."""
    context: dict[str, Any] = {"take": OfficeForm(person=request.user, auto_id="take_%s")}
    template = "workspace/measures/sheet.html"
    if request.method != "POST":
        return render(request, template, {**context, "form": SheetForm(person=request.user)})
    form = SheetForm(request.POST, request.FILES, person=request.user)
    report = None
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            report = actions.apply_update_sheet(
                actor=request.user,
                office=form.cleaned_data["office"],
                file_name=file.name,
                data=file.read(MOST_BYTES + 1),
                dry_run=form.cleaned_data["check_only"],
            )
        except (FileRefused, NotAllowed) as refusal:
            form.add_error("file", str(refusal))
    refused = report is None or bool(report.faults)
    context |= {"form": form, "report": report, **_shown(report)}
    return render(request, template, context, status=422 if refused else 200)


def _shown(report: Report | None) -> dict[str, Any]:
    """How many rows have which outcome, and the rows to look at: those with faults come first."""
    if report is None:
        return {}
    words = {
        Outcome.REPORTED: _("state reported"),
        Outcome.MONEY: _("money entered"),
        Outcome.BOTH: _("state and money"),
        Outcome.UNCHANGED: _("on record already, unchanged"),
        Outcome.REFUSED: _("with a fault"),
    }
    counted = {code: sum(row.outcome == code for row in report.rows) for code in words}
    telling = sorted(report.rows, key=lambda row: not row.faults)
    rows = sorted(telling[:_MOST_SHOWN], key=lambda row: row.line)
    return {
        "counts": [(text, counted[code]) for code, text in words.items() if counted[code]],
        "rows": [(row, words[row.outcome]) for row in rows],
        "left_out": len(report.rows) - len(rows),
    }
