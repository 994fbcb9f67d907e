"""What the pages about people show, ready to print."""

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Prefetch, Q

from mitsprache.accounts.models import Person, Role, RoleGrant
from mitsprache.directory.models import OfficeMembership

PER_PAGE = 50
INVITED = "eingeladen"


@dataclass(frozen=True, slots=True)
class Entry:
    person: Person
    roles: list[str]
    offices: list[str]


def staff_list(
    *, actor: Any, state: str, search: str, number: str
) -> tuple[list[Entry], Page[Any]]:
    """People who work for the city or are invited to; citizens are found by their address only."""
    people = _with_duties(Person.objects.visible_to(actor))
    if state == INVITED:
        people = people.filter(is_active=False)
    elif search:
        people = people.filter(
            Q(email=search.strip().lower())
            | Q(display_name__icontains=search.strip(), pk__in=_staff_ids(actor))
        )
    else:
        people = people.filter(Q(is_active=False) | Q(pk__in=_staff_ids(actor)))
    page = Paginator(people.order_by("display_name", "pk"), PER_PAGE).get_page(number)
    return [entry(person) for person in page.object_list], page


def _staff_ids(actor: Any) -> Any:
    return (
        Person.objects.visible_to(actor)
        .filter(
            Q(grants__isnull=False, grants__ended_at=None)
            | Q(memberships__isnull=False, memberships__ended_at=None)
        )
        .values("pk")
    )


def _with_duties(people: Any) -> Any:
    return people.prefetch_related(
        Prefetch("grants", RoleGrant.objects.filter(ended_at=None), to_attr="grants_now"),
        Prefetch(
            "memberships",
            OfficeMembership.objects.filter(ended_at=None).select_related("office"),
            to_attr="memberships_now",
        ),
    )


def one(actor: Any, pk: int) -> Person | None:
    """The person with her present roles and memberships, through the read door."""
    found: Person | None = _with_duties(Person.objects.visible_to(actor).filter(pk=pk)).first()
    return found


def entry(person: Any) -> Entry:
    return Entry(
        person=person,
        roles=[str(Role(grant.role).label) for grant in person.grants_now],
        offices=[
            f"{membership.office.name} ({membership.get_role_display()})"
            for membership in person.memberships_now
        ],
    )
