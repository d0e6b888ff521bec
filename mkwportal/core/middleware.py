"""Middleware: request id, headers, login required, and a POST that survives an expired login."""

import re
import secrets
from collections.abc import Callable

from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware as DjangoLoginRequired
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.middleware.gzip import GZipMiddleware
from django.urls import reverse

from .logs import request_id

_ID = re.compile(r"[A-Za-z0-9-]{8,32}")
SAVED_POST = "bewaarde_post"
_MAX_SAVED = 200_000
_TEXT = ("application/json", "application/atom+xml", "application/xml", "image/svg+xml")
_FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")
_PERMISSIONS = (
    "accelerometer=(), autoplay=(), camera=(self), display-capture=(), fullscreen=(self), geolocation=(), "
    "gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()"
)


class RequestIdMiddleware:
    """Give each request an id; it stands in the log, in the answer and on an error page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        given = request.headers.get("X-Request-ID", "")
        request.id = given if _ID.fullmatch(given) else secrets.token_hex(6)  # type: ignore[attr-defined]
        token = request_id.set(request.id)  # type: ignore[attr-defined]
        try:
            response = self.get_response(request)
        finally:
            request_id.reset(token)
        response["X-Request-ID"] = request.id  # type: ignore[attr-defined]
        return response


class HeadersMiddleware:
    """Headers that Django does not set itself; pages of a person are never kept by a cache in between.

    The browser keeps them ("private, no-cache"), so that what was typed is still there after going back, until
    somebody logs out: then it forgets them, and "back" shows no page of that person on a shared computer.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        response.setdefault("Permissions-Policy", _PERMISSIONS)
        response.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.setdefault("X-Robots-Tag", "noindex, nofollow, noarchive")
        if getattr(request, "logged_out", False):
            response["Clear-Site-Data"] = '"cache"'
        response.setdefault("Cache-Control", "private, no-store" if request.method != "GET" else "private, no-cache")
        return response


def forget_pages(request: HttpRequest | None, **kwargs: object) -> None:
    """Note on the request that somebody logged out."""
    if request is not None:
        request.logged_out = True  # type: ignore[attr-defined]


class TextGZipMiddleware(GZipMiddleware):
    """Compress pages and tables; a file or an image goes out as it is, with its length and a strong ETag."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        kind = response.headers.get("Content-Type", "").partition(";")[0]
        if response.has_header("Accept-Ranges") or not (kind.startswith("text/") or kind in _TEXT):
            return response
        return super().process_response(request, response)


def _has_text(request: HttpRequest, fields: list[list[str]]) -> bool:
    """Whether there is something to keep; of a form with files only when somebody typed a text beside them."""
    if request.content_type == "multipart/form-data":
        typed = any(value.strip() and not value.isdigit() for name, value in fields if name != "formulier")
        return typed and request.headers.get("HX-Request") != "true"
    return bool(fields)


def keep_post(request: HttpRequest) -> bool:
    """Keep what somebody sent, for the page `verder` once the way is free; return whether there was something."""
    if request.method != "POST" or request.content_type not in _FORMS:
        return False
    fields = [
        [name, value]
        for name, values in request.POST.lists()
        for value in values
        if name != "csrfmiddlewaretoken" and "password" not in name
    ]
    if not _has_text(request, fields) or sum(len(name) + len(value) for name, value in fields) > _MAX_SAVED:
        return False
    request.session[SAVED_POST] = {"pad": request.get_full_path(), "velden": fields}
    return True


class LoginRequiredMiddleware(DjangoLoginRequired):
    """Closed by default. What somebody sent after the login expired is kept for after the next login."""

    def handle_no_permission(self, request: HttpRequest, view_func: Callable) -> HttpResponseRedirect:
        if keep_post(request):
            return self._to_login(request, reverse("verder"))
        return super().handle_no_permission(request, view_func)

    def _to_login(self, request: HttpRequest, next_url: str) -> HttpResponseRedirect:
        from django.contrib.auth.views import redirect_to_login

        return redirect_to_login(next_url, reverse(settings.LOGIN_URL))
