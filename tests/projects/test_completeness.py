"""What a sheet lacks, what has run out, what looks like another."""

import datetime as dt
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mitsprache.common.partial_dates import PartialDate
from mitsprache.projects import completeness
from mitsprache.projects.completeness.dates import mentions
from mitsprache.projects.completeness.twins import NEARLY, near_twins, share, sketch
from mitsprache.projects.models import CostKind, Project, Promise, Step
from tests import factories

TODAY = dt.date(2020, 10, 7)


def sheet(**columns):
    """A draft in memory, complete by every rule."""
    values = {
        "title": "Platz",
        "summary": "Ein Platz.",
        "cost_kind": CostKind.UNKNOWN,
        "cost_unknown_reason": "Vor der Planung.",
        "participation": "planned",
        "level": "cooperation",
        "room_for_decision": "Die Bänke.",
        "feedback": "Wir laden ein.",
        "feedback_due": PartialDate.parse("2030"),
    }
    return Project(**values | columns)


def codes(draft, **how):
    return {gap.code for gap in completeness.gaps(draft, **how)}


@pytest.mark.django_db
def test_a_sheet_with_everything_has_no_gap():
    from mitsprache.directory.models import District, TargetGroup, Topic

    draft = factories.complete(factories.draft_project())
    for name, value in vars(sheet()).items():
        if name in Project.DRAFTED:
            setattr(draft, name, value)
    draft.steps = [Step(title="Bau", planned=PartialDate.parse("2021"))]
    draft.districts = [District.objects.create(slug="a", name="A")]
    draft.topics = [Topic.objects.create(slug="a", name="A")]
    draft.target_groups = [TargetGroup.objects.create(slug="a", name="A")]
    assert codes(draft) == set()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("columns", "code"),
    [
        ({"title": " "}, "title"),
        ({"summary": ""}, "summary"),
        ({"summary": ""}, "description"),
        ({"cost_unknown_reason": ""}, "cost"),
        ({"cost_kind": "amount"}, "cost"),
        ({"cost_kind": "range", "cost_from": 5, "cost_to": 4}, "cost"),
        ({"cost_kind": "amount", "cost_from": 5}, "cost_source"),
        ({"cost_kind": "amount", "cost_from": 5}, "cost_date"),
        ({"participation": "none"}, "participation_reason"),
        ({"participation": "open"}, "participation"),
        ({"level": ""}, "level"),
        ({"room_for_decision": ""}, "room_for_decision"),
        ({"feedback_due": None}, "feedback"),
        ({"feedback": ""}, "feedback"),
        ({}, "contact"),
        ({}, "timetable"),
        ({}, "districts"),
        ({}, "topics"),
        ({}, "target_groups"),
    ],
)
def test_each_rule_notices_what_is_missing(columns, code):
    assert code in codes(sheet(**columns))


@pytest.mark.django_db
def test_a_city_may_ask_for_less_and_unknown_codes_do_no_harm():
    draft = sheet(level="", feedback="", summary="")
    assert codes(draft, codes=["level", "gone"]) == {"level"}
    assert {"level", "feedback", "summary"} <= codes(draft, codes=[])


@pytest.mark.django_db
def test_a_code_that_the_city_demands_is_demanded_before_publication():
    from mitsprache.directory.models import CityProfile
    from mitsprache.projects import actions

    CityProfile.objects.create(city_name="X", reference_prefix="XY", required_fields=["districts"])
    project = factories.draft_project()
    with pytest.raises(actions.SheetRefused) as caught:
        actions.publish_sheet(
            actor=factories.coordination(), project=project, revision=project.latest_revision
        )
    assert set(caught.value.errors) == {"districts"}


@pytest.mark.parametrize(
    ("text", "last_day"),
    [
        ("Das Konzept soll bis Ende 2016 fertig sein.", dt.date(2016, 12, 31)),
        ("Die Rückkopplung ist für das 1. Quartal 2018 vorgesehen.", dt.date(2018, 3, 31)),
        ("Rückkopplung: Q1 2018", dt.date(2018, 3, 31)),
        ("im ersten Quartal 2018", dt.date(2018, 3, 31)),
        ("Kommentare sind bis zum 08.11.2016 möglich.", dt.date(2016, 11, 8)),
        ("Kommentare sind bis zum 8. November 2016 möglich.", dt.date(2016, 11, 8)),
        ("- 08.11.2016 Ende der Kommentierung", dt.date(2016, 11, 8)),
        ("Bürgerinnen und Bürger haben bis zum 8.11.2016 Gelegenheit.", dt.date(2016, 11, 8)),
        ("Der Hof wird bis zu den Sommerferien 2020 fertig.", dt.date(2020, 8, 31)),
        ("Fertigstellung: Herbst 2019", dt.date(2019, 11, 30)),
        ("voraussichtlich Ende Mai 2017", dt.date(2017, 5, 31)),
        ("Der Bau beginnt 03/2019.", dt.date(2019, 3, 31)),
        ("Mitte 2019 wird abgestimmt", dt.date(2019, 8, 31)),
        ("Die Stadt hat beschlossen, bis Ende 2016 ein Konzept vorzulegen.", dt.date(2016, 12, 31)),
        ("Bis zum Ende des Jahres 2016 ist alles geplant.", dt.date(2016, 12, 31)),
    ],
)
def test_announced_dates_are_found_in_running_text(text, last_day):
    assert [found for _words, found in mentions(text)] == [last_day]


@pytest.mark.parametrize(
    "text",
    [
        "Der Entwurf wurde am 14.07.2016 angenommen.",
        "Beschluss des Magistrats Nr. 205 vom 22.03.2016",
        "Am 29.10.2016 fand der Auftakt statt.",
        "Am Workshop vom 12.11.2016 haben 130 Menschen teilgenommen.",
        "Das Konzept 2017-2020 gilt.",
        "Stand: Mai 2017",
        "Eröffnet am 5. September 2016.",
        "Am 3. März 2016 beauftragte sie die Verwaltung, bis Ende 2016 ein Konzept zu schreiben.",
        "Im Sommer 2019 zählte die Stadt 24 Tage über 30 Grad.",
        "Die Kosten liegen bei 2018 Euro.",
        "Der 31.02.2016 ist kein Tag, der geplant werden kann.",
        "",
    ],
)
def test_the_past_and_the_names_of_records_are_left_alone(text):
    assert list(mentions(text)) == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("step", "late"),
    [
        ({"planned": "2020-10-06"}, True),
        ({"planned": "2020-10-07"}, False),
        ({"planned": "2020-10"}, False),
        ({"planned": "2020-09"}, True),
        ({"planned": "2020-Q3"}, True),
        ({"planned": "2020"}, False),
        ({"planned": "2019", "is_done": True}, False),
        ({"planned": "2019", "actual": "2019-05"}, False),
        ({"planned": "2019", "bound": "from"}, False),
        ({"planned": "2019", "bound": "from", "planned_until": "2020-09"}, True),
        ({"planned": "2020-10", "bound": "before"}, True),
        ({"planned": "2020-10-08", "bound": "before"}, False),
        ({}, False),
    ],
)
def test_a_step_has_run_out_the_day_after_its_last(step, late):
    values = {
        name: PartialDate.parse(value) if name in {"planned", "planned_until", "actual"} else value
        for name, value in step.items()
    }
    draft = sheet()
    draft.steps = [Step(title="Bau", **values)]
    found = completeness.expired_statements(draft, today=TODAY)
    assert [statement.field for statement in found] == (["steps.0"] if late else [])


@pytest.mark.django_db
def test_participation_past_its_end_and_overdue_feedback_are_named_oldest_first():
    draft = sheet(
        participation="running",
        participation_until=PartialDate.parse("2020-09"),
        feedback_due=PartialDate.parse("2018-Q1"),
        description="Der Bau soll bis Ende 2019 beginnen.",
    )
    found = completeness.expired_statements(draft, today=TODAY)
    assert [statement.field for statement in found] == [
        "feedback_due",
        "description",
        "participation_until",
    ]


@pytest.mark.django_db
def test_feedback_that_was_given_is_not_overdue():
    draft = sheet(feedback_due=PartialDate.parse("2018-Q1"))
    kept = Promise(text=draft.feedback, kept_at=dt.datetime(2018, 3, 1, tzinfo=dt.UTC))
    assert not completeness.expired_statements(draft, today=TODAY, promises=[kept])


@pytest.mark.parametrize(
    ("updated_on", "state", "overdue"),
    [
        (TODAY - dt.timedelta(days=90), "running", False),
        (TODAY - dt.timedelta(days=91), "running", True),
        (TODAY - dt.timedelta(days=91), "deferred", True),
        (TODAY - dt.timedelta(days=999), "finished", False),
        (None, "running", False),
    ],
)
def test_a_sheet_wants_an_update_after_the_citys_rhythm(updated_on, state, overdue):
    found = completeness.is_overdue(updated_on=updated_on, state=state, today=TODAY, rhythm_days=90)
    assert found is overdue


def words(seed, count=200):
    random = Random(seed)
    return [f"wort{random.randrange(400)}" for _ in range(count)]


def test_the_same_text_with_small_changes_is_a_twin_and_another_is_not():
    own = words(1)
    changed = [*own[:50], "neu", *own[51:120], "anders", *own[121:]]
    others = {
        2: sketch(" ".join(changed)),
        3: sketch(" ".join(words(2))),
        4: sketch(" ".join(own)),
        5: sketch("kurz"),
    }
    found = near_twins(1, " ".join(own), others)
    assert [twin.key for twin in found] == [4, 2]
    assert found[0].percent == 100 and found[1].share >= NEARLY


@given(st.lists(st.sampled_from(["ja", "nein", "Platz", "Baum"]), max_size=60))
def test_a_text_is_its_own_twin_and_likeness_has_no_direction(drawn):
    one, other = sketch(" ".join(drawn)), sketch(" ".join(reversed(drawn)))
    assert share(one, other) == share(other, one)
    assert share(one, one) == (1.0 if one else 0.0)


def test_the_index_finds_what_comparing_all_pairs_finds():
    texts = {number: words(number % 12) for number in range(30)}
    for number in range(20, 30):
        texts[number][number] = "verändert"
    sketches = {number: sketch(" ".join(text)) for number, text in texts.items()}
    by_index = completeness.all_near_twins(sketches)
    for number, text in texts.items():
        pairwise = near_twins(number, " ".join(text), sketches)
        assert {twin.key for twin in by_index.get(number, [])} == {twin.key for twin in pairwise}


def test_thousands_of_copies_are_twins_without_comparing_all_pairs():
    same = sketch(" ".join(words(1)))
    found = completeness.all_near_twins(dict.fromkeys(range(3000), same))
    assert len(found) == 3000 and all(len(twins) == 5 for twins in found.values())
