"""What happens to a project beside its text: states, offices, promises, commenting, its end."""

import datetime as dt
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.actions.unpublish import UnpublishAction

from mitsprache.comments.models import Thread
from mitsprache.common import audit, clock, pages
from mitsprache.common.permissions import authorize
from mitsprache.common.text import tidy
from mitsprache.common.transitions import move
from mitsprache.directory.models import Office

from .. import signals
from ..models import Project, Promise, State
from ..states import PROJECT_STEPS
from .counts import recount
from .refusals import AlreadyKept, ReasonMissing


@transaction.atomic
def change_state(
    *, actor: Any, project: Project, to: str, reason: str = "", at: dt.datetime | None = None
) -> None:
    """Move the project to `to` (states.PROJECT_STEPS); published sheets get a public update.

    `reason` is public and needed for `deferred` (a list names deferred projects with the reason,
    HD-2019). `withdrawn` is reached by `withdraw_project` alone. The object passed in carries the
    new state afterwards. Raises NotAllowed, StepNotAllowed, ReasonMissing.
    """
    if to == State.WITHDRAWN:
        withdraw_project(actor=actor, project=project, reason=reason, at=at)
        return
    at = at or clock.database_now()
    row = Project.objects.select_for_update().get(pk=project.pk)
    authorize(actor, "projects.change_state", row)
    reason = tidy(reason)
    if to == State.DEFERRED and not reason:
        raise ReasonMissing
    before = move(row, to, steps=PROJECT_STEPS, actor=actor, at=at, verb="projects.change_state")
    if row.live:
        _record_update(row, to, reason=reason, at=at)
        recount()
    project.state, project.updated_on = row.state, row.updated_on
    pages.raise_version(f"project:{row.pk}", "projects")
    signals.state_changed.send(sender=Project, project=row, before=before)


@transaction.atomic
def withdraw_project(
    *, actor: Any, project: Project, reason: str, at: dt.datetime | None = None
) -> None:
    """Take the sheet from the public list for good, with its thread; it stays in the records.

    A running check and a planned publication end with it. Raises NotAllowed, StepNotAllowed, and
    ReasonMissing without a reason: that is where the editor's unpublishing and expiry dates end.
    """
    at = at or clock.database_now()
    reason = tidy(reason)
    if not reason:
        raise ReasonMissing
    row = Project.objects.select_for_update().get(pk=project.pk)
    authorize(actor, "projects.withdraw_project", row)
    was_public = row.live
    move(
        row,
        State.WITHDRAWN,
        steps=PROJECT_STEPS,
        actor=actor,
        at=at,
        verb="projects.withdraw_project",
    )
    _record_update(row, State.WITHDRAWN, reason=reason, at=at)
    UnpublishAction(row, user=actor).execute(skip_permission_checks=True)
    row.revisions.update(approved_go_live_at=None)
    if row.current_workflow_state:
        row.current_workflow_state.cancel(user=actor)
    Thread.objects.filter(pk=row.thread_id).update(public=False)
    if was_public:
        recount()
    project.state, project.live, project.updated_on = row.state, row.live, row.updated_on
    pages.raise_version(f"project:{row.pk}", "projects")
    signals.project_withdrawn.send(sender=Project, project=row)


@transaction.atomic
def hand_over(
    *, actor: Any, project: Project, office: Office, at: dt.datetime | None = None
) -> None:
    """Make `office` responsible for the sheet, its comments and its open promises.

    Comments that were already sent to an office stay with that office. An office that has the
    sheet already changes nothing. Raises NotAllowed.
    """
    row = Project.objects.select_for_update().get(pk=project.pk)
    authorize(actor, "projects.hand_over", row)
    if row.office_id == office.pk:
        return
    before = row.office_id
    Project.objects.filter(pk=row.pk).update(office=office)
    Thread.objects.filter(pk=row.thread_id).update(office=office)
    row.promises.filter(kept_at=None, replaced_by=None).update(office=office)
    project.office = office
    audit.record(
        actor=actor,
        verb="projects.hand_over",
        subject=row,
        at=at or clock.database_now(),
        changes={"office": [before, office.pk]},
    )
    pages.raise_version(f"project:{row.pk}", "projects")


@transaction.atomic
def keep_promise(*, actor: Any, promise: Promise, note: str, at: dt.datetime | None = None) -> None:
    """Mark a public promise as kept at `at` (UTC); `note` says publicly how.

    Raises NotAllowed, ReasonMissing without a note, AlreadyKept for a promise that is kept or
    was replaced by a newer one.
    """
    at = at or clock.database_now()
    row = Promise.objects.select_for_update().get(pk=promise.pk)
    authorize(actor, "projects.keep_promise", row.project)
    note = tidy(note)
    if not note:
        raise ReasonMissing
    if row.kept_at is not None or row.replaced_by_id is not None:
        raise AlreadyKept
    Promise.objects.filter(pk=row.pk).update(kept_at=at, kept_note=note)
    promise.kept_at, promise.kept_note = at, note
    audit.record(
        actor=actor,
        verb="projects.keep_promise",
        subject=row.project,
        at=at,
        changes={"promise": [None, row.pk], "kept_note": None},
    )
    pages.raise_version(f"project:{row.project_id}", "projects")


@transaction.atomic
def set_commenting(
    *,
    actor: Any,
    project: Project,
    is_open: bool,
    moderation: str = Thread.Moderation.AFTER,
    at: dt.datetime | None = None,
) -> None:
    """Open or close the sheet's comments and say whether they are read before publication.

    `moderation` is a Thread.Moderation code. Raises NotAllowed.
    """
    row = Project.objects.get(pk=project.pk)
    authorize(actor, "projects.set_commenting", row)
    thread = Thread.objects.select_for_update().get(pk=row.thread_id)
    moderation = Thread.Moderation(moderation)
    if (thread.is_open, thread.moderation) == (is_open, moderation):
        return
    Thread.objects.filter(pk=thread.pk).update(is_open=is_open, moderation=moderation)
    audit.record(
        actor=actor,
        verb="projects.set_commenting",
        subject=row,
        at=at or clock.database_now(),
        changes={
            "is_open": [thread.is_open, is_open],
            "moderation": [thread.moderation, moderation.value],
        },
    )
    pages.raise_version(f"project:{row.pk}")


def _record_update(row: Project, state: str, *, reason: str, at: dt.datetime) -> None:
    with translation.override(settings.LANGUAGE_CODE):
        what = _("The state is now: %(state)s.") % {"state": State(state).label}
    row.updates.create(at=at, office_id=row.office_id, what=what, why=reason, touched=["state"])
    row.updated_on = clock.local_day(at)
    Project.objects.filter(pk=row.pk).update(updated_on=row.updated_on)
