"""What happens to an account: made, invited, named, given roles.

Steps without `authorize` (register_person, set_display_name, end_all_roles) are used by the
apps above that hold their guard: directory.actions and privacy.actions.
"""

import datetime as dt
import secrets
from collections.abc import Iterable

from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction

from mitsprache.common import audit, clock
from mitsprache.common.permissions import Actor, authorize

from .models import Person, PersonSession, Role, RoleGrant, SignInLink
from .queries import hash_of_token, is_live, state_of

LINK_LIVES = dt.timedelta(days=7)

# Roles that open a part of /redaktion/, and the Wagtail group that carries the rights there.
ROLE_GROUPS = {Role.COORDINATION: "Beteiligungsbüro", Role.EDITOR: "Redaktion"}


class AddressNotValid(Exception):
    """This is not an e-mail address that the platform can write to."""


class AddressTaken(Exception):
    """Another account has this address."""


class LinkSpent(Exception):
    """The link is unknown, used, expired, or the account has changed since it was made."""


class LastCoordinator(Exception):
    """The city would be left without coordination; somebody else must be given the role first."""


def tidy_address(email: str) -> str:
    """The address as it is stored: lower case, no blanks, the domain in its ASCII form.

    Letters outside ASCII before the @ are refused, so that no look-alike of an address can be
    registered (A-06). Raises AddressNotValid.
    """
    local, _at, domain = email.strip().rpartition("@")
    try:
        local.encode("ascii")
        address = f"{local}@{domain.encode('idna').decode('ascii')}".lower()
        validate_email(address)
    except (UnicodeError, ValidationError):
        raise AddressNotValid from None
    if len(address) > 254:
        raise AddressNotValid
    return address


@transaction.atomic
def register_person(
    *,
    email: str,
    display_name: str,
    language: str,
    password: str | None = None,
    is_active: bool = True,
    at: dt.datetime | None = None,
) -> Person:
    """Make an account for a confirmed address (step of directory.actions.sign_up and invite).

    Raises AddressTaken, AddressNotValid.
    """
    address = tidy_address(email)
    if Person.objects.filter(email=address).exists():
        raise AddressTaken
    try:
        with transaction.atomic():
            person = Person.objects.create_user(
                address,
                password,
                display_name=display_name,
                language=_known_language(language),
                is_active=is_active,
            )
    except IntegrityError:  # the same address, confirmed at the same moment
        raise AddressTaken from None
    EmailAddress.objects.create(user=person, email=address, primary=True, verified=True)
    audit.record(
        actor=person, verb="accounts.register", subject=person, at=at or clock.database_now()
    )
    return person


def _known_language(language: str) -> str:
    return language if language in dict(settings.LANGUAGES) else str(settings.LANGUAGE_CODE)


@transaction.atomic
def set_display_name(*, person: Person, display_name: str, at: dt.datetime | None = None) -> None:
    """Store a display name that directory.actions has found acceptable (step)."""
    person.display_name = display_name
    person.save(update_fields=["display_name"])
    audit.record(
        actor=person,
        verb="accounts.rename",
        subject=person,
        at=at or clock.database_now(),
        changes={"display_name": None},
    )


@transaction.atomic
def change_language(*, actor: Person, language: str, at: dt.datetime | None = None) -> None:
    """The language of the mails that the person gets."""
    authorize(actor, "accounts.change_own_account", actor)
    before, actor.language = actor.language, _known_language(language)
    actor.save(update_fields=["language"])
    audit.record(
        actor=actor,
        verb="accounts.change_language",
        subject=actor,
        at=at or clock.database_now(),
        changes={"language": [before, actor.language]},
    )


@transaction.atomic
def change_address(*, actor: Person, email: str, at: dt.datetime | None = None) -> None:
    """Move the account to another address, which the person has confirmed by a code.

    Links made for the old address die. Raises AddressTaken, AddressNotValid.
    """
    authorize(actor, "accounts.change_own_account", actor)
    address = tidy_address(email)
    if Person.objects.filter(email=address).exclude(pk=actor.pk).exists():
        raise AddressTaken
    actor.email = address
    actor.save(update_fields=["email"])
    EmailAddress.objects.filter(user=actor).delete()
    EmailAddress.objects.create(user=actor, email=address, primary=True, verified=True)
    audit.record(
        actor=actor,
        verb="accounts.change_address",
        subject=actor,
        at=at or clock.database_now(),
        changes={"email": None},
    )


@transaction.atomic
def set_password(*, actor: Person, password: str, at: dt.datetime | None = None) -> None:
    """Store a new password, which ends every other session; an empty one removes it."""
    authorize(actor, "accounts.change_own_account", actor)
    actor.set_password(password or None)
    actor.save(update_fields=["password"])
    audit.record(
        actor=actor,
        verb="accounts.set_password",
        subject=actor,
        at=at or clock.database_now(),
        changes={"password": None},
    )


@transaction.atomic
def grant_role(
    *, actor: Actor, person: Person, role: str, at: dt.datetime | None = None
) -> RoleGrant:
    """Give a city-wide role; a role already held stays as it is. Raises NotAllowed."""
    authorize(actor, "accounts.manage_people", person)
    return _grant(actor=actor, person=person, role=Role(role), at=at or clock.database_now())


def _grant(*, actor: Actor | None, person: Person, role: Role, at: dt.datetime) -> RoleGrant:
    Person.objects.select_for_update().get(pk=person.pk)
    held = RoleGrant.objects.filter(person=person, role=role, ended_at=None).first()
    if held is not None:
        return held
    grant = RoleGrant.objects.create(
        person=person, role=role, granted_at=at, granted_by_id=actor.pk if actor else None
    )
    audit.record(
        actor=actor,
        verb="accounts.grant_role",
        subject=person,
        at=at,
        changes={"role": [None, str(role)]},
    )
    _roles_changed(person)
    return grant


@transaction.atomic
def end_role(*, actor: Actor, person: Person, role: str, at: dt.datetime | None = None) -> None:
    """Take a role away from now on. Raises NotAllowed, LastCoordinator."""
    authorize(actor, "accounts.manage_people", person)
    if role == Role.COORDINATION:
        refuse_last_coordinator(person)
    _end_roles(actor=actor, person=person, roles=[Role(role)], at=at or clock.database_now())


def end_all_roles(*, actor: Actor | None, person: Person, at: dt.datetime) -> None:
    """Take every role away (step of erasure and of lapsed invitations)."""
    _end_roles(actor=actor, person=person, roles=list(Role), at=at)


def _end_roles(
    *, actor: Actor | None, person: Person, roles: Iterable[Role], at: dt.datetime
) -> None:
    held = RoleGrant.objects.filter(person=person, role__in=list(roles), ended_at=None)
    for grant in held.select_for_update():
        grant.ended_at = at
        grant.save(update_fields=["ended_at"])
        audit.record(
            actor=actor,
            verb="accounts.end_role",
            subject=person,
            at=at,
            changes={"role": [grant.role, None]},
        )
    _roles_changed(person)


def refuse_last_coordinator(person: Person) -> None:
    """Raise LastCoordinator when nobody but `person` could coordinate any more.

    Locks the grants, so that two coordinators cannot take the role from each other at once.
    """
    grants = RoleGrant.objects.filter(
        role=Role.COORDINATION, ended_at=None, person__is_active=True
    ).select_for_update(of=("self",))
    holders = {grant.person_id for grant in grants}
    if person.pk in holders and len(holders) == 1:
        raise LastCoordinator


def _roles_changed(person: Person) -> None:
    person.__dict__.pop("_roles_now", None)
    held = set(person.grants.filter(ended_at=None).values_list("role", flat=True))
    keep_in_groups(
        person=person,
        among=set(ROLE_GROUPS.values()),
        held={name for role, name in ROLE_GROUPS.items() if role in held},
    )


def keep_in_groups(*, person: Person, among: set[str], held: set[str]) -> None:
    """Make Wagtail's groups follow: of those named in `among` the person is in `held` exactly."""
    for name in sorted(among):
        group, _made = Group.objects.get_or_create(name=name)
        if name in held:
            person.groups.add(group)
        else:
            person.groups.remove(group)


@transaction.atomic
def make_sign_in_link(*, actor: Actor | None, person: Person, at: dt.datetime | None = None) -> str:
    """A new one-time link for `person`; return its token, of which only the hash is kept.

    Earlier links of hers die. Whoever calls this has authorized it (invitation, command line).
    """
    at = at or clock.database_now()
    person.sign_in_links.filter(used_at=None, expires_at__gt=at).update(expires_at=at)
    token = secrets.token_urlsafe(32)
    SignInLink.objects.create(
        person=person,
        token_hash=hash_of_token(token),
        state_hash=state_of(person),
        created_at=at,
        expires_at=at + LINK_LIVES,
    )
    audit.record(actor=actor, verb="accounts.make_sign_in_link", subject=person, at=at)
    return token


@transaction.atomic
def use_sign_in_link(*, token: str, at: dt.datetime | None = None) -> Person:
    """Use the link up and return its person, whose account is in use from now on.

    Raises LinkSpent, with nothing changed.
    """
    at = at or clock.database_now()
    link = (
        SignInLink.objects.select_for_update(of=("self",))
        .select_related("person")
        .filter(token_hash=hash_of_token(token))
        .first()
    )
    if link is None or not is_live(link, at):
        raise LinkSpent
    link.used_at = at
    link.save(update_fields=["used_at"])
    activate(actor=link.person, person=link.person, at=at)
    audit.record(actor=link.person, verb="accounts.use_sign_in_link", subject=link.person, at=at)
    return link.person


def activate(*, actor: Actor | None, person: Person, at: dt.datetime) -> None:
    """Put an invited account into use (step); nothing happens to one that is."""
    if person.is_active:
        return
    person.is_active = True
    person.save(update_fields=["is_active"])
    audit.record(
        actor=actor,
        verb="accounts.activate",
        subject=person,
        at=at,
        changes={"is_active": [False, True]},
    )


@transaction.atomic
def create_first_coordinator(
    *, email: str, display_name: str = "Koordination", at: dt.datetime | None = None
) -> tuple[Person, str]:
    """Give the coordination to the holder of `email`, with an account if she has none.

    For the command line of an operator only, hence without actor. Returns the person and the
    token of a one-time link. Raises AddressNotValid.
    """
    at = at or clock.database_now()
    address = tidy_address(email)
    person = Person.objects.filter(email=address).first()
    if person is None:
        person = register_person(
            email=address, display_name=display_name, language="de", is_active=False, at=at
        )
    _grant(actor=None, person=person, role=Role.COORDINATION, at=at)
    return person, make_sign_in_link(actor=None, person=person, at=at)


def end_sessions(person: Person) -> None:
    """Sign the person out of every browser."""
    PersonSession.objects.filter(person_id=person.pk).delete()
