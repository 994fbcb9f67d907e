"""Who holds which role; the predicates that the rules of the other apps build on."""

from typing import Any

import rules

from .models import Role


def roles_of(person: Any) -> frozenset[str]:
    """The city-wide roles that the person holds now; nobody and inactive accounts hold none.

    Read once per person object, that is once per request.
    """
    if not getattr(person, "is_authenticated", False) or not person.is_active:
        return frozenset()
    cached: frozenset[str] | None = getattr(person, "_roles_now", None)
    if cached is None:
        cached = frozenset(person.grants.filter(ended_at=None).values_list("role", flat=True))
        person._roles_now = cached
    return cached


@rules.predicate
def is_person(person: Any) -> bool:
    """Signed in with an account that is in use."""
    return bool(getattr(person, "is_authenticated", False) and person.is_active)


@rules.predicate
def is_herself(person: Any, account: Any = None) -> bool:
    return account is not None and account.pk == person.pk


@rules.predicate
def is_coordination(person: Any) -> bool:
    return Role.COORDINATION in roles_of(person)


@rules.predicate
def is_moderation(person: Any) -> bool:
    return Role.MODERATION in roles_of(person)


@rules.predicate
def is_editor(person: Any) -> bool:
    return Role.EDITOR in roles_of(person)


@rules.predicate
def is_admin(person: Any) -> bool:
    """Technical administration: keeps the installation running, no powers over content."""
    return Role.ADMIN in roles_of(person)


rules.add_perm("accounts.manage_people", is_coordination)
rules.add_perm("accounts.change_own_account", is_person & is_herself)
rules.add_perm("accounts.delete_own_account", is_person & is_herself)
