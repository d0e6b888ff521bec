"""Error pages in the style of the portal, each with a reference that is also in the log."""

import logging
import sys
from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import (
    RequestDataTooBig,
    SuspiciousOperation,
    TooManyFieldsSent,
    TooManyFilesSent,
)
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import render
from django.template.loader import render_to_string

from mkwportal.core.faults import is_away, is_full
from mkwportal.core.limits import TooManyRequests
from mkwportal.core.logs import path_for_log
from mkwportal.core.once import AlreadySaved

from .storing import outage_page

logger = logging.getLogger("mkwportal.errors")
_TOO_MUCH = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)
VERBS = ("GET", "HEAD", "POST", "OPTIONS")
MOST_IN_FORM = 8 * 1024 * 1024  # bytes of a form without its files


def error_page(request: HttpRequest, status: int, uitleg: str = "", template: str = "") -> HttpResponse:
    """Return the page for this status with the request's reference, and log it."""
    reference = getattr(request, "id", "-")
    person = getattr(getattr(request, "user", None), "pk", None) or "-"
    logger.warning("status %s for %s %s by person %s", status, request.method, path_for_log(request), person)
    context = {"referentie": reference, "uitleg": uitleg}
    return render(request, template or f"{status}.html", context, status=status)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Say that the request is wrong, or that it is too much: Django calls both suspicious."""
    return error_page(request, 413 if isinstance(exception, _TOO_MUCH) else 400)


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return error_page(request, 403, str(exception or ""))


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return error_page(request, 403, template="403_csrf.html")


def page_not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Show the sentence of the view that refused; Django's own words are for programmers."""
    said = exception.args[0] if exception and exception.args else ""
    ours = isinstance(said, str) and not said.endswith("matches the given query.")
    return error_page(request, 404, said if ours else "")


def server_error(request: HttpRequest) -> HttpResponse:
    """Render without database, session or context processors: any of them may be what failed."""
    error = sys.exc_info()[1]
    if error is not None and (is_away(error) or is_full(error)):
        return outage_page(request, error, getattr(request, "id", "-"))
    return HttpResponse(render_to_string("500.html", {"referentie": getattr(request, "id", "-")}), status=500)


class BodySizeMiddleware:
    """Refuse a body that no form of the portal sends by what it says of itself, before a byte of it is read."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        length = request.META.get("CONTENT_LENGTH") or "0"
        if length.isdigit() and int(length) > self._most(request):
            page = render_to_string("413.html", {"referentie": getattr(request, "id", "-")})
            return HttpResponse(page, status=413)
        return self.get_response(request)

    @staticmethod
    def _most(request: HttpRequest) -> int:
        """Return how much this request may hold: files only come with a session."""
        files = request.content_type == "multipart/form-data" and settings.SESSION_COOKIE_NAME in request.COOKIES
        return MOST_IN_FORM + files * settings.MAX_UPLOAD_FILES * settings.MAX_UPLOAD_BYTES


class ErrorMiddleware:
    """Turn the portal's own exceptions into answers."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method not in VERBS:  # some views of libraries take a PUT as a POST
            return HttpResponseNotAllowed(VERBS)
        response = self.get_response(request)
        if isinstance(response, HttpResponseNotAllowed) and request.method == "GET" and not response.content:
            page = error_page(request, 405)  # a form's address that was opened again, such as after a login
            page["Allow"] = response["Allow"]
            return page
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, TooManyRequests):
            response = error_page(request, 429)
            response["Retry-After"] = str(exception.seconds)
            return response
        if isinstance(exception, AlreadySaved):
            return HttpResponseRedirect(exception.url)
        if isinstance(exception, SuspiciousOperation):
            return bad_request(request, exception)
        return None
