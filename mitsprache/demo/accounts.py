"""The passwords of the demo accounts: public on one's own machine, random on an open one."""

import secrets

from django.conf import settings
from django.db import transaction

from mitsprache.accounts import actions
from mitsprache.accounts.models import Person
from mitsprache.demo import content


def passwords() -> dict[str, str]:
    """A password for each demo account, by key: the published one, or random ones.

    Random where MITSPRACHE_DEMO_OPEN shows the demo to other machines.
    """
    if settings.MITSPRACHE_DEMO_OPEN:
        return {account.key: secrets.token_urlsafe(12) for account in content.ACCOUNTS}
    return {account.key: content.PASSWORD for account in content.ACCOUNTS}


def are_there() -> bool:
    """Whether this database holds the demo accounts; with synthetic data alone it does not."""
    return Person.objects.filter(email=content.ACCOUNTS[0].email).exists()


def have_public_password() -> bool:
    """Whether the published password still opens any of the demo accounts."""
    people = Person.objects.filter(email__in=[account.email for account in content.ACCOUNTS])
    return any(person.check_password(content.PASSWORD) for person in people)


@transaction.atomic
def set_passwords(chosen: dict[str, str]) -> None:
    """Give the accounts their passwords, by key; signs them out everywhere."""
    for account in content.ACCOUNTS:
        person = Person.objects.filter(email=account.email).first()
        if person is not None:
            actions.set_password(actor=person, password=chosen[account.key])
