"""Earlier drafts, locks, planned publications and refusals at single lines of a sheet."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale

from mitsprache.content.models import HomePage, InfoPage
from mitsprache.projects import actions
from mitsprache.projects.models import Project, State
from tests import factories as cast
from tests.editorial.reading import form_of, text_of

pytestmark = pytest.mark.django_db


def url(name, project, *more):
    return reverse(f"sheets:{name}", args=[project.pk, *more])


def save(client, project, action="", **changes):
    data = form_of(client.get(url("edit", project))) | changes
    if action:
        data[f"action-{action}"] = "1"
    return client.post(url("edit", project), data)


def latest(project):
    return Project.objects.get(pk=project.pk).get_latest_revision_as_object()


def test_an_earlier_draft_comes_back_without_the_state_of_its_time(client):
    project = cast.published_project()
    client.force_login(cast.coordination())
    save(client, project, summary="Erste Fassung.", change_note="Alt.")
    first = Project.objects.get(pk=project.pk).latest_revision
    save(client, project, summary="Zweite Fassung.")
    actions.change_state(actor=cast.coordination(), project=project, to=State.PLANNED)
    page = client.get(url("revisions_revert", project, first.pk))
    data = form_of(page)
    assert (data["summary"], data["change_note"]) == ("Erste Fassung.", "")
    assert client.post(url("revisions_revert", project, first.pk), data).status_code == 302
    assert latest(project).summary == "Erste Fassung."
    assert latest(project).state == State.PLANNED


def test_a_draft_of_another_sheet_is_not_found_under_ones_own(client):
    own = cast.published_project()
    foreign = cast.draft_project("Fremd", where=cast.office2())
    client.force_login(cast.department())
    for name in ("revisions_view", "revisions_revert", "revisions_unschedule"):
        response = client.get(url(name, own, foreign.latest_revision_id))
        assert response.status_code in {403, 404}, name
    compared = url("revisions_compare", own, foreign.latest_revision_id, "latest")
    assert client.get(compared).status_code == 404


def test_two_drafts_are_compared_field_by_field(client):
    project = cast.published_project()
    client.force_login(cast.department())
    save(client, project, summary="Ganz anders gefasst.")
    page = text_of(client.get(url("revisions_compare", project, "earliest", "latest")))
    assert "anders" in page
    assert "Kurzbeschreibung" in page


def test_a_locked_sheet_is_saved_by_nobody_else_and_unlocked_by_the_editors(client):
    project = cast.published_project()
    client.force_login(cast.department_lead())
    assert client.post(url("lock", project)).status_code == 302
    client.force_login(cast.department())
    response = client.post(url("edit", project), {"title": "Trotzdem", "summary": "x"})
    assert response.status_code == 200
    assert latest(project).title == "Platz am Weiher"
    client.force_login(cast.editor())
    assert client.post(url("unlock", project)).status_code == 302
    assert not Project.objects.get(pk=project.pk).locked


def test_a_planned_publication_is_called_off_by_the_editors_alone(client):
    project = cast.published_project()
    client.force_login(cast.coordination())
    tomorrow = timezone.localtime() + dt.timedelta(days=1)
    save(client, project, "publish", go_live_at=tomorrow.strftime("%d.%m.%Y %H:%M"))
    planned = Project.objects.get(pk=project.pk).scheduled_revision
    client.force_login(cast.department_lead())
    client.post(url("revisions_unschedule", project, planned.pk))
    assert Project.objects.get(pk=project.pk).scheduled_revision == planned
    client.force_login(cast.editor())
    client.post(url("revisions_unschedule", project, planned.pk))
    assert Project.objects.get(pk=project.pk).scheduled_revision is None


def a_step(**values):
    line = {"kind": "step", "bound": "on", "title": "Bau", "ORDER": "1", **values}
    return {"steps-TOTAL_FORMS": "1"} | {f"steps-0-{name}": line[name] for name in line}


def test_a_fault_in_a_line_stands_at_that_line_and_the_draft_is_kept(client):
    project = cast.published_project()
    client.force_login(cast.coordination())
    response = save(
        client,
        project,
        "publish",
        change_reason="Neu geplant.",
        **a_step(planned="2027", planned_until="2026"),
    )
    assert response.status_code == 200
    line = response.context["form"].formsets["steps"].forms[0]
    assert set(line.errors) & {"planned", "planned_until"}
    assert [step.title for step in latest(project).steps.all()] == ["Bau"]
    assert not Project.objects.get(pk=project.pk).steps.exists()


def test_a_wrong_date_is_refused_at_its_field_and_nothing_is_half_saved(client):
    project = cast.published_project()
    before = Project.objects.get(pk=project.pk).latest_revision_id
    client.force_login(cast.department())
    response = save(client, project, title="Neu", **a_step(planned="31.02.2027"))
    line = response.context["form"].formsets["steps"].forms[0]
    assert line.errors["planned"]
    assert line["planned"].value() == "31.02.2027"
    assert Project.objects.get(pk=project.pk).latest_revision_id == before


@pytest.mark.parametrize("value", ["x" * 5000, "\x00\x01", "<script>x()</script>", "٣٠.٠٢.٢٠٢٦"])
def test_strange_input_is_taken_as_text_or_refused_never_a_crash(client, value):
    project = cast.published_project()
    client.force_login(cast.department())
    for name in ("title", "summary", "cost_from", "participation_from", "latitude", "districts"):
        assert save(client, project, **{name: value}).status_code in {200, 302}
    assert "<script>x()</script>" not in client.get(url("edit", project)).content.decode()


def test_a_line_just_added_and_not_filled_in_is_no_picture(client):
    project = cast.draft_project()
    client.force_login(cast.department())
    line = {"attachments-TOTAL_FORMS": "1", "attachments-0-ORDER": "1", "attachments-0-text": ""}
    assert save(client, project, summary="Weiter.", **line).status_code == 302
    assert not latest(project).attachments.exists()
    refused = save(client, project, **(line | {"attachments-0-text": "Ein Bild ohne Bild"}))
    assert refused.context["form"].formsets["attachments"].forms[0].errors["picture"]


def test_withdrawing_is_a_step_on_the_desk(client):
    project = cast.published_project()
    client.force_login(cast.coordination())
    response = client.get(url("unpublish", project))
    assert response.url == reverse("workspace-sheet-withdraw", args=[project.pk])
    assert client.post(url("unpublish", project)).status_code == 302
    assert Project.objects.get(pk=project.pk).live


def test_a_page_is_translated_under_the_same_slug(client):
    client.force_login(cast.editor())
    home = HomePage.objects.get(locale__language_code="de")
    page = home.add_child(instance=InfoPage(title="Hilfe", slug="hilfe"))
    english = Locale.objects.get(language_code="en")
    response = client.post(
        reverse("simple_translation:submit_page_translation", args=[page.pk]),
        {"locales": [english.pk]},
    )
    assert response.status_code == 302
    copy = InfoPage.objects.get(locale=english)
    assert (copy.slug, copy.path_in_public) == ("hilfe", "/en/hilfe/")
