"""Which group gets what by itself."""

import pytest
from django.db import IntegrityError, transaction

from mitsprache.common.permissions import NotAllowed
from mitsprache.deliberation import actions
from mitsprache.deliberation.models import RoutingRule
from mitsprache.deliberation.queries.rules import Rules
from tests import factories as make
from tests.deliberation.watching import groups_of, last, refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def where():
    return make.deliberated_consultation()


def add(group, **entries) -> RoutingRule:
    return actions.add_rule(group=group, **{"actor": make.coordination()} | entries)


def test_one_group_leads_a_field_and_others_are_involved(where) -> None:
    project, field = where.version.document.project, where.version.document.fields.get(number="1")
    second = project.groups.get(number="2")
    with refused(actions.EntryWrong, "leads"):
        add(second, field=field)
    add(second, field=field, leads=False)
    assert groups_of(make.case(where)) == {"1": "lead", "2": "involved"}
    assert last("add_rule").changes == {
        "field": [None, field.pk],
        "topic": [None, None],
        "leads": [None, False],
    }


def test_the_same_rule_again_changes_whether_it_leads(where) -> None:
    field = where.version.document.fields.get(number="1")
    first = where.version.document.project.groups.get(number="1")
    before = RoutingRule.objects.count()
    add(first, field=field, leads=False)
    assert RoutingRule.objects.count() == before
    assert make.case(where).state == "received"


def test_a_rule_has_one_target_of_its_own_project(where) -> None:
    project, field = where.version.document.project, where.version.document.fields.get(number="1")
    elsewhere = make.deliberated_consultation("Anderes").version.document
    third = make.working_group(project, "3", members={})
    across = make.topic_across(project)
    for entries in (
        {},
        {"field": field, "topic": across},
        {"field": elsewhere.fields.get(number="1")},
        {"topic": make.topic_across(elsewhere.project)},
    ):
        with refused(actions.EntryWrong, "field"):
            add(third, **entries)
    with pytest.raises(IntegrityError), transaction.atomic():
        RoutingRule.objects.create(group=third)


def test_what_a_rule_has_sent_stays_when_it_is_removed(where) -> None:
    case = make.case(where)
    rule = RoutingRule.objects.get(group__number="1")
    actions.remove_rule(actor=make.coordination(), rule=rule)
    assert last("remove_rule").changes["field"] == [rule.field_id, None]
    assert groups_of(case) == {"1": "lead"} and make.case(where).state == "received"


def test_only_coordination_makes_rules(where) -> None:
    rule = RoutingRule.objects.first()
    assert rule is not None
    for person in (
        make.department_lead(),
        make.group1(),
        make.editor(),
        make.moderation(),
        make.citizen(),
    ):
        with refused(NotAllowed):
            add(rule.group, actor=person, field=rule.field)
        with refused(NotAllowed):
            actions.remove_rule(actor=person, rule=rule)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rollstühle brauchen Platz", ""),
        ("Ein Rollstuhl braucht Platz", "rollstuhl"),
        ("ROLLSTUHLGERECHT", "rollstuhl"),
        ("Für den\nRollstuhl", "rollstuhl"),
        ("Elektrorollstuhl", ""),
        ("„Barrieren“ abbauen", "barriere"),
        ("(x+)+ ist kein Muster", "(x+)+"),
        ("", ""),
    ],
)
def test_a_topic_is_recognised_by_beginnings_of_words(where, text, expected) -> None:
    project = where.version.document.project
    across = make.topic_across(project, words="rollstuhl\n\n barriere \n(x+)+")
    third = make.working_group(project, "3", topics=[across], members={})
    route = Rules.of(where).route(field=None, text=text)
    assert route.reasons == ({third.pk: expected} if expected else {})
    assert route.topic == (across if expected else None)


def test_a_topic_by_hand_needs_no_word(where) -> None:
    project = where.version.document.project
    across = make.topic_across(project)
    third = make.working_group(project, "3", topics=[across], members={})
    field = where.version.document.fields.get(number="1")
    route = Rules.of(where).route(field=field.pk, text="", topic=across.pk)
    assert route.lead is not None and route.lead.number == "1"
    assert route.involved == (third,) and route.reasons == {third.pk: ""}
