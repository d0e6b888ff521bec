"""A running portal, as script/demo starts it, and a real Chromium to use it with."""

import fcntl
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
from typing import Any

import psycopg
import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect, sync_playwright

from mkwportal.demo.logins import PASSWORD
from tests.support.html import html_problems

from .support import Pages

ROOT = Path(__file__).resolve().parent.parent.parent
WIDTHS = {"laptop": (1280, 900), "telefoon": (390, 844)}
_EXPECTED_ON_CONSOLE = re.compile(r"status of 4\d\d")  # a refused form or a page that is not there


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the journeys, so that `-m "not browser"` leaves them out; each process of a run has a portal of its own."""
    for item in items:
        if "tests/browser/" in item.nodeid:
            item.add_marker(pytest.mark.browser)


class Portal:
    """A running portal: its address, its folder, its log, and its database for what no page shows."""

    def __init__(self, url: str, folder: Path, process: subprocess.Popen, log: Path) -> None:
        self.url, self.folder, self.process, self.log = url, folder, process, log

    def sql(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        """Return the rows of a query; for facts to compare a page with, and to turn the clock."""
        lines = (self.folder / "postgres" / "postmaster.pid").read_text().splitlines()
        with psycopg.connect(host=lines[4], port=lines[3], user="postgres", dbname="postgres") as connection:
            cursor = connection.execute(query, values)
            return cursor.fetchall() if cursor.description else []


def start_demo(folder: Path, log: Path, *words: str, answers: str | None = None) -> tuple[subprocess.Popen, str]:
    """Start the demo in this folder on a free port; return its process and its address, before it is ready."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {name: value for name, value in os.environ.items() if name not in ("MKW_MODE", "DATABASE_URL")}
    environment |= {"MKW_VAR": str(folder), "PYTHONWARNINGS": "ignore", "DJANGO_SETTINGS_MODULE": "mkwportal.settings"}
    with log.open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "mkwportal.demo.start", "--port", str(port), *words],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.PIPE if answers is not None else subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    if answers is not None and process.stdin:
        process.stdin.write(answers.encode())
        process.stdin.close()
    return process, f"http://127.0.0.1:{port}"


def wait_for_demo(process: subprocess.Popen, log: Path, seconds: float = 420) -> None:
    """Return when the demo says that it runs; RuntimeError with its last words when it does not."""
    end = time.monotonic() + seconds
    while "Stop met Ctrl-C" not in log.read_text():
        if process.poll() is not None or time.monotonic() > end:
            process.kill()
            raise RuntimeError("the demo did not start:\n" + log.read_text()[-4000:])
        time.sleep(0.25)


def _loaded_demo(tmp_path_factory: pytest.TempPathFactory) -> Path | None:
    """Return the folder of a demo that was loaded and stopped, to copy: MKW_DEMO_COPY, or one for all processes.

    Two processes that load at the same time take twice as long. None when there is only one.
    """
    if given := os.environ.get("MKW_DEMO_COPY"):
        return Path(given)
    if "PYTEST_XDIST_WORKER" not in os.environ:
        return None
    place = tmp_path_factory.getbasetemp().parent  # of all processes of this run
    folder, log = place / "demo", place / "demo.log"
    with (place / "demo.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not log.exists():
            process, _ = start_demo(folder, log)
            wait_for_demo(process, log)
            process.send_signal(signal.SIGINT)
            process.wait(60)
        elif "Stop met Ctrl-C" not in log.read_text():
            raise RuntimeError("the demo did not load, see the first test that wanted it")
    return folder


@pytest.fixture(scope="session")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Portal]:
    """Start the demo in an own folder on a free port; stop it afterwards."""
    place = tmp_path_factory.mktemp("portal")
    folder, log = place / "var", place / "log"
    if loaded := _loaded_demo(tmp_path_factory):
        subprocess.run(["cp", "-a", loaded, folder], check=True)  # with the owner, who runs PostgreSQL
    process, url = start_demo(folder, log)
    wait_for_demo(process, log)
    yield Portal(url, folder, process, log)
    process.send_signal(signal.SIGINT)
    process.wait(60)
    errors = [line for line in log.read_text().splitlines() if " ERROR " in line or "Traceback" in line]
    assert not errors, errors[:5]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The system's Chromium, or Playwright's own where there is one."""
    # Playwright's loop runs in this thread from here on, and Django would think that we are asynchronous.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        path = os.environ.get("MKW_CHROMIUM")
        browser = playwright.chromium.launch(
            executable_path=path,
            args=["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"],
        )
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def pages() -> Iterator[Pages]:
    """Look at the pages that are passed; at the end the HTML of all of them is checked in one run."""
    pages = Pages()
    yield pages
    problems = html_problems(pages.html)
    assert not problems, "\n".join(problems[:40])


@pytest.fixture(params=list(WIDTHS))
def width(request: pytest.FixtureRequest) -> str:
    """Each journey is made on a laptop and on a phone."""
    return request.param


@pytest.fixture
def context_for(chromium: Browser, portal: Portal, pages: Pages) -> Iterator[Callable[..., BrowserContext]]:
    """Return a function that opens a fresh browser: width, dark, javascript. What the console complains of fails."""
    contexts: list[BrowserContext] = []
    problems: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        if message.type == "error" and not _EXPECTED_ON_CONSOLE.search(message.text):
            problems.append(f"{message.text} {message.location}")

    def make(
        width: str | tuple[int, int] = "laptop", *, dark: bool = False, javascript: bool = True, **options: Any
    ) -> BrowserContext:
        size = WIDTHS[width] if isinstance(width, str) else width
        context = chromium.new_context(
            base_url=portal.url,
            viewport={"width": size[0], "height": size[1]},
            locale="nl-NL",
            timezone_id="Europe/Amsterdam",
            color_scheme="dark" if dark else "light",
            java_script_enabled=javascript,
            reduced_motion="reduce",
            has_touch=width == "telefoon",
            **options,
        )
        context.set_default_timeout(15_000)
        context.on("page", pages.watch)
        context.on("console", hear)
        context.on("weberror", lambda error: problems.append(str(error.error)))
        contexts.append(context)
        return context

    yield make
    for context in contexts:
        context.close()
    assert not problems, problems


def log_in(page: Page, email: str, password: str = PASSWORD) -> None:
    """Fill in the login page and wait for the first page."""
    page.goto("/account/inloggen/")
    page.get_by_label("E-mailadres").fill(email)
    page.get_by_label("Wachtwoord", exact=True).fill(password)
    page.get_by_role("button", name="Inloggen").click()
    expect(page.locator(".mkw-masthead__tools")).to_be_visible()


@pytest.fixture(scope="session")
def _cookies() -> dict[str, Any]:
    """The sessions of who logged in before, by name: checking a password takes long on purpose."""
    return {}


@pytest.fixture
def as_person(context_for: Callable[..., BrowserContext], _cookies: dict[str, Any]) -> Callable[..., Page]:
    """Return a function that returns a page of somebody who is logged in; the first time through the login page.

    `fresh` logs in anew, for who is going to lose the session.
    """

    def login(name: str, width: str | tuple[int, int] = "laptop", *, fresh: bool = False, **options: Any) -> Page:
        context = context_for(width, **options)
        page = context.new_page()
        if fresh or name not in _cookies:
            log_in(page, f"{name}@demo.example")
            if not fresh:
                _cookies[name] = context.cookies()
        else:
            context.add_cookies(_cookies[name])
        return page

    return login


@pytest.fixture
def mail(portal: Portal) -> Callable[[str], str]:
    """Return a function that waits for the newest message to this address and returns its HTML."""

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
