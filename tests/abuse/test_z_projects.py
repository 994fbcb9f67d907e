"""Z-08: nobody publishes, schedules or moves a sheet by a detour around the right to do so."""

import datetime as dt

import pytest
from django.core.management import call_command
from django.utils import timezone

from mitsprache.accounts.models import Role
from mitsprache.common.models import AuditEntry
from mitsprache.common.permissions import NotAllowed
from mitsprache.projects import actions
from mitsprache.projects.models import Project, State
from tests import factories

pytestmark = pytest.mark.django_db


def stored(project):
    return Project.objects.get(pk=project.pk)


def draft_with_time(project, actor, *, hours):
    draft = stored(project).get_latest_revision_as_object()
    draft.go_live_at = timezone.now() + dt.timedelta(hours=hours)
    return actions.save_draft(actor=actor, project=draft)


@pytest.mark.parametrize(
    "cast", ["department", "department_lead", "moderation", "admin", "citizen"]
)
@pytest.mark.parametrize("hours", [-1, 1])
def test_Z_08_setting_a_time_does_not_replace_the_right_to_publish(cast, hours):
    project = factories.draft_project()
    revision = draft_with_time(project, factories.department(), hours=hours)
    person = getattr(factories, cast)()
    with pytest.raises(NotAllowed):
        revision.publish(user=person)
    with pytest.raises(NotAllowed):
        revision.publish(user=person, skip_permission_checks=True)
    call_command("publish_scheduled")
    row = stored(project)
    assert not row.live and row.scheduled_by is None
    assert not row.revisions.filter(approved_go_live_at__isnull=False).exists()


def test_Z_08_columns_smuggled_into_a_draft_are_not_published():
    project = factories.draft_project()
    revision = stored(project).latest_revision
    revision.content |= {
        "live": True,
        "state": State.FINISHED,
        "slug": "gekapert",
        "office": factories.office2().pk,
        "scheduled_by": factories.coordination().pk,
        "published_at": "2001-01-01T00:00:00Z",
        "description_html": "<script>",
        "first_published_at": "2001-01-01T00:00:00Z",
    }
    revision.save()
    revision.publish(user=factories.coordination())
    row = stored(project)
    assert (row.state, row.slug, row.office) == (State.IDEA, project.slug, factories.office())
    assert "<script>" not in row.description_html
    assert row.published_at.year > 2001 and row.first_published_at.year > 2001
    assert row.scheduled_by is None


def test_Z_08_a_timer_set_by_somebody_else_than_a_publisher_is_not_followed():
    project = factories.draft_project()
    revision = stored(project).latest_revision
    past = timezone.now() - dt.timedelta(minutes=1)
    revision.content["go_live_at"] = past.isoformat()
    revision.approved_go_live_at = past
    revision.save()
    Project.objects.filter(pk=project.pk).update(scheduled_by=factories.department_lead())
    call_command("publish_scheduled")
    assert not stored(project).live
    entry = AuditEntry.objects.get(verb="projects.publish_sheet", refused=True)
    assert entry.actor_id == factories.department_lead().pk


def test_Z_08_a_due_job_asks_again_whether_the_person_may_publish():
    project = factories.draft_project()
    editor = factories.editor()
    revision = draft_with_time(project, editor, hours=1)
    revision.publish(user=editor)
    assert stored(project).scheduled_by == editor
    editor.grants.filter(role=Role.EDITOR).update(ended_at=timezone.now())
    past = timezone.now() - dt.timedelta(minutes=1)
    revision.refresh_from_db()
    revision.content["go_live_at"] = past.isoformat()
    revision.approved_go_live_at = past
    revision.save()
    call_command("publish_scheduled")
    row = stored(project)
    assert not row.live and row.latest_revision == revision
    call_command("publish_scheduled")
    assert AuditEntry.objects.filter(verb="projects.publish_sheet", refused=True).count() == 1


def test_Z_08_an_expiry_date_takes_no_sheet_from_the_list():
    project = factories.published_project()
    draft = stored(project).get_latest_revision_as_object()
    draft.expire_at = timezone.now() + dt.timedelta(hours=1)
    revision = actions.save_draft(actor=factories.department(), project=draft)
    with pytest.raises(actions.SheetRefused):
        revision.publish(user=factories.coordination())
    assert stored(project).live and stored(project).expire_at is None
