"""Layer A: axe finds nothing, and nothing scrolls sideways, on every page in every look.

Each page is loaded once for a language and then looked at in light and dark, wide and narrow.
"""

from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, BrowserContext
from playwright.sync_api import Page as Tab

from tests.abuse.world import own_routes
from tests.browser import pages
from tests.browser.conftest import PATIENCE, Site

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
EVERYTHING = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}
# What can differ between two schemes of the same width.
SCHEME = {
    "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]},
    "resultTypes": ["violations"],
}
LOOKS = [
    ("light", 1280, EVERYTHING),
    ("dark", 1280, SCHEME),
    ("dark", 320, EVERYTHING),
    ("light", 320, SCHEME),
]
RUN = """async options => (await axe.run(document, options)).violations.flatMap(rule =>
    rule.nodes.map(node => [rule.id, node.target.join(' '), node.html.slice(0, 160)]))"""


def test_every_route_is_looked_at_or_known_to_be_no_page() -> None:
    routes = {name or address for address, name in own_routes()}
    listed = {*pages.PAGES, *pages.ON_THE_WAY, *(set().union(*pages.NO_PAGE.values()))}
    assert routes - listed == set(), "put new pages into tests/browser/pages.py"
    assert listed - routes == set(), "gone from the URL configuration"


@pytest.fixture
def tab(browser: Browser, site: Site) -> Iterator[Callable[[str], Tab]]:
    """A tab for a role: each role has one context for the whole test."""
    contexts: dict[str, BrowserContext] = {}
    tabs: dict[str, Tab] = {}

    def open_as(role: str) -> Tab:
        if role not in tabs:
            contexts[role] = browser.new_context(
                base_url=site.url,
                locale="de-DE",
                reduced_motion="reduce",
                storage_state=site.signed_in(role),
            )
            tabs[role] = contexts[role].new_page()
            tabs[role].set_default_timeout(PATIENCE)
        return tabs[role]

    yield open_as
    for context in contexts.values():
        context.close()


def faults(tab: Tab, *, allowed: dict[tuple[str, str], str] | None = None) -> list[str]:
    """What is wrong with the page that the tab shows, with everything unfolded."""
    found = []
    tab.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    tab.evaluate(AXE_SCRIPT)
    for scheme, width, options in LOOKS:
        tab.emulate_media(color_scheme=scheme)
        tab.set_viewport_size({"width": width, "height": 900})
        found += [
            f"{scheme} {width}: {rule} at {place}: {html}"
            for rule, place, html in tab.evaluate(RUN, options)
            if (rule, place) not in (allowed or {})
        ]
        if tab.evaluate("document.documentElement.scrollWidth > innerWidth"):
            found.append(f"{scheme} {width}: scrolls sideways")
    return found


@pytest.mark.parametrize(
    ("area", "prefix"),
    [("public", ""), ("public", "/ar"), ("account", ""), ("account", "/ar"), ("desk", "")],
)
def test_no_page_has_a_barrier(
    tab: Callable[[str], Tab], site: Site, area: str, prefix: str
) -> None:
    wrong = []
    for page in pages.pages(area):
        if prefix and page in pages.PAGES["api-docs"]:
            continue  # the same in every language
        opened = tab(page.role)
        path = pages.in_language(page.path.format(**site.places), prefix)
        response = opened.goto(path)
        if response is None or response.status != page.status:
            wrong.append(f"{path} as {page.role or 'nobody'}: {response and response.status}")
            continue
        if opened.url != f"{site.url}{path}":
            wrong.append(f"{path} as {page.role or 'nobody'} leads to {opened.url}")
        wrong += [f"{path} as {page.role or 'nobody'}: {fault}" for fault in faults(opened)]
    assert wrong == []


@pytest.mark.parametrize("prefix", ["", "/ar"])
def test_the_pages_in_the_middle_of_signing_in_have_no_barrier(
    tab: Callable[[str], Tab], prefix: str
) -> None:
    page = tab("")
    page.goto(f"{prefix}/konto/registrieren/")
    page.locator("main form button").first.click()
    wrong = [f"sign-up, empty: {fault}" for fault in faults(page)]
    page.locator("[name=email]").fill(f"axe{prefix.strip('/')}@mail.example")
    page.locator("[name=display_name]").fill("Axe")
    page.locator("main form button").first.click()
    page.wait_for_url("**/konto/code/")
    wrong += [f"code: {fault}" for fault in faults(page)]
    page.goto(f"{prefix}/konto/anmelden/")
    page.locator("[name=login]").fill("group1@demo.example")
    page.locator("details summary").first.click()
    page.locator("[name=password]").fill("demo-mitsprache")
    page.locator("[name=way]").click()
    page.wait_for_url("**/konto/zweiter-faktor/**")
    wrong += [f"second factor: {fault}" for fault in faults(page)]
    assert wrong == []
