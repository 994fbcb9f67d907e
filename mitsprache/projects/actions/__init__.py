"""The deeds on projects: the only way in which a sheet and its records change."""

from .costs import rebase_cost
from .counts import recount
from .creating import create_project, rename_address, save_draft
from .publishing import publish_sheet, run_schedule
from .refusals import AddressTaken, AlreadyKept, ReasonMissing, SheetRefused
from .running import (
    change_state,
    hand_over,
    keep_promise,
    set_commenting,
    withdraw_project,
)

__all__ = [
    "AddressTaken",
    "AlreadyKept",
    "ReasonMissing",
    "SheetRefused",
    "change_state",
    "create_project",
    "hand_over",
    "keep_promise",
    "publish_sheet",
    "rebase_cost",
    "recount",
    "rename_address",
    "run_schedule",
    "save_draft",
    "set_commenting",
    "withdraw_project",
]
