"""What the first screen weighs, and what a phone keeps to write the report without a line."""

import json
import os
import re
import shutil
import urllib.request

from .common import Library, Row, say


def rows(library: Library) -> list[Row]:
    """What the library's first screen costs over the wire with an empty cache, in a real Chromium."""
    from playwright.sync_api import sync_playwright

    from . import data

    say("opening the library in Chromium with an empty cache")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("MKW_CHROMIUM") or _chromium(), args=["--no-sandbox", "--disable-gpu"]
        )
        context = browser.new_context(base_url=f"http://127.0.0.1:{library.port}")
        page = context.new_page()
        page.goto("/account/inloggen/")
        page.get_by_label("E-mailadres").fill(data.MEMBER)
        page.get_by_label("Wachtwoord", exact=True).fill(data.PASSWORD)
        page.get_by_role("button", name="Inloggen").click()
        page.wait_for_url("**/")
        cdp = context.new_cdp_session(page)
        cdp.send("Network.enable")
        cdp.send("Network.setCacheDisabled", {"cacheDisabled": True})
        sizes: dict[str, tuple[str, float]] = {}
        kinds: dict[str, str] = {}
        cdp.on("Network.responseReceived", lambda event: kinds.update({event["requestId"]: event["type"]}))
        cdp.on(
            "Network.loadingFinished",
            lambda event: sizes.update(
                {event["requestId"]: (kinds.get(event["requestId"], "?"), event["encodedDataLength"])}
            ),
        )
        page.goto("/documenten/", wait_until="networkidle")
        browser.close()
    text = sum(size for kind, size in sizes.values() if kind in ("Document", "Stylesheet", "Script"))
    fonts = sum(size for kind, size in sizes.values() if kind == "Font")
    return [
        ("eerste scherm HTML, CSS en JavaScript, kB", round(text / 1000, 1), 75),
        ("eerste scherm lettertypen, kB", round(fonts / 1000, 1), 75),
        ("eerste scherm aanvragen", len(sizes), 8),
        ("verslag zonder bereik, kB", round(offline_bytes(f"http://127.0.0.1:{library.port}") / 1000, 1), 120),
    ]


def offline_bytes(url: str) -> int:
    """Return how many bytes everything is that the service worker of this portal keeps, as a browser gets it."""
    worker = _fetch(f"{url}/sw.js", "identity").decode()
    kept = json.loads(re.search(r"FILES = (\[.*?\]);", worker, re.S)[1])  # type: ignore[index]
    shell = re.search(r'SHELL = "(.*?)"', worker)[1]  # type: ignore[index]
    return sum(len(_fetch(url + path, "gzip, br")) for path in [*kept, shell])


def _fetch(url: str, coding: str) -> bytes:
    with urllib.request.urlopen(urllib.request.Request(url, headers={"Accept-Encoding": coding})) as answer:
        return answer.read()


def _chromium() -> str | None:
    return shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
