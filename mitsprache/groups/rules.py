"""Who belongs to which working group, and who sits at its desk."""

from typing import Any

import rules

from mitsprache.accounts.rules import is_coordination, is_moderation, is_person
from mitsprache.directory.rules import is_staff, offices_of

from .models import Membership

_SPEAKS = frozenset({Membership.Role.LEAD, Membership.Role.SECRETARY})


def groups_of(person: Any) -> dict[int, str]:
    """The active groups in which the person sits now, with her role there, as {group id: role}.

    Read once per person object, that is once per request.
    """
    if not is_person(person):
        return {}
    cached: dict[int, str] | None = getattr(person, "_groups_now", None)
    if cached is None:
        cached = dict(
            person.group_memberships.filter(ended_at=None, group__is_active=True).values_list(
                "group_id", "role"
            )
        )
        person._groups_now = cached
    return cached


def desk_groups(groups: Any, person: Any) -> Any:
    """The rows of `groups` that `person` works with: coordination and moderation with all, an
    office with those of its projects and those it is in charge of, a member with her own."""
    if is_coordination(person) or is_moderation(person):
        return groups.all()
    offices, own = offices_of(person), groups_of(person)
    found = groups.none()
    if offices:
        found = groups.filter(office_id__in=offices) | groups.filter(project__office_id__in=offices)
    if own:
        found = found | groups.filter(pk__in=own)
    return found


@rules.predicate
def sits_in(person: Any, group: Any = None) -> bool:
    """Is a member of this group now; without one: of any."""
    groups = groups_of(person)
    return bool(groups) if group is None else group.pk in groups


@rules.predicate
def speaks_for(person: Any, group: Any = None) -> bool:
    """Leads this group or keeps its records; without one: any."""
    groups = groups_of(person)
    if group is None:
        return not _SPEAKS.isdisjoint(groups.values())
    return groups.get(group.pk) in _SPEAKS


# The object is the Project.
rules.add_perm("groups.manage", is_coordination)
# Whoever sits in a group may enter the desk, and finds there what belongs to the group.
rules.add_perm("groups.open_desk", is_staff | sits_in)
