"""What people do with contributions: their own ones, and supporting those of others."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from mitsprache.common import clock
from mitsprache.common.limits import TooOften
from mitsprache.common.transitions import StepNotAllowed
from mitsprache.common.ui.values import Link
from mitsprache.consultations import actions
from mitsprache.consultations.actions.refusals import ConsultationRefused
from mitsprache.consultations.models import Contribution
from mitsprache.consultations.queries.contributions import (
    contribution_at,
    own_contribution,
    supports,
)

from ...comments.views import explain, write_page
from .. import receipts, shown
from ..forms import EditForm
from .private import private_page

# What is hidden, withdrawn or not confirmed yet has no form to change it.
_CHANGEABLE = (Contribution.State.RECEIVED, Contribution.State.HELD)


@private_page
def receipt(request: HttpRequest, reference: str) -> HttpResponse:
    """The receipt of somebody with an account; nobody else's."""
    if not request.user.is_authenticated:
        return _sign_in(request)
    mine = _own(request, reference)
    ways = receipts.ways_of_account(mine)
    title = _("Your receipt")
    context = {
        "page_title": title,
        "receipts": [receipts.receipt(mine, at=clock.database_now(), ways=ways)],
        "steps_url": reverse("account_steps"),
        "breadcrumb": _way(mine, title, request.path),
    }
    return render(request, "public/contributions/receipt.html", context)


@write_page
def edit(request: HttpRequest, reference: str) -> HttpResponse:
    if not request.user.is_authenticated:
        return _sign_in(request)
    mine = _own(request, reference)
    return edit_form(request, mine, {"actor": request.user}, back=_receipt(mine))


@write_page
def withdraw(request: HttpRequest, reference: str) -> HttpResponse:
    if not request.user.is_authenticated:
        return _sign_in(request)
    mine = _own(request, reference)
    return withdraw_form(request, mine, {"actor": request.user}, back=_receipt(mine))


def edit_form(
    request: HttpRequest, mine: Contribution, author: dict[str, Any], *, back: str
) -> HttpResponse:
    """Change one's own words while the consultation is open; `author`: an actor or a token."""
    if request.method != "POST" and mine.state not in _CHANGEABLE:
        return redirect(back)
    form = EditForm(request.POST if request.method == "POST" else None)
    base = shown.base_words(mine.section, mine.exact, mine.prefix, mine.suffix)
    form.initial = {
        "kind": mine.kind,
        "text": mine.text,
        "proposed_wording": mine.proposed_wording or base[: shown.TEXT_LENGTH],
    }
    if mine.section is None:
        del form.fields["proposed_wording"]
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            proposed = form.cleaned_data.get("proposed_wording", "")
            untouched = shown.same_words(proposed, base[: shown.TEXT_LENGTH])
            try:
                actions.edit_contribution(
                    contribution=mine,
                    kind=form.cleaned_data["kind"],
                    text=form.cleaned_data["text"],
                    proposed_wording="" if untouched else proposed,
                    **author,
                )
            except (ConsultationRefused, TooOften) as refusal:
                status = explain(form, refusal)
            else:
                messages.success(request, _("Your contribution is changed."))
                return redirect(back)
    title = _("Change your contribution")
    context = {
        "form": form,
        "page_title": title,
        "page_lead": _("The earlier wording stays readable for everybody."),
        "contribution": mine,
        "section_name": shown.section_name(mine.section),
        "back": back,
        "submit_label": _("Save"),
        "breadcrumb": _way(mine, title, request.path),
    }
    return render(request, "public/contributions/edit.html", context, status=status)


def withdraw_form(
    request: HttpRequest, mine: Contribution, author: dict[str, Any], *, back: str
) -> HttpResponse:
    """Ask, then take back one's own contribution for good; possible after the end, too."""
    if request.method == "POST":
        try:
            actions.withdraw_contribution(contribution=mine, **author)
        except StepNotAllowed:
            messages.info(request, _("Your contribution was withdrawn before."))
        else:
            messages.success(request, _("Your contribution is withdrawn."))
        return redirect(back)
    title = _("Withdraw your contribution")
    context = {
        "form": Form(),
        "page_title": title,
        "contribution": mine,
        "language": shown.other_language(mine.language),
        "back": back,
        "breadcrumb": _way(mine, title, request.path),
    }
    return render(request, "public/contributions/withdraw.html", context)


@write_page
def support(request: HttpRequest, reference: str) -> HttpResponse:
    """Say that one wants the same, or take that back; with an account, once."""
    found = contribution_at(reference, person=request.user)
    if found is None or not found.is_public:
        raise Http404
    if not request.user.is_authenticated:
        return _sign_in(request)
    one = found.contribution
    page = reverse("contribution", args=[one.reference])
    form = Form(request.POST if request.method == "POST" else None)
    status = 200
    if request.method == "POST":
        try:
            if request.POST.get("deed") == "undo":
                actions.unsupport_contribution(actor=request.user, contribution=one)
                messages.success(request, _("You no longer support this contribution."))
            else:
                actions.support_contribution(actor=request.user, contribution=one)
                messages.success(request, _("You support this contribution."))
        except (ConsultationRefused, TooOften) as refusal:
            form.is_valid()
            status = explain(form, refusal)
        else:
            return redirect(page)
    title = _("Support a contribution")
    context = {
        "form": form,
        "page_title": title,
        "found": found,
        "contribution": one,
        "section_name": shown.section_name(one.section),
        "language": shown.other_language(one.language),
        "supported": supports(one, person=request.user),
        "back": page,
        "breadcrumb": shown.way(
            one.consultation, Link(label=one.reference, url=page), Link(label=title, url="")
        ),
    }
    return render(request, "public/contributions/support.html", context, status=status)


def _own(request: HttpRequest, reference: str) -> Contribution:
    mine = own_contribution(reference, person=request.user)
    if mine is None:
        raise Http404
    return mine


def _receipt(mine: Contribution) -> str:
    return reverse("contribution-receipt", args=[mine.reference])


def _sign_in(request: HttpRequest) -> HttpResponse:
    return redirect(f"{reverse('account_login')}?{urlencode({'next': request.path})}")


def _way(mine: Contribution, title: str, path: str) -> list[Link]:
    return shown.way(mine.consultation, Link(label=title, url=path))
