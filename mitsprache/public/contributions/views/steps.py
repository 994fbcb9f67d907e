"""Of which steps somebody is told by mail: with an account, or by the link of a mail."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from mitsprache.common.ui.values import Link
from mitsprache.notifications import actions as notifications
from mitsprache.notifications.actions import LinkUnknown, Wisher, wish_of, wisher_of_ticket

from ...comments.views import write_page
from ..forms import StepsForm
from .guest import spent


@write_page
@login_required
def of_account(request: HttpRequest) -> HttpResponse:
    """For everything that somebody contributes with her account."""
    return _form(request, Wisher(person=request.user), actor=request.user)


@write_page
def by_link(request: HttpRequest, ticket: str) -> HttpResponse:
    """For people without account: the link of their mails and of their private page."""
    try:
        wisher = wisher_of_ticket(ticket)
    except LinkUnknown:
        return spent(request)
    return _form(request, wisher, ticket=ticket)


def _form(request: HttpRequest, wisher: Wisher, **who: Any) -> HttpResponse:
    form = StepsForm(
        request.POST if request.method == "POST" else None,
        initial={"steps": wish_of(wisher).chosen},
    )
    if request.method == "POST" and form.is_valid():
        notifications.choose_steps(steps=form.cleaned_data["steps"], **who)
        messages.success(request, _("We keep to that from now on."))
        return redirect(request.path)
    title = _("Mails about your contributions")
    home = Link(label=_("Home"), url=reverse("home"))
    account = [Link(label=_("My account"), url=reverse("account_overview"))]
    context = {
        "form": form,
        "page_title": title,
        "page_lead": _("You always get your receipt, and a mail when the moderation hides a text."),
        "submit_label": _("Save"),
        "breadcrumb": [
            home,
            *(account if wisher.person is not None else []),
            Link(label=title, url=request.path),
        ],
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "public/contributions/steps.html", context, status=status)
