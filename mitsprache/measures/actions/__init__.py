"""The deeds on measures and reports: the only way in which they change."""

from .drafting import (
    Facts,
    create_measure,
    create_measures_of_version,
    edit_measure,
    link_cases,
    publish_measure,
    unlink_case,
    withdraw_measure,
)
from .money import MoneyEntry, remove_money, say_money_unknown, set_money
from .progressing import (
    StateEntry,
    add_evidence,
    add_reading,
    remove_evidence,
    remove_milestone,
    report_progress,
    set_indicator,
    set_milestone,
)
from .refusals import (
    AlreadyThere,
    ChangedMeanwhile,
    EntryWrong,
    MeasureRefused,
    NotAdopted,
    NotDecided,
    NotPossibleNow,
    ReasonMissing,
)
from .reporting import discard_report, make_report, publish_report
from .sheets import apply_update_sheet, make_update_sheet

__all__ = [
    "AlreadyThere",
    "ChangedMeanwhile",
    "EntryWrong",
    "Facts",
    "MeasureRefused",
    "MoneyEntry",
    "NotAdopted",
    "NotDecided",
    "NotPossibleNow",
    "ReasonMissing",
    "StateEntry",
    "add_evidence",
    "add_reading",
    "apply_update_sheet",
    "create_measure",
    "create_measures_of_version",
    "discard_report",
    "edit_measure",
    "link_cases",
    "make_report",
    "make_update_sheet",
    "publish_measure",
    "publish_report",
    "remove_evidence",
    "remove_milestone",
    "remove_money",
    "report_progress",
    "say_money_unknown",
    "set_indicator",
    "set_milestone",
    "set_money",
    "unlink_case",
    "withdraw_measure",
]
