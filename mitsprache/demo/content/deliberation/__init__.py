"""Who discussed the demo's contributions, and what became of each."""

from .heat import HEAT
from .integration import INTEGRATION

DELIBERATIONS = (INTEGRATION, HEAT)

__all__ = ["DELIBERATIONS"]
