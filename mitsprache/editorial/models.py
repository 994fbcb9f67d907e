"""The two steps of the check that a fact sheet passes before the public sees it."""

from typing import Any, ClassVar

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.models import Task, TaskState

from mitsprache.directory.models import OfficeMembership
from mitsprache.projects.models import Project


class SheetTask(Task):
    """Base of both steps: who holds `permission` on the sheet decides, nobody else.

    The groups that Wagtail's own task works with say nothing about a sheet's office.
    """

    permission: ClassVar[str]
    actions: ClassVar[list[tuple[str, Any, bool]]]

    class Meta:
        abstract = True

    def _decides(self, obj: Any, user: Any) -> bool:
        return isinstance(obj, Project) and user.has_perm(self.permission, obj)

    def get_actions(self, obj: Any, user: Any) -> list[tuple[str, Any, bool]]:
        return self.actions if self._decides(obj, user) else []

    def locked_for_user(self, obj: Any, user: Any) -> bool:
        """What is being checked is changed by those who check it, nobody else."""
        return not self._decides(obj, user)

    def user_can_lock(self, obj: Any, user: Any) -> bool:
        return self._decides(obj, user)

    def user_can_unlock(self, obj: Any, user: Any) -> bool:
        return user.has_perm("projects.publish_sheet", obj)

    def get_task_states_user_can_moderate(self, user: Any, **kwargs: Any) -> QuerySet[TaskState]:
        waiting = self.task_states.filter(status=TaskState.STATUS_IN_PROGRESS)
        numbers = waiting.values_list("workflow_state__object_id", flat=True)
        sheets = Project.objects.editable_by(user).filter(pk__in=[int(n) for n in numbers])
        mine = [str(sheet.pk) for sheet in sheets if self._decides(sheet, user)]
        return waiting.filter(workflow_state__object_id__in=mine)


class OfficeRelease(SheetTask):
    """The office's lead releases what her office has drafted."""

    permission = "projects.release_for_office"
    actions: ClassVar[list[tuple[str, Any, bool]]] = [
        ("reject", _("Send back for changes"), True),
        ("approve", _("Release for the office"), False),
        ("approve", _("Release with a comment"), True),
    ]

    def start(self, workflow_state: Any, user: Any = None) -> TaskState:
        """An office without a lead has nobody to release: the sheet goes on to the check."""
        state: TaskState = super().start(workflow_state, user=user)
        office = workflow_state.content_object.office
        if not office.memberships.filter(role=OfficeMembership.Role.LEAD, ended_at=None).exists():
            state.status = TaskState.STATUS_SKIPPED
            state.finished_at = state.started_at
            state.save()
        return state

    class Meta:
        verbose_name = _("release by the office")


class ParticipationCheck(SheetTask):
    """The participation office checks the sheet; its approval publishes it."""

    permission = "projects.publish_sheet"
    actions: ClassVar[list[tuple[str, Any, bool]]] = [
        ("reject", _("Send back for changes"), True),
        ("approve", _("Approve"), False),
        ("approve", _("Approve with a comment"), True),
    ]

    class Meta:
        verbose_name = _("check by the participation office")
