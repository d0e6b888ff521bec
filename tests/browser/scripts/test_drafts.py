"""Drafts on the device: kept per person, put back, never over newer text, gone when saved."""

import time
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, expect

from .server import BASE, Server

ME = '<meta name="mkw-apparaat" content="/static/js/offline/begin.js" data-gebruiker="7">'
FORM = """{% include "partials/draft_bar.html" with sleutel="verslag-1" %}
<form method="post" action="/bewaar/" data-draft-key="verslag-1" data-draft-version="VERSIE">{% csrf_token %}
<input type="hidden" name="revisie" value="VERSIE">
<label for="tekst">Tekst</label><textarea name="tekst" id="tekst">SERVER</textarea><input name="les"><input name="les">
<input type="password" name="geheim">
<select name="thema"><option value="">-</option><option value="zorg">Zorg</option></select>
<input type="radio" name="rol" value="a"><input type="radio" name="rol" value="b">
<input type="checkbox" name="ok">
<button>Bewaar</button></form>"""
_READ = """async ([kast, sleutel]) => {
  const { read } = await import("/static/js/offline/store.js");
  return (await read(kast, sleutel)) ?? null;
}"""
_WRITE = """async ([kast, rij]) => {
  const { change } = await import("/static/js/offline/store.js");
  await change(kast, rij.sleutel, () => rij);
}"""


def form(server: Server, version: str = "1", text: str = "", extra: str = "", me: str = ME) -> None:
    server.html("/form/", me + FORM.replace("VERSIE", version).replace("SERVER", text) + extra)


def stored(page: Page, key: str = "verslag-1", store: str = "concepten") -> dict[str, Any]:
    return page.evaluate(_READ, [store, key])


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
    wait_until(lambda: stored(page)["velden"].get("ok") == ["on"])


def test_a_draft_survives_leaving_and_never_holds_a_password(page, server):
    form(server)
    type_draft(page)
    assert "geheim" not in stored(page)["velden"]
    assert stored(page)["gebruiker"] == "7"
    page.goto("about:blank")
    page.goto(f"{BASE}/form/")
    expect(page.locator("[data-draft-text]")).to_contain_text("Wij hebben uw tekst teruggezet")
    assert page.input_value("textarea") == "Wat wij zagen"
    assert [page.locator("[name=les]").nth(nr).input_value() for nr in (0, 1)] == ["", "Tweede les"]
    assert page.input_value("select") == "zorg"
    assert page.is_checked("[name=rol][value=b]")
    assert page.is_checked("[name=ok]")


def test_a_draft_stays_when_the_login_expired_and_goes_when_the_server_confirms(page, server):
    form(server)
    type_draft(page)
    server.html("/bewaar/", "<h1>Inloggen</h1>")
    page.get_by_role("button", name="Bewaar", exact=True).click()
    page.wait_for_url("**/bewaar/")
    assert stored(page)["velden"]["tekst"] == ["Wat wij zagen"]
    server.html("/klaar/", ME + '<div data-draft-saved="verslag-1 iets-anders">Bewaard.</div>')
    page.goto(f"{BASE}/klaar/")
    wait_until(lambda: stored(page) is None)


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


def test_newer_text_of_somebody_else_is_shown_beside_and_the_person_chooses(page, server):
    form(server)
    type_draft(page)
    form(server, version="2", text="Van een collega")
    page.goto(f"{BASE}/form/")
    choice = page.locator("[data-keuze-paneel]")
    expect(choice).to_contain_text("Van een collega")
    expect(choice).to_contain_text("Wat wij zagen")
    assert page.input_value("[name=revisie]") == "2"
    assert stored(page)["versie"] == "1", "until the choice it does not pass for text about version 2"
    page.get_by_role("button", name="Houd wat er nu staat").click()
    expect(page.locator("textarea")).to_have_value("Van een collega")
    wait_until(lambda: stored(page) is None)
    page.get_by_role("button", name="Zet mijn tekst terug").click()
    expect(page.locator("textarea")).to_have_value("Wat wij zagen")
    wait_until(lambda: (stored(page) or {}).get("versie") == "2")
    page.goto("about:blank")
    form(server, version="3", text="Van nog iemand")
    page.goto(f"{BASE}/form/")
    page.get_by_role("button", name="Zet beide onder elkaar").click()
    expect(page.locator("textarea")).to_have_value("Van nog iemand\n\nWat wij zagen")
    wait_until(lambda: stored(page)["versie"] == "3")


def test_a_field_that_the_form_lost_is_still_shown(page, server):
    form(server, text="Van de server")
    page.goto(f"{BASE}/form/")
    velden = {"tekst": ["Van de server"], "oud": ["Een zin uit het vorige formulier"]}
    row = {"sleutel": "verslag-1", "gebruiker": "7", "versie": "0", "velden": velden, "tijd": time.time() * 1000}
    page.evaluate(_WRITE, ["concepten", row])
    page.goto(f"{BASE}/form/")
    expect(page.locator("[data-keuze-paneel]")).to_contain_text("Een zin uit het vorige formulier")


def test_without_connection_the_bar_says_where_the_text_is(page, server, context):
    form(server)
    type_draft(page)
    context.set_offline(True)
    expect(page.locator("[data-draft-text]")).to_contain_text("Geen bereik. Uw tekst staat veilig op dit apparaat")
    page.get_by_role("button", name="Bewaar", exact=True).click()
    assert page.url == f"{BASE}/form/"
    context.set_offline(False)
    expect(page.locator("[data-draft-text]")).to_contain_text("Bewaard op dit apparaat")


def test_logging_out_hides_what_waits_and_wipes_what_is_known_elsewhere(page, server):
    out = '<form method="post" action="/uit/" data-uitloggen><button id="uit">Uit</button></form>'
    form(server, extra=out)
    server.html("/uit/", "<h1>Weg</h1>")
    type_draft(page)
    visit = {"sleutel": "7-3", "gebruiker": "7", "id": 3, "haltes": []}
    page.evaluate(_WRITE, ["bezoeken", visit])
    old = {"sleutel": "oud", "gebruiker": "7", "tijd": 1, "velden": {}}
    page.evaluate(_WRITE, ["concepten", old])
    page.evaluate("localStorage.clear()")
    page.reload()
    wait_until(lambda: stored(page, "oud") is None)
    page.click("#uit")
    page.wait_for_url("**/uit/")
    assert stored(page, "7-3", "bezoeken") is None
    assert stored(page, "gebruiker", "stand") is None
    assert stored(page)["velden"]["tekst"] == ["Wat wij zagen"]
    form(server, me=ME.replace('"7"', '"8"'))
    page.goto(f"{BASE}/form/")
    assert page.input_value("textarea") == ""


def test_visits_are_forgotten_after_a_fortnight_or_when_the_portal_says_so(page, server):
    login = {"status": 204, "headers": {"HX-Redirect": "/account/inloggen/"}}
    nothing = {"headers": {"Content-Type": "application/json"}, "body": '{"gebruiker": 7, "bezoeken": []}'}
    visits = "/verkenningen/apparaat/bezoeken/"
    server.answers[visits] = lambda request: login
    form(server)
    page.goto(f"{BASE}/form/")
    now, old = time.time() * 1000, (time.time() - 15 * 86400) * 1000
    rows = {
        "7-1": {"geopend": old, "eindigt": "2020-01-01T12:00:00+00:00"},
        "7-2": {"geopend": now, "gehaald": now, "eindigt": "2020-01-01T12:00:00+00:00"},
        "7-3": {"geopend": old, "gehaald": old, "eindigt": "2999-01-01T12:00:00+00:00"},
    }
    for nr, (key, row) in enumerate(rows.items(), 1):
        page.evaluate(_WRITE, ["bezoeken", {"sleutel": key, "gebruiker": "7", "id": nr, "haltes": []} | row])
    draft = {"sleutel": "halte-9-gebruiker-7", "gebruiker": "7", "tijd": now, "velden": {"gezien": ["Mijn tekst"]}}
    page.evaluate(_WRITE, ["concepten", draft])
    page.evaluate("localStorage.clear()")
    page.reload()
    wait_until(lambda: stored(page, "7-1", "bezoeken") is None and stored(page, "7-3", "bezoeken") is None)
    assert stored(page, "7-2", "bezoeken")["geopend"] == now, "a login that expired is no reason to drop what is recent"
    server.answers[visits] = lambda request: nothing
    page.evaluate("localStorage.clear()")
    page.reload()
    wait_until(lambda: stored(page, "7-2", "bezoeken") is None)
    assert stored(page, draft["sleutel"])["velden"] == draft["velden"]
