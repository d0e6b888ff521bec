"""A running portal, as script/demo starts it, and a real Chromium to use it with."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from mkwportal.demo.load import PASSWORD

ROOT = Path(__file__).resolve().parent.parent.parent
WIDTHS = {"laptop": (1280, 900), "telefoon": (390, 844)}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep all browser tests in one process: they share one running portal."""
    for item in items:
        if "tests/browser/" in item.nodeid:
            item.add_marker(pytest.mark.xdist_group("browser"))
            item.add_marker(pytest.mark.browser)


class Portal:
    """The address of a running portal, and what a person needs to go in."""

    def __init__(self, url: str, process: subprocess.Popen, log: Path) -> None:
        self.url, self.process, self.log = url, process, log


@pytest.fixture(scope="session")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Portal]:
    """Start the demo in an own folder on a free port; stop it afterwards."""
    folder = tmp_path_factory.mktemp("portal")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    log = folder / "log"
    environment = {name: value for name, value in os.environ.items() if name not in ("MKW_MODE", "DATABASE_URL")}
    environment |= {"MKW_VAR": str(folder / "var"), "PYTHONWARNINGS": "ignore", "DJANGO_SETTINGS_MODULE": "mkwportal.settings"}
    with log.open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "mkwportal.demo.start", "--port", str(port)],
            cwd=ROOT, env=environment, stdout=out, stderr=subprocess.STDOUT,
        )
    url = f"http://127.0.0.1:{port}"
    for _ in range(1200):
        if process.poll() is not None or "Stop met Ctrl-C" in log.read_text():
            break
        time.sleep(0.25)
    if process.poll() is not None or "Stop met Ctrl-C" not in log.read_text():
        process.kill()
        raise RuntimeError("the demo did not start:\n" + log.read_text()[-4000:])
    yield Portal(url, process, log)
    process.send_signal(signal.SIGINT)
    process.wait(60)
    errors = [line for line in log.read_text().splitlines() if " ERROR " in line or "Traceback" in line]
    assert not errors, errors[:5]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The system's Chromium, or Playwright's own where there is one."""
    with sync_playwright() as playwright:
        path = os.environ.get("MKW_CHROMIUM")
        browser = playwright.chromium.launch(
            executable_path=path,
            args=["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"],
        )
        yield browser
        browser.close()


@pytest.fixture(params=list(WIDTHS))
def width(request: pytest.FixtureRequest) -> str:
    """Each journey is made on a laptop and on a phone."""
    return request.param


@pytest.fixture
def context_for(chromium: Browser, portal: Portal) -> Iterator[Callable[..., BrowserContext]]:
    """Return a function that opens a fresh browser of somebody: width, dark, javascript."""
    contexts: list[BrowserContext] = []

    def make(width: str = "laptop", *, dark: bool = False, javascript: bool = True) -> BrowserContext:
        size = WIDTHS[width]
        context = chromium.new_context(
            base_url=portal.url, viewport={"width": size[0], "height": size[1]}, locale="nl-NL",
            timezone_id="Europe/Amsterdam", color_scheme="dark" if dark else "light",
            java_script_enabled=javascript, reduced_motion="reduce", has_touch=width == "telefoon",
        )
        context.set_default_timeout(15_000)
        contexts.append(context)
        return context

    yield make
    for context in contexts:
        context.close()


@pytest.fixture
def as_person(context_for: Callable[..., BrowserContext]) -> Callable[..., Page]:
    """Return a function that logs somebody in through the page and returns the page; console errors fail the test."""
    problems: list[str] = []

    def login(name: str, width: str = "laptop", **options: bool) -> Page:
        page = context_for(width, **options).new_page()
        page.on("console", lambda message: problems.append(message.text) if message.type == "error" and not re.search(r"status of 4\d\d", message.text) else None)
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.goto("/account/inloggen/")
        page.get_by_label("E-mailadres").fill(f"{name}@demo.example")
        page.get_by_label("Wachtwoord", exact=True).fill(PASSWORD)
        page.get_by_role("button", name="Inloggen").click()
        page.wait_for_url("**/")
        return page

    login.problems = problems  # type: ignore[attr-defined]
    yield login
    assert not problems, problems


@pytest.fixture
def mail(portal: Portal) -> Callable[[str], str]:
    """Return a function that waits for the newest message to this address and returns its text."""

    def find(address: str) -> str:
        for _ in range(60):
            with urllib.request.urlopen(portal.url + "/demo/post/") as answer:
                page = answer.read().decode()
            for part in page.split("<article")[1:]:
                if address in part:
                    return part
            time.sleep(0.5)
        raise AssertionError(f"no mail to {address}")

    return find
