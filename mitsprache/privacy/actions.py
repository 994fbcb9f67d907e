"""Erasing a person: what is hers goes, what she said in public stays without her name."""

import datetime as dt

from django.db import transaction
from django.db.models import QuerySet

from mitsprache.accounts import actions as accounts
from mitsprache.accounts.models import Guest, Person
from mitsprache.comments.models import Comment
from mitsprache.common import audit, clock, pages
from mitsprache.common.models import OutboxMail
from mitsprache.common.permissions import Actor, authorize
from mitsprache.consultations.actions import LinkSpent, drop_unconfirmed
from mitsprache.consultations.models import Consultation, Contribution, Contributor, Invited
from mitsprache.consultations.queries.receipts import contributions_of_token
from mitsprache.directory.actions import end_all_memberships
from mitsprache.events.actions import forget_attendee
from mitsprache.events.queries.links import registration_of
from mitsprache.groups.models import Membership
from mitsprache.moderation.models import Notice
from mitsprache.notifications.models import StepWish


@transaction.atomic
def erase_person(*, actor: Actor, person: Person, at: dt.datetime | None = None) -> None:
    """Delete the account for good (GDPR Art. 17); the person does it herself.

    Gone: address, name, password, second factors, links, sessions, roles, memberships, mail to
    her (also what has not left yet), her wishes for mails, her seat in working groups, her
    registrations for events with all that she needs, her name on what she reported and
    contributed, also without account from the same address. Kept: the texts, without author, so
    that no answer loses its question (17(3)), and the count of supports; the audit log, which
    holds ids only.
    Raises NotAllowed, LastCoordinator.
    """
    authorize(actor, "accounts.delete_own_account", person)
    at = at or clock.database_now()
    # Events are locked before people, as registering does; once more for what came in between.
    forget_attendee(person=person, at=at)
    person = Person.objects.select_for_update().get(pk=person.pk)
    accounts.refuse_last_coordinator(person)
    accounts.end_all_roles(actor=actor, person=person, at=at)
    end_all_memberships(actor=actor, person=person, at=at)
    accounts.end_sessions(person)
    _leave_groups(person, at=at)
    Comment.objects.filter(author=person).update(author=None)
    _anonymise(Contributor.objects.filter(person=person))
    forget_attendee(person=person, at=at)
    paper = Contributor.objects.filter(kind=Contributor.Kind.PAPER, email__iexact=person.email)
    StepWish.objects.filter(contributor__in=paper).delete()
    for guest in Guest.objects.filter(email__iexact=person.email):
        _forget_guest(guest, actor=actor, at=at)
    paper.update(name="", organisation="", email="")
    # Last, because giving back her places has just written to her.
    OutboxMail.objects.filter(to=person.email).delete()
    Invited.objects.filter(email__iexact=person.email).delete()
    Notice.objects.filter(email__iexact=person.email).update(name="", email="")
    audit.record(actor=actor, verb="privacy.erase_person", subject=person, at=at)
    person.delete()


@transaction.atomic
def erase_guest(*, token: str, at: dt.datetime | None = None) -> None:
    """Delete somebody without account for good (GDPR Art. 17), asked for by a private link of hers:
    that of a contribution, or of a registration for an event.

    Gone: her address, her name with everything that she contributed, what she has not confirmed
    yet, her registrations and needs, mail to her, her links. Kept: the texts, with reference,
    count and answer. Raises LinkSpent (unknown, or erased before).
    """
    guest = Guest.objects.filter(
        contributors__contributions__in=contributions_of_token(token)
    ).first()
    if guest is None and (registration := registration_of(token)):
        guest = registration.guest
    if guest is None:
        raise LinkSpent
    _forget_guest(guest, actor=None, at=at or clock.database_now())


def _forget_guest(guest: Guest, *, actor: Actor | None, at: dt.datetime) -> None:
    forget_attendee(guest=guest, at=at)
    guest = Guest.objects.select_for_update().get(pk=guest.pk)
    contributors = Contributor.objects.filter(guest=guest)
    hers = Contribution.objects.filter(contributor__in=contributors)
    drop_unconfirmed(hers, at=at)
    hers.update(token_hash="", confirm_hash="")
    _anonymise(contributors)
    forget_attendee(guest=guest, at=at)
    OutboxMail.objects.filter(to=guest.email).delete()
    Notice.objects.filter(email__iexact=guest.email).update(name="", email="")
    audit.record(actor=actor, verb="privacy.erase_guest", subject=guest, at=at)
    guest.delete()


def _leave_groups(person: Person, *, at: dt.datetime) -> None:
    """Her seat ends; that somebody sat there in this capacity stays on record."""
    hers = Membership.objects.filter(person=person)
    hers.filter(ended_at=None).update(ended_at=at)
    hers.update(person=None, name="")


def _anonymise(contributors: QuerySet[Contributor]) -> None:
    """Texts, counts and answers stay as they are; pages know by the missing key that she left."""
    shown_in = Consultation.objects.filter(contributions__contributor__in=contributors).distinct()
    keys = [f"consultation:{pk}" for pk in shown_in.values_list("pk", flat=True)]
    contributors.update(name="", organisation="", email="", person=None, guest=None)
    pages.raise_version(*keys)
