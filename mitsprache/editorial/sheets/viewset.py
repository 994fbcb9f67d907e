"""Fact sheets under /redaktion/: every view with a number passes the read door first."""

import functools
from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn, LiveStatusTagColumn
from wagtail.snippets.models import SnippetAdminURLFinder
from wagtail.snippets.views.chooser import SnippetChooserViewSet
from wagtail.snippets.views.snippets import SnippetViewSet

from mitsprache.common.permissions import NotAllowed
from mitsprache.projects.models import Project

from . import views
from .filters import SheetFilterSet
from .panels import SHEET_HANDLER


def is_editable(person: Any, number: Any) -> bool:
    """Whether the person may open the sheet with this number; False for what is no number."""
    return str(number).isdecimal() and (
        Project.objects.editable_by(person).filter(pk=int(number)).exists()
    )


class SheetURLFinder(SnippetAdminURLFinder):
    """Editing links for those who may follow them; others read only that there is something."""

    model = Project

    def __init__(self, user: Any = None) -> None:
        self.user = user

    def get_edit_url(self, instance: Project) -> str | None:
        if self.user is None or is_editable(self.user, instance.pk):
            return reverse("sheets:edit", args=[instance.pk])
        return None


class SheetChooserViewSet(SnippetChooserViewSet):
    """Nothing chooses sheets, so there is no chooser."""

    register_widget = False

    def get_urlpatterns(self) -> list[Any]:
        return []


class SheetViewSet(SnippetViewSet):
    model = Project
    icon = "doc-full"
    menu_label = _("Projects")
    menu_name = "projects"
    menu_order = 100
    add_to_admin_menu = True
    url_namespace = "sheets"
    url_prefix = "vorhaben"
    chooser_viewset_class = SheetChooserViewSet
    edit_handler = SHEET_HANDLER
    copy_view_enabled = False
    list_per_page = 30
    ordering = ["title"]
    search_fields = ["title", "summary"]
    search_backend_name = None
    filterset_class = SheetFilterSet
    list_display = [
        "title",
        Column("office", label=_("office"), accessor="office.name", sort_key="office__name"),
        Column("state", label=_("state"), accessor="get_state_display", sort_key="state"),
        DateColumn("updated_on", label=_("last update"), sort_key="updated_on"),
        LiveStatusTagColumn(),
    ]
    list_export: list[str] = []

    index_view_class = views.SheetListView
    add_view_class = views.NewSheetView
    edit_view_class = views.SheetEditView
    revisions_revert_view_class = views.SheetRevertView
    delete_view_class = views.NotOffered
    unpublish_view_class = views.WithdrawInstead
    workflow_action_view_class = views.DecideView
    collect_workflow_action_data_view_class = views.CollectDecisionView

    url_finder_class = SheetURLFinder

    def get_queryset(self, request: HttpRequest) -> Any:
        return Project.objects.editable_by(request.user).select_related("office")

    def get_add_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        return {}

    def construct_view(self, view_class: Any, **kwargs: Any) -> Any:
        """The read door of sheets (architecture rule 5): another office's sheet is not there."""
        view = super().construct_view(view_class, **kwargs)

        @functools.wraps(view)
        def behind_the_door(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            number = kwargs.get("pk")
            if number is not None and not is_editable(request.user, number):
                raise Http404
            try:
                return view(request, *args, **kwargs)
            except NotAllowed as refusal:
                # Wagtail would turn it into a friendly redirect; doors.py raises it again.
                request.refusal = refusal
                raise

        return behind_the_door

    def get_urlpatterns(self) -> list[Any]:
        """Without the addresses for what is not offered."""
        not_offered = {"preview_on_add"}
        return [p for p in super().get_urlpatterns() if p.name not in not_offered]
