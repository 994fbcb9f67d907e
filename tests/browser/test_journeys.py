"""The main journey on a phone, once by keyboard alone and once with JavaScript switched off.

Somebody finds a project, writes, signs up with the code from the mail and publishes what was
typed before; the moderation asks an office, the office answers, the moderation releases, and the
author withdraws the text in the end.
"""

import re
from collections.abc import Callable
from typing import Protocol

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Site

SHEET = "/vorhaben/dorfplatz-bierstadt/"
PASSWORD = "demo-mitsprache"
# The focused element as a person sees it: marked, inside the window, covered by nothing.
SEEN = """() => {
    const one = document.activeElement, marked = one.closest('label, .kern-form-check, .card') || one;
    const look = getComputedStyle(one), around = getComputedStyle(marked);
    const box = one.getBoundingClientRect();
    const x = Math.min(Math.max(box.left + box.width / 2, 1), innerWidth - 2);
    const y = Math.min(Math.max(box.top + Math.min(box.height / 2, 20), 1), innerHeight - 2);
    const top = document.elementFromPoint(x, y);
    return {
        at_an_end: one === document.body,
        marked: look.outlineStyle !== 'none' || look.boxShadow !== 'none'
            || around.outlineStyle !== 'none'
            || getComputedStyle(one, '::after').outlineStyle !== 'none',
        inside: box.bottom > 0 && box.top < innerHeight,
        free: !top || one.contains(top) || top.contains(one)
            || [...(one.labels || [])].some(label => label.contains(top)),
        what: one.outerHTML.slice(0, 150),
    };
}"""
SAME_GROUP = """goal => goal.type === 'radio' && document.activeElement.type === 'radio'
    && goal.name === document.activeElement.name"""


class Hand(Protocol):
    """How somebody works a page."""

    def follow(self, page: Page, selector: str) -> None: ...
    def write(self, page: Page, selector: str, text: str) -> None: ...
    def tick(self, page: Page, selector: str) -> None: ...
    def choose(self, page: Page, selector: str, label: str) -> None: ...


class Keyboard:
    """Tab, Shift, Enter, Space and arrows; every stop on the way must be seen."""

    def follow(self, page: Page, selector: str) -> None:
        self._reach(page, selector)
        page.keyboard.press("Enter")

    def write(self, page: Page, selector: str, text: str) -> None:
        self._reach(page, selector)
        page.keyboard.press("Control+a")
        page.keyboard.type(text)

    def tick(self, page: Page, selector: str) -> None:
        self._reach(page, selector)
        page.keyboard.press("Space")

    def choose(self, page: Page, selector: str, label: str) -> None:
        self._reach(page, selector)
        page.keyboard.type(label)

    def _reach(self, page: Page, selector: str) -> None:
        goal = page.locator(selector).first
        expect(goal).to_be_attached()
        for _ in range(400):
            if goal.evaluate("goal => goal === document.activeElement"):
                return
            page.keyboard.press("Tab")
            seen = page.evaluate(SEEN)
            assert seen["at_an_end"] or (seen["marked"] and seen["inside"] and seen["free"]), seen
            if goal.evaluate(SAME_GROUP):
                self._turn_to(page, goal)
        raise AssertionError(f"no way by keyboard to {selector} on {page.url}")

    def _turn_to(self, page: Page, goal: Locator) -> None:
        """Arrows move inside a group of radio buttons."""
        for _ in range(10):
            if goal.evaluate("goal => goal === document.activeElement"):
                return
            page.keyboard.press("ArrowDown")


class Finger:
    """Touches what can be seen; nothing on the page runs a script."""

    def follow(self, page: Page, selector: str) -> None:
        page.locator(selector).first.click()

    def write(self, page: Page, selector: str, text: str) -> None:
        page.locator(selector).first.fill(text)

    def tick(self, page: Page, selector: str) -> None:
        page.locator(selector).first.check()

    def choose(self, page: Page, selector: str, label: str) -> None:
        page.locator(selector).first.select_option(label=label)


HANDS = [
    pytest.param(Keyboard(), True, id="keyboard"),
    pytest.param(Finger(), False, id="no-javascript"),
]


def code_for(site: Site, address: str) -> str:
    body = site.wait_for_mail(to=address).get_content()
    found = re.search(r"^\d{6}$", body, re.MULTILINE)
    assert found is not None, body
    return found[0]


def texts_said_and_shown(page: Page) -> tuple[int, int]:
    """The number in the heading of the comments, and how many texts stand below it."""
    page.goto(SHEET)
    said = re.search(r"\((\d+)\)", page.locator("#kommentare-title").inner_text())
    assert said is not None
    shown = page.locator("#kommentare article.comment, #kommentare .answer").count()
    gone = page.locator("#kommentare .comment--gone").count()
    return int(said[1]), shown - gone


@pytest.mark.parametrize(("hand", "javascript"), HANDS)
def test_a_project_is_found_by_words_and_filters(
    visitor: Callable[..., Page], hand: Hand, javascript: bool
) -> None:
    page = visitor(width=375, javascript=javascript)
    page.goto("/")
    hand.follow(page, "main a[href='/vorhaben/']")
    page.wait_for_url("**/vorhaben/")
    hand.write(page, "[name=q]", "Dorfplatz")
    hand.follow(page, ".filter-bar__search button")
    expect(page).to_have_url(re.compile(r"q=Dorfplatz"))
    if not page.locator(".choice-box").first.is_visible():
        hand.follow(page, ".filter-bar__toggle")
    hand.follow(page, ".choice-box:has([name=stand]) > summary")
    hand.tick(page, "[name=stand][value=decided]")
    if not javascript:
        hand.follow(page, ".filter-bar__search button")
    expect(page).to_have_url(re.compile(r"stand=decided"))
    expect(page).to_have_url(re.compile(r"q=Dorfplatz"))
    expect(page.locator(".result-line")).to_contain_text("1 Vorhaben")
    hand.follow(page, f".results a[href='{SHEET}']")
    page.wait_for_url(f"**{SHEET}")
    expect(page.locator("h1")).to_contain_text("Dorfplatz Bierstadt")


@pytest.mark.parametrize(("hand", "javascript"), HANDS)
def test_a_question_is_asked_answered_and_withdrawn(
    visitor: Callable[..., Page], site: Site, hand: Hand, javascript: bool
) -> None:
    name = f"Frau {type(hand).__name__}"
    address = f"{type(hand).__name__.lower()}@mail.example"
    question = f"{name} fragt: Bleibt die Linde stehen?"
    statement = f"Ja, {name}, die Linde bleibt. Sie ist 90 Jahre alt."

    def visit() -> Page:
        return visitor(width=375, javascript=javascript)

    author = visit()
    before, shown = texts_said_and_shown(author)
    assert before == shown
    _write_and_sign_up(author, hand, site, (name, address, question))
    assert texts_said_and_shown(author) == (before + 1, before + 1)

    moderator = visit()
    _sign_in(moderator, hand, "moderation")
    hand.follow(moderator, ".duties a[href='/arbeitsbereich/moderation/']")
    _open_newest(moderator, hand, question)
    hand.choose(moderator, "form[action$='/weiterleiten/'] select", "Grünflächenamt")
    hand.follow(moderator, "form[action$='/weiterleiten/'] button")
    expect(moderator.locator("form[action$='/weiterleiten/']")).to_have_count(0)

    office = visit()
    _sign_in(office, hand, "department2")
    hand.follow(office, ".duties a[href^='/arbeitsbereich/antworten/']")
    hand.follow(office, f"tbody a:has-text('{name} fragt')")
    hand.write(office, "main form textarea", statement)
    hand.follow(office, "main form button")
    expect(office.locator("main")).to_contain_text("liegt bei der Moderation")
    assert texts_said_and_shown(office) == (before + 1, before + 1)

    moderator.goto("/arbeitsbereich/moderation/entwuerfe/")
    _open_newest(moderator, hand, question)
    expect(moderator.locator("main")).to_contain_text(statement)
    hand.follow(moderator, "form[action$='/antwort-freigeben/'] button")
    expect(moderator.locator("form[action$='/antwort-freigeben/']")).to_have_count(0)
    assert texts_said_and_shown(author) == (before + 2, before + 2)
    answered = author.locator(f"article.comment:has-text('{question}')")
    expect(answered).to_contain_text("Antwort der Moderation")
    expect(answered).to_contain_text("Grünflächenamt")
    expect(answered).to_contain_text(statement)
    assert SHEET in site.wait_for_mail(to=address, already=1).get_content()

    hand.follow(author, f"article.comment:has-text('{question}') a[href$='/zurueckziehen/']")
    hand.follow(author, "main form button")
    expect(author.locator("main")).not_to_contain_text(question)
    said, shown = texts_said_and_shown(author)
    assert said == shown


def _write_and_sign_up(page: Page, hand: Hand, site: Site, entries: tuple[str, str, str]) -> None:
    name, address, question = entries
    hand.follow(page, f"a[href='{SHEET}kommentar/']")
    hand.tick(page, "[name=kind][value=question]")
    hand.write(page, "[name=text]", question)
    hand.follow(page, "main form button")
    page.wait_for_url("**/konto/anmelden/**")
    hand.follow(page, "main a[href*='/konto/registrieren/']")
    hand.write(page, "[name=email]", address)
    hand.write(page, "[name=display_name]", name)
    hand.follow(page, "main form button")
    page.wait_for_url("**/konto/code/**")
    hand.write(page, "[name=code]", code_for(site, address))
    hand.follow(page, "main form button")
    page.wait_for_url(f"**{SHEET}kommentar/")
    expect(page.locator("[name=text]")).to_have_value(question)
    hand.follow(page, "main form button")
    page.wait_for_url(f"**{SHEET}**")
    expect(page.locator("#kommentare")).to_contain_text(question)


def _sign_in(page: Page, hand: Hand, role: str) -> None:
    page.goto("/konto/anmelden/?next=/arbeitsbereich/")
    hand.write(page, "[name=login]", f"{role}@demo.example")
    hand.follow(page, "main form details > summary")
    hand.write(page, "[name=password]", PASSWORD)
    hand.follow(page, "[name=way]")
    page.wait_for_url("**/arbeitsbereich/")


def _open_newest(page: Page, hand: Hand, question: str) -> None:
    hand.choose(page, "[name=sort]", "Neueste zuerst")
    hand.follow(page, "form:has([name=sort]) button")
    page.wait_for_url("**sort=neu**")
    hand.follow(page, f"tbody a:has-text('{question[:20]}')")
    page.wait_for_url("**/moderation/kommentar/**")
    expect(page.locator("main")).to_contain_text(question)


def test_an_arabic_reader_signs_up_without_javascript(
    visitor: Callable[..., Page], site: Site
) -> None:
    page, hand = visitor(width=375, javascript=False), Finger()
    address = "arabisch@mail.example"
    page.goto(f"/ar{SHEET}")
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    hand.follow(page, f"a[href='/ar{SHEET}kommentar/']")
    hand.write(page, "[name=text]", "هل تبقى الشجرة؟")
    hand.tick(page, "[name=kind][value=question]")
    hand.follow(page, "main form button")
    hand.follow(page, "main a[href*='/ar/konto/registrieren/']")
    hand.write(page, "[name=email]", address)
    hand.write(page, "[name=display_name]", "ليلى")
    hand.follow(page, "main form button")
    mail = site.wait_for_mail(to=address)
    assert re.search(r"[\u0600-\u06ff]{4}", mail.get_content())
    hand.write(page, "[name=code]", code_for(site, address))
    hand.follow(page, "main form button")
    page.wait_for_url(f"**/ar{SHEET}kommentar/")
    hand.follow(page, "main form button")
    expect(page.locator("#kommentare")).to_contain_text("هل تبقى الشجرة؟")
