"""Reading a draft: with and without scripts, by keyboard, on a phone."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.conftest import Site


def test_contributions_open_in_place_by_keyboard(page: Page, site: Site) -> None:
    page.goto(f"/beteiligungen/{site.places['read']}/")
    folded = page.locator("[id='M-2.1'] details.talk")
    folded.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(folded.get_by_text("Das muss bleiben.")).to_be_visible()
    expect(page).to_have_url(f"{site.url}/beteiligungen/{site.places['read']}/")


def test_without_scripts_the_contributions_are_one_link_away(
    visitor: Callable[..., Page], site: Site
) -> None:
    page = visitor(javascript=False)
    page.goto(f"/beteiligungen/{site.places['read']}/")
    folded = page.locator("[id='M-2.1'] details.talk")
    folded.locator("summary").click()
    folded.get_by_role("link").click()
    expect(page.get_by_text("Das muss bleiben.")).to_be_visible()
    expect(page.get_by_text("Entfallen in Fassung 2.")).to_be_visible()


def test_the_table_of_contents_follows_and_closes_after_a_jump_on_a_phone(
    visitor: Callable[..., Page], site: Site
) -> None:
    page = visitor(width=360)
    page.goto("/beteiligungen/integrationskonzept-entwurf/")
    page.locator(".contents__button").click()
    page.locator("#contents a[href='#2']").click()
    expect(page.locator("#contents")).not_to_be_visible()
    expect(page.locator("[id='2']")).to_be_in_viewport()
    expect(page.locator("#contents a[href='#2']")).to_have_attribute("aria-current", "location")
