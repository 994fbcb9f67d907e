"""The deeds on documents, consultations and contributions: the only way in which they change.

`actions.window` decides by the deadline; pages take their form tokens from it.
"""

from .adopting import adopt_version
from .confirming import confirm_contribution, delete_unconfirmed, drop_unconfirmed
from .consulting import (
    change_consultation,
    change_last_day,
    create_consultation,
    invite_addresses,
    publish_consultation,
)
from .contributing import Submitted, submit_contribution
from .documents import (
    FieldEntry,
    NewSection,
    create_document,
    set_action_fields,
    write_sections,
)
from .editing import (
    Part,
    edit_section,
    insert_section,
    merge_sections,
    move_section,
    remove_section,
    split_section,
)
from .entering import enter_contribution
from .freezing import Correction
from .moderating import (
    hide_contribution,
    hold_contribution,
    release_contribution,
    release_contributions,
    restore_contribution,
)
from .own import edit_contribution, withdraw_contribution
from .refusals import (
    AccountNeeded,
    AdoptionImpossible,
    Closed,
    ConsultationRefused,
    EditedMeanwhile,
    EntryWrong,
    ForeignSection,
    LinkSpent,
    MappingWrong,
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
    "AdoptionImpossible",
    "Closed",
    "ConsultationRefused",
    "Correction",
    "EditedMeanwhile",
    "EntryWrong",
    "FieldEntry",
    "ForeignSection",
    "LinkSpent",
    "MappingWrong",
    "NewSection",
    "NotInWork",
    "NotInvited",
    "NotPublished",
    "NotReadable",
    "NotYetOpen",
    "Part",
    "PassageNotFound",
    "StructureWrong",
    "Submitted",
    "SupportOff",
    "WindowShortened",
    "WindowWrong",
    "adopt_version",
    "change_consultation",
    "change_last_day",
    "confirm_contribution",
    "create_consultation",
    "create_document",
    "delete_unconfirmed",
    "drop_unconfirmed",
    "edit_contribution",
    "edit_section",
    "enter_contribution",
    "hide_contribution",
    "hold_contribution",
    "insert_section",
    "invite_addresses",
    "merge_sections",
    "move_section",
    "publish_consultation",
    "release_contribution",
    "release_contributions",
    "remove_section",
    "restore_contribution",
    "set_action_fields",
    "split_section",
    "submit_contribution",
    "support_contribution",
    "unsupport_contribution",
    "withdraw_contribution",
    "write_sections",
]
