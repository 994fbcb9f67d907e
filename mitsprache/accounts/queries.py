"""Reads about accounts that no page may make for itself."""

import datetime as dt

from mitsprache.common import clock

from .actions import hash_of_token, is_live
from .models import Person, SignInLink


def person_with_address(address: str) -> Person | None:
    """The account of exactly this (tidied) address, in use or not; one query."""
    return Person.objects.filter(email=address).first()


def invited_by(token: str, at: dt.datetime | None = None) -> Person | None:
    """Whose one-time link this is, while it can still be used."""
    link = (
        SignInLink.objects.select_related("person").filter(token_hash=hash_of_token(token)).first()
    )
    if link is None or not is_live(link, at or clock.database_now()):
        return None
    return link.person
