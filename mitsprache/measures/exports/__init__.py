"""Files that go out: the register, return sheets, the feedback report."""
