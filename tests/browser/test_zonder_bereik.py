"""The report on the telephone: flight mode, a closed browser, a killed tab, an expired login, a bad line (V6, P7, R6)."""

import contextlib
import io
import os
import re
import urllib.request
from collections.abc import Callable, Iterator

import pytest
from PIL import Image
from playwright.sync_api import BrowserContext, Error, Page, Route, expect

from .conftest import WIDTHS, log_in
from .support import kept, photo_file

SEEN, HEARD, TAKEN = "Wat zagen wij?", "Wat hoorden wij?", "Wat nemen wij mee?"
BAR = "[data-draft-text]"
IN_PORTAL = re.compile("Bewaard in het portaal")


@pytest.fixture
def phone(chromium, portal, pages, tmp_path) -> Iterator[Callable[[], Page]]:
    """Return a function that opens the browser of one phone; what it keeps is still there after closing."""
    opened: list[BrowserContext] = []

    def start() -> Page:
        width, height = WIDTHS["telefoon"]
        context = chromium.browser_type.launch_persistent_context(
            tmp_path / "telefoon",
            executable_path=os.environ.get("MKW_CHROMIUM"),
            args=["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"],
            base_url=portal.url,
            viewport={"width": width, "height": height},
            locale="nl-NL",
            timezone_id="Europe/Amsterdam",
            reduced_motion="reduce",
            has_touch=True,
        )
        context.set_default_timeout(15_000)
        opened.append(context)
        pages.watch(context.pages[0])
        return context.pages[0]

    yield start
    for context in opened:
        context.close()


class Visit:
    """A visit of the project leader with three stops, made for one test, and what the portal holds of it."""

    def __init__(self, portal, nr: str) -> None:
        self.portal, self.title = portal, f"Onderweg {nr}"
        [(verkenning,)] = portal.sql(
            """SELECT v.id FROM verkenningen_verkenning v JOIN corporaties_gebruiker g ON g.id = v.leider_id
            WHERE g.email = 'projectleider@demo.example' ORDER BY v.id LIMIT 1"""
        )
        [(self.pk,)] = portal.sql(
            """INSERT INTO verkenningen_bezoek (verkenning_id, titel, begint_op, eindigt_op, plaats, adres, gastheer_naam,
            gastvraag, status, uid, gemaakt_op, gewijzigd_op, revisie) VALUES (%s, %s, now() - interval '5 hours',
            now() - interval '1 hour', 'Zonneveld', '', 'De buurt', '', 'gepland', gen_random_uuid(), now(), now(), 1)
            RETURNING id""",
            verkenning,
            self.title,
        )
        self.stops = [
            portal.sql(
                """INSERT INTO verkenningen_halte (bezoek_id, volgorde, titel, persoon, rol, organisatie, gezien, gehoord,
                meenemen, revisie) VALUES (%s, %s, %s, '', '', '', '', '', '', 1) RETURNING id""",
                self.pk,
                order,
                title,
            )[0][0]
            for order, title in enumerate(("De schuur", "De tuin", "De keukentafel"), 1)
        ]

    def stop(self, nr: int = 0) -> str:
        """Return the address of the form of a stop."""
        return f"/verkenningen/bezoeken/{self.pk}/verslag/halte/{self.stops[nr]}/"

    def lines(self, nr: int = 0) -> tuple[str, str, str]:
        """Return what the portal has of a stop."""
        query = "SELECT gezien, gehoord, meenemen FROM verkenningen_halte WHERE id = %s"
        return self.portal.sql(query, self.stops[nr])[0]

    def photos(self) -> int:
        """Return how many photos the portal has."""
        return self.portal.sql("SELECT count(*) FROM verkenningen_foto WHERE bezoek_id = %s", self.pk)[0][0]


@pytest.fixture
def visit(portal, request) -> Visit:
    return Visit(portal, re.sub(r"\W+", " ", request.node.name)[:60])


def ready(page: Page, visit: Visit) -> None:
    """Wait until the phone has the service worker and the visit."""
    page.evaluate("async () => { await navigator.serviceWorker.ready; }")
    for _ in range(100):
        if page.evaluate("Boolean(navigator.serviceWorker.controller)") and any(
            row["id"] == visit.pk for row in kept(page, "bezoeken")
        ):
            return
        page.wait_for_timeout(100)
    raise AssertionError("the visit is not on the phone")


def log_in_phone(page: Page, as_person) -> None:
    page.context.add_cookies(as_person("projectleider").context.cookies())


def again(page: Page) -> None:
    """Tell the page that the line is back, which is what a telephone does."""
    page.evaluate("window.dispatchEvent(new Event('online'))")


def test_flight_mode_a_closed_browser_and_a_killed_tab_lose_nothing(phone, visit, as_person, pages):
    page = phone()
    log_in_phone(page, as_person)
    page.goto(visit.stop())
    ready(page, visit)
    page.context.close()

    page = phone()
    page.context.set_offline(True)
    page.goto(visit.stop())
    expect(page.get_by_role("heading", level=1)).to_have_text("De schuur")
    expect(page.locator(BAR)).to_contain_text("Geen bereik. U kunt gewoon schrijven")
    page.get_by_label(SEEN).press_sequentially("Zonlicht door de planken.")
    expect(page.locator(BAR)).to_contain_text("Geen bereik. Uw tekst staat veilig op dit apparaat")
    pages.look(page, "verslag zonder bereik")
    page.get_by_role("button", name="Bewaar en verder").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("De tuin")
    page.get_by_label(HEARD).fill("De heg is van iedereen.")
    page.locator("[data-fotos-kies]").set_input_files([photo_file("heg.jpg", "#2e6b3a")])
    expect(page.locator("[data-fotos-lijst] [data-staat]")).to_contain_text("Wacht op bereik")
    page.get_by_role("button", name="Bewaar", exact=True).click()
    expect(page.get_by_role("link", name="1. De schuur")).to_be_visible()
    expect(page.get_by_text("De heg is van iedereen.")).to_be_visible()
    pages.look(page, "op dit apparaat zonder bereik")
    page.goto("/documenten/")
    expect(page.get_by_role("heading", level=1)).to_have_text("U hebt geen verbinding")
    page.goto(visit.stop(2))
    page.get_by_label(TAKEN).fill("Zet de tafel buiten.")
    expect(page.locator(BAR)).to_contain_text("staat veilig op dit apparaat")
    with page.expect_event("crash"), contextlib.suppress(Error):
        page.goto("chrome://crash")
    page.context.close()

    page = phone()
    page.context.set_offline(True)
    page.goto(visit.stop(2))
    expect(page.get_by_label(TAKEN)).to_have_value("Zet de tafel buiten.")
    assert visit.lines(2) == ("", "", "")
    page.context.set_offline(False)
    again(page)
    expect(page.locator(BAR)).to_contain_text(IN_PORTAL)
    wait_for(page, lambda: visit.photos() == 1 and not kept(page, "concepten") and not kept(page, "fotos"))
    assert [visit.lines(nr) for nr in (0, 1, 2)] == [
        ("Zonlicht door de planken.", "", ""),
        ("", "De heg is van iedereen.", ""),
        ("", "", "Zet de tafel buiten."),
    ]


def wait_for(page: Page, happened: Callable[[], bool], tries: int = 150) -> None:
    """Ask again until it is so."""
    for _ in range(tries):
        if happened():
            return
        page.wait_for_timeout(100)
    raise AssertionError("it did not happen")


def test_an_expired_login_sends_after_the_next_login_and_never_as_somebody_else(as_person, visit):
    page = as_person("projectleider", "telefoon", fresh=True)
    page.goto(visit.stop())
    [session] = [cookie["value"] for cookie in page.context.cookies() if cookie["name"] == "sessie"]
    visit.portal.sql("DELETE FROM django_session WHERE session_key = %s", session)
    page.get_by_label(SEEN).fill("Getypt na het verlopen van de login.")
    expect(page.locator(BAR)).to_contain_text("U bent uitgelogd. Uw tekst staat veilig op dit apparaat.")
    page.context.clear_cookies(name="sessie")
    log_in(page, "directeur@demo.example")
    page.wait_for_timeout(1500)
    assert visit.lines() == ("", "", "")
    page.goto("/op-dit-apparaat/")
    expect(page.get_by_role("heading", name="Bezoeken")).to_be_visible()
    expect(page.get_by_text("Getypt na het verlopen")).to_have_count(0)
    assert len(kept(page, "concepten")) == 1, "hidden, not gone"
    page.locator("[popovertarget=accountmenu]").click()
    page.get_by_role("button", name="Uitloggen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Inloggen")
    assert (kept(page, "bezoeken"), kept(page, "stand"), len(kept(page, "concepten"))) == ([], [], 1)
    log_in(page, "projectleider@demo.example")
    wait_for(page, lambda: visit.lines()[0] == "Getypt na het verlopen van de login.")
    wait_for(page, lambda: kept(page, "concepten") == [])


def test_a_line_that_breaks_and_answers_that_get_lost(phone, as_person, visit):
    page = phone()
    log_in_phone(page, as_person)
    page.goto(visit.stop())
    answers = iter(["500", "lost"])

    def line(route: Route) -> None:
        kind = next(answers, "good")
        if kind == "500":
            route.fulfill(status=500, content_type="text/html", body="<h1>Er ging iets mis</h1>")
        elif kind == "lost":  # the portal saved it, but the phone never hears so
            route.fetch()
            route.abort()
        else:
            route.continue_()

    page.route("**/halte/*/apparaat/", line)
    page.get_by_label(SEEN).fill("Eerste regel.")
    expect(page.locator(BAR)).to_contain_text("Versturen lukt nu niet. Uw tekst staat veilig op dit apparaat.")
    again(page)
    expect(page.locator(BAR)).to_contain_text("Geen bereik")
    assert visit.lines()[0] == "Eerste regel."
    page.get_by_label(SEEN).fill("Eerste regel.\nTweede regel.")
    again(page)
    expect(page.locator(BAR)).to_contain_text(IN_PORTAL)
    expect(page.locator("[data-keuze-paneel]")).to_be_hidden()
    assert visit.lines()[0] == "Eerste regel.\nTweede regel."
    assert visit.portal.sql("SELECT revisie FROM verkenningen_halte WHERE id = %s", visit.stops[0]) == [(3,)]


def test_a_phone_that_comes_back_after_a_day_overwrites_nothing(phone, as_person, visit, pages):
    page = phone()
    log_in_phone(page, as_person)
    page.goto(visit.stop())
    ready(page, visit)
    page.context.set_offline(True)
    page.get_by_label(SEEN).fill("Van de telefoon.")
    expect(page.locator(BAR)).to_contain_text("Geen bereik")
    page.goto(visit.stop(1))
    page.get_by_label(SEEN).fill("Over een halte die geschrapt is.")
    expect(page.locator(BAR)).to_contain_text("staat veilig op dit apparaat")
    visit.portal.sql(
        "UPDATE verkenningen_halte SET gezien = 'Van een collega.', revisie = revisie + 1 WHERE id = %s", visit.stops[0]
    )
    visit.portal.sql("DELETE FROM verkenningen_halte WHERE id = %s", visit.stops[1])
    page.context.set_offline(False)
    page.goto(visit.stop())
    choice = page.locator("[data-keuze-paneel]")
    expect(choice).to_contain_text("Van een collega.")
    expect(choice).to_contain_text("Van de telefoon.")
    assert visit.lines()[0] == "Van een collega."
    page.goto("/op-dit-apparaat/")
    gone = page.locator("[data-schil-teksten] > li").filter(has_text="Over een halte die geschrapt is.")
    expect(gone).to_contain_text("Deze halte staat niet meer in het programma.")
    expect(page.locator("[data-schil-teksten] > li").filter(has_text="Van de telefoon.")).to_contain_text("kies")
    pages.look(page, "op dit apparaat met een tekst die nergens meer hoort")
    gone.get_by_label("Zet deze tekst bij een andere halte").select_option(label=f"{visit.title}: De keukentafel")
    gone.get_by_role("button", name="Zet over").click()
    expect(page.locator(BAR)).to_contain_text(IN_PORTAL)
    assert visit.lines(2)[0] == "Over een halte die geschrapt is."
    page.goto(visit.stop())
    page.get_by_role("button", name="Zet beide onder elkaar").click()
    expect(page.locator(BAR)).to_contain_text(IN_PORTAL)
    assert visit.lines()[0] == "Van een collega.\n\nVan de telefoon."


def test_photos_on_a_bad_line_are_made_smaller_and_kept_once(phone, as_person, visit):
    page = phone()
    log_in_phone(page, as_person)
    page.goto(f"/verkenningen/bezoeken/{visit.pk}/fotos/")
    sent: list[bytes] = []
    answers = iter(["lost", "break"])

    def line(route: Route) -> None:
        sent.append(route.request.post_data_buffer or b"")
        kind = next(answers, "good")
        if kind == "lost":
            route.fetch()
        route.continue_() if kind == "good" else route.abort()

    page.route("**/fotos/apparaat/", line)
    network = page.context.new_cdp_session(page)
    slow = {"offline": False, "latency": 300, "downloadThroughput": 50_000, "uploadThroughput": 150_000}
    network.send("Network.emulateNetworkConditions", slow)
    large = io.BytesIO()
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = 6, "Geheime camera"
    Image.effect_noise((3200, 2400), 20).convert("RGB").save(large, "JPEG", exif=exif, quality=70)
    files = [
        {"name": "groot.jpg", "mimeType": "image/jpeg", "buffer": large.getvalue()},
        photo_file("twee.jpg", "#2e6b3a"),
        {"name": "brief.jpg", "mimeType": "image/jpeg", "buffer": b"Dit is een brief."},
        {"name": "iphone.heic", "mimeType": "image/heic", "buffer": b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(64)},
    ]
    page.locator("#fotos").set_input_files(files)
    expect(page.locator("[data-staat]").filter(has_text="Wacht op bereik").first).to_be_visible()
    again(page)
    rows = page.locator("[data-fotos-lijst] > li")
    expect(rows.filter(has_text="brief.jpg")).to_contain_text("Dit bestand is geen foto.", timeout=30_000)
    expect(rows.filter(has_text="iphone.heic")).to_contain_text("Dit is een HEIC-foto.", timeout=30_000)
    expect(page.locator("img.mkw-photo__img")).to_have_count(2, timeout=30_000)
    assert visit.photos() == 2
    pictures = [body[body.index(b"\xff\xd8") :] for body in sent if b'filename="groot.jpg"' in body]
    with Image.open(io.BytesIO(pictures[0])) as picture:
        assert picture.size == (1500, 2000), "upright, and no longer than 2000 pixels"
        assert not picture.getexif()
    rows.filter(has_text="brief.jpg").get_by_role("button", name="Haal brief.jpg weg").click()
    expect(rows).to_have_count(1, timeout=15_000)


def test_nothing_private_is_kept_by_the_service_worker_and_the_form_is_light(as_person, visit, portal):
    page = as_person("projectleider", "telefoon")
    page.goto(visit.stop())
    ready(page, visit)
    page.goto("/documenten/")
    cached = page.evaluate(
        """async () => {
          const found = {};
          for (const name of await caches.keys()) {
            const cache = await caches.open(name);
            for (const request of await cache.keys()) {
              found[new URL(request.url).pathname] = await (await cache.match(request)).text();
            }
          }
          return found;
        }"""
    )
    pages_kept = [path for path in cached if not path.startswith("/static/")]
    assert pages_kept == ["/op-dit-apparaat/"]
    assert "Kersten" not in cached["/op-dit-apparaat/"]
    assert "csrf" not in cached["/op-dit-apparaat/"]
    assert sum(on_the_wire(portal.url + path) for path in cached) < 120_000


def on_the_wire(url: str) -> int:
    """Return how many bytes the body of this address is for a browser."""
    with urllib.request.urlopen(urllib.request.Request(url, headers={"Accept-Encoding": "gzip, br"})) as answer:
        return len(answer.read())
