"""Reports: the list and one report with its decision."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from mitsprache.common.transitions import StepNotAllowed
from mitsprache.moderation import actions as moderation
from mitsprache.moderation.models import Notice
from mitsprache.moderation.queries import notices

from ..answers.queries import PER_PAGE
from ..answers.views import refusal_words
from ..desk import desk_page
from .forms import DecisionForm

DESK = "moderation.open_notices"


@desk_page(DESK)
def inbox(request: HttpRequest) -> HttpResponse:
    """`?stand=entschieden` shows what was decided, else what is open, oldest first."""
    decided = request.GET.get("stand") == "entschieden"
    found = notices(request.user)
    if decided:
        found = found.exclude(state=Notice.State.OPEN).order_by("-decided_at", "-pk")
    else:
        found = found.filter(state=Notice.State.OPEN).order_by("received_at", "pk")
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("seite", "1"))
    context = {"notices": page.object_list, "page": page, "decided": decided}
    return render(request, "workspace/moderation/notices.html", context)


@desk_page(DESK)
def notice(request: HttpRequest, pk: int) -> HttpResponse:
    """A report beside the text it is about; a POST with `uphold` 1 or 0 decides it."""
    about = notices(request.user).filter(pk=pk).first()
    if about is None:
        raise Http404
    form = DecisionForm(request.POST if request.method == "POST" else None)
    status = 200
    if request.method == "POST":
        status = 422
        uphold = {"1": True, "0": False}.get(request.POST.get("uphold", ""))
        if uphold is None:
            form.add_error(None, _("Please choose what happens with the text."))
        elif form.is_valid():
            try:
                moderation.decide_notice(
                    actor=request.user,
                    notice=about,
                    uphold=uphold,
                    decision=form.cleaned_data["decision"],
                )
            except moderation.ReportRefused as refusal:
                field = refusal.field if refusal.field in form.fields else None
                form.add_error(field, str(refusal))
            except StepNotAllowed as refusal:
                form.add_error(None, refusal_words(refusal))
            else:
                messages.success(request, _("The report is decided."))
                return redirect("desk-notices")
    related = about.answer.request.comment if about.answer else about.comment
    context = {
        "notice": about,
        "form": form,
        "related": related,
        "is_open": about.state == Notice.State.OPEN,
        "others": about.target.notices.exclude(pk=about.pk).count(),
    }
    return render(request, "workspace/moderation/notice.html", context, status=status)
