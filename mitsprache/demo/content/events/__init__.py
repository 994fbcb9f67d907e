"""Events of the demo city: the source's own and invented ones."""

from .coming import COMING_EVENTS
from .integration import INTEGRATION_EVENTS

EVENTS = INTEGRATION_EVENTS + COMING_EVENTS

__all__ = ["EVENTS"]
