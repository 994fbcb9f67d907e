"""X-01 and ENG-3: what people write is shown as text, runs nowhere and meets no policy."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser
from playwright.sync_api import Page as Tab

from tests.browser.conftest import PATIENCE, Site, run, serving
from tests.browser.pages import DESK

HOOK = """window.ran = number => { console.error('ran', number) };
addEventListener('securitypolicyviolation', event =>
    console.error('csp-report', event.violatedDirective, event.blockedURI, event.sample))"""

# Pages with all payloads, and pages of one of them; by role.
TOGETHER = {
    "": ["/vorhaben/?q=ran", "/vorhaben/?ansicht=orte&q=ran", "/ar/vorhaben/?q=ran"],
    "moderation": [f"{DESK}/moderation/?sort=neu", f"{DESK}/moderation/verborgen/"],
    "coordination": [f"{DESK}/vorhaben/?q=ran", "/redaktion/vorhaben/?q=ran", "/redaktion/aemter/"],
}
EACH = {
    "": [
        "/vorhaben/{slug}/",
        "/ar/vorhaben/{slug}/",
        "/vorhaben/{slug}/kommentar/{asked}/",
        "/vorhaben/{slug}/kommentar/",
        "/melden/?kommentar={asked}",
        "/beteiligungen/{consultation}/",
        "/beteiligungen/{consultation}/abschnitt/1.1/",
        "/beteiligungen/{consultation}/beitraege/",
        "/beteiligungen/{consultation}/beitrag/?abschnitt=1.1",
        "/beitraege/{reference}/",
        "/ar/beitraege/{reference}/",
        "/beitraege/{reference}/verlauf/",
        "/melden/?beitrag={reference}",
    ],
    "author": [
        "/beitraege/{reference}/beleg/",
        "/beitraege/{reference}/bearbeiten/",
        "/konto/",
        "/konto/name/",
        "/vorhaben/{slug}/kommentar/{hidden}/",
    ],
    "moderation": [
        DESK + "/moderation/kommentar/{asked}/",
        DESK + "/moderation/kommentar/{hidden}/",
        DESK + "/moderation/meldungen/{notice}/",
    ],
    "coordination": [DESK + "/vorhaben/{sheet}/", "/redaktion/vorhaben/edit/{sheet}/"],
}
# Nothing of the payloads need stand there, but nothing may run either.
QUIET = {"": ["/", "/neuigkeiten/", "/api/v1/docs"], "coordination": [f"{DESK}/", "/redaktion/"]}


@pytest.fixture(scope="module")
def poisoned(fresh_data: Callable[[str], Path]) -> Iterator[tuple[Site, list[dict[str, Any]]]]:
    """A platform of its own, so that no other test meets the payloads."""
    data = fresh_data("poisoned")
    made = json.loads(run(data, "-m", "tests.browser.poison"))
    with serving(data) as site:
        yield site, made


def _tab(browser: Browser, site: Site, role: str, heard: list[str]) -> Tab:
    context = browser.new_context(
        base_url=site.url, locale="de-DE", storage_state=site.signed_in(role)
    )
    context.add_init_script(HOOK)
    tab = context.new_page()
    tab.set_default_timeout(PATIENCE)
    tab.on("dialog", lambda dialog: (heard.append(f"dialog {dialog.message}"), dialog.dismiss()))
    tab.on(
        "console",
        lambda line: (
            heard.append(f"{tab.url}: {line.text}")
            if line.text.startswith(("ran", "csp-report")) or "Security Policy" in line.text
            else None
        ),
    )
    return tab


def _shown(tab: Tab) -> str:
    """All words of the page and what its pictures and fields say."""
    return tab.evaluate("""() => [document.body.textContent,
        ...[...document.querySelectorAll('[alt], [value], input, textarea')].map(
            one => [one.alt, one.value, one.getAttribute('value')].join(' '))].join(' ')""")


def test_ENG_3_payloads_are_text_on_every_page(
    browser: Browser, poisoned: tuple[Site, list[dict[str, Any]]]
) -> None:
    site, made = poisoned
    heard: list[str] = []
    missing: list[str] = []

    def visit(tab: Tab, path: str, payloads: list[str]) -> None:
        response = tab.goto(path)
        assert response is not None and response.status == 200, path
        tab.mouse.move(300, 300)
        text = _shown(tab)
        missing.extend(f"{path}: {payload}" for payload in payloads if payload not in text)

    payloads = [one["payload"] for one in made]
    for role in ("", "moderation", "coordination"):
        tab = _tab(browser, site, role, heard)
        for path in TOGETHER.get(role, []):
            visit(tab, path, payloads)
        for path in QUIET.get(role, []):
            visit(tab, path, [])
        for one in made:
            for path in EACH[role]:
                visit(tab, path.format(**one), [one["payload"]])
        tab.context.close()
    for one in made:
        site.sessions["author"] = one["session"]
        tab = _tab(browser, site, "author", heard)
        for path in EACH["author"]:
            visit(tab, path.format(**one), [one["payload"]])
        tab.context.close()
    assert heard == []
    assert missing == []


def test_X_01_every_field_of_a_sheet_shows_its_payload(
    browser: Browser, poisoned: tuple[Site, list[dict[str, Any]]]
) -> None:
    site, made = poisoned
    heard: list[str] = []
    tab = _tab(browser, site, "", heard)
    for one in made:
        tab.goto(f"/vorhaben/{one['slug']}/")
        payload = one["payload"]
        assert payload in tab.title()
        assert tab.locator("h1").inner_text() == payload
        assert payload in tab.locator("main .preline").first.inner_text()  # the office
        assert tab.locator("main img").first.get_attribute("alt") == payload
        assert payload in tab.locator(".timeline").first.inner_text()
        comment = tab.locator(f"#kommentar-{one['asked']}")
        assert payload in comment.locator(".comment__author").inner_text()
        assert payload in comment.locator(".prose").inner_text()
        mail = site.wait_for_mail(to=one["email"])
        html = mail.get_body(("html",))
        assert html is None or payload not in html.get_content()
    tab.context.close()
    assert heard == []
