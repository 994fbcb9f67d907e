"""Where django-allauth meets this house (settings.ACCOUNT_ADAPTER, MFA_ADAPTER)."""

import time
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy

from mitsprache.accounts import mail
from mitsprache.common.web import client_address
from mitsprache.directory.queries import city_profile

SIGNED_IN_AT = "signed_in_at"

# What the mail about a change of the account's protection says, by allauth's template.
_NOTICES: dict[str, Promise] = {
    "mfa/email/totp_activated": gettext_lazy("An authenticator app was added."),
    "mfa/email/totp_deactivated": gettext_lazy("The authenticator app was removed."),
    "mfa/email/webauthn_added": gettext_lazy("A passkey was added."),
    "mfa/email/webauthn_removed": gettext_lazy("A passkey was removed."),
    "mfa/email/recovery_codes_generated": gettext_lazy("New recovery codes were made."),
}


def is_own_path(address: str) -> bool:
    """Whether `address` is a path on this host, in a form that no browser reads otherwise.

    Absolute addresses, `//host`, backslashes and control characters are refused (A-13).
    """
    return (
        address.startswith("/")
        and "\\" not in address
        and address.isprintable()
        and url_has_allowed_host_and_scheme(address, allowed_hosts=None)
    )


class AccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Accounts are made by directory.actions.sign_up, never by allauth."""
        return False

    def get_login_stages(self) -> list[str]:
        """Only a second factor stands between proof and sign-in: addresses are confirmed."""
        return ["allauth.mfa.stages.AuthenticateStage"]

    def is_safe_url(self, url: str) -> bool:
        return is_own_path(url)

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        return reverse(
            "workspace" if request.user.has_perm("groups.open_desk") else "account_overview"
        )

    def get_signup_redirect_url(self, request: HttpRequest) -> str:
        return reverse("account_overview")

    def get_client_ip(self, request: HttpRequest) -> str:
        return client_address(request) or "unknown"

    def login(self, request: HttpRequest, user: AbstractBaseUser) -> None:
        super().login(request, user)
        request.session[SIGNED_IN_AT] = time.time()

    def send_notification_mail(
        self,
        template_prefix: str,
        user: Any,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        """Tell the person through the outbox that the protection of her account has changed."""
        what = _NOTICES.get(template_prefix)
        if what is not None:
            mail.send(
                "protection_changed",
                to=user.email,
                language=user.language,
                what=what,
                site_name=city_profile().site_name,
            )


class SecondFactorAdapter(DefaultMFAAdapter):
    def _get_site_name(self) -> str:
        return city_profile().site_name
