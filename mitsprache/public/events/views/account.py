"""For people with an account: their registrations below /konto/."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from mitsprache.common.ui.values import Link
from mitsprache.events.models import Registration
from mitsprache.events.queries.registered import own_registration, own_registrations

from ...comments.views import write_page
from ...contributions.views.private import private_page
from ...projects.shown import text_language
from .. import own, shown
from . import steps


@private_page
@login_required
def list_of_own(request: HttpRequest) -> HttpResponse:
    title = _("My registrations")
    context = {
        "page_title": title,
        "lines": [own.line(one) for one in own_registrations(request.user)],
        "text_language": text_language(),
        "breadcrumb": shown.way(Link(label=title, url=request.path)),
    }
    return render(request, "public/events/own_list.html", context)


@private_page
@login_required
def page(request: HttpRequest, pk: int) -> HttpResponse:
    mine = _found(request, pk)
    return steps.show(request, mine, own.ways_of_account(mine))


@write_page
@login_required
def accept(request: HttpRequest, pk: int) -> HttpResponse:
    mine = _found(request, pk)
    return steps.accept(request, mine, own.ways_of_account(mine), {"actor": request.user})


@write_page
@login_required
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    mine = _found(request, pk)
    return steps.cancel(request, mine, own.ways_of_account(mine), {"actor": request.user})


def _found(request: HttpRequest, pk: int) -> Registration:
    """Somebody else's is not there (Z-06)."""
    found = own_registration(request.user, pk)
    if found is None:
        raise Http404
    return found
