"""Reads about accounts that no page may make for itself."""

import datetime as dt
import hashlib

from django.utils.crypto import constant_time_compare, salted_hmac

from mitsprache.common import clock

from .models import Person, Role, SignInLink


def person_with_address(address: str) -> Person | None:
    """The account of exactly this (tidied) address, in use or not; one query."""
    return Person.objects.filter(email=address).first()


def addresses_of(role: Role) -> list[str]:
    """Where the platform writes to everybody who holds the role now; one query."""
    holders = Person.objects.filter(is_active=True, grants__role=role, grants__ended_at=None)
    return list(holders.values_list("email", flat=True))


def invited_by(token: str, at: dt.datetime | None = None) -> Person | None:
    """Whose one-time link this is, while it can still be used."""
    link = (
        SignInLink.objects.select_related("person").filter(token_hash=hash_of_token(token)).first()
    )
    if link is None or not is_live(link, at or clock.database_now()):
        return None
    return link.person


def hash_of_token(token: str) -> str:
    """How a token stands in the database; tokens are random, so a plain hash is enough."""
    return hashlib.sha256(token.encode()).hexdigest()


def state_of(person: Person) -> str:
    """What a link is bound to: the account's address and password when it was made."""
    return salted_hmac("accounts.link", f"{person.email}\0{person.password}").hexdigest()


def is_live(link: SignInLink, at: dt.datetime) -> bool:
    """Unused, not expired, and address and password are still those of its making (A-07)."""
    return (
        link.used_at is None
        and link.expires_at > at
        and constant_time_compare(link.state_hash, state_of(link.person))
    )
