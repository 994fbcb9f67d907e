"""Contributing on an old phone: once by keyboard alone, once with JavaScript switched off.

Somebody reads a draft, suggests a change to a section without account, confirms by the link of
the mail, keeps the receipt, changes the words and withdraws them in the end.
"""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Site
from tests.browser.states import OPEN_CONSULTATION
from tests.browser.test_journeys import HANDS, Hand

DRAFT = f"/beteiligungen/{OPEN_CONSULTATION}/"
SECTION = "section.part:has(> .prose)"


def link_to(site: Site, address: str, route: str, *, already: int = 0) -> str:
    """The path of the link to this route in the newest mail for the address."""
    body = site.wait_for_mail(to=address, already=already).get_content()
    found = re.search(rf"https?://[^/\s]+(/beitraege/{route}/\S+)", body)
    assert found is not None, body
    return found[1]


@pytest.mark.parametrize(("hand", "javascript"), HANDS)
def test_a_suggestion_is_sent_confirmed_changed_and_withdrawn(
    visitor: Callable[..., Page],
    site: Site,
    axe: Callable[[Page], list[str]],
    hand: Hand,
    javascript: bool,
) -> None:
    name = f"Frau {type(hand).__name__}"
    address = f"{type(hand).__name__.lower()}-schreibt@mail.example"
    page = visitor(width=320, javascript=javascript)

    def look() -> None:
        if not javascript:  # axe is a script itself
            return
        assert axe(page) == [], page.url
        assert not page.evaluate("document.documentElement.scrollWidth > innerWidth"), page.url

    page.goto(f"{DRAFT}abschnitt/{site.places['part']}/")
    look()
    hand.follow(page, f"main a[href*='{DRAFT}beitrag/?abschnitt=']")
    page.wait_for_url("**/beitrag/?abschnitt=**")
    look()
    hand.follow(page, "main form .kern-btn--primary")
    expect(page.locator("#form-errors-title")).to_be_visible()
    look()
    hand.tick(page, "[name=kind][value=wording]")
    hand.write(page, "[name=text]", f"{name} schlägt vor: kühle Räume für alle.")
    hand.write(page, "[name=proposed_wording]", "Alle finden im Sommer einen kühlen Raum.")
    hand.write(page, "[name=name]", name)
    hand.write(page, "[name=email]", address)
    hand.follow(page, "main form .kern-btn--primary")
    page.wait_for_url("**/abgeschickt/**")
    expect(page.locator("main")).to_contain_text(address)
    look()

    page.goto(link_to(site, address, "bestaetigen"))
    expect(page.locator("main")).to_contain_text("kühle Räume")
    look()
    hand.follow(page, "main form button")
    page.wait_for_url("**/beitraege/eigene/**")
    expect(page.locator("main article h2")).to_be_visible()
    reference = page.locator("main article h2").inner_text()
    expect(page.locator("main ins")).to_contain_text("kühlen Raum")
    look()
    assert link_to(site, address, "eigene", already=1) in page.url

    hand.follow(page, "main a[href$='/bearbeiten/']")
    page.wait_for_url("**/bearbeiten/")
    look()
    hand.write(page, "[name=text]", f"{name} schlägt vor: kühle Räume und Wasser.")
    hand.follow(page, "main form .kern-btn--primary")
    expect(page.locator("main .alert")).to_contain_text(["geändert", "Schlüssel"])
    hand.follow(page, f"main a[href$='/beitraege/{reference}/']")
    page.wait_for_url(f"**/beitraege/{reference}/")
    expect(page.locator("main")).to_contain_text("kühle Räume und Wasser")
    look()
    hand.follow(page, "main a[href$='/verlauf/']")
    expect(page.locator("main del")).to_contain_text("für alle")
    look()

    page.goto(link_to(site, address, "eigene"))
    hand.follow(page, "main a[href$='/zurueckziehen/']")
    page.wait_for_url("**/zurueckziehen/")
    look()
    hand.follow(page, "main form button")
    expect(page.locator("main .alert").first).to_contain_text("zurückgezogen")
    page.goto("/beitraege/")
    look()
    hand.write(page, "main [name=nummer]", reference.lower())
    hand.follow(page, "main form button")
    page.wait_for_url(f"**/beitraege/{reference}/")
    expect(page.locator("main")).to_contain_text("zurückgezogen")
    expect(page.locator("main")).not_to_contain_text("kühle Räume")
    look()


def test_words_are_typed_in_where_nothing_can_be_marked(
    visitor: Callable[..., Page], site: Site
) -> None:
    page = visitor(width=320, javascript=False)
    page.goto(f"{DRAFT}beitrag/?abschnitt={site.places['part']}")
    words = " ".join((page.locator("main .prose").first.text_content() or "").split()[:3])
    page.locator("[name=exact]").fill(words)
    page.locator("[name=text]").fill("Das meine ich.")
    page.locator("[name=way][value=show]").click()
    expect(page.locator("main mark")).to_have_text(words)
    expect(page.locator("[name=text]")).to_have_value("Das meine ich.")
    expect(page.locator("[name=proposed_wording]")).to_have_value(words)


@pytest.mark.parametrize("prefix", ["", "/ar"])
def test_marked_words_lead_to_the_form_by_mouse_and_keyboard(
    visitor: Callable[..., Page], prefix: str
) -> None:
    page = visitor(width=320 if prefix else 1280)
    page.goto(f"{prefix}{DRAFT}")
    text = page.locator(f"{SECTION} > .prose p").first
    bar = page.locator(".passage-bar")
    text.dblclick(position={"x": 12 if not prefix else 40, "y": 12})
    expect(bar).to_be_visible()
    marked = page.evaluate("getSelection().toString().trim()")
    assert marked
    page.keyboard.press("Escape")
    expect(bar).to_have_count(0)

    for _ in range(2):
        page.keyboard.press("Shift+ArrowRight")
    expect(bar).to_be_visible()
    marked = page.evaluate("getSelection().toString().trim()")
    page.keyboard.press("Tab")
    expect(bar.locator("a")).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**zitat=**")
    expect(page.locator("main mark")).to_have_text(" ".join(marked.split()))
    expect(page.locator("[name=exact]")).to_have_value(" ".join(marked.split()))
