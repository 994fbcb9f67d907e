"""Working groups are set up, people sit in them, topics cut across them."""

import pytest
from django.db import IntegrityError, transaction

from mitsprache.common.models import AuditEntry
from mitsprache.common.permissions import NotAllowed
from mitsprache.deliberation.models import Case
from mitsprache.groups import actions, queries
from mitsprache.groups.actions import GroupRefused
from mitsprache.groups.models import CrossCuttingTopic, Membership, WorkingGroup
from mitsprache.groups.rules import groups_of
from tests import factories as make
from tests.deliberation.watching import refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def project():
    return make.published_project()


def create(project, **entries) -> WorkingGroup:
    given = {
        "actor": make.coordination(),
        "project": project,
        "number": "1",
        "name": "Sprache",
        "office": make.office(),
    }
    return actions.create_group(**given | entries)


def add(group, **entries) -> Membership:
    given = {"actor": make.coordination(), "group": group, "capacity": "citizen"}
    return actions.add_member(**given | entries)


def last(verb: str) -> AuditEntry:
    return AuditEntry.objects.filter(verb=f"groups.{verb}").latest("pk")


def again(person):
    """The person as the next request has her."""
    return type(person).objects.get(pk=person.pk)


# Groups.


def test_a_group_is_set_up_and_changed(project) -> None:
    group = create(project, number=" 1 ", name=" Sprache \n und Bildung", about=" Kurse. ")
    assert (group.number, group.name, group.about) == ("1", "Sprache und Bildung", "Kurse.")
    assert set(last("write_group").changes.values()) == {None}
    actions.change_group(
        actor=make.coordination(),
        group=group,
        number="1a",
        name="Sprache",
        office=make.office2(),
        is_active=False,
    )
    group.refresh_from_db()
    assert (group.number, group.office, group.is_active) == ("1a", make.office2(), False)
    assert {"number", "name", "about", "office", "is_active"} == set(last("write_group").changes)


def test_each_wrong_entry_of_a_group_is_named(project) -> None:
    group = create(project, number="A")
    gone = make.office2()
    gone.is_active = False
    gone.save(update_fields=["is_active"])
    for field, entries in (
        ("number", {"number": " "}),
        ("number", {"number": "x" * 11}),
        ("number", {"number": "a"}),
        ("name", {"name": ""}),
        ("name", {"name": "x" * 201}),
        ("about", {"about": "x" * 2001}),
        ("office", {"office": gone}),
    ):
        with refused(GroupRefused, field):
            create(project, **{"number": "2"} | entries)
    other = create(make.published_project("Anderes"), number="A")
    second = create(project, number="2")
    with refused(GroupRefused, "number"):
        actions.change_group(
            actor=make.coordination(), group=second, number="A", name="x", office=make.office()
        )
    assert other.number == group.number, "unique in its project only"


# People.


def test_people_sit_there_with_an_account_or_by_name(project) -> None:
    group = create(project)
    seat = add(group, person=make.group1(), role="secretary", name="wird nicht gebraucht")
    assert (seat.person, seat.name, seat.role, seat.ended_at) == (
        make.group1(),
        "",
        "secretary",
        None,
    )
    assert last("add_member").changes == {
        "group": [None, group.pk],
        "person": [None, make.group1().pk],
        "role": [None, "secretary"],
        "capacity": [None, "citizen"],
    }
    named = add(group, name=" Frau \n S. ", capacity="association")
    assert (named.name, named.person, named.role) == ("Frau S.", None, "member")
    assert last("add_member").changes["person"] == [None, None], "no name in the log"
    assert groups_of(again(make.group1())) == {group.pk: "secretary"}
    assert queries.mixes([group]) == {group.pk: {"citizen": 1, "association": 1}}


def test_each_wrong_seat_is_named(project) -> None:
    group = create(project)
    add(group, person=make.group1())
    gone = make.group2()
    gone.is_active = False
    for field, entries in (
        ("name", {}),
        ("name", {"name": "x" * 161}),
        ("role", {"name": "Frau S.", "role": "lead"}),
        ("role", {"person": make.citizen(), "role": "king"}),
        ("capacity", {"person": make.citizen(), "capacity": "nobility"}),
        ("person", {"person": gone}),
        ("person", {"person": make.group1()}),
    ):
        with refused(GroupRefused, field):
            add(group, **entries)
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.create(
            group=group, person=make.group1(), capacity="citizen", started_at=make.NOON
        )


def test_a_seat_is_changed_ended_and_taken_again(project) -> None:
    group = create(project)
    seat = add(group, person=make.group1())

    def change(**entries) -> Membership:
        given = {"role": "lead", "capacity": "volunteer"} | entries
        return actions.change_member(actor=make.coordination(), membership=seat, **given)

    change()
    assert last("change_member").changes == {
        "role": ["member", "lead"],
        "capacity": ["citizen", "volunteer"],
    }
    for field, entries in (("role", {"role": "x"}), ("capacity", {"capacity": "x"})):
        with refused(GroupRefused, field):
            change(**entries)
    actions.end_membership(actor=make.coordination(), membership=seat)
    ended = Membership.objects.get().ended_at
    assert ended is not None and groups_of(again(make.group1())) == {}
    entries = AuditEntry.objects.filter(verb="groups.end_membership")
    actions.end_membership(actor=make.coordination(), membership=seat)
    assert Membership.objects.get().ended_at == ended and entries.count() == 1
    with refused(GroupRefused, "role"):
        change()
    add(group, person=make.group1())
    assert Membership.objects.count() == 2, "the history is kept"
    assert queries.mixes([group]) == {group.pk: {"citizen": 1}}


def test_a_named_member_does_not_become_the_lead(project) -> None:
    seat = add(create(project), name="Frau S.")
    with refused(GroupRefused, "role"):
        actions.change_member(
            actor=make.coordination(), membership=seat, role="lead", capacity="citizen"
        )


def test_members_of_a_group_that_has_ended_have_no_desk(project) -> None:
    group = create(project)
    add(group, person=make.group1(), role="secretary")
    WorkingGroup.objects.update(is_active=False)
    assert groups_of(again(make.group1())) == {}
    inactive = make.group1()
    inactive.is_active = False
    WorkingGroup.objects.update(is_active=True)
    assert groups_of(inactive) == {}


def test_mixes_take_one_query(project, django_assert_num_queries) -> None:
    groups = [create(project, number=str(number)) for number in range(3)]
    for group in groups:
        add(group, name="Frau S.")
    with django_assert_num_queries(1):
        assert len(queries.mixes(groups)) == 3


# Topics.


def topic(project, **entries) -> CrossCuttingTopic:
    given = {"actor": make.coordination(), "number": "Q1", "name": "Barrierefreiheit"}
    return actions.add_topic(project=project, **given | entries)


def test_a_topic_is_written_changed_and_removed(project) -> None:
    made = topic(project, words=" rollstuhl \n\nrollstuhl\nbarriere  frei ")
    assert made.words == "rollstuhl\nbarriere frei"
    actions.change_topic(
        actor=make.coordination(), topic=made, number="Q2", name="Zugang", words=""
    )
    made.refresh_from_db()
    assert (made.number, made.name, made.words) == ("Q2", "Zugang", "")
    key = made.pk
    actions.remove_topic(actor=make.coordination(), topic=made)
    assert not CrossCuttingTopic.objects.exists()
    assert last("remove_topic").subject_id == str(key)


def test_a_topic_to_which_something_belongs_stays() -> None:
    where = make.deliberated_consultation()
    made = topic(where.version.document.project, words="rollstuhl")
    make.case(where, "Ein Rollstuhl passt nicht durch.")
    assert Case.objects.get().topic == made
    with refused(GroupRefused, "topic"):
        actions.remove_topic(actor=make.coordination(), topic=made)


def test_each_wrong_entry_of_a_topic_is_named(project) -> None:
    topic(project)
    for field, entries in (
        ("number", {"number": "q1"}),
        ("number", {"number": ""}),
        ("name", {"number": "Q2", "name": ""}),
        ("words", {"number": "Q2", "words": "ab"}),
        ("words", {"number": "Q2", "words": "x" * 2001}),
    ):
        with refused(GroupRefused, field):
            topic(project, **entries)


def test_only_coordination_manages_groups(project) -> None:
    group = create(project)
    seat = add(group, person=make.group1(), role="lead")
    made = topic(project)
    for person in (
        make.department_lead(),
        make.editor(),
        make.moderation(),
        make.admin(),
        make.group1(),
        make.citizen(),
    ):
        deeds = (
            lambda actor: create(project, number="9", actor=actor),
            lambda actor: actions.change_group(
                actor=actor, group=group, number="1", name="x", office=make.office()
            ),
            lambda actor: add(group, person=make.citizen2(), actor=actor),
            lambda actor: actions.change_member(
                actor=actor, membership=seat, role="member", capacity="citizen"
            ),
            lambda actor: actions.end_membership(actor=actor, membership=seat),
            lambda actor: topic(project, number="Q9", actor=actor),
            lambda actor: actions.change_topic(actor=actor, topic=made, number="Q1", name="x"),
            lambda actor: actions.remove_topic(actor=actor, topic=made),
        )
        for deed in deeds:
            with refused(NotAllowed):
                deed(person)


# What is seen.


def test_everybody_sees_the_groups_of_published_sheets(project) -> None:
    group = create(project)
    hidden = create(make.draft_project("Entwurf"))
    assert list(WorkingGroup.objects.visible_to(None)) == [group]
    assert set(WorkingGroup.objects.editable_by(make.coordination())) == {group, hidden}
    other = create(project, number="2", office=make.office2())
    add(other, person=make.group2())
    for person, expected in (
        (make.department(), {group, hidden, other}),  # its projects
        (make.department2(), {other}),
        (again(make.group2()), {other}),
        (make.moderation(), {group, hidden, other}),
        (make.citizen(), set()),
        (make.editor(), set()),
    ):
        assert set(WorkingGroup.objects.editable_by(person)) == expected


def test_a_seat_in_an_office_says_nothing_about_the_group_with_the_same_key(project) -> None:
    group = create(project)
    stranger = make.member_of(make.person("fern@demo.example", "Fern"), make.office2())
    WorkingGroup.objects.filter(pk=group.pk).update(id=make.office2().pk)
    group = WorkingGroup.objects.get()
    assert group.pk == make.office2().pk
    assert not stranger.has_perm("deliberation.see_group", group)
    assert make.department().has_perm("deliberation.see_group", group)
