"""The ordinary pages in three languages; the order is that of the footer's menu."""

from mitsprache.demo.content.pages.access import ACCESSIBILITY, PLAIN_LANGUAGE
from mitsprache.demo.content.pages.legal import IMPRINT, PRIVACY
from mitsprache.demo.content.pages.news import TREES_COUNTED, WALK, YOUTH_COUNCIL
from mitsprache.demo.content.pages.welcome import ABOUT, HELP, HOME, RULES

INFO_PAGES = (ABOUT, HELP, RULES, PLAIN_LANGUAGE, ACCESSIBILITY, PRIVACY, IMPRINT)
NEWS_PAGES = (YOUTH_COUNCIL, TREES_COUNTED, WALK)

__all__ = ["HOME", "INFO_PAGES", "NEWS_PAGES"]
