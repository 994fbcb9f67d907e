"""How good a sheet is: what it still has to state, what has run out, what looks like another.

Nothing here writes or decides; editors see it while they work, `actions.publish_sheet` asks for
the few gaps that may not be published (`ALWAYS`).
"""

from .dates import Expired, expired_statements, is_overdue
from .gaps import ALWAYS, CODES, Gap, cost_fault, gaps, is_reachable
from .twins import Twin, all_near_twins, near_twins, sketch

__all__ = [
    "ALWAYS",
    "CODES",
    "Expired",
    "Gap",
    "Twin",
    "all_near_twins",
    "cost_fault",
    "expired_statements",
    "gaps",
    "is_overdue",
    "is_reachable",
    "near_twins",
    "sketch",
]
