"""htmx: the page or only the part of it that changes, and a login that expired halfway."""

from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render, resolve_url
from django.utils.cache import patch_vary_headers
from django.utils.http import url_has_allowed_host_and_scheme

_VARY = ("HX-Request", "HX-History-Restore-Request", "HX-Boosted")


def is_htmx(request: HttpRequest) -> bool:
    """Return whether the browser wants a fragment; history and boosted links want the whole page."""
    headers = request.headers
    return headers.get("HX-Request") == "true" and not (
        headers.get("HX-History-Restore-Request") == "true" or headers.get("HX-Boosted") == "true"
    )


def render_page(
    request: HttpRequest,
    page: str,
    fragment: str,
    context: dict[str, Any] | None = None,
    status: int | None = None,
) -> HttpResponse:
    """Return template `page`, or only `fragment` when htmx asks; both get the same context."""
    response = render(request, fragment if is_htmx(request) else page, context, status=status)
    patch_vary_headers(response, _VARY)
    return response


class LoginRedirectMiddleware:
    """Send the browser itself to the login when a request of htmx (or of an upload) is refused without one.

    Otherwise the login page would land inside the page. Afterwards the person is back where they were.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if response.status_code != 302 or request.headers.get("HX-Request") != "true":
            return response
        target = urlsplit(response["Location"])
        if target.path != resolve_url(settings.LOGIN_URL):
            return response
        response.status_code = 204
        response["HX-Redirect"] = f"{target.path}?{urlencode({'next': self._back(request, target.query)})}"
        del response["Location"]
        patch_vary_headers(response, _VARY)
        return response

    @staticmethod
    def _back(request: HttpRequest, query: str) -> str:
        chosen = (parse_qs(query).get("next") or ["/"])[0]
        here = request.headers.get("HX-Current-URL", "")
        # Another address than the request itself was chosen on purpose; a fragment's own address is no page.
        if urlsplit(chosen).path != request.path or not url_has_allowed_host_and_scheme(
            here, {request.get_host()}, request.is_secure()
        ):
            return chosen
        parts = urlsplit(here)
        return f"{parts.path}?{parts.query}" if parts.query else parts.path
