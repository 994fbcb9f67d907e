"""Who works for the city proves more than a mailbox, in production (A-12)."""

from collections.abc import Callable

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _

STAFF_PATHS = ("/arbeitsbereich/", "/redaktion/")
STRONG = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


class StaffSecondFactor:
    """Sends people without app or passkey from the staff's pages to where they set one up.

    Somebody who has one was asked for it at sign-in, whatever the way in. Demo and development
    do without (settings.STAFF_SECOND_FACTOR).
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if (
            settings.STAFF_SECOND_FACTOR
            and request.path.startswith(STAFF_PATHS)
            and request.user.is_authenticated
            and not Authenticator.objects.filter(user=request.user, type__in=STRONG).exists()
        ):
            messages.warning(
                request,
                _(
                    "Please set up a passkey or an app first: the desk is protected by a second step."
                ),
            )
            return redirect("mfa_index")
        return self.get_response(request)
