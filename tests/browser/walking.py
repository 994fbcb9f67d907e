"""A walk through the pages of an area: axe finds nothing, and nothing scrolls sideways.

Each page is loaded once and then looked at in several looks. On the way no page may ask another
host for anything or meet its own policy (P-08, the fixture `visitor`).
"""

from collections.abc import Callable, Sequence
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page as Tab

from tests.browser import pages
from tests.browser.conftest import Site

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RULES = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}
RUN = """async options => (await axe.run(document, options)).violations.flatMap(rule =>
    rule.nodes.map(node => [rule.id, node.target.join(' '), node.html.slice(0, 160)]))"""

Look = tuple[str, int]
EVERY_LOOK: list[Look] = [("light", 1280), ("dark", 1280), ("dark", 320), ("light", 320)]
# Every scheme and every width, on every page of a suite that is run many times a day.
TWO_LOOKS: list[Look] = [("light", 1280), ("dark", 320)]


def walk(
    area: str, prefix: str, looks: Sequence[Look], *, tab: Callable[[str], Tab], site: Site
) -> list[str]:
    """What is wrong with the pages of an area in the language of `prefix`."""
    wrong = []
    for page in pages.pages(area):
        if prefix and page in pages.PAGES["api-docs"]:
            continue  # the same in every language
        opened = tab(page.role)
        path = pages.in_language(page.path.format(**site.places), prefix)
        who = f"{path} as {page.role or 'nobody'}"
        response = opened.goto(path)
        if response is None or response.status != page.status:
            wrong.append(f"{who}: {response and response.status}")
            continue
        if opened.url != f"{site.url}{path}":
            wrong.append(f"{who} leads to {opened.url}")
        wrong += [f"{who}: {fault}" for fault in faults(opened, looks)]
    return wrong


def faults(tab: Tab, looks: Sequence[Look] = EVERY_LOOK) -> list[str]:
    """What is wrong with the page that the tab shows, with everything unfolded."""
    found = []
    tab.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    tab.evaluate(AXE_SCRIPT)
    for scheme, width in looks:
        tab.emulate_media(color_scheme=scheme)
        tab.set_viewport_size({"width": width, "height": 900})
        broken: list[Any] = tab.evaluate(RUN, RULES)
        found += [f"{scheme} {width}: {rule} at {place}: {html}" for rule, place, html in broken]
        if tab.evaluate("document.documentElement.scrollWidth > innerWidth"):
            found.append(f"{scheme} {width}: scrolls sideways")
    return found
