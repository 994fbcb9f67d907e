"""What every page below /konto/ shares."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import ngettext
from django.views.decorators.cache import cache_control
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from mitsprache.common.limits import TooOften

from ..adapter import is_own_path

View = Callable[..., HttpResponse]


def private_page(view: View) -> View:
    """A page for one person alone: never stored, its form's secrets in no error report."""

    @cache_control(private=True, no_store=True)
    @sensitive_post_parameters()
    @require_http_methods(["GET", "HEAD", "POST"])
    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return view(request, *args, **kwargs)

    return wrapped


def asked_next(request: HttpRequest) -> str:
    """The path to go on to, when the request names one on this host."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    return wanted if is_own_path(wanted) else ""


def go_on(request: HttpRequest) -> HttpResponse:
    return redirect(asked_next(request) or reverse("account_overview"))


def too_often(form: Form, refusal: TooOften) -> None:
    """Say in the form when it is worth trying again."""
    minutes = max(1, round(refusal.retry_after.total_seconds() / 60))
    form.add_error(
        None,
        ngettext(
            "That was too often. Please try again in %(minutes)d minute.",
            "That was too often. Please try again in %(minutes)d minutes.",
            minutes,
        )
        % {"minutes": minutes},
    )
