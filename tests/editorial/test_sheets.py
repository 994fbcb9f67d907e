"""Editing, checking and publishing a fact sheet through the real views of /redaktion/."""

import datetime as dt

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import WorkflowState

from mitsprache.common.models import OutboxMail
from mitsprache.projects import actions
from mitsprache.projects.models import Project, State
from tests import factories as cast
from tests.editorial.reading import form_of, text_of

pytestmark = pytest.mark.django_db


def edit_url(project):
    return reverse("sheets:edit", args=[project.pk])


def save(client, project, action="", **changes):
    """Open the form, change some fields, send it."""
    data = form_of(client.get(edit_url(project))) | changes
    if action:
        data[f"action-{action}"] = "1"
    return client.post(edit_url(project), data)


def test_a_project_begins_through_the_short_form(client):
    person = cast.department()
    client.force_login(person)
    response = client.post(
        reverse("sheets:add"),
        {"title": "Spielplatz am Hang", "office": cast.office().pk, "state": "idea"},
    )
    project = Project.objects.get(title="Spielplatz am Hang")
    assert response.url == edit_url(project)
    assert (project.live, project.office, project.slug) == (
        False,
        cast.office(),
        "spielplatz-am-hang",
    )


def test_an_office_cannot_begin_a_project_for_another_office(client):
    client.force_login(cast.department())
    response = client.post(
        reverse("sheets:add"),
        {"title": "Fremdes Vorhaben", "office": cast.office2().pk, "state": "idea"},
    )
    assert response.status_code == 200
    assert not Project.objects.filter(title="Fremdes Vorhaben").exists()


def test_saving_keeps_a_draft_and_changes_nothing_in_public(client):
    project = cast.published_project()
    client.force_login(cast.department())
    response = save(client, project, title="Platz am Weiher, neu")
    assert response.status_code == 302
    project.refresh_from_db()
    assert project.title == "Platz am Weiher"
    assert project.get_latest_revision_as_object().title == "Platz am Weiher, neu"


def test_coordination_publishes_with_the_button(client):
    project = cast.published_project()
    client.force_login(cast.coordination())
    response = save(client, project, action="publish", title="Platz am großen Weiher")
    assert response.status_code == 302
    project.refresh_from_db()
    assert project.title == "Platz am großen Weiher"


def test_a_refused_publication_keeps_the_draft_and_says_why_at_the_field(client):
    project = cast.published_project()
    client.force_login(cast.coordination())
    response = save(
        client,
        project,
        action="publish",
        title="Platz ohne Grund",
        participation="none",
        participation_reason="",
    )
    assert response.status_code == 200
    assert response.context["form"].errors["participation_reason"]
    project.refresh_from_db()
    assert project.title == "Platz am Weiher"
    assert project.get_latest_revision_as_object().title == "Platz ohne Grund"
    # The page that came back is the saved draft: completing and sending it again publishes.
    again = form_of(response) | {
        "participation_reason": "Es gibt nichts zu entscheiden.",
        "action-publish": "1",
    }
    assert client.post(edit_url(project), again).status_code == 302
    project.refresh_from_db()
    assert project.title == "Platz ohne Grund"


def test_an_office_cannot_publish_by_sending_the_buttons_name(client):
    project = cast.draft_project()
    client.force_login(cast.department_lead())
    save(client, project, action="publish", title="Eilig")
    project.refresh_from_db()
    assert not project.live


def test_Z_08_an_office_cannot_plan_a_publication(client):
    project = cast.draft_project()
    client.force_login(cast.department())
    response = save(client, project, go_live_at="2030-01-01 10:00")
    assert response.status_code == 403
    project.refresh_from_db()
    assert project.go_live_at is None
    assert project.get_latest_revision_as_object().go_live_at is None


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("state", "finished"),
        ("slug", "gekapert"),
        ("office", "999"),
        ("live", "on"),
        ("thread", "1"),
        ("locked", "on"),
        ("is_official", "[true]"),
        ("expire_at", "2030-01-01 10:00"),
        ("updated_on", "2030-01-01"),
    ],
)
def test_Z_09_extra_fields_are_not_taken_over(client, field, value):
    project = cast.published_project()
    before = Project.objects.values().get(pk=project.pk)
    client.force_login(cast.department())
    save(client, project, **{field: value})
    after = Project.objects.values().get(pk=project.pk)
    changed = {name for name in before if before[name] != after[name]}
    assert changed <= {"latest_revision_id", "has_unpublished_changes"}


def test_C_06_the_second_of_two_editors_sees_both_texts_and_overwrites_nothing(client):
    project = cast.published_project()
    client.force_login(cast.department())
    first = form_of(client.get(edit_url(project))) | {"summary": "Text der Ersten"}
    client.force_login(cast.editor())
    second = form_of(client.get(edit_url(project))) | {"summary": "Text der Zweiten"}
    client.force_login(cast.department())
    assert client.post(edit_url(project), first).status_code == 302
    client.force_login(cast.editor())
    response = client.post(edit_url(project), second)
    assert response.status_code == 200
    page = text_of(response)
    assert "Text der Ersten" in page
    assert "Text der Zweiten" in page
    project.refresh_from_db()
    assert project.get_latest_revision_as_object().summary == "Text der Ersten"
    # She has seen both; sending the form again is a decision.
    assert client.post(edit_url(project), form_of(response)).status_code == 302
    project.refresh_from_db()
    assert project.get_latest_revision_as_object().summary == "Text der Zweiten"


def autosave(client, project, data):
    """What the page sends by itself while somebody types."""
    return client.post(edit_url(project), data, headers={"accept": "application/json"})


def test_saving_by_hand_after_the_page_has_saved_itself_is_no_conflict(client):
    project = cast.published_project()
    client.force_login(cast.department())
    data = form_of(client.get(edit_url(project)))
    assert autosave(client, project, data | {"summary": "Halb"}).json()["success"]
    assert client.post(edit_url(project), data | {"summary": "Ganz"}).status_code == 302
    project.refresh_from_db()
    assert project.get_latest_revision_as_object().summary == "Ganz"


def test_C_06_a_page_that_saves_itself_does_not_overwrite_either(client):
    project = cast.published_project()
    client.force_login(cast.editor())
    stale = form_of(client.get(edit_url(project))) | {"summary": "Text der Zweiten"}
    client.force_login(cast.department())
    save(client, project, summary="Text der Ersten")
    client.force_login(cast.editor())
    answer = autosave(client, project, stale)
    assert (answer.status_code, answer.json()["error_code"]) == (400, "invalid_revision")
    # Nor does the page that shows both texts.
    assert (
        "data-w-autosave-interval-value"
        not in client.post(edit_url(project), stale).content.decode()
    )
    project.refresh_from_db()
    assert project.get_latest_revision_as_object().summary == "Text der Ersten"


def test_the_note_on_what_changes_is_empty_for_the_next_draft(client):
    project = cast.published_project()
    client.force_login(cast.coordination())
    save(client, project, action="publish", summary="Neu gefasst.", change_note="Neu gefasst.")
    assert form_of(client.get(edit_url(project)))["change_note"] == ""


def test_the_editor_sees_what_is_missing(client):
    project = actions.create_project(
        actor=cast.coordination(), office=cast.office(), title="Leeres Blatt"
    )
    client.force_login(cast.department())
    response = client.get(edit_url(project))
    assert response.context["panel"]
    assert "redaktion-note" in text_of(response)


# --- the check -----------------------------------------------------------------------------------


def hand_in(client, project, *, with_lead=True, **changes):
    if with_lead:
        cast.department_lead()
    client.force_login(cast.department())
    response = save(client, project, action="submit", **changes)
    assert response.status_code == 302
    project = Project.objects.get(pk=project.pk)
    assert project.current_workflow_state.status == WorkflowState.STATUS_IN_PROGRESS
    return project


def decide(client, person, project, action="approve", comment=""):
    client.force_login(person)
    task_state = Project.objects.get(pk=project.pk).current_workflow_task_state
    url = reverse("sheets:workflow_action", args=[project.pk, action, task_state.pk])
    return client.post(url, {"comment": comment})


def test_a_sheet_passes_the_offices_release_and_the_check_and_is_published(client):
    project = hand_in(client, cast.draft_project(), title="Geprüfter Platz")
    assert decide(client, cast.department_lead(), project).status_code == 302
    assert not Project.objects.get(pk=project.pk).live
    decide(client, cast.coordination(), project)
    project = Project.objects.get(pk=project.pk)
    assert (project.live, project.title) == (True, "Geprüfter Platz")
    assert project.current_workflow_state is None


def test_a_member_without_lead_cannot_release(client):
    project = hand_in(client, cast.draft_project())
    assert decide(client, cast.department(), project).status_code in {302, 403}
    assert Project.objects.get(pk=project.pk).current_workflow_task.name.startswith("Freigabe")


def test_the_lead_of_another_office_finds_nothing(client):
    project = hand_in(client, cast.draft_project())
    other = cast.member_of(cast.person("lead2@demo.example", "Uwe Berg"), cast.office2(), lead=True)
    assert decide(client, other, project).status_code == 404
    assert Project.objects.get(pk=project.pk).current_workflow_task.name.startswith("Freigabe")


def test_a_lead_cannot_approve_a_foreign_sheet_through_her_own(client):
    foreign = cast.draft_project("Fremd", where=cast.office2())
    actions.save_draft(actor=cast.coordination(), project=foreign)
    foreign.get_workflow().start(foreign, cast.department2())
    own = hand_in(client, cast.draft_project())
    foreign_task = foreign.current_workflow_task_state
    client.force_login(cast.department_lead())
    url = reverse("sheets:workflow_action", args=[own.pk, "approve", foreign_task.pk])
    assert client.post(url).status_code == 404
    foreign_task.refresh_from_db()
    assert foreign_task.status == "in_progress"


def test_an_office_without_a_lead_hands_in_to_the_participation_office(client):
    project = hand_in(client, cast.draft_project(), with_lead=False)
    assert project.current_workflow_task.name.startswith("Prüfung")
    decide(client, cast.coordination(), project)
    assert Project.objects.get(pk=project.pk).live


def test_sending_back_asks_the_office_again(client):
    project = hand_in(client, cast.draft_project())
    decide(client, cast.department_lead(), project, action="reject", comment="Bitte kürzer.")
    client.force_login(cast.department())
    assert "Bitte kürzer." in text_of(client.get(reverse("wagtailadmin_home")))


def test_each_step_tells_those_whom_it_concerns_through_the_outbox(client, mailoutbox):
    lead, other = cast.department_lead(), cast.department2()
    project = hand_in(client, cast.draft_project())
    decide(client, lead, project, action="reject", comment="Bitte kürzer.")
    client.force_login(cast.department())
    save(client, project, action="submit")
    decide(client, lead, project)
    decide(client, cast.coordination(), project)
    sent = list(OutboxMail.objects.order_by("pk").values_list("purpose", "to"))
    sent = [row for row in sent if row[0].startswith("sheet_")]
    assert sent == [
        ("sheet_waiting", lead.email),
        ("sheet_sent_back", "department@demo.example"),
        ("sheet_waiting", lead.email),
        ("sheet_waiting", "coordination@demo.example"),
        ("sheet_passed", "department@demo.example"),
    ]
    assert other.email not in {to for _purpose, to in sent}
    assert mailoutbox == []
    assert not OutboxMail.objects.filter(text__contains="Platz am Weiher").exists()


def test_a_refused_approval_is_undone_and_explained(client):
    project = hand_in(client, cast.draft_project(), participation="none", participation_reason="")
    decide(client, cast.department_lead(), project)
    response = decide(client, cast.coordination(), project)
    assert response.status_code == 302
    project = Project.objects.get(pk=project.pk)
    assert not project.live
    assert project.current_workflow_task.name.startswith("Prüfung")


def test_only_those_who_decide_see_the_sheet_among_their_tasks(client):
    project = hand_in(client, cast.draft_project(title="Wartender Platz"))
    decide_url = reverse(
        "sheets:workflow_action",
        args=[project.pk, "approve", project.current_workflow_task_state.pk],
    )
    for person, sees in [
        (cast.department_lead(), True),
        (cast.department(), False),
        (cast.department2(), False),
        (cast.coordination(), False),
    ]:
        client.force_login(person)
        assert (decide_url in text_of(client.get(reverse("wagtailadmin_home")))) is sees


# --- Must show 7: what actions own survives every way of publishing ---------------------------------


def owned(project):
    project = Project.objects.get(pk=project.pk)
    return {
        "state": project.state,
        "thread": project.thread_id,
        "office": project.office_id,
        "slug": project.slug,
        "costs": list(project.cost_statements.values_list("pk", "cost_kind", "cost_from")),
        "promises": list(project.promises.values_list("pk", "text", "kept_at")),
    }


def the_hour_comes(project):
    """As if the clock had moved on to the planned publication."""
    past = timezone.now() - dt.timedelta(minutes=1)
    revision = project.revisions.get(approved_go_live_at__isnull=False)
    revision.content["go_live_at"] = past.isoformat()
    revision.approved_go_live_at = past
    revision.save()
    call_command("publish_scheduled", verbosity=0)


def run_the_project(project):
    """Everything that happens to a project on the desk while a draft lies waiting."""
    actor = cast.coordination()
    actions.change_state(actor=actor, project=project, to=State.PLANNED)
    actions.rename_address(actor=actor, project=project, slug="weiherplatz")
    for promise in project.promises.all():
        actions.keep_promise(actor=actor, promise=promise, note="Die Runde hat stattgefunden.")


def prepared_project():
    project = cast.draft_project()
    draft = project.get_latest_revision_as_object()
    draft.feedback, draft.feedback_due = "Wir berichten im Ortsbeirat.", "2030"
    revision = actions.save_draft(actor=cast.coordination(), project=draft)
    actions.publish_sheet(actor=cast.coordination(), project=project, revision=revision)
    project = Project.objects.get(pk=project.pk)
    assert project.promises.count() == 1
    assert project.cost_statements.count() == 1
    return project


def test_a_draft_published_by_button_leaves_what_actions_own(client):
    project = prepared_project()
    client.force_login(cast.coordination())
    save(client, project, summary="Alter Entwurf.")
    run_the_project(project)
    before = owned(project)
    revision = Project.objects.get(pk=project.pk).latest_revision
    data = form_of(client.get(edit_url(project))) | {"action-publish": "1"}
    assert client.post(edit_url(project), data).status_code == 302
    assert owned(project) == before
    assert Project.objects.get(pk=project.pk).summary == "Alter Entwurf."
    assert revision.content["state"] == State.IDEA


def test_a_draft_opened_before_and_published_after_a_state_change_leaves_it(client):
    project = prepared_project()
    client.force_login(cast.coordination())
    data = form_of(client.get(edit_url(project))) | {
        "summary": "Lange offen.",
        "action-publish": "1",
    }
    run_the_project(project)
    before = owned(project)
    assert client.post(edit_url(project), data).status_code == 302
    assert owned(project) == before


def test_a_draft_published_by_approval_leaves_what_actions_own(client):
    project = prepared_project()
    project = hand_in(client, project, summary="Zur Prüfung.")
    run_the_project(project)
    before = owned(project)
    decide(client, cast.department_lead(), project)
    decide(client, cast.coordination(), project)
    assert Project.objects.get(pk=project.pk).summary == "Zur Prüfung."
    assert owned(project) == before


def test_a_draft_published_by_schedule_leaves_what_actions_own(client):
    project = prepared_project()
    client.force_login(cast.coordination())
    tomorrow = timezone.localtime() + dt.timedelta(days=1)
    save(
        client,
        project,
        action="publish",
        summary="Für morgen.",
        go_live_at=tomorrow.strftime("%d.%m.%Y %H:%M"),
    )
    project = Project.objects.get(pk=project.pk)
    assert project.summary != "Für morgen."
    assert project.scheduled_revision is not None
    run_the_project(project)
    before = owned(project)
    the_hour_comes(project)
    project = Project.objects.get(pk=project.pk)
    assert project.summary == "Für morgen."
    assert owned(project) == before


def test_a_first_draft_saved_over_a_state_change_does_not_roll_it_back(client):
    project = cast.draft_project()
    client.force_login(cast.department())
    data = form_of(client.get(edit_url(project))) | {"summary": "Erster Entwurf."}
    actions.change_state(actor=cast.coordination(), project=project, to=State.PLANNED)
    assert client.post(edit_url(project), data).status_code == 302
    project = Project.objects.get(pk=project.pk)
    assert (project.state, project.summary) == (State.PLANNED, "Erster Entwurf.")
