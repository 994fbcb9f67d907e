"""What the links of mails lead to."""

from django.db.models import Q

from mitsprache.accounts.queries import hash_of_token

from ..models import Registration


def registration_of(token: str) -> Registration | None:
    """The registration that a guest's link leads to; None for what is unknown or forgotten."""
    if not token:
        return None
    key = hash_of_token(token)
    found = Registration.objects.filter(Q(token_hash=key) | Q(offer_hash=key))
    return found.select_related("event", "session", "guest").first()
