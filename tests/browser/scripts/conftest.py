"""A page of a real browser under the strict policy, of which every request goes to `server`."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Page

from .server import BASE, Server


@pytest.fixture
def server() -> Server:
    return Server()


@pytest.fixture
def context(chromium, server) -> Iterator[BrowserContext]:
    context = chromium.new_context(locale="nl-NL", timezone_id="Europe/Amsterdam")
    context.set_default_timeout(8000)
    context.route(f"{BASE}/**", server)
    yield context
    context.close()


@pytest.fixture
def page(context) -> Iterator[Page]:
    page = context.new_page()
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on(
        "console",
        lambda message: problems.append(message.text) if "Content Security" in message.text else None,
    )
    yield page
    assert problems == []
