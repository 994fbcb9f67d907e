"""The first page of /redaktion/: what waits for this person, and where she left off."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import Component
from wagtail.admin.views.home import WorkflowObjectsToModeratePanel
from wagtail.models import WorkflowState

from mitsprache.common import clock
from mitsprache.directory.models import CityProfile
from mitsprache.projects import completeness
from mitsprache.projects.models import Project

_MOST = 8


class SubmittedPanel(Component):
    """The person's own sheets that somebody else is checking, or has sent back."""

    name = "submitted"
    order = 210
    template_name = "editorial/home_submitted.html"

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        request = parent_context["request"]
        states = (
            WorkflowState.objects.active()
            .filter(requested_by=request.user)
            .select_related("current_task_state__task")
            .order_by("-created_at")[: 4 * _MOST]
        )
        numbers = [int(state.object_id) for state in states]
        sheets = Project.objects.editable_by(request.user).in_bulk(numbers)
        return {
            "rows": [
                {
                    "sheet": sheets[int(state.object_id)],
                    "task": state.current_task_state.task.name if state.current_task_state else "",
                    "is_sent_back": state.status == WorkflowState.STATUS_NEEDS_CHANGES,
                    "comment": state.current_task_state.comment if state.current_task_state else "",
                }
                for state in states
                if int(state.object_id) in sheets
            ][:_MOST]
        }


class SheetsPanel(Component):
    """Sheets that want an update, drafts that are not public yet."""

    name = "sheets"
    order = 200
    template_name = "editorial/home_sheets.html"

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        person = parent_context["request"].user
        today = clock.local_day(clock.database_now())
        city = CityProfile.objects.first() or CityProfile()
        mine = Project.objects.editable_by(person)
        overdue = [
            sheet
            for sheet in mine.filter(live=True).order_by("updated_on")[: 4 * _MOST]
            if completeness.is_overdue(
                updated_on=sheet.updated_on,
                state=sheet.state,
                today=today,
                rhythm_days=city.update_rhythm_days,
            )
        ]
        drafts = mine.filter(has_unpublished_changes=True) | mine.filter(live=False).exclude(
            state="withdrawn"
        )
        return {
            "overdue": overdue[:_MOST],
            "drafts": drafts.select_related("latest_revision").order_by(
                "-latest_revision__created_at"
            )[:_MOST],
            "new_sheet_label": _("New project"),
            "may_begin": person.has_perm("projects.add_project"),
        }


def panels() -> list[Component]:
    return [SheetsPanel(), SubmittedPanel(), WorkflowObjectsToModeratePanel()]
