"""Publishing a sheet: what becomes public, what stays as it was, what is refused."""

import datetime as dt
from decimal import Decimal

import pytest
from django.core.management import call_command
from django.utils import timezone

from mitsprache.common.models import AuditEntry
from mitsprache.common.partial_dates import PartialDate
from mitsprache.common.permissions import NotAllowed
from mitsprache.projects import actions
from mitsprache.projects.models import (
    Contact,
    CostKind,
    ListCount,
    Participation,
    Project,
    State,
    Step,
)
from tests import factories

pytestmark = pytest.mark.django_db

AT = dt.datetime(2026, 3, 2, 9, 0, tzinfo=dt.UTC)


def begin(project):
    """The sheet as an editor gets it into the form."""
    return Project.objects.get(pk=project.pk).get_latest_revision_as_object()


def publish(draft, *, at=AT, actor=None):
    revision = actions.save_draft(actor=factories.coordination(), project=draft)
    return actions.publish_sheet(
        actor=actor or factories.coordination(), project=draft, revision=revision, at=at
    )


def refused(draft):
    with pytest.raises(actions.SheetRefused) as caught:
        publish(draft)
    return caught.value.errors


def stored(project):
    return Project.objects.get(pk=project.pk)


def test_a_published_sheet_is_public_with_its_dates_and_its_thread():
    project = factories.draft_project()
    draft = begin(project)
    draft.description = "# Ziel\n\nEin *schöner* Platz <script>"
    update = publish(draft, at=dt.datetime(2026, 3, 1, 23, 30, tzinfo=dt.UTC))
    row = stored(project)
    assert row.live and row.thread.public
    assert row.listed_since == row.updated_on == dt.date(2026, 3, 2)  # local day
    assert row.published_at == dt.datetime(2026, 3, 1, 23, 30, tzinfo=dt.UTC)
    assert "<h3>Ziel</h3>" in row.description_html and "<script>" not in row.description_html
    assert update.touched == ["listed"] and update.what
    assert row.current_cost.cost_unknown_reason == "Die Planung beginnt erst."
    assert row.cost_base == row.current_cost_id
    assert Project.objects.visible_to(None).get() == row


def test_a_sheet_that_is_only_a_draft_is_not_public():
    project = factories.draft_project()
    assert not Project.objects.visible_to(None).exists()
    assert not project.thread.public


def test_an_office_may_draft_but_not_publish():
    project = factories.draft_project()
    revision = actions.save_draft(actor=factories.department(), project=begin(project))
    with pytest.raises(NotAllowed):
        actions.publish_sheet(actor=factories.department(), project=project, revision=revision)
    assert not stored(project).live


def test_another_office_may_not_even_draft():
    project = factories.draft_project()
    with pytest.raises(NotAllowed):
        actions.save_draft(actor=factories.department2(), project=begin(project))


def test_the_next_publication_says_what_has_changed_and_moves_the_date():
    project = factories.published_project(at=AT)
    draft = begin(project)
    draft.description = "Anders."
    draft.change_note = "Der Brunnen entfällt."
    update = publish(draft, at=AT + dt.timedelta(days=10))
    assert (update.what, update.touched) == ("Der Brunnen entfällt.", ["text"])
    row = stored(project)
    assert row.updated_on == dt.date(2026, 3, 12)
    assert row.listed_since == dt.date(2026, 3, 2)
    assert row.change_note == ""


def test_publishing_without_any_change_is_no_update():
    project = factories.published_project(at=AT)
    assert publish(begin(project), at=AT + dt.timedelta(days=10)) is None
    assert stored(project).updated_on == dt.date(2026, 3, 2)
    assert project.updates.count() == 1


@pytest.mark.parametrize(
    ("field", "change"),
    [
        ("title", {"title": " "}),
        ("participation_reason", {"participation": Participation.NONE}),
        ("cost_unknown_reason", {"cost_unknown_reason": " "}),
        ("cost_from", {"cost_kind": CostKind.AMOUNT}),
        ("cost_to", {"cost_kind": CostKind.RANGE, "cost_from": 5, "cost_to": 5}),
        ("cost_from", {"cost_kind": CostKind.AMOUNT, "cost_from": -1}),
        (
            "participation_until",
            {
                "participation_from": PartialDate.parse("2026-05"),
                "participation_until": PartialDate.parse("2026-Q1"),
            },
        ),
        ("feedback", {"feedback_due": PartialDate.parse("2026")}),
        ("latitude", {"longitude": 8.2}),
        ("latitude", {"longitude": 8.2, "latitude": 95.0}),
        ("expire_at", {"expire_at": timezone.now() + dt.timedelta(days=9)}),
        ("contacts", {"contacts": []}),
        ("contacts", {"contacts": [Contact(name="Frau Ohne Telefon")]}),
        ("steps.0.title", {"steps": [Step(title="")]}),
        (
            "steps.0.planned_until",
            {
                "steps": [
                    Step(
                        title="Bau",
                        planned=PartialDate.parse("2027"),
                        planned_until=PartialDate.parse("2026-12"),
                    )
                ]
            },
        ),
    ],
)
def test_what_is_missing_or_wrong_is_said_at_the_field(field, change):
    project = factories.draft_project()
    draft = begin(project)
    for name, value in change.items():
        setattr(draft, name, value)
    revision = draft.save_revision(clean=False)
    with pytest.raises(actions.SheetRefused) as caught:
        actions.publish_sheet(actor=factories.coordination(), project=project, revision=revision)
    assert field in caught.value.errors and all(caught.value.errors[field])
    row = stored(project)
    assert not row.live and not row.thread.public and row.latest_revision == revision
    assert row.current_cost is None and not row.updates.exists()


@pytest.mark.parametrize("earlier", ["2026", "2026-03"])
def test_dates_of_different_precision_that_may_be_in_order_are_in_order(earlier):
    project = factories.draft_project()
    draft = begin(project)
    draft.participation_from = PartialDate.parse(earlier)
    draft.participation_until = PartialDate.parse("2026-03-15")
    publish(draft)
    assert stored(project).live


def test_changed_costs_need_a_reason_and_append_a_statement():
    project = factories.published_project()
    draft = begin(project)
    draft.cost_kind, draft.cost_from = CostKind.AMOUNT, Decimal(1200000)
    assert "change_reason" in refused(draft)
    draft.change_reason = "Die Ausschreibung ist da."
    update = publish(draft)
    row = stored(project)
    assert row.current_cost.cost_from == Decimal(1200000)
    assert row.current_cost.change_reason == "Die Ausschreibung ist da."
    assert row.current_cost.replaces.cost_kind == CostKind.UNKNOWN
    assert update.touched == ["cost"] and update.why == "Die Ausschreibung ist da."
    assert row.cost_statements.count() == 2


def test_a_moved_date_needs_a_reason_but_a_step_that_is_done_does_not():
    project = factories.draft_project()
    draft = begin(project)
    draft.steps = [Step(title="Bau", planned=PartialDate.parse("2027-Q1"))]
    publish(draft)
    draft = begin(project)
    step = draft.steps.get()
    step.is_done, step.actual = True, PartialDate.parse("2027-03")
    draft.steps = [step]
    assert publish(draft).touched == ["timetable"]
    draft = begin(project)
    step = draft.steps.get()
    step.planned = PartialDate.parse("2027-Q4")
    draft.steps = [step]
    assert "change_reason" in refused(draft)


def test_a_draft_that_repeats_a_published_step_does_not_change_the_timetable():
    project = factories.draft_project()
    draft = begin(project)
    draft.steps = [Step(title="Bau", planned=PartialDate.parse("2027-Q1"))]
    first = actions.save_draft(actor=factories.coordination(), project=draft)
    draft = begin(project)
    draft.description = "Anders."
    second = actions.save_draft(actor=factories.coordination(), project=draft)
    for revision in (first, second):
        actions.publish_sheet(actor=factories.coordination(), project=project, revision=revision)
    assert stored(project).steps.count() == 1


def test_a_draft_that_left_the_costs_alone_leaves_them_as_they_are_now():
    project = factories.published_project()
    old = begin(project)
    old.description = "Ein neuer Absatz."
    old_revision = actions.save_draft(actor=factories.coordination(), project=old)
    newer = begin(project)
    newer.cost_kind, newer.cost_from = CostKind.AMOUNT, Decimal(500)
    newer.change_reason = "Angebot."
    publish(newer)
    actions.publish_sheet(actor=factories.coordination(), project=project, revision=old_revision)
    row = stored(project)
    assert row.current_cost.cost_from == row.cost_from == Decimal(500)
    assert row.cost_statements.count() == 2
    assert row.description == "Ein neuer Absatz."


def test_a_draft_that_changes_costs_which_were_changed_meanwhile_is_refused_and_kept():
    project = factories.published_project()
    old = begin(project)
    old.cost_kind, old.cost_from, old.change_reason = CostKind.AMOUNT, Decimal(300), "A"
    old_revision = actions.save_draft(actor=factories.coordination(), project=old)
    newer = stored(project)
    newer.cost_kind, newer.cost_from, newer.change_reason = CostKind.AMOUNT, Decimal(500), "B"
    publish(newer)
    with pytest.raises(actions.SheetRefused) as caught:
        actions.publish_sheet(
            actor=factories.coordination(), project=project, revision=old_revision
        )
    assert "cost_kind" in caught.value.errors
    assert stored(project).current_cost.cost_from == Decimal(500)
    draft = old_revision.as_object()
    actions.rebase_cost(draft, edited=True)
    publish(draft)
    assert stored(project).current_cost.cost_from == Decimal(300)


def test_opening_an_old_draft_shows_the_costs_that_are_public_now():
    project = factories.published_project()
    old = begin(project)
    old.description = "Ein neuer Absatz."
    old_revision = actions.save_draft(actor=factories.coordination(), project=old)
    newer = stored(project)
    newer.cost_kind, newer.cost_from, newer.change_reason = CostKind.AMOUNT, Decimal(500), "B"
    publish(newer)
    draft = old_revision.as_object()
    actions.rebase_cost(draft)
    assert (draft.cost_from, draft.cost_base) == (Decimal(500), stored(project).current_cost_id)


def promise_feedback(project, text, due, reason=""):
    draft = begin(project)
    draft.feedback, draft.feedback_due = text, PartialDate.parse(due)
    draft.change_reason = reason
    publish(draft)


def test_a_promise_of_feedback_is_kept_in_its_own_record_and_replaced_when_it_changes():
    project = factories.draft_project()
    promise_feedback(project, "Wir laden ein.", "2018-Q1")
    first = project.promises.get()
    assert (first.due_by, first.office_id) == (dt.date(2018, 3, 31), project.office_id)
    promise_feedback(project, "Wir laden ein.", "2018-Q1")
    assert project.promises.count() == 1
    promise_feedback(project, "Wir laden ein.", "2018-Q3", "Der Saal ist belegt.")
    first.refresh_from_db()
    assert first.replaced_by.due == PartialDate.parse("2018-Q3")


def test_a_promise_made_in_public_cannot_be_deleted_silently():
    project = factories.draft_project()
    promise_feedback(project, "Wir laden ein.", "2018-Q1")
    draft = begin(project)
    draft.feedback, draft.feedback_due, draft.change_reason = "", None, "Lieber nicht."
    assert "feedback" in refused(draft)


def test_a_kept_promise_is_never_opened_again():
    project = factories.draft_project()
    promise_feedback(project, "Wir laden ein.", "2018-Q1")
    old = begin(project)
    old.feedback_due, old.change_reason = PartialDate.parse("2018-Q2"), "Später."
    old_revision = actions.save_draft(actor=factories.coordination(), project=old)
    actions.keep_promise(
        actor=factories.coordination(), promise=project.promises.get(), note="Am 2. März.", at=AT
    )
    actions.publish_sheet(actor=factories.coordination(), project=project, revision=old_revision)
    promise = stored(project).promises.get()
    assert promise.kept_at == AT
    assert stored(project).feedback_due == PartialDate.parse("2018-Q1")


def test_counts_beside_the_filters_follow_what_is_published():
    project = factories.draft_project()
    assert not ListCount.objects.filter(count__gt=0).exists()
    publish(begin(project))
    assert ListCount.objects.get(kind="state", value=State.IDEA).count == 1
    assert ListCount.objects.get(kind="all").count == 1


def test_a_publication_is_written_down_without_free_text():
    project = factories.published_project()
    entry = AuditEntry.objects.get(verb="projects.publish_sheet")
    assert entry.subject_id == str(project.pk)
    assert "Brunnen" not in str(entry.changes) and "description" in entry.changes


def test_a_withdrawn_sheet_cannot_be_published_again():
    project = factories.published_project()
    draft = begin(project)
    actions.withdraw_project(actor=factories.coordination(), project=project, reason="Kein Geld.")
    assert refused(draft) and not stored(project).live


def schedule(draft, *, actor=None, hours=1):
    draft.go_live_at = timezone.now() + dt.timedelta(hours=hours)
    return publish(draft, actor=actor)


def due_now(project):
    """The hour has come: as if the clock had moved on."""
    past = timezone.now() - dt.timedelta(minutes=1)
    revision = project.revisions.get(approved_go_live_at__isnull=False)
    revision.content["go_live_at"] = past.isoformat()
    revision.approved_go_live_at = past
    revision.save()
    call_command("publish_scheduled")


def test_a_go_live_time_ahead_only_schedules():
    project = factories.draft_project()
    assert schedule(begin(project)) is None
    row = stored(project)
    assert not row.live and not row.thread.public and row.scheduled_by == factories.coordination()
    assert row.published_at is None and not row.updates.exists()
    due_now(project)
    row = stored(project)
    assert row.live and row.thread.public and row.scheduled_by is None
    assert row.updates.get().touched == ["listed"]


def test_the_public_sheet_stays_as_it_is_until_the_scheduled_hour():
    project = factories.published_project()
    draft = begin(project)
    draft.title = "Der neue Name"
    schedule(draft)
    assert stored(project).title == "Platz am Weiher"
    due_now(project)
    assert stored(project).title == "Der neue Name"


@pytest.mark.parametrize("loss", ["role ended", "account closed", "person gone"])
def test_a_schedule_dies_with_the_right_of_the_person_who_made_it(loss):
    project = factories.draft_project()
    other = factories.draft_project("Radweg")
    schedule(begin(project), actor=factories.editor())
    schedule(begin(other))
    editor = factories.editor()
    if loss == "role ended":
        editor.grants.update(ended_at=timezone.now())
    elif loss == "account closed":
        editor.is_active = False
        editor.save()
    else:
        editor.delete()
    due_now(project)
    row = stored(project)
    assert not row.live and row.latest_revision is not None
    assert not row.revisions.filter(approved_go_live_at__isnull=False).exists()
    assert AuditEntry.objects.filter(
        refused=True, verb="projects.publish_sheet", subject_id=str(project.pk)
    ).exists()
    due_now(other)
    assert stored(other).live, "one refused sheet does not hold up the next"


def test_nobody_publishes_in_the_name_of_the_scheduler():
    project = factories.draft_project()
    with pytest.raises(NotAllowed):
        project.latest_revision.publish()
    with pytest.raises(NotAllowed):
        actions.publish_sheet(actor=None, project=project, revision=project.latest_revision)
    assert not stored(project).live


def test_an_expiry_date_that_slipped_in_is_refused_by_the_timer():
    project = factories.published_project()
    with pytest.raises(actions.ReasonMissing):
        project.unpublish(user=factories.coordination())
    with pytest.raises(actions.ReasonMissing):
        project.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
    assert stored(project).live
