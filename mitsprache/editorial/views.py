"""Views of /redaktion/ that belong to no single kind of thing."""

from wagtail.admin.views.account import LogoutView


class SignOut(LogoutView):
    """Wagtail's sign-out leads to a sign-in page of its own, which is closed."""

    next_page = "/"
