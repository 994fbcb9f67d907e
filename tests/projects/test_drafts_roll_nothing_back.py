"""A draft saved before a deed and published after it leaves what the deed did (must show 7).

By the editor's button, by approval in the workflow and by schedule; what actions own is compared
column by column, costs, updates and promises row by row.
"""

import datetime as dt
from decimal import Decimal

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail.models import GroupApprovalTask, Workflow, WorkflowTask

from mitsprache.common.partial_dates import PartialDate
from mitsprache.projects import actions
from mitsprache.projects.models import CostKind, Project, State
from tests import factories

pytestmark = pytest.mark.django_db

# What publishing itself is there to set; everything else that actions own must stay.
SET_BY_PUBLISHING = {"updated_on", "scheduled_by", "description_html", "process_html"}


def stored(project):
    return Project.objects.get(pk=project.pk)


def sheet_with_promise():
    project = factories.draft_project()
    draft = stored(project).get_latest_revision_as_object()
    draft.feedback, draft.feedback_due = "Wir laden ein.", PartialDate.parse("2027-Q1")
    revision = actions.save_draft(actor=factories.coordination(), project=draft)
    actions.publish_sheet(actor=factories.coordination(), project=project, revision=revision)
    return stored(project)


def old_draft(project, **changes):
    draft = stored(project).get_latest_revision_as_object()
    draft.description = "Ein Absatz von gestern."
    for name, value in changes.items():
        setattr(draft, name, value)
    return actions.save_draft(actor=factories.coordination(), project=draft)


def by_button(project, revision):
    revision.publish(user=factories.coordination())


def by_approval(project, revision):
    task = GroupApprovalTask.objects.create(name="Prüfung")
    task.groups.add(Group.objects.get_or_create(name="Prüfende")[0])
    workflow = Workflow.objects.create(name="Prüfung")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=1)
    row = stored(project)
    state = row.current_workflow_state or workflow.start(row, factories.coordination())
    state.current_task_state.specific.approve(user=factories.coordination())


def by_schedule(project, revision):
    past = timezone.now() - dt.timedelta(minutes=1)
    revision.refresh_from_db()
    revision.content["go_live_at"] = past.isoformat()
    revision.approved_go_live_at = past
    revision.save()
    Project.objects.filter(pk=project.pk).update(scheduled_by=factories.coordination())
    call_command("publish_scheduled")


PATHS = [by_button, by_approval, by_schedule]


def change_the_state(project):
    actions.change_state(actor=factories.coordination(), project=project, to=State.PLANNED)


def change_the_costs(project):
    draft = stored(project)
    draft.cost_kind, draft.cost_from = CostKind.AMOUNT, Decimal("750000.00")
    draft.change_reason = "Die Angebote sind da."
    revision = draft.save_revision()
    actions.publish_sheet(actor=factories.coordination(), project=project, revision=revision)


def keep_the_promise(project):
    promise = project.promises.get(replaced_by=None)
    actions.keep_promise(actor=factories.coordination(), promise=promise, note="Am Abend.")


def change_the_promise(project):
    draft = stored(project)
    draft.feedback, draft.feedback_due = "Wir laden zweimal ein.", PartialDate.parse("2027-Q3")
    draft.change_reason = "Der Saal ist belegt."
    revision = draft.save_revision()
    actions.publish_sheet(actor=factories.coordination(), project=project, revision=revision)


def hand_over(project):
    actions.hand_over(actor=factories.coordination(), project=project, office=factories.office2())


def rename(project):
    actions.rename_address(actor=factories.coordination(), project=project, slug="neuer-name")


def close_comments(project):
    actions.set_commenting(actor=factories.coordination(), project=project, is_open=False)


DEEDS = [
    change_the_state,
    change_the_costs,
    keep_the_promise,
    change_the_promise,
    hand_over,
    rename,
    close_comments,
]


def owned(project):
    row = stored(project)
    columns = {
        name: getattr(row, row._meta.get_field(name).attname)
        for name in Project.OWNED_BY_ACTIONS
        if name not in SET_BY_PUBLISHING
    }
    thread = row.thread
    return {
        "columns": columns,
        "costs_shown": {name: getattr(row, name) for name in row.COST_COLUMNS},
        "thread": (thread.public, thread.is_open, thread.office_id, thread.moderation),
        "costs": list(row.cost_statements.order_by("pk").values()),
        "promises": list(row.promises.order_by("pk").values()),
        "former": list(row.former_slugs.values_list("slug", flat=True)),
    }


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("deed", DEEDS)
def test_an_old_draft_leaves_what_was_done_meanwhile(deed, path):
    project = sheet_with_promise()
    revision = old_draft(project)
    deed(stored(project))
    if path is by_approval:  # approval publishes the newest draft: the old one is saved again
        content = revision.content
        revision = stored(project).save_revision()
        revision.content = content
        revision.save()
    before = owned(project)
    updates = set(stored(project).updates.values_list("pk", flat=True))
    path(project, revision)
    assert owned(project) == before
    row = stored(project)
    assert row.description == "Ein Absatz von gestern."
    assert updates < set(row.updates.values_list("pk", flat=True))


@pytest.mark.parametrize("path", PATHS)
def test_an_old_draft_of_a_sheet_that_was_never_public_begins_with_todays_state(path):
    project = factories.draft_project()
    revision = stored(project).latest_revision
    change_the_state(project)
    hand_over(project)
    path(project, revision)
    row = stored(project)
    assert row.live and (row.state, row.office) == (State.PLANNED, factories.office2())
    assert row.thread.public and row.thread.office == factories.office2()


@pytest.mark.parametrize("path", PATHS)
def test_a_draft_from_before_the_withdrawal_is_not_published(path):
    project = sheet_with_promise()
    revision = old_draft(project)
    actions.withdraw_project(actor=factories.coordination(), project=project, reason="Abgesagt.")
    if path is by_schedule:
        path(project, revision)
    else:
        with pytest.raises(actions.SheetRefused):
            path(project, revision)
    row = stored(project)
    assert not row.live and not row.thread.public and row.state == State.WITHDRAWN


@pytest.mark.parametrize("path", PATHS)
def test_a_refused_draft_is_kept_and_nothing_else_changes(path):
    project = sheet_with_promise()
    revision = old_draft(project, participation="none")
    before, updates = owned(project), stored(project).updates.count()
    if path is by_schedule:
        path(project, revision)
    else:
        with pytest.raises(actions.SheetRefused):
            path(project, revision)
    assert owned(project) == before and stored(project).updates.count() == updates
    assert stored(project).latest_revision_id == revision.pk
    assert stored(project).description != "Ein Absatz von gestern."


def test_an_approval_that_is_refused_leaves_the_check_open():
    project = sheet_with_promise()
    revision = old_draft(project, participation="none")
    with pytest.raises(actions.SheetRefused):
        by_approval(project, revision)
    assert stored(project).workflow_in_progress


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    deeds=st.lists(st.sampled_from(DEEDS), unique=True, max_size=4),
    early=st.integers(min_value=0, max_value=4),
)
def test_whatever_is_done_between_saving_and_publishing_stays(deeds, early, transactional_rows):
    with transactional_rows():
        project = sheet_with_promise()
        for deed in deeds[:early]:
            deed(stored(project))
        revision = old_draft(project)
        for deed in deeds[early:]:
            deed(stored(project))
        before = owned(project)
        by_button(project, revision)
        assert owned(project) == before


@pytest.fixture
def transactional_rows():
    """Each example begins with the rows that the test began with."""
    from contextlib import contextmanager

    from django.db import transaction

    @contextmanager
    def example():
        with transaction.atomic():
            yield
            transaction.set_rollback(True)

    return example


def test_a_draft_from_before_the_first_publication_is_scheduled_and_the_sheet_stays_public():
    project = factories.draft_project()
    early = old_draft(project, go_live_at=timezone.now() + dt.timedelta(hours=1))
    published = stored(project).revisions.order_by("pk").first()
    published.publish(user=factories.coordination())
    by_button(project, early)
    row = stored(project)
    assert row.live and row.thread.public and row.description != "Ein Absatz von gestern."
    assert row.live_revision_id == published.pk and row.last_published_at is not None
    by_schedule(project, early)
    assert stored(project).description == "Ein Absatz von gestern."


def test_every_column_is_either_owned_by_actions_or_drafted():
    wagtails = {
        *("live", "has_unpublished_changes", "first_published_at", "last_published_at"),
        *("live_revision", "latest_revision", "go_live_at", "expire_at", "expired"),
        *("locked", "locked_at", "locked_by"),
    }
    ours = {field.name for field in Project._meta.concrete_fields} - wagtails - {"id"}
    assert set(Project.OWNED_BY_ACTIONS) | set(Project.DRAFTED) == ours
    assert not set(Project.OWNED_BY_ACTIONS) & set(Project.DRAFTED)
    assert set(Project.OWNED_BY_ACTIONS) == {
        *("slug", "state", "office", "thread", "published_at", "listed_since", "updated_on"),
        *("scheduled_by", "current_cost", "description_html", "process_html"),
    }


def test_a_draft_that_names_rows_which_are_gone_still_opens():
    from mitsprache.content.models import File
    from mitsprache.projects.models import Attachment, Contact

    project = factories.draft_project()
    file = File.objects.create(title="Plan", file="plan.pdf")
    where = factories.office2()
    draft = stored(project).get_latest_revision_as_object()
    draft.attachments = [Attachment(file=file, text="Plan")]
    draft.contacts = [Contact(office=factories.office()), Contact(office=where, name="Weg")]
    actions.save_draft(actor=factories.coordination(), project=draft)
    file.delete()
    where.delete()
    opened = stored(project).get_latest_revision_as_object()
    assert not opened.attachments.all() and opened.contacts.count() == 1
