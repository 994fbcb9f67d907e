"""Which state may follow which, for versions of a document and for contributions."""

VERSION_STEPS = {
    "working": frozenset({"released"}),
    "released": frozenset({"adopted"}),
    "adopted": frozenset[str](),
}

# received -> held: its author changed a text in a consultation where everything is read beforehand.
CONTRIBUTION_STEPS = {
    "unconfirmed": frozenset({"held", "received", "withdrawn"}),
    "held": frozenset({"received", "hidden", "withdrawn"}),
    "received": frozenset({"held", "hidden", "withdrawn"}),
    "hidden": frozenset({"received", "withdrawn"}),
    "withdrawn": frozenset[str](),
}
