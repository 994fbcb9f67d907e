"""Working groups are set up, people sit in them, topics cut across them."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from mitsprache.accounts.models import Person
from mitsprache.common import audit, clock
from mitsprache.common.permissions import authorize
from mitsprache.common.text import tidy, tidy_line
from mitsprache.directory.models import Office
from mitsprache.projects.models import Project

from .models import CrossCuttingTopic, Membership, WorkingGroup

NUMBER_LENGTH = 10
NAME_LENGTH = 200
ABOUT_LENGTH = 2_000
PERSON_LENGTH = 160


class GroupRefused(Exception):
    """Nothing was changed; `field` names the entry that the message belongs to."""

    def __init__(self, field: str, words: str) -> None:
        super().__init__(words)
        self.field = field


@transaction.atomic
def create_group(
    *,
    actor: Any,
    project: Project,
    number: str,
    name: str,
    office: Office,
    about: str = "",
    at: dt.datetime | None = None,
) -> WorkingGroup:
    """A new group of a project, with the office that is in charge of it.

    `number` is unique in the project and what people call the group by ("AG 2": 2). Raises
    NotAllowed, GroupRefused (number, name, about, office).
    """
    authorize(actor, "groups.manage", project)
    group = WorkingGroup(project=project, created_at=at or clock.database_now())
    return _write_group(group, number, name, about, office, actor=actor, at=group.created_at)


@transaction.atomic
def change_group(
    *,
    actor: Any,
    group: WorkingGroup,
    number: str,
    name: str,
    office: Office,
    about: str = "",
    is_active: bool = True,
    at: dt.datetime | None = None,
) -> WorkingGroup:
    """Change what a group is called, deals with, belongs to, or end its work.

    Raises NotAllowed, GroupRefused.
    """
    authorize(actor, "groups.manage", group.project)
    group = WorkingGroup.objects.select_related("project").get(pk=group.pk)
    group.is_active = is_active
    at = at or clock.database_now()
    return _write_group(group, number, name, about, office, actor=actor, at=at)


@transaction.atomic
def add_member(
    *,
    actor: Any,
    group: WorkingGroup,
    person: Person | None = None,
    name: str = "",
    role: str = Membership.Role.MEMBER,
    capacity: str,
    at: dt.datetime | None = None,
) -> Membership:
    """Somebody sits in the group from now on: with her account, or by name without one.

    Who leads or keeps the records needs an account. Raises NotAllowed, GroupRefused (person, name,
    role, capacity).
    """
    authorize(actor, "groups.manage", group.project)
    at = at or clock.database_now()
    name = "" if person is not None else _line("name", name, PERSON_LENGTH)
    _check_seat(person, role, capacity)
    # The group is the lock under which its seats are given.
    WorkingGroup.objects.select_for_update(no_key=True).get(pk=group.pk)
    if person is not None and not person.is_active:
        raise GroupRefused("person", _("This account is not in use."))
    if person and group.memberships.filter(person=person, ended_at=None).exists():
        raise GroupRefused("person", _("This person sits in the group already."))
    seat = Membership.objects.create(
        group=group, person=person, name=name, role=role, capacity=capacity, started_at=at
    )
    audit.record(
        actor=actor,
        verb="groups.add_member",
        subject=seat,
        at=at,
        changes={
            "group": [None, group.pk],
            "person": [None, seat.person_id],
            "role": [None, role],
            "capacity": [None, capacity],
        },
    )
    return seat


@transaction.atomic
def change_member(
    *,
    actor: Any,
    membership: Membership,
    role: str,
    capacity: str,
    at: dt.datetime | None = None,
) -> Membership:
    """Another role or capacity for somebody who sits there. Raises NotAllowed, GroupRefused."""
    authorize(actor, "groups.manage", membership.group.project)
    seat = Membership.objects.select_for_update().get(pk=membership.pk)
    if seat.ended_at is not None:
        raise GroupRefused("role", _("This person does not sit in the group any longer."))
    _check_seat(seat.person, role, capacity)
    changes = {"role": [seat.role, role], "capacity": [seat.capacity, capacity]}
    seat.role, seat.capacity = role, capacity
    seat.save(update_fields=["role", "capacity"])
    audit.record(
        actor=actor,
        verb="groups.change_member",
        subject=seat,
        at=at or clock.database_now(),
        changes=changes,
    )
    return seat


@transaction.atomic
def end_membership(
    *, actor: Any, membership: Membership, at: dt.datetime | None = None
) -> Membership:
    """Somebody leaves the group; what was recommended with her stays. Ending twice changes nothing.

    Raises NotAllowed.
    """
    authorize(actor, "groups.manage", membership.group.project)
    at = at or clock.database_now()
    seat = Membership.objects.select_for_update().get(pk=membership.pk)
    if seat.ended_at is None:
        seat.ended_at = at
        seat.save(update_fields=["ended_at"])
        audit.record(actor=actor, verb="groups.end_membership", subject=seat, at=at)
    return seat


@transaction.atomic
def add_topic(
    *,
    actor: Any,
    project: Project,
    number: str,
    name: str,
    words: str = "",
    at: dt.datetime | None = None,
) -> CrossCuttingTopic:
    """A topic that cuts across the groups; `words`, one per line, point to it.

    Raises NotAllowed, GroupRefused (number, name, words).
    """
    authorize(actor, "groups.manage", project)
    return _write_topic(CrossCuttingTopic(project=project), number, name, words, actor=actor, at=at)


@transaction.atomic
def change_topic(
    *,
    actor: Any,
    topic: CrossCuttingTopic,
    number: str,
    name: str,
    words: str = "",
    at: dt.datetime | None = None,
) -> CrossCuttingTopic:
    """Raises NotAllowed, GroupRefused (number, name, words)."""
    authorize(actor, "groups.manage", topic.project)
    topic = CrossCuttingTopic.objects.get(pk=topic.pk)
    return _write_topic(topic, number, name, words, actor=actor, at=at)


@transaction.atomic
def remove_topic(*, actor: Any, topic: CrossCuttingTopic, at: dt.datetime | None = None) -> None:
    """Take away a topic to which nothing belongs, with the rules that name it.

    Raises NotAllowed, GroupRefused (something belongs to it).
    """
    authorize(actor, "groups.manage", topic.project)
    audit.record(
        actor=actor, verb="groups.remove_topic", subject=topic, at=at or clock.database_now()
    )
    try:
        topic.delete()
    except ProtectedError:
        raise GroupRefused("topic", _("There are suggestions that belong to this topic.")) from None


def _write_group(
    group: WorkingGroup,
    number: str,
    name: str,
    about: str,
    office: Office,
    *,
    actor: Any,
    at: dt.datetime,
) -> WorkingGroup:
    number = _line("number", number, NUMBER_LENGTH)
    _refuse_taken(WorkingGroup.objects.filter(project=group.project), group.pk, number)
    if not office.is_active:
        raise GroupRefused("office", _("This office exists no longer."))
    group.number, group.name = number, _line("name", name, NAME_LENGTH)
    group.about, group.office = _text("about", about), office
    return _saved(group, "groups.write_group", actor=actor, at=at)


def _write_topic(
    topic: CrossCuttingTopic,
    number: str,
    name: str,
    words: str,
    *,
    actor: Any,
    at: dt.datetime | None,
) -> CrossCuttingTopic:
    number = _line("number", number, NUMBER_LENGTH)
    _refuse_taken(CrossCuttingTopic.objects.filter(project=topic.project), topic.pk, number)
    topic.number, topic.name = number, _line("name", name, NAME_LENGTH)
    lines = [tidy_line(line) for line in _text("words", words).splitlines()]
    topic.words = "\n".join(dict.fromkeys(filter(None, lines)))
    if any(len(line) < 3 for line in topic.words.splitlines()):
        raise GroupRefused("words", _("Words of fewer than three letters point to everything."))
    return _saved(topic, "groups.write_topic", actor=actor, at=at or clock.database_now())


def _saved(row: Any, verb: str, *, actor: Any, at: dt.datetime) -> Any:
    changes = audit.changed_columns(row)
    row.save()
    audit.record(actor=actor, verb=verb, subject=row, at=at, changes=changes)
    return row


def _refuse_taken(others: Any, pk: int | None, number: str) -> None:
    taken = others.filter(number__iexact=number).first()
    if taken is not None and taken.pk != pk:
        raise GroupRefused("number", _("This number is taken."))


def _check_seat(person: Person | None, role: str, capacity: str) -> None:
    if role not in Membership.Role.values:
        raise GroupRefused("role", _("Please choose a role."))
    if capacity not in Membership.Capacity.values:
        raise GroupRefused("capacity", _("Please say in which capacity she takes part."))
    if person is None and role != Membership.Role.MEMBER:
        raise GroupRefused("role", _("Who leads the group or keeps its records needs an account."))


def _line(field: str, text: str, most: int) -> str:
    text = tidy_line(text)
    if not text:
        raise GroupRefused(field, _("Please fill this in."))
    if len(text) > most:
        raise GroupRefused(field, _("Please write at most %(most)d characters.") % {"most": most})
    return text


def _text(field: str, text: str) -> str:
    text = tidy(text)
    if len(text) > ABOUT_LENGTH:
        raise GroupRefused(
            field, _("Please write at most %(most)d characters.") % {"most": ABOUT_LENGTH}
        )
    return text
