"""Answers in the portal's place, with pages made from its own templates and bundles, under the strict policy."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.template import Context, Template
from playwright.sync_api import Request, Route

from mkwportal.core import bundle

ROOT = Path(__file__).resolve().parent.parent.parent.parent
BASE = "http://portaal.test"
POLICY = "default-src 'none'; " + "; ".join(
    f"{kind}-src 'self'" for kind in ("script", "style", "img", "font", "connect")
)
SHELL = """<!DOCTYPE html><html lang="nl" class="mkw-theme">
<head>{% include "partials/head.html" %}<title>t</title></head>
<body><main id="inhoud" tabindex="-1">BODY</main>{% include "partials/live.html" %}</body></html>"""
Answer = Callable[[Request], dict[str, Any]]


def page_of(body: str, **context: object) -> str:
    return Template(SHELL.replace("BODY", body)).render(Context(context))


class Server:
    """Answers by path; what is not given is a static file or 404."""

    def __init__(self) -> None:
        self.answers: dict[str, Answer] = {}
        self.requests: list[Request] = []

    def html(self, path: str, body: str, **context: object) -> None:
        text = page_of(body, **context)
        self.answers[path] = lambda request: {"body": text}

    def __call__(self, route: Route) -> None:
        path = route.request.url.removeprefix(BASE).split("?")[0]
        self.requests.append(route.request)
        headers = {"Content-Security-Policy": POLICY, "Content-Type": "text/html; charset=utf-8"}
        if answer := self.answers.get(path):
            given = answer(route.request)
            if "abort" in given:
                route.abort()
                return
            route.fulfill(
                status=given.get("status", 200),
                headers=headers | given.get("headers", {}),
                body=given.get("body", ""),
            )
        elif (name := path.removeprefix("/static/")) in bundle.BUNDLES:
            kind = "text/css" if name.endswith("css") else "text/javascript"
            route.fulfill(headers={"Content-Type": kind}, body=bundle.join(name, ROOT / "static"))
        elif (file := ROOT / path.lstrip("/")).is_file() and path.startswith("/static/"):
            route.fulfill(path=file)
        else:
            route.fulfill(status=404, body="")
