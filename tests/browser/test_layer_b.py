"""Layer B: what scripts in a browser can check beyond axe (numbers: the register's Y family)."""

from collections.abc import Callable

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import Page, expect

from tests.browser.conftest import Site
from tests.browser.test_axe import faults

READ = ["/vorhaben/", "/vorhaben/rheinufer-schierstein/"]
# WCAG 1.4.12: what a reader may set without losing anything.
SPACING = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
word-spacing: 0.16em !important; } p { margin-block-end: 2em !important; }"""
# Texts that a box of fixed size cuts off; lines shortened on purpose are whole on their own page.
CUT = """() => [...document.querySelectorAll('main *, header *, footer *')].filter(one => {
    const look = getComputedStyle(one);
    return one.textContent.trim() && one.clientHeight > 4
        && !one.closest('.visually-hidden, [popover], svg, details:not([open])')
        && ['hidden', 'clip'].includes(look.overflowY) && look.webkitLineClamp === 'none'
        && one.scrollHeight > one.clientHeight + 3;
}).map(one => one.outerHTML.slice(0, 160))"""
CONTROLS = """() => [...document.querySelectorAll('main a, main button, main input, main summary')]
    .filter(one => one.checkVisibility()).length"""
WIDE = "document.documentElement.scrollWidth > innerWidth"


@pytest.mark.parametrize("path", ["/", *READ, "/ar/vorhaben/", "/konto/anmelden/"])
def test_Y_03_the_first_tab_shows_a_link_that_skips_to_the_content(
    visitor: Callable[..., Page], path: str
) -> None:
    page = visitor(width=375)
    page.goto(path)
    link = page.locator(".skip-link")
    assert link.bounding_box()["y"] < 0
    page.keyboard.press("Tab")
    expect(link).to_be_focused()
    expect(link).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main, footer') !== null")


@pytest.mark.parametrize("path", READ)
@pytest.mark.parametrize("width", [375, 1280])
def test_Y_04_own_text_spacing_loses_nothing(
    visitor: Callable[..., Page], path: str, width: int
) -> None:
    page = visitor(width=width, bypass_csp=True)
    page.goto(path)
    before = page.evaluate(CONTROLS)
    page.add_style_tag(content=SPACING)
    assert not page.evaluate(WIDE)
    assert page.evaluate(CUT) == []
    assert page.evaluate(CONTROLS) == before


@pytest.mark.parametrize("path", READ)
def test_Y_04_zoom_to_200_percent_loses_nothing(visitor: Callable[..., Page], path: str) -> None:
    page = visitor(width=640, bypass_csp=True, device_scale_factor=2)
    page.goto(path)
    assert not page.evaluate(WIDE)
    assert page.evaluate(CUT) == []
    # Text alone at double size, in a window of ordinary width.
    page.set_viewport_size({"width": 1280, "height": 900})
    before = page.evaluate(CONTROLS)
    page.add_style_tag(content=":root { font-size: 200% !important; }")
    assert not page.evaluate(WIDE)
    assert page.evaluate(CUT) == []
    assert page.evaluate(CONTROLS) == before


@pytest.mark.parametrize("path", READ)
def test_Y_04_a_phone_on_its_side_shows_everything(visitor: Callable[..., Page], path: str) -> None:
    page = visitor(width=640)
    page.set_viewport_size({"width": 640, "height": 320})
    page.goto(path)
    assert not page.evaluate(WIDE)
    assert page.evaluate(CUT) == []


@pytest.mark.parametrize(
    ("path", "role", "fields"),
    [
        ("/konto/registrieren/", "", ["email", "display_name"]),
        ("/ar/konto/registrieren/", "", ["email", "display_name"]),
        ("/vorhaben/{own_slug}/kommentar/", "citizen", ["text"]),
        ("/melden/?kommentar={own}", "", ["explanation"]),
        ("/arbeitsbereich/personen/einladen/", "coordination", ["email", "display_name"]),
    ],
)
def test_Y_05_a_wrong_form_says_where_and_moves_there(
    visitor: Callable[..., Page], site: Site, path: str, role: str, fields: list[str]
) -> None:
    page = visitor(width=375, storage_state=site.signed_in(role))
    page.goto(path.format(**site.places))
    page.locator("main form button[type=submit], main form button:not([type])").first.click()
    summary = page.locator(".form-errors")
    expect(summary).to_be_focused()
    for name in fields:
        field = page.locator(f"main [name={name}]")
        expect(field).to_have_attribute("aria-invalid", "true")
        said = [
            page.locator(f"[id='{one}']").inner_text()
            for one in (field.get_attribute("aria-describedby") or "").split()
        ]
        assert any(text.strip() for text in said)
        summary.locator(f"a[href='#{field.get_attribute('id')}']").first.click()
        expect(field).to_be_focused()
    assert faults(page) == []


def test_Y_06_a_filter_is_announced_and_leaves_the_focus_where_it_is(
    visitor: Callable[..., Page],
) -> None:
    page = visitor()
    page.goto("/vorhaben/")
    said = page.locator("[role=status], [aria-live]")
    before = said.all_inner_texts()
    page.locator("[name=q]").fill("Dorfplatz")
    page.locator("[name=q]").press("Enter")
    page.wait_for_url("**q=Dorfplatz**")
    expect(page.locator(".result-line")).to_contain_text("Dorfplatz")
    page.wait_for_function(
        "before => [...document.querySelectorAll('[role=status], [aria-live]')]"
        ".some((one, at) => one.innerText.trim() && one.innerText !== before[at])",
        arg=before,
    )
    expect(page.locator("[name=q]")).to_be_focused()


def test_Y_07_forced_colours_keep_the_edges_of_what_can_be_used(
    visitor: Callable[..., Page],
) -> None:
    page = visitor(forced_colors="active")
    for path in (*READ, "/konto/registrieren/"):
        page.goto(path)
        bare = page.evaluate("""() => [...document.querySelectorAll('.kern-btn, input, textarea')]
            .filter(one => one.checkVisibility() && one.type !== 'hidden')
            .filter(one => !['checkbox', 'radio'].includes(one.type))
            .filter(one => !one.matches('.kern-btn--tertiary'))
            .filter(one => getComputedStyle(one).borderStyle === 'none'
                && getComputedStyle(one).outlineStyle === 'none')
            .map(one => one.outerHTML.slice(0, 120))""")
        assert bare == [], path
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"


def test_Y_07_reduced_motion_stops_every_transition(visitor: Callable[..., Page]) -> None:
    page = visitor(reduced_motion="reduce")
    page.goto("/")
    moving = page.evaluate("""() => [...document.querySelectorAll('*')].filter(one => {
        const look = getComputedStyle(one);
        return parseFloat(look.transitionDuration) > 0.01 || parseFloat(look.animationDuration) > 0.01;
    }).map(one => one.outerHTML.slice(0, 100))""")
    assert moving == []


@pytest.mark.parametrize("path", READ)
def test_a_printed_page_is_dark_on_light_and_without_controls(
    visitor: Callable[..., Page], path: str, tmp_path
) -> None:
    page = visitor(color_scheme="dark")
    page.goto(path)
    page.emulate_media(media="print")
    expect(page.locator(".print-header")).to_be_visible()
    for gone in (".site-header", ".filter-bar", ".comment__actions", ".skip-link"):
        for one in page.locator(gone).all():
            expect(one).to_be_hidden()
    page.screenshot(path=tmp_path / "paper.png")
    paper = Image.open(tmp_path / "paper.png").convert("L")
    assert ImageChops.invert(paper).getbbox() is not None
    histogram = paper.histogram()
    assert sum(histogram[200:]) > sum(histogram[:56]) > 500
