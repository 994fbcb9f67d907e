"""Erasing a person: what is hers goes, what she said in public stays without her name."""

import datetime as dt

from django.db import transaction

from mitsprache.accounts import actions as accounts
from mitsprache.accounts.models import Person
from mitsprache.comments.models import Comment
from mitsprache.common import audit, clock
from mitsprache.common.models import OutboxMail
from mitsprache.common.permissions import Actor, authorize
from mitsprache.directory.actions import end_all_memberships
from mitsprache.moderation.models import Notice


@transaction.atomic
def erase_person(*, actor: Actor, person: Person, at: dt.datetime | None = None) -> None:
    """Delete the account for good (GDPR Art. 17); the person does it herself.

    Gone: address, name, password, second factors, links, sessions, roles, memberships, mail to
    her (also what has not left yet), her name on what she reported. Kept: the texts, without
    author, so that no answer loses its question (17(3)); the audit log, which holds ids only.
    Raises NotAllowed, LastCoordinator.
    """
    authorize(actor, "accounts.delete_own_account", person)
    at = at or clock.database_now()
    person = Person.objects.select_for_update().get(pk=person.pk)
    accounts.refuse_last_coordinator(person)
    accounts.end_all_roles(actor=actor, person=person, at=at)
    end_all_memberships(actor=actor, person=person, at=at)
    accounts.end_sessions(person)
    OutboxMail.objects.filter(to=person.email).delete()
    Comment.objects.filter(author=person).update(author=None)
    Notice.objects.filter(email__iexact=person.email).update(name="", email="")
    audit.record(actor=actor, verb="privacy.erase_person", subject=person, at=at)
    person.delete()
