"""What every page below /konto/ shares."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
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


def posted(request: HttpRequest) -> QueryDict | None:
    """What a form is bound to: the fields sent by POST, also when there are none."""
    return request.POST if request.method == "POST" else None


def words_of(refusal: TooOften) -> str:
    """When it is worth trying again."""
    minutes = max(1, round(refusal.retry_after.total_seconds() / 60))
    return ngettext(
        "That was too often. Please try again in %(minutes)d minute.",
        "That was too often. Please try again in %(minutes)d minutes.",
        minutes,
    ) % {"minutes": minutes}
