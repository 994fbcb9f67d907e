"""Who may contribute to and support contributions of a consultation."""

from typing import Any

from mitsprache.accounts.rules import is_person

from ..models import Consultation
from .refusals import AccountNeeded, NotInvited


def refuse_strangers(consultation: Consultation, *, actor: Any, email: str) -> None:
    """Pass whoever the consultation is open to, by the row as it is stored.

    `email` is the address of the account, or the one that a guest has typed and will confirm.
    Raises AccountNeeded, NotInvited.
    """
    if consultation.who == Consultation.Who.REGISTERED and not is_person(actor):
        raise AccountNeeded
    invited_only = consultation.who == Consultation.Who.INVITED
    if invited_only and not consultation.invited.filter(email=email.lower()).exists():
        raise NotInvited
