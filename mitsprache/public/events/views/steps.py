"""What somebody does with her registration: look at it, accept an offer, cancel.

The same pages by the link of a mail and with an account; `author` is the actor or the token.
"""

from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from mitsprache.common import clock
from mitsprache.common.ui.values import Link
from mitsprache.events import actions
from mitsprache.events.models import Registration

from ...projects.shown import text_language
from .. import own, shown


def show(request: HttpRequest, mine: Registration, ways: own.Ways, **context: Any) -> HttpResponse:
    title = _("Your registration")
    return render(
        request,
        "public/events/own.html",
        {
            "page_title": title,
            "own": own.own(mine, ways, clock.database_now()),
            "text_language": text_language(),
            "breadcrumb": _way(mine, title, request.path),
            **context,
        },
    )


def accept(
    request: HttpRequest, mine: Registration, ways: own.Ways, author: dict[str, Any]
) -> HttpResponse:
    """GET shows what would be accepted, POST takes the place."""
    told = own.own(mine, ways, clock.database_now())
    form, status = Form(request.POST if request.method == "POST" else None), 200
    if request.method == "POST":
        try:
            actions.accept_offer(registration=mine, **author)
        except actions.EventRefused as refusal:
            form.add_error(None, str(refusal))
            status = 409
        else:
            messages.success(request, _("Thank you! You have a place."))
            return redirect(ways.page)
    elif not told.accept_url:
        return redirect(ways.page)
    return _page(request, "accept", _("Accept the place"), mine, told, form, ways, status)


def cancel(
    request: HttpRequest, mine: Registration, ways: own.Ways, author: dict[str, Any]
) -> HttpResponse:
    """GET asks once more, POST gives the place to the next."""
    told = own.own(mine, ways, clock.database_now())
    form, status = Form(request.POST if request.method == "POST" else None), 200
    if request.method == "POST":
        try:
            actions.cancel_registration(registration=mine, **author)
        except actions.EventRefused as refusal:
            form.add_error(None, str(refusal))
            status = 409
        else:
            messages.success(
                request, _("Your registration is cancelled. Thank you for telling us.")
            )
            return redirect(ways.page)
    elif not told.cancel_url:
        return redirect(ways.page)
    return _page(request, "cancel", _("Cancel the registration"), mine, told, form, ways, status)


def _page(
    request: HttpRequest,
    name: str,
    title: str,
    mine: Registration,
    told: own.Own,
    form: Form,
    ways: own.Ways,
    status: int,
) -> HttpResponse:
    context = {
        "form": form,
        "page_title": title,
        "own": told,
        "back": ways.page,
        "text_language": text_language(),
        "breadcrumb": _way(mine, title, request.path),
    }
    return render(request, f"public/events/{name}.html", context, status=status)


def _way(mine: Registration, title: str, url: str) -> list[Link]:
    event = mine.event
    return shown.way(
        Link(label=event.title, url=shown.event_url(event)), Link(label=title, url=url)
    )
