"""States, offices, promises, addresses and commenting of a project."""

import datetime as dt

import pytest

from mitsprache.comments.models import Thread
from mitsprache.common.models import AuditEntry, PageVersion
from mitsprache.common.partial_dates import PartialDate
from mitsprache.common.permissions import NotAllowed
from mitsprache.common.transitions import StepNotAllowed
from mitsprache.projects import actions, signals
from mitsprache.projects.actions.creating import slug_of
from mitsprache.projects.models import FormerSlug, ListCount, Project, Promise, State
from mitsprache.projects.states import PROJECT_STEPS
from tests import factories

pytestmark = pytest.mark.django_db

AT = dt.datetime(2026, 5, 4, 10, 0, tzinfo=dt.UTC)


def stored(project):
    return Project.objects.get(pk=project.pk)


def promise_of(project):
    return Promise.objects.create(
        project=project,
        text="Wir berichten.",
        due=PartialDate.parse("2026-Q3"),
        office=project.office,
        given_at=AT,
    )


@pytest.fixture
def heard():
    """What the app announces while a test runs."""
    announced = []

    def listen(signal, **facts):
        announced.append((signal, facts))

    for signal in (signals.state_changed, signals.project_withdrawn, signals.sheet_published):
        signal.connect(listen, weak=False)
    yield announced
    for signal in (signals.state_changed, signals.project_withdrawn, signals.sheet_published):
        signal.disconnect(listen)


def test_a_changed_state_is_public_with_its_day(heard):
    project = factories.published_project(at=AT - dt.timedelta(days=30))
    actions.change_state(actor=factories.coordination(), project=project, to="planned", at=AT)
    row = stored(project)
    assert (row.state, row.updated_on) == (State.PLANNED, dt.date(2026, 5, 4))
    update = row.updates.first()
    assert update.touched == ["state"] and "geplant" in update.what.lower()
    assert ListCount.objects.get(kind="state", value="planned").count == 1
    assert not ListCount.objects.filter(kind="state", value="idea").exists()
    assert [facts["before"] for signal, facts in heard if signal is signals.state_changed] == [
        State.IDEA
    ]


def test_the_state_of_a_draft_changes_without_a_public_update():
    project = factories.draft_project()
    actions.change_state(actor=factories.department_lead(), project=project, to="planned")
    assert stored(project).state == State.PLANNED and not stored(project).updates.exists()


def test_deferring_needs_a_reason():
    project = factories.published_project()
    with pytest.raises(actions.ReasonMissing):
        actions.change_state(actor=factories.coordination(), project=project, to="deferred")
    actions.change_state(
        actor=factories.coordination(), project=project, to="deferred", reason="Personal fehlt."
    )
    assert stored(project).updates.first().why == "Personal fehlt."


def test_an_undeclared_step_changes_nothing():
    project = factories.published_project()
    with pytest.raises(StepNotAllowed):
        actions.change_state(actor=factories.coordination(), project=project, to="finished")
    assert stored(project).state == State.IDEA and stored(project).updates.count() == 1


def test_every_state_can_be_reached():
    reached, new = set(), {State.IDEA.value}
    while new:
        reached |= new
        new = {to for state in new for to in PROJECT_STEPS[state]} - reached
    assert reached == set(State.values) == set(PROJECT_STEPS)


@pytest.mark.parametrize(
    "who", [factories.department, factories.department2, factories.editor, factories.admin]
)
def test_only_coordination_and_the_offices_lead_change_the_state(who):
    project = factories.published_project()
    with pytest.raises(NotAllowed):
        actions.change_state(actor=who(), project=project, to="planned")
    assert stored(project).state == State.IDEA


def test_a_withdrawn_sheet_leaves_the_public_with_its_thread_and_stays_in_the_records(heard):
    project = factories.published_project()
    actions.withdraw_project(actor=factories.coordination(), project=project, reason="Kein Geld.")
    row = stored(project)
    assert not row.live and not row.thread.public and row.state == State.WITHDRAWN
    assert not Project.objects.visible_to(None).exists()
    assert row.updates.first().why == "Kein Geld." and row.title == "Platz am Weiher"
    assert row.published_at is not None
    assert not ListCount.objects.filter(count__gt=0).exists()
    assert heard[-1][0] is signals.project_withdrawn


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_no_sheet_leaves_without_a_reason(reason):
    project = factories.published_project()
    with pytest.raises(actions.ReasonMissing):
        actions.withdraw_project(actor=factories.coordination(), project=project, reason=reason)
    assert stored(project).live and stored(project).thread.public


def test_a_planned_publication_ends_with_the_withdrawal():
    project = factories.draft_project()
    draft = Project.objects.get(pk=project.pk).get_latest_revision_as_object()
    from django.utils import timezone

    draft.go_live_at = timezone.now() + dt.timedelta(days=1)
    revision = actions.save_draft(actor=factories.coordination(), project=draft)
    actions.publish_sheet(actor=factories.coordination(), project=project, revision=revision)
    actions.withdraw_project(actor=factories.coordination(), project=project, reason="Abgesagt.")
    assert not project.revisions.filter(approved_go_live_at__isnull=False).exists()


def test_a_sheet_is_handed_over_with_its_comments_and_open_promises():
    project = factories.published_project()
    kept, waiting = promise_of(project), promise_of(project)
    actions.keep_promise(actor=factories.coordination(), promise=kept, note="Ja.")
    actions.hand_over(
        actor=factories.coordination(), project=project, office=factories.office2(), at=AT
    )
    row = stored(project)
    assert row.office == row.thread.office == factories.office2()
    waiting.refresh_from_db(), kept.refresh_from_db()
    assert (waiting.office, kept.office) == (factories.office2(), factories.office())
    with pytest.raises(NotAllowed):
        actions.save_draft(actor=factories.department(), project=row)


def test_an_office_cannot_take_or_give_away_a_sheet():
    project = factories.published_project()
    with pytest.raises(NotAllowed):
        actions.hand_over(
            actor=factories.department_lead(), project=project, office=factories.office2()
        )


def test_a_promise_is_kept_once_with_a_note():
    promise = promise_of(factories.published_project())
    with pytest.raises(actions.ReasonMissing):
        actions.keep_promise(actor=factories.coordination(), promise=promise, note=" ")
    actions.keep_promise(actor=factories.department_lead(), promise=promise, note="Ja.", at=AT)
    promise.refresh_from_db()
    assert (promise.kept_at, promise.kept_note) == (AT, "Ja.")
    with pytest.raises(actions.AlreadyKept):
        actions.keep_promise(actor=factories.coordination(), promise=promise, note="Nochmals.")


def test_another_office_cannot_say_that_a_promise_is_kept():
    promise = promise_of(factories.published_project())
    with pytest.raises(NotAllowed):
        actions.keep_promise(actor=factories.department2(), promise=promise, note="Ja.")


def test_commenting_is_closed_and_opened_again():
    project = factories.published_project()
    actions.set_commenting(
        actor=factories.coordination(),
        project=project,
        is_open=False,
        moderation=Thread.Moderation.BEFORE,
    )
    thread = Thread.objects.get(pk=project.thread_id)
    assert not thread.is_open and thread.moderation == "before"
    with pytest.raises(NotAllowed):
        actions.set_commenting(actor=factories.department_lead(), project=project, is_open=True)


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Grünzug Süd & Bäche", "gruenzug-sued-baeche"),
        ("Große Straße", "grosse-strasse"),
        ("  Café (2. Bauabschnitt) ", "cafe-2-bauabschnitt"),
        ("ä" * 150, "ae" * 40),
        ("مرحبا", "vorhaben"),
        ("Gru\u0308n", "gruen"),
    ],
)
def test_addresses_are_made_from_titles(title, slug):
    assert slug_of(title) == slug


def test_an_address_is_never_given_twice():
    first = factories.published_project("Radweg")
    actions.rename_address(actor=factories.coordination(), project=first, slug="radweg-nord")
    second = factories.draft_project("Radweg")
    assert second.slug == "radweg-2"
    with pytest.raises(actions.AddressTaken):
        actions.rename_address(actor=factories.coordination(), project=second, slug="radweg")
    with pytest.raises(actions.AddressTaken):
        actions.rename_address(actor=factories.coordination(), project=second, slug="radweg-nord")
    actions.rename_address(actor=factories.coordination(), project=first, slug="radweg")
    assert stored(first).slug == "radweg"
    assert FormerSlug.objects.get().slug == "radweg-nord"


@pytest.mark.parametrize("slug", ["Radweg", "rad weg", "", "rad--weg", "a" * 81, "../x", "radwäg"])
def test_what_is_no_address_is_refused(slug):
    project = factories.published_project()
    with pytest.raises(actions.SheetRefused):
        actions.rename_address(actor=factories.coordination(), project=project, slug=slug)
    assert stored(project).slug == "platz-am-weiher"


@pytest.mark.parametrize("title", ["", "  ", "x" * 161])
def test_a_project_needs_a_title_that_fits(title):
    with pytest.raises(actions.SheetRefused):
        actions.create_project(
            actor=factories.coordination(), office=factories.office(), title=title
        )
    assert not Project.objects.exists() and not Thread.objects.exists()


def test_offices_begin_sheets_of_their_own_only():
    made = actions.create_project(
        actor=factories.department(), office=factories.office(), title="Kita"
    )
    assert not made.live and made.thread.office == factories.office()
    with pytest.raises(NotAllowed):
        actions.create_project(
            actor=factories.department(), office=factories.office2(), title="Park"
        )


def test_every_deed_is_written_down_and_dates_the_pages():
    project = factories.published_project()
    promise = promise_of(project)
    who = factories.coordination()
    deeds = {
        "change_state": lambda: actions.change_state(actor=who, project=project, to="planned"),
        "keep_promise": lambda: actions.keep_promise(actor=who, promise=promise, note="Ja."),
        "hand_over": lambda: actions.hand_over(
            actor=who, project=project, office=factories.office2()
        ),
        "rename_address": lambda: actions.rename_address(actor=who, project=project, slug="neu"),
        "set_commenting": lambda: actions.set_commenting(actor=who, project=project, is_open=False),
        "withdraw_project": lambda: actions.withdraw_project(
            actor=who, project=project, reason="Abgesagt."
        ),
    }
    for verb, deed in deeds.items():
        before = PageVersion.objects.get(key=f"project:{project.pk}").version
        deed()
        entry = AuditEntry.objects.filter(verb=f"projects.{verb}").get()
        assert entry.actor_id == who.pk and entry.subject_id == str(project.pk)
        assert PageVersion.objects.get(key=f"project:{project.pk}").version > before
