"""Coming to an event on an old phone: once by keyboard alone, once with JavaScript switched off.

Somebody without account registers with what she needs, lands on the waiting list, is offered the
place that somebody gives back, accepts it and cancels in the end.
"""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Site
from tests.browser.event_states import ONE_PLACE
from tests.browser.test_journeys import HANDS, Hand


def link_to(site: Site, address: str, *, already: int = 0) -> str:
    """The path of the link to the registration in the newest mail for the address."""
    mail = site.wait_for_mail(to=address, already=already)
    body = mail.get_body(("plain",))
    assert body is not None
    found = re.search(r"https?://[^/\s]+(/termine/anmeldung/\S+)", body.get_content())
    assert found is not None, body.get_content()
    return found[1]


@pytest.mark.parametrize(("hand", "javascript"), HANDS)
def test_a_guest_waits_is_offered_a_place_accepts_and_cancels(
    visitor: Callable[..., Page],
    site: Site,
    axe: Callable[[Page], list[str]],
    hand: Hand,
    javascript: bool,
) -> None:
    slug = ONE_PLACE[0 if javascript else 1]
    address = f"{type(hand).__name__.lower()}-kommt@mail.example"
    page = visitor(width=320, javascript=javascript)
    main = page.locator("main")

    def look() -> None:
        if not javascript:  # axe is a script itself
            return
        assert axe(page) == [], page.url
        assert not page.evaluate("document.documentElement.scrollWidth > innerWidth"), page.url

    page.goto("/termine/")
    look()
    hand.follow(page, f"main a[href='/termine/{slug}/']")
    page.wait_for_url(f"**/termine/{slug}/")
    look()
    hand.follow(page, "main a[href$='/anmeldung/']")
    page.wait_for_url("**/anmeldung/")
    look()
    hand.follow(page, "main form .kern-btn--primary")
    expect(page.locator("#form-errors-title")).to_be_visible()
    look()
    hand.write(page, "[name=name]", "Frau Weiher")
    hand.write(page, "[name=email]", address)
    hand.write(page, "[name=accessibility]", "Ein Platz für den Rollstuhl")
    hand.write(page, "[name=interpreting]", "Arabisch")
    hand.follow(page, "main form .kern-btn--primary")
    page.wait_for_url("**/abgeschickt/**")
    expect(main).to_contain_text(address)
    expect(main).not_to_contain_text("Rollstuhl")
    look()

    page.goto(link_to(site, address))
    expect(main).to_contain_text("Nur ein Platz")
    look()
    hand.follow(page, "main form button")
    page.wait_for_url("**/termine/anmeldung/*/")
    expect(main).to_contain_text("Platz 1 der Warteliste")
    look()

    other = visitor(width=320, storage_state=site.signed_in("citizen"))
    other.goto(f"/konto/termine/{site.places[f'place_{slug}']}/absagen/")
    other.locator("main form button").click()
    expect(other.locator("main .alert").first).to_contain_text("abgesagt")

    page.goto(link_to(site, address, already=2))
    expect(main).to_contain_text("Wir halten ihn bis")
    look()
    hand.follow(page, "main a[href$='/annehmen/']")
    page.wait_for_url("**/annehmen/")
    look()
    hand.follow(page, "main form button")
    page.wait_for_url("**/termine/anmeldung/*/")
    expect(main).to_contain_text("Sie haben einen Platz")
    mail = site.wait_for_mail(to=address, already=3)
    assert [part.get_content_type() for part in mail.iter_attachments()] == ["text/calendar"]
    assert "Rollstuhl" not in mail.as_string()

    hand.follow(page, "main a[href$='/absagen/']")
    page.wait_for_url("**/absagen/")
    look()
    hand.follow(page, "main form button")
    page.wait_for_url("**/termine/anmeldung/*/")
    expect(main).to_contain_text("Diese Anmeldung ist abgesagt.")
    look()


def test_the_page_s_data_for_machines_meets_no_policy(page: Page) -> None:
    """A data block in the page: the browser says nothing about the content policy."""
    page.goto("/termine/hitzewerkstatt-2027/")
    block = page.locator("script[type='application/ld+json']")
    assert '"@type": "Event"' in (block.text_content() or "")
