"""The demo's consultations: one that ended long ago, one in which people can take part now."""

from .heat import HEAT
from .integration import INTEGRATION

CONSULTATIONS = (INTEGRATION, HEAT)

__all__ = ["CONSULTATIONS"]
