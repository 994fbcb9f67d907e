"""What the pages read, with how many queries."""

import datetime as dt

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client

from mitsprache.common.pages import forget_kept
from mitsprache.common.partial_dates import PartialDate
from mitsprache.projects import actions
from mitsprache.projects.models import Project, Promise, Step
from mitsprache.projects.queries import Filters, fact_sheet, project_list, sheet_at
from mitsprache.projects.queries.words import progress_of, when_in_words
from tests import factories

pytestmark = pytest.mark.django_db
NOBODY = AnonymousUser()
LIST, SHEET, HOME = 7, 12, 10


def listed(**filters):
    return project_list(Filters(**filters), person=NOBODY, page=1, language="de")


def sheet_of(project, **options):
    return fact_sheet(sheet_at(project.slug).project, person=NOBODY, **options)


@pytest.mark.parametrize("number", [1, 30])
def test_the_list_takes_the_same_queries_for_one_and_for_thirty_and_one_more_with_a_filter(
    number, django_assert_num_queries
):
    for n in range(number):
        factories.published_project(f"Platz {n}")
    forget_kept()
    with django_assert_num_queries(LIST):
        assert Client().get("/vorhaben/").status_code == 200
    forget_kept()
    with django_assert_num_queries(LIST + 1):
        assert Client().get("/vorhaben/?q=Platz&stand=idea&sort=next").status_code == 200


@pytest.mark.parametrize("number", [1, 30])
def test_a_sheet_with_comments_takes_the_same_queries_for_one_line_and_for_thirty(
    number, django_assert_num_queries
):
    project = factories.full_project(lines=number)
    for n in range(number):
        day = dt.datetime(2026, 1, 1, tzinfo=dt.UTC) + dt.timedelta(days=n)
        factories.comment(project.thread, f"Frage {n}", at=day)
    forget_kept()
    with django_assert_num_queries(SHEET):
        assert Client().get(f"/vorhaben/{project.slug}/").status_code == 200


@pytest.mark.parametrize("number", [1, 30])
def test_the_home_page_takes_the_same_queries_for_one_and_for_thirty(
    number, django_assert_num_queries
):
    for n in range(number):
        factories.full_project(f"Park {n}")
    forget_kept()
    with django_assert_num_queries(HOME):
        assert Client().get("/").status_code == 200


def test_a_page_in_another_language_takes_no_more_queries(django_assert_num_queries):
    factories.full_project()
    forget_kept()
    with django_assert_num_queries(LIST):
        assert Client().get("/ar/vorhaben/").status_code == 200


def test_a_reader_who_has_the_page_costs_one_query(django_assert_num_queries):
    project = factories.full_project()
    etag = Client().get(f"/vorhaben/{project.slug}/").headers["ETag"]
    with django_assert_num_queries(1):
        response = Client().get(f"/vorhaben/{project.slug}/", headers={"If-None-Match": etag})
    assert response.status_code == 304


def test_a_change_of_the_sheet_changes_its_stamp():
    project = factories.full_project()
    address = f"/vorhaben/{project.slug}/"
    before = Client().get(address).headers["ETag"]
    actions.change_state(actor=factories.coordination(), project=project, to="finished")
    assert Client().get(address).headers["ETag"] != before


def test_a_comment_changes_the_stamp_of_its_sheet():
    project = factories.full_project()
    address = f"/vorhaben/{project.slug}/"
    before = Client().get(address).headers["ETag"]
    factories.comment(project.thread)
    assert Client().get(address).headers["ETag"] != before


def test_the_sheet_of_a_draft_says_what_its_publication_would_say():
    project = factories.full_project(lines=2)
    draft = Project.objects.get(pk=project.pk).latest_revision.as_object()
    live = sheet_of(project)
    drafted = fact_sheet(draft, person=NOBODY, from_draft=True)
    for name in (
        *("title", "summary", "description_html", "process_html", "districts", "topics"),
        *("target_groups", "contacts", "steps", "dates", "resolutions", "pictures", "documents"),
        *("participation_when", "updates", "text_count"),
    ):
        assert getattr(drafted, name) == getattr(live, name), name
    assert drafted.cost.amount == live.cost.amount
    assert [line.text for line in drafted.promises] == [line.text for line in live.promises]


def test_a_draft_that_is_not_saved_shows_its_lists_from_memory():
    project = factories.draft_project().latest_revision.as_object()
    project.steps = [Step(title="Spatenstich", planned=PartialDate.parse("2030"))]
    project.topics = [factories.topic()]
    drafted = fact_sheet(project, person=NOBODY, from_draft=True)
    assert [line.title for line in drafted.steps] == ["Spatenstich"]
    assert [name.name for name in drafted.topics] == ["Verkehr"]


def test_a_promise_is_late_from_the_day_after_its_period():
    project = factories.full_project()
    on_the_last_day = sheet_of(project, today=dt.date(2018, 3, 31)).promises[0]
    assert (on_the_last_day.state, on_the_last_day.late_since) == ("due", None)
    a_day_later = sheet_of(project, today=dt.date(2018, 4, 1)).promises[0]
    assert (a_day_later.state, a_day_later.late_since) == ("late", dt.date(2018, 4, 1))


def test_a_promise_that_was_kept_is_never_late():
    project = factories.full_project()
    promise = Promise.objects.get(project=project)
    actions.keep_promise(actor=factories.coordination(), promise=promise, note="Abend am 3. Mai")
    line = sheet_of(project, today=dt.date(2030, 1, 1)).promises[0]
    assert (line.state, line.late_since, line.kept_note) == ("kept", None, "Abend am 3. Mai")


@pytest.mark.parametrize(
    ("bound", "start", "until", "words"),
    [
        ("on", "2017-03-30", None, "30. März 2017"),
        ("on", "2018-Q1", None, "1. Quartal 2018"),
        ("by", "2016-11-08", None, "bis 8. November 2016"),
        ("by", "2016", None, "bis Ende 2016"),
        ("before", "2016-10-29", None, "vor dem 29. Oktober 2016"),
        ("before", "2016", None, "vor 2016"),
        ("from", "2016-10", None, "ab Oktober 2016"),
        ("on", "2016-10", "2016-12", "Oktober 2016 bis Dezember 2016"),
        ("on", None, None, ""),
    ],
)
def test_dates_are_said_as_precisely_as_they_are_known(bound, start, until, words):
    dates = [PartialDate.parse(date) if date else None for date in (start, until)]
    assert when_in_words(bound, *dates) == words


@pytest.mark.parametrize(
    ("facts", "state"),
    [
        ({"planned": "2020-05-10"}, "missed"),
        ({"planned": "2020-05-10", "is_done": True}, "past"),
        ({"planned": "2020-05-10", "actual": "2020-06-01"}, "past"),
        ({"planned": "2020-05-10", "kind": "event"}, "past"),
        ({"planned": "2020-06-15"}, "now"),
        ({"planned": "2020-06", "kind": "event"}, "next"),
        ({"planned": "2020-06", "kind": "phase"}, "now"),
        ({"planned": "2020-06-01", "planned_until": "2020-07-01", "kind": "phase"}, "now"),
        ({"planned": "2020-12", "bound": "by"}, "next"),
        ({"planned": "2020-01-01", "bound": "from"}, "now"),
        ({"planned": "2021"}, "next"),
        ({}, "next"),
    ],
)
def test_a_line_of_the_timetable_knows_where_it_stands(facts, state):
    dates = {
        name: PartialDate.parse(facts.pop(name))
        for name in ("planned", "planned_until", "actual")
        if name in facts
    }
    step = Step(**{"planned": None, "planned_until": None, "actual": None} | dates | facts)
    assert progress_of(step, dt.date(2020, 6, 15)) == state


def test_the_next_date_on_a_card_is_the_earliest_that_is_not_over():
    project = factories.draft_project().latest_revision.as_object()
    project.steps = [
        Step(title=title, planned=PartialDate.parse(date), sort_order=n)
        for n, (title, date) in enumerate(
            [("vorbei", "2020-05-01"), ("später", "2020-09"), ("bald", "2020-07-01")]
        )
    ]
    revision = actions.save_draft(actor=factories.coordination(), project=project)
    actions.publish_sheet(actor=factories.coordination(), project=project, revision=revision)
    page = project_list(Filters(), person=NOBODY, page=1, language="de", today=dt.date(2020, 6, 15))
    assert page.cards[0].next_title == "bald"


def test_filters_of_one_kind_are_alternatives_and_kinds_narrow_together():
    park = factories.full_project("Park")
    factories.published_project("Platz")
    assert {card.title for card in listed(states=("running", "idea")).cards} == {"Park", "Platz"}
    assert [card.title for card in listed(states=("running", "idea"), topics=("verkehr",)).cards]
    assert listed(states=("idea",), topics=("verkehr",)).count == 0
    assert [card.slug for card in listed(districts=("biebrich",)).cards] == [park.slug]


@pytest.mark.parametrize(
    "text", ["bahndamm", "GRÜN", "grün", "Rheinstraße park", "biebrich", "100 %", "a_b"]
)
def test_words_are_found_in_title_summary_place_and_district(text):
    park = factories.full_project("Park: Grün am Bahndamm, 100 % a_b")
    factories.published_project("Platz am Weiher")
    assert [card.slug for card in listed(text=text).cards] == [park.slug]


@pytest.mark.parametrize("text", ["%", "_", "\\", "'", '"', "park%platz"])
def test_signs_that_mean_something_to_the_database_are_only_signs(text):
    factories.full_project("Park am Bahndamm")
    assert listed(text=text).count == 0


def test_counts_of_the_filters_are_those_of_published_sheets():
    factories.full_project("Park")
    factories.published_project("Platz")
    factories.draft_project("Geheim")
    counts = listed().counts
    assert counts["all", ""] == 2
    assert counts["district", "biebrich"] == 1
    assert counts["state", "idea"] == 1


def test_the_known_count_equals_the_counted_one():
    factories.full_project("Park")
    factories.published_project("Platz")
    for filters in ({}, {"states": ("idea",)}, {"districts": ("biebrich",)}):
        page = listed(**filters)
        assert page.count == len(page.cards)


def test_sorting_by_next_date_puts_projects_without_one_last():
    factories.published_project("Ohne Termin")
    soon = factories.draft_project("Bald").latest_revision.as_object()
    soon.steps = [Step(title="Start", planned=PartialDate.parse("2199-01-01"))]
    revision = actions.save_draft(actor=factories.coordination(), project=soon)
    actions.publish_sheet(actor=factories.coordination(), project=soon, revision=revision)
    assert [card.title for card in listed(sort="next").cards] == ["Bald", "Ohne Termin"]
