"""The editors' shell in a real browser: no barrier, nothing foreign, nothing that its policy stops."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import PATIENCE, Site

SHEET = "/redaktion/vorhaben/edit/{pk}/"
PAGES = {
    "coordination": [
        "/redaktion/",
        "/redaktion/vorhaben/",
        "/redaktion/vorhaben/add/",
        SHEET,
        "/redaktion/vorhaben/history/{pk}/",
        "/redaktion/vorhaben/history/{pk}/revisions/compare/earliest...latest/",
        "/redaktion/images/",
        "/redaktion/images/multiple/add/",
        "/redaktion/documents/",
        "/redaktion/pages/",
        "/redaktion/pages/add/content/infopage/{home}/",
        "/redaktion/aemter/",
        "/redaktion/beschluesse/new/",
        "/redaktion/stadt/",
        "/redaktion/reports/site-history/",
        "/redaktion/account/",
    ],
    "department": ["/redaktion/", SHEET],
}


@pytest.fixture
def tab(browser: Browser, site: Site) -> Iterator[Callable[[str], Page]]:
    """A tab for a role; whatever happens in it, no page asks other hosts or meets its policy."""
    contexts: list[BrowserContext] = []
    faults: list[str] = []

    def open_as(role: str) -> Page:
        context = browser.new_context(
            base_url=site.url, locale="de-DE", storage_state=site.signed_in(role)
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.on("pageerror", lambda error: faults.append(f"{page.url}: {error}"))
        page.on(
            "console",
            lambda line: (
                faults.append(f"{page.url}: {line.text}")
                if "Content Security Policy" in line.text
                else None
            ),
        )
        context.on(
            "request",
            lambda request: (
                None
                if request.url.startswith((site.url, "data:", "blob:"))
                else faults.append(f"asks another host: {request.url}")
            ),
        )
        return page

    yield open_as
    for context in contexts:
        context.close()
    assert faults == []


def sheet_number(page: Page) -> str:
    """The number of a sheet that the person may edit, taken from her list."""
    page.goto("/redaktion/vorhaben/")
    address = page.locator("a[href*='/redaktion/vorhaben/edit/']").first.get_attribute("href")
    return str(address).rstrip("/").rpartition("/")[2]


@pytest.mark.parametrize("role", list(PAGES))
def test_no_page_of_the_editors_has_a_barrier(
    tab: Callable[[str], Page], axe: Callable[[Page], list[str]], role: str
) -> None:
    page = tab(role)
    values = {"pk": sheet_number(page), "home": "3"}
    if role == "coordination":
        page.goto("/redaktion/pages/")
        listed = page.locator("a[href*='/redaktion/pages/'][href$='/edit/']").first
        values["home"] = str(listed.get_attribute("href")).split("/")[3]
    found = []
    for path in PAGES[role]:
        response = page.goto(path.format(**values))
        assert response is not None
        assert response.ok, path
        page.wait_for_load_state("networkidle")
        found += [f"{path}: {fault}" for fault in axe(page)]
    assert found == []


def test_a_draft_is_typed_previewed_and_saved(tab: Callable[[str], Page]) -> None:
    page = tab("department")
    number = sheet_number(page)
    page.goto(SHEET.format(pk=number))
    page.get_by_role("textbox", name="Kurzbeschreibung").fill("Ein Satz aus dem Browser.")
    page.get_by_role("button", name="Vorschau umschalten").click()
    preview = page.frame_locator("iframe[title='Vorschau']").last
    expect(preview.get_by_text("Ein Satz aus dem Browser.")).to_be_visible()
    page.get_by_role("button", name="Entwurf speichern").click()
    expect(page.locator(".messages .success")).to_be_visible()
    page.reload()
    expect(page.get_by_role("textbox", name="Kurzbeschreibung")).to_have_value(
        "Ein Satz aus dem Browser."
    )
