"""Accounts, roles and memberships of the demo's people."""

import datetime as dt

from mitsprache.accounts import actions as accounts
from mitsprache.accounts.models import Person, Role
from mitsprache.demo import content
from mitsprache.demo.content import shapes
from mitsprache.directory import actions as directory
from mitsprache.directory.models import Office

# Before anything else in the demo happens; the source's comments of 2018 need their authors.
BEGAN = shapes.moment("2016-01-04 08:00")
CITY_WIDE = set(Role.values)


def load_first_person(*, passwords: dict[str, str]) -> Person:
    """The coordination, who then does what the other steps of loading need a right for."""
    first = next(person for person in content.ACCOUNTS if person.role == Role.COORDINATION)
    _register(first, passwords=passwords, at=BEGAN)
    holder, _token = accounts.create_first_coordinator(email=first.email, at=BEGAN)
    holder.sign_in_links.all().delete()  # nobody was given the link
    return holder


def load_people(
    *, actor: Person, offices: dict[str, Office], passwords: dict[str, str]
) -> dict[str, Person]:
    """Everybody's account by key, with role and office."""
    people: dict[str, Person] = {}
    for person in content.PEOPLE:
        known = Person.objects.filter(email=person.email).first()
        holder = known or _register(person, passwords=passwords, at=BEGAN)
        if person.role in CITY_WIDE and person.role != Role.COORDINATION:
            accounts.grant_role(actor=actor, person=holder, role=person.role, at=BEGAN)
        if person.office:
            directory.add_office_member(
                actor=actor,
                person=holder,
                office=offices[person.office],
                role="lead" if person.role == "lead" else "member",
                at=BEGAN,
            )
        people[person.key] = holder
    # Read again: what was remembered of roles and offices on these objects is from before.
    return {key: Person.objects.get(pk=holder.pk) for key, holder in people.items()}


def _register(person: shapes.Person, *, passwords: dict[str, str], at: dt.datetime) -> Person:
    return accounts.register_person(
        email=person.email,
        display_name=person.display_name,
        language=person.language,
        password=passwords[person.key] if person.has_password else None,
        at=at,
    )
