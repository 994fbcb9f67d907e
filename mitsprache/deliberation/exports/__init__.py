"""Files that go out: packets for the working groups, return sheets, the synopsis."""
