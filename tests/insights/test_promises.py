"""One read over everything that was promised with a date."""

import datetime as dt

import pytest
from django.db.models import F
from django.test import Client
from django.utils import timezone

from mitsprache.accounts.models import Person
from mitsprache.comments import actions as comments
from mitsprache.common import clock
from mitsprache.common.last_days import DayBefore, LastDay
from mitsprache.common.models import AuditEntry
from mitsprache.common.partial_dates import PartialDate
from mitsprache.consultations.models import Consultation
from mitsprache.insights.queries.promises import (
    KINDS,
    STATES,
    Asked,
    PromiseRow,
    offices_with_promises,
    promises,
)
from mitsprache.measures import actions as measures
from mitsprache.projects.models import Project, Promise, Step
from tests import factories as make

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


def today() -> dt.date:
    return clock.local_day(timezone.now())


def on(days: int) -> PartialDate:
    return PartialDate.on(today() + days * DAY)


def found(state: str, *kinds: str, person: Person | None = None, **asked) -> list[PromiseRow]:
    given = Asked(state=state, kinds=kinds, **asked)
    return list(promises(given, person=person, today=today()).rows)


def states(*kinds: str, person: Person | None = None) -> list[str]:
    """In which states there is a promise of these kinds."""
    counts = promises(Asked(kinds=kinds), person=person, today=today()).counts
    return [state for state in STATES if counts[state]]


@pytest.mark.parametrize(
    "written", ["2026-11-26", "2024-02", "2026-12", "2018-Q1", "2018-Q4", "2017", "2026-01"]
)
def test_the_database_counts_days_as_python_does(written):
    project = make.published_project()
    Step.objects.all().delete()
    Step.objects.create(
        project=project, kind="step", title="S", sort_order=1, planned=PartialDate.parse(written)
    )
    rows = Step.objects.values_list(
        *(made(F(name)) for name in ("planned", "actual") for made in (LastDay, DayBefore))
    )
    date = PartialDate.parse(written)
    assert list(rows) == [(date.last_day, date.first_day - DAY, None, None)]


# --- each kind ------------------------------------------------------------------------------------


def promise(project: Project, days: int, **more) -> Promise:
    date = on(days)
    return Promise.objects.create(
        project=project,
        text="Wir stellen vor, was daraus wurde.",
        due=date,
        due_by=date.last_day,
        office=make.office(),
        given_at=timezone.now() - 100 * DAY,
        **more,
    )


def test_what_a_sheet_promises_to_report_back():
    project = make.published_project()
    Promise.objects.all().delete()
    late = promise(project, -1)
    [row] = found("late", "feedback")
    assert (row.words, row.about, row.office) == (late.text, project.title, make.office().name)
    assert row.promised == on(-1).iso and row.leads_to == project.slug
    Promise.objects.update(kept_at=timezone.now())
    assert states("feedback") == ["kept_late"]
    newer = promise(project, 30)
    Promise.objects.filter(pk=newer.pk).update(given_at=timezone.now())
    Promise.objects.filter(pk=late.pk).update(kept_at=None, replaced_by=newer)
    assert states("feedback") == ["open", "broken"], "another day was promised when it was over"
    Promise.objects.filter(pk=newer.pk).update(given_at=timezone.now() - 10 * DAY)
    assert states("feedback") == ["open"], "in time for another day: the newer one counts"


@pytest.mark.parametrize(
    ("entries", "state"),
    [
        ({"planned": "yesterday"}, "late"),
        ({"planned": "tomorrow"}, "open"),
        ({"planned": "yesterday", "is_done": True}, "kept"),
        ({"planned": "yesterday", "actual": "tomorrow"}, "kept_late"),
        ({"planned": "yesterday", "planned_until": "tomorrow"}, "open"),
        ({"planned": "tomorrow", "bound": "before", "actual": "tomorrow"}, "kept_late"),
    ],
)
def test_steps_of_the_timetable(entries, state):
    days = {"yesterday": on(-1), "tomorrow": on(1)}
    project = make.published_project()
    Step.objects.all().delete()
    given = {name: days.get(value, value) for name, value in entries.items()}
    Step.objects.create(project=project, kind="step", title="Spatenstich", sort_order=1, **given)
    Step.objects.create(project=project, kind="event", title="Fest", sort_order=2, planned=on(-1))
    assert states("step") == [state]


def test_the_answer_to_a_contribution_is_due_by_its_case():
    where = make.deliberated_consultation()
    case = make.case(where)
    type(case).objects.filter(pk=case.pk).update(due=today() - DAY)
    [row] = found("late", "case")
    assert row.words == case.code and row.leads_to == case.contributions.get().reference
    done = make.answered_case(where)
    type(case).objects.filter(pk=done.pk).update(due=today())
    assert [one.words for one in found("kept", "case")] == [done.code]
    case.contributions.update(staff_only=True)
    assert found("late", "case") == [], "what nobody can read is not told"
    assert len(found("late", "case", person=make.coordination())) == 1


def test_answers_to_all_by_a_date():
    where = make.deliberated_consultation()
    Consultation.objects.filter(pk=where.pk).update(answer_due=on(-1))
    [row] = found("late", "round")
    assert row.leads_to == where.slug and row.promised == on(-1).iso


def test_the_answer_to_a_comment():
    request = make.answer_request(make.comment(make.published_project().thread, "Wann?"))
    type(request).objects.update(due=today() + DAY)
    [row] = found("open", "answer")
    comment = request.comment
    assert (row.leads_to, row.above) == (str(comment.pk), comment.thread.project.slug)
    comments.hide_comment(actor=make.moderation(), comment=comment)
    assert states("answer") == []
    assert states("answer", person=make.department()) == ["open"]


def test_the_end_of_a_measure_and_its_milestones():
    made = make.measure(planned_end=on(-1))
    measures.set_milestone(
        actor=make.department(),
        measure=made,
        revision=made.revision,
        title="Raum gemietet",
        planned=on(-5),
    )
    assert states("measure") == ["late"] and states("milestone") == ["late"]
    make.progress(made, "finished", text="Fertig.", actual_start=on(-9), actual_end=on(-2))
    assert states("measure") == ["kept"]
    assert states("milestone") == ["broken"], "finished without it"
    other = make.measure("Gestoppt", project=made.project, planned_end=on(9))
    make.progress(other, "stopped", reason="Kein Geld.")
    assert states("measure") == ["kept", "broken"]
    make.measure("Verborgen", project=made.project, planned_end=on(-9), public=False)
    assert states("measure", person=make.coordination()) == ["kept", "broken"]


# --- the pages ------------------------------------------------------------------------------------


def read(path: str, person: Person | None = None) -> str:
    client = Client()
    if person is not None:
        client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    response = client.get(path)
    assert response.status_code == 200, response.status_code
    return response.content.decode()


def test_the_page_shows_what_is_overdue_and_leads_to_it():
    made = make.measure("Abendkurse", planned_end=on(-3))
    shown = read("/zusagen/")
    assert "Abendkurse" in shown and f"/massnahmen/{made.slug}/" in shown
    assert "Abendkurse" not in read("/zusagen/?stand=offen")
    assert "Abendkurse" in read(f"/zusagen/?amt={make.office().slug}&art=measure")
    assert "Abendkurse" not in read("/zusagen/?art=step")
    read("/zusagen/?stand=quatsch&art=%00&amt=%27&seite=99999")
    assert offices_with_promises() == [(make.office().slug, make.office().name)]


def test_every_kind_leads_somewhere():
    where = make.deliberated_consultation()
    case = make.case(where)
    type(case).objects.update(due=today() - DAY)
    Consultation.objects.update(answer_due=on(-1))
    request = make.answer_request(make.comment(make.published_project().thread, "Wann?"))
    type(request).objects.update(due=today() - DAY)
    made = make.measure(planned_end=on(-1), project=where.version.document.project)
    measures.set_milestone(
        actor=make.department(), measure=made, revision=made.revision, title="M", planned=on(-5)
    )
    Step.objects.create(project=made.project, kind="step", title="S", sort_order=1, planned=on(-2))
    promise(made.project, -1)
    assert {row.kind for row in found("late")} == set(KINDS)
    for path, person in (("/zusagen/", None), ("/arbeitsbereich/zusagen/", make.coordination())):
        shown = read(path, person)
        assert made.title in shown and case.code in shown


def test_an_office_sees_what_it_owes_alone():
    make.measure("Abendkurse", planned_end=on(-3))
    assert "Abendkurse" in read("/arbeitsbereich/zusagen/", make.department())
    assert "Abendkurse" not in read("/arbeitsbereich/zusagen/", make.department2())
    client = Client()
    client.force_login(make.citizen(), backend="django.contrib.auth.backends.ModelBackend")
    assert client.get("/arbeitsbereich/zusagen/").status_code == 403
    assert AuditEntry.objects.exists()


@pytest.mark.parametrize("number", [1, 30])
def test_it_takes_six_queries_however_many(number, django_assert_num_queries):
    project = make.published_project()
    for n in range(number):
        make.measure(f"Maßnahme {n}", project=project, planned_end=on(-1))
    with django_assert_num_queries(6):
        assert len(found("late", "measure")) == number
