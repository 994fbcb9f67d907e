"""For people without account: confirming by the link of the mail, and their private page."""

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from mitsprache.common.ui.values import Link
from mitsprache.events import actions
from mitsprache.events.models import Registration
from mitsprache.events.queries.links import registration_of
from mitsprache.privacy.actions import erase_guest

from ...comments.views import write_page
from ...contributions.views.private import private_page
from ...projects.shown import text_language
from .. import own, shown
from . import steps


@write_page
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """GET shows what would be confirmed and a button, POST confirms (a mail robot only reads)."""
    mine = registration_of(token)
    if mine is None:
        return spent(request)
    if mine.state != Registration.State.UNCONFIRMED:
        return redirect("registration-own", token=token)
    form, status = Form(request.POST if request.method == "POST" else None), 200
    if request.method == "POST":
        try:
            done = actions.confirm_registration(token=token)
        except actions.LinkSpent:
            return spent(request)
        except actions.EventRefused as refusal:
            form.add_error(None, str(refusal))
            status = 409
        else:
            if done.state == Registration.State.WAITING:
                messages.info(request, _("Everything is taken. You are on the waiting list."))
            else:
                messages.success(request, _("Thank you! You have a place."))
            return redirect("registration-own", token=token)
    title = _("Confirm your registration")
    context = {
        "form": form,
        "page_title": title,
        "event": mine.event,
        "facts": own.facts(mine),
        "text_language": text_language(),
        "breadcrumb": _way(title, request.path),
    }
    return render(request, "public/events/confirm.html", context, status=status)


@private_page
def page(request: HttpRequest, token: str) -> HttpResponse:
    mine = registration_of(token)
    if mine is None:
        return spent(request)
    if mine.state == Registration.State.UNCONFIRMED:
        return redirect("registration-confirm", token=token)
    forget_url = reverse("registration-forget", args=[token])
    return steps.show(request, mine, own.ways_of_guest(token), by_link=True, forget_url=forget_url)


@write_page
def accept(request: HttpRequest, token: str) -> HttpResponse:
    mine = registration_of(token)
    if mine is None:
        return spent(request)
    return steps.accept(request, mine, own.ways_of_guest(token), {"token": token})


@write_page
def cancel(request: HttpRequest, token: str) -> HttpResponse:
    mine = registration_of(token)
    if mine is None:
        return spent(request)
    return steps.cancel(request, mine, own.ways_of_guest(token), {"token": token})


@write_page
def forget(request: HttpRequest, token: str) -> HttpResponse:
    """Delete one's name and address: the place is given back, the link ends."""
    mine = registration_of(token)
    if mine is None:
        return spent(request)
    if request.method == "POST":
        erase_guest(token=token)
        messages.success(request, _("Your name and your e-mail address are deleted."))
        return redirect("event", slug=mine.event.slug)
    title = _("Delete my name and address")
    context = {
        "form": Form(),
        "page_title": title,
        "event": mine.event,
        "text_language": text_language(),
        "back": reverse("registration-own", args=[token]),
        "breadcrumb": _way(title, request.path),
    }
    return render(request, "public/events/forget.html", context)


def spent(request: HttpRequest) -> HttpResponse:
    """The link is unknown, used up or too old: says so, and what to do."""
    title = _("This link is no longer valid")
    context = {"page_title": title, "breadcrumb": _way(title, request.path)}
    return render(request, "public/events/link_spent.html", context, status=410)


def _way(title: str, path: str) -> list[Link]:
    return shown.way(Link(label=title, url=path))
