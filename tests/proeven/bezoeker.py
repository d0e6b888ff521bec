"""A visitor without JavaScript: cookies, forms as they stand on the page, and patience when something falls over."""

import re
import threading
import time
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import requests
import urllib3
from requests.adapters import HTTPAdapter

from .proxy import HOST

Field = tuple[str, str]
PATIENCE = 120  # seconds in which trying again must help
_MAY_HELP = {500, 502, 503, 504}


class Tally:
    """What went wrong for visitors, and whether trying again healed it; shared by all of them."""

    def __init__(self) -> None:
        self.requests, self.errors, self.healed = 0, 0, 0
        self.kinds: Counter[str] = Counter()
        self.lost: list[str] = []
        self.longest = 0.0
        self._lock = threading.Lock()

    def note(self, what: str, kinds: list[str], seconds: float, *, well: bool) -> None:
        """Note one request with the errors that came before its answer."""
        with self._lock:
            self.requests += 1
            self.errors += len(kinds)
            self.kinds.update(kinds)
            if kinds and well:
                self.healed += 1
                self.longest = max(self.longest, seconds)
            if not well:
                self.lost.append(f"{what}: {kinds[-1] if kinds else 'geen antwoord'}")


class _ToHost(HTTPAdapter):
    """Speak TLS with 127.0.0.1 as with the portal's own name."""

    def init_poolmanager(self, *args: Any, **options: Any) -> None:
        super().init_poolmanager(*args, server_hostname=HOST, assert_hostname=HOST, **options)


class Visitor:
    """Somebody with a browser. Goes through nginx, or straight to one web machine with `straight`."""

    def __init__(self, base: str, certificate: Path | None, tally: Tally) -> None:
        self.base, self.tally = base, tally
        self.session = requests.Session()
        self.session.trust_env = False
        self.session.headers["Host"] = HOST
        if certificate:
            self.session.mount("https://", _ToHost())
            self.session.verify = str(certificate)

    def straight(self, port: int) -> "Visitor":
        """Return the same browser, with the same cookies, that asks one web machine as nginx would ask it."""
        twin = Visitor(f"http://127.0.0.1:{port}", None, self.tally)
        cookies = "; ".join(f"{cookie.name}={cookie.value}" for cookie in self.session.cookies)
        twin.session.headers.update({"X-Forwarded-Proto": "https", "X-Forwarded-For": "127.0.0.1", "Cookie": cookies})
        return twin

    def ask(self, method: str, path: str, *, patience: float = PATIENCE, **options: Any) -> requests.Response:
        """Return the answer, trying again while something is down; what lasts too long is noted as lost.

        Redirects are not followed: the next page is asked for by itself. A form is sent again with the same fields,
        as a person does who goes back and presses the button once more.
        """
        began, kinds = time.monotonic(), []
        headers = {"Referer": f"https://{HOST}/", **options.pop("headers", {})}
        while True:
            try:
                answer = self.session.request(
                    method, self.base + path, timeout=150, allow_redirects=False, headers=headers, **options
                )
                if answer.status_code not in _MAY_HELP:
                    self.tally.note(f"{method} {path}", kinds, time.monotonic() - began, well=True)
                    return answer
                kinds.append(str(answer.status_code))
            except (requests.RequestException, urllib3.exceptions.HTTPError) as error:
                kinds.append(type(error).__name__)
            if time.monotonic() - began > patience:
                self.tally.note(f"{method} {path}", kinds, patience, well=False)
                raise Lost(f"{method} {path}: {kinds[-1]}")
            time.sleep(0.5)

    def get(self, path: str, **options: Any) -> requests.Response:
        """Ask for a page."""
        return self.ask("GET", path, **options)

    def page(self, path: str) -> str:
        """Return the HTML of a page; AssertionError when it is none."""
        answer = self.get(path)
        for _ in range(5):
            if answer.status_code not in (301, 302):
                break
            answer = self.get(_path(answer))
        assert answer.status_code == 200, f"{path}: {answer.status_code}"
        return answer.text

    def submit(self, path: str, marker: str, changes: dict[str, str], **options: Any) -> requests.Response:
        """Send the form of a page that has a field `marker`, filled in as it stands there but for the changes."""
        fields = form_fields(self.page(path), marker)
        kept = [field for field in fields if field[0] not in changes]
        target = options.pop("to", path.partition("?")[0])
        return self.ask("POST", target, data=[*kept, *changes.items()], **options)

    def log_in(self, email: str, password: str) -> None:
        """Log in; AssertionError when that is refused."""
        answer = self.submit("/account/inloggen/", "password", {"login": email, "password": password})
        assert answer.status_code == 302, f"login: {answer.status_code}"


class Lost(Exception):
    """Something did not come right, however often it was tried."""


def target(answer: requests.Response) -> str:
    """Return the path that a saved form leads to; AssertionError when it was not saved."""
    assert answer.status_code == 302, f"{answer.request.path_url}: {answer.status_code} {_said(answer.text)}"
    return _path(answer)


def _said(html: str) -> str:
    """Return what a page says is wrong, without its tags."""
    found = re.search(r'(?:error-summary|utrecht-alert--error)".*?</ul>', html, re.S)
    return " ".join(re.sub(r"<[^>]+>|^[^>]*>", " ", found[0]).split()) if found else html[:300]


def _path(answer: requests.Response) -> str:
    return answer.headers["Location"].removeprefix(f"https://{HOST}")


def form_fields(html: str, marker: str) -> list[Field]:
    """Return names and values of the first form on the page with a field `marker`, without its buttons."""
    reader = _Forms()
    reader.feed(html)
    for form in reader.forms:
        if any(name == marker for name, _ in form):
            return form
    raise AssertionError(f"no form with {marker} on the page")


class _Forms(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[list[Field]] = []
        self._text: str | None = None
        self._name = ""
        self._options: list[tuple[str, bool]] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.forms.append([])
        elif not self.forms:
            return
        elif tag == "input" and found.get("name") and found.get("type") not in ("submit", "file", "button", "image"):
            if found.get("type") not in ("radio", "checkbox") or "checked" in found:
                self.forms[-1].append((found["name"], found.get("value", "")))
        elif tag == "textarea":
            self._name, self._text = found.get("name", ""), ""
        elif tag == "select":
            self._name, self._options = found.get("name", ""), []
        elif tag == "option" and self._options is not None:
            self._options.append((found.get("value", ""), "selected" in found))

    def handle_data(self, data: str) -> None:
        if self._text is not None:
            self._text += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea" and self._text is not None:
            self.forms[-1].append((self._name, self._text.removeprefix("\n")))
            self._text = None
        elif tag == "select" and self._options is not None:
            chosen = [value for value, selected in self._options if selected] or [
                value for value, _ in self._options[:1]
            ]
            self.forms[-1] += [(self._name, value) for value in chosen if self._name]
            self._options = None
