"""Packets of a working group: made with one click, handed over as PDF, Word or a sheet to fill in."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from mitsprache.common.permissions import authorize
from mitsprache.deliberation.actions.packets import make_packet
from mitsprache.deliberation.actions.refusals import DeliberationRefused
from mitsprache.deliberation.models import Packet
from mitsprache.deliberation.queries import packets as queries
from mitsprache.groups.models import WorkingGroup

from ..desk import desk_page, posted

# Members of working groups, too; the door shows them their own groups.
DESK = "groups.open_desk"
MAKE = "deliberation.make_packet"
BRING_IN = "deliberation.import_return_sheet"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class PacketForm(forms.Form):
    """Which consultation, and whether all or only what is new."""

    consultation = forms.TypedChoiceField(coerce=int)
    everything = forms.BooleanField(required=False)


@desk_page(DESK)
def packets(request: HttpRequest, pk: int) -> HttpResponse:
    """What was handed over, and what could be now; a POST makes a packet."""
    group = _group(request, pk)
    if request.method == "POST":
        authorize(request.user, MAKE, group)
    consultations = queries.consultations_of(group)
    form = PacketForm(posted(request))
    form.fields["consultation"].choices = [  # type: ignore[attr-defined]
        (found.pk, found.title) for found in consultations
    ]
    refused = ""
    if form.is_valid():
        [chosen] = [it for it in consultations if it.pk == form.cleaned_data["consultation"]]
        try:
            made = make_packet(
                actor=request.user,
                group=group,
                consultation=chosen,
                only_new=not form.cleaned_data["everything"],
            )
        except DeliberationRefused as refusal:
            refused = str(refusal)
        else:
            words = _("Packet %(number)d is made. You can print it or send it now.")
            messages.success(request, words % {"number": made.number})
            return redirect("workspace-packet", pk=made.pk)
    elif form.is_bound:
        refused = _("Please choose a consultation of this group.")
    person: Any = request.user
    context = {
        "group": group,
        "waiting": [_waiting(group, found) for found in consultations],
        "packets": list(queries.packets_of(group)),
        "may_make": person.has_perm(MAKE, group),
        "refused": refused,
    }
    status = 422 if refused else 200
    return render(request, "workspace/papers/packets.html", context, status=status)


def _waiting(group: WorkingGroup, consultation: Any) -> dict[str, Any]:
    """How much a packet would hold, new and all in all."""
    counts = {
        only_new: queries.waiting_cases(group, consultation, only_new=only_new).count()
        for only_new in (True, False)
    }
    return {
        "consultation": consultation,
        "new": counts[True],
        "all": counts[False],
        "last": queries.last_packet(group, consultation),
    }


@require_safe
@desk_page(DESK)
def packet(request: HttpRequest, pk: int) -> HttpResponse:
    found = packet_or_404(request, pk)
    person: Any = request.user
    context = {
        "packet": found,
        "group": found.group,
        "cases": queries.paper_cases(found),
        "sheets": queries.sheets_of(found),
        "may_bring_in": person.has_perm(BRING_IN, found.group),
    }
    return render(request, "workspace/papers/packet.html", context)


@require_safe
@desk_page(DESK)
def as_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    from mitsprache.deliberation.exports.packet_pdf import packet_pdf

    found = packet_or_404(request, pk)
    return download(packet_pdf(found), "application/pdf", f"{_name(found)}.pdf")


@require_safe
@desk_page(DESK)
def as_docx(request: HttpRequest, pk: int) -> HttpResponse:
    from mitsprache.deliberation.exports.packet_docx import packet_docx

    found = packet_or_404(request, pk)
    return download(packet_docx(found), _WORD, f"{_name(found)}.docx")


@require_safe
@desk_page(DESK)
def as_xlsx(request: HttpRequest, pk: int) -> HttpResponse:
    """The sheet to fill in and send back."""
    from mitsprache.deliberation.exports.return_sheet import return_sheet

    found = packet_or_404(request, pk)
    return download(return_sheet(found), _EXCEL, f"{_name(found)}-ruecklauf.xlsx")


def _name(found: Packet) -> str:
    return f"paket-{found.group_id}-{found.number}-{found.consultation.slug}"


def packet_or_404(request: HttpRequest, pk: int) -> Packet:
    """A packet of a group at whose desk this person sits; every other one is not there (Z-05)."""
    found = queries.packet_for(request.user, pk)
    if found is None:
        raise Http404
    return found


def _group(request: HttpRequest, pk: int) -> WorkingGroup:
    mine = WorkingGroup.objects.editable_by(request.user)
    found = mine.select_related("project__office", "office").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def download(data: bytes, kind: str, name: str) -> HttpResponse:
    headers = {
        "Content-Disposition": f'attachment; filename="{name}"',
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(data, content_type=kind, headers=headers)
