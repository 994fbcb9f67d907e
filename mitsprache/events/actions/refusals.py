"""Why an action was refused; each says it in words for the person who asked."""

import datetime as dt

from django.utils.formats import date_format
from django.utils.translation import gettext as _


class EventRefused(Exception):
    """Nothing was changed. `field` names the entry that the message belongs to, or is empty.

    `code` is stable: the API answers with it.
    """

    field = ""
    code = "refused"


class EntryWrong(EventRefused):
    """An entry is missing, too long or impossible; `row` is the session it belongs to, from 1."""

    def __init__(self, field: str, words: str, *, row: int | None = None) -> None:
        super().__init__(words)
        self.field = field
        self.row = row


class NotPublished(EventRefused):
    code = "not_published"

    def __init__(self) -> None:
        super().__init__(_("This event is not published."))


class EventCancelled(EventRefused):
    code = "cancelled"

    def __init__(self) -> None:
        super().__init__(_("This event is cancelled."))


class RegistrationClosed(EventRefused):
    """Too late, or the event needs no registration."""

    code = "closed"

    def __init__(self, until: dt.datetime | None = None) -> None:
        if until is None:
            super().__init__(_("For this event nobody needs to register."))
        else:
            words = _("Registration ended on %(day)s.")
            super().__init__(words % {"day": date_format(until, "DATETIME_FORMAT")})


class ForeignSession(EventRefused):
    field = "session"
    code = "foreign_session"

    def __init__(self) -> None:
        super().__init__(_("Please choose one of the sessions of this event."))


class RegisteredAlready(EventRefused):
    code = "registered_already"

    def __init__(self) -> None:
        super().__init__(_("You are registered for this event already."))


class LinkSpent(EventRefused):
    """The link is unknown, too old, or what it led to has ended."""

    code = "link_spent"

    def __init__(self) -> None:
        super().__init__(_("This link is no longer valid."))


class NotPossibleNow(EventRefused):
    """The registration or the event is in a state from which this step does not lead."""

    code = "not_possible_now"

    def __init__(self, words: str = "") -> None:
        super().__init__(words or _("This is no longer possible: the state has changed."))


class ConfirmedExceed(EventRefused):
    """Fewer places than are taken already; `row` as in EntryWrong."""

    field = "capacity"
    code = "confirmed_exceed"

    def __init__(self, taken: int, *, row: int | None = None) -> None:
        self.row = row
        words = _("%(taken)d places are taken already; there cannot be fewer than that.")
        super().__init__(words % {"taken": taken})


class ChangedMeanwhile(EventRefused):
    """Somebody else has saved the event since the page was opened."""

    code = "changed_meanwhile"

    def __init__(self) -> None:
        words = _("Somebody has changed this event since you opened it. Please look at it again.")
        super().__init__(words)
