"""Who belongs to which office."""

from typing import Any

import rules

from mitsprache.accounts.rules import (
    is_coordination,
    is_editor,
    is_moderation,
    is_person,
    roles_of,
)

from .models import OfficeMembership


def offices_of(person: Any) -> dict[int, str]:
    """The offices that the person belongs to now, with her role there, as {office id: role}."""
    if not is_person(person):
        return {}
    cached: dict[int, str] | None = getattr(person, "_offices_now", None)
    if cached is None:
        cached = dict(person.memberships.filter(ended_at=None).values_list("office_id", "role"))
        person._offices_now = cached
    return cached


@rules.predicate
def is_member(person: Any, office: Any = None) -> bool:
    """Belongs to this office; without an office: to any."""
    offices = offices_of(person)
    return bool(offices) if office is None else office.pk in offices


@rules.predicate
def is_lead(person: Any, office: Any = None) -> bool:
    """May release for this office."""
    offices = offices_of(person)
    lead = OfficeMembership.Role.LEAD
    return lead in offices.values() if office is None else offices.get(office.pk) == lead


@rules.predicate
def is_staff(person: Any) -> bool:
    """Works for the city: holds a role or belongs to an office."""
    return bool(roles_of(person)) or bool(offices_of(person))


rules.add_perm("directory.open_workspace", is_staff)
rules.add_perm("directory.manage", is_coordination)
rules.add_perm("directory.open_editing", is_coordination | is_editor | is_member)
rules.add_perm("directory.open_moderation", is_coordination | is_moderation)
