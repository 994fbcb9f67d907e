"""Accounts in a real browser: by keyboard, without JavaScript, with a passkey, for everybody."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, CDPSession, Page, expect

from tests.browser.conftest import Site

PASSWORD = "demo-mitsprache"


def code_for(site: Site, address: str, already: int = 0) -> str:
    body = site.wait_for_mail(to=address, already=already).get_content()
    found = re.search(r"^\d{6}$", body, re.MULTILINE)
    assert found is not None
    return found[0]


def sign_in(page: Page, key: str) -> None:
    page.goto("/konto/anmelden/")
    page.get_by_label("E-Mail-Adresse").fill(f"{key}@demo.example")
    page.get_by_text("Lieber mit Passwort anmelden").click()
    page.get_by_label("Passwort", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Anmelden", exact=True).click()
    expect(page.locator(".tool--framed")).not_to_contain_text("Anmelden")


def press_to(page: Page, selector: str) -> None:
    """Tab on until the element has the focus; fails after as many steps as a page may have."""
    for _ in range(60):
        if page.evaluate("s => document.activeElement?.matches(s)", selector):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"no way by keyboard to {selector}")


def test_signing_up_by_keyboard_alone_ends_where_it_began(page: Page, site: Site) -> None:
    address = "tastatur@mail.example"
    page.goto("/vorhaben/")
    press_to(page, ".tool--framed")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/konto/anmelden/"))
    press_to(page, "main a[href*='/konto/registrieren/']")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/konto/registrieren/"))
    press_to(page, "[name=email]")
    page.keyboard.type(address)
    page.keyboard.press("Tab")
    page.keyboard.type("Frau mit Tastatur")
    page.keyboard.press("Enter")
    page.wait_for_url("**/konto/code/")
    press_to(page, "[name=code]")
    page.keyboard.type(code_for(site, address))
    page.keyboard.press("Enter")
    page.wait_for_url("**/vorhaben/")
    expect(page.locator(".tool--framed")).to_contain_text("Frau mit Tastatur")


@pytest.mark.parametrize("prefix", ["", "/ar"])
def test_signing_up_works_without_javascript(
    visitor: Callable[..., Page], site: Site, prefix: str
) -> None:
    page = visitor(width=360, javascript=False)
    address = f"ohne-js{prefix.strip('/')}@mail.example"
    page.goto(f"{prefix}/konto/registrieren/")
    page.locator("[name=email]").fill("keine Adresse")
    page.locator("main form button").first.click()
    expect(page.locator("[name=email]")).to_have_value("keine Adresse")
    expect(page.locator("[name=email]")).to_have_attribute("aria-invalid", "true")
    page.locator("[name=email]").fill(address)
    page.locator("[name=display_name]").fill("Ohne Skript")
    page.locator("main form button").first.click()
    page.locator("[name=code]").fill(code_for(site, address))
    page.locator("main form button").first.click()
    page.wait_for_url(f"**{prefix}/konto/")
    expect(page.locator("main")).to_contain_text("Ohne Skript")


def test_a_passkey_is_added_and_opens_the_account_under_the_strict_policy(
    browser: Browser, site: Site
) -> None:
    # Browsers give passkeys to names only, never to bare IP addresses.
    context = browser.new_context(base_url=site.url.replace("127.0.0.1", "localhost"))
    page, faults = context.new_page(), []
    page.on("console", lambda line: faults.append(line.text) if "Policy" in line.text else None)
    _add_virtual_key(context.new_cdp_session(page))
    address = "passkey@mail.example"
    page.goto("/konto/registrieren/")
    page.locator("[name=email]").fill(address)
    page.locator("[name=display_name]").fill("Mit Schlüssel")
    page.locator("main form button").first.click()
    page.locator("[name=code]").fill(code_for(site, address))
    page.locator("main form button").first.click()
    page.goto("/konto/passkeys/neu/")
    page.locator("[name=passwordless]").check()
    page.get_by_role("button", name="Passkey hinzufügen").click()
    page.wait_for_url(lambda url: not url.endswith("/passkeys/neu/"))
    page.goto("/konto/abmelden/")
    page.get_by_role("button", name="Abmelden").click()
    page.goto("/konto/anmelden/")
    page.get_by_role("button", name="Mit Passkey anmelden").click()
    page.wait_for_url("**/konto/")
    expect(page.locator("main")).to_contain_text("Mit Schlüssel")
    context.close()
    assert faults == []


def _add_virtual_key(devtools: CDPSession) -> None:
    devtools.send("WebAuthn.enable")
    devtools.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )
