"""Which state may follow which, for comments and for requests to an office."""

# visible -> held: its author changed a text in a thread where everything is read beforehand.
COMMENT_STEPS = {
    "held": frozenset({"visible", "hidden", "withdrawn"}),
    "visible": frozenset({"held", "hidden", "withdrawn"}),
    "hidden": frozenset({"visible", "withdrawn"}),
    "withdrawn": frozenset[str](),
}

# with_office -> with_office is the hand-over to another office; released answers stay as they are.
REQUEST_STEPS = {
    "with_office": frozenset({"with_office", "drafted"}),
    "drafted": frozenset({"with_office", "drafted", "released"}),
    "released": frozenset[str](),
}
