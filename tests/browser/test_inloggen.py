"""Passkeys, codes and recovery codes in a real Chromium, with a virtual authenticator (C3)."""

import time

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from playwright.sync_api import Page, expect

from mkwportal.demo.logins import PASSWORD

WHO = "l.hermans@delinde.example"
AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def with_password(page: Page, site: str) -> None:
    page.goto(f"{site}/account/inloggen/")
    page.get_by_label("E-mailadres").fill(WHO)
    page.get_by_label("Wachtwoord", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Inloggen").click()


def log_out(page: Page, site: str) -> None:
    page.goto(f"{site}/account/uitloggen/")
    page.get_by_role("button", name="Log uit").click()
    expect(page.get_by_role("button", name="Inloggen")).to_be_visible()  # the device is emptied first


def look_twice(page: Page, pages, name: str) -> None:
    """Look at a page on a laptop and on a phone."""
    pages.look(page, name)
    page.set_viewport_size({"width": 390, "height": 844})
    pages.look(page, name)
    page.set_viewport_size({"width": 1280, "height": 900})


def test_a_passkey_and_an_app_from_making_to_taking_away(context_for, portal, pages, as_person):
    site = portal.url.replace("127.0.0.1", "localhost")  # without https a browser knows passkeys only here
    context = context_for()
    page = context.new_page()
    devtools = context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
    tools = page.locator(".mkw-masthead__tools")

    with_password(page, site)
    expect(tools).to_be_visible()
    page.goto(f"{site}/account/tweede-stap/")
    look_twice(page, pages, "zet uw tweede stap aan")
    page.get_by_role("link", name="Maak een passkey").click()
    pages.look(page, "maak een passkey")
    page.get_by_label("Naam").fill("Laptop werk")
    page.get_by_role("button", name="Maak een passkey").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Uw reservecodes")
    expect(page.locator(".mkw-codes li")).to_have_count(10)
    look_twice(page, pages, "reservecodes")
    with page.expect_download() as saved:
        page.get_by_role("link", name="Bewaar als bestand").click()
    code = page.locator(".mkw-codes li").first.inner_text()
    assert code in saved.value.path().read_text()

    log_out(page, site)
    page.goto(f"{site}/account/inloggen/?next=/corporaties/")
    pages.look(page, "inloggen met een passkey")
    page.get_by_role("button", name="Log in met een passkey").click()
    expect(tools).to_be_visible()
    assert page.url == f"{site}/corporaties/"

    page.goto(f"{site}/account/tweede-stap/app/")
    look_twice(page, pages, "koppel een app")
    page.get_by_text("Lukt scannen niet?").click()
    secret = page.locator(".mkw-secret").inner_text()
    page.get_by_role("textbox", name="Code").fill(format_hotp_value(hotp_value(secret, int(time.time()) // 30)))
    page.get_by_role("button", name="Zet de tweede stap aan").click()
    expect(page.locator(".utrecht-alert")).to_contain_text("Uw tweede stap staat aan")
    look_twice(page, pages, "inloggen en veiligheid")

    log_out(page, site)
    with_password(page, site)
    expect(page.get_by_role("heading", level=1)).to_have_text("Uw tweede stap")
    look_twice(page, pages, "uw tweede stap")
    page.get_by_role("button", name="Gebruik uw passkey").click()
    expect(tools).to_be_visible()

    admin = as_person("corporatiebeheerder")
    admin.goto("/beheer/leden/?q=hermans")
    admin.get_by_role("link", name="Wijzig Lotte Hermans").click()
    admin.get_by_role("link", name="met inloggen").click()
    look_twice(admin, pages, "inloghulp")
    admin.get_by_role("button", name="Wis de tweede stap").click()
    expect(admin.locator(".utrecht-alert").first).to_contain_text("De tweede stap is gewist")
    page.goto(f"{site}/corporaties/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Inloggen")  # logged out everywhere
    with_password(page, site)
    expect(tools).to_be_visible()
