"""The deeds on cases, decisions and papers: the only way in which they change."""

from .adopting import link_adoption, unlink_adoption
from .capturing import Line, capture_lines
from .deciding import (
    approve_decision,
    approve_decisions,
    change_decision,
    decide_as_recommended,
    draft_decision,
    drop_decision,
    release_due_decisions,
)
from .discussing import add_note, discuss_cases, plan_sitting
from .opening import follow_wording, lapse, open_case, open_missing_cases, show_again
from .packets import make_packet
from .recommending import Votes, recommend
from .refusals import (
    AlreadyDecided,
    DeliberationRefused,
    EntryWrong,
    MovedMeanwhile,
    NothingNew,
    NotPossibleNow,
    NotReadable,
    NotRecommended,
    NotToBeWorkedIn,
    NotWithGroup,
    NotYetOver,
    PhaseClosed,
    SameEyes,
    StillMissing,
    UnknownCases,
)
from .releasing import close_phase, release_version
from .routing import (
    assign_handler,
    change_owner,
    hand_over_case,
    route_case,
    route_cases,
    route_waiting,
    send_back_case,
    set_due,
    set_topic,
)
from .rules_of_routing import add_rule, remove_rule
from .screening import (
    hold_contribution,
    mark_for_redaction,
    publish_contribution,
    screen_cases,
)
from .shaping import SplitPart, join_cases, rename_case, split_case, undo_join
from .text_blocks import write_text_block

__all__ = [
    "AlreadyDecided",
    "DeliberationRefused",
    "EntryWrong",
    "Line",
    "MovedMeanwhile",
    "NotPossibleNow",
    "NotReadable",
    "NotRecommended",
    "NotToBeWorkedIn",
    "NotWithGroup",
    "NotYetOver",
    "NothingNew",
    "PhaseClosed",
    "SameEyes",
    "SplitPart",
    "StillMissing",
    "UnknownCases",
    "Votes",
    "add_note",
    "add_rule",
    "approve_decision",
    "approve_decisions",
    "assign_handler",
    "capture_lines",
    "change_decision",
    "change_owner",
    "close_phase",
    "decide_as_recommended",
    "discuss_cases",
    "draft_decision",
    "drop_decision",
    "follow_wording",
    "hand_over_case",
    "hold_contribution",
    "join_cases",
    "lapse",
    "link_adoption",
    "make_packet",
    "mark_for_redaction",
    "open_case",
    "open_missing_cases",
    "plan_sitting",
    "publish_contribution",
    "recommend",
    "release_due_decisions",
    "release_version",
    "remove_rule",
    "rename_case",
    "route_case",
    "route_cases",
    "route_waiting",
    "screen_cases",
    "send_back_case",
    "set_due",
    "set_topic",
    "show_again",
    "split_case",
    "undo_join",
    "unlink_adoption",
    "write_text_block",
]
