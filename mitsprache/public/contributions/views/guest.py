"""For people without account: confirming by the link of the mail, and their private page."""

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from mitsprache.common import clock
from mitsprache.common.ui.values import Link
from mitsprache.common.web import client_address
from mitsprache.consultations import actions
from mitsprache.consultations.actions.refusals import ConsultationRefused
from mitsprache.consultations.models import Contribution
from mitsprache.consultations.queries.receipts import (
    LINK_LIVES,
    confirmed_meanwhile,
    contributions_of_token,
    private_token,
    waiting_for,
)
from mitsprache.notifications.actions import ticket_of
from mitsprache.privacy.actions import erase_guest

from ...comments.views import write_page
from .. import receipts
from . import own
from .private import private_page


@write_page
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """GET shows what would be confirmed and a button, POST confirms (a mail robot only reads)."""
    at = clock.database_now()
    waiting = waiting_for(token, at=at)
    if not waiting:
        private = private_token(token)  # a second click leads where the first one led
        before = contributions_of_token(private)
        if before and before[0].received_at > at - LINK_LIVES:
            return redirect("contribution-own", token=private)
        return _confirmed_or_spent(request, token)
    if request.method == "POST":
        try:
            confirmed = actions.confirm_contribution(token=token, address=client_address(request))
        except ConsultationRefused:  # used up or too old since the page was opened
            return _confirmed_or_spent(request, token)
        messages.success(request, _("Thank you! Your contribution is confirmed."))
        return redirect("contribution-own", token=confirmed.token)
    context = {
        "form": Form(),
        "page_title": _("Confirm your contribution"),
        "waiting": [receipts.receipt(one) for one in waiting],
        "breadcrumb": _way(_("Confirm your contribution"), request.path),
    }
    return render(request, "public/contributions/confirm.html", context)


@private_page
def page(request: HttpRequest, token: str) -> HttpResponse:
    """The receipts of everything that was confirmed with the link, and what can be done."""
    mine = contributions_of_token(token)
    if not mine:
        return spent(request)
    at = clock.database_now()
    context = {
        "page_title": _("Your receipt"),
        "receipts": [
            receipts.receipt(one, at=at, ways=receipts.ways_of_guest(one, token)) for one in mine
        ],
        "by_link": True,
        "forget_url": reverse("contribution-own-forget", args=[token]),
        "has_address": any(one.contributor.guest_id for one in mine),
        "steps_url": reverse("contribution-steps", args=[ticket_of(mine[0].contributor)]),
        "breadcrumb": _way(_("Your receipt"), request.path),
    }
    return render(request, "public/contributions/receipt.html", context)


@write_page
def edit(request: HttpRequest, token: str, reference: str) -> HttpResponse:
    mine = _one(token, reference)
    if mine is None:
        return spent(request)
    return own.edit_form(request, mine, {"token": token}, back=_page(token))


@write_page
def withdraw(request: HttpRequest, token: str, reference: str) -> HttpResponse:
    mine = _one(token, reference)
    if mine is None:
        return spent(request)
    return own.withdraw_form(request, mine, {"token": token}, back=_page(token))


@write_page
def forget(request: HttpRequest, token: str) -> HttpResponse:
    """Delete one's name and address: what was written stays, the link ends."""
    mine = contributions_of_token(token)
    if not mine:
        return spent(request)
    if request.method == "POST":
        erase_guest(token=token)
        messages.success(request, _("Your name and your e-mail address are deleted."))
        return redirect("contribution", reference=mine[0].reference)
    context = {
        "form": Form(),
        "page_title": _("Delete my name and address"),
        "receipts": [receipts.receipt(one) for one in mine],
        "back": _page(token),
        "breadcrumb": _way(_("Delete my name and address"), request.path),
    }
    return render(request, "public/contributions/forget.html", context)


def _one(token: str, reference: str) -> Contribution | None:
    """The contribution with this reference, if the link is its own (Z-06)."""
    mine = contributions_of_token(token)
    return next((one for one in mine if one.reference == reference), None)


def _page(token: str) -> str:
    return reverse("contribution-own", args=[token])


def _confirmed_or_spent(request: HttpRequest, token: str) -> HttpResponse:
    """Somebody wrote twice and confirmed everything by the other mail: that is no fault of hers."""
    known = confirmed_meanwhile(token, at=clock.database_now())
    if not known:
        return spent(request)
    title = _("Your contribution is confirmed")
    context = {
        "page_title": title,
        "references": [one.reference for one in known],
        "breadcrumb": _way(title, request.path),
    }
    return render(request, "public/contributions/confirmed.html", context)


def spent(request: HttpRequest) -> HttpResponse:
    """The link is unknown, used up or too old: says so, and what to do."""
    title = _("This link is no longer valid")
    context = {"page_title": title, "breadcrumb": _way(title, request.path)}
    return render(request, "public/contributions/link_spent.html", context, status=410)


def _way(title: str, path: str) -> list[Link]:
    return [Link(label=_("Home"), url=reverse("home")), Link(label=title, url=path)]
