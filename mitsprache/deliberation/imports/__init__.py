"""Files that come back: the return sheets of the working groups."""
