"""What the app announces; who listens is the table in ARCHITECTURE.md.

Each is sent once per case, inside the transaction of the deed.
"""

from django.dispatch import Signal

case_routed = Signal()  # case, group: the lead group has it on its table
case_discussed = Signal()  # case, sitting
case_recommended = Signal()  # recommendation: of the lead group
case_decided = Signal()  # decision: approved, its answer waits for its hour
decision_released = Signal()  # decision: public from now on
decision_worked_in = Signal()  # decision, version: it stands in the released text
cases_joined = Signal()  # case, into
contribution_held = Signal()  # screening: what was public or waited is held back, with a reason
