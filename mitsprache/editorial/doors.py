"""The doors of /redaktion/: every address is listed here with who may pass, or it is not there.

Wagtail brings some 250 addresses. Most belong to the few who look after everything; an office
needs its own sheets and the libraries. What is not in DOORS answers 404 to everybody, so an
update of Wagtail cannot open a new way in. The sheets' own read door (sheets.viewset) and the
policy of the libraries stand behind these.
"""

import functools
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db.models import ProtectedError
from django.http import Http404, HttpRequest, HttpResponseBase
from wagtail.models import UploadedFile

from mitsprache.content.models import File, Picture
from mitsprache.projects.models import Project

Door = Callable[[HttpRequest, dict[str, Any]], bool]


def everyone(request: HttpRequest, values: dict[str, Any]) -> bool:
    """Holds nothing of anybody: icons, words of the interface, the way to the sign-in page."""
    return True


def staff(request: HttpRequest, values: dict[str, Any]) -> bool:
    """Whoever works in /redaktion/ at all."""
    return request.user.has_perm("wagtailadmin.access_admin")


def central(request: HttpRequest, values: dict[str, Any]) -> bool:
    """Coordination and editors."""
    return request.user.has_perm("content.edit_pages")


def coordination(request: HttpRequest, values: dict[str, Any]) -> bool:
    return request.user.has_perm("directory.manage")


def own_sheet(request: HttpRequest, values: dict[str, Any]) -> bool:
    """The number of a sheet that the person may edit."""
    sheets = Project.objects.editable_by(request.user)
    return _has(sheets, values["pk"])


def own_picture(request: HttpRequest, values: dict[str, Any]) -> bool:
    return _has(Picture.objects.editable_by(request.user), values["image_id"])


def usable_picture(request: HttpRequest, values: dict[str, Any]) -> bool:
    number = values.get("pk", values.get("image_id"))
    return _has(Picture.objects.usable_by(request.user), number)


def own_file(request: HttpRequest, values: dict[str, Any]) -> bool:
    number = values.get("document_id", values.get("doc_id"))
    return _has(File.objects.editable_by(request.user), number)


def usable_file(request: HttpRequest, values: dict[str, Any]) -> bool:
    return _has(File.objects.usable_by(request.user), values["pk"])


def own_session(request: HttpRequest, values: dict[str, Any]) -> bool:
    """Who else is editing: asked for a sheet or a page that the person may edit herself."""
    if (values["app_label"], values["model_name"]) == ("projects", "project"):
        return own_sheet(request, {"pk": values["object_id"]})
    return central(request, values)


def own_upload(request: HttpRequest, values: dict[str, Any]) -> bool:
    """A file that was sent and still lacks its description: its sender's alone."""
    uploads = UploadedFile.objects.filter(uploaded_by_user=request.user)
    return _has(uploads, values["uploaded_file_id"])


def own_rows(request: HttpRequest, values: dict[str, Any]) -> bool:
    """Several at once: pages for those who edit them, library items if every one is her own."""
    kind, numbers = (values["app_label"], values["model_name"]), request.GET.getlist("id")
    if kind == ("wagtailcore", "page"):
        return central(request, values)
    rows = {
        ("content", "picture"): Picture.objects.editable_by(request.user),
        ("content", "file"): File.objects.editable_by(request.user),
    }.get(kind)
    if rows is None or values["action"] != "delete":
        return False
    return numbers == ["all"] or all(_has(rows, number) for number in numbers)


def _has(rows: Any, number: Any) -> bool:
    return str(number).isdecimal() and rows.filter(pk=int(number)).exists()


def _named(prefix: str, names: str, door: Door) -> dict[str, Door]:
    return {f"{prefix}{name}": door for name in names.split()}


DOORS: dict[str, Door] = {
    **_named("wagtailadmin_", "sprite javascript_catalog logout", everyone),
    **_named("wagtailadmin_", "home account dismissibles", staff),
    "wagtail_bulk_action": own_rows,
    "wagtailadmin_editing_sessions:ping": own_session,
    "wagtailadmin_editing_sessions:release": staff,  # ends one's own session only
    # Fact sheets
    **_named("sheets:", "list list_results add", staff),
    **_named(
        "sheets:",
        "edit delete usage history history_results preview_on_edit revisions_view "
        "revisions_revert revisions_compare revisions_unschedule unpublish lock unlock "
        "workflow_action collect_workflow_action_data confirm_workflow_cancellation "
        "workflow_history workflow_history_detail workflow_preview",
        own_sheet,
    ),
    # Libraries
    **_named("wagtailimages:", "index index_results add add_multiple", staff),
    **_named("wagtailimages:", "edit delete edit_multiple delete_multiple", own_picture),
    **_named(
        "wagtailimages:", "create_multiple_from_uploaded_image delete_upload_multiple", own_upload
    ),
    **_named("wagtailimages:", "image_usage", central),
    **_named("wagtailimages_chooser:", "choose choose_results chosen_multiple create", staff),
    **_named("wagtailimages_chooser:", "chosen select_format", usable_picture),
    **_named("wagtaildocs:", "index index_results add add_multiple", staff),
    **_named("wagtaildocs:", "edit delete edit_multiple delete_multiple", own_file),
    **_named(
        "wagtaildocs:", "create_multiple_from_uploaded_document delete_upload_multiple", own_upload
    ),
    **_named("wagtaildocs:", "document_usage", central),
    **_named("wagtaildocs_chooser:", "choose choose_results chosen_multiple create", staff),
    **_named("wagtaildocs_chooser:", "chosen", usable_file),
    # What coordination keeps up to date
    "city_profile": coordination,
    **_named("aemter:", "index index_results add edit", coordination),
    **_named("bezirke:", "index index_results add edit", coordination),
    **_named("themen:", "index index_results add edit", coordination),
    **_named("zielgruppen:", "index index_results add edit", coordination),
    **_named("gremien:", "index index_results add edit", central),
    **_named("vorlagen:", "index index_results add edit", central),
    **_named("beschluesse:", "index index_results add edit", central),
    # Ordinary pages
    **_named("wagtailadmin_", "explore_root explore explore_results", central),
    **_named(
        "wagtailadmin_pages:",
        "add preview_on_add type_use type_use_results choose_parent usage edit preview_on_edit "
        "view_draft add_subpage delete unpublish search search_results move move_confirm "
        "set_page_position copy lock unlock revisions_index revisions_view revisions_revert "
        "revisions_unschedule revisions_compare history history_results workflow_history "
        "workflow_history_detail confirm_workflow_cancellation",
        central,
    ),
    **_named(
        "wagtailadmin_choose_page",
        " _child _search _chosen_multiple _external_link _email_link _phone_link _anchor_link",
        central,
    ),
    "wagtailadmin_choose_page": central,
    **_named("wagtailadmin_api:pages:", "listing detail find", central),
    **_named("simple_translation:", "submit_page_translation", central),
    # Reports
    **_named(
        "wagtailadmin_reports:",
        "locked_pages locked_pages_results workflow workflow_results workflow_tasks "
        "workflow_tasks_results site_history site_history_results aging_pages "
        "aging_pages_results",
        central,
    ),
}


# Drafts in the public look.
PREVIEWS = {
    *_named("sheets:", "preview_on_edit revisions_view workflow_preview", own_sheet),
    *_named(
        "wagtailadmin_pages:", "preview_on_add preview_on_edit view_draft revisions_view", central
    ),
}


def door(view: Any) -> Any:
    """Decorator of every view below /redaktion/: 404 for whoever may not pass."""

    @functools.wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        match = request.resolver_match
        opens = DOORS.get(match.view_name) if match else None
        if match is None or opens is None:
            raise Http404
        if opens is not everyone and request.user.is_authenticated and not opens(request, kwargs):
            raise Http404
        # Wagtail's side bar looks for a first name before it shows the sign-in address.
        request.user.first_name = getattr(request.user, "display_name", "")
        try:
            response: HttpResponseBase = view(request, *args, **kwargs)
        except ProtectedError as in_use:
            raise PermissionDenied from in_use  # what a sheet shows is not deleted
        if refusal := getattr(request, "refusal", None):
            raise refusal
        if match.view_name in PREVIEWS:
            # It was answered through the whole chain of middleware once more and has come back
            # with the policy of a public page, which forbids the editor's frame.
            response.headers.pop("Content-Security-Policy", None)
            response._csp_replace = settings.CSP_PREVIEW
        return response

    return guarded
