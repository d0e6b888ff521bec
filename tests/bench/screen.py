"""What the first screen weighs."""

import os
import shutil

from .common import Library, Row, say


def rows(library: Library) -> list[Row]:
    """What the library's first screen costs over the wire with an empty cache, in a real Chromium."""
    say("opening the library in Chromium with an empty cache")
    text, fonts, requests = weigh(library.port, "/documenten/")
    return [
        ("eerste scherm HTML, CSS en JavaScript, kB", round(text / 1000, 1), 75),
        ("eerste scherm lettertypen, kB", round(fonts / 1000, 1), 75),
        ("eerste scherm aanvragen", requests, 8),
    ]


def weigh(port: int, path: str) -> tuple[float, float, int]:
    """Return what a page asks for with an empty cache: bytes of HTML, CSS and scripts, bytes of fonts, and requests."""
    from playwright.sync_api import sync_playwright

    from . import data

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("MKW_CHROMIUM") or _chromium(), args=["--no-sandbox", "--disable-gpu"]
        )
        context = browser.new_context(base_url=f"http://127.0.0.1:{port}")
        page = context.new_page()
        page.goto("/account/inloggen/")
        page.get_by_label("E-mailadres").fill(data.MEMBER)
        page.get_by_label("Wachtwoord", exact=True).fill(data.PASSWORD)
        page.get_by_role("button", name="Inloggen").click()
        page.wait_for_url("**/")
        cdp = context.new_cdp_session(page)
        cdp.send("Network.enable")
        cdp.send("Network.setCacheDisabled", {"cacheDisabled": True})
        cdp.send("Network.setBypassServiceWorker", {"bypass": True})  # it answers from a cache of its own
        sizes: dict[str, tuple[str, float]] = {}
        kinds: dict[str, str] = {}
        cdp.on("Network.responseReceived", lambda event: kinds.update({event["requestId"]: event["type"]}))
        cdp.on(
            "Network.loadingFinished",
            lambda event: sizes.update(
                {event["requestId"]: (kinds.get(event["requestId"], "?"), event["encodedDataLength"])}
            ),
        )
        page.goto(path, wait_until="networkidle")
        browser.close()
    fonts = sum(size for kind, size in sizes.values() if kind == "Font")
    return sum(size for kind, size in sizes.values() if kind in ("Document", "Stylesheet", "Script")), fonts, len(sizes)


def _chromium() -> str | None:
    return shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
