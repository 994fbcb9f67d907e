"""Which state may follow which, for reports. Hiding and restoring move the comment itself."""

NOTICE_STEPS = {
    "open": frozenset({"upheld", "dismissed"}),
    "upheld": frozenset[str](),
    "dismissed": frozenset[str](),
}
