"""Which state of a measure may follow which.

Codes of contracts.md; the words are those in which a council asked for the state of every measure
(reference: domain 3.4): finished, under way, in preparation, not begun; and stopped.
"""

# Life goes back and forth: what was under way can fall back to preparation, and what was stopped
# can be taken up again. A report of the same state is a step, too: it is written down.
MEASURE_STEPS = {
    "not_begun": frozenset({"not_begun", "in_preparation", "under_way", "finished", "stopped"}),
    "in_preparation": frozenset(
        {"in_preparation", "not_begun", "under_way", "finished", "stopped"}
    ),
    "under_way": frozenset({"under_way", "in_preparation", "finished", "stopped"}),
    "finished": frozenset({"finished", "under_way"}),
    "stopped": frozenset({"stopped", "not_begun", "in_preparation", "under_way"}),
}

# What nobody likes to read: it is never said without its reason.
BAD_NEWS = ("not_begun", "stopped")
# What is over: no update is owed any more.
ENDED = ("finished", "stopped")
