"""A real OpenID provider on loopback, laid out as Entra ID, and somebody who walks through it (openid.mjs)."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urljoin

import pytest
import requests
from django.http import HttpResponse
from django.test import Client

HERE = Path(__file__).parent
CLIENT_ID, SECRET = "portaal", "geheim-van-de-toets"
SITE = "http://127.0.0.1:8000"
CALLBACK = f"{SITE}/account/microsoft/terug/"


class Entra:
    """A running provider: where it is found, and who logs in there."""

    def __init__(self, base: str) -> None:
        self.base = base
        self.discovery = f"{base}/organizations/v2.0/.well-known/openid-configuration"

    def become(self, tenant: str, **claims: str) -> None:
        """Let this be the account at the keyboard: `tenant` signs the token, the claims stand in it."""
        requests.post(f"{self.base}/als", json={"tenant": tenant, "claims": claims}, timeout=10).raise_for_status()

    def walk(self, url: str) -> str:
        """Follow the provider's redirects as a browser does; return the address of the portal that they end at."""
        with requests.Session() as browser:
            for _ in range(10):
                answer = browser.get(url, allow_redirects=False, timeout=10)
                assert "Location" in answer.headers, f"{answer.status_code} {answer.text[:500]}"
                url = urljoin(url, answer.headers["Location"])
                if url.startswith(CALLBACK):
                    return url.removeprefix(SITE)
        raise AssertionError("the provider does not come back")

    def log_in(self, client: Client, tenant: str, query: str = "", **claims: str) -> HttpResponse:
        """Press the button, log in at the provider as this account, and return the portal's answer."""
        self.become(tenant, **claims)
        start = client.get(f"/account/microsoft/{query}")
        assert start.status_code == 302
        return client.get(self.walk(start.url))


@contextmanager
def running_entra() -> Iterator[Entra]:
    """Run the provider with node."""
    tools = Path(os.environ.get("MKW_TOOLS") or HERE.parent.parent / ".venv" / "tools") / "oidc"
    node = shutil.which("node")
    if node is None or not (tools / "node_modules" / "oidc-provider").is_dir():
        pytest.fail("The tests need node and npm's oidc-provider: script/test installs them")
    process = subprocess.Popen(
        [node, str(HERE / "openid.mjs"), str(tools), CALLBACK],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        assert process.stdout is not None
        base = process.stdout.readline().strip()
        assert base, "the provider did not start"
        yield Entra(base)
    finally:
        process.terminate()
        process.communicate(timeout=10)
