"""The deeds on documents, consultations and contributions: the only way in which they change.

`actions.window` decides by the deadline; pages take their form tokens from it.
"""

from .confirming import confirm_contribution, delete_unconfirmed, drop_unconfirmed
from .consulting import (
    change_consultation,
    change_last_day,
    create_consultation,
    invite_addresses,
    publish_consultation,
)
from .contributing import Submitted, submit_contribution
from .entering import enter_contribution
from .moderating import (
    hide_contribution,
    release_contribution,
    release_contributions,
    restore_contribution,
)
from .own import edit_contribution, withdraw_contribution
from .refusals import (
    AccountNeeded,
    Closed,
    ConsultationRefused,
    EditedMeanwhile,
    EntryWrong,
    ForeignSection,
    LinkSpent,
    NotInvited,
    NotInWork,
    NotPublished,
    NotReadable,
    NotYetOpen,
    PassageNotFound,
    StructureWrong,
    SupportOff,
    WindowShortened,
    WindowWrong,
)
from .supporting import support_contribution, unsupport_contribution

__all__ = [
    "AccountNeeded",
    "Closed",
    "ConsultationRefused",
    "EditedMeanwhile",
    "EntryWrong",
    "ForeignSection",
    "LinkSpent",
    "NotInWork",
    "NotInvited",
    "NotPublished",
    "NotReadable",
    "NotYetOpen",
    "PassageNotFound",
    "StructureWrong",
    "Submitted",
    "SupportOff",
    "WindowShortened",
    "WindowWrong",
    "change_consultation",
    "change_last_day",
    "confirm_contribution",
    "create_consultation",
    "delete_unconfirmed",
    "drop_unconfirmed",
    "edit_contribution",
    "enter_contribution",
    "hide_contribution",
    "invite_addresses",
    "publish_consultation",
    "release_contribution",
    "release_contributions",
    "restore_contribution",
    "submit_contribution",
    "support_contribution",
    "unsupport_contribution",
    "withdraw_contribution",
]
