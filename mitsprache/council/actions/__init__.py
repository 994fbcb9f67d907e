"""The deeds on what is kept of the council's work: the only way in which it changes."""

from .importing import import_council_data
from .records import save_body, save_paper, save_resolution

__all__ = ["import_council_data", "save_body", "save_paper", "save_resolution"]
