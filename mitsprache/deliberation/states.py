"""Which state may follow which, for cases and for decisions."""

CASE_STEPS = {
    # Came in; nobody has looked at it and no rule has sent it anywhere.
    "received": frozenset({"screened", "routed", "decided", "duplicate", "lapsed"}),
    # Looked at and public; waits for a group.
    "screened": frozenset({"routed", "decided", "duplicate", "lapsed"}),
    # A group has it on its table.
    "routed": frozenset(
        {"in_discussion", "recommended", "handed_over", "sent_back", "decided"}
        | {"duplicate", "lapsed"}
    ),
    "in_discussion": frozenset(
        {"in_discussion", "recommended", "handed_over", "sent_back", "decided"}
        | {"duplicate", "lapsed"}
    ),
    # The lead group has said what it thinks; it may say something else later.
    "recommended": frozenset(
        {"recommended", "in_discussion", "handed_over", "sent_back", "decided"}
        | {"duplicate", "lapsed"}
    ),
    # Given to another group, with a reason; that group has not taken it up yet.
    "handed_over": frozenset(
        {"in_discussion", "recommended", "handed_over", "sent_back", "decided"}
        | {"duplicate", "lapsed"}
    ),
    # Back at the participation office, with a reason: it belongs to nobody's field.
    "sent_back": frozenset({"routed", "decided", "duplicate", "lapsed"}),
    # Decided and approved by a second person; the answer waits for its hour. Called back before
    # that it is where it was: recommended, with its group, or at the participation office.
    "decided": frozenset({"answered", "recommended", "routed", "sent_back"}),
    # The decision and its reason are public, and stand until the hour of a correction.
    "answered": frozenset({"worked_in", "answered"}),
    # The decision stands in a released version; a correction is not in the text yet.
    "worked_in": frozenset({"answered"}),
    # Goes on under another case; opened again when that was a mistake.
    "duplicate": frozenset({"received"}),
    # No contribution of it is public any longer: withdrawn by its author or hidden.
    "lapsed": frozenset({"received"}),
}

DECISION_STEPS = {
    "drafted": frozenset({"approved", "dropped"}),
    # Approved by another person; released at once or at its hour, or called back before.
    "approved": frozenset({"released", "dropped"}),
    "released": frozenset[str](),
    "dropped": frozenset[str](),
}

# With no group: nobody has looked, nobody has it, or it came back.
WAITING = ("received", "screened", "sent_back")
# On a group's table, to be discussed and recommended.
WITH_GROUP = ("routed", "in_discussion", "recommended", "handed_over")
# Nobody has decided: it can still be routed, split, joined, and lapse.
UNDECIDED = (*WAITING, *WITH_GROUP)
# What still needs an answer.
OPEN = (*UNDECIDED, "decided")
# What has one.
ANSWERED = ("answered", "worked_in")
# What needs none: the answer is given elsewhere, or nothing public is left to answer.
CLOSED = ("duplicate", "lapsed")
