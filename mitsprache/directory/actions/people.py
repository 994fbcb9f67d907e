"""People as the city knows them: signing up, invitations, who belongs to which office.

Here rather than in accounts, because each needs the offices.
"""

import datetime as dt
from collections.abc import Iterable

from django.db import transaction
from django.utils import translation

from mitsprache.accounts import actions as accounts
from mitsprache.accounts import mail
from mitsprache.accounts.models import Person, Role
from mitsprache.accounts.queries import is_live
from mitsprache.common import audit, clock
from mitsprache.common.permissions import Actor, authorize

from ..models import Office, OfficeMembership
from ..queries import city_profile
from ..rules import is_staff
from .names import check_display_name

# Wagtail's groups for members of an office and for those who release for it.
GROUP_OFFICES, GROUP_LEADS = "Ämter", "Amtsleitung"


class AlreadyThere(Exception):
    """The person already has an account in use; roles are granted to it instead."""


class AlreadyInvited(Exception):
    """An invitation to this address is waiting; it can be sent again or withdrawn."""


@transaction.atomic
def sign_up(
    *, email: str, display_name: str, language: str, at: dt.datetime | None = None
) -> Person:
    """The account of the person who has just confirmed `email` by a code.

    Makes it, or finds it: somebody who had one is signed in to it and keeps her name. Somebody
    invited takes up the invitation while its link lives; after that she gets an account without
    the roles that were meant for her (A-08). Raises NameNotAllowed, AddressNotValid.
    """
    at = at or clock.database_now()
    address = accounts.tidy_address(email)
    person = Person.objects.filter(email=address).select_for_update().first()
    if person is None:
        name = check_display_name(display_name)
        try:
            return accounts.register_person(
                email=address, display_name=name, language=language, at=at
            )
        except accounts.AddressTaken:  # confirmed twice at once: a double click
            return Person.objects.get(email=address)
    if not person.is_active:
        links = person.sign_in_links.filter(used_at=None)
        if not any(is_live(link, at) for link in links):
            accounts.end_all_roles(actor=None, person=person, at=at)
            end_all_memberships(actor=None, person=person, at=at)
            accounts.set_display_name(
                person=person, display_name=check_display_name(display_name), at=at
            )
        links.update(used_at=at)
        accounts.activate(actor=person, person=person, at=at)
    return person


@transaction.atomic
def rename_person(*, actor: Person, display_name: str, at: dt.datetime | None = None) -> None:
    """The person gives herself another display name. Raises NameNotAllowed."""
    authorize(actor, "accounts.change_own_account", actor)
    name = check_display_name(display_name, may_be_official=is_staff(actor))
    accounts.set_display_name(person=actor, display_name=name, at=at)


@transaction.atomic
def invite_person(
    *,
    actor: Actor,
    email: str,
    display_name: str,
    roles: Iterable[str] = (),
    office: Office | None = None,
    office_role: str = OfficeMembership.Role.MEMBER,
    language: str = "de",
    at: dt.datetime | None = None,
) -> Person:
    """Make an account with its roles that opens with a one-time link, and mail the link.

    The account is not in use before the link is followed within 7 days. Raises NotAllowed,
    AlreadyThere, AlreadyInvited, NameNotAllowed, AddressNotValid.
    """
    authorize(actor, "accounts.manage_people")
    at = at or clock.database_now()
    address = accounts.tidy_address(email)
    known = Person.objects.filter(email=address).first()
    if known is not None:
        raise AlreadyThere if known.is_active else AlreadyInvited
    person = accounts.register_person(
        email=address,
        display_name=check_display_name(display_name, may_be_official=True),
        language=language,
        is_active=False,
        at=at,
    )
    for role in roles:
        accounts.grant_role(actor=actor, person=person, role=role, at=at)
    if office is not None:
        add_office_member(actor=actor, person=person, office=office, role=office_role, at=at)
    _mail_invitation(actor=actor, person=person, at=at)
    return person


def _mail_invitation(*, actor: Actor, person: Person, at: dt.datetime) -> None:
    token = accounts.make_sign_in_link(actor=actor, person=person, at=at)
    with translation.override(person.language):
        duties = [str(Role(role).label) for role in _roles(person)]
        duties += [
            f"{membership.office.name} ({membership.get_role_display()})"
            for membership in person.memberships.filter(ended_at=None).select_related("office")
        ]
    mail.send(
        "invitation",
        to=person.email,
        language=person.language,
        display_name=person.display_name,
        duties=duties,
        site_name=city_profile().site_name,
        city_name=city_profile().city_name,
        url=mail.link_to_invitation(token, language=person.language),
    )


def _roles(person: Person) -> list[str]:
    return list(person.grants.filter(ended_at=None).values_list("role", flat=True))


@transaction.atomic
def invite_again(*, actor: Actor, person: Person, at: dt.datetime | None = None) -> None:
    """Send a new link for an invitation that nobody has followed; the old link dies.

    Raises NotAllowed, AlreadyThere.
    """
    authorize(actor, "accounts.manage_people", person)
    if person.is_active:
        raise AlreadyThere
    _mail_invitation(actor=actor, person=person, at=at or clock.database_now())


@transaction.atomic
def withdraw_invitation(*, actor: Actor, person: Person, at: dt.datetime | None = None) -> None:
    """Take an invitation back: the account, which was never in use, goes with its address.

    Raises NotAllowed, AlreadyThere, LastCoordinator.
    """
    authorize(actor, "accounts.manage_people", person)
    person = Person.objects.select_for_update().get(pk=person.pk)
    if person.is_active:
        raise AlreadyThere
    audit.record(
        actor=actor,
        verb="accounts.withdraw_invitation",
        subject=person,
        at=at or clock.database_now(),
    )
    person.delete()


@transaction.atomic
def add_office_member(
    *,
    actor: Actor,
    person: Person,
    office: Office,
    role: str = OfficeMembership.Role.MEMBER,
    at: dt.datetime | None = None,
) -> OfficeMembership:
    """Let the person work for the office; with another role than before the old one is ended.

    Raises NotAllowed.
    """
    authorize(actor, "accounts.manage_people", person)
    at = at or clock.database_now()
    Person.objects.select_for_update().get(pk=person.pk)
    held = OfficeMembership.objects.filter(person=person, office=office, ended_at=None).first()
    if held is not None:
        if held.role == role:
            return held
        _end([held], actor=actor, person=person, at=at)
    membership = OfficeMembership.objects.create(
        person=person, office=office, role=OfficeMembership.Role(role), started_at=at
    )
    audit.record(
        actor=actor,
        verb="directory.add_office_member",
        subject=person,
        at=at,
        changes={"office": [None, office.pk], "role": [None, str(role)]},
    )
    _memberships_changed(person)
    return membership


@transaction.atomic
def end_office_membership(
    *, actor: Actor, membership: OfficeMembership, at: dt.datetime | None = None
) -> None:
    """The person works for the office no longer; ending it again changes nothing."""
    authorize(actor, "accounts.manage_people", membership.person)
    held = OfficeMembership.objects.select_for_update().filter(pk=membership.pk, ended_at=None)
    _end(held, actor=actor, person=membership.person, at=at or clock.database_now())


def end_all_memberships(*, actor: Actor | None, person: Person, at: dt.datetime) -> None:
    """End every membership (step of erasure and of lapsed invitations)."""
    held = OfficeMembership.objects.select_for_update().filter(person=person, ended_at=None)
    _end(held, actor=actor, person=person, at=at)


def _end(
    held: Iterable[OfficeMembership], *, actor: Actor | None, person: Person, at: dt.datetime
) -> None:
    for membership in held:
        membership.ended_at = at
        membership.save(update_fields=["ended_at"])
        audit.record(
            actor=actor,
            verb="directory.end_office_membership",
            subject=person,
            at=at,
            changes={"office": [membership.office_id, None], "role": [membership.role, None]},
        )
    _memberships_changed(person)


def _memberships_changed(person: Person) -> None:
    person.__dict__.pop("_offices_now", None)
    roles = set(person.memberships.filter(ended_at=None).values_list("role", flat=True))
    held = {GROUP_OFFICES} if roles else set()
    if OfficeMembership.Role.LEAD in roles:
        held.add(GROUP_LEADS)
    accounts.keep_in_groups(person=person, among={GROUP_OFFICES, GROUP_LEADS}, held=held)
