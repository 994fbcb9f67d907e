"""The staff's journey with a draft: read in, look at doubts, edit, release, edit again, compare.

Once by keyboard alone with axe after every step, once with JavaScript switched off.
"""

import io
import re
from collections.abc import Callable

import pytest
from docx import Document as WordDocument
from playwright.sync_api import Page, expect

from tests.browser.conftest import Site
from tests.browser.test_journeys import HANDS, Hand, Keyboard

DESK = "/arbeitsbereich/dokumente/"
FIRST = "Wer neu ist, findet Hilfe."
SECOND = "Wer neu ist, findet Rat und Hilfe."


def word_file() -> bytes:
    """A draft as an office writes it; a level of its headings is jumped over."""
    word = WordDocument()
    word.add_heading("1 Ankommen", 1)
    word.add_paragraph(FIRST)
    word.add_heading("1.1.1 Beratung", 3)
    word.add_paragraph("Die Stadt berät in zwölf Sprachen.")
    stored = io.BytesIO()
    word.save(stored)
    return stored.getvalue()


@pytest.mark.parametrize(("hand", "javascript"), HANDS)
def test_a_draft_is_read_in_edited_released_and_compared(
    visitor: Callable[..., Page],
    site: Site,
    axe: Callable[[Page], list[str]],
    hand: Hand,
    javascript: bool,
) -> None:
    page = visitor(javascript=javascript, storage_state=site.signed_in("coordination"))
    title = f"Konzept von {type(hand).__name__}"

    def looked_at() -> None:
        """axe needs scripts; without them the pages are the same."""
        assert not javascript or axe(page) == []

    page.goto(DESK)
    looked_at()
    hand.follow(page, "main a[href$='/dokumente/neu/']")
    page.wait_for_url("**/neu/")
    looked_at()
    hand.choose(page, "[name=project]", "Integrationskonzept für Geflüchtete")
    hand.write(page, "[name=title]", title)
    hand.follow(page, "main form button")
    expect(page.locator("h1")).to_have_text(title)
    looked_at()

    hand.follow(page, "main a[href$='/einlesen/']")
    page.wait_for_url("**/einlesen/")
    looked_at()
    page.locator("[name=file]").set_input_files(
        {"name": "konzept.docx", "mimeType": "application/msword", "buffer": word_file()}
    )
    hand.follow(page, "main form button")
    expect(page.locator("h1")).to_contain_text("konzept.docx")
    looked_at()
    hand.follow(page, ".doubts a")
    expect(page).to_have_url(re.compile(r"#stelle-\d+$"))
    hand.follow(page, "main form:not([action$='/verwerfen/']) button")
    expect(page.locator(".outline")).to_contain_text("Beratung")
    looked_at()

    _edit(page, hand, FIRST + " Überall.")
    looked_at()
    hand.follow(page, "main a[href$='/freigeben/']")
    page.wait_for_url("**/freigeben/")
    looked_at()
    hand.write(page, "[name=note]", "Der erste Entwurf für alle.")
    hand.follow(page, "main form[method=post] button")
    expect(page.locator("main")).to_contain_text("Fassung 1 ist freigegeben")
    looked_at()

    _edit(page, hand, SECOND)
    hand.follow(page, "main a[href*='/vergleich/']")
    expect(page.locator("h1")).to_have_text("Zwei Fassungen vergleichen")
    looked_at()
    expect(page.locator("ins").first).to_contain_text("Rat und")
    expect(page.locator("del").first).to_contain_text("Überall")
    page.goto(page.url.split("vergleich/")[0] + "freigeben/")
    looked_at()
    expect(page.locator("main")).to_contain_text("Was aus den Abschnitten von Fassung 1 wurde")


def _edit(page: Page, hand: Hand, text: str) -> None:
    """Open the first section, write, look at the preview, save."""
    hand.follow(page, ".outline a[href*='/abschnitte/']")
    page.wait_for_url("**/abschnitte/*/")
    hand.write(page, "[name=text]", text)
    hand.follow(page, "main form [name=vorschau]")
    expect(page.locator(".panel .prose")).to_have_text(text)
    hand.follow(page, "main form [name=speichern]")
    page.wait_for_url("**#abschnitt-*")
    expect(page.locator(".outline")).to_contain_text(text)


def test_the_bar_above_a_text_marks_what_is_chosen_and_is_one_stop_for_the_tab_key(
    visitor: Callable[..., Page], site: Site
) -> None:
    page = visitor(storage_state=site.signed_in("coordination"))
    places = site.places
    page.goto(f"{DESK}{places['desk_document']}/abschnitte/{places['desk_section']}/")
    text = page.locator("[name=text]")
    text.fill("Hilfe")
    text.press("Control+a")
    text.press("Control+b")
    expect(text).to_have_value("**Hilfe**")
    text.press("Control+b")
    expect(text).to_have_value("Hilfe")
    text.press("Shift+Tab")
    expect(page.locator("[data-mark=bold]")).to_be_focused()
    page.keyboard.press("ArrowLeft")
    expect(page.locator("[data-mark=link]")).to_be_focused()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")
    expect(text).to_have_value("- Hilfe")


@pytest.mark.parametrize(("hand", "javascript"), HANDS)
def test_letters_are_typed_in_one_after_the_other_and_the_receipt_is_printed(
    visitor: Callable[..., Page],
    site: Site,
    axe: Callable[[Page], list[str]],
    hand: Hand,
    javascript: bool,
) -> None:
    page = visitor(javascript=javascript, storage_state=site.signed_in("coordination"))
    page.goto(f"/arbeitsbereich/beteiligungen/{site.places['desk_consultation']}/erfassen/")
    for number in (1, 2):
        if number == 1:
            hand.write(page, "[name=section]", "1")
        hand.write(page, "[name=text]", f"{type(hand).__name__} schreibt Brief {number}.")
        if isinstance(hand, Keyboard):
            page.keyboard.press("Control+Enter")
        else:
            hand.follow(page, "main form button")
        expect(page.locator("main .alert")).to_contain_text("Gespeichert als")
        expect(page.locator("[name=section]")).to_have_value("1")
        expect(page.locator("[name=text]")).to_have_value("")
    assert not javascript or axe(page) == []
    hand.follow(page, "main a[href$='/beleg/']")
    page.wait_for_url("**/beleg/")
    expect(page.locator(".slip__paper")).to_contain_text(f"{type(hand).__name__} schreibt Brief 2.")
    expect(page.locator("h1")).to_have_text(re.compile(r"^[A-Z]{2}-\d{4}-\d{5}$"))
    assert not javascript or axe(page) == []
    page.emulate_media(media="print")
    expect(page.locator(".desk-nav")).to_be_hidden()
    expect(page.locator("h1")).to_be_visible()
