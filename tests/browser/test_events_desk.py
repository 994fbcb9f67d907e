"""The evening of an event on a phone: people come in, what is said is typed, results go online.

Once by keyboard alone, once with JavaScript switched off.
"""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Site
from tests.browser.test_journeys import HANDS, Hand


@pytest.mark.parametrize(("hand", "javascript"), HANDS)
def test_somebody_keeps_the_door_takes_notes_and_publishes_results(
    visitor: Callable[..., Page],
    site: Site,
    axe: Callable[[Page], list[str]],
    hand: Hand,
    javascript: bool,
) -> None:
    where = type(hand).__name__
    page = visitor(width=360, javascript=javascript, storage_state=site.signed_in("coordination"))

    def look() -> None:
        if not javascript:  # axe is a script itself
            return
        assert axe(page) == [], page.url
        assert not page.evaluate("document.documentElement.scrollWidth > innerWidth"), page.url

    event = f"/arbeitsbereich/termine/{site.places['event']}/"
    page.goto(f"{event}tuer/")
    look()
    hand.write(page, "[name=q]", "amira")
    hand.follow(page, ".door__search button")
    page.wait_for_url("**q=amira**")
    hand.follow(page, ".door__in")
    expect(page.locator(".door__row--here")).to_contain_text("Amira Baum")
    look()
    hand.follow(page, ".door__row--here button")
    expect(page.locator(".door__in")).to_be_visible()
    hand.follow(page, "main a[href$='/tuer/neu/']")
    page.wait_for_url("**/tuer/neu/")
    hand.write(page, "[name=name]", f"Ohne Anmeldung {where}")
    hand.follow(page, "main form .kern-btn--primary")
    page.wait_for_url("**/tuer/")
    expect(page.locator(".door__list")).to_contain_text(f"Ohne Anmeldung {where}")

    page.goto(f"/arbeitsbereich/termine/runde/{site.places['event_session']}/notizen/")
    look()
    said = f"Mehr Bänke, sagt {where}."
    hand.write(page, "[name=note]", said)
    hand.follow(page, "main form .kern-btn--primary")
    expect(page.locator(".notes__last")).to_contain_text(said)
    look()

    page.goto(f"{event}ergebnisse/termin/")
    hand.write(page, "[name=minutes]", f"## Beschlossen\n\nFür alle, sagt {where}.")
    hand.follow(page, "main form .kern-btn--primary")
    page.wait_for_url("**/ergebnisse/")
    expect(page.locator("main")).to_contain_text(f"Für alle, sagt {where}.")
    look()
    if page.locator("main .alert form button").count():
        hand.follow(page, "main .alert form button")
        expect(page.locator("main .alert form button")).to_have_count(0)
    page.goto(f"/termine/{site.places['event_slug']}/")
    expect(page.locator("main")).to_contain_text(f"Für alle, sagt {where}.")
