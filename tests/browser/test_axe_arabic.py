"""Layer A on what is there in Arabic, mirrored; and on the account in German."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page as Tab

from tests.browser.conftest import Site
from tests.browser.walking import EVERY_LOOK, TWO_LOOKS, walk


def test_no_public_page_has_a_barrier_in_arabic(tab: Callable[[str], Tab], site: Site) -> None:
    # Narrow, where mirrored pages break; the long walk below takes every look.
    assert walk("public", "/ar", [("light", 320)], tab=tab, site=site) == []


@pytest.mark.parametrize("prefix", ["", "/ar"])
def test_no_page_of_the_account_has_a_barrier(
    tab: Callable[[str], Tab], site: Site, prefix: str
) -> None:
    assert walk("account", prefix, TWO_LOOKS, tab=tab, site=site) == []


@pytest.mark.long
@pytest.mark.parametrize(
    ("area", "prefix"),
    [("public", ""), ("public", "/ar"), ("account", ""), ("account", "/ar"), ("desk", "")],
)
def test_no_page_has_a_barrier_in_any_look(
    tab: Callable[[str], Tab], site: Site, area: str, prefix: str
) -> None:
    assert walk(area, prefix, EVERY_LOOK, tab=tab, site=site) == []
