"""Layer A on the public pages in German, and the proof that no page is left out."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page as Tab

from tests.abuse.world import own_routes
from tests.browser import pages
from tests.browser.conftest import Site
from tests.browser.walking import TWO_LOOKS, faults, walk


def test_every_route_is_looked_at_or_known_to_be_no_page() -> None:
    routes = {name or address for address, name in own_routes()}
    listed = {*pages.PAGES, *pages.ON_THE_WAY, *(set().union(*pages.NO_PAGE.values()))}
    assert routes - listed == set(), "put new pages into tests/browser/pages.py"
    assert listed - routes == set(), "gone from the URL configuration"


def test_no_public_page_has_a_barrier(tab: Callable[[str], Tab], site: Site) -> None:
    assert walk("public", "", TWO_LOOKS, tab=tab, site=site) == []


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
