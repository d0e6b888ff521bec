"""Somebody who uses the portal during the drill: a session that exists, forms, uploads, and what went wrong."""

import html
import re
import secrets
import threading
import uuid
from typing import Any

import requests

from .proxy import HOST

_AREA = re.compile(r'<textarea name="([^"]+)" hidden>\n(.*?)</textarea>', re.S)


class Mens:
    """A browser that speaks to one web machine as the proxy does."""

    def __init__(self, port: int, cookie: str) -> None:
        self.base, self.cookie, self.token = f"http://127.0.0.1:{port}", cookie, secrets.token_hex(16)
        self._local = threading.local()

    def _session(self) -> requests.Session:
        if not hasattr(self._local, "session"):
            session = self._local.session = requests.Session()
            session.trust_env = False
            session.headers.update(
                {
                    "Host": HOST,
                    "X-Forwarded-Proto": "https",
                    "X-Forwarded-For": "127.0.0.1",
                    "Referer": f"https://{HOST}/",
                    "Cookie": f"__Host-sessie={self.cookie}; __Host-csrf={self.token}",
                }
            )
        return self._local.session

    def get(self, path: str, timeout: float = 60) -> requests.Response:
        """Ask for a page."""
        return self._session().get(self.base + path, allow_redirects=False, timeout=timeout)

    def post(self, path: str, data: Any, files: Any = None, timeout: float = 90) -> requests.Response:
        """Send a form."""
        fields = [("csrfmiddlewaretoken", self.token), *(data.items() if isinstance(data, dict) else data)]
        return self._session().post(self.base + path, data=fields, files=files, allow_redirects=False, timeout=timeout)

    def upload(self, organisatie: int, name: str, content: bytes, key: str = "") -> requests.Response:
        """Send a file as the page without JavaScript does."""
        data = {"organisatie": organisatie, "formulier": key or str(uuid.uuid4())}
        return self.post("/documenten/nieuw/", data, files={"bestanden": (name, content)})

    def ask(self, document: int, words: str, key: str = "") -> requests.Response:
        """Ask a question at a document."""
        data = {"soort": "vraag", "tekst": words, "formulier": key or str(uuid.uuid4())}
        return self.post(f"/documenten/{document}/vragen/", data)

    def resend(self, page: str) -> requests.Response:
        """Press the button of the page that says that the portal is away."""
        action = re.search(r'<form class="mkw-stack" method="post" action="([^"]+)"', page)
        assert action, "op de pagina staat geen formulier om opnieuw te versturen"
        fields = [(name, html.unescape(value)) for name, value in _AREA.findall(page) if name != "csrfmiddlewaretoken"]
        return self.post(html.unescape(action[1]), fields)


def sentence(page: str) -> str:
    """Return what an error page says, in one line."""
    found = re.search(r"<h1>(.*?)</h1>", page, re.S)
    return html.unescape(re.sub(r"<[^>]+>|\s+", " ", found[1])).strip() if found else "geen pagina"
