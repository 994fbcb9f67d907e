"""The demo city's projects, the seed first; the order is that of their entry in the list."""

from mitsprache.demo.content.projects.green import HEAT, TREES
from mitsprache.demo.content.projects.ideas import GARDEN, MUSEUM
from mitsprache.demo.content.projects.integration import INTEGRATION
from mitsprache.demo.content.projects.learning import LIBRARY, SCHOOL_YARD
from mitsprache.demo.content.projects.riverside import RIVERSIDE
from mitsprache.demo.content.projects.squares import (
    NEIGHBOURHOOD_SQUARE,
    VILLAGE_SQUARE,
)
from mitsprache.demo.content.projects.stopped import BRIDGE, GARAGE, POOL
from mitsprache.demo.content.projects.streets import CYCLE_ROUTE, HUBS
from mitsprache.demo.content.projects.unpublished import (
    EVENING_MARKET,
    NIGHT_BUS,
    PLAYGROUND_TWIN,
)
from mitsprache.demo.content.projects.without_participation import (
    BUS_STOPS,
    FIRE_STATION,
    SOLAR_ROOFS,
)
from mitsprache.demo.content.projects.youth_and_sport import (
    PLAYGROUND,
    SPORTS_GROUND,
    YOUTH_CENTRE,
)

SHEETS = (
    INTEGRATION,
    RIVERSIDE,
    SCHOOL_YARD,
    CYCLE_ROUTE,
    TREES,
    LIBRARY,
    VILLAGE_SQUARE,
    SOLAR_ROOFS,
    SPORTS_GROUND,
    POOL,
    GARDEN,
    FIRE_STATION,
    BRIDGE,
    GARAGE,
    MUSEUM,
    HUBS,
    HEAT,
    YOUTH_CENTRE,
    NEIGHBOURHOOD_SQUARE,
    BUS_STOPS,
    PLAYGROUND,
    PLAYGROUND_TWIN,
    EVENING_MARKET,
    NIGHT_BUS,
)
