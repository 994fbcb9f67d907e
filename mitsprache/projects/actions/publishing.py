"""A draft becomes public: one deed for the editor's button, the approval and the schedule.

Wagtail's publishing writes every column and every list of the sheet from the draft's JSON. What
actions own is therefore taken from the locked row (`Project.with_content_json`), costs and the
promise are appended as rows of their own, and everything is decided before Wagtail writes.
"""

import datetime as dt
from typing import TYPE_CHECKING, Any

import structlog
from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from wagtail.actions.publish_revision import PublishRevisionAction

from mitsprache.comments.models import Thread
from mitsprache.common import audit, clock, pages
from mitsprache.common.permissions import NotAllowed, authorize
from mitsprache.common.text import render_markdown, tidy

from .. import signals
from ..models import CostStatement, Project, Promise, Update
from . import costs, guard
from .counts import recount
from .differences import changed_fields
from .refusals import SheetRefused

if TYPE_CHECKING:
    from wagtail.models import Revision

log = structlog.get_logger(__name__)


def publish_sheet(
    *,
    actor: Any,
    project: Project,
    revision: "Revision",
    changed: bool = True,
    log_action: bool | str = True,
    previous_revision: "Revision | None" = None,
    skip_permission_checks: bool = False,
    at: dt.datetime | None = None,
) -> Update | None:
    """Publish `revision` of the sheet, or schedule it when its go-live time lies ahead.

    `actor` None means the scheduler: whoever scheduled the revision is asked for the right again.
    Returns the line of the public update history, None when nothing readable changed or the
    revision was only scheduled. `skip_permission_checks` comes from Wagtail and changes nothing:
    our own rules decide. Raises NotAllowed, SheetRefused (messages per field); both leave
    everything as it was and keep the draft.
    """
    with transaction.atomic():
        public = Project.objects.select_for_update().get(pk=project.pk)
        fresh = public.revisions.get(pk=revision.pk)
        wagtail_action = PublishRevisionAction(
            fresh,
            user=actor,
            changed=changed,
            log_action=log_action,
            previous_revision=previous_revision,
        )
        draft = wagtail_action.object
        ahead = draft.go_live_at is not None and draft.go_live_at > timezone.now()
        by = _authorized(actor, public, fresh, ahead=ahead)
        put_public = _schedule if ahead else _put_live
        update = put_public(by, public, wagtail_action, at=at or clock.database_now())
        if not ahead:
            recount()
    _read_again(project)
    return update


def run_schedule(
    *,
    project: Project,
    revision: "Revision",
    changed: bool = True,
    log_action: bool | str = True,
    previous_revision: "Revision | None" = None,
    skip_permission_checks: bool = False,
) -> None:
    """Publish a revision whose hour has come; a refusal is logged and ends the schedule.

    The draft is kept, and other sheets that are due are not held up by it. Raises NotAllowed for
    a revision that nobody has scheduled.
    """
    if revision.approved_go_live_at is None:
        raise NotAllowed(actor=None, permission="projects.publish_sheet", obj=project)
    try:
        publish_sheet(
            actor=None,
            project=project,
            revision=revision,
            changed=changed,
            log_action=log_action,
            previous_revision=previous_revision,
        )
    except (NotAllowed, SheetRefused) as refusal:
        _end_schedule(project, revision, refusal)


def publish_imported(
    *, actor: Any, project: Project, revision: "Revision", at: dt.datetime
) -> None:
    """The step of `publish_sheet` after authorization, for imports that hold their own guard.

    The caller recounts the list once at its end. Raises SheetRefused.
    """
    public = Project.objects.select_for_update().get(pk=project.pk)
    action = PublishRevisionAction(public.revisions.get(pk=revision.pk), user=actor)
    _put_live(actor, public, action, at=at)


def _authorized(actor: Any, public: Project, revision: "Revision", *, ahead: bool) -> Any:
    """The person whose right this publication rests on. Raises NotAllowed."""
    permission = "projects.schedule_sheet" if ahead else "projects.publish_sheet"
    if actor is None:
        if revision.approved_go_live_at is None or ahead:
            raise NotAllowed(actor=None, permission=permission, obj=public)
        actor = public.scheduled_by
    authorize(actor, permission, public)
    return actor


def _schedule(
    actor: Any, public: Project, action: PublishRevisionAction, *, at: dt.datetime
) -> None:
    draft = action.object
    _keep_promise_given_meanwhile(public, draft)
    _refuse_faults(public, draft)
    Project.objects.filter(pk=public.pk).update(scheduled_by=actor)
    draft.scheduled_by_id = actor.pk
    action.execute(skip_permission_checks=True)
    audit.record(
        actor=actor,
        verb="projects.schedule_sheet",
        subject=public,
        at=at,
        changes={
            "revision": [None, action.revision.pk],
            "go_live_at": [None, draft.go_live_at.isoformat()],
        },
    )


def _put_live(
    actor: Any, public: Project, action: PublishRevisionAction, *, at: dt.datetime
) -> Update | None:
    draft = action.object
    _keep_promise_given_meanwhile(public, draft)
    _refuse_faults(public, draft)
    first = not public.live
    changes = changed_fields(public=public, draft=draft)
    cost = _append_cost(public, draft, at)
    promise = _append_promise(public, draft, at)
    touched = ["listed"] if first else list(changes)
    what, why = tidy(draft.change_note), tidy(draft.change_reason)
    draft.change_note = draft.change_reason = ""
    draft.description_html = render_markdown(draft.description)
    draft.process_html = render_markdown(draft.process)
    draft.published_at = public.published_at or at
    draft.listed_since = public.listed_since or clock.local_day(at)
    draft.scheduled_by_id = None
    update = None
    if touched or what:
        draft.updated_on = clock.local_day(at)
        update = public.updates.create(
            at=at,
            office_id=public.office_id,
            what=what or _in_words(touched),
            why=why,
            touched=touched,
        )
    action.execute(skip_permission_checks=True)
    Thread.objects.filter(pk=public.thread_id).update(public=True)
    audit.record(
        actor=actor,
        verb="projects.publish_sheet",
        subject=public,
        at=at,
        changes={
            "revision": [public.live_revision_id, action.revision.pk],
            "cost": [public.current_cost_id, cost.pk if cost else None],
            "promise": [None, promise.pk if promise else None],
            **{name: None for names in changes.values() for name in names},
        },
    )
    pages.raise_version(f"project:{public.pk}", "projects")
    signals.sheet_published.send(sender=Project, project=draft, update=update)
    return update


def _refuse_faults(public: Project, draft: Project) -> None:
    if found := guard.faults(public=public, draft=draft):
        raise SheetRefused(found)


def _append_cost(public: Project, draft: Project, at: dt.datetime) -> CostStatement | None:
    """Append what the draft changes in the costs; otherwise the public statement stays."""
    current = public.current_cost
    appended = None
    if costs.changes_cost(draft):
        appended = CostStatement.objects.create(
            project=public,
            stated_at=at,
            replaces=current,
            change_reason=tidy(draft.change_reason) if current else "",
            **costs.cost_values(draft),
        )
        current = appended
    if current is not None:
        costs.take_over(draft, costs.cost_values(current))
        draft.current_cost_id = draft.cost_base = current.pk
    return appended


def _append_promise(public: Project, draft: Project, at: dt.datetime) -> Promise | None:
    """Append a new or changed promise of feedback; one that was kept is never opened again."""
    draft.feedback = tidy(draft.feedback)
    given = Promise.objects.filter(project_id=public.pk, replaced_by=None)
    same = given.filter(text=draft.feedback).order_by("-given_at", "-pk").first()
    if same is not None:
        draft.promise_base = same.pk
        if same.kept_at is not None:
            draft.feedback_due = same.due
    if not draft.feedback or (same is not None and same.due == draft.feedback_due):
        return None
    before = guard.promise_of(public)
    promise = Promise.objects.create(
        project=public,
        text=draft.feedback,
        due=draft.feedback_due,
        due_by=draft.feedback_due.last_day if draft.feedback_due else None,
        office_id=public.office_id,
        given_at=at,
    )
    if before is not None:
        Promise.objects.filter(pk=before.pk).update(replaced_by=promise)
    draft.promise_base = promise.pk
    return promise


def _keep_promise_given_meanwhile(public: Project, draft: Project) -> None:
    """A draft that still holds the promise it was begun with did not mean to take back today's.

    `Project.promise_base` says which promise that was; the same rule as for costs.
    """
    given = Promise.objects.filter(project_id=public.pk)
    today = given.filter(replaced_by=None).order_by("-given_at", "-pk").first()
    if today is None or today.pk == draft.promise_base:
        return
    base = given.filter(pk=draft.promise_base).first()
    begun_with = (base.text, base.due) if base is not None else ("", None)
    if (tidy(draft.feedback), draft.feedback_due or None) == begun_with:
        draft.feedback, draft.feedback_due = today.text, today.due
        draft.promise_base = today.pk


def _in_words(touched: list[str]) -> str:
    """What an update says when the editor has added no words of her own, in the city's language."""
    with translation.override(settings.LANGUAGE_CODE):
        words = {
            "listed": _("The project has been added to the list."),
            "text": _("The text has been revised."),
            "cost": _("The costs have changed."),
            "timetable": _("The timetable has changed."),
        }
        return " ".join(words[kind] for kind in touched)


def _end_schedule(
    project: Project, revision: "Revision", refusal: NotAllowed | SheetRefused
) -> None:
    with transaction.atomic():
        public = Project.objects.select_for_update().get(pk=project.pk)
        scheduled = public.revisions.filter(pk=revision.pk, approved_go_live_at__isnull=False)
        due = scheduled.first()
        if due is None:  # another scheduler has just published it
            return
        due.approved_go_live_at = None
        due.save(update_fields=["approved_go_live_at"])
        Project.objects.filter(pk=public.pk).update(scheduled_by=None)
        fields = refusal.errors if isinstance(refusal, SheetRefused) else {}
        audit.record(
            actor=public.scheduled_by_id,
            verb="projects.publish_sheet",
            subject=public,
            at=clock.database_now(),
            changes={"revision": [revision.pk, None], **dict.fromkeys(fields)},
            refused=True,
        )
    log.warning("schedule.refused", project=project.pk, reason=type(refusal).__name__)


def _read_again(project: Project) -> None:
    """Bring the caller's object, lists included, up to what is stored now."""
    project.refresh_from_db()
    project.__dict__.pop("_cluster_related_objects", None)
