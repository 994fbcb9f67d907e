"""Wagtail's own pages where they offer what is kept elsewhere."""

from typing import Any

from wagtail.admin.views import account
from wagtail.users.models import UserProfile


class SignOut(account.LogoutView):
    """Wagtail's sign-out leads to a sign-in page of its own, which is closed."""

    next_page = "/"


class Preferences(account.AccountView):
    """Language and colours of the editor; name, address and password are kept under /konto/."""

    def get_panels(self) -> list[Any]:
        profile = UserProfile.get_for_user(self.request.user)
        kinds = [account.LocaleSettingsPanel, account.ThemeSettingsPanel]
        return [kind(self.request, self.request.user, profile) for kind in kinds]
