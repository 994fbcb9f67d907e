"""The deeds on cases, decisions and papers: the only way in which they change."""

from .releasing import close_phase, release_version

__all__ = ["close_phase", "release_version"]
