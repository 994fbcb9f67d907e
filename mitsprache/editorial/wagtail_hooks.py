"""What /redaktion/ adds to Wagtail and takes away from it."""

from typing import Any

from django.templatetags.static import static
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.search import SearchArea
from wagtail.snippets.models import register_snippet

from . import home
from .lists.views import CityView
from .lists.viewsets import CouncilGroup, DirectoryGroup
from .receivers import silence_wagtail
from .sheets.viewset import SheetViewSet

silence_wagtail()
register_snippet(SheetViewSet)
hooks.register("register_admin_viewset", DirectoryGroup)
hooks.register("register_admin_viewset", CouncilGroup)


@hooks.register("register_admin_urls")
def own_addresses() -> list[Any]:
    return [path("stadt/", CityView.as_view(), name="city_profile")]


# Entries of Wagtail's menus whose addresses are closed (doors.py).
_CLOSED = {"snippets", "collections", "workflows", "workflow-tasks", "users", "groups"}
_CLOSED |= {"sites", "locales", "page-types-usage", "redirects"}
_CENTRAL = {"explorer", "pages", "reports", "site-history", "locked-pages", "aging-pages", "help"}
_CENTRAL |= {"workflow-tasks", "workflow"}


def _keep_open(request: Any, items: list[Any]) -> None:
    central = request.user.has_perm("content.edit_pages")
    items[:] = [
        item
        for item in items
        if item.name not in _CLOSED and (central or item.name not in _CENTRAL)
    ]


hooks.register("construct_main_menu", _keep_open)
hooks.register("construct_settings_menu", _keep_open)
hooks.register("construct_reports_menu", _keep_open)


@hooks.register("construct_help_menu")
def no_foreign_help(request: Any, items: list[Any]) -> None:
    """Wagtail's own guide stands on another server."""
    items.clear()


@hooks.register("register_admin_search_area")
def sheets_search() -> SearchArea:
    return SearchArea(_("Projects"), reverse("sheets:list"), name="sheets", order=1)


hooks.register("construct_search", _keep_open)


@hooks.register("register_admin_menu_item")
def desk() -> MenuItem:
    return MenuItem("Arbeitsbereich", "/arbeitsbereich/", icon_name="home", order=10)


class CityMenuItem(MenuItem):
    def is_shown(self, request: Any) -> bool:
        return request.user.has_perm("directory.manage")


@hooks.register("register_admin_menu_item")
def city() -> MenuItem:
    return CityMenuItem(
        _("The city and its rules"), reverse("city_profile"), icon_name="cog", order=310
    )


@hooks.register("construct_homepage_panels")
def homepage_panels(request: Any, panels: list[Any]) -> None:
    panels[:] = home.panels()


@hooks.register("construct_homepage_summary_items")
def homepage_summary(request: Any, items: list[Any]) -> None:
    items.clear()


@hooks.register("insert_global_admin_css")
def own_looks() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("editorial/redaktion.css"))


@hooks.register("insert_editor_js")
def names_for_the_unnamed() -> str:
    return format_html('<script src="{}" defer></script>', static("editorial/editor.js"))


@hooks.register("construct_snippet_action_menu")
def sheet_actions(items: list[Any], request: Any, context: dict[str, Any]) -> None:
    """Withdrawing is a step on the desk; only those who may take it are shown the way."""
    sheet = context.get("instance")
    if not request.user.has_perm("projects.withdraw_project", sheet):
        items[:] = [item for item in items if item.name != "action-unpublish"]
    for item in items:
        if item.name == "action-unpublish":
            item.label = _("Withdraw from the list")


@hooks.register("construct_snippet_listing_buttons")
def no_deleting(buttons: list[Any], snippet: Any, user: Any) -> None:
    buttons[:] = [b for b in buttons if b.icon_name not in {"bin", "copy"}]
