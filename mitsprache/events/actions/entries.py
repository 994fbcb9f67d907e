"""What somebody types in to come, checked and tidied; shared by every way to a seat."""

import hashlib
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from mitsprache.common.text import tidy_line

from ..models import Event, Session
from ..models.registration import NEED_LENGTH
from .refusals import EntryWrong, ForeignSession

NAME_LENGTH = 120


@dataclass(frozen=True, slots=True)
class Needs:
    """What somebody needs to be able to come; every entry may stay empty."""

    accessibility: str = ""
    interpreting: str = ""
    child_care: str = ""
    diet: str = ""

    @property
    def any(self) -> bool:
        return bool(self.accessibility or self.interpreting or self.child_care or self.diet)


def session_of(event: Event, session: Session | None) -> Session | None:
    """The session as chosen; one has to be chosen where there are several."""
    if session is None:
        if event.sessions.exists():
            raise ForeignSession
        return None
    found = event.sessions.filter(pk=session.pk).first()
    if found is None:
        raise ForeignSession
    return found


def check_seats(event: Event, session: Session | None, seats: int) -> None:
    if not 1 <= seats <= event.seats_each:
        words = _("Please register between 1 and %(most)d people at once.")
        raise EntryWrong("seats", words % {"most": event.seats_each})
    capacities = [event.capacity, session.capacity if session else None]
    if any(limit is not None and seats > limit for limit in capacities):
        raise EntryWrong("seats", _("There are not so many places in all."))


def stored_key(event: Event, writer: str, submission_key: str) -> str:
    scope = f"{event.pk}\0{writer}\0{submission_key}"
    return hashlib.sha256(scope.encode(errors="replace")).hexdigest()


def email_of(text: str) -> str:
    address = text.strip().lower()
    try:
        validate_email(address)
    except ValidationError:
        raise EntryWrong("email", _("Please enter an e-mail address.")) from None
    if len(address) > 254:
        raise EntryWrong("email", _("Please enter an e-mail address."))
    return address


def name_of(text: str) -> str:
    """The name of somebody without account."""
    name = line_of(text)
    if not name:
        raise EntryWrong("name", _("Please say by which name we may greet you."))
    return name


def line_of(text: str) -> str:
    """A name that may stay empty."""
    name = tidy_line(text)
    if len(name) > NAME_LENGTH:
        words = _("Please write at most %(most)d characters.")
        raise EntryWrong("name", words % {"most": NAME_LENGTH})
    return name


def needs_of(needs: Needs) -> Needs:
    entries = {name: tidy_line(getattr(needs, name)) for name in Needs.__slots__}
    for name, text in entries.items():
        most = 60 if name == "interpreting" else NEED_LENGTH
        if len(text) > most:
            raise EntryWrong(name, _("Please write at most %(most)d characters.") % {"most": most})
    return Needs(**entries)
