"""The private link of a registration: the same in every mail about it.

It is signed instead of stored: no row, dump or backup holds it, and a reminder can bring it months
after the first mail. It ends when name and address are forgotten.
"""

from django.core.signing import BadSignature, Signer

from ..models import Registration

_SALT = "mitsprache.events.registration"


def token_of(registration: Registration) -> str:
    """What stands in the link; empty for whoever has an account or has left no address."""
    if registration.guest_id is None:
        return ""
    return Signer(salt=_SALT).sign(str(registration.pk))


def registration_of(token: str) -> Registration | None:
    """The registration that a guest's link leads to; None for what is unknown or forgotten."""
    try:
        key = int(Signer(salt=_SALT).unsign(token))
    except (BadSignature, ValueError):
        return None
    found = Registration.objects.filter(pk=key).exclude(guest=None)
    return found.select_related("event", "session", "guest").first()
