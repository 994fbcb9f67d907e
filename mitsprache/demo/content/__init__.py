"""Everything that the demo city consists of, as plain data; see shapes.py for its conventions."""

from mitsprache.demo.content.city import CITY, OFFICES, TARGET_GROUPS, TOPICS
from mitsprache.demo.content.consultations import CONSULTATIONS
from mitsprache.demo.content.council import BODIES, RESOLUTIONS
from mitsprache.demo.content.deliberation import DELIBERATIONS
from mitsprache.demo.content.districts import DISTRICTS
from mitsprache.demo.content.events import EVENTS
from mitsprache.demo.content.measures import PROGRAMMES
from mitsprache.demo.content.pages import HOME, INFO_PAGES, NEWS_PAGES
from mitsprache.demo.content.people import (
    ACCOUNTS,
    NEIGHBOURS,
    OFFICE_TEAMS,
    PASSWORD,
    PEOPLE,
)
from mitsprache.demo.content.projects import SHEETS

__all__ = [
    "ACCOUNTS",
    "BODIES",
    "CITY",
    "CONSULTATIONS",
    "DELIBERATIONS",
    "DISTRICTS",
    "EVENTS",
    "HOME",
    "INFO_PAGES",
    "NEIGHBOURS",
    "NEWS_PAGES",
    "OFFICES",
    "OFFICE_TEAMS",
    "PASSWORD",
    "PEOPLE",
    "PROGRAMMES",
    "RESOLUTIONS",
    "SHEETS",
    "TARGET_GROUPS",
    "TOPICS",
]
