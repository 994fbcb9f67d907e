"""Which state may follow which, for events and for registrations.

`full` and `over` are no stored states: they follow from the places taken and from the clock
(times.state_at), so that nobody has to remember to set them.
"""

EVENT_STEPS = {
    "planned": frozenset({"open", "cancelled"}),
    # People can register, or simply come.
    "open": frozenset({"planned", "cancelled"}),
    "cancelled": frozenset[str](),
}

REGISTRATION_STEPS = {
    # Without account: waits for the link of its mail and holds no place.
    "unconfirmed": frozenset({"confirmed", "waiting", "cancelled"}),
    # Or comes all the same, and the door lets her in.
    "waiting": frozenset({"offered", "present", "cancelled"}),
    # A place is kept until the offer ends.
    "offered": frozenset({"confirmed", "present", "lapsed", "cancelled"}),
    "confirmed": frozenset({"present", "cancelled"}),
    # Checked in at the door; undone when it was the wrong line (then who was not registered goes,
    # and who waited waits again).
    "present": frozenset({"confirmed", "waiting", "cancelled"}),
    "lapsed": frozenset[str](),
    "cancelled": frozenset[str](),
}

# What takes places away from others.
HOLDS = ("offered", "confirmed", "present")
