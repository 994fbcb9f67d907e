"""The deeds on events and registrations: the only way in which they change."""

from .door import check_in, undo_check_in, walk_in
from .entries import Needs
from .files import add_file, remove_file
from .forgetting import delete_needs, delete_unconfirmed, forget_attendee, forget_names
from .planning import (
    EventEntry,
    cancel_event,
    change_event,
    create_event,
    open_event,
    publish_event,
)
from .refusals import (
    ChangedMeanwhile,
    ConfirmedExceed,
    EntryWrong,
    EventCancelled,
    EventRefused,
    ForeignSession,
    LinkSpent,
    NotPossibleNow,
    NotPublished,
    RegisteredAlready,
    RegistrationClosed,
)
from .registering import cancel_registration, confirm_registration, register
from .reminding import take_reminders
from .results import add_photo, publish_results, remove_photo, write_result
from .sessions import SessionEntry, set_sessions
from .staff import accept_for, cancel_for, register_for
from .waiting import accept_offer, end_lapsed_offers

__all__ = [
    "ChangedMeanwhile",
    "ConfirmedExceed",
    "EntryWrong",
    "EventCancelled",
    "EventEntry",
    "EventRefused",
    "ForeignSession",
    "LinkSpent",
    "Needs",
    "NotPossibleNow",
    "NotPublished",
    "RegisteredAlready",
    "RegistrationClosed",
    "SessionEntry",
    "accept_for",
    "accept_offer",
    "add_file",
    "add_photo",
    "cancel_event",
    "cancel_for",
    "cancel_registration",
    "change_event",
    "check_in",
    "confirm_registration",
    "create_event",
    "delete_needs",
    "delete_unconfirmed",
    "end_lapsed_offers",
    "forget_attendee",
    "forget_names",
    "open_event",
    "publish_event",
    "publish_results",
    "register",
    "register_for",
    "remove_file",
    "remove_photo",
    "set_sessions",
    "take_reminders",
    "undo_check_in",
    "walk_in",
    "write_result",
]
