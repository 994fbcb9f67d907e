"""Reads on cases: what the public is told, what is missing, who disagrees."""

from .conflicts import disagreeing, with_conflict
from .missing import missing_from_text, standing, to_be_worked_in, unanswered_before, unanswered_in
from .states import PublicState, public_state, states_of

__all__ = [
    "PublicState",
    "disagreeing",
    "missing_from_text",
    "public_state",
    "standing",
    "states_of",
    "to_be_worked_in",
    "unanswered_before",
    "unanswered_in",
    "with_conflict",
]
