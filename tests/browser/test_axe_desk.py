"""Layer A on the desk. A file of its own, so that the workers share the walks."""

from collections.abc import Callable

from playwright.sync_api import Page as Tab

from tests.browser.conftest import Site
from tests.browser.walking import TWO_LOOKS, walk


def test_no_page_of_the_desk_has_a_barrier(tab: Callable[[str], Tab], site: Site) -> None:
    assert walk("desk", "", TWO_LOOKS, tab=tab, site=site) == []
