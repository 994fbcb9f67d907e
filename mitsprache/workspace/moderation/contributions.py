"""Contributions on the moderation's desk: what waits for release, what is hidden, and one of them."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from mitsprache.common.transitions import StepNotAllowed
from mitsprache.consultations import actions as consultations
from mitsprache.consultations.models import Contribution
from mitsprache.consultations.queries.contributions import author_name
from mitsprache.consultations.queries.moderating import held, hidden, in_moderation
from mitsprache.moderation import actions as moderation
from mitsprache.moderation.queries import interventions

from ..answers.queries import PER_PAGE, excerpt
from ..answers.views import refusal_words
from ..desk import desk_page
from .forms import HideForm, ReleaseForm, RestoreForm
from .lists import DESK

Entries = dict[str, Any]


@desk_page(DESK)
def waiting(request: HttpRequest) -> HttpResponse:
    """What waits for release; whoever has read the whole page releases it with one form."""
    return _list(
        request,
        held(request.user),
        title=_("Contributions to release"),
        lead=_("Nobody but their authors can read them yet."),
    )


@desk_page(DESK)
def put_away(request: HttpRequest) -> HttpResponse:
    return _list(
        request,
        hidden(request.user),
        title=_("Hidden contributions"),
        lead=_("A marked place stands for each of them. They can be restored."),
    )


def _list(
    request: HttpRequest,
    contributions: QuerySet[Contribution],
    *,
    title: str,
    lead: str,
    refused: str = "",
    status: int = 200,
) -> HttpResponse:
    page = Paginator(contributions, PER_PAGE).get_page(request.GET.get("seite", "1"))
    rows = [
        {
            "contribution": contribution,
            "excerpt": excerpt(contribution),
            "author": author_name(contribution.contributor),
            "mark": _mark(contribution),
        }
        for contribution in page.object_list
    ]
    context = {
        "title": title,
        "lead": lead,
        "rows": rows,
        "page": page,
        "refused": refused,
        "to_release": bool(rows) and rows[0]["contribution"].state == Contribution.State.HELD,
    }
    return render(request, "workspace/moderation/contributions.html", context, status=status)


@require_POST
@desk_page(DESK)
def release_several(request: HttpRequest) -> HttpResponse:
    """Release what was ticked, all or none; a mark that fits nothing names nothing (Z-11)."""
    marks = set(request.POST.getlist("mark")[: PER_PAGE + 1])
    references = {mark.partition("|")[0] for mark in marks}
    chosen = list(held(request.user).filter(reference__in=references))
    refused = ""
    if not marks:
        refused = _("Please choose at least one contribution.")
    elif {_mark(one) for one in chosen} != marks:
        refused = _("Nothing was released: at least one of them has changed. Please read again.")
    else:
        try:
            consultations.release_contributions(actor=request.user, contributions=chosen)
        except (StepNotAllowed, consultations.EditedMeanwhile) as refusal:
            refused = refusal_words(refusal)
    if refused:
        return _list(
            request,
            held(request.user),
            title=_("Contributions to release"),
            lead=_("Nobody but their authors can read them yet."),
            refused=refused,
            status=422,
        )
    words = ngettext(
        "Everybody can read %(count)d contribution now.",
        "Everybody can read %(count)d contributions now.",
        len(chosen),
    )
    messages.success(request, words % {"count": len(chosen)})
    return redirect("desk-contributions")


def _mark(contribution: Contribution) -> str:
    """A contribution in the wording that was shown."""
    return f"{contribution.reference}|{contribution.receipt_hash}"


@desk_page(DESK)
def contribution(request: HttpRequest, reference: str) -> HttpResponse:
    return _show(request, _contribution(request, reference), {})


@require_POST
@desk_page(DESK)
def take(request: HttpRequest, reference: str, step: str) -> HttpResponse:
    """Take one of the steps that the contribution's page offers; back to it, or to the error."""
    about = _contribution(request, reference)
    form = _forms(request, about, bound=step).get(step)
    if form is None:
        raise Http404
    if form.is_valid():
        try:
            done = DEEDS[step](request.user, about, form.cleaned_data)
        except moderation.ReportRefused as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        except (StepNotAllowed, consultations.ConsultationRefused) as refusal:
            form.add_error(None, refusal_words(refusal))
        else:
            messages.success(request, done)
            return redirect("desk-contribution", reference=reference)
    return _show(request, _contribution(request, reference), {step: form}, status=422)


def _contribution(request: HttpRequest, reference: str) -> Contribution:
    found = in_moderation(request.user).filter(reference=reference).first()
    if found is None:
        raise Http404
    return found


def _release(actor: Any, about: Contribution, entries: Entries) -> str:
    if entries["seen"] != _mark(about):
        raise consultations.EditedMeanwhile
    consultations.release_contribution(actor=actor, contribution=about)
    return _("Everybody can read the contribution now.")


def _hide(actor: Any, about: Contribution, entries: Entries) -> str:
    moderation.hide_contribution(
        actor=actor, contribution=about, ground=entries["ground"], reason=entries["reason"]
    )
    return _("The contribution is hidden and its author is told.")


def _restore(actor: Any, about: Contribution, entries: Entries) -> str:
    moderation.restore_contribution(actor=actor, contribution=about, reason=entries["reason"])
    return _("The contribution is shown again and its author is told.")


DEEDS: dict[str, Callable[[Any, Contribution, Entries], str]] = {
    "freigeben": _release,
    "verbergen": _hide,
    "wiederherstellen": _restore,
}


def _forms(request: HttpRequest, about: Contribution, *, bound: str = "") -> dict[str, Form]:
    """A form for every step; the one named `bound` takes what was posted."""

    def make(step: str, kind: type[Any], **kwargs: Any) -> Form:
        form: Form = kind(request.POST if step == bound else None, prefix=step, **kwargs)
        return form

    return {
        "freigeben": make("freigeben", ReleaseForm, initial={"seen": _mark(about)}),
        "verbergen": make("verbergen", HideForm),
        "wiederherstellen": make("wiederherstellen", RestoreForm),
    }


def _show(
    request: HttpRequest, about: Contribution, bound: dict[str, Form], *, status: int = 200
) -> HttpResponse:
    forms = _forms(request, about) | bound
    state = Contribution.State(about.state)
    can_be_hidden = state in (Contribution.State.RECEIVED, Contribution.State.HELD)
    context = {
        "contribution": about,
        "author": author_name(about.contributor),
        "attachments": list(about.attachments.all()),
        "is_public": state is Contribution.State.RECEIVED and not about.staff_only,
        "interventions": interventions(request.user, contribution_id=about.pk),
        "notices": list(about.notices.order_by("-received_at", "-pk")),
        "release_form": forms["freigeben"] if state is Contribution.State.HELD else None,
        "hide_form": forms["verbergen"] if can_be_hidden else None,
        "restore_form": forms["wiederherstellen"] if state is Contribution.State.HIDDEN else None,
        "refused": next(iter(bound.values()), None),
    }
    return render(request, "workspace/moderation/contribution.html", context, status=status)
