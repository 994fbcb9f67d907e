"""Files that come in: the sheet in which an office reports on all its measures at once."""
