"""The views of a fact sheet in /redaktion/, where they differ from Wagtail's own."""

import datetime as dt
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.ui.tables import BulkActionsCheckboxColumn
from wagtail.admin.views.generic import RevisionsRevertMixin
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.models import TaskState
from wagtail.snippets.views import snippets

from mitsprache.common.permissions import authorize
from mitsprache.projects import actions
from mitsprache.projects.actions import SheetRefused
from mitsprache.projects.models import Project

from .conflicts import differences
from .drafts import Conflict, lock_for_saving, prepared
from .forms import NewSheetForm


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isdecimal() else None


def _moment(text: str | None) -> dt.datetime | None:
    try:
        moment = dt.datetime.fromisoformat(text or "")
    except ValueError:
        return None
    return moment if moment.tzinfo else None


class SheetListView(snippets.IndexView):
    """The list without boxes to tick: there is nothing that is done to many sheets at once."""

    @cached_property
    def columns(self) -> list[Any]:
        return [c for c in super().columns if not isinstance(c, BulkActionsCheckboxColumn)]


class NewSheetView(PermissionCheckedMixin, WagtailAdminTemplateMixin, FormView):
    """A short form; the action makes the project, its draft is then edited."""

    permission_policy: Any = None
    permission_required = "add"
    template_name = "editorial/new_sheet.html"
    form_class = NewSheetForm
    page_title = gettext_lazy("New project")
    header_icon = "doc-full"
    index_url_name: str | None = None
    edit_url_name: str | None = None
    add_url_name: str | None = None

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "person": self.request.user}

    def form_valid(self, form: NewSheetForm) -> HttpResponse:
        data = form.cleaned_data
        try:
            project = actions.create_project(
                actor=self.request.user,
                office=data["office"],
                title=data["title"],
                state=data["state"],
            )
        except SheetRefused as refusal:
            for name, faults in refusal.errors.items():
                for fault in faults:
                    form.add_error(name or None, fault)
            return self.form_invalid(form)
        messages.success(
            self.request, _("The project is begun. Only your office and the editors see it so far.")
        )
        return redirect(reverse(self.edit_url_name, args=[project.pk]))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(action_url=reverse(self.add_url_name), **kwargs)


class SheetEditView(snippets.EditView):
    """Editing a draft: nobody's draft is overwritten unseen, refusals stand at the fields."""

    conflict: dict[str, Any] | None = None

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Whatever the button, the draft is saved first; publish_sheet judges what it lacks."""
        super().setup(request, *args, **kwargs)
        self.saving_as_draft = request.method == "POST"

    def get_object(self, queryset: Any = None) -> Project:
        return prepared(super().get_object(queryset))

    def is_valid(self, form: Any) -> bool:
        """Wagtail guards its automatic saving against a newer draft; we guard every saving."""
        if self.action != "cancel-workflow" and self._is_overtaken():
            form.is_valid()
            return self._refuse_as_outdated(form)
        return super().is_valid(form)

    def _is_overtaken(self) -> bool:
        """Somebody else has saved since this form was loaded (or last saved itself)."""
        if self.expects_json_response:
            return self.is_out_of_date
        loaded = self.object.revisions.filter(
            pk=_number(self.request.POST.get("loaded_revision_id"))
        ).first()
        since = _moment(self.request.POST.get("loaded_revision_created_at")) or (
            loaded and loaded.created_at
        )
        if since is None:
            return False
        later = self.object.revisions.filter(created_at__gt=since)
        return later.exclude(user=self.request.user).exists()

    def _refuse_as_outdated(self, form: Any) -> bool:
        self.produced_error_code = "invalid_revision"
        self.produced_error_message = _(
            "Meanwhile somebody else has saved this sheet. Nothing was overwritten: below you see "
            "both texts. Saving again keeps yours."
        )
        self.conflict = differences(form, self.latest_revision)
        return False

    def save_instance(self) -> Any:
        lock_for_saving(self.form.instance)
        return super().save_instance()

    def form_valid(self, form: Any) -> HttpResponse:
        if self.request.POST.get("go_live_at"):
            authorize(self.request.user, "projects.schedule_sheet", self.live_object)
        try:
            return super().form_valid(form)
        except Conflict:
            self.object = Project.objects.get(pk=self.object.pk).get_latest_revision_as_object()
            self._forget_what_was_loaded()
            self._refuse_as_outdated(form)
        except SheetRefused as refusal:
            # The draft is saved and its transaction is over; only the publication was refused.
            form.show_refusal(refusal.errors)
            self.produced_error_code = "validation_error"
            self.produced_error_message = _(
                "Your draft is saved. It is not published yet: please see the notes at the fields."
            )
            self._forget_what_was_loaded()
            form.has_seen_costs_in_public()
        return self.form_invalid(form)

    def _forget_what_was_loaded(self) -> None:
        """The page that is shown next belongs to the draft as it is stored now."""
        for name in ("latest_revision", "latest_revision_created_at", "is_out_of_date"):
            self.__dict__.pop(name, None)

    def get_side_panels(self) -> Any:
        panels = super().get_side_panels()
        for panel in panels:
            if panel.name == "status":
                panel.show_schedule_publishing_toggle = "go_live_at" in self.form.fields
        return panels

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(conflict=self.conflict, **kwargs)
        if self.conflict:
            # Only a decision may put the one text in the place of the other.
            context["autosave_enabled"] = False
            context.pop("autosave_indicator", None)
        return context

    @cached_property
    def can_delete(self) -> bool:
        return False


class SheetRevertView(RevisionsRevertMixin, SheetEditView):
    """An earlier draft becomes the newest one, by hand and with today's costs and state."""

    def get_object(self, queryset: Any = None) -> Project:
        return prepared(super().get_object(queryset), begins_anew=True)

    def save_instance(self) -> Any:
        lock_for_saving(self.form.instance)
        return super().save_instance()


class NotOffered(snippets.DeleteView):
    """Sheets are neither deleted nor copied: they are withdrawn with a reason, or begun anew."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        raise Http404


class WithdrawInstead(snippets.UnpublishView):
    """Taking a sheet from the list is a step of the process, with a public reason, on the desk."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not request.user.has_perm("projects.withdraw_project", self.object):
            raise Http404
        return redirect("workspace-sheet-withdraw", self.object.pk)


def _current_task_state(view: Any) -> TaskState:
    """The task state of the address, if it is the one that this very sheet is waiting in."""
    states = TaskState.objects.for_instance(view.object)
    return get_object_or_404(states, pk=view.task_state_id).specific


class DecideView(snippets.WorkflowActionView):
    """Approving or sending back; a refused publication is reported, the approval undone."""

    def get_task_state(self) -> TaskState:
        return _current_task_state(self)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return super().post(request, *args, **kwargs)
        except SheetRefused as refusal:
            messages.error(
                request,
                _("The sheet cannot be published as it stands: %(faults)s")
                % {"faults": " ".join(m for found in refusal.errors.values() for m in found)},
            )
        edit_url = reverse(self.redirect_url_name, args=[self.object.pk])
        if request.headers.get("x-requested-with") == "XMLHttpRequest":
            return self.render_modal_json(request, {"step": "success", "redirect": edit_url})
        return redirect(edit_url)


class CollectDecisionView(snippets.CollectWorkflowActionDataView):
    def get_task_state(self) -> TaskState:
        return _current_task_state(self)
