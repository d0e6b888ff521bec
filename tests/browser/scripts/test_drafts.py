"""Drafts on the device: kept, put back, never over newer text, gone when saved or logged out."""

import json
import time
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, expect

from .server import BASE, Server

FORM = """{% include "partials/draft_bar.html" with sleutel="verslag-1" %}
<form method="post" action="/bewaar/" data-draft-key="verslag-1" data-draft-version="VERSIE">{% csrf_token %}
<textarea name="tekst">SERVER</textarea><input name="les"><input name="les">
<input type="password" name="geheim">
<select name="thema"><option value="">-</option><option value="zorg">Zorg</option></select>
<input type="radio" name="rol" value="a"><input type="radio" name="rol" value="b">
<input type="checkbox" name="ok">
<button>Bewaar</button></form>"""


def form(server: Server, version: str = "1", text: str = "", extra: str = "") -> None:
    server.html("/form/", FORM.replace("VERSIE", version).replace("SERVER", text) + extra)


def stored(page: Page) -> dict[str, Any]:
    return json.loads(page.evaluate("localStorage.getItem('mkw-concept:verslag-1')") or "null")


def wait_until(happened: Callable[[], bool], seconds: float = 5) -> None:
    """Ask again until it is so; the policy forbids Playwright's own way, which needs eval."""
    end = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.05)


def type_draft(page: Page) -> None:
    page.goto(f"{BASE}/form/")
    page.fill("textarea", "Wat wij zagen")
    page.locator("[name=les]").nth(1).fill("Tweede les")
    page.select_option("select", "zorg")
    page.check("[name=rol][value=b]")
    page.check("[name=ok]")
    page.fill("[name=geheim]", "nooit bewaren")
    expect(page.locator("[data-draft-text]")).to_contain_text("Bewaard op dit apparaat om")
    wait_until(lambda: "Tweede les" in stored(page)["velden"]["les"])


def test_a_draft_survives_leaving_and_never_holds_a_password(page, server):
    form(server)
    type_draft(page)
    assert "geheim" not in stored(page)["velden"]
    page.goto("about:blank")
    page.goto(f"{BASE}/form/")
    assert page.input_value("textarea") == "Wat wij zagen"
    assert [page.locator("[name=les]").nth(nr).input_value() for nr in (0, 1)] == ["", "Tweede les"]
    assert page.input_value("select") == "zorg"
    assert page.is_checked("[name=rol][value=b]")
    assert page.is_checked("[name=ok]")
    expect(page.locator("[data-draft-text]")).to_contain_text("Wij hebben uw tekst teruggezet")


def test_a_draft_stays_when_the_login_expired_and_goes_when_the_server_confirms(page, server):
    form(server)
    type_draft(page)
    server.html("/bewaar/", "<h1>Inloggen</h1>")
    page.click("button:has-text('Bewaar')")
    page.wait_for_url("**/bewaar/")
    assert stored(page)["velden"]["tekst"] == ["Wat wij zagen"]
    server.html("/klaar/", '<div data-draft-saved="verslag-1 iets-anders">Bewaard.</div>')
    page.goto(f"{BASE}/klaar/")
    assert stored(page) is None


def test_a_refused_form_keeps_its_draft(page, server):
    form(server)
    page.goto(f"{BASE}/form/")
    page.fill("textarea", "Tekst")
    wait_until(lambda: stored(page) is not None)
    form(server, text="Tekst", extra='<div data-fouten tabindex="-1">Er klopt iets niet</div>')
    page.goto(f"{BASE}/form/")
    expect(page.locator("[data-draft-text]")).to_contain_text("Bewaard op dit apparaat")
    assert stored(page) is not None
    form(server, text="Tekst")
    page.goto(f"{BASE}/form/")
    wait_until(lambda: stored(page) is None)


def test_newer_text_of_somebody_else_is_never_overwritten(page, server):
    form(server)
    type_draft(page)
    form(server, version="2", text="Van een collega")
    page.goto(f"{BASE}/form/")
    assert page.input_value("textarea") == "Van een collega"
    expect(page.locator("[data-draft-text]")).to_contain_text("Intussen is hier iets gewijzigd")
    page.click("[data-draft-restore]")
    assert page.input_value("textarea") == "Wat wij zagen"
    page.goto("about:blank")
    form(server, version="3", text="Van een collega")
    page.goto(f"{BASE}/form/")
    page.click("[data-draft-discard]")
    assert stored(page) is None
    assert page.input_value("textarea") == "Van een collega"


def test_without_connection_the_bar_says_where_the_text_is(page, server, context):
    form(server)
    type_draft(page)
    context.set_offline(True)
    expect(page.locator("[data-draft-text]")).to_contain_text("Geen bereik. Uw tekst staat veilig op dit apparaat")
    context.set_offline(False)
    expect(page.locator("[data-draft-text]")).to_contain_text("Bewaard op dit apparaat")


def test_logging_out_leaves_nothing_behind_and_old_drafts_go(page, server):
    form(server, extra='<form method="post" action="/uit/" data-uitloggen><button id="uit">Uit</button></form>')
    server.html("/uit/", "<h1>Weg</h1>")
    type_draft(page)
    old = json.dumps({"tijd": 1, "versie": "1", "velden": {}})
    page.evaluate("old => localStorage.setItem('mkw-concept:oud', old)", old)
    page.reload()
    assert page.evaluate("localStorage.getItem('mkw-concept:oud')") is None
    page.click("#uit")
    page.wait_for_url("**/uit/")
    assert stored(page) is None
